"""What stands round a line, as numbers of features: its neighbours' looks, blank lines, indentation and its place on the page; and the sum of their weights.

`scores` gives what the weights of `surroundings` add up to, without making the features: a fifth of the time.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from digest.clean.looks import AT
from digest.clean.sheet import Line, Look

PLACES = (1, 2, 4, 7, 12, 20, 35, 60, 100)  # lines from the page's start or end: edges of 10 bins
LONG = 12  # words of the longest line that is short under a heading
START, END = 15, 16  # what stands before and after a page, among the kinds of lines
_KINDS = 18
_BEFORE, _AFTER, _TWO_BEFORE, _TWO_AFTER = AT["line before"], AT["line after"], AT["two before"], AT["two after"]
_THREE_BEFORE, _THREE_AFTER, _BETWEEN = AT["three before"], AT["three after"], AT["between"]
_REPEATED, _BLANK, _INDENTED, _TENTH = AT["repeated"], AT["blank lines around"], AT["indentation"], AT["tenth of the page"]
_FROM_START, _FROM_END, _OVER, _UNDER = AT["lines from the start"], AT["lines from the end"], AT["heading before"], AT["heading after"]


class Tables(NamedTuple):
    """The weights of surroundings, laid out so that a page's lines are looked up all at once."""

    before: Sequence[float]
    """Of a kind and the kind before it."""
    after: Sequence[float]
    """Of a kind and the kind after it: here, as in the next three, the line that stands first counts 18."""
    two_before: Sequence[float]
    two_after: Sequence[float]
    between: Sequence[float]
    three_before: Sequence[float]
    three_after: Sequence[float]
    repeated: Sequence[float]
    blank: Sequence[float]
    indented: Sequence[float]
    tenth: Sequence[float]
    from_start: Sequence[float]
    """Of the first hundred lines, then of all others."""
    from_end: Sequence[float]
    over: Sequence[float]
    under: Sequence[float]


def surroundings(lines: Sequence[Line], seen: Sequence[Look]) -> list[tuple[int, ...]]:
    """For each line the features of its place and of the lines next to it."""
    total = len(lines)
    often = Counter([line.text for line in lines])
    kinds = [15, 15, 15, *[one.kind for one in seen], 16, 16, 16]
    marks = [0, *[one.mark for one in seen], 0]
    indents = [line.indent for line in lines]
    gaps = [*[min(line.gap, 2) for line in lines], 2]
    found: list[tuple[int, ...]] = []
    for number in range(total):
        one = seen[number]
        kind, at, indent = one.kind, one.bin, indents[number]
        earlier, later = kinds[number + 2], kinds[number + 4]
        step = 0 if number == 0 else _step(indents[number - 1], indent)
        step = step * 4 + (0 if number + 1 == total else _step(indents[number + 1], indent))
        keys = (
            _REPEATED + at * 4 + min(3, often[lines[number].text]),
            _BLANK + at * 9 + gaps[number] * 3 + gaps[number + 1],
            _INDENTED + step,
            _BEFORE + earlier * 18 + kind,
            _AFTER + later * 18 + kind,
            _TWO_BEFORE + kinds[number + 1] * 18 + kind,
            _TWO_AFTER + kinds[number + 5] * 18 + kind,
            _THREE_BEFORE + kinds[number],
            _THREE_AFTER + kinds[number + 6],
            _BETWEEN + earlier * 18 + later,
            _TENTH + 10 * number // total,
            _FROM_START + bisect_right(PLACES, number),
            _FROM_END + bisect_right(PLACES, total - 1 - number),
            _OVER + marks[number] * 2 + (one.length > 12),
            _UNDER + marks[number + 2] * 2 + (one.length > 12),
        )
        found.append(keys)
    return found


def _step(other: int, indent: int) -> int:
    return 1 if other == indent else 2 if other < indent else 3


def tables(features: Sequence[float]) -> Tables:
    """The weights of all features → those of surroundings."""

    def part(begin: int, size: int) -> list[float]:
        return list(features[begin : begin + size])

    def turned(begin: int) -> list[float]:
        return [features[begin + second * _KINDS + first] for first in range(_KINDS) for second in range(_KINDS)]

    def placed(begin: int) -> list[float]:
        return [features[begin + bisect_right(PLACES, place)] for place in range(PLACES[-1] + 1)]

    pairs = _KINDS * _KINDS
    return Tables(
        part(_BEFORE, pairs), turned(_AFTER), part(_TWO_BEFORE, pairs), turned(_TWO_AFTER), part(_BETWEEN, pairs),
        part(_THREE_BEFORE, _KINDS), part(_THREE_AFTER, _KINDS), part(_REPEATED, 64), part(_BLANK, 144), part(_INDENTED, 16), part(_TENTH, 11),
        placed(_FROM_START), placed(_FROM_END), part(_OVER, 16), part(_UNDER, 16),
    )  # fmt: skip


def scores(lines: Sequence[Line], seen: Sequence[Look], known: Tables) -> list[float]:
    """For each line the sum of the weights of its `surroundings`."""
    if not lines:
        return []
    lengths, bins, own_kinds, _, own_marks, _, _ = zip(*seen, strict=True)
    _, texts, indents, _, _, _, line_gaps, _, _ = zip(*lines, strict=True)
    kinds = [START, START, START, *own_kinds, END, END, END]
    ones = [first * _KINDS + second for first, second in itertools.pairwise(kinds)]
    twos = [first * _KINDS + second for first, second in zip(kinds, kinds[2:], strict=False)]
    before, after, two_before, two_after, between, three_before, three_after, repeated, blank, indented, tenth, from_start, from_end, over, under = known
    gaps = [*[min(gap, 2) for gap in line_gaps], 2]
    often = Counter(texts)
    marks = [0, *[mark * 2 for mark in own_marks], 0]
    wide = [length > LONG for length in lengths]
    found = [
        before[a] + after[b] + two_before[c] + between[d] + two_after[e] + three_before[f] + three_after[g]
        for a, b, c, d, e, f, g in zip(ones[2:], ones[3:], twos[1:], twos[2:], twos[3:], kinds, kinds[6:], strict=False)
    ]
    placed = [
        score
        + repeated[at * 4 + (count if (count := often[text]) < 3 else 3)]
        + blank[at * 9 + gap * 3 + next_gap]
        + over[last + long]
        + under[next_one + long]
        for score, at, text, gap, next_gap, last, next_one, long in zip(found, bins, texts, gaps, gaps[1:], marks, marks[2:], wide, strict=False)
    ]
    return list(map(sum, zip(placed, _steps(indents, indented), *_places(len(lines), tenth, from_start, from_end), strict=True)))


def _steps(indents: Sequence[int], indented: Sequence[float]) -> list[float]:
    """The weights of how lines are indented beside those before and after them."""
    steps = [0, *[1 if a == b else 2 if a < b else 3 for a, b in itertools.pairwise(indents)]]
    back = [*[step if step < 2 else 5 - step for step in steps[1:]], 0]
    return [indented[a * 4 + b] for a, b in zip(steps, back, strict=True)]


def _places(total: int, tenth: Sequence[float], from_start: Sequence[float], from_end: Sequence[float]) -> tuple[list[float], list[float], list[float]]:
    """The weights of the places of a page of so many lines."""
    far = max(0, total - len(from_start))
    begun = [*from_start[:total], *[from_start[-1]] * far]
    ended = [*[from_end[-1]] * far, *from_end[:total][::-1]]
    return [tenth[10 * number // total] for number in range(total)], begun, ended

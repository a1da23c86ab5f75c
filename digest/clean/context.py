"""How a line stands to the text of its page: what the first look at all lines says of those around it, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import exp
from operator import mul

from digest.clean.sheet import Line, Look

NAMES = tuple(
    """
    score length sentence bullet gap after score-3 score-2 score-1 score+1 score+2 score+3 length-2 length-1 length+1 length+2
    text_3_before text_3_after text_10_before text_10_after text_before text_after since_text until_text indented_as_text indent text_lines_5_before text_lines_5_after
    text_in_all lines place in_block_for in_block_until in_block block block_share share text_lines_15_before text_lines_15_after strong
    since_related since_comments related comments
    """.split()
)
"""What `around` tells of a line, in this order."""
STRONG = 0.7  # likelihood, and
LONG = 12  # words, from which a line is surely text
FAR = 99.0
WIDEST = 15  # lines before and after
UNLIKELY = -3.0
"""A line whose first score is lower, with none above `LIKELY` next to it, is furniture without a second look."""
LIKELY = 0.0


def around(lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float]) -> list[tuple[float, ...] | None]:
    """The numbers of `NAMES` for each line that is worth a second look, None for the others."""
    total = len(lines)
    if not total:
        return []
    chances = [1 / (1 + exp(-score)) if score > -30 else 0.0 for score in scores]
    lengths, _, _, sentences, marks, _, _ = zip(*seen, strict=True)
    _, _, indents, bullets, _, _, line_gaps, _, _ = zip(*lines, strict=True)
    weights = list(map(mul, chances, lengths))
    masses, counts = [0.0, *accumulate(weights)], [0.0, *accumulate(chances)]
    whole = masses[-1] + 1e-9
    sure = [chance > STRONG and length >= LONG for chance, length in zip(chances, lengths, strict=True)]
    strong = sum(sure)
    indent = _indent(indents, weights, sure)
    since, until = _distances(sure)
    since_related, related = _since([mark & 1 for mark in marks])
    since_comments, comments = _since([mark & 2 for mark in marks])
    start, end, sure_of_it = block(chances, lengths)
    share = (masses[end] - masses[start]) / whole
    padded = [-9.0, -9.0, -9.0, *scores, -9.0, -9.0, -9.0]
    wide = [0, 0, *lengths, 0, 0]
    gaps = [*[min(gap, 2) for gap in line_gaps], 2]
    # With as many values before and after as are looked back and on, none is asked for the ends of the page.
    summed, counted = ([*WIDEST * [0.0], *sums, *WIDEST * [sums[-1]]] for sums in (masses, counts))
    found: list[tuple[float, ...] | None] = []
    for at, score in enumerate(scores):
        if score < UNLIKELY and padded[at + 2] < LIKELY and padded[at + 4] < LIKELY:
            found.append(None)
            continue
        mass, mass_after, count, count_after, own = masses[at], masses[at + 1], counts[at], counts[at + 1], indents[at]
        here = at + WIDEST
        found.append(
            (
                score, lengths[at], sentences[at], bullets[at], gaps[at], gaps[at + 1],
                padded[at], padded[at + 1], padded[at + 2], padded[at + 4], padded[at + 5], padded[at + 6],
                wide[at], wide[at + 1], wide[at + 3], wide[at + 4],
                (mass - summed[here - 3]) / whole, (summed[here + 4] - mass_after) / whole,
                (mass - summed[here - 10]) / whole, (summed[here + 11] - mass_after) / whole,
                mass / whole, 1 - mass_after / whole, since[at], until[at], own == indent, own - indent,
                count - counted[here - 5], counted[here + 6] - count_after,
                whole, total, at / total, at - start, end - 1 - at, start <= at < end, sure_of_it, share, weights[at] / whole,
                count - counted[here - 15], counted[here + 16] - count_after, strong,
                since_related[at], since_comments[at], related[at], comments[at],
            )
        )  # fmt: skip
    return found


def _indent(indents: Sequence[int], weights: Sequence[float], sure: Sequence[bool]) -> int:
    """The indentation that most of the sure text has; -1 where there is none."""
    found: dict[int, float] = {}
    for indent, weight, is_sure in zip(indents, weights, sure, strict=True):
        if is_sure:
            found[indent] = found.get(indent, 0.0) + weight
    return max(found, key=lambda indent: (found[indent], -indent)) if found else -1


def _distances(sure: Sequence[bool]) -> tuple[list[float], list[float]]:
    """How many lines back, and on, the nearest sure text stands."""
    return _last(sure), _last(sure[::-1])[::-1]


def _last(sure: Sequence[bool]) -> list[float]:
    found, last = [], -1
    for at, is_sure in enumerate(sure):
        found.append(float(at - last) if last >= 0 else 999.0)
        if is_sure:
            last = at
    return found


def _since(marks: Sequence[int]) -> tuple[list[float], list[int]]:
    """How many lines back the last heading of a sort stands, and how many of them have stood."""
    if not any(marks):
        return [FAR] * len(marks), [0] * len(marks)
    found, counted, last, count = [], [], -1, 0
    for at, mark in enumerate(marks):
        if mark:
            last = at
            count += 1
        found.append(float(at - last) if last >= 0 else FAR)
        counted.append(count)
    return found, counted


def block(chances: Sequence[float], lengths: Sequence[int]) -> tuple[int, int, float]:
    """The run of lines that is most surely text: where it begins and ends, and how sure it is."""
    best = current = 0.0
    start = begin = end = 0
    for at, (chance, length) in enumerate(zip(chances, lengths, strict=True)):
        if current <= 0:
            if chance <= 0.5:
                continue  # no run begins with it: most lines
            current, start = 0.0, at
        current += min(length, 60) * (chance - 0.5) * 2 - 0.5
        if current > best:
            best, begin, end = current, start, at + 1
    return begin, end, best

"""The lines before a text → which of them is its title: by how near it stands, what it shares with the text, and how it looks.

The weights are learned (`tests/quality/train_titles.py`): small trees give each line a score, the highest is the title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from math import log1p
from typing import NamedTuple

from digest.clean.sheet import Line, Look

NAMES = tuple(
    """
    distance wordy_between end shared shared_share repeated repeated_later score gap gap_after capitals date_soon shared_start characters indent_text
    length_before length_after kind_before long_after alone rank_shared said said_less said_before most_frequent date_after known_share known_share_less score_before page_words
    """.split()
)
"""What `facts` tells of a line, in this order."""
TEXT = 0.45  # how likely a line is that counts as text
WORDY = 8
REACH = 60  # lines before the text that may be its title
BEYOND = 2  # lines of text after whose first a title may still come: a summary often stands over it
OPENING = 400  # words of the text with which a title shares some
SHORTEST, LONGEST = 1, 40
BEGINNING = 13  # characters that a line has at least which begins another one
FAR = 1 << 40  # lines on: nowhere
WORTH = 4  # characters of a word that is worth comparing
DATED = 13  # lines from which on a date is too far below
SHORT = 4  # words of a line whose words are weighed as those of labels
NONE = -9.0  # for a line before that can't be the title
HEARD = 6  # words of the lines before and after that are looked up

_WORD = re.compile(r"\w+")
_DATED = re.compile(r"(?:19|20)\d\d|\d[:.]\d\d|\bago\b|\b[Bb]y\b|\b[Vv]on\b")
_YEAR = re.compile(r"(?:19|20)\d\d|\bago\b")


class First(NamedTuple):
    """Weights of a first look at each line: of its features, and of words."""

    features: tuple[float, ...]
    words: tuple[dict[str, float], ...]
    """Of lines of four words or fewer; of longer ones; of the line before; of the line after; of the first word."""


def text_lines(lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float]) -> list[int]:
    """The numbers of the lines that are text; those of one word or two say nothing of where it begins."""
    return [at for at, score in enumerate(scores) if score >= TEXT and seen[at].length >= WORDY] or [at for at, score in enumerate(scores) if score >= TEXT]


def candidates(lines: Sequence[Line], seen: Sequence[Look], text: Sequence[int], start: int = 0) -> list[int]:
    """The numbers of the lines that may be the title of the text whose lines have these numbers."""
    if not text:
        return []
    last = text[min(BEYOND, len(text) - 1)]
    return [
        at for at in range(max(start, text[0] - REACH), last + 1) if seen[at].keys and SHORTEST <= seen[at].length <= LONGEST and len(lines[at].text) <= 250
    ]


def best(
    lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float], among: Sequence[int], score: Callable[[Sequence[float]], float], weights: First
) -> int:
    """The number of the line that is most surely the title; -1 where none may be."""
    if not among:
        return -1
    told = facts(lines, seen, scores, text_lines(lines, seen, scores) or [among[-1]], among, first(seen, among, weights))
    return max(zip(map(score, told), among, strict=True), key=lambda pair: (pair[0], -pair[1]))[1]


def first(seen: Sequence[Look], among: Sequence[int], weights: First) -> list[float]:
    """For each line that may be the title, how much its looks and words, and those of its neighbours, are a title's: "Share" and "Written by" are none."""
    found = []
    for at in among:
        one = seen[at]
        short, long, before, after, opening = weights.words
        own = short if one.length <= SHORT else long
        score = (
            sum([weights.features[key] for key in one.keys]) + sum([own.get(word, 0.0) for word in dict.fromkeys(one.words)]) + opening.get(one.words[0], 0.0)
        )
        score += sum([before.get(word, 0.0) for word in dict.fromkeys(seen[at - 1].words[:HEARD])]) if at else 0.0
        score += sum([after.get(word, 0.0) for word in dict.fromkeys(seen[at + 1].words[:HEARD])]) if at + 1 < len(seen) else 0.0
        found.append(score)
    return found


def facts(
    lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float], text: Sequence[int], among: Sequence[int], said: Sequence[float]
) -> list[tuple[float, ...]]:
    """The numbers of `NAMES` for each of the lines that may be the title; `said` is what `first` gave each of them."""
    if not among:
        return []
    near = range(max(0, among[0] - 3), min(len(lines), among[-1] + DATED))
    spelled = {at: _WORD.findall(lines[at].text.casefold()) for at in near}
    folded = {at: " ".join(words) for at, words in spelled.items()}
    own = {at: _worth(spelled[at]) for at in among}
    often, again, long_after = Counter(folded.values()), _again(folded), _long_after(seen, among)
    short = {at: lines[at].text for at in near if seen[at].length < 20}
    dated = {at: _DATED.search(line) is not None for at, line in short.items()}
    days = [at for at, line in short.items() if _YEAR.search(line)]
    opening = _opening(lines, text)
    words_of_text, early = frozenset(opening), frozenset(opening[:60])
    frequent = Counter([word for at in text for word in _worth(_WORD.findall(lines[at].text.casefold()))])
    written = sum(frequent.values()) or 1
    elsewhere: Counter[str] = Counter()
    for one, score, line in zip(seen, scores, lines, strict=True):
        if one.length <= 15 and score < TEXT:
            elsewhere.update(set(_worth(_WORD.findall(line.text.casefold()))))
    share = {at: sum(map(words_of_text.__contains__, own[at])) for at in among}
    known = {at: sum(map(frequent.__contains__, own[at])) / max(1, len(own[at])) for at in among}
    most_known, most_said = max(known.values()), max(said)
    ranked = sorted(share.values())
    first = text[0] if text else 0
    left: dict[int, int] = {}
    wordy = 0
    for at in reversed(among):
        left[at] = wordy
        wordy += 4 <= seen[at].length <= 30
    before = dict(zip(among, said, strict=True))
    found: list[tuple[float, ...]] = []
    for at, one_said in before.items():
        line, words, worth = lines[at], lines[at].text.split(), own[at]
        after = seen[at + 1] if at + 1 < len(lines) else None
        gap, gap_after = min(line.gap, 2), min(lines[at + 1].gap, 2) if after else 2
        day = bisect_right(days, at)
        found.append(
            (
                first - at, left[at], seen[at].keys[0] % 12, share[at], share[at] / max(1, len(worth)), often[folded[at]], again.get(at, FAR) - at < 12,
                scores[at], gap, gap_after, sum([word[0].isupper() for word in words]) / len(words),
                any(map(dated.get, range(at + 1, min(len(lines), at + 5)))), sum(map(early.__contains__, worth)), len(line.text), line.indent - lines[first].indent,
                seen[at - 1].length if at else 0, after.length if after else 0, seen[at - 1].kind if at else 15, long_after[at],
                min(gap, 1) + min(gap_after, 1), len(ranked) - bisect_right(ranked, share[at]),
                one_said, most_said - one_said, max(before.get(at - 1, NONE), before.get(at - 2, NONE)) - one_said,
                100 * max(map(frequent.__getitem__, worth), default=0) / written, min(DATED, days[day] - at) if day < len(days) else DATED,
                known[at], most_known - known[at], scores[at - 1] if at else 0.0, sum([log1p(elsewhere[word]) for word in worth]) / max(1, len(worth)),
            )
        )  # fmt: skip
    return found


def _opening(lines: Sequence[Line], text: Sequence[int]) -> list[str]:
    """The words worth comparing with which a text begins."""
    found: list[str] = []
    for at in text:
        found += _worth(_WORD.findall(lines[at].text.casefold()))
        if len(found) >= OPENING:
            break
    return found


def _again(folded: dict[int, str]) -> dict[int, int]:
    """For each line the next one that says the same."""
    found, last = {}, dict[str, int]()
    for at in reversed(folded):
        name = folded[at]
        if name in last:
            found[at] = last[name]
        last[name] = at
    return found


def _long_after(seen: Sequence[Look], among: Sequence[int]) -> dict[int, int]:
    """For each line how many lines on the next long one stands, at most 40."""
    found, last = {}, FAR
    for at in range(min(len(seen), among[-1] + 40) - 1, among[0] - 1, -1):
        found[at] = min(40, last - at)
        if seen[at].length >= 20:
            last = at
    return found


def _worth(words: list[str]) -> list[str]:
    return [word for word in words if len(word) >= WORTH or word.isdigit() or ord(word[0]) > 0x3000]

"""The lines before a text → which of them is its title: by how near it stands, what it shares with the text, and how it looks.

The weights are learned (`tests/quality/train_titles.py`): small trees give each line a score, the highest is the title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
from math import inf, log1p
from typing import NamedTuple

from digest import text as text_of
from digest.clean import context
from digest.clean.sheet import Line, Look

NAMES = tuple(
    """
    distance wordy_between end shared shared_share repeated repeated_later score gap gap_after capitals date_soon shared_start characters indent_text
    length_before length_after kind_before long_after alone rank_shared said said_less said_before most_frequent date_after known_share known_share_less score_before page_words
    until_block said_after score_after length_after_next inside_another holds_another at credit known_next
    """.split()
)
"""What `facts` tells of a line, in this order."""
TEXT = 0.45  # how likely a line is that counts as text
WORDY = 8
REACH = 60  # lines before the text that may be its title
NEAR = 25  # lines before the run that is most surely text
BEYOND = 2  # lines of text after whose first a title may still come: a summary often stands over it
OPENING = 400  # words of the text with which a title shares some
SHORTEST, LONGEST = 1, 40
BEGINNING = 13  # characters that a line has at least which begins another one
FAR = 1 << 40  # lines on: nowhere
WORTH = 4  # characters of a word that is worth comparing
DATED = 13  # lines from which on a date is too far below
SHORT = 4  # words of a line whose words are weighed as those of labels
FAVOUR = 1.0  # what a line may lack that stands over facts and is said twice, or begins one of several articles
HOPELESS = 6.0  # a line whose first look is so much worse than the best one is asked no further: of 25 lines, 7 are; on 380 pages no title was 5 worse
NONE = -9.0  # for a line before that can't be the title
LABEL = 15  # words of the longest line elsewhere on the page whose words are counted
HEARD = 6  # words of the lines before and after that are looked up

_DATED = re.compile(r"(?:19|20)\d\d|\d[:.]\d\d|\bago\b|\b[Bb]y\b|\b[Vv]on\b")
CREDIT = re.compile(r"©|(?i:\b(?:foto|photo|bild|image|credit|getty|reuters|afp|epa|courtesy)s?\b)|\.(?:jpe?g|png)\b|/AP\b")
_YEAR = re.compile(r"(?:19|20)\d\d|\bago\b")


class First(NamedTuple):
    """Weights of a first look at each line: of its features, and of words."""

    features: tuple[float, ...]
    words: tuple[dict[str, float], ...]
    """Of lines of four words or fewer; of longer ones; of the line before; of the line after; of the first word."""


def text_lines(lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float]) -> list[int]:
    """The numbers of the lines that are text; those of one word or two say nothing of where it begins."""
    return [at for at, score in enumerate(scores) if score >= TEXT and seen[at].length >= WORDY] or [at for at, score in enumerate(scores) if score >= TEXT]


def candidates(lines: Sequence[Line], seen: Sequence[Look], text: Sequence[int], begun: int = -1) -> list[int]:
    """The numbers of the lines that may be the title of the text whose lines have these numbers: those before its first, and before the run that is most surely text."""
    near: set[int] = set()
    for first, reach in ((text[0] if text else -1, REACH), (begun, NEAR)):
        if first >= 0:
            from_here = bisect_left(text, first)
            last = text[min(from_here + BEYOND, len(text) - 1)] if text else first
            near.update(range(max(0, first - reach), max(first, last) + 1))
    return [at for at in sorted(near) if seen[at].keys and SHORTEST <= seen[at].length <= LONGEST and len(lines[at].text) <= 250]


def begun(seen: Sequence[Look], scores: Sequence[float]) -> int:
    """The number of the line with which the run begins that is most surely text; -1 where there is none."""
    begin, end, _ = context.block(scores, [one.length for one in seen])
    return begin if end > begin else -1


def best(
    lines: Sequence[Line],
    seen: Sequence[Look],
    scores: Sequence[float],
    among: Sequence[int],
    score: Callable[[Sequence[float]], float],
    weights: First,
    favoured: int = -1,
    text: Sequence[int] = (),
    block: int | None = None,
) -> int:
    """The number of the line that is most surely the title; -1 where none may be. The one that is favoured needs not be quite the best.

    `text` and `block` are what `text_lines` and `begun` give, where that is known.
    """
    if not among:
        return -1
    looked = first(seen, among, weights)
    best_look = max(looked)
    worthy = [at for at, one in zip(among, looked, strict=True) if one >= best_look - HOPELESS or at == favoured]
    told = facts(lines, seen, scores, text or text_lines(lines, seen, scores) or [among[-1]], among, looked, frozenset(worthy), block)
    said = dict(zip(worthy, map(score, told), strict=True))
    top = max(said, key=lambda at: (said[at], -at))
    return favoured if said.get(favoured, -inf) >= said[top] - FAVOUR else top


def first(seen: Sequence[Look], among: Sequence[int], weights: First) -> list[float]:
    """For each line that may be the title, how much its looks and words, and those of its neighbours, are a title's: "Share" and "Written by" are none."""
    found = []
    weight, nothing = weights.features.__getitem__, repeat(0.0)
    short, long, before, after, opening = (table.get for table in weights.words)
    for at in among:
        one = seen[at]
        own = short if one.length <= SHORT else long
        score = sum(map(weight, one.keys)) + sum(map(own, dict.fromkeys(one.words), nothing)) + opening(one.words[0], 0.0)
        score += sum(map(before, dict.fromkeys(seen[at - 1].words[:HEARD]), nothing)) if at else 0.0
        score += sum(map(after, dict.fromkeys(seen[at + 1].words[:HEARD]), nothing)) if at + 1 < len(seen) else 0.0
        found.append(score)
    return found


def facts(
    lines: Sequence[Line],
    seen: Sequence[Look],
    scores: Sequence[float],
    text: Sequence[int],
    among: Sequence[int],
    said: Sequence[float],
    wanted: frozenset[int] | None = None,
    block: int | None = None,
) -> list[tuple[float, ...]]:
    """The numbers of `NAMES` for each of the lines that may be the title, or for those that are wanted; `said` is what `first` gave each of them."""
    if not among:
        return []
    near = range(max(0, among[0] - 3), min(len(lines), among[-1] + DATED))
    written_ones = frozenset(text)
    used = [at in near or at in written_ones or (score < TEXT and one.length <= LABEL) for at, (score, one) in enumerate(zip(scores, seen, strict=True))]
    told = text_of.by_lines([line.text if use else "" for line, use in zip(lines, used, strict=True)])
    folded = {at: " ".join(told[at]) for at in near}
    own = {at: _worth(told[at]) for at in among}
    often, again, long_after = Counter(folded.values()), _again(folded), _long_after(seen, among)
    short = {at: lines[at].text for at in near if seen[at].length < 20}
    days = [at for at, line in short.items() if ("20" in line or "19" in line or "ago" in line) and _YEAR.search(line)]
    written_words = [_worth(told[at]) for at in text]
    opening = _opening(written_words)
    words_of_text, early = frozenset(opening), frozenset(opening[:60])
    frequent = Counter(filter(frozenset(chain.from_iterable(own.values())).__contains__, chain.from_iterable(written_words)))
    written = sum(map(len, written_words)) or 1
    asked = frozenset(chain.from_iterable(own.values() if wanted is None else [own[at] for at in among if at in wanted]))
    labels = [words for one, score, words in zip(seen, scores, told, strict=True) if score < TEXT and one.length <= LABEL]
    elsewhere = Counter(chain.from_iterable(map(asked.intersection, labels)))
    share = {at: sum(map(words_of_text.__contains__, own[at])) for at in among}
    known = {at: sum(map(frequent.__contains__, own[at])) / max(1, len(own[at])) for at in among}
    most_known, most_said = max(known.values()), max(said)
    ranked = sorted(share.values())
    first = text[0] if text else 0
    block = begun(seen, scores) if block is None else block
    inside, holds = _within([(at, folded[at]) for at in among])
    left: dict[int, int] = {}
    wordy = 0
    for at in reversed(among):
        left[at] = wordy
        wordy += 4 <= seen[at].length <= 30
    before, none = dict(zip(among, said, strict=True)), repeat(0)
    found: list[tuple[float, ...]] = []
    for at, one_said in before.items():
        if wanted is not None and at not in wanted:
            continue
        line, words, worth = lines[at], lines[at].text.split(), own[at]
        after = seen[at + 1] if at + 1 < len(lines) else None
        gap, gap_after = min(line.gap, 2), min(lines[at + 1].gap, 2) if after else 2
        day = bisect_right(days, at)
        found.append(
            (
                first - at, left[at], seen[at].keys[0] % 12, share[at], share[at] / max(1, len(worth)), often[folded[at]], again.get(at, FAR) - at < 12,
                scores[at], gap, gap_after, sum([word[0].isupper() for word in words]) / len(words),
                any(_DATED.search(short.get(after_it, "")) for after_it in range(at + 1, min(len(lines), at + 5))), sum(map(early.__contains__, worth)), len(line.text), line.indent - lines[first].indent,
                seen[at - 1].length if at else 0, after.length if after else 0, seen[at - 1].kind if at else 15, long_after[at],
                min(gap, 1) + min(gap_after, 1), len(ranked) - bisect_right(ranked, share[at]),
                one_said, most_said - one_said, max(before.get(at - 1, NONE), before.get(at - 2, NONE)) - one_said,
                100 * max(map(frequent.get, worth, none), default=0) / written, min(DATED, days[day] - at) if day < len(days) else DATED,
                known[at], most_known - known[at], scores[at - 1] if at else 0.0, sum(map(log1p, map(elsewhere.get, worth, none))) / max(1, len(worth)),
                (block if block >= 0 else first) - at, max(before.get(at + 1, NONE), before.get(at + 2, NONE)) - one_said, scores[at + 1] if after else 0.0,
                seen[at + 2].length if at + 2 < len(seen) else 0, at in inside, at in holds, min(at, 100), CREDIT.search(line.text) is not None,
                max(known.get(at + 1, 0.0), known.get(at + 2, 0.0)) - known[at],
            )
        )  # fmt: skip
    return found


def _within(folded: Sequence[tuple[int, str]]) -> tuple[frozenset[int], frozenset[int]]:
    """The lines of which another one begins or ends with all that they say, and those others: `Opinion A headline`, `A headline - The Outlet`."""
    inside: set[int] = set()
    holds: set[int] = set()
    long = [(at, line) for at, line in folded if len(line) >= BEGINNING]
    alike: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)  # by their first characters, and by their last: few are held against a line
    for at, line in long:
        alike[line[:BEGINNING]].append((at, line))
        alike[f"\0{line[-BEGINNING:]}"].append((at, line))
    for same in alike.values():
        for at, line in same if len(same) > 1 else ():
            for other, more in same:
                if len(more) > len(line) and (more.startswith(line) or more.endswith(line)):
                    inside.add(at)
                    holds.add(other)
    return frozenset(inside), frozenset(holds)


def _opening(written: Iterable[Sequence[str]]) -> list[str]:
    """The words worth comparing with which a text begins, of those of its lines."""
    found: list[str] = []
    for words in written:
        found += words
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


def _worth(words: Sequence[str]) -> list[str]:
    """Those of a line's words that are worth comparing."""
    return [word for word in words if len(word) >= WORTH or word[0] > "\u3000" or word.isdigit()]

"""Copies: articles that tell the same in the same words → of which one each is a copy, and by how much.

Every text is cut into runs of three words. Runs whose hash falls into a fixed sixteenth are looked up, and texts that share some of these are
compared in full: by the share of the shorter one's runs that stand in the longer one too. So a text that was cut to 40 %, lost a quarter of
its sentences, or was badly scanned is found, under whatever headline. A group is joined while its members are alike on the mean,
so that a round-up of two reports does not make them one.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from zlib import crc32

from digest import markdown, text
from digest.model import Article

# Tuned on articles with edited copies of them, see benchmarks/README.md, and held by tests/quality.
RUN = 3  # words of a run
SAME = 0.5  # share of the shorter one's runs that both have, from which it is a copy
MEAN = 0.52  # the same between members of two groups, on the mean, from which these are one
SHORT = 12  # runs below which a text is too short to be called a copy
BRIEF = 160  # runs below which a text is looked up by more of them
SAMPLE, BRIEF_SAMPLE = 16, 4  # one run in so many is looked up; of brief texts, among themselves, one in four
HINTS = 2  # looked-up runs that two texts must share to be compared
CROWD = 12  # texts that share a run from which each is compared with the first and the one before alone
WHOLE = 0.6  # length, as a share of the longest copy's, below which a text is a fragment
WITNESSES = 3  # members of each of two groups that are compared before they are joined
HELD = 2048  # texts whose runs are kept at hand


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that repeats another one."""

    id: str
    original: str
    """Id of the article it repeats; that one repeats none."""
    overlap: float
    """The share of the shorter one's runs of words that both have."""


def copies(articles: Iterable[Article], known: Collection[str] = ()) -> dict[str, Copy]:
    """Every article that repeats another one, by id; those that are `known` are nobody's copies but as their pages say.

    The original of a group is one that is known, else the first by date, else the shortest that is no fragment: copies get frames
    and company. The order of articles does not matter.
    """
    ordered = sorted(articles, key=lambda one: one.id)
    found: dict[str, Copy] = {}
    for group, both in groups(ordered):
        longest = max(len(ordered[number].body) for number in group)
        first = min(group, key=lambda number: _first(ordered[number], known, longest))
        root = ordered[first].copy_of or ordered[first].id
        for number in group:
            one = ordered[number]
            if one.id not in known and one.id != root and number != first:
                found[one.id] = Copy(one.id, root, both(first, number))
    return found


def groups(articles: Sequence[Article]) -> list[tuple[list[int], Callable[[int, int], float]]]:
    """Numbers of articles that are copies of one another, in rising order, each group with the overlap of any two."""
    texts = [markdown.plain(one.body) for one in articles]

    @lru_cache(HELD)
    def whole(number: int) -> frozenset[int]:
        return frozenset(runs(texts[number]))

    def both(a: int, b: int) -> float:
        return shared(whole(a), whole(b))

    pairs = sorted((-found, a, b) for a, b in _candidates(map(runs, texts)) if (found := both(a, b)) >= SAME)
    group = {number: [number] for _, a, b in pairs for number in (a, b)}
    for _, a, b in pairs:
        x, y = group[a], group[b]
        if x is not y and (len(x) == len(y) == 1 or _alike(x, y, both)):
            x += y
            group |= dict.fromkeys(y, x)
    return [(sorted(numbers), both) for numbers in {id(numbers): numbers for numbers in group.values()}.values() if len(numbers) > 1]


def overlap(a: Article, b: Article) -> float:
    """The share of the shorter one's runs of words that both have."""
    return shared(runs(markdown.plain(a.body)), runs(markdown.plain(b.body)))


def runs(source: str) -> list[int]:
    """Hashes of the runs of words of a text, the same on any machine."""
    words = text.words(source)
    codes = [_code(word) for word in words]
    return [a + 3 * b + 7 * c & 0xFFFFFFFF for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)]


def shared(a: Collection[int], b: Collection[int]) -> float:
    """The share of the smaller set that stands in the other one."""
    small, large = sorted((frozenset(a), frozenset(b)), key=len)
    return len(small & large) / len(small) if len(small) >= SHORT else 0.0


def _first(one: Article, known: Collection[str], longest: int) -> tuple[bool, bool, bool, float, bool, int, str]:
    """By who was first: known ones, then by time, then the shortest that is no fragment, the lowest id."""
    when = one.published or one.fetched
    return (one.id not in known, bool(one.copy_of), when is None, when.at.timestamp() if when else 0.0, len(one.body) < WHOLE * longest, len(one.body), one.id)


@lru_cache(1 << 18)
def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _candidates(found: Iterable[list[int]]) -> list[tuple[int, int]]:
    """Pairs of texts that share looked-up runs, the lower number first."""
    rows = array("Q")  # a hash and the number of a text that has it, in one number: so many small lists would not fit
    brief = array("Q")
    for number, hashes in enumerate(found):
        if len(hashes) >= SHORT:
            rows.extend({code << 24 | number for code in hashes if not code % SAMPLE})
            if len(hashes) < BRIEF:
                brief.extend({code << 24 | number for code in hashes if not code % BRIEF_SAMPLE})
    near: Counter[tuple[int, int]] = Counter()
    for table in (rows, brief):
        near.update(_met(sorted(table)))
    return sorted(pair for pair, hints in near.items() if hints >= HINTS)


def _met(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The pairs of numbers that stand behind one hash."""
    numbers: list[int] = []
    last = -1
    for row in (*rows, 1 << 60):
        code = row >> 24
        if code != last:
            if len(numbers) > 1:
                yield from combinations(numbers, 2) if len(numbers) <= CROWD else _star(numbers)
            numbers, last = [], code
        numbers.append(row & 0xFFFFFF)


def _star(numbers: list[int]) -> Iterable[tuple[int, int]]:
    """Each with the first and with the one before it."""
    for before, number in pairwise(numbers):
        yield numbers[0], number
        if before != numbers[0]:
            yield before, number


def _alike(x: Sequence[int], y: Sequence[int], overlap: Callable[[int, int], float]) -> bool:
    """Whether the first members of two groups are alike on the mean."""
    found = [overlap(a, b) for a in sorted(x)[:WITNESSES] for b in sorted(y)[:WITNESSES]]
    return sum(found) / len(found) >= MEAN

"""Copies: articles that tell the same in the same words → of which one each is a copy, and by how much.

Every text is cut into runs of three words. The runs with the lowest hashes are looked up, and texts that share some of these are compared in full: by the share of the shorter one's runs that stand in the longer one too. So a text that was cut to 40 %, lost a quarter of
its sentences, or was badly scanned is found, under whatever headline. A group is joined while its members are alike on the mean,
so that a round-up of two reports does not make them one.
"""

from __future__ import annotations

from array import array
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from digest import text
from digest.group import wording
from digest.group.wording import Words
from digest.model import Article

# Tuned on articles with edited copies of them, see benchmarks/README.md, and held by tests/quality.
RUN = 3  # words of a run
SAME = 0.5  # share of the shorter one's runs that both have, from which it is a copy
MEAN = 0.52  # the same between members of two groups, on the mean, from which these are one
SHORT = 12  # runs below which a text is too short to be called a copy
LOOKED_UP = 24  # runs by which a text is looked up …
SAMPLE = 20  # … or one run in so many, where these are more
HINTS, EQUAL = 2, 3.5  # looked-up runs that two texts must share to be compared; that two of one length must (a copy has 8 or more on the mean)
CROWD = 12  # texts that share a run from which each is compared with the first and the one before alone
WHOLE = 0.6  # length, as a share of the longest copy's, below which a text is a fragment
WITNESSES = 3  # members of each of two groups that are compared before they are joined
HELD = 2048  # texts whose runs are kept at hand
MANY = 200_000  # texts that are known, beyond which the older half is forgotten
_BIG = array("H", b"\1\0")[0] != 1  # the first byte of a number is its highest


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that repeats another one."""

    id: str
    original: str
    """Id of the article it repeats; that one repeats none."""
    overlap: float
    """The share of the shorter one's runs of words that both have."""


class Prints:
    """Texts by their runs of words, so that those that share some are found among very many.

    Of each text the lowest hashes of its runs are looked up: a text that stands in another one has of that one's lowest hashes those that are its own.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._runs: list[array[int]] = []
        self._ids: list[str] = []
        self._where: dict[int, int | list[int]] = {}  # a hash → the text or the texts that have it
        self._codes = text.Remembered(lambda word: crc32(word.encode("utf-8", "replace"))).__getitem__
        self._whole = lru_cache(HELD)(lambda number: frozenset(self._runs[number]))

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def add(self, id: str, words: Sequence[str]) -> list[str]:
        """One more text by its id; returns the ids of those that share looked-up runs with it."""
        found = runs(words, self._codes)
        number = self._numbers[id] = len(self._runs)
        self._runs.append(found)
        self._ids.append(id)
        near = self._look_up(number, found)
        size = len(found)
        return [
            self._ids[other]
            for other, hints in near.items()
            if hints >= HINTS and hints >= EQUAL * min(size, len(self._runs[other])) / max(size, len(self._runs[other]))
        ]

    def _look_up(self, number: int, found: Sequence[int]) -> dict[int, int]:
        """How many looked-up runs others share with a text, which then is known by its own."""
        near: dict[int, int] = {}
        for code in _lowest(found) if len(found) >= SHORT else ():
            there = self._where.get(code)
            if there is None:
                self._where[code] = number
            elif isinstance(there, int):
                near[there] = near.get(there, 0) + 1
                self._where[code] = [there, number]
            else:
                for other in there if len(there) < CROWD else (there[0], there[-1]):
                    near[other] = near.get(other, 0) + 1
                there[len(there) - (len(there) == CROWD) :] = [number]
        return near

    def overlap(self, a: str, b: str) -> float:
        """The share of the shorter one's runs of words that both texts have."""
        numbers = self._numbers
        return shared(self._whole(numbers[a]), self._whole(numbers[b])) if a in numbers and b in numbers else 0.0

    def forget(self) -> list[str]:
        """Lets go of the texts that came first, where there are very many; returns their ids."""
        if len(self._ids) <= MANY:
            return []
        gone, first = self._ids[: -MANY // 2], len(self._ids) - MANY // 2
        self._ids, self._runs = self._ids[first:], self._runs[first:]
        self._numbers = {id: number for number, id in enumerate(self._ids)}
        self._where.clear()
        self._whole.cache_clear()
        for number, found in enumerate(self._runs):
            self._look_up(number, found)
        return gone


def copies(
    articles: Iterable[Article],
    known: MutableMapping[str, Article] | None = None,
    prints: Prints | None = None,
    read: Callable[[Article], Words] = wording.read,
) -> dict[str, Copy]:
    """Every article that repeats another one, by id; those that are `known` are nobody's copies but as their pages say.

    `prints` hold those known ones that were compared before. The original of a group is one that is known, else the first by date,
    else the shortest that is no fragment: copies get frames and company. The order of articles does not matter.
    """
    prints = Prints() if prints is None else prints
    known = {} if known is None else known
    fresh = {one.id: one for one in articles}
    by_id = ChainMap(fresh, known)
    pairs: list[tuple[float, str, str]] = []
    for id in sorted(fresh):
        if id not in prints:
            near = [other for other in prints.add(id, read(by_id[id]).body) if other in by_id]
            pairs += [(-alike, min(id, other), max(id, other)) for other in near if (alike := prints.overlap(id, other)) >= SAME]
    found: dict[str, Copy] = {}
    for group in _groups(sorted(pairs), prints):
        longest = max(len(by_id[one].body) for one in group)
        _, first = min((_first(by_id[one], known, longest), one) for one in group)
        root = by_id[first].copy_of or first
        found |= {one: Copy(one, root, prints.overlap(first, one)) for one in group if one not in known and one not in (root, first)}
    return found


def _groups(pairs: Iterable[tuple[float, str, str]], prints: Prints) -> list[list[str]]:
    """Ids of articles that are copies of one another, each group in order."""
    listed = list(pairs)
    group = {id: [id] for _, a, b in listed for id in (a, b)}
    for _, a, b in listed:
        x, y = group[a], group[b]
        if x is not y and (len(x) == len(y) == 1 or _alike(x, y, prints)):
            x += y
            group |= dict.fromkeys(y, x)
    return [sorted(ids) for ids in {id(ids): ids for ids in group.values()}.values() if len(ids) > 1]


def overlap(a: Article, b: Article) -> float:
    """The share of the shorter one's runs of words that both have."""
    found = [frozenset(runs(wording.read(one).body)) for one in (a, b)]
    return shared(*found)


def runs(words: Sequence[str], code: Callable[[str], int] | None = None) -> array[int]:
    """Hashes of the runs of words of a text, the same on any machine: `a + 3 * b + 7 * c` of the hashes of three words, in 32 bits.

    All are added at once, as one number of 64 bits a word: in a fifth of the time.
    """
    codes = array("Q", map(code or (lambda word: crc32(word.encode("utf-8", "replace"))), words))
    if len(codes) < RUN:
        return array("I")
    if _BIG:
        codes.byteswap()
    one = int.from_bytes(codes.tobytes(), "little")
    found = array("I", (one + 3 * (one >> 64) + 7 * (one >> 128)).to_bytes(8 * len(codes) + 8, "little"))[: 2 * (len(codes) - RUN + 1) : 2]
    if _BIG:
        found.byteswap()
    return found


def _lowest(found: Sequence[int]) -> list[int]:
    """The hashes by which a text is looked up: the lowest, of a long text more."""
    number = max(LOOKED_UP, len(found) // SAMPLE)
    limit = (3 * number << 32) // len(found)
    lowest = {code for code in found if code < limit}
    return sorted(lowest if len(lowest) >= number else {*found})[:number]


def shared(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other one."""
    small, large = sorted((a, b), key=len)
    return len(small & large) / len(small) if len(small) >= SHORT else 0.0


def _first(one: Article, known: Collection[str], longest: int) -> tuple[bool, bool, bool, float, bool, int, str]:
    """By who was first: known ones, then by time, then the shortest that is no fragment, the lowest id."""
    when = one.published or one.fetched
    return (one.id not in known, bool(one.copy_of), when is None, when.at.timestamp() if when else 0.0, len(one.body) < WHOLE * longest, len(one.body), one.id)


def _alike(x: Sequence[str], y: Sequence[str], prints: Prints) -> bool:
    """Whether the first members of two groups are alike on the mean."""
    found = [prints.overlap(a, b) for a in sorted(x)[:WITNESSES] for b in sorted(y)[:WITNESSES]]
    return sum(found) / len(found) >= MEAN

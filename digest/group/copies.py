"""Copies: articles that tell the same in the same words → of which one each is a copy.

Every text is cut into runs of three words. Those that begin with one of a few letters are its samples: by the lowest hashes of these a text is looked up, and
texts that share some of them are compared: by the share of the shorter one's runs that stand in the longer one too, estimated by the samples,
and in full where these leave a doubt. So a text that was cut to 40 %, lost a quarter of its sentences, or was badly scanned is found, under whatever headline.
A group is joined while its members are alike on the mean, so that a round-up of two reports does not make them one.
"""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from functools import lru_cache
from zlib import crc32

from digest.group import wording
from digest.group.wording import Words
from digest.marks import Codes
from digest.model import Article

# Tuned on articles with edited copies of them, see benchmarks/README.md, and held by tests/quality.
RUN = 3  # words of a run
SAME = 0.5  # share of the shorter one's runs that both have, from which it is a copy
MEAN = 0.52  # the same between members of two groups, on the mean, from which these are one
SHORT = 12  # runs below which a text is too short to be called a copy
SAMPLED = "gjkpqrv"  # letters that one word in nine begins with, in English
DOUBT = 1.7  # how far an estimate by n samples must be from what decides, times the root of n: 3.4 standard deviations, or more
LOOKED_UP = 24  # samples by which a text is looked up (where it has fewer, other runs too) …
PART = 3  # … or one in so many, where these are more
HINTS, EQUAL = 2, 3.5  # looked-up runs that two texts must share to be compared; that two of one length must (a copy has 8 or more on the mean)
CROWD = 12  # texts that share a run from which each is compared with the first and the one before alone
WHOLE = 0.6  # length, as a share of the longest copy's, below which a text is a fragment
WITNESSES = 3  # members of each of two groups that are compared before they are joined
HELD, WHOLLY = 2048, 256  # texts whose samples are kept at hand as sets; … all of whose runs are
LOOSE = 4000  # texts that are not packed; packing takes 50 µs a text and saves half of its room
MANY = 150_000  # texts that are known, beyond which the older half is forgotten
_BIG = array("H", b"\1\0")[0] != 1  # the first byte of a number is its highest
_SAMPLES = re.compile(f" (?=([{SAMPLED}][^ ]* +[^ ]+ +[^ ]+))")


class Prints:
    """Texts by their runs of words, so that those that share some are found among very many.

    Of each text the lowest hashes of its samples are looked up: a text that stands in another one has of that one's lowest hashes those that are its own.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: list[str | bytes] = []
        self._sizes = array("I")
        self._packed = 0
        self._samples: list[array[int]] = []
        self._ids: list[str] = []
        self._where = Codes()  # a hash → the text that has it first …
        self._crowds: dict[int, list[int]] = {}  # … and all texts, where there are more
        self._set = lru_cache(HELD)(lambda number: frozenset(self._samples[number]))
        self._whole = lru_cache(WHOLLY)(lambda number: frozenset(runs(self._text(number))))

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def add(self, id: str, parted: str) -> list[str]:
        """One more text by its id and its words, with spaces between them; returns the ids of those that share looked-up runs with it."""
        number = self._numbers[id] = len(self._texts)
        self._texts.append(parted)
        self._sizes.append(len(parted))
        self._samples.append(samples(parted))
        self._ids.append(id)
        near = self._look_up(number)
        size = len(parted)
        return [
            self._ids[other]
            for other, hints in near.items()
            if hints >= HINTS and hints >= EQUAL * min(size, self._sizes[other]) / max(size, self._sizes[other])
        ]

    def _look_up(self, number: int) -> dict[int, int]:
        """How many looked-up runs others share with a text, which then is known by its own."""
        near: dict[int, int] = {}
        sampled = self._samples[number]
        for code in sampled[: max(LOOKED_UP, len(sampled) // PART)] if len(sampled) >= LOOKED_UP else _lowest(self._text(number), sampled):
            first = self._where.setdefault(code, number)
            if first == number:
                continue
            there = self._crowds.get(code)
            if there is None:
                near[first] = near.get(first, 0) + 1
                self._crowds[code] = [first, number]
            else:
                for other in there if len(there) < CROWD else (there[0], there[-1]):
                    near[other] = near.get(other, 0) + 1
                there[len(there) - (len(there) == CROWD) :] = [number]
        return near

    def alike(self, a: str, b: str, least: float = SAME) -> float:
        """The share of the shorter one's runs of words that both texts have; estimated where it is much more, or less, than `least`."""
        x, y = self._numbers.get(a), self._numbers.get(b)
        if x is None or y is None:
            return 0.0
        number = min(len(self._samples[x]), len(self._samples[y]))
        if number >= SHORT:
            found = shared(self._set(x), self._set(y))
            if abs(found - least) * math.sqrt(number) > DOUBT:
                return found
        return shared(self._whole(x), self._whole(y))

    def _text(self, number: int) -> str:
        told = self._texts[number]
        return told if isinstance(told, str) else zlib.decompress(told).decode()

    def forget(self) -> list[str]:
        """Packs the texts that came first, where there are many, and lets go of them where there are very many; returns the ids of these."""
        for number in range(self._packed, len(self._texts) - LOOSE):
            self._texts[number] = zlib.compress(self._text(number).encode("utf-8", "replace"), 1)
            self._packed = number + 1
        if len(self._ids) <= MANY:
            return []
        gone, first = self._ids[: -MANY // 2], len(self._ids) - MANY // 2
        self._ids, self._texts, self._samples, self._sizes = self._ids[first:], self._texts[first:], self._samples[first:], self._sizes[first:]
        self._packed = max(0, self._packed - first)
        self._numbers = {id: number for number, id in enumerate(self._ids)}
        self._where = Codes()
        self._crowds.clear()
        self._set.cache_clear()
        self._whole.cache_clear()
        for number in range(len(self._ids)):
            self._look_up(number)
        return gone


def copies(
    articles: Iterable[Article],
    known: MutableMapping[str, Article] | None = None,
    prints: Prints | None = None,
    read: Callable[[Article], Words] = wording.read,
) -> dict[str, str]:
    """Id of every article that repeats another one → id of that one; those that are `known` are nobody's copies but as their pages say.

    `prints` hold those known ones that were compared before. The original of a group is one that is known, else the first by date,
    else the shortest that is no fragment: copies get frames and company. The order of articles does not matter.
    """
    prints = Prints() if prints is None else prints
    known = {} if known is None else known
    fresh = {one.id: one for one in articles}
    by_id = ChainMap(fresh, known)
    pairs: dict[tuple[str, str], float] = {}
    for id in sorted(fresh):
        if id not in prints:
            near = [other for other in prints.add(id, read(by_id[id]).parted) if other in by_id]
            pairs |= {(min(id, other), max(id, other)): prints.alike(id, other) for other in near}
    found: dict[str, str] = {}
    for group in _groups(pairs, prints):
        longest = max(len(by_id[one].body) for one in group)
        _, first = min((_first(by_id[one], known, longest), one) for one in group)
        root = by_id[first].copy_of or first
        found |= {one: root for one in group if one not in known and one not in (root, first)}
    return found


def _groups(pairs: Mapping[tuple[str, str], float], prints: Prints) -> list[list[str]]:
    """Ids of articles that are copies of one another, each group in order. `pairs` say how alike those are that were compared."""
    listed = sorted((-alike, *pair) for pair, alike in pairs.items() if alike >= SAME)
    group = {id: [id] for _, a, b in listed for id in (a, b)}

    def mean(x: Iterable[str], y: Iterable[str]) -> float:
        """How alike the first members of two groups are."""
        first = [(min(a, b), max(a, b)) for a in sorted(x)[:WITNESSES] for b in sorted(y)[:WITNESSES]]
        return sum(pairs[pair] if pair in pairs else prints.alike(*pair) for pair in first) / len(first)

    for _, a, b in listed:
        x, y = group[a], group[b]
        if x is not y and (len(x) == len(y) == 1 or mean(x, y) >= MEAN):
            x += y
            group |= dict.fromkeys(y, x)
    return [sorted(ids) for ids in {id(ids): ids for ids in group.values()}.values() if len(ids) > 1]


def overlap(a: Article, b: Article) -> float:
    """The share of the shorter one's runs of words that both have."""
    found = [frozenset(runs(wording.read(one).parted)) for one in (a, b)]
    return shared(*found)


def samples(parted: str) -> array[int]:
    """Hashes of the runs of words of a text that begin with a letter of SAMPLED, each once, the lowest first."""
    found = "\n".join(_SAMPLES.findall(f" {parted}"))
    while "  " in found:
        found = found.replace("  ", " ")
    return array("I", sorted({*map(crc32, found.encode("utf-8", "replace").split(b"\n"))} if found else ()))


def runs(parted: str) -> array[int]:
    """Hashes of the runs of words of a text, the same on any machine: `a + 3 * b + 7 * c` of the hashes of three words, in 32 bits.

    All are added at once, as one number of 64 bits a word: in a fifth of the time.
    """
    codes = array("Q", map(crc32, parted.encode("utf-8", "replace").split()))
    if len(codes) < RUN:
        return array("I")
    if _BIG:
        codes.byteswap()
    one = int.from_bytes(codes.tobytes(), "little")
    found = array("I", (one + 3 * (one >> 64) + 7 * (one >> 128)).to_bytes(8 * len(codes) + 8, "little"))[: 2 * (len(codes) - RUN + 1) : 2]
    if _BIG:
        found.byteswap()
    return found


def _lowest(parted: str, sampled: Sequence[int]) -> Sequence[int]:
    """The hashes by which a text is looked up that has too few samples: these and the lowest of all its runs."""
    found = {*runs(parted)}
    return [*sampled, *sorted(found)[: LOOKED_UP - len(sampled)]] if len(found) >= SHORT else ()


def shared(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other one."""
    small, large = sorted((a, b), key=len)
    return len(small & large) / len(small) if len(small) >= SHORT else 0.0


def _first(one: Article, known: Collection[str], longest: int) -> tuple[bool, bool, bool, float, bool, int, str]:
    """By who was first: known ones, then by time, then the shortest that is no fragment, the lowest id."""
    when = one.published or one.fetched
    return (one.id not in known, bool(one.copy_of), when is None, when.at.timestamp() if when else 0.0, len(one.body) < WHOLE * longest, len(one.body), one.id)

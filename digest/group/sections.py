"""The default sections of a newspaper, and weights of words → how likely an article belongs to each; knows nothing of an owner's topics.

The sections follow the top level of the IPTC Media Topics (International Press Telecommunications Council, CC BY 4.0).
`sections.txt` holds the weights, made by benchmarks/train_topics.py; it is read only where an article is sorted in.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from digest import text
from digest.group.wording import Words
from digest.model import Topic

# Slug, title, description, and what it stands for in the IPTC Media Topics.
SECTIONS = (
    Topic("world", "World", "Wars, diplomacy and what happens between countries."),  # 16000000 conflict, war and peace
    Topic("politics", "Politics", "Governments, parliaments, parties and elections."),  # 11000000 politics and government
    Topic("business", "Business", "Companies, markets, work and the economy."),  # 04000000 economy, business and finance; 09000000 labour
    Topic("technology", "Technology", "Computers, networks and the people who use them."),  # 13000000 science and technology
    Topic("science", "Science", "Research and discoveries, on Earth and beyond."),  # 13000000
    Topic("health", "Health", "Medicine, illness and public health."),  # 07000000 health
    Topic("climate", "Climate & Environment", "The climate, nature and energy."),  # 06000000 environment
    Topic("sport", "Sport", "Matches, races and the people who compete."),  # 15000000 sport
    Topic("culture", "Culture", "Film, music, books, art, television and the stage."),  # 01000000 arts, culture, entertainment and media
    Topic("crime-justice", "Crime & Justice", "Police, courts and the law."),  # 02000000 crime, law and justice
    Topic("disasters", "Disasters & Weather", "Accidents, catastrophes, rescues and the weather."),  # 03000000 disaster, accident …; 17000000 weather
    Topic("education", "Education", "Schools, universities and those who learn and teach."),  # 05000000 education
    Topic("society", "Society", "How people live together: faith, rights, families, migration."),  # 14000000 society; 12000000 religion
    Topic("lifestyle", "Lifestyle", "Food, travel, fashion, home, animals and the curious."),  # 10000000 lifestyle and leisure; 08000000 human interest
)
SLUGS = tuple(one.slug for one in SECTIONS)
KNOWN: Mapping[str, Topic] = {one.slug: one for one in SECTIONS}

# How an article is read and when it is sorted in; measured by `benchmarks/train_topics.py --cross` (accuracy on held-back articles, BBC / AG News).
LETTERS = 7  # of a word that count, so that one form stands for others in any language (5: -0.6, 6: -0.1, 8: -0.1 points on AG News; stems: the same)
LEAD = 600  # words of a body that are read (250: -1 point on BBC)
FEW = 6000  # weight of words unseen that is added to each article's, so that two or three words alone decide nothing
LEAST = 0.15  # likelihood from which an article is sorted in (0.25: -0.3 points on AG News, 1.3% unsure; 0.35: -1.3 points, 3.7% unsure) …
SPARSE = 10  # … and this more, divided by the square of how many of its words are known: of a few odd words nothing can be said …
SURE = 0.7  # … but never more than this: a brief in a language of few known words
SHARE = 0.35  # of the best likelihood that a second section needs
BYTES: Literal["little", "big"] = "little" if array("H", b"\1\0")[0] == 1 else "big"  # the order of bytes in an array
BIAS = 1 << 20  # what makes every number of a row positive
NOTHING, ZERO = 33, 79  # the character of no rarity, and the character that says nothing: weights are written as characters from "!" to "~"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word says."""

    words: Mapping[str, int]
    """First letters of a word → its row, packed: the square of its rarity (ten times the logarithm), then its rarity times what it says for each section."""
    foreign: frozenset[str]
    """Those that are read in languages other than English, too."""
    scale: float
    """What one step of a weight is worth."""


@cache
def weights() -> Weights:
    """The table of sections.txt."""
    return parse(resources.files("digest.group").joinpath("sections.txt").read_text("utf-8"))


def parse(source: str) -> Weights:
    """A table as benchmarks/train_topics.py writes it: two lines of comment, the worth of a step, then a line a word."""
    head, *rows = source.splitlines()[2:]
    words, foreign = {}, set()
    for row in rows:
        word, _, codes = row.partition(" ")
        if word[0] == "*":
            word = word[1:]
            foreign.add(word)
        rarity, *said = codes.encode("ascii")
        rarity -= NOTHING
        words[word] = packed([rarity * rarity, *[rarity * (code - ZERO) for code in said]])
    return Weights(words, frozenset(foreign), float(head))


def unpacked(whole: int, rows: int = 1) -> list[int]:
    """The numbers of a row, or the sums of those of several that were added."""
    return [number - rows * BIAS for number in memoryview(whole.to_bytes(8 * (1 + len(SLUGS)), BYTES)).cast("Q")]


def packed(row: Sequence[int]) -> int:
    """Numbers as one, 64 bits each, so that many rows are summed up by one addition each; every number is above -BIAS."""
    return int.from_bytes(array("Q", [number + BIAS for number in row]).tobytes(), BYTES)


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely an article belongs to each section."""

    chances: Mapping[str, float]
    """The likeliest first; together 1. Nothing where one word is known, or none."""
    least: float
    """From which it is sorted in."""


def counts(title: str, body: str) -> Counter[str]:
    """How often each word, cut to its first letters, stands in a title and the beginning of a body."""
    return Counter(map(start, (*text.words(title), *text.words(body)[:LEAD])))


def start(word: str) -> str:
    """The first letters of a word, without the Arabic article."""
    return word[2 : 2 + LETTERS] if word.startswith("ال") and len(word) > 4 else word[:LETTERS]


def counted(words: Words) -> Counter[str]:
    """`counts` of an article."""
    read = [*words.title, *words.body[:LEAD]]
    return Counter([word[:LETTERS] for word in read] if "".join(read).isascii() else map(start, read))


def likelihoods(found: Mapping[str, int], language: str, table: Weights) -> Likely:
    """How likely an article with these words belongs to each section."""
    known: defaultdict[int, list[int]] = defaultdict(list)
    get = table.words.get
    if _is_english(language):
        for word, count in found.items():
            if row := get(word):
                known[count].append(row)
    else:
        for _, count, row in _known(found, language, table):
            known[count].append(row)
    number = sum(map(len, known.values()))
    if number < 2:
        return Likely({}, SURE)
    size, sums = float(FEW), [0.0] * len(SLUGS)
    for count, rows in sorted(known.items()):  # most words stand once, so their numbers are summed up first
        times = 1 + math.log(count)
        square, *said = unpacked(sum(rows), len(rows))
        size += times * times * square
        sums = [whole + times * part for whole, part in zip(sums, said, strict=True)]
    most = max(sums)
    powers = [math.exp(table.scale * (one - most) / math.sqrt(size)) for one in sums]
    whole = sum(powers)
    ranked = sorted(zip(SLUGS, powers, strict=True), key=lambda pair: (-pair[1], pair[0]))
    return Likely({slug: power / whole for slug, power in ranked}, min(SURE, LEAST + SPARSE / number**2))


def classify(likely: Likely, most: int) -> tuple[str, ...]:
    """The sections of an article by their likelihoods, best first; none where it is unsure."""
    best = max(likely.chances.values(), default=0.0)
    return tuple(slug for slug, chance in likely.chances.items() if best >= likely.least and chance >= SHARE * best)[:most]


def deciding(found: Mapping[str, int], language: str, table: Weights, slug: str, most: int = 8) -> tuple[str, ...]:
    """The words, cut to their first letters, that speak most for a section against the mean of all."""
    place = 1 + SLUGS.index(slug)
    rows = [(word, count, unpacked(row)) for word, count, row in _known(found, language, table)]
    said = [((1 + math.log(count)) * (row[place] - sum(row[1:]) / len(SLUGS)), word) for word, count, row in rows]
    return tuple(word for value, word in sorted(said, key=lambda pair: (-pair[0], pair[1])) if value > 0)[:most]


def _known(found: Mapping[str, int], language: str, table: Weights) -> list[tuple[str, int, int]]:
    """Each word that says something, how often it stands, and its row."""
    if _is_english(language):
        return [(word, count, row) for word, count in found.items() if (row := table.words.get(word))]
    return [(word, count, table.words[word]) for word, count in found.items() if word in table.foreign]


def _is_english(language: str) -> bool:
    return language.partition("-")[0].lower() in ("", "en")

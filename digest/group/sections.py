"""The default sections of a newspaper, and weights of words → how likely an article belongs to each; knows nothing of an owner's topics.

The sections follow the top level of the IPTC Media Topics (International Press Telecommunications Council, CC BY 4.0).
`sections.txt` holds the weights, made by benchmarks/train_topics.py; it is read only where an article is sorted in.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from digest import markdown, text
from digest.model import Article, Topic

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
LEAD = 600  # words of a body that are read (250: -1 point on BBC; the whole: the same)
FEW = 60.0  # weight of words unseen that is added to each article's, so that two or three words alone decide nothing
LEAST = 0.2  # likelihood from which an article is sorted in (0.25: -0.3 points on AG News, 1.3% unsure; 0.35: -1.3 points, 3.7% unsure)
SHARE = 0.35  # of the best likelihood that a second section needs
ZERO = 79  # the character that says nothing: weights are written as characters from "!" to "~"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word says."""

    words: Mapping[str, tuple[int, ...]]
    """First letters of a word → its rarity (ten times the logarithm), then what it says for each section."""
    foreign: frozenset[str]
    """Those that are read in languages other than English, too."""
    scale: float
    """What one step of a weight is worth."""


@cache
def weights() -> Weights:
    """The table of sections.txt."""
    head, *rows = resources.files("digest.group").joinpath("sections.txt").read_text("utf-8").splitlines()[2:]
    words, foreign = {}, set()
    for row in rows:
        word, _, codes = row.partition(" ")
        if word[0] == "*":
            word = word[1:]
            foreign.add(word)
        rarity, *said = codes.encode("ascii")
        words[word] = (rarity - 33, *(code - ZERO for code in said))
    return Weights(words, frozenset(foreign), float(head))


def counts(title: str, body: str) -> Counter[str]:
    """How often each word, cut to its first letters, stands in a title and the beginning of a body."""
    return Counter(map(start, (*text.words(title), *text.words(body)[:LEAD])))


def start(word: str) -> str:
    """The first letters of a word, without the Arabic article."""
    return word[2 : 2 + LETTERS] if word.startswith("ال") and len(word) > 4 else word[:LETTERS]


def counted(article: Article) -> Counter[str]:
    """`counts` of an article."""
    return counts(article.title, markdown.plain(article.body[: LEAD * 10]))


def likelihoods(found: Mapping[str, int], language: str, table: Weights) -> dict[str, float]:
    """How likely an article with these words belongs to each section, the likeliest first; together 1. Nothing where one word is known, or none."""
    known = list(_known(found, language, table))
    if len(known) < 2:
        return {}
    size = math.sqrt(FEW + math.fsum(worth * worth for _, worth, _ in known))
    columns = zip(*(said for _, _, said in known), strict=True)
    worths = [worth for _, worth, _ in known]
    sums = [table.scale * math.fsum(map(float.__mul__, worths, map(float, column))) / size for column in columns]
    most = max(sums)
    powers = [math.exp(one - most) for one in sums]
    whole = math.fsum(powers)
    ranked = sorted(zip(SLUGS, powers, strict=True), key=lambda pair: (-pair[1], pair[0]))
    return {slug: power / whole for slug, power in ranked}


def classify(likely: Mapping[str, float], most: int) -> tuple[str, ...]:
    """The sections of an article by their likelihoods, best first; none where it is unsure."""
    best = max(likely.values(), default=0.0)
    return tuple(slug for slug, chance in likely.items() if best >= LEAST and chance >= SHARE * best)[:most]


def deciding(found: Mapping[str, int], language: str, table: Weights, slug: str, most: int = 8) -> tuple[str, ...]:
    """The words, cut to their first letters, that speak most for a section against the mean of all."""
    place = SLUGS.index(slug)
    said = [(worth * (row[place] - sum(row) / len(row)), word) for word, worth, row in _known(found, language, table)]
    return tuple(word for value, word in sorted(said, key=lambda pair: (-pair[0], pair[1])) if value > 0)[:most]


def _known(found: Mapping[str, int], language: str, table: Weights) -> Iterable[tuple[str, float, tuple[int, ...]]]:
    """Each word that says something: the word, what it is worth here, what it says."""
    foreign = language.partition("-")[0].lower() not in ("", "en")
    for word, count in found.items():
        row = table.words.get(word)
        if row is not None and (not foreign or word in table.foreign):
            yield word, (1 + math.log(count)) * row[0] / 10, row[1:]

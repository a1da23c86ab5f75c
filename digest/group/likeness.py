"""Articles → what is compared of each, and how alike two are: the log-odds that both report one event. Knows nothing of groups.

Compared are the words of the whole, of the title and of the first sentences, rare ones weighing more, and the days between.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from zlib import crc32

from digest import text
from digest.group.wording import Words
from digest.model import Article

# Learned by benchmarks/stories.py from labelled news (logistic regression, each set of articles weighing the same).
WEIGHTS = {
    "": 0.08,  # of every pair (0.4 more than learned, taken from `dated`: ECB+, without dates, was split rather than merged)
    "body": 2.8,  # logarithm of the cosine of the words of title and body
    "title": 0.48,  # cosine of the titles
    "told": 3.76,  # how much of each title the other article tells, rare words counting more; the mean of both ways
    "lede": 7.9,  # cosine of the beginnings
    "brief": 1.93,  # how short the shorter one is: few words are less alike than many
    "dated": 2.82,  # both dates are known
    "near": 1.37,  # … e^(-days / 1.5)
    "far": -2.48,  # … log(1 + days)
    "brief and dated": -2.55,  # … how short the shorter one is: the same day makes no story of snippets
}
FAINT = 0.08  # cosine below which nothing else is looked at: such pairs are hardly ever one story
LEAST = 2  # terms that two articles must share: one word tells of no event
WINDOW = 30  # days apart from which two articles are never one story (of 313 labelled stories, two span more)
LOWEST, HIGHEST = -6.0, 4.0  # log-odds beyond which more says nothing: no single pair decides for a group
MOST = 120  # terms kept of an article, the heaviest
BRIEF = 30  # terms below which an article gets no briefer
BEGINNING = 60  # words of the body that count as its beginning
TITLE = 2  # how often a word of the title counts
LOCAL = 0.25  # how much rarity among the articles at hand bends rarity at large
FEW = 50  # articles at hand at which their own rarity bends half as much: what comes day by day is weighed nearly as what comes at once
UNSEEN = 4  # count given to a word that the table of frequencies does not know
SHARED = 3  # articles of one source from which a paragraph that all have is furniture
STOP = frozenset(
    """
    a an the of to in and on for with at by from as is was are were be been it its that this he she they his her their has have had but not
    or who which will would could said say says after about into than more over up out one two new also we you i our us him them what when
    where there all can no if so do did just how why first last year day week month people told ahead amid before against since while during
    between because other some only
    reuters ap afp upi dpa efe ansa xinhua tass bloomberg pti newsroom copyright
    der die das und ist nicht ein eine einer den dem des im von zu mit auf für sich auch als wie bei nach aus hat sind war werden wird
    le la les un une et est dans pour que qui sur par au aux du de des ne pas plus ce il elle sont ont été avec
    el los las y en es una del se con por para su al lo como más fue ha
    il di che e è per non sono della del nel con una gli alla anche dal
    o os as e um uma não com do da em no na ao foi mais dos das
    het een van en dat niet op te zijn voor met aan er door om ook bij
    """.split()
)
LOGS = (0.0, *(1 + math.log(n) for n in range(1, 256)))  # the weight of a term by how often it stands in an article
_CREDIT = re.compile(
    r"\W*(?:(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited) (?:by|for)|©|\(c\)|copyright|all rights reserved)\b", re.IGNORECASE
)
_CREDITED = frozenset("afrwecAFRWEC")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of an article to compare it."""

    id: str
    day: int | None
    """Number of the calendar day it was published on."""
    title: tuple[str, ...]
    """Stems, each once."""
    lede: tuple[str, ...]
    """Stems of title and beginning."""
    body: tuple[str, ...]
    """Stems of title and body, the heaviest first, …"""
    weights: array[float]
    """… and their weights, as a vector of length 1."""


class Rarity(dict[str, float]):
    """How rare each term is: in news at large, times a root of its rarity among the articles that were counted.

    In a small inbox, counts alone say little; in one all about a war, "war" says little.
    """

    def __init__(self) -> None:
        super().__init__()
        self.at_large, total = frequencies()
        self.total = total
        self.large = {term: math.log(total / n) for term, n in self.at_large.items()}
        self.unseen = math.log(total / UNSEEN)
        self.here: Counter[str] = Counter()
        self.number = 0

    def count(self, articles: Sequence[Iterable[str]]) -> None:
        """Counts the terms of some more articles."""
        for terms in articles:
            self.here.update(terms)
        self.number += len(articles)
        self.clear()

    def __missing__(self, term: str) -> float:
        here = self.here[term] or 1
        known = self.at_large.get(term) or max(UNSEEN, (here - 1) / max(1, self.number) * self.total / 2)
        most = math.log(1 + self.number)
        bent = (math.log(1 + self.number / here) / most) ** (LOCAL * self.number / (self.number + FEW)) if self.number else 1.0
        found = self[term] = max(0.0, math.log(self.total / known)) * bent
        return found


class Vectors:
    """A sketch, ready to be compared: made where needed, since it is large."""

    def __init__(self, sketch: Sketch, rarity: Mapping[str, float]) -> None:
        self.sketch, self.rarity = sketch, rarity
        self.body = dict(zip(sketch.body, sketch.weights, strict=True))

    @cached_property
    def title(self) -> tuple[frozenset[str], float]:
        """The title's terms and their length as a vector."""
        return frozenset(self.sketch.title), _length(self.sketch.title, self.rarity)

    @cached_property
    def lede(self) -> tuple[frozenset[str], float]:
        return frozenset(self.sketch.lede), _length(self.sketch.lede, self.rarity)

    @cached_property
    def told(self) -> float:
        """The sum of the rarity of the title's terms."""
        return math.fsum([self.rarity[term] for term in self.sketch.title])


class Sketcher:
    """Makes sketches; knows the words of all articles that it made one of, and the furniture of their sources."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self.rarity = Rarity()
        self._furniture: defaultdict[str, set[int]] = defaultdict(set)
        self._stem = stem
        self._term = text.Remembered(self._stemmed).__getitem__

    def sketches(self, articles: Sequence[Article], read: Callable[[Article], Words]) -> list[Sketch]:
        """What is compared of each article. The order of the articles does not matter."""
        for source, code in _furniture(articles):
            self._furniture[source].add(code)
        parts = [self._parts(article, read(article)) for article in articles]
        self.rarity.count([counts.keys() for *_, counts in parts])
        return [self._sketch(article, *part) for article, part in zip(articles, parts, strict=True)]

    def forget(self) -> None:
        """Lets go of words that stood in one article alone."""
        self.rarity.here = Counter({term: n for term, n in self.rarity.here.items() if n > 1})
        self._term = text.Remembered(self._stemmed).__getitem__

    def _stemmed(self, word: str) -> str:
        return "" if word in STOP else self._stem(word)

    def _parts(self, article: Article, words: Words) -> tuple[tuple[str, ...], tuple[str, ...], Counter[str]]:
        """The terms of the title, those of it and the beginning, and how often each stands in the whole."""
        outlet = set(map(self._term, text.words(f"{article.source} {article.agency}"))) if article.source or article.agency else set()
        outlet.add("")
        told = list(map(self._term, self._told(article, words)))
        beginning = told[:BEGINNING]
        counts = Counter(told)
        title = [term for term in map(self._term, words.title) if term not in outlet]
        for term in title:
            counts[term] += TITLE
        for term in outlet & counts.keys():
            del counts[term]
        lede = dict.fromkeys([*title, *beginning])
        for term in outlet & lede.keys():
            del lede[term]
        return tuple(dict.fromkeys(title)), tuple(lede), counts

    def spelt(self, words: Words) -> dict[str, str]:
        """Each term of an article → the word that first stands for it there."""
        return {self._term(word): word for word in reversed([*words.title, *words.body])}

    def _told(self, article: Article, words: Words) -> list[str]:
        """The words of the body without credits and without what articles of this source share."""
        furniture = self._furniture.get(article.source, ())
        parts = words.plain.split("\n\n")
        if not furniture and not any(map(_credited, parts)):
            return words.body
        raw = article.body.split("\n\n")
        if furniture and len(raw) == len(parts):
            parts = [part for part, marked in zip(parts, raw, strict=True) if _code(marked) not in furniture]
        return text.words("\n\n".join(part for part in parts if not _credited(part)))

    def _sketch(self, article: Article, title: tuple[str, ...], lede: tuple[str, ...], counts: Counter[str]) -> Sketch:
        kept = tuple(counts)
        if len(kept) > MOST:
            large, unseen = self.rarity.large.get, self.rarity.unseen
            heaviest = sorted([(-LOGS[min(255, n)] * large(term, unseen), place) for place, (term, n) in enumerate(counts.items())])[:MOST]
            kept = tuple([kept[place] for _, place in heaviest])
        rarity = self.rarity
        weights = [LOGS[min(255, counts[term])] * rarity[term] for term in kept]
        size = math.sqrt(math.fsum([weight * weight for weight in weights])) or 1.0
        ordered = sorted(zip(weights, kept, strict=True), reverse=True)
        return Sketch(article.id, day(article), title, lede, tuple([term for _, term in ordered]), array("f", [weight / size for weight, _ in ordered]))


def _credited(paragraph: str) -> bool:
    """Whether a paragraph is a credit; most begin with another letter."""
    return (paragraph[:1] in _CREDITED or not paragraph[:1].isalpha()) and _CREDIT.match(paragraph) is not None


def day(article: Article) -> int | None:
    """The number of the day an article was published on."""
    return article.published.day().toordinal() if article.published else None


def evidence(a: Vectors, b: Vectors) -> dict[str, float]:
    """What speaks for and against one event, by the names of WEIGHTS; empty where two articles can't be of one."""
    apart = abs(a.sketch.day - b.sketch.day) if a.sketch.day is not None and b.sketch.day is not None else None
    if apart is not None and apart > WINDOW:
        return {}
    small, large = (a.body, b.body) if len(a.body) <= len(b.body) else (b.body, a.body)
    shared = small.keys() & large.keys()
    if len(shared) < LEAST:
        return {}
    body = math.fsum([small[term] * large[term] for term in shared])
    if body < FAINT:
        return {}
    brief = math.log(MOST / max(len(small), BRIEF))
    told = (_told(a, b) + _told(b, a)) / 2
    found = {
        "": 1.0, "body": math.log(body + 0.02), "title": _cosine(a.title, b.title, a.rarity), "told": told, "lede": _cosine(a.lede, b.lede, a.rarity),
        "brief": brief,
    }  # fmt: skip
    if apart is not None:
        found |= {"dated": 1.0, "near": math.exp(-apart / 1.5), "far": math.log1p(apart), "brief and dated": brief}
    return found


def odds(a: Vectors, b: Vectors) -> float:
    """The log-odds that two articles report one event, between LOWEST and HIGHEST."""
    found = math.fsum([WEIGHTS[name] * value for name, value in evidence(a, b).items()])
    return min(HIGHEST, max(LOWEST, found)) if found else LOWEST


def words(a: Vectors, b: Vectors, most: int = 8) -> list[tuple[str, float]]:
    """The terms that make two articles alike, with the share of the cosine that each brings, heaviest first."""
    found = sorted(((term, a.body[term] * b.body[term]) for term in a.body.keys() & b.body.keys()), key=lambda pair: (-pair[1], pair[0]))
    return found[:most]


@lru_cache(1)
def frequencies() -> tuple[Mapping[str, int], int]:
    """In how many of how many English news articles each stem stands; made by benchmarks/frequencies.py."""
    rows = resources.files("digest.group").joinpath("frequencies.tsv").read_text("utf-8").splitlines()
    pairs = (row.split("\t") for row in rows[1:])
    return {stem: int(count) for stem, count in pairs}, int(rows[0])


def _furniture(articles: Iterable[Article]) -> set[tuple[str, int]]:
    """(source, hash) of the paragraphs that several articles of one source share."""
    counts = Counter((one.source, _code(part)) for one in articles if one.source for part in set(one.body.split("\n\n")))
    return {key for key, number in counts.items() if number >= SHARED}


def _code(paragraph: str) -> int:
    return crc32(paragraph.encode("utf-8", "replace"))


def _length(terms: Iterable[str], rarity: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(rarity[term] ** 2 for term in terms)) or 1.0


def _cosine(a: tuple[frozenset[str], float], b: tuple[frozenset[str], float], rarity: Mapping[str, float]) -> float:
    return math.fsum([rarity[term] ** 2 for term in a[0] & b[0]]) / (a[1] * b[1])


def _told(a: Vectors, b: Vectors) -> float:
    """The share of a's title that stands in b."""
    if not a.told:
        return 0.0
    other = b.title[0]
    return math.fsum([a.rarity[term] for term in a.sketch.title if term in b.body or term in other]) / a.told

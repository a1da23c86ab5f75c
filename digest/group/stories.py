"""Stories: articles that report one event → one slug; new articles are placed, those that have a story keep it.

Every article is compared with those of its time that share some of its heaviest words (`likeness`); groups are joined while the
*mean* likeness between their members is high enough (`joining`). Order does not matter: pairs are taken by likeness, ties by date and id.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest import text
from digest.group import joining, likeness, wording
from digest.group.likeness import LOWEST, WINDOW, Sketch, Sketcher, Vectors
from digest.group.wording import Words
from digest.model import Article, Page

# Tuned on labelled news, see benchmarks/README.md, and held by tests/quality.
LIKE = 0.0  # mean log-odds between members from which two groups are one story: rather than not
LONE, APART = -1.6, 2.0  # … from which one that stands alone belongs to a story, if it is so much less like any other
LATE, YOUNG = -0.75, 2  # … and to a story of before, if that has so few members; one without a date, which says less, if it has two or more
RARE = 24  # of an article's heaviest terms, which must share one for two articles to be compared at all
CROWD = 60  # articles of its time, the nearest, that one term brings to an article
NEAR = 16  # articles that an article is compared with, those that share most
BLOCK, REACH = 10, 3  # days whose articles are looked up together, and how many such spans before and after: WINDOW in all
READY = 4096  # articles that are held ready to be compared
MANY = 200_000  # articles that are known, beyond which the older half is forgotten


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article stands in its story: how like the story it is, and what it is like besides."""

    story: str
    score: float
    """Mean log-odds with the story's other members."""
    threshold: float
    """What that must be; for one that would stand alone, less will do."""
    others: int
    """How many other articles the story has; where there are none, what follows tells of the runner-up."""
    words: tuple[tuple[str, float], ...]
    """The words that make it like the story's nearest member, as they first stand in it, each with its share of the cosine."""
    nearest: str
    """Id of that member."""
    evidence: Mapping[str, float]
    """What each measure adds to the log-odds with that member."""
    runner_up: str
    """The story that it is most like besides; empty where there is none."""
    runner_up_score: float


class Clippings:
    """The articles that new ones are compared with, in little room, and the story of each."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._sketcher = Sketcher(stem)
        self._sketches: list[Sketch] = []
        self._stories: list[str] = []  # of each; empty while it is placed
        self._sizes: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        self._index: defaultdict[int | None, dict[str, int | list[int]]] = defaultdict(dict)  # block of days → term → numbers; a list for two takes 90 bytes
        self._vectors = lru_cache(READY)(lambda number: Vectors(self._sketches[number], self._sketcher.rarity))

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def story(self, id: str) -> str:
        """The story of a known article; empty where it is not known."""
        return self._stories[self._numbers[id]] if id in self._numbers else ""

    def add(self, known: Iterable[Article], read: Callable[[Article], Words] = wording.read) -> None:
        """Articles that have their stories."""
        fresh = sorted((one for one in known if one.id not in self), key=order)
        for one, number in zip(fresh, self.take(fresh, read), strict=True):
            self._into_index(number)
            self._settle(number, one.story)

    def place(
        self,
        new: Iterable[Article],
        taken: Iterable[str],
        read: Callable[[Article], Words] = wording.read,
        watch: Callable[[range], Iterable[int]] = iter,
    ) -> dict[str, str]:
        """The story's slug of every new article, by id, which then are known. `taken` are slugs that name other stories. `watch` sees the numbers pass.

        A copy stands where its original stands, and says nothing of its own.
        """
        articles = sorted(new, key=order)
        at = {one.id: one for one in articles}
        copies = {one.id: one.copy_of for one in articles if one.copy_of != one.id and (one.copy_of in at or one.copy_of in self)}
        copies = {id: original for id, original in copies.items() if original not in copies}
        left = [one for one in articles if one.id not in copies]
        found: dict[str, str] = {}
        used = {*taken}
        groups = self._groups(self.take(left, read), watch)
        first = len(self._sketches) - len(left)
        with_copies: defaultdict[str, list[Article]] = defaultdict(list)
        for id, original in copies.items():
            with_copies[original].append(at[id])
        for group in sorted(groups, key=lambda group: min(self._sketches[number].id for number in group)):
            members = [left[number - first] for number in group if number >= first]
            story = next((self._stories[number] for number in group if number < first), "")
            if members and not story:
                story = _name([*members, *(copy for one in members for copy in with_copies[one.id])], lambda slug: slug in used or slug in self._sizes)
                used.add(story)
            for one in members:
                found[one.id] = story
                self._settle(self._numbers[one.id], story)
        return found | {id: found.get(original) or self.story(original) for id, original in copies.items()}

    def forget(self) -> None:
        """Lets go of the oldest articles, where there are very many."""
        if len(self._sketches) <= MANY:
            return
        kept = sorted(range(len(self._sketches)), key=lambda number: (self._sketches[number].day or 0, number))[-MANY // 2 :]
        self._sketches, self._stories = [self._sketches[number] for number in kept], [self._stories[number] for number in kept]
        self._numbers = {sketch.id: number for number, sketch in enumerate(self._sketches)}
        self._sizes = Counter(self._stories)
        self._sketcher.forget()
        self._vectors.cache_clear()
        self._index.clear()
        for number in range(len(kept)):
            self._into_index(number)

    def compared(self, numbers: Iterable[int]) -> Iterator[tuple[int, int, Vectors, Vectors]]:
        """The pairs of numbers, with their vectors, of each of these articles and what came before and may be of one story with it."""
        for number in numbers:
            own = self._vectors(number)
            for other in self._near(number):
                yield other, number, self._vectors(other), own
            self._into_index(number)

    def take(self, articles: Sequence[Article], read: Callable[[Article], Words] = wording.read) -> range:
        """The numbers of more articles."""
        first = len(self._sketches)
        self._sketches += self._sketcher.sketches(articles, read)
        self._stories += [""] * len(articles)
        self._numbers |= {one.id: number for number, one in enumerate(articles, first)}
        return range(first, len(self._sketches))

    def _settle(self, number: int, story: str) -> None:
        self._stories[number] = story
        self._sizes[story] += 1

    def _into_index(self, number: int) -> None:
        sketch = self._sketches[number]
        index = self._index[_block(sketch.day)]
        for term in sketch.body[:RARE]:
            there = index.setdefault(term, number)
            if isinstance(there, list):
                there.append(number)
            elif there != number:
                index[term] = [there, number]

    def _near(self, number: int) -> list[int]:
        """The articles that share most of an article's heaviest terms, near in time."""
        sketch = self._sketches[number]
        block = _block(sketch.day)
        blocks: Iterable[int | None] = sorted((one for one in self._index if one is not None), reverse=True)
        if block is not None:
            blocks = range(block + REACH, block - REACH - 1, -1)
        indices = [self._index[one] for one in (*blocks, None) if one in self._index]
        shared: dict[int, float] = {}
        for term, weight in zip(sketch.body[:RARE], sketch.weights, strict=False):
            left = CROWD
            for index in indices:
                there = index.get(term)
                if there is None:
                    continue
                numbers = there[-left:] if isinstance(there, list) else (there,)
                for other in numbers:
                    shared[other] = shared.get(other, 0.0) + weight
                left -= len(numbers)
                if left <= 0:
                    break
        return heapq.nlargest(NEAR, shared, key=lambda other: (shared[other], other)) if len(shared) > NEAR else list(shared)

    def _groups(self, fresh: range, watch: Callable[[range], Iterable[int]]) -> list[list[int]]:
        """Numbers of new articles that are of one story, with one of an old story where they belong to it."""
        olds: dict[str, int] = {}  # old stories that are like a new article → the number of their group
        firsts: list[int] = []
        pairs: list[tuple[int, int, float]] = []
        for a, b, x, y in self.compared(watch(fresh)):
            odds = likeness.odds(x, y)
            if odds > LOWEST:
                if a >= fresh.start:
                    pairs.append((a - fresh.start, b - fresh.start, odds - LOWEST))
                else:
                    story = self._stories[a]
                    if story not in olds:
                        olds[story] = len(fresh) + len(olds)
                        firsts.append(a)
                    pairs.append((olds[story], b - fresh.start, odds - LOWEST))
        sizes = [1] * len(fresh) + [self._sizes[story] for story in olds]
        settled = range(len(fresh), len(sizes))
        found = joining.joined(sizes, settled, pairs, LIKE - LOWEST)

        def late(number: int, size: int) -> float:
            dated = self._sketches[fresh[number]].day is not None
            return LATE - LOWEST if (size <= YOUNG if dated else size > 1) else math.inf

        found = joining.adopted(found, sizes, settled, pairs, LONE - LOWEST, APART, late)
        numbers = [*fresh, *firsts]
        return [[numbers[one] for one in group] for group in found]


def place(new: Iterable[Page], known: Iterable[Page], taken: Iterable[str], stem: Callable[[str], str]) -> dict[str, str]:
    """The story's slug of every new article, by id. `known` have one; `taken` are slugs that name other stories."""
    fresh = [page.article for page in new]
    if not fresh:
        return {}
    old = [page.article for page in known]
    clippings = Clippings(stem)
    clippings.add(_of_their_time(fresh, old))
    return clippings.place(fresh, {*taken, *(one.story for one in old)})


def why(article: Article, others: Iterable[Article], stem: Callable[[str], str]) -> Reason | None:
    """Why an article stands in its story and not in another one; None where it stands alone and nothing is like it. `others` have their stories."""
    articles = [article, *(one for one in _of_their_time([article], others) if one.id != article.id)]
    sketcher = Sketcher(stem)
    vectors = [Vectors(sketch, sketcher.rarity) for sketch in sketcher.sketches(articles, wording.read)]
    by_story: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for number in range(1, len(articles)):
        by_story[articles[number].story].append((likeness.odds(vectors[0], vectors[number]), -number))
    means = sorted(((sum(odds for odds, _ in found) / len(found), story) for story, found in by_story.items()), reverse=True)
    besides = next(((score, story) for score, story in means if story != article.story), (LOWEST, ""))
    own = by_story.get(article.story, [])
    if not own and besides[0] <= LOWEST:
        return None
    nearest = -max(own or by_story[besides[1]])[1]
    measured = {name: likeness.WEIGHTS[name] * value for name, value in likeness.evidence(vectors[0], vectors[nearest]).items()}
    score = next((score for score, story in means if story == article.story), LOWEST)
    spelt = sketcher.spelt(wording.read(article))
    words = tuple((spelt.get(term, term), share) for term, share in likeness.words(vectors[0], vectors[nearest]))
    less = LONE if len(own) > 1 else LATE  # of two, one came later
    alone = less <= score < LIKE and len(own) > 0 and score - besides[0] >= APART
    return Reason(
        article.story, score, less if alone else LIKE, len(own), words, articles[nearest].id, measured,
        besides[1] if besides[0] > LOWEST else "", besides[0],
    )  # fmt: skip


def order(article: Article) -> tuple[bool, int, str]:
    """By day, those without a date last, then by id."""
    day = likeness.day(article)
    return (day is None, day or 0, article.id)


def _of_their_time(fresh: Iterable[Article], old: Iterable[Article]) -> list[Article]:
    """Those that could be of one story with a new one: near in time, or one of the two has no date."""
    days = sorted({likeness.day(one) for one in fresh} - {None}, key=lambda day: day or 0)
    if any(one.published is None for one in fresh):
        return list(old)
    found = []
    for one in old:
        day = likeness.day(one)
        if day is None or ((place := bisect_left(days, day - WINDOW, key=lambda day: day or 0)) < len(days) and (days[place] or 0) <= day + WINDOW):
            found.append(one)
    return found


def _block(day: int | None) -> int | None:
    return None if day is None else day // BLOCK


def _name(articles: Iterable[Article], is_taken: Callable[[str], bool]) -> str:
    """A slug made from the title of a story's first main article."""
    first = min(
        articles,
        key=lambda one: (
            bool(one.copy_of),
            one.role not in ("main", ""),
            one.published is None,
            one.published.at.timestamp() if one.published else 0.0,
            one.id,
        ),
    )
    slug = text.slug(first.title, 60)
    return next(name for name in (slug, f"{slug}-{first.id[:6]}", f"{slug}-{first.id}") if not is_taken(name))

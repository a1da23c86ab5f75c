"""Stories: articles that report one event → one slug; new articles are placed, those that have a story keep it.

Every article is compared with those of its time that share some of its heaviest words (`likeness`); groups are joined while the
*mean* likeness between their members is high enough (`joining`). Order does not matter: pairs are taken by likeness, ties by date and id.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest import text
from digest.group import joining, likeness
from digest.group.likeness import LOWEST, WINDOW, Sketch, Vectors
from digest.model import Article, Page

# Tuned on labelled news, see benchmarks/README.md, and held by tests/quality.
LIKE = -0.55  # mean log-odds between members from which two groups are one story
RARE = 32  # of an article's heaviest terms, which must share one for two articles to be compared at all
CROWD = 150  # articles of its time, the nearest, that one term brings to an article
NEAR = 40  # articles that an article is compared with, those that share most


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article stands in its story: how like the story it is, and what it is like besides."""

    story: str
    score: float
    """Mean log-odds with the story's other members."""
    threshold: float
    words: tuple[tuple[str, float], ...]
    """The terms that make it like the story's nearest member, each with its share of the cosine."""
    nearest: str
    """Id of that member."""
    evidence: Mapping[str, float]
    """What each measure adds to the log-odds with that member."""
    runner_up: str
    """The story that it is most like besides; empty where there is none."""
    runner_up_score: float


def place(new: Iterable[Page], known: Iterable[Page], taken: Iterable[str], stem: Callable[[str], str]) -> dict[str, str]:
    """The story's slug of every new article, by id. `known` have one; `taken` are slugs that name other stories."""
    fresh = [page.article for page in new]
    if not fresh:
        return {}
    old = [page.article for page in known]
    articles = sorted([*fresh, *_of_their_time(fresh, old)], key=order)
    stories = {one.id: one.story for one in old}
    groups = _groups(articles, stories, stem)
    return _named([[articles[n] for n in group] for group in groups], stories, {*taken, *stories.values()})


def why(article: Article, others: Iterable[Article], stem: Callable[[str], str]) -> Reason | None:
    """Why an article stands in its story and not in another one; None where it stands alone and nothing is like it. `others` have their stories."""
    articles = [article, *(one for one in _of_their_time([article], others) if one.id != article.id)]
    sketches, rarity = likeness.sketches(articles, stem)
    vectors = [Vectors(sketch, rarity) for sketch in sketches]
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
    return Reason(
        article.story, score, LIKE, tuple(likeness.words(vectors[0], vectors[nearest])), articles[nearest].id, measured,
        besides[1] if besides[0] > LOWEST else "", besides[0],
    )  # fmt: skip


def _day(article: Article) -> int | None:
    return article.published.day().toordinal() if article.published else None


def order(article: Article) -> tuple[bool, int, str]:
    """By day, those without a date last, then by id."""
    day = _day(article)
    return (day is None, day or 0, article.id)


def _of_their_time(fresh: Iterable[Article], old: Iterable[Article]) -> list[Article]:
    """Those that could be of one story with a new one: near in time, or one of the two has no date."""
    days = sorted({_day(one) for one in fresh} - {None}, key=lambda day: day or 0)
    if any(one.published is None for one in fresh):
        return list(old)
    found = []
    for one in old:
        day = _day(one)
        if day is None or ((place := bisect_left(days, day - WINDOW, key=lambda day: day or 0)) < len(days) and (days[place] or 0) <= day + WINDOW):
            found.append(one)
    return found


def _groups(articles: Sequence[Article], stories: Mapping[str, str], stem: Callable[[str], str]) -> list[list[int]]:
    """Numbers of the articles of each story. A copy stands where its original stands, and says nothing of its own."""
    at = {one.id: number for number, one in enumerate(articles)}
    copies = {n: at[one.copy_of] for n, one in enumerate(articles) if one.copy_of in at and at[one.copy_of] != n and one.id not in stories}
    copies = {n: original for n, original in copies.items() if original not in copies}
    left = [n for n in range(len(articles)) if n not in copies]
    firsts: dict[str, int] = {}
    homes = [firsts.setdefault(stories[articles[n].id], number) if articles[n].id in stories else -1 for number, n in enumerate(left)]
    sketches, rarity = likeness.sketches([articles[n] for n in left], stem)
    pairs = {(a, b): odds - LOWEST for a, b, x, y in compared(sketches, rarity, homes) if (odds := likeness.odds(x, y)) > LOWEST}
    found = joining.joined(homes, pairs, LIKE - LOWEST)
    groups = [[left[number] for number in group] for group in found]
    group_of = {n: group for group in groups for n in group}
    for n, original in copies.items():
        group_of[original].append(n)
    return groups


def compared(sketches: Sequence[Sketch], rarity: Mapping[str, float], homes: Sequence[int]) -> Iterator[tuple[int, int, Vectors, Vectors]]:
    """The pairs of numbers, with their vectors, of articles that may be one story. The sketches are in order of time."""

    @lru_cache(20_000)
    def vectors(number: int) -> Vectors:
        return Vectors(sketches[number], rarity)

    index: defaultdict[str, list[int]] = defaultdict(list)  # the numbers, and so the days, rise
    undated: defaultdict[str, list[int]] = defaultdict(list)
    days = [sketch.day for sketch in sketches]
    for number, sketch in enumerate(sketches):
        own = vectors(number).body
        shared: defaultdict[int, float] = defaultdict(float)
        for weight, term in sorted(zip(own.values(), own, strict=True), reverse=True)[:RARE]:
            for other in _of_one_time(index[term], days, sketch.day):
                shared[other] += weight
            if sketch.day is None:
                for other in undated[term][-CROWD:]:
                    shared[other] += weight
            (index if sketch.day is not None else undated)[term].append(number)
        for other in heapq.nlargest(NEAR, shared, key=lambda other: (shared[other], other)):
            if homes[number] < 0 or homes[other] < 0:
                yield other, number, vectors(other), vectors(number)


def _of_one_time(numbers: list[int], days: Sequence[int | None], day: int | None) -> Sequence[int]:
    """The last of some articles that are not too old for a day; for none, all of them unless they are a crowd."""
    if day is None:
        return numbers if len(numbers) <= CROWD else ()
    if not numbers or (days[numbers[-1]] or 0) < day - WINDOW:
        return ()
    last = numbers[-CROWD:]
    if (days[last[0]] or 0) >= day - WINDOW:
        return last
    return last[bisect_left(last, day - WINDOW, key=lambda number: days[number] or 0) :]


def _named(groups: list[list[Article]], stories: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """A slug for every new article: its group's, or one made from the title of the group's first main article."""
    found: dict[str, str] = {}
    for articles in sorted(groups, key=lambda articles: min(one.id for one in articles)):
        story = next((stories[one.id] for one in articles if one.id in stories), "")
        if not story:
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
            story = text.slug(first.title, 60)
            story = next(name for name in (story, f"{story}-{first.id[:6]}", f"{story}-{first.id}") if name not in taken)
            taken.add(story)
        found |= {one.id: story for one in articles if one.id not in stories}
    return found

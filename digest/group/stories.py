"""Stories: articles that report one event → one slug; new articles are placed, those that have a story keep it.

Articles are compared by their words (title and body), rare ones weighing more, and by their dates; groups are joined
while the *average* likeness between their members is high enough, so that a chain (a like b, b like c, a unlike c) is no
story. Order does not matter: pairs are taken by likeness, ties by id.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from digest import markdown, text
from digest.model import Article, Page

# Tuned on labelled news (B-cubed F1, see benchmarks/README.md) and held by tests/quality.
LEAST = 2  # terms that two articles must share: one word tells of no event
LIKE = 0.196  # average likeness from which groups are one story
TITLE = 2  # how often a word of the title counts
DECAY = 21.0  # days apart at which likeness falls to 1/e
WINDOW = 30  # days apart from which two articles are never one story
RARE = 40  # of an article's heaviest terms, which must share one for two articles to be compared at all
CROWD = 400  # articles that share a term from which it no longer brings articles together
LOCAL = 0.25  # how much rarity among the articles at hand bends rarity at large (0, 0.5 and 1 gave 0.892, 0.899 and 0.895 on allsides-full)
UNSEEN = 4  # count given to a word that the table of frequencies does not know
STOP = frozenset(
    """
    a an the of to in and on for with at by from as is was are were be been it its that this he she they his her their has have had but not
    or who which will would could said say says after about into than more over up out one two new also we you i our us him them what when
    where there all can no if so do did just how why first last year day week month people told ahead amid before against since while during
    between because other some only
    """.split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of an article."""

    id: str
    story: str
    """Empty where it has none yet."""
    when: datetime | None
    title: str
    main: bool
    vector: Mapping[str, float]


def place(new: Iterable[Page], known: Iterable[Page], taken: Iterable[str], stem: Callable[[str], str]) -> dict[str, str]:
    """The story's slug of every new article, by id. `known` have one; `taken` are slugs that name other stories."""
    fresh, old = list(new), list(known)
    if not fresh:
        return {}
    weights = _weights([page.article for page in fresh + old], stem)
    items = [_known(page.article, "", vector) for page, vector in zip(fresh, weights, strict=False)]
    items += [_known(page.article, page.article.story, vector) for page, vector in zip(old, weights[len(fresh) :], strict=True)]
    items.sort(key=lambda item: item.id)
    groups = _joined(items, _pairs(items))
    return _named(groups, {*taken, *(item.story for item in items if item.story)})


def likeness(a: Known, b: Known) -> float:
    """Between 0 and 1: the cosine of the words, less with the days between; with fewer than two words in common, 0. An unknown date changes nothing."""
    apart = abs((a.when - b.when).total_seconds()) / 86400 if a.when and b.when else 0.0
    if apart > WINDOW:
        return 0.0
    small, large = sorted((a.vector, b.vector), key=len)
    shared = small.keys() & large.keys()
    if len(shared) < LEAST:
        return 0.0
    return math.fsum(small[term] * large[term] for term in shared) * math.exp(-apart / DECAY)


def frequencies() -> tuple[dict[str, int], int]:
    """In how many of how many English news articles each stem stands; made by benchmarks/frequencies.py."""
    rows = resources.files("digest.group").joinpath("frequencies.tsv").read_text("utf-8").splitlines()
    pairs = (row.split("\t") for row in rows[1:])
    return {stem: int(count) for stem, count in pairs}, int(rows[0])


def _weights(articles: list[Article], stem: Callable[[str], str]) -> list[dict[str, float]]:
    """A vector of length 1 for each article.

    A term's weight is its rarity in news at large times a root of its rarity here: in a small inbox, counts alone say little;
    in one all about a war, "war" says little.
    """
    counts = [_terms(article, stem) for article in articles]
    here = Counter(term for count in counts for term in count)
    at_large, total = frequencies()
    rarity = {
        term: math.log(total / at_large.get(term, UNSEEN)) * (math.log(1 + len(articles) / n) / math.log(1 + len(articles))) ** LOCAL
        for term, n in here.items()
    }
    found = []
    for count in counts:
        vector = {term: (1 + math.log(n)) * rarity[term] for term, n in count.items() if rarity[term] > 0}
        size = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        found.append({term: weight / size for term, weight in vector.items()})
    return found


def _terms(article: Article, stem: Callable[[str], str]) -> Counter[str]:
    outlet = set(text.words(f"{article.source} {article.agency}"))
    found: Counter[str] = Counter()
    for source, times in ((article.title, TITLE), (markdown.plain(article.body), 1)):
        for word in text.words(source):
            if word not in STOP and word not in outlet:
                found[stem(word)] += times
    return found


def _known(article: Article, story: str, vector: Mapping[str, float]) -> Known:
    when = article.published
    return Known(article.id, story, when.at if when else None, article.title, article.role in ("main", ""), vector)


def _pairs(items: list[Known]) -> dict[tuple[int, int], float]:
    """Likeness of every two articles that share one of their heaviest terms, unless both have their stories already."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for term in heapq.nlargest(RARE, item.vector, key=lambda t: (item.vector[t], t)):
            index[term].append(number)
    near = {
        (a, b)
        for numbers in index.values()
        if len(numbers) <= CROWD
        for place, a in enumerate(numbers)
        for b in numbers[place + 1 :]
        if not (items[a].story and items[b].story)
    }
    return {pair: found for pair in near if (found := likeness(items[pair[0]], items[pair[1]])) > LIKE / 4}


def _joined(items: list[Known], pairs: dict[tuple[int, int], float]) -> list[list[Known]]:
    """Groups by average link, highest first; two stories that exist already are never joined."""
    members: dict[int, list[int]] = {}
    home: dict[str, int] = {}
    group: dict[int, int] = {}
    for number, item in enumerate(items):
        first = home.setdefault(item.story, number) if item.story else number
        members.setdefault(first, []).append(number)
        group[number] = first
    links: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), found in pairs.items():
        x, y = group[a], group[b]
        if x != y:
            links[x][y] = links[y][x] = links[x].get(y, 0.0) + found
    settled = {group[number] for number, item in enumerate(items) if item.story}

    def entry(x: int, y: int) -> tuple[float, int, int, int, int]:
        x, y = min(x, y), max(x, y)
        return (-round(links[x][y] / (len(members[x]) * len(members[y])), 9), x, y, len(members[x]), len(members[y]))

    queue = [entry(x, y) for x in links for y in links[x] if x < y and not (x in settled and y in settled)]
    heapq.heapify(queue)
    while queue:
        minus, x, y, size_x, size_y = heapq.heappop(queue)
        if -minus < LIKE:
            break
        if x not in members or y not in members or (len(members[x]), len(members[y])) != (size_x, size_y):
            continue
        members[x] += members.pop(y)
        if y in settled:
            settled.add(x)
        for other, found in links.pop(y).items():
            links[other].pop(y, None)
            if other != x:
                links[x][other] = links[other][x] = links[x].get(other, 0.0) + found
        for other in links[x]:
            if not (x in settled and other in settled):
                heapq.heappush(queue, entry(x, other))
    return [[items[number] for number in numbers] for numbers in members.values()]


def _named(groups: list[list[Known]], taken: set[str]) -> dict[str, str]:
    """A slug for every new article: its group's, or one made from the title of the group's first main article."""
    found: dict[str, str] = {}
    for items in sorted(groups, key=lambda items: min(item.id for item in items)):
        story = next((item.story for item in items if item.story), "")
        if not story:
            first = min(items, key=lambda item: (not item.main, item.when is None, item.when.timestamp() if item.when else 0, item.id))
            story = text.slug(first.title, 60)
            story = next(name for name in (story, f"{story}-{first.id[:6]}", f"{story}-{first.id}") if name not in taken)
            taken.add(story)
        found |= {item.id: story for item in items if not item.story}
    return found

"""Labelled articles of an owner → how well this site would sort them: the figures behind `digest eval`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest import clean, content, markdown, text
from digest.config import Config
from digest.group import topics
from digest.model import Article, Document
from digest.problem import Problem


@dataclass(frozen=True, slots=True)
class Sorted:
    """How well articles were sorted into topics."""

    articles: int
    right: int
    """Whose first topic is the wanted one."""
    among: int
    """Whose topics hold the wanted one."""
    unsure: int
    """That were put nowhere."""
    taken: tuple[tuple[tuple[str, str], int], ...]
    """(wanted topic, first topic given) → of how many articles, in this order."""

    @property
    def f1(self) -> float:
        """The mean, over all wanted topics, of the harmonic mean of precision and recall."""
        counts = dict(self.taken)
        wanted: Counter[str] = Counter()
        given: Counter[str] = Counter()
        for (one, other), n in self.taken:
            wanted[one] += n
            given[other] += n
        return sum(2 * counts.get((slug, slug), 0) / (n + given[slug]) for slug, n in wanted.items()) / max(1, len(wanted))


def sort(source: str, path: str, existing: content.Content, config: Config) -> tuple[Sorted, tuple[Problem, ...]]:
    """The articles of a JSON Lines text (`topic`, `title`, `text`; maybe `source`, `language`) by the topics of a site; a bad line costs only itself."""
    rule = topics.rules(existing.topics, text.stemmer(config.language))
    taken: Counter[tuple[str, str]] = Counter()
    among = 0
    problems: list[Problem] = []
    for line, row in _rows(source, path, problems):
        said = {name: value if isinstance(value := row.get(name), str) else "" for name in ("topic", "title", "text", "source", "language")}
        if not said["topic"] or not (said["title"] or said["text"]):
            problems.append(Problem(path, line, "no topic, or neither title nor text", '{"topic": "sport", "title": …, "text": …}'))
            continue
        article = Article(title=said["title"], source=said["source"], language=said["language"], body=markdown.escape(said["text"]))
        language = article.language or config.language
        given = topics.place(article, rule, text.stemmer(language), language)
        wanted = said["topic"] if said["topic"] in {*given} else text.slug(said["topic"])
        taken[wanted, given[0]] += 1
        among += wanted in given
    rows = tuple(sorted(taken.items()))
    right = sum(n for (one, other), n in rows if one == other)
    return Sorted(taken.total(), right, among, sum(n for (_, given_), n in rows if given_ == topics.OTHER), rows), tuple(problems)


def told(found: Sorted) -> list[str]:
    """The figures as lines for a person, with the table of what was taken for what."""
    whole = max(1, found.articles)
    lines = [
        f"articles      {found.articles}",
        f"first right   {found.right / whole:.3f}",
        f"among three   {found.among / whole:.3f}",
        f"unsure        {found.unsure / whole:.3f}",
        f"mean F1       {found.f1:.3f}",
        "",
        "wanted → given: articles",
    ]
    return lines + [f"{one} → {other}: {n}" for (one, other), n in sorted(found.taken, key=lambda row: (row[0][0], -row[1], row[0][1]))]


def _rows(source: str, path: str, problems: list[Problem]) -> Iterable[tuple[int, dict[str, object]]]:
    for line, raw in enumerate(source.split("\n"), 1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            yield line, row
        else:
            problems.append(Problem(path, line, "not a JSON object", "one object a line"))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How well pages were cleaned: means over those that say what is right; None where none does."""

    pages: int
    precision: float | None
    """Of runs of four words that were taken for the body, the share that belongs to it."""
    recall: float | None
    f1: float | None
    """The harmonic mean of both means, as in Scrapinghub's article extraction benchmark."""
    title: float | None
    """Titles that are right but for case, punctuation and spaces."""
    date: float | None
    """Days of publication that are right."""
    authors: float | None
    """The mean harmonic mean of precision and recall of names."""


def cleaned(source: str, path: str) -> tuple[Cleaned, tuple[Problem, ...]]:
    """Page dumps of a JSON Lines text (`dump`; and `body`, `title`, `date`, `authors` as they should be); a bad line costs only itself."""
    problems: list[Problem] = []
    shares: list[tuple[float, float]] = []
    titles, dates, authors = [], [], []
    pages = 0
    for line, row in _rows(source, path, problems):
        dump = row.get("dump")
        if not isinstance(dump, str):
            problems.append(Problem(path, line, "no page", '{"dump": …, "body": …, "title": …}'))
            continue
        pages += 1
        made, _ = clean.articles(Document(f"{path}:{line}", "dump", text.lines(dump), Article(), ""))
        best = max(made, key=lambda one: (one.role == "main", len(one.body)), default=Article())
        if isinstance(body := row.get("body"), str) and body.strip():
            shares.append(_shares(_runs(body), _runs(markdown.plain(best.body))))
        if isinstance(title := row.get("title"), str) and title:
            titles.append(text.fold(title) == text.fold(best.title))
        if isinstance(date := row.get("date"), str) and date:
            dates.append(date[:10] == str(best.published or "")[:10])
        if isinstance(named := row.get("authors"), list) and named:
            wanted, given = {text.fold(str(name)) for name in named}, {text.fold(name) for name in best.authors}
            authors.append(2 * len(wanted & given) / (len(wanted) + len(given)))
    precision, recall = _mean([one for one, _ in shares]), _mean([one for _, one in shares])
    f1 = None if precision is None or recall is None else 2 * precision * recall / ((precision + recall) or 1)
    return Cleaned(pages, precision, recall, f1, _mean(titles), _mean(dates), _mean(authors)), tuple(problems)


def _runs(body: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", body)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def _shares(wanted: Counter[tuple[str, ...]], given: Counter[tuple[str, ...]]) -> tuple[float, float]:
    """Precision and recall of runs of words."""
    both = (wanted & given).total()
    return both / max(1, given.total()), both / max(1, wanted.total())


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None

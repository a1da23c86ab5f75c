"""The first half of the program: items of the inbox → additions to content/.

    items ─ read ─▶ Documents ─ clean ─▶ Articles ─ group ─▶ page.format ─▶ new pages

Everything comes in as a value: what was read, the time, and `map` (the builtin, or one over several processes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from digest import clean, content, page, read, recognise, repeats, text, urls
from digest.config import Config
from digest.group import stories, topics
from digest.model import Article, Document, Imported, Page
from digest.problem import Problem
from digest.recognise import Made

T = TypeVar("T")
R = TypeVar("R")


class Map(Protocol):
    """An ordered map: the builtin, or one over several processes."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]: ...


@dataclass(frozen=True, slots=True)
class Item:
    """A file to import and what its sidecars and the command line say of it."""

    path: str
    data: bytes
    given: Article


@dataclass(frozen=True, slots=True)
class Import:
    """What an import adds to content/."""

    made: tuple[Made, ...]
    files: Mapping[str, str]
    """Path → text of each new page."""
    renewed: Mapping[str, str]
    """Path → text of each page that is written anew, since nobody edited it."""
    records: tuple[Imported, ...]
    skipped: int
    """Items that were imported before."""
    problems: tuple[Problem, ...]


def import_(items: Iterable[Item], existing: content.Content, texts: Mapping[str, str], config: Config, now: datetime, map: Map, *, again: bool) -> Import:
    """The articles of all items that were not imported before (of all items, `again`), grouped with what is already there.

    Where an item holds anew what it held before, or its text was corrected, the page is renewed while its text is still the
    one that was recorded: a page that a person edited is never written again. `texts` are those of the pages, by path.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    before = set({record.item: record.sha256 for record in existing.imported}.values()) if not again else set()
    for found, wrong in map(_read, items):
        documents += found
        known = {document.item for document in found if document.sha256 in before}
        problems += [problem for problem in wrong if problem.path not in known]
    fresh, skipped = _unknown(documents, before)
    made: list[tuple[Document, tuple[Article, ...]]] = []
    for document, (articles, wrong) in zip(fresh, map(clean.articles, fresh), strict=True):
        problems += wrong
        if articles:
            made.append((document, articles))
    recognised = repeats.settled(recognise.articles(made, existing, texts), existing, texts)
    renewable = recognised.renewable
    placed = _placed(_grouped(list(recognised.made), existing, config), existing)
    files = {one.page.path: page.format(one.page.article) for one in placed if one.new}
    renewed = {path: source for path, source in renewable.items() if texts[path] != source}
    return Import(tuple(placed), files, renewed, _records(made, placed, {**files, **renewable}, existing, now), skipped, (*problems, *recognised.problems))


def _read(item: Item) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    return read.documents(item.data, item.path, item.given)


def _unknown(documents: Iterable[Document], before: set[str]) -> tuple[list[Document], int]:
    """The documents whose bytes were never imported, under this name or another."""
    known = set(before)
    fresh, skipped = [], 0
    for document in documents:
        if document.sha256 in known:
            skipped += 1
        else:
            fresh.append(document)
            known.add(document.sha256)
    return fresh, skipped


def _grouped(made: list[Made], existing: content.Content, config: Config) -> list[Made]:
    """Topics and stories for the new ones; what an article brings along is kept."""
    stems: dict[str, Callable[[str], str]] = {}

    def stem_for(article: Article) -> Callable[[str], str]:
        language = article.language or config.language
        return stems.setdefault(language, text.stemmer(language))

    site_stem = text.stemmer(config.language)
    rules = topics.rules(existing.topics, site_stem)
    fresh = [one for one in made if one.new]
    sorted_in = {
        one.page.article.id: replace(one.page.article, topics=one.page.article.topics or topics.classify(one.page.article, rules, stem_for(one.page.article)))
        for one in fresh
    }
    placed = stories.place(
        [Page("", article) for article in sorted_in.values() if not article.story],
        [*existing.pages_with_stories(), *(Page("", article) for article in sorted_in.values() if article.story)],
        existing.story_slugs(),
        site_stem,
    )
    final = {id: replace(article, story=article.story or placed[id]) for id, article in sorted_in.items()}
    known = {one.article.id: one.article for one in existing.pages} | final
    return [replace(one, page=Page("", final[one.page.article.id])) if one.new else _repeated(one, known.get(one.page.article.id)) for one in made]


def _repeated(made: Made, original: Article | None) -> Made:
    """What repeats an article stands where that one stands."""
    if original is None:
        return made
    return replace(made, page=replace(made.page, article=replace(made.page.article, topics=original.topics, story=original.story)))


def _placed(made: list[Made], existing: content.Content) -> list[Made]:
    """A path for every article: the known one's own, or a new one that no page has or had."""
    taken = {path.casefold() for path in existing.paths()}
    at = {one.article.id: one.path for one in existing.pages} | {id: path for record in existing.imported for id, path, _ in record.articles}
    found = []
    for one in sorted(made, key=lambda one: (one.page.article.id, not one.new)):
        article = one.page.article
        path = at.get(article.id, "")
        if one.new:
            slug = text.slug(article.title)
            day = article.published.day() if article.published else None
            names = (slug, f"{slug}-{article.id[:6]}", f"{slug}-{article.id}")
            path = next(p for p in (urls.article_file(day, name) for name in names) if p.casefold() not in taken)
            taken.add(path.casefold())
            at[article.id] = path
        found.append(replace(one, page=Page(path, article)))
    order = {(one.item, one.index): number for number, one in enumerate(made)}
    return sorted(found, key=lambda one: order[one.item, one.index])


def _records(
    made: list[tuple[Document, tuple[Article, ...]]], placed: list[Made], files: Mapping[str, str], existing: content.Content, now: datetime
) -> tuple[Imported, ...]:
    """A line for each item; for a page that is left as it is, the hash that was recorded of it."""
    before = {id: digest for record in existing.imported for id, _, digest in record.articles}
    by_item: dict[str, list[Made]] = {}
    for one in placed:
        by_item.setdefault(one.item, []).append(one)
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return tuple(
        Imported(
            document.item, document.sha256, stamp,
            tuple(
                (one.page.article.id, one.page.path, recognise.sha256(files.get(one.page.path, "")) or before.get(one.page.article.id, ""))
                for one in by_item.get(document.item, ())
            ),
        )
        for document, articles in made
    )  # fmt: skip

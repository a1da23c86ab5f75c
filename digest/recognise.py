"""The articles that an import made → which are new, which are known already, which correct a page; knows nothing of grouping."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from digest import markdown, page, text, urls
from digest.content import Content
from digest.marks import Marks
from digest.model import Article, Document, Page
from digest.problem import Problem

SAME_PLACE = 0.6  # share of words that make what stands in the same place of the same item the same article, its title corrected
SAME_NAME = 0.8  # likeness of two file names that are one title with a letter changed
SAME_TITLE = 0.3  # … and under the same title; less is a column that has the same title every day

Row = tuple[str, str, str]
"""(id, path, sha256) of an article, as the ledger records it."""


@dataclass(frozen=True, slots=True)
class Made:
    """An article that an import made, or found again."""

    page: Page
    item: str
    index: int
    input_id: str
    new: bool
    """False where it repeats one that is already there: then no page is written."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is known of the articles of an import."""

    made: tuple[Made, ...]
    renewable: Mapping[str, str]
    """Path → text of each page that nobody edited and that its item corrects."""
    problems: tuple[Problem, ...]


def articles(made: Iterable[tuple[Document, tuple[Article, ...]]], memory: Memory, texts: Mapping[str, str]) -> Recognised:
    """Every article with an id of its own, which the memory then knows. `texts` are those of the pages, by path.

    The same id means the same article: same source and address, or same source and words. Words without a named source
    could be two outlets': then both stay, and the later one is marked as a copy. An item that was imported before and
    holds other words now corrects its pages: those that nobody edited are renewed, a deleted one stays deleted.
    """
    renewable: dict[str, str] = {}
    found: list[Made] = []
    problems: list[Problem] = []
    for document, parts in made:
        for index, article in enumerate(parts):
            row = memory.row(document, index, article)
            if not row and document.input_id and (old := memory.told_before(article, texts)):
                if _is_newer(article, old.article):
                    row = memory.recorded[article.id]
                else:
                    problems.append(Problem(document.item, 1, f"tells in other words what {old.path} tells, which stays", "when it was updated"))
            if row:
                article = _renewed(article, row, memory, texts, renewable)
            elif memory.is_copy(document, article):
                salted = hashlib.sha256(f"{article.id}\0{article.origin}".encode("utf-8", "replace")).hexdigest()[:16]
                article = replace(article, id=salted, copy_of=article.id)
            elif article.url and (other := memory.other(article)):
                problems.append(Problem(document.item, 1, f"has the address of {other}; taken for the same article", "a url of its own, if it is another"))
            path = row[1] if row else ""
            found.append(Made(Page(path, article), document.item, index, document.input_id, article.id not in memory.known))
            memory.known.add(article.id)
    return Recognised(tuple(found), renewable, tuple(problems))


def sha256(source: str) -> str:
    """The hash of a page's text, as the ledger records it; empty for no text."""
    return hashlib.sha256(source.encode("utf-8", "replace")).hexdigest() if source else ""


class Memory:
    """What content/ knows of earlier imports, indexed; and the ids of what was made since."""

    def __init__(self, existing: Content) -> None:
        self.known = Marks(existing.ids() | existing.imported_ids())
        self.pages = {one.path: one.article for one in existing.pages}
        self.by_id = {one.article.id: one for one in existing.pages if one.article.id}
        self.hashes = {record.sha256 for record in existing.imported}
        self.places: dict[tuple[str, int], Row] = {}
        self.rows: dict[str, dict[str, Row]] = {}  # of each file: by id and by the path that its title gives
        for record in existing.imported:
            rows = self.rows.setdefault(_file(record.item), {})
            for index, row in enumerate(record.articles):
                self.places[record.item, index] = row
                rows[row[0]] = rows[re.sub(rf"-{row[0][:6]}[0-9a-f]*(?=\.md$)", "", row[1])] = row

    def row(self, document: Document, index: int, article: Article) -> Row | None:
        """The record of the same article in an earlier state of the same item."""
        rows = self.rows.get(_file(document.item), {})
        if article.id in rows:
            return rows[article.id]
        day = article.published.day() if article.published else None
        titled = rows.get(urls.article_file(day, text.slug(article.title)))
        if titled and (titled[1] not in self.pages or _overlap(self.pages[titled[1]], article) >= SAME_TITLE):
            return titled
        place = self.places.get((document.item, index))
        if place and place[1] in self.pages:
            return place if _overlap(self.pages[place[1]], article) >= SAME_PLACE else None
        if place and difflib.SequenceMatcher(None, place[1].rpartition("/")[2], f"{text.slug(article.title)}.md").ratio() >= SAME_NAME:
            return place  # it was deleted, and its title corrected since
        return None

    @cached_property
    def recorded(self) -> dict[str, Row]:
        """By id, the last record of each article."""
        return {row[0]: row for rows in self.rows.values() for row in rows.values()}

    def told_before(self, article: Article, texts: Mapping[str, str]) -> Page | None:
        """The page of a known article that tells it in other words, nobody having edited it."""
        old = self.by_id.get(article.id)
        if old is None or (old.article.title, old.article.body) == (article.title, article.body):
            return None
        row = self.recorded.get(article.id)
        return old if row and sha256(texts.get(old.path, "")) == row[2] else None

    def is_copy(self, document: Document, article: Article) -> bool:
        """The words of a known article of unknown source, from an item that never held them."""
        if article.id not in self.known or article.source or article.url or document.sha256 in self.hashes:
            return False
        return article.id not in self.by_id or self.by_id[article.id].article.origin != article.origin

    def other(self, article: Article) -> str:
        """The page that has the same id and hardly a word in common."""
        one = self.by_id.get(article.id)
        return one.path if one and _overlap(one.article, article) < SAME_TITLE else ""


def _is_newer(article: Article, old: Article) -> bool:
    """Whether an article says that it was published or changed after all that a page says of its times."""
    new, before = ([when.at for when in (one.published, one.updated) if when] for one in (article, old))
    return bool(new and before) and max(new) > max(before)


def _renewed(article: Article, row: Row, memory: Memory, texts: Mapping[str, str], renewable: dict[str, str]) -> Article:
    """The article under its recorded id; what was written once (id, story, topics) stays."""
    id, path, digest = row
    old = memory.pages.get(path)
    article = replace(article, id=id, story=old.story if old else "", topics=old.topics if old else article.topics)
    if old and sha256(texts.get(path, "")) == digest:
        renewable[path] = page.format(replace(article, copy_of=old.copy_of))
    return article


def _file(item: str) -> str:
    return re.sub(r":\d+$", "", item)


def _overlap(a: Article, b: Article) -> float:
    """The share of the shorter one's words that both have; by titles where a body is empty."""
    left, right = (set(text.words(markdown.plain(one.body) or one.title)) for one in (a, b))
    return len(left & right) / (min(len(left), len(right)) or 1)

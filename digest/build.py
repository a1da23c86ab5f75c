"""The program, top to bottom: inbox items → articles → pages of content/, and pages of content/ → the files of the site.

    import_:   items ─ read ─▶ Documents ─ clean ─▶ Articles ─ group ─▶ page.format ─▶ additions to content/
    publish:   pages ─ page.parse ─▶ Articles ─ site.assemble ─▶ Site ─ outputs.plan, render ─▶ files of site/

Everything comes in as a value: what was read, the time, and `map` (the builtin, or one over several processes).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from itertools import count
from typing import Protocol, TypeVar

from digest import clean, content, markdown, outputs, page, read, recognise, site, text, urls
from digest.config import Config
from digest.group import stories, topics
from digest.model import Article, Document, Imported, Page, Placed
from digest.outputs.shared import Context, Planned
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
    recognised = recognise.articles(made, existing, texts)
    renewable = recognised.renewable
    placed = _placed(_grouped(list(recognised.made), existing, config), existing)
    files = {one.page.path: page.format(one.page.article) for one in placed if one.new}
    renewed = {path: source for path, source in renewable.items() if texts[path] != source}
    return Import(tuple(placed), files, renewed, _records(made, placed, {**files, **renewable}, existing, now), skipped, (*problems, *recognised.problems))


@dataclass(frozen=True, slots=True)
class Publication:
    """A site ready to be written: what is in it, and how to make each file."""

    site: site.Site
    context: Context
    planned: tuple[Planned, ...]
    ledger: str
    """The text of content/published.jsonl."""
    held: int
    """Pages held back: drafts, expired, and those of the future."""
    kept: tuple[str, ...]
    """Output paths of pages that can't be read now: what the last build made of them stays."""
    changes_at: datetime | None
    """When the next page would appear or expire, if nothing else changes."""
    problems: tuple[Problem, ...]


def publish(
    existing: content.Content, config: Config, files: Mapping[str, bytes], now: datetime, clock: datetime, *, drafts: bool, future: bool
) -> Publication:
    """The site of all pages that are to be shown at `now`. `files` are the theme's assets by name; the ledger tells the `clock`."""
    identified, problems = _with_ids(existing)
    shown = [one for one in identified if _is_shown(one.article, now, drafts, future)]
    moments = [w.at for one in identified for w in (one.article.published, one.article.expires) if w and w.at > now]
    addressed, doubles = _with_addresses(shown, existing)
    pages = _with_stories(addressed, existing, config)
    authority = config.authority or existing.authority or _authority(config, pages)
    assets = {name: urls.asset(name, hashlib.sha256(data).hexdigest()) for name, data in sorted(files.items())}
    plain = tuple(one for one in existing.plain if drafts or not one.draft)
    whole = site.assemble(config, authority, pages, existing.topics, existing.notes, plain, existing.first_imported(), assets)
    body = lru_cache(maxsize=None)(partial(_body, base=config.base))
    context = Context(whole, dict(files), body)
    planned, collisions = _unique(outputs.plan(context))
    ledger = content.dump_published(_ledger(pages, existing, clock), authority, existing.strange)
    kept = tuple(urls.article(path) for path in existing.bad if path.startswith(urls.ARTICLES))
    return Publication(whole, context, planned, ledger, len(identified) - len(shown), kept, min(moments, default=None), tuple(problems + doubles + collisions))


def body_hash(article: Article) -> str:
    """What tells whether an article's words changed: 16 hexadecimal digits of its title and body."""
    return hashlib.sha256(f"{article.title}\0{article.body}".encode("utf-8", "replace")).hexdigest()[:16]


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
    for one in sorted(made, key=lambda one: one.page.article.id):
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


def _with_ids(existing: content.Content) -> tuple[list[Page], list[Problem]]:
    """The pages, each with an id of its own: front matter's, the ledger's (for a page that moved), or one made from its path."""
    by_path = {placed.path: placed.id for placed in existing.placed}
    here = {one.path for one in existing.pages}
    moved = {placed.body: placed.id for placed in existing.placed if placed.path not in here}
    written = {one.article.id for one in existing.pages if one.article.id}
    known = written | {placed.id for placed in existing.placed}
    found: list[Page] = []
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for one in sorted(existing.pages, key=lambda one: (not one.article.id, by_path.get(one.path) != one.article.id, one.path)):
        id = one.article.id or by_path.get(one.path) or moved.get(body_hash(one.article), "")
        if not one.article.id and (not id or id in written):
            id = _from_path(one.path, known)
        if id in owners:
            problems.append(Problem(one.path, 1, f"id {id} is also that of {owners[id]}; this page is left out", "remove the line `id:`, and one is made"))
            continue
        owners[id] = one.path
        found.append(replace(one, article=replace(one.article, id=id)))
    return sorted(found, key=lambda one: one.path), problems


def _from_path(path: str, known: set[str]) -> str:
    """An id made from a page's path; where another page once lay there and took its id along, from the path and a number."""
    names = (f"path\0{path}" + (f"\0{number}" if number else "") for number in count())
    return next(id for name in names if (id := hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]) not in known)


def _is_shown(article: Article, now: datetime, drafts: bool, future: bool) -> bool:
    if article.draft and not drafts:
        return False
    if article.published and article.published.at > now and not future:
        return False
    return not (article.expires and article.expires.at <= now)


def _with_addresses(pages: list[Page], existing: content.Content) -> tuple[list[Page], list[Problem]]:
    """The pages, one for each address: the one that is published there already, or the first by path."""
    published = {placed.path for placed in existing.placed}
    owners: dict[str, str] = {}
    problems = []
    for one in sorted(pages, key=lambda one: (one.path not in published, one.path)):
        address = urls.article(one.path)
        owner = owners.setdefault(address.casefold(), one.path)
        if owner != one.path:
            problems.append(_taken(one.path, address, owner))
    left = set(owners.values())
    return [one for one in pages if one.path in left], problems


def _taken(path: str, output: str, owner: str) -> Problem:
    address = "/" + output.removesuffix("index.html")
    return Problem(path, 1, f"two pages for the address {address}: also {owner}; this one is left out", "rename one of them")


def _with_stories(pages: list[Page], existing: content.Content, config: Config) -> list[Page]:
    """The pages, each with a story: its own, the one the ledger keeps, or one found now (where stories are published at all)."""
    kept = {placed.id: placed.story for placed in existing.placed}
    known = [replace(one, article=replace(one.article, story=one.article.story or kept.get(one.article.id, ""))) for one in pages]
    lost = [one for one in known if not one.article.story]
    if not lost:
        return known
    others = [one for one in known if one.article.story]
    if "stories" in config.outputs:
        placed = stories.place(lost, others, existing.story_slugs(), text.stemmer(config.language))
    else:
        placed = {one.article.id: one.article.id for one in lost}
    return [replace(one, article=replace(one.article, story=one.article.story or placed[one.article.id])) for one in known]


def _authority(config: Config, pages: Sequence[Page]) -> str:
    """What ids begin with where nobody said: the site's host and path, and the year of the newest article."""
    year = max((one.article.published.at.year for one in pages if one.article.published), default=2026)
    host = config.base.origin.partition("://")[2].partition(":")[0]
    path = config.base.path.strip("/").replace("/", "-")
    return f"{host},{year}" + (f":{path}" if path else "")


def _body(entry: site.Entry, base: urls.Base) -> str:
    return markdown.render(entry.article.body, entry.href, base.path)


def _unique(planned: Iterable[Planned]) -> tuple[tuple[Planned, ...], list[Problem]]:
    """One file for each path; what comes second is a problem that names both."""
    found: dict[str, Planned] = {}
    problems = []
    folded: dict[str, Planned] = {}
    for one in planned:
        if not urls.is_inside(one.path):
            problems.append(Problem(one.source or one.path, 1, f"the address /{one.path} leads out of the site", "an address below the site's base"))
            continue
        first = folded.setdefault(one.path.casefold(), one)
        if first is not one:
            problems.append(_taken(one.source or one.path, one.path, first.source or "a page that digest makes"))
        else:
            found[one.path] = one
    return tuple(found.values()), problems


def _ledger(pages: Sequence[Page], existing: content.Content, now: datetime) -> tuple[Placed, ...]:
    """The ledger with every page that is published now; a line once written stays, only its path, body and story follow the page."""
    known = {placed.id: placed for placed in existing.placed}
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    for one in pages:
        article = one.article
        first = known[article.id].first if article.id in known else stamp
        story = "" if article.story == article.id else article.story  # not placed yet
        known[article.id] = Placed(article.id, one.path, first, body_hash(article), story)
    return tuple(known[id] for id in sorted(known))

"""The texts of content/ → what they say: pages, topics, story notes, plain pages, ledgers. One bad file costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest import fields, page, record, text, urls
from digest.config import Config
from digest.group import sections
from digest.model import Article, Imported, Page, Placed, PlainPage, StoryNote, Topic
from digest.problem import Problem
from digest.record import Record

ARTICLES, STORIES, TOPICS, PAGES, INBOX = "content/articles/", "content/stories/", "content/topics/", "content/pages/", "content/inbox/"
IMPORTED, PUBLISHED = "content/imported.jsonl", "content/published.jsonl"
Imports = tuple[tuple[tuple[str, str], ...], int]
"""Id and path of each article that was imported, and how often an item held one that another item holds too."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that content/ says."""

    pages: tuple[Page, ...] = ()
    topics: tuple[Topic, ...] = ()
    notes: tuple[StoryNote, ...] = ()
    plain: tuple[PlainPage, ...] = ()
    imported: tuple[Imported, ...] = ()
    placed: tuple[Placed, ...] = ()
    authority: str = ""
    """What ids begin with, as the first build recorded it."""
    bad: tuple[str, ...] = ()
    """Paths of pages that could not be read; they still own their names."""
    strange: tuple[str, ...] = ()
    """Lines of published.jsonl that could not be read; they are kept as they are."""

    def ids(self) -> set[str]:
        return {one.article.id for one in self.pages if one.article.id}

    def imported_ids(self) -> set[str]:
        return {id for one in self.imported for id, _, _ in one.articles}

    def paths(self) -> set[str]:
        """Every path that a page has, had, or could not be read at."""
        had = {path for one in self.imported for _, path, _ in one.articles}
        return {one.path for one in self.pages} | set(self.bad) | had

    def story_slugs(self) -> set[str]:
        return {one.article.story for one in self.pages} | {placed.story for placed in self.placed} | {note.slug for note in self.notes}

    def pages_with_stories(self) -> tuple[Page, ...]:
        return tuple(one for one in self.pages if one.article.story and one.article.id)


@dataclass(frozen=True, slots=True)
class Extras:
    """What content/ says besides articles and ledgers."""

    topics: tuple[Topic, ...] = ()
    notes: tuple[StoryNote, ...] = ()
    plain: tuple[PlainPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """published.jsonl: what the site knows of an article that its page need not say."""

    placed: Mapping[str, Placed]
    """By id."""
    authority: str = ""
    strange: tuple[str, ...] = ()


def parse(texts: Mapping[str, str]) -> tuple[Content, tuple[Problem, ...]]:
    """What the files of content/ say, by path; all that is wrong with any of them."""
    problems: list[Problem] = []
    pages, topics, notes, plain, bad = [], [], [], [], []
    for path, source in sorted(texts.items()):
        try:
            if path.startswith(ARTICLES):
                article, wrong = page.parse(source, path)
                problems += wrong
                if article is None:
                    bad.append(path)
                else:
                    pages.append(Page(path, article))
            elif path.startswith(TOPICS):
                topics.append(topic(source, path))
            elif path.startswith(STORIES):
                notes.append(_note(source, path))
            elif path.startswith(PAGES):
                plain.append(_plain(source, path))
        except Problem as problem:
            problems.append(problem)
    imported = _imported(texts.get(IMPORTED, ""), problems)
    placed, authority, strange = _published(texts.get(PUBLISHED, ""), problems)
    _check_parents(topics, problems)
    found = Content(tuple(pages), tuple(topics), tuple(notes), tuple(plain), imported, placed, authority, tuple(bad), strange)
    return found, tuple(problems)


def article(source: str, path: str, sha: bytes, settings: Config) -> tuple[Record | None, Article, tuple[Problem, ...]]:
    """The record of an article page, whose bytes have the hash `sha`, and the article itself; or all that is wrong with it."""
    found, problems = page.parse(source, path)
    if found is None:
        return None, Article(), problems
    named, remote = "editions" in settings.outputs, settings.remote_images
    return record.record(found, path, sha, settings.base, settings.zone, named=named, remote=remote), found, problems


def extras(texts: Mapping[str, str]) -> tuple[Extras, tuple[Problem, ...]]:
    """Topics, notes and plain pages from their texts by path."""
    found, problems = parse(texts)
    return Extras(found.topics, found.notes, found.plain), problems


def ledger(source: str) -> tuple[Ledger, tuple[Problem, ...]]:
    """published.jsonl."""
    problems: list[Problem] = []
    placed, authority, strange = _published(source, problems)
    return Ledger({one.id: one for one in placed}, authority, strange), tuple(problems)


def imported(source: str) -> tuple[tuple[Imported, ...], tuple[Problem, ...]]:
    """imported.jsonl."""
    problems: list[Problem] = []
    return _imported(source, problems), tuple(problems)


def first_imported(records: Iterable[Imported]) -> dict[str, str]:
    """When each article was imported first, by id, ISO 8601."""
    found: dict[str, str] = {}
    for one in records:
        for id, _, _ in one.articles:
            found.setdefault(id, one.imported)
    return found


def imports(records: Sequence[Imported]) -> Imports:
    """What the ledger tells of how items became articles."""
    pairs = dict.fromkeys((id, path) for one in records for id, path, _ in one.articles)
    held = [id for one in {one.item: one for one in records}.values() for id, _, _ in one.articles]
    return tuple(pairs), len(held) - len(set(held))


def topic(source: str, path: str) -> Topic:
    """A topic from its file. Raises Problem."""
    found, body = _fields(source, path, _TOPIC)
    made: Callable[..., Topic] = Topic
    return made(slug=_slug(path, TOPICS), body=body, **found)


def dump_imported(records: Iterable[Imported]) -> str:
    """Lines of imported.jsonl."""
    return "".join(
        _line({"item": r.item, "sha256": r.sha256, "imported": r.imported, "articles": [{"id": i, "path": p, "sha256": s} for i, p, s in r.articles]})
        for r in records
    )


def dump_published(placed: Iterable[Placed], authority: str, strange: Iterable[str]) -> str:
    """The whole of published.jsonl."""
    head = _line({"authority": authority})
    rows = map(_placed_line, placed)
    return head + "".join(rows) + "".join(line + "\n" for line in strange)


def _placed_line(one: Placed) -> str:
    """What `_line` says of it, ten times quicker where no character needs care."""
    whole = "".join(one)
    if not one.was and whole.isprintable() and '"' not in whole and "\\" not in whole:
        updated = f', "updated": "{one.updated}"' if one.updated else ""
        return f'{{"id": "{one.id}", "path": "{one.path}", "first": "{one.first}", "body": "{one.body}", "story": "{one.story}"{updated}}}\n'
    said = {name: value for name, value in one._asdict().items() if value or name not in ("updated", "was")}
    return _line(said | ({"was": one.was.split("\n")} if one.was else {}))


def _line(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False) + "\n"


_TITLE, _ALIASES = page.FIELDS["title"], page.FIELDS["aliases"]
_TOPIC = {
    "title": _TITLE, "description": fields.as_text, "parent": fields.as_text, "words": fields.as_weights,
    "exclude": fields.as_list, "sources": fields.as_weights, "aliases": _ALIASES,
}  # fmt: skip
_NOTE = {"title": _TITLE, "aliases": _ALIASES}
_PLAIN = {"title": _TITLE, "description": fields.as_text, "draft": fields.as_flag, "aliases": _ALIASES}


def _note(source: str, path: str) -> StoryNote:
    found, body = _fields(source, path, _NOTE)
    made: Callable[..., StoryNote] = StoryNote
    return made(slug=_slug(path, STORIES), body=body, **found)


def _plain(source: str, path: str) -> PlainPage:
    found, body = _fields(source, path, _PLAIN)
    made: Callable[..., PlainPage] = PlainPage
    slug = path.removeprefix(PAGES).removesuffix(".md").removesuffix("/index")
    if slug in urls.RESERVED:
        raise Problem(path, 1, f"two pages for the address /{slug}/: also a page that digest makes; this one is left out", "rename the file")
    return made(slug=slug, path=path, body=body, **found)


def _fields(source: str, path: str, readers: Mapping[str, Callable[[fields.Value], object]]) -> tuple[dict[str, object], str]:
    found, body = page.split(source, path)
    values: dict[str, object] = {}
    for name, field in found.items():
        if name not in readers:
            raise Problem(path, field.line, *fields.unknown(name, readers))
        try:
            values[name] = readers[name](field.value)
        except ValueError as error:
            raise Problem(path, field.line, f"{name}: {error.args[0]}", *error.args[1:2]) from None
    if not values.get("title"):
        raise Problem(path, 1, "no title", "a front matter with `title: …` between two lines of ---")
    return values, body


def _slug(path: str, folder: str) -> str:
    name = path.removeprefix(folder).removesuffix(".md")
    if name != text.slug(name, 200):
        raise Problem(path, 1, f"{name!r} can't be part of an address", f"rename the file to {text.slug(name, 200)}.md")
    return name


def _check_parents(topics: list[Topic], problems: list[Problem]) -> None:
    """A parent that is not there, or a circle of parents, is said; the topic then stands alone."""
    parents = dict.fromkeys(sections.SLUGS, "") | {one.slug: one.parent for one in topics}
    for number, one in enumerate(topics):
        seen, at = {one.slug}, one.parent
        while at and at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        wrong = (
            "" if not one.parent else f"parent {one.parent!r} is no topic" if one.parent not in parents else "its parents go in a circle" if at in seen else ""
        )
        if wrong:
            near = text.nearest(one.parent, parents.keys() - {one.slug})
            problems.append(
                Problem(f"{TOPICS}{one.slug}.md", 1, wrong, f"did you mean {near!r}?" if near and one.parent not in parents else "leave `parent:` out")
            )
            topics[number] = Topic(one.slug, one.title, one.description, "", one.words, one.exclude, one.sources, one.aliases, one.body)


def _rows(source: str, path: str, problems: list[Problem]) -> Iterable[tuple[str, dict[str, object] | None]]:
    import json

    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            problems.append(Problem(path, number, "not a line of this ledger", "restore it from git; the other lines hold"))
            value = None
        yield line, value


def _imported(source: str, problems: list[Problem]) -> tuple[Imported, ...]:
    found = []
    for _, row in _rows(source, IMPORTED, problems):
        if row is not None:
            listed = row.get("articles")
            articles = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
            triples = tuple((str(one.get("id", "")), str(one.get("path", "")), str(one.get("sha256", ""))) for one in articles)
            found.append(Imported(str(row.get("item", "")), str(row.get("sha256", "")), str(row.get("imported", "")), triples))
    return tuple(found)


def _published(source: str, problems: list[Problem]) -> tuple[tuple[Placed, ...], str, tuple[str, ...]]:
    found, authority, strange = [], "", []
    for line, row in _rows(source, PUBLISHED, problems):
        if row is None:
            strange.append(line)
        elif "id" in row:
            was = row.get("was")
            paths = "\n".join(path for path in was if isinstance(path, str)) if isinstance(was, list) else ""
            said = [str(row.get(name, "")) for name in ("id", "path", "first", "body", "story", "updated")]
            found.append(Placed(*said)._replace(was=paths))
        else:
            authority = str(row.get("authority", "")) or authority
    return tuple(found), authority, tuple(strange)

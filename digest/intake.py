"""The first half of the program: items of the inbox → additions to content/.

    items ─ read ─▶ Documents ─ clean ─▶ Articles ─ group ─▶ page.format ─▶ new pages

Everything comes in as a value: what was read, the time, and `map` (the builtin, or one over several processes). What is much comes in chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import BinaryIO, Protocol, TypeVar

from digest import clean, content, page, read, recognise, repeats, text, urls
from digest.config import Config
from digest.group import likeness, stories, topics, wording
from digest.marks import Marks
from digest.model import Article, Document, Imported, Page
from digest.problem import Problem
from digest.read.source import Found, Source, Work, buffered
from digest.recognise import Made

T = TypeVar("T")
R = TypeVar("R")
LARGE = 1_000_000  # bytes from which an item is read as it comes, not by a worker
PACKED = (".gz", ".tgz", ".zip", ".tar", ".warc", ".wet")  # … as are those that may hold many
TOGETHER = 512  # pieces of reading that workers are given at once
WAITING = 16_000_000  # bytes of pages that wait for that
# A file of 60 MB took 147 MB of memory with chunks and recent articles of 1,000 each, 246 MB with 2,000 each.
CHUNK = 1_000  # documents that are cleaned, grouped and written at once, where there are many
CHUNK_LENGTH = 5_000_000  # … or characters of them
STEMS = 20  # chunks after which stems are forgotten
NEAR = 5_000  # pages of content/ that a new article may share a story with, where there are more


class Map(Protocol):
    """An ordered map: the builtin, or one over several processes."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]: ...


class Watch(Protocol):
    """Gives items as they come, and shows somebody how many there were."""

    def __call__(self, items: Iterable[T], length: int, label: str, /) -> Iterable[T]: ...


def unwatched(items: Iterable[T], length: int, label: str, /) -> Iterable[T]:
    return items


@dataclass(frozen=True, slots=True)
class Item:
    """A file to import and what its sidecars and the command line say of it."""

    path: str
    size: int
    given: Article
    open: Callable[[], BinaryIO]
    largest: int
    """Bytes of one document."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import, or a chunk of one, adds to content/."""

    made: tuple[Made, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Path → text of each new page."""
    renewed: Mapping[str, str] = field(default_factory=dict)
    """Path → text of each page that is written anew, since nobody edited it."""
    records: tuple[Imported, ...] = ()
    skipped: int = 0
    """Items that were imported before."""
    same: tuple[tuple[str, str], ...] = ()
    """Items whose bytes another one of this import has, each with that one, or nothing where it came in an earlier chunk."""
    problems: tuple[Problem, ...] = ()


class Run:
    """What one import knows: content/ as it found it, and, in little room, what it has made since."""

    def __init__(self, existing: content.Content, texts: Mapping[str, str], config: Config, now: datetime, *, again: bool, watch: Watch = unwatched) -> None:
        """`texts` are those of the pages, by path."""
        self.existing = existing
        self.texts = texts
        self.config = config
        self.now = now
        self.watch = watch
        self.memory = recognise.Memory(existing)
        self.before = frozenset({record.item: record.sha256 for record in existing.imported}.values()) if not again else frozenset()
        self.hashes = Marks(self.before)
        self.paths = Marks(path.casefold() for path in existing.paths())
        self.at = {id: path for record in existing.imported for id, path, _ in record.articles} | {one.article.id: one.path for one in existing.pages}
        self.made = Marks()
        """`id path` of every article that was made."""
        self.slugs = Marks(existing.story_slugs())
        self.placed = existing.pages_with_stories()
        self.voices = repeats.Voices(existing.pages)
        self.read = wording.Reader()
        self.stems: dict[str, Callable[[str], str]] = {}
        self.clippings = stories.Clippings(self.stemmer(""))
        self.chunks = 0

    def stemmer(self, language: str) -> Callable[[str], str]:
        """A stemmer that remembers what it has seen."""
        language = language or self.config.language
        if language not in self.stems:
            self.stems[language] = text.stemmer(language)
        return self.stems[language]

    def forget(self) -> None:
        """Lets go of the words of what was imported, now and then of stems, and of the oldest articles where there are very many."""
        self.chunks += 1
        if self.chunks % STEMS == 0:
            self.stems.clear()
        self.read.forget()
        self.voices.forget()
        self.clippings.forget()

    def path(self, article: Article) -> str:
        """Where an article stands that is known; empty where it is not."""
        return self.at.get(article.id) or next((path for path in _paths(article) if f"{article.id} {path}" in self.made), "")


def chunks(items: Iterable[Item], map: Map, most: int) -> Iterator[Found]:
    """What the items hold, so much at a time as is imported at once: `most` documents, or few that are long."""
    documents: list[Document] = []
    problems: list[Problem] = []
    length = 0
    for found, wrong in _read(items, map):
        documents += found
        problems += wrong
        length += sum(len(document.text) for document in found)
        if len(documents) >= most or length >= most * CHUNK_LENGTH // CHUNK or len(problems) >= most:
            yield tuple(documents), tuple(problems)
            documents, problems, length = [], [], 0
    if documents or problems:
        yield tuple(documents), tuple(problems)


def import_(documents: Iterable[Document], problems: Iterable[Problem], run: Run, map: Map) -> Import:
    """The articles of all documents that were not imported before (of all, `again`), grouped with one another and with what is already there.

    Where an item holds anew what it held before, or its text was corrected, the page is renewed while its text is still the
    one that was recorded: a page that a person edited is never written again.
    """
    documents = list(documents)
    known = {document.item for document in documents if document.sha256 in run.before}
    wrong = [problem for problem in problems if problem.path not in known]
    fresh, same = _unknown(documents, run)
    made: list[tuple[Document, tuple[Article, ...]]] = []
    for document, (articles, more) in zip(fresh, run.watch(map(clean.articles, fresh), len(fresh), "Cleaning"), strict=True):
        wrong += more
        if articles:
            made.append((document, articles))
    recognised = repeats.settled(recognise.articles(made, run.memory, run.texts), run.existing, run.texts, run.voices, run.read)
    renewable = recognised.renewable
    placed = _placed(_grouped(list(recognised.made), run), run)
    files = {one.page.path: page.format(one.page.article) for one in placed if one.new}
    renewed = {path: source for path, source in renewable.items() if run.texts[path] != source}
    records = _records(made, placed, {**files, **renewable}, run)
    return Import(tuple(placed), files, renewed, records, len(documents) - len(fresh) - len(same), same, (*wrong, *recognised.problems))


def _read(items: Iterable[Item], map: Map) -> Iterator[Found]:
    """What the items hold, in their order: small ones and single pages by workers, large ones as they come."""
    waiting: list[Item | Work] = []
    size = 0

    def done() -> Iterator[Found]:
        nonlocal size
        for one in waiting:
            read.prepare(one if isinstance(one, Work) else one.path)
        yield from map(_done, waiting)
        waiting.clear()
        size = 0

    for item in items:
        if item.size < LARGE and not item.path.lower().endswith(PACKED):
            waiting.append(item)
        else:
            for part in _parts(item):
                if isinstance(part, Work):
                    waiting.append(part)
                    size += len(part.data)
                else:
                    yield from done()
                    yield part
                if len(waiting) >= TOGETHER or size >= WAITING:
                    yield from done()
        if len(waiting) >= TOGETHER:
            yield from done()
    yield from done()


def _done(one: Item | Work) -> Found:
    if isinstance(one, Work):
        return read.done(one)
    found = [read.done(part) if isinstance(part, Work) else part for part in _parts(one)]
    return tuple(document for some, _ in found for document in some), tuple(problem for _, some in found for problem in some)


def _parts(item: Item) -> Iterator[Found | Work]:
    try:
        with item.open() as file:
            yield from read.parts(Source(item.path, item.path, buffered(file), item.given, item.largest))
    except OSError as error:
        yield (), (Problem(item.path, 1, f"can't be read: {error.strerror}"),)


def _unknown(documents: Iterable[Document], run: Run) -> tuple[list[Document], tuple[tuple[str, str], ...]]:
    """The documents whose bytes were never imported, under this name or another; and those that are the same as one of this import."""
    fresh: dict[str, Document] = {}
    same: list[tuple[str, str]] = []
    for document in documents:
        if document.sha256 not in run.hashes:
            fresh[document.sha256] = document
            run.hashes.add(document.sha256)
        elif document.sha256 not in run.before:
            same.append((document.item, fresh[document.sha256].item if document.sha256 in fresh else ""))
    return list(fresh.values()), tuple(same)


def _grouped(made: list[Made], run: Run) -> list[Made]:
    """Topics and stories for the new ones; what an article brings along is kept."""

    def stem_for(article: Article) -> Callable[[str], str]:
        return run.stemmer(article.language)

    site_stem = run.stemmer("")
    rules = topics.rules(run.existing.topics, site_stem)
    fresh = [one for one in made if one.new]
    sorted_in, chosen = {}, {}
    for one in fresh:
        found = one.page.article
        sorted_in[found.id] = found
        chosen[found.id] = found.topics or topics.place(found, rules, stem_for(found), found.language or run.config.language, run.read)
    alone = [article for article in sorted_in.values() if not article.story]
    taken = (slug for one in alone for slug in _slugs(one) if slug in run.slugs)
    run.clippings.add((one.article for one in _near(run.placed, alone)), run.read)
    run.clippings.add((article for article in sorted_in.values() if article.story), run.read)
    placed = run.clippings.place(alone, taken, run.read, lambda numbers: run.watch(numbers, len(numbers), "Grouping"))
    final = {id: replace(article, topics=chosen[id], story=article.story or placed[id]) for id, article in sorted_in.items()}
    for article in final.values():
        run.voices.add(article)
        run.slugs.add(article.story)
    run.placed = tuple(one for one in run.placed if one.article.id not in run.clippings)
    run.forget()
    return [
        replace(one, page=Page("", final[one.page.article.id])) if one.new else _repeated(one, run.voices.articles.get(one.page.article.id)) for one in made
    ]


def _slugs(article: Article) -> tuple[str, ...]:
    """What a story that is called by an article may be named; of all names that are taken, these alone matter."""
    slug = text.slug(article.title, 60)
    return slug, f"{slug}-{article.id[:6]}", f"{slug}-{article.id}"


def _near(pages: tuple[Page, ...], fresh: list[Article]) -> tuple[Page, ...]:
    """The pages whose stories the new articles may belong to: where there are very many, the newest of those of about the same days."""
    if len(pages) <= NEAR or not fresh:
        return pages
    days = [one.published.at for one in fresh if one.published]
    window = timedelta(likeness.WINDOW)
    first, last = (min(days) - window, max(days) + window) if days else (None, None)
    near = [one for one in pages if not one.article.published or first is None or last is None or first <= one.article.published.at <= last]
    near.sort(key=lambda one: (str(one.article.published or ""), one.article.id))
    return tuple(near[-NEAR:])


def _repeated(made: Made, original: Article | None) -> Made:
    """What repeats an article stands where that one stands."""
    if original is None:
        return made
    return replace(made, page=replace(made.page, article=replace(made.page.article, topics=original.topics, story=original.story)))


def _placed(made: list[Made], run: Run) -> list[Made]:
    """A path for every article: the known one's own, or a new one that no page has or had."""
    found = []
    here: dict[str, str] = {}
    for one in sorted(made, key=lambda one: (one.page.article.id, not one.new)):
        article = one.page.article
        if one.new:
            path = next(p for p in _paths(article) if p.casefold() not in run.paths)
            run.paths.add(path.casefold())
            run.made.add(f"{article.id} {path}")
            here[article.id] = path
        else:
            path = here.get(article.id) or run.path(article)
        found.append(replace(one, page=Page(path, article)))
    order = {(one.item, one.index): number for number, one in enumerate(made)}
    return sorted(found, key=lambda one: order[one.item, one.index])


def _paths(article: Article) -> tuple[str, ...]:
    """Where an article may stand, the best place first."""
    slug = text.slug(article.title)
    day = article.published.day() if article.published else None
    return tuple(urls.article_file(day, name) for name in (slug, f"{slug}-{article.id[:6]}", f"{slug}-{article.id}"))


def _records(made: list[tuple[Document, tuple[Article, ...]]], placed: list[Made], files: Mapping[str, str], run: Run) -> tuple[Imported, ...]:
    """A line for each item; for a page that is left as it is, the hash that was recorded of it."""
    wanted = {one.page.article.id for one in placed if not one.new}
    before = {id: digest for record in run.existing.imported for id, _, digest in record.articles if id in wanted} if wanted else {}
    by_item: dict[str, list[Made]] = {}
    for one in placed:
        by_item.setdefault(one.item, []).append(one)
    stamp = run.now.strftime("%Y-%m-%dT%H:%M:%SZ")
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

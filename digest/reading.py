"""content/ as one build reads it: what did not change since the last build is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from digest import build, cache, content, files, markdown, page, record
from digest.content import Imports
from digest.look import Row
from digest.model import Article, Placed
from digest.problem import Problem
from digest.record import Record

if TYPE_CHECKING:
    from digest.bodies import Bodies
    from digest.cache import Memory, State
    from digest.config import Config
    from digest.intake import Map
    from digest.look import Stat
    from digest.project import Progress, Project
    from digest.site import Entry

"""A problem, as it is remembered."""
Sheet = tuple[tuple[Any, ...] | None, tuple[Row, ...], bytes]
"""The record of an article page (None where it can't be read), what is wrong with it, and where its front matter and body lie."""


@dataclass(frozen=True, slots=True)
class Library:
    """All that was read."""

    shelf: build.Shelf
    sheets: Mapping[str, Sheet]
    """By path."""
    packed: Mapping[str, bytes]
    """The sheets as they are remembered."""
    shas: Mapping[str, bytes]
    """Hash of the bytes of each file that was read, by path."""
    extras: bytes
    """Pickled, with their problems."""
    ledger_problems: Mapping[str, tuple[Row, ...]]
    body: Callable[[Entry], str]
    """The HTML of an article's body."""
    problems: tuple[Problem, ...]


def read(
    project: Project, settings: Config, tree: Mapping[str, Stat], memory: Memory | None, state: State | None, bodies: Bodies | None, map: Map,
    progress: Progress,
) -> Library:  # fmt: skip
    """Read content/, whose files are `tree`. What a memory holds of files that are still the same is taken from there."""
    known = memory.seen.tree if memory and state else {}
    before = memory.shas() if memory and state else {}
    changed = {path for path, _ in tree.items() - known.items()}
    now = {path: before[path] for path in tree.keys() & before.keys() if path not in changed}
    for path in changed & before.keys():  # another time, perhaps the same content
        if files.short_hash_of(project.root, path) == before[path]:
            now[path] = before[path]
    old = state.sheets if state else {}
    gone = not (old.keys() <= now.keys())
    packed_sheets = {path: sheet for path, sheet in old.items() if path in now} if gone else dict(old)
    sheets: dict[str, Sheet] = {path: cache.unpack(sheet) for path, sheet in packed_sheets.items()}
    listed = tree.keys() - now.keys()
    same = frozenset(now)
    fresh = sorted(path for path in listed if path.startswith(content.ARTICLES) and path.endswith(".md") and path.isprintable())
    one: dict[Any, Any] = {}

    def read_page(path: str) -> tuple[bytes, Sheet]:
        return _sheet(project, settings, path, bodies)

    for path, (sha, (row, wrong, place)) in zip(fresh, progress(map(read_page, fresh), len(fresh), "Reading"), strict=True):
        sheets[path] = (record.shared(row, one) if row else None, wrong, place)
        packed_sheets[path] = cache.pack(sheets[path])
        now[path] = sha
    if gone or fresh:
        sheets, packed_sheets = dict(sorted(sheets.items())), dict(sorted(packed_sheets.items()))
    problems = [Problem(_named(path), 1, "the file's name is not readable text", "rename it") for path in tree if not path.isprintable()]

    others = sorted(path for path in tree if not path.startswith(content.ARTICLES) and _is_extra(path))
    if (
        state
        and state.extras
        and all(path in same for path in others)
        and len(others) == sum(_is_extra(path) for path in known if not path.startswith(content.ARTICLES))
    ):
        packed = state.extras
    else:
        packed = pickle.dumps(_extras(project, settings, others, now))
    extras, extra_problems = pickle.loads(packed)  # noqa: S301 - our own, its checksum compared
    ledger, ledger_problems = _ledger(project, tree, state, same, now)
    imports, imported_problems = _imports(project, tree, state, same, now)
    wrong_rows = [row for sheet in sheets.values() if sheet[1] for row in sheet[1]] + [*ledger_problems, *imported_problems]
    shelf = build.Shelf(
        records=[_as_record(sheet[0]) for sheet in sheets.values() if sheet[0]],
        extras=extras,
        ledger=ledger,
        bad=tuple(path for path, sheet in sheets.items() if not sheet[0]),
        imported=lambda: content.first_imported(content.imported(project.ledger(content.IMPORTED))[0]),
        article=lambda path: _article(project, settings, path),
        load=lambda found: kept(found)[0],
        imports=imports,
    )
    last: list[tuple[str, tuple[bytes, str]]] = [("", (b"", ""))]

    def kept(found: Record) -> tuple[bytes, str]:
        """Front matter and rendered body of an article; a page asks for both, one after the other."""
        if last[0][0] != found.path:
            place = sheets[found.path][2]
            read_back = bodies.read(place) if bodies and place else None
            last[0] = (found.path, read_back or _made(project, settings, found))
        return last[0][1]

    every = (*problems, *extra_problems, *(Problem(*row) for row in wrong_rows))
    ledgers = {content.PUBLISHED: ledger_problems, content.IMPORTED: imported_problems}
    return Library(shelf, sheets, packed_sheets, now, packed, ledgers, lambda entry: kept(entry.record)[1], every)


_as_record = partial(tuple.__new__, Record)  # what Record._make does, without looking at the length of each of 50,000


def rows(problems: Iterable[Problem]) -> tuple[Row, ...]:
    """Problems as they are remembered."""
    return tuple((one.path, one.line, one.what, one.right, one.warning) for one in problems)


def _sheet(project: Project, settings: Config, path: str, bodies: Bodies | None) -> tuple[bytes, Sheet]:
    source, sha, problems = project.text(path, settings.max_bytes)
    if source is None:
        return sha, (None, rows(problems), b"")
    found, article, wrong = content.article(source, path, sha, settings)
    if found is None:
        return sha, (None, rows([*problems, *wrong]), b"")
    place = bodies.add(record.pack(article), markdown.render(article.body, found.href, settings.base.path)) if bodies else b""
    return sha, (tuple(found), rows(problems), place)


def _article(project: Project, settings: Config, path: str) -> Article | None:
    source, _, _ = project.text(path, settings.max_bytes)
    return page.parse(source, path)[0] if source is not None else None


def _made(project: Project, settings: Config, found: Record) -> tuple[bytes, str]:
    """Front matter and rendered body, made again from the page."""
    article = _article(project, settings, found.path)
    if article is None:
        raise Problem(found.path, 1, "was changed while the site was built", "build again")
    return record.pack(article), markdown.render(article.body, found.href, settings.base.path)


def _is_extra(path: str) -> bool:
    return path.startswith("content/") and path.endswith(".md") and not path.startswith(content.ARTICLES) and path.isprintable()


def _extras(project: Project, settings: Config, paths: Iterable[str], now: dict[str, bytes]) -> tuple[content.Extras, list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        source, now[path], wrong = project.text(path, settings.max_bytes)
        problems += wrong
        if source is not None:
            texts[path] = source
    found, more = content.extras(texts)
    return found, [*problems, *more]


def _ledger(project: Project, tree: Mapping[str, Stat], state: State | None, same: Set[str], now: dict[str, bytes]) -> tuple[content.Ledger, tuple[Row, ...]]:
    path = content.PUBLISHED
    if path not in tree:
        return content.Ledger({}), ()
    if state and path in same:
        placed = {id: _as_placed(row) for id, row in state.placed.items()}
        return content.Ledger(placed, state.authority, state.strange), state.ledger_problems.get(path, ())
    now[path] = files.short_hash_of(project.root, path)
    ledger, problems = content.ledger(project.ledger(path))
    return ledger, rows(problems)


_as_placed = partial(tuple.__new__, Placed)


def _imports(project: Project, tree: Mapping[str, Stat], state: State | None, same: Set[str], now: dict[str, bytes]) -> tuple[Imports, tuple[Row, ...]]:
    path = content.IMPORTED
    if path not in tree:
        return ((), 0), ()
    if state and path in same:
        return state.imports, state.ledger_problems.get(path, ())
    now[path] = files.short_hash_of(project.root, path)
    records, problems = content.imported(project.ledger(path))
    return content.imports(records), rows(problems)


def _named(path: str) -> str:
    return path.encode("utf-8", "replace").decode()

"""content/ as one build reads it: what did not change since the last build is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest import build, content, files, markdown, page
from digest.model import Article, Placed
from digest.problem import Problem
from digest.record import Record

if TYPE_CHECKING:
    from digest.bodies import Bodies
    from digest.cache import Memory, State
    from digest.config import Config
    from digest.files import Stat
    from digest.intake import Map
    from digest.project import Progress, Project
    from digest.site import Entry

Row = tuple[str, int, str, str]
"""A problem, as it is remembered."""
Sheet = tuple[tuple[Any, ...] | None, tuple[Row, ...], tuple[int, int, int, int] | None]
"""The record of an article page (None where it can't be read), what is wrong with it, and where its rendered body lies."""


@dataclass(frozen=True, slots=True)
class Library:
    """All that was read."""

    shelf: build.Shelf
    sheets: Mapping[str, Sheet]
    """By path."""
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
    shas = memory.shas() if memory and state else {}
    now: dict[str, bytes] = {}

    def is_same(path: str) -> bool:
        if path not in shas:
            return False
        if known.get(path) != tree[path] and files.short_hash_of(project.root, path) != shas[path]:
            return False
        now[path] = shas[path]
        return True

    problems = [Problem(_named(path), 1, "the file's name is not readable text", "rename it") for path in tree if not path.isprintable()]
    pages = sorted(path for path in tree if path.startswith(content.ARTICLES) and path.endswith(".md") and path.isprintable())
    old = state.sheets if state else {}
    fresh = [path for path in pages if path not in old or not is_same(path)]
    sheets: dict[str, Sheet] = {path: old[path] for path in pages if path in now}

    def read_page(path: str) -> tuple[bytes, Sheet]:
        return _sheet(project, settings, path, bodies)

    for path, (sha, sheet) in zip(fresh, progress(map(read_page, fresh), len(fresh), "Reading"), strict=True):
        sheets[path] = sheet
        now[path] = sha

    others = sorted(path for path in tree if _is_extra(path))
    if state and state.extras and sorted(path for path in known if _is_extra(path)) == others and all(map(is_same, others)):
        packed = state.extras
    else:
        packed = pickle.dumps(_extras(project, settings, others, now))
    extras, extra_problems = pickle.loads(packed)  # noqa: S301 - our own, its checksum compared
    ledger, ledger_problems = _ledger(project, tree, state, is_same, now)
    imported_problems = _imported_problems(project, tree, state, is_same, now)
    rows = [row for sheet in sheets.values() for row in sheet[1]] + [*ledger_problems, *imported_problems]
    shelf = build.Shelf(
        records=[Record._make(sheets[path][0]) for path in pages if sheets[path][0] is not None],  # type: ignore[arg-type]
        extras=extras,
        ledger=ledger,
        bad=tuple(path for path in pages if sheets[path][0] is None),
        imported=lambda: content.first_imported(content.imported(project.ledger(content.IMPORTED))[0]),
        article=lambda path: _article(project, settings, path),
    )

    def body(entry: Entry) -> str:
        place = sheets[entry.path][2]
        html = bodies.read(place) if bodies and place else None
        return _rendered(project, settings, entry) if html is None else html

    wrong = (*problems, *extra_problems, *(Problem(*row) for row in rows))
    return Library(shelf, sheets, now, packed, {content.PUBLISHED: ledger_problems, content.IMPORTED: imported_problems}, body, wrong)


def rows(problems: Iterable[Problem]) -> tuple[Row, ...]:
    """Problems as they are remembered."""
    return tuple((one.path, one.line, one.what, one.right) for one in problems)


def _sheet(project: Project, settings: Config, path: str, bodies: Bodies | None) -> tuple[bytes, Sheet]:
    source, sha, problems = project.text(path, settings.max_bytes)
    if source is None:
        return sha, (None, rows(problems), None)
    found, article, wrong = content.article(source, path, sha, settings)
    if found is None:
        return sha, (None, rows([*problems, *wrong]), None)
    place = bodies.add(markdown.render(article.body, found.href, settings.base.path)) if bodies else None
    return sha, (tuple(found), rows(problems), place)


def _article(project: Project, settings: Config, path: str) -> Article | None:
    source, _, _ = project.text(path, settings.max_bytes)
    return page.parse(source, path)[0] if source is not None else None


def _rendered(project: Project, settings: Config, entry: Entry) -> str:
    article = _article(project, settings, entry.path)
    if article is None:
        raise Problem(entry.path, 1, "was changed while the site was built", "build again")
    return markdown.render(article.body, entry.href, settings.base.path)


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


def _ledger(
    project: Project, tree: Mapping[str, Stat], state: State | None, is_same: Callable[[str], bool], now: dict[str, bytes]
) -> tuple[content.Ledger, tuple[Row, ...]]:
    path = content.PUBLISHED
    if path not in tree:
        return content.Ledger({}), ()
    if state and is_same(path):
        placed = {id: Placed(*row) for id, row in state.placed.items()}
        return content.Ledger(placed, state.authority, state.strange), state.ledger_problems.get(path, ())
    now[path] = files.short_hash_of(project.root, path)
    ledger, problems = content.ledger(project.ledger(path))
    return ledger, rows(problems)


def _imported_problems(
    project: Project, tree: Mapping[str, Stat], state: State | None, is_same: Callable[[str], bool], now: dict[str, bytes]
) -> tuple[Row, ...]:
    path = content.IMPORTED
    if path not in tree:
        return ()
    if state and is_same(path):
        return state.ledger_problems.get(path, ())
    now[path] = files.short_hash_of(project.root, path)
    return rows(content.imported(project.ledger(path))[1])


def _named(path: str) -> str:
    return path.encode("utf-8", "replace").decode()

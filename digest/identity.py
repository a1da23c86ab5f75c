"""The ledger of what was published: which id each article had, where it lay, and what would make a reader's program show it as new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from digest.model import Placed
from digest.problem import Problem


class Known(NamedTuple):
    """What the ledger keeps of an article that is published now."""

    id: str
    path: str
    words: str
    """Hash of its title and body."""
    updated: str
    """The day that its page calls the last of its changes; empty where it calls none."""
    story: str = ""


def problems(
    now: Collection[Known], placed: Mapping[str, Placed], there: Callable[[], Collection[str]], imported: Callable[[], Collection[str]]
) -> tuple[list[Problem], set[str]]:
    """What would make readers show as new what is not; and the ids whose lines of the ledger stay as they are until that is mended.

    `there` gives the ids and paths of all pages, also of those held back, and `imported` the ids that imports made; both are asked only where it matters.
    """
    found: list[Problem] = []
    kept: set[str] = set()
    if not placed:
        return found, kept
    by_path = {one.path: one for one in now}
    for old in placed.values():
        one = by_path.get(old.path)
        if one is None or one.words != old.body:
            continue
        if one.id != old.id:
            found.append(Problem(one.path, 1, f"was published as {old.id} and is {one.id} now: readers would show it as new", f"id: {old.id}"))
            kept |= {old.id, one.id}
        elif old.updated and one.updated and old.updated != one.updated:
            what = f"`updated` moved from {old.updated} to {one.updated}, but no word changed: readers would show it as changed"
            found.append(Problem(one.path, 1, what, f"updated: {old.updated}"))
            kept.add(one.id)
    fresh = {one.words: one for one in now if one.id not in placed and one.id not in kept}
    for old, one in _moved(fresh, placed, there, imported) if fresh else ():
        what = f"was published as {old.id} at {old.path} and is {one.id} here: readers would show it as new"
        found.append(Problem(one.path, 1, what, f"id: {old.id}"))
        kept |= {old.id, one.id}
    return found, kept


def _moved(
    fresh: Mapping[str, Known], placed: Mapping[str, Placed], there: Callable[[], Collection[str]], imported: Callable[[], Collection[str]]
) -> list[tuple[Placed, Known]]:
    """New articles, by their words, that are what was published under another id at a path where nothing is left.

    One that an import made is another outlet's copy of what was deleted, and no move.
    """
    alike = [(old, fresh[old.body]) for old in placed.values() if old.body in fresh]
    if not alike:
        return []
    left, made = there(), imported()
    return [(old, one) for old, one in alike if old.id not in left and old.path not in left and one.id not in made]


def renewed(now: Iterable[Known], placed: Mapping[str, Placed], stamp: str, kept: set[str]) -> Mapping[str, Placed]:
    """The ledger with all that is published now; a line once written stays, only what its page says now is renewed. `stamp` is the time of new lines.

    The very same mapping where nothing changed.
    """
    changed: dict[str, Placed] = {}
    for one in now:
        old = placed.get(one.id)
        if one.id in kept:
            continue
        if old is None:
            changed[one.id] = Placed(one.id, one.path, stamp, one.words, one.story, one.updated)
        elif old.body != one.words or old.story != one.story or old.path != one.path or old.updated != one.updated:
            was = [path for path in old.was.split("\n") if path and path != one.path] + ([old.path] if old.path != one.path else [])
            changed[one.id] = Placed(one.id, one.path, old.first, one.words, one.story, one.updated, "\n".join(dict.fromkeys(was)))
    return {**placed, **changed} if changed else placed


def moves(placed: Mapping[str, Placed], ids: Iterable[str]) -> list[tuple[str, str]]:
    """(old path, id) of those published articles that lay elsewhere before."""
    return [(path, id) for id in ids if (one := placed.get(id)) and one.was for path in one.was.split("\n")]

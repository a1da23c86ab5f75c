"""Pages and the stories they stand in → where they would stand if all were placed today, and what must be written for it.

A story keeps its slug where most of its articles stay together; the address of one that is no more leads to the story that most of its articles
went to. A page that a person edited stays where it is.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from digest import content, page, urls
from digest.content import Content
from digest.group import stories
from digest.model import Article, Imported, Page
from digest.problem import Problem
from digest.recognise import sha256

_OURS = re.compile(r"---\ntitle: [^\n]*\naliases: \[[^\n]*\]\n---\n")  # a note that only keeps addresses, as it is written here


@dataclass(frozen=True, slots=True)
class Move:
    """An article that would stand in another story."""

    page: Page
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What placing anew changes."""

    moves: tuple[Move, ...]
    renewed: Mapping[str, str]
    """Path → text of each page that is written anew."""
    notes: Mapping[str, str]
    """Path → text of each note that keeps old addresses: a new one, or one that does nothing else."""
    gone: tuple[str, ...]
    """Paths of notes that only kept addresses for a story that is no more."""
    records: tuple[Imported, ...]
    """Lines for imported.jsonl: the new hashes of what is written anew."""
    problems: tuple[Problem, ...]


def regrouped(existing: Content, texts: Mapping[str, str], since: date | None, stem: Callable[[str], str]) -> Regrouped:
    """All articles since a day (or without a date) placed anew, among those before it. `texts` are those of the pages, by path."""
    recorded = {path: digest for record in existing.imported for _, path, digest in record.articles}
    pages = {one.article.id: one for one in existing.pages_with_stories()}
    ours = {id: one for id, one in pages.items() if one.path in texts and sha256(texts[one.path]) == recorded.get(one.path)}
    free = {id: one for id, one in ours.items() if since is None or one.article.published is None or one.article.published.day() >= since}
    kept = [one for id, one in pages.items() if id not in free]
    taken = existing.story_slugs()
    placed = stories.place([replace(one, article=replace(one.article, story="")) for one in free.values()], kept, taken, stem)
    after = _renamed({id: one.article.story for id, one in free.items()}, placed, {one.article.story for one in kept})
    moves = tuple(Move(one, one.article.story, after[id]) for id, one in sorted(free.items(), key=lambda pair: pair[1].path) if after[id] != one.article.story)
    renewed = {move.page.path: page.format(replace(move.page.article, story=move.after)) for move in moves}
    notes, gone, problems = _addresses(existing, moves, {one.article.story for one in kept} | set(after.values()), texts)
    hashes = {path: sha256(source) for path, source in renewed.items()}
    return Regrouped(moves, renewed, notes, gone, _records(existing, hashes), problems)


def difference(found: Regrouped, texts: Mapping[str, str]) -> Iterable[str]:
    """The lines of a unified diff of all that is written."""
    for path, source in sorted({**found.renewed, **found.notes, **dict.fromkeys(found.gone, "")}.items()):
        before = texts.get(path, "").splitlines()
        yield from difflib.unified_diff(before, source.splitlines(), path if before else "/dev/null", path if source else "/dev/null", lineterm="", n=1)


def _renamed(before: Mapping[str, str], placed: Mapping[str, str], held: set[str]) -> dict[str, str]:
    """The placing, each new story under the slug that most of its articles had, if no larger part of that one's went elsewhere."""
    shared = Counter((before[id], slug) for id, slug in placed.items() if before[id] not in held)
    names: dict[str, str] = {}
    settled = {slug for slug in placed.values() if slug in held}
    used = set(held)
    for (old, new), _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if new not in names and new not in settled and old not in used:
            names[new] = old
            used.add(old)
    return {id: names.get(slug, slug) for id, slug in placed.items()}


def _addresses(
    existing: Content, moves: Iterable[Move], left: set[str], texts: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...], tuple[Problem, ...]]:
    """A note for each story that takes over the addresses of one that is no more, paths of notes that did so for that one; where a person wrote one, what to add."""
    went: dict[str, Counter[str]] = {}
    for move in moves:
        if move.before not in left:
            went.setdefault(move.before, Counter())[move.after] += 1
    heirs: dict[str, list[str]] = {}
    for old, counts in sorted(went.items()):
        heirs.setdefault(min(counts, key=lambda slug: (-counts[slug], slug)), []).append(old)
    titles: dict[str, Article] = {}
    moved = {move.page.article.id: move.after for move in moves}
    for one in sorted(existing.pages_with_stories(), key=lambda one: stories.order(one.article)):
        titles.setdefault(moved.get(one.article.id, one.article.story), one.article)
    notes: dict[str, str] = {}
    problems = []
    gone = []
    known = {note.slug: note for note in existing.notes}
    listed = {slug: note.aliases for slug, note in known.items()}
    for slug, olds in sorted(heirs.items()):
        path = f"{content.STORIES}{slug}.md"
        wanted = [alias for old in olds for alias in (_address(old), *listed.get(old, ()))]
        aliases = list(dict.fromkeys([*listed.get(slug, ()), *(alias for alias in wanted if alias != _address(slug))]))
        if path in texts and not _OURS.fullmatch(texts[path]):
            missing = [alias for alias in aliases if alias not in listed.get(slug, ())]
            problems.append(Problem(path, 1, f"should also be found at {', '.join(missing)}", "add this to its `aliases`"))
        else:
            title = known[slug].title if slug in known else titles[slug].title
            notes[path] = f"---\ntitle: {page.scalar(title)}\naliases: [{', '.join(map(page.scalar, aliases))}]\n---\n"
            gone += [path for old in olds if _OURS.fullmatch(texts.get(path := f"{content.STORIES}{old}.md", ""))]
    return notes, tuple(gone), tuple(problems)


def _address(slug: str) -> str:
    return "/" + urls.story(slug).removesuffix("index.html")


def _records(existing: Content, hashes: Mapping[str, str]) -> tuple[Imported, ...]:
    """The last line of every item whose pages are written anew, with the new hashes."""
    last = {record.item: record for record in existing.imported}
    return tuple(
        replace(record, articles=tuple((id, path, hashes.get(path, digest)) for id, path, digest in record.articles))
        for record in last.values()
        if any(path in hashes for _, path, _ in record.articles)
    )

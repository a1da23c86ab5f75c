"""The second half of the program: pages of content/ → the files of the site.

    texts ─ content.article ─▶ Records ─ publish: site.assemble ─▶ Site ─ outputs.plan ─▶ Planned files ─ render ─▶ bytes

Everything comes in as a value: what was read, and the time. `intake` is the first half.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count

from digest import content, identity, markdown, outputs, pictures, record, site, text, urls, views
from digest.config import Config
from digest.group import sections
from digest.model import Article, Page
from digest.outputs import assets as icons
from digest.outputs import pictured
from digest.outputs.shared import Context, Planned
from digest.problem import Problem
from digest.record import Record
from digest.words import Words


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of content/ as a publication needs it: articles without their texts."""

    records: Sequence[Record]
    """By path."""
    extras: content.Extras
    ledger: content.Ledger
    bad: tuple[str, ...]
    """Paths of article pages that can't be read; they still own their names."""
    imported: Callable[[], Mapping[str, str]]
    """When each article was imported first, by id; asked only where an article has no date."""
    article: Callable[[str], Article | None]
    """The whole article of a page, by its path; asked only where stories are to be found."""
    load: Callable[[Record], bytes]
    """The packed front matter of an article; asked only for those that are shown in a file that is made."""
    refused: tuple[tuple[str, str], ...] = ()
    """Items of the inbox that hold no article, each with why."""
    imports: content.Imports = ((), 0)
    """Articles that were imported, and how many items held one that there was already."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A site ready to be written: what is in it, and how to make each file."""

    site: site.Site
    planned: tuple[Planned, ...]
    ledger: content.Ledger
    held: int
    """Pages held back: drafts, expired, and those of the future."""
    kept: tuple[str, ...]
    """Output paths of pages that can't be read now: what the last build made of them stays."""
    changes_at: datetime | None
    """When the next page would appear or expire, if nothing else changes."""
    problems: tuple[Problem, ...]
    context: Context


def publish(
    shelf: Shelf, config: Config, words: Words, files: Mapping[str, bytes], now: datetime, clock: datetime, body: Callable[[site.Entry], str],
    *, drafts: bool, future: bool, stock: pictures.Stock = pictures.NONE,
) -> Publication:  # fmt: skip
    """The site of all pages that are to be shown at `now`. `words` are those of the interface, `files` the theme's assets by name; the ledger tells
    the `clock`; `body` gives the HTML of an article's body when a page is made; `stock` are pictures and static files."""
    identified, problems = _with_ids(shelf)
    moment = now.timestamp()
    shown = [_seen(one, stock) for one in identified if _is_shown(one, moment, drafts, future)]
    moments = [one.at for one in identified if one.at is not None and one.at > moment]
    moments += [one.expires for one in identified if one.traits and one.expires is not None and one.expires > moment]
    addressed, doubles = _with_addresses(shown, shelf)
    entries = _with_stories(addressed, shelf, config)
    authority = config.authority or shelf.ledger.authority or _authority(config, addressed)
    files = furnished(files, config)
    plain = tuple(one for one in shelf.extras.plain if drafts or not one.draft)
    named = assets(files, stock.static)
    whole = site.assemble(config, words, authority, entries, shelf.extras.topics, shelf.extras.notes, plain, shelf.imported, named)
    published = _known(entries)
    without_feed = _without_feed(shelf, config)
    doubtful, kept_lines = identity.problems(published, shelf.ledger.placed, lambda: _there(shelf, identified), shelf.imported)
    ledger = content.Ledger(identity.renewed(published, shelf.ledger.placed, clock.strftime("%Y-%m-%dT%H:%M:%SZ"), kept_lines), authority, shelf.ledger.strange)
    held = [one for one in identified if not _is_shown(one, moment, drafts, future)] if len(shown) < len(identified) else []
    whole = replace(whole, left=_left(shelf, identified, held, (*problems, *doubles), whole, moment))
    context = Context(whole, files, pictured.bodies(body, stock, config.base), _moves(entries, ledger), stock)
    planned, collisions = _unique(outputs.plan(context))
    kept = tuple(urls.article(path) for path in shelf.bad if path.startswith(urls.ARTICLES))
    changes_at = datetime.fromtimestamp(min(moments), UTC) if moments else None
    wrong = tuple(problems + doubles + doubtful + collisions + without_feed)
    return Publication(whole, planned, ledger, len(identified) - len(shown), kept, changes_at, wrong, context)


def _left(shelf: Shelf, records: Sequence[Record], held: list[Record], doubles: Iterable[Problem], whole: site.Site, now: float) -> tuple[site.Left, ...]:
    """What is left out, and why, as far as content/ and its ledgers tell: so any build of the same content says the same."""
    drafts, expired = [one for one in held if one.draft], [one for one in held if not one.draft and one.expires is not None and one.expires <= now]
    counts = {"draft": len(drafts), "future": len(held) - len(drafts) - len(expired), "expired": len(expired), "hidden": len(whole.hidden)}
    files = {
        "unread": tuple(shelf.bad),
        "double": tuple(f"{one.path}: {one.what}" for one in doubles),
        "refused": tuple(f"{path}: {why}" if why else path for path, why in shelf.refused),
    }
    copies = sum(bool(one.record.traits and one.record.copy_of) for one in whole.entries)
    rows = [*(site.Left(reason, count) for reason, count in counts.items()), *(site.Left(reason, len(which), which) for reason, which in files.items())]
    imported, merged = shelf.imports
    there = _there(shelf, records) if imported else set()
    deleted = len({id for id, _ in imported} - {id for id, path in imported if id in there or path in there})
    rows += [site.Left("deleted", deleted), site.Left("merged", merged), site.Left("copy", copies)]
    return tuple(row for row in rows if row.count)


def _there(shelf: Shelf, records: Iterable[Record]) -> set[str]:
    """Ids and paths of all pages, also of those that are held back or can't be read."""
    return {*shelf.bad, *(name for one in records for name in (one.id, one.path))}


def _without_feed(shelf: Shelf, config: Config) -> list[Problem]:
    """Rules for feeds of what there is not."""
    if not config.feeds.singles():
        return []
    topics = {*sections.SLUGS, *(one.slug for one in shelf.extras.topics)} | {slug for one in shelf.records for slug in one.topics}
    stories = {one.slug for one in shelf.extras.notes} | {one.story for one in shelf.records} | {one.story for one in shelf.ledger.placed.values()}
    return config.feeds.unknown(topics, {one.outlet for one in shelf.records}, stories)


def furnished(files: Mapping[str, bytes], config: Config) -> dict[str, bytes]:
    """The assets of a theme by name, with an icon where it has none of its own."""
    if "icon.svg" in files:
        return dict(files)
    return {**files, "icon.svg": icons.icon_svg(config.title, pictured.colours(files), files[f"{icons.SHIPPED}icon.svg"])}


def assets(files: Mapping[str, bytes], static: Mapping[str, bytes]) -> dict[str, str]:
    """Name of an asset of the theme (`furnished`), or of static/assets/ → its output path, which changes with its content; the theme's win."""
    own = {path.removeprefix(icons.CACHED): sha.hex() for path, sha in sorted(static.items()) if path.startswith(icons.CACHED)}
    named = own | {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    return {name: urls.asset(name, digest) for name, digest in named.items()}


def addresses(files: Mapping[str, bytes], static: Mapping[str, bytes], config: Config) -> dict[str, str]:
    """The addresses of all assets by name, as templates ask for them."""
    return {name: config.base.href(path) for name, path in assets(furnished(files, config), static).items()}


def references(shelf: Shelf) -> list[tuple[str, tuple[str, ...]]]:
    """Each file of content/ that names pictures, and how it names them."""
    found = [(one.path, one.pictures) for one in shelf.records if one.traits and one.pictures]
    texts = [(page.body, page.path) for page in shelf.extras.plain] + [(topic.body, f"content/topics/{topic.slug}.md") for topic in shelf.extras.topics]
    texts += [(note.body, f"content/stories/{note.slug}.md") for note in shelf.extras.notes]
    return found + [(path, srcs) for body, path in texts if (srcs := markdown.pictures(body))]


def _seen(one: Record, stock: pictures.Stock) -> Record:
    """A record whose hash changes with the pictures of its page, too."""
    if one.traits is None or not one.pictures:
        return one
    return one._replace(sha=record.digest(one.sha, *pictures.marks(stock, one.pictures, one.path)))


def _with_ids(shelf: Shelf) -> tuple[list[Record], list[Problem]]:
    """The records, each with an id of its own: front matter's, the ledger's (for a page that moved), or one made from its path."""
    if "" not in (ids := {one.id for one in shelf.records}) and len(ids) == len(shelf.records):
        return list(shelf.records), []
    placed = shelf.ledger.placed.values()
    by_path = {one.path: one.id for one in placed}
    here = {one.path for one in shelf.records}
    moved = {one.body: one.id for one in placed if one.path not in here}
    written = {one.id for one in shelf.records if one.id}
    known = written | {one.id for one in placed}
    found: list[Record] = []
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for one in sorted(shelf.records, key=lambda one: (not one.id, by_path.get(one.path) != one.id, one.path)):
        id = one.id or by_path.get(one.path) or moved.get(one.words, "")
        if not one.id and (not id or id in written):
            id = _from_path(one.path, known)
        if id in owners:
            problems.append(Problem(one.path, 1, f"id {id} is also that of {owners[id]}; this page is left out", "remove the line `id:`, and one is made"))
            continue
        owners[id] = one.path
        found.append(one._replace(id=id))
    return sorted(found, key=lambda one: one.path), problems


def _from_path(path: str, known: set[str]) -> str:
    """An id made from a page's path; where another page once lay there and took its id along, from the path and a number."""
    names = (f"path\0{path}" + (f"\0{number}" if number else "") for number in count())
    return next(id for name in names if (id := hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]) not in known)


def _is_shown(one: Record, now: float, drafts: bool, future: bool) -> bool:
    if one.traits is None and (one.at is None or one.at <= now):
        return True
    if one.draft and not drafts:
        return False
    if one.at is not None and one.at > now and not future:
        return False
    return one.expires is None or one.expires > now


def _with_addresses(records: list[Record], shelf: Shelf) -> tuple[list[Record], list[Problem]]:
    """The records, one for each address: the one that is published there already, or the first by path."""
    if len({one.output.casefold() for one in records}) == len(records):
        return records, []
    published = {placed.path for placed in shelf.ledger.placed.values()}
    owners: dict[str, str] = {}
    problems = []
    for one in sorted(records, key=lambda one: (one.path not in published, one.path)):
        owner = owners.setdefault(one.output.casefold(), one.path)
        if owner != one.path:
            problems.append(_taken(one.path, one.output, owner))
    left = set(owners.values())
    return [one for one in records if one.path in left], problems


def _taken(path: str, output: str, owner: str) -> Problem:
    address = "/" + output.removesuffix("index.html")
    return Problem(path, 1, f"two pages for the address {address}: also {owner}; this one is left out", "rename one of them")


def _with_stories(records: list[Record], shelf: Shelf, config: Config) -> list[site.Entry]:
    """Each with a story: its own, the one the ledger keeps, or one found now (where stories are published at all)."""
    placed = shelf.ledger.placed
    slugs = {one.id: one.story or (placed[one.id].story if one.id in placed else "") for one in records}
    if "" in slugs.values() and "stories" in config.outputs:
        from digest.group import stories

        whole = [(one.id, shelf.article(one.path) or record.unpack(shelf.load(one), one.id, one.story)) for one in records]
        pages = [Page("", replace(article, id=id, story=slugs[id])) for id, article in whole]
        taken = {one.story for one in shelf.records} | {one.story for one in placed.values()} | {note.slug for note in shelf.extras.notes}
        new, known = [one for one in pages if not one.article.story], [one for one in pages if one.article.story]
        slugs |= stories.place(new, known, taken, text.stemmer(config.language))
    return [site.Entry(one, one.id, slugs[one.id] or one.id, shelf.load) for one in records]


def _authority(config: Config, records: Sequence[Record]) -> str:
    """What ids begin with where nobody said: the site's host and path, and the year of the newest article."""
    newest = max((one.at for one in records if one.at is not None), default=None)
    year = datetime.fromtimestamp(newest, UTC).year if newest is not None else 2026
    host = config.base.origin.partition("://")[2].partition(":")[0]
    path = config.base.path.strip("/").replace("/", "-")
    return f"{host},{year}" + (f":{path}" if path else "")


def _unique(planned: Iterable[Planned]) -> tuple[tuple[Planned, ...], list[Problem]]:
    """One file for each path; what comes second is a problem that names both."""
    tables = tuple(planned)
    paths = [path for table in tables for path in table.paths]
    # where articles lie was found on disk, so their paths stay inside
    joined = "\n".join(["", *(path for table in tables if table.kind is not views.ArticlePage for path in table.paths), ""])
    blocked = _blocked(tables)
    if len({path.casefold() for path in paths}) == len(paths) and not any(mark in joined for mark in _OUTSIDE) and not blocked:
        return tables, []
    found: list[Planned] = []
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for table in tables:
        left = []
        for number, path in enumerate(table.paths):
            source = table.sources[number] if table.sources else ""
            if not urls.is_inside(path):
                problems.append(Problem(source or path, 1, f"the address /{path} leads out of the site", "an address below the site's base"))
            elif path in blocked and source.startswith(_STATIC):
                problems.append(Problem(source, 1, f"a folder or file of the site's pages, /{blocked[path]}, is in the way; left out", "rename it"))
            elif path.casefold() in owners:
                problems.append(_taken(source or path, path, owners[path.casefold()] or "a page that digest makes"))
            else:
                owners[path.casefold()] = source
                left.append(number)
        found.append(_only(table, left))
    return tuple(found), problems


_STATIC = "static/"


def _blocked(tables: Iterable[Planned]) -> dict[str, str]:
    """Files of static/ that would stand where the site's pages need a folder, or need one where a page stands: output path → the page's."""
    ours: dict[str, None] = {}
    theirs: list[str] = []
    for table in tables:
        if table.sources and table.sources[0].startswith(_STATIC):
            theirs += table.paths
        else:
            ours |= dict.fromkeys(table.paths)
    if not theirs:
        return {}
    folders = {above: path for path in ours for above in _above(path)}
    found = {path: folders[path] for path in theirs if path in folders}
    return found | {path: above for path in theirs for above in _above(path) if above in ours}


def _above(path: str) -> list[str]:
    """The folders that a path lies in."""
    parts = path.split("/")
    return ["/".join(parts[:number]) for number in range(1, len(parts))]


# Signs of a path that may not stay inside, in all paths joined by line ends; `urls.is_inside` tells for sure.
_OUTSIDE = ("//", "/./", "/../", "\n/", "/\n", "\n./", "\n../", "/.\n", "/..\n", "\n.\n", "\n..\n", "\n\n")


def _only(table: Planned, numbers: list[int]) -> Planned:
    """Some rows of a table."""
    if len(numbers) == len(table.paths):
        return table
    paths, keys = [table.paths[n] for n in numbers], [table.keys[n] for n in numbers]
    sources = [table.sources[n] for n in numbers] if table.sources else ()
    return Planned(table.kind, paths, keys, lambda number: table.view(numbers[number]), sources)


def _known(entries: Sequence[site.Entry]) -> list[identity.Known]:
    """What the ledger keeps of each article. A story that is not placed yet is none."""
    found = []
    for entry in entries:
        one = entry.record
        found.append(identity.Known(entry.id, one.path, one.words, one.updated if one.traits else "", "" if entry.story == entry.id else entry.story))
    return found


def _moves(entries: Sequence[site.Entry], ledger: content.Ledger) -> tuple[tuple[str, site.Entry], ...]:
    """Old output path and article of each page that was renamed; nothing where another page lies now."""
    found = identity.moves(ledger.placed, [entry.id for entry in entries])
    if not found:
        return ()
    by_id, taken = {entry.id: entry for entry in entries}, {entry.output.casefold() for entry in entries}
    return tuple((old, by_id[id]) for path, id in found if (old := urls.article(path)).casefold() not in taken)

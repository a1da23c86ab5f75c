"""A build: import what is new, read what changed, make what shows it, write what differs, and remember."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest import cache, files, look, pool, resources, searching
from digest.cache import Memory, State
from digest.look import ABSENT, Look, Seen, Stat
from digest.problem import Problem
from digest.project import Options, Progress, Project, Summary, clock, quiet

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest import build
    from digest.bodies import Bodies
    from digest.config import Config
    from digest.importing import Brought
    from digest.intake import Map
    from digest.picturing import Found, Store
    from digest.reading import Library
    from digest.words import Words

Keys = dict[str, tuple[str, list[str], list[bytes]]]
"""As `State.keys` keeps them."""
_FEW = 50  # files: to look at so many again costs less than to remember their new times
_HEAVY = 8  # pictures: to draw so many takes longer than to start workers
CONTENT = "content/"
INBOX, PUBLISHED = "content/inbox", "content/published.jsonl"


@dataclass(slots=True)
class Stages:
    """How long each part of a build took."""

    last: float = field(default_factory=time.perf_counter)
    found: dict[str, float] = field(default_factory=dict)

    def done(self, name: str) -> None:
        now = time.perf_counter()
        self.found[name] = self.found.get(name, 0.0) + now - self.last
        self.last = now


@dataclass(frozen=True, slots=True)
class Job:
    """What a build is asked for, and where it finds things."""

    project: Project
    options: Options
    out: Path
    now: datetime
    progress: Progress
    stages: Stages

    @property
    def root(self) -> Path:
        return self.project.root

    @property
    def map(self) -> Map:
        return partial(pool.ordered_map, jobs=pool.jobs(self.options.jobs))

    @property
    def drawing(self) -> Map:
        """The same for pictures, a few of which are worth a worker."""
        return partial(pool.ordered_map, jobs=pool.jobs(self.options.jobs), few=_HEAVY)


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, compiled, and assets by name."""

    environment: Environment
    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    words: Words
    named: Mapping[str, str]
    """Addresses of assets, as templates ask for them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a build starts from: what lies on disk, and what the last one left."""

    look: Look
    hashes: Mapping[str, bytes]
    """Of templates, static files and items of the inbox, taken before they are read."""
    settings: Config
    theme: Theme
    memory: Memory | None
    state: State | None


@dataclass(frozen=True, slots=True)
class Made:
    """What a build has read and written."""

    read: Library
    bodies: Bodies
    found: Found
    site: build.Publication
    mirror: files.Mirror
    keys: Keys
    ledger: str | None
    """published.jsonl, where it was written."""
    problems: tuple[Problem, ...]


def publish(project: Project, options: Options, progress: Progress = quiet, found: Look | None = None) -> Summary:
    """Import what is new in the inbox, then publish; nothing where nothing changed. Raises Problem before anything is written.

    `found` is what a look at the disk has found already, if it was for the same build.
    """
    started = time.perf_counter()
    job = Job(project, options, options.output or project.root / "site", options.now or clock(), progress, Stages())
    gc.disable()  # a build makes much and drops little: looking for what could be dropped takes a tenth of the time
    try:
        with files.alone(job.root) as free:
            summary = _published(job, found if free else None)  # what another build changed meanwhile is to be looked at
    finally:
        gc.enable()
    return replace(summary, seconds=time.perf_counter() - started, stages=tuple(job.stages.found.items()))


def _published(job: Job, found: Look | None) -> Summary:
    options = job.options
    asked = {"base_url": options.base_url, "drafts": str(options.drafts), "future": str(options.future)}
    remembers = not (options.full or options.verify)
    usual = asked == look.OPTIONS and remembers and options.imports and not options.now
    if not (found and usual and (Path(found.root), Path(found.out)) == (job.root, job.out)):
        found = _looked(job, asked, remembers)
    memory = Memory(job.root, job.out, found.seen) if found.seen else None
    if memory and memory.seen.still_holds(job.now.timestamp()) and found.present == memory.seen.outputs:
        same = _same(job, memory, found)
        job.stages.done("look")
        if same:
            problems = tuple(Problem(*row) for row in memory.seen.problems)
            return Summary(articles=memory.seen.articles, problems=problems, nothing=True)
    state = memory.state() if memory else None
    job.stages.done("look")
    from digest import importing

    settings = searching.settled(job.project.config(options.base_url))
    theirs = {path: stat for path, stat in found.tree.items() if not path.startswith(CONTENT)}
    hashes = _hashes(job, memory, found.inbox | theirs)
    ground = Ground(found, hashes, settings, _theme(job.project, settings, hashes, state), memory, state)
    job.stages.done("load")
    brought = importing.brought(job.project, options, job.progress, settings.max_bytes, found, memory, state)
    if brought.added or brought.known:
        found.at, found.tree = time.time_ns(), look.scan(str(job.root), "content", INBOX) | theirs
    job.stages.done("import")
    return _made(job, ground, brought)


def _looked(job: Job, asked: dict[str, str], remembers: bool) -> Look:
    """Raises Problem where a folder can't be read."""
    config = str(job.project.config_path)
    try:
        return Look(str(job.root), str(job.out), asked, config, job.options.imports, job.now.timestamp(), remembers)
    except OSError as error:
        place = os.path.relpath(error.filename or job.root, job.root)
        raise Problem(place, 1, f"can't be read: {error.strerror}", "its permissions") from None


def _made(job: Job, ground: Ground, brought: Brought) -> Summary:
    """Everything from reading content/ on."""
    from digest import reading
    from digest.bodies import Bodies
    from digest.picturing import Store

    bodies = Bodies(job.root / cache.FOLDER, look.name(str(job.out)))
    if ground.state is None:
        bodies.clear()
    read = reading.read(job.project, ground.settings, ground.look.tree, ground.memory, ground.state, bodies, job.map, job.progress)
    job.stages.done("read")
    store = Store(job.root)
    found = _pictures(job, ground, read, store)
    job.stages.done("pictures")
    site = _publication(job, ground, read, found, brought)
    job.stages.done("plan")
    site = searching.indexed(job.root, site, ground.state, ground.look.present)
    job.stages.done("search")
    mirror, keys = _written(job, ground, site, store)
    removed = mirror.finish()
    ledger = _ledger_text(job, site, read)
    if ledger is not None:
        files.replace(job.root, PUBLISHED, ledger.encode("utf-8", "replace"))
    job.stages.done("write")
    said = {*(Problem(*row) for row in brought.problems), *read.problems, *found.problems, *site.problems, *mirror.problems, *ground.theme.problems}
    wrong = tuple(sorted(said))
    summary = Summary(
        articles=len(site.site.entries), added=brought.added, written=mirror.written, unchanged=mirror.unchanged, removed=removed,
        skipped=brought.skipped, same=brought.same, held=site.held, problems=wrong, different=_different(job, ground, mirror, found, brought) if job.options.verify else (),
    )  # fmt: skip
    _remember(job, ground, brought, Made(read, bodies, found, site, mirror, keys, ledger, wrong))
    job.stages.done("remember")
    return summary


def _pictures(job: Job, ground: Ground, read: Library, store: Store) -> Found:
    from digest import build, picturing

    hashes = partial(_hashes, job, ground.memory)
    return picturing.find(job.project, ground.settings, ground.look.tree, hashes, build.references(read.shelf), job.drawing, store)


def _publication(job: Job, ground: Ground, read: Library, found: Found, brought: Brought) -> build.Publication:
    from digest import build

    drafts, future, theme = job.options.drafts, job.options.future, ground.theme
    shelf = replace(read.shelf, refused=brought.refused)
    return build.publish(
        shelf, ground.settings, theme.words, theme.assets, job.now, clock(), read.body, drafts=drafts, future=future, stock=found.stock
    )  # fmt: skip


def _written(job: Job, ground: Ground, found: build.Publication, store: Store) -> tuple[files.Mirror, Keys]:
    """Make and stage every file that is not as it should be."""
    from digest import drawing, render

    theme, state, present = ground.theme, ground.state, ground.look.present
    seen = ground.memory.seen.outputs if ground.memory and state else {}
    hashes = state.hashes if state else {}
    broken = {path for path, _ in seen.items() - present.items() if not _stands(job.out, path, hashes)}
    before = state.hashes if state and files.MANIFEST in seen and files.MANIFEST not in broken else None
    mirror = files.Mirror(job.out, [path for table in found.planned for path in table.paths], before)
    shells = {table.kind.__name__: render.shell(theme.templates, table.kind, found.context.frame, theme.words, theme.named) for table in found.planned}
    olds = _old_keys(state, shells)
    sound = seen.keys() & mirror.before.keys() - broken
    todo: list[tuple[int, int]] = []
    packed = [list(map(cache.pack, table.keys)) for table in found.planned]
    for place, table in enumerate(found.planned):
        old = olds.get(table.kind.__name__, {})
        rows = enumerate(zip(table.paths, packed[place], strict=True))
        todo += [(place, number) for number, (path, key) in rows if old.get(path) != key or path not in sound]
    made = {found.planned[place].paths[number] for place, number in todo}
    mirror.keep({path: present[path] for table in found.planned for path in table.paths if path not in made})
    mirror.keep({path: present.get(path, ABSENT) for path in found.kept if path in mirror.before})
    mirror.unchanged = len(mirror.now)

    def make(which: tuple[int, int]) -> files.Written:
        place, number = which
        table = found.planned[place]
        view = table.view(number)
        data = store.drawn(view) if isinstance(view, drawing.Icon | drawing.Card) else render.made(view, theme.environment)
        return mirror.write(table.paths[number], data)

    job.stages.done("plan")
    drawn = [one for one in todo if found.planned[one[0]].kind in (drawing.Icon, drawing.Card)]
    pages = [one for one in todo if found.planned[one[0]].kind not in (drawing.Icon, drawing.Card)]
    try:
        for label, by, some in (("Drawing", job.drawing, drawn), ("Building", job.map, pages)):
            for (place, number), written in zip(some, job.progress(by(make, some), len(some), label) if some else (), strict=True):
                mirror.account(found.planned[place].paths[number], written)
            job.stages.done("pictures" if some is drawn else "make")
    except BaseException:
        mirror.drop()
        raise
    keys: Keys = {}
    for table, packed_keys in zip(found.planned, packed, strict=True):
        name = table.kind.__name__
        _, paths, known = keys.setdefault(name, (shells[name], [], []))
        paths += table.paths
        known += packed_keys
    return mirror, keys


def _stands(out: Path, path: str, hashes: Mapping[str, str]) -> bool:
    """Whether a file that has another time or inode still holds what was written, as after a copy or in a restored cache."""
    try:
        return path in hashes and files.sha256((out / path).read_bytes()) == hashes[path]
    except OSError:
        return False


def _old_keys(state: State | None, shells: Mapping[str, str]) -> dict[str, dict[str, bytes]]:
    """What each file was made of by the last build, by kind of view and path; nothing where all of a kind are shown otherwise now."""
    if state is None:
        return {}
    return {name: dict(zip(paths, keys, strict=True)) for name, (shell, paths, keys) in state.keys.items() if shells.get(name) == shell}


def _ledger_text(job: Job, found: build.Publication, read: Library) -> str | None:
    """The ledger, where it is to be written: a preview with drafts is not what was published."""
    from digest import content

    before = read.shelf.ledger
    if job.options.drafts or job.options.future or (found.ledger.placed is before.placed and found.ledger.authority == before.authority):
        return None
    placed = found.ledger.placed
    return content.dump_published([placed[id] for id in sorted(placed)], found.ledger.authority, found.ledger.strange)


def _remember(job: Job, ground: Ground, brought: Brought, made: Made) -> None:
    from digest import reading

    looked, read, found, mirror, ledger = ground.look, made.read, made.site, made.mirror, made.ledger
    sheets = dict(read.packed)
    moved = made.bodies.tidied(place for _, _, place in read.sheets.values() if place)
    if moved is not None:
        sheets = {path: cache.pack((row, wrong, moved.get(place, b""))) for path, (row, wrong, place) in read.sheets.items()}
    made.bodies.close()
    blocked = [path for table in found.planned for path in table.paths if path not in mirror.now]  # until what stands in the way is moved
    outputs = mirror.stats | look.stats(str(job.out), [files.MANIFEST, *blocked])
    recorded = ledger is not None or PUBLISHED in looked.tree
    rows = sorted(found.ledger.placed.items()) if ledger is not None else read.shelf.ledger.placed.items()  # as they stand in the file
    placed = {id: tuple(one) for id, one in rows} if recorded else {}
    said = set(reading.rows(read.problems))  # by the next reading too, as long as they last
    state = State(
        sheets, read.extras, placed, found.ledger.authority if ledger is not None else read.shelf.ledger.authority, found.ledger.strange,
        dict(read.ledger_problems), tuple(row for row in brought.problems if row not in said), made.keys, mirror.now,
        _theme_signature(ground.theme.templates), brought.refused, read.shelf.imports,
    )  # fmt: skip
    shas = {**ground.hashes, **read.shas, **made.found.hashes}
    shas |= _hashes(job, None, {path: stat for path, stat in looked.tree.items() if path not in shas})
    inbox, tree = (cache.settled(job.root, one, looked.at, shas) for one in (looked.inbox, looked.tree))
    if ledger is not None:
        shas[PUBLISHED] = files.short_hash(ledger.encode("utf-8", "replace"))
        tree |= look.stats(str(job.root), [PUBLISHED])
    until = found.changes_at.timestamp() if found.changes_at else None
    skipped, wrong = brought.skipped + brought.known, reading.rows(made.problems)
    seen = Seen(looked.program, inbox, tree, outputs, job.now.timestamp(), until, len(found.site.entries), skipped, wrong)
    cache.save(job.root, job.out, seen, shas, state)


def _hashes(job: Job, memory: Memory | None, found: Mapping[str, Stat]) -> dict[str, bytes]:
    """Hashes of files that are not hashed when they are read, taken before: what is written while a build runs is for the next one."""
    before = memory.shas() if memory else {}
    seen = memory.seen.inbox | memory.seen.tree if memory else {}
    return {path: before[path] if seen.get(path) == stat and path in before else files.short_hash_of(job.root, path) for path, stat in found.items()}


def _same(job: Job, memory: Memory, found: Look) -> bool:
    """Whether all that is read is what was read then, by its content where its time is another; what was looked at is remembered."""
    seen, inbox, tree = memory.seen, found.inbox, found.tree
    if seen.inbox == inbox and seen.tree == tree:
        return True
    if seen.inbox.keys() != inbox.keys() or seen.tree.keys() != tree.keys():
        return False
    shas = memory.shas()
    changed = [path for now, then in ((inbox, seen.inbox), (tree, seen.tree)) for path, stat in now.items() if then[path] != stat]
    if any(path not in shas or files.short_hash_of(job.root, path) != shas[path] for path in changed):
        return False
    if len(changed) <= _FEW:
        return True
    seen.inbox, seen.tree = (cache.settled(job.root, one, found.at, shas) for one in (inbox, tree))
    try:
        cache.save(job.root, job.out, seen, shas, memory.state_bytes())
    except look.BROKEN:
        return False
    return True


def _different(job: Job, ground: Ground, mirror: files.Mirror, pictures: Found, brought: Brought) -> tuple[str, ...]:
    """Build once more, in one process and without memory; the files that came out differently."""
    from digest import reading, render

    read = reading.read(job.project, ground.settings, look.trees(str(job.root)), None, None, None, map, quiet)
    found = searching.indexed(job.root, _publication(job, ground, read, pictures, brought), None, {})
    made = ((path, render.made(table.view(number), ground.theme.environment)) for table in found.planned for number, path in enumerate(table.paths))
    return tuple(path for path, data in made if path in mirror.now and mirror.now[path] != files.sha256(data))


def _theme(project: Project, settings: Config, hashes: Mapping[str, bytes], state: State | None) -> Theme:
    """Raises Problem at the first template that is none."""
    from digest import build, picturing, render, words

    theme = project.theme(settings)
    said = words.words(settings.language, theme.words)
    named = build.addresses(theme.assets, picturing.static(project.root, hashes), settings)
    environment = render.environment(theme.templates, resources.bytecode(said), said, theme.places, named)
    if state is None or state.theme != _theme_signature(theme.templates):
        render.check(environment, theme.templates)
    return Theme(environment, theme.templates, theme.assets, tuple(theme.problems), said, named)


def _theme_signature(templates: Mapping[str, str]) -> str:
    return files.sha256(repr(sorted(templates.items())).encode("utf-8", "surrogatepass"))

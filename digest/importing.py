"""Items of the inbox, or of the command line, into content/."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from digest import files
from digest.model import Article
from digest.problem import Problem
from digest.project import Options, Progress, Project, clock, quiet

if TYPE_CHECKING:
    from datetime import date

    from digest import intake, regroup
    from digest.cache import Memory, State
    from digest.look import Look, Row, Stat


INBOX, IMPORTED = "content/inbox", "content/imported.jsonl"
AT_ONCE = 32_000_000  # bytes that are imported at once, so that all articles are grouped with all others
MANY = 10_000  # … and files
AT_A_TIME = 200  # items whose pages are written before Ctrl+C is heard
UNPACKED = 6  # how much larger what is packed is held to be


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in from the inbox."""

    added: tuple[str, ...] = ()
    skipped: int = 0
    known: int = 0
    """Items that the next build will know."""
    same: int = 0
    """Items whose bytes another one has."""
    problems: tuple[Row, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    """As `build.Shelf` has them."""


def import_(
    project: Project, items: Iterable[intake.Item], options: Options, *, again: bool = False, dry_run: bool = False, progress: Progress = quiet
) -> Iterator[intake.Import]:
    """Import items into content/, much of it in chunks; nothing is written on a dry run.

    Each chunk is written, and recorded, before the next is read: an import that is interrupted goes on where it stopped.
    """
    from digest import intake, pool

    settings = project.config(options.base_url)
    existing, texts, problems = project.content(settings.max_bytes)
    listed = list(items)
    sizes = (item.size * (UNPACKED if item.path.lower().endswith(intake.PACKED) else 1) for item in listed)
    most = intake.CHUNK if len(listed) > MANY or sum(sizes) > AT_ONCE else sys.maxsize
    chunked = most < sys.maxsize
    run = intake.Run(existing, texts, settings, clock(), again=again, watch=quiet if chunked else progress)
    map = partial(pool.ordered_map, jobs=pool.jobs(options.jobs))
    yield intake.Import(problems=tuple(problems))
    collects = gc.isenabled()
    gc.disable()  # grouping makes millions of small values and hardly a circle of them: looking for circles takes an eighth of the time
    try:
        for documents, wrong in intake.chunks(progress(listed, len(listed), "Importing" if chunked else "Reading"), map, most):
            found = intake.import_(documents, wrong, run, map)
            yield found if dry_run else replace(found, problems=(*found.problems, *_written(project, found)))
    finally:
        if collects:
            gc.enable()


def brought(
    project: Project, options: Options, progress: Progress, largest: int, found: Look, memory: Memory | None, state: State | None
) -> Brought:  # fmt: skip
    """Import what is new in the inbox of a site that is built; nothing is read where neither it nor the ledger of imports changed."""
    from digest import reading

    if memory and state and _is_imported(project, memory, found.inbox):
        before = Brought(problems=state.import_problems, refused=state.refused)
        return replace(before, skipped=memory.seen.skipped) if options.imports else replace(before, known=memory.seen.skipped)
    if not options.imports:
        found.inbox = {}  # for whoever imports next, all may be new
    if not found.inbox:
        return Brought()
    items, problems = inbox(project, [project.root / INBOX], Article(), largest)
    added: list[str] = []
    skipped = known = same = 0
    for one in import_(project, items, options, progress=progress):
        added += one.files
        skipped += one.skipped
        known += len(one.records) + len(one.same)
        same += len(one.same)
        problems += one.problems
    return Brought(tuple(added), skipped, known, same, reading.rows(problems), refused(project, items, problems))


def _is_imported(project: Project, memory: Memory, inbox: Mapping[str, Stat]) -> bool:
    seen, shas = memory.seen, memory.shas()
    if seen.inbox.keys() != inbox.keys() or any(
        seen.inbox[path] != stat and files.short_hash_of(project.root, path) != shas.get(path) for path, stat in inbox.items()
    ):
        return False
    return files.short_hash_of(project.root, IMPORTED) == shas.get(IMPORTED, b"") if inbox else True


def _written(project: Project, found: intake.Import) -> list[Problem]:
    """Pages and their records, some items at a time: Ctrl+C waits until the pages of these are whole and on record."""
    from digest import content, pool

    problems = []
    new, renewed = dict(found.files), dict(found.renewed)
    for first in range(0, max(1, len(found.records)), AT_A_TIME):
        some = found.records[first : first + AT_A_TIME]
        last = first + AT_A_TIME >= len(found.records)
        paths = [*new, *renewed] if last else dict.fromkeys(path for record in some for _, path, _ in record.articles)
        with pool.finished():
            for path in paths:
                if path in renewed:
                    files.replace(project.root, path, renewed.pop(path).encode())
                elif path in new and not files.add(project.root, path, new.pop(path)):
                    problems.append(Problem(path, 1, "stands there already and is kept", "move it away"))
            files.append(project.root, content.IMPORTED, content.dump_imported(some))
    return problems


def regrouped(project: Project, since: date | None, *, dry_run: bool) -> tuple[regroup.Regrouped, list[str], list[Problem]]:
    """The stories placed anew, and the lines of a diff of what changes; nothing is written on a dry run."""
    from digest import content, regroup, text

    settings = project.config()
    with files.alone(project.root):
        existing, texts, problems = project.content(settings.max_bytes)
        found = regroup.regrouped(existing, texts, since, text.stemmer(settings.language))
        if not dry_run and found.renewed:
            # the hashes first: were it cut off here, pages would count as edited, not as ours in a state that nobody wrote
            files.append(project.root, content.IMPORTED, content.dump_imported(found.records))
            for path, source in found.notes.items():
                if path in texts:
                    files.replace(project.root, path, source.encode())
                else:
                    files.add(project.root, path, source)
            for path in found.gone:
                (project.root / path).unlink(missing_ok=True)
            for path, source in found.renewed.items():
                files.replace(project.root, path, source.encode())
    return found, list(regroup.difference(found, texts)), [*problems, *found.problems]


def inbox(project: Project, paths: Iterable[Path], given: Article, largest: int) -> tuple[list[intake.Item], list[Problem]]:
    """The files to import below some paths, each with what its sidecars say; sidecars themselves are no items."""
    from digest import intake, text
    from digest.read import sidecar
    from digest.read.markdown import merge

    items: list[intake.Item] = []
    problems: list[Problem] = []
    sidecars: dict[Path, Article] = {}
    folders: dict[Path, str] = {}

    def named(path: Path) -> str:
        if path.is_symlink():
            return _shown(project.root, path)
        if path.parent not in folders:
            folders[path.parent] = _shown(project.root, path.parent)
        folder = folders[path.parent]
        return path.name if folder == "." else f"{folder.rstrip('/')}/{path.name}"

    def said(path: Path, shown: str) -> Article:
        if path not in sidecars:
            found = Article()
            if path.is_file():
                try:
                    source, _ = text.decode(path.read_bytes()[:1_000_000])
                    found, wrong = sidecar.parse(source, shown)
                    problems.extend(wrong)
                except (OSError, ValueError) as error:
                    problems.append(Problem(shown, 1, f"can't be read: {error}"))
            sidecars[path] = found
        return sidecars[path]

    for path in paths:
        listed = [path] if path.is_file() else [path.parent / found for found in files.walk(path.parent.absolute(), path.absolute().name)]
        if not path.exists():
            problems.append(Problem(str(path), 1, "there is no such file or folder"))
        for file in listed:
            shown = named(file)
            if sidecar.is_sidecar(shown):
                continue
            if not shown.isprintable():
                problems.append(Problem(shown.encode("utf-8", "replace").decode(), 1, "the file's name is not readable text", "rename it"))
                continue
            own, folder = sidecar.for_item(str(file))
            known = merge(merge(said(Path(own), named(Path(own))), said(Path(folder), named(Path(folder)))), given)
            try:
                items.append(intake.Item(shown, file.stat().st_size, known, partial(files.opened, file), largest))
            except OSError as error:
                problems.append(Problem(shown, 1, f"can't be read: {error.strerror}"))
    return items, problems


def refused(project: Project, items: Iterable[intake.Item], problems: Iterable[Problem]) -> tuple[tuple[str, str], ...]:
    """The items that no article was ever made of, by the ledger, each with what is wrong with it; nothing is said of one whose bytes came in before."""
    from digest import content

    recorded: set[str] = set()
    for record in content.imported(project.ledger(content.IMPORTED))[0]:
        item = re.sub(r":\d+$", "", record.item)
        while item and item not in recorded:  # what lies in an archive stands for it
            recorded.add(item)
            item = item.rpartition("/")[0]
    why: dict[str, str] = {}
    for problem in sorted(problems):
        why.setdefault(problem.path, problem.what)
    return tuple(sorted((item.path, why.get(item.path, "")) for item in items if item.path not in recorded))


def standard_input(file: BinaryIO, given: Article, largest: int) -> intake.Item:
    """What is piped in as an item; what it begins with tells the format. So much as one document may have is named by its hash, more by its beginning."""
    from digest import intake

    data = file.read(largest)
    size = len(data) if len(data) < largest else sys.maxsize  # who knows how much is to come
    start = data.lstrip()[:3]
    ending = {b"{": ".jsonl", b"[": ".json"}.get(start[:1], ".md" if start == b"---" else ".txt")
    return intake.Item(f"stdin-{files.sha256(data)[:12]}{ending}", size, given, partial(files.joined, data, file), largest)


def _shown(root: Path, path: Path) -> str:
    """A path as messages and ledgers name it: relative to the site's folder where it lies in it."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()

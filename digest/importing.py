"""Items of the inbox, or of the command line, into content/."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest import files
from digest.model import Article
from digest.problem import Problem
from digest.project import Options, Progress, Project, clock, quiet

if TYPE_CHECKING:
    from datetime import date

    from digest import intake, regroup


def import_(
    project: Project, items: Iterable[intake.Item], options: Options, *, again: bool = False, dry_run: bool = False, progress: Progress = quiet
) -> tuple[intake.Import, list[Problem]]:
    """Import items into content/; nothing is written on a dry run."""
    from digest import content, intake, pool

    settings = project.config(options.base_url)
    existing, texts, problems = project.content(settings.max_bytes)
    listed = list(items)
    jobs = pool.jobs(options.jobs)
    found = intake.import_(progress(listed, len(listed), "Reading"), existing, texts, settings, clock(), partial(pool.ordered_map, jobs=jobs), again=again)
    problems += found.problems
    if not dry_run:
        for path, text in found.files.items():
            if not files.add(project.root, path, text):
                problems.append(Problem(path, 1, "stands there already and is kept", "move it away"))
        for path, text in found.renewed.items():
            files.replace(project.root, path, text.encode())
        files.append(project.root, content.IMPORTED, content.dump_imported(found.records))
    return found, problems


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
                files.add(project.root, path, source)
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
            shown = _shown(project.root, file)
            if sidecar.is_sidecar(shown):
                continue
            if not shown.isprintable():
                problems.append(Problem(shown.encode("utf-8", "replace").decode(), 1, "the file's name is not readable text", "rename it"))
                continue
            own, folder = sidecar.for_item(str(file))
            known = merge(merge(said(Path(own), _shown(project.root, Path(own))), said(Path(folder), _shown(project.root, Path(folder)))), given)
            try:
                items.append(intake.Item(shown, files.read(file.parent, file.name, largest), known))
            except Problem as problem:
                problems.append(Problem(shown, problem.line, problem.what, problem.right))
    return items, problems


def standard_input(data: bytes, given: Article) -> intake.Item:
    """What was piped in as an item; its first character tells the format."""
    from digest import intake

    start = data.lstrip()[:3]
    ending = {b"{": ".jsonl", b"[": ".json"}.get(start[:1], ".md" if start == b"---" else ".txt")
    return intake.Item(f"stdin-{files.sha256(data)[:12]}{ending}", data, given)


def _shown(root: Path, path: Path) -> str:
    """A path as messages and ledgers name it: relative to the site's folder where it lies in it."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()

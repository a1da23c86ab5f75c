"""A site's folder on disk: load what the core needs, let it work, write what it made."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from digest import cache, files, resources
from digest.model import Article
from digest.problem import Problem

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest import build, config, content
    from digest.outputs.shared import Planned

T = TypeVar("T")


class Progress(Protocol):
    """Something that shows how far an iteration of known length has come."""

    def __call__(self, items: Iterable[T], length: int, label: str, /) -> Iterable[T]: ...


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build."""

    output: Path | None = None
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    now: datetime | None = None
    """The time that decides which pages are shown; the clock where it is None."""
    jobs: int = 0
    """Worker processes; 0 for as many as there are processors."""
    full: bool = False
    verify: bool = False
    imports: bool = True


@dataclass(frozen=True, slots=True)
class Summary:
    """What a command did."""

    articles: int = 0
    """Published."""
    added: tuple[str, ...] = ()
    """Pages that were imported."""
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    """Inbox items that were imported before."""
    held: int = 0
    """Drafts, expired and future pages."""
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    nothing: bool = False
    """True where nothing had changed and nothing was done."""
    different: tuple[str, ...] = ()
    """Files that a second build made differently (`--verify`)."""


def clock() -> datetime:
    """The time that ledgers record: now, or SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)


def quiet(items: Iterable[T], length: int, label: str) -> Iterable[T]:
    """No progress shown."""
    return items


@dataclass(frozen=True, slots=True)
class Project:
    """A site's folder and its configuration file."""

    root: Path
    config_path: Path

    def config(self, base_url: str = "") -> config.Config:
        """The settings. Raises Problem."""
        from digest import config

        try:
            source = self.config_path.read_text("utf-8-sig")
        except OSError:
            raise Problem(str(self.config_path), 0, "there is no digest.yaml", "`digest init` makes a site; `digest -C DIR …` names its folder") from None
        except UnicodeDecodeError:
            raise Problem(self.config_path.name, 1, "not UTF-8", "save it as UTF-8") from None
        environment = {**os.environ, **({"DIGEST_BASE_URL": base_url} if base_url else {})}
        return config.parse(source, environment, self.config_path.name)

    def content(self, largest: int) -> tuple[content.Content, dict[str, str], list[Problem]]:
        """All of content/ but the inbox: what it says, its texts by path, what is wrong."""
        from digest import content, text

        texts: dict[str, str] = {}
        problems: list[Problem] = []
        for path, _ in files.walk(self.root, "content"):
            if path.startswith(content.INBOX) or not path.endswith((".md", ".jsonl")):
                continue
            if not path.isprintable():
                problems.append(Problem(path.encode("utf-8", "replace").decode(), 1, "the file's name is not readable text", "rename it"))
                continue
            try:
                if path in (content.IMPORTED, content.PUBLISHED):  # whatever happened to a ledger, the lines that are left hold
                    texts[path] = files.read(self.root, path, 1 << 40).decode("utf-8", "replace")
                    continue
                found, encoding = text.decode(files.read(self.root, path, largest))
                texts[path] = found
                if encoding:
                    problems.append(Problem(path, 1, f"not UTF-8, read as {encoding}", "save it as UTF-8"))
            except Problem as problem:
                problems.append(problem)
            except ValueError as error:
                problems.append(Problem(path, 1, str(error), "Markdown in UTF-8"))
        found_content, wrong = content.parse(texts)
        return found_content, texts, problems + list(wrong)

    def theme(self) -> tuple[dict[str, str], dict[str, bytes]]:
        """Templates by name (`default/NAME` is always the built-in one), and assets by name; the site's own win. Raises Problem."""
        templates: dict[str, str] = {}
        assets: dict[str, bytes] = {}
        for folder, prefixes in ((resources.templates(), ("", "default/")), (self.root / "templates", ("",))):
            for path, _ in files.walk(folder.parent, folder.name):
                name = path.partition("/")[2]
                data = files.read(folder.parent, path, 20_000_000)
                if name.startswith("assets/"):
                    assets[name.removeprefix("assets/")] = data
                elif name.endswith((".html", ".xml", ".txt")):
                    for prefix in prefixes:
                        templates[prefix + name] = data.decode("utf-8", "replace")
        return templates, assets


def import_(
    project: Project, items: Iterable[build.Item], options: Options, *, again: bool = False, dry_run: bool = False, progress: Progress = quiet
) -> tuple[build.Import, list[Problem]]:
    """Import items into content/; nothing is written on a dry run."""
    from digest import build, content, pool

    settings = project.config(options.base_url)
    existing, texts, problems = project.content(settings.max_bytes)
    listed = list(items)
    jobs = pool.jobs(options.jobs)
    found = build.import_(progress(listed, len(listed), "Reading"), existing, texts, settings, clock(), partial(pool.ordered_map, jobs=jobs), again=again)
    problems += found.problems
    if not dry_run:
        for path, text in found.files.items():
            if not files.add(project.root, path, text):
                problems.append(Problem(path, 1, "stands there already and is kept", "move it away"))
        for path, text in found.renewed.items():
            files.replace(project.root, path, text.encode())
        files.append(project.root, content.IMPORTED, content.dump_imported(found.records))
    return found, problems


def inbox(project: Project, paths: Iterable[Path], given: Article, largest: int) -> tuple[list[build.Item], list[Problem]]:
    """The files to import below some paths, each with what its sidecars say; sidecars themselves are no items."""
    from digest import build, text
    from digest.read import sidecar
    from digest.read.markdown import merge

    items: list[build.Item] = []
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
        listed = [path] if path.is_file() else [path.parent / found for found, _ in files.walk(path.parent.absolute(), path.absolute().name)]
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
                items.append(build.Item(shown, files.read(file.parent, file.name, largest), known))
            except Problem as problem:
                problems.append(Problem(shown, problem.line, problem.what, problem.right))
    return items, problems


def publish(project: Project, options: Options, progress: Progress = quiet) -> Summary:
    """Import what is new in the inbox, then publish; nothing where nothing changed. Raises Problem before anything is written."""
    started = time.monotonic()
    out = options.output or project.root / "site"
    now = options.now or clock()
    inbox_before = cache.inbox(project.root)
    if not options.full and not options.verify:
        state = cache.load(project.root, out)
        if state and cache.still_holds(state, inbox_before + _inputs(project, options), _ledger(project), cache.outputs(out), now):
            remaining = tuple(Problem(*args) for args in state.problems)
            return Summary(articles=state.pages, problems=remaining, seconds=time.monotonic() - started, nothing=True)
    from digest import render

    settings = project.config(options.base_url)
    templates, assets = project.theme()
    environment = render.environment(templates)
    render.check(environment, templates)
    added: tuple[str, ...] = ()
    skipped = 0
    problems: list[Problem] = []
    if options.imports:
        folder = project.root / "content" / "inbox"
        items, problems = inbox(project, [folder] if folder.is_dir() else [], Article(), settings.max_bytes)
        found, wrong = import_(project, items, options)
        added, skipped = tuple(found.files), found.skipped
        problems += wrong
    theme = Theme(environment, assets)
    made = _publish(project, settings, replace(options, output=out, now=now), theme, inbox_before, problems, progress)
    different = _verify(project, settings, options, out, theme, now) if options.verify else ()
    return replace(made, added=added, skipped=skipped, different=different, seconds=time.monotonic() - started)


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, compiled, and assets by name."""

    environment: Environment
    assets: Mapping[str, bytes]


def _publish(
    project: Project, settings: config.Config, options: Options, theme: Theme, inbox_before: str, before: list[Problem], progress: Progress
) -> Summary:
    """Publish with the output folder and the time of `options`; `inbox_before` is the signature of the inbox that was imported."""
    from digest import content

    out, now = options.output or project.root / "site", options.now or clock()
    signature = inbox_before + _inputs(project, options)
    found, problems = _planned(project, settings, options, theme, now)
    # Everything is made before anything is written: a template that fails leaves the site as it was.
    rendered = list(_rendered(found, theme, options, progress))
    mirror = files.Mirror(out, (planned.path for planned in found.planned))
    for planned, data in zip(found.planned, rendered, strict=True):
        mirror.write(planned.path, data)
    for path in found.kept:
        mirror.keep(path)
    removed = mirror.finish()
    # a preview with drafts is not what was published
    if not options.drafts and not options.future and found.ledger != _read(project.root / content.PUBLISHED):
        files.replace(project.root, content.PUBLISHED, found.ledger.encode())
    wrong = tuple(sorted({*before, *problems, *found.problems, *mirror.problems}))
    until = found.changes_at.isoformat() if found.changes_at else ""
    args = tuple((p.path, p.line, p.what, p.right) for p in wrong)
    count = len(found.site.entries)
    cache.save(project.root, out, cache.State(signature, _ledger(project), cache.outputs(out), now.isoformat(), until, count, args))
    return Summary(count, written=mirror.written, unchanged=mirror.unchanged, removed=removed, held=found.held, problems=wrong)


def _planned(project: Project, settings: config.Config, options: Options, theme: Theme, now: datetime) -> tuple[build.Publication, list[Problem]]:
    from digest import build

    existing, _, problems = project.content(settings.max_bytes)
    return build.publish(existing, settings, theme.assets, now, clock(), drafts=options.drafts, future=options.future), problems


def _rendered(found: build.Publication, theme: Theme, options: Options, progress: Progress) -> Iterable[bytes]:
    from digest import pool, render

    def made(planned: Planned) -> bytes:
        return render.render(planned, theme.environment)

    return progress(pool.ordered_map(made, found.planned, pool.jobs(options.jobs)), len(found.planned), "Building")


def _verify(project: Project, settings: config.Config, options: Options, out: Path, theme: Theme, now: datetime) -> tuple[str, ...]:
    """Build once more, in one process and in memory; the files that came out differently."""
    found, _ = _planned(project, settings, options, theme, now)
    made = files.manifest(out)
    again = zip(found.planned, _rendered(found, theme, replace(options, jobs=1), quiet), strict=True)
    return tuple(planned.path for planned, data in again if planned.path in made and made[planned.path] != files.sha256(data))


def _inputs(project: Project, options: Options) -> str:
    said = {name: value for name, value in os.environ.items() if name.startswith("DIGEST_")}
    asked = {"base_url": options.base_url, "drafts": str(options.drafts), "future": str(options.future), "imports": str(options.imports)}
    return cache.inputs(project.root, project.config_path, [resources.templates()], {**said, **asked})


def _ledger(project: Project) -> str:
    return cache.stat(project.root / "content" / "published.jsonl")


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _shown(root: Path, path: Path) -> str:
    """A path as messages and ledgers name it: relative to the site's folder where it lies in it."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def check(project: Project, output: Path | None, base_url: str) -> tuple[list[Problem], int]:
    """What is wrong with configuration, content and the built site, and how many pages were looked at."""
    from digest import check

    settings = project.config(base_url)
    existing, _, problems = project.content(settings.max_bytes)
    out = output or project.root / "site"
    made = files.manifest(out)
    if not made:
        raise Problem(str(out), 0, "no site was built here", "`digest build` first")
    built = {path: (out / path).read_bytes() for path in made if (out / path).is_file()}
    others = {path.partition("/")[2] for path, _ in files.walk(out.absolute().parent, out.absolute().name)}
    missing = [Problem(f"{out.name}/{path}", 1, "is missing", "`digest build` again") for path in made if path not in built]
    found = [*problems, *check.identities(existing), *missing, *check.site(built, settings.base, out.name, others)]
    return sorted(set(found)), sum(path.endswith(".html") for path in built)


def standard_input(data: bytes, given: Article) -> build.Item:
    """What was piped in as an item; its first character tells the format."""
    from digest import build

    start = data.lstrip()[:3]
    ending = {b"{": ".jsonl", b"[": ".json"}.get(start[:1], ".md" if start == b"---" else ".txt")
    return build.Item(f"stdin-{files.sha256(data)[:12]}{ending}", data, given)

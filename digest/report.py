"""What commands say: problems and summaries on standard error, in colour and with progress only on a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from digest import look
from digest.problem import Problem

if TYPE_CHECKING:
    from digest import intake, project
    from digest.recognise import Made

T = TypeVar("T")
TWINS = 10  # items that are named as the same as others
PATIENCE = 1.0  # seconds of work of which nothing is shown


class Say:
    """How much is said, and whether in colour."""

    def __init__(self, quiet: bool, verbose: bool, color: str) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.terminal = bool(sys.stderr and sys.stderr.isatty()) and os.environ.get("TERM") != "dumb"
        self.colour = color == "always" or (color == "auto" and self.terminal and not os.environ.get("NO_COLOR"))

    def problems(self, problems: Iterable[Problem]) -> None:
        for problem in _once(sorted(set(problems))):
            place, _, rest = str(problem).partition(": ")
            click.echo(f"{click.style(place, fg='yellow')}: {rest}", err=True, color=self.colour)

    def done(self, message: str) -> None:
        if not self.quiet:
            click.echo(message, err=True, color=self.colour)

    def hint(self, message: str) -> None:
        if not self.quiet:
            click.echo(click.style(message, dim=True), err=True, color=self.colour)

    def details(self, paths: Iterable[str]) -> None:
        """What `-v` says: the pages that were written, and how long each part of the work took."""
        if self.verbose:
            for path in paths:
                click.echo(click.style(path, dim=True), err=True, color=self.colour)

    def twins(self, same: Iterable[tuple[str, str]]) -> None:
        """Which items hold the same as which others: the first of them, all with `-v`."""
        for number, (item, other) in enumerate(same):
            if number == TWINS and not self.verbose:
                self.hint("… and more")
                break
            self.hint(f"{item}: the same as {other or 'an item before it'}; imported once")

    def built(self, summary: project.Summary, out: Path) -> None:
        self.details(summary.added)
        self.details(f"{seconds:8.3f} s  {name}" for name, seconds in summary.stages)
        for path in summary.different:
            click.echo(f"{path}: a second build made this file differently", err=True, color=self.colour)
        self.done(built(summary, out))

    def progress(self, items: Iterable[T], length: int, label: str, /) -> Iterable[T]:
        """A bar on a terminal, once the work has taken a second and is not nearly done."""
        if not self.terminal or self.quiet:
            yield from items
            return
        rest, done, started = iter(items), 0, time.monotonic()
        for item in rest:
            yield item
            done += 1
            if time.monotonic() - started > PATIENCE:
                break
        if done == length:
            return
        with click.progressbar(rest, length=length, label=label, file=sys.stderr) as bar:
            bar.update(done)
            yield from bar


def error(message: str) -> None:
    click.echo(f"digest: {message}", err=True)


def count(number: int, one: str, many: str = "") -> str:
    """`1 page`, `2 pages`, `1,234 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def built(summary: project.Summary, out: Path) -> str:
    """The last line of a build."""
    if summary.nothing:
        return look.nothing(summary.articles, str(out), len(summary.problems), summary.seconds)
    shown = look.shown(str(out))
    parts = [f"{count(summary.written, 'file')} written", f"{summary.unchanged:,} unchanged", f"{summary.removed:,} removed"]
    head = f"Imported {count(len(summary.added), 'new article')}, built" if summary.added else "Built"
    extra = f"; {count(summary.held, 'page')} held back (drafts, future or expired)" if summary.held else ""
    known = f"; {count(summary.skipped, 'inbox item')} imported before" if summary.skipped else ""
    known += twins(summary.same, "inbox item").replace(",", ";", 1)
    wrong = f"{known}; {count(len(summary.problems), 'problem')}" if summary.problems else known
    return f"{head} {count(summary.articles, 'article')} in {shown}: {', '.join(parts)}{extra}{wrong} ({summary.seconds:.2f} s)"


def checked(looked_at: int, kind: str, problems: Collection[Problem]) -> str:
    """The last line of a check."""
    warnings = sum(one.warning for one in problems)
    found = [count(len(problems) - warnings, "error"), count(warnings, "warning")] if problems else ["0 problems"]
    return f"Checked {count(looked_at, kind)}: {', '.join(found)}."


@dataclass(slots=True)
class Count:
    """What an import has done so far."""

    made: int = 0
    new: int = 0
    renewed: int = 0
    known: int = 0
    skipped: int = 0
    same: list[tuple[str, str]] = field(default_factory=list)

    def add(self, found: intake.Import) -> None:
        self.made += len(found.made)
        self.new += len(found.files)
        self.renewed += len(found.renewed)
        self.known += sum(not one.new for one in found.made)
        self.skipped += found.skipped
        self.same += found.same

    def told(self, items: int, dry_run: bool) -> str:
        """The last line of an import."""
        verb = "Would import" if dry_run else "Imported"
        renewed = f", {count(self.renewed, 'page')} renewed" if self.renewed else ""
        already = f", {count(self.known, 'article')} known already" if self.known and not renewed else ""
        skipped = f", {count(self.skipped, 'item')} imported before" if self.skipped else ""
        return f"{verb} {count(self.new, 'new article')} from {count(items, 'file')}{renewed}{already}{skipped}{twins(len(self.same), 'item')}."


def twins(number: int, one: str) -> str:
    """How many items hold the same as others; nothing where none does."""
    return f", {count(number, one)} the same as {'another' if number == 1 else 'others'}" if number else ""


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Problems, but what is missing from the installation is said of the first item only."""
    found: dict[tuple[str, str], Problem] = {}
    for number, one in enumerate(problems):
        found.setdefault((one.what, "") if one.right.startswith("pip install") else ("", str(number)), one)
    return list(found.values())


def summary(found: project.Summary) -> dict[str, object]:
    """A build as JSON; its stages in seconds."""
    return {
        "articles": found.articles, "new": len(found.added), "written": found.written, "unchanged": found.unchanged, "removed": found.removed,
        "skipped": found.skipped, "held": found.held, "nothing": found.nothing, "different": list(found.different),
        "problems": list(map(problem, found.problems)), "seconds": round(found.seconds, 3),
        "stages": {name: round(seconds, 4) for name, seconds in found.stages},
    }  # fmt: skip


def problem(one: Problem) -> dict[str, object]:
    """A problem as JSON."""
    return {"path": one.path, "line": one.line, "what": one.what, "right": one.right, "severity": "warning" if one.warning else "error"}


def made(one: Made) -> dict[str, object]:
    """An imported article as JSON, as scripts rely on it."""
    from digest import markdown

    a = one.page.article
    return {
        "item": one.item, "input_id": one.input_id or None, "index": one.index, "role": a.role or "main", "id": a.id, "title": a.title,
        "text": markdown.plain(a.body), "markdown": a.body, "source": a.source or None, "published": str(a.published) if a.published else None,
        "updated": str(a.updated) if a.updated else None, "estimated": list(a.estimated), "authors": list(a.authors), "dateline": a.dateline or None,
        "agency": a.agency or None, "captions": list(a.captions), "language": a.language or None, "topics": list(a.topics), "story": a.story or None,
        "copy_of": a.copy_of or None, "path": one.page.path,
    }  # fmt: skip

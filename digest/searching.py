"""Pagefind, where it is installed: articles in, the files of its index out, each time the same; run only where an article is another than last time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from digest import config, look
from digest.cache import FOLDER, State, pack
from digest.problem import Problem

if TYPE_CHECKING:
    from digest.build import Publication
    from digest.config import Config
    from digest.look import Stat
    from digest.outputs.shared import Context

_PROGRAMS = ("pagefind_bin_extended", "pagefind_bin")
"""What `pagefind` starts: one of them is enough."""


def installed() -> bool:
    """Whether the extra `search` is there."""
    return find_spec("pagefind") is not None and any(find_spec(name) for name in _PROGRAMS)


def settled(settings: Config) -> Config:
    """The settings, with what searches decided. Raises Problem where that is not there."""
    if settings.search == "auto":
        return replace(settings, search="pagefind" if installed() else "own")
    if settings.search == "pagefind" and not installed():
        raise Problem(config.FILE, 0, "search: pagefind needs the extra `search`", "pip install 'digest-news[search]'")
    return settings


def indexed(root: Path, found: Publication, state: State | None, present: Mapping[str, Stat]) -> Publication:
    """A publication with the files of its index; Pagefind runs where the last build's are not all there, or are of other articles. Raises Problem."""
    site = found.site
    if site.config.search != "pagefind" or "search" not in site.config.outputs or not site.entries:
        return found
    from digest.outputs import pagefind, shared

    key = pagefind.key(found.context)
    files = cache(lambda: _made(root, found.context))
    _, paths, keys = state.keys.get(pagefind.Indexed.__name__, ("", [], [])) if state else ("", [], [])
    known = paths and set(keys) == {pack(key)} and all(present.get(path, look.ABSENT) != look.ABSENT for path in paths)
    paths = paths if known else sorted(files())
    table = shared.Planned(pagefind.Indexed, paths, [key] * len(paths), lambda number: pagefind.Indexed(files()[paths[number]]))
    return replace(found, planned=(*found.planned, table))


def _made(root: Path, context: Context) -> dict[str, bytes]:
    """The files of an index by output path."""
    from digest import urls
    from digest.outputs import pagefind

    above = root / FOLDER
    above.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="search-", dir=above) as folder:
        pages, bundle = Path(folder, "pages"), Path(folder, "bundle")
        for path, data in pagefind.documents(context):
            target = pages / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        language = context.site.config.language.partition("-")[0]
        asked = ["--site", "pages", "--output-path", "bundle", "--force-language", language, "--silent"]
        known = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        ran = subprocess.run([sys.executable, "-m", "pagefind", *asked], cwd=folder, env=known, capture_output=True, text=True, check=False)  # noqa: S603 - of our own words
        if ran.returncode:
            said = (ran.stderr or ran.stdout).strip().splitlines() or [f"exit status {ran.returncode}"]
            raise Problem(config.FILE, 0, f"search: Pagefind made no index: {said[-1]}", "search: own")
        written = {path.relative_to(bundle).as_posix(): path.read_bytes() for path in bundle.rglob("*") if path.is_file()}
    try:
        return {urls.pagefind(name): data for name, data in pagefind.settled(written).items()}
    except (ValueError, LookupError, TypeError, OSError) as error:
        raise Problem(config.FILE, 0, f"search: this version of Pagefind writes files of another form: {error}", "pagefind 1.5, or search: own") from None

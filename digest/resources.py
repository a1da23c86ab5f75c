"""Where the files that ship with the program lie: in an installed wheel inside the package, in a checkout beside it; and what it keeps for all sites."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest import __version__, look

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from digest.words import Words

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """The built-in theme."""
    return Path(look.templates())


def demo() -> Path:
    """The demo site: content/inbox, content/topics, content/pages."""
    shipped = _PACKAGE / "_data" / "demo"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def bytecode(words: Words) -> BytecodeCache | None:
    """Where compiled templates are kept, for all sites of a user, as Python keeps its modules; None where that can't be written.

    The files are named by name and source of a template; the versions of Jinja and of digest, which sets its options, are in the name of their folder.
    """
    import jinja2

    from digest import render

    try:
        folder = _user_cache() / "digest" / f"templates-{jinja2.__version__}-{__version__}"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        return None
    return render.Compiled(str(folder), words) if os.access(folder, os.W_OK) else None


def _user_cache() -> Path:
    """https://specifications.freedesktop.org/basedir-spec/latest/, and what takes its place elsewhere."""
    if os.path.isabs(os.environ.get("XDG_CACHE_HOME", "")):  # others are to be ignored
        return Path(os.environ["XDG_CACHE_HOME"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home())
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")

"""Where the files that ship with the program lie: in an installed wheel inside the package, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """The built-in theme."""
    shipped = _PACKAGE / "_data" / "templates"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "templates"


def demo() -> Path:
    """The demo site: content/inbox, content/topics, content/pages."""
    shipped = _PACKAGE / "_data" / "demo"
    return shipped if shipped.is_dir() else _PACKAGE.parent

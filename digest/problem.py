"""The one error: where it is, what is wrong, what would be right."""

from __future__ import annotations


class Problem(Exception):
    """A thing wrong in the input, said so that a person can mend it.

    `path` is relative to the site's folder, `line` counts from 1 (0: the file as a whole).
    It is raised where nothing can go on, and returned in a report where the rest can. A `warning` is one that nobody need mend:
    all works, only less well.
    A plain class, not a dataclass: those break when raised through a context manager and do not always pickle.
    """

    def __init__(self, path: str, line: int, what: str, right: str = "", warning: bool = False) -> None:
        super().__init__(path, line, what, right, warning)
        self.path = path
        self.line = line
        self.what = what
        self.right = right
        self.warning = warning

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}:1"
        return f"{place}: {'warning: ' if self.warning else ''}{self.what}" + (f" ({self.right})" if self.right else "")

    def __repr__(self) -> str:
        return f"Problem({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self.args == other.args

    def __hash__(self) -> int:
        return hash(self.args)

    def __lt__(self, other: Problem) -> bool:
        return (self.path, self.line, self.what) < (other.path, other.line, other.what)

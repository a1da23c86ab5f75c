"""`digest eval`: a labelled file and a site → figures, lines for a person, and problems; one function for each task."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from digest import evaluate, files, text
from digest.problem import Problem
from digest.project import Project

Figures = dict[str, object]
Told = tuple[Figures, list[str], tuple[Problem, ...]]


def topics(site: Project, file: Path) -> Told:
    """How well the site's topics sort the articles of a file."""
    settings = site.config()
    existing, _, _ = site.content(settings.max_bytes)
    source, _ = text.decode(files.read(file.parent, file.name, MOST))
    found, problems = evaluate.sort(source, file.as_posix(), existing, settings)
    whole = max(1, found.articles)
    figures: Figures = {
        "articles": found.articles, "first": round(found.right / whole, 4), "among": round(found.among / whole, 4), "unsure": round(found.unsure / whole, 4),
        "f1": round(found.f1, 4), "taken": [{"wanted": one, "given": other, "articles": n} for (one, other), n in found.taken],
    }  # fmt: skip
    return figures, evaluate.told(found), problems


MOST = 1_000_000_000  # bytes of a labelled file
TASKS: dict[str, Callable[[Project, Path], Told]] = {"topics": topics}

"""`digest eval`: a labelled file and a site → figures, lines for a person, and problems; one function for each task."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from digest import clean, evaluate, files, read, text
from digest.group import measure
from digest.group import stories as grouping
from digest.model import Article, Page
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


def stories(site: Project, file: Path) -> Told:
    """How well the articles of a file are grouped, all at once and among themselves, by their labels in `story`."""
    settings = site.config()
    data = files.read(file.parent, file.name, MOST)
    labels: list[str] = []
    pages: list[Page] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        label, rest = _label(line)
        if not label:
            problems.append(Problem(str(file), number, "has no label", "an object with `title`, `text` and `story`"))
            continue
        documents, wrong = read.documents(rest, f"{file.name}-{number}.jsonl", Article())
        problems += [Problem(str(file), number, one.what, one.right) for one in wrong]
        made = [article for document in documents for article in clean.articles(document)[0]][:1]
        labels += [label] * len(made)
        pages += [Page("", replace(article, id=f"{number:016x}", story="")) for article in made]
    placed = grouping.place(pages, (), (), text.stemmer(settings.language))
    found = measure.clusters([(label, placed[one.article.id]) for label, one in zip(labels, pages, strict=True)])
    figures: Figures = {"articles": found.items, **asdict(found)}
    return figures, _rows(asdict(found)), tuple(problems)


def cleaning(site: Project, file: Path) -> Told:
    """How well page dumps are cleaned: each line has `dump`, and what must come out of it: `body`, `title`, `date`, `authors`."""
    source, _ = text.decode(files.read(file.parent, file.name, MOST))
    found, problems = evaluate.cleaned(source, file.as_posix())
    figures: Figures = asdict(found)
    return {"articles": found.pages, **figures}, _rows(figures), problems


def _rows(figures: Figures) -> list[str]:
    return [f"{name}\t{value:.3f}" if isinstance(value, float) else f"{name}\t{value}" for name, value in figures.items()]


def _label(line: str) -> tuple[str, bytes]:
    """What an object says of its story, and the object without it."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "", b""
    if not isinstance(found, dict):
        return "", b""
    label = str(found.pop("story", "") or "")
    found.setdefault("published", found.pop("date", None))
    return label, json.dumps(found).encode()


MOST = 1_000_000_000  # bytes of a labelled file
TASKS: dict[str, Callable[[Project, Path], Told]] = {"topics": topics, "stories": stories, "cleaning": cleaning}

"""`digest eval`: a labelled file and a site → figures, lines for a person, and problems; one function for each task."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from digest import clean, evaluate, files, read, text
from digest.group import copies, measure
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
    found, problems = evaluate.sort(_source(file), file.as_posix(), existing, settings)
    whole = max(1, found.articles)
    figures: Figures = {
        "articles": found.articles, "first": round(found.right / whole, 4), "among": round(found.among / whole, 4), "unsure": round(found.unsure / whole, 4),
        "f1": round(found.f1, 4), "taken": [{"wanted": one, "given": other, "articles": n} for (one, other), n in found.taken],
    }  # fmt: skip
    return figures, evaluate.told(found), problems


def stories(site: Project, file: Path) -> Told:
    """How well the articles of a file are grouped, all at once and among themselves, copies with their originals, by their labels in `story`."""
    settings = site.config()
    labels: list[str] = []
    articles: list[Article] = []
    problems: list[Problem] = []
    for number, line in enumerate(_source(file).split("\n"), 1):
        if not line.strip():
            continue
        label, rest = _label(line)
        if not label:
            problems.append(
                Problem(str(file), number, "has no label" if rest else "not a JSON object", "an object with `title`, `text` and `story` on each line")
            )
            continue
        documents, wrong = read.documents(rest, f"{file.name}-{number}.jsonl", Article())
        said = {one.what for one in problems}
        problems += [Problem(str(file), number, one.what, one.right) for one in wrong if one.what not in said]
        made = [article for document in documents for article in clean.articles(document)[0]][:1]
        labels += [label] * len(made)
        articles += [replace(article, id=f"{number:016x}", story="", copy_of="") for article in made]
    twins = copies.copies(articles)
    pages = [Page("", replace(one, copy_of=twins[one.id]) if one.id in twins else one) for one in articles]
    placed = grouping.place(pages, (), (), text.stemmer(settings.language))
    found = measure.clusters([(label, placed[one.id]) for label, one in zip(labels, articles, strict=True)])
    figures: Figures = {"articles": found.items, **asdict(found)}
    return figures, _rows(asdict(found)), tuple(problems)


def cleaning(site: Project, file: Path) -> Told:
    """How well page dumps are cleaned: each line has `dump`, and what must come out of it: `body`, `title`, `date`, `authors`."""
    found, problems = evaluate.cleaned(_source(file), file.as_posix())
    figures: Figures = asdict(found)
    return {"articles": found.pages, **figures}, _rows(figures), problems


def _source(file: Path) -> str:
    """The text of a labelled file, which may be packed by gzip. Raises Problem."""
    data = files.read(file.parent, file.name, MOST)
    try:
        return text.decode(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)[0]
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise Problem(str(file), 1, f"can't be read: {error}", "JSON Lines, one object a line; packed by gzip or not") from None


def _rows(figures: Figures) -> list[str]:
    return [f"{name}\t{value:.3f}" if isinstance(value, float) else f"{name}\t{'–' if value is None else value}" for name, value in figures.items()]


def _label(line: str) -> tuple[str, bytes]:
    """What an object says of its story, and the object without it; nothing of both for what is none."""
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

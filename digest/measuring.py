"""`digest eval`: labelled articles → how well they are sorted, in the same figures as published comparisons."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from digest import clean, files, read, text
from digest.group import measure
from digest.group import stories as grouping
from digest.model import Article, Page
from digest.problem import Problem
from digest.project import Project


def stories(site: Project, path: Path) -> tuple[measure.Agreement, list[Problem]]:
    """How well the articles of a file are grouped, all at once and among themselves, by their labels in `story`."""
    settings = site.config()
    data = files.read(path.parent, path.name, settings.max_bytes)
    labels: list[str] = []
    pages: list[Page] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        label, rest = _label(line)
        if not label:
            problems.append(Problem(str(path), number, "has no label", "an object with `title`, `text` and `story`"))
            continue
        documents, wrong = read.documents(rest, f"{path.name}-{number}.jsonl", Article())
        problems += [Problem(str(path), number, one.what, one.right) for one in wrong]
        made = [article for document in documents for article in clean.articles(document)[0]][:1]
        labels += [label] * len(made)
        pages += [Page("", replace(article, id=f"{number:016x}", story="")) for article in made]
    placed = grouping.place(pages, (), (), text.stemmer(settings.language))
    return measure.clusters([(label, placed[one.article.id]) for label, one in zip(labels, pages, strict=True)]), problems


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

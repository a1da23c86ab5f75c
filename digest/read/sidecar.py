"""NAME.meta.yaml and meta.yaml: what an inbox file cannot say about itself → a partial Article."""

from __future__ import annotations

from collections.abc import Callable

from digest import fields, page
from digest.model import Article
from digest.problem import Problem

NAMES = ("url", "source", "fetched", "language", "title", "published", "authors", "topics")


def is_sidecar(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name == "meta.yaml" or name.endswith(".meta.yaml")


def for_item(path: str) -> tuple[str, str]:
    """Where the sidecars of an item would lie: its own, and its folder's."""
    folder, slash, name = path.rpartition("/")
    stem = name.removesuffix(".gz")
    stem = stem.rpartition(".")[0] or stem
    return f"{folder}{slash}{stem}.meta.yaml", f"{folder}{slash}meta.yaml"


def parse(source: str, path: str) -> tuple[Article, tuple[Problem, ...]]:
    """What a sidecar says; a field that is wrong is reported and left out, the others hold."""
    try:
        found = fields.read(source, path)
    except Problem as problem:
        return Article(), (problem,)
    problems = []
    values: dict[str, object] = {}
    for name, field in found.items():
        if name not in NAMES:
            problems.append(Problem(path, field.line, *fields.unknown(name, NAMES)))
            continue
        try:
            values[name] = page.FIELDS[name](field.value)
        except ValueError as error:
            problems.append(Problem(path, field.line, f"{name}: {error.args[0]}", *error.args[1:2]))
    made: Callable[..., Article] = Article
    return made(**values), tuple(problems)

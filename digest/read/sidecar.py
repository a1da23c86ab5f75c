"""NAME.meta.yaml and meta.yaml: what an inbox file cannot say about itself → a partial Article."""

from __future__ import annotations

from digest import fields, page
from digest.model import Article
from digest.problem import Problem
from digest.read.markdown import read_fields

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
    return read_fields(found, path, {name: page.FIELDS[name] for name in NAMES})

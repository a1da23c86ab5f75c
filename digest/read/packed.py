"""A gzipped file of any format → what it holds, unpacked no further than anybody reads."""

from __future__ import annotations

from collections.abc import Iterator

from digest.problem import Problem
from digest.read.source import DEPTH, Budget, Inside, Part, Source, Unpacked


def looks(head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b")


def read(source: Source, inside: Inside) -> Iterator[Part]:
    """What lies in it, under its own path."""
    if not looks(source.head()):
        raise Problem(source.path, 1, "not gzipped, as its name says", "rename it")
    if source.depth > DEPTH:
        raise Problem(source.path, 1, "packed too often", f"at most {DEPTH} times")
    name = source.name.removesuffix(".gz") if not source.name.endswith(".tgz") else source.name[:-3] + "tar"
    budget = source.budget or Budget(source.path)
    yield from inside(source.inside(name, source.path, Unpacked(source.file, budget), budget=budget))

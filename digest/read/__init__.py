"""Bytes of an inbox item → Documents; one module a format, knowing nothing of where the bytes lay."""

from __future__ import annotations

from collections.abc import Callable

from digest.model import Article, Document
from digest.problem import Problem
from digest.read import dump, json_lines, markdown

type_of_reader = Callable[[bytes, str, Article], tuple[tuple[Document, ...], tuple[Problem, ...]]]

FORMATS: dict[str, type_of_reader] = {
    ".txt": dump.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".json": json_lines.read_json,
    ".jsonl": json_lines.read_lines,
    ".ndjson": json_lines.read_lines,
}
"""Which reader reads which ending."""


def ending(path: str) -> str:
    """The ending that decides the reader, in lower case: `.txt`."""
    name = path.rpartition("/")[2]
    return "." + name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def documents(data: bytes, path: str, given: Article) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents that an inbox item holds, and what is wrong with it; never an exception.

    `given` is what the sidecars and the command line say; what the file itself says wins over it.
    """
    if not data.strip():
        return (), (Problem(path, 1, "the file is empty", "a page's text, or no file"),)
    read = FORMATS.get(ending(path))
    if read is None:
        return (), (Problem(path, 1, f"no reader for {ending(path) or 'a file without an ending'}", "one of " + " ".join(FORMATS)),)
    try:
        found, problems = read(data, path, given)
    except Problem as problem:
        return (), (problem,)
    return found, problems if found or problems else (Problem(path, 1, "the file holds nothing", "an article, or no file"),)

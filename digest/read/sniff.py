"""What a file begins with, and what it is called → how these tell what it is; the formats themselves ask."""

from __future__ import annotations

import codecs
import re

_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MARKUP = re.compile(rb"\A(?:\s+|<\?[^<>]{0,500}\?>|<!--.{0,4000}?-->)*", re.DOTALL)  # what may stand before a document's first tag
# What a file may be called although it looks like something more general, or more particular.
_SAME = ((".jsonl", ".ndjson", ".json"),)


def ending(path: str) -> str:
    """The ending of a name, in lower case: `.txt`."""
    name = path.rpartition("/")[2]
    return "." + name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def plain(head: bytes) -> bytes:
    """A beginning in a form whose ASCII can be looked at, whatever its encoding."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[: len(head) & ~3].decode(encoding, "replace").encode("utf-8", "replace")
    return head.removeprefix(codecs.BOM_UTF8)


def first_tag(head: bytes) -> bytes:
    """What follows after white space, comments and declarations: `<html lang=…`; in lower case."""
    found = _MARKUP.match(head)
    return head[found.end() if found else 0 :][:2000].lower()


def is_nearer(name: str, endings: tuple[str, ...]) -> bool:
    """Whether the name says the same as the looks, more exactly."""
    return any(name in same and endings[0] in same for same in _SAME)


def never(head: bytes) -> bool:
    """Text looks like nothing in particular."""
    return False

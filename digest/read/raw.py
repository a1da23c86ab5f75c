"""Bytes → text with a Problem where a guess was needed; what all readers of text begin with."""

from __future__ import annotations

import hashlib

from digest import text
from digest.problem import Problem

_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"RIFF", b"OggS", b"ID3")


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text, and a note where it is not UTF-8. Raises Problem where it is no text."""
    if data.startswith(_BINARY):
        raise Problem(path, 1, "a binary file, not text", "save the page as text, Markdown or JSON")
    try:
        found, encoding = text.decode(data)
    except ValueError as error:
        raise Problem(path, 1, str(error), "save the page as text in UTF-8") from None
    if encoding:
        return found, (Problem(path, 1, f"not UTF-8, read as {encoding}", "save it as UTF-8"),)
    return found, ()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

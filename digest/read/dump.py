"""A page's text as a crawler saved it (.txt) → one Document."""

from __future__ import annotations

from digest.model import Article, Document
from digest.read import raw
from digest.read.source import Found, whole


def documents(data: bytes, path: str, given: Article, charset: str = "") -> Found:
    """One document, whatever the number of articles on the page: taking it apart is cleaning."""
    found, problems = raw.decode(data, path)
    return (Document(path, "dump", found, given, raw.sha256(data)),), problems


read = whole(documents)

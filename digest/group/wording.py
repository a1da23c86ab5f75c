"""An article → its words, taken apart once for all that compares them: topics, stories and copies. Knows none of these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digest import markdown, text
from digest.model import Article


@dataclass(frozen=True, slots=True)
class Words:
    """What an article says, word by word."""

    plain: str
    """The body as plain text."""
    title: list[str]
    """Its words as `text.words` gives them, …"""
    body: list[str]
    """… and the body's."""


class Reader:
    """Reads each article once; a word that stands in many is held once. So much is kept until `forget` is called."""

    def __init__(self) -> None:
        self._bare = text.Remembered(text.bare)
        self._read: dict[tuple[str, str, str], Words] = {}

    def __call__(self, article: Article) -> Words:
        """The words of an article."""
        key = (article.id, article.title, article.body)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = read(article, self._bare.__getitem__)
        return found

    def forget(self) -> None:
        """Lets go of what was read."""
        self._bare.clear()
        self._read.clear()


def read(article: Article, bare: Callable[[str], str] = text.bare) -> Words:
    """The words of an article; `bare` may remember them."""
    plain = markdown.plain(article.body)
    return Words(plain, text.words(article.title, bare), text.words(plain, bare))

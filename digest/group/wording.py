"""An article → its words, taken apart once for all that compares them: topics, stories and copies. Knows none of these."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from digest import markdown, text
from digest.model import Article


class Words:
    """What an article says, word by word; the words themselves are found where they are asked for."""

    def __init__(self, article: Article, held: Callable[[str, str], str] | None = None) -> None:
        """`held` gives for a word the one that is held for all articles, where many are read."""
        self._title, self._held = article.title, held
        self.plain = markdown.plain(article.body)
        """The body as plain text, …"""
        self.parted = text.parted(self.plain)
        """… and as its words with spaces between them: one or more."""

    @cached_property
    def title(self) -> list[str]:
        """Its words as `text.words` gives them, …"""
        return self._once(text.words(self._title))

    @cached_property
    def body(self) -> list[str]:
        """… and the body's."""
        return self._once(self.parted.split())

    def _once(self, words: list[str]) -> list[str]:
        return list(map(self._held, words, words)) if self._held else words


class Reader:
    """Reads each article once; a word that stands in many is held once. So much is kept until `forget` is called."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._read: dict[tuple[str, str, str], Words] = {}

    def __call__(self, article: Article) -> Words:
        """The words of an article."""
        key = (article.id, article.title, article.body)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = Words(article, self._words.setdefault)
        return found

    def forget(self) -> None:
        """Lets go of what was read."""
        self._words.clear()
        self._read.clear()


def read(article: Article) -> Words:
    """The words of an article."""
    return Words(article)

"""The values that the steps of cleaning pass on: a page as labelled lines, then as pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from digest.model import Document, When

LABELS = ("open", "furniture", "head", "comments", "title", "meta", "caption", "subhead", "prose")


class Line(NamedTuple):
    """A line of a page that is not blank. No dataclass: a page is a thousand of these on its way, and they take four times as long to make."""

    number: int
    """Counts from 1 in the file."""
    text: str
    """Without indentation and bullet."""
    indent: int
    bullet: bool
    label: str = "open"
    reason: str = ""
    gap: int = 0
    """How many blank lines stand before it."""
    score: float = 0.0
    """How likely it is part of an article's text, from 0 to 1."""
    words: int = 0
    """How long it is: words; two Chinese or Japanese characters are one."""


made: Callable[[tuple[int, str, int, bool, str, str, int, float, int]], Line] = partial(tuple.__new__, Line)
"""A line of all its values, in their order: half the time of `Line(…)`, for the steps that make each line of a page anew."""


class Look(NamedTuple):
    """What a line's own characters say."""

    length: int
    """Words; two Chinese or Japanese characters are one."""
    bin: int
    kind: int
    """Of 15: how long, and whether it ends as a sentence."""
    sentence: bool
    """Whether it ends as a sentence."""
    mark: int
    """1 for a heading over other articles, 2 for one over comments, 3 for both."""
    keys: tuple[int, ...]
    """Its features."""
    words: tuple[str, ...]


looked: Callable[[tuple[int, int, int, bool, int, tuple[int, ...], tuple[str, ...]]], Look] = partial(tuple.__new__, Look)
"""The same for a look."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one article."""

    role: str
    title: str
    meta: tuple[str, ...] = ()
    """Lines of source, age, date and byline."""
    blocks: tuple[Line, ...] = ()
    """Prose, sub-headings, list items and captions, in order."""
    at: int = 0
    """The number of its title's line; 0 where it has none."""

    def begin(self) -> int:
        """The number of the line with which its text begins; captions may stand above."""
        return next((block.number for block in self.blocks if block.label != "caption"), self.blocks[0].number)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lines round a title say of the article."""

    source: str = ""
    published: When | None = None
    estimated: bool = False
    authors: tuple[str, ...] = ()
    updated: When | None = None
    agency: str = ""
    signed: str = ""
    """The outlet that signs in the place of a person."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on its way to its articles."""

    document: Document
    text: str
    lines: tuple[Line, ...] = ()
    seen: tuple[Look, ...] = ()
    """The look of each line."""
    pieces: tuple[Piece, ...] = ()

"""What items say of their articles, whoever wrote it, in the form that front matter can hold: one line each, and not without end."""

from __future__ import annotations

import itertools
from dataclasses import fields as dataclass_fields
from dataclasses import replace

from digest import text
from digest.model import Article, Document, Media, When, day_only
from digest.problem import Problem

LONGEST = 5_000  # characters of a fact; the longest summaries and captions seen have 2,000
ADDRESS = 2_000  # … of an address, as browsers and search engines hold it
MOST = 200  # facts of one kind: captions of a gallery
TOGETHER = 30_000  # … and characters of these: front matter has room for 200,000 in all
_TEXTS = tuple(f.name for f in dataclass_fields(Article) if f.type == "str" and f.name not in ("body", "url"))
_LISTS = tuple(f.name for f in dataclass_fields(Article) if f.type == "tuple[str, ...]")
_MEDIA = ("image", "enclosure")


def sound(document: Document) -> Document:
    """The document with its facts on one line each; what can be none (an address of a whole page) is left out."""
    given = document.given
    better: dict[str, object] = {}
    for name in _TEXTS:
        value = getattr(given, name)
        if value and not _is_sound(value):
            better[name] = text.cut(text.line(value), LONGEST)
    for name in _LISTS:
        values = getattr(given, name)
        if values and not (len(values) <= MOST and all(map(_is_sound, values)) and sum(map(len, values)) <= TOGETHER):
            better[name] = _fitting([one for value in values[:MOST] if (one := text.cut(text.line(value), LONGEST))])
    if given.url and not _is_address(given.url):
        address = text.line(given.url)
        better["url"] = address if len(address) <= ADDRESS else ""
    for name in _MEDIA:
        media = getattr(given, name)
        if media is not None and not _is_fine(media):
            better[name] = None
    return replace(document, given=replace(given, **better)) if better else document  # type: ignore[arg-type]  # each under its name


def _fitting(values: list[str]) -> tuple[str, ...]:
    """The first of some facts, as many as there is room for."""
    ends = itertools.accumulate(map(len, values))
    return tuple(value for value, end in zip(values, ends, strict=True) if end <= TOGETHER)


def believed(own: Article, fetched: When | None, path: str, line: int = 1) -> tuple[Article, tuple[Problem, ...]]:
    """Without times after that of fetching, which nothing that was fetched can know, and a problem for each. Of one on the same day the day is kept: clocks differ by some hours."""
    better: dict[str, When | None] = {}
    problems = []
    for name in ("published", "updated"):
        when: When | None = getattr(own, name)
        if when and fetched and when.is_after(fetched):
            same = when.at.date() == fetched.at.date()
            better[name] = day_only(when.at.date()) if same else None
            what = f"{name} {when} lies after {fetched}, when it was fetched; {'only the day is kept' if same else 'left out'}"
            problems.append(Problem(path, line, what, "a time before that of fetching"))
    if "published" in better and better["published"] is None:
        better["updated"] = None  # what is off by days tells nothing of a change either
    return (replace(own, **better), tuple(problems)) if better else (own, ())  # type: ignore[arg-type]  # each under its name


def _is_sound(value: str) -> bool:
    return len(value) <= LONGEST and value.isprintable()


def _is_address(value: str) -> bool:
    return len(value) <= ADDRESS and value.isprintable()


def _is_fine(media: Media) -> bool:
    return _is_address(media.src) and all(map(_is_sound, (media.alt, media.credit, media.caption, media.type)))

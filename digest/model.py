"""The values that flow through the program; they know nothing of files, YAML or HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple

ROLES = ("main", "related", "brief")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point in time known to the second, or only to the day."""

    at: datetime
    """Aware, in UTC; midnight UTC of the calendar day where only the day is known."""
    exact: bool = True
    """False where only the calendar day is known."""

    def __str__(self) -> str:
        """ISO 8601: `2025-06-04T11:00:00Z`, or `2025-06-04` where only the day is known."""
        return self.at.isoformat()[:19] + "Z" if self.exact else self.at.isoformat()[:10]

    def is_after(self, other: When) -> bool:
        """Whether it surely lies after another: where of one only the day is known, on a later day."""
        return self.at > other.at if self.exact and other.exact else self.at.date() > other.at.date()

    def day(self, zone: tzinfo = UTC) -> date:
        """The calendar day it falls on for a reader in `zone`; a bare day is the same day everywhere."""
        try:
            return self.at.astimezone(zone).date() if self.exact else self.at.date()
        except OverflowError:  # the first and the last day that Python knows
            return self.at.date()


def day_only(day: date) -> When:
    """The value of a day whose hour is not known."""
    return When(datetime.combine(day, time(), UTC), exact=False)


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or an enclosure as front matter describes it."""

    src: str
    alt: str = ""
    credit: str = ""
    caption: str = ""
    type: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, as it stands in a page of content/. Empty text and None mean: not known."""

    title: str = ""
    id: str = ""
    """16 hexadecimal digits, made once; empty only until it is known where the page lies."""
    source: str = ""
    """The outlet that published it."""
    url: str = ""
    """Its address at the outlet."""
    addresses: tuple[str, ...] = ()
    """Other addresses of it there, where it came several times."""
    published: When | None = None
    updated: When | None = None
    fetched: When | None = None
    expires: When | None = None
    language: str = ""
    """A BCP 47 tag."""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Slugs, best first."""
    story: str = ""
    """Slug of the event it reports."""
    role: str = ""
    """Its place on the page it came from: main, related or brief."""
    section: str = ""
    dateline: str = ""
    """The place it was filed from."""
    agency: str = ""
    """The wire that wrote it."""
    summary: str = ""
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Old addresses below the site's base."""
    image: Media | None = None
    enclosure: Media | None = None
    draft: bool = False
    hide: bool = False
    pin: float = 0
    weight: float = 0
    copy_of: str = ""
    """Id of the article that it repeats (never of another copy)."""
    estimated: tuple[str, ...] = ()
    """Names of fields that were worked out, not read."""
    origin: str = ""
    """The inbox item and index it was made from: `content/inbox/a.txt#2`."""
    body: str = field(default="", repr=False)
    """Markdown."""

    @property
    def persons(self) -> tuple[str, ...]:
        """Its authors but for its outlet, which is shown as the source."""
        return tuple(name for name in self.authors if name.casefold() != self.source.casefold())


@dataclass(frozen=True, slots=True)
class Page:
    """An article and where its file lies."""

    path: str
    """Relative to the site's folder: `content/articles/2025/06/a-slug.md`."""
    article: Article


@dataclass(frozen=True, slots=True)
class Document:
    """One inbox item, decoded, before it is cleaned."""

    item: str
    """Its path, or `path:line` for a line of a JSON Lines file."""
    shape: str
    """How `text` is written: `dump` (a page's text), `text` (one article's paragraphs) or `markdown`."""
    text: str = field(repr=False)
    given: Article
    """What the file, its sidecar or the command line say; these win over what is worked out."""
    sha256: str
    """Of the item's bytes."""
    input_id: str = ""
    """The object's own `id`, if it had one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: what it is called and which words speak for it."""

    slug: str
    title: str
    description: str = ""
    parent: str = ""
    words: tuple[tuple[str, float], ...] = ()
    """Words and phrases with their weights, in the owner's order."""
    exclude: tuple[str, ...] = ()
    """Words and phrases that keep an article out."""
    sources: tuple[tuple[str, float], ...] = ()
    """Outlets whose articles lean to this topic, with weights."""
    aliases: tuple[str, ...] = ()
    body: str = field(default="", repr=False)
    """An introduction, in Markdown."""


@dataclass(frozen=True, slots=True)
class StoryNote:
    """What content/stories/SLUG.md pins of a story."""

    slug: str
    title: str
    aliases: tuple[str, ...] = ()
    body: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of content/pages."""

    slug: str
    path: str
    title: str
    description: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    body: str = field(default="", repr=False)


class Placed(NamedTuple):
    """A line of content/published.jsonl: what the site knows of an article that its page need not say."""

    id: str
    path: str
    first: str
    """When it was first published here, ISO 8601."""
    body: str
    """Hash of its title and body then."""
    story: str
    updated: str = ""
    """The day that its page calls the last of its changes, ISO 8601; empty where it calls none."""
    was: str = ""
    """Paths at which it lay before, one a line, oldest first."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A line of content/imported.jsonl: an inbox item that was imported, and into what."""

    item: str
    sha256: str
    imported: str
    """When, ISO 8601."""
    articles: tuple[tuple[str, str, str], ...] = ()
    """(id, path, sha256 of the file as written) of each."""

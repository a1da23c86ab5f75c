"""Views of pages that list: topics, outlets, authors, days, feeds, and how the site is fed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from digest.parts import ArchiveYear, CalendarMonth, Card, FeedGroup, Frame, Head, Link, NameRow, Stamp, StoryCard, TopicRow, Weekday


@dataclass(frozen=True, slots=True)
class TopicPage:
    """topic.html: one topic, or one numbered page of its older articles."""

    frame: Frame
    head: Head
    title: str
    """What the topic is called."""
    description: str
    """One sentence; may be empty."""
    intro: Markup
    """The introduction, as safe HTML; empty on numbered pages."""
    parent: Link
    """The wider topic; empty at a root."""
    children: tuple[Link, ...]
    """The narrower topics."""
    number: int
    """0 for the newest, else the page's number from the oldest."""
    stories: tuple[StoryCard, ...]
    """The stories of this page, newest first."""
    newer: Link
    """The page of newer articles; empty at the newest."""
    older: Link
    """The page of older articles; empty at the oldest."""


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """topics.html: all topics."""

    frame: Frame
    head: Head
    rows: tuple[TopicRow, ...]
    """One row a topic, by title."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """sources.html: all outlets."""

    frame: Frame
    head: Head
    rows: tuple[TopicRow, ...]
    """One row an outlet, by name."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """source.html: the articles of one outlet, or one numbered page of the older ones."""

    frame: Frame
    head: Head
    title: str
    """The outlet's name."""
    number: int
    """0 for the newest, else the page's number from the oldest."""
    count: int
    """How many articles there are on all pages; 0 on a numbered page."""
    cards: tuple[Card, ...]
    """The articles of this page, newest first."""
    newer: Link
    """The page of newer articles; empty at the newest."""
    older: Link
    """The page of older articles; empty at the oldest."""


@dataclass(frozen=True, slots=True)
class AuthorsPage:
    """authors.html: everybody whom bylines name."""

    frame: Frame
    head: Head
    rows: tuple[NameRow, ...]
    """One row an author, by name."""


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """author.html: the articles of one author, or one numbered page of the older ones."""

    frame: Frame
    head: Head
    title: str
    """The author's name."""
    number: int
    """0 for the newest, else the page's number from the oldest."""
    count: int
    """How many articles there are on all pages; 0 on a numbered page."""
    cards: tuple[Card, ...]
    """The articles of this page, newest first."""
    newer: Link
    """The page of newer articles; empty at the newest."""
    older: Link
    """The page of older articles; empty at the oldest."""


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """archive.html: the newest month, and the way to all others."""

    frame: Frame
    head: Head
    weekdays: tuple[Weekday, ...]
    """From Monday on."""
    newest: tuple[CalendarMonth, ...]
    """The newest month that has an edition, or nothing."""
    years: tuple[ArchiveYear, ...]
    """Newest first."""
    undated: NameRow
    """The list of articles whose date is unknown; the address is empty where there is none."""


@dataclass(frozen=True, slots=True)
class YearPage:
    """year.html: the calendars of a year."""

    frame: Frame
    head: Head
    title: str
    """The year."""
    weekdays: tuple[Weekday, ...]
    """From Monday on."""
    months: tuple[CalendarMonth, ...]
    """Those with articles, the first first."""
    newer: Link
    """The next year that has articles; empty at the newest."""
    older: Link
    """The one before; empty at the oldest."""


@dataclass(frozen=True, slots=True)
class UndatedPage:
    """undated.html: articles whose date is unknown, or one numbered page of those that came earlier."""

    frame: Frame
    head: Head
    number: int
    """0 for the newest, else the page's number from the oldest."""
    cards: tuple[Card, ...]
    """The articles of this page."""
    newer: Link
    """The page of those that came later; empty at the newest."""
    older: Link
    """The page of those that came earlier; empty at the oldest."""


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """feeds.html: every feed, for people."""

    frame: Frame
    head: Head
    groups: tuple[FeedGroup, ...]
    """The feeds, under what they are of."""
    opml: str
    """Absolute address of the list of all feeds, for readers that take one."""
    stories: bool
    """Whether the page of every story has a feed too."""
    script: str
    """Address of the script that offers to copy an address."""


@dataclass(frozen=True, slots=True)
class HealthRow:
    """What came from one outlet."""

    link: Link
    """The outlet and its page."""
    articles: int
    """How many of its articles are published here."""
    newest: Stamp
    """The day of its newest article."""
    silent: int
    """Days that it has been silent for, where that is a week or more; else 0."""


@dataclass(frozen=True, slots=True)
class LeftRow:
    """Pages and items that are left out for one reason."""

    reason: str
    """The reason, in words."""
    count: int
    """How many there are."""
    which: tuple[str, ...]
    """The files and what is wrong with them; nothing of what is not to be told, such as drafts."""
    more: int
    """How many more there are than are named; 0 where none is named."""


@dataclass(frozen=True, slots=True)
class HealthPage:
    """health.html: how the site is fed."""

    frame: Frame
    head: Head
    newest: Stamp
    """When the newest article was published."""
    articles: int
    """How many there are."""
    undated: int
    """Of how many the date is not known."""
    sources: tuple[HealthRow, ...]
    """By outlet."""
    left: tuple[LeftRow, ...]
    """What is left out, by reason."""
    status: str
    """Address of the same as JSON."""

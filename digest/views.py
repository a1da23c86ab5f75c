"""What each template is given: one frozen dataclass a template; every name a template may use stands here or in `lists` or `parts`."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from digest.lists import (
    ArchivePage,
    AuthorPage,
    AuthorsPage,
    FeedsPage,
    HealthPage,
    HealthRow,
    LeftRow,
    SourcePage,
    SourcesPage,
    TopicPage,
    TopicsPage,
    UndatedPage,
    YearPage,
)
from digest.parts import (
    NO_DATA,
    ArchiveYear,
    CalendarDay,
    CalendarMonth,
    CalendarWeek,
    Card,
    Comments,
    FeedGroup,
    FeedLink,
    Frame,
    Head,
    Link,
    Logo,
    NameRow,
    Paper,
    Picture,
    Section,
    Stamp,
    StoryCard,
    TopicRow,
    Weekday,
)

__all__ = [
    "NO_DATA",
    "ArchivePage",
    "ArchiveYear",
    "AuthorPage",
    "AuthorsPage",
    "CalendarDay",
    "CalendarMonth",
    "CalendarWeek",
    "Card",
    "Comments",
    "FeedGroup",
    "FeedLink",
    "FeedsPage",
    "Frame",
    "Head",
    "HealthPage",
    "HealthRow",
    "LeftRow",
    "Link",
    "Logo",
    "NameRow",
    "Paper",
    "Picture",
    "Section",
    "SourcePage",
    "SourcesPage",
    "Stamp",
    "StoryCard",
    "TopicPage",
    "TopicRow",
    "TopicsPage",
    "UndatedPage",
    "Weekday",
    "YearPage",
]


@dataclass(frozen=True, slots=True)
class Home:
    """home.html: the newest edition."""

    frame: Frame
    head: Head
    as_of: Stamp
    """The date of the newest article; empty where none is known."""
    edition: Link
    """The newest day's edition; empty when there is none."""
    lead: tuple[StoryCard, ...]
    """The first story, or nothing on an empty site."""
    pictures: tuple[Picture, ...]
    """The picture of the first story, or nothing."""
    top: tuple[StoryCard, ...]
    """The next stories by weight, whatever their topic."""
    sections: tuple[Section, ...]
    """More stories, under their topics."""
    briefs: tuple[Card, ...]
    """Headlines with a blurb that stand in no story above."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """article.html."""

    frame: Frame
    head: Head
    title: str
    """The headline."""
    pictures: tuple[Picture, ...]
    """The picture that front matter names, or nothing."""
    body: Markup
    """The text as safe HTML."""
    language: str
    """A BCP 47 tag."""
    dir: str
    """`ltr` or `rtl`."""
    source: Link
    """The outlet; the address is empty where the outlet is unknown."""
    authors: tuple[Link, ...]
    """As the byline names them; the address is empty where they have no page."""
    when: Stamp
    """When it was published."""
    updated: Stamp
    """Empty where it was never updated."""
    dateline: str
    """The place it was filed from; may be empty."""
    agency: str
    """The wire that wrote it; may be empty."""
    summary: str
    """What front matter gives; may be empty."""
    captions: tuple[str, ...]
    """Captions of the pictures that stood on the page it came from."""
    original: str
    """The address at the outlet; empty where unknown."""
    topics: tuple[Link, ...]
    """Its topics, best first."""
    story: Link
    """The page of its story; the address is empty where it is the only report."""
    also: tuple[Card, ...]
    """The other articles of its story."""
    copy_of: tuple[Card, ...]
    """The article whose text it repeats, or nothing."""
    newer: Link
    """The next article by date; empty at the newest."""
    older: Link
    """The one before it by date; empty at the oldest."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """story.html: one event and who reports it."""

    frame: Frame
    head: Head
    title: str
    """What the story is called."""
    pictures: tuple[Picture, ...]
    """The picture of its newest report that has one, or nothing."""
    intro: Markup
    """The introduction of content/stories, as safe HTML; may be empty."""
    sources: tuple[Link, ...]
    """The outlets that report it, first come first."""
    voices: int
    """How many of them tell it in their own words."""
    first: Stamp
    """Of its oldest dated article."""
    last: Stamp
    """Of its newest article."""
    topics: tuple[Link, ...]
    """The topics of all its articles."""
    cards: tuple[Card, ...]
    """Its articles, newest first."""


@dataclass(frozen=True, slots=True)
class Rising:
    """A term that is named much oftener on a day than in the month before."""

    label: str
    """The name, as the articles spell it."""
    links: tuple[Link, ...]
    """The articles that name it."""


@dataclass(frozen=True, slots=True)
class EditionPage:
    """edition.html: the digest of a day or a week."""

    frame: Frame
    head: Head
    title: str
    """The day or the week, in words."""
    sections: tuple[Section, ...]
    """Its stories under their topics."""
    count: int
    """How many articles it holds."""
    newer: Link
    """The next edition; empty at the newest."""
    older: Link
    """The edition before; empty at the oldest."""
    week: Link
    """The week it belongs to; empty on a week's page."""
    days: tuple[Link, ...]
    """The days of a week; nothing on a day's page."""
    rising: tuple[Rising, ...]
    """What is new: the terms that rise, the strongest first."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """search.html: a page that searches titles and summaries."""

    frame: Frame
    head: Head
    action: str
    """Its own address."""
    count: int
    """How many articles can be found."""
    archive: str
    """Where to look without scripts."""
    script: str
    """Address of the script that searches."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """saved.html: what a reader saved, muted and read; a script fills it with what the browser keeps."""

    frame: Frame
    head: Head
    script: str
    """Address of that script."""


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """offline.html: shown without a network, where a page was not saved."""

    frame: Frame
    head: Head


@dataclass(frozen=True, slots=True)
class PlainPage:
    """page.html: a page of content/pages."""

    frame: Frame
    head: Head
    title: str
    """Its headline."""
    body: Markup
    """The text as safe HTML."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """404.html; served at any depth, so all its addresses begin with the base path."""

    frame: Frame
    head: Head
    latest: tuple[StoryCard, ...]
    """Some stories to go on with."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """redirect.html: what stands at an old address."""

    frame: Frame
    head: Head
    to: Link
    """The page that stood here."""


@dataclass(frozen=True, slots=True)
class MailPage:
    """email.html: an edition as an e-mail; its styles are moved into its tags."""

    frame: Frame
    title: str
    """The day or the week, in words."""
    sections: tuple[Section, ...]
    """Its first stories under their topics."""
    left: int
    """How many more stories it has, for which an e-mail has no room."""
    count: int
    """How many articles it holds."""
    online: str
    """Where the same edition stands on the site."""
    unsubscribe: str
    """Where readers leave the list; may be empty."""


@dataclass(frozen=True, slots=True)
class Book:
    """book.html: the contents of an edition as an e-book, in XHTML."""

    frame: Frame
    title: str
    """The day or the week, in words."""
    sections: tuple[Section, ...]
    """Its stories under their topics; their addresses are those of chapters."""
    count: int
    """How many chapters it has."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """chapter.html: an article in an e-book, in XHTML."""

    frame: Frame
    article: ArticlePage
    """What its page on the site shows."""
    body: Markup
    """The text as XHTML."""
    original: str
    """The address at the outlet; empty where it is unknown or no address."""


TEMPLATES: dict[type, str] = {
    Home: "home.html",
    ArticlePage: "article.html",
    StoryPage: "story.html",
    TopicPage: "topic.html",
    TopicsPage: "topics.html",
    SourcesPage: "sources.html",
    SourcePage: "source.html",
    AuthorsPage: "authors.html",
    AuthorPage: "author.html",
    EditionPage: "edition.html",
    ArchivePage: "archive.html",
    YearPage: "year.html",
    UndatedPage: "undated.html",
    FeedsPage: "feeds.html",
    SearchPage: "search.html",
    SavedPage: "saved.html",
    OfflinePage: "offline.html",
    HealthPage: "health.html",
    PlainPage: "page.html",
    NotFound: "404.html",
    Redirect: "redirect.html",
    MailPage: "email.html",
    Book: "book.html",
    Chapter: "chapter.html",
}
"""Which template shows which view."""

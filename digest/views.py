"""What each template is given: one frozen dataclass a template; every name a template may use stands here.

What templates keep rendered (`cached`) is looked up on every page: the large values hash by what tells one from another.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A text and the address it leads to."""

    title: str
    """What the link says."""
    href: str
    """Where it leads; empty where there is no such page."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as a page shows it."""

    iso: str
    """For the attribute `datetime`; empty where the date is unknown."""
    text: str
    """For people; `date unknown` where it is."""
    estimated: bool
    """True where the date was worked out, from an age for instance."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page announces."""

    title: str
    """Its name in a list of feeds."""
    href: str
    """Its address."""
    type: str
    """Its media type."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same on every page."""

    title: str
    """The site's name."""
    description: str
    """The site's motto; may be empty."""
    language: str
    """A BCP 47 tag."""
    dir: str
    """`ltr` or `rtl`."""
    home: str
    """Address of the home page."""
    nav: tuple[Link, ...]
    """Topics, in the masthead."""
    footer: tuple[Link, ...]
    """Archive, sources, feeds and the plain pages."""
    stylesheet: str
    """Address of the style sheet, named by its content."""
    icon: str
    """Address of the icon."""
    feeds: tuple[FeedLink, ...]
    """The feeds of the whole site."""

    def __hash__(self) -> int:
        return hash(self.stylesheet)


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of one page in its head."""

    title: str
    """The page's own title; empty on the home page."""
    canonical: str
    """Its absolute address."""
    description: str
    """One or two plain sentences; may be empty."""
    feeds: tuple[FeedLink, ...]
    """Feeds of this page alone."""
    index: bool
    """False keeps search engines away."""
    current: str = ""
    """Address of the topic that the page shows; empty where it shows none."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list."""

    title: str
    """Its headline."""
    href: str
    """Its page."""
    source: Link
    """Its outlet; the address is empty where the outlet is unknown."""
    when: Stamp
    """When it was published."""
    summary: str
    """Plain text; may be empty."""
    language: str
    """Its language where that is not the site's, else empty."""
    dir: str
    """`ltr` or `rtl` where that is not the site's, else empty."""
    brief: bool
    """True for a headline with a blurb."""

    def __hash__(self) -> int:
        return hash(self.href)


@dataclass(frozen=True, slots=True)
class StoryCard:
    """An event in a list."""

    title: str
    """Its headline."""
    href: str
    """The story's page, or the article's where only one reports it."""
    sources: tuple[Link, ...]
    """The outlets that report it, first come first."""
    reports: int
    """How many articles report it."""
    when: Stamp
    """Of its newest article."""
    summary: str
    """Of the article that gave the headline; may be empty."""
    cards: tuple[Card, ...]
    """Its articles, newest first; nothing where it is only one."""
    language: str
    """That of its headline where it is not the site's, else empty."""
    dir: str
    """`ltr` or `rtl` where that is not the site's, else empty."""

    def __hash__(self) -> int:
        return hash(self.href)


@dataclass(frozen=True, slots=True)
class Section:
    """A topic on the home page or in an edition."""

    topic: Link
    """The topic, a root of the tree."""
    stories: tuple[StoryCard, ...]
    """Its stories, by weight."""


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
    body: Markup
    """The text as safe HTML."""
    language: str
    """A BCP 47 tag."""
    dir: str
    """`ltr` or `rtl`."""
    source: Link
    """The outlet; the address is empty where the outlet is unknown."""
    authors: tuple[str, ...]
    """As the byline names them."""
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
    intro: Markup
    """The introduction of content/stories, as safe HTML; may be empty."""
    sources: tuple[Link, ...]
    """The outlets that report it, first come first."""
    first: Stamp
    """Of its oldest dated article."""
    last: Stamp
    """Of its newest article."""
    topics: tuple[Link, ...]
    """The topics of all its articles."""
    cards: tuple[Card, ...]
    """Its articles, newest first."""


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
class TopicRow:
    """A line of the list of topics or sources."""

    link: Link
    description: str
    """One sentence; empty for an outlet."""
    count: int
    """How many articles it has."""
    when: Stamp
    """Of its newest article."""


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
    """source.html: all articles of one outlet."""

    frame: Frame
    head: Head
    title: str
    """The outlet's name."""
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
class ArchiveDay:
    """A day in the archive."""

    link: Link
    count: int
    """How many articles it has."""


@dataclass(frozen=True, slots=True)
class ArchiveMonth:
    """A month in the archive, newest day first."""

    title: str
    """The month, in words."""
    anchor: str
    """Its id on the page: `2025-06`."""
    days: tuple[ArchiveDay, ...]
    """Its days with articles, newest first."""


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """archive.html: every day that has an edition, and what has no known date."""

    frame: Frame
    head: Head
    months: tuple[ArchiveMonth, ...]
    """Newest first."""
    weeks: tuple[Link, ...]
    """The digests of weeks, newest first."""
    undated: tuple[Card, ...]
    """Articles whose date is unknown."""


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """feeds.html: every feed, for people."""

    frame: Frame
    head: Head
    site: tuple[FeedLink, ...]
    """The feeds of the whole site."""
    topics: tuple[FeedLink, ...]
    """One feed a topic."""


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


TEMPLATES: dict[type, str] = {
    Home: "home.html",
    ArticlePage: "article.html",
    StoryPage: "story.html",
    TopicPage: "topic.html",
    TopicsPage: "topics.html",
    SourcesPage: "sources.html",
    SourcePage: "source.html",
    EditionPage: "edition.html",
    ArchivePage: "archive.html",
    FeedsPage: "feeds.html",
    PlainPage: "page.html",
    NotFound: "404.html",
    Redirect: "redirect.html",
}
"""Which template shows which view."""

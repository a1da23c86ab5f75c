"""What views are made of: the parts that several templates show.

What templates keep rendered (`cached`) is looked up on every page: the large values hash by what tells one from another.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

NO_DATA = Markup()


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
class Choice:
    """One of several to choose from."""

    value: str
    """What is chosen, as scripts and addresses have it."""
    title: str
    """What readers see."""


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
class Logo:
    """A picture in place of the site's name."""

    src: str
    """Its address."""
    width: int
    """In CSS pixels."""
    height: int
    """In CSS pixels."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The colour of the page, for what is round it in a browser."""

    light: str
    """`#rrggbb`."""
    dark: str
    """`#rrggbb`."""


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments kept by giscus: see https://giscus.app for what each value means."""

    script: str
    """Address of its script."""
    repo: str
    """`owner/name`."""
    repo_id: str
    """What GitHub calls it."""
    category: str
    """The category of its discussions."""
    category_id: str
    """What GitHub calls that."""
    mapping: str
    """By what a page's discussion is found."""
    theme: str
    """Its colours."""
    language: str
    """One that it speaks."""


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
    touch_icon: str
    """Address of the icon for home screens, a PNG."""
    manifest: str
    """Address of the web app manifest; empty where there is none."""
    card: str
    """Absolute address of the picture that stands for a page that has none."""
    script: str
    """Address of the script of every page."""
    search: str
    """Address of the search page; empty where there is none."""
    worker: str
    """Address of the service worker; empty where there is none."""
    marks: str
    """Address of the script that keeps what a reader saves, mutes and has read; empty where there is none."""
    saved: str
    """Address of the page of what is saved; empty where there is none."""
    feeds: tuple[FeedLink, ...]
    """The feeds of the whole site."""
    logo: tuple[Logo, ...] = ()
    """What stands in place of the name, or nothing."""
    paper: tuple[Paper, ...] = ()
    """The colour of the pages, or nothing where the style sheet does not tell."""
    policy: Markup = NO_DATA
    """The Content-Security-Policy of pages."""
    policy_with_comments: Markup = NO_DATA
    """That of pages with comments."""
    comments: tuple[Comments, ...] = ()
    """Who keeps comments, or nothing."""

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
    data: Markup = NO_DATA
    """What the page says of itself to machines: JSON-LD; may be empty."""
    card: str = ""
    """Absolute address of the picture that stands for the page; empty where that of the frame does."""
    hosts: tuple[str, ...] = ()
    """Other hosts that the page loads pictures from: none, unless `remote_images` is set."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, ready to be shown."""

    src: str
    """Its address, in a middle size."""
    srcset: str
    """Its addresses in all sizes, as the attribute `srcset` has them; empty where there is one size."""
    sizes: str
    """How wide it is shown, as the attribute `sizes` says it."""
    width: int
    """Pixels; 0 where it is not known, since it lies on another host."""
    height: int
    """The same."""
    alt: str
    """What it shows, in words; may be empty."""
    caption: str
    """What stands below it; may be empty."""
    credit: str
    """Who made it; may be empty."""


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
    topic: str
    """Address of its first topic; empty where there is no such page."""

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
    voices: int
    """How many outlets tell it in their own words: a wire and those who print it are one."""
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
    topic: str
    """Address of the topic that most of its articles have first; empty where there is no such page."""

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
class NameRow:
    """A name in a list of names."""

    link: Link
    count: int
    """How many articles there are."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A cell of a month's calendar."""

    number: int
    """The day of the month; 0 for a cell that belongs to another month."""
    link: Link
    """The day in words and its edition; the address is empty where there is none."""
    count: int
    """How many articles it has."""


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A row of a month's calendar."""

    link: Link
    """The week's number and its edition; the address is empty where there is none."""
    days: tuple[CalendarDay, ...]
    """Seven, from Monday on."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month as a table of its days."""

    title: str
    """The month, in words."""
    anchor: str
    """Its id on the page: `2025-06`."""
    weeks: tuple[CalendarWeek, ...]


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """A year in the archive."""

    link: Link
    count: int
    """How many articles it has."""
    months: tuple[NameRow, ...]
    """Its months with articles, the first first."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """The heading of a column of a calendar."""

    short: str
    """`Mon`."""
    name: str
    """`Monday`."""


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one kind."""

    title: str
    """Its heading."""
    feeds: tuple[FeedLink, ...]
    """With absolute addresses."""

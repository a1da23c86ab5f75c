"""What the outputs share: the plan of a file, and the parts of views that several pages show."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from digest import text, urls, views
from digest.model import When
from digest.outputs import dress
from digest.pictures import NONE, Stock
from digest.record import digest
from digest.site import OTHER, Entry, Site, Story, roots, voices

NOWHERE = views.Link("", "")
REMEMBERED = 8_192  # cards that are kept for other lists
MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Raw:
    """A file whose bytes are made without a template."""

    data: bytes


def json_file(said: object) -> Raw:
    """A file of JSON, for people to read too."""
    return Raw((json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or an enclosure of an entry."""

    url: str
    type: str
    """Its media type."""
    length: int = 0
    """In bytes; 0 where it is not known."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article or an edition in a feed; all addresses are absolute."""

    guid: str
    title: str
    link: str
    when: When
    updated: When
    summary: str
    content: str
    """HTML; empty where the feed has summaries only."""
    authors: tuple[str, ...]
    source: str
    categories: tuple[str, ...]
    image: Attached | None = None
    enclosure: Attached | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, newest entry first."""

    kind: str
    """`rss`, `atom` or `json`."""
    guid: str
    title: str
    description: str
    link: str
    self: str
    language: str
    entries: tuple[FeedEntry, ...]
    hub: str = ""
    """Address of a WebSub hub; empty for none."""
    ttl: int = 0
    """Minutes after which a reader may ask again; 0 where nothing is said."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Files of the site that are made alike, not yet made: a table of paths, keys and views."""

    kind: type
    """Of the views: a dataclass of `views`, Feed or Raw."""
    paths: Sequence[str]
    keys: Sequence[object]
    """For each path what its view is made of, but for the frame: a plain value. The same key is the same view."""
    view: Callable[[int], object]
    """Makes the view of the n-th path; run in any worker."""
    sources: Sequence[str] = ()
    """For each path the file of content/ it comes from, for messages; nothing where no file is to blame."""


def one(kind: type, path: str, key: object, view: Callable[[], object], source: str = "") -> Planned:
    """A plan of a single file."""
    return Planned(kind, (path,), (key,), lambda _: view(), (source,) if source else ())


@dataclass(frozen=True)
class Context:
    """A site and what the outputs need to show it."""

    site: Site
    files: Mapping[str, bytes]
    """Assets of the theme by name."""
    body: Callable[[Entry], str]
    """The HTML of an article's body."""
    moved: tuple[tuple[str, Entry], ...] = ()
    """Output paths at which articles lay before their pages were renamed."""
    stock: Stock = NONE
    """Pictures and static files."""

    @cached_property
    def frame(self) -> views.Frame:
        found = frame(self.site, self.files)
        own = next((name for name in ("favicon.svg", "favicon.png", "favicon.ico") if name in self.stock.static), "")
        return replace(found, icon=self.site.config.base.href(own)) if own else found

    @cached_property
    def tree(self) -> bytes:
        """Changes with any topic's title, parent or place in the order."""
        return digest(*(part for node in self.site.topics.values() for part in (node.topic.slug, node.topic.title, node.topic.parent)))


def listed(entries: Iterable[Entry]) -> bytes:
    """A key for a list of articles, shown as cards of their own."""
    return digest(b"".join([entry.face for entry in entries]))


def faces(site: Site, entries: Iterable[Entry]) -> bytes:
    """A key for a list of articles, shown as cards of their stories."""
    return digest(b"".join([entry.face if entry.alone else entry.face + site.stories[entry.story].mark for entry in entries]))


def wholes(site: Site, entries: Iterable[Entry]) -> bytes:
    """A key for whatever else of some articles is shown or decides where they stand."""
    marks = ((entry.record.sha, entry.face, str(entry.at), entry.day, entry.story if entry.alone else site.stories[entry.story].mark) for entry in entries)
    return digest(*(part for mark in marks for part in mark))


def frame(site: Site, files: Mapping[str, bytes]) -> views.Frame:
    """What is the same on every page."""
    config, base, say = site.config, site.config.base, site.words.say
    shown = [node for node in roots(site) if node.entries][:12]
    listed = (
        ("archive", "archive", urls.archive()),
        ("sources", "sources", urls.sources()),
        ("authors", "authors", urls.authors()),
        ("topics", "topics", urls.topics()),
        ("feeds", "feeds", urls.feeds()),
        ("search", "search", urls.search()),
        ("saved", "saved", urls.saved()),
        ("data", "health", urls.health()),
    )
    footer = [views.Link(say(title), base.href(path)) for name, title, path in listed if name in config.outputs and (name != "authors" or site.authors)]
    footer += [views.Link(page.title, base.href(urls.plain_page(page.slug))) for page in site.pages]
    return views.Frame(
        title=config.title,
        description=config.description,
        language=config.language,
        dir=text.direction(config.language),
        home=base.href(urls.home()),
        nav=tuple(views.Link(node.topic.title, topic_href(site, node.topic.slug)) for node in shown) if "topics" in config.outputs else (),
        footer=tuple(footer),
        stylesheet=base.href(site.assets["style.css"]),
        icon=base.href(site.assets["icon.svg"]),
        touch_icon=base.href(urls.icon("apple-touch-icon")),
        manifest=base.href(urls.manifest()) if "app" in config.outputs else "",
        card=base.absolute(site.assets["card.png"]),
        script=base.href(site.assets["site.js"]),
        search=base.href(urls.search()) if "search" in config.outputs else "",
        worker=base.href(urls.worker()) if "app" in config.outputs else "",
        marks=base.href(site.assets["marks.js"]) if "saved" in config.outputs else "",
        saved=base.href(urls.saved()) if "saved" in config.outputs else "",
        feeds=feed_links(site, "site", "", config.title),
        logo=dress.logo(site, files),
        paper=dress.paper(files),
        policy=dress.policies(site)[0],
        policy_with_comments=dress.policies(site)[1],
        comments=dress.comments(site),
    )


def feed_links(site: Site, kind: str, slug: str, title: str) -> tuple[views.FeedLink, ...]:
    """The feeds of one thing in all their formats, as its page announces them; none where feeds are not published."""
    if "feeds" not in site.config.outputs:
        return ()
    formats = site.config.feeds.of(kind, slug).formats
    return tuple(views.FeedLink(f"{title} ({NAMES[one]})", site.config.base.href(urls.feed(one, kind, slug)), MEDIA_TYPES[one]) for one in formats)


def head(
    site: Site,
    path: str,
    title: str,
    description: str = "",
    feeds: tuple[views.FeedLink, ...] = (),
    index: bool = True,
    current: str = "",
    data: Markup = views.NO_DATA,
    card: str = "",
    hosts: tuple[str, ...] = (),
) -> views.Head:
    return views.Head(title, site.config.base.absolute(path), text.cut(text.line(description), 300), feeds, index, current, data, card, hosts)


def topic_href(site: Site, slug: str) -> str:
    return site.config.base.href(urls.topic(slug)) if "topics" in site.config.outputs else ""


def topic_link(site: Site, slug: str) -> views.Link:
    return views.Link(site.topics[slug].topic.title, topic_href(site, slug))


def source_link(site: Site, entry: Entry) -> views.Link:
    source = site.source_of(entry)
    if source is None:
        return views.Link(entry.record.source or site.words.say("source_unknown"), "")
    return views.Link(source.name, site.config.base.href(urls.source(source.slug)) if "sources" in site.config.outputs else "")


def story_href(site: Site, story: Story) -> str:
    """The story's page, or the article's where only one reports it and nothing is pinned."""
    story = site.stories[story.slug]
    if "stories" not in site.config.outputs or (len(story.entries) == 1 and not story.body):
        return story.entries[0].href
    return site.config.base.href(urls.story(story.slug))


def week_text(site: Site, name: str) -> str:
    """The name of a week in words: `2026-W23`."""
    year, _, number = name.partition("-W")
    return site.words.say("week_of", week=site.words.digits(str(int(number))), year=site.words.digits(year))


def stamp(site: Site, when: When | None, estimated: bool = False) -> views.Stamp:
    """A date as pages show it."""
    if when is None:
        return views.Stamp("", site.words.say("date_unknown"), False)
    return views.Stamp(str(when), site.words.day(when.day(site.config.zone)), estimated)


def published(site: Site, entry: Entry) -> views.Stamp:
    """When an article was published; unknown stays unknown, whatever it is sorted by.

    A day worked out from an age in hours is that day; one worked out from an age in days may be off by one, and says so.
    """
    found = entry.record
    return views.Stamp(found.published, site.words.on(found.day), found.about) if found.published else stamp(site, None)


def dated(site: Site, entry: Entry) -> str:
    """The same as plain text; empty where it is not known."""
    when = published(site, entry)
    return site.words.say("about_date", date=when.text) if when.iso and when.estimated else when.text if when.iso else ""


def card(site: Site, entry: Entry) -> views.Card:
    language, direction = lang(site, entry)
    return views.Card(
        title=entry.title,
        href=entry.href,
        source=source_link(site, entry),
        when=published(site, entry),
        summary=entry.record.summary,
        language=language,
        dir=direction,
        brief=entry.record.brief,
        topic=topic_href(site, (entry.record.topics or OTHER)[0]),
    )


def lang(site: Site, entry: Entry) -> tuple[str, str]:
    """An article's language and direction where they are not the site's."""
    if not entry.record.language:
        return "", ""
    language = text.language_tag(entry.record.language)
    if not language or language == site.config.language:
        return "", ""
    direction = text.direction(language)
    return language, direction if direction != text.direction(site.config.language) else ""


def story_cards(site: Site, entries: Iterable[Entry]) -> tuple[views.StoryCard, ...]:
    """The stories of some articles, each with those articles alone, in the order of the first."""
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        members.setdefault(entry.story, []).append(entry)
    return tuple(_single(site, found[0]) if found[0].alone else story_card(site, _part(site, slug, found)) for slug, found in members.items())


def story_card(site: Site, story: Story) -> views.StoryCard:
    if story.entries[0].alone:
        return _single(site, story.entries[0])
    newest = next((entry for entry in story.entries if entry.record.at is not None), story.entries[0])
    lead = next((entry for entry in story.entries if entry.title == story.title), story.entries[0])
    language, direction = lang(site, lead)
    reporters = outlets(site, story.entries)
    return views.StoryCard(
        title=story.title,
        href=story_href(site, story),
        sources=reporters,
        reports=len(story.entries),
        voices=min(voices(story.entries), len(reporters)),
        when=published(site, newest),
        summary=lead.record.summary,
        cards=tuple(card(site, entry) for entry in story.entries) if len(story.entries) > 1 else (),
        language=language,
        dir=direction,
        topic=topic_href(site, _first_topic(story)),
    )


def _single(site: Site, entry: Entry) -> views.StoryCard:
    """The card of a story that one article tells; many lists show it."""
    found = site.shown.get(entry)
    if not isinstance(found, views.StoryCard):
        if len(site.shown) >= REMEMBERED:
            site.shown.clear()
        language, direction = lang(site, entry)
        source, when, topic = (source_link(site, entry),), published(site, entry), topic_href(site, (entry.record.topics or OTHER)[0])
        found = site.shown[entry] = views.StoryCard(entry.title, entry.href, source, 1, 1, when, entry.record.summary, (), language, direction, topic)
    return found


def outlets(site: Site, entries: tuple[Entry, ...]) -> tuple[views.Link, ...]:
    """The outlets of articles, first come first; those of unknown source are none, unless there is no other."""
    links = dict.fromkeys(source_link(site, entry) for entry in reversed(entries))
    unknown = site.words.say("source_unknown")
    named = tuple(link for link in links if link.href or link.title != unknown)
    return named or tuple(links)


def by_weight(stories: list[Story]) -> list[Story]:
    """Stories in the order in which a front page shows them: pinned, weighty, told by many voices, widely reported, full, new."""

    def rank(story: Story) -> tuple[float, float, int, int, bool, float, str]:
        pins = max(entry.record.pin for entry in story.entries)
        weight = max(entry.record.weight for entry in story.entries)
        outlets = len({text.fold(entry.record.source) for entry in story.entries if entry.record.source})
        full = any(not entry.record.brief for entry in story.entries)
        return (-pins, -weight, -min(voices(story.entries), outlets), -outlets, not full, -story.entries[0].at, story.slug)

    return sorted(stories, key=rank)


def _first_topic(story: Story) -> str:
    """The topic that most of a story's articles have first."""
    counts = Counter((entry.record.topics or OTHER)[0] for entry in story.entries)
    return min(counts, key=lambda slug: (-counts[slug], slug))


def main_topic(site: Site, story: Story) -> str:
    """The root of the topic that most of a story's articles have first."""
    counts: dict[str, int] = {}
    for entry in story.entries:
        slug = (entry.record.topics or OTHER)[0]
        seen: set[str] = set()
        while site.topics[slug].topic.parent in site.topics and slug not in seen:
            seen.add(slug)
            slug = site.topics[slug].topic.parent
        counts[slug] = counts.get(slug, 0) + 1
    return min(counts, key=lambda slug: (-counts[slug], slug))


def sections(site: Site, stories: list[Story], most: int) -> tuple[views.Section, ...]:
    """Stories under their topics, in the order of the topics."""
    return tuple(views.Section(topic_link(site, slug), tuple(story_card(site, story) for story in found)) for slug, found in by_topic(site, stories, most))


def by_topic(site: Site, stories: list[Story], most: int) -> list[tuple[str, list[Story]]]:
    """Slugs of topics, in their order, each with the first of its stories."""
    under: dict[str, list[Story]] = {}
    for story in stories:
        under.setdefault(main_topic(site, story), []).append(story)
    return [(slug, under[slug][:most]) for slug in site.topics if slug in under]


def stories_of(site: Site, entries: Iterable[Entry]) -> list[Story]:
    """The stories of some articles, each with those articles alone, in the order of the first."""
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        members.setdefault(entry.story, []).append(entry)
    return [site.stories[slug] if found[0].alone else _part(site, slug, found) for slug, found in members.items()]


def _part(site: Site, slug: str, entries: list[Entry]) -> Story:
    return replace(site.stories[slug], entries=tuple(entries))

"""What the outputs share: the plan of a file, and the parts of views that several pages show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from markupsafe import Markup

from digest import markdown, text, urls, views
from digest.model import When
from digest.site import Entry, Site, Story, roots

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNKNOWN_DATE = "date unknown"
UNKNOWN_SOURCE = "Source unknown"
NOWHERE = views.Link("", "")
RSS, ATOM = "application/rss+xml", "application/atom+xml"
SUMMARY = 220  # characters of a summary that is cut from the body …
BLURB = 400  # … and of a brief, whose body is hardly more


@dataclass(frozen=True, slots=True)
class Raw:
    """A file whose bytes are made without a template."""

    data: bytes


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; all addresses are absolute."""

    guid: str
    title: str
    link: str
    when: When
    updated: When
    summary: str
    content: str
    """HTML."""
    authors: tuple[str, ...]
    source: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, newest entry first."""

    kind: str
    """`rss` or `atom`."""
    guid: str
    title: str
    description: str
    link: str
    self: str
    language: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A file of the site, not yet made."""

    path: str
    source: str
    """The file of content/ it comes from, for messages; may be empty."""
    view: Callable[[], object]
    """Makes the view, feed or bytes that the file holds; run in any worker."""


@dataclass(frozen=True, slots=True)
class Context:
    """A site and what the outputs need to show it."""

    site: Site
    files: Mapping[str, bytes]
    """Assets of the theme by name."""
    body: Callable[[Entry], str]
    """The HTML of an article's body; remembered, since feeds carry it too."""

    @property
    def frame(self) -> views.Frame:
        return frame(self.site)


def frame(site: Site) -> views.Frame:
    """What is the same on every page."""
    config, base = site.config, site.config.base
    shown = [node for node in roots(site) if node.entries][:12]
    listed = (
        ("archive", "Archive", urls.archive()),
        ("sources", "Sources", urls.sources()),
        ("topics", "Topics", urls.topics()),
        ("feeds", "Feeds", urls.feeds()),
    )
    footer = [views.Link(title, base.href(path)) for name, title, path in listed if name in config.outputs]
    footer += [views.Link(page.title, base.href(urls.plain_page(page.slug))) for page in site.pages]
    feeds = (
        (
            views.FeedLink(f"{config.title} (RSS)", base.href(urls.feed("rss")), RSS),
            views.FeedLink(f"{config.title} (Atom)", base.href(urls.feed("atom")), ATOM),
        )
        if "feeds" in config.outputs
        else ()
    )
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
        feeds=feeds,
    )


def head(site: Site, path: str, title: str, description: str = "", feeds: tuple[views.FeedLink, ...] = (), index: bool = True) -> views.Head:
    return views.Head(title, site.config.base.absolute(path), text.cut(text.line(description), 300), feeds, index)


def topic_href(site: Site, slug: str) -> str:
    return site.config.base.href(urls.topic(slug)) if "topics" in site.config.outputs else ""


def topic_link(site: Site, slug: str) -> views.Link:
    return views.Link(site.topics[slug].topic.title, topic_href(site, slug))


def source_link(site: Site, entry: Entry) -> views.Link:
    source = site.source_of(entry.article)
    if source is None:
        return views.Link(entry.article.source or UNKNOWN_SOURCE, "")
    return views.Link(source.name, site.config.base.href(urls.source(source.slug)) if "sources" in site.config.outputs else "")


def story_href(site: Site, story: Story) -> str:
    """The story's page, or the article's where only one reports it and nothing is pinned."""
    story = site.stories[story.slug]
    if "stories" not in site.config.outputs or (len(story.entries) == 1 and not story.body):
        return story.entries[0].href
    return site.config.base.href(urls.story(story.slug))


def day_text(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_day(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {day_text(day)}"


def stamp(when: When | None, zone: tzinfo, estimated: bool = False) -> views.Stamp:
    """A date as pages show it."""
    if when is None:
        return views.Stamp("", UNKNOWN_DATE, False)
    return views.Stamp(str(when), day_text(when.day(zone)), estimated)


def published(site: Site, entry: Entry) -> views.Stamp:
    """When an article was published; unknown stays unknown, whatever it is sorted by.

    A day worked out from an age in hours is that day; one worked out from an age in days may be off by one, and says so.
    """
    when = entry.article.published
    return stamp(when, site.config.zone, "published" in entry.article.estimated and when is not None and not when.exact)


def summary(entry: Entry) -> str:
    """The summary that front matter gives, else the first sentences of the body; plain text."""
    if entry.article.summary:
        return entry.article.summary
    blocks = (text.line(block) for block in entry.article.body[: 8 * SUMMARY].split("\n\n") if not block.startswith(("#", ">", "- ", "```")))
    longest = BLURB if entry.article.role == "brief" else SUMMARY
    found = ""
    for sentence in text.sentences(markdown.plain(next(blocks, ""))):
        if found and len(found) + len(sentence) >= longest:
            break
        found = f"{found} {sentence}".lstrip()
    return text.cut(found, longest)


def card(site: Site, entry: Entry) -> views.Card:
    language, direction = lang(site, entry)
    return views.Card(
        title=entry.article.title,
        href=entry.href,
        source=source_link(site, entry),
        when=published(site, entry),
        summary=summary(entry),
        language=language,
        dir=direction,
        brief=entry.article.role == "brief",
    )


def lang(site: Site, entry: Entry) -> tuple[str, str]:
    """An article's language and direction where they are not the site's."""
    language = text.language_tag(entry.article.language)
    if not language or language == site.config.language:
        return "", ""
    direction = text.direction(language)
    return language, direction if direction != text.direction(site.config.language) else ""


def story_card(site: Site, story: Story) -> views.StoryCard:
    newest = next((entry for entry in story.entries if entry.article.published), story.entries[0])
    lead = next((entry for entry in story.entries if entry.article.title == story.title), story.entries[0])
    language, direction = lang(site, lead)
    return views.StoryCard(
        title=story.title,
        href=story_href(site, story),
        sources=outlets(site, story.entries),
        reports=len(story.entries),
        when=published(site, newest),
        summary=summary(lead),
        cards=tuple(card(site, entry) for entry in story.entries),
        language=language,
        dir=direction,
    )


def outlets(site: Site, entries: tuple[Entry, ...]) -> tuple[views.Link, ...]:
    """The outlets of articles, first come first; those of unknown source are none, unless there is no other."""
    links = dict.fromkeys(source_link(site, entry) for entry in reversed(entries))
    named = tuple(link for link in links if link.title != UNKNOWN_SOURCE)
    return named or tuple(links)


def by_weight(stories: list[Story]) -> list[Story]:
    """Stories in the order in which a front page shows them: pinned, weighty, widely reported, full, new."""

    def rank(story: Story) -> tuple[float, float, int, bool, float, str]:
        pins = max(entry.article.pin for entry in story.entries)
        weight = max(entry.article.weight for entry in story.entries)
        voices = len({text.fold(entry.article.source) for entry in story.entries if entry.article.source})
        full = any(entry.article.role != "brief" for entry in story.entries)
        return (-pins, -weight, -voices, not full, -story.entries[0].sort.at.timestamp(), story.slug)

    return sorted(stories, key=rank)


def main_topic(site: Site, story: Story) -> str:
    """The root of the topic that most of a story's articles have first."""
    counts: dict[str, int] = {}
    for entry in story.entries:
        slug = (entry.article.topics or ("other",))[0]
        seen: set[str] = set()
        while site.topics[slug].topic.parent in site.topics and slug not in seen:
            seen.add(slug)
            slug = site.topics[slug].topic.parent
        counts[slug] = counts.get(slug, 0) + 1
    return min(counts, key=lambda slug: (-counts[slug], slug))


def sections(site: Site, stories: list[Story], most: int) -> tuple[views.Section, ...]:
    """Stories under their topics, in the order of the topics."""
    under: dict[str, list[Story]] = {}
    for story in stories:
        under.setdefault(main_topic(site, story), []).append(story)
    return tuple(views.Section(topic_link(site, slug), tuple(story_card(site, story) for story in under[slug][:most])) for slug in site.topics if slug in under)


def stories_of(site: Site, entries: tuple[Entry, ...]) -> list[Story]:
    """The stories of some articles, each with those articles alone, in the order of the first."""
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        members.setdefault(entry.article.story, []).append(entry)
    return [Story(slug, site.stories[slug].title, tuple(found), site.stories[slug].body) for slug, found in members.items()]


def numbered(entries: tuple[Entry, ...], size: int) -> list[tuple[int, tuple[Entry, ...]]]:
    """Pages of entries (newest first): 0 is the newest `size` to 2·`size` - 1, the others are full, numbered from the oldest.

    So a page with a number never changes when articles come in.
    """
    full = max(0, len(entries) // size - 1)
    first = len(entries) - full * size
    pages = [(0, entries[:first])]
    for number in range(full, 0, -1):
        start = first + (full - number) * size
        pages.append((number, entries[start : start + size]))
    return pages


def html(source: str, site: Site, path: str) -> Markup:
    """An introduction or a plain page in Markdown, as HTML."""
    base = site.config.base
    return Markup(markdown.render(source, base.href(path), base.path)) if source.strip() else Markup("")  # noqa: S704 - our own renderer's output

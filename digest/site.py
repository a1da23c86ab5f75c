"""Pages, topics, stories and ledgers → a Site: every reference resolved, everything in its order; knows nothing of HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from digest import fields, text, urls
from digest.config import Config
from digest.group import topics as grouping
from digest.model import Article, Page, PlainPage, StoryNote, Topic, When

NEVER = When(datetime(1970, 1, 1, tzinfo=UTC), exact=False)
"""What an article without any date is ordered by: it comes last."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in its place."""

    page: Page
    output: str
    """Its output path."""
    href: str
    """Its address inside the site."""
    sort: When
    """What it is ordered by: its date, else its story's, else when it was fetched or imported, else NEVER."""
    day: date | None
    """The day of `sort` in the site's time zone; None for NEVER."""

    @property
    def article(self) -> Article:
        return self.page.article


@dataclass(frozen=True, slots=True)
class Story:
    """An event and its articles, newest first."""

    slug: str
    title: str
    entries: tuple[Entry, ...]
    body: str = field(default="", repr=False)
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic, its place in the tree, and its articles (with those of its children), newest first."""

    topic: Topic
    children: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet and its articles, newest first."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All that is published."""

    config: Config
    authority: str
    entries: tuple[Entry, ...]
    """Newest first; stories, topics, sources and days hold these alone."""
    hidden: tuple[Entry, ...]
    """Articles that have a page of their own and stand nowhere else."""
    stories: Mapping[str, Story]
    topics: Mapping[str, TopicNode]
    """Those that have articles, or a file of their own; by title, `other` last."""
    sources: Mapping[str, Source]
    """By slug; an unknown source is none."""
    days: Mapping[date, tuple[Entry, ...]]
    """Newest day first."""
    pages: tuple[PlainPage, ...]
    assets: Mapping[str, str]
    """Name of an asset → its output path, which changes with its content."""

    def source_of(self, article: Article) -> Source | None:
        return self.sources.get(text.slug(article.source)) if article.source else None


def assemble(
    config: Config,
    authority: str,
    pages: Iterable[Page],
    topics: Iterable[Topic],
    notes: Iterable[StoryNote],
    plain: Iterable[PlainPage],
    imported: Mapping[str, str],
    assets: Mapping[str, str],
) -> Site:
    """The site of all pages, each with id and story. `imported` tells, by id, when an article was first imported (ISO 8601)."""
    every = _entries(config, list(pages), imported)
    entries = tuple(entry for entry in every if not entry.article.hide)
    hidden = tuple(entry for entry in every if entry.article.hide)
    stories = _stories(entries, notes)
    days: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.day:
            days[entry.day].append(entry)
    by_source: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.article.source:
            by_source[text.slug(entry.article.source)].append(entry)
    sources = {slug: Source(slug, found[0].article.source, tuple(found)) for slug, found in sorted(by_source.items())}
    return Site(
        config, authority, entries, hidden, stories, _topics(entries, topics), sources,
        {day: tuple(days[day]) for day in sorted(days, reverse=True)}, tuple(plain), dict(assets),
    )  # fmt: skip


def children(site: Site, slug: str) -> tuple[TopicNode, ...]:
    return tuple(site.topics[child] for child in site.topics[slug].children)


def roots(site: Site) -> tuple[TopicNode, ...]:
    """The topics that have no parent, for the masthead."""
    return tuple(node for node in site.topics.values() if node.topic.parent not in site.topics)


def _entries(config: Config, pages: list[Page], imported: Mapping[str, str]) -> tuple[Entry, ...]:
    latest: dict[str, When] = {}
    for page in pages:
        article = page.article
        if article.published and (article.story not in latest or article.published > latest[article.story]):
            latest[article.story] = article.published
    base, zone = config.base, config.zone
    found = []
    for page in pages:
        article = page.article
        known = article.published or latest.get(article.story) or article.fetched or _imported(imported.get(article.id, ""))
        output = urls.article(page.path)
        found.append(Entry(page, output, base.href(output), known or NEVER, known.day(zone) if known else None))
    found.sort(key=lambda entry: (entry.sort.at, entry.article.id), reverse=True)
    return tuple(found)


def _imported(moment: str) -> When | None:
    """When an article was imported; None where it never was, or the ledger's line has no time."""
    try:
        return fields.as_when(moment)
    except ValueError:
        return None


def _stories(entries: tuple[Entry, ...], notes: Iterable[StoryNote]) -> dict[str, Story]:
    members: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        members[entry.article.story].append(entry)
    pinned = {note.slug: note for note in notes}
    found = {}
    for slug, reports in members.items():
        note = pinned.get(slug)
        lead = min(reports, key=lambda entry: (entry.article.role == "brief", -entry.article.weight, entry.article.published is None))
        title = note.title if note else lead.article.title
        found[slug] = Story(slug, title, tuple(reports), note.body if note else "", note.aliases if note else ())
    return found


def _topics(entries: tuple[Entry, ...], topics: Iterable[Topic]) -> dict[str, TopicNode]:
    known = {topic.slug: topic for topic in topics}
    for entry in entries:
        for slug in entry.article.topics or (grouping.OTHER,):
            known.setdefault(slug, Topic(slug, slug.replace("-", " ").capitalize()))
    below: defaultdict[str, list[str]] = defaultdict(list)
    for topic in known.values():
        if topic.parent in known and topic.parent != topic.slug:
            below[topic.parent].append(topic.slug)
    members: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        for slug in entry.article.topics or (grouping.OTHER,):
            seen: set[str] = set()
            while slug in known and slug not in seen:
                seen.add(slug)
                members[slug].setdefault(entry.article.id, entry)
                slug = known[slug].parent
    order = sorted(known.values(), key=lambda topic: (topic.slug == grouping.OTHER, text.fold(topic.title), topic.slug))
    return {topic.slug: TopicNode(topic, tuple(sorted(below[topic.slug])), tuple(members[topic.slug].values())) for topic in order}

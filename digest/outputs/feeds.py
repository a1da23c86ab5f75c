"""Feeds of the site, of every topic, source and story, and of the editions; a page that lists them for people, and one list for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache, partial
from html import escape
from itertools import accumulate
from mimetypes import guess_type

from digest import markdown, text, urls, views
from digest.model import Media, When
from digest.outputs import pictured, shared
from digest.outputs.shared import Attached, Context, Feed, FeedEntry, Planned, Raw
from digest.pictures import REMOTE
from digest.site import Entry, Site, Story

DAYS = 60  # editions that are looked through for those that a feed holds: the newest
LARGEST = 480_000
"""Bytes of a feed's entries, the newest of which stay: the feed validator warns from 512 kB on, and some readers give up (see `feedcheck`)."""
_AROUND = 800
"""Bytes of an entry beside its words, at most: its tags and addresses, and what JSON puts round them; 300 to 700 in the demo."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Feeds of one kind and format: the n-th is of the n-th slug."""

    format: str
    kind: str
    slugs: Sequence[str]
    named: Callable[[str], tuple[str, str]]
    """Slug → the feed's title and what it says of itself."""
    entries: Callable[[str], Sequence[Entry]]
    """Slug → what it holds, newest first."""
    key: Callable[[str], object] = str
    """What else it shows, by slug."""


def plan(context: Context) -> Iterator[Planned]:
    site, config, say = context.site, context.site.config, context.site.words.say
    made = cache(partial(_entry, context))  # an article stands in several feeds
    once = _once(site)
    tables = [*_tables(site, "site", [""], lambda _: (config.title, config.description or say("site_about", site=config.title)), lambda _: once)]
    if "topics" in config.outputs:
        tables += _tables(site, "topics", list(site.topics), partial(_of_topic, site), lambda slug: _left(site.topics[slug].entries, once))
    if "sources" in config.outputs:
        tables += _tables(site, "sources", list(site.sources), partial(_of_source, site), lambda slug: site.sources[slug].entries)
    if "stories" in config.outputs:
        tables += _tables(
            site,
            "stories",
            list(site.stories),
            partial(_of_story, site),
            lambda slug: _left(site.stories[slug].entries, once),
            lambda slug: site.stories[slug].mark,
        )
    for table in tables:
        yield _planned(context, table, made)
    if "editions" in config.outputs:
        yield from _editions(context, once)
    named = (context.tree, tuple((slug, one.name) for slug, one in site.sources.items()), site.assets["copy.js"])
    yield shared.one(views.FeedsPage, urls.feeds(), named, partial(_page, context))
    yield shared.one(Raw, urls.opml(), named, partial(_opml, context))


def _tables(
    site: Site, kind: str, slugs: Sequence[str], named: Callable[[str], tuple[str, str]], entries: Callable[[str], Sequence[Entry]],
    key: Callable[[str], object] = str,
) -> Iterator[_Table]:  # fmt: skip
    """A table for each format that some of them have."""
    rules = site.config.feeds
    for format in ("rss", "atom", "json"):
        found = [slug for slug in slugs if format in rules.of(kind, slug).formats]
        if found:
            yield _Table(format, kind, found, named, entries, key)


def _planned(context: Context, table: _Table, made: Callable[[Entry, bool], FeedEntry]) -> Planned:
    site, rules = context.site, context.site.config.feeds
    held = [table.entries(slug)[: rules.of(table.kind, slug).limit] for slug in table.slugs]
    keys = [
        (site.authority, context.tree, table.named(slug), table.key(slug), tuple((one.record.sha, one.output, one.id, one.at, one.exact) for one in entries))
        for slug, entries in zip(table.slugs, held, strict=True)
    ]

    def view(number: int) -> Feed:
        slug = table.slugs[number]
        entries = [made(entry, rules.of(table.kind, slug).content == "full") for entry in held[number]]
        if table.kind == "stories":  # a reader of the story's feed and of the site's is told of a report in each
            entries = [replace(one, guid=urls.story_tag(site.authority, slug, entry.id)) for one, entry in zip(entries, held[number], strict=True)]
        return _feed(site, table.format, table.kind, slug, table.named(slug), _fitting(entries))

    return Planned(Feed, [urls.feed(table.format, table.kind, slug) for slug in table.slugs], keys, view)


def _fitting(entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
    """As many of the newest as a feed of any format has room for: all formats list the same, and one entry always stays."""
    # no character is written in more than 5 bytes; in a summary, which RSS takes for HTML, in no more than 9
    if sum(5 * len(one.content) + 9 * len(one.summary) for one in entries) + _AROUND * len(entries) < LARGEST:
        return tuple(entries)
    ends = accumulate(_size(one) for one in entries)
    return tuple(one for number, (one, end) in enumerate(zip(entries, ends, strict=True)) if number == 0 or end <= LARGEST)


def _size(entry: FeedEntry) -> int:
    """Bytes that an entry takes, its words escaped as XML or JSON asks, whichever is more."""
    words = entry.content + escape(entry.summary, quote=False) + entry.title
    marks = 3 * (words.count("<") + words.count(">")) + 4 * words.count("&") + words.count('"') + words.count("\n")
    return len(words.encode("utf-8", "replace")) + marks + _AROUND


def _feed(site: Site, format: str, kind: str, slug: str, named: tuple[str, str], entries: tuple[FeedEntry, ...]) -> Feed:
    config, base = site.config, site.config.base
    pages: dict[str, Callable[[str], str]] = {"topics": urls.topic, "sources": urls.source, "stories": urls.story}
    one = {"site": "site", "editions": "editions", "topics": f"topic/{slug}", "sources": f"source/{slug}", "stories": f"story/{slug}"}[kind]
    link = pages[kind](slug) if kind in pages else _front(site, kind)
    return Feed(
        kind=format,
        guid=f"tag:{site.authority}:{one}",
        title=named[0],
        description=named[1],
        link=base.absolute(link),
        self=base.absolute(urls.feed(format, kind, slug)),
        language=config.language,
        entries=entries,
        hub=config.feeds.hub,
        ttl=config.feeds.ttl,
    )


def _front(site: Site, kind: str) -> str:
    """Output path of the page that the feed of the site, or of its editions, is of."""
    return urls.archive() if kind == "editions" and "archive" in site.config.outputs else urls.home()


def _of_topic(site: Site, slug: str) -> tuple[str, str]:
    topic = site.topics[slug].topic
    return f"{topic.title} · {site.config.title}", topic.description or site.words.say("topic_feed", topic=topic.title, site=site.config.title)


def _of_source(site: Site, slug: str) -> tuple[str, str]:
    name = site.sources[slug].name
    return f"{name} · {site.config.title}", site.words.say("source_feed", source=name, site=site.config.title)


def _of_story(site: Site, slug: str) -> tuple[str, str]:
    title = text.line(site.stories[slug].title)
    return f"{title} · {site.config.title}", site.words.say("story_feed", title=title)


def _once(site: Site) -> tuple[Entry, ...]:
    """All articles, of those that repeat another one the first alone: the original, or where that is not here the oldest copy."""
    if not any(entry.record.traits and entry.record.copy_of for entry in site.entries):
        return site.entries
    told = {entry.id for entry in site.entries}
    left: list[Entry] = []
    for entry in reversed(site.entries):
        original = entry.record.copy_of
        if original not in told or not original:
            left.append(entry)
            told.add(original or entry.id)
    return tuple(reversed(left))


def _left(entries: tuple[Entry, ...], once: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of a list that are no repeats; a list of nothing else stays as it is."""
    if not any(entry.record.traits and entry.record.copy_of for entry in entries):
        return entries
    kept = set(once)
    return tuple(entry for entry in entries if entry in kept) or entries[-1:]


def _entry(context: Context, entry: Entry, full: bool) -> FeedEntry:
    site, article = context.site, entry.article
    link = site.config.base.absolute(entry.output)
    return FeedEntry(
        guid=urls.article_tag(site.authority, article.id),
        title=text.line(article.title),
        link=link,
        when=entry.sort,
        updated=max(article.updated or entry.sort, entry.sort),
        summary=entry.record.summary,
        content=markdown.absolute(pictured.plain(context.body(entry)), site.config.base.origin, link) if full else "",
        authors=article.persons,
        source=article.source,
        categories=tuple(site.topics[slug].topic.title for slug in article.topics),
        image=_image(context, entry),
        enclosure=_attached(site, entry, article.enclosure, "application/octet-stream"),
    )


def _image(context: Context, entry: Entry) -> Attached | None:
    """The picture of front matter: in a middle size where it is the site's own."""
    media, base = entry.article.image, context.site.config.base
    found = context.stock.find(media.src, entry.path) if media else None
    if found is None:
        return _attached(context.site, entry, media, "image/jpeg") if media and REMOTE.match(media.src) else None
    shown = found.near(960)
    return Attached(base.absolute(shown.path), shown.type, shown.length)


def _attached(site: Site, entry: Entry, media: Media | None, otherwise: str) -> Attached | None:
    """What front matter names, with an absolute address; nothing where that is no address on the web."""
    if media is None:
        return None
    url = site.config.base.resolved(media.src, entry.output)
    return Attached(url, media.type or guess_type(url)[0] or otherwise, media.length) if url else None


# Editions: a day is an entry that holds the whole digest of that day.


def _editions(context: Context, once: tuple[Entry, ...]) -> Iterator[Planned]:
    site, config = context.site, context.site.config
    first = _first_days(site, once)
    rules = config.feeds.of("editions")
    days = [(day, stories) for day in list(site.days)[:DAYS] if (stories := _new_stories(site, day, first))][: rules.limit]
    key = (
        site.authority,
        context.tree,
        tuple((day.isoformat(), shared.wholes(site, site.days[day]), tuple(story.slug for story in stories)) for day, stories in days),
    )
    named = (f"{site.words.say('editions')} · {config.title}", site.words.say("each_day_in", site=config.title))

    def view(number: int) -> Feed:
        entries = [_edition(context, day, stories, rules.content == "full") for day, stories in days]
        return _feed(site, rules.formats[number], "editions", "", named, _fitting(entries))

    yield Planned(Feed, [urls.feed(format, "editions") for format in rules.formats], [key] * len(rules.formats), view)


def _first_days(site: Site, once: tuple[Entry, ...]) -> dict[str, str]:
    """The day on which each story is reported first, by its slug."""
    found: dict[str, str] = {}
    for entry in reversed(once):
        if entry.day:
            found.setdefault(entry.story, entry.day)
    return found


def _new_stories(site: Site, day: date, first: dict[str, str]) -> list[Story]:
    """The stories that an edition is the first to tell, weightiest first: what was in an older one is not told again."""
    name = day.isoformat()
    found = shared.stories_of(site, [entry for entry in site.days[day] if first.get(entry.story) == name])
    return shared.by_weight(found)


def _edition(context: Context, day: date, stories: list[Story], full: bool) -> FeedEntry:
    """The digest of a day. Its date is the day's first moment and never moves; `updated` is its newest article's."""
    site, base = context.site, context.site.config.base
    name = day.isoformat()
    start = When(datetime.combine(day, time(), site.config.zone).astimezone(UTC), exact=True)
    newest = max((entry.sort for story in stories for entry in story.entries), default=start)
    titles = [text.line(story.title) for story in stories]
    return FeedEntry(
        guid=urls.edition_tag(site.authority, name),
        title=f"{site.config.title}: {site.words.long_day(day)}",
        link=base.absolute(urls.edition(name)),
        when=start,
        updated=max(When(newest.at), start),
        summary=text.cut("; ".join(titles), 300),
        content=_inline(context, stories) if full else "",
        authors=(),
        source="",
        categories=tuple(link.title for link in (section.topic for section in shared.sections(site, stories, len(stories)))),
    )


def _inline(context: Context, stories: list[Story]) -> str:
    """A day's digest as HTML with absolute addresses."""
    origin = context.site.config.base.origin
    rows: list[str] = []
    for section in shared.sections(context.site, stories, len(stories)):
        rows.append(f"<h2>{escape(section.topic.title)}</h2>")
        for story in section.stories:
            outlets = escape(context.site.words.listed(source.title for source in story.sources))
            rows.append(f'<h3><a href="{escape(origin + story.href)}">{escape(story.title)}</a></h3>')
            rows.append(f"<p>{escape(story.summary)}</p>" if story.summary else "")
            if story.cards:
                reports = "".join(
                    f'<li><a href="{escape(origin + card.href)}">{escape(card.title)}</a> ({escape(card.source.title)})</li>' for card in story.cards
                )
                rows.append(f"<ul>{reports}</ul>")
            else:
                rows.append(f"<p><em>{outlets}</em></p>")
    return "\n".join(row for row in rows if row) + "\n"


# For people, and for readers that take a list.


def _listed(context: Context) -> list[tuple[str, tuple[views.FeedLink, ...]]]:
    """Every feed but those of stories, with absolute addresses, under what it is of."""
    site, config, say = context.site, context.site.config, context.site.words.say

    def links(kind: str, slug: str, title: str) -> tuple[views.FeedLink, ...]:
        return tuple(replace(link, href=config.base.origin + link.href) for link in shared.feed_links(site, kind, slug, title))

    found = [(say("everything"), links("site", "", say("all_articles")))]
    if "editions" in config.outputs:
        found.append((say("once_a_day"), links("editions", "", say("each_day"))))
    if "topics" in config.outputs:
        found.append((say("by_topic"), tuple(link for node in site.topics.values() for link in links("topics", node.topic.slug, node.topic.title))))
    if "sources" in config.outputs:
        found.append((say("by_source"), tuple(link for source in site.sources.values() for link in links("sources", source.slug, source.name))))
    return [(title, feeds) for title, feeds in found if feeds]


def _page(context: Context) -> views.FeedsPage:
    site, base = context.site, context.site.config.base
    head = shared.head(site, urls.feeds(), site.words.say("feeds"), site.words.say("feeds_about", site=site.config.title))
    groups = tuple(views.FeedGroup(title, feeds) for title, feeds in _listed(context))
    return views.FeedsPage(context.frame, head, groups, base.absolute(urls.opml()), "stories" in site.config.outputs, base.href(site.assets["copy.js"]))


def _opml(context: Context) -> Raw:
    """OPML 2.0 (http://opml.org/spec2.opml): one feed of each thing, the best of its formats."""
    config, everything = context.site.config, context.site.words.say("everything")
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', f"<head><title>{_xml(config.title)}</title></head>", "<body>"]
    for title, feeds in _listed(context):
        rows.append(f'<outline text="{_xml(title)}" title="{_xml(title)}">')
        seen: set[str] = set()
        for feed in feeds:
            folder = feed.href.rpartition("/")[0]
            if folder not in seen and feed.type != shared.MEDIA_TYPES["json"]:
                seen.add(folder)
                page = config.base.absolute(_front(context.site, "editions")) if folder.endswith("/editions") else f"{folder}/"
                name = _xml(feed.title.rpartition(" (")[0] if title != everything else config.title)
                rows.append(f'<outline type="rss" text="{name}" title="{name}" xmlUrl="{_xml(feed.href)}" htmlUrl="{_xml(page)}"/>')
        rows.append("</outline>")
    return Raw("\n".join([*rows, "</body>", "</opml>", ""]).encode("utf-8", "replace"))


def _xml(source: str) -> str:
    return escape(text.line(source))

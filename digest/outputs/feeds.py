"""The newest articles as RSS and Atom, a feed for each topic, and a page that lists them for people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import markdown, text, urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Feed, FeedEntry, Planned
from digest.site import Entry, TopicNode


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    for kind in ("rss", "atom"):
        yield Planned(urls.feed(kind), "", partial(_site_feed, context, kind))
    if "topics" in site.config.outputs:
        for node in site.topics.values():
            yield Planned(urls.topic_feed(node.topic.slug), "", partial(_topic_feed, context, node))
    yield Planned(urls.feeds(), "", partial(_page, context))


def _site_feed(context: Context, kind: str) -> Feed:
    config, base = context.site.config, context.site.config.base
    return Feed(
        kind=kind,
        guid=f"tag:{context.site.authority}:site",
        title=config.title,
        description=config.description or f"News from {config.title}",
        link=base.absolute(urls.home()),
        self=base.absolute(urls.feed(kind)),
        language=config.language,
        entries=_entries(context, context.site.entries),
    )


def _topic_feed(context: Context, node: TopicNode) -> Feed:
    config, base, topic = context.site.config, context.site.config.base, node.topic
    return Feed(
        kind="rss",
        guid=f"tag:{context.site.authority}:topic/{topic.slug}",
        title=f"{topic.title} · {config.title}",
        description=topic.description or f"{topic.title} in {config.title}",
        link=base.absolute(urls.topic(topic.slug)),
        self=base.absolute(urls.topic_feed(topic.slug)),
        language=config.language,
        entries=_entries(context, node.entries),
    )


def _entries(context: Context, entries: tuple[Entry, ...]) -> tuple[FeedEntry, ...]:
    return tuple(_entry(context, entry) for entry in entries[: context.site.config.feed_limit])


def _entry(context: Context, entry: Entry) -> FeedEntry:
    site, article = context.site, entry.article
    origin = site.config.base.origin
    return FeedEntry(
        guid=urls.article_tag(site.authority, article.id),
        title=text.line(article.title),
        link=site.config.base.absolute(entry.output),
        when=entry.sort,
        updated=max(article.updated or entry.sort, entry.sort),
        summary=shared.summary(entry),
        content=markdown.absolute(context.body(entry), origin),
        authors=article.authors,
        source=article.source,
        categories=tuple(site.topics[slug].topic.title for slug in article.topics),
    )


def _page(context: Context) -> views.FeedsPage:
    site, base = context.site, context.site.config.base
    head = shared.head(site, urls.feeds(), "Feeds", f"Subscribe to {site.config.title} with any feed reader.")
    found = tuple(views.FeedLink(node.topic.title, base.absolute(urls.topic_feed(node.topic.slug)), shared.RSS) for node in site.topics.values())
    whole = tuple(
        views.FeedLink(title, base.absolute(urls.feed(kind)), media)
        for title, kind, media in (("All articles", "rss", shared.RSS), ("All articles", "atom", shared.ATOM))
    )
    return views.FeedsPage(context.frame, head, whole, found if "topics" in site.config.outputs else ())

"""The newest articles as RSS and Atom, a feed for each topic, and a page that lists them for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from digest import markdown, text, urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Feed, FeedEntry, Planned
from digest.site import Entry, TopicNode


def plan(context: Context) -> Iterator[Planned]:
    site, config, base = context.site, context.site.config, context.site.config.base
    made = cache(partial(_entry, context))  # an article stands in several feeds
    feeds = [
        (path, site.entries[: config.feed_limit], Feed(
            kind=kind,
            guid=f"tag:{site.authority}:site",
            title=config.title,
            description=config.description or f"News from {config.title}",
            link=base.absolute(urls.home()),
            self=base.absolute(path),
            language=config.language,
            entries=(),
        ))
        for kind, path in (("rss", urls.feed("rss")), ("atom", urls.feed("atom")))
    ]  # fmt: skip
    if "topics" in config.outputs:
        feeds += [(urls.topic_feed(node.topic.slug), node.entries[: config.feed_limit], _topic_feed(context, node)) for node in site.topics.values()]
    keys = [
        (repr(feed), context.tree, tuple((entry.record.sha, entry.output, entry.id, entry.at, entry.exact) for entry in entries)) for _, entries, feed in feeds
    ]

    def view(number: int) -> Feed:
        _, entries, feed = feeds[number]
        return replace(feed, entries=tuple(map(made, entries)))

    yield Planned(Feed, [path for path, _, _ in feeds], keys, view)
    yield shared.one(views.FeedsPage, urls.feeds(), context.tree, partial(_page, context))


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
        entries=(),
    )


def _entry(context: Context, entry: Entry) -> FeedEntry:
    site, article = context.site, entry.article
    origin = site.config.base.origin
    return FeedEntry(
        guid=urls.article_tag(site.authority, article.id),
        title=text.line(article.title),
        link=site.config.base.absolute(entry.output),
        when=entry.sort,
        updated=max(article.updated or entry.sort, entry.sort),
        summary=entry.record.summary,
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

"""A page of all topics; for each topic its newest articles and numbered pages of the older ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry, Site, TopicNode, children


def plan(context: Context) -> Iterator[Planned]:
    site, frame = context.site, context.frame
    yield Planned(urls.topics(), "", partial(_all, context, frame))
    for node in site.topics.values():
        for number, entries in shared.numbered(node.entries, site.config.per_page):
            yield Planned(urls.topic(node.topic.slug, number), "", partial(_view, context, frame, node, number, entries, len(node.entries)))


def _view(context: Context, frame: views.Frame, node: TopicNode, number: int, entries: tuple[Entry, ...], total: int) -> views.TopicPage:
    site, topic = context.site, node.topic
    last = max(0, total // site.config.per_page - 1)
    feed = views.FeedLink(f"{topic.title} · {site.config.title} (RSS)", site.config.base.href(urls.topic_feed(topic.slug)), shared.RSS)
    path = urls.topic(topic.slug, number)
    title = f"{topic.title}, page {number} from the oldest" if number else topic.title
    older = number - 1 if number else last
    newer = 0 if number == last else number + 1
    return views.TopicPage(
        frame=frame,
        head=shared.head(site, path, title, topic.description, (feed,) if "feeds" in site.config.outputs else ()),
        title=topic.title,
        description=topic.description,
        intro=shared.html("" if number else topic.body, site, path),
        parent=shared.topic_link(site, topic.parent) if topic.parent in site.topics else shared.NOWHERE,
        children=tuple(shared.topic_link(site, child.topic.slug) for child in children(site, topic.slug)),
        number=number,
        stories=tuple(shared.story_card(site, story) for story in shared.stories_of(site, entries)),
        newer=_link(site, topic.slug, newer, "Newer") if number else shared.NOWHERE,
        older=_link(site, topic.slug, older, "Older") if older else shared.NOWHERE,
    )


def _link(site: Site, slug: str, number: int, title: str) -> views.Link:
    return views.Link(title, site.config.base.href(urls.topic(slug, number)))


def _all(context: Context, frame: views.Frame) -> views.TopicsPage:
    site = context.site
    rows = tuple(
        views.TopicRow(
            link=shared.topic_link(site, node.topic.slug),
            description=node.topic.description,
            count=len(node.entries),
            when=shared.stamp(next((entry.article.published for entry in node.entries if entry.article.published), None), site.config.zone),
        )
        for node in site.topics.values()
    )
    return views.TopicsPage(frame, shared.head(site, urls.topics(), "Topics"), rows)

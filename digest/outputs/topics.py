"""A page of all topics; for each topic its newest articles and numbered pages of the older ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import markdown, urls, views
from digest.outputs import linked, paging, pictured, shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry, Site, TopicNode, children


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    rows = tuple((len(node.entries), node.topic.description, paging.newest(node.entries)) for node in site.topics.values())
    yield shared.one(views.TopicsPage, urls.topics(), (context.tree, rows), partial(_all, context))
    pages = [(node, number, entries) for node in site.topics.values() for number, entries in paging.numbered(node.entries, site.config.per_page)]

    def key(node: TopicNode, number: int, entries: tuple[Entry, ...]) -> object:
        around = paging.neighbours(number, node.entries, site.config.per_page)
        topic = node.topic
        parent = site.topics[topic.parent].topic.title if topic.parent in site.topics else ""
        below = tuple((child.topic.slug, child.topic.title) for child in children(site, topic.slug))
        body = "" if number else (topic.body, pictured.key(context, topic.body, f"content/topics/{topic.slug}.md"))
        return topic.title, topic.description, body, topic.parent, parent, below, around, shared.faces(site, entries)

    paths = [urls.topic(node.topic.slug, number) for node, number, _ in pages]
    yield Planned(views.TopicPage, paths, [key(*page) for page in pages], lambda number: _view(context, *pages[number]))


def _view(context: Context, node: TopicNode, number: int, entries: tuple[Entry, ...]) -> views.TopicPage:
    site, topic, say = context.site, node.topic, context.site.words.say
    feeds = shared.feed_links(site, "topics", topic.slug, f"{topic.title} · {site.config.title}")
    path = urls.topic(topic.slug, number)
    parent = site.topics[topic.parent].topic if topic.parent in site.topics else None
    above = ((say("topics"), urls.topics()), *(((parent.title, urls.topic(parent.slug)),) if parent else ()))
    about = topic.description or say("topic_about", topic=topic.title, site=site.config.title)
    title = say("page_of", title=topic.title, page=number) if number else topic.title
    newer, older = paging.neighbours(number, node.entries, site.config.per_page)
    body, data = "" if number else topic.body, linked.collection(site, path, title, above)
    hosts = pictured.asked(context.stock, markdown.pictures(body))
    return views.TopicPage(
        frame=context.frame,
        head=shared.head(site, path, title, about, feeds, current=shared.topic_href(site, topic.slug), data=data, hosts=hosts),
        title=topic.title,
        description=topic.description,
        intro=pictured.html(body, context, path, f"content/topics/{topic.slug}.md"),
        parent=shared.topic_link(site, topic.parent) if topic.parent in site.topics else shared.NOWHERE,
        children=tuple(shared.topic_link(site, child.topic.slug) for child in children(site, topic.slug)),
        number=number,
        stories=shared.story_cards(site, entries),
        newer=_link(site, topic.slug, newer, say("newer")),
        older=_link(site, topic.slug, older, say("older")),
    )


def _link(site: Site, slug: str, number: int | None, title: str) -> views.Link:
    return shared.NOWHERE if number is None else views.Link(title, site.config.base.href(urls.topic(slug, number)))


def _all(context: Context) -> views.TopicsPage:
    site = context.site
    rows = tuple(
        views.TopicRow(
            link=shared.topic_link(site, node.topic.slug),
            description=node.topic.description,
            count=len(node.entries),
            when=shared.stamp(site, next((entry.article.published for entry in node.entries if entry.record.at is not None), None)),
        )
        for node in site.topics.values()
    )
    title, about = site.words.say("topics"), site.words.say("topics_about", site=site.config.title)
    head = shared.head(site, urls.topics(), title, about, data=linked.collection(site, urls.topics(), title))
    return views.TopicsPage(context.frame, head, rows)

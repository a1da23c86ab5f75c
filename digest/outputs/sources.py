"""A page of all outlets; for each its newest articles and numbered pages of the older ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import linked, paging, shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry, Site, Source


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    sources = list(site.sources.values())
    rows = tuple((source.slug, source.name, len(source.entries), paging.newest(source.entries)) for source in sources)
    yield shared.one(views.SourcesPage, urls.sources(), repr(rows), partial(_all, context))
    size = site.config.per_page
    pages = [(source, number, entries) for source in sources for number, entries in paging.numbered(source.entries, size)]

    def key(source: Source, number: int, entries: tuple[Entry, ...]) -> object:
        count = 0 if number else len(source.entries)
        return source.name, count, paging.neighbours(number, source.entries, size), shared.listed(entries)

    paths = [urls.source(source.slug, number) for source, number, _ in pages]
    yield Planned(views.SourcePage, paths, [key(*page) for page in pages], lambda number: _view(context, *pages[number]))


def _view(context: Context, source: Source, number: int, entries: tuple[Entry, ...]) -> views.SourcePage:
    site, path, say = context.site, urls.source(source.slug, number), context.site.words.say
    title = say("page_of", title=source.name, page=number) if number else source.name
    data = linked.collection(site, path, title, ((say("sources"), urls.sources()),))
    feeds = shared.feed_links(site, "sources", source.slug, f"{source.name} · {site.config.title}")
    newer, older = paging.neighbours(number, source.entries, site.config.per_page)
    return views.SourcePage(
        frame=context.frame,
        head=shared.head(site, path, title, say("source_about", source=source.name, site=site.config.title), feeds, data=data),
        title=source.name,
        number=number,
        count=0 if number else len(source.entries),
        cards=tuple(shared.card(site, entry) for entry in entries),
        newer=_link(site, source.slug, newer, say("newer")),
        older=_link(site, source.slug, older, say("older")),
    )


def _link(site: Site, slug: str, number: int | None, title: str) -> views.Link:
    return shared.NOWHERE if number is None else views.Link(title, site.config.base.href(urls.source(slug, number)))


def _all(context: Context) -> views.SourcesPage:
    site = context.site
    rows = []
    for source in site.sources.values():
        newest = next((entry.article.published for entry in source.entries if entry.record.at is not None), None)
        link = views.Link(source.name, site.config.base.href(urls.source(source.slug)))
        rows.append(views.TopicRow(link, "", len(source.entries), shared.stamp(site, newest)))
    title, about = site.words.say("sources"), site.words.say("sources_about", site=site.config.title)
    head = shared.head(site, urls.sources(), title, about, data=linked.collection(site, urls.sources(), title))
    return views.SourcesPage(context.frame, head, tuple(rows))

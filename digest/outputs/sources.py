"""A page of all outlets, and one for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import linked, shared
from digest.outputs.shared import Context, Planned
from digest.site import Source


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    sources = list(site.sources.values())
    rows = tuple((source.slug, source.name, len(source.entries), _newest(source)) for source in sources)
    yield shared.one(views.SourcesPage, urls.sources(), repr(rows), partial(_all, context))
    keys = [(source.name, shared.listed(source.entries)) for source in sources]
    yield Planned(views.SourcePage, [urls.source(source.slug) for source in sources], keys, lambda number: _view(context, sources[number]))


def _newest(source: Source) -> bytes:
    return next((entry.face for entry in source.entries if entry.record.at is not None), b"")


def _view(context: Context, source: Source) -> views.SourcePage:
    site = context.site
    data = linked.collection(site, urls.source(source.slug), source.name, ((site.words.say("sources"), urls.sources()),))
    feeds = shared.feed_links(site, "sources", source.slug, f"{source.name} · {site.config.title}")
    about = site.words.say("source_about", source=source.name, site=site.config.title)
    head = shared.head(site, urls.source(source.slug), source.name, about, feeds, data=data)
    return views.SourcePage(context.frame, head, source.name, tuple(shared.card(site, entry) for entry in source.entries))


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

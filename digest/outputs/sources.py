"""A page of all outlets, and one for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned
from digest.site import Source


def plan(context: Context) -> Iterator[Planned]:
    frame = context.frame
    yield Planned(urls.sources(), "", partial(_all, context, frame))
    for source in context.site.sources.values():
        yield Planned(urls.source(source.slug), "", partial(_view, context, frame, source))


def _view(context: Context, frame: views.Frame, source: Source) -> views.SourcePage:
    site = context.site
    head = shared.head(site, urls.source(source.slug), source.name, f"All articles of {source.name} in {site.config.title}.")
    return views.SourcePage(frame, head, source.name, tuple(shared.card(site, entry) for entry in source.entries))


def _all(context: Context, frame: views.Frame) -> views.SourcesPage:
    site = context.site
    rows = []
    for source in site.sources.values():
        newest = next((entry.article.published for entry in source.entries if entry.article.published), None)
        link = views.Link(source.name, site.config.base.href(urls.source(source.slug)))
        rows.append(views.TopicRow(link, "", len(source.entries), shared.stamp(newest, site.config.zone)))
    return views.SourcesPage(frame, shared.head(site, urls.sources(), "Sources"), tuple(rows))

"""The plain pages of content/pages, and redirects from every old address; last of all, so that they take no page's place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import model, urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned


def plan(context: Context) -> Iterator[Planned]:
    site, frame = context.site, context.frame
    for page in site.pages:
        yield Planned(urls.plain_page(page.slug), page.path, partial(_view, context, frame, page))
    moved = [(page.aliases, page.title, urls.plain_page(page.slug), page.path) for page in site.pages]
    if "articles" in site.config.outputs:
        moved += [(entry.article.aliases, entry.article.title, entry.output, entry.page.path) for entry in (*site.entries, *site.hidden)]
    if "topics" in site.config.outputs:
        moved += [(node.topic.aliases, node.topic.title, urls.topic(slug), f"content/topics/{slug}.md") for slug, node in site.topics.items()]
    if "stories" in site.config.outputs:
        moved += [(story.aliases, story.title, urls.story(slug), f"content/stories/{slug}.md") for slug, story in site.stories.items()]
    for aliases, title, path, source in moved:
        for old in map(urls.alias, aliases):
            if old != path:
                yield Planned(old, source, partial(_redirect, context, frame, title, path))


def _view(context: Context, frame: views.Frame, page: model.PlainPage) -> views.PlainPage:
    path = urls.plain_page(page.slug)
    return views.PlainPage(frame, shared.head(context.site, path, page.title, page.description), page.title, shared.html(page.body, context.site, path))


def _redirect(context: Context, frame: views.Frame, title: str, path: str) -> views.Redirect:
    site = context.site
    return views.Redirect(frame, shared.head(site, path, title, index=False), views.Link(title, site.config.base.href(path)))

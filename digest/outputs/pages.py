"""The plain pages of content/pages, and redirects from every old address; last of all, so that they take no page's place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import markdown, model, urls, views
from digest.outputs import pictured, shared
from digest.outputs.shared import Context, Planned


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    for page in site.pages:
        key = (page.title, page.description, page.body, pictured.key(context, page.body, page.path))
        yield shared.one(views.PlainPage, urls.plain_page(page.slug), key, partial(_view, context, page), page.path)
    moved = [(page.aliases, page.title, urls.plain_page(page.slug), page.path) for page in site.pages if page.aliases]
    if "articles" in site.config.outputs:
        moved += [(entry.record.aliases, entry.title, entry.output, entry.path) for entry in (*site.entries, *site.hidden) if entry.record.aliases]
    named = {urls.alias(alias).casefold() for aliases, *_ in moved for alias in aliases}
    for old, entry in context.moved:
        if old.casefold() not in named:
            yield shared.one(views.Redirect, old, (entry.title, entry.output), partial(_redirect, context, entry.title, entry.output), entry.path)
    if "topics" in site.config.outputs:
        moved += [(node.topic.aliases, node.topic.title, urls.topic(slug), f"content/topics/{slug}.md") for slug, node in site.topics.items()]
    if "stories" in site.config.outputs:
        noted = (site.stories[slug] for slug in site.stories.noted())
        moved += [(story.aliases, story.title, urls.story(story.slug), f"content/stories/{story.slug}.md") for story in noted]
    for aliases, title, path, source in moved:
        for old in map(urls.alias, aliases):
            if old != path:
                yield shared.one(views.Redirect, old, (title, path), partial(_redirect, context, title, path), source)


def _view(context: Context, page: model.PlainPage) -> views.PlainPage:
    path, hosts = urls.plain_page(page.slug), pictured.asked(context.stock, markdown.pictures(page.body))
    return views.PlainPage(
        context.frame,
        shared.head(context.site, path, page.title, page.description or f"{page.title}: {context.site.config.title}", hosts=hosts),
        page.title,
        pictured.html(page.body, context, path, page.path),
    )


def _redirect(context: Context, title: str, path: str) -> views.Redirect:
    site = context.site
    return views.Redirect(context.frame, shared.head(site, path, title, index=False), views.Link(title, site.config.base.href(path)))

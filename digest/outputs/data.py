"""The site as data: articles and stories as JSON beside their pages, how it is fed (`status.json`, `health/`), and a guide for language models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from digest import urls, views
from digest.outputs import linked, shared
from digest.outputs.shared import Context, Planned, Raw
from digest.site import Entry, Site, Story

NAMED = 50  # files that are named of those that are left out for one reason
SILENT = 7  # days without an article after which an outlet is called silent


@dataclass(frozen=True, slots=True)
class Fed:
    """What came from one outlet."""

    slug: str
    name: str
    articles: int
    newest: str
    """The day of its newest article, ISO 8601; empty where none is dated."""
    silent: int
    """Days from then to the newest article of all; -1 where that is not known."""


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    entries = [*site.entries, *site.hidden]
    titles = {found: tuple(site.topics[slug].topic.title for slug in found if slug in site.topics) for found in {one.record.topics for one in entries}}
    keys = [(one.record.sha, one.story, one.id, titles[one.record.topics]) for one in entries]
    yield Planned(Raw, [_beside(one.output) for one in entries], keys, lambda number: shared.json_file(_article(context, entries[number])))
    if "stories" in site.config.outputs:
        slugs = list(site.stories)
        told = [(site.stories[slug].mark, shared.listed(site.stories[slug].entries), tuple(one.id for one in site.stories[slug].entries)) for slug in slugs]
        yield Planned(Raw, [_beside(urls.story(slug)) for slug in slugs], told, lambda number: shared.json_file(_story(site, site.stories[slugs[number]])))
    fed = _fed(site)
    undated = sum(one.record.at is None for one in site.entries)
    key = repr((fed, len(site.entries), undated, len(site.stories), len(site.topics), _as_of(site), site.left))
    yield shared.one(Raw, urls.status(), key, partial(_status, site, fed, undated))
    yield shared.one(views.HealthPage, urls.health(), key, partial(_health, context, fed, undated))
    yield shared.one(Raw, urls.llms(), context.tree, partial(_llms, context))


def _beside(output: str) -> str:
    return output.removesuffix("html") + "json"


def _article(context: Context, entry: Entry) -> dict[str, object]:
    a, site = entry.article, context.site
    return {
        "id": a.id, "guid": urls.article_tag(site.authority, a.id), "url": site.config.base.absolute(entry.output), "title": a.title, "source": a.source or None,
        "original": a.url or None, "published": str(a.published) if a.published else None, "updated": str(a.updated) if a.updated else None,
        "estimated": list(a.estimated), "authors": list(a.authors), "dateline": a.dateline or None, "agency": a.agency or None,
        "language": a.language or site.config.language, "topics": list(a.topics), "story": entry.story, "copy_of": a.copy_of or None,
        "summary": entry.record.summary, "html": context.body(entry),
    }  # fmt: skip


def _story(site: Site, story: Story) -> dict[str, object]:
    base = site.config.base
    articles = [
        {"id": one.id, "title": one.title, "url": base.absolute(one.output), "source": one.record.source or None, "published": one.record.published or None}
        for one in story.entries
    ]
    outlets = sorted({one.record.source for one in story.entries if one.record.source})
    return {"story": story.slug, "title": story.title, "url": base.absolute(urls.story(story.slug)), "sources": outlets, "articles": articles}


def _fed(site: Site) -> tuple[Fed, ...]:
    last = next(iter(site.days), None)
    found = []
    for source in site.sources.values():
        newest = max(one.record.day for one in source.entries)
        silent = (last - date.fromisoformat(newest)).days if last and newest else -1
        found.append(Fed(source.slug, source.name, len(source.entries), newest, silent))
    return tuple(found)


def _as_of(site: Site) -> str:
    return next((one.record.published for one in site.entries if one.record.published), "")


def _status(site: Site, fed: tuple[Fed, ...], undated: int) -> Raw:
    return shared.json_file({
        "title": site.config.title, "as_of": _as_of(site) or None, "articles": len(site.entries), "undated": undated, "stories": len(site.stories),
        "topics": len(site.topics),
        "sources": [
            {"source": one.slug, "name": one.name, "articles": one.articles, "newest": one.newest or None, "days_silent": one.silent if one.silent >= 0 else None}
            for one in fed
        ],
        "left_out": [{"reason": one.reason, "count": one.count, "which": list(one.which[:NAMED])} for one in site.left],
    })  # fmt: skip


def _health(context: Context, fed: tuple[Fed, ...], undated: int) -> views.HealthPage:
    site, base = context.site, context.site.config.base
    rows = []
    for one in fed:
        link = views.Link(one.name, base.href(urls.source(one.slug)) if "sources" in site.config.outputs else "")
        day = views.Stamp(one.newest, site.words.on(one.newest), False) if one.newest else shared.stamp(site, None)
        rows.append(views.HealthRow(link, one.articles, day, one.silent if one.silent >= SILENT else 0))
    newest = next((shared.published(site, one) for one in site.entries if one.record.at is not None), shared.stamp(site, None))
    title, about = site.words.say("health"), site.words.say("health_about", site=site.config.title)
    head = shared.head(site, urls.health(), title, about, index=False, data=linked.collection(site, urls.health(), title))
    left = tuple(
        views.LeftRow(site.words.say(f"why_{one.reason}"), one.count, one.which[:NAMED], one.count - len(one.which[:NAMED]) if one.which else 0)
        for one in site.left
    )
    return views.HealthPage(context.frame, head, newest, len(site.entries), undated, tuple(rows), left, base.href(urls.status()))


def _llms(context: Context) -> Raw:
    """https://llmstxt.org"""
    site, base = context.site, context.site.config.base
    rows = [f"# {site.config.title}", "", f"> {site.config.description or 'News, by topic and by story, from several outlets.'}", ""]
    rows += ["Every article page has the same article as JSON at `index.json` beside it.", "", "## Start here", ""]
    rows += [f"- [Front page]({base.absolute(urls.home())})", f"- [Status]({base.absolute(urls.status())}): articles and days by outlet"]
    if "feeds" in site.config.outputs:
        rows += [f"- [Newest articles as JSON Feed]({base.absolute(urls.feed('json'))})", f"- [All feeds]({base.absolute(urls.opml())})"]
    if "topics" in site.config.outputs:
        rows += ["", "## Topics", ""]
        rows += [f"- [{node.topic.title}]({base.absolute(urls.topic(slug))})" for slug, node in site.topics.items()]
    return Raw(("\n".join(rows) + "\n").encode("utf-8", "replace"))

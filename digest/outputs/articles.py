"""One page an article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from digest import text, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry


def plan(context: Context) -> Iterator[Planned]:
    entries, hidden = context.site.entries, context.site.hidden
    frame = context.frame
    originals = {entry.article.id: entry for entry in entries}
    newer_one = dict(zip((entry.page.path for entry in entries[1:]), entries, strict=False))
    older_one = dict(zip((entry.page.path for entry in entries), entries[1:], strict=False))
    for entry in (*entries, *hidden):
        newer, older = newer_one.get(entry.page.path), older_one.get(entry.page.path)
        original = originals.get(entry.article.copy_of) if entry.article.copy_of else None
        yield Planned(entry.output, entry.page.path, partial(_view, context, frame, entry, newer, older, original))


def _view(context: Context, frame: views.Frame, entry: Entry, newer: Entry | None, older: Entry | None, original: Entry | None) -> views.ArticlePage:
    site, article = context.site, entry.article
    language = text.language_tag(article.language) or site.config.language
    story = site.stories.get(article.story)
    also = tuple(other for other in story.entries if other is not entry and other is not original) if story else ()
    zone = site.config.zone
    return views.ArticlePage(
        frame=frame,
        head=shared.head(site, entry.output, article.title, shared.summary(entry), index=not article.hide),
        title=article.title,
        body=Markup(context.body(entry)),  # noqa: S704 - our own renderer's output
        language=language,
        dir=text.direction(language),
        source=shared.source_link(site, entry),
        authors=article.authors,
        when=shared.published(site, entry),
        updated=shared.stamp(article.updated, zone, "updated" in article.estimated) if article.updated else views.Stamp("", "", False),
        dateline=article.dateline,
        agency=article.agency,
        summary=article.summary,
        captions=article.captions,
        original=article.url if article.url.startswith(("https://", "http://")) else "",
        topics=tuple(shared.topic_link(site, slug) for slug in article.topics if slug in site.topics and shared.topic_href(site, slug)),
        story=views.Link(story.title, href) if story and (href := shared.story_href(site, story)) != story.entries[0].href else shared.NOWHERE,
        also=tuple(shared.card(site, other) for other in also),
        copy_of=(shared.card(site, original),) if original else (),
        newer=_link(newer),
        older=_link(older),
    )


def _link(entry: Entry | None) -> views.Link:
    return views.Link(entry.article.title, entry.href) if entry else shared.NOWHERE

"""One page an article."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from digest import text, urls, views
from digest.outputs import linked, pictured, shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry, Site, Story, author_slug


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    entries = [*site.entries, *site.hidden]
    last = len(site.entries) - 1
    originals = _originals(entries)

    def view(number: int) -> views.ArticlePage:
        entry = entries[number]
        newer = entries[number - 1] if 0 < number <= last else None
        older = entries[number + 1] if number < last else None
        return page(context, entry, newer, older, originals.get(entry.record.copy_of))

    keys = _keys(context, entries, originals)
    yield Planned(views.ArticlePage, [entry.record.output for entry in entries], keys, view, [entry.record.path for entry in entries])


def page(context: Context, entry: Entry, newer: Entry | None = None, older: Entry | None = None, original: Entry | None = None) -> views.ArticlePage:
    """What the page of an article shows; `original` is the article that it repeats."""
    site, article = context.site, entry.article
    language = text.language_tag(article.language) or site.config.language
    story = _story(context, entry)
    also = tuple(other for other in story.entries if other is not entry and other is not original) if story else ()
    shown = pictured.figure(context.stock, site.config.base, article.image, entry.path) if entry.record.image else ()
    card = pictured.shared_card(context, context.site.stories.get(entry.story), shown) if shown or site.config.cards else ""
    hosts = pictured.asked(context.stock, entry.record.pictures)
    data = linked.article(site, entry, article, language, card)
    return views.ArticlePage(
        frame=context.frame,
        head=shared.head(site, entry.output, article.title, entry.record.summary, index=not article.hide, data=data, card=card, hosts=hosts),
        title=article.title,
        pictures=shown,
        body=Markup(context.body(entry)),  # noqa: S704 - our own renderer's output
        language=language,
        dir=text.direction(language),
        source=shared.source_link(site, entry),
        authors=tuple(_author(site, name) for name in article.persons),
        when=shared.published(site, entry),
        updated=shared.stamp(site, article.updated, "updated" in article.estimated) if article.updated else views.Stamp("", "", False),
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


def _originals(entries: list[Entry]) -> dict[str, Entry]:
    """The articles that others repeat, by id."""
    wanted = {entry.record.copy_of for entry in entries if entry.record.traits}
    return {entry.id: entry for entry in entries if entry.id in wanted and not entry.record.hide} if wanted else {}


def _keys(context: Context, entries: list[Entry], originals: dict[str, Entry]) -> list[object]:
    """For each page: its own text, titles and addresses of its neighbours, the names of its outlet and topics, its story, and what it repeats."""
    site = context.site
    outlets = {slug: source.name for slug, source in site.sources.items()}
    records = [entry.record for entry in entries]
    names = {found: tuple((slug, site.topics[slug].topic.title) for slug in found if slug in site.topics) for found in {one.topics for one in records}}
    links: list[tuple[str, str] | None] = [(one.title, one.path) for one in records[: len(site.entries)]]
    lonely: list[tuple[str, str] | None] = [None] * len(site.hidden)
    newer = [None, *links[:-1], *lonely] if links else lonely
    older = [*links[1:], None, *lonely] if links else lonely
    keys: list[object] = [
        (one.sha, after, before, outlets.get(one.outlet), names[one.topics]) for one, after, before in zip(records, newer, older, strict=True)
    ]
    for number, entry in enumerate(entries):
        if not entry.alone or (entry.record.traits and (entry.record.hide or entry.record.copy_of)):
            story, original = _story(context, entry), originals.get(entry.record.copy_of)
            named = tuple(author_slug(name) in site.authors for name in entry.record.authors) if entry.record.hide else ()
            keys[number] = (keys[number], story and shared.faces(site, story.entries) + story.mark, original and original.face, named)
    if site.config.cards:
        keys = [(key, pictured.shared_card(context, _story(context, entry), ())) for key, entry in zip(keys, entries, strict=True)]
    return keys


def _story(context: Context, entry: Entry) -> Story | None:
    return context.site.stories.get(entry.story)


def _author(site: Site, name: str) -> views.Link:
    """Every author of an article that stands in lists has a page; others may have none."""
    slug = author_slug(name)
    return views.Link(name, site.config.base.href(urls.author(slug)) if slug in site.authors else "")


def _link(entry: Entry | None) -> views.Link:
    return views.Link(entry.title, entry.href) if entry else shared.NOWHERE

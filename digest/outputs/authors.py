"""A page of everybody whom bylines name; for each their newest articles and numbered pages of the older ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import text, urls, views
from digest.outputs import linked, paging, shared
from digest.outputs.shared import Context, Planned
from digest.site import Author, Entry, Site


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    if not site.authors:
        return
    size = site.config.per_page
    rows = tuple((author.slug, author.name, len(author.entries)) for author in site.authors.values())
    yield shared.one(views.AuthorsPage, urls.authors(), rows, partial(_all, context))
    pages = [(author, number, entries) for author in site.authors.values() for number, entries in paging.numbered(author.entries, size)]

    def key(author: Author, number: int, entries: tuple[Entry, ...]) -> object:
        count = 0 if number else len(author.entries)
        return author.name, count, paging.neighbours(number, author.entries, size), shared.listed(entries)

    paths = [urls.author(author.slug, number) for author, number, _ in pages]
    yield Planned(views.AuthorPage, paths, [key(*page) for page in pages], lambda number: _view(context, *pages[number]))


def _view(context: Context, author: Author, number: int, entries: tuple[Entry, ...]) -> views.AuthorPage:
    site, path, say = context.site, urls.author(author.slug, number), context.site.words.say
    title = say("page_of", title=author.name, page=number) if number else author.name
    data = linked.collection(site, path, title, ((say("authors"), urls.authors()),))
    newer, older = paging.neighbours(number, author.entries, site.config.per_page)
    return views.AuthorPage(
        frame=context.frame,
        head=shared.head(site, path, title, say("author_about", author=author.name, site=site.config.title), data=data),
        title=author.name,
        number=number,
        count=0 if number else len(author.entries),
        cards=tuple(shared.card(site, entry) for entry in entries),
        newer=_link(site, author.slug, newer, say("newer")),
        older=_link(site, author.slug, older, say("older")),
    )


def _link(site: Site, slug: str, number: int | None, title: str) -> views.Link:
    return shared.NOWHERE if number is None else views.Link(title, site.config.base.href(urls.author(slug, number)))


def _all(context: Context) -> views.AuthorsPage:
    site = context.site
    named = sorted(site.authors.values(), key=lambda author: (text.fold(author.name), author.slug))
    rows = tuple(views.NameRow(views.Link(author.name, site.config.base.href(urls.author(author.slug))), len(author.entries)) for author in named)
    title, about = site.words.say("authors"), site.words.say("authors_about", site=site.config.title)
    head = shared.head(site, urls.authors(), title, about, data=linked.collection(site, urls.authors(), title))
    return views.AuthorsPage(context.frame, head, rows)

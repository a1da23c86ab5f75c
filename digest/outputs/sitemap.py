"""sitemap.xml (an index of several where there are many pages), sitemap-news.xml, robots.txt, .nojekyll, and CNAME where a setting asks for it.

The news stand in a file of their own: the schema of sitemaps takes no element that it doesn't know, and not all who read sitemaps know these.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from itertools import islice, takewhile

from digest import urls
from digest.outputs import paging, shared
from digest.outputs.shared import Context, Planned, Raw
from digest.record import digest
from digest.site import Entry, Site

MOST = 45_000  # addresses in one file; the protocol allows 50,000
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: at most a thousand, of the last two days
NEWS = "sitemap-news.xml"
MOST_NEWS = 1000
RECENT = 2 * 24 * 60 * 60  # seconds before the newest article: a build asks no clock
Address = tuple[str, str]
"""An output path and the day of its newest article, ISO 8601; empty where that is unknown."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE = f'{_SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def plan(context: Context) -> Iterator[Planned]:
    base = context.site.config.base
    addresses = _addresses(context)
    recent = news(context.site)
    parts = [addresses[first : first + MOST] for first in range(0, max(1, len(addresses)), MOST)]
    if len(parts) == 1:
        yield _map(context, "sitemap.xml", addresses)
    else:
        names = [f"sitemap-{number + 1}.xml" for number in range(len(parts))]
        rows = "".join(f"<sitemap><loc>{escape(base.absolute(name))}</loc></sitemap>\n" for name in (*names, *([NEWS] if recent else [])))
        yield _raw("sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n")
        for name, part in zip(names, parts, strict=True):
            yield _map(context, name, part)
    if recent:
        yield shared.one(Raw, NEWS, shared.listed(recent), partial(_news, context, recent))
    yield _raw("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base.absolute('sitemap.xml')}\n")
    yield _raw(".nojekyll", "")
    if context.site.config.cname:
        yield _raw("CNAME", context.site.config.cname + "\n")


def news(site: Site) -> list[Entry]:
    """The articles of the last two days before the newest one, as far as their dates are known."""
    if not site.entries:
        return []
    since = site.entries[0].at - RECENT
    recent = takewhile(lambda entry: entry.at > since, site.entries)
    return list(islice((entry for entry in recent if entry.record.published), MOST_NEWS))


def _raw(path: str, text: str) -> Planned:
    return shared.one(Raw, path, text, partial(Raw, text.encode()))


def _map(context: Context, name: str, addresses: list[Address]) -> Planned:
    key = digest("\n".join(map("\t".join, addresses)))
    return shared.one(Raw, name, key, partial(_rows, context, addresses))


def _rows(context: Context, addresses: list[Address]) -> Raw:
    rows = []
    for path, day in addresses:
        stamp = f"<lastmod>{day}</lastmod>" if day else ""
        rows.append(f"<url><loc>{escape(context.site.config.base.absolute(path))}</loc>{stamp}</url>\n")
    return Raw(f"{_HEAD}<urlset {_SPACE}>\n{''.join(rows)}</urlset>\n".encode())


def _news(context: Context, recent: list[Entry]) -> Raw:
    site = context.site
    name = escape(site.config.title, quote=False)
    rows = []
    for entry in recent:
        tag = _language(shared.lang(site, entry)[0] or site.config.language)
        publication = f"<news:publication><news:name>{name}</news:name><news:language>{tag}</news:language></news:publication>"
        told = f"<news:publication_date>{entry.record.published}</news:publication_date><news:title>{escape(entry.title, quote=False)}</news:title>"
        rows.append(f"<url><loc>{escape(site.config.base.absolute(entry.output))}</loc><news:news>{publication}{told}</news:news></url>\n")
    return Raw(f"{_HEAD}<urlset {_NEWS_SPACE}>\n{''.join(rows)}</urlset>\n".encode("utf-8", "replace"))


def _language(tag: str) -> str:
    """A language as the news extension wants it: two or three letters, but for Chinese, whose script it asks for."""
    first, _, rest = tag.lower().partition("-")
    if first != "zh":
        return first
    return "zh-tw" if rest in ("tw", "hk", "mo", "hant") else "zh-cn"


def _addresses(context: Context) -> list[Address]:
    """Every page that search engines may list, with the day of its newest article where that is known."""
    site, outputs, size = context.site, context.site.config.outputs, context.site.config.per_page
    found: list[Address] = []
    if "home" in outputs:
        found.append((urls.home(), site.entries[0].day if site.entries else ""))
    if "articles" in outputs:
        found += [(entry.record.output, entry.record.updated or entry.day) for entry in site.entries]
    if "stories" in outputs:
        found += [(urls.story(slug), site.stories[slug].entries[0].day) for slug in site.stories.shared()]
    if "topics" in outputs:
        found.append((urls.topics(), ""))
        for node in site.topics.values():
            found += [(urls.topic(node.topic.slug, number), page[0].day if page else "") for number, page in paging.numbered(node.entries, size)]
    if "sources" in outputs:
        found.append((urls.sources(), ""))
        for source in site.sources.values():
            found += [(urls.source(source.slug, number), page[0].day) for number, page in paging.numbered(source.entries, size)]
    if site.authors:
        found.append((urls.authors(), ""))
        for author in site.authors.values():
            found += [(urls.author(author.slug, number), page[0].day) for number, page in paging.numbered(author.entries, size)]
    if "editions" in outputs:
        found += [(urls.edition(day.isoformat()), day.isoformat()) for day in site.days]
        newest = {urls.week(day): day for day in reversed(list(site.days))}
        found += [(urls.edition(name), day.isoformat()) for name, day in newest.items()]
    if "archive" in outputs:
        found += [(urls.archive(), ""), *((urls.archive(year), "") for year in dict.fromkeys(day.year for day in site.days))]
        undated = tuple(entry for entry in site.entries if entry.record.at is None)
        found += [(urls.undated(number), "") for number, _ in paging.numbered(undated, site.config.per_page) if undated]
    if "feeds" in outputs:
        found.append((urls.feeds(), ""))
    return [*found, *((urls.plain_page(page.slug), "") for page in site.pages)]

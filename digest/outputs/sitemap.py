"""sitemap.xml (an index of several where there are many pages), robots.txt, .nojekyll, and CNAME where a setting asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from digest import urls
from digest.outputs import paging, shared
from digest.outputs.shared import Context, Planned, Raw
from digest.record import digest

MOST = 45_000  # addresses in one file; the protocol allows 50,000
Address = tuple[str, str]
"""An output path and the day of its newest article, ISO 8601; empty where that is unknown."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def plan(context: Context) -> Iterator[Planned]:
    base = context.site.config.base
    addresses = _addresses(context)
    parts = [addresses[first : first + MOST] for first in range(0, max(1, len(addresses)), MOST)]
    if len(parts) == 1:
        yield _map(context, "sitemap.xml", addresses)
    else:
        names = [f"sitemap-{number + 1}.xml" for number in range(len(parts))]
        rows = "".join(f"<sitemap><loc>{escape(base.absolute(name))}</loc></sitemap>\n" for name in names)
        yield _raw("sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n")
        for name, part in zip(names, parts, strict=True):
            yield _map(context, name, part)
    yield _raw("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base.absolute('sitemap.xml')}\n")
    yield _raw(".nojekyll", "")
    if context.site.config.cname:
        yield _raw("CNAME", context.site.config.cname + "\n")


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


def _addresses(context: Context) -> list[Address]:
    """Every page that search engines may list, with the day of its newest article where that is known."""
    site, outputs = context.site, context.site.config.outputs
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
            found += [
                (urls.topic(node.topic.slug, number), page[0].day if page else "") for number, page in paging.numbered(node.entries, site.config.per_page)
            ]
    if "sources" in outputs:
        found += [(urls.sources(), ""), *((urls.source(source.slug), source.entries[0].day) for source in site.sources.values())]
    if site.authors:
        found += [(urls.authors(), ""), *((urls.author(author.slug), author.entries[0].day) for author in site.authors.values())]
    if "editions" in outputs:
        found += [(urls.edition(day.isoformat()), day.isoformat()) for day in site.days]
        newest = {urls.week(day): day for day in reversed(list(site.days))}
        found += [(urls.edition(name), day.isoformat()) for name, day in newest.items()]
    if "archive" in outputs:
        found += [(urls.archive(), ""), *((urls.archive(year), "") for year in dict.fromkeys(day.year for day in site.days))]
    if "feeds" in outputs:
        found.append((urls.feeds(), ""))
    return [*found, *((urls.plain_page(page.slug), "") for page in site.pages)]

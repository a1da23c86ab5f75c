"""sitemap.xml (an index of several where there are many pages), robots.txt and .nojekyll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from xml.sax.saxutils import escape

from digest import urls
from digest.outputs import shared
from digest.outputs.shared import Context, Planned, Raw

MOST = 45_000  # addresses in one file; the protocol allows 50,000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def plan(context: Context) -> Iterator[Planned]:
    base = context.site.config.base
    count = len(_addresses(context))
    if count <= MOST:
        yield Planned("sitemap.xml", "", partial(_map, context, 0, count))
    else:
        names = [f"sitemap-{number + 1}.xml" for number in range(-(-count // MOST))]
        rows = "".join(f"<sitemap><loc>{escape(base.absolute(name))}</loc></sitemap>\n" for name in names)
        yield Planned("sitemap.xml", "", partial(Raw, f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n".encode()))
        for number, name in enumerate(names):
            yield Planned(name, "", partial(_map, context, number * MOST, (number + 1) * MOST))
    yield Planned("robots.txt", "", partial(Raw, f"User-agent: *\nAllow: /\n\nSitemap: {base.absolute('sitemap.xml')}\n".encode()))
    yield Planned(".nojekyll", "", partial(Raw, b""))


def _map(context: Context, first: int, last: int) -> Raw:
    rows = []
    for path, day in _addresses(context)[first:last]:
        stamp = f"<lastmod>{day}</lastmod>" if day else ""
        rows.append(f"<url><loc>{escape(context.site.config.base.absolute(path))}</loc>{stamp}</url>\n")
    return Raw(f"{_HEAD}<urlset {_SPACE}>\n{''.join(rows)}</urlset>\n".encode())


def _addresses(context: Context) -> list[tuple[str, date | None]]:
    """Every page that search engines may list, with the day of its newest article where that is known."""
    site, outputs = context.site, context.site.config.outputs
    found: list[tuple[str, date | None]] = []
    if "home" in outputs:
        found.append((urls.home(), site.entries[0].day if site.entries else None))
    if "articles" in outputs:
        found += [(entry.output, entry.article.updated.day(site.config.zone) if entry.article.updated else entry.day) for entry in site.entries]
    if "stories" in outputs:
        found += [(urls.story(story.slug), story.entries[0].day) for story in site.stories.values() if len(story.entries) > 1]
    if "topics" in outputs:
        found.append((urls.topics(), None))
        for node in site.topics.values():
            found += [
                (urls.topic(node.topic.slug, number), page[0].day if page else None) for number, page in shared.numbered(node.entries, site.config.per_page)
            ]
    if "sources" in outputs:
        found += [(urls.sources(), None), *((urls.source(source.slug), source.entries[0].day) for source in site.sources.values())]
    if "editions" in outputs:
        found += [(urls.edition(day.isoformat()), day) for day in site.days]
    if "archive" in outputs:
        found.append((urls.archive(), None))
    if "feeds" in outputs:
        found.append((urls.feeds(), None))
    return [*found, *((urls.plain_page(page.slug), None) for page in site.pages)]

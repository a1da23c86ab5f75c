"""A Site → the files it publishes; one module an output, none knows another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest import urls
from digest.outputs import app, archive, articles, assets, authors, cards, data, editions, feeds, home, pages, saved, search, sitemap, sources, stories, topics
from digest.outputs.shared import Context, Planned

OUTPUTS: tuple[tuple[str, Callable[[Context], Iterator[Planned]]], ...] = (
    ("articles", articles.plan),
    ("home", home.plan),
    ("topics", topics.plan),
    ("stories", stories.plan),
    ("sources", sources.plan),
    ("authors", authors.plan),
    ("editions", editions.plan),
    ("archive", archive.plan),
    ("search", search.plan),
    ("feeds", feeds.plan),
    ("sitemap", sitemap.plan),
    ("app", app.plan),
    ("saved", saved.plan),
    ("data", data.plan),
    ("", cards.plan),
    ("", pages.plan),
    ("", assets.plan),
)
"""What is published, by the name that `outputs:` in digest.yaml gives it; what has no name always is."""


YIELD = frozenset({urls.icon(name) for name in assets.ICONS} | {"robots.txt", ".nojekyll", "CNAME", urls.llms(), urls.manifest(), urls.opml()})
"""Output paths of files for machines, in whose place a file of static/ may stand."""


def plan(context: Context) -> Iterator[Planned]:
    """Every file of the site, each with the function that makes what is in it."""
    given = YIELD & context.stock.static.keys()
    for name, output in OUTPUTS:
        if not name or name in context.site.config.outputs:
            for table in output(context):
                if not (given and len(table.paths) == 1 and table.paths[0] in given) or table.sources[:1] == (f"static/{table.paths[0]}",):
                    yield table

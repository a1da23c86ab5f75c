"""What pages say of themselves to machines: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from digest import text, urls
from digest.model import Article
from digest.site import Entry, Site

Node = dict[str, object]
HEADLINE = 110  # characters of a headline that search engines show


def website(site: Site) -> Markup:
    """The site itself, and where it can be searched."""
    base, config = site.config.base, site.config
    node: Node = {"@type": "WebSite", "@id": base.absolute(urls.home()), "name": config.title, "url": base.absolute(urls.home()), "inLanguage": config.language}
    if config.description:
        node["description"] = config.description
    if "search" in config.outputs:
        target = {"@type": "EntryPoint", "urlTemplate": base.absolute(urls.search()) + "?q={q}"}
        node["potentialAction"] = {"@type": "SearchAction", "target": target, "query": "required name=q"}
    return _written(node)


def article(site: Site, entry: Entry, found: Article, language: str) -> Markup:
    """An article of a news outlet, and where it stands in the site."""
    address = site.config.base.absolute(entry.output)
    node: Node = {"@type": "NewsArticle", "@id": address, "headline": text.cut(text.line(found.title), HEADLINE), "url": address, "inLanguage": language}
    if found.published:
        node["datePublished"] = str(found.published)
    if found.updated or found.published:
        node["dateModified"] = str(found.updated or found.published)
    if entry.record.summary:
        node["description"] = text.cut(text.line(entry.record.summary), 300)
    if found.authors:
        node["author"] = [{"@type": "Person", "name": name} for name in found.authors]
    if found.source:
        node["publisher"] = {"@type": "NewsMediaOrganization", "name": found.source}
    if found.url.startswith(("https://", "http://")):
        node["isBasedOn"] = found.url
    topics = [slug for slug in found.topics if slug in site.topics]
    if topics:
        node["articleSection"] = [site.topics[slug].topic.title for slug in topics]
    first = [(site.topics[topics[0]].topic.title, urls.topic(topics[0]))] if topics and "topics" in site.config.outputs else []
    return _written(node, _trail(site, [*first, (found.title, entry.output)]))


def collection(site: Site, path: str, title: str, above: Sequence[tuple[str, str]] = ()) -> Markup:
    """A page that lists articles. `above` are the titles and output paths of the pages it stands below, without the home page."""
    address = site.config.base.absolute(path)
    node: Node = {"@type": "CollectionPage", "@id": address, "name": text.line(title), "url": address, "inLanguage": site.config.language}
    node["isPartOf"] = {"@id": site.config.base.absolute(urls.home())}
    return _written(node, _trail(site, [*above, (title, path)]))


def _trail(site: Site, steps: Sequence[tuple[str, str]]) -> Node:
    whole = [(site.config.title, urls.home()), *steps]
    items = [
        {"@type": "ListItem", "position": number, "name": text.line(title), "item": site.config.base.absolute(path)}
        for number, (title, path) in enumerate(whole, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _written(*nodes: Node) -> Markup:
    """As it stands in a <script>, which no text can end."""
    whole = {"@context": "https://schema.org", **nodes[0]} if len(nodes) == 1 else {"@context": "https://schema.org", "@graph": list(nodes)}
    said = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return Markup(said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - nothing is left that means anything to HTML

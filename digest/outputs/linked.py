"""What pages say of themselves to machines: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from functools import lru_cache

from markupsafe import Markup

from digest import text, urls
from digest.model import Article
from digest.site import Entry, Site, author_slug

Node = dict[str, object]
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
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
    return _written(_encoded({"@context": "https://schema.org", **node}))


def article(site: Site, entry: Entry, found: Article, language: str, image: str = "") -> Markup:
    """An article of a news outlet, and where it stands in the site; `image` is the absolute address of the picture that stands for it."""
    address = site.config.base.absolute(entry.output)
    node: Node = {"@type": "NewsArticle", "@id": address, "headline": text.cut(text.line(found.title), HEADLINE), "url": address, "inLanguage": language}
    if found.published:
        node["datePublished"] = str(found.published)
    if found.updated or found.published:
        node["dateModified"] = str(found.updated or found.published)
    if entry.record.summary:
        node["description"] = text.cut(text.line(entry.record.summary), 300)
    if image:
        node["image"] = image
    if found.persons:
        node["author"] = [_person(site, name) for name in found.persons]
    elif found.authors:
        node["author"] = {"@type": "NewsMediaOrganization", "name": found.source}
    if found.source:
        node["publisher"] = {"@type": "NewsMediaOrganization", "name": found.source}
    if found.url.startswith(("https://", "http://")):
        node["isBasedOn"] = found.url
    topics = [slug for slug in found.topics if slug in site.topics]
    if topics:
        node["articleSection"] = [site.topics[slug].topic.title for slug in topics]
    first = [(site.topics[topics[0]].topic.title, urls.topic(topics[0]))] if topics and "topics" in site.config.outputs else []
    return _both(site, node, tuple(first), found.title, address)


def _person(site: Site, name: str) -> Node:
    slug = author_slug(name)
    return {"@type": "Person", "name": name, **({"url": site.config.base.absolute(urls.author(slug))} if slug in site.authors else {})}


def collection(site: Site, path: str, title: str, above: tuple[tuple[str, str], ...] = ()) -> Markup:
    """A page that lists articles. `above` are the titles and output paths of the pages it stands below, without the home page."""
    address = site.config.base.absolute(path)
    node: Node = {"@type": "CollectionPage", "@id": address, "name": text.line(title), "url": address, "inLanguage": site.config.language}
    node["isPartOf"] = {"@id": site.config.base.absolute(urls.home())}
    return _both(site, node, above, title, address)


def _both(site: Site, node: Node, above: tuple[tuple[str, str], ...], title: str, address: str) -> Markup:
    """A page and its breadcrumbs."""
    base = site.config.base
    steps = _steps(((site.config.title, base.absolute(urls.home())), *((name, base.absolute(path)) for name, path in above)))
    last = _encoded({"@type": "ListItem", "position": len(above) + 2, "name": text.line(title), "item": address})
    return _written(f'{{"@context":"https://schema.org","@graph":[{_encoded(node)},{{"@type":"BreadcrumbList","itemListElement":[{steps}{last}]}}]}}')


@lru_cache(1024)
def _steps(above: tuple[tuple[str, str], ...]) -> str:
    """The breadcrumbs that lead to many pages, each with a comma behind it."""
    items = ({"@type": "ListItem", "position": number, "name": text.line(title), "item": address} for number, (title, address) in enumerate(above, 1))
    return "".join(_encoded(item) + "," for item in items)


def _written(said: str) -> Markup:
    """As it stands in a <script>, which no text can end."""
    return Markup(said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - nothing is left that means anything to HTML

"""What pages take from their theme and from the settings of its looks: the colour of the page, the logo with its size, comments, and what may be loaded."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from digest import elsewhere, pictures, theme, views
from digest.site import Site


def paper(files: Mapping[str, bytes]) -> tuple[views.Paper, ...]:
    """The colour of the page; nothing where the style sheet does not tell."""
    found = theme.palette(files["style.css"].decode("utf-8", "replace")).get("paper")
    return (views.Paper(found.light, found.dark),) if found else ()


def logo(site: Site, files: Mapping[str, bytes]) -> tuple[views.Logo, ...]:
    """The picture in place of the name, or nothing."""
    name = site.config.theme.logo
    found = pictures.size(files[name]) if name else None
    return (views.Logo(site.config.base.href(site.assets[name]), found.width, found.height),) if found else ()


def comments(site: Site) -> tuple[views.Comments, ...]:
    """Who keeps comments, or nothing."""
    script, language = elsewhere.GISCUS + "/client.js", elsewhere.language(site.config.language)
    return tuple(views.Comments(script, one.repo, one.repo_id, one.category, one.category_id, one.mapping, one.theme, language) for one in site.config.comments)


def policies(site: Site) -> tuple[Markup, Markup]:
    """The Content-Security-Policy of pages, and that of pages with comments."""
    allowed, talk = site.config.allow, site.config.comments
    return Markup(elsewhere.policy(allowed)), Markup(elsewhere.policy(allowed, talk))  # noqa: S704 - of our own words, and hosts in a strict form


def finding(site: Site) -> Markup:
    """The Content-Security-Policy of a page on which Pagefind searches."""
    return Markup(elsewhere.policy(site.config.allow, wasm=True))  # noqa: S704 - as above

"""What pages take from the style sheet and the assets of their theme: the colour of the page, and the logo with its size."""

from __future__ import annotations

from collections.abc import Mapping

from digest import theme, views
from digest.site import Site


def paper(files: Mapping[str, bytes]) -> tuple[views.Paper, ...]:
    """The colour of the page; nothing where the style sheet does not tell."""
    found = theme.palette(files["style.css"].decode("utf-8", "replace")).get("paper")
    return (views.Paper(found.light, found.dark),) if found else ()


def logo(site: Site, files: Mapping[str, bytes]) -> tuple[views.Logo, ...]:
    """The picture in place of the name, or nothing."""
    name = site.config.theme.logo
    return (views.Logo(site.config.base.href(site.assets[name]), *theme.size(files[name])),) if name else ()

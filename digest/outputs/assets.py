"""What is published as it is: the theme's assets under names that change with their content, icons, pictures in their sizes, and the files of static/."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import drawing, urls
from digest.outputs import pictured, shared
from digest.outputs.shared import Context, Planned, Raw
from digest.record import digest

ICONS = {"apple-touch-icon": (180, False), "icon-192": (192, True), "icon-512": (512, True), "icon-maskable": (512, False)}
"""Pixels of a side, and whether the corners are round: https://www.w3.org/TR/appmanifest/#icon-masks"""
SHIPPED = "default-"
"""How the names of those assets begin that stand in where no icon can be drawn."""
CACHED = "assets/"
"""The folder of static/ whose files also stand under names that change with their content."""


def plan(context: Context) -> Iterator[Planned]:
    for name, data in context.files.items():
        if name == "worker.js" or name.startswith(SHIPPED) or name.removesuffix(".png") in ICONS:
            continue  # part of the service worker, which has an address of its own; icons, which have too
        yield shared.one(Raw, context.site.assets[name], "", partial(Raw, data), f"templates/assets/{name}")
    for name in ICONS:
        yield _icon(context, name)
    yield from _pictures(context)
    yield from _static(context)


def icon_svg(title: str, colours: drawing.Colours, shipped: bytes) -> bytes:
    """The icon of a site that brings none along: its title's letters, or where it has none what is `shipped`."""
    letters = drawing.letters(title)
    return drawing.svg_icon(letters, colours) if letters else shipped


def _icon(context: Context, name: str) -> Planned:
    """The theme's own, or one of the title's letters."""
    laid = context.files.get(f"{name}.png")
    if laid is not None:
        return shared.one(Raw, urls.icon(name), digest(laid), partial(Raw, laid), f"templates/assets/{name}.png")
    letters = drawing.letters(context.site.config.title)
    if not (letters and drawing.can_draw(letters) and drawing.is_installed()):
        shipped = context.files[f"{SHIPPED}{'icon-512' if name == 'icon-maskable' else name}.png"]  # its mark keeps clear of the edges
        return shared.one(Raw, urls.icon(name), digest(shipped), partial(Raw, shipped))
    icon = drawing.Icon(letters, *ICONS[name], pictured.colours(context.files))
    return shared.one(drawing.Icon, urls.icon(name), repr(icon), lambda: icon)


def _pictures(context: Context) -> Iterator[Planned]:
    """Those that a page shows, in all their sizes."""
    stock, site = context.stock, context.site
    if not stock.pictures:
        return
    named = [(src, entry.path) for entry in (*site.entries, *site.hidden) if entry.record.traits for src in entry.record.pictures]
    named += pictured.named(context)
    shown = {found.file: found for src, page in named if (found := stock.find(src, page))}
    variants = {one.path: (found.file, found.mark) for found in shown.values() for one in found.variants if one.path not in stock.static}
    paths = sorted(variants)
    keys, sources = [variants[path][1] for path in paths], [variants[path][0] for path in paths]
    yield Planned(Raw, paths, keys, lambda number: Raw(stock.load(paths[number])), sources)


def _static(context: Context) -> Iterator[Planned]:
    stock, assets = context.stock, context.site.assets
    hashed = {assets[name]: path for path in stock.static if path.startswith(CACHED) and (name := path.removeprefix(CACHED)) not in context.files}
    found = {path: path for path in stock.static} | hashed
    paths = sorted(found)
    if paths:
        keys, sources = [stock.static[found[path]] for path in paths], [f"static/{found[path]}" for path in paths]
        yield Planned(Raw, paths, keys, lambda number: Raw(stock.load(found[paths[number]])), sources)

"""What makes the site an app that opens without a network: the manifest, the service worker, and the page shown where nothing was saved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned, Raw

WORKER = "worker.js"
"""The asset that the service worker is made of."""
SHORT = 12  # characters of a name below an icon


def plan(context: Context) -> Iterator[Planned]:
    yield shared.one(Raw, urls.manifest(), tuple(context.site.assets.items()), partial(_manifest, context))
    yield shared.one(views.OfflinePage, urls.offline(), "", partial(_offline, context))
    version = shared.listed(context.site.entries[:200]).hex()
    kept = _kept(context)
    yield shared.one(Raw, urls.worker(), (version, kept, context.site.assets[WORKER]), partial(_worker, context, version, kept))


def _manifest(context: Context) -> Raw:
    """https://www.w3.org/TR/appmanifest/"""
    config, base, assets = context.site.config, context.site.config.base, context.site.assets
    paper = context.frame.paper[0].light if context.frame.paper else "#ffffff"
    said = {
        "name": config.title,
        "short_name": config.title if len(config.title) <= SHORT else config.title.removeprefix("The ")[:SHORT].strip(),
        "description": config.description or context.site.words.say("site_about", site=config.title),
        "lang": config.language,
        "id": base.href(urls.home()),
        "start_url": base.href(urls.home()),
        "scope": base.href(urls.home()),
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "categories": ["news"],
        "icons": [
            {"src": base.href(assets["icon.svg"]), "type": "image/svg+xml", "sizes": "any", "purpose": "any"},
            {"src": base.href(urls.icon("icon-192")), "type": "image/png", "sizes": "192x192", "purpose": "any"},
            {"src": base.href(urls.icon("icon-512")), "type": "image/png", "sizes": "512x512", "purpose": "any"},
            {"src": base.href(urls.icon("icon-maskable")), "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
        ],
    }
    return shared.json_file(said)


def _kept(context: Context) -> tuple[str, ...]:
    """Addresses of what is kept for readers without a network from the first visit on: the front page, the newest edition, and what they need."""
    site, base = context.site, context.site.config.base
    pages = [urls.home(), urls.offline()]
    if "editions" in site.config.outputs and site.days:
        pages.append(urls.edition(next(iter(site.days)).isoformat()))
    own = ("marks.js", "saved.js") if "saved" in site.config.outputs else ()
    if own:
        pages.append(urls.saved())
    return tuple(base.href(path) for path in (*pages, *(site.assets[name] for name in ("style.css", "site.js", "icon.svg", *own))))


def _worker(context: Context, version: str, kept: tuple[str, ...]) -> Raw:
    base = context.site.config.base
    said = {"version": version, "kept": kept, "assets": base.href("assets/"), "pictures": base.href("pictures/"), "offline": base.href(urls.offline())}
    head = f"const SITE = {json.dumps(said)};\n"
    return Raw(head.encode() + context.files[WORKER])


def _offline(context: Context) -> views.OfflinePage:
    return views.OfflinePage(context.frame, shared.head(context.site, urls.offline(), context.site.words.say("offline"), index=False))

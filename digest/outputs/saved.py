"""The page of what a reader saved, muted and read. All of it lives in the reader's browser: see marks.js of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned


def plan(context: Context) -> Iterator[Planned]:
    yield shared.one(views.SavedPage, urls.saved(), context.site.assets["saved.js"], partial(_view, context))


def _view(context: Context) -> views.SavedPage:
    site = context.site
    head = shared.head(site, urls.saved(), site.words.say("saved"), index=False)
    return views.SavedPage(context.frame, head, site.config.base.href(site.assets["saved.js"]))

"""A Site and the name of an edition → that edition, ready to leave the site as an e-mail, an e-book or a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from digest import urls, views
from digest.outputs import editions
from digest.outputs.shared import Context
from digest.problem import Problem
from digest.site import Entry, Site

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest of a day or a week."""

    name: str
    """`2025-06-04` or `2025-W23`."""
    page: views.EditionPage
    """What its page on the site shows."""
    entries: tuple[Entry, ...]
    """Its articles, newest first."""
    guid: str
    at: datetime
    """When its newest article was published: the only time that it knows."""
    online: str
    """Its absolute address, or the front page's where editions are not published."""


def edition(context: Context, name: str) -> Edition:
    """The edition of a day, of a week, or the `latest` day. Raises Problem where there is none."""
    site = context.site
    entries = _entries(site, name)
    if name == LATEST and entries:
        name = next(iter(site.days)).isoformat()
    (planned,) = editions.plan(context)
    path = urls.edition(name)
    if not entries or path not in planned.paths:
        raise Problem(name, 0, "there is no such edition", _near(site))
    page = planned.view(planned.paths.index(path))
    assert isinstance(page, views.EditionPage)
    online = site.config.base.absolute(path if "editions" in site.config.outputs else urls.home())
    return Edition(name, page, entries, urls.edition_tag(site.authority, name), max(entry.sort.at for entry in entries), online)


def _entries(site: Site, name: str) -> tuple[Entry, ...]:
    if name == LATEST:
        return next(iter(site.days.values()), ())
    if "W" in name:
        return tuple(entry for day in site.days if urls.week(day) == name for entry in site.days[day])
    try:
        return site.days.get(date.fromisoformat(name), ())
    except ValueError:
        return ()


def _near(site: Site) -> str:
    """What could have been asked for."""
    newest = next(iter(site.days), None)
    if newest is None:
        return "no article has a date yet; `digest build` imports what is in content/inbox"
    return f"the newest are {newest.isoformat()} and {urls.week(newest)}"

"""Every day that has an edition, by year and month, and what has no known date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from digest import urls, views
from digest.outputs import linked, shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry, Site


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    undated = _undated(site)
    key = (tuple((day.isoformat(), len(found)) for day, found in site.days.items()), b"".join(entry.face for entry in undated))
    yield shared.one(views.ArchivePage, urls.archive(), key, partial(_view, context, undated))


def _undated(site: Site) -> tuple[Entry, ...]:
    return tuple(entry for entry in site.entries if entry.record.at is None)


def _view(context: Context, undated: tuple[Entry, ...]) -> views.ArchivePage:
    site = context.site
    href = site.config.base.href
    editions = "editions" in site.config.outputs
    months = []
    for (year, month), days in groupby(site.days, lambda day: (day.year, day.month)):
        found = tuple(
            views.ArchiveDay(views.Link(shared.long_day(day), href(urls.edition(day.isoformat())) if editions else ""), len(site.days[day])) for day in days
        )
        months.append(views.ArchiveMonth(f"{shared.MONTHS[month - 1]} {year}", f"{year}-{month:02d}", found))
    names = dict.fromkeys(map(urls.week, site.days)) if editions else {}
    weeks = tuple(views.Link(f"Week {int(name[-2:])} of {name[:4]}", href(urls.edition(name))) for name in names)
    head = shared.head(site, urls.archive(), "Archive", f"Every day of {site.config.title}.", data=linked.collection(site, urls.archive(), "Archive"))
    return views.ArchivePage(context.frame, head, tuple(months), weeks, tuple(shared.card(site, entry) for entry in undated))

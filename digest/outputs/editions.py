"""The digest of each day and of each week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby

from digest import urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry

MOST = 200  # stories under one topic of an edition


def plan(context: Context) -> Iterator[Planned]:
    site, frame = context.site, context.frame
    days = list(site.days)
    for number, day in enumerate(days):
        newer = _day_link(context, days[number - 1]) if number else shared.NOWHERE
        older = _day_link(context, days[number + 1]) if number + 1 < len(days) else shared.NOWHERE
        week = _week_link(context, urls.week(day))
        yield Planned(
            urls.edition(day.isoformat()), "",
            partial(_view, context, frame, day.isoformat(), shared.long_day(day), site.days[day], newer, older, week, ()),
        )  # fmt: skip
    weeks = [(name, list(found)) for name, found in groupby(days, urls.week)]
    for number, (name, found) in enumerate(weeks):
        newer = _week_link(context, weeks[number - 1][0]) if number else shared.NOWHERE
        older = _week_link(context, weeks[number + 1][0]) if number + 1 < len(weeks) else shared.NOWHERE
        entries = tuple(entry for day in found for entry in site.days[day])
        links = tuple(_day_link(context, day) for day in found)
        yield Planned(urls.edition(name), "", partial(_view, context, frame, name, _week_text(name), entries, newer, older, shared.NOWHERE, links))


def _view(
    context: Context, frame: views.Frame, name: str, title: str, entries: tuple[Entry, ...],
    newer: views.Link, older: views.Link, week: views.Link, days: tuple[views.Link, ...],
) -> views.EditionPage:  # fmt: skip
    site = context.site
    stories = shared.by_weight(shared.stories_of(site, entries))
    head = shared.head(site, urls.edition(name), title, f"The digest of {title}: {len(entries)} articles.")
    return views.EditionPage(frame, head, title, shared.sections(site, stories, MOST), len(entries), newer, older, week, days)


def _day_link(context: Context, day: date) -> views.Link:
    return views.Link(shared.long_day(day), context.site.config.base.href(urls.edition(day.isoformat())))


def _week_link(context: Context, name: str) -> views.Link:
    return views.Link(_week_text(name), context.site.config.base.href(urls.edition(name)))


def _week_text(name: str) -> str:
    year, _, number = name.partition("-W")
    return f"Week {int(number)} of {year}"

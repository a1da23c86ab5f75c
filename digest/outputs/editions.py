"""The digest of each day and of each week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from digest import urls, views
from digest.outputs import linked, shared
from digest.outputs.shared import NOWHERE, Context, Planned
from digest.site import Entry

MOST = 200  # stories under one topic of an edition


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    days = list(site.days)
    weeks = [(name, list(found)) for name, found in groupby(days, urls.week)]
    made: list[tuple[str, tuple[Entry, ...], Callable[[], views.EditionPage]]] = []
    keys: list[object] = []
    for number, day in enumerate(days):
        around = (_day_link(context, days[number - 1]) if number else NOWHERE, _day_link(context, days[number + 1]) if number + 1 < len(days) else NOWHERE)
        name, entries = day.isoformat(), site.days[day]
        made.append((name, entries, partial(_view, context, name, shared.long_day(day), entries, around, _week_link(context, urls.week(day)), ())))
        keys.append((shared.wholes(site, entries), context.tree, around[0].href, around[1].href))
    for number, (name, found) in enumerate(weeks):
        around = (
            _week_link(context, weeks[number - 1][0]) if number else NOWHERE,
            _week_link(context, weeks[number + 1][0]) if number + 1 < len(weeks) else NOWHERE,
        )
        entries = tuple(entry for day in found for entry in site.days[day])
        links = tuple(_day_link(context, day) for day in found)
        made.append((name, entries, partial(_view, context, name, _week_text(name), entries, around, NOWHERE, links)))
        keys.append((shared.wholes(site, entries), context.tree, around[0].href, around[1].href))
    yield Planned(views.EditionPage, [urls.edition(name) for name, _, _ in made], keys, lambda number: made[number][2]())


def _view(
    context: Context, name: str, title: str, entries: tuple[Entry, ...], around: tuple[views.Link, views.Link], week: views.Link, days: tuple[views.Link, ...]
) -> views.EditionPage:
    site = context.site
    stories = shared.by_weight(shared.stories_of(site, entries))
    feeds = shared.feed_links(site, "editions", "", f"Editions · {site.config.title}")
    head = shared.head(
        site, urls.edition(name), title, f"The digest of {title}: {len(entries)} articles.", feeds, data=linked.collection(site, urls.edition(name), title)
    )
    return views.EditionPage(context.frame, head, title, shared.sections(site, stories, MOST), len(entries), *around, week, days)


def _day_link(context: Context, day: date) -> views.Link:
    return views.Link(shared.long_day(day), context.site.config.base.href(urls.edition(day.isoformat())))


def _week_link(context: Context, name: str) -> views.Link:
    return views.Link(_week_text(name), context.site.config.base.href(urls.edition(name)))


def _week_text(name: str) -> str:
    year, _, number = name.partition("-W")
    return f"Week {int(number)} of {year}"

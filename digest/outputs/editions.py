"""The digest of each day and of each week."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, groupby

from digest import urls, views, words
from digest.group import rising
from digest.outputs import linked, shared
from digest.outputs.shared import NOWHERE, Context, Planned
from digest.site import Entry, Site

MOST = 200  # stories under one topic of an edition

Terms = tuple[tuple[str, tuple[Entry, ...]], ...]  # terms that rise, each with the articles that name it


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    days = list(site.days)
    terms = _terms(site)
    weeks = [(name, list(found)) for name, found in groupby(days, urls.week)]
    made: list[tuple[str, tuple[Entry, ...], Callable[[], views.EditionPage]]] = []
    keys: list[object] = []
    for number, day in enumerate(days):
        new = terms[day]
        around = (_day_link(context, days[number - 1]) if number else NOWHERE, _day_link(context, days[number + 1]) if number + 1 < len(days) else NOWHERE)
        name, entries = day.isoformat(), site.days[day]
        made.append((name, entries, partial(_view, context, name, site.words.long_day(day), entries, around, _week_link(context, urls.week(day)), (), new)))
        keys.append((shared.wholes(site, entries), context.tree, around[0].href, around[1].href, _key(new)))
    for number, (name, found) in enumerate(weeks):
        around = (
            _week_link(context, weeks[number - 1][0]) if number else NOWHERE,
            _week_link(context, weeks[number + 1][0]) if number + 1 < len(weeks) else NOWHERE,
        )
        entries = tuple(entry for day in found for entry in site.days[day])
        new = _together(terms[day] for day in found)
        links = tuple(_day_link(context, day) for day in found)
        made.append((name, entries, partial(_view, context, name, shared.week_text(site, name), entries, around, NOWHERE, links, new)))
        keys.append((shared.wholes(site, entries), context.tree, around[0].href, around[1].href, _key(new)))
    yield Planned(views.EditionPage, [urls.edition(name) for name, _, _ in made], keys, lambda number: made[number][2]())


def _view(
    context: Context,
    name: str,
    title: str,
    entries: tuple[Entry, ...],
    around: tuple[views.Link, views.Link],
    week: views.Link,
    days: tuple[views.Link, ...],
    new: Terms,
) -> views.EditionPage:
    site = context.site
    stories = shared.by_weight(shared.stories_of(site, entries))
    feeds = shared.feed_links(site, "editions", "", f"{site.words.say('editions')} · {site.config.title}")
    about = site.words.say("edition_about", title=title, n=len(entries))
    head = shared.head(site, urls.edition(name), title, about, feeds, data=linked.collection(site, urls.edition(name), title))
    return views.EditionPage(context.frame, head, title, shared.sections(site, stories, MOST), len(entries), *around, week, days, _rising(new))


def _terms(site: Site) -> dict[date, Terms]:
    """The terms that rise on each day."""
    barred = {source.name for source in site.sources.values()} | {*words.MONTHS, *words.DAYS}
    named = {day: [entry.record.names.split("\n") if entry.record.names else () for entry in entries] for day, entries in site.days.items()}
    found = rising.rising(named, barred)
    return {day: tuple((term.label, tuple(site.days[day][place] for place in term.places)) for term in found[day]) for day in site.days}


def _together(terms: Iterable[Terms]) -> Terms:
    """The terms of several days, those of most articles first."""
    found: dict[str, tuple[Entry, ...]] = {}
    for label, entries in chain.from_iterable(terms):
        found[label] = found.get(label, ()) + entries
    return tuple(sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))[: rising.MOST])


def _key(terms: Terms) -> object:
    """What is shown of an article is in the key already."""
    return tuple((label, tuple(entry.id for entry in entries)) for label, entries in terms)


def _rising(terms: Terms) -> tuple[views.Rising, ...]:
    return tuple(views.Rising(label, tuple(views.Link(entry.title, entry.href) for entry in entries)) for label, entries in terms)


def _day_link(context: Context, day: date) -> views.Link:
    return views.Link(context.site.words.long_day(day), context.site.config.base.href(urls.edition(day.isoformat())))


def _week_link(context: Context, name: str) -> views.Link:
    return views.Link(shared.week_text(context.site, name), context.site.config.base.href(urls.edition(name)))

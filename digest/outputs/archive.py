"""Every day that has an edition, in calendars: the newest month with a list of all others, a page for each year; and what has no known date.

The page of a year changes only while articles of that year come in, so an archive of many years costs no more than one of one.
"""

from __future__ import annotations

from calendar import monthcalendar
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from digest import urls, views
from digest.outputs import linked, paging, shared
from digest.outputs.shared import NOWHERE, Context, Planned
from digest.site import Entry, Site

Days = tuple[tuple[date, int], ...]  # days that have articles, newest first, each with how many


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    days = tuple((day, len(found)) for day, found in site.days.items())
    years = list(dict.fromkeys(day.year for day, _ in days))
    undated = tuple(entry for entry in site.entries if entry.record.at is None)
    key = (_plain(_newest(days)), tuple(_months(days).items()), len(undated))
    yield shared.one(views.ArchivePage, urls.archive(), key, partial(_view, context, days, len(undated)))
    of = {year: tuple(row for row in days if row[0].year == year) for year in years}
    around = [(years[at - 1] if at else 0, years[at + 1] if at + 1 < len(years) else 0) for at in range(len(years))]
    keys = [(_plain(of[year]), around[at]) for at, year in enumerate(years)]
    yield Planned(views.YearPage, [urls.archive(year) for year in years], keys, lambda at: _year(context, years[at], of[years[at]], around[at]))
    if undated:
        size = site.config.per_page
        pages = paging.numbered(undated, size)
        beside = [paging.neighbours(number, undated, size) for number, _ in pages]
        listed = [(beside[at], shared.listed(entries)) for at, (_, entries) in enumerate(pages)]
        yield Planned(views.UndatedPage, [urls.undated(number) for number, _ in pages], listed, lambda at: _undated(context, *pages[at], beside[at]))


def _plain(days: Days) -> object:
    return tuple((day.isoformat(), count) for day, count in days)


def _newest(days: Days) -> Days:
    """The days of the newest month."""
    return tuple(row for row in days if (row[0].year, row[0].month) == (days[0][0].year, days[0][0].month))


def _months(days: Days) -> dict[tuple[int, int], int]:
    """How many articles each month has."""
    found: Counter[tuple[int, int]] = Counter()
    for day, count in days:
        found[day.year, day.month] += count
    return found


def _view(context: Context, days: Days, undated: int) -> views.ArchivePage:
    site, href = context.site, context.site.config.base.href
    months, names = _months(days), site.words.months()
    years = []
    for year in dict.fromkeys(year for year, _ in months):
        address = href(urls.archive(year))
        own = sorted((month, count) for (of, month), count in months.items() if of == year)
        rows = tuple(views.NameRow(views.Link(names[month - 1], f"{address}#{year:04d}-{month:02d}"), count) for month, count in own)
        years.append(views.ArchiveYear(views.Link(site.words.digits(str(year)), address), sum(count for _, count in own), rows))
    title, about = site.words.say("archive"), site.words.say("archive_about", site=site.config.title)
    head = shared.head(site, urls.archive(), title, about, data=linked.collection(site, urls.archive(), title))
    link = views.Link(site.words.say("undated"), href(urls.undated())) if undated else NOWHERE
    return views.ArchivePage(context.frame, head, _weekdays(site), _calendars(site, _newest(days)), tuple(years), views.NameRow(link, undated))


def _year(context: Context, year: int, days: Days, around: tuple[int, int]) -> views.YearPage:
    site, path = context.site, urls.archive(year)
    say, digits = site.words.say, site.words.digits
    title = digits(str(year))
    data = linked.collection(site, path, title, ((say("archive"), urls.archive()),))
    head = shared.head(site, path, say("archive_of", year=title), say("year_about", site=site.config.title, year=title), data=data)
    newer, older = (views.Link(digits(str(one)), site.config.base.href(urls.archive(one))) if one else NOWHERE for one in around)
    return views.YearPage(context.frame, head, title, _weekdays(site), _calendars(site, days), newer, older)


def _weekdays(site: Site) -> tuple[views.Weekday, ...]:
    return tuple(views.Weekday(short, name) for name, short in site.words.weekdays())


def _calendars(site: Site, days: Iterable[tuple[date, int]]) -> tuple[views.CalendarMonth, ...]:
    """The months of some days, the first first."""
    counts = dict(days)
    return tuple(_calendar(site, year, month, counts) for year, month in sorted({(day.year, day.month) for day in counts}))


def _calendar(site: Site, year: int, month: int, counts: dict[date, int]) -> views.CalendarMonth:
    """A month in weeks of ISO 8601, which begin on Monday."""
    weeks = []
    for numbers in monthcalendar(year, month):
        cells = tuple(_cell(site, date(year, month, number), counts) if number else views.CalendarDay(0, NOWHERE, 0) for number in numbers)
        weeks.append(views.CalendarWeek(_week(site, urls.week(date(year, month, max(numbers))), cells), cells))
    return views.CalendarMonth(site.words.month(date(year, month, 1)), f"{year:04d}-{month:02d}", tuple(weeks))


def _cell(site: Site, day: date, counts: dict[date, int]) -> views.CalendarDay:
    linked = day in counts and "editions" in site.config.outputs
    address = site.config.base.href(urls.edition(day.isoformat())) if linked else ""
    return views.CalendarDay(day.day, views.Link(site.words.day(day), address), counts.get(day, 0))


def _week(site: Site, name: str, cells: tuple[views.CalendarDay, ...]) -> views.Link:
    return views.Link(
        site.words.say("week_short", week=site.words.digits(name[-2:])),
        site.config.base.href(urls.edition(name)) if any(cell.link.href for cell in cells) else "",
    )


def _undated(context: Context, number: int, entries: tuple[Entry, ...], beside: tuple[int | None, int | None]) -> views.UndatedPage:
    site, path = context.site, urls.undated(number)
    say = site.words.say
    title = say("page_of", title=say("undated"), page=number) if number else say("undated")
    head = shared.head(site, path, title, say("undated_about"), data=linked.collection(site, path, title, ((say("archive"), urls.archive()),)))
    newer, older = (
        NOWHERE if at is None else views.Link(title, site.config.base.href(urls.undated(at)))
        for at, title in zip(beside, (say("newer"), say("older")), strict=True)
    )
    return views.UndatedPage(context.frame, head, number, tuple(shared.card(site, entry) for entry in entries), newer, older)

"""A time of day beside a date → the moment in UTC; a clock without a zone could be off by a day: then only the day is believed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from digest.dates.words import AMERICAN, ZONES
from digest.model import When, day_only

_HALF = r"[ap]\.?\s?m\b\.?"
_ZONE = r"(?:(?:UTC|GMT)\s?(?P<shift>[+−-]\d{1,2}(?::?\d\d)?)|(?P<offset>[+-]\d\d:?\d\d)|\(?(?P<name>" + "|".join((*ZONES, *AMERICAN)) + r")\b\)?)"
_CLOCK = re.compile(
    r"(?<![\d:.])(?:"
    rf"(?P<hour>[01]?\d|2[0-4])[:.hH](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?![\d])(?:\s?(?P<half>{_HALF}))?"
    rf"|(?P<bare>1[0-2]|[1-9])\s?(?P<bare_half>{_HALF})"
    r"|(?P<uhr>[01]?\d|2[0-3])\s?(?:Uhr|h|ч\.?)(?!\w)"
    r")(?:\s*(?:Uhr|h\b)?\s*,?\s*" + _ZONE + r")?",
    re.IGNORECASE,
)
_NOON = 12
_MONTH_FIRST = frozenset({*AMERICAN, "edt", "cdt", "mst", "mdt", "pst", "pdt", "akst", "akdt", "hst"})


@lru_cache(256)  # a line is asked for its days by some rules
def moment(day: date, around: str) -> When:
    """The day with the time of day that stands with a zone in the words round it."""
    found = _CLOCK.search(around)
    shift = _shift(found, day) if found else None
    if found is None or shift is None:
        return day_only(day)
    half = (found["half"] or found["bare_half"] or "").lower()
    hour = int(found["hour"] or found["bare"] or found["uhr"])
    if half and not 1 <= hour <= _NOON:
        return day_only(day)
    if half:
        hour = hour % _NOON + _NOON * half.startswith("p")
    if hour > 23:
        return day_only(day)
    try:
        return When(datetime(day.year, day.month, day.day, hour, int(found["minute"] or 0), int(found["second"] or 0), tzinfo=UTC) - shift)
    except OverflowError:
        return day_only(day)


def order(line: str) -> str:
    """How a country with such clocks writes its days: `dmy` beside 13 hours and later, `mdy` beside a zone of the United States, else empty."""
    found = _CLOCK.search(line)
    if not found:
        return ""
    if (found["name"] or "").lower() in _MONTH_FIRST:
        return "mdy"
    return "dmy" if int(found["hour"] or found["uhr"] or 0) > _NOON and not found["half"] else ""


def _shift(found: re.Match[str], day: date) -> timedelta | None:
    """How far the clock is ahead of UTC; None where no zone is named."""
    if name := (found["name"] or "").lower():
        if name in AMERICAN:
            return timedelta(hours=AMERICAN[name] + _is_american_summer(day))
        return timedelta(hours=ZONES[name])
    digits = found["shift"] or found["offset"] or ""
    if not digits:
        return None
    figures = digits[1:].replace(":", "")
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "0")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return ahead if digits[0] == "+" else -ahead


def _is_american_summer(day: date) -> bool:
    """Whether clocks in the United States show summer time on a day, by the rule since 2007."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))

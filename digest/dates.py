"""Dates as pages print them: ages against the time of fetching, and days in words or figures."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from digest.model import When, day_only

# The largest count that pages print of each unit; it also tells "France 24" + "2 days" from "France" + "242 days".
_UNITS = {"minute": (59, timedelta(minutes=1)), "hour": (23, timedelta(hours=1)), "day": (31, timedelta(days=1)), "week": (9, timedelta(weeks=1))}
_SHORT = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "m": "minute", "h": "hour", "d": "day", "w": "week"}
AGE = re.compile(
    r"(?P<count>an?|one|\d{1,2})\s*(?P<unit>minute|hour|day|week|mins?|hrs?|(?<=\d)[mhdw])s?\s+ago|(?P<now>just now|moments ago)|(?P<word>yesterday|today)",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan januar janvier enero gennaio janeiro января", "february feb februar février febrero febbraio fevereiro февраля",
         "march mar märz mars marzo março марта", "april apr avril abril aprile апреля", "may mai mayo maggio maio мая",
         "june jun juni juin junio giugno junho июня", "july jul juli juillet julio luglio julho июля", "august aug août agosto августа",
         "september sept sep septembre septiembre settembre setembro сентября", "october oct oktober octobre octubre ottobre outubro октября",
         "november nov novembre noviembre novembro ноября", "december dec dezember décembre diciembre dicembre dezembro декабря"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(_MONTHS) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)" + _YEAR + r"-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<!\w)" + _MONTH + r"\s+" + _DAY + r",?\s+" + _YEAR + r"(?!\d)",
        r"(?<!\d)" + _DAY + r"\.?[\s-]+(?:(?:of|de)\s+)?" + _MONTH + r"[\s,-]+(?:de\s+)?" + _YEAR + r"(?!\d)",
        r"(?<!\d)" + _YEAR + r"/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?" + _YEAR + r"(?![\d.]\d)",
    )
)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>UTC|GMT|Z\b|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


def age(found: re.Match[str], fetched: When | None) -> When | None:
    """The time that an age names; only the day where the age is counted in days; None where `fetched` is not known."""
    if fetched is None:
        return None
    try:
        return _back(found, fetched)
    except OverflowError:
        return None


def _back(found: re.Match[str], fetched: When) -> When | None:
    """The time that an age names, counted back from `fetched`."""
    if found["now"]:
        return fetched
    if found["word"]:
        return day_only(fetched.day() - timedelta(days=found["word"].lower() == "yesterday"))
    unit = _SHORT.get(found["unit"].lower(), found["unit"].lower())
    most, step = _UNITS[unit]
    count = int(found["count"]) if found["count"].isdigit() else 1
    if count > most:
        return None
    if step < timedelta(days=1) and fetched.exact:
        return When(fetched.at - count * step)
    return day_only((fetched.at - count * step).date())


def find_age(line: str) -> re.Match[str] | None:
    """The age that a line ends with, also where it is glued to the words before it: `CNA2 days ago`."""
    for start in range(len(line)):
        found = AGE.fullmatch(line, start)
        if found and (found["unit"] is None or not found["count"].isdigit() or int(found["count"]) <= _most(found["unit"])):
            return found
    return None


def absolute(line: str) -> When | None:
    """The first day that a line names, with its time of day where that comes with a zone; None where there is none."""
    for pattern in _DATES:
        found = pattern.search(line)
        if not found:
            continue
        month = found["month"].lower()
        try:
            day = date(int(found["year"]), int(month) if month.isdigit() else _MONTHS[month], int(found["day"]))
        except ValueError:
            continue
        return _timed(day, line[: found.start()] + " " + line[found.end() :])
    return None


def _most(unit: str) -> int:
    unit = unit.lower()
    return _UNITS[_SHORT.get(unit, unit)][0]


def _timed(day: date, rest: str) -> When:
    """A clock without a zone could be off by a day: then only the day is believed."""
    clock = _CLOCK.search(rest)
    if not clock or not clock["zone"]:
        return day_only(day)
    half = (clock["half"] or "").lower().replace(".", "")
    hour = int(clock["hour"])
    if half and not 1 <= hour <= 12:
        return day_only(day)
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    zone = clock["zone"].upper()
    shift = timedelta()
    if zone[0] in "+-":
        shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (1 if zone[0] == "+" else -1)
    return When(datetime(day.year, day.month, day.day, hour, int(clock["minute"]), tzinfo=UTC) - shift)

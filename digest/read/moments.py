"""A time as data sets, feeds and pages write it → a When."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from digest import dates, fields, text
from digest.model import When, day_only

_UNKNOWN = re.compile(r"0\d{3}-|0?1/0?1/0001\b")  # a time that was never set, as .NET and some databases write it


def moment(raw: str) -> When | None:
    """ISO 8601 (without a zone it is UTC), RFC 2822, or a date in words; None for a time that was never set. Raises ValueError."""
    raw = raw.strip()
    if not raw or _UNKNOWN.match(raw):
        return None
    for candidate in (raw, raw + "+00:00", raw.replace(" ", "T") + "+00:00"):
        try:
            return fields.as_when(candidate)
        except ValueError:
            continue
    try:
        found = parsedate_to_datetime(raw)
        return fields.as_when(found.isoformat() if found.tzinfo else found.isoformat() + "+00:00")
    except (ValueError, OverflowError):
        day = dates.absolute(raw)
    if day is None:
        raise ValueError(f"{text.cut(raw, 40)!r} is not a date", "2025-06-04, or 2025-06-04T11:00:00Z")
    return day


def of_page(raw: str) -> When | None:
    """What a page says of itself, where it is a time at all. A clock without a zone could be off by a day: then only the day is believed."""
    try:
        found = moment(raw[:60])
    except (ValueError, IndexError, TypeError):
        return None
    if found is None or not found.exact or re.search(r"(?:Z|[+-]\d\d:?\d\d|[A-Z]{3,4})\)?\s*$", raw.strip()):
        return found
    return day_only(found.at.date())

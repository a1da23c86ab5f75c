"""A line of a page → the same with a mark of its own (`\u2028`) in the place of days, ages and addresses, and where a flattener glued words together."""

from __future__ import annotations

import re

from digest import dates

_DAYS_AS = "de"  # days are taken out of lines as German has them, 4.6.25 too
_EMAIL = re.compile(r"\S+@\S+\.\w+|@\w+|https?:\S+|www\.\S+")
_GLUED = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif)(?=\s)|(?<=[a-zà-ÿ])(?=(?:[A-Z]{3}|The |In |Twitter|Facebook|Instagram|LinkedIn|Published|Updated|Posted|Last|Follow|Image|Photo|Senior|Staff|Editor|Written|By|(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z]*(?=\.? \d))\b)"
)
_PICTURES = (".jp", ".png", ".webp", ".gif")
_CAMEL = re.compile("[A-Z](?<=[a-zà-ÿ].)")


def bared(line: str) -> tuple[str, bool]:
    """A line with a mark of its own in the place of days, ages, addresses and where words were glued together, and whether it had a day or an age."""
    if _CAMEL.search(line) or ("." in line and any(map(line.lower().__contains__, _PICTURES))):
        line = _GLUED.sub("\u2028", line)
    if "@" in line or "http" in line or "www" in line:
        line = _EMAIL.sub("\u2028", line)
    return undated(line)


def undated(line: str) -> tuple[str, bool]:
    """A line without its days and ages, and whether it had any."""
    found = list(dates.days(line, _DAYS_AS)) if dates.may_name_day(line) else []
    for day in reversed(found):
        line = f"{line[: day.start]}\u2028{line[day.end :]}"
    if not found and (age := dates.find_age(line)):
        return line[: age.start()] + "\u2028", True
    return line, bool(found)

"""A language tag → how that language writes dates, numbers and lists, by Babel's copy of Unicode's CLDR."""

from __future__ import annotations

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from digest.words import Manner

_DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹", "beng": "০১২৩৪৫৬৭৮৯", "deva": "०१२३४५६७८९", "mymr": "၀၁၂၃၄၅၆၇၈၉"}
"""The figures of CLDR's numbering systems that some language has as its own; Babel writes only the marks between them."""


def manner(tag: str) -> Manner | None:
    """How a language writes, or nothing where Babel does not know it."""
    try:
        locale = Locale.parse("en_001" if tag.lower() == "en" else tag, sep="-" if "-" in tag else "_")
    except (UnknownLocaleError, ValueError):
        return None
    own = _DIGITS.get(locale.default_numbering_system or "")
    figures = str.maketrans("0123456789", own) if own else {}

    def digits(said: str) -> str:
        return said.translate(figures)

    def heading(said: str) -> str:
        return digits(said[:1].upper() + said[1:])

    def weekdays() -> tuple[tuple[str, str], ...]:
        days = locale.days["stand-alone"]
        # Arabic abbreviates no day, and seven whole names have no room on a phone
        width = "narrow" if days["abbreviated"] == days["wide"] else "abbreviated"
        return tuple((str(days["wide"][day]), str(days[width][day])) for day in range(7))

    def months() -> tuple[str, ...]:
        names = locale.months["stand-alone"]["wide"]
        return tuple(heading(str(names[month])) for month in range(1, 13))

    def month(day: date) -> str:
        return heading(format_skeleton("yMMMM", day, locale=locale))

    return Manner(
        day=lambda day: digits(format_date(day, "long", locale)),
        long_day=lambda day: heading(format_date(day, "full", locale)),
        month=month,
        months=months,
        weekdays=weekdays,
        number=lambda number: digits(format_decimal(number, locale=locale, numbering_system="default")),
        digits=digits,
        listed=lambda items: format_list(items, locale=locale),
        form=locale.plural_form,
    )

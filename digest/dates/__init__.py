"""Dates as pages print them: days in words or figures, with their time of day, and ages against the time of fetching.

Strict patterns over tables of words rather than a library. Measured: dateparser 1.5 (11 MB with what it needs, 111 ms to load) reads "May", "Sat" and "12" as
days of this month, gives 6/4/2025 without asking, and takes 1 ms to 2.4 s a line; dateutil 4.0 fills in from the clock what a line does not say. These patterns
load in 20 ms, take 5 to 30 µs a line, and what they do not know is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digest.dates import clock
from digest.dates.ages import AGE, age, find_age
from digest.dates.words import LEVANT, MONTH, WEEKDAY
from digest.model import When
from digest.text import odd

__all__ = ["AGE", "Day", "absolute", "age", "days", "find_age", "may_name_day", "order"]

_NUMERALS = {ord(character): str(value) for zero in ("٠", "۰", "०", "０") for value, character in enumerate(chr(ord(zero) + n) for n in range(10))}
# A month is any word, looked up afterwards: an alternation of 250 names takes 60 ms to compile and is slow on prose. A capital after a small letter begins
# a word: flatteners glue "Reviews" to "June 4, 2025".
_BEGIN = r"(?:(?<![^\W\d_])|(?<=[a-zà-ÿ])(?=[A-Z]))"
_M = r"(?P<m>" + "|".join(name for name, _ in LEVANT) + r"|[^\W\d_]{3,12})(?:/[\u0600-\u06ff]+(?: [\u0600-\u06ff]+)?)?"
_D = r"(?P<d>\d{1,2})"
_Y = r"(?P<y>(?:19|20)\d\d)"
_E = r"(?!\d(?!\d?(?:\s?min|:\d\d|\.\s?[^\W\d_])))"  # a year ends, though "5 min read", a clock or another day may be glued to it
_OF = r"(?:of|de|del|DE|DEL|OF)\s+"
_FORMS = (
    rf"(?<![\d./-]){_Y}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d|[-/.]\d)",  # 2025-06-04, 2025/6/4
    rf"{_BEGIN}{_M}\.?\s*{_D}(?:st|nd|rd|th|ST|ND|RD|TH)?(?:\s*,\s*|\.?\s+){_Y}{_E}",  # June 4th, 2025
    rf"(?<!\d)(?<!\d[.,:]){_D}(?:st|nd|rd|th|ST|ND|RD|TH|er|º|ª|°|e|\.)?[\s-]*(?:{_OF})?{_M}\.?[\s,/-]*(?:{_OF})?{_Y}{_E}",  # 4 June 2025, 4. Juni 2025, 4 de junio de 2025
    rf"(?<!\d){_Y}[\s-]{_M}\.?[\s-]{_D}(?!\d)",  # 2025 June 4
    rf"(?<!\d){_Y}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일号號]",  # 2025年6月4日
    r"令和\s?(?P<reiwa>\d{1,2}|元)年\s?(?P<m>\d{1,2})月\s?(?P<d>\d{1,2})日",
    rf"(?<![\d.])(?P<a>\d{{1,2}})(?P<s>[./-])\s?(?P<b>\d{{1,2}})(?P=s)\s?{_Y}(?!\d|[./-]\d)",  # 04.06.2025, 6/4/2025
    r"(?<![\d.,:/-])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<short>\d\d)(?!\d|[.,:]\d)",  # 04.06.25
)
_FIELDS = re.compile(r"\?P<(\w+)>|\(\?P=s\)")


def _numbered(form: str, number: int) -> str:
    """A form as one alternative of many: its groups carry its number."""
    return f"(?P<form{number}>" + _FIELDS.sub(lambda found: f"?P<{found[1]}{number}>" if found[1] else f"(?P=s{number})", form) + ")"


def _one_of(numbers: Iterable[int]) -> str:
    return "|".join(_numbered(_FORMS[number], number) for number in numbers)


_ERA, _MONTH_LEADS = 5, 1
# What begins with a figure is asked at figures alone.
_DAY = re.compile(
    rf"(?=\d)(?:{_one_of(number for number in range(len(_FORMS)) if number not in (_ERA, _MONTH_LEADS))})|{_one_of((_MONTH_LEADS,))}|{_one_of((_ERA,))}"
)
_GROUPS = {f"form{number}": {name: f"{name}{number}" for name in re.findall(r"\?P<(\w+)>", form)} for number, form in enumerate(_FORMS)}
_FIGURE = re.compile("[" + "".join(map(chr, _NUMERALS)) + "]")
_HINT = re.compile(r"(?:19|20)\d\d|令和")
_YEAR = re.compile(r"(?:19|20)\d\d|令和|\d\.\d\d\.\d\d")
_PARTS = re.compile(r"\d\D+\d")  # a year alone is no day
REACH = 80  # characters of the longest day before its year
_SHORT = re.compile(r"\.(?<=\d.)\d\d\.\d\d")  # the point first: it is rarer than a figure
_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
_SLASHED = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")
_MONTH_FIRST = frozenset({"en-us", "en-ph", "fil"})
_UNKNOWN_ORDER = frozenset({"", "en"})
_DOTTED = frozenset("de ru uk fr it nl pl cs da no nb fi tr es pt".split())  # languages that write 04.06.25
_AHEAD = 6  # characters before the slash and after it, in which a day in figures ends
_LONG = 60  # characters from which a line's seldom ones are looked through alone
_PIVOT = 69  # POSIX: years 69 to 99 of two digits are of the last century


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a line, and where it stands there."""

    when: When
    start: int
    end: int
    printed: date
    """The calendar day as it is printed; in UTC it may be the day before or after."""


def absolute(line: str, language: str = "", order: str = "") -> When | None:
    """The first day that a line names, with its time of day where that comes with a zone; None where there is none."""
    first = next(days(line, language, order), None)
    return first.when if first else None


def days(line: str, language: str = "", order: str = "") -> Iterator[Day]:
    """Every day that a line names. `order` (`dmy` or `mdy`) tells days from months in 6/4/2025, else the language does; where neither does, that is no day."""
    if not line.isascii() and _FIGURE.search(line):
        line = line.translate(_NUMERALS)
    if not may_name_day(line):
        return
    end = 0
    match = _next(line, 0)
    while match:
        day = _day(match, line, language.lower(), order)
        if day is None:
            match = _next(line, match.start() + 1)
            continue
        before, end = line[end : match.start()], match.end()
        following = _next(line, end)
        after = line[end : following.start() if following else len(line)]
        yield Day(clock.moment(day, f"{before} {after}" if match.start() == len(before) else after), match.start(), end, day)
        match = following


@lru_cache(256)  # a line is asked for its days by some rules
def _next(line: str, start: int) -> re.Match[str] | None:
    """The next match from `start` on: the patterns are asked only near a year."""
    year = _YEAR.search(line, start)
    return _DAY.search(line, max(start, year.start() - REACH)) if year and _PARTS.search(line, start) else None


def may_name_day(line: str) -> bool:
    """A look that costs little: whether a line has a year or a short date in it, as every day that is read has."""
    if not line.isascii() and _FIGURE.search(line if len(line) < _LONG else odd(line)):
        return True
    return (("20" in line or "19" in line or "令和" in line) and _HINT.search(line) is not None) or (line.count(".") > 1 and _SHORT.search(line) is not None)


def order(text: str, language: str = "") -> str:
    """`dmy` or `mdy` where the days of a page that can be read in one way only agree, or else its language tells; empty where neither does."""
    days = [found for at in _slashes(text) if (found := _SLASHED.search(text, max(0, at - _AHEAD), at + _AHEAD))]
    seen = {("mdy" if int(b) > 12 else "dmy") for a, b in map(re.Match.groups, days) if (int(a) > 12) != (int(b) > 12)}
    return seen.pop() if len(seen) == 1 else _usual(language.lower())


def _slashes(text: str) -> Iterator[int]:
    """Where a slash stands before a year."""
    for century in ("/20", "/19"):
        at = text.find(century)
        while at >= 0:
            yield at
            at = text.find(century, at + 1)


def _usual(language: str) -> str:
    if language in _MONTH_FIRST:
        return "mdy"
    return "" if language in _UNKNOWN_ORDER else "dmy"


def _day(match: re.Match[str], line: str, language: str, order: str) -> date | None:
    """The day that a match means; None where there is no such day or where it could be two."""
    groups = _GROUPS[match.lastgroup or ""]
    part = {name: match[group] for name, group in groups.items()}
    try:
        if "a" in part:
            return _in_figures(part, line, order or _usual(language))
        if "short" in part:
            short = int(part["short"])
            known = language.partition("-")[0] in _DOTTED
            return date(short + (1900 if short >= _PIVOT else 2000), int(part["m"]), int(part["d"])) if known else None
        if "reiwa" in part:
            return date(2018 + (1 if part["reiwa"] == "元" else int(part["reiwa"])), int(part["m"]), int(part["d"]))
        month = part["m"].lower()
        return date(int(part["y"]), int(month) if month.isdigit() else MONTH[month], int(part["d"]))
    except (ValueError, KeyError):
        return None


def _in_figures(part: dict[str, str], line: str, order: str) -> date | None:
    """04.06.2025 is a day before a month wherever it is printed; for 6/4/2025 a weekday, a clock, the page or the language decides."""
    a, b, year = int(part["a"]), int(part["b"]), int(part["y"])
    read = {name: date(year, month, day) for name, month, day in (("dmy", b, a), ("mdy", a, b)) if month <= 12 and day <= 31}
    if part["s"] == ".":
        return read.get("dmy")
    if len(set(read.values())) > 1:
        weekday = _weekday(line)
        read = {name: day for name, day in read.items() if day.weekday() == weekday} or read
    if len(set(read.values())) == 1:
        return next(iter(read.values()))
    return read.get(clock.order(line) or order)


def _weekday(line: str) -> int | None:
    """The first day of the week that a line names."""
    return next((WEEKDAY[word.lower()] for word in _WORD.findall(line) if word.lower() in WEEKDAY), None)

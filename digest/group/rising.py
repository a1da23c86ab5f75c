"""Names in the articles of each day → the terms that rise on it against the month before; knows nothing of topics and stories."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

# Chosen by eye on days of real news; held by tests/cases/rising.
MONTH = 30  # days that a day is compared with
LEAST = 2  # articles of a day that name a term
RISE = 3.0  # times as often as before, by article, that a term must be named
YOUNG = 3  # days for which a term may go on rising …
PEAK = 1.5  # … and how much oftener than on any earlier day of the month it must be named: Monday is named each Monday
PHRASE = 1.2  # what a name of several words counts
UNSEEN = 0.5  # articles of the month that a term not seen in it counts as
MOST = 8  # terms of a day
TITLED = 0.7  # share of a headline's longer words with a capital from which capitals say nothing in it
LONGEST = 4  # words of a name
ENOUGH = 12  # names of an article

# A name is words that begin with a capital; a short word may stand inside it, and a number behind it.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\W_]*(?:[-’'.][^\W_]+)*"
_NAME = re.compile(rf"(?<![\w’'])(?:{_CAPITAL})(?: (?:(?:of|de|del|della|der|den|van|von|bin|al|el|da|do|dos|du) )?(?:{_CAPITAL}|\d{{1,4}}\b))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7]")
"""Signs of vowels in Arabic and Hebrew, which may be written or not, and the stroke that stretches a word."""
_INSIDE = "'’-"
_RUN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")


Told = Sequence[tuple[date, int, int]]  # by day: how many articles name a term, and how many did up to its end


@dataclass(frozen=True, slots=True)
class Term:
    """A term that rises on a day."""

    label: str
    places: tuple[int, ...]
    """Which of the day's articles name it."""


def names(title: str, lead: str) -> tuple[str, ...]:
    """What an article names: capitalised names of its headline and its first sentences; the words of its headline in scripts without capitals."""
    if title.upper() == title.lower():
        return tuple(dict.fromkeys(_uncased(title)))[:ENOUGH]
    words = [word for word in title.split(" ") if len(word) > 3]
    titled = len(words) > 2 and sum(word[0].isupper() for word in words) >= TITLED * len(words)
    found = dict.fromkeys([] if titled else _named(title))
    return tuple(found | dict.fromkeys(_named(lead)))[:ENOUGH]


def rising(days: Mapping[date, Sequence[Collection[str]]], barred: Collection[str] = ()) -> dict[date, tuple[Term, ...]]:
    """The terms that rise on each day, the strongest first; `days` hold what each article names. What is barred (names of outlets) is none."""
    counts = {day: Counter(chain.from_iterable(articles)) for day, articles in days.items()}
    often = {day: [name for name, n in found.items() if n >= LEAST and name not in barred] for day, found in counts.items()}
    looked_up = set(chain.from_iterable(often.values()))
    told: defaultdict[str, list[tuple[date, int, int]]] = defaultdict(list)
    for day in sorted(counts):
        for name in looked_up.intersection(counts[day]):
            rows, n = told[name], counts[day][name]
            rows.append((day, n, rows[-1][2] + n if rows else n))
    return {day: _of_day(day, days, often[day], told) for day in days}


def _of_day(day: date, days: Mapping[date, Sequence[Collection[str]]], often: Sequence[str], told: Mapping[str, Told]) -> tuple[Term, ...]:
    articles = days[day]
    known = sum(len(days.get(day - timedelta(back), ())) for back in range(1, MONTH + 1)) if often else 0
    strength = {}
    for name in often:
        rows = told[name]
        at, start = bisect_left(rows, (day, 0, 0)), bisect_left(rows, (day - timedelta(MONTH), 0, 0))
        _, n, so_far = rows[at]
        seen = so_far - n - (rows[start - 1][2] if start else 0)
        rise = n / len(articles) / ((seen + UNSEEN) / (known + len(articles)))
        if not known or (rise >= RISE and not _was_as_high(n / len(articles), day, rows[start:at], days)):
            strength[name] = n * math.log(1 + rise) * (PHRASE if " " in name else 1)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles) if strength else ():
        for name in article:
            if name in strength:
                places[name].append(place)
    chosen: list[Term] = []
    for name in sorted(strength, key=lambda name: (-round(strength[name], 9), name)):
        # a part of a name that was taken, or a longer form of it, tells nothing new
        if not any(_overlap(name, other.label) and len({*places[name]} & {*other.places}) * 2 >= len(places[name]) for other in chosen):
            chosen.append(Term(name, tuple(places[name])))
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _was_as_high(rate: float, day: date, before: Told, days: Mapping[date, Sequence[Collection[str]]]) -> bool:
    """Whether a day of the month, but for the last few, named a term nearly as often."""
    return any(rate < PEAK * n / len(days[then]) for then, n, _ in before if (day - then).days > YOUNG)


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _named(source: str) -> list[str]:
    found = []
    for match in _NAME.finditer(source):
        words = match[0].split(" ")
        before = source[max(0, match.start() - 3) : match.start()].strip(" \"'“‘«„(–—-")
        if (not before or before[-1] in ".!?:…") and (len(words) == 1 or len(words[0]) < 4 or f" {words[0].lower()} " in source):
            words = words[1:]  # the first word of a sentence has a capital anyway
        name = _POSSESSIVE.sub("", " ".join(words))
        if len(name) > 2 and len(words) <= LONGEST and not name.isdecimal() and not _INITIALS.fullmatch(name):
            found.append(name)
    return found


def _uncased(title: str) -> list[str]:
    found = []
    bare = _MARKS.sub("", unicodedata.normalize("NFC", title))
    # a letter with its marks (\w has no marks), and what stands inside words
    parted = "".join([char if char in _INSIDE or unicodedata.category(char)[0] in "LM" else " " for char in bare])
    for word in (one.strip(_INSIDE) for one in parted.split()):
        if runs := _RUN.findall(word):
            found += [run[start : start + size] for run in runs for size in (2, 3, 4) for start in range(len(run) - size + 1)]
        elif len(word) > 3:
            found.append(word)
    return found

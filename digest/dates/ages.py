"""Ages as pages print them ("3 hours ago", "vor 2 Tagen", "منذ ساعة") → the times that they name, counted back from the time of fetching."""

from __future__ import annotations

import re
from datetime import timedelta

from digest.dates.words import HOUR, LENGTH, MOST, UNITS
from digest.model import When, day_only

_UNIT = {word: unit for unit, words in UNITS.items() for word in words.split()}
_ONE = "a an one un une eine einer einem einen una uno um uma een één один одну одна одне".split()
_TWO = {"دقيقتين": "minute", "ساعتين": "hour", "يومين": "day", "أسبوعين": "week", "شهرين": "month", "سنتين": "year"}


def _by_end(words: set[str]) -> dict[str, tuple[str, ...]]:
    """Words by their last characters: few are held against a line."""
    return {end: tuple(word for word in sorted(words) if word[-1] == end) for end in {word[-1] for word in words}}


_ONES = "|".join(sorted(_ONE, key=len, reverse=True))
_COUNT = r"(?P<count{0}>\d{{1,2}}|" + _ONES + r"|un['’])"
_WORD = r"[^\W\d_]{2,9}"  # a unit is any word, looked up afterwards
_NOW = "just now|moments ago|a moment ago|gerade eben|à l['’]instant|ahora mismo|agora mesmo|agora há pouco|poco fa|adesso|zojuist|только что|щойно|الآن|刚刚|剛剛|たった今"
_TODAY = "today|aujourd['’]hui|heute|hoy|hoje|oggi|vandaag|сегодня|сьогодні|اليوم|今天|今日"
_YESTERDAY = "yesterday|hier|gestern|ayer|ontem|ieri|gisteren|вчера|вчора|учора|أمس|昨天|昨日"
_DAYS_BEFORE = "avant-hier|vorgestern|anteayer|anteontem|l['’]altro ieri|eergisteren|позавчера|позавчора|前天|一昨日"
AGE = re.compile(
    r"(?:"
    rf"(?:about |almost |over )?{_COUNT.format(1)}\s*(?P<unit1>{_WORD}|(?<=\d)[mhdw])\s*(?:ago\b|fa\b|geleden\b|atrás\b|назад\b|тому\b)"
    rf"|(?P<unit2>час|минуту|день|неделю|месяц|год|годину|хвилину|тиждень|місяць|рік)\s+(?:назад|тому)\b"
    rf"|(?:il y a|vor|hace|há|ha)\s+(?:environ |etwa |unos |cerca de )?{_COUNT.format(3)}\s*(?P<unit3>{_WORD}|[hjdm])\b\.?"
    rf"|(?:منذ|قبل)\s+(?:{_COUNT.format(4)}\s+)?(?P<unit4>{_WORD})"
    r"|(?P<count5>\d{1,2})\s?(?P<unit5>[分小时時间間天日周週星期个個か月ヶ年鐘钟]{1,3})(?:之?前|以前)"
    rf"|(?P<now>{_NOW})|(?P<today>{_TODAY})|(?P<yesterday>{_YESTERDAY})|(?P<before>{_DAYS_BEFORE})"
    r")",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?:" + AGE.pattern + r")[\s.]*$", re.IGNORECASE)
_TAILS = _by_end(
    {*"ago fa geleden atrás назад тому 前 l'instant l’instant ahora mesmo pouco adesso zojuist что щойно الآن 刚刚 剛剛 たった今 now eben mesmo mismo".split()}
    | {word.rpartition(" ")[2].replace("['’]", apostrophe) for names in (_TODAY, _YESTERDAY, _DAYS_BEFORE) for word in names.split("|") for apostrophe in "'’"}
)
_UNITS = _by_end({*_UNIT, *_TWO})  # an age ends with its unit only in languages that begin it with one of these
_BEFORE_UNITS = ("y a", "vor", "hace", "há", "ha", "منذ", "قبل")
_FIGURE = re.compile("[\u0660-\u06f9]")
LONGEST = 48  # characters of the longest age
_LEADS = frozenset("published updated posted time clock calendar icon date veröffentlicht aktualisiert publié publicado atualizado pubblicato".split())


def find_age(line: str) -> re.Match[str] | None:
    """The age that a line ends with, also where it is glued to the words before it: `CNA2 days ago`."""
    if not line.isascii() and _FIGURE.search(line):
        line = "".join(str(int(c)) if "\u0660" <= c <= "\u06f9" and c.isdigit() else c for c in line)
    start = max(0, len(line) - LONGEST)
    end = line[start:].rstrip(" .").lower()
    last = end[-1:]
    if not (last in _TAILS and end.endswith(_TAILS[last])) and not (
        last in _UNITS and end.endswith(_UNITS[last]) and any(map(end.__contains__, _BEFORE_UNITS))
    ):
        return None
    found = _LAST.search(line, start)
    while found and not _is_possible(found, line):
        found = _LAST.search(line, found.start() + 1)
    return found


def age(found: re.Match[str], fetched: When | None) -> When | None:
    """The time that an age names; only the day where the age is counted in days; None where `fetched` is not known, or for months and years."""
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
    unit, count = _unit(found)
    if not unit:
        return day_only(fetched.day() - timedelta(days=2 if found["before"] else 1 if found["yesterday"] else 0))
    if unit not in LENGTH:
        return None
    if LENGTH[unit] <= LENGTH[HOUR] and fetched.exact:
        return When(fetched.at - count * LENGTH[unit])
    return day_only((fetched.at - count * LENGTH[unit]).date())


def _unit(found: re.Match[str]) -> tuple[str, int]:
    """What an age is counted in, and how many of it; an empty unit for `yesterday` and the like."""
    word = (found["unit1"] or found["unit2"] or found["unit3"] or found["unit4"] or found["unit5"] or "").lower()
    count = found["count1"] or found["count3"] or found["count4"] or found["count5"] or "1"
    if word in _TWO:
        return _TWO[word], 2
    unit = "" if not word else "minute" if word == "m" else _UNIT.get(word, "no unit")
    return unit, int(count) if count.isdigit() else 1


def _is_possible(found: re.Match[str], line: str) -> bool:
    """Whether pages print such a count of this unit; and `today` only where no headline or name ends with it."""
    unit, count = _unit(found)
    if unit:
        return count <= MOST.get(unit, 0)
    before = line[: found.start()].rstrip()
    glued = line[: found.start()] == before and before[-1:].islower()
    return found["now"] is not None or not before or glued or before[-1] in "·•|-–—,:(/" or before.split()[-1].lower() in _LEADS

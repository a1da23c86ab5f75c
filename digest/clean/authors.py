"""The bylines round an article → its authors: what speaks for each byline, which lines tell names together, and how somebody is called in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean import persons
from digest.clean.around import Around, place, region, type_of_features
from digest.clean.bylines import MOST, Byline
from digest.clean.given_names import GIVEN

_SHORT = 80  # characters of the longest line that tells an office
_PROSE = 150  # characters from which a line of the text is surely prose
_CREDIT = re.compile(r"\W*(?:foto|photo|bild|image|picture|©|getty|credit|фото)", re.IGNORECASE)


def features(found: Sequence[Byline], around: Around, dated: set[int]) -> list[type_of_features]:
    """What speaks for each byline, and against it; `dated` are the lines that tell a day and little else."""
    page = "\n".join(around.lines)
    body = "\n".join(line for line in around.lines[around.first : around.last + 1] if len(line) > _PROSE)
    after = "\n".join(around.lines[around.last + 1 :])
    title = "" if around.title is None else around.lines[around.title]
    known = {name for one in found if one.marked == "bio" for name in one.names}
    sure = [set(one.names) for one in found if one.marked in ("line", "above")]
    told = {name: _told(name, page, body) for name in {one.names[0] if one.names else one.outlet for one in found}}
    rows = []
    for one in found:
        name = one.names[0] if one.names else one.outlet
        person, one_word, given, long, in_body, surname, common = told[name]
        below = around.lines[one.line + 1] if one.line + 1 < len(around.lines) else ""
        surely = one.marked in ("line", "above")
        if len(one.names) > 1 and not person:
            person = any(map(persons.is_person, one.names))
        row = {
            "bias": 1.0,
            f"marked {one.marked or 'none'}": 1.0,
            "no names": not one.names,
            "two names": len(one.names) == 2,
            "more names": len(one.names) > 2,
            "person": person,
            "bare person": not one.marked and person,
            "one word": one_word,
            "given name": given,
            "long name": long,
            "rest": min(one.rest, 15) / 5,
            "no rest": one.rest == 0,
            "dated": one.dated,
            "day near": not dated.isdisjoint(range(one.line - 2, one.line + 3)),
            "in prose": in_body,
            "surname in prose": not one.marked and surname,
            "in title": not one.marked and name.rpartition(" ")[2] in title,
            "again after": name in after if one.line <= around.last else after.count(name) > 1,
            "note": one.marked != "bio" and not known.isdisjoint(one.names),
            "common words": common,
            "role below": len(below) < _SHORT and persons.has_role(below),
            f"{region(one.line, around)} {one.marked or 'bare'}": 1.0,
            "credit below": not surely and _CREDIT.match(below) is not None,
            "part": not surely and any(map(set(one.names).__lt__, sure)),
            "no title": around.title is None,
        }
        rows.append({name: float(value) for name, value in row.items() if value} | place(one.line, around, surely))
    return rows


def _told(name: str, page: str, body: str) -> tuple[bool, bool, bool, bool, bool, bool, int]:
    """What a name by itself, and where the page says it, tells of its byline: the same for all bylines of somebody."""
    parts = name.split()
    one_word = len(parts) == 1
    common = sum([low in page and f" {low} " in page for low in map(str.lower, parts)])  # a seldom word without its spaces is looked for in half the time
    return persons.is_person(name), one_word, one_word and name.lower() in GIVEN, len(parts) >= 4, name in body, parts[-1] in body, common


def together(found: Sequence[Byline], at: int) -> tuple[str, ...]:
    """The names of a byline, and of those like it in the lines right above and below."""
    names = list(found[at].names)
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(found) and _is_like(found[here], found[here + step]) and len(names) < MOST:
            here += step
            names += found[here].names
    return tuple(dict.fromkeys(names))


def _is_like(one: Byline, other: Byline) -> bool:
    alike = bool(one.marked) or (any(map(persons.is_person, one.names)) and any(map(persons.is_person, other.names)))
    return (
        alike
        and one.marked != "lone"
        and abs(one.line - other.line) == 1
        and (one.marked, one.dated, one.rest, other.rest) == (other.marked, other.dated, 0, 0)
    )


def whole(found: Sequence[Byline], at: int) -> tuple[str, ...]:
    """The names of a byline, as the page calls them in full: a given name, or a name that somebody writes under, by another byline that has the surname too."""
    others = [name for one in found for name in one.names if persons.is_person(name)]
    return tuple(dict.fromkeys(_full(name, others) for name in together(found, at)))


def _full(name: str, others: Sequence[str]) -> str:
    words = name.split()
    if len(words) == 1:
        fuller = {other for other in others if other.split()[0] == name or "".join(other.split()).lower() == name.lower()}
        return fuller.pop() if len(fuller) == 1 else name
    if len(words) > 2:
        return next((other for other in others if len(other.split()) > 1 and name.startswith(other + " ") and persons.is_person(name)), name)
    return name

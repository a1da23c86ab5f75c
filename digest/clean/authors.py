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
    rows = []
    for one in found:
        name = one.names[0] if one.names else one.outlet
        parts = name.split()
        below = around.lines[one.line + 1] if one.line + 1 < len(around.lines) else ""
        surely = one.marked in ("line", "above")
        rows.append(
            {
                "bias": 1.0,
                f"marked {one.marked or 'none'}": 1.0,
                "no names": float(not one.names),
                "two names": float(len(one.names) == 2),
                "more names": float(len(one.names) > 2),
                "person": float(any(map(persons.is_person, one.names))),
                "bare person": float(not one.marked and any(map(persons.is_person, one.names))),
                "one word": float(len(parts) == 1),
                "given name": float(len(parts) == 1 and name.lower() in GIVEN),
                "long name": float(len(parts) >= 4),
                "rest": min(one.rest, 15) / 5,
                "no rest": float(one.rest == 0),
                "dated": float(one.dated),
                "day near": float(not dated.isdisjoint(range(one.line - 2, one.line + 3))),
                "in prose": float(name in body),
                "surname in prose": float(not one.marked and parts[-1] in body),
                "in title": float(not one.marked and parts[-1] in title),
                "again after": float(name in after if one.line <= around.last else after.count(name) > 1),
                "note": float(one.marked != "bio" and not known.isdisjoint(one.names)),
                "common words": float(sum(f" {part.lower()} " in page for part in parts)),
                "role below": float(len(below) < _SHORT and persons.ROLE.search(below) is not None),
                f"{region(one.line, around)} {one.marked or 'bare'}": 1.0,
                "credit below": float(not surely and _CREDIT.match(below) is not None),
                "part": float(not surely and any(map(set(one.names).__lt__, sure))),
                "no title": float(around.title is None),
            }
            | place(one.line, around, one.marked in ("line", "above"))
        )
    return rows


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

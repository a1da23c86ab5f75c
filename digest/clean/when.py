"""The lines of a page round an article → the days that they tell of it: each candidate with what speaks for it, the best as published and as updated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest import dates
from digest.clean.around import Around, place, region, type_of_features
from digest.model import When

_PUBLISHED = (
    "published first originally posted post created written publication date issued filed veröffentlicht erschienen erstellt publiziert publié publie paru parution"
    " mise?\\ en\\ ligne rédigé publicado publicada publicación pubblicato pubblicazione gepubliceerd geplaatst опубликовано опубликована опубліковано размещено"
    " نشر نشرت نُشر النشر 发布 發布 发表 發表 发布时间 公開 公開日 掲載 配信 投稿 投稿日 opublikowano publicerad publisert vydáno"
)
_UPDATED = (
    "updated update modified revised edited reviewed verified refreshed aktualisiert aktualisierung bearbeitet geändert änderung stand überarbeitet"
    " mise?\\ à\\ jour actualisé modifié modifiée actualizado actualizada actualización modificado atualizado atualizada atualização aggiornato aggiornamento modificato"
    " bijgewerkt gewijzigd laatste\\ update обновлено обновлена обновлён изменено оновлено оновлена تحديث حدث 更新 更新日 最終更新 修改 aktualizacja uppdaterad oppdatert"
)
_OTHER = (
    "copyright © accessed retrieved consulted abgerufen consulté until deadline expires born died event since from through between before after effective"
    " valid ends starts begins archived ab bis seit jusqu depuis hasta desde fino registered joined member"
)


def _forms(words: str) -> list[str]:
    return [word.replace("\0", " ") for word in words.replace("\\ ", "\0").split()]


def _spaced(words: str) -> str:
    """A pattern for any of the Latin, Cyrillic and Arabic words, by their first letters: a word is held against few of them."""
    first: dict[str, list[str]] = {}
    for form in _forms(words):
        if form[0] < "\u3000":
            first.setdefault(form[0], []).append(form[1:])
    return "(?i:" + "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in first.items()) + ")"


def _unspaced(words: str) -> str:
    return "|".join(form for form in _forms(words) if form[0] >= "\u3000")


_MARKER = re.compile(
    # those that begin at a word's beginning, or at a capital after a small letter: asked first, since hardly any character stands there
    r"(?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))"
    rf"(?:(?P<updated>{_spaced(_UPDATED)})|(?P<published>{_spaced(_PUBLISHED)})|(?P<other>{_spaced(_OTHER)}(?![^\W\d_])))"
    rf"|(?P<updated_>{_unspaced(_UPDATED)})|(?P<published_>{_unspaced(_PUBLISHED)})"
)
_BEGINNINGS = frozenset(form[:3].lower() for form in _forms(f"{_UPDATED} {_PUBLISHED} {_OTHER}"))
_CAMEL = re.compile("[A-Z](?<=[a-z].)")
_FIGURE = re.compile(r"\d")
_BYLINE = re.compile(r"\W*(?:by|von|par|por|di|door|written by|author|autor|auteur|автор|بقلم|記者|记者|作者|文)(?![^\W\d_])", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\b\d+[\s-]*(?:min(?:ute)?s?)\b(?:[\s-]+(?:read|de lecture|lesezeit|di lettura))?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\W_]*(?:[^\W\d_]+[,.]?\s*){0,2}\W*")
_DASH = re.compile(r"[\s,.)]*(?:[-–—|:•·])")
LONGEST = 300  # characters of the longest line that may tell when an article was published
AGED = 80  # characters of the longest line that tells an age
NEAR = 6  # lines within which a day and its change stand
OPENING = 60  # characters in which a paragraph that begins with its date ends it
_CARRIED = 4  # words of the longest line that is a marker for the line under it


class Candidate(NamedTuple):
    """A day on the page, where it stands, and what the words before it call it."""

    line: int
    when: When
    marker: str
    """`published`, `updated`, `other` or empty."""
    rest: int
    """Words of its line besides the day, the clock and the marker."""
    first: bool
    """The first day of its line."""
    opens: bool = False
    """It opens a paragraph, before a dash."""
    aged: bool = False
    """It was counted back from the time of fetching."""


def candidates(lines: Sequence[str], language: str, order: str, fetched: When | None = None) -> Iterator[Candidate]:
    """Every day or age that a line tells which is not prose, from the top of the page."""
    for number, line in enumerate(lines):
        if not fetched and not (("20" in line or "19" in line or line.count(".") > 1 or not line.isascii()) and dates.may_name_day(line)):
            continue
        found = list(dates.days(line if len(line) <= LONGEST else line[:OPENING], language, order))
        if len(line) > LONGEST:
            found = [day for day in found[:1] if _OPENS.fullmatch(line, 0, day.start) and _DASH.match(line, day.end)]
        end = 0
        for day in found:
            leads = end == 0 and not line[: day.start].strip(" :·•|-–—")
            marker = _marker(line[end : day.start]) or (_carried(lines, number) if leads else "") or _after(line[day.end :], found)
            yield Candidate(number, day.when, marker, _rest(f"{line[: day.start]} {line[day.end : LONGEST]}"), end == 0, len(line) > LONGEST)
            end = day.end
        if not found and fetched and len(line) <= AGED and (age := dates.find_age(line)) and (moment := dates.age(age, fetched)):
            before = line[: age.start()]
            yield Candidate(number, moment, _marker(before) or _carried(lines, number), _rest(before, clock=False), True, aged=True)


def _rest(said: str, *, clock: bool = True) -> int:
    """How many words of two letters or more are left of what stands round a day, without the clock and markers."""
    if not _LETTER.search(said):
        return 0
    if clock and _FIGURE.search(said):
        said = _CLOCK.sub(" ", said)
    if _may_mark(said):
        said = _MARKER.sub(" ", said)
    return sum([len(word) > 1 for word in _LETTER.findall(said)])


def _may_mark(said: str) -> bool:
    """A look that costs a tenth: whether a word begins as a marker does, or one may be glued to another or to no space."""
    if not _BEGINNINGS.isdisjoint([word[:3] for word in _LETTER.findall(said.lower())]) or _CAMEL.search(said):
        return True
    return not said.isascii() and ("©" in said or max(said) >= "\u3000")


def _carried(lines: Sequence[str], number: int) -> str:
    """The marker that is all of the line before."""
    return _marker(lines[number - 1]) if number and len(lines[number - 1].split()) <= _CARRIED else ""


def _marker(before: str) -> str:
    """What the last marker in the words before a day says of it."""
    last = None
    if not before or not _may_mark(before[-60:]):
        return ""
    for last in _MARKER.finditer(before[-60:]):  # noqa: B007
        pass
    return (last.lastgroup or "").rstrip("_") if last else ""


def _after(rest: str, found: list[dates.Day]) -> str:
    """A marker that follows its day, as in Chinese and Japanese: 2025年6月4日 更新."""
    marked = _MARKER.search(rest[:12]) if len(found) == 1 and not rest.isascii() else None
    return (marked.lastgroup or "").rstrip("_") if marked else ""


def features(found: Sequence[Candidate], around: Around) -> list[type_of_features]:
    """What speaks for each candidate, and against it."""
    if not found:
        return []
    same = Counter(candidate.when for candidate in found)
    published = any(candidate.marker == "published" and candidate.line <= around.last for candidate in found)
    earliest: dict[tuple[int, str], When] = {}
    for candidate in found:
        place_and_marker = (candidate.line, candidate.marker)
        earliest[place_and_marker] = min(candidate.when, earliest.get(place_and_marker, candidate.when))
    regions = [region(candidate.line, around) for candidate in found]
    crowd = Counter(regions)
    named = {number for number in range(max(0, around.head() - 8), min(len(around.lines), around.first + 4)) if _BYLINE.match(around.lines[number], 0, 60)}
    rows = []
    for number, candidate in enumerate(found):
        row = {
            "bias": 1.0,
            f"marker {candidate.marker or 'none'}": 1.0,
            "rest": min(candidate.rest, 20) / 5,
            "alone": candidate.rest == 0,
            "second": not candidate.first,
            "first on page": number == 0,
            "top": candidate.line < 5,
            "exact": candidate.when.exact,
            "again": min(3, same[candidate.when] - 1),
            "opens": candidate.opens,
            "only updated": candidate.marker == "updated" and not published,
            "many": crowd[regions[number]] > 3,
            f"many {regions[number]}": crowd[regions[number]] > 3,
            "by": not named.isdisjoint(range(candidate.line - 2, candidate.line + 3)),
            "last above": regions[number] == "above" and (number + 1 == len(found) or regions[number + 1] != "above"),
            "later twin": earliest[candidate.line, candidate.marker] < candidate.when,
            "no title": around.title is None,
        }
        marked = candidate.marker in ("published", "updated")
        rows.append({name: float(value) for name, value in row.items() if value} | place(candidate.line, around, marked))
    return rows

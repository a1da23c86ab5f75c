"""The lines round an article → source, day, last change, authors and agency; nothing is guessed: what no line says stays unknown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, replace

from digest import dates, language, text
from digest.clean import authors, bylines, datelines, furniture, labels, menus, outlets, persons, telling, when
from digest.clean.around import Around, best, score
from digest.clean.sheet import Facts, Piece, Sheet
from digest.model import When

_ICON = re.compile(r"(?:time|clock|calendar|icon|date|updated|published|posted|on|•|·|\||[-–—])+\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # a date in words that `dates` does not know is no outlet
_NO_OUTLET = re.compile(r"(?:exclusive|breaking(?: news)?|just in|updated?|live|opinion|analysis|explainer|watch|video)\b\W*", re.IGNORECASE)
_SOURCE = re.compile(
    r"\W*(?:source|quelle|fuente|fonte|bron|źródło|источник|джерело|المصدر|来源|來源|出典)\s*[:：]\s*(?P<outlet>[^|•·]{2,50}?)\W*", re.IGNORECASE
)
_PROPER = re.compile(r"(?:(?:the|of|and|for|de|la|le|der|die|das|&) |[^\W\d_a-zà-ÿ][\w.'’&-]*(?: |$))+")
_OUTLET = 6  # words of the longest name of an outlet
SURELY = 0.0  # the score of a byline that is one beyond doubt
TOLD = 6  # words beside the day in the longest line that is a byline's neighbour


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its lines are read."""

    fetched: When | None = None
    language: str = ""
    order: str = ""
    """`dmy` or `mdy`: how its days in figures are read."""
    places: Places | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where on a page its pieces stand, counted in lines that are not blank: found once for all pieces."""

    at: dict[int, int]
    """The place of each line's number."""
    texts: tuple[tuple[int, int] | None, ...]
    """The first and the last line of each piece's text; None where it has none."""
    floors: tuple[int, ...]
    """For each piece, the line after the text of the pieces before it."""
    ceilings: tuple[int, ...]
    """For each piece, the line with which the first of the pieces after it begins."""
    heads: tuple[int, ...]
    """The headings over other articles, and over comments."""


def page(sheet: Sheet) -> Page:
    """What a document says of its page, and where it says nothing, what its text does."""
    given = sheet.document.given
    tag = given.language or language.language(" ".join(block.text for piece in sheet.pieces for block in piece.blocks))
    return Page(given.fetched, tag, dates.order(sheet.text, tag), places(sheet))


def places(sheet: Sheet) -> Places:
    """Where the pieces of a page stand."""
    at = {line.number: number for number, line in enumerate(sheet.lines)}
    texts = tuple([(at[piece.begin()], at[piece.blocks[-1].number]) if piece.blocks else None for piece in sheet.pieces])
    floors, ceilings = [], []
    ends: list[int] = []
    for span in texts:
        above = bisect_left(ends, span[0]) if span else 0
        floors.append(ends[above - 1] + 1 if above else 0)
        if span:
            insort(ends, span[1])
    ceiling = len(sheet.lines)
    for piece, span in zip(reversed(sheet.pieces), reversed(texts), strict=True):
        ceilings.append(ceiling)
        if span:
            ceiling = min(ceiling, _begin(sheet, piece, span[0]))
    heads = tuple([number for number, line in enumerate(sheet.lines) if line.label in ("comments", "head")])
    return Places(at, texts, tuple(floors), tuple(reversed(ceilings)), heads)


def told(sheet: Sheet, number: int, page: Page) -> Facts:
    """What a page tells of one of its pieces: the lines that belong to its title, then all lines round it."""
    piece = sheet.pieces[number]
    meta = read(piece.meta, page.fetched)
    place = around(sheet, number, page.places or places(sheet))
    alone = sum(one.role != "brief" for one in sheet.pieces) == 1
    if place is None:
        return meta
    found = find(place, page)
    if found.source and any(block.label == "caption" and block.text == found.source for block in piece.blocks):
        found = replace(found, source="")  # beside the day, but of a picture
    return merged(meta, found, any(map(dates.find_age, piece.meta)), alone)


def find(around: Around, page: Page) -> Facts:
    """What the lines round an article tell: of all lines with a day, and of all with names, the one that stands as an article's do."""
    found = [one for one in when.candidates(around.lines, page.language, page.order, page.fetched) if not _is_late(one.when, page.fetched)]
    facts = _dated(Facts(), found, around)
    told = {one.line for one in found if one.rest <= TOLD}
    named = [one for one in bylines.bylines(around) if one.marked == "line" or around.lines[one.line].casefold() not in menus.LINES]
    facts = replace(facts, source=_source(around, named, told))
    rows = authors.features(named, around, told)
    at, _ = best(rows, telling.BYLINE, telling.LEAST_BYLINE)
    if at < 0:
        return facts
    if not named[at].names:  # a person who signs goes before an outlet that does
        signed = [n for n, one in enumerate(named) if one.names and one.marked in ("line", "above") and score(rows[n], telling.BYLINE) > SURELY]
        at = max(signed, key=lambda n: score(rows[n], telling.BYLINE), default=at)
    outlet, names = named[at].outlet, authors.whole(named, at)
    if not outlets.is_outlet(facts.source) and text.fold(facts.source) in map(text.fold, names):
        facts = replace(facts, source="")
    return replace(facts, authors=names, agency=datelines.agency(outlet), source=facts.source or outlet, signed="" if names else outlet)


def days(sheet: Sheet, number: int, page: Page) -> list[tuple[float, str, str, str]]:
    """Every day that could be one of a piece's, the likeliest first: its score, itself, what it is called, and its line. For `digest explain`."""
    place = around(sheet, number, page.places or places(sheet))
    if place is None:
        return []
    found = [one for one in when.candidates(place.lines, page.language, page.order, page.fetched) if not _is_late(one.when, page.fetched)]
    scored = zip((score(row, telling.DAY) for row in when.features(found, place)), found, strict=True)
    return sorted(((value, str(one.when), one.marker, place.lines[one.line]) for value, one in scored), reverse=True)


def around(sheet: Sheet, number: int, known: Places) -> Around | None:
    """The lines that can tell of a piece: those between the texts of the pieces before and after it."""
    piece, span, place = sheet.pieces[number], known.texts[number], known.at
    if span is None:
        return None
    first, last = span
    begun = place.get(piece.at, first)  # a heading below the title cuts nothing off
    above, below = bisect_left(known.heads, min(begun, first) if begun >= known.floors[number] else first), bisect_right(known.heads, last)
    floor = max(known.floors[number], known.heads[above - 1] + 1 if above else 0)
    if piece.role == "brief" and floor <= place.get(piece.at, -1) <= first:
        floor = place[piece.at]  # what stands over a brief's headline tells of the brief before it
    ceiling = min(known.ceilings[number], known.heads[below] if below < len(known.heads) else len(sheet.lines))
    ceiling = max(last + 1, ceiling)
    folded = text.fold(piece.title)
    titles = [place[piece.at]] if piece.at in place and floor <= place[piece.at] <= first else []
    titles = titles or [at for at in range(floor, first + 1) if sheet.lines[at].text == piece.title or (folded and text.fold(sheet.lines[at].text) == folded)]
    lines = tuple(line.text for line in sheet.lines[floor:ceiling])
    return Around(lines, titles[-1] - floor if titles else None, first - floor, last - floor)


def read(meta: tuple[str, ...], fetched: When | None) -> Facts:
    """What the lines that belong to a title say; ages are counted back from `fetched`, and a day after `fetched` is not believed."""
    facts = Facts()
    for line in (line for line in meta if not _NO_OUTLET.fullmatch(line)):
        age = dates.find_age(line)
        day = dates.absolute(line)
        byline = bylines.read(line)
        if age and text.length(line) <= 9:
            facts = _aged(facts, line, age, fetched)
        elif named := _SOURCE.fullmatch(line):
            facts = replace(facts, source=facts.source or named["outlet"])
        elif byline and byline.marked == "line":
            outlet = byline.outlet
            facts = replace(facts, authors=facts.authors or byline.names, agency=facts.agency or datelines.agency(outlet), source=facts.source or outlet)
        if day is not None and not age:
            facts = facts if _is_late(day, fetched) or facts.published else replace(facts, published=day)
        elif not facts.source and _is_outlet(line) and not (age or persons.is_person(line) or (byline and byline.marked)):
            facts = replace(facts, source=line)
    return facts


def merged(meta: Facts, round_about: Facts, aged: bool, alone: bool) -> Facts:
    """What the lines of a title say, and where these say nothing what stands round the article.

    On a page of one article the outlet that signs it is its author too; an agency that does is not whose page it is.
    """
    folded = {text.fold(name) for name in round_about.authors}
    sure = aged or outlets.is_outlet(meta.source) or text.fold(meta.source) not in folded  # beside an age stands an outlet, beside a day its author too
    named = meta.source if sure else ""
    source = named or round_about.source
    names = tuple(name for name in round_about.authors or meta.authors if text.fold(name) != text.fold(source))
    agency = round_about.agency or meta.agency
    signed = "" if not alone or names else round_about.signed or (source if datelines.agency(source) else "")
    return Facts(
        "" if datelines.agency(signed) and text.fold(signed) == text.fold(source) else source,
        round_about.published or meta.published,
        round_about.estimated if round_about.published else meta.estimated,
        (signed,) if signed else names,
        round_about.updated or meta.updated,
        agency,
    )


def _dated(facts: Facts, found: list[when.Candidate], around: Around) -> Facts:
    """The best day as published, and the best that is called a change as updated."""
    rows = when.features(found, around)
    at, score = best(rows, telling.DAY, telling.LEAST_DAY)
    if at < 0:
        return facts
    one = found[at]
    twin = next((o for o in found if o.line == one.line and o is not one and o.when > one.when and not o.marker), None)
    changes = [o for o in found if o.marker == "updated" and o.when >= one.when and abs(o.line - one.line) <= when.NEAR]
    changed = max(changes, key=lambda o: o.when).when if changes else twin.when if twin else None
    return replace(facts, published=one.when, estimated=one.aged or one.marker == "updated" or score < 0, updated=changed)


def _source(around: Around, named: list[bylines.Byline], told: set[int]) -> str:
    """The outlet that a line between title and text names: after a word that says so, or by its name, or beside the day."""
    marked = {one.line: one.outlet if not one.names else "" for one in named if one.marked not in ("", "lone")}
    for at in range(around.head() + 1, around.first):
        line = around.lines[at]
        if at in told:
            continue
        if found := _SOURCE.fullmatch(line):
            return found["outlet"]
        if marked.get(at):
            return marked[at]
        known = outlets.is_outlet(line) or not told.isdisjoint((at - 1, at + 1))
        if known and at not in marked and _is_outlet(line) and not _NO_OUTLET.fullmatch(line) and not persons.is_person(line):
            return line
    return ""


def _is_late(moment: When, fetched: When | None) -> bool:
    return fetched is not None and moment.is_after(fetched)


def _begin(sheet: Sheet, piece: Piece, first: int) -> int:
    """The line with which a piece begins: its title right above its text, else its text."""
    above = [at for at in range(max(0, first - when.NEAR), first) if sheet.lines[at].text == piece.title]
    return above[0] if above else first


def _is_outlet(line: str) -> bool:
    """Whether a line could be an outlet's name: a known one, or some words with capitals and nothing else."""
    if text.length(line) > _OUTLET or labels.ends(line) or _YEAR.search(line) or furniture.is_furniture(line):
        return False
    return outlets.is_outlet(line) or _PROPER.fullmatch(line) is not None


def _aged(facts: Facts, line: str, age: re.Match[str], fetched: When | None) -> Facts:
    before = line[: age.start()].strip(" ·•|-–—,")
    if before and not _ICON.fullmatch(before) and not _NO_OUTLET.fullmatch(before) and not facts.source and not _YEAR.search(before):
        facts = replace(facts, source=before)
    if facts.published is None and (moment := dates.age(age, fetched)) is not None:
        facts = replace(facts, published=moment, estimated=True)
    return facts

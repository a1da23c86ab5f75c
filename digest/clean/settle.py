"""Pieces by their places and lines by their weights → pieces whose text is what was weighed as text.

The pieces say where an article begins that has a title of its own; the weights say which lines are text. The main article gets all text
that is in no other article. Another article is believed where its title stands over source, age, date or author as the main one's does,
or where it is a headline over a few words; a piece without either was a heading in the text, and gives its text back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest import text
from digest.clean import furniture, labels, looks, pieces, titles, weigh
from digest.clean.sheet import Line, Piece, Sheet

TEXT = titles.TEXT
LESS = 0.3  # where nothing is surely text, sentences that may be
FULL = 40  # words of text that make an article of a piece
SHORT = 8  # the same of one that has source, age, date or author
BRIEF = 100  # words of text, with those of what follows, above which a headline and its blurb are no brief
AROUND = 6  # lines before a title, and
UNDER = 12  # after it, among which date and author are looked for


def settle(sheet: Sheet) -> Sheet:
    """The pieces with their text."""
    lines = sheet.lines
    taken = [line for line in lines if line.score >= TEXT] or [line for line in lines if line.score >= LESS and labels.is_prose(line.text)]
    if not taken:
        return replace(sheet, pieces=tuple(piece for piece in sheet.pieces if piece.meta or piece.role == "brief"))
    begins = [piece.at or piece.blocks[0].number for piece in sheet.pieces]
    masses = [_words(taken, begin, end) for begin, end in zip(begins, [*begins[1:], lines[-1].number + 1], strict=False)]
    before = _words(taken, 0, begins[0]) if begins else 0
    full = [at for at, piece in enumerate(sheet.pieces) if piece.role != "brief"]
    lead = next((at for at in full if masses[at] >= FULL or (sheet.pieces[at].meta and masses[at] >= SHORT)), full[0] if full else -1)
    if lead < 0 and sheet.pieces and before <= BRIEF and max(masses) <= BRIEF:
        return sheet  # a section front
    firm = [at for at, piece in enumerate(sheet.pieces) if at > lead and lead >= 0 and _is_firm(piece, masses[at], sheet.pieces[lead])]
    if lead < 0 and any(mass <= BRIEF for mass in masses):
        firm = []
    spans = [(begins[at], begins[at + 1] if at + 1 < len(begins) else lines[-1].number + 1) for at in firm]
    own = [line for line in taken if not any(begin <= line.number < end for begin, end in spans)]
    others = [(begins[at], _other(sheet, at, spans[number])) for number, at in enumerate(firm)]
    if not own:
        return replace(sheet, pieces=tuple(piece for _, piece in others)) if others else sheet
    known = sheet.pieces[lead] if lead >= 0 else None
    several = any(piece.role != "brief" for _, piece in others)
    main = _main(lines, own, known if several and known and known.title else None, spans)
    return replace(sheet, pieces=(main, *(piece for _, piece in others)))


def _words(taken: Sequence[Line], begin: int, end: int) -> int:
    return sum(text.length(line.text) for line in taken if begin <= line.number < end)


def _is_firm(piece: Piece, mass: int, lead: Piece) -> bool:
    """Whether a piece after the main one is an article of its own."""
    if piece.role == "brief":
        return mass <= BRIEF
    if not piece.meta:
        return False
    return piece.role == "related" or ((bool(lead.meta) or len(piece.meta) > 1) and mass >= FULL)


def _other(sheet: Sheet, at: int, span: tuple[int, int]) -> Piece:
    """Another article: where its text was weighed as text, that; else what its place says."""
    piece = sheet.pieces[at]
    begin, end = span
    own = [line for line in sheet.lines if begin < line.number < end and line.score >= TEXT and line.text not in piece.meta]
    if piece.role != "main" or not own:
        return piece
    return replace(piece, blocks=_blocks([line for line in sheet.lines if begin < line.number < end], own))


def _main(lines: Sequence[Line], own: Sequence[Line], known: Piece | None, spans: Sequence[tuple[int, int]]) -> Piece:
    """The main article: its text, its title, and the lines round the title that tell date and author."""
    free = [line for line in lines if not any(begin <= line.number < end for begin, end in spans)]
    if known:
        return replace(known, role="main", blocks=_blocks(free, [line for line in own if line.number > known.at and line.text not in known.meta]))
    seen = looks.looks(free)
    scores = [line.score for line in free]
    among = titles.candidates(free, seen, titles.text_lines(free, seen, scores))
    at = titles.best(free, seen, scores, among, weigh.weights().titles)
    meta, told = _meta(free, at)
    rest = [line for line in own if line.number not in told and line is not free[at]] if at >= 0 else [line for line in own if line.number not in told]
    return Piece("main", free[at].text if at >= 0 else "", meta, _blocks(free, rest), at=free[at].number if at >= 0 else own[0].number)


def _meta(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], frozenset[int]]:
    """Of the lines round a title those that tell age, date or author, and an outlet's name before one of these, those under it first; and their numbers."""
    under: list[Line] = []
    for line in lines[at + 1 : at + 1 + UNDER]:
        if line.label == "prose" and line.score >= TEXT and not labels.is_meta(line.text):
            break
        if line.label not in ("furniture", "caption"):
            under.append(line)
    over = [line for line in lines[max(0, at - AROUND) : max(0, at)] if line.label not in ("furniture", "caption") and labels.is_meta(line.text)]
    said = (*pieces.facts(under), *(line.text for line in over))
    return said, frozenset(line.number for line in (*under, *over) if line.text in said)


def _blocks(lines: Sequence[Line], own: Sequence[Line]) -> tuple[Line, ...]:
    """The text, with the captions between its lines; short lines over text are sub-headings."""
    numbers = {line.number for line in own}
    first, last = own[0].number if own else 0, own[-1].number if own else 0
    found: list[Line] = []
    for line in lines:
        if line.number in numbers:
            found.append(line if line.label == "prose" else replace(line, label=_kind(line)))
        elif line.label == "caption" and first <= line.number <= last:
            found.append(line)
    while found and found[-1].label in ("subhead", "caption"):
        found[-1] = replace(found[-1], label="prose") if found[-1].label == "subhead" else found[-1]
        if found[-1].label == "prose":
            break
        found.pop()
    return tuple(found)


def _kind(line: Line) -> str:
    """What a line of text is that is not a sentence."""
    if line.bullet or labels.ends(line.text) or text.length(line.text) > pieces.SUBHEAD or furniture.ASIDE.match(line.text):
        return "prose"
    return "subhead" if labels.is_title(f"{line.text} x") else "prose"

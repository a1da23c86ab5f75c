"""Pieces by their places and lines by their weights → pieces whose text is what was weighed as text.

The pieces say where an article begins that has a title of its own; the weights say which lines are text. The main article gets all text
that is in no other article. Another article is believed where its title stands over source, age, date or author as the main one's does,
or where it is a headline over a few words; a piece without either was a heading in the text, and gives its text back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, chain, compress, pairwise
from operator import attrgetter
from typing import NamedTuple

from digest.clean import bylines, furniture, labels, pieces, titles, weigh
from digest.clean.sheet import Line, Piece, Sheet

TEXT = titles.TEXT
LESS = 0.3  # for sentences right after text, and where nothing is surely text
FULL = 40  # words of text that make an article of a piece
SMALL = 60  # words of an article that is so short that its place says more of its lines than their weights
SHORT = 8  # the same of one that has source, age, date or author
HEADED = 0.5  # how much a title looks like a headline that may begin another article
TITLED = 1.0  # how much a line says that it is a title, over as much text (of titles of joined articles 99 in 100 say more, of others half)
BRIEF = 100  # words of text, with those of what follows, above which a headline and its blurb are no brief
NOTE = 20  # words under which a known phrase of the page is no text, whatever its weight
NEARLY = 0.4  # for short lines right after text
CERTAIN, RESUMED = 0.85, 12  # likelihood and words from which text goes on after a heading over other articles
ABOVE = 60  # words of text before a title that is not the whole text's
AROUND = 6  # lines before a title, and
TAIL = 8  # lines without a full stop at the end of a text, among which a heading over other articles is looked for
LEADS = 20  # words of the first paragraph after a summary
SIGNED = 3  # paragraphs at the end of a text, among which one may tell of its author
CAPTIONED = 30  # lines between title and text within which captions are the article's
UNDER = 12  # after it, among which date and author are looked for


def settle(sheet: Sheet) -> Sheet:
    """The pieces with their text."""
    lines = sheet.lines
    taken = _taken(lines)
    if not taken:
        return replace(sheet, pieces=tuple(piece for piece in sheet.pieces if piece.meta or piece.role == "brief"))
    often = cache(lambda: Counter([line.text.casefold() for line in lines]))  # counted where it is asked for
    begins = [*(piece.at or piece.blocks[0].number for piece in sheet.pieces), lines[-1].number + 1]
    words = _Words.of(taken)
    masses = [words.within(begin, end) for begin, end in pairwise(begins)]
    full = [at for at, piece in enumerate(sheet.pieces) if piece.role != "brief"]
    least = max(SHORT, min(FULL, max(masses, default=0) // 4))
    lead = next((at for at in full if masses[at] >= (SHORT if sheet.pieces[at].meta else least)), full[0] if full else -1)
    if lead < 0 and sheet.pieces and max(masses) <= BRIEF and words.within(0, begins[0]) <= BRIEF:
        return sheet  # a section front
    firm = [at for at in range(lead + 1, len(sheet.pieces)) if lead >= 0 and _is_firm(sheet, sheet.pieces[at], masses[at], sheet.pieces[lead], often)]
    spans = [(begins[at], begins[at + 1]) for at in firm]
    others = [_other(sheet, at, begins[at], begins[at + 1]) for at in firm]
    others_own = frozenset(chain.from_iterable(range(begin, end) for begin, end in spans))
    own = [line for line in taken if line.number not in others_own]
    if own and lead >= 0 and _Words.of(own).within(0, begins[-1]) < SMALL:
        placed = {block.number for block in sheet.pieces[lead].blocks if block.label == "prose"} | {line.number for line in own}
        own = [line for line in lines if line.number in placed]
    if not own:
        return replace(sheet, pieces=tuple(others)) if others else sheet
    known = sheet.pieces[lead] if lead >= 0 else None
    several = any(piece.role != "brief" and piece.meta for piece in others)
    above = known is not None and _Words.of(own).within(0, known.at) > ABOVE
    sure = known and known.title and known.meta and not above and own[0].number - known.at < UNDER and (several or often()[known.title.casefold()] > 1)
    main = _main(sheet, own, known if sure else None, others_own)
    return replace(sheet, pieces=(main, *others))


def _taken(lines: Sequence[Line]) -> list[Line]:
    """The lines that are text: by their weights, but for what a rule is sure of."""
    likely = [line for line in lines if line.score >= TEXT] or [line for line in lines if line.score >= LESS and labels.is_prose(line)]
    wanted = {line.number for line in likely}
    whole = sum(line.words for line in likely)
    found: list[Line] = []
    headed, told, before = False, 0, None
    for line in lines:
        if line.label == "comments" and told >= SHORT and whole - told < told:
            break
        if line.label == "head":
            headed = bool(found)
        elif line.number in wanted or (found and found[-1] is before and line.score >= (LESS if line.label == "prose" else NEARLY)):
            length = line.words
            known = line.label in ("furniture", "comments", "caption") or furniture.ASIDE.match(line.text)
            if not (known and length < NOTE) and line.reason != furniture.CONSENT and (not headed or (line.score >= CERTAIN and length >= RESUMED)):
                headed = False
                told += length
                found.append(line)
        before = before if line.label == "caption" else line
    return found


class _Words(NamedTuple):
    """How many words lines have, up to each of them: what stands between two places is asked for each piece."""

    numbers: list[int]
    sums: list[int]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Words:
        return cls([line.number for line in lines], [0, *accumulate(line.words for line in lines)])

    def within(self, begin: int, end: int) -> int:
        """The words of the lines from `begin` on and before `end`."""
        return max(0, self.sums[bisect_left(self.numbers, end)] - self.sums[bisect_left(self.numbers, begin)])


def _is_firm(sheet: Sheet, piece: Piece, mass: int, lead: Piece, often: Callable[[], Counter[str]]) -> bool:
    """Whether a piece after the main one is an article of its own."""
    if piece.role == "brief":
        return mass <= BRIEF
    if mass > (FULL if piece.role == "main" else BRIEF) and not _is_told(sheet, piece, lead):
        return False
    if piece.role == "related":
        return bool(piece.meta) or SHORT <= mass <= BRIEF
    twice = often()[piece.title.casefold()] > 1
    headed = twice or pieces.headline(piece.title) >= HEADED or pieces.names_outlet(piece.meta)  # a button or a name over a date heads no article
    return headed and bool(piece.meta) and ((bool(lead.meta) or len(piece.meta) > 1 or pieces.names_outlet(piece.meta)) and mass >= (SHORT if twice else FULL))


def _is_told(sheet: Sheet, piece: Piece, lead: Piece) -> bool:
    """Whether a title, and what stands under it, are those of an article rather than of a chart, a product or a comment: much text of the page hangs on it."""
    dated = any(map(labels.is_dated, piece.meta)) or any(map(labels.BYLINE.fullmatch, piece.meta))
    sourced = any(map(labels.SOURCE.fullmatch, piece.meta)) and any(map(labels.SOURCE.fullmatch, lead.meta))
    at = bisect_left(sheet.lines, piece.at or piece.blocks[0].number, key=attrgetter("number"))
    parted = at > 0 and sheet.lines[at - 1].reason == "no word in it"
    return (dated or sourced or parted) and titles.first(sheet.seen, [at], weigh.weights().title)[0] >= TITLED


def _other(sheet: Sheet, at: int, begin: int, end: int) -> Piece:
    """Another article: where its text was weighed as text, that; else what its place says."""
    piece = sheet.pieces[at]
    number = attrgetter("number")
    inside = sheet.lines[bisect_right(sheet.lines, begin, key=number) : bisect_left(sheet.lines, end, key=number)]
    own = [line for line in _taken(inside) if not _repeats(line, piece)]
    return replace(piece, blocks=_blocks(inside, own)) if piece.role == "main" and own else piece


def _repeats(line: Line, piece: Piece) -> bool:
    """Whether a line is the piece's title said again, or tells what its facts tell."""
    return line.text in piece.meta or line.text.casefold() == piece.title.casefold()


def _main(sheet: Sheet, own: Sequence[Line], known: Piece | None, others: frozenset[int]) -> Piece:
    """The main article: its text, its title, and the lines round the title that tell date and author."""
    free, seen = sheet.lines, sheet.seen
    if others:
        kept = [line.number not in others for line in free]
        free, seen = tuple(compress(free, kept)), tuple(compress(seen, kept))
    scores = [line.score for line in free]
    block = titles.begun(seen, scores)
    written = titles.text_lines(free, seen, scores)
    among = titles.candidates(free, seen, written or [number for number, line in enumerate(free) if line is own[0]], block)
    among = [at for at in among if not _is_none(free[at]) or _is_said_twice(free, at)]
    favoured = bisect_left(free, known.at, key=attrgetter("number")) if known else -1
    at = titles.best(free, seen, scores, among, weigh.weights().titles, weigh.weights().title, favoured, written, block)
    if known and (at in (favoured, -1) or free[at].text.casefold() == known.title.casefold()):
        own = _untold([line for line in own if line.number > known.at and not _repeats(line, known)])
        return replace(known, role="main", blocks=_blocks(free, _unsigned(own, known.meta), known.at))
    title = free[at] if at >= 0 else Line(own[0].number, "", 0, False)
    piece = Piece("main", title.text, _meta(free, at, title, own), at=title.number)
    own = _untold([line for line in own if not _repeats(line, piece)])
    return replace(piece, blocks=_blocks(free, _unsigned(own, piece.meta), piece.at))


def _untold(own: Sequence[Line]) -> Sequence[Line]:
    """Text without the lines of day and author that stand under its summary, before the first paragraph."""
    end = next((at for at, line in enumerate(own) if at and line.words >= LEADS), 0)
    told = {line.number for line in own[:end] if line.words <= AROUND * 2 and not line.bullet and not labels.ends(line.text) and _tells(line.text)}
    return [line for line in own if line.number not in told] if told else own


def _unsigned(own: Sequence[Line], meta: Sequence[str]) -> Sequence[Line]:
    """Text without the paragraph at its end that tells of its author (of 80 such 75 are no text)."""
    names = " ".join(meta)
    for at in range(max(1, len(own) - SIGNED), len(own)):
        found = bylines.BIO.match(own[at].text)
        if found and found["name"] in names:
            return [*own[:at], *own[at + 1 :]]
    return own


def _tells(line: str) -> bool:
    """Whether a line tells a day, an age, or after a word such as "By" its author."""
    return labels.is_meta(line) or ((byline := bylines.read(line)) is not None and byline.marked == "line")


def _is_none(line: Line) -> bool:
    """Whether a line can't be a title: a sentence of the text, or what a rule knows as furniture."""
    if line.text.endswith("。"):
        return True
    if line.label in ("furniture", "comments", "caption"):
        return line.reason != labels.WEIGHED
    return line.score >= LESS and line.text.endswith(".") and labels.is_prose(line)


def _is_said_twice(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before or after says the same: a title may end as a sentence does."""
    return any(0 <= beside < len(lines) and lines[beside].text == lines[at].text for beside in (at - 1, at + 1))


def _meta(lines: Sequence[Line], at: int, title: Line, own: Sequence[Line]) -> tuple[str, ...]:
    """Of the lines round a title those that tell age, date or author, and an outlet's name before one of these; those under it first."""
    numbers = {line.number for line in own}
    under: list[Line] = []
    for line in lines[at + 1 : at + 1 + UNDER]:
        if line.label == "prose" and line.number in numbers and not labels.is_meta(line.text):
            break
        if line.label not in ("furniture", "caption") and line.text.casefold() != title.text.casefold():
            under.append(line)
    over = [line for line in lines[max(0, at - AROUND) : max(0, at)] if line.label not in ("furniture", "caption") and labels.is_meta(line.text)]
    return (*pieces.facts(under), *(line.text for line in over))


def _blocks(lines: Sequence[Line], own: Sequence[Line], title: int = 0) -> tuple[Line, ...]:
    """The text, with the captions between its title and its end; short lines over text are sub-headings."""
    own = _ended(own)
    numbers = {line.number for line in own}
    first, last = own[0].number if own else 0, own[-1].number if own else 0
    first = title if first - CAPTIONED <= title < first and title else first
    found: list[Line] = []
    for line in lines:
        if line.number in numbers:
            found.append(line if line.label == "prose" else line._replace(label=_kind(line)))
        elif line.label == "caption" and first <= line.number <= last:
            found.append(line)
    while found and found[-1].label in ("subhead", "caption"):
        found[-1] = found[-1]._replace(label="prose") if found[-1].label == "subhead" else found[-1]
        if found[-1].label == "prose":
            break
        found.pop()
    return tuple(found)


def _ended(own: Sequence[Line]) -> Sequence[Line]:
    """Text without what ends a page's article and is none of it: its author and day, a heading over other articles and their titles."""
    end = len(own)
    for at in range(len(own) - 1, 0, -1):
        line = own[at]
        if furniture.is_head(line.text) or labels.is_meta(line.text):
            end = at
        elif labels.ends(line.text) or line.bullet or len(own) - at > TAIL:
            break
    return own[:end]


def _kind(line: Line) -> str:
    """What a line of text is that is not a sentence."""
    if line.bullet or labels.ends(line.text) or line.words > pieces.SUBHEAD or furniture.ASIDE.match(line.text):
        return "prose"
    return "subhead" if labels.is_title(f"{line.text} x") else "prose"

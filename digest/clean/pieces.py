"""Labelled lines → the pieces of a page, one an article: where each begins, ends, and what its role is.

A title is known by its place: said twice within a few lines, a bullet over a blurb, a line over a source and an age, or the last
short line before the first prose. What is under a heading such as "Related Articles" is another article, not the main one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf

from digest import text
from digest.clean import furniture, labels, outlets
from digest.clean.sheet import Line, Piece, Sheet

WINDOW = 8  # lines within which a title is said again
DOUBLED = 3  # words of the shortest
SUBHEAD = 10  # words of the longest sub-heading
BLURB = 90  # words of the longest brief on a section front
COMMENTED = 40  # words of the shortest text in one paragraph that a line such as "3 Comments" ends
HEADLINE = 4  # words of the shortest headline in a list of them
DISTANCE = 0.12  # what a line loses for each candidate between it and the text
NAMED = 40  # characters of the longest line that is an outlet's name
TITLE = 32  # words of the longest title
ALIKE, MOSTLY = 0.8, 0.6  # of the headlines of a section front, those that are as long as headlines are; of its words, those of its briefs
FRONT = 3  # headings that a section front has at least

_fold = lru_cache(256)(text.fold)  # within a window each line is held against those before and after it

_TAB = re.compile(r"(?:most (?:popular|recent)|latest|popular|recommended)\W*", re.IGNORECASE)  # how comments can be sorted
_LABEL = re.compile(
    r"^(?:foto|photo|bild|image|video|credit|quelle|source|table of|contents|updated|last )\b|\b(?:min|minutes?) read|read time|^\d+ min\b|@|https?:|\|",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Growing:
    """A piece while the page is read; no `Piece`, or each line would copy all that stand before it."""

    role: str
    title: str
    meta: list[str] = field(default_factory=list)
    blocks: list[Line] = field(default_factory=list)
    at: int = 0


def split(sheet: Sheet) -> Sheet:
    """The pieces, in the order of the page."""
    pieces: list[_Growing] = []
    lines = sheet.lines
    if briefs := _front(lines):
        return replace(sheet, pieces=briefs)
    section = False
    folded = {number: line.text.casefold() for number, line in enumerate(lines) if line.words >= DOUBLED}
    often = Counter(folded.values())
    again = frozenset([number for number, low in folded.items() if often[low] > 1])
    pending: list[Line] = []  # short lines since the last prose: one of them may be a title
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.label == "furniture":
            at += 1
        elif line.label == "comments":
            at = _commented(lines, at, again) if pieces and _is_whole(pieces[-1]) else at + 1
            pending.clear()
        elif line.label == "head" and not section and pieces and pieces[-1].blocks and (end := _inserted(lines, at)) > at:
            pending.clear()
            at = end
        elif line.label == "head":
            section = section or bool(pieces)
            if section and pieces and pieces[-1].blocks:
                pieces.append(_Growing("", ""))  # what follows belongs to no article until a title says to which
            pending.clear()
            at += 1
        elif at in again and (end := _doubled(lines, at)) > at:
            meta = tuple(x.text for x in lines[at:end] if x.label in ("open", "caption") and text.fold(x.text) != text.fold(line.text))
            at, after = _meta_after(lines, end)
            pieces.append(_Growing(_role(section, brief=False), line.text, [*meta, *after], at=line.number))
            pending.clear()
        elif _bulleted(lines, at, section):
            pieces.append(_Growing("brief", line.text, at=line.number))
            pending.clear()
            at += 1
        elif pieces and line.label == "open" and (end := _begun(lines, at, pieces, section)) > at:
            at = end
            pending.clear()
        elif line.label in ("prose", "caption") or (line.label == "open" and _continues(line, pieces)):
            _add(pieces, pending, line, section)
            at += 1
        else:
            pending.append(line)
            at += 1
    return replace(sheet, pieces=tuple(piece for piece in map(_trimmed, _fronts(pieces)) if piece.title or piece.blocks))


def _front(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    """The briefs of a page that is nothing else: headlines over one paragraph each, some with an age under it, and blank lines between all."""
    begins = next((at for at in range(len(lines) - 1) if _is_brief(lines, at)), len(lines))
    briefs = max(_briefs(lines, begins), _briefs(lines, begins + 1), key=len)  # the section's name may stand over the first headline
    if len(briefs) < FRONT:
        return ()
    whole = sum(line.words for line in lines)
    own = sum(block.words for brief in briefs for block in brief.blocks) + sum(text.length(brief.title) for brief in briefs)
    wordy = sum(text.length(brief.title) >= HEADLINE for brief in briefs)
    aged = any(brief.meta for brief in briefs[:-1])  # under the last one it may be the day of a page
    return briefs if aged and wordy >= ALIKE * len(briefs) and own >= MOSTLY * whole else ()


def _briefs(lines: tuple[Line, ...], at: int) -> tuple[Piece, ...]:
    """The briefs that follow one another from a line on."""
    found: list[Piece] = []
    while at < len(lines) - 1 and _is_brief(lines, at):
        title, blurb = lines[at], lines[at + 1]
        at += 2
        meta = (lines[at].text,) if at < len(lines) and labels.is_meta(lines[at].text) else ()
        at += len(meta)
        told = Line(blurb.number, blurb.text, blurb.indent, blurb.bullet, "prose", "under a headline of a section front", blurb.gap, blurb.score, blurb.words)
        found.append(Piece("brief", title.text, meta, (told,), title.number))
    return tuple(found)


def _is_brief(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a headline and a paragraph stand here, parted by a blank line from each other and from what is around."""
    title, blurb = lines[at], lines[at + 1]
    if not (title.gap and blurb.gap and title.label in ("open", "prose") and not title.bullet):
        return False
    after = at + 2 == len(lines) or lines[at + 2].gap > 0
    words = blurb.words
    told = words <= BLURB and (words >= 2 * HEADLINE or labels.ends(blurb.text)) and blurb.label in ("open", "prose", "caption")
    return after and told and title.words <= TITLE and labels.is_title(title.text) and not labels.is_meta(blurb.text)


def _doubled(lines: tuple[Line, ...], at: int) -> int:
    """Where the cluster of a title said twice ends, else `at`."""
    line = lines[at]
    if line.label not in ("open", "prose") or not labels.is_title(line.text) or line.words < DOUBLED:
        return at
    folded = _fold(line.text)
    end = at
    for other in range(at + 1, min(at + WINDOW, len(lines))):
        if _fold(lines[other].text) == folded:
            end = other + 1
        elif lines[other].label in ("prose", "head"):
            break
    if end == at:
        return at
    while end < len(lines) and lines[end].label in ("open", "furniture") and (labels.is_meta(lines[end].text) or lines[end].label == "furniture"):
        if lines[end].label == "furniture" and not any(labels.is_meta(x.text) for x in lines[end + 1 : end + 3]):
            break
        end += 1
    return end


def _is_whole(piece: _Growing) -> bool:
    """Whether an article has text enough for readers' comments to follow it: the count of them also stands under titles."""
    return len(piece.blocks) > 1 or sum(block.words for block in piece.blocks) >= COMMENTED


def _commented(lines: tuple[Line, ...], at: int, again: frozenset[int]) -> int:
    """Where readers' comments end: at a heading over other articles, or at a title said twice."""
    for end in range(at + 1, len(lines)):
        if (lines[end].label == "head" and not _TAB.fullmatch(lines[end].text)) or (end in again and _doubled(lines, end) > end):
            return end
    return len(lines)


def _inserted(lines: tuple[Line, ...], at: int) -> int:
    """Where the text goes on after a heading and two headlines or more without blurbs or facts, else `at`."""
    seen: set[str] = set()
    for end in range(at + 1, len(lines)):
        line = lines[end]
        headline = labels.is_title(line.text) and line.words >= HEADLINE and (line.label == "open" or line.text.endswith("?"))
        if headline and text.fold(line.text) not in seen:
            seen.add(text.fold(line.text))
        elif line.label != "furniture":
            blurb = line.indent > lines[end - 1].indent and lines[end - 1].bullet
            return end if line.label == "prose" and len(seen) > 1 and not headline and not blurb else at
    return at


def _bulleted(lines: tuple[Line, ...], at: int, section: bool) -> bool:
    """A bullet that is a headline over a blurb, not an item of a list in the text."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if not line.bullet or following is None or following.bullet or following.label != "prose" or not labels.is_title(line.text):
        return False
    return section or following.indent > line.indent


def _begun(lines: tuple[Line, ...], at: int, pieces: list[_Growing], section: bool) -> int:
    """The line after the facts of an article that begins here after another, which is added to the pieces; else `at`."""
    if over := _over_outlet(lines, at, pieces):
        end, meta = _meta_after(lines, at)
        pieces[-1].blocks.pop()
        if not (pieces[-1].blocks or pieces[-1].title):
            pieces.pop()
        pieces.append(_Growing("main", over.text, [*meta], at=over.number))
        return end
    if not _titled(lines, at, pieces, section):
        return at
    end, meta = _meta_after(lines, at + 1)
    pieces.append(_Growing(_role(section, brief=False), lines[at].text, [*meta], at=lines[at].number))
    return end


def _titled(lines: tuple[Line, ...], at: int, pieces: list[_Growing], section: bool) -> bool:
    """A plain line that begins an article after another: lines of source, age or author stand under it, then prose."""
    if not pieces or lines[at].bullet or not labels.is_title(lines[at].text):
        return False
    end, meta = _meta_after(lines, at + 1)
    named = names_outlet(meta)
    if end + 1 < len(lines) and meta and lines[end].label == "open" and ((at and lines[at - 1].reason == "no word in it") or named):
        end += 1  # under a line of stars, or under an outlet, a note or a caption may stand before the text
    if end >= len(lines) or lines[end].label not in ("prose", "caption"):
        return False
    if not named and labels.is_title(lines[end].text) and lines[end].words < BLURB // 2:
        return False  # in a list of headlines, one that ends with a question mark looks like a sentence
    return bool(meta) or (section and not pieces[-1].blocks and lines[at].words >= 4)


def names_outlet(meta: tuple[str, ...]) -> bool:
    """Whether one of the lines of an article's facts is an outlet's name, by itself or after a word such as "By" or "Source:"."""
    return any(_is_outlet(line) for line in meta)


def _is_outlet(line: str) -> bool:
    if len(line) > NAMED:
        return False
    if labels.SOURCE.fullmatch(line):
        return True
    said = labels.BYLINE.fullmatch(line)
    return outlets.is_outlet(said["names"] if said else line)


def _over_outlet(lines: tuple[Line, ...], at: int, pieces: list[_Growing]) -> Line | None:
    """The title over an outlet's name and a day that ends as a sentence does, so that it looked like text of the article before it."""
    over = lines[at - 1] if at and pieces else None
    if not over or over.label != "prose" or over.text.endswith(",") or not _is_outlet(lines[at].text) or not 3 <= over.words <= TITLE:
        return None
    end, meta = _meta_after(lines, at)
    dated = len(meta) > 1 and any(map(labels.is_meta, meta[1:]))
    if not dated or end >= len(lines) or lines[end].label not in ("prose", "caption") or not ((lines[at].gap and over.gap) or over is lines[0]):
        return None
    parted = at < 2 or lines[at - 2].reason == "no word in it" or not over.text.endswith(".") or labels.is_title(over.text)
    return over if parted and pieces[-1].blocks[-1:] == [over] else None


def _meta_after(lines: tuple[Line, ...], at: int) -> tuple[int, tuple[str, ...]]:
    """Lines of source, age, date and author from `at` on: a short line counts when a line that tells age or date follows."""
    meta: list[str] = []
    while at < len(lines):
        line = lines[at]
        short = line.label == "open" and line.words <= 6 and at + 1 < len(lines) and labels.is_meta(lines[at + 1].text)
        if line.label in ("open", "prose") and (labels.is_meta(line.text) or short):
            meta.append(line.text)
        elif line.label != "furniture" or not meta:
            break
        at += 1
    return at, tuple(meta)


def _continues(line: Line, pieces: list[_Growing]) -> bool:
    """A short sentence, or an item of a list, inside an article that has begun."""
    inside = bool(pieces and pieces[-1].blocks)
    return inside and (line.bullet or (labels.ends(line.text) and line.words >= 2)) and not labels.is_meta(line.text)


def _add(pieces: list[_Growing], pending: list[Line], line: Line, section: bool) -> None:
    """A line of prose is put in its place, and what stood before it as title, facts or sub-heading."""
    if not pieces and line.label == "caption":
        return
    nobodys = bool(pieces) and not pieces[-1].title and not pieces[-1].blocks
    if nobodys and not pending:
        pieces.pop()  # prose right under such a heading: an insert ended, and the article before it goes on
    elif not pieces or nobodys:
        if section and labels.is_title(line.text):
            return  # a bare headline that ends as a sentence does, in a list of headlines
        title = _title(pending)
        role = _role(section, brief=section)
        after = facts([x for x in pending if title is None or x.number > title.number])
        before = [x.text for x in pending[-6:] if title is not None and x.number < title.number and labels.is_meta(x.text)]
        if nobodys:
            pieces.pop()
        pieces.append(_Growing(role, title.text if title else "", after + before[-1:], at=title.number if title else 0))
        pending.clear()
    last = pieces[-1]
    begun = bool(last.blocks)
    if pending and (last.blocks or last.role == "main"):
        heads = [x for x in pending[-1:] if not furniture.ASIDE.match(x.text)]
        subheads = [x for x in heads if x.words <= SUBHEAD and labels.is_title(f"{x.text} x") and not labels.is_meta(x.text) and begun]
        last.blocks += [x._replace(label="subhead", reason="a short line between paragraphs") for x in subheads]
        if not subheads and last.role == "main":  # too long for a sub-heading, but a section front is full of these
            last.blocks += [x._replace(label="title", reason="a headline between paragraphs") for x in heads if labels.is_title(x.text)]
    if not begun:
        last.meta += [x.text for x in pending if labels.is_meta(x.text)]
    pending.clear()
    item = line.label == "open" and line.bullet
    last.blocks.append(line if line.label != "open" else line._replace(label="prose", reason="an item of a list" if item else "a short sentence"))


def _title(pending: list[Line]) -> Line | None:
    """The line that looks most like a headline, less what its distance from the text takes; no line far above is looked at that can't win."""
    best, highest, distance = None, -inf, 0
    for line in reversed(pending):
        if highest >= 1 - DISTANCE * (distance + 1):
            break
        if labels.is_title(line.text):
            distance += 1
            score = headline(line.text) - DISTANCE * distance
            if score > highest:
                best, highest = line, score
    return best


def facts(lines: list[Line]) -> list[str]:
    """Of the short lines under a title those that tell age, date or author, and an outlet's name right before one of these."""
    told = [labels.is_meta(line.text) for line in lines]
    named = [not meta and line.words <= 6 and any(c.isalpha() for c in line.text) for meta, line in zip(told, lines, strict=True)]
    follows = [*told[1:], False]
    return [line.text for line, meta, name, next_meta in zip(lines, told, named, follows, strict=False) if meta or (name and next_meta)]


def headline(line: str) -> float:
    """How much a short line looks like a headline: some words long, beginning with a capital; not a credit, a count of minutes, a name."""
    words = text.length(line)
    fit = 1.0 if 5 <= words <= 22 else 0.6 if words == 4 else 0.0
    return fit - 0.5 * (line[:1].islower() or line[:1] in ":/(|") - 0.7 * bool(_LABEL.search(line))


def _role(section: bool, brief: bool) -> str:
    if brief:
        return "brief"
    return "related" if section else "main"


def _fronts(pieces: list[_Growing]) -> list[Piece]:
    """A section front looks like an article of headings with one short paragraph each: those are briefs."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.role != "main":
            found.append(_piece(piece))
            continue
        briefs = [_Growing("brief", piece.title, at=piece.at)]
        for block in piece.blocks:
            if block.label in ("subhead", "title"):
                briefs.append(_Growing("brief", block.text, at=block.number))
            else:
                briefs[-1].blocks.append(block)
        found += map(_piece, briefs if _is_front(briefs) else [piece])
    return found


def _piece(grown: _Growing) -> Piece:
    return Piece(grown.role, grown.title, tuple(grown.meta), tuple(grown.blocks), grown.at)


def _is_front(briefs: list[_Growing]) -> bool:
    """Three headings or more, as long as headlines are, nearly all over one short paragraph."""
    wordy = sum(text.length(brief.title) >= 4 for brief in briefs)
    if len(briefs) < FRONT or wordy < 0.8 * len(briefs) or any(block.words > BLURB for brief in briefs for block in brief.blocks):
        return False
    alone = sum(sum(block.label == "prose" for block in brief.blocks) == 1 for brief in briefs)
    return alone >= 0.8 * len(briefs)


def _trimmed(piece: Piece) -> Piece:
    """A piece without a body is no article; the sub-heading that ends one is none."""
    blocks = [block for block in piece.blocks if block.label != "title"]
    while blocks and blocks[-1].label == "subhead":
        blocks.pop()
    if not any(block.label == "prose" for block in blocks):
        return Piece(piece.role, "")
    return replace(piece, blocks=tuple(blocks))

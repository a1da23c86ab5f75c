"""The lines round an article's text → its summary, section and tags, where the page prints them in so many words; what it does not is left empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest import text
from digest.clean import bylines, labels, menus
from digest.clean.sheet import Line, Piece, Sheet

NEAR = 12  # lines between title and text, among which a summary is looked for
SUMMARY = (8, 80)  # words of the shortest and the longest
OVER = 2  # lines over the title, one of which names the section
AFTER = 12  # lines after the text, among which tags begin
TAGS, TAG = 12, 4  # tags at most; words of the longest
_HOME = menus.WORDS | {"home"}
_PARTS = re.compile(r"\s*[,;|•·、，；،#]\s*")
_PATH = re.compile(r"\s*[>›»/]\s*")
_MARK = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands round an article's text."""

    summary: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()


def beside(sheet: Sheet, piece: Piece) -> Beside:
    """What the lines over the title, between title and text, and after the text say of an article."""
    if not piece.blocks:
        return Beside()
    lines = sheet.lines
    places = {line.number: at for at, line in enumerate(lines)}
    first, last, title = places[piece.blocks[0].number], places[piece.blocks[-1].number], places.get(piece.at, -1)
    taken = {block.number for block in piece.blocks}
    over = 0 <= title < first
    summary = _summary(lines[max(title + 1, first - NEAR) : first]) if over and piece.role != "brief" else ""
    return Beside(summary, _section(lines, title) if over else "", _tags([line for line in lines[last + 1 : last + 1 + AFTER + TAGS] if line.number not in taken]))


def _summary(between: Sequence[Line]) -> str:
    """The sentence between title and text that is neither of them: its weight was too little for the text."""
    least, most = SUMMARY
    found = [
        line
        for line in between
        if line.label == "prose" and least <= line.words <= most and labels.ends(line.text) and not labels.is_meta(line.text) and not bylines.read(line.text)
    ]
    return found[0].text if len(found) == 1 else ""


def _section(lines: Sequence[Line], title: int) -> str:
    """A section's name right over the title, which the menu above says too; or the last of a path such as `Home > News > Business`."""
    for at in range(title - 1, max(-1, title - 1 - OVER), -1):
        line = lines[at].text
        path = _PATH.split(line.strip(" >›»/"))
        if len(path) > 1 and len(line) <= 80 and path[0].casefold() in _HOME:
            return next((part for part in reversed(path) if part.casefold() in menus.SECTIONS), "")
        if line.casefold() in menus.SECTIONS:
            said = any(one.text.casefold() == line.casefold() for one in lines[:at])
            listed = at > 0 and not lines[at].gap and lines[at - 1].text.casefold() in menus.WORDS
            return line if said and not listed else ""
    return ""


def _tags(after: Sequence[Line]) -> tuple[str, ...]:
    """What stands after `Tags:`, or as a short line each under a line that says so."""
    for at, line in enumerate(after[:AFTER]):
        mark = _MARK.search(line.text, 0, 30)
        if mark and line.text[: mark.start()].strip().casefold() in menus.TAGS:
            listed = _PARTS.split(line.text[mark.end() :].strip(" #"))
            return _once(listed) if mark.end() < len(line.text) else _once(_under(after[at + 1 :]))
        if line.text.casefold() in menus.TAGS:
            return _once(_under(after[at + 1 :]))
        if line.label in ("head", "comments"):
            break
    return ()


def _under(lines: Sequence[Line]) -> list[str]:
    """Short lines without a blank one between them, where a blank line ends them: where no line is blank, nobody can say where tags end."""
    found: list[str] = []
    for line in lines:
        if found and line.gap:
            return found
        if line.words > TAG or line.label not in ("open", "furniture") or labels.ends(line.text) or labels.is_meta(line.text):
            return []
        found += _PARTS.split(line.text.strip(" #"))
    return []


def _once(tags: Sequence[str]) -> tuple[str, ...]:
    """Each tag once; none where one is no tag: too long, or a sentence."""
    named = [tag.strip() for tag in tags if tag.strip()]
    if not named or len(named) > TAGS or any(text.length(tag) > TAG or labels.ends(tag) or tag.casefold() in menus.BESIDE for tag in named):
        return ()
    return tuple({tag.casefold(): tag for tag in named}.values())

"""The lines round an article's text → its summary, section and tags, where the page prints them in so many words; what it does not is left empty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest import text
from digest.clean import bylines, labels, menus
from digest.clean.sheet import Line, Piece, Sheet

NEAR = 12  # lines between title and text, among which a summary is looked for
SUMMARY = (8, 80)  # words of the shortest and the longest
BEGUN, WORTH = 5, 5  # paragraphs of the text that share words with its summary; letters of a word that counts
OVER = 2  # lines over the title, one of which names the section
MENU = 300  # lines before it, among which the menu says its name too
AFTER = 12  # lines after the text, among which tags begin
SOON = 4  # lines after it, among which a line is a heading over tags, not one of the page's menu
TAGS, TAG = 12, 4  # tags at most; words of the longest
_HOME = menus.WORDS | {"home"}
_PARTS = re.compile(r"\s*[,;|•·、，；،#]\s*")
_PATH = re.compile(r"\s*[>›»/]\s*")
_NOTE = re.compile(
    r"\b(?:commissions?|affiliate|newsletters?|sign up|subscri\w+|inbox|cookies?|our (?:editors|links)|chosen independently|image by|photos? by|javascript|provision|abonnez|suscr\w+)\b",
    re.IGNORECASE,
)
"""What is said between title and text of the page itself."""
_SECTIONS = menus.SECTIONS - frozenset("news новости новини أخبار 新闻 新聞 ニュース".split())  # which all that is there may be called
_MARK = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands round an article's text."""

    summary: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()


def beside(sheet: Sheet, piece: Piece, places: Mapping[int, int]) -> Beside:
    """What the lines over the title, between title and text, and after the text say of an article; `places` has the place of each line's number."""
    if not piece.blocks:
        return Beside()
    lines = sheet.lines
    first, last, title = places[piece.begin()], places[piece.blocks[-1].number], places.get(piece.at, -1)
    taken = {block.number for block in piece.blocks}
    over = 0 <= title < first
    summary = (
        _summary(lines[max(title + 1, first - NEAR) : first], (piece.title, *[block.text for block in piece.blocks[:BEGUN]]))
        if over and piece.role != "brief"
        else ""
    )
    return Beside(
        summary, _section(lines, title) if over else "", _tags([line for line in lines[last + 1 : last + 1 + AFTER + TAGS] if line.number not in taken])
    )


def _summary(between: Sequence[Line], own: Sequence[str]) -> str:
    """The sentence between title and text that is neither of them, as its weight was too little for the text, and shares words with them."""
    least, most = SUMMARY
    found = [line.text for line in between if line.label == "prose" and least <= line.words <= most and labels.ends(line.text)]
    if len(found) != 1 or labels.is_meta(found[0]) or bylines.read(found[0]) or _NOTE.search(found[0]):
        return ""
    told = {word for word in text.runs(text.fold(" ".join(own))) if len(word) >= WORTH}
    shared = told.intersection(text.runs(text.fold(found[0])))
    return found[0] if len(shared) > 1 or text.is_cjk(found[0]) else ""


def _section(lines: Sequence[Line], title: int) -> str:
    """A section's name right over the title, which the menu above says too; or the last of a path such as `Home > News > Business`."""
    for at in range(title - 1, max(-1, title - 1 - OVER), -1):
        line = lines[at].text
        path = _PATH.split(line.strip(" >›»/"))
        if len(path) > 1 and len(line) <= 80 and path[0].casefold() in _HOME:
            return next((part for part in reversed(path) if part.casefold() in _SECTIONS), "")
        if line.casefold() in _SECTIONS:
            said = any(one.text.casefold() == line.casefold() for one in lines[max(0, at - MENU) : at])
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
        if line.text.casefold() in menus.TAGS and at < SOON:
            return _once(_under(after[at + 1 :]))
        if line.label in ("head", "comments"):
            break
    return ()


def _under(lines: Sequence[Line]) -> list[str]:
    """Short lines without a blank one between them, where a blank line ends them: where no line is blank, nobody can say where tags end."""
    found: list[str] = []
    for line in lines:
        if found and line.gap:
            return found if len(found) > 1 else []
        if line.words > TAG or (line.label != "open" and line.text.casefold() not in menus.SECTIONS) or labels.ends(line.text) or labels.is_meta(line.text):
            return []
        found += _PARTS.split(line.text.strip(" #"))
    return []


def _once(tags: Sequence[str]) -> tuple[str, ...]:
    """Each tag once; none where one is no tag: too long, or a sentence."""
    named = [tag.strip() for tag in tags if tag.strip()]
    if not named or len(named) > TAGS or any(text.length(tag) > TAG or labels.ends(tag) or tag.casefold() in menus.HEADS for tag in named):
        return ()
    return tuple({tag.casefold(): tag for tag in named}.values())

"""What each line of a page is, by its own looks: furniture, a heading over other articles, a caption, prose, or open."""

from __future__ import annotations

import re
from dataclasses import replace

from digest import dates, text
from digest.clean import body, furniture
from digest.clean.sheet import Line, Sheet

_GLYPHS = frozenset("•·▪◦‣●○■□▸►»")
TERMINAL = re.compile(r"""[.!?…。！？؟:][”"'’“‘»«」』)\]]*(?:\s*[(\[][A-Z][^()\[\]]{3,300}[)\]])?$""")
_CAPTION = re.compile(
    r"(?:FILE PHOTO|FILE -|PHOTO|IMAGE|Photo|Image copyright|Image source|Image caption|Media caption|Picture)\b\s*[:,-]?\s"
    r"|.*(?:/File Photo|via REUTERS|/Handout|Getty Images(?:/\w+)?|\((?:Photo|Image|Picture)(?: credit)?\b.{0,60}\)|\b(?:REUTERS|AFP|AP|EPA)/[A-Z][\w. ]+|\|\s*(?:Photo|Credit).{0,60})\W*$"
)
_CAPTIONED = ("FILE", "PHOTO", "IMAGE", "Photo", "Image", "Media", "Picture")
_CREDITED = ("File Photo", "REUTERS", "Handout", "Getty", "(Photo", "(Image", "(Picture", "AFP/", "AP/", "EPA/", "Photo", "Credit")
UNLIKELY, SHORT = 0.12, 14  # a sentence of fewer words that is so little like text is a note of the page
WEIGHED = "weighed as furniture"
"""The reason of a sentence that is furniture by its weight alone."""
SOURCE = re.compile(r"(?:source|quelle|fuente|fonte|bron)\s*:\s*(?P<name>\S.{1,40})", re.IGNORECASE)
"""A line that names the outlet."""
_DIGIT = re.compile("[0-9]")
_STOPS = frozenset(".!?…。！？؟:")
_CLOSERS = frozenset("”\"’'“‘»«」』)]")
_BY = frozenset("re wr wo te st by vo pa po di".split())
BYLINE = re.compile(r"(?:reporting by|written by|words by|text by|story by|by|von|par|por|di)[:\s]+(?P<names>[^\W\d_].{2,120})", re.IGNORECASE)


def cut(sheet: Sheet) -> Sheet:
    """The text as lines, without the blank ones; bullets are taken off and remembered."""
    lines = []
    gap = 0
    for number, raw in enumerate(sheet.text.split("\n"), 1):
        bare = raw.strip()
        bullet = bare[:1] in _GLYPHS or (bare[:1] in "*+-" and bare[1:2].isspace())
        said = bare[1:].lstrip() if bullet else bare
        if said:
            lines.append(Line(number, said, len(raw) - len(raw.lstrip()), bullet, gap=gap))
            gap = 0
        else:
            gap += 1
    return replace(sheet, lines=tuple(lines))


def label(sheet: Sheet) -> Sheet:
    """A label for every line that its own looks decide; titles and what stands round them stay open."""
    return replace(sheet, lines=tuple(map(_labelled, sheet.lines)))


def _labelled(line: Line) -> Line:
    if len(line.text) <= 120 and furniture.is_head(line.text) and text.length(line.text) <= 8:
        return _as(line, "head", "a heading over other articles")
    if len(line.text) <= 60 and furniture.is_over_comments(line.text):
        return _as(line, "comments", "readers' comments follow")
    why = furniture.is_furniture(line.text)
    if why:
        return _as(line, "furniture", why)
    if _is_credit(line.text) and text.length(line.text) <= 80 and not body.is_after_captions(line.text):
        return _as(line, "caption", "a picture's caption or credit")
    if is_prose(line.text):
        if line.score < UNLIKELY and text.length(line.text) < SHORT:
            return _as(line, "furniture", WEIGHED)
        return _as(line, "prose", "a sentence")
    return line


def _is_credit(line: str) -> bool:
    """Whether a line is a caption or ends with a credit; nearly all lines have none of the words that both need."""
    return (line.startswith(_CAPTIONED) or any(map(line.__contains__, _CREDITED))) and _CAPTION.match(line) is not None


def _as(line: Line, label: str, reason: str) -> Line:
    return Line(line.number, line.text, line.indent, line.bullet, label, reason, line.gap, line.score)


def is_prose(line: str) -> bool:
    """Sentences rather than a label: long, or of some length and with an end."""
    words = text.length(line)
    return words >= 25 or (words >= 9 and ends(line))


def ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    last = line[-1:]
    return last in _STOPS or (last in _CLOSERS and TERMINAL.search(line) is not None)


def is_title(line: str) -> bool:
    """Whether a line could be a headline: some words, no full stop, not an age, a date or a byline."""
    words = text.length(line)
    if not 2 <= words <= 32 or len(line) > 250 or line.endswith((",", ";", ":")):
        return False
    if line.endswith(".") and not re.search(r"(?:\b[A-Z]\.|\.\.)$", line):
        return False
    return not is_meta(line)


def is_meta(line: str) -> bool:
    """Whether a line tells age, date or author rather than news."""
    words = text.length(line)
    if words > 24:
        return False
    dated = _DIGIT.search(line) is not None
    if words <= (9 if dated else 5) and dates.find_age(line):
        return True
    if ":" in line and SOURCE.fullmatch(line):
        return True
    if line[:2].lower() in _BY and BYLINE.fullmatch(line) and words <= 16 and not ends(line):
        return True
    return dated and words <= 12 and dates.absolute(line) is not None


def is_dated(line: str) -> bool:
    """Whether a line tells an age or a day."""
    return bool(dates.find_age(line)) or (_DIGIT.search(line) is not None and dates.absolute(line) is not None)

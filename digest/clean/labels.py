"""What each line of a page is, by its own looks: furniture, a heading over other articles, a caption, prose, or open."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import compress

from digest import dates, text
from digest.clean import body, furniture
from digest.clean.sheet import Line, Sheet, made

_GLYPHS = frozenset("•·▪◦‣●○■□▸►»")
_BULLETS = _GLYPHS | frozenset("*+-")
TERMINAL = re.compile(r"""[.!?…。！？؟:][”"'’“‘»«」』)\]]*(?:\s*[(\[][A-Z][^()\[\]]{3,300}[)\]])?$""")
_CAPTION = re.compile(
    r"(?:FILE PHOTO|FILE -|PHOTO|IMAGE|Photo|Image copyright|Image source|Image caption|Media caption|Picture)\b\s*[:,-]?\s"
    r"|.*(?:/File Photo|via REUTERS|/Handout|Getty Images(?:/\w+)?|\((?:Photo|Image|Picture)(?: credit)?\b.{0,60}\)|\b(?:REUTERS|AFP|AP|EPA)/[A-Z][\w. ]+|\|\s*(?:Photo|Credit).{0,60})\W*$"
)
_CREDIT_AT_END = re.compile(
    r"(?:.*(?:[.!?…。！？\"”»“)]|[([|–—-])\s?)?(?:(?i:foto(?:s|graf(?:i[ae]?|ía))?|photo(?:graph)?s?(?: by| credit)?|bild|imag[en]m?|immagine|beeld|фото|світлина|crédit(?:s| photo)?)\s?[:：]|(?:写真|写真提供|摄影|攝影|图片|图片来源|圖片|撮影|تصوير|صورة)\s?[:：=＝／/])"
    r"\s?[^\s.:](?:[^.:。]|(?<=\b[A-Z])\.){1,58}[.)）\]]{0,2}$|[^©]{12,}©(?!.{0,30}(?:19|20)\d\d)(?:[^.:。]|(?<=\b[A-Z])\.){3,58}$"
)
"""How a picture's credit ends its caption, in the languages of the news."""
_AT_END = (
    "©", "foto", "photo", "bild", "image", "imagen", "imagem", "immagine", "beeld", "фото", "світлина", "crédit", "写真", "摄影", "攝影", "图片", "圖片", "撮影", "تصوير", "صورة",
)  # fmt: skip
_CAPTIONED = ("FILE", "PHOTO", "IMAGE", "Photo", "Image", "Media", "Picture")
WORDY, NEAR = 7, 6  # words of a line that may be a sentence or a headline, and lines from it within which a line is looked at
SENTENCE, TITLED = 15, 12  # words of a line that surely is one, and lines before it within which its title is looked for
TOP = 3  # lines at the page's top that are looked at: with its title some pages begin
MENU = "far from any sentence"
UNLIKELY, SHORT = 0.12, 14  # a sentence of fewer words that is so little like text is a note of the page
CREDITS = 80  # characters at the end of a caption in which its credit stands
WEIGHED = "weighed as furniture"
"""The reason of a sentence that is furniture by its weight alone."""
SOURCE = re.compile(r"(?:source|quelle|fuente|fonte|bron)\s*:\s*(?P<name>\S.{1,40})", re.IGNORECASE)
"""A line that names the outlet."""
REMEMBERED = 4096  # lines of which is known what they are: a line is asked about some times, and on each page of a site
_DIGIT = re.compile("[0-9]")
_NO_TITLE = frozenset(",;:")
_STOPS = frozenset(".!?…。！？؟:")
_CLOSERS = frozenset("”\"’'“‘»«」』)]")
_BY = frozenset("re wr wo te st by vo pa po di".split())
BYLINE = re.compile(r"(?:reporting by|written by|words by|text by|story by|by|von|par|por|di)[:\s]+(?P<names>[^\W\d_].{2,120})", re.IGNORECASE)


def cut(sheet: Sheet) -> Sheet:
    """The text as lines, without the blank ones; bullets are taken off and remembered."""
    lines = []
    gap = 0
    simple = not text.is_cjk(sheet.text)
    for number, raw in enumerate(sheet.text.split("\n"), 1):
        said = raw.strip()
        if not said:
            gap += 1
            continue
        first = said[0]
        bullet = first in _BULLETS and (first in _GLYPHS or said[1:2].isspace())
        indent = 0 if raw[0] == first else len(raw) - len(raw.lstrip())
        if bullet:
            said = said[1:].lstrip()
        if said:
            lines.append(made((number, said, indent, bullet, "open", "", gap, 0.0, said.count(" ") + 1 if simple else text.spaced(said))))
            gap = 0
        else:
            gap += 1
    return replace(sheet, lines=tuple(lines))


def passed_over(sheet: Sheet) -> Sheet:
    """Menus: lines that are far from any line of some words are furniture, and no step looks at them again. Of the lines of pages that is a third."""
    lines, far = list(sheet.lines), bytearray(b"\1" * len(sheet.lines))
    far[:TOP] = bytes(len(far[:TOP]))
    for at, line in enumerate(lines):
        if line.words >= WORDY:
            begin = max(0, at - (TITLED if line.words >= SENTENCE else NEAR))
            far[begin : at + NEAR + 1] = bytes(len(far[begin : at + NEAR + 1]))
    if far.count(1) == len(lines) - TOP:
        return sheet  # without any such line all are looked at
    for at in compress(range(len(lines)), far):
        line = lines[at]
        lines[at] = made((line.number, line.text, line.indent, line.bullet, "furniture", MENU, line.gap, 0.0, line.words))
    return replace(sheet, lines=tuple(lines))


def label(sheet: Sheet) -> Sheet:
    """A label for every line that its own looks decide; titles and what stands round them stay open."""
    marked = frozenset(map(text.fold, sheet.document.given.captions))
    if marked:
        sheet = replace(sheet, lines=tuple(_captioned(line) if text.fold(line.text) in marked else line for line in sheet.lines))
    lines = []
    for line in sheet.lines:
        found, reason = ("", "") if line.reason else _looked(line.text, line.words)
        if reason:
            if found == "prose" and line.score < UNLIKELY and line.words < SHORT:
                found, reason = "furniture", WEIGHED
            lines.append(made((line.number, line.text, line.indent, line.bullet, found, reason, line.gap, line.score, line.words)))
        else:
            lines.append(line)
    return replace(sheet, lines=tuple(lines))


def _captioned(line: Line) -> Line:
    return made((line.number, line.text, line.indent, line.bullet, "caption", "marked as a caption", line.gap, line.score, line.words))


@lru_cache(REMEMBERED)
def _looked(said: str, words: int) -> tuple[str, str]:
    """What a line is by its own looks, and why; no reason where these do not say."""
    if words <= 8 and len(said) <= 120 and furniture.is_head(said):
        return "head", "a heading over other articles"
    if len(said) <= 60 and furniture.is_over_comments(said):
        return "comments", "readers' comments follow"
    if why := furniture.is_furniture(said):
        return "furniture", why
    if words <= 80 and _is_credit(said) and not body.is_after_captions(said):
        return "caption", "a picture's caption or credit"
    return ("prose", "a sentence") if words >= 25 or (words >= 9 and ends(said)) else ("open", "")


def _is_credit(line: str) -> bool:
    """Whether a line is a caption or ends with a credit; nearly all lines have none of the words that both need."""
    may = (
        "Photo" in line or "Credit" in line or "Getty" in line or "REUTERS" in line or "Handout" in line or "(Image" in line or "(Picture" in line
        or ("/" in line and ("AP/" in line or "AFP/" in line or "EPA/" in line)) or line.startswith(_CAPTIONED)
    )  # fmt: skip
    if may and _CAPTION.match(line):
        return True
    end = line[-CREDITS:]
    if not (":" in end or "©" in end or (not end.isascii() and ("：" in end or "/" in end or "=" in end or "＝" in end or "／" in end))):
        return False
    return any(map(end.lower().__contains__, _AT_END)) and _CREDIT_AT_END.match(line) is not None


def is_prose(line: Line) -> bool:
    """Sentences rather than a label: long, or of some length and with an end."""
    return line.words >= 25 or (line.words >= 9 and ends(line.text))


def ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    last = line[-1:]
    return last in _STOPS or (last in _CLOSERS and TERMINAL.search(line) is not None)


@lru_cache(REMEMBERED)
def is_title(line: str) -> bool:
    """Whether a line could be a headline: some words, no full stop, not an age, a date or a byline."""
    if len(line) > 250 or line[-1:] in _NO_TITLE or not 2 <= text.spaced(line) <= 32:
        return False
    if line.endswith(".") and not re.search(r"(?:\b[A-Z]\.|\.\.)$", line):
        return False
    return not is_meta(line)


@lru_cache(REMEMBERED)
def is_meta(line: str) -> bool:
    """Whether a line tells age, date or author rather than news."""
    words = line.count(" ") + 1
    if words > 24 or (words := text.spaced(line)) > 24:
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

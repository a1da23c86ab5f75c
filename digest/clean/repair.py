"""A text as a crawler saved it → the text as it was written: damaged characters, entities, escapes, spaces, hyphens at line ends and doubled words put right.

`repaired(repaired(text)) == repaired(text)`; every word of the result stands in the text, in order, but for the repairs that the table `REPAIRS` names. No library:
ftfy 6.3 finds the same mojibake, but costs 95 ms to load and 6 MB with what it needs.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from html.entities import html5

from digest import text
from digest.clean import flattened
from digest.clean.sheet import Sheet

# The characters that the bytes 80 to BF are in windows-1252, with the five that it leaves open as ISO 8859-1 has them.
_TRAILS = {chr(byte): byte for byte in range(0x80, 0xC0)} | {
    bytes((byte,)).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_T = "[" + "".join(map(re.escape, _TRAILS)) + "]"
# The first byte before all else: few characters of a text are asked for more.
_MOJIBAKE = re.compile(f"[\u00c2-\u00f4](?:(?<=[\u00c2-\u00df]){_T}|(?<=[\u00e0-\u00ef]){_T}{{2}}|(?<=[\u00f0-\u00f4]){_T}{{3}})")
_LOST = re.compile(f"â€(?!{_T})")  # a closing quotation mark whose last byte, a control, was lost on the way
_CLOSING = frozenset("–—‘’“”‚„…•™«»\u00a0")  # they also follow a word in capitals with an accent at its end: CAFÉ–BAR, AMANHÃ»
_LEADS = frozenset("ÃÂÐÑ")  # the first bytes of Latin and Cyrillic letters: no language has these letters before a control or a sign
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,7});")
_UNICODE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_QUOTE = re.compile(r"\\+([\"'/])")
_BREAK = re.compile(r"(?<=\w)\\[nt](?=[A-Z])")
_ODD: dict[int, str] = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff\u00ad"), "") | {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_SEEN = frozenset(map(chr, _ODD))
_UNUSUAL = re.compile(
    "[^\x80-\u00ac\u00ae-\u02ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3041-\u3096\u4e00-\u9fff]"
)  # none of the others is composed, or taken away
_HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u2010]\n[ \t]*([a-zà-ÿа-яё][^\W\d_]+)")
_HYPHENATED = re.compile(r"[\w-]+")
_DOUBLED = "the of and an für mit pour con".split()  # not "that that", "die die", "nous nous"


SPACES = "spaces"
_odd = lru_cache(2)(text.odd)  # a text is looked at by some repairs


def repair(sheet: Sheet) -> Sheet:
    """The step of cleaning."""
    return replace(sheet, text=repaired(sheet.text))


def repaired(source: str) -> str:
    """A text with all repairs made, until none finds anything; where there were but spaces to repair, as on most pages, none finds more."""
    again = True
    while again:
        again = False
        for name, mend in REPAIRS:
            source, before = mend(source), source
            again = again or (source != before and name != SPACES)
    return source


def _decoded(source: str) -> str:
    """UTF-8 that was read as windows-1252: `cafÃ©` as `café`. A pair that could be sound is only read so beside others that can't be."""
    if not _MOJIBAKE.search(_odd(source)):  # those that stand side by side do so there too
        return source
    found = [match[0] for match in _MOJIBAKE.finditer(source)]
    if not found:
        return source
    sure = any(len(run) > 2 and _read(run) != run for run in found) or any(_is_sure(run) for run in found)
    return text.lines(_LOST.sub("”", _MOJIBAKE.sub(lambda run: _read(run[0]), source))) if sure else source


def _is_sure(run: str) -> bool:
    return (run[0] in _LEADS and run[1] not in _CLOSING) or run[1] < "\u00a0"


def _read(run: str) -> str:
    """The character that the bytes of a run are in UTF-8; the run itself where they are none."""
    try:
        found = bytes((ord(run[0]), *(_TRAILS[trail] for trail in run[1:]))).decode("utf-8")
    except UnicodeDecodeError:
        return run
    return run if "\u0250" <= found <= "\u036f" else found  # signs of phonetics: `É–` was sound


def _unescaped(source: str) -> str:
    """`&amp;` and `&#8217;` as what they stand for, `\\u00e9` and `\\"` too; an escaped line break inside a sentence is a space."""
    if "&" in source and _ENTITY.search(source):
        source = text.lines(_ENTITY.sub(_character, source))
    if "\\" in source:
        source = text.lines(_UNICODE.sub(_from_escapes, source))
        source = _BREAK.sub(" ", _QUOTE.sub(r"\1", source))
    return source


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; `&copyright;` and the like, which HTML knows only in part, stay."""
    return html.unescape(entity[0]) if entity[0][1] == "#" or entity[0][1:] in html5 else entity[0]


def _from_escapes(run: re.Match[str]) -> str:
    """Escapes of UTF-16 as text; half a pair of surrogates stays as it is."""
    units = bytes.fromhex(run[0].replace("\\u", ""))
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:
        return run[0]


def _composed(source: str) -> str:
    """Letters and their accents as one character each, ligatures as letters, no marks that nobody sees."""
    odd = _odd(source)
    if not _UNUSUAL.search(odd):
        return source
    if not _SEEN.isdisjoint(odd):
        for character in _SEEN.intersection(odd):
            source = source.replace(character, _ODD[ord(character)])
    return source if unicodedata.is_normalized("NFC", source) else unicodedata.normalize("NFC", source)


def _hyphenated(source: str) -> str:
    """A word that was parted at a line's end, whole again, where the text has it whole elsewhere; with its hyphen where it has it so."""
    if "-\n" not in source and ("\u2010" not in _odd(source) or "\u2010\n" not in source):
        return source

    whole = _wholes(source.lower())

    def joined(parts: re.Match[str]) -> str:
        return next((form for form in (parts[1] + parts[2], f"{parts[1]}-{parts[2]}") if form.lower() in whole), parts[0])

    return _HYPHEN.sub(joined, source)


def _wholes(low: str) -> frozenset[str]:
    """The words of a text, those with hyphens as a whole and from each hyphen on: found once, since a search for each parted word takes 300 ms of a long page."""
    found = set(_HYPHENATED.findall(low))
    for word in [word for word in found if "-" in word]:
        parts = word.split("-")
        found.update("-".join(parts[at:]) for at in range(1, len(parts)))
    return frozenset(found)


def _once(source: str) -> str:
    """`the the` as `the`."""
    for word in _DOUBLED:
        while f" {word} {word} " in source:
            source = source.replace(f" {word} {word} ", f" {word} ")
    return source


REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("mojibake", _decoded),
    ("entities and escapes", _unescaped),
    ("characters", _composed),
    (SPACES, text.spaces),
    ("hyphens at line ends", _hyphenated),
    ("lines broken at a width", flattened.unbroken),
    ("marks of Markdown", flattened.unmarked),
    ("doubled words", _once),
)
"""What is put right, in this order."""

"""Markdown → HTML by the optional native reader pyromark (`digest[fast]`), for the texts that it reads as markdown-it-py does; it knows nothing of addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Addresses that both readers leave as they are: hosts and paths of plain characters, in which % begins an escape.
_PART = r"(?:[\w\-.~/?#=&+,;:@$!]|%[0-9A-Fa-f]{2})*"
ADDRESS = rf"https?://(?:[a-z0-9-]{{1,40}}\.){{0,4}}[a-z0-9-]{{1,40}}(?::\d{{1,5}})?(?:[/?#]{_PART})?"

# What the readers tell apart, or write differently: raw HTML, code, tables, struck words, and what one takes for space.
_FOREIGN = ("<", "`", "|", "~", "\t", "\r", "\0", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f")
# Other links than to such addresses, those whose words end in a mark, and definitions of links.
_OTHER_LINK = re.compile(rf"\](?:\((?!{ADDRESS}\))|(?<=[*_]\])\(|:)", re.ASCII)
_MARKER = r" {0,3}(?:[-+*>]|\d+[.)])"
_EMPTY_ITEM = rf"(?! {{0,3}}(?:-{{3,}}|\*{{3,}})(?:\n|$))(?:{_MARKER}){{0,4}} {{0,3}}(?:[-+*]|\d+[.)]) *(?:\n|$)"
# Lines that may be code or underline a title, items that begin with an empty line, and lists and quotations deep inside one another.
_OTHER_LINE = re.compile(rf"\n(?=[ \-+*>=\d])(?:(?:{_MARKER}){{5}}|(?:{_MARKER}){{0,4}}(?: {{4}}| *=)|{_EMPTY_ITEM})")
_MOST = 60
"""Brackets in a text. markdown-it-py reads no further than 100 of them inside one another."""
ENTITY = re.compile(r"&(?:#|[A-Za-z])\w*;")
# Which characters are letters, signs or space decides what the marks beside them mean. These have been the same for many versions of Unicode.
_OLD = (
    "\0-\x7f\u00a1-\u024f\u0384-\u052f\u05d0-\u05ea\u0621-\u064a\u2010-\u2027\u2030-\u205e"
    "\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fa5\uac00-\ud7a3\uff01-\uff5e"
)
_MARKS = frozenset("*_\\")
# A heading after words of the same item of a list: our headings do not begin a line there.
_TIGHT_HEADING = re.compile(r"(?:[^>]|/a>|em>|ng>)\n<h")


def html(source: str) -> str | None:
    """`source` as HTML; None where the readers may differ, or pyromark is not installed."""
    read = _reader()
    if read is None or not is_common(source):
        return None
    # Quotation marks are escaped in text and not in tags. So they go in as |, which is no less a sign and not in the text.
    found = read(source.replace('"', "|")).replace("|", "&quot;").replace(" />", ">")
    if "#" in source:
        if "<li>" in found and _TIGHT_HEADING.search(found):
            return None
        found = found.replace("h1>", "h2>")
    return found.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>") if ">" in source else found


def is_common(source: str) -> bool:
    """Whether both readers take `source` for the same."""
    for mark in _FOREIGN:
        if mark in source:
            return False
    return not (
        _OTHER_LINK.search(source)
        or _OTHER_LINE.search("\n" + source)
        or source.count("[") > _MOST
        or ("!" in source and "![" in source)
        or ("\\" in source and "\\ " in source)
        or ("&" in source and ENTITY.search(source))
        or (not source.isascii() and _has_doubtful(source))
    )


def _has_doubtful(source: str) -> bool:
    """Whether a character outside `_OLD` stands beside a mark, is half of one, or is a space where lines or quotations begin or end."""
    for found in _new().finditer(source):
        before, after = source[max(found.start() - 1, 0) : found.start()], source[found.end() : found.end() + 1]
        if before in _MARKS or after in _MARKS or "\ud800" <= found[0] <= "\udfff":
            return True
        if found[0].isspace() and (not before or before == ">" or before.isspace() or not after or after.isspace()):
            return True
    return False


@cache
def _new() -> re.Pattern[str]:
    return re.compile(rf"[^{_OLD}]")  # takes milliseconds to compile, and is seldom needed


@cache
def _reader() -> Callable[[str], str] | None:
    try:
        from pyromark import Markdown
    except ImportError:
        return None
    found: Callable[[str], str] = Markdown().html
    return found

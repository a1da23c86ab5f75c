"""A text as some program made it of a page → its lines as the page had them: what was broken at a width is whole, links and marks of Markdown are their words.

Programs such as lynx, w3m and html2text break paragraphs at 72 to 100 characters; html2text and markdownify write links as `[words](address)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

NARROW, WIDE = 60, 132  # characters of the longest line of a text that was broken at a width
BROKEN, MOSTLY = 5, 0.6  # lines that were, at least; of the lines that are nearly that long and not followed by a blank one, how many
NEARLY = 0.7  # of the width
LONGEST = 400  # characters: no address is so long
MANY = 5  # links from which a text is Markdown
_BEGINS = re.compile(r"[*+•·\-–—#>|]|\d+[.)]\s")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\]){0,400}?)\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)")
_HEADING = re.compile(r"(?m)^([ \t]*(?:[*+-][ \t]+)?)#{1,6}[ \t]+")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200}?)(?<=\S)\1")
_RULE = re.compile(r"(?m)^[ \t]*(?:(?:\*[ \t]?){3,}|-{3,}|(?:\|[ \t]*)?(?::?-{3,}:?[ \t]*\|?[ \t]*)+)$")


def unbroken(source: str) -> str:
    """A text whose paragraphs were broken at a width, with its paragraphs whole; any other text is itself."""
    lines = source.split("\n")
    if max(map(len, lines)) > LONGEST:
        return source
    width = _most(lines)
    if not NARROW <= width <= WIDE:
        return source
    pairs = [
        at for at in range(len(lines) - 1) if width >= len(lines[at]) >= NEARLY * width and lines[at + 1].strip() and not _BEGINS.match(lines[at + 1].lstrip())
    ]
    broken = {at for at in pairs if _is_broken(lines[at], lines[at + 1], width)}
    if len(broken) < BROKEN or len(broken) < MOSTLY * len(pairs):
        return source
    return "\n".join(_joined(lines, broken))


def _most(lines: Sequence[str]) -> int:
    """The length that but the longest hundredth of the lines that are not blank stay below: addresses are longer than any width."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[-1 - len(lengths) // 100] if lengths else 0


def _is_broken(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line after would not have found room."""
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width - 2


def _joined(lines: Sequence[str], broken: set[int]) -> Iterator[str]:
    whole = lines[0]
    for at in range(1, len(lines)):
        if at - 1 in broken:
            whole = f"{whole.rstrip()} {lines[at].lstrip()}"
        else:
            yield whole
            whole = lines[at]
    yield whole


def unmarked(source: str) -> str:
    """A text with many links of Markdown without these, and without its other marks; any other text is itself."""
    if source.count("](") < MANY or len(_LINK.findall(source)) < MANY:
        return source
    found = _LINK.sub(r"\1", _LINK.sub(r"\1", source))  # a picture may be a link's words
    found = _RULE.sub("", _HEADING.sub(r"\1", found))
    return _BOLD.sub(r"\2", found)

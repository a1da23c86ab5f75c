"""HTML that stands inside a JSON object → its paragraphs as text; no page of HTML is taken apart here."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from digest import text

_BLOCKS = frozenset(
    """
    p div section article header footer main aside nav address details summary form fieldset h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
    blockquote pre table caption thead tbody tfoot tr td th figure figcaption option br hr
    """.split()
)
_SILENT = frozenset(["script", "style", "noscript", "template", "svg", "math"])
_IFRAME = re.compile(r"<iframe\b[^<>]*>(?:[^<]*</iframe\s*>)?", re.IGNORECASE)  # often without its end tag, which must not hide the rest


def paragraphs(source: str) -> str:
    """The visible text, a blank line between blocks."""
    parser = _Parser()
    parser.feed(_IFRAME.sub(" ", source))
    parser.close()
    blocks = (text.line(block) for block in "".join(parser.parts).split("\0"))
    return "\n\n".join(block for block in blocks if block)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0
        self.in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "head":
            self.in_head = True
        elif tag in _BLOCKS or tag == "body":
            self.in_head = False
            self.parts.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "head":
            self.in_head = False
        elif tag in _BLOCKS:
            self.parts.append("\0")

    def handle_data(self, data: str) -> None:
        if not self.silent and not self.in_head:
            self.parts.append(data.replace("\0", ""))

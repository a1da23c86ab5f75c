"""HTML that stands inside a JSON object → its paragraphs as text; no page of HTML is taken apart here."""

from __future__ import annotations

from html.parser import HTMLParser

from digest import text

_BLOCKS = frozenset(
    """
    p div section article header footer h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr figure figcaption br hr
    """.split()
)
_SILENT = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "math", "head"])


def paragraphs(source: str) -> str:
    """The visible text, a blank line between blocks."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    blocks = (text.line(block) for block in "".join(parser.parts).split("\0"))
    return "\n\n".join(block for block in blocks if block)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\0")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data.replace("\0", ""))

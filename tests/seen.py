"""HTML → what a reader sees of it: its tags, its text, and whatever could run or load something."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

ATTRIBUTES = {"href", "title", "class", "tabindex", "style", "start", "data-src"}
TAG = re.compile(r"""</?[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*>""")
"""The one way in which this program writes a tag: nothing that two parsers could read in two ways."""


@dataclass
class Seen:
    """What a reader meets."""

    tags: set[str] = field(default_factory=set)
    text: str = ""
    links: list[str] = field(default_factory=list)
    dangers: list[str] = field(default_factory=list)
    """Tags and attributes that a text of a stranger must not bring."""


def seen(html: str) -> Seen:
    """What a reader meets in a piece of HTML."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    if "<" in TAG.sub("", html):
        parser.seen.dangers.append("a < outside a tag of the usual form")
    return parser.seen


class _Parser(HTMLParser):
    TAGS = frozenset("p a h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s hr br div table thead tbody tr th td span".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.tags.add(tag)
        if tag not in self.TAGS:
            self.seen.dangers.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES or (name == "style" and not re.fullmatch(r"text-align:(?:left|right|center)", value or "")):
                self.seen.dangers.append(f'{name}="{value}"')
            if name == "href":
                self.seen.links.append(value or "")
                if not _is_harmless(value or ""):
                    self.seen.dangers.append(f'href="{value}"')

    def handle_data(self, data: str) -> None:
        self.seen.text += data

    def handle_comment(self, data: str) -> None:
        self.seen.dangers.append("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        self.seen.dangers.append("<! >")

    def handle_pi(self, data: str) -> None:
        self.seen.dangers.append("<? >")


def _is_harmless(address: str) -> bool:
    """As browsers read an address: what stands before it, and tabs and line ends anywhere in it, do not count."""
    bare = re.sub(r"[\t\n\r]", "", address.lstrip("".join(map(chr, range(33)))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto")

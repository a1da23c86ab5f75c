"""The tree of an HTML page → the text of its article, by trafilatura (the extra `html`), or by an element's own paragraphs."""

from __future__ import annotations

import copy
import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from digest import fields, markdown, text
from digest.model import Article, When
from digest.read import html_facts, html_text

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

ELEMENTS = 20_000  # a page of more is read by its lines: trafilatura takes 0.1 ms an element, and the longest news pages have 8,000
SIZE = 3_000_000  # … or of more characters


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article."""

    shape: str
    """`text` where it is paragraphs alone, so that dateline and agency are still looked for; else `markdown`."""
    text: str
    when: When | None = None
    """A date that was guessed from the page's address or its text."""
    authors: tuple[str, ...] = ()
    outlet: str = ""


@cache
def is_installed() -> bool:
    """Whether trafilatura is at hand."""
    return importlib.util.find_spec("trafilatura") is not None


def prepare() -> None:
    """Load trafilatura, before processes part: else each would do it again, for half a second."""
    if is_installed():
        importlib.import_module("trafilatura")


def extract(tree: HtmlElement, source: str, known: Article) -> Body | None:
    """The article's text; None where trafilatura is missing, finds nothing, or would take too long."""
    if not is_installed() or len(source) > SIZE or sum(1 for _ in tree.iter()) > ELEMENTS:
        return None
    from trafilatura import bare_extraction

    dates = {"extensive_search": False, "original_date": True}
    found = bare_extraction(
        copy.deepcopy(tree),
        url=known.url or None,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=dates,
    )
    body = None if found is None or isinstance(found, dict) else found.body
    if body is None:
        return None
    made = _body(_blocks(body), known.title)
    when, author, outlet = (getattr(found, name, None) for name in ("date", "author", "sitename"))
    authors = html_facts.people([author]) if isinstance(author, str) and not known.authors else ()
    outlet = text.line(outlet) if isinstance(outlet, str) and "." not in outlet else ""  # else it is the name of the host
    return Body(made.shape, made.text, _when(when), authors, outlet) if made.text else None


def of_part(part: HtmlElement, title: str) -> Body:
    """The paragraphs, headings and lists of an element that holds one article."""
    rows: list[tuple[str, str]] = []
    for one in part.iter("p", "li", "blockquote", *html_text.HEADINGS[1:]):
        inner = any(above.tag in ("p", "li", "blockquote", "figure", "a") or html_text.is_furniture(above) for above in one.iterancestors())
        said = "" if inner or html_text.is_hidden(one) or html_text.is_byline(one) or html_text.is_day(one) else html_text.line(one)
        kind = {"li": "item", "blockquote": "quote", "p": "p"}.get(str(one.tag), "head")
        if said and (kind != "item" or text.length(said) >= 5):
            rows.append((kind, said))
    return _body(rows, title)


def _body(rows: list[tuple[str, str]], title: str) -> Body:
    """Paragraphs alone as text; with headings, lists or quotations as Markdown. The title is no part of it."""
    while rows and text.fold(rows[0][1]) == text.fold(title):
        rows = rows[1:]
    while rows and rows[-1][0] == "head":
        rows = rows[:-1]
    if all(kind == "p" for kind, _ in rows):
        return Body("text", "\n\n".join(said for _, said in rows))
    blocks: list[str] = []
    before = ""
    for kind, said in rows:
        safe = markdown.escape(said)
        mark = {"head": "## ", "item": "- ", "quote": "> "}.get(kind, "")
        if blocks and kind in ("item", "quote") and before == kind:
            blocks[-1] += ("\n- " if kind == "item" else "\n>\n> ") + safe
        else:
            blocks.append(mark + safe)
        before = kind
    return Body("markdown", "\n\n".join(blocks))


def _blocks(body: _Element) -> list[tuple[str, str]]:
    """What trafilatura found (https://trafilatura.readthedocs.io: p, head, list/item, quote, table/row/cell, lb, hi, ref) as (kind, text)."""
    found: list[tuple[str, str]] = []
    for one in body:
        tag = str(one.tag)
        if tag in ("list", "div", "section", "body"):
            inner = _blocks(one)
            found += [("item" if tag == "list" and kind == "p" else kind, said) for kind, said in inner]
        elif tag == "quote" and len(one) and any(part.tag == "p" for part in one):
            found += [("quote", said) for _, said in _blocks(one)]
        elif tag == "row":
            if said := " · ".join(filter(None, map(_line, one))):
                found.append(("item", said))
        elif tag == "table":
            found += _blocks(one)
        elif tag not in ("graphic", "comments"):
            kind = {"head": "head", "item": "item", "quote": "quote"}.get(tag, "p")
            found += [(kind, said) for part in _text(one).split("\0") if (said := text.line(part))]
        if one.tail and (said := text.line(one.tail)):
            found.append(("p", said))
    if not len(body) and body.text and (said := text.line(body.text)):
        found.append(("p", said))
    return found


def _line(one: _Element) -> str:
    return text.line(_text(one).replace("\0", " "))


def _text(one: _Element) -> str:
    """The text of an element; a NUL for each of its breaks, since line ends are but spaces."""
    parts = [one.text or ""]
    for part in one:
        parts += ["\0" if part.tag in ("lb", "p", "item", "list") else "", _text(part), part.tail or ""]
    return "".join(parts)


def _when(raw: object) -> When | None:
    try:
        return fields.as_when(raw) if isinstance(raw, str) else None
    except ValueError:
        return None

"""A Document → its Articles: a page's text is taken apart by a table of named steps; other documents are one article already."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from digest import language, markdown, text
from digest.clean import beside, body, facts, labels, pieces, repair, settle, weigh
from digest.clean.sheet import Sheet
from digest.model import Article, Document
from digest.problem import Problem

STEPS: tuple[tuple[str, Callable[[Sheet], Sheet]], ...] = (
    ("repair", repair.repair),  # damaged characters, entities, escapes, odd spaces
    ("cut", labels.cut),  # the text as lines
    ("pass over", labels.passed_over),  # menus, far from any sentence
    ("weigh", weigh.weigh),  # how likely each line is text, by learned weights
    ("label", labels.label),  # furniture, headings over other articles, captions, prose: by a line's own looks
    ("split", pieces.split),  # titles, and which lines belong to which article: by a line's place
    ("settle", settle.settle),  # each article gets what was weighed as text
)
"""How a page is taken apart, in this order."""


SHORTEST = 12  # characters of a page that may have a headline and a text


def articles(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of a document, each with its id, and a problem where there is none. The order is the page's."""
    if document.shape != "dump":
        made: tuple[Article, ...] = (_whole(document),)
    elif len(document.text) < SHORTEST:
        made = ()
    else:
        sheet = taken_apart(document)
        page = facts.page(sheet) if sheet.pieces else facts.Page()
        made = tuple([_article(sheet, number, page) for number in range(len(sheet.pieces))])
    made = tuple(a for a in made if a.title and (a.body or document.shape != "dump"))
    if not made:
        return (), (Problem(document.item, 1, "no article found on this page", "a headline and its text"),)
    return tuple([replace(a, id=a.id or identity(a), origin=f"{document.item}#{number}") for number, a in enumerate(made)]), ()


def taken_apart(document: Document) -> Sheet:
    """A page's lines with their labels, scores and reasons, and the pieces they make up: a step after the other."""
    sheet = Sheet(document, document.text)
    for _, step in STEPS:
        sheet = step(sheet)
    return sheet


def identity(article: Article) -> str:
    """16 hexadecimal digits from source and canonical URL, or from source and the cleaned words where there is no URL."""
    if article.url:
        basis = f"url\0{text.fold(article.source)}\0{canonical(article.url)}"
    else:
        # what has no address has no link: its words are those of its Markdown
        body = article.body if "](" not in article.body and "<" not in article.body else markdown.plain(article.body)
        basis = f"words\0{text.fold(article.source)}\0{text.fold(article.title)}\0{text.fold(body)}"
    return hashlib.sha256(basis.encode("utf-8", "replace")).hexdigest()[:16]


def canonical(url: str) -> str:
    """An address without what differs between visits: scheme, www, fragment, final slash, tracking parameters."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = "&".join(part for part in parts.query.split("&") if part and not re.match(r"(?:utm_\w+|fbclid|gclid|ref|cmpid|ns_\w+|at_\w+)=", part))
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


_FIRST = ("image", "enclosure")
"""What the owner, or a page's own metadata, said of its first article; of its summary, section and tags the page's text may say something too."""


def _article(sheet: Sheet, number: int, page: facts.Page) -> Article:
    """The article of one piece; the title, date and address that the owner gave are the first article's."""
    given, piece, first = sheet.document.given, sheet.pieces[number], number == 0
    found = facts.told(sheet, number, page)
    read = body.read(piece.blocks)
    near = beside.beside(sheet, piece, page.places.at) if page.places else beside.Beside()
    published = (given.published if first else None) or found.published
    estimated = found.estimated and published is found.published
    return Article(
        title=(given.title if first else "") or piece.title or text.cut(text.line(markdown.plain(read.markdown)), 80),
        source=found.source or given.source,
        url=given.url if first else "",
        published=published,
        updated=(given.updated if first else None) or found.updated,
        fetched=given.fetched,
        language=given.language or language.language(read.markdown),
        authors=(given.authors if first else ()) or found.authors,
        topics=given.topics,
        role=piece.role,
        dateline=read.dateline,
        agency=read.agency or found.agency,
        captions=read.captions,
        summary=(given.summary if first else "") or near.summary,
        section=(given.section if first else "") or near.section,
        tags=(given.tags if first else ()) or near.tags,
        estimated=("published",) if estimated else (),
        body=read.markdown,
        **({name: getattr(given, name) for name in _FIRST} if first else {}),
    )


def _whole(document: Document) -> Article:
    """The one article of a Markdown file or a JSON object."""
    given, role = document.given, document.given.role or "main"
    if document.shape == "markdown":
        words = document.text.strip("\n")
        return replace(given, role=role, body=markdown.based(words, given.url) if given.url else words, title=given.title or _first_words(document.text))
    read = body.given(repair.repaired(document.text))
    return replace(
        given,
        role=role,
        title=given.title or text.cut(text.line(markdown.plain(read.markdown)), 80),
        dateline=given.dateline or read.dateline,
        agency=given.agency or read.agency,
        captions=given.captions or read.captions,
        body=read.markdown,
    )


def _first_words(source: str) -> str:
    return text.cut(text.line(markdown.plain(source)), 80)

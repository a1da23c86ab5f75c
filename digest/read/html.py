"""A saved HTML page → Documents: what it says of itself, and its text, found by trafilatura where that is installed."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest import text
from digest.model import Article, Document
from digest.problem import Problem
from digest.read import html_body, html_facts, html_parts, html_text, raw, sniff
from digest.read.facts import believed
from digest.read.markdown import merge
from digest.read.source import Found, whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROOT = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]")
_TAG = re.compile(rb"<(?:p|div|h[1-6]|a|span|article|section|table|ul|br|meta|title|img)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""<(?:meta\b[^<>]{0,200}?charset|\?xml\b[^<>]{0,100}?encoding)\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
ELEMENTS = 50_000  # the longest live blogs of a day have 30,000
MANY = 1_000  # articles told in full on one page
MISSING = "read without trafilatura, so by its lines alone"
"""What is said, once, where the extra is missing."""


def looks(head: bytes) -> bool:
    return _ROOT.match(sniff.first_tag(head)) is not None


def documents(data: bytes, path: str, given: Article, charset: str = "") -> Found:
    """The page's article, or its articles; one that only lists others is a problem, which is raised."""
    source, problems = _decoded(data, path, charset)
    if not _TAG.search(data) and not looks(sniff.plain(data[:4000])) and b"\0" not in data[:100]:
        return (Document(path, "dump", source, given, raw.sha256(data)),), problems  # a text, whatever it is called
    tree = html_text.parse(source)
    if tree is None:
        raise Problem(path, 1, "HTML without any text", "a saved page")
    if (count := sum(1 for _ in tree.iter())) > ELEMENTS:
        raise Problem(path, 1, f"{count:,} elements, more than any page has ({ELEMENTS:,}); left out", "a saved page")
    facts = html_facts.read(tree, given.url)
    parts = html_parts.articles(tree, facts)
    if len(parts) > MANY:
        raise Problem(path, 1, f"{len(parts):,} articles, more than any page has ({MANY:,}); left out", "split it")
    if parts:
        page, late = believed(replace(facts.article, published=facts.article.published if facts.is_article else None), given.fetched, path)
        made = [_part(part, number, page, data, path, given) for number, part in enumerate(parts, 1)]
        return tuple(one for one, _ in made), (*problems, *late, *(problem for _, some in made for problem in some))
    html_text.drop_hidden(tree)
    own, late = believed(_pictured(tree, facts.article, given.url), given.fetched, path)
    problems += late
    own = merge(own, given)
    found = html_body.extract(tree, source, own)
    if html_parts.is_index(tree, facts, found.text if found else html_parts.prose(tree)):
        raise Problem(path, 1, "an index page: a list of articles, none of them told in full", "the pages that it leads to")
    if found is None:
        missing = () if html_body.is_installed() else (Problem(path, 1, MISSING, "pip install 'digest-news[html]'"),)
        return (Document(path, "dump", f"{own.title}\n\n{html_text.page(tree)}", own, raw.sha256(data)),), problems + missing
    if found.when and not own.published and not (given.fetched and found.when.is_after(given.fetched)):
        own = replace(own, published=found.when, estimated=("published",))
    own = merge(own, Article(authors=found.authors, source=found.outlet))
    return (Document(path, found.shape, found.text, own, raw.sha256(data)),), problems


read = whole(documents)


def _decoded(data: bytes, path: str, charset: str) -> tuple[str, tuple[Problem, ...]]:
    """The text, in the encoding that the page declares where it is not UTF-8."""
    try:
        return text.lines(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    name = charset or (declared[1].decode() if declared else "")
    try:
        if name and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" not in data[:100]:
            return text.lines(data.decode(name, "replace")), ()
    except (LookupError, UnicodeError, ValueError, TypeError):
        pass
    return raw.decode(data, path)


def _part(part: HtmlElement, number: int, page: Article, data: bytes, path: str, given: Article) -> tuple[Document, tuple[Problem, ...]]:
    """One of several articles: the page's outlet and language are its own too."""
    url = page.url or given.url
    own = _pictured(part, html_facts.of_part(part, url), url)
    first = number == 1
    role = "brief" if html_parts.is_brief(part) else "main" if first else "related"
    own, late = believed(own, given.fetched, path, number)
    own = merge(own, Article(source=page.source, language=page.language, role=role, published=page.published))
    found = html_body.of_part(part, own.title)
    known = merge(own, given if first else replace(given, title="", url="", published=None, authors=()))
    return Document(f"{path}:{number}", found.shape, found.text, known, raw.sha256(b"%d\0" % number + data)), late


def _pictured(tree: HtmlElement, own: Article, url: str) -> Article:
    """With its captions, and the first picture's caption and credit."""
    captions, first = html_parts.pictures(tree, own.url or url)
    image = own.image
    if first and (image is None or not (image.caption or image.credit)):
        image = first if image is None else replace(image, alt=image.alt or first.alt, caption=first.caption, credit=first.credit)
    return replace(own, image=image, captions=captions)

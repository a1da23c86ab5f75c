"""HTML as a tree → its text: as paragraphs, or as a page's lines for the cleaning of dumps. Scripts, styles and what is hidden say nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from digest import text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    """
    p div section article header footer main aside nav address details summary form fieldset h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
    blockquote pre table caption thead tbody tfoot tr td th figure figcaption option br hr body html center dialog menu legend picture video audio
    """.split()
)
SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed", "select", "textarea", "button", "canvas", "audio", "video"]
)
FURNITURE = frozenset(["nav", "footer", "form", "aside", "dialog", "menu"])
"""Elements that never hold an article's text."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MANY = 300  # hidden elements from which it is not asked which lie in which
PROSE = 12  # words from which a paragraph is prose
BYLINE = 16  # words of the longest byline
_BYLINES = frozenset("byline by-line author authors article-author article-byline post-author entry-author article__byline article__author".split())
_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "complementary"])
_DECLARED = re.compile(r"\A\s*<\?xml[^<>]*\?>")
_IFRAME = re.compile(r"<iframe\b[^<>]*>(?:[^<]*</iframe\s*>)?", re.IGNORECASE)  # often without its end tag, which must not hide the rest
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def parse(source: str) -> HtmlElement | None:
    """The tree of a document or a fragment, as far as it is no deeper than any page is; None where nothing is left."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    bare = _IFRAME.sub(" ", _DECLARED.sub("", text.lines(source), count=1))
    try:
        tree = lxml_html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, lxml_html.HtmlElement) else None


def paragraphs(source: str) -> str:
    """The visible text of a document or a fragment, a blank line between blocks."""
    tree = parse(source) if "<" in source or "&" in source else None
    return "\n\n".join(blocks(tree)) if tree is not None else text.line(source)


def page(tree: HtmlElement) -> str:
    """The text of a page as flatteners print it: menus, forms and footers left out, a point before what is listed."""
    return "\n\n".join(blocks(tree, lambda one: is_furniture(one) or is_hidden(one), "  • "))


def line(tree: HtmlElement) -> str:
    """The visible text of an element, on one line."""
    return " ".join(blocks(tree))


def is_furniture(one: HtmlElement) -> bool:
    """Whether an element's name or role says that it holds no text of an article."""
    return one.tag in FURNITURE or one.get("role", "").lower() in _ROLES


def is_byline(one: HtmlElement) -> bool:
    """Whether a short element is called a byline, and so holds who wrote an article and is none of its text."""
    named = f"{one.get('class', '')} {one.get('itemprop', '')} {one.get('rel', '')}".lower().split()
    return not _BYLINES.isdisjoint(named) and text.length(line(one)) <= BYLINE


def is_day(one: HtmlElement) -> bool:
    """Whether an element holds nothing but the time that it is marked with."""
    marked = next(one.iter("time"), None)
    return marked is not None and line(marked) == line(one)


def sections(tree: HtmlElement) -> list[tuple[list[HtmlElement], list[HtmlElement]]]:
    """The times of a mail as they are marked, article by article: those before the prose of each, and those after its prose has begun.

    An article begins with the first heading after the prose of the one before.
    """
    found: list[tuple[list[HtmlElement], list[HtmlElement]]] = [([], [])]
    begun = False
    for one in tree.iter("p", "td", "div", "li", "time", *HEADINGS):
        if one.tag == "time":
            found[-1][begun].append(one)
        elif one.tag in HEADINGS:
            if begun:
                found.append(([], []))
            begun = False
        else:
            begun = begun or text.length(line(one) if one.tag == "p" else one.text or "") >= PROSE
    return found


def drop_days(tree: HtmlElement) -> None:
    """Take out the times that stand alone in the prose of articles, or below it; those above it tell the day of an article, those in a sentence are part of it."""
    for _, below in sections(tree):
        for one in below:
            before, above = one.getprevious(), one.getparent()
            lead = (above.text if above is not None else "") if before is None else before.tail
            if not (lead or "").strip() and not (one.tail or "").strip() and above is not None:
                one.drop_tree()


def is_hidden(one: HtmlElement) -> bool:
    return one.get("hidden") is not None or bool(_HIDDEN.search(one.get("style", "")))


def drop_hidden(tree: HtmlElement) -> None:
    """Take out what no reader sees, unless that is most of the page: then it is a text that a script was to show."""
    hidden = [one for one in tree.iter("p", "div", "span", "section", "ul", "li", "aside", "h1", "h2", "h3") if is_hidden(one)]
    tops = [one for one in hidden if not any(above in hidden for above in one.iterancestors())] if len(hidden) < MANY else hidden
    if tops and sum(len(line(one)) for one in tops) * 2 < len(line(tree)):
        for one in tops:
            if one.getparent() is not None:
                one.drop_tree()


def blocks(tree: HtmlElement, silent: Callable[[HtmlElement], bool] | None = None, bullet: str = "") -> list[str]:
    """The blocks of text in their order, each on one line."""
    found: list[str] = []
    held: list[str] = []
    mark = ""

    def close() -> None:
        nonlocal mark
        if said := text.line("".join(held)):
            found.append(mark + said)
            mark = ""
        held.clear()

    skipped = None
    for event, one in _walk(tree):
        tag = one.tag if isinstance(one.tag, str) else ""
        if event == "start":
            if skipped is not None:
                continue
            if one is not tree and (tag in SILENT or not tag or (silent and silent(one))):
                skipped = one
                continue
            if tag in BLOCKS:
                close()
                mark = bullet if tag == "li" else mark
            held.append(one.text or "")
        else:
            if skipped is not None:
                if one is not skipped:
                    continue
                skipped = None
                close() if tag in BLOCKS or tag in FURNITURE else held.append(" " if tag != "noscript" else "")
            elif tag in BLOCKS:
                close()
                mark = "" if tag == "li" else mark
            if one is not tree:
                held.append(one.tail or "")
    close()
    return found


def _walk(tree: HtmlElement) -> Iterable[tuple[str, HtmlElement]]:
    from lxml import etree

    walk: Iterable[tuple[str, HtmlElement]] = etree.iterwalk(tree, events=("start", "end"))
    return walk

"""The tree of an HTML page → what it is made of: several articles, pictures with their captions, or only links to articles elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest import text
from digest.model import Media
from digest.read import html_text
from digest.read.html_facts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FULL = 100  # words of prose from which an element is an article, not a teaser (these have 10 to 60)
PROSE = 12  # words from which a paragraph is prose
HEADLINE = 4  # words from which a link is a headline, not an entry of a menu
LINKS = 8  # headlines from which a page may be a list of articles
ALONE = 3  # paragraphs of prose that belong to no headline elsewhere, from which a page tells something itself
TEASER = 25  # words to a headline that a page has at least where it tells something, but marks no paragraphs
TOLD = 120  # words from which a text is told in full, whatever else the page links to
_CREDITS = ("credit", "copyright", "source", "photographer", "byline", "attribution")


def articles(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold an article each, where the page has two or more of them in full; else none."""
    tops = [one for one in tree.iter("article") if next(one.iterancestors("article"), None) is None and not _stands_aside(one)]
    full = [one for one in tops if _heading(one) is not None and _prose(one) >= FULL]
    heads = [text.fold(html_text.line(head)) for one in full if (head := _heading(one)) is not None]
    return full if len(full) >= 2 and len(set(heads)) == len(full) else []


def pictures(tree: HtmlElement, url: str) -> tuple[tuple[str, ...], Media | None]:
    """The captions of all figures of the article, and the first figure's picture."""
    root = next((one for one in tree.iter("article", "main") if not _stands_aside(one)), tree)
    captions: list[str] = []
    first = None
    for figure in root.iter("figure"):
        if _stands_aside(figure) or next(figure.iterancestors("a"), None) is not None:
            continue
        told = next(iter(figure.iter("figcaption")), None)
        credit = next((html_text.line(one) for one in told.iter() if one is not told and _is_credit(one)), "") if told is not None else ""
        caption = html_text.line(told) if told is not None else ""
        if credit and caption.endswith(credit):
            caption = caption.removesuffix(credit).strip(" -–—|·")
        picture = next(iter(figure.iter("img")), None)
        address = _address(picture, url) if picture is not None else ""
        if first is None and address and picture is not None:
            first = Media(address, alt=text.line(picture.get("alt", "")), credit=credit, caption=caption)
        if caption:
            captions.append(f"{caption} {credit}".strip())
    return tuple(dict.fromkeys(captions)), first


def is_index(tree: HtmlElement, facts: Facts, told: str) -> bool:
    """Whether a page only leads to articles. `told` is the text that was found in it."""
    linked = [one for one in _links(tree) if text.length(one) >= HEADLINE]
    if len(set(linked)) < LINKS:
        return False
    paragraphs, teasers = _paragraphs(tree)
    words = text.length(told)
    alone = paragraphs - teasers
    if facts.is_article:
        return words < TOLD / 2 and alone < 2
    if alone >= ALONE:
        return False
    return words < TOLD or teasers >= 4 or (facts.is_list and teasers >= 2) or (not paragraphs and words < TEASER * len(set(linked)))


def prose(tree: HtmlElement) -> str:
    """The blocks of a page that are long enough to be prose, where nothing better found its text."""
    return "\n\n".join(block for block in html_text.page(tree).split("\n\n") if text.length(block) >= PROSE)


def _links(tree: HtmlElement) -> list[str]:
    return [html_text.line(one) for one in tree.iter("a") if one.get("href") and not any(html_text.is_furniture(above) for above in one.iterancestors())]


def _paragraphs(tree: HtmlElement) -> tuple[int, int]:
    """How many paragraphs of prose the page has, and how many of them tell what a headline leads to."""
    prose = teasers = 0
    for one in tree.iter("p"):
        if text.length(html_text.line(one)) >= PROSE and not _stands_aside(one):
            prose += 1
            teasers += _is_teaser(one)
    return prose, teasers


def _is_teaser(paragraph: HtmlElement) -> bool:
    """Whether a paragraph stands in a card: with a linked headline, and with hardly any prose besides."""
    for number, above in enumerate(paragraph.iterancestors()):
        if number == 4 or above.tag in ("body", "main"):
            return False
        if above.tag == "a":
            return True
        linked = any(head.find(".//a") is not None or next(head.iterancestors("a"), None) is not None for head in above.iter(*html_text.HEADINGS))
        if linked:
            return sum(text.length(html_text.line(one)) >= PROSE for one in above.iter("p")) <= 2
    return False


def _heading(one: HtmlElement) -> HtmlElement | None:
    return next(iter(one.iter("h1", "h2", "h3")), None)


def _prose(one: HtmlElement) -> int:
    return sum(length for paragraph in one.iter("p") if (length := text.length(html_text.line(paragraph))) >= 5)


def _stands_aside(one: HtmlElement) -> bool:
    return any(html_text.is_furniture(above) for above in one.iterancestors())


def _is_credit(one: HtmlElement) -> bool:
    named = f"{one.get('class', '')} {one.get('itemprop', '')}".lower()
    return any(word in named for word in _CREDITS)


def _address(picture: HtmlElement, url: str) -> str:
    raw = picture.get("data-src") or picture.get("src") or ""
    try:
        found = urljoin(url, raw.strip())
    except ValueError:
        return ""
    return found if found.lower().startswith(("http://", "https://")) else ""

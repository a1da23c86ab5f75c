"""The tree of an HTML page → what it is made of: several articles, pictures with their captions, or only links to articles elsewhere."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest import text
from digest.model import Media
from digest.read import html_text
from digest.read.html_facts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FULL = 100  # words of prose from which an element is an article, not a teaser (these have 10 to 60)
PROSE = html_text.PROSE
HEADLINE = 4  # words from which a link is a headline, not an entry of a menu
LINKS = 8  # headlines from which a page may be a list of articles
ALONE = 3  # paragraphs of prose that belong to no headline elsewhere, from which a page tells something itself
TEASER = 25  # words to a headline that a page has at least where it tells something, but marks no paragraphs
TOLD = 120  # words from which a text is told in full, whatever else the page links to
MANY = 200  # short texts of one page
BRIEFS = 3  # short texts in a row from which each is an article
_HEADS = frozenset(html_text.HEADINGS)
_COMMENT = re.compile("comment|kommentar|reply", re.IGNORECASE)
_DATELINE = re.compile(r"[^\W\d_a-zà-ÿ]{2}[^\Wa-zà-ÿ]*(?:[ /-][^\Wa-zà-ÿ]+)*(?:,[^.]{1,20})?(?: \([^)]{2,20}\))?\s?(?:[-–—:]|\.\s[-–—])\s")
_MORE = re.compile(
    r"\W*(?:(?:read|see|learn|show|view|find out)?\s?more|continue(?: reading)?|keep reading|full (?:story|article)|details|(?:mehr|weiter)(?:lesen| lesen)?|zum artikel|lire (?:la suite|plus|l’article|l'article)"
    r"|en savoir plus|leer más|seguir leyendo|ler mais|leia mais|saiba mais|leggi (?:tutto|di più)|continua(?: a leggere)?|lees (?:verder|meer)|meer lezen|читать далее|подробнее|читати далі|докладніше"
    r"|اقرأ المزيد|المزيد|阅读(?:全文|更多)|閱讀(?:全文|更多)|全文|更多|続きを読む|もっと見る|詳しく)\W*",
    re.IGNORECASE,
)
_BRIEFLY = re.compile(
    r"(?:[\w'’]+ ){0,2}(?:in brief|briefs|in short|kurz (?:gemeldet|notiert|berichtet)|kurz(?:meldungen|nachrichten|notizen)|en bref|en breve|em resumo|em poucas palavras|in breve)(?: [\w'’]+){0,2}"
    r"|(?:news )?(?:round-?up|shorts)|meldungen|les brèves|brèves|breves|brevi|kort(?: nieuws)?|korte berichten|коротко(?: о .+)?|вкратце|стисло|коротко про .+|باختصار|بإيجاز|أخبار قصيرة|موجز .+"
    r"|.{0,4}(?:简讯|簡訊|短讯|短訊|快讯|短信)|ニュース短信",
    re.IGNORECASE,
)
"""What a page of short texts is called, between the separators of its title."""
_TITLE_ENDS = re.compile(r"\s*(?:[|:·•»–—]|\s-\s)\s*")
_CREDITS = ("credit", "copyright", "source", "photographer", "byline", "attribution")


def articles(tree: HtmlElement, facts: Facts) -> list[HtmlElement]:
    """The elements that hold an article each, where the page has two or more of them in full, or a row of short ones; else none."""
    tops = [one for one in tree.iter("article") if next(one.iterancestors("article"), None) is None and not _stands_aside(one)]
    headed = [one for one in tops if _heading(one) is not None]
    full = [one for one in headed if _prose(one) >= FULL]
    named = is_called_brief(tree)
    told = [one for one in headed if one in full or (is_brief(one) and _is_told(one))] if named or not facts.is_article else full
    if len(full) < (1 if named else 2) and (full or len(told) < BRIEFS):
        told = _rows(tree, named) if named or not (facts.is_article or tops) else []
    heads = {text.fold(html_text.line(head)) for one in told if (head := _heading(one)) is not None}
    return told if len(told) >= 2 and len(heads) == len(told) else []


def is_called_brief(tree: HtmlElement) -> bool:
    """Whether a page's title says that it holds short texts: `In brief`."""
    titles = (html_text.line(one) for one in tree.iter("title", "h1"))
    return any(_BRIEFLY.fullmatch(part) for title in titles for part in _TITLE_ENDS.split(title))


def is_brief(one: HtmlElement) -> bool:
    """Whether an element holds some prose, and less than an article does."""
    return PROSE <= _prose(one) < FULL


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
        return not facts.is_article and _is_of_cards(tree)
    paragraphs, teasers = _paragraphs(tree)
    words = text.length(told)
    alone = paragraphs - teasers
    if facts.is_article:
        return words < TOLD / 2 and alone < 2
    if alone >= ALONE:
        return False
    return words < TOLD or teasers >= 4 or (facts.is_list and teasers >= 2) or (not paragraphs and words < TEASER * len(set(linked)))


def _is_of_cards(tree: HtmlElement) -> bool:
    """Whether all that a page tells stands in a row of short texts that lead on to the rest of theirs."""
    cards = {one for one in tree.iter("article") if _heading(one) is not None and is_brief(one) and not _is_told(one)}
    if len(cards) < BRIEFS:
        return False
    told = [one for one in tree.iter("p") if text.length(html_text.line(one)) >= PROSE and not _stands_aside(one)]
    return all(any(above in cards for above in one.iterancestors("article")) for one in told)


def prose(tree: HtmlElement) -> str:
    """The blocks of a page that are long enough to be prose, where nothing better found its text."""
    return "\n\n".join(block for block in html_text.page(tree).split("\n\n") if text.length(block) >= PROSE)


def _rows(tree: HtmlElement, named: bool) -> list[HtmlElement]:
    """A row of headings on one level, each with a short text of its own below: on a page that is called so, or since each of them has its day or place.

    The parts of one article have headings too, and nothing of that.
    """
    for level in html_text.HEADINGS[1:4]:
        heads = [one for one in tree.iter(level) if not _stands_aside(one) and html_text.line(one)]
        if BRIEFS <= len(heads) <= MANY:
            found = [_row(one, set(heads)) for one in heads]
            return found if all((named or _is_placed(one)) and is_brief(one) and _is_told(one) for one in found) else []
    return []


def _row(head: HtmlElement, heads: set[HtmlElement]) -> HtmlElement:
    """The element that holds one of some headings and no other of them; where a heading stands alone, one made of it and of what follows up to the next."""
    own = head
    for above in head.iterancestors():
        if above.tag in ("body", "main") or any(one in heads for one in above.iter(head.tag) if one is not head):
            break
        own = above
    if own is not head:
        return own
    made: HtmlElement = head.makeelement("article")
    made.append(copy.deepcopy(head))
    for one in head.itersiblings():
        if one in heads or html_text.is_furniture(one) or any(part in heads for part in one.iter(head.tag)):
            break
        made.append(copy.deepcopy(one))
    return made


def _is_told(one: HtmlElement) -> bool:
    """Whether a short text is all that there is: no headline, picture or word such as "more" leads on to the rest, and it does not break off."""
    if next(one.iterancestors("a"), None) is not None or _COMMENT.search(f"{one.get('class', '')} {one.get('id', '')}"):
        return False
    for link in one.iter("a"):
        address, said = link.get("href", ""), html_text.line(link)
        leads = bool(address) and not address.startswith(("#", "mailto:", "javascript:"))
        around = [above.tag for above in link.iterancestors()]
        if leads and (not said or _MORE.fullmatch(said) or not _HEADS.isdisjoint(around) or next(link.iter("img", *html_text.HEADINGS), None) is not None):
            return False
    rows = [told for part in one.iter("p") if (told := html_text.line(part))]
    return bool(rows) and not rows[-1].endswith(("…", "...", "]"))


def _is_placed(one: HtmlElement) -> bool:
    """Whether a block has a day or hour of its own, or begins with its place in capitals."""
    said = next((told for part in one.iter("p") if (told := html_text.line(part))), "")
    return next(one.iter("time"), None) is not None or _DATELINE.match(said) is not None


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

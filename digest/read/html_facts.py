"""The tree of an HTML page → what it says of itself: JSON-LD (schema.org), OpenGraph and other `<meta>`, `<time>`, links."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest import text
from digest.model import Article, Media, When
from digest.read import html_text, moments
from digest.read.markdown import merge

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# https://schema.org/Article and what stands below it
_ARTICLES = frozenset(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle askpublicnewsarticle
    advertisercontentarticle satiricalarticle scholarlyarticle techarticle report socialmediaposting blogposting liveblogposting
    discussionforumposting
    """.split()
)
_LISTS = frozenset(["collectionpage", "itemlist", "searchresultspage", "profilepage"])
_PUBLISHED = """
    article:published_time og:article:published_time datepublished date.published article.published published_time publish-date publish_date publishdate
    publication_date pubdate parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date cxenseparse:recs:publishtime
    date
""".split()
_UPDATED = "article:modified_time og:updated_time datemodified date.modified article.updated dcterms.modified dc.date.modified last-modified".split()
_AUTHORS = "author article:author byl parsely-author dc.creator dcterms.creator sailthru.author article.author".split()
_OUTLETS = "og:site_name application-name dc.publisher publisher".split()
_SUFFIX = re.compile(r"\s+(?:[|•·»–—-]|::)\s+[^|•·»–—]{2,60}$")
NAMED = 4  # words of the longest byline without a word such as "By"
_BYLINE = re.compile(r"^\s*(?:by|von|par|por|di|door|от|автор:?)\s+", re.IGNORECASE)
_MANY = 400  # pieces of JSON-LD, and nodes within, that are looked at


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself."""

    article: Article
    """Without a body."""
    is_article: bool
    """It says that it is one."""
    is_list: bool
    """It says that it lists others."""


def read(tree: HtmlElement, url: str) -> Facts:
    """What the page says. `url` is where it was fetched from, if that is known."""
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    meta = _meta(tree)
    address = canonical(tree, url) or _address(meta.get("og:url", ""), url)
    own = _of_node(articles[0], address or url) if articles else Article()
    title = _title(tree, own.title, meta)
    own = replace(own, url=address or own.url)
    known = merge(own, Article(title=title, **_of_meta(meta, address or url)))  # type: ignore[arg-type]  # each under its name
    known = merge(known, Article(published=_time(tree), authors=_authors(tree), language=text.language_tag(tree.get("lang", ""))))
    kinds = frozenset[str]().union(*map(_types, nodes))
    is_article = bool(articles) or meta.get("og:type", "").lower() == "article" or "article:published_time" in meta
    return Facts(_checked(known, title), is_article, bool(kinds & _LISTS) or meta.get("og:type", "").lower() == "website")


def canonical(tree: HtmlElement, url: str) -> str:
    """The address that the page gives as its own (RFC 6596)."""
    linked = (link.get("href") for link in tree.iter("link") if "canonical" in link.get("rel", "").lower().split())
    return next((found for href in linked if href and (found := _address(href, url))), "")


def of_part(part: HtmlElement, url: str) -> Article:
    """What an element that holds one of several articles says of it."""
    heads = list(part.iter(*html_text.HEADINGS))
    links = [href for head in heads[:1] for one in [head, *head.iterancestors("a")] for link in one.iter("a") if (href := link.get("href"))]
    address = _address(links[0], url) if links else ""
    return Article(title=html_text.line(heads[0]) if heads else "", url=address, published=_time(part), authors=_authors(part) or _signed(part))


def first_day(tree: HtmlElement) -> When | None:
    """The one time that the first article of a mail is marked with, above or in it."""
    above, below = html_text.sections(tree)[0]
    found = {when for one in above or below if (when := moments.of_page(one.get("datetime", "")))}
    return found.pop() if len(found) == 1 else None


def _checked(known: Article, title: str) -> Article:
    """Without what contradicts itself, and with the title that stands on the page."""
    updated = known.updated if known.updated and (known.published is None or known.updated > known.published) else None
    outlet = text.fold(known.source)
    authors = tuple(one for one in known.authors if text.fold(one) != outlet)
    return replace(known, title=title or known.title, updated=updated, authors=authors)


def _title(tree: HtmlElement, headline: str, meta: Mapping[str, str]) -> str:
    """The heading that the page's own data means; else these data; else what its only heading says."""
    heads = [said for one in tree.iter("h1") if (said := html_text.line(one))]
    named = next((html_text.line(one) for one in tree.iter("title")), "")
    claims = [claim for claim in (headline, meta.get("og:title", ""), meta.get("twitter:title", ""), named) if claim]
    for claim in claims:
        folded = text.fold(claim)
        for head in heads:
            if text.length(head) >= 2 and _is_same(text.fold(head), folded):
                return head
    if headline:
        return headline
    if len(heads) == 1 and text.length(heads[0]) >= 3:
        return heads[0]
    return _SUFFIX.sub("", claims[0]) if claims else heads[0] if heads else ""


def _is_same(head: str, claim: str) -> bool:
    """Whether a heading says what the data say, perhaps with the outlet's name behind it or cut short."""
    return bool(head) and (head == claim or claim.startswith(head) or (head.startswith(claim) and len(claim) * 2 > len(head)))


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """Every object of the page's JSON-LD, articles' parts after the articles."""
    for number, script in enumerate(tree.iter("script")):
        if "ld+json" in script.get("type", "").lower() and script.text and number < _MANY:
            source = re.sub(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z", "", script.text)
            try:
                value = json.loads(source, strict=False)
            except (ValueError, RecursionError):
                continue
            queue: list[object] = [value]
            for _ in range(_MANY):
                if not queue:
                    break
                one = queue.pop(0)
                if isinstance(one, list):
                    queue += one[:_MANY]
                elif isinstance(one, dict):
                    yield one
                    queue += [one[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(one.get(name), list | dict)]


def _types(node: Mapping[str, object]) -> frozenset[str]:
    found = node.get("@type")
    listed = found if isinstance(found, list) else [found]
    return frozenset(str(one).rpartition("/")[2].lower() for one in listed if isinstance(one, str))


def _of_node(node: Mapping[str, object], url: str) -> Article:
    """What an article's object says of it."""
    tags = node.get("keywords")
    return Article(
        title=_said(node.get("headline")) or _said(node.get("name")),
        url=_address(_said(node.get("url")), url),
        source=_named(node.get("publisher")) or _named(node.get("isPartOf")),
        published=moments.of_page(_said(node.get("datePublished"))),
        updated=moments.of_page(_said(node.get("dateModified"))),
        authors=people([one for one in _each(node.get("author")) or _each(node.get("creator")) if one]),
        summary=_said(node.get("description")),
        section=_said(node.get("articleSection")),
        language=text.language_tag(_said(node.get("inLanguage")) or _named(node.get("inLanguage"))),
        tags=tuple(
            dict.fromkeys(filter(None, map(text.line, tags.split(",") if isinstance(tags, str) else map(_said, tags if isinstance(tags, list) else ()))))
        ),
        image=_picture(node.get("image"), url),
    )


def _said(value: object) -> str:
    """A text of JSON-LD, whose character references some outlets write as in HTML; the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return text.line(re.sub(r"</?[a-z][^<>]*>", "", html.unescape(value[:10_000]))) if isinstance(value, str) else ""


def _named(value: object) -> str:
    """The name of a thing, or the text that stands in its place."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return _said(value.get("name")) if isinstance(value, dict) else _said(value) if not re.match(r"https?:", str(value)) else ""


def _each(value: object) -> list[str]:
    return [_named(one) for one in (value if isinstance(value, list) else [value])[:40]]


def _picture(value: object, url: str) -> Media | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        source = _address(_said(value.get("url")) or _said(value.get("contentUrl")), url)
        credit = _named(value.get("creditText")) or _named(value.get("author")) or _named(value.get("creator"))
        return Media(source, credit=credit, caption=_said(value.get("caption"))) if source else None
    source = _address(_said(value), url)
    return Media(source) if source else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """What `<meta>` says, by name, property or itemprop; the first of several, but all tags with commas."""
    found: dict[str, str] = {}
    for one in tree.iter("meta"):
        said = text.line(one.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (one.get(key) or "").strip().lower()
            if said and name:
                found[name] = f"{found[name]},{said}" if name == "article:tag" and name in found else found.get(name, said)
    return found


def _of_meta(meta: Mapping[str, str], url: str) -> dict[str, object]:
    def first(names: list[str]) -> str:
        return next((meta[name] for name in names if name in meta), "")

    def when(names: list[str]) -> When | None:
        return next((found for name in names if name in meta and (found := moments.of_page(meta[name]))), None)

    source = _address(first(["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"]), url)
    tags = first(["article:tag", "news_keywords"])
    return {
        "source": first(_OUTLETS),
        "published": when(_PUBLISHED),
        "updated": when(_UPDATED),
        "authors": people([one for name in _AUTHORS if name in meta for one in [meta[name]]][:1]),
        "summary": first(["og:description", "description", "twitter:description"]),
        "section": first(["article:section", "og:article:section"]),
        "language": text.language_tag(first(["og:locale", "content-language", "dc.language"]).partition(",")[0]),
        "tags": tuple(dict.fromkeys(one for part in tags.split(",") if (one := text.line(part)))),
        "image": Media(source, alt=meta.get("og:image:alt", "")) if source else None,
    }


def _time(tree: HtmlElement) -> When | None:
    """The time that is marked as the publication's; else the only one that is marked at all."""
    found = []
    for one in tree.iter("time", "meta", "span", "abbr"):
        said = " ".join((one.get("itemprop", ""), one.get("class", ""), "pubdate" if one.get("pubdate") is not None else "")).lower()
        when = moments.of_page(one.get("datetime") or one.get("content") or (one.get("title") or "" if one.tag == "abbr" else ""))
        if when and ("datepublished" in said or "pubdate" in said or "published" in said.replace("unpublished", "").split()):
            return when
        if when and one.tag == "time" and "modif" not in said and "updat" not in said:
            found.append(when)
    return found[0] if len(set(found)) == 1 else None


def _authors(tree: HtmlElement) -> tuple[str, ...]:
    """Who is marked as the author, by `rel` or by schema.org's names."""
    named = [one for one in tree.iter("a", "span", "div", "p", "address") if "author" in (one.get("rel", "") + " " + one.get("itemprop", "")).lower().split()]
    inner = [next((part for part in one.iter() if part.get("itemprop") == "name"), one) for one in named[:20]]
    return people([html_text.line(one) for one in inner])


def _signed(part: HtmlElement) -> tuple[str, ...]:
    """Who stands in the element that is called a byline, behind a word such as "By" or as all that it holds."""
    found = next((html_text.line(one) for one in part.iter("p", "div", "span", "address") if html_text.is_byline(one)), "")
    return people([found]) if _BYLINE.match(found) or text.length(found) <= NAMED else ()


def people(named: list[str]) -> tuple[str, ...]:
    """Names of people: neither addresses nor whole sentences; several in one text are parted."""
    parts = (part for one in named for part in re.split(r"\s*(?:[;,|]|\b(?:and|und|et|y|e)\b|&)\s*", _BYLINE.sub("", one)))
    found = (text.line(part).strip(" .·") for part in parts)
    return tuple(dict.fromkeys(one for one in found if one and len(one) < 60 and text.length(one) <= 6 and not re.search(r"https?:|@|\.com\b|^\d", one)))


def _address(raw: str, base: str) -> str:
    """An address of the web, made whole; empty where it is none."""
    try:
        found = urljoin(base, text.line(raw)) if raw else ""
    except ValueError:
        return ""
    return found if re.match(r"https?://[^\s/]", found, re.IGNORECASE) else ""

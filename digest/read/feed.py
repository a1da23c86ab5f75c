"""RSS, RDF and Atom → Documents: entries that hold a whole text are articles, those with a teaser are briefs."""

from __future__ import annotations

import calendar
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from digest import text
from digest.model import Article, Document, Media, When, day_only
from digest.problem import Problem
from digest.read import facts, html_text, sniff
from digest.read.markdown import merge
from digest.read.source import HEAD, Found, whole

WHOLE = 100  # words from which a description alone is held to be the text; teasers of outlets have 10 to 60
ENTRIES = 5_000  # the longest feeds, whole archives of blogs, have some 2,000; feedparser takes 0.2 ms for an empty one
TAGS = 150_000  # a feed of 5 MB with whole texts has 60,000; feedparser takes 15 µs for one that lies deep
_BEGINS = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)[\s>]|<\w+:(?:feed|rdf)[\s>]")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MORE = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|see|learn|show|view|find out) more|continue reading|keep reading|full story|weiterlesen|lire la suite|leer más|ler mais|"
    r"leggi tutto|lees verder|читать далее)[\s.…»›>→\])]*$",
    re.IGNORECASE,
)
_APPEARED = re.compile(r"The post .{1,300} (?:appeared first on|first appeared on) .{1,200}")  # WordPress puts it under every entry


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed of any kind."""

    number: int
    """Counted from 1."""
    guid: str
    article: Article
    content: str
    """Its text where the feed says that it is whole, in paragraphs."""
    teaser: str
    """Its description, in paragraphs."""


def looks(head: bytes) -> bool:
    return _ROOT.match(sniff.first_tag(_undeclared(head))) is not None


def read_bytes(data: bytes, path: str, given: Article, charset: str = "") -> Found:
    """Every entry, in the feed's order; one that stands twice is read once. Raises Problem."""
    import feedparser

    if not looks(sniff.plain(data[:HEAD])):
        raise Problem(path, 1, "neither a feed nor HTML", "RSS, RDF or Atom")
    if _ENTITY.search(data) or _ENTITY.search(data[:100_000].replace(b"\0", b"")):
        raise Problem(path, 1, "declares entities of its own, which feeds never need", "a feed without <!ENTITY …>")
    if (count := len(_BEGINS.findall(data))) > ENTRIES:
        raise Problem(path, 1, f"{count:,} entries, more than any feed has ({ENTRIES:,}); left out", "split it")
    if (count := data.count(b"<")) > TAGS:
        raise Problem(path, 1, f"{count:,} tags, more than any feed has ({TAGS:,}); left out", "split it")
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        what = text.cut(text.line(str(found.get("bozo_exception", ""))), 80)
        raise Problem(path, 1, f"a feed without entries{': ' + what if what else ''}", "entries with a title or a text")
    return documents([_entry(one, number, found.feed) for number, one in enumerate(found.entries, 1)], path, given)


read = whole(read_bytes)


def documents(entries: list[Entry], path: str, given: Article) -> Found:
    """The documents of a feed's entries; a problem for each that says nothing."""
    made: dict[str, Document] = {}
    problems: list[Problem] = []
    for entry in entries:
        own, late = facts.believed(entry.article, given.fetched, path, entry.number)
        problems += late
        document = _document(replace(entry, article=own) if late else entry, path, given)
        if document is None:
            problems.append(Problem(path, 1, f"entry {entry.number} has neither title nor text", "a title"))
        else:
            made.setdefault(entry.guid or document.sha256, document)
    return tuple(made.values()), tuple(problems)


def web_address(raw: str) -> str:
    """An address of the web; empty where it is none."""
    raw = text.line(raw)
    return raw if re.match(r"https?://[^\s/]", raw, re.IGNORECASE) else ""


def words_of(html: str) -> str:
    """A text that may be HTML, on one line."""
    return text.line(html_text.paragraphs(html))


def _document(entry: Entry, path: str, given: Article) -> Document | None:
    content, teaser = _tidy(entry.content), _tidy(entry.teaser)
    told = content or teaser
    whole = not _MORE.search(told) and (bool(content) or text.length(told) >= WHOLE)
    if not told and not entry.article.title:
        return None
    own = replace(
        entry.article, role="main" if whole else "brief", summary=text.line(teaser) if whole and content and text.fold(teaser) != text.fold(content) else ""
    )
    if entry.guid and not own.url:
        own = replace(own, id=hashlib.sha256(f"guid\0{text.fold(own.source)}\0{entry.guid}".encode("utf-8", "replace")).hexdigest()[:16])
    if not own.title:
        own = replace(own, title=text.cut(text.line(told), 80))
    sha = hashlib.sha256(repr((entry.guid, own, told)).encode("utf-8", "replace")).hexdigest()
    return Document(f"{path}:{entry.number}", "text", told if whole else _cut_short(told), merge(own, given), sha, entry.guid)


def _tidy(told: str) -> str:
    """Paragraphs without what a blog's software adds."""
    parts = [part for part in told.split("\n\n") if not _APPEARED.fullmatch(part)]
    return "\n\n".join(parts).strip()


def _cut_short(teaser: str) -> str:
    """A teaser with one mark where it breaks off, and without the words of the link to the rest."""
    bare = _MORE.sub("", teaser).rstrip()
    while bare != teaser and _MORE.search(bare):
        bare = _MORE.sub("", bare).rstrip()
    return teaser if bare == teaser or not bare else bare if bare.endswith((".", "!", "?", "。")) else f"{bare} …"


def _entry(found: Mapping[str, object], number: int, feed: Mapping[str, object]) -> Entry:
    link = web_address(_text(found, "link"))
    guid = text.line(_text(found, "id"))
    contents = found.get("content")
    bodies = [_text(one, "value") for one in contents if isinstance(one, Mapping)] if isinstance(contents, list) else []
    content = max((html_text.paragraphs(body) for body in bodies), key=len, default="")
    origin = found.get("source")
    outlet = words_of(_text(origin, "title")) if isinstance(origin, Mapping) else ""
    article = Article(
        title=words_of(_text(found, "title")),
        url=link or web_address(guid),
        source=outlet or words_of(_text(feed, "title")),
        language=text.language_tag(_text(feed, "language")),
        published=_when(found, "published"),
        updated=_when(found, "updated"),
        authors=_authors(found),
        tags=_names(found.get("tags"), "term"),
        image=_picture(found),
        enclosure=_enclosure(found),
    )
    if article.published is None and article.updated:
        article = replace(article, published=article.updated, updated=None)
    if article.updated == article.published:
        article = replace(article, updated=None)
    return Entry(number, guid, article, content, html_text.paragraphs(_text(found, "summary")) if not content or "summary" in found else "")


def _undeclared(head: bytes) -> bytes:
    """A beginning without its document type, which old feeds have."""
    return re.sub(rb"<!DOCTYPE\s+(?!html)[^<>\[]*(?:\[.*?\]\s*)?>", b"", head[:8000], count=1, flags=re.DOTALL | re.IGNORECASE)


def _text(found: Mapping[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _when(found: Mapping[str, object], name: str) -> When | None:
    if name not in list(found):  # feedparser would give `updated` for `published`, and warn of it
        return None
    parsed = found.get(f"{name}_parsed")
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC) if isinstance(parsed, tuple) else None
    except (ValueError, TypeError, OverflowError):
        return None
    if moment is None or moment.year < 1990:  # before there was a web, a date in a feed is one that was never set
        return None
    return When(moment) if re.search(r"\d:\d\d", _text(found, name)) else day_only(moment.date())


def _names(value: object, name: str) -> tuple[str, ...]:
    listed = [words_of(_text(one, name)) for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
    return tuple(dict.fromkeys(one for one in listed if one))


def _authors(found: Mapping[str, object]) -> tuple[str, ...]:
    listed = _names(found.get("authors"), "name") or tuple(filter(None, [words_of(_text(found, "author"))]))
    parts = (part for one in listed for part in re.split(r"\s*(?:[,;]|\band\b)\s*", re.sub(r"\S+@\S+|^by\s+", " ", one, flags=re.IGNORECASE)))
    return tuple(dict.fromkeys(one for part in parts if (one := part.strip(" ()<>"))))


def _picture(found: Mapping[str, object]) -> Media | None:
    for name, key in (("media_content", "url"), ("media_thumbnail", "url"), ("enclosures", "href")):
        listed = found.get(name)
        for one in listed if isinstance(listed, list) else ():
            kind = _text(one, "type") or _text(one, "medium")
            address = web_address(_text(one, key))
            if address and (kind.startswith("image") or (not kind and name != "enclosures")):
                credit, caption = (words_of(_text(one, part) or _text(found, f"media_{part}")) for part in ("credit", "description"))
                return Media(address, credit=credit, caption=caption)
    return None


def _enclosure(found: Mapping[str, object]) -> Media | None:
    listed = found.get("enclosures")
    for one in listed if isinstance(listed, list) else ():
        address, kind, size = web_address(_text(one, "href")), _text(one, "type"), _text(one, "length")
        if address and not kind.startswith("image"):
            return Media(address, type=text.line(kind), length=int(size) if re.fullmatch(r"[0-9]{1,9}", size) else 0)
    return None

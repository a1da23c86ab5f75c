"""A feed's bytes → what readers and validators would find wrong with it, each with its line.

The rules are those of the W3C feed validator that apply (https://validator.w3.org/feed/docs/), of the JSON Feed, and what feed readers
were seen to trip over: relative addresses, ids that are missing or stand twice, markup in titles.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.parsers import expat

from digest.problem import Problem

LARGEST = 512_000  # bytes: the feed validator warns from here on, and some readers give up
_ATOM = "http://www.w3.org/2005/Atom}"
_CONTENT = "http://purl.org/rss/1.0/modules/content/}encoded"
_MARKUP = re.compile(r"</?(?:a|b|i|u|em|strong|p|br|q|cite|span|div|img|font|su[bp]|small|mark|h[1-6])\b[^<>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-fA-F]+);")
_RELATIVE = re.compile(r"""<[a-z][^<>]*?\s(?:href|src)\s*=\s*["'](?!https?://|mailto:|tel:|#|data:)([^"']*)["']""", re.IGNORECASE)
_ACTIVE = re.compile(r"""<script\b|<[a-z][^<>]*?(?:\son[a-z]+\s*=|\s(?:href|src)\s*=\s*["']?\s*javascript:)""", re.IGNORECASE)
_RFC822 = re.compile(r"(?:(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|UTC|[ECMP][SD]T|Z)")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*")
Wrong = tuple[int, str, str] | tuple[int, str, str, bool]
"""Line, what is wrong, what would be right; and True for a warning: readers take it, if with a shrug."""


@dataclass(slots=True)
class Node:
    """An element of a feed and where it begins."""

    name: str
    """With its namespace: `namespace}name`."""
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def said(self, name: str) -> str:
        """The text of the first child of a name; empty where there is none."""
        return next((child.text.strip() for child in self.children if child.name == name), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of any kind of feed says."""

    line: int
    id: str
    link: str
    title: str
    when: datetime | None
    html: str


def problems(data: bytes, path: str, now: datetime, address: str = "") -> list[Problem]:
    """All that is wrong with a feed. `address` is where it is published, and `now` the time beyond which no entry is dated; nothing is raised."""
    found = list(_all(data, now, address))
    if len(data) >= LARGEST:
        found.append((1, f"a feed of {len(data):,} bytes; some readers give up from {LARGEST:,}", "fewer entries, or summaries: `feeds:` in digest.yaml", True))
    return [Problem(path, *one) for one in dict.fromkeys(found)]


def is_feed(data: bytes) -> bool:
    """Whether bytes look like a feed of any kind."""
    head = data[:2000]
    return b"<rss" in head or (b"<feed" in head and b"w3.org/2005/Atom" in head) or b"jsonfeed.org/version" in head


def _all(data: bytes, now: datetime, address: str) -> Iterator[Wrong]:
    if data.lstrip()[:1] == b"{":
        yield from _json(data, now, address)
        return
    try:
        root = _parsed(data)
    except expat.ExpatError as error:
        yield error.lineno, f"not well-formed XML: {expat.ErrorString(error.code)}", "escape & and <, and leave out control characters"
        return
    except ValueError as error:
        yield 1, str(error), "a feed has none"
        return
    if root.name == "rss":
        yield from _rss(root, now, address)
    elif root.name == f"{_ATOM}feed":
        yield from _atom(root, now, address)
    else:
        yield root.line, f"no feed: its first element is {root.name.rpartition('}')[2]!r}", "RSS 2.0, Atom 1.0 or JSON Feed 1.1"


def _rss(root: Node, now: datetime, address: str) -> Iterator[Wrong]:
    channel = next(iter(root.all("channel")), None)
    if channel is None:
        yield root.line, "no <channel>", "one <channel> in <rss>"
        return
    if root.attributes.get("version") != "2.0":
        yield root.line, "no version 2.0", '<rss version="2.0">'
    for name in ("title", "link", "description"):
        if not channel.said(name):
            yield channel.line, f"no <{name}>", "RSS asks for it"
    yield from _self_link(channel, address)
    yield from _language(channel.line, channel.said("language"))
    for name in ("lastBuildDate", "pubDate"):
        yield from (wrong for node in channel.all(name) for wrong in _rfc822(node))
    entries: list[Entry] = []
    for item in channel.all("item"):
        guid = next(iter(item.all("guid")), None)
        if guid is not None and guid.attributes.get("isPermaLink", "true") == "true" and not _is_absolute(guid.text.strip()):
            yield guid.line, f"the guid {guid.text.strip()!r} is no address", 'isPermaLink="false"'
        if not item.said("title") and not item.said("description"):
            yield item.line, "an entry without title and description", "one of them"
        dates = item.all("pubDate")
        yield from (wrong for node in dates for wrong in _rfc822(node))
        for enclosure in item.all("enclosure"):
            said = enclosure.attributes
            if not (_is_absolute(said.get("url", "")) and said.get("length", "").isdecimal() and "/" in said.get("type", "")):
                yield (
                    enclosure.line,
                    "an enclosure without an absolute url, a length in bytes and a type",
                    '<enclosure url="https://…" length="123" type="audio/mpeg"/>',
                )
        when = _time(dates[0].text.strip()) if dates else None
        html = item.said(_CONTENT) or item.said("description")
        entries.append(Entry(item.line, guid.text.strip() if guid is not None else "", item.said("link"), item.said("title"), when, html))
    yield from _entries(entries, now)


def _atom(root: Node, now: datetime, address: str) -> Iterator[Wrong]:
    for name in ("id", "title", "updated"):
        if not root.said(_ATOM + name):
            yield root.line, f"no <{name}>", "Atom asks for it"
    yield from (wrong for node in root.all(f"{_ATOM}updated") for wrong in _rfc3339(node.line, node.text.strip()))
    yield from _self_link(root, address)
    entries: list[Entry] = []
    for entry in root.all(f"{_ATOM}entry"):
        for name in ("id", "title", "updated"):
            if not entry.said(_ATOM + name) and name != "id":
                yield entry.line, f"an entry without <{name}>", "Atom asks for it"
        if not entry.all(f"{_ATOM}author") and not root.all(f"{_ATOM}author"):
            yield entry.line, "an entry without an author, in a feed without one", "<author><name>…</name></author>"
        for name in ("updated", "published"):
            yield from (wrong for node in entry.all(_ATOM + name) for wrong in _rfc3339(node.line, node.text.strip()))
        links = [node.attributes.get("href", "") for node in entry.all(f"{_ATOM}link") if node.attributes.get("rel", "alternate") == "alternate"]
        when = _time(entry.said(f"{_ATOM}published") or entry.said(f"{_ATOM}updated"))
        html = entry.said(f"{_ATOM}content") or entry.said(f"{_ATOM}summary")
        entries.append(Entry(entry.line, entry.said(f"{_ATOM}id"), links[0] if links else "", entry.said(f"{_ATOM}title"), when, html))
    yield from _entries(entries, now)


def _json(data: bytes, now: datetime, address: str) -> Iterator[Wrong]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        yield getattr(error, "lineno", 1), f"not JSON: {getattr(error, 'msg', error)}", "a JSON object"
        return
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/1"):
        yield 1, "no JSON Feed", '"version": "https://jsonfeed.org/version/1.1"'
        return
    if not feed.get("title"):
        yield 1, "no title", "JSON Feed asks for it"
    if address and feed.get("feed_url") != address:
        yield 1, f"feed_url is {feed.get('feed_url')!r}", address
    yield from _language(1, str(feed.get("language", "")))
    items = feed.get("items")
    if not isinstance(items, list):
        yield 1, "no items", "a list, which may be empty"
        return
    entries: list[Entry] = []
    for item in (item for item in items if isinstance(item, dict)):
        if not item.get("content_html") and not item.get("content_text"):
            yield 1, f"the entry {item.get('id')!r} has no content", "content_html or content_text"
        for name in ("date_published", "date_modified"):
            if name in item:
                yield from _rfc3339(1, str(item[name]))
        id, url, title, date, html = (str(item.get(name, "")) for name in ("id", "url", "title", "date_published", "content_html"))
        entries.append(Entry(1, id, url, title, _time(date), html))
    yield from _entries(entries, now)


def _entries(entries: list[Entry], now: datetime) -> Iterator[Wrong]:
    """What is asked of entries whatever the kind of feed."""
    seen: dict[str, int] = {}
    last: datetime | None = None
    for entry in entries:
        name = entry.title or entry.id
        if not entry.id:
            yield entry.line, f"no id for {name!r}: readers show it again whenever its title changes", "a guid that never changes"
        elif entry.id in seen:
            yield entry.line, f"two entries have the id {entry.id}", f"first on line {seen[entry.id]}" if seen[entry.id] > 1 else "one entry an id"
        seen.setdefault(entry.id, entry.line)
        if not _is_absolute(entry.link):
            yield entry.line, f"the link {entry.link!r} is not absolute", "https://…"
        if _MARKUP.search(entry.title):
            yield entry.line, f"markup in the title {entry.title!r}: readers show it as it is", "plain text", True
        if entry.when is None:
            yield entry.line, f"no date for {name!r}", "a time with its zone", True
        else:
            if entry.when > now + timedelta(days=1):
                yield entry.line, f"{name!r} is dated in the future", "its true date"
            if last is not None and entry.when > last:
                yield entry.line, f"{name!r} is newer than the entry before it", "newest first"
            last = entry.when
        if relative := _RELATIVE.search(entry.html):
            yield entry.line, f"a relative address in the text: {relative[1]!r}", "https://…"
        if _ACTIVE.search(entry.html):
            yield entry.line, "a script in the text, which readers remove", "text and pictures alone", True


def _self_link(node: Node, address: str) -> Iterator[Wrong]:
    links = [link for link in node.all(f"{_ATOM}link") if link.attributes.get("rel") == "self"]
    if not links:
        yield node.line, "the feed does not say where it lies", '<atom:link rel="self" href="…"/>', True
    elif not _is_absolute(links[0].attributes.get("href", "")) or (address and links[0].attributes["href"] != address):
        yield links[0].line, f"its link to itself is {links[0].attributes.get('href')!r}", address or "https://…"


def _language(line: int, tag: str) -> Iterator[Wrong]:
    if tag and not _LANGUAGE.fullmatch(tag):
        yield line, f"{tag!r} is no language tag", "en, pt-BR"


def _rfc822(node: Node) -> Iterator[Wrong]:
    raw = node.text.strip()
    match, when = _RFC822.fullmatch(raw), _time(raw)
    right = "Wed, 04 Jun 2025 11:00:00 +0000"
    if match is None or when is None:
        yield node.line, f"{raw!r} is no date of RFC 822", right
    elif match["day"] and parsedate_to_datetime(raw).strftime("%a") != match["day"]:
        yield node.line, f"{raw!r} was no {match['day']}", right


def _rfc3339(line: int, raw: str) -> Iterator[Wrong]:
    if not _RFC3339.fullmatch(raw) or _time(raw) is None:
        yield line, f"{raw!r} is no date of RFC 3339", "2025-06-04T11:00:00Z"


def _time(raw: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(raw) if raw[:4].isdecimal() else parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _is_absolute(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _parsed(data: bytes) -> Node:
    """The elements of an XML document. Raises ExpatError, and ValueError for a document type: what it may define is not read."""
    root = Node("", {}, 1)
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        stack.append(Node(name, attributes, parser.CurrentLineNumber))
        stack[-2].children.append(stack[-1])

    def end(_: str) -> None:
        stack.pop()

    def words(found: str) -> None:
        stack[-1].text += found

    def doctype(*_: object) -> None:
        raise ValueError("a document type declaration")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = start, end, words, doctype
    parser.Parse(data, True)
    return root.children[0]


def of(files: Iterable[tuple[str, bytes, str]], now: datetime) -> list[Problem]:
    """What is wrong with some feeds of a site: (shown path, bytes, address). A warning of an entry that stands in several is said once."""
    found = sorted(one for path, data, address in files if is_feed(data) for one in problems(data, path, now, address))
    again = Counter(one.what for one in found if one.warning)
    first: dict[str, Problem] = {}
    for one in found:
        first.setdefault(one.what if one.warning else f"{one.path}:{one}", one)
    return [_also(one, again[one.what] - 1) if one.warning else one for one in first.values()]


def _also(one: Problem, others: int) -> Problem:
    more = f", also in {others} other feed{'' if others == 1 else 's'}" if others else ""
    return Problem(one.path, one.line, one.what + more, one.right, warning=True)

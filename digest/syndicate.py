"""A Feed → RSS 2.0, Atom 1.0 or JSON Feed 1.1; feedgen defines the bytes of the first two, a short writer of our own gives the same ones sooner."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from digest.outputs.shared import Attached, Feed, FeedEntry
from digest.words import DAYS, MONTHS

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

# What XML 1.0 forbids; one such character would cost the whole feed. The control characters again as bytes, among which they are found sooner.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REMEMBERED = 1024
"""Entries kept of each kind, some 7 kB each: those of 30 feeds of 50, when half stand in two. Writing one again costs 15 µs, finding it 1 to 2 µs."""
GENERATOR = "digest"


def written(feed: Feed) -> bytes:
    """The feed as the bytes of its file."""
    return json(feed) if feed.kind == "json" else xml(feed)


def json(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    from json import dumps

    said: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.link,
        "feed_url": feed.self,
        "description": feed.description,
        "language": feed.language,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else None,
        "items": [_json_item(entry) for entry in feed.entries],
    }
    found = {name: value for name, value in said.items() if value or name == "items"}
    return (dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _json_item(entry: FeedEntry) -> dict[str, object]:
    image, enclosure = entry.image, entry.enclosure
    attached = {"url": enclosure.url, "mime_type": enclosure.type} | ({"size_in_bytes": enclosure.length} if enclosure.length else {}) if enclosure else {}
    said: dict[str, object] = {
        "id": entry.guid,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.content,
        "content_text": "" if entry.content else entry.summary or entry.title or entry.link,
        "summary": entry.summary if entry.content else "",
        "image": image.url if image else "",
        "date_published": entry.when.at.isoformat(),
        "date_modified": entry.updated.at.isoformat(),
        "authors": [{"name": name} for name in _creators(entry)],
        "tags": list(entry.categories),
        "attachments": [attached] if attached else None,
    }
    return {name: value for name, value in said.items() if value}


def xml(feed: Feed) -> bytes:
    """The feed as XML in UTF-8. Nothing in it comes from the clock: its date is its newest entry's.

    feedgen takes 5 ms for 50 entries and its import 40 ms more; a site has a feed for each topic, and most articles stand in several.
    So each entry is written once, by a short writer of our own. A feed in which anything is rare is left to the definition as a whole.
    """
    if not _is_plain(feed):
        return by_definition(feed)
    write, write_entry, end = _KINDS[feed.kind]
    try:
        return b"".join((write(feed), *map(write_entry, feed.entries), end))
    except UnicodeError:  # a character that XML forbids: dropped from words, refused in addresses
        return by_definition(feed)


def by_definition(feed: Feed) -> bytes:
    """What `xml` means: feedgen writes the whole feed. It is imported only here, and lxml and dateutil with it."""
    from feedgen.feed import FeedGenerator

    made = FeedGenerator()
    made.load_extension("dc")
    if any(entry.image for entry in feed.entries):
        made.load_extension("media")
    if feed.kind == "rss" and any(map(_is_audio, feed.entries)):
        _as_podcast(made, feed)
    made.id(feed.guid)
    made.title(_clean(feed.title))
    made.subtitle(_clean(feed.description))
    made.description(_clean(feed.description))
    made.language(feed.language)
    made.generator(GENERATOR)
    made.author({"name": _clean(feed.title)})
    made.link(href=feed.self, rel="self", type=f"application/{feed.kind}+xml")
    if feed.hub and feed.kind == "rss":
        made.register_extension("hub", _hub(feed.hub), None, atom=False)
    elif feed.hub:
        made.link(href=feed.hub, rel="hub")
    made.link(href=feed.link, rel="alternate", type="text/html")  # last: RSS takes the last link of any rel
    made.updated(_newest(feed))
    made.lastBuildDate(_newest(feed))
    if feed.ttl:
        made.ttl(feed.ttl)
    for entry in feed.entries:
        _add(made, entry, feed.kind)
    return bytes(made.rss_str(pretty=True) if feed.kind == "rss" else made.atom_str(pretty=True))


def _add(made: FeedGenerator, entry: FeedEntry, kind: str) -> None:
    item = made.add_entry(order="append")
    item.id(entry.guid)
    item.guid(entry.guid, permalink=False)
    item.title(_clean(entry.title) or entry.link)  # feedgen refuses an entry without a title, and the whole feed with it
    item.link(href=entry.link, rel="alternate", type="text/html")
    item.published(entry.when.at)
    item.updated(entry.updated.at)
    if entry.summary:
        item.summary(_clean(escape(entry.summary, quote=False) if kind == "rss" else entry.summary))  # what RSS describes is HTML
    if entry.content:
        item.content(_clean(entry.content), type="html")
    creators = [_clean(name) for name in _creators(entry)]
    if creators:
        item.author([{"name": name} for name in creators])
        item.dc.dc_creator(creators)
    item.category([{"term": _clean(name), "label": _clean(name)} for name in entry.categories])
    if entry.image:
        item.media.content({"url": _clean(entry.image.url), "type": _clean(entry.image.type), "medium": "image"}, group=None)
    if entry.enclosure and kind == "atom":
        item.register_extension("enclosed", _enclosed(entry.enclosure), rss=False)
    elif entry.enclosure:
        item.enclosure(_clean(entry.enclosure.url), str(entry.enclosure.length), _clean(entry.enclosure.type))
    if _is_audio(entry) and hasattr(item, "podcast"):
        item.podcast.itunes_title(_clean(entry.title))
        item.podcast.itunes_summary(_clean(entry.summary))
        item.podcast.itunes_author(_clean(", ".join(_creators(entry))))
        if entry.image and entry.image.url.endswith((".jpg", ".png")):
            item.podcast.itunes_image(_clean(entry.image.url))


def _is_audio(entry: FeedEntry) -> bool:
    """Whether an entry is an episode of a podcast."""
    return entry.enclosure is not None and entry.enclosure.type.startswith("audio/")


def _as_podcast(made: FeedGenerator, feed: Feed) -> None:
    """What Apple asks of a feed with episodes (https://help.apple.com/itc/podcasts_connect/#/itcb54353390), as far as a site knows it."""
    made.load_extension("podcast")
    made.podcast.itunes_author(_clean(feed.title))
    made.podcast.itunes_summary(_clean(feed.description))
    made.podcast.itunes_explicit("no")


def _enclosed(found: Attached) -> type:
    """An extension of feedgen that links an Atom entry to its enclosure: feedgen 1.0 leaves out what its own links are for."""
    from feedgen.ext.base import BaseEntryExtension
    from feedgen.util import xml_elem

    class Enclosed(BaseEntryExtension):  # type: ignore[misc]
        def extend_atom(self, entry: Any) -> Any:  # noqa: ANN401 - an element of lxml
            said = {"rel": "enclosure", "href": _clean(found.url), "type": _clean(found.type)}
            xml_elem("link", entry, **said, **({"length": str(found.length)} if found.length else {}))
            return entry

    return Enclosed


def _hub(address: str) -> type:
    """An extension of feedgen that adds what it lacks: the WebSub hub of an RSS feed (https://www.w3.org/TR/websub/#discovery)."""
    from feedgen.ext.base import BaseExtension
    from feedgen.util import xml_elem

    class Hub(BaseExtension):  # type: ignore[misc]
        def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 - an element of lxml
            xml_elem("{http://www.w3.org/2005/Atom}link", feed[0], href=address, rel="hub")
            return feed

    return Hub


def _clean(source: str) -> str:
    return _FORBIDDEN.sub("", source)


def _newest(feed: Feed) -> datetime:
    """An empty feed has no date of its own; the epoch says "nothing yet" and stays the same from build to build."""
    return max((entry.updated.at for entry in feed.entries), default=_EPOCH)


def _creators(entry: FeedEntry) -> tuple[str, ...]:
    return (*entry.authors, entry.source) if entry.source else entry.authors


def _is_plain(feed: Feed) -> bool:
    """Whether nothing is missing that feedgen asks for or leaves out, and all times are in UTC."""
    return feed.kind in _KINDS and all((feed.guid, feed.title, feed.description, feed.link, feed.language)) and all(map(_is_plain_entry, feed.entries))


def _is_plain_entry(entry: FeedEntry) -> bool:
    """Asked each time and not remembered: a time of another zone equals that of UTC. Before the year 1000 what feedgen writes depends on the C library."""
    when, updated = entry.when.at, entry.updated.at
    if entry.image or entry.enclosure:
        return False
    timely = when.tzinfo is updated.tzinfo is UTC and min(when.year, updated.year) >= 1000
    return timely and all((entry.guid, entry.link, *entry.authors, *entry.categories))


# The short writer: a line for a line of the feed, in feedgen's order. What is added to a feed is added here and in the definition.


def _rss(feed: Feed) -> bytes:
    return _written(
        "<?xml version='1.0' encoding='UTF-8'?>",
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">',
        "  <channel>",
        f"    <title>{_text(feed.title)}</title>",
        f"    <link>{_text(feed.link)}</link>",
        f"    <description>{_text(feed.description)}</description>",
        f'    <atom:link href="{_value(feed.self)}" rel="self" type="application/rss+xml"/>',
        "    <docs>http://www.rssboard.org/rss-specification</docs>",
        f"    <generator>{GENERATOR}</generator>",
        f"    <language>{_text(feed.language)}</language>",
        f"    <lastBuildDate>{_rfc822(_newest(feed))}</lastBuildDate>",
        *([f"    <ttl>{feed.ttl}</ttl>"] if feed.ttl else ()),
        *([f'    <atom:link href="{_value(feed.hub)}" rel="hub"/>'] if feed.hub else ()),
    )


@lru_cache(_REMEMBERED)
def _rss_item(entry: FeedEntry) -> bytes:
    content = "content:encoded" if entry.summary else "description"
    return _written(
        "    <item>",
        f"      <title>{_text(entry.title or entry.link)}</title>",
        f"      <link>{_text(entry.link)}</link>",
        *([f"      <description>{_text(escape(entry.summary, quote=False))}</description>"] if entry.summary else ()),
        *([f"      <{content}>{_text(entry.content)}</{content}>"] if entry.content else ()),
        f'      <guid isPermaLink="false">{_text(entry.guid)}</guid>',
        *[f"      <category>{_text(name)}</category>" for name in entry.categories],
        f"      <pubDate>{_rfc822(entry.when.at)}</pubDate>",
        *[f"      <dc:creator>{_text(name)}</dc:creator>" for name in _creators(entry)],
        "    </item>",
    )


def _atom(feed: Feed) -> bytes:
    return _written(
        "<?xml version='1.0' encoding='UTF-8'?>",
        f'<feed xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" xml:lang="{_value(feed.language)}">',
        f"  <id>{_text(feed.guid)}</id>",
        f"  <title>{_text(feed.title)}</title>",
        f"  <updated>{_newest(feed).isoformat()}</updated>",
        f"  <author>\n    <name>{_text(feed.title)}</name>\n  </author>",
        f'  <link href="{_value(feed.self)}" rel="self" type="application/atom+xml"/>',
        *([f'  <link href="{_value(feed.hub)}" rel="hub"/>'] if feed.hub else ()),
        f'  <link href="{_value(feed.link)}" rel="alternate" type="text/html"/>',
        f"  <generator>{GENERATOR}</generator>",
        f"  <subtitle>{_text(feed.description)}</subtitle>",
    )


@lru_cache(_REMEMBERED)
def _atom_entry(entry: FeedEntry) -> bytes:
    creators, categories = [_text(name) for name in _creators(entry)], [_value(name) for name in entry.categories]
    return _written(
        "  <entry>",
        f"    <id>{_text(entry.guid)}</id>",
        f"    <title>{_text(entry.title or entry.link)}</title>",
        f"    <updated>{entry.updated.at.isoformat()}</updated>",
        *[f"    <author>\n      <name>{name}</name>\n    </author>" for name in creators],
        *([f'    <content type="html">{_text(entry.content)}</content>'] if entry.content else ()),
        f'    <link href="{_value(entry.link)}"/>',
        *([f"    <summary>{_text(entry.summary)}</summary>"] if entry.summary else ()),
        *[f'    <category term="{name}" label="{name}"/>' for name in categories],
        f"    <published>{entry.when.at.isoformat()}</published>",
        *[f"    <dc:creator>{name}</dc:creator>" for name in creators],
        "  </entry>",
    )


_KINDS = {"rss": (_rss, _rss_item, b"  </channel>\n</rss>\n"), "atom": (_atom, _atom_entry, b"</feed>\n")}


def _written(*lines: str) -> bytes:
    """The lines in UTF-8. Raises UnicodeError where XML forbids one of their characters."""
    text = "\n".join((*lines, ""))
    data = text.encode()
    if "\ufffe" in text or "\uffff" in text or len(data.translate(None, _CONTROLS)) < len(data):
        raise UnicodeError("a character that XML forbids")
    return data


def _text(source: str) -> str:
    """Text between tags, as libxml2 escapes it; as bytes, which are replaced three times as fast. Raises UnicodeError for half a surrogate pair."""
    return source.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b"\r", b"&#13;").decode()


def _value(source: str) -> str:
    """Text between quotation marks, as libxml2 escapes it."""
    return _text(source).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _rfc822(at: datetime) -> str:
    """In English whatever the machine speaks."""
    return f"{DAYS[at.weekday()][:3]}, {at.day:02} {MONTHS[at.month - 1][:3]} {at.year} {at.isoformat()[11:19]} +0000"

"""A Feed → RSS 2.0 or Atom 1.0, by feedgen."""

from __future__ import annotations

import re

from feedgen.feed import FeedGenerator

from digest.outputs.shared import Feed, FeedEntry

# What XML 1.0 forbids; one such character would cost the whole feed.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GENERATOR = "digest"


def xml(feed: Feed) -> bytes:
    """The feed as XML in UTF-8. Nothing in it comes from the clock: its date is its newest entry's."""
    made = FeedGenerator()
    made.load_extension("dc")
    made.id(feed.guid)
    made.title(_clean(feed.title))
    made.subtitle(_clean(feed.description))
    made.description(_clean(feed.description))
    made.language(feed.language)
    made.generator(GENERATOR)
    made.author({"name": _clean(feed.title)})
    made.link(href=feed.self, rel="self", type=f"application/{feed.kind}+xml")
    made.link(href=feed.link, rel="alternate", type="text/html")  # last: RSS takes the last link of any rel
    newest = max((entry.updated.at for entry in feed.entries), default=None)
    if newest is None:
        # an empty feed has no date of its own; the epoch says "nothing yet" and stays the same from build to build
        made.updated("1970-01-01T00:00:00Z")
        made.lastBuildDate("1970-01-01T00:00:00Z")
    else:
        made.updated(newest)
        made.lastBuildDate(newest)
    for entry in feed.entries:
        _add(made, entry)
    return bytes(made.rss_str(pretty=True) if feed.kind == "rss" else made.atom_str(pretty=True))


def _add(made: FeedGenerator, entry: FeedEntry) -> None:
    item = made.add_entry(order="append")
    item.id(entry.guid)
    item.guid(entry.guid, permalink=False)
    item.title(_clean(entry.title) or entry.link)  # feedgen refuses an entry without a title, and the whole feed with it
    item.link(href=entry.link, rel="alternate", type="text/html")
    item.published(entry.when.at)
    item.updated(entry.updated.at)
    if entry.summary:
        item.summary(_clean(entry.summary))
    item.content(_clean(entry.content), type="html")
    creators = [_clean(name) for name in (*entry.authors, *([entry.source] if entry.source else []))]
    if creators:
        item.author([{"name": name} for name in creators])
        item.dc.dc_creator(creators)
    item.category([{"term": _clean(name), "label": _clean(name)} for name in entry.categories])


def _clean(source: str) -> str:
    return _FORBIDDEN.sub("", source)

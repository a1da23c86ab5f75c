"""Feeds as bytes: what they look like, and that our own writer gives what feedgen gives, without loading it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import syndicate
from digest.model import When
from digest.outputs.shared import Attached, Feed, FeedEntry

ROOT = Path(__file__).parent.parent

NOON = When(datetime(2025, 6, 4, 12, tzinfo=UTC))
STORM = FeedEntry(
    guid="tag:orn.example,2025:article/0123456789abcdef",
    title="Storm & flood in <Orn>",
    link="https://orn.example/articles/storm/?a=1&b=2",
    when=NOON,
    updated=When(datetime(2025, 6, 5, 8, 30, tzinfo=UTC)),
    summary='"We were wrong," the mayor said.',
    content='<p>It rained.</p>\n<p><a href="https://orn.example/">Orn</a></p>\n',
    authors=("Ana Lind", "Bo Dahl"),
    source="Orn Gazette",
    categories=("Weather & sea", 'The "old" town'),
)
BARE = FeedEntry(
    "tag:orn.example,2025:article/2", "", "https://orn.example/articles/2/", When(datetime(1969, 7, 20, tzinfo=UTC), False), NOON, "", "", (), "", ()
)
ORN = Feed("rss", "tag:orn.example,2025:site", "Orn", "News from Orn", "https://orn.example/", "https://orn.example/feed.xml", "en", (STORM, BARE))
RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>Orn</title>
    <link>https://orn.example/</link>
    <description>News from Orn</description>
    <atom:link href="https://orn.example/feed.xml" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <generator>digest</generator>
    <language>en</language>
    <lastBuildDate>Thu, 05 Jun 2025 08:30:00 +0000</lastBuildDate>
    <item>
      <title>Storm &amp; flood in &lt;Orn&gt;</title>
      <link>https://orn.example/articles/storm/?a=1&amp;b=2</link>
      <description>"We were wrong," the mayor said.</description>
      <content:encoded>&lt;p&gt;It rained.&lt;/p&gt;
&lt;p&gt;&lt;a href="https://orn.example/"&gt;Orn&lt;/a&gt;&lt;/p&gt;
</content:encoded>
      <guid isPermaLink="false">tag:orn.example,2025:article/0123456789abcdef</guid>
      <category>Weather &amp; sea</category>
      <category>The "old" town</category>
      <pubDate>Wed, 04 Jun 2025 12:00:00 +0000</pubDate>
      <dc:creator>Ana Lind</dc:creator>
      <dc:creator>Bo Dahl</dc:creator>
      <dc:creator>Orn Gazette</dc:creator>
    </item>
    <item>
      <title>https://orn.example/articles/2/</title>
      <link>https://orn.example/articles/2/</link>
      <guid isPermaLink="false">tag:orn.example,2025:article/2</guid>
      <pubDate>Sun, 20 Jul 1969 00:00:00 +0000</pubDate>
    </item>
  </channel>
</rss>
"""
ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>tag:orn.example,2025:site</id>
  <title>Orn</title>
  <updated>2025-06-05T08:30:00+00:00</updated>
  <author>
    <name>Orn</name>
  </author>
  <link href="https://orn.example/feed.xml" rel="self" type="application/atom+xml"/>
  <link href="https://orn.example/" rel="alternate" type="text/html"/>
  <generator>digest</generator>
  <subtitle>News from Orn</subtitle>
  <entry>
    <id>tag:orn.example,2025:article/0123456789abcdef</id>
    <title>Storm &amp; flood in &lt;Orn&gt;</title>
    <updated>2025-06-05T08:30:00+00:00</updated>
    <author>
      <name>Ana Lind</name>
    </author>
    <author>
      <name>Bo Dahl</name>
    </author>
    <author>
      <name>Orn Gazette</name>
    </author>
    <content type="html">&lt;p&gt;It rained.&lt;/p&gt;
&lt;p&gt;&lt;a href="https://orn.example/"&gt;Orn&lt;/a&gt;&lt;/p&gt;
</content>
    <link href="https://orn.example/articles/storm/?a=1&amp;b=2"/>
    <summary>"We were wrong," the mayor said.</summary>
    <category term="Weather &amp; sea" label="Weather &amp; sea"/>
    <category term="The &quot;old&quot; town" label="The &quot;old&quot; town"/>
    <published>2025-06-04T12:00:00+00:00</published>
    <dc:creator>Ana Lind</dc:creator>
    <dc:creator>Bo Dahl</dc:creator>
    <dc:creator>Orn Gazette</dc:creator>
  </entry>
  <entry>
    <id>tag:orn.example,2025:article/2</id>
    <title>https://orn.example/articles/2/</title>
    <updated>2025-06-04T12:00:00+00:00</updated>
    <link href="https://orn.example/articles/2/"/>
    <published>1969-07-20T00:00:00+00:00</published>
  </entry>
</feed>
"""

# What is generated: what a feed may hold.

WORDS = st.sampled_from(
    (
        "Storm", "a b", " ", "  x ", "\n", "\t", "\r", "\r\n", "&", "<", ">", '"', "'", "&amp;", "&#13;", "]]>", "<![CDATA[", "<p>a</p>\n", "<!-- x -->", "<?pi?>", "{x}", "{", "%s",
        "é", "大雨", "😀", "\U0010ffff", "\U0001fffe", "שלום", "\u202e", "مرحبا", "\u200f", "\u0085", "\u00a0", "\u2028", "\ufeff", "\x7f", "\x80", "\ud7ff", "\ue000", "\ufffd", "-", "--",
    )
)  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=5).map("".join)
ANY = st.lists(WORDS, max_size=5).map("".join) | st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20)
ADDRESS = LINE.map("https://orn.example/?a=1&b=".__add__)
TIMES = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31, 23, 59, 59)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
WHEN = st.builds(When, TIMES | TIMES.map(lambda at: at.replace(microsecond=0)) | st.just(NOON.at), st.booleans())
NAMES = st.lists(LINE, max_size=3).map(tuple)
ENTRIES = st.builds(
    FeedEntry,
    guid=LINE,
    title=ANY,
    link=ADDRESS,
    when=WHEN,
    updated=WHEN,
    summary=ANY,
    content=ANY,
    authors=NAMES,
    source=st.just("") | LINE,
    categories=NAMES,
)
ATTACHED = st.none() | st.builds(
    Attached, url=ADDRESS | ADDRESS.map("{}.jpg".format), type=st.sampled_from(("image/png", "audio/mpeg", "text/plain")), length=st.integers(0, 9)
)
RICH = st.builds(lambda entry, image, enclosure: replace(entry, image=image, enclosure=enclosure), ENTRIES, ATTACHED, ATTACHED)
FEEDS = st.builds(
    Feed,
    kind=st.sampled_from(("rss", "atom")),
    guid=LINE,
    title=LINE,
    description=LINE,
    link=ADDRESS,
    self=ADDRESS,
    language=st.sampled_from(("en", "zh-Hant")) | LINE,
    entries=st.lists(ENTRIES | st.just(STORM) | st.just(BARE), max_size=4).map(tuple),
    hub=st.just("") | ADDRESS,
    ttl=st.integers(0, 1440),
)

# What a feed should not hold: nothing where something belongs, what XML forbids, times of other zones and of long ago.

FORBIDDEN = st.sampled_from(("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x0e", "\x1b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff", ""))
ODD = FORBIDDEN | st.text(st.characters(exclude_categories=()), max_size=5) | st.tuples(LINE, FORBIDDEN, LINE).map("".join)
ODD_NAMES = st.lists(ODD | LINE, max_size=3).map(tuple)
ZONES = st.sampled_from((UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9, minutes=-30)), timezone(timedelta(0), "GMT")))
ODD_WHEN = st.builds(When, st.datetimes(timezones=ZONES | st.none()) | ZONES.map(NOON.at.astimezone))
ODD_FIELDS = (
    dict.fromkeys(("guid", "title", "link", "summary", "content", "source"), ODD)
    | dict.fromkeys(("authors", "categories"), ODD_NAMES)
    | dict.fromkeys(("when", "updated"), ODD_WHEN)
)
ODD_ENTRIES = st.builds(lambda entry, odd: replace(entry, **odd), ENTRIES | st.just(STORM), st.fixed_dictionaries({}, optional=ODD_FIELDS))
ODD_FEEDS = st.builds(
    lambda feed, odd, entries: replace(feed, **odd, entries=(*feed.entries, *entries)),
    FEEDS,
    st.fixed_dictionaries({}, optional={**dict.fromkeys(("guid", "title", "description", "link", "self", "language"), ODD), "kind": st.just("x&")}),
    st.lists(ODD_ENTRIES, max_size=2),
)


@pytest.mark.parametrize(("kind", "written"), [("rss", RSS), ("atom", ATOM)])
def test_a_feed_is_written_so(kind: str, written: str) -> None:
    assert syndicate.xml(replace(ORN, kind=kind)).decode() == written


@given(FEEDS)
@settings(max_examples=300)
def test_our_own_writer_gives_what_feedgen_gives(feed: Feed) -> None:
    """And does write: were all feeds left to feedgen, this would say nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(syndicate, "by_definition", None)
        ours = syndicate.xml(feed)
    assert ours == syndicate.by_definition(feed)


@given(ODD_FEEDS)
@example(replace(ORN, entries=(STORM, replace(STORM, when=When(NOON.at.astimezone(timezone(timedelta(hours=2))))))))
@settings(max_examples=300)
def test_odd_feeds_are_what_feedgen_makes_of_them(feed: Feed) -> None:
    assert outcome(syndicate.xml, feed) == outcome(syndicate.by_definition, feed)


def test_an_entry_is_written_once_for_the_feeds_of_its_kind() -> None:
    syndicate._rss_item.cache_clear()
    syndicate.xml(ORN)
    syndicate.xml(replace(ORN, title="Weather · Orn", entries=(STORM,)))
    assert syndicate._rss_item.cache_info()[:2] == (1, 2)


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_plain_feeds_load_no_heavy_module(kind: str) -> None:
    source = f"""
import datetime, sys
from digest import syndicate
from digest.model import When
from digest.outputs.shared import Feed, FeedEntry
syndicate.xml({replace(ORN, kind=kind)!r})
print(*(name.partition(".")[0] for name in sys.modules))
"""
    ran = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert "digest" in ran.stdout.split()
    assert set(ran.stdout.split()) & {"feedgen", "lxml", "dateutil"} == set()


def outcome(write: Callable[[Feed], bytes], feed: Feed) -> bytes | str:
    """The bytes, or what feedgen or lxml say against the feed."""
    try:
        return write(feed)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


# What a plain feed does not hold.

PICTURE = Attached("https://orn.example/a.jpg", "image/jpeg", 1200)
SOUND = Attached("https://orn.example/a.mp3", "audio/mpeg", 90_000)
SPOKEN = replace(STORM, image=PICTURE, enclosure=SOUND)


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_names_its_hub_and_how_long_it_lasts(kind: str) -> None:
    data = syndicate.xml(replace(ORN, kind=kind, hub="https://hub.example/", ttl=30))
    found = feedparser.parse(data)
    assert [link.href for link in found.feed.links if link.rel == "hub"] == ["https://hub.example/"]
    assert kind == "atom" or found.feed.ttl == "30"
    assert found.feed.link == ORN.link


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_pictures_and_enclosures_come_with_type_and_length(kind: str) -> None:
    found = feedparser.parse(syndicate.xml(replace(ORN, kind=kind, entries=(SPOKEN, BARE)))).entries
    assert [(one.href, one.type, one.length) for one in found[0].enclosures] == [(SOUND.url, SOUND.type, "90000")]
    assert found[0].media_content[0]["url"] == PICTURE.url
    assert found[0].link == STORM.link
    assert not found[1].enclosures


def test_an_episode_has_what_podcast_players_ask_for() -> None:
    found = feedparser.parse(syndicate.xml(replace(ORN, entries=(SPOKEN,))))
    assert found.namespaces["itunes"]
    assert found.feed.itunes_explicit is False or found.feed.itunes_explicit is None
    assert found.entries[0].image.href == PICTURE.url
    assert b"<itunes:title>Storm &amp; flood in &lt;Orn&gt;</itunes:title>" in syndicate.xml(replace(ORN, entries=(SPOKEN,)))
    assert b"itunes" not in syndicate.xml(ORN)


@given(FEEDS, st.lists(RICH, max_size=2))
@settings(max_examples=100)
def test_feeds_with_pictures_and_enclosures_hold_every_entry(feed: Feed, more: list[FeedEntry]) -> None:
    whole = replace(feed, entries=(*feed.entries, *more))
    assert len(feedparser.parse(syndicate.xml(whole)).entries) == len(whole.entries)


@pytest.mark.parametrize("content", ["", "<p>Words.</p>"])
def test_a_summary_is_words_and_no_markup(content: str) -> None:
    """What RSS describes is HTML to its readers, so it is escaped as such; the others say words as words."""
    told = "How <b>R&D</b> &amp; <script>alert(1)</script> came in"
    feed = replace(ORN, entries=(replace(STORM, summary=told, content=content),))
    described = ElementTree.fromstring(syndicate.xml(feed)).findtext("channel/item/description")
    assert described == "How &lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp; &lt;script&gt;alert(1)&lt;/script&gt; came in"
    assert feedparser.parse(syndicate.xml(replace(feed, kind="atom"))).entries[0].summary == told
    assert told in json.loads(syndicate.json(feed))["items"][0].values()


def test_a_feed_of_summaries_has_no_content() -> None:
    short = replace(ORN, entries=(replace(STORM, content=""),))
    assert b"content:encoded" not in syndicate.xml(short).partition(b"<channel>")[2]
    assert b"<content" not in syndicate.xml(replace(short, kind="atom"))
    assert json.loads(syndicate.json(short))["items"][0]["content_text"] == STORM.summary


def test_a_json_feed_says_the_same() -> None:
    found = json.loads(syndicate.written(replace(ORN, kind="json", hub="https://hub.example/", entries=(SPOKEN, BARE))))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["home_page_url"], found["feed_url"], found["hubs"]) == (ORN.link, ORN.self, [{"type": "WebSub", "url": "https://hub.example/"}])
    first, second = found["items"]
    assert (first["id"], first["url"], first["title"], first["content_html"]) == (STORM.guid, STORM.link, STORM.title, STORM.content)
    assert first["date_published"] == "2025-06-04T12:00:00+00:00"
    assert first["attachments"] == [{"url": SOUND.url, "mime_type": "audio/mpeg", "size_in_bytes": 90_000}]
    assert [one["name"] for one in first["authors"]] == ["Ana Lind", "Bo Dahl", "Orn Gazette"]
    assert second["content_text"] == BARE.link

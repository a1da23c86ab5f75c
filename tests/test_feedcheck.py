"""What is found wrong with feeds, one rule at a time, and nothing with ours."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import feedcheck, syndicate

from .test_syndicate import ORN, STORM

NOW = datetime(2025, 6, 6, tzinfo=UTC)
GOOD = replace(ORN, entries=(replace(STORM, title="Storm & flood in Orn"),))
DATA = {kind: syndicate.written(replace(GOOD, kind=kind)).decode() for kind in ("rss", "atom", "json")}
DAMAGES = [
    ("rss", '<guid isPermaLink="false">tag:orn', "<guid>tag:orn", "is no address"),
    ("rss", 'isPermaLink="false">tag:orn.example,2025:article/0123456789abcdef', 'isPermaLink="false">', "no id for 'Storm"),
    ("rss", "<title>Storm &amp; flood", "<title>&lt;b&gt;Storm&lt;/b&gt;", "markup in the title"),
    ("rss", "<title>Orn</title>", "", "no <title>"),
    ("rss", 'version="2.0"', 'version="0.92"', "no version 2.0"),
    ("rss", "Wed, 04 Jun 2025 12:00:00 +0000", "2025-06-04", "is no date of RFC 822"),
    ("rss", "Wed, 04 Jun 2025 12:00:00 +0000", "Thu, 04 Jun 2025 12:00:00 +0000", "was no Thu"),
    ("rss", "Wed, 04 Jun 2025 12:00:00 +0000", "Sat, 04 Jul 2026 12:00:00 +0000", "in the future"),
    ("rss", "<link>https://orn.example/articles", "<link>/articles", "is not absolute"),
    ("rss", 'href="https://orn.example/feed.xml"', 'href="https://orn.example/other.xml"', "its link to itself"),
    ("rss", '    <atom:link href="https://orn.example/feed.xml" rel="self" type="application/rss+xml"/>\n', "", "does not say where it lies"),
    ("rss", "<language>en<", "<language>plain English<", "is no language tag"),
    ("rss", "&lt;p&gt;It rained", '&lt;p&gt;&lt;img src="a.png"&gt;It rained', "a relative address in the text: 'a.png'"),
    ("rss", "&lt;p&gt;It rained", "&lt;script&gt;1&lt;/script&gt;It rained", "a script in the text"),
    ("rss", "</channel>", "<item></item></channel>", "without title and description"),
    ("rss", "</item>", '<enclosure url="/a.mp3" length="" type="audio"/></item>', "an enclosure without"),
    ("rss", "</channel>", "</chanel>", "not well-formed"),
    ("rss", "<rss", "<!DOCTYPE rss [<!ENTITY a 'aaaa'>]><rss", "document type"),
    ("rss", "<channel>", "<canal>", "not well-formed"),
    ("atom", "<id>tag:orn.example,2025:site</id>", "", "no <id>"),
    ("atom", "<updated>2025-06-05T08:30:00+00:00</updated>", "<updated>5 June</updated>", "is no date of RFC 3339"),
    ("atom", '<link href="https://orn.example/articles', '<link href="articles', "is not absolute"),
    ("json", '"version": "https://jsonfeed.org/version/1.1"', '"version": "2"', "no JSON Feed"),
    ("json", '"feed_url": "https://orn.example/feed.xml"', '"feed_url": "feed.xml"', "feed_url is"),
    ("json", '"content_html"', '"content"', "has no content"),
    ("json", '"date_published": "2025-06-04T12:00:00+00:00"', '"date_published": "yesterday"', "is no date of RFC 3339"),
    ("json", '"title": "Orn",', "", "no title"),
    ("json", "{", "{,", "not JSON"),
]


@pytest.mark.parametrize("kind", DATA)
def test_our_feeds_have_nothing_wrong(kind: str) -> None:
    assert feedcheck.problems(DATA[kind].encode(), "feed", NOW, GOOD.self) == []


@pytest.mark.parametrize(("kind", "old", "new", "said"), DAMAGES, ids=[f"{kind}-{said}-{number}" for number, (kind, _, _, said) in enumerate(DAMAGES)])
def test_what_is_wrong_is_said_with_its_line(kind: str, old: str, new: str, said: str) -> None:
    assert old in DATA[kind]
    data = DATA[kind].replace(old, new, 1)
    found = feedcheck.problems(data.encode(), "feed", NOW, GOOD.self)
    assert any(said in one.what for one in found), found
    assert all(1 <= one.line <= data.count("\n") + 1 for one in found)


def test_entries_are_told_apart_and_newest_first() -> None:
    late = replace(STORM, guid=STORM.guid + "0", when=STORM.updated)
    found = feedcheck.problems(syndicate.written(replace(GOOD, entries=(STORM, STORM, late))), "feed", NOW)
    assert [one.what.partition(" the id ")[0] for one in found if "two entries" in one.what] == ["two entries have"]
    assert any("is newer than the entry before it" in one.what for one in found)


def test_a_large_feed_is_reported() -> None:
    large = replace(GOOD, entries=(replace(STORM, content="<p>word</p>" * 60_000, title="Storm"),))
    assert any("from 512,000" in one.what and one.warning for one in feedcheck.problems(syndicate.written(large), "feed", NOW))
    assert not any("give up" in one.what for one in feedcheck.problems(syndicate.written(GOOD), "feed", NOW))


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("<title>Storm &amp; flood", "<title>&lt;b&gt;Storm&lt;/b&gt;", True),
        ("&lt;p&gt;It rained", '&lt;p onclick="x()"&gt;It rained', True),
        ("&lt;p&gt;It rained", '&lt;p&gt;&lt;img src="a.png"&gt;It rained', False),
        ("<language>en<", "<language>plain English<", False),
        ('isPermaLink="false">tag:orn.example,2025:article/0123456789abcdef', 'isPermaLink="false">', False),
    ],
)
def test_what_readers_take_is_a_warning(old: str, new: str, warning: bool) -> None:
    assert old in DATA["rss"]
    assert [one.warning for one in feedcheck.problems(DATA["rss"].replace(old, new, 1).encode(), "feed", NOW, GOOD.self)] == [warning]


def test_words_about_markup_are_no_markup() -> None:
    told = "<p>&lt;a href='b.html' onclick='c()'&gt; and javascript:alert(1) on = 'x' src='y'</p><p title=\"src='z'\">&lt;script&gt;</p>"
    feed = replace(GOOD, entries=(replace(GOOD.entries[0], content=told),))
    assert feedcheck.problems(syndicate.written(feed), "feed", NOW, GOOD.self) == []


@given(st.binary(max_size=200) | st.sampled_from(sorted(DATA.values())).flatmap(lambda text: st.integers(0, len(text)).map(lambda at: text[:at].encode())))
def test_checking_never_raises(data: bytes) -> None:
    for problem in feedcheck.problems(data, "feed", NOW):
        assert problem.what

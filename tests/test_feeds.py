"""Feeds of a site as their readers meet them: which there are, what they hold, and that nothing comes twice or again."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser
import pytest

from digest import checking, content, drawing, feedcheck, project
from digest.config import FORMATS, Rules, parse
from digest.problem import Problem

from .edits import Folder, build, text, write

BASE = "https://kept.example/paper/"
SITE = {"title": "Kept", "base_url": BASE, "authority": "kept.example,2026"}
GUID = "tag:kept.example,2026:"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A built site of four articles on two days: a story that two outlets report on both, a copy of it, and a piece of its own."""
    found = Folder(tmp_path / "site", settings=dict(SITE))
    settings(found)
    write(found.root, "content/topics/sea.md", text({"title": "Sea"}))
    for number, (title, day, story, source, more) in enumerate(
        (
            ("Ferry stopped", "2026-03-08", "ferry", "Sound Herald", {}),
            ("Ferry still in port", "2026-03-09", "ferry", "Skerra Post", {}),
            ("Ferry stopped, wire says", "2026-03-09", "ferry", "Isle Mail", {"copy_of": f"{0:016x}"}),
            ("Roof mended", "2026-03-09", "roof", "Skerra Post", {"topics": "[school, sea]"}),
        )
    ):
        values = {
            "title": title,
            "id": f"{number:016x}",
            "published": day,
            "story": story,
            "source": source,
            "topics": "[sea]",
            "body": f"Text {number}. [Home](/).",
        }
        found.put(f"content/articles/2026/03/{number}.md", values | more)
    found.build()
    return found


def settings(folder: Folder, **more: str) -> None:
    folder.settings = {**SITE, **more}
    write(folder.root, "digest.yaml", "".join(f"{name}: {value}\n" for name, value in folder.settings.items()))


def ids(folder: Folder, path: str) -> list[str]:
    """The ids of a feed's entries, without what all begin with."""
    data = (folder.root / "site" / path).read_bytes()
    found = [item["id"] for item in json.loads(data)["items"]] if path.endswith(".json") else [entry.id for entry in feedparser.parse(data).entries]
    assert all(id.startswith(GUID) for id in found)
    return [id.removeprefix(GUID) for id in found]


def articles(*numbers: int, before: str = "article") -> list[str]:
    return [f"{before}/{number:016x}" for number in numbers]


def feeds(folder: Folder) -> set[str]:
    site = folder.root / "site"
    return {path.relative_to(site).as_posix() for name in ("feed.xml", "atom.xml", "feed.json") for path in site.rglob(name)}


# Which there are, and what they hold.


def test_everything_that_has_a_page_of_its_own_has_a_feed(folder: Folder) -> None:
    of = ("topics/sea", "topics/school", "sources/sound-herald", "sources/skerra-post", "sources/isle-mail", "stories/ferry", "stories/roof", "editions")
    assert feeds(folder) == {"feed.xml", "atom.xml", "feed.json"} | {f"{one}/feed.xml" for one in of}


def test_an_article_of_several_topics_and_a_copy_are_one_entry(folder: Folder) -> None:
    for path in ("feed.xml", "atom.xml", "feed.json"):
        assert ids(folder, path) == articles(3, 1, 0)
    entry = feedparser.parse((folder.root / "site/feed.xml").read_bytes()).entries[0]
    assert [tag.term for tag in entry.tags] == ["School", "Sea"]
    assert ids(folder, "topics/sea/feed.xml") == articles(3, 1, 0)
    assert ids(folder, "sources/isle-mail/feed.xml") == articles(2)


def test_a_copy_stands_for_an_original_that_is_not_here(folder: Folder) -> None:
    folder.drop("content/articles/2026/03/0.md")
    folder.build()
    assert ids(folder, "feed.xml") == articles(3, 2, 1)


def test_a_storys_feed_tells_what_is_new_in_it(folder: Folder) -> None:
    assert ids(folder, "stories/ferry/feed.xml") == articles(1, 0, before="story/ferry")


def test_an_edition_is_an_entry_and_tells_a_story_once(folder: Folder) -> None:
    assert ids(folder, "editions/feed.xml") == ["edition/2026-03-09", "edition/2026-03-08"]
    new, old = feedparser.parse((folder.root / "site/editions/feed.xml").read_bytes()).entries
    assert ("Roof mended" in new.content[0].value, "Ferry" in new.content[0].value) == (True, False)
    assert f'href="{BASE}stories/ferry/"' in old.content[0].value
    assert (old.published, old.link) == ("Sun, 08 Mar 2026 00:00:00 +0000", f"{BASE}editions/2026-03-08/")


def test_addresses_in_texts_are_absolute(folder: Folder) -> None:
    assert f'<a href="{BASE}">Home</a>' in feedparser.parse((folder.root / "site/feed.xml").read_bytes()).entries[0].content[0].value


def test_places_on_a_page_and_addresses_of_other_hosts_are_absolute_too(folder: Folder) -> None:
    path = "content/articles/2026/03/3.md"
    folder.put(path, {**folder.articles[path], "body": 'See [below](#end), [there](//sound.example/x), and `="/` or `="#`.'})
    folder.build()
    told = feedparser.parse((folder.root / "site/feed.xml").read_bytes()).entries[0].content[0].value
    assert f'<a href="{BASE}articles/2026/03/3/#end">below</a>' in told
    assert '<a href="https://sound.example/x">there</a>' in told
    assert "=&quot;/</code> or <code>=&quot;#</code>" in told


@pytest.mark.parametrize("content", ["full", "summary"])
def test_a_feed_stays_below_the_size_at_which_readers_give_up(folder: Folder, content: str) -> None:
    settings(folder, feeds=f"{{content: {content}, limit: 500, topics: {{formats: [rss, atom, json]}}}}")
    for number in range(20):  # 60 kB each, most of it marks that are escaped
        values = {
            "title": f"Long {number:02}",
            "id": f"{number + 16:016x}",
            "published": f"2026-02-{number + 1:02}",
            "story": f"long-{number}",
            "topics": "[sea]",
        }
        folder.put(f"content/articles/2026/03/long-{number}.md", values | {"source": "Skerra Post", "body": 'Nets & <ropes> and "lines". Ø ' * 1500})
    folder.build()
    for where in ("", "topics/sea/"):
        files = [folder.root / "site" / where / name for name in ("feed.xml", "atom.xml", "feed.json")]
        assert max(file.stat().st_size for file in files) < feedcheck.LARGEST
        told = [ids(folder, file.relative_to(folder.root / "site").as_posix()) for file in files]
        assert told[0] == told[1] == told[2]  # readers of any format are told the same
        assert told[0][0] == f"article/{3:016x}"
        assert f"article/{35:016x}" in told[0]  # the newest of the long ones
        assert 4 <= len(told[0]) < 12 if content == "full" else len(told[0]) == 23
    folder.put(
        "content/articles/2026/03/book.md",
        {"title": "A whole book", "published": "2026-03-09T20:00:00Z", "source": "Skerra Post", "body": "Chapter. " * 70_000},
    )
    folder.build()
    if content == "full":
        assert len(ids(folder, "feed.xml")) == 1  # the newest is told, however long it is


def test_editions_of_many_stories_stay_below_that_size(folder: Folder) -> None:
    for number in range(900):
        day = f"2026-02-{number // 50 + 1:02}"
        values = {"title": f"Catch {number} landed", "id": f"{number + 16:016x}", "published": day, "story": f"catch-{number}", "topics": "[sea]"}
        folder.put(
            f"content/articles/2026/03/catch-{number}.md", values | {"source": "Skerra Post", "body": f"Boat {number} came in. " + "Nets and ropes. " * 30}
        )
    folder.build()
    path = folder.root / "site/editions/feed.xml"
    assert feedcheck.LARGEST * 0.6 < path.stat().st_size < feedcheck.LARGEST
    assert ids(folder, "editions/feed.xml")[:3] == ["edition/2026-03-09", "edition/2026-03-08", "edition/2026-02-18"]


def test_addresses_of_enclosures_are_spelt_as_addresses_are(folder: Folder) -> None:
    path = "content/articles/2026/03/3.md"
    folder.put(
        path,
        {
            **folder.articles[path],
            "image": "{src: 'https://pictures.example/dürr.png'}",
            "enclosure": "{src: https://sound.example/pier one%20b.mp3?a=1&b=2, length: 12}",
        },
    )
    folder.build()
    entry = feedparser.parse((folder.root / "site/feed.xml").read_bytes()).entries[0]
    assert entry.media_content[0]["url"] == "https://pictures.example/d%C3%BCrr.png"
    assert [one.href for one in entry.enclosures] == ["https://sound.example/pier%20one%20b.mp3?a=1&b=2"]


def test_pictures_and_enclosures_are_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "content/articles/2026/03/3.md"
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10\x08\0\0\0\0"  # as much of one as tells its size
    (folder.root / "static/media").mkdir(parents=True)
    (folder.root / "static/media/roof.png").write_bytes(picture)
    monkeypatch.setattr(drawing, "is_installed", lambda: False)
    folder.put(path, {**folder.articles[path], "image": "{src: /media/roof.png}", "enclosure": "{src: https://sound.example/a.mp3, length: 12}"})
    folder.build()
    entry = feedparser.parse((folder.root / "site/feed.xml").read_bytes()).entries[0]
    assert entry.media_content[0]["url"] == f"{BASE}media/roof.png"
    assert [(one.href, one.type, one.length) for one in entry.enclosures] == [("https://sound.example/a.mp3", "audio/mpeg", "12")]


def test_settings_say_what_feeds_hold(folder: Folder) -> None:
    settings(folder, feeds="{content: summary, limit: 2, hub: https://hub.example/, ttl: 30, topics: {formats: [rss, atom], sea: {content: full, limit: 1}}}")
    folder.build()
    site = feedparser.parse((folder.root / "site/feed.xml").read_bytes())
    assert (len(site.entries), site.feed.ttl, [link.href for link in site.feed.links if link.rel == "hub"]) == (2, "30", ["https://hub.example/"])
    assert not any("content" in entry for entry in site.entries)
    assert [len(ids(folder, f"topics/{slug}/atom.xml")) for slug in ("sea", "school")] == [1, 1]
    sea = feedparser.parse((folder.root / "site/topics/sea/feed.xml").read_bytes())
    assert [bool(entry.content[0].value) for entry in sea.entries] == [True]
    assert "stories/ferry/atom.xml" not in feeds(folder)


def test_the_environment_says_it_too() -> None:
    found = parse("title: A\nbase_url: https://a.example/\nfeeds: {limit: 7}\n", {"DIGEST_FEEDS": "{limit: 9, sources: {content: summary}}"}).feeds
    assert found.of("topics", "any") == Rules(limit=9)
    assert found.of("site").formats == FORMATS
    assert found.of("sources", "x").content == "summary"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("full", "feeds: is not a mapping"),
        ("{contents: full}", "feeds: has an unknown field 'contents' (did you mean 'content'?)"),
        ("{content: all}", "feeds: content 'all' is not known (full, summary)"),
        ("{topics: {limit: 0}}", "feeds: topics: 0 is not a whole number from 1 to 500"),
        ("{topics: {sea: {formats: [pdf]}}}", "feeds: topics/sea: format 'pdf' is not known (rss, atom, json)"),
        ("{editions: {sea: {limit: 1}}}", "feeds: editions has an unknown field 'sea'"),
        ("{hub: hub.example}", "feeds: hub 'hub.example' is not an address"),
        ("{hub: 'https://'}", "feeds: hub 'https://' is not an address"),
        ("{hub: 'https://hub.example/a b'}", "feeds: hub 'https://hub.example/a b' is not an address"),
        ("{topics: {limits: 5}}", "feeds: topics has an unknown field 'limits' (did you mean 'limit'?; a single feed: {limits: {limit: 20}})"),
        ("{stories: {formats: []}}", "feeds: stories: formats names none (rss, atom, json)"),
    ],
)
def test_a_wrong_setting_is_named(value: str, said: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(f"title: A\nbase_url: https://a.example/\nfeeds: {value}\n", {})
    assert str(caught.value).startswith(f"digest.yaml:3: {said}")


@pytest.mark.parametrize("value", ["", "{}", "{topics: }"])
def test_a_setting_that_says_nothing_is_the_default(value: str) -> None:
    said, bare = (parse(f"title: A\nbase_url: https://a.example/\n{line}", {}).feeds for line in (f"feeds: {value}\n", ""))
    assert said.of("topics", "sea") == bare.of("topics", "sea") == Rules()
    assert said.of("site") == bare.of("site")


# For people, and readers that take a list.


def test_a_list_of_feeds_opens_in_readers(folder: Folder) -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring((folder.root / "site/feeds.opml").read_bytes())
    listed = {one.get("xmlUrl"): one.get("htmlUrl") for one in root.iter("outline") if one.get("type") == "rss"}
    assert {str(path).removeprefix(BASE) for path in listed} == {
        path for path in feeds(folder) if path.endswith(".xml") and not path.startswith(("stories/", "atom"))
    }
    for page in listed.values():
        assert (folder.root / "site" / str(page).removeprefix(BASE) / "index.html").is_file()
    assert f'href="{BASE}feeds.opml"' in (folder.root / "site/feeds/index.html").read_text("utf-8")


def test_every_page_announces_its_feeds(folder: Folder) -> None:
    for page, feed in (("index", "feed"), ("topics/sea/index", "topics/sea/feed"), ("stories/ferry/index", "stories/ferry/feed"), ("sources/isle-mail/index", "sources/isle-mail/feed"),
                       ("editions/2026-03-09/index", "editions/feed")):  # fmt: skip
        assert f'<link rel="alternate" type="application/rss+xml" href="/paper/{feed}.xml"' in (folder.root / f"site/{page}.html").read_text("utf-8")


# Identity.


def renamed(folder: Folder) -> None:
    folder.put("content/articles/2026/03/another-name.md", folder.drop("content/articles/2026/03/1.md"))


def retitled(folder: Folder) -> None:
    folder.put("content/articles/2026/03/1.md", {**folder.articles["content/articles/2026/03/1.md"], "title": "Ferry sails"})


def redated(folder: Folder) -> None:
    folder.put("content/articles/2026/03/1.md", {**folder.articles["content/articles/2026/03/1.md"], "published": "2026-03-07"})


def retopiced(folder: Folder) -> None:
    for path, values in list(folder.articles.items()):
        folder.put(path, {**values, "topics": "[sea, school]"})


def rethemed(folder: Folder) -> None:
    write(folder.root, "templates/article.html", "{{ title }}")


def moved(folder: Folder) -> None:
    settings(folder, base_url="https://other.example/", title="Other")


CHANGES = (renamed, retitled, redated, retopiced, rethemed, moved)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("without_authority", [False, True])
def test_no_change_makes_an_entry_new(folder: Folder, change, without_authority: bool) -> None:
    if without_authority:  # then the ledger keeps what ids begin with
        settings(folder, authority="")
        folder.build()
    whole = ("feed.xml", "atom.xml", "feed.json", "stories/ferry/feed.xml", "editions/feed.xml")
    before = {path: set(read(folder, path)) for path in whole}
    change(folder)
    folder.build()
    after = {path: set(read(folder, path)) for path in whole}
    assert {path: after[path] - before[path] for path in whole if path != "editions/feed.xml"} == {path: set() for path in whole if path != "editions/feed.xml"}
    assert change is redated or after == before


def read(folder: Folder, path: str) -> list[str]:
    data = (folder.root / "site" / path).read_bytes()
    return [item["id"] for item in json.loads(data)["items"]] if path.endswith(".json") else [entry.id for entry in feedparser.parse(data).entries]


def test_a_renamed_page_leaves_a_redirect_for_good(folder: Folder) -> None:
    renamed(folder)
    for _ in range(2):
        folder.build()
        old = (folder.root / "site/articles/2026/03/1/index.html").read_text("utf-8")
        assert "/paper/articles/2026/03/another-name/" in old
        assert 'http-equiv="refresh"' in old
    folder.put("content/articles/2026/03/third.md", folder.drop("content/articles/2026/03/another-name.md"))
    folder.build()
    line = next(line for line in (folder.root / content.PUBLISHED).read_text("utf-8").splitlines() if f"{1:016x}" in line)
    assert json.loads(line)["was"] == ["content/articles/2026/03/1.md", "content/articles/2026/03/another-name.md"]
    assert all(
        "/paper/articles/2026/03/third/" in (folder.root / f"site/articles/2026/03/{name}/index.html").read_text("utf-8") for name in ("1", "another-name")
    )


def test_a_new_page_takes_the_place_of_a_redirect(folder: Folder) -> None:
    renamed(folder)
    folder.put("content/articles/2026/03/1.md", {"title": "Seal ashore", "published": "2026-03-10", "body": "A seal."})
    summary = folder.build()
    assert "Seal ashore" in (folder.root / "site/articles/2026/03/1/index.html").read_text("utf-8")
    assert summary.problems == ()


def problems(folder: Folder) -> list[str]:
    return [problem.what for problem in folder.build().problems]


def test_another_id_for_an_unchanged_article_is_reported_until_it_is_mended(folder: Folder) -> None:
    path = "content/articles/2026/03/1.md"
    kept = folder.articles[path]
    folder.put(path, {**kept, "id": "f" * 16})
    for _ in range(2):
        assert problems(folder) == [f"was published as {1:016x} and is {'f' * 16} now: readers would show it as new"]
        assert any("was published as" in problem.what for problem in checking.site(project.Project(folder.root, folder.root / "digest.yaml"), None, "")[0])
    folder.put(path, kept)
    assert problems(folder) == []


def test_another_id_at_another_path_is_reported_until_it_is_mended(folder: Folder) -> None:
    kept = folder.drop("content/articles/2026/03/1.md")
    folder.put("content/articles/2026/03/other.md", {**kept, "id": "f" * 16})
    for _ in range(2):
        assert problems(folder) == [f"was published as {1:016x} at content/articles/2026/03/1.md and is {'f' * 16} here: readers would show it as new"]
        found = checking.site(project.Project(folder.root, folder.root / "digest.yaml"), None, "")[0]
        assert [problem.warning for problem in found if "was published as" in problem.what] == [False]
    folder.put("content/articles/2026/03/other.md", kept)
    assert problems(folder) == []
    assert 'href="https://kept.example/paper/articles/2026/03/other/"' in (folder.root / "site/articles/2026/03/1/index.html").read_text("utf-8")


def test_the_same_words_of_another_outlet_are_no_move(folder: Folder) -> None:
    kept = folder.articles["content/articles/2026/03/1.md"]
    ours = {**kept, "id": "f" * 16, "source": "Isle Mail"}
    folder.put("content/articles/2026/03/copy.md", ours)  # beside the other
    assert problems(folder) == []
    folder.drop("content/articles/2026/03/copy.md")
    folder.build()
    folder.put("content/articles/2026/03/1.md", {**kept, "draft": "true"})  # the other is there, and held back
    folder.put("content/articles/2026/03/later.md", {**ours, "id": "e" * 16})
    assert problems(folder) == [
        "was published as ffffffffffffffff at content/articles/2026/03/copy.md and is eeeeeeeeeeeeeeee here: readers would show it as new"
    ]
    line = {
        "item": "a.txt",
        "sha256": "",
        "imported": "2026-03-10T00:00:00Z",
        "articles": [{"id": "e" * 16, "path": "content/articles/2026/03/later.md", "sha256": ""}],
    }
    write(folder.root, "content/imported.jsonl", json.dumps(line) + "\n")  # an import made it: it was never another
    assert problems(folder) == []


def test_rules_for_the_feed_of_what_there_is_not_are_reported(folder: Folder) -> None:
    settings(
        folder,
        feeds="{topics: {seas: {limit: 5}, sea: {limit: 5}, sport: {limit: 5}}, sources: {isle-mail: {limit: 2}, sun: {limit: 2}}, stories: {fery: {limit: 2}}}",
    )
    wanted = [
        "digest.yaml:4: warning: feeds: sources: there is no source 'sun' (`digest list sources` names them; it may still come)",
        "digest.yaml:4: warning: feeds: stories: there is no story 'fery' (did you mean 'ferry'?)",
        "digest.yaml:4: warning: feeds: topics: there is no topic 'seas' (did you mean 'sea'?)",
    ]
    assert [str(problem) for problem in folder.build().problems] == wanted
    assert [str(problem) for problem in folder.build().problems] == wanted  # and where nothing changed
    assert [str(problem) for problem in checking.site(project.Project(folder.root, folder.root / "digest.yaml"), None, "")[0]] == wanted


def test_an_id_that_moves_to_another_article_is_reported(folder: Folder) -> None:
    path = "content/articles/2026/03/1.md"
    kept = folder.articles[path]
    folder.put(path, {name: value for name, value in kept.items() if name != "id"})
    folder.put("content/articles/2026/03/new.md", {"title": "Seal ashore", "id": kept["id"], "published": "2026-03-10", "body": "A seal."})
    for _ in range(2):
        assert any(what.startswith(f"was published as {1:016x} and is ") for what in problems(folder))


def test_updated_that_moves_without_a_word_changed_is_reported(folder: Folder) -> None:
    path = "content/articles/2026/03/1.md"
    kept = folder.articles[path]
    folder.put(path, {**kept, "updated": "2026-03-09"})
    assert problems(folder) == []
    folder.put(path, {**kept, "updated": "2026-03-10"})
    for _ in range(2):
        assert problems(folder) == ["`updated` moved from 2026-03-09 to 2026-03-10, but no word changed: readers would show it as changed"]
    folder.put(path, {**kept, "updated": "2026-03-10", "body": "Other words."})
    assert problems(folder) == []


# `digest check --feeds`.


def test_feeds_are_checked_and_made_again(folder: Folder) -> None:
    site = project.Project(folder.root, folder.root / "digest.yaml")
    assert checking.feeds(site, None, "") == ([], 11)
    write(folder.root, "content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n")
    assert checking.feeds(site, None, "")[0] == []
    folder.put("content/articles/2026/03/1.md", {**folder.articles["content/articles/2026/03/1.md"], "body": "Other words."})
    stale = {problem.path for problem in checking.feeds(site, None, "")[0] if problem.what == "content/ gives another feed by now"}
    assert {"site/feed.xml", "site/stories/ferry/feed.xml"} <= stale
    assert "site/sources/isle-mail/feed.xml" not in stale
    feed = folder.root / "site/feed.xml"
    feed.write_text(feed.read_text("utf-8").replace("<language>en<", "<language>plain English<"), "utf-8")
    assert any(problem.what == "'plain English' is no language tag" for problem in checking.feeds(site, None, "", [str(feed)])[0])


def test_what_is_odd_about_an_entry_is_said_once(folder: Folder) -> None:
    path = "content/articles/2026/03/3.md"
    folder.put(path, {**folder.articles[path], "title": "Roof <b>mended</b>"})
    folder.build()
    found = checking.feeds(project.Project(folder.root, folder.root / "digest.yaml"), None, "")[0]
    assert [str(problem).partition(": readers")[0] for problem in found] == ["site/atom.xml:13: warning: markup in the title 'Roof <b>mended</b>'"]
    assert found[0].what.endswith("readers show it as it is, also in 6 other feeds")


@pytest.fixture
def answering() -> Iterator[str]:
    """The address of a server that sends a feed, leads away from this machine, or speaks no HTTP."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/garbage":
                self.wfile.write(b"garbage\r\n\r\n")
                return
            self.send_response(302 if self.path == "/away" else 200)
            self.send_header("Location", "http://192.0.2.1/feed.xml")  # an address for documentation (RFC 5737)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/feed", "no JSON Feed"),
        ("/away", "is not on this machine"),
        ("/garbage", "can't be read: no answer of HTTP: garbage"),
        ("/a b", "can't be read: no answer of HTTP: URL can't contain control characters"),
    ],
)
def test_an_address_on_this_machine_is_asked_and_no_other(folder: Folder, answering: str, path: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:9/")
    [problem] = checking.feeds(project.Project(folder.root, folder.root / "digest.yaml"), None, "", [answering + path])[0]
    assert problem.what.startswith(said)


@pytest.mark.parametrize(
    ("address", "said"),
    [("http://localhost:port/", "can't be read: "), ("http://[::1", "can't be read: "), ("https://sound.example/", "is not on this machine")],
)
def test_what_is_no_address_is_a_problem(folder: Folder, address: str, said: str) -> None:
    [problem] = checking.feeds(project.Project(folder.root, folder.root / "digest.yaml"), None, "", [address])[0]
    assert problem.what.startswith(said)


def test_three_builds_with_edits_tell_exactly_what_is_new(folder: Folder) -> None:
    seen = set(read(folder, "feed.xml"))
    for number, change in enumerate((retitled, renamed, retopiced)):
        change(folder)
        folder.put(
            f"content/articles/2026/03/new-{number}.md",
            {"title": f"News {number}", "id": f"{number + 100:016x}", "published": "2026-03-10", "body": f"New {number}."},
        )
        build(folder.root)
        now = set(read(folder, "feed.xml"))
        assert now - seen == {f"{GUID}article/{number + 100:016x}"}
        seen |= now

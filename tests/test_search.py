"""The search index: what it holds, how it is spread, and that what is full changes no more."""

import gzip
import json
import re
import shutil
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import cbor, searching
from digest.outputs import search
from digest.outputs.pagefind import EVERY
from digest.problem import Problem

from .edits import Folder, tree, write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A site of five articles in blocks of two."""
    monkeypatch.setattr(search, "BLOCK", 2)
    found = Folder(tmp_path / "site")
    write(found.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\n")
    for number, title in enumerate(("Ferry stopped", "Färja stannad", "大雨警報", "Roof mended", "Ferry sails")):
        found.put(
            f"content/articles/{number}.md",
            {"title": title, "published": f"2026-03-0{number + 1}", "source": "Sound Herald", "body": f"The ferry of pier {number}."},
        )
    found.build()
    return found


def files(folder: Folder) -> dict[str, object]:
    top = folder.root / "site/search"
    return {path.relative_to(top).as_posix(): json.loads(path.read_text("utf-8")) for path in top.rglob("*.json")}


def found(folder: Folder, term: str) -> dict[str, bool]:
    """Title → whether the term stands in it, of all that the index has for a term."""
    held = files(folder)
    result = {}
    for name, _ in held["index.json"]["blocks"]:
        number = 0
        for step in held[f"{name}/t{search.shard(term)}.json"].get(term, []):
            number += step
            row = held[f"{name}/d{number // 2 // search.SHOWN}.json"][number // 2 % search.SHOWN]
            result[row[0]] = bool(number % 2)
    return result


def test_every_word_of_titles_and_summaries_is_found(folder: Folder) -> None:
    assert found(folder, "ferry") == {"Ferry stopped": True, "Färja stannad": False, "大雨警報": False, "Roof mended": False, "Ferry sails": True}
    assert found(folder, "farja") == {"Färja stannad": True}
    assert found(folder, "雨警") == {"大雨警報": True}
    assert len(found(folder, "herald")) == 5
    assert found(folder, "nowhere") == {}


def test_a_full_block_changes_no_more(folder: Folder) -> None:
    before = files(folder)
    folder.put("content/articles/9.md", {"title": "Seal ashore", "published": "2026-03-09", "body": "A seal."})
    folder.build()
    after = files(folder)
    assert [count for _, count in after["index.json"]["blocks"]] == [2, 2, 2]
    assert {path for path, value in before.items() if after.get(path) != value} == {path for path in before if path.startswith("2-")} | {"index.json"}


def test_a_result_shows_what_lists_show(folder: Folder) -> None:
    name = files(folder)["index.json"]["blocks"][0][0]
    assert files(folder)[f"{name}/d0.json"][0] == ["Ferry stopped", "/paper/articles/0/", "Sound Herald", "1 March 2026", "The ferry of pier 0.", ""]


def test_a_result_says_where_its_date_is_an_estimate_or_unknown(folder: Folder) -> None:
    page = {"title": "Ferry stopped", "published": "2026-03-01", "estimated": "[published]", "body": "A ferry."}
    folder.put("content/articles/0.md", page)
    folder.put("content/articles/1.md", {"title": "Ferry sails", "body": "A ferry."})
    folder.build()
    rows = [row for name, value in files(folder).items() if "/d" in name for row in value]
    assert {row[0]: row[3] for row in rows if row[1] in ("/paper/articles/0/", "/paper/articles/1/")} == {
        "Ferry stopped": "about 1 March 2026",
        "Ferry sails": "",
    }


@given(st.text())
def test_terms_are_words_in_one_form(source: str) -> None:
    found = search.terms(source)
    assert all(0 <= search.shard(term) < search.SHARDS for term in found)
    assert search.terms(source.lower()) == search.terms(source.upper().lower()) or "ß" in source.lower() or source.upper().lower() != source.lower()
    assert search.terms(" ".join(found)) == [term for word in found for term in search.terms(word)]


def test_articles_are_chosen_by_topic_outlet_and_day(folder: Folder) -> None:
    folder.put("content/topics/sea.md", {"title": "Sea"})
    folder.put("content/topics/north-sea.md", {"title": "North Sea", "parent": "sea"})
    folder.put("content/articles/9.md", {"title": "Seal", "published": "2026-03-09", "topics": "[north-sea]", "source": "Skerra Post"})
    folder.put("content/articles/8.md", {"title": "No day", "topics": "[sea]"})
    folder.build()
    held = files(folder)
    by_topic: dict[str, set[str]] = {}
    by_source: dict[str, set[str]] = {}
    by_day: dict[str, int] = {}
    for name, count in held["index.json"]["blocks"]:
        titles = [held[f"{name}/d{number // search.SHOWN}.json"][number % search.SHOWN][0] for number in range(count)]
        for facet, found in (("topic", by_topic), ("source", by_source)):
            for slug, steps in held[f"{name}/f.json"][facet].items():
                found.setdefault(slug, set()).update(titles[number] for number in accumulate(steps))
        by_day |= dict(zip(titles, accumulate(held[f"{name}/f.json"]["day"]), strict=True))
    assert by_topic["sea"] == {"Seal", "No day"}
    assert by_topic["north-sea"] == {"Seal"}
    assert by_source["skerra-post"] == {"Seal"}
    assert len(by_source["sound-herald"]) == 5
    assert by_day["Seal"] == (date(2026, 3, 9) - date(1970, 1, 1)).days
    assert by_day["No day"] == 0
    page = (folder.root / "site/search/index.html").read_text("utf-8")
    assert re.findall(r'<option value="(.+?)">(.+?)</option>', page)[:2] == [("north-sea", "North Sea"), ("sea", "Sea")]
    assert 'value="skerra-post">Skerra Post' in page
    assert 'data-first="2026-03-01" data-last="2026-03-09"' in page


def test_a_block_says_anew_what_is_chosen_when_only_that_changed(folder: Folder) -> None:
    folder.put("content/topics/sea.md", {"title": "Sea"})
    folder.put("content/topics/north-sea.md", {"title": "North Sea"})
    folder.put("content/articles/0.md", {"title": "Ferry stopped", "published": "2026-03-01", "topics": "[north-sea]"})
    folder.build()
    folder.put("content/topics/north-sea.md", {"title": "North Sea", "parent": "sea"})
    folder.build()
    name = files(folder)["index.json"]["blocks"][0][0]
    assert files(folder)[f"{name}/f.json"]["topic"]["sea"] == [0]


def test_a_site_does_without_searching(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGEST_SEARCH")
    write(folder.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\nsearch: off\n")
    folder.build()
    assert not (folder.root / "site/search").exists()
    assert "/search/" not in (folder.root / "site/index.html").read_text("utf-8")


def test_pagefind_is_asked_for_by_its_extra(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "find_spec", lambda name: None)
    monkeypatch.setenv("DIGEST_SEARCH", "auto")
    folder.build()
    assert files(folder)
    monkeypatch.setenv("DIGEST_SEARCH", "pagefind")
    with pytest.raises(Problem, match="needs the extra `search`"):
        folder.build()


@given(st.recursive(st.integers(-(2**64), 2**64 - 1) | st.text(), st.lists))
def test_the_binary_form_is_read_as_it_was_written(value: object) -> None:
    assert cbor.read(cbor.written(value)) == value


@given(st.binary())
def test_what_is_not_of_the_binary_form_is_an_error(data: bytes) -> None:
    try:
        value = cbor.read(data)
    except (ValueError, RecursionError):
        return
    assert cbor.read(cbor.written(value)) == value


# Pagefind, where it is installed

pagefind = pytest.mark.skipif(not searching.installed(), reason="the extra `search` is not installed")


@pytest.fixture
def whole(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The same site, searched by Pagefind."""
    monkeypatch.setenv("DIGEST_SEARCH", "auto")
    folder.put("content/articles/0.md", {"title": "Ferry stopped", "published": "2026-03-01", "source": "Sound Herald", "topics": "[sea]", "body": "Fog."})
    folder.build()
    return folder


def bundle(folder: Folder) -> dict[str, bytes]:
    top = folder.root / "site/pagefind"
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def packed(data: bytes) -> object:
    return cbor.read(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


@pagefind
def test_pagefind_has_every_article_and_takes_the_place_of_our_index(whole: Folder) -> None:
    held = bundle(whole)
    assert json.loads(held["pagefind-entry.json"])["languages"]["en"]["page_count"] == 5
    assert not any(name.startswith(("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")) for name in held)
    filters = dict(packed(data) for name, data in held.items() if name.endswith(".pf_filter"))
    assert {value: len(articles) for value, articles in filters["source"]} == {"sound-herald": 5}
    assert {value: len(articles) for value, articles in filters["topic"]} == {"other": 4, "sea": 1}
    assert [value for value, _ in filters["day"]] == [f"2026-03-0{day}" for day in range(1, 6)]
    meta = next(data for name, data in held.items() if name.endswith(".pf_meta"))
    assert {f"filter/{row[1]}.pf_filter" for row in packed(meta)[3]} == {name for name in held if name.startswith("filter/")}
    shown = [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for name, data in held.items() if name.startswith("fragment/")]
    ferry = next(one for one in shown if one["meta"]["title"] == "Ferry stopped")
    assert (ferry["url"], ferry["content"]) == ("/articles/0/", f"Ferry stopped. Fog. Sound Herald. {EVERY}.")
    assert ferry["meta"] == {"title": "Ferry stopped", "source": "Sound Herald", "day": "1 March 2026"}
    assert {path.name for path in (whole.root / "site/search").iterdir()} == {"index.html"}


@pagefind
def test_a_search_without_a_word_asks_for_one_that_every_article_has(whole: Folder) -> None:
    held = bundle(whole)
    shown = [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for name, data in held.items() if name.startswith("fragment/")]
    assert len(shown) == 5
    assert all(one["content"].endswith(f" {EVERY}.") for one in shown)
    (script,) = (path.read_text("utf-8") for path in (whole.root / "site/assets").glob("search-pagefind-*.js"))
    assert f'const EVERY = "{EVERY}";' in script


@pagefind
def test_only_the_page_that_searches_may_run_what_pagefind_needs(whole: Folder) -> None:
    policies = {path: re.search(r'Content-Security-Policy" content="(.*?)"', (whole.root / "site" / path).read_text("utf-8"))[1] for path in PAGES}
    assert [path for path, policy in policies.items() if "wasm" in policy or "trusted-types" not in policy] == ["search/index.html"]


PAGES = ("index.html", "articles/0/index.html", "archive/index.html", "search/index.html")


@pagefind
def test_pagefind_gives_the_same_bytes_for_the_same_articles(whole: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bundle(whole)
    for number in range(3):
        shutil.rmtree(whole.root / "site")
        whole.build(full=bool(number % 2))
        assert bundle(whole) == before
    assert whole.build(verify=True).different == ()


@pagefind
def test_pagefind_runs_only_where_an_article_is_another(whole: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before, ran = bundle(whole), []
    made = searching._made
    monkeypatch.setattr(searching, "_made", lambda *how: ran.append(1) or made(*how))
    assert whole.build().nothing
    write(whole.root, "content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    whole.build()
    assert (ran, bundle(whole)) == ([], before)
    (whole.root / "site/pagefind/pagefind.js").unlink()
    whole.build()
    assert (ran, bundle(whole)) == ([1], before)
    whole.put("content/articles/9.md", {"title": "Seal ashore", "published": "2026-03-09", "body": "A seal."})
    assert whole.build().removed > 0
    assert ran == [1, 1]
    assert json.loads(bundle(whole)["pagefind-entry.json"])["languages"]["en"]["page_count"] == 6
    after = bundle(whole)
    shutil.rmtree(whole.root / "site")
    whole.build(full=True)
    assert bundle(whole) == after


@pagefind
def test_an_index_goes_with_the_setting(whole: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_SEARCH", "own")
    whole.build()
    assert not (whole.root / "site/pagefind").exists()
    assert files(whole)


@pagefind
def test_a_failure_of_pagefind_stops_before_anything_is_written(whole: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(whole.root / "site")
    monkeypatch.setattr(searching.sys, "executable", "false")
    whole.put("content/articles/9.md", {"title": "Seal ashore", "published": "2026-03-09", "body": "A seal."})
    with pytest.raises(Problem, match="Pagefind made no index"):
        whole.build()
    assert tree(whole.root / "site") == before

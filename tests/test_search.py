"""The search index: what it holds, how it is spread, and that what is full changes no more."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.outputs import search

from .edits import Folder, write


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


@given(st.text())
def test_terms_are_words_in_one_form(source: str) -> None:
    found = search.terms(source)
    assert all(0 <= search.shard(term) < search.SHARDS for term in found)
    assert search.terms(source.lower()) == search.terms(source.upper().lower()) or "ß" in source.lower() or source.upper().lower() != source.lower()
    assert search.terms(" ".join(found)) == [term for word in found for term in search.terms(word)]

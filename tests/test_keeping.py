"""Nothing is lost: no page, no edit, no deletion, no file of a person's, no identity, whatever happens between two builds."""

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest import checking, files, importing, pool, project, publishing
from digest.model import Article
from digest.problem import Problem

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SETTINGS = "title: Kept\nbase_url: https://kept.example/paper/\nauthority: kept.example,2026\n"
IMPORTED, PUBLISHED = "content/imported.jsonl", "content/published.jsonl"
FERRY = "content/articles/2026/03/ferry-stopped-by-fog.md"
ROOF = "content/articles/2026/03/school-gets-a-new-roof.md"

Tree = dict[str, bytes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with two items in its inbox, not yet built."""
    write(tmp_path, "digest.yaml", SETTINGS)
    write(tmp_path, "content/inbox/ferry.md", item("Ferry stopped by fog", "The ferry stayed in port on Monday because of fog.", source="Sound Herald"))
    write(tmp_path, "content/inbox/roof.md", item("School gets a new roof", "The council voted seven to two for a new school roof.", source="Skerra Post"))
    return tmp_path


# Pages that a person edited or deleted.


def test_an_edited_page_survives_three_builds(folder: Path) -> None:
    build(folder)
    edited = (folder / FERRY).read_bytes().replace(b"because of fog", b"because of thick fog\r\n\r\n") + b"\nMore by hand, without a last line end"
    (folder / FERRY).write_bytes(edited)
    for extra in three_builds(folder):
        assert (folder / FERRY).read_bytes() == edited, extra
    assert "thick fog" in page(folder, FERRY)
    assert "More by hand" in page(folder, FERRY)


def test_an_edited_page_survives_an_import_of_its_item_again(folder: Path) -> None:
    build(folder)
    edited = (folder / FERRY).read_text("utf-8").replace("fog.", "thick fog.")
    (folder / FERRY).write_text(edited, "utf-8")
    (folder / ROOF).unlink()
    found, _ = import_(folder, [folder / "content/inbox"], again=True)
    assert (folder / FERRY).read_text("utf-8") == edited
    assert not found.renewed


def test_a_deleted_page_stays_deleted(folder: Path) -> None:
    build(folder)
    (folder / FERRY).unlink()
    for extra in three_builds(folder):
        assert not (folder / FERRY).exists(), extra
        assert not output(folder, FERRY).exists(), extra
    assert "Ferry stopped" not in site_text(folder)


def test_a_deleted_page_stays_deleted_when_its_item_comes_again_under_another_name(folder: Path) -> None:
    build(folder)
    (folder / FERRY).unlink()
    shutil.copy(folder / "content/inbox/ferry.md", folder / "content/inbox/ferry-copy.md")
    assert build(folder).added == ()
    assert list((folder / "content/articles").rglob("ferry*")) == []


# The same item twice.


def test_the_same_item_makes_no_second_article(folder: Path) -> None:
    build(folder)
    before = articles(folder)
    found, _ = import_(folder, [folder / "content/inbox/ferry.md"])
    assert (len(found.made), found.skipped) == (0, 1)
    shutil.copy(folder / "content/inbox/ferry.md", folder / "content/inbox/ferry-copy.md")
    assert build(folder).added == ()
    assert articles(folder) == before


def test_a_copy_that_comes_in_the_same_import_makes_no_second_article(folder: Path) -> None:
    shutil.copy(folder / "content/inbox/ferry.md", folder / "content/inbox/a-copy-of-ferry.md")
    build(folder)
    assert len(articles(folder)) == 2


def test_the_same_words_from_the_same_outlet_in_another_wrapping_make_no_second_article(folder: Path) -> None:
    build(folder)
    line = {"text": "The ferry stayed in port on Monday because of fog.", "source": "Sound Herald", "published": "2026-03-09", "title": "Ferry stopped by fog"}
    write(folder, "content/inbox/export.jsonl", json.dumps(line) + "\n")
    assert build(folder).added == ()
    assert len(articles(folder)) == 2
    assert build(folder, full=True).skipped == 3


def test_the_same_words_from_unknown_outlets_are_two_articles(folder: Path) -> None:
    for name in ("one", "two"):
        write(folder, f"content/inbox/{name}.md", item("Nobody says who wrote this", "The same words, and no outlet.") + "\n" * len(name))
        write(folder, f"content/inbox/{name}.meta.yaml", f"fetched: 2026-03-0{len(name)}\n")
    write(folder, "content/inbox/two.md", item("Nobody says who wrote this", "The same words, and no outlet.") + "\n")
    assert len(build(folder).added) == 4
    marked = [path for path in (folder / "content/articles").rglob("nobody*.md") if "\ncopy_of: " in path.read_text("utf-8")]
    assert len(marked) == 1


# A person's files in site/.


def test_a_persons_file_at_a_path_of_ours_is_kept_and_reported(folder: Path) -> None:
    write(folder, "site/archive/index.html", "mine")
    write(folder, "site/CNAME", "news.example\n")
    write(folder, "site/articles/notes.txt", "mine too")
    for _ in range(3):
        summary = build(folder, full=True)
        assert [str(problem) for problem in summary.problems if problem.path.startswith("site/")] == [
            "site/archive/index.html:1: a file that digest did not make stands here and is kept (move it away, or build elsewhere with -o)"
        ]
        assert (folder / "site/archive/index.html").read_text() == "mine"
    assert "archive/index.html" not in files.manifest(folder / "site")
    files.clear(folder / "site")
    assert sorted(tree(folder / "site")) == ["CNAME", "archive/index.html", "articles/notes.txt"]


def test_a_persons_folder_at_a_path_of_ours_is_kept_and_reported(folder: Path) -> None:
    write(folder, "site/feed.xml/mine.txt", "mine")
    write(folder, "site/sources", "mine")
    summary = build(folder)
    assert {problem.path.removeprefix("site/") for problem in summary.problems} >= {"feed.xml", "sources/index.html"}
    assert (folder / "site/feed.xml/mine.txt").read_text() == (folder / "site/sources").read_text() == "mine"
    assert (folder / "site/index.html").is_file()


def test_a_file_changed_after_it_was_built_is_not_removed_with_its_page(folder: Path) -> None:
    build(folder)
    output(folder, FERRY).write_text("changed by hand")
    (folder / FERRY).unlink()
    build(folder)
    assert output(folder, FERRY).read_text() == "changed by hand"


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(folder: Path) -> None:
    build(folder)
    (folder / FERRY).unlink()
    assert build(folder).removed
    assert not output(folder, FERRY).parent.exists()
    assert output(folder, ROOF).is_file()


def test_a_file_of_ours_becomes_a_folder_and_a_folder_a_file(folder: Path) -> None:
    about = "content/pages/about.md"
    for aliases, path in (("[old.html]", "old.html"), ("[old.html/deep]", "old.html/deep/index.html"), ("[old.html]", "old.html")):
        write(folder, about, f"---\ntitle: About\naliases: {aliases}\n---\n")
        assert build(folder).problems == ()
        assert (folder / "site" / path).is_file()


def test_a_damaged_manifest_makes_no_file_ours(folder: Path) -> None:
    write(folder, "precious.txt", "outside")
    build(folder)
    write(
        folder, f"site/{files.MANIFEST}", json.dumps({"files": {"../precious.txt": "", "../digest.yaml": files.sha256(SETTINGS.encode()), "/etc/hostname": ""}})
    )
    build(folder, full=True)
    files.clear(folder / "site")
    assert (folder / "precious.txt").is_file()
    assert (folder / "digest.yaml").is_file()


@pytest.mark.parametrize(
    ("path", "field", "problems"),
    [
        (FERRY, "aliases: [../../escaped.html, /../escaped.html, a/../../../escaped/]", 3),
        (FERRY, 'topics: ["../../../escaped", Sea & Ships]', 0),
        (FERRY, "story: ../../../escaped", 0),
        ("content/pages/about.md", "aliases: [../escaped.html, //../escaped.html]", 1),  # said once
        ("content/topics/sea.md", "aliases: [../escaped.html]", 1),
    ],
    ids=["aliases", "topics", "story", "page", "topic"],
)
def test_nothing_is_written_outside_the_output_folder(folder: Path, path: str, field: str, problems: int) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, path, f"---\ntitle: Out\n{field}\n---\n\nWords.\n")
    inside = folder / "deep" / "down" / "site"
    before = set(tree(folder))
    summary = publishing.publish(site(folder), project.Options(now=NOW, output=inside, jobs=1))
    made = set(tree(folder)) - before - {PUBLISHED}
    assert {name for name in made if not name.startswith("deep/down/site/")} == set()
    assert [problem.path for problem in summary.problems] == [path] * problems
    assert (inside / "index.html").is_file()


# What fails, fails whole.

FAILING = {
    "syntax": ("article.html", '{% extends "default/article.html" %}\n{% block main %}\n{% if %}\n{% endblock %}\n', 3),
    "unclosed": ("article.html", '{% extends "default/article.html" %}\n{% block main %}\n\n', 2),
    "filter": ("home.html", "<p>\n{{ head.title|no_such_filter }}\n", 2),
    "undefined": ("article.html", '{% extends "default/article.html" %}\n{% block main %}\n\n{{ titel }}\n{% endblock %}\n', 4),
    "attribute": ("story.html", "<p>\n<p>{{ frame.titel }}\n", 2),
    "division": ("home.html", "\n\n{{ 1 / (lead|length - lead|length) }}", 3),
    "type": ("home.html", "{{ 1 + frame.title }}", 1),
    "macro": ("_cards.html", "{% macro stamp(when) %}\n{{ when.nothing }}\n{% endmacro %}\n", 0),
    "missing": ("home.html", '\n{% extends "nowhere.html" %}\n', 2),
    "included": ("home.html", '\n\n{% include "nowhere.html" %}\n', 3),
    "endless": ("home.html", '\n{% extends "home.html" %}\n', 2),
}


@pytest.mark.parametrize(("name", "jobs"), [*((name, 1) for name in FAILING), ("undefined", 2)])
def test_a_template_that_fails_leaves_the_site_as_it_was(folder: Path, name: str, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "FEW", 1)
    build(folder)
    before = stamps(folder / "site")
    template, text, line = FAILING[name]
    write(folder, f"templates/{template}", text)
    write(folder, ROOF, (folder / ROOF).read_text("utf-8").replace("roof", "slate roof"))
    with pytest.raises(Problem) as caught:
        build(folder, jobs=jobs)
    assert stamps(folder / "site") == before
    if line:
        assert str(caught.value).startswith(f"templates/{template}:{line}: ")


@pytest.mark.parametrize("after", [0, 5])
def test_an_interrupted_build_is_healed_by_the_next(folder: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(monkeypatch, files.Mirror, "write", after)
    with pytest.raises(KeyboardInterrupt):
        build(folder)
    monkeypatch.undo()
    healed = build(folder)
    assert healed.problems == ()
    assert tree(folder) == tree(built_at_once(folder))
    assert build(folder).nothing


@pytest.mark.parametrize("after", [0, 5])
def test_an_interrupted_rebuild_is_healed_by_the_next(folder: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    (folder / FERRY).unlink()
    write(folder, "content/articles/2026/03/by-hand.md", item("Written by hand", "A page that no item made."))
    write(folder, "templates/page.html", "other words")
    interrupt(monkeypatch, files.Mirror, "write", after)
    with pytest.raises(KeyboardInterrupt):
        build(folder)
    monkeypatch.undo()
    assert build(folder).problems == ()
    assert tree(folder) == tree(built_at_once(folder))


@pytest.mark.parametrize("after", [0, 1])
def test_an_interrupted_import_is_healed_by_the_next(folder: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(monkeypatch, files, "add", after)
    with pytest.raises(KeyboardInterrupt):
        build(folder)
    monkeypatch.undo()
    assert build(folder).problems == ()
    assert len(articles(folder)) == 2
    assert build(folder, full=True).skipped == 2


def test_an_import_interrupted_before_its_ledger_is_written_is_healed_by_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(monkeypatch, files, "append", 0)
    with pytest.raises(KeyboardInterrupt):
        build(folder)
    monkeypatch.undo()
    before = articles(folder)
    assert len(before) == 2
    summary = build(folder)
    assert (summary.added, summary.problems) == ((), ())
    assert articles(folder) == before
    (folder / FERRY).unlink()
    build(folder)
    assert not (folder / FERRY).exists()


# Ledgers.


@pytest.mark.parametrize("ledger", [IMPORTED, PUBLISHED])
@pytest.mark.parametrize("line", ['{"id": "half a li', "<<<<<<< HEAD", "[]", "null"])
def test_a_broken_line_of_a_ledger_is_kept_and_reported(folder: Path, ledger: str, line: str) -> None:
    build(folder)
    rows = (folder / ledger).read_text("utf-8").splitlines()
    write(folder, ledger, "\n".join([rows[0], line, *rows[1:]]) + "\n")
    for _ in three_builds(folder):
        kept = (folder / ledger).read_text("utf-8").splitlines()
        assert line in kept
        assert set(rows) <= set(kept)
    found = build(folder, full=True)
    number = (folder / ledger).read_text("utf-8").splitlines().index(line) + 1
    assert [str(problem) for problem in found.problems] == [f"{ledger}:{number}: not a line of this ledger (restore it from git; the other lines hold)"]
    assert len(articles(folder)) == 3


def test_a_line_that_was_cut_off_spoils_no_other(folder: Path) -> None:
    build(folder)
    with (folder / IMPORTED).open("a") as file:
        file.write('{"item": "content/inbox/la')
    write(folder, "content/inbox/late.md", item("A late item", "It came after the machine had stopped."))
    assert len(build(folder).added) == 1
    assert (folder / IMPORTED).read_text("utf-8").splitlines()[2] == '{"item": "content/inbox/la'
    assert build(folder, full=True).skipped == 3


def test_without_ledgers_the_site_is_the_same(folder: Path) -> None:
    """What was imported and placed also stands in the pages; only deletions are known to the ledgers alone."""
    build(folder)
    before = tree(folder / "site")
    (folder / IMPORTED).unlink()
    (folder / PUBLISHED).unlink()
    build(folder)
    assert tree(folder / "site") == before


# Identities.


def test_a_page_without_id_gets_one_and_keeps_it_when_its_file_moves(folder: Path) -> None:
    old, new = "content/articles/2026/03/by-hand.md", "content/articles/2026/04/moved/by-hand.md"
    write(folder, old, item("Written by hand", "A page that no item made."))
    build(folder)
    (before,) = [row for row in placed(folder) if row["path"] == old]
    assert re.fullmatch("[0-9a-f]{16}", before["id"])
    assert before["story"]
    (folder / new).parent.mkdir(parents=True)
    (folder / old).rename(folder / new)
    build(folder)
    (after,) = [row for row in placed(folder) if row["id"] == before["id"]]
    assert after == before | {"path": new, "was": [old]}
    assert guid(before["id"]) in (folder / "site/feed.xml").read_text("utf-8")
    assert 'http-equiv="refresh"' in output(folder, old).read_text("utf-8")
    assert (folder / new).read_text("utf-8").count("\nid:") == 0


def test_a_page_without_id_keeps_it_when_its_words_change(folder: Path) -> None:
    path = "content/articles/2026/03/by-hand.md"
    write(folder, path, item("Written by hand", "A page that no item made."))
    build(folder)
    (before,) = [row for row in placed(folder) if row["path"] == path]
    write(folder, path, item("Written by hand, and again", "Every word of it is another now."))
    build(folder)
    (after,) = [row for row in placed(folder) if row["path"] == path]
    assert (after["id"], after["story"], after["first"]) == (before["id"], before["story"], before["first"])


def test_a_new_page_at_the_old_path_of_a_moved_one_takes_no_identity(folder: Path) -> None:
    old, new = "content/articles/2026/03/by-hand.md", "content/articles/2026/03/moved.md"
    write(folder, old, item("Written by hand", "A page that no item made."))
    build(folder)
    (folder / old).rename(folder / new)
    build(folder)
    write(folder, old, item("Quite another page", "It only has the same name."))
    build(folder)
    ids = {row["path"]: row["id"] for row in placed(folder)}
    assert ids[old] != ids[new]
    assert len(placed(folder)) == 4


def test_a_story_keeps_its_address_when_a_report_with_another_title_joins(folder: Path) -> None:
    build(folder)
    (before,) = [row for row in placed(folder) if row["path"] == FERRY]
    words = "The ferry stayed in port on Monday because of fog, the harbour master of the sound said."
    write(folder, "content/inbox/fog.md", item("Fog keeps the ferry in port", words, source="Mainland Radio", published="2026-03-10"))
    build(folder)
    stories = {row["path"]: row["story"] for row in placed(folder)}
    assert stories[FERRY] == before["story"]


def test_the_authority_is_derived_once(tmp_path: Path) -> None:
    write(tmp_path, "digest.yaml", "title: Moves\nbase_url: https://old.example/paper/\n")
    write(tmp_path, FERRY, item("Ferry stopped by fog", "The ferry stayed in port."))
    build(tmp_path)
    before = re.findall("tag:[^<]*", (tmp_path / "site/feed.xml").read_text("utf-8"))
    assert before[0].startswith("tag:old.example,2026:paper:article/")
    write(tmp_path, "digest.yaml", "title: Moved\nbase_url: https://new.example/\n")
    build(tmp_path)
    assert re.findall("tag:[^<]*", (tmp_path / "site/feed.xml").read_text("utf-8")) == before


# Old addresses.


def test_old_addresses_lead_to_the_page(folder: Path) -> None:
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", aliases="[old/ferry.html, /2019/ferry/, news/ferry]", story="the-fog"))
    write(folder, ROOF, item("Fog", "More words.", story="the-fog"))
    write(folder, "content/stories/the-fog.md", "---\ntitle: The fog\naliases: [stories/fog-and-ferry/]\n---\n")
    write(folder, "content/topics/sea.md", "---\ntitle: Sea\naliases: [topics/ocean]\n---\n")
    write(folder, "content/pages/about.md", "---\ntitle: About\naliases: [imprint.html]\n---\n\nWords.\n")
    assert build(folder).problems == ()
    article = "/paper/" + output(folder, FERRY).parent.relative_to(folder / "site").as_posix() + "/"
    expected = {
        "old/ferry.html": article,
        "2019/ferry/index.html": article,
        "news/ferry/index.html": article,
        "stories/fog-and-ferry/index.html": "/paper/stories/the-fog/",
        "topics/ocean/index.html": "/paper/topics/sea/",
        "imprint.html": "/paper/about/",
    }
    for path, target in expected.items():
        found = (folder / "site" / path).read_text("utf-8")
        assert f'content="0; url={target}"' in found
        assert f'<link rel="canonical" href="https://kept.example{target}">' in found
        assert '<meta name="robots" content="noindex">' in found
        assert path.removesuffix("index.html") not in (folder / "site/sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("alias", ["https://old.example/a", "/search?q=ferry", "'#ferry'"])
@pytest.mark.parametrize("path", [FERRY, "content/pages/about.md"])
def test_an_old_address_lies_below_the_base(folder: Path, path: str, alias: str) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, path, f"---\ntitle: Old\naliases: [{alias}]\n---\n\nWords.\n")
    (problem,) = build(folder).problems
    assert str(problem).startswith(f"{path}:3: aliases: ")
    assert "is not an address below the site's base" in str(problem)


def test_a_pages_own_address_is_no_old_one(folder: Path) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", aliases="[/articles/2026/03/ferry-stopped-by-fog/]"))
    assert build(folder).problems == ()
    assert "Words." in page(folder, FERRY)


@pytest.mark.parametrize("path", [FERRY, "content/pages/about.md"])
def test_a_title_of_white_space_is_none(folder: Path, path: str) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, path, '---\ntitle: "  "\n---\n\nWords.\n')
    assert [problem.what for problem in build(folder).problems] == ["no title"]


@pytest.mark.parametrize("name", ["feed.xml", "robots.txt", "status.json"])
def test_a_page_takes_no_files_name(folder: Path, name: str) -> None:
    write(folder, f"content/pages/{name}.md", "---\ntitle: Mine\n---\n")
    (problem,) = build(folder).problems
    assert "also a page that digest makes" in problem.what


def test_an_old_address_takes_no_page_away(folder: Path) -> None:
    build(folder)
    write(folder, FERRY, (folder / FERRY).read_text("utf-8").replace("\nid:", "\naliases: [/, articles/2026/03/school-gets-a-new-roof/, archive]\nid:"))
    found = build(folder)
    assert [problem.path for problem in found.problems] == [FERRY] * 3
    assert "School gets a new roof" in page(folder, ROOF)
    assert "has moved" not in (folder / "site/index.html").read_text("utf-8") + (folder / "site/archive/index.html").read_text("utf-8")


# What is held back, and until when.


def test_drafts_are_held_back_until_they_are_none(folder: Path) -> None:
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", draft="true"))
    shutil.rmtree(folder / "content/inbox")
    summary = build(folder)
    assert (summary.articles, summary.held) == (0, 1)
    assert "Ferry" not in site_text(folder)
    assert build(folder, drafts=True).articles == 1
    assert "Ferry" in site_text(folder)
    assert build(folder).articles == 0
    assert "Ferry" not in site_text(folder)
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", draft="false"))
    assert build(folder).articles == 1


def test_an_article_of_the_future_appears_when_its_time_has_come(folder: Path) -> None:
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", published="2026-03-10T12:00:01Z"))
    shutil.rmtree(folder / "content/inbox")
    assert (build(folder).articles, build(folder, future=True).articles, build(folder).articles) == (0, 1, 0)
    assert build(folder, now=NOW + timedelta(seconds=1)).articles == 1
    assert "Ferry" in site_text(folder)
    assert build(folder, now=NOW + timedelta(days=1)).nothing
    assert build(folder).articles == 0


def test_an_expired_article_is_gone_and_its_page_stays(folder: Path) -> None:
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", expires="2026-03-11"))
    shutil.rmtree(folder / "content/inbox")
    text = (folder / FERRY).read_bytes()
    assert build(folder).articles == 1
    late = build(folder, now=datetime(2026, 3, 11, tzinfo=UTC))
    assert (late.articles, late.held, late.nothing) == (0, 1, False)
    assert "Ferry" not in site_text(folder)
    assert (folder / FERRY).read_bytes() == text
    assert build(folder).articles == 1


def test_a_hidden_article_has_a_page_and_stands_in_no_list(folder: Path) -> None:
    build(folder)
    write(folder, FERRY, (folder / FERRY).read_text("utf-8").replace("\nid:", "\nhide: true\nid:"))
    build(folder)
    own = page(folder, FERRY)
    assert "Ferry stopped by fog" in own
    assert '<meta name="robots" content="noindex">' in own
    listed = {name for name, data in tree(folder / "site").items() if b"ferry-stopped-by-fog" in data and name != files.MANIFEST}
    path = output(folder, FERRY).relative_to(folder / "site")
    assert listed == {path.as_posix(), path.with_suffix(".json").as_posix()}
    assert "Sound Herald" in own
    assert "Sound Herald" not in (folder / "site/sources/index.html").read_text("utf-8")
    assert [str(problem) for problem in checking.site(site(folder), None, "")[0]] == []


def test_a_hidden_article_is_no_part_of_its_story(folder: Path) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, FERRY, item("A secret headline", "Hidden words.", story="fog", topics="[secrets]", weight="9", pin="1", hide="true", aliases="[old]"))
    write(folder, ROOF, item("Fog over the sound", "Open words.", published="2026-03-08", story="fog", topics="[sea]"))
    assert build(folder).problems == ()
    site = {name for name, data in tree(folder / "site").items() if b"secret" in data.lower() and name != files.MANIFEST}
    own = output(folder, FERRY).relative_to(folder / "site")
    assert site == {own.as_posix(), own.with_suffix(".json").as_posix(), "old/index.html"}
    assert not (folder / "site/editions/2026-03-09").exists()
    assert "Fog over the sound" in page(folder, FERRY)


def test_a_pinned_article_stays_on_the_front_page(folder: Path) -> None:
    shutil.rmtree(folder / "content/inbox")
    for number in range(25):
        write(folder, f"content/articles/a{number}.md", item(f"Number {number}", "Words.", story=f"story-{number}"))
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", published="2020-01-01", story="fog", pin="1"))
    build(folder)
    assert "Ferry stopped by fog" in (folder / "site/index.html").read_text("utf-8")
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", published="2020-01-01", story="fog"))
    build(folder)
    assert "Ferry stopped by fog" not in (folder / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize("imported", ["", "some day", "2026-03-10T12:00:00"])
def test_an_article_without_any_date_has_no_day(folder: Path, imported: str) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, FERRY, "---\ntitle: Ferry stopped by fog\nid: 0123456789abcdef\n---\n\nWords.\n")
    write(folder, IMPORTED, json.dumps({"item": "a", "sha256": "", "imported": imported, "articles": [{"id": "0123456789abcdef", "path": FERRY}]}) + "\n")
    assert build(folder).problems == ()
    assert list((folder / "site").glob("editions/*/")) == []
    for path in ("index.html", "archive/index.html", "sitemap.xml"):
        assert "1970" not in (folder / "site" / path).read_text("utf-8"), path
    assert "Ferry stopped by fog" in (folder / "site/archive/undated/index.html").read_text("utf-8")


def test_unknown_outlets_are_no_voices(folder: Path) -> None:
    shutil.rmtree(folder / "content/inbox")
    write(folder, "content/articles/a.md", item("Heard of by one outlet", "Words.", story="one", source="Sound Herald"))
    write(folder, "content/articles/b.md", item("Heard of elsewhere", "Words.", story="one", published="2026-03-07"))
    write(folder, "content/articles/c.md", item("Newer, by one outlet", "Words.", story="two", source="Skerra Post", published="2026-03-10"))
    build(folder)
    home = (folder / "site/index.html").read_text("utf-8")
    assert home.index("Newer, by one outlet") < home.index("Heard of by one outlet")


# Helpers.


def site(folder: Path) -> project.Project:
    return project.Project(folder, folder / "digest.yaml")


def build(folder: Path, *, now: datetime = NOW, jobs: int = 1, full: bool = False, drafts: bool = False, future: bool = False) -> project.Summary:
    return publishing.publish(site(folder), project.Options(now=now, jobs=jobs, full=full, drafts=drafts, future=future))


def import_(folder: Path, paths: list[Path], again: bool = False):
    items, problems = importing.inbox(site(folder), paths, Article(), 1_000_000)
    assert problems == []
    (_, found) = importing.import_(site(folder), items, project.Options(now=NOW, jobs=1), again=again)
    return found, found.problems


def three_builds(folder: Path):
    """Builds three times, each time for another reason."""
    build(folder)
    yield "a plain build"
    write(folder, "content/inbox/more.md", item("One more item", "Something else has happened in the meantime."))
    build(folder)
    yield "with a new item"
    shutil.rmtree(folder / ".digest-cache")
    build(folder, full=True)
    yield "without what was remembered"


def built_at_once(folder: Path) -> Path:
    """The same site, built without interruption in another folder."""
    fresh = folder.with_name(folder.name + "-fresh")
    shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns("site", ".digest-cache"))
    build(fresh)
    return fresh


def interrupt(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, after: int) -> None:
    """Let a function do its work so many times, then press Ctrl+C."""
    real, calls = getattr(owner, name), []

    def cut_off(*args: object, **named: object) -> object:
        calls.append(args)
        if len(calls) > after:
            raise KeyboardInterrupt
        return real(*args, **named)

    monkeypatch.setattr(owner, name, cut_off)


def item(title: str, body: str, published: str = "2026-03-09", **more: str) -> str:
    fields = "".join(f"{name}: {value}\n" for name, value in more.items())
    return f"---\ntitle: {title}\npublished: {published}\n{fields}---\n\n{body}\n"


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def output(folder: Path, path: str) -> Path:
    return folder / "site/articles" / path.removeprefix("content/articles/").removesuffix(".md") / "index.html"


def page(folder: Path, path: str) -> str:
    return output(folder, path).read_text("utf-8")


def site_text(folder: Path) -> str:
    return "\n".join(data.decode("utf-8", "replace") for name, data in tree(folder / "site").items() if not name.startswith("assets/"))


def articles(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "content/articles").rglob("*.md"))


def placed(folder: Path) -> list[dict[str, str]]:
    rows = (json.loads(line) for line in (folder / PUBLISHED).read_text("utf-8").splitlines())
    return [row for row in rows if "id" in row]


def guid(id: str) -> str:
    return f"tag:kept.example,2026:article/{id}"


def tree(folder: Path) -> Tree:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in found.items() if not path.startswith(".digest-cache/")}


def stamps(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of change of every file."""
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if path.is_file()}

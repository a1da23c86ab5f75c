"""The command line as users and scripts drive it: what each command does, says where, and returns."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from digest import __version__, cli, config, files, page, publishing

from . import fuzz

ROOT = Path(__file__).parent.parent
NOW = ("--now", "2026-03-10T12:00:00Z")
COMMANDS = tuple(sorted(cli.digest.commands))
FERRY = "content/articles/2026/03/ferry-stopped-by-fog.md"
DUMP = """\
Ferry stopped by fog in the sound

The ferry stayed in port on Monday because of thick fog, the harbour master said, and forty passengers slept in the school hall.

Two hours ago it was still there. The captain expects to leave on Tuesday morning if the wind gets up during the night.
"""
# What contract.md promises of `import --dry-run --json`, in its order.
IMPORT_KEYS = (
    "item", "input_id", "index", "role", "id", "title", "text", "markdown", "source", "published", "updated", "estimated", "authors",
    "dateline", "agency", "captions", "language", "topics", "story", "copy_of", "path",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledgers record one time, 2026-03-10T12:00:00Z."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773144000")


@dataclass
class Ran:
    """What a command returned and said."""

    code: object
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


def digest(folder: Path, *arguments: str | Path, stdin: bytes = b"") -> Ran:
    """Run the command line in this process, in a site's folder, without a terminal."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["digest", "-C", str(folder), *map(str, arguments)]
    with (
        mock.patch.object(sys, "argv", argv),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as exit,
    ):
        cli.main()
    return Ran(exit.value.code, out.getvalue(), err.getvalue())


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own."""
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "digest", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=plain | environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site with two items in its inbox, not yet built."""
    root = tmp_path / "paper"
    write(root, "digest.yaml", "title: Paper\nbase_url: https://paper.example/daily/\nauthority: paper.example,2026\n")
    write(root, "content/inbox/ferry.md", item("Ferry stopped by fog", "The ferry stayed in port because of fog.", source="Sound Herald", topics="[sea]"))
    write(root, "content/inbox/roof.md", item("School gets a new roof", "The council voted for a new school roof.", source="Skerra Post"))
    return root


# init


def test_init_makes_a_site_that_builds_at_once(tmp_path: Path) -> None:
    made = process("init", tmp_path / "new")
    assert (made.returncode, made.stdout) == (0, "")
    for name in ("digest.yaml", ".gitignore", ".github/workflows/pages.yml", "content/inbox", "content/topics"):
        assert (tmp_path / "new" / name).exists(), name
    settings = config.parse((tmp_path / "new/digest.yaml").read_text("utf-8"), {})
    assert settings.base.path == "/news/"
    assert settings.authority
    built = process("-C", tmp_path / "new", "build")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "new/site/index.html").is_file()
    checked = process("-C", tmp_path / "new", "check")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert re.fullmatch(r"Checked \d+ pages: 0 problems\.\n", checked.stderr)


def test_init_takes_title_and_address(tmp_path: Path) -> None:
    assert digest(tmp_path, "init", "a", "--title", 'Ann: "No"', "--base-url", "https://a.example").code == 0
    settings = config.parse((tmp_path / "a/digest.yaml").read_text("utf-8"), {})
    assert (settings.title, settings.base_url) == ('Ann: "No"', "https://a.example/")


@pytest.mark.parametrize("option", [("--base-url", "nonsense"), ("--base-url", "https://a.example/?q"), ("--title", " ")])
def test_init_with_a_bad_value_writes_nothing(tmp_path: Path, option: tuple[str, str]) -> None:
    ran = digest(tmp_path, "init", "a", *option)
    assert ran.code == 1
    assert ran.err.startswith("digest: digest.yaml:")
    assert not (tmp_path / "a").exists()


def test_init_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    write(tmp_path, "a/mine.txt", "mine")
    ran = digest(tmp_path, "init", "a")
    assert (ran.code, tree(tmp_path)) == (1, {"a/mine.txt": b"mine"})
    assert "not empty (--force " in ran.err
    assert digest(tmp_path, "init", "a/mine.txt").code == 1


def test_init_with_force_overwrites_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a/digest.yaml", "title: Mine\nbase_url: https://mine.example/\n")
    write(tmp_path, "a/content/topics/sport.md", "mine")
    before = stamps(tmp_path / "a")
    ran = digest(tmp_path, "init", "a", "--force")
    assert ran.code == 0
    assert "2 kept as they were" in ran.err
    after = stamps(tmp_path / "a")
    assert {path: after[path] for path in before} == before
    assert len(after) > len(before) + 10


# build


def test_build_says_what_it_did(folder: Path) -> None:
    ran = digest(folder, "build", *NOW)
    assert (ran.code, ran.out) == (0, "")
    assert re.fullmatch(r"Imported 2 new articles, built 2 articles in .*: \d+ files written, 0 unchanged, 0 removed \(\d+\.\d\d s\)\n", ran.err)


def test_build_again_says_that_nothing_changed_and_writes_nothing(folder: Path) -> None:
    digest(folder, "build")
    before = stamps(folder)
    ran = digest(folder, "build")
    assert ran.code == 0
    assert re.fullmatch(r"Nothing changed: 2 articles in .* \(\d+\.\d\d s\)\n", ran.err)
    assert stamps(folder) == before
    full = digest(folder, "build", "--full", "--json")
    assert [full.rows[0][name] for name in ("written", "removed", "new")] == [0, 0, 0]
    after = stamps(folder)
    assert {path for path in before if after[path] != before[path]} <= {path for path in before if path.startswith(".digest-cache/")}


def test_build_writes_only_what_differs(folder: Path) -> None:
    write(folder, "content/pages/about.md", "---\ntitle: About\n---\n\nWords.\n")
    digest(folder, "build", *NOW)
    text = (folder / "content/pages/about.md").read_text("utf-8")
    write(folder, "content/pages/about.md", text + "\nMore words.\n")
    middle = stamps(folder / "site")
    ran = digest(folder, "build", "--json", *NOW)
    after = stamps(folder / "site")
    assert {path for path in after if after[path] != middle[path]} == {"about/index.html", files.MANIFEST}
    assert ran.rows[0]["written"] == 1


def test_build_brings_back_a_deleted_file(folder: Path) -> None:
    digest(folder, "build", *NOW)
    before = tree(folder / "site")
    (folder / "site/index.html").unlink()
    (folder / "site/robots.txt").write_text("changed", "utf-8")
    ran = digest(folder, "build", "--json", *NOW)
    assert ran.rows[0]["written"] == 2
    assert tree(folder / "site") == before


def test_build_as_json(folder: Path) -> None:
    write(folder, "content/inbox/bad.xyz", "no reader")
    (row,) = digest(folder, "build", "--json", *NOW).rows
    assert set(row) == {"articles", "new", "written", "unchanged", "removed", "skipped", "held", "nothing", "different", "problems", "seconds", "stages"}
    assert (row["articles"], row["new"], row["nothing"], row["different"]) == (2, 2, False, [])
    assert [(problem["path"], problem["line"]) for problem in row["problems"]] == [("content/inbox/bad.xyz", 1)]
    assert digest(folder, "build", "--json", *NOW).rows[0]["nothing"] is True


def test_build_strict_fails_on_a_problem_and_builds_all_the_same(folder: Path) -> None:
    assert digest(folder, "build", "--strict").code == 0
    write(folder, "content/inbox/bad.xyz", "no reader")
    assert digest(folder, "build").code == 0
    ran = digest(folder, "build", "--strict")
    assert ran.code == 1
    assert "content/inbox/bad.xyz:1: no reader for .xyz (" in ran.err
    assert digest(folder, "build", "--strict").code == 1
    assert (folder / "site/index.html").is_file()


def test_build_elsewhere_for_another_address(folder: Path) -> None:
    other = folder.parent / "other"
    assert digest(folder, "build", "-o", other, "-b", "https://other.example/x/y/", *NOW).code == 0
    assert 'href="/x/y/' in (other / "index.html").read_text("utf-8")
    assert not (folder / "site").exists()
    assert digest(folder, "check", "-o", other, "-b", "https://other.example/x/y/").code == 0
    ran = digest(folder, "check", "-o", other)
    told = "the site was built for https://other.example/x/y/, not for https://paper.example/daily/"
    right = "`digest build` again, or `digest check --base-url https://other.example/x/y/`"
    assert (ran.code, ran.err.splitlines()[:-1]) == (1, [f"other/index.html:1: {told} ({right})"])  # and not each of its links
    assert digest(folder, "check", "--feeds", "-o", other).err.splitlines()[:-1] == ran.err.splitlines()[:-1]


def test_build_without_import(folder: Path) -> None:
    ran = digest(folder, "build", "--no-import", "--json")
    assert ran.rows[0]["articles"] == 0
    assert not (folder / "content/articles").exists()
    assert digest(folder, "build", "--json").rows[0]["articles"] == 2


def test_build_verify(folder: Path) -> None:
    assert digest(folder, "build", "--verify").code == 0
    with mock.patch.object(publishing, "_different", return_value=("index.html",)):
        ran = digest(folder, "build", "--verify")
    assert ran.code == 1
    assert "index.html: a second build made this file differently" in ran.err


# import


def test_import_writes_pages_and_a_ledger(folder: Path) -> None:
    saved = folder.parent / "saved"
    write(saved, "deep/page.txt", DUMP)
    write(saved, "one.md", item("One", "Words of the first."))
    ran = digest(folder, "import", saved, *("--fetched", "2026-03-10T12:00:00Z"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Imported 2 new articles from 2 files.\n"
    rows = ledger(folder)
    assert {Path(row["item"]).name for row in rows} == {"page.txt", "one.md"}
    assert all(set(row) == {"item", "sha256", "imported", "articles"} for row in rows)
    for row in rows:
        for article in row["articles"]:
            assert set(article) == {"id", "path", "sha256"}
            assert files.sha256((folder / article["path"]).read_bytes()) == article["sha256"]
    assert not (folder / "content/inbox/page.txt").exists()
    assert digest(folder, "import", saved).err == "Imported 0 new articles from 2 files, 2 items imported before.\n"


def test_members_of_an_archive_that_are_the_same_are_said_to_be(folder: Path) -> None:
    saved = folder.parent / "saved.zip"
    saved.write_bytes(fuzz.zipped({"one.txt": DUMP.encode(), "in/two.txt": DUMP.encode()}))
    ran = digest(folder, "import", saved)
    assert ran.err.splitlines() == [
        f"{saved}/in/two.txt: the same as {saved}/one.txt; imported once",
        "Imported 1 new article from 1 file, 1 item the same as another.",
    ]
    assert digest(folder, "import", saved).err == "Imported 0 new articles from 1 file, 2 items imported before.\n"


def test_items_of_the_inbox_that_are_the_same_are_said_to_be(folder: Path) -> None:
    for name in ("one.txt", "two.txt", "three.txt"):
        write(folder, f"content/inbox/{name}", DUMP)
    assert "; 2 inbox items the same as others (" in digest(folder, "build").err
    write(folder, "content/inbox/four.txt", DUMP + "\n")
    assert "; 5 inbox items imported before (" in digest(folder, "build").err


def test_import_takes_what_the_file_does_not_say_from_options(folder: Path) -> None:
    write(folder.parent, "page.txt", DUMP)
    write(folder.parent, "page.meta.yaml", "source: From the sidecar\n")
    write(folder.parent, "said.md", item("It says so itself", "Words.", source="From the page", language="de"))
    options = ("--fetched", "2026-03-10", "--source", "From the option", "--url", "https://option.example/a", "--language", "en")
    assert digest(folder, "import", folder.parent / "page.txt", folder.parent / "said.md", *options).code == 0
    pages = {article.title: article for article in articles(folder)}
    dump, said = pages["Ferry stopped by fog in the sound"], pages["It says so itself"]
    assert (dump.source, dump.url, dump.language, str(dump.fetched)) == ("From the sidecar", "https://option.example/a", "en", "2026-03-10")
    assert (said.source, said.language) == ("From the page", "de")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (DUMP.encode(), "Ferry stopped by fog in the sound"),
        (b"---\ntitle: From a pipe\n---\n\nWords.\n", "From a pipe"),
        (b'{"title": "From a pipe", "text": "Words."}\n{"title": "Another", "text": "More words."}\n', "From a pipe"),
        (b'\n[{"title": "From a pipe", "text": "Words."}]', "From a pipe"),
    ],
    ids=["dump", "markdown", "lines", "list"],
)
def test_import_reads_standard_input(folder: Path, data: bytes, title: str) -> None:
    ran = digest(folder, "import", "-", "--json", stdin=data)
    assert ran.code == 0, ran.err
    assert ran.rows[0]["title"] == title
    assert str(ran.rows[0]["item"]).startswith("stdin-")
    assert (folder / str(ran.rows[0]["path"])).is_file()


def test_import_dry_run_writes_nothing_and_tells_all(folder: Path) -> None:
    write(folder, "content/inbox/export.jsonl", '{"id": "a1", "title": "From a line", "text": "Words of a line.\\n\\nAnd more.", "source": "Lines"}\n')
    write(folder, "content/inbox/copy.jsonl", '{"id": 7, "title": "From a line", "text": "Words of a line.\\n\\nAnd more.", "source": "Lines"}\n')
    before = stamps(folder)
    ran = digest(folder, "import", folder / "content/inbox", "--dry-run", "--json")
    assert ran.code == 0
    assert stamps(folder) == before
    assert ran.err == "Would import 3 new articles from 4 files, 1 article known already.\n"
    for row in ran.rows:
        assert tuple(row) == IMPORT_KEYS
        assert row["role"] in ("main", "related", "brief")
        assert re.fullmatch("[0-9a-f]{16}", str(row["id"]))
        assert str(row["path"]).startswith("content/articles/")
        assert row["story"]
    found = {(str(row["item"]), row["input_id"]): row for row in ran.rows}
    line = found["content/inbox/export.jsonl:1", "a1"]
    assert (line["text"], line["source"], line["published"]) == ("Words of a line.\n\nAnd more.", "Lines", None)
    assert found["content/inbox/copy.jsonl:1", "7"]["id"] == line["id"]
    plain = digest(folder, "import", folder / "content/inbox", "--dry-run")
    assert [row.split("\t")[0] for row in plain.out.splitlines()] == [row["path"] for row in ran.rows]
    assert stamps(folder) == before


def test_import_dry_run_foretells_the_import(folder: Path) -> None:
    told = digest(folder, "import", folder / "content/inbox", "--dry-run", "--json").rows
    assert digest(folder, "import", folder / "content/inbox", "--json").rows == told
    assert {row["path"] for row in told} == {path.relative_to(folder).as_posix() for path in (folder / "content/articles").rglob("*.md")}


def test_import_again_renews_a_page_that_nobody_edited(folder: Path) -> None:
    digest(folder, "build", *NOW)
    old = articles(folder)
    for name in ("ferry", "roof"):
        path = folder / f"content/inbox/{name}.md"
        path.write_text(path.read_text("utf-8").replace("source: ", "agency: Wire\nsource: "), "utf-8")
    roof = next((folder / "content/articles").rglob("school*.md"))
    edited = roof.read_text("utf-8") + "\nA line by hand.\n"
    roof.write_text(edited, "utf-8")
    ran = digest(folder, "import", "--again", folder / "content/inbox")
    assert (ran.code, ran.err) == (0, "Imported 0 new articles from 2 files, 1 page renewed.\n")
    assert roof.read_text("utf-8") == edited
    assert "\nagency: Wire\n" in (folder / FERRY).read_text("utf-8")
    assert [(one.id, one.story) for one in articles(folder)] == [(one.id, one.story) for one in old]
    again = digest(folder, "import", "--again", folder / "content/inbox")
    assert again.err == "Imported 0 new articles from 2 files, 2 articles known already.\n"


def test_import_of_nothing_fails(folder: Path) -> None:
    for path in ("nowhere.txt", "digest.yaml"):
        ran = digest(folder, "import", folder / path)
        assert (ran.code, ran.out) == (1, "")
        assert re.search(rf"^\S*{re.escape(path)}:1: ", ran.err)
    assert digest(folder, "import").code == 2


def test_import_reads_what_is_good_beside_what_is_bad(folder: Path) -> None:
    ran = digest(folder, "import", folder / "nowhere.txt", folder / "content/inbox/ferry.md")
    assert ran.code == 0
    assert "Imported 1 new article from 1 file." in ran.err


# check


def test_check_finds_what_is_planted(folder: Path) -> None:
    body = (
        "See [nothing](/nowhere/), [a place](#nothing-here), [an old one](../../gone/#x) and [the start](/#main).\n\n[Fine](https://elsewhere.example/nowhere/)"
    )
    write(folder, FERRY, item("Ferry stopped by fog", body))
    write(
        folder, "templates/archive.html", '{% extends "default/archive.html" %}\n{% block main %}\n<a href="/elsewhere/">Out</a>\n{{ super() }}{% endblock %}\n'
    )
    digest(folder, "build", *NOW)
    ran = digest(folder, "check", "--json")
    assert ran.code == 1
    own = "site/articles/2026/03/ferry-stopped-by-fog/index.html"
    planted = {(str(row["path"]), str(row["what"])) for row in ran.rows}
    assert planted == {
        (own, "'/daily/nowhere/' leads nowhere"),
        (own, "'#nothing-here': articles/2026/03/ferry-stopped-by-fog/index.html has no #nothing-here"),
        (own, "'/daily/articles/2026/gone/#x' leads nowhere"),
        ("site/archive/index.html", "'/elsewhere/' leaves the site's base path"),
    }
    for row in ran.rows:
        link = str(row["what"]).split("'")[1]
        assert link in (folder / str(row["path"])).read_text("utf-8").splitlines()[int(str(row["line"])) - 1]
    said = digest(folder, "check")
    assert (said.code, said.out) == (1, "")
    assert re.search(r"^site/archive/index\.html:\d+: '/elsewhere/' leaves the site's base path \(/daily/…\)$", said.err, re.MULTILINE)


def test_check_finds_bad_content_missing_files_and_shared_ids(folder: Path) -> None:
    digest(folder, "build", *NOW)
    (folder / "site/archive/index.html").unlink()
    twin = (folder / FERRY).read_text("utf-8")
    write(folder, "content/articles/2026/03/twin.md", twin)
    write(folder, "content/articles/2026/03/bad.md", "---\ntitel: Bad\n---\n")
    found = {
        str(row["path"]): str(row["what"]) for row in digest(folder, "check", "--json").rows if not str(row["what"]).endswith("/daily/archive/' leads nowhere")
    }
    assert set(found) == {"site/archive/index.html", "content/articles/2026/03/twin.md", "content/articles/2026/03/bad.md"}
    assert found["content/articles/2026/03/bad.md"] == "unknown field 'titel'"


def test_check_finds_a_copy_of_nothing(folder: Path) -> None:
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", copy_of="0123456789abcdef"))
    digest(folder, "build", *NOW)
    assert [(row["what"], row["severity"]) for row in digest(folder, "check", "--json").rows] == [
        ("copy_of names 0123456789abcdef, which is no article", "warning")
    ]


def test_a_warning_is_no_failure_but_for_the_strict(folder: Path) -> None:
    write(folder, FERRY, item("Ferry stopped by fog", "Words.", copy_of="0123456789abcdef"))
    digest(folder, "build", *NOW)
    ran = digest(folder, "check")
    assert (ran.code, ran.err.splitlines()[-1].partition(": ")[2]) == (0, "0 errors, 1 warning.")
    assert ran.err.startswith(f"{FERRY}:1: warning: copy_of names 0123456789abcdef, which is no article (")
    assert digest(folder, "check", "--strict").code == 1
    assert digest(folder, "check", "--feeds", "--strict").code == 0
    (folder / "site/feed.xml").unlink()
    ran = digest(folder, "check")
    assert (ran.code, "site/feed.xml:1: is missing" in ran.err) == (1, True)


def test_what_came_in_stops_no_publication(folder: Path) -> None:
    """A title with markup and links that lead nowhere came in with the words: they are told, and the site goes out."""
    body = "See [more](../more.html) and [there](#there). Its words are <b>these</b>: the ferry stayed in port because of fog, and will sail on Tuesday."
    write(folder, "content/inbox/markup.md", item("The tag <b>ferry</b> &amp; fog", body, source="Sound Herald"))
    digest(folder, "build", *NOW)
    ran = digest(folder, "check", "--json")
    found = {str(row["what"]).partition(":")[0] for row in ran.rows}
    assert any("leads nowhere" in what for what in found)
    assert any("markup in the title" in what for what in found)
    assert ({row["severity"] for row in ran.rows}, ran.code) == ({"warning"}, 0)


def test_check_without_a_site_fails(folder: Path) -> None:
    ran = digest(folder, "check")
    assert ran.code == 1
    assert "no site was built here" in ran.err


# list


@pytest.mark.parametrize(
    ("what", "count", "key"), [("articles", 2, "id"), ("stories", 2, "story"), ("topics", 2, "topic"), ("sources", 2, "source"), ("inbox", 2, "item")]
)
def test_list(folder: Path, what: str, count: int, key: str) -> None:
    digest(folder, "build", *NOW)
    ran = digest(folder, "list", what, "--json")
    assert (ran.code, ran.err, len(ran.rows)) == (0, "", count)
    assert all(key in row for row in ran.rows)
    plain = digest(folder, "list", what)
    assert (plain.code, plain.err) == (0, "")
    assert [row.split("\t")[list(ran.rows[0]).index(key)] for row in plain.out.splitlines()] == [row[key] for row in ran.rows]


# eval


def test_eval_topics_scores_labelled_articles(folder: Path) -> None:
    rows = [
        {"topic": "sport", "title": "Rovers win cup", "text": "The goalkeeper saved a penalty in the final, said the coach after the match."},
        {"topic": "Sport", "title": "Sprinter wins medal", "text": "She won the final at the championships; her coach praised the athlete."},
        {"topic": "business", "title": "Team sold", "text": "The football league said the team and its players will play next season in another stadium."},
        {"topic": "sea", "title": "The ferry", "text": "The ferry lay in the harbour."},
        {"title": "No topic", "text": "Words."},
    ]
    labelled, empty = folder / "labelled.jsonl", folder / "empty.jsonl"
    labelled.write_text("".join(json.dumps(row) + "\n" for row in rows) + "no JSON\n", "utf-8")
    empty.write_text("", "utf-8")
    write(folder, "content/topics/sea.md", "---\ntitle: Sea\nwords: {ferry: 5, harbour: 4}\n---\n")
    ran = digest(folder, "eval", "topics", labelled, "--json")
    assert ran.code == 0
    assert ran.rows[0] == {
        "articles": 4, "first": 0.75, "among": 0.75, "unsure": 0.0, "f1": ran.rows[0]["f1"],
        "taken": [
            {"wanted": "business", "given": "sport", "articles": 1}, {"wanted": "sea", "given": "sea", "articles": 1},
            {"wanted": "sport", "given": "sport", "articles": 2},
        ],
    }  # fmt: skip
    assert ran.rows[0]["f1"] == pytest.approx((0 + 1 + 4 / 5) / 3, abs=1e-3)
    assert "labelled.jsonl:5: " in ran.err
    assert "labelled.jsonl:6: " in ran.err
    told = digest(folder, "eval", "topics", labelled).out
    assert "first right   0.750" in told
    assert "business → sport: 1" in told
    assert digest(folder, "eval", "topics", empty).code == 1


def test_eval_cleaning_scores_labelled_pages(folder: Path) -> None:
    body = "The ferry to Skerra stayed in port on Monday because of a fire in its engine room.\n\nNobody was hurt, the company said, and it will sail again on Friday."
    dump = f"Home\nNews\nSport\nNight ferry stopped after engine fire\nBy Ana Lind\n4 June 2025\n{body}\nShare\nPrivacy policy\n"
    right = {"dump": dump, "body": body, "title": "Night ferry stopped after engine fire", "date": "2025-06-04", "authors": ["Ana Lind"]}
    (folder / "pages.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in (right, {**right, "title": "Another", "authors": ["Bo Dahl"]}, {"title": "No page"})), "utf-8"
    )
    ran = digest(folder, "eval", "cleaning", folder / "pages.jsonl", "--json")
    found = json.loads(ran.out)
    assert (found["pages"], found["f1"], found["title"], found["date"], found["authors"]) == (2, 1.0, 0.5, 1.0, 0.5)
    assert "pages.jsonl:3: no page" in ran.err


def test_eval_cleaning_gives_no_figure_for_what_no_page_tells(folder: Path) -> None:
    (folder / "pages.jsonl").write_text(json.dumps({"dump": DUMP, "title": "Another"}) + "\n", "utf-8")
    found = json.loads(digest(folder, "eval", "cleaning", folder / "pages.jsonl", "--json").out)
    assert found == {"articles": 1, "pages": 1, "precision": None, "recall": None, "f1": None, "title": 0.0, "date": None, "authors": None}
    assert "date\t–" in digest(folder, "eval", "cleaning", folder / "pages.jsonl").out


def test_list_inbox_tells_what_was_imported(folder: Path) -> None:
    digest(folder, "build", *NOW)
    write(folder, "content/inbox/late.txt", DUMP)
    rows = {row["item"]: row["imported"] for row in digest(folder, "list", "inbox", "--json").rows}
    assert rows == {
        "content/inbox/ferry.md": "2026-03-10T12:00:00Z", "content/inbox/roof.md": "2026-03-10T12:00:00Z", "content/inbox/late.txt": None,
    }  # fmt: skip


def test_list_inbox_knows_files_with_a_colon_and_lines_of_files(folder: Path) -> None:
    write(folder, "content/inbox/at 12:30.md", item("A late item", "It came at half past twelve."))
    write(folder, "content/inbox/export.jsonl", json.dumps({"title": "One line", "text": "Of a file with one line."}) + "\n")
    digest(folder, "build", *NOW)
    assert [row["item"] for row in digest(folder, "list", "inbox", "--json").rows if not row["imported"]] == []


def test_list_keeps_problems_off_standard_output(folder: Path) -> None:
    write(folder, "content/articles/2026/03/bad.md", "---\ntitel: Bad\n---\n")
    ran = digest(folder, "list", "articles", "--json")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "content/articles/2026/03/bad.md:2: unknown field 'titel' (did you mean 'title'?)\n"


# new


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("article", r"content/articles/\d{4}/\d\d/cafe-no-1\.md"),
        ("topic", r"content/topics/cafe-no-1\.md"),
        ("story", r"content/stories/cafe-no-1\.md"),
        ("page", r"content/pages/cafe-no-1\.md"),
    ],
)
def test_new_writes_a_page_that_builds_and_never_overwrites(folder: Path, kind: str, pattern: str) -> None:
    ran = digest(folder, "new", kind, 'Café: "No" 1')
    assert (ran.code, ran.err) == (0, "")
    path = ran.out.removesuffix("\n")
    assert re.fullmatch(pattern, path)
    assert page.split((folder / path).read_text("utf-8"), path)[0]["title"].value == 'Café: "No" 1'
    assert digest(folder, "build", "--strict", "-D", "-F").code == 0
    write(folder, path, "mine")
    again = digest(folder, "new", kind, "Cafe no 1")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith(f"digest: {path}:1: stands there already")
    assert (folder / path).read_text("utf-8") == "mine"


# clean


def test_clean_removes_what_was_made_and_nothing_else(folder: Path) -> None:
    before = tree(folder)
    digest(folder, "build", *NOW)
    content = {path: data for path, data in tree(folder).items() if path.startswith("content/")}
    write(folder, "site/CNAME", "paper.example\n")
    write(folder, "site/topics/notes.txt", "mine")
    write(folder, "site/index.html", "changed by hand")
    ran = digest(folder, "clean")
    assert (ran.code, ran.out) == (0, "")
    assert "site/index.html:1: was changed after it was built and is kept" in ran.err
    assert re.search(r"Removed \d+ built files and \d+ files? of the cache\.\n$", ran.err)
    left = {"digest.yaml": before["digest.yaml"], "site/CNAME": b"paper.example\n", "site/topics/notes.txt": b"mine", "site/index.html": b"changed by hand"}
    assert tree(folder) == content | left
    assert not (folder / ".digest-cache").exists()
    assert not (folder / "site/articles").exists()
    assert digest(folder, "clean").err == "Removed 0 built files and 0 files of the cache.\n"


# What holds for all commands.


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(tmp_path: Path, command: str) -> None:
    ran = digest(tmp_path, command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(rf"^  Example:  digest {command}\b|^  Example:  .*&& digest {command}$", ran.out, re.MULTILINE)
    assert digest(tmp_path, command, "-h").out == ran.out


def test_version(tmp_path: Path) -> None:
    assert digest(tmp_path, "--version").out == f"digest {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(tmp_path: Path, shell: str) -> None:
    ran = digest(tmp_path, "completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_DIGEST_COMPLETE={shell}_complete" in ran.out


def test_completion_completes() -> None:
    ran = process(_DIGEST_COMPLETE="bash_complete", COMP_WORDS="digest list st", COMP_CWORD="2")
    assert (ran.stdout, ran.stderr) == ("plain,stories\n", "")


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("build", "--nonsense"), ("list", "cats"), ("new", "cat", "Tom"), ("build", "--now", "soon"), ("build", "--now", "2026-02-30"), ("import",),
     ("build", "-j", "-1"), ("serve", "-p", "99999"), ("--color", "pink", "build"), ("completion", "tcsh")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_2(folder: Path, arguments: tuple[str, ...]) -> None:
    ran = digest(folder, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: " in ran.err


def test_no_arguments_show_the_help(tmp_path: Path) -> None:
    ran = process()
    assert ran.returncode == 2
    assert "digest init my-site" in ran.stdout + ran.stderr


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("list", "articles"), ("import", "-"), ("serve",)], ids=" ".join)
def test_without_a_digest_yaml_is_1(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = digest(tmp_path, *arguments)
    assert (ran.code, ran.out, tree(tmp_path)) == (1, "", {})
    assert ran.err == f"digest: {tmp_path}/digest.yaml:1: there is no digest.yaml (`digest init` makes a site; `digest -C DIR …` names its folder)\n"


def test_interrupted_is_130(folder: Path) -> None:
    with mock.patch.object(publishing, "publish", side_effect=KeyboardInterrupt):
        ran = digest(folder, "build")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "digest: interrupted")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: A\nbase_ulr: https://a.example/\n", "digest.yaml:2: unknown field 'base_ulr' (did you mean 'base_url'?)"),
        ("title: A\n", "digest.yaml:1: base_url is missing (base_url: https://example.github.io/news/)"),
        ("title: A\nbase_url: a.example\n", "digest.yaml:2: base_url: 'a.example' is not the address of a site (https://example.github.io/news/)"),
        ("title: A\nbase_url: https://a.example/\n\nper_page: many\n", "digest.yaml:4: per_page: 'many' is not a number (a number such as 2 or 0.5)"),
        ("title: A\nbase_url: https://a.example/\noutputs: [artikles]\n", "digest.yaml:3: outputs: unknown output 'artikles' (did you mean 'articles'?)"),
        ("title: A\ntitle: B\n", "digest.yaml:2: field 'title' stands twice (first on line 1)"),
        ("title: [A\n", "digest.yaml:1: not YAML: "),
        ("- a\n- b\n", "digest.yaml:1: not a list of fields (`name: value`, one a line)"),
    ],
)
def test_a_bad_setting_stops_before_anything_is_written(folder: Path, text: str, message: str) -> None:
    write(folder, "digest.yaml", text)
    before = tree(folder)
    ran = digest(folder, "build")
    assert (ran.code, ran.out, tree(folder)) == (1, "", before)
    assert ran.err.startswith(f"digest: {message}")


def test_the_environment_overrides_a_setting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest(folder, "build")
    monkeypatch.setenv("DIGEST_TITLE", "Another paper")
    monkeypatch.setenv("DIGEST_OUTPUTS", "articles, home")
    assert digest(folder, "build", "--json").rows[0]["nothing"] is False
    assert "<title>Another paper</title>" in (folder / "site/index.html").read_text("utf-8")
    assert not (folder / "site/feed.xml").exists()
    monkeypatch.setenv("DIGEST_PER_PAGE", "none")
    ran = digest(folder, "build")
    assert (ran.code, ran.err) == (1, "digest: environment variable DIGEST_PER_PAGE:1: per_page: 'none' is not a number (a number such as 2 or 0.5)\n")


def test_another_configuration_file(folder: Path) -> None:
    write(folder, "other.yaml", "title: The other paper\nbase_url: https://other.example/\n")
    assert digest(folder, "-c", folder / "other.yaml", "build").code == 0
    assert "<title>The other paper</title>" in (folder / "site/index.html").read_text("utf-8")


def test_quiet_says_nothing_but_problems(folder: Path) -> None:
    write(folder, "content/inbox/bad.xyz", "no reader")
    ran = digest(folder, "-q", "build")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("content/inbox/bad.xyz:1: ")
    assert ran.err.count("\n") == 1


def test_verbose_names_the_pages(folder: Path) -> None:
    assert FERRY in digest(folder, "-v", "build").err.splitlines()


def test_problems_are_sorted_lines_of_path_line_and_message(folder: Path) -> None:
    for name in ("c", "a", "b"):
        write(folder, f"content/articles/2026/03/{name}.md", "---\ntitle: Bad\npublished: 2026-02-30\nidd: 1\n---\n")
    lines = digest(folder, "build").err.splitlines()[:-1]
    assert [line.split(": ")[0] for line in lines] == [f"content/articles/2026/03/{name}.md:{number}" for name in "abc" for number in (3, 4)]
    assert all(re.search(r" \(.+\)$", line) for line in lines)


def test_colour_only_on_a_terminal_that_wants_it(folder: Path) -> None:
    write(folder, "content/inbox/bad.xyz", "no reader")
    digest(folder, "build")
    assert "\x1b[" not in process("-C", folder, "build").stderr
    assert "\x1b[" in process("-C", folder, "--color", "always", "build").stderr
    assert "\x1b[" in on_a_terminal(folder, TERM="xterm")
    assert "\x1b[" not in on_a_terminal(folder, TERM="xterm", NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(folder, TERM="dumb")


def test_a_closed_pipe_is_no_crash(folder: Path) -> None:
    digest(folder, "build")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "digest", "-C", str(folder), "list", "articles"]
    ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    os.close(writer)
    assert ran.stderr == ""


def on_a_terminal(folder: Path, **environment: str) -> str:
    """What a build says on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "digest", "-C", str(folder), "build"], stderr=theirs, env=plain | environment, check=True)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    return said


def item(title: str, body: str, published: str = "2026-03-09", **more: str) -> str:
    fields = "".join(f"{name}: {value}\n" for name, value in more.items())
    return f"---\ntitle: {title}\npublished: {published}\n{fields}---\n\n{body}\n"


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def ledger(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "content/imported.jsonl").read_text("utf-8").splitlines()]


def articles(folder: Path):
    """The articles of content/, by path."""
    found = (page.parse(path.read_text("utf-8"), str(path))[0] for path in sorted((folder / "content/articles").rglob("*.md")))
    return [article for article in found if article]


def tree(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in found.items() if not path.startswith(".digest-cache/")}


def stamps(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of change of every file."""
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if path.is_file()}

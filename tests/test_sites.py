"""Whole sites, byte for byte: a site's folder → the pages, ledgers, site and report that a build makes of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import checking, files, pool, project, publishing, resources, urls, views
from digest.outputs import assets

SITES = Path(__file__).parent / "sites"
NAMES = ("tiny", "empty", "broken", "theme", "compact", "arabic")
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
ROOT = Path(__file__).parent.parent

# What no text file of a repository can hold, by the site and path it belongs to.
BINARY: dict[tuple[str, str], bytes] = {
    ("broken", "content/inbox/empty.txt"): b"",
    ("broken", "content/inbox/blank.md"): b" \n\n",
    ("broken", "content/inbox/picture.txt"): b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
    ("broken", "content/inbox/noise.txt"): bytes(range(256)) * 4,
    ("broken", "content/inbox/latin.md"): "---\ntitle: Café à la crème\npublished: 2026-03-07\n---\n\nWritten by an old editor – “quoted”.\n".encode("cp1252"),
    ("broken", "content/inbox/utf-16.md"): "---\ntitle: Två ögon\npublished: 2026-03-07\n---\n\nSaved on another system.\n".encode("utf-16"),
    ("broken", "content/inbox/nul.jsonl"): b'{"title": "A raw\0 NUL", "text": "It is dropped.", "published": "2026-03-08"}\n'
    b'{"title": "A raw half \xed\xa0\xbd of a pair", "text": "It is read as well as it can be.", "published": "2026-03-08"}\n',
    ("broken", "content/inbox/large.txt"): b"Too large a page. " * 150,
    (
        "broken",
        "content/articles/2026/03/windows.md",
    ): "---\r\ntitle: Window’s line ends\r\npublished: 2026-03-07\r\n---\r\n\r\nTwo lines,\r\none paragraph.\r\n".encode(),
}

Tree = dict[str, bytes]


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledgers record one time, 2026-03-10T12:00:00Z."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773144000")


@pytest.mark.parametrize("name", NAMES)
def test_site_is_as_recorded(name: str, tmp_path: Path, golden: Callable[[Path, str], None], request: pytest.FixtureRequest) -> None:
    summary = build(laid_out(name, tmp_path))
    found = made(name, tmp_path)
    found["report/problems.txt"] = "".join(f"{problem}\n" for problem in summary.problems).encode()
    expected = SITES / name / "expected"
    if request.config.getoption("--update"):
        shutil.rmtree(expected, ignore_errors=True)
    else:
        assert sorted(found) == sorted(tree(expected))
    for path, data in found.items():
        golden(expected / path, data.decode("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_input_is_untouched(name: str, tmp_path: Path) -> None:
    before = tree(laid_out(name, tmp_path))
    build(tmp_path)
    after = tree(tmp_path)
    assert {path: after[path] for path in before} == before


@pytest.mark.parametrize("name", NAMES)
def test_manifest_lists_the_site_and_nothing_else(name: str, tmp_path: Path) -> None:
    build(laid_out(name, tmp_path))
    found = tree(tmp_path / "site")
    del found[files.MANIFEST]
    assert files.manifest(tmp_path / "site") == {path: files.sha256(data) for path, data in found.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_resolves(name: str, tmp_path: Path) -> None:
    summary = build(laid_out(name, tmp_path))
    found, pages = checking.site(site(tmp_path), None, "")
    assert pages
    assert {str(problem) for problem in found if problem.path.startswith("site/")} == set()
    assert {problem.path for problem in found} <= {problem.path for problem in summary.problems}


def test_a_problem_is_said_once_and_again_while_it_lasts(tmp_path: Path) -> None:
    first = build(laid_out("broken", tmp_path))
    assert len(set(map(str, first.problems))) == len(first.problems)
    again = build(tmp_path)
    assert again.nothing
    assert again.problems == first.problems
    lost = set(first.problems) - set(build(tmp_path, full=True).problems)
    assert {problem.path for problem in lost} == {"content/inbox/latin.md", "content/inbox/utf-16.md"}  # imported whole: nothing is left to mend


@pytest.mark.parametrize("name", ["tiny", "broken"])
def test_same_bytes_for_any_number_of_workers(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(laid_out(name, tmp_path / "one"))
    monkeypatch.setattr(pool, "FEW", 1)
    monkeypatch.setattr(pool, "CHUNK", 1)
    build(laid_out(name, tmp_path / "two"), jobs=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_same_bytes_for_any_number_of_workers_where_they_are_used(tmp_path: Path) -> None:
    for jobs in (1, 2):
        build(laid_out("many", tmp_path / str(jobs)), jobs=jobs)
    found = tree(tmp_path / "1")
    assert sum(path.startswith("site/articles/") for path in found) > pool.FEW
    assert found == tree(tmp_path / "2")


@pytest.mark.parametrize("name", NAMES)
def test_same_bytes_with_and_without_memory(name: str, tmp_path: Path) -> None:
    build(laid_out(name, tmp_path))
    first = tree(tmp_path)
    assert build(tmp_path).nothing
    assert not build(tmp_path, full=True).nothing
    assert tree(tmp_path) == first
    shutil.rmtree(tmp_path / ".digest-cache")
    shutil.rmtree(tmp_path / "site")
    build(tmp_path)
    assert tree(tmp_path) == first


def test_a_build_of_a_changed_site_equals_a_fresh_one(tmp_path: Path) -> None:
    for folder in ("grown", "fresh"):
        laid_out("tiny", tmp_path / folder)
    late = tmp_path / "grown/content/inbox/seal.md"
    held = late.read_bytes()
    late.unlink()
    build(tmp_path / "grown")
    late.write_bytes(held)
    topic = "---\ntitle: Council and school\nwords: {council: 5, roof: 4}\n---\n"
    for folder in ("grown", "fresh"):
        (tmp_path / folder / "content/topics/council.md").write_text(topic, "utf-8")
    build(tmp_path / "grown")
    build(tmp_path / "fresh")
    grown, fresh = tree(tmp_path / "grown"), tree(tmp_path / "fresh")
    ledger = "content/imported.jsonl"  # its lines stand in the order of the imports
    assert sorted(grown.pop(ledger).splitlines()) == sorted(fresh.pop(ledger).splitlines())
    assert grown == fresh


@pytest.mark.parametrize("name", NAMES)
def test_same_bytes_in_another_folder(name: str, tmp_path: Path) -> None:
    folders = (tmp_path / "a", tmp_path / "somewhere else" / "ä b")
    for folder in folders:
        build(laid_out(name, folder))
    assert tree(folders[0]) == tree(folders[1])


def test_same_bytes_whatever_the_machine_says(tmp_path: Path) -> None:
    """Hash seed, time zone, locale and the clock of the machine leave no trace; neither does the day of the build."""
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"},
    )
    for number, setting in enumerate(settings):
        folder = laid_out("tiny", tmp_path / str(number))
        command = [sys.executable, "-m", "digest", "-C", str(folder), "build", "--now", NOW.isoformat()]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1773144000", **setting}
        subprocess.run(command, env=environment, capture_output=True, check=True)
    assert tree(tmp_path / "0") == tree(tmp_path / "1")


@pytest.mark.parametrize("name", NAMES)
def test_verify_finds_no_difference(name: str, tmp_path: Path) -> None:
    summary = build(laid_out(name, tmp_path), verify=True)
    assert summary.different == ()
    assert summary.written


def test_verify_finds_a_planted_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from digest.outputs import shared

    texts = (str(number) for number in range(1000))
    monkeypatch.setattr(shared, "published", lambda site, entry: views.Stamp("", next(texts), False))
    assert "index.html" in build(laid_out("tiny", tmp_path), verify=True).different


def site(folder: Path) -> project.Project:
    return project.Project(folder, folder / "digest.yaml")


def build(folder: Path, *, jobs: int = 1, full: bool = False, verify: bool = False) -> project.Summary:
    return publishing.publish(site(folder), project.Options(now=NOW, jobs=jobs, full=full, verify=verify))


def laid_out(name: str, folder: Path) -> Path:
    """A site's folder as a person would have it before the first build."""
    if name == "many":
        return many(folder)
    shutil.copytree(SITES / name / "input", folder, dirs_exist_ok=True)
    for (owner, path), data in BINARY.items():
        if owner == name:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


def many(folder: Path) -> Path:
    """A site that is large enough for worker processes, both in its inbox and in its pages."""
    (folder / "content/inbox").mkdir(parents=True)
    (folder / "digest.yaml").write_text("title: Many\nbase_url: https://many.example/a/b/\nauthority: many.example,2026\noutputs: [articles, home]\n", "utf-8")
    for number in range(pool.FEW + 20):
        day = f"2026-02-{number % 28 + 1:02d}"
        words = f"Parish {number} has counted {number * 37 % 1000} sheep, and shepherd number {number * 11 % 97} has lost none."
        page = f"---\ntitle: Sheep counted in parish {number}\npublished: {day}\nstory: sheep-{number}\n---\n\n{words}\n"
        (folder / f"content/inbox/sheep-{number:03d}.md").write_text(page, "utf-8")
    return folder


def made(name: str, folder: Path) -> Tree:
    """What a build made: pages and ledgers of content/, and the site but for its manifest; what the theme brings along is named only."""
    given = {path.relative_to(SITES / name / "input").as_posix() for path in (SITES / name / "input").rglob("*")} | {path for _, path in BINARY}
    shipped = {path.read_bytes(): path.name for path in (resources.templates() / "assets").iterdir()}
    style = (resources.templates() / "assets/style.css").read_bytes()
    found = tree(folder)
    icons = {f"site/{urls.icon(name)}": b"an icon\n" for name in assets.ICONS}  # each version of Pillow draws them a little differently
    return {
        path: icons.get(path) or (f"the built-in {shipped[data]}\n".encode() if data in shipped else data.replace(style, b"/* the built-in style.css */\n"))
        for path, data in found.items()
        if path not in given and path != f"site/{files.MANIFEST}"
    }


def tree(folder: Path) -> Tree:
    """Every file below a folder but for the cache."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in found.items() if not path.startswith(".digest-cache/")}

"""A look at the disk before anything is loaded: what it sees, what it says, and that it takes arguments as the command line does."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from unittest import mock

import pytest

from digest import cli, look, project, publishing, report, resources, words

ROOT = Path(__file__).parent.parent
HEAVY = ("click", "dataclasses", "hashlib", "jinja2", "json", "markdown_it", "pathlib", "re", "yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site of one article."""
    write(tmp_path, "digest.yaml", "title: Looked at\nbase_url: https://look.example/\nauthority: look.example,2026\n")
    write(tmp_path, "content/articles/one.md", "---\ntitle: One\npublished: 2026-03-09\n---\n\nWords.\n")
    long_ago = 1_770_000_000  # what was written just before it is read may have been written again since, and is not trusted
    os.utime(tmp_path / "content/articles/one.md", (long_ago, long_ago))
    publishing.publish(project.Project(tmp_path, tmp_path / "digest.yaml"), project.Options(jobs=1))
    return tmp_path


TAKEN = (
    ["build"],
    ["build", "-j", "2"],
    ["build", "-o", "out"],
    ["build", "--output", "out", "--jobs", "1"],
    ["-C", ".", "build"],
    ["-C", "{folder}", "build"],
)
LEFT = (
    [], ["build", "--full"], ["build", "-q"], ["build", "-D"], ["build", "-j"], ["build", "-j", "two"], ["list", "articles"], ["-c", "other.yaml", "build"],
    ["build", "-C", "."], ["--help"], ["build", "-oout"], ["serve"], ["build", "build"], ["-C"], ["-C", ""],
)  # fmt: skip


@pytest.mark.parametrize("arguments", TAKEN)
def test_what_a_quick_look_takes_is_what_the_command_line_takes(folder: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    given = [argument.format(folder=folder) for argument in arguments]
    found = look.quick(given)
    assert found is not None
    with (
        mock.patch.object(publishing, "publish", return_value=project.Summary(nothing=True)) as asked,
        mock.patch.object(sys, "argv", ["digest", *given]),
        pytest.raises(SystemExit),
    ):
        cli.main(found)
    site, options, _, handed = asked.call_args.args
    assert handed is found
    assert Path(found.root) == site.root
    assert Path(found.out) == (options.output or site.root / "site")
    assert (options.base_url, options.drafts, options.future, options.full, options.verify, options.imports, options.now) == (
        "",
        False,
        False,
        False,
        False,
        True,
        None,
    )


@pytest.mark.parametrize("arguments", LEFT)
def test_a_quick_look_leaves_everything_else_to_the_command_line(folder: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert look.quick(arguments) is None


def test_nothing_changed_is_said_before_anything_is_loaded(folder: Path) -> None:
    loaded = f"print([name for name in {HEAVY} if name in sys.modules], flush=True)"
    script = f"import os, sys; end = os._exit; os._exit = lambda code: ({loaded}, end(code)); sys.argv = ['digest', 'build']; from digest.__main__ import main; main()"
    ran = python(folder, "-c", script)
    assert ran.stderr.startswith("Nothing changed: 1 article in site/ (")
    before = python(folder, "-c", f"import sys; {loaded}")
    assert ran.stdout == before.stdout


def test_the_command_says_the_same_of_nothing_with_and_without_a_quick_look(folder: Path) -> None:
    quick, slow = python(folder, "-m", "digest", "build"), python(folder, "-m", "digest", "--color", "never", "build")
    assert quick.stderr.partition(" (")[0] == slow.stderr.partition(" (")[0] == "Nothing changed: 1 article in site/"


@pytest.mark.parametrize("arguments", [["build"], ["build", "--full"], ["-q", "build"]])
def test_streams_may_be_closed(folder: Path, arguments: list[str]) -> None:
    command = subprocess.list2cmdline([sys.executable, "-m", "digest", *arguments])
    ran = subprocess.run(["sh", "-c", f"{command} >&- 2>&-"], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert ran.returncode == 0


def test_the_same_program_installed_again_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look.program("", "", {})
    shutil.copytree(ROOT / "digest", tmp_path / "digest")
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    monkeypatch.setattr(look, "_PACKAGE", str(tmp_path / "digest"))
    monkeypatch.setattr(look, "templates", lambda: str(ROOT / "templates"))
    assert look.program("", "", {}) == before
    at = tmp_path / "digest/urls.py"
    at.write_text(at.read_text("utf-8").replace("a", "b", 1), "utf-8")
    assert look.program("", "", {}) != before


def test_every_library_that_shapes_the_output_counts() -> None:
    """What the program requires and what that requires, but for what only talks to people and systems."""
    others = {"click", "watchfiles", "six", "colorama", "typing-extensions", "typing_extensions", "pytz"}  # pytz: Babel, with Python 3.8
    required = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    queue, found = [*required["dependencies"], *required["optional-dependencies"]["fast"]], set()
    while queue:
        line = queue.pop()
        name = re.split(r"[^\w.-]", line)[0]
        if name.lower() not in others | found and "extra ==" not in line:
            found.add(name.lower())
            try:
                queue += importlib.metadata.requires(name) or []
            except importlib.metadata.PackageNotFoundError:
                assert "win32" in line or name == "pyromark"
    assert {name.replace("-", "_") for name in found} <= set(look._LIBRARIES)
    assert {"trafilatura", "fastwarc"} <= set(look._LIBRARIES)  # what could not be read without them is read once they are there


def test_a_look_sees_what_changed(folder: Path) -> None:
    assert seen(folder).nothing
    write(folder, "content/articles/two.md", "---\ntitle: Two\n---\n\nWords.\n")
    assert not seen(folder).nothing
    (folder / "content/articles/two.md").unlink()
    assert seen(folder).nothing
    (folder / "site/index.html").unlink()
    assert not seen(folder).nothing


def test_a_scan_follows_links_but_in_no_circle(tmp_path: Path) -> None:
    write(tmp_path, "content/a/one.md", "one")
    write(tmp_path, "elsewhere/two.md", "two")
    write(tmp_path, "content/.hidden/three.md", "three")
    write(tmp_path, "content/four.md~", "four")
    (tmp_path / "content/b").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "content/a/up").symlink_to(tmp_path / "content")
    (tmp_path / "content/nowhere").symlink_to(tmp_path / "gone")
    assert sorted(look.scan(str(tmp_path), "content")) == ["content/a/one.md", "content/b/two.md"]
    assert look.scan(str(tmp_path), "content", "content/a").keys() == {"content/b/two.md"}
    assert look.scan(str(tmp_path), "nothing") == {}


def test_a_link_to_a_folder_with_the_beginning_of_a_name_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "con/one.md", "one")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/linked").symlink_to(tmp_path / "con")
    assert look.scan(str(tmp_path), "content").keys() == {"content/linked/one.md"}


def test_compiled_templates_are_kept_where_there_is_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    assert resources.bytecode(words.words("en")) is not None
    assert f"-{look.__version__}" in next((tmp_path / "kept/digest").iterdir()).name
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setattr(resources.sys, "platform", "linux")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(resources.Path, "home", homeless)
    assert resources.bytecode(words.words("en")) is None


def test_a_bar_is_shown_when_the_work_takes_long_and_shows_all_that_is_left(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    say = report.Say(False, False, "never")
    say.terminal = True
    assert list(say.progress(range(5), 5, "Building")) == [0, 1, 2, 3, 4]
    assert capsys.readouterr().err == ""
    ticks = iter(range(100))
    monkeypatch.setattr(report.time, "monotonic", lambda: float(next(ticks)))
    assert list(say.progress(range(5), 5, "Building")) == [0, 1, 2, 3, 4]
    assert "Building" in capsys.readouterr().err


def seen(folder: Path) -> look.Look:
    return look.Look(str(folder), str(folder / "site"), look.OPTIONS, str(folder / "digest.yaml"), True, look.now(), True)


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True)


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")

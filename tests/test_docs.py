"""The documents that are made from the code, or read by it."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_templates_page_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    views = _module(ROOT / "docs" / "views.py", monkeypatch)
    assert views.PAGE.read_text("utf-8") == views.templates(), "run `python docs/views.py`"


def test_readme_commands_stand_where_they_are_looked_for() -> None:
    """The first block clones, enters and builds; the second begins with the test command, which .ci/run takes from there."""
    blocks = re.findall(r"^```shell\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    clone, enter, build = blocks[0].splitlines()
    assert clone.startswith("git clone ")
    assert enter == "cd digest"
    assert build.endswith("digest build")
    (test,) = blocks[1].splitlines()
    assert test.endswith("-m pytest")
    program = re.search(r"awk '([^']+)' README\.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert program
    assert subprocess.check_output(["awk", program[1], "README.md"], cwd=ROOT, text=True) == test + "\n"


def _module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script as a module, without putting its folder on the path; dataclasses look their module up."""
    spec = importlib.util.spec_from_file_location(f"_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module

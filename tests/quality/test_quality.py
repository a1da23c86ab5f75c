"""The figures of gate.py do not fall below their floors."""

import json
from pathlib import Path

import pytest

from . import gate

PINNED = json.loads(gate.FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def reached() -> gate.Figures:
    return gate.figures()


@pytest.mark.parametrize("name", PINNED["floors"])
def test_no_figure_falls(name: str, reached: gate.Figures) -> None:
    assert reached[name] >= PINNED["floors"][name], "see `python tests/quality/gate.py --misses`"


def test_floors_are_what_was_reached(reached: gate.Figures) -> None:
    assert reached.keys() == PINNED["floors"].keys()
    assert all(0 < figure <= 1 for figure in reached.values())


def test_floors_are_for_these_files() -> None:
    assert gate.corpus() == PINNED["sha256"], "the annotated files changed: run `python tests/quality/gate.py --update`"


def test_the_yardstick_measures() -> None:
    assert gate.word_f1("a b c d", "a b") == pytest.approx(2 / 3)
    assert gate.word_f1("", "a") == 0
    assert gate.word_f1("大雨", "大雨") == 1
    assert gate.b_cubed([("a", "x"), ("a", "x"), ("b", "x"), ("b", "y")]) == (pytest.approx(2 / 3), pytest.approx(3 / 4))
    assert gate.b_cubed([("a", "x"), ("b", "y")]) == (1, 1)
    assert gate.down(0.98765) == 0.987


def test_a_floor_sinks_only_on_purpose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "figures", lambda: {"title_exact": 0.5})
    gate.FLOORS.write_text(json.dumps({"sha256": "", "floors": {"title_exact": 0.9}}), "utf-8")
    assert gate.main([]) == 1
    assert gate.main(["--update"]) == 1
    assert gate.pinned() == {"title_exact": 0.9}
    assert gate.main(["--update", "--lower"]) == 0
    assert gate.pinned() == {"title_exact": 0.5}
    assert "BELOW" in capsys.readouterr().out

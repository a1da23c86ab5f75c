"""The benchmarks run, so that they are of use on the day they are needed; no time is asserted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SIZE = 3
CASES = ("cold", "nothing", "touch", "add50", "fresh")
OURS_ALONE = ("inbox50", "import")


def benchmark(report: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, ROOT / "benchmarks" / "run.py", f"--sizes={SIZE}", "--runs=1", "--jobs=1", "--json", report, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_benchmark_of_ours_measures_every_case(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = benchmark(report, "--cases", ",".join((*CASES, *OURS_ALONE)))
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text("utf-8"))
    assert [(run["articles"], run["case"], run["generator"]) for run in found["runs"]] == [(SIZE, case, "digest") for case in (*CASES, *OURS_ALONE)]
    assert not found["ratios"]
    assert all(f"| {case} " in done.stdout for case in (*CASES, *OURS_ALONE))


def test_benchmark_of_all_outputs_stands_beside_that_of_the_core(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = benchmark(report, "--outputs=core,all", "--profile", "--cases=cold")
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text("utf-8"))
    assert [run["generator"] for run in found["runs"]] == ["digest", "digest-all"]
    core, everything = found["made"]
    assert core["articles"] == everything["articles"] == SIZE
    assert core["topics"] == everything["topics"] == core["feeds"] - 2  # RSS and Atom of the site
    assert core["files"] < everything["files"]
    assert [stages["generator"] for stages in found["stages"]] == ["digest", "digest-all"]
    assert "stage of a cold build" in done.stdout


@pytest.mark.parametrize("peer", ["hugo", "pelican"])
def test_benchmark_beside_a_peer_builds_the_same_site(peer: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = benchmark(report, "--peers", peer)
    if "is not installed" in done.stderr:
        assert len(done.stderr.splitlines()) == 1
        assert "pip install" in done.stderr
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text("utf-8"))
    assert [(ratio["case"], ratio["ours"], ratio["peer"]) for ratio in found["ratios"]] == [(case, "digest", peer) for case in CASES]
    ours, theirs = found["made"]
    assert (ours["articles"], ours["topics"], ours["feeds"]) == (theirs["articles"], theirs["topics"], theirs["feeds"])


def test_benchmark_of_copies_finds_them() -> None:
    command = [sys.executable, ROOT / "benchmarks" / "copies.py", "--articles=60", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["articles"], found["found"], found["wrong"]) == (60, found["copies"], 0)
    assert found["copies"] > 5


def test_an_unknown_case_is_named(tmp_path: Path) -> None:
    done = benchmark(tmp_path / "report.json", "--cases=cold,warm")
    assert done.returncode == 2
    assert "'warm' is none of cold, nothing, touch" in done.stderr

"""The benchmarks run, so that they are of use on the day they are needed; no time is asserted."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("source", ["pages", "inbox"])
def test_benchmark_runs_and_reports(source: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command = [sys.executable, ROOT / "benchmarks" / "run.py", "--sizes", "3", "--new", "2", "--jobs", "1", "--json", report]
    done = subprocess.run([*command, *(["--inbox"] if source == "inbox" else [])], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    timings = json.loads(report.read_text("utf-8"))["timings"]
    assert [(timing["articles"], timing["build"], timing["published"]) for timing in timings] == [
        (3, "cold", 3),
        (3, "nothing", 3),
        (3, "one", 3),
        (3, "new", 5),
    ]
    assert timings[1]["written"] == 0
    assert len(done.stdout.splitlines()) == 1 + len(timings)

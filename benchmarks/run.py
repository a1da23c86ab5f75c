"""Time `digest build` on sites of several sizes.

usage: python benchmarks/run.py [--sizes 100,1000] [--new 50] [--jobs 0] [--inbox] [--json FILE]

Each size gets a fresh site in a temporary folder. Four builds are timed, each in a process of its own:
    cold        nothing was built and nothing is remembered
    nothing     nothing changed since
    one         one article was edited
    new         so many new articles (50) came into the inbox
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from dataclasses import replace as changed
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import articles  # noqa: E402 - found by the line above

from digest import page, text, urls  # noqa: E402
from digest.model import Article  # noqa: E402

SETTINGS = "title: Benchmark\nbase_url: https://example.org/news/\nauthority: example.org,2026\n"


@dataclass(frozen=True, slots=True)
class Timing:
    """One build."""

    articles: int
    build: str
    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes."""
    memory: float
    """Megabytes: the peak of its largest process."""
    written: int
    """Files."""
    published: int
    """Articles on the site afterwards."""


def measure(size: int, new: int, jobs: int, inbox: bool) -> list[Timing]:
    """The four builds of a site of `size` articles."""
    with tempfile.TemporaryDirectory(prefix="digest-benchmark-") as folder:
        site = Path(folder)
        made = list(islice(articles.articles(size + new), size + new))
        old, fresh = made[new:], made[:new]
        _start(site, old, inbox)
        found = [_timed(site, size, "cold", jobs), _timed(site, size, "nothing", jobs)]
        edited = sorted((site / "content" / "articles").rglob("*.md"))[size // 2]
        edited.write_text(edited.read_text("utf-8") + "\nA sentence was added here.\n", "utf-8")
        found.append(_timed(site, size, "one", jobs))
        for number, article in enumerate(fresh):
            _write(site / "content" / "inbox" / f"new-{number}.md", _unsorted(article))
        return [*found, _timed(site, size, "new", jobs)]


def table(timings: Sequence[Timing]) -> str:
    """The timings for people."""
    rows = [f"{'articles':>8}  {'build':<8}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'written':>9}{'published':>11}"]
    rows += [f"{t.articles:>8}  {t.build:<8}{t.wall:>8.2f}{t.cpu:>8.2f}{t.memory:>7.0f}{t.written:>9}{t.published:>11}" for t in timings]
    return "\n".join(rows)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Time `digest build` on sites of several sizes.")
    parser.add_argument("--sizes", default="100,1000", help="numbers of articles, parted by commas")
    parser.add_argument("--new", type=int, default=50, help="articles that come in before the last build")
    parser.add_argument("--jobs", type=int, default=0, help="processes; 0 for one a processor")
    parser.add_argument("--inbox", action="store_true", help="the cold build also imports all articles")
    parser.add_argument("--json", metavar="FILE", help="write the timings there")
    asked = parser.parse_args(arguments)
    timings = [timing for size in map(int, asked.sizes.split(",")) for timing in measure(size, asked.new, asked.jobs, asked.inbox)]
    print(table(timings))
    if asked.json:
        machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count(), "jobs": asked.jobs}
        Path(asked.json).write_text(json.dumps({**machine, "timings": [asdict(timing) for timing in timings]}, indent=2) + "\n", "utf-8")


def _start(site: Path, made: Sequence[Article], inbox: bool) -> None:
    (site / "digest.yaml").write_text(SETTINGS, "utf-8")
    for slug, source in articles.topics():
        target = site / "content" / "topics" / f"{slug}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, "utf-8")
    for number, article in enumerate(made):
        day = article.published.day() if article.published else None
        name = f"{text.slug(article.title)}-{number}"
        _write(site / "content" / "inbox" / f"{name}.md" if inbox else site / urls.article_file(day, name), _unsorted(article) if inbox else article)


def _unsorted(article: Article) -> Article:
    """An article as it comes in: its id, topics and story are still to be found."""
    return changed(article, id="", topics=(), story="")


def _write(target: Path, article: Article) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page.format(article), "utf-8")


def _timed(site: Path, size: int, build: str, jobs: int) -> Timing:
    """One build in a process of its own. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "digest", "-C", str(site), "-q", "build", "--json", f"--jobs={jobs}"]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, env={**os.environ, "PYTHONPATH": path})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        out.seek(0)
        said = out.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit status {process.returncode}")
    summary = json.loads(said)
    if summary["nothing"] != (build == "nothing") or summary["problems"]:
        raise RuntimeError(f"the build {build!r} of {size} articles did something else: {summary}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # ru_maxrss counts bytes there, kilobytes elsewhere
    return Timing(
        size, build, round(wall, 3), round(used.ru_utime + used.ru_stime, 3), round(used.ru_maxrss / unit, 1), summary["written"], summary["articles"]
    )


if __name__ == "__main__":
    main(sys.argv[1:])

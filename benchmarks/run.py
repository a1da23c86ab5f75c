"""Time `digest build` on news sites of several sizes, beside other generators that build the same site.

usage: python benchmarks/run.py [--sizes 1000,10000] [--peers hugo,pelican] [--cases cold,touch] [--outputs core,all] [--runs 5] [--jobs 0]
                                [--profile] [--json FILE]

Each generator gets a site of its own in a temporary folder; in each round they take turns. Each build is a process of its own:
    cold        nothing was built and nothing is remembered
    nothing     nothing changed since
    touch       one sentence was added to the middle article
    add50       50 articles came that are newer than all others
    fresh       every input has a new time and the same content, as after a checkout
    inbox50     50 articles came into the inbox (digest only, and only where asked for)
    import      all articles lie in the inbox and nothing else is there (likewise)
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import generators  # noqa: E402 - found by the line above
import sites  # noqa: E402
from generators import Generator  # noqa: E402
from sites import Made, Run  # noqa: E402

FIGURES = ("wall", "cpu", "memory")


@dataclass(slots=True)
class Report:
    """All that was found."""

    runs: list[Run] = field(default_factory=list)
    made: dict[int, dict[str, Made]] = field(default_factory=dict)
    """By size and generator."""
    stages: dict[int, dict[str, dict[str, float]]] = field(default_factory=dict)
    """Seconds by size, generator and stage."""


@dataclass(frozen=True, slots=True)
class Median:
    """The rounds of one generator in one case, in short."""

    articles: int
    case: str
    generator: str
    rounds: int
    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """What ours needs for each unit that a peer needs: the median over the rounds, in each of which both were built."""

    articles: int
    case: str
    ours: str
    peer: str
    wall: float
    cpu: float
    memory: float


def measure(size: int, chosen: Sequence[Generator], cases: Sequence[str], runs: int, jobs: int, profile: bool, report: Report) -> None:
    """Add to a report what builds of sites of `size` articles cost."""
    with tempfile.TemporaryDirectory(prefix="digest-benchmark-") as folder:
        built = [sites.start(Path(folder, generator.name), generator, size, jobs) for generator in chosen]
        for site in built:
            sites.build(site)
            report.made.setdefault(size, {})[site.generator.name] = sites.made(site)
        for case in cases:
            able = [site for site in built if site.generator.ours or not sites.CASES[case].inbox]
            for number in range(runs):
                for turn in range(len(able)):
                    site = able[(turn + number) % len(able)]
                    report.runs.append(sites.run(site, case, number))
                    print(f"{size} articles, {case}, round {number + 1}: {site.generator.name}", file=sys.stderr)
        if profile:
            report.stages[size] = {site.generator.name: sites.stages(site) for site in built if site.generator.ours}


def medians(runs: Sequence[Run]) -> list[Median]:
    """One for each size, case and generator, in the order in which they were measured."""
    groups: dict[tuple[int, str, str], list[Run]] = {}
    for run in sorted(runs, key=lambda it: it.articles):
        groups.setdefault((run.articles, run.case, run.generator), []).append(run)
    return [Median(*key, len(found), *(round(statistics.median(getattr(run, name) for run in found), 3) for name in FIGURES)) for key, found in groups.items()]


def ratios(runs: Sequence[Run], ours: Collection[str]) -> list[Ratio]:
    """One for each size, case, measure of ours and peer."""
    of = {(run.articles, run.case, run.generator, run.round): run for run in runs}
    pairs: dict[tuple[int, str, str, str], list[tuple[Run, Run]]] = {}
    for run in runs:
        for (size, case, peer, number), other in of.items():
            if run.generator in ours and peer not in ours and (size, case, number) == (run.articles, run.case, run.round):
                pairs.setdefault((size, case, run.generator, peer), []).append((run, other))
    return [
        Ratio(*key, *(round(statistics.median(getattr(mine, name) / getattr(other, name) for mine, other in found), 4) for name in FIGURES))
        for key, found in pairs.items()
    ]


def tables(report: Report, ours: Collection[str]) -> str:
    """The report for people, and for a README."""
    parts = [
        _table(
            ("articles", "case", "generator", "wall s", "CPU s", "MB"),
            [(f"{it.articles:,}", it.case, it.generator, f"{it.wall:.2f}", f"{it.cpu:.2f}", f"{it.memory:.0f}") for it in medians(report.runs)],
        )
    ]
    compared = ratios(report.runs, ours)
    if compared:
        rows = [(f"{it.articles:,}", it.case, f"{it.ours} : {it.peer}", f"{it.wall:.3f}", f"{it.cpu:.3f}", f"{it.memory:.2f}") for it in compared]
        parts.append(_table(("articles", "case", "ratio", "wall", "CPU", "memory"), rows))
    left = [
        (f"{size:,}", name, f"{it.articles:,}", f"{it.topics:,}", str(it.feeds), f"{it.files:,}", f"{it.page:.1f}")
        for size, found in report.made.items()
        for name, it in found.items()
    ]
    parts.append(_table(("articles", "generator", "their pages", "topic pages", "feeds", "all files", "kB a page"), left))
    if report.stages:
        told = [
            (f"{size:,}", name, stage, seconds)
            for size, found in report.stages.items()
            for name, by in found.items()
            for stage, seconds in ([(stage, f"{seconds:.3f}") for stage, seconds in by.items()] or [("-", "-")])
        ]
        parts.append(_table(("articles", "generator", "stage of a cold build", "s"), told))
    return "\n\n".join(parts)


def main(arguments: Sequence[str]) -> None:
    asked = _parser().parse_args(arguments)
    chosen = [*(generators.OURS[name] for name in asked.outputs), *(generators.THEIRS[name] for name in asked.peers)]
    try:
        versions = {generator.name: generator.version() for generator in chosen}
    except generators.MissingError as missing:
        sys.exit(str(missing))
    report = Report()
    load = os.getloadavg()
    try:
        for size in asked.sizes:
            measure(size, chosen, asked.cases, asked.runs, asked.jobs, asked.profile, report)
    except sites.FailedError as failed:
        sys.exit(str(failed))
    ours = {generator.name for generator in chosen if generator.ours}
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": _processor(),
        "processors": os.cpu_count(),
        "jobs": asked.jobs,
        "load before": load,
        "load after": os.getloadavg(),
        "versions": versions,
    }
    print(", ".join(f"{name} {version}" for name, version in versions.items()))
    print(f"Python {machine['python']}, {machine['system']}, {machine['processors']} processors ({machine['processor']})")
    print(f"Load {load[0]:.1f} before and {os.getloadavg()[0]:.1f} after; the median of each figure (rounds: {asked.runs})\n")
    print(tables(report, ours))
    if asked.json:
        found = {
            "runs": [asdict(run) for run in report.runs],
            "medians": [asdict(it) for it in medians(report.runs)],
            "ratios": [asdict(it) for it in ratios(report.runs, ours)],
            "made": [{"size": size, "generator": name, **asdict(it)} for size, by in report.made.items() for name, it in by.items()],
            "stages": [{"size": size, "generator": name, "seconds": it} for size, by in report.stages.items() for name, it in by.items()],
        }
        Path(asked.json).write_text(json.dumps({**machine, **found}, indent=2) + "\n", "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = [name for name, case in sites.CASES.items() if not case.inbox]
    parser.add_argument("--sizes", type=_sizes, default=[1000], help="numbers of articles, parted by commas")
    parser.add_argument("--peers", type=lambda names: _known(names, generators.THEIRS), default=[], help=",".join(generators.THEIRS))
    parser.add_argument("--cases", type=lambda names: _known(names, sites.CASES), default=usual, help=",".join(sites.CASES))
    parser.add_argument("--outputs", type=lambda names: _known(names, generators.OURS), default=["core"], help="core: what peers make too; all; core,all")
    parser.add_argument("--runs", type=_positive, default=5, help="rounds of each case")
    parser.add_argument("--jobs", type=int, default=0, help="processes of digest; 0 for one a processor")
    parser.add_argument("--profile", action="store_true", help="also the stages of a cold build of digest")
    parser.add_argument("--json", metavar="FILE", help="write all figures there")
    return parser


def _known(names: str, known: Collection[str]) -> list[str]:
    chosen = [name for name in names.split(",") if name]
    for name in chosen:
        if name not in known:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(known)}")
    return chosen


def _sizes(numbers: str) -> list[int]:
    return [_positive(number) for number in numbers.split(",")]


def _positive(number: str) -> int:
    if not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"{number!r} is not a number above 0")
    return int(number)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Markdown that lines up, words to the left and figures to the right."""
    widths = [max(3, *map(len, column)) for column in zip(heads, *rows, strict=True)]
    figures = [all(not row[at][:1].isalpha() for row in rows) for at in range(len(heads))]
    lines = [heads, ["-" * (width - 1) + (":" if figure else "-") for width, figure in zip(widths, figures, strict=True)], *rows]
    pattern = "| " + " | ".join(f"{{:{'>' if figure else '<'}{width}}}" for width, figure in zip(widths, figures, strict=True)) + " |"
    return "\n".join(pattern.format(*line) for line in lines)


def _processor() -> str:
    """The processor's name as the system tells it."""
    try:
        names = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines() if line.startswith("model name")]
    except OSError:
        names = []
    return next(iter(names), "") or platform.processor() or platform.machine()


if __name__ == "__main__":
    main(sys.argv[1:])

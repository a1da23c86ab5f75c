"""A generator and a number of articles → a site of its own in a temporary folder, the changes that are timed, and what a build must have made of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import articles
import generators
from generators import Generator

from digest import page, text, urls
from digest.model import Article

ADDED = 50
PER_PAGE = 20
FEEDS = ("feed.xml", "atom.xml", "sitemap.xml")
COST = Path(__file__).with_name("cost.py")


class FailedError(Exception):
    """A build failed, or did not make what was to be made."""


@dataclass(frozen=True, slots=True)
class Site:
    """What one generator builds."""

    root: Path
    generator: Generator
    size: int
    """Articles that it begins with."""
    jobs: int
    topics: Counter[str]
    """How many of these articles each topic in use has."""

    @property
    def output(self) -> Path:
        return self.root / "site"


@dataclass(frozen=True, slots=True)
class Run:
    """One timed build."""

    articles: int
    case: str
    generator: str
    round: int
    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes."""
    memory: float
    """Megabytes at the peak."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a cold build leaves."""

    articles: int
    """Their pages."""
    topics: int
    """Pages of topics in use, the numbered ones too."""
    feeds: int
    """Of the site and of topics in use; sitemap.xml is not among them."""
    files: int
    """All files, whatever else is made too."""
    page: float
    """Kilobytes of an article's page on average."""


@dataclass(frozen=True, slots=True)
class Case:
    """A change, as the build after it is timed."""

    change: Callable[[Site, int], None]
    """Changes a built site, in the round of that number."""
    undo: Callable[[Site], None] | None = None
    """Undoes it where the next round could not begin with what it left; a build that is not timed follows."""
    added: int = 0
    """Articles more than the site began with, while it holds."""
    inbox: bool = False
    """Whether it needs an inbox, which only ours has."""


def start(root: Path, generator: Generator, size: int, jobs: int) -> Site:
    """A site that was never built."""
    site = Site(root, generator, size, jobs, _topics(_old(size)))
    root.mkdir(parents=True)
    if generator.settings:
        (root / "digest.yaml").write_text(generator.settings, "utf-8")
    _fill(site)
    return site


def run(site: Site, name: str, number: int) -> Run:
    """One round of a case on a built site: change, timed build, undo. Raises FailedError where the build does not make what it should."""
    case = CASES[name]
    case.change(site, number)
    os.sync()  # what was written before is not to be paid for here
    cost = build(site)
    _check(site, name, number, str(cost["said"]))
    if case.undo:
        case.undo(site)
        build(site)
    return Run(site.size, name, site.generator.name, number, float(cost["wall"]), float(cost["cpu"]), float(cost["memory"]))


def build(site: Site, *options: str) -> dict[str, str | float]:
    """What a build costs, and `said`, all that it says. Raises FailedError where it fails."""
    log = site.root.with_suffix(".log")
    command = [sys.executable, "-I", "-S", str(COST), str(log), *site.generator.command(site.root, site.jobs), *options]
    measured = subprocess.run(command, capture_output=True, text=True, check=True, env=generators.environment())
    cost: dict[str, str | float] = json.loads(measured.stdout)
    said = log.read_text("utf-8", "replace")
    if cost["status"]:
        raise FailedError(f"{site.generator.name}: exit status {cost['status']} of {' '.join(command[5:])}\n{said[-2000:]}")
    return {**cost, "said": said}


def made(site: Site) -> Made:
    """What the last build left."""
    pages = [path.stat().st_size for path in (site.output / "articles").rglob("index.html")]
    return Made(
        articles=len(pages),
        topics=sum(_pages(site, slug) for slug in site.topics),
        feeds=sum((site.output / name).exists() for name in (*FEEDS[:2], *(urls.feed("rss", "topics", slug) for slug in site.topics))),
        files=sum(path.is_file() for path in site.output.rglob("*")),
        page=round(sum(pages) / max(1, len(pages)) / 1e3, 1),
    )


def stages(site: Site) -> dict[str, float]:
    """The seconds of each stage of a cold build of ours; none where digest does not tell."""
    _remove_built(site, 0)
    found = _summary(str(build(site, "-v")["said"])).get("stages")
    return {str(name): float(seconds) for name, seconds in found.items()} if isinstance(found, dict) else {}


def _nothing(site: Site, number: int) -> None:
    pass


def _remove_built(site: Site, number: int) -> None:
    for folder in (site.output, site.root / ".digest-cache", site.root / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)


def _edit(site: Site, number: int) -> None:
    with _middle(site).open("a", encoding="utf-8") as file:
        file.write(f"\n{_sentence(number)}\n")


def _add(site: Site, number: int) -> None:
    for path, article in _new(site.size):
        _write(site.root / path, site.generator.written(article))


def _take_away(site: Site) -> None:
    """Take away what was added; the peers leave pages of what is gone, so these are removed for them."""
    for path, _ in _new(site.size):
        (site.root / path).unlink()
        if not site.generator.ours:
            (site.output / urls.article(path)).unlink()
    if not site.generator.ours:
        shutil.rmtree(site.output / "topics")


def _check_out(site: Site, number: int) -> None:
    """Give every input the time of now, as a checkout does."""
    now = time.time()
    for path in [*(site.root / "content").rglob("*"), *site.root.glob("*.yaml")]:
        if path.is_file():
            os.utime(path, (now, now))


def _post(site: Site, number: int) -> None:
    for index, (_, article) in enumerate(_new(site.size)):
        _write(site.root / "content" / "inbox" / f"new-{index}.md", page.format(_unsorted(article)))


def _post_all(site: Site, number: int) -> None:
    _remove_built(site, number)
    shutil.rmtree(site.root / "content" / "articles")
    for index, (_, article) in enumerate(_old(site.size)):
        _write(site.root / "content" / "inbox" / f"{index}.md", page.format(_unsorted(article)))


def _refill(site: Site) -> None:
    """The site as it began; what an import remembers is forgotten too."""
    _remove_built(site, 0)
    shutil.rmtree(site.root / "content")
    _fill(site)


CASES = {
    "cold": Case(_remove_built),
    "nothing": Case(_nothing),
    "touch": Case(_edit),
    "add50": Case(_add, _take_away, added=ADDED),
    "fresh": Case(_check_out),
    "inbox50": Case(_post, _refill, added=ADDED, inbox=True),
    "import": Case(_post_all, _refill, inbox=True),
}


def _fill(site: Site) -> None:
    for path, article in _old(site.size):
        _write(site.root / path, site.generator.written(article))
    if site.generator.ours:
        for slug, source in articles.topics():
            _write(site.root / "content" / "topics" / f"{slug}.md", source)


def _old(size: int) -> Iterator[tuple[str, Article]]:
    """Path and article of those that a site begins with."""
    return islice(_all(size), ADDED, None)


def _new(size: int) -> Iterator[tuple[str, Article]]:
    """Path and article of those that are added, which are newer than all others."""
    return islice(_all(size), ADDED)


def _all(size: int) -> Iterator[tuple[str, Article]]:
    for number, article in enumerate(articles.articles(size + ADDED)):
        day = article.published.day() if article.published else None
        yield urls.article_file(day, f"{text.slug(article.title)}-{number}"), article


def _unsorted(article: Article) -> Article:
    """An article as it comes in: its id, topics and story are still to be found."""
    return replace(article, id="", topics=(), story="")


def _middle(site: Site) -> Path:
    return sorted((site.root / "content" / "articles").rglob("*.md"))[site.size // 2]


def _sentence(number: int) -> str:
    return f"Sentence {number} was added here."


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def _topics(found: Iterator[tuple[str, Article]]) -> Counter[str]:
    return Counter(slug for _, article in found for slug in article.topics)


def _pages(site: Site, slug: str) -> int:
    folder = site.output / "topics" / slug
    return (folder / "index.html").exists() + len(list(folder.glob("page/*/index.html")))


def _check(site: Site, name: str, number: int, said: str) -> None:
    """Raises FailedError where a build of a case did not make what it should have."""
    case, wrong = CASES[name], []
    expected = site.size + case.added
    found = len(list((site.output / "articles").rglob("index.html")))
    if found != expected:
        wrong.append(f"{found} pages of articles, not {expected}")
    wrong += [f"no {file}" for file in FEEDS if not (site.output / file).exists()]
    if not case.inbox:  # an import finds topics of its own
        added = _topics(_new(site.size)) if case.added else Counter[str]()
        for slug, count in (site.topics + added).items():
            if _pages(site, slug) != max(1, count // PER_PAGE):
                wrong.append(f"{_pages(site, slug)} pages of the topic {slug}, which has {count} articles")
            if not (site.output / urls.feed("rss", "topics", slug)).exists():
                wrong.append(f"no feed of the topic {slug}")
    if name == "touch":
        path = _middle(site).relative_to(site.root).as_posix()
        if _sentence(number) not in (site.output / urls.article(path)).read_text("utf-8"):
            wrong.append(f"the sentence is not in the page of {path}")
    if site.generator.ours:
        summary = _summary(said)
        if summary["problems"]:
            wrong.append(f"problems: {summary['problems']}")
        if name != "fresh" and summary["nothing"] != (name == "nothing"):
            wrong.append(f"it says {'that nothing changed' if summary['nothing'] else 'that something changed'}")
    if wrong:
        raise FailedError(f"{site.generator.name}, {name}: {'; '.join(wrong)}")


def _summary(said: str) -> dict[str, object]:
    """What `digest build --json` prints, among whatever else it says."""
    found: dict[str, object] = json.loads(next(line for line in reversed(said.splitlines()) if line.startswith("{")))
    return found

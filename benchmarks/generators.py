"""The site generators that are compared: how each wants an article written, and the command that builds a site with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from digest import __version__, page
from digest.model import Article

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
SETTINGS = "title: Benchmark\nbase_url: https://example.org/news/\nauthority: example.org,2026\n"
CORE = "[articles, home, topics, feeds, sitemap]"
INSTALL = "pip install -e '.[bench]'"


class MissingError(Exception):
    """A generator is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class Generator:
    """One of those compared."""

    name: str
    ours: bool
    """Whether it is digest, in one of its measures."""
    settings: str
    """The text of its digest.yaml; a peer's settings lie in `peers/`."""
    written: Callable[[Article], str]
    """An article as the file that it reads."""
    command: Callable[[Path, int], list[str]]
    """Builds the site in a folder, with so many processes where it lets one choose."""
    version: Callable[[], str]
    """Raises MissingError."""


def program(name: str) -> str:
    """The path of a peer's program, of this Python's own environment first. Raises MissingError.

    Hugo's package wraps its program in a Python script, whose start is not to be counted; so the program itself is looked for.
    """
    wrapped = sorted(Path(sysconfig.get_path("purelib"), name, "binaries").glob(f"{name}*"))
    found = str(wrapped[0]) if wrapped else shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise MissingError(f"{name} is not installed; the peers come with: {INSTALL}")
    return found


def environment() -> dict[str, str]:
    """The variables builds run with: this folder's digest, and nothing that would change its settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIGEST_")}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), kept.get("PYTHONPATH", ""))))}


def _digest(site: Path, jobs: int) -> list[str]:
    return [sys.executable, "-m", "digest", "-C", str(site), "build", "--json", "--future", f"--jobs={jobs}"]


def _hugo(site: Path, jobs: int) -> list[str]:
    places = ["--source", str(PEERS / "hugo"), "--contentDir", str(site / "content"), "--destination", str(site / "site"), "--cacheDir", str(site / ".cache")]
    return [program("hugo"), "build", *places, "--buildFuture", "--noBuildLock", "--quiet"]


def _pelican(site: Path, jobs: int) -> list[str]:
    return [program("pelican"), str(site / "content"), "--output", str(site / "site"), "--settings", str(PEERS / "pelican" / "pelicanconf.py"), "--quiet"]


def _yaml(article: Article) -> str:
    """An article as Hugo reads it: `url` would be the page's own address there. JSON is YAML."""
    fields = {
        "title": article.title,
        "date": str(article.published),
        "source": article.source,
        "original": article.url,
        "authors": article.authors,
        "topics": article.topics,
        "dateline": article.dateline,
        "summary": article.summary,
    }
    return "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()) + f"---\n\n{article.body}\n"


def _metadata(article: Article) -> str:
    """An article as Pelican reads it; its topics are tags there."""
    fields = {
        "Title": article.title,
        "Date": str(article.published),
        "Source": article.source,
        "Original": article.url,
        "Authors": "; ".join(article.authors),
        "Tags": ", ".join(topic.capitalize() for topic in article.topics),
        "Dateline": article.dateline,
        "Summary": article.summary,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value) + f"\n{article.body}\n"


def _asked(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _hugo_version() -> str:
    return _asked(program("hugo"), "version").split()[1].lstrip("v").partition("-")[0]


def _pelican_version() -> str:
    return _asked(program("pelican"), "--version")


OURS = {
    "core": Generator("digest", True, f"{SETTINGS}outputs: {CORE}\n", page.format, _digest, lambda: __version__),
    "all": Generator("digest-all", True, SETTINGS, page.format, _digest, lambda: __version__),
}
"""Ours with the outputs that the peers have too, and with all it has."""
THEIRS = {
    "hugo": Generator("hugo", False, "", _yaml, _hugo, _hugo_version),
    "pelican": Generator("pelican", False, "", _metadata, _pelican, _pelican_version),
}

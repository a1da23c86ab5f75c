"""Real feed readers subscribe to a served site, read it, and come back after later builds: exactly what is new is new."""

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import feedparser
import pytest

from digest import serve

from .edits import Folder, text, write

Reader = Callable[[str], set[str]]
"""Fetches the feed at an address as a subscriber does; the ids of all it has not shown before."""
FEEDS = ("feed.xml", "atom.xml", "topics/sea/feed.xml", "stories/ferry/feed.xml", "editions/feed.xml")


@contextmanager
def served(folder: Folder) -> Iterator[str]:
    server = serve.server(folder.root / "site", "/paper/", "127.0.0.1", 0, serve.Reload())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/paper/"
    finally:
        server.shutdown()
        server.server_close()


def with_feedparser(_: Path) -> Reader:
    seen: set[str] = set()

    def read(address: str) -> set[str]:
        new = {entry.id for entry in feedparser.parse(address).entries} - seen
        seen.update(new)
        return new

    return read


def with_reader(home: Path) -> Reader:
    """lemon24/reader."""
    library = pytest.importorskip("reader", reason="lemon24/reader is not installed; it comes with: pip install -e '.[test]'")
    reader = library.make_reader(str(home / "reader.sqlite"))

    def read(address: str) -> set[str]:
        reader.add_feed(address, exist_ok=True)
        reader.update_feed(address)
        new = list(reader.get_entries(feed=address, read=False))
        for entry in new:
            reader.mark_entry_as_read(entry)
        return {entry.id for entry in new}

    return read


def with_newsboat(home: Path) -> Reader:
    if not shutil.which("newsboat"):
        pytest.skip("newsboat is not installed; it comes with: apt-get install newsboat")
    database = home / "cache.db"
    (home / "config").write_text("")

    def read(address: str) -> set[str]:
        (home / "urls").write_text(address + "\n")
        command = ["newsboat", "-q", "-u", str(home / "urls"), "-c", str(database), "-C", str(home / "config"), "-x", "reload"]
        subprocess.run(command, check=True, capture_output=True, timeout=60, env={**os.environ, "HOME": str(home)})
        with sqlite3.connect(database) as connection:
            new = {row[0] for row in connection.execute("select guid from rss_item where unread = 1")}
            connection.execute("update rss_item set unread = 0")
        connection.close()
        return new

    return read


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path / "site")
    write(found.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\nauthority: kept.example,2026\n")
    write(found.root, "content/topics/sea.md", text({"title": "Sea"}))
    for number in range(4):
        found.put(f"content/articles/{number}.md", article(number))
    found.build()
    return found


def article(number: int) -> dict[str, str]:
    return {
        "title": f"Ferry {number} stopped", "id": f"{number:016x}", "published": f"2026-03-0{number + 1}", "topics": "[sea]", "story": "ferry" if number > 1 else f"pier-{number}",
        "source": f"Herald {number % 2}", "body": f"The ferry of pier {number} stayed in port.",
    }  # fmt: skip


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("client", [with_feedparser, with_reader, with_newsboat], ids=["feedparser", "reader", "newsboat"])
def test_readers_show_as_new_exactly_what_is_new(folder: Folder, tmp_path: Path, client: Callable[[Path], Reader], path: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    read = client(home)
    with served(folder) as address:
        assert read(address + path) == told(folder, path)
        assert read(address + path) == set()
        first = folder.articles["content/articles/1.md"]
        changes = (
            ("edited", lambda: folder.put("content/articles/1.md", {**first, "body": "Other words.", "updated": "2026-03-09"})),
            ("renamed", lambda: folder.put("content/articles/other.md", folder.drop("content/articles/1.md"))),
            ("re-dated and re-topiced", lambda: folder.put("content/articles/other.md", {**folder.articles["content/articles/other.md"], "published": "2026-03-02T09:00:00Z", "topics": "[sea, school]"})),
        )  # fmt: skip
        for number, (name, change) in enumerate(changes, 4):
            before = told(folder, path)
            change()
            folder.put(f"content/articles/{number}.md", {**article(number), "published": f"2026-03-10T0{number}:00:00Z"})
            folder.build()
            new = told(folder, path) - before
            assert len(new) == (0 if path.startswith("editions") and number > 4 else 1) or path.startswith("editions"), name
            assert read(address + path) == new, name


def told(folder: Folder, path: str) -> set[str]:
    """The ids that a feed holds."""
    return {entry.id for entry in feedparser.parse((folder.root / "site" / path).read_bytes()).entries}

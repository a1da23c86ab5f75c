"""What is remembered between builds in .digest-cache/: what was read, what was made of it, what was written. A broken memory is an empty one."""

from __future__ import annotations

import hashlib
import marshal
import os
import struct
import sys
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from digest import __version__, files
from digest.files import Stat

FOLDER = ".digest-cache"
_LIBRARIES = ("jinja2", "markupsafe", "markdown_it_py", "pyyaml", "feedgen", "lxml", "snowballstemmer", "anyascii", "pyromark")
_MAGIC = b"digest memory 1\n"
_PART = struct.Struct("<QI")  # length and checksum of one of the three parts
_RACY = 20_000_000  # ns: a file written so shortly before it was read may be written again within the same tick of its clock


class Seen(NamedTuple):
    """Enough to tell that nothing changed."""

    program: str
    """Signature of the program, its libraries and the settings: a memory of others is never believed."""
    inbox: dict[str, Stat]
    """What was imported."""
    tree: dict[str, Stat]
    """Everything else that was read."""
    outputs: dict[str, Stat]
    """All that was made, and the manifest."""
    now: str
    """The time it was built for, ISO 8601."""
    until: str
    """When a page appears or expires by itself; empty for never."""
    articles: int
    """Published."""
    skipped: int
    """Inbox items that were imported before."""
    problems: tuple[tuple[str, int, str, str], ...]


class State(NamedTuple):
    """What was made of what was read."""

    sheets: dict[str, tuple[Any, ...]]
    """Path of an article page → its record (None where it can't be read), what is wrong with it, where its rendered body lies."""
    extras: bytes
    """Topics, notes and plain pages with what is wrong with them, pickled."""
    placed: dict[str, tuple[str, ...]]
    """published.jsonl by id."""
    authority: str
    strange: tuple[str, ...]
    ledger_problems: dict[str, tuple[tuple[str, int, str, str], ...]]
    """By ledger."""
    import_problems: tuple[tuple[str, int, str, str], ...]
    keys: dict[str, tuple[str, dict[str, object]]]
    """Kind of view → what all of them show (their template and the frame), and the key of each path."""
    hashes: dict[str, str]
    """The manifest."""
    theme: str
    """Signature of all templates, which were found to be templates."""


class Memory:
    """The last build into one output folder, its parts read when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise ValueError("no memory")
            self._parts = [_PART.unpack(file.read(_PART.size)) for _ in range(3)]
        self.seen = Seen(*self._part(0))

    def shas(self) -> dict[str, bytes]:
        """Hashes of all that was read, by path; empty where they can't be read."""
        try:
            return dict(self._part(1))
        except _BROKEN:
            return {}

    def state(self) -> State | None:
        """None where it can't be read."""
        try:
            return State(*self._part(2))
        except _BROKEN:
            return None

    def state_bytes(self) -> bytes:
        """The third part as it is on disk. Raises ValueError where that is broken."""
        return self._bytes(2)

    def _part(self, number: int) -> Any:  # noqa: ANN401 - whatever was put in
        return marshal.loads(self._bytes(number))  # noqa: S302 - our own file, its checksum just compared

    def _bytes(self, number: int) -> bytes:
        length, checksum = self._parts[number]
        with self._path.open("rb") as file:
            file.seek(len(_MAGIC) + 3 * _PART.size + sum(found for found, _ in self._parts[:number]))
            data = file.read(length)
        if len(data) != length or zlib.crc32(data) != checksum:
            raise ValueError("broken")
        return data


_BROKEN = (OSError, ValueError, TypeError, EOFError, KeyError, AttributeError, struct.error)


def load(root: Path, out: Path) -> Memory | None:
    """The memory of the last build into `out`; None where there is none that can be read."""
    try:
        return Memory(_file(root, out))
    except _BROKEN:
        return None


def save(root: Path, out: Path, seen: Seen, shas: Mapping[str, bytes], state: State | bytes) -> None:
    """Remember a build, whole or not at all."""
    parts = [marshal.dumps(tuple(seen)), marshal.dumps(dict(shas)), state if isinstance(state, bytes) else marshal.dumps(tuple(state))]
    head = b"".join(_PART.pack(len(part), zlib.crc32(part)) for part in parts)
    path = _file(root, out)
    files.replace(path.parent, path.name, b"".join([_MAGIC, head, *parts]))


def clear(root: Path) -> int:
    """Remove the cache; how many files."""
    import shutil

    folder = root / FOLDER
    count = sum(len(names) for _, _, names in os.walk(folder))
    shutil.rmtree(folder, ignore_errors=True)
    return count


def still_holds(seen: Seen, now: datetime) -> bool:
    """Whether the same pages are to be shown now as then."""
    moment = now.isoformat()
    return seen.now <= moment and (not seen.until or moment < seen.until)


def settled(tree: Mapping[str, Stat], now: int) -> dict[str, Stat]:
    """What was seen at a time (ns), but without the times of files that were written just then: those will be read again."""
    return {path: (size, time, inode) if now - time > _RACY else (size, -1, inode) for path, (size, time, inode) in tree.items()}


def program(config: Path, options: Mapping[str, str], folders: Iterable[Path]) -> str:
    """A signature of the program, its libraries, the built-in templates, the configuration and the options."""
    signature = hashlib.sha256(f"{__version__} {sys.version} {sorted(options.items())}".encode("utf-8", "surrogateescape"))
    try:
        signature.update(config.read_bytes())
    except OSError:
        signature.update(b"-")
    for folder in (Path(__file__).parent, *folders):
        tree = files.scan(folder.parent, folder.name)
        signature.update(repr(sorted(found for found in tree.items() if not found[0].endswith(".pyc"))).encode("utf-8", "surrogateescape"))
    signature.update(repr(sorted(_installed())).encode("utf-8", "surrogateescape"))
    return signature.hexdigest()


def _file(root: Path, out: Path) -> Path:
    return root / FOLDER / f"state-{name(out)}"


def name(out: Path) -> str:
    """What tells the memory of one output folder from those of others: 12 hexadecimal digits."""
    return hashlib.sha256(str(out.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _installed() -> set[str]:
    """The versions of the libraries that shape the output, without importing any: the names of their metadata folders."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found |= {name for name in names if name.endswith(".dist-info") and name.partition("-")[0].lower() in _LIBRARIES}
    return found

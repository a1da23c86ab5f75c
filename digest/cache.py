"""What is remembered between builds in .digest-cache/: what was read, what was made of it, what was written. A broken memory is an empty one."""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from digest import files, look
from digest.look import Row, Seen, Stat

if TYPE_CHECKING:
    from digest.content import Imports

FOLDER = ".digest-cache"
_RACY = 20_000_000  # ns: a file written so shortly before it was read may be written again within the same tick of its clock


class State(NamedTuple):
    """What was made of what was read."""

    sheets: dict[str, bytes]
    """Path of an article page, sorted → packed: its record (None where it can't be read), what is wrong with it, where its front matter and body lie."""
    extras: bytes
    """Topics, notes and plain pages with what is wrong with them, pickled."""
    placed: dict[str, tuple[str, ...]]
    """published.jsonl by id."""
    authority: str
    strange: tuple[str, ...]
    ledger_problems: dict[str, tuple[Row, ...]]
    """By ledger."""
    import_problems: tuple[Row, ...]
    keys: dict[str, tuple[str, list[str], list[bytes]]]
    """Kind of view → what all of them show (their template and the frame), paths, and the key of each, packed."""
    hashes: dict[str, str]
    """The manifest."""
    theme: str
    """Signature of all templates, which were found to be templates."""
    refused: tuple[tuple[str, str], ...]
    """Items of the inbox that hold no article, each with why."""
    imports: Imports
    """What imported.jsonl tells of how items became articles."""


class Memory:
    """The last build into one output folder, its larger parts read when they are asked for."""

    def __init__(self, root: Path, out: Path, seen: Seen) -> None:
        self._path = look.memory(str(root), str(out))
        self.seen = seen

    def shas(self) -> dict[str, bytes]:
        """Hashes of all that was read, by path; empty where they can't be read."""
        try:
            return dict(marshal.loads(look.part(self._path, 1)))  # noqa: S302 - our own file, its checksum just compared
        except look.BROKEN:
            return {}

    def state(self) -> State | None:
        """None where it can't be read."""
        try:
            return State(*marshal.loads(look.part(self._path, 2)))  # noqa: S302 - the same
        except look.BROKEN:
            return None

    def state_bytes(self) -> bytes:
        """The third part as it is on disk. Raises one of `look.BROKEN`."""
        return look.part(self._path, 2)


def save(root: Path, out: Path, seen: Seen, shas: Mapping[str, bytes], state: State | bytes) -> None:
    """Remember a build, whole or not at all."""
    parts = [seen.dump(), marshal.dumps(dict(shas)), state if isinstance(state, bytes) else marshal.dumps(tuple(state))]
    head = b"".join(look.PART.pack(len(part), zlib.crc32(part)) for part in parts)
    path = Path(look.memory(str(root), str(out)))
    files.replace(path.parent, path.name, look.MAGIC + head, *parts)


def pack(value: Any) -> bytes:  # noqa: ANN401 - any plain value
    """A plain value as bytes: the same bytes for the same value, which later versions of the form do not promise.

    What is packed by itself need not be packed again while it stays as it is.
    """
    return marshal.dumps(value, 2)


def unpack(packed: bytes) -> Any:  # noqa: ANN401 - whatever was put in
    return marshal.loads(packed)  # noqa: S302 - part of our own file, whose checksum was compared


def clear(root: Path) -> int:
    """Remove the cache; how many files."""
    import shutil

    folder = root / FOLDER
    count = sum(len(names) for _, _, names in os.walk(folder))
    shutil.rmtree(folder, ignore_errors=True)
    return count


def settled(root: Path, tree: Mapping[str, Stat], at: int, shas: Mapping[str, bytes]) -> dict[str, Stat]:
    """What was seen at a time (ns), but without the times of files that may have been written again just then: those will be read again.

    Where by now such a write would show, and the file is still as it was read, its time tells all there is. A file that couldn't be read is always
    tried again: when its permissions are mended, its time stays.
    """
    doubtful = [path for path, (_, time, _) in tree.items() if at - time <= _RACY or not shas.get(path)]
    if not doubtful:
        return dict(tree)
    found, now, later = dict(tree), time_ns(), look.stats(str(root), doubtful)
    for path in doubtful:
        size, time, inode = tree[path]
        if not shas.get(path) or later[path] != tree[path] or now - time <= _RACY or files.short_hash_of(root, path) != shas[path]:
            found[path] = (size, -1, inode)
    return found

"""Front matter and rendered bodies on disk, by where they lie: never all in memory, and never made twice. What is broken is not there."""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from collections.abc import Iterable
from itertools import count
from pathlib import Path

Place = bytes
"""File, offset and length in bytes, length of its first part, checksum, as `_PLACE` packs them: one small value, not five."""
_PLACE = struct.Struct("<IQIII")
_SPARE = 4_000_000  # bytes that nobody uses before it is worth while to copy the rest


class Bodies:
    """An append-only store in a few files, one for each process that writes at the same time."""

    def __init__(self, folder: Path, name: str) -> None:
        self._stem = str(folder / f"bodies-{name}")
        self._reading: dict[int, int] = {}
        self._writing: tuple[int, int, int] | None = None  # process, file descriptor, number of the file
        self._offset = 0

    def add(self, packed: bytes, html: str) -> Place:
        """Keep an article's front matter and its rendered body."""
        return self._add(packed + html.encode("utf-8", "surrogatepass"), len(packed))

    def read(self, place: Place) -> tuple[bytes, str] | None:
        """What was kept; None where it is no longer there, or something else is."""
        found = self._read(place)
        return (found[0][: found[1]], found[0][found[1] :].decode("utf-8", "surrogatepass")) if found else None

    def _add(self, data: bytes, first: int) -> Place:
        if self._writing is None or self._writing[0] != os.getpid():
            self._open()
        assert self._writing is not None
        _, descriptor, number = self._writing
        os.write(descriptor, data)
        place = _PLACE.pack(number, self._offset, len(data), first, zlib.crc32(data))
        self._offset += len(data)
        return place

    def _read(self, place: Place) -> tuple[bytes, int] | None:
        number, offset, length, first, checksum = _PLACE.unpack(place)
        try:
            if number not in self._reading:
                self._reading[number] = os.open(f"{self._stem}.{number}", os.O_RDONLY | getattr(os, "O_BINARY", 0))
            data = _read_at(self._reading[number], length, offset)
        except OSError:
            return None
        return (data, first) if len(data) == length and zlib.crc32(data) == checksum else None

    def clear(self) -> None:
        """Forget all."""
        self._drop(self._numbers())

    def tidied(self, places: Iterable[Place]) -> dict[Place, Place] | None:
        """Copy those that are still used, where more than half is not; old places → new ones, or None where all stays as it is.

        They are copied one by one into a new file: a site's bodies may be larger than memory.
        """
        used, numbers = list(places), self._numbers()
        total = sum(os.path.getsize(f"{self._stem}.{number}") for number in numbers)
        if total <= 2 * sum(_PLACE.unpack(place)[2] for place in used) + _SPARE:
            return None
        self.close()
        self._open(numbers[-1] + 1)
        moved = {place: self._add(*kept) for place in used if (kept := self._read(place))}
        self._drop(numbers)
        return moved

    def close(self) -> None:
        for descriptor in [*self._reading.values(), *([self._writing[1]] if self._writing and self._writing[0] == os.getpid() else [])]:
            os.close(descriptor)
        self._reading, self._writing = {}, None

    def _drop(self, numbers: Iterable[int]) -> None:
        self.close()
        for number in numbers:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{self._stem}.{number}")

    def _numbers(self) -> list[int]:
        folder, _, stem = self._stem.rpartition(os.sep)
        try:
            names = os.listdir(folder)
        except OSError:
            return []
        endings = (name.removeprefix(stem + ".") for name in names if name.startswith(stem + "."))
        return sorted(int(ending) for ending in endings if ending.isdecimal())

    def _open(self, first: int = 0) -> None:
        """The first file, from a number on, that no other process writes to."""
        os.makedirs(os.path.dirname(self._stem), exist_ok=True)
        for number in count(first):
            descriptor = os.open(f"{self._stem}.{number}", os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
            if _locked(descriptor):
                self._offset = os.lseek(descriptor, 0, os.SEEK_END)
                self._writing = (os.getpid(), descriptor, number)
                return
            os.close(descriptor)


def _locked(descriptor: int) -> bool:
    """Whether a file is now ours; where locks are missing there is one process, and a checksum finds what two have mixed up."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read_at(descriptor: int, length: int, offset: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, length)

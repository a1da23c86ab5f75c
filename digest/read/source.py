"""An open item, what is said of it, and how much of it may be read; nothing here knows a format."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, BinaryIO, TypeAlias

from digest.model import Article, Document
from digest.problem import Problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Found: TypeAlias = tuple[tuple[Document, ...], tuple[Problem, ...]]
"""Some of what an item holds, and what is wrong with that."""

LARGEST = 20_000_000  # bytes of one document; `max_bytes` in digest.yaml
MEMBERS = 200_000  # files in one archive: twice what a large crawl keeps in one
DEPTH = 3  # archives within archives: a gzipped tape of zipped pages
FREE = 8_000_000  # bytes that anything may unpack to
RATIO = 50  # … and how often its size beyond that: saved pages pack 5 to 15 times, bombs 1,000 times
HEAD = 1 << 16  # bytes by which a format is told
_BLOCK = 1 << 16


class Budget:
    """How much may still be unpacked, by all that lies inside one item."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.packed = 0
        self.unpacked = 0

    def take(self, unpacked: int) -> None:
        """Raises Problem where it unpacks to more than any honest file does."""
        self.unpacked += unpacked
        if self.is_spent():
            raise Problem(self.path, 1, "unpacks to far more than sound files do; the rest is left out", "unpack it yourself")

    def is_spent(self) -> bool:
        return self.unpacked > FREE + RATIO * self.packed


@dataclass(frozen=True, slots=True)
class Work:
    """Reading that is still to be done, in whatever process: the bytes of one page are at hand."""

    read: Callable[[bytes, str, Article, str], Found]
    data: bytes = field(repr=False)
    path: str
    given: Article
    charset: str = ""
    """Its encoding, if that was told."""


Part: TypeAlias = Found | Work
Inside: TypeAlias = "Callable[[Source], Iterator[Part]]"
"""What reads something that lies in an item, of any format."""


@dataclass(frozen=True, slots=True)
class Source:
    """An item, or a member of an archive, open at its beginning."""

    path: str
    """As messages and pages name it."""
    name: str
    """What its ending is taken from."""
    file: io.BufferedReader = field(repr=False)
    given: Article
    """What the sidecars and the command line say; what the file itself says wins over it."""
    largest: int = LARGEST
    """Bytes of one document."""
    budget: Budget | None = None
    """None outside of anything that was packed."""
    depth: int = 0

    def head(self) -> bytes:
        """The bytes that it begins with; they are still to be read."""
        return self.file.peek(HEAD)[:HEAD]

    def whole(self) -> bytes:
        """All of it. Raises Problem where it is larger than one document may be."""
        data = self.file.read(self.largest + 1)
        if len(data) > self.largest:
            size = f"{self.file.seek(0, io.SEEK_END):,} bytes, " if self.file.seekable() else ""
            raise Problem(self.path, 1, f"{size}more than max_bytes allows ({self.largest:,}); left out", "split it, or raise max_bytes in digest.yaml")
        return data

    def inside(self, name: str, path: str, file: BinaryIO | io.RawIOBase | bytes, budget: Budget | None = None) -> Source:
        """Something that lies in it."""
        return replace(self, path=path, name=name, file=buffered(file), budget=budget or self.budget, depth=self.depth + 1)


def buffered(file: BinaryIO | io.RawIOBase | bytes) -> io.BufferedReader:
    """Something to read from, with a look at what comes."""
    if isinstance(file, bytes):
        file = io.BytesIO(file)
    return file if isinstance(file, io.BufferedReader) else io.BufferedReader(file, HEAD)  # type: ignore[arg-type]  # all that is needed is `readinto`


def whole(read: Callable[[bytes, str, Article, str], Found]) -> Callable[[Source, Inside], Iterator[Part]]:
    """A reader of bytes as a reader of a source."""

    def reader(source: Source, inside: Inside) -> Iterator[Part]:
        data = source.whole()
        if data.strip():
            yield Work(read, data, source.path, source.given)

    return reader


def batches(found: Iterable[Document | Problem], most: int = 100) -> Iterator[Found]:
    """What comes one by one, some at a time."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            documents.append(one)
        if len(documents) + len(problems) >= most:
            yield tuple(documents), tuple(problems)
            documents, problems = [], []
    if documents or problems:
        yield tuple(documents), tuple(problems)


class Counted(io.RawIOBase):
    """A file that takes what is read of it from the budget."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self._file = file
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        self._budget.take(len(data))
        view[: len(data)] = data
        return len(data)


class Unpacked(io.RawIOBase):
    """What a gzipped file holds, all its members one after another."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self._file = file
        self._budget = budget
        self._gzip = zlib.decompressobj(31)
        self._rest = b""
        self._began = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Raises Problem where it is cut off, damaged, or a bomb."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._next(len(view))
        except zlib.error as error:
            raise Problem(self._budget.path, 1, f"damaged: {str(error).rpartition(': ')[2]}", "a whole gzip file") from None
        self._budget.take(len(data))
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            if not self._rest:
                self._rest = self._file.read(_BLOCK)
                self._budget.packed += len(self._rest)
            if not self._rest:
                if self._began and not self._gzip.eof:
                    raise Problem(self._budget.path, 1, "the compressed file is cut off", "the whole file")
                return b""
            if self._gzip.eof:
                self._rest = self._rest.lstrip(b"\0")  # what fills up a block on a tape
                if not self._rest:
                    continue
                if not self._rest.startswith(b"\x1f"):
                    return b""  # something that is no gzip follows: gzip itself leaves it out
                self._gzip = zlib.decompressobj(31)
            self._began = True
            data = self._gzip.decompress(self._rest, size)
            self._rest = self._gzip.unused_data if self._gzip.eof else self._gzip.unconsumed_tail
            if data:
                return data

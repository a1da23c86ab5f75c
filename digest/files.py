"""The disk: read a tree, add to content/ (never overwriting), mirror to site/ (never touching what is not ours)."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from digest import look, text
from digest.look import ABSENT, Stat
from digest.problem import Problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MANIFEST = ".digest-manifest.json"
"""In the output folder: what the last build made, by path, with its hash."""
STAGE = ".digest-new"
"""In the output folder while a build runs: what it has made so far."""


def scan(root: Path, folder: str, skip: str = "") -> dict[str, Stat]:
    """Every file below a folder but for the folder `skip`, by its path relative to `root`; hidden ones are passed over. Raises Problem."""
    try:
        return look.scan(str(root), folder, skip)
    except OSError as error:
        raise Problem(os.path.relpath(error.filename or root, root), 1, f"can't be read: {error.strerror}", "its permissions") from None


def walk(root: Path, folder: str) -> Iterator[str]:
    """The paths of `scan`, sorted."""
    yield from sorted(scan(root, folder))


def read(root: Path, path: str, largest: int) -> bytes:
    """The bytes of a file. Raises Problem where it can't be read or is larger than the site allows."""
    try:
        with open(f"{root}{os.sep}{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
            size = os.fstat(file.fileno()).st_size
            if size > largest:
                raise Problem(path, 1, f"{size:,} bytes, more than max_bytes allows ({largest:,}); left out", "split it, or raise max_bytes in digest.yaml")
            return file.read()
    except OSError as error:
        raise Problem(path, 1, f"can't be read: {error.strerror}") from None


def opened(path: Path) -> BinaryIO:
    """A file to read from. Raises OSError."""
    return open(path, "rb")  # noqa: PTH123 - closed by who asked for it


def joined(data: bytes, file: BinaryIO) -> BinaryIO:
    """What was read of a stream, and what is still to come, as one."""
    return io.BufferedReader(_Joined(data, file))


class _Joined(io.RawIOBase):
    def __init__(self, data: bytes, file: BinaryIO) -> None:
        super().__init__()
        self._data = memoryview(data)
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        part: memoryview | bytes = self._data[: len(view)]
        self._data = self._data[len(part) :]
        part = part or self._file.read(len(view))
        view[: len(part)] = part
        return len(part)


def add(root: Path, path: str, data: str) -> bool:
    """Create a file whole or not at all; False where there is one already, which is then left as it is."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(target, data.encode())
    try:
        os.link(temporary, target)  # unlike a rename, a link never takes the place of a file
        return True
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if target.exists():
            return False
        os.replace(temporary, target)
        return True
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def append(root: Path, path: str, lines: str) -> None:
    """Add lines to a ledger, after what a build that was cut off may have left half-written."""
    if not lines:
        return
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                lines = "\n" + lines
        file.write(lines.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def replace(root: Path, path: str, *data: bytes) -> None:
    """Write a file of ours, in one or more parts, whole or not at all. Raises OSError, which names the file that was to be."""
    target = root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _temporary(target, *data)
        try:
            os.replace(temporary, target)
        except OSError:
            os.unlink(temporary)
            raise
    except OSError as error:
        error.filename, error.filename2 = str(target), None
        raise


@contextlib.contextmanager
def alone(root: Path) -> Iterator[bool]:
    """Hold a site's folder while the block runs, so that those who write there take turns; whether nobody else held it before.

    The system ends a hold with its process. Where it knows no locks, nobody waits.
    """
    try:
        import fcntl

        descriptor = os.open(root, os.O_RDONLY)
    except (ImportError, OSError):
        yield True
        return
    free = True
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            free = False
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # a file system without locks
            pass
        yield free
    finally:
        os.close(descriptor)


def manifest(out: Path) -> dict[str, str]:
    """What the last build made, path → hash; empty where there is none, or it is no manifest."""
    import json

    try:
        found = json.loads((out / MANIFEST).read_text("utf-8"))
        return {str(path): str(digest) for path, digest in found["files"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


class Written(NamedTuple):
    """What became of one file."""

    digest: str
    """Hash of what stands there; empty where that is not ours."""
    stat: Stat
    fresh: bool
    """It is staged, and not yet in its place."""
    problem: Problem | None = None


class Mirror:
    """One build's writing into an output folder: only what differs is written, only what is ours is removed.

    What is written is staged, and moved to its place when all is made, so that a build that fails leaves the site as it was.
    The plan is recorded before the first file is moved, so that a build that is cut off leaves nothing that the next one
    takes for a person's.
    """

    def __init__(self, out: Path, planned: Iterable[str], before: Mapping[str, str] | None = None) -> None:
        if out.exists() and not out.is_dir():
            raise Problem(str(out), 0, "is a file, not a folder", "another --output")
        self.out = out
        self.before = manifest(out) if before is None else before
        self.now: dict[str, str] = {}
        self.stats: dict[str, Stat] = {}
        self.written = 0
        self.unchanged = 0
        self.problems: list[Problem] = []
        self._start = f"{out}{os.sep}"
        self._stage = f"{out}{os.sep}{STAGE}{os.sep}"
        self._made: set[str] = set()
        shutil.rmtree(self._stage, ignore_errors=True)
        # A path that we plan but a person's file holds is not put on record: it is theirs.
        planned = list(planned)
        self._gone = self.before.keys() - set(planned)
        there = _Presence(self._start)
        self._new = {path for path in planned if path not in self.before and not there.holds(path)}

    def write(self, path: str, data: bytes) -> Written:
        """Stage a file, unless the same bytes, or a person's file, stand in its place. Run in any process; `account` takes what comes back."""
        if ".." in path.split("/"):
            return Written("", ABSENT, False, Problem(path, 1, "would lie outside the site; left out", "an address below the site's base"))
        digest = hashlib.sha256(data).hexdigest()
        if path not in self._new:
            try:
                with open(self._start + path, "rb") as file:  # noqa: PTH123 - thousands of times
                    if file.read() == data:
                        return Written(digest if path in self.before else "", _stat(os.fstat(file.fileno())), False)
            except FileNotFoundError:
                pass
            except OSError as error:
                if not self._makes_way(path):
                    return Written("", ABSENT, False, Problem(path, 1, f"can't be written: {error.strerror}", "move what stands there away"))
            else:
                if path not in self.before:
                    place, what = f"{self.out.name}/{path}", "a file that digest did not make stands here and is kept"
                    return Written("", ABSENT, False, Problem(place, 1, what, "move it away, or build elsewhere with -o"))
        return Written(digest, self._staged(path, data), True)

    def account(self, path: str, written: Written) -> None:
        """Take note of what `write` did."""
        if written.problem:
            self.problems.append(written.problem)
            return
        self.written += written.fresh
        self.unchanged += not written.fresh
        if written.digest:
            self.now[path] = written.digest
            self.stats[path] = written.stat

    def keep(self, stats: Mapping[str, Stat]) -> None:
        """Leave files of the last build as they are: they would be made the same, or what they are made from can't be read now."""
        self.stats |= stats
        self.now |= {path: self.before[path] for path in stats}

    def finish(self) -> int:
        """Move what is staged to its place; remove what the last build made and this one does not, unless somebody changed it: how many."""
        new = [path for path in self.now if path not in self.before]
        if new:
            self._record({**dict.fromkeys(new, ""), **self.before})
        removed = sum(_remove(self.out, path, self.before[path]) for path in sorted(self.before.keys() - self.now.keys()))
        if os.path.isdir(self._stage):
            _merge(self._stage, str(self.out), self.problems)
        if self.now != self.before or new:
            self._record(self.now)
        return removed

    def _makes_way(self, path: str) -> bool:
        """Whether what is in the way of a file, a file where its folder should be or a folder in its place, is ours and will be gone."""
        parts = path.split("/")
        return any("/".join(parts[:number]) in self._gone for number in range(1, len(parts))) or any(one.startswith(path + "/") for one in self._gone)

    def drop(self) -> None:
        """Forget what is staged."""
        shutil.rmtree(self._stage, ignore_errors=True)

    def _staged(self, path: str, data: bytes) -> Stat:
        target = self._stage + path
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            try:
                os.mkdir(folder)
            except OSError:
                os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        return _create(target, data)

    def _record(self, files: Mapping[str, str]) -> None:
        rows = ",\n".join([f'{text.quoted(path)}: "{files[path]}"' for path in sorted(files)])
        replace(self.out, MANIFEST, ('{"files": {\n' + rows + "\n}}\n").encode("utf-8", "surrogatepass"))


class _Presence:
    """Whether files are there, asking the disk as little as possible."""

    def __init__(self, start: str) -> None:
        self._start = start
        self._missing: dict[str, bool] = {}

    def holds(self, path: str) -> bool:
        """Whether a file, or something else that is in its way, is there."""
        folder = path.rpartition("/")[0]
        return not self._is_missing(folder) and (os.path.lexists(self._start + path) or not os.path.isdir(self._start + folder))

    def _is_missing(self, folder: str) -> bool:
        """Whether a folder is not there, and could be made."""
        if not folder:
            return False
        if folder not in self._missing:
            above = folder.rpartition("/")[0]
            self._missing[folder] = self._is_missing(above) or (os.path.isdir(self._start + above) and not os.path.lexists(self._start + folder))
        return self._missing[folder]


def _merge(source: str, target: str, problems: list[Problem]) -> None:
    """Move all that is in one folder into another: whole folders where there is none yet."""
    with os.scandir(source) as entries:
        found = list(entries)
    for entry in found:
        there = os.path.join(target, entry.name)
        try:
            if not entry.is_dir(follow_symlinks=False):
                os.replace(entry.path, there)
            elif os.path.isdir(there):
                _merge(entry.path, there, problems)
            else:
                os.rename(entry.path, there)
        except OSError as error:
            problems.append(Problem(there, 1, f"can't be written: {error.strerror}", "move what stands in the way"))
    shutil.rmtree(source, ignore_errors=True)


def clear(out: Path) -> tuple[int, list[Problem]]:
    """Remove everything that the manifest says a build made, and the manifest; how many files, and which were kept since somebody changed them."""
    made = manifest(out)
    removed = sum(_remove(out, path, digest) for path, digest in made.items())
    kept = [Problem(f"{out.name}/{path}", 1, "was changed after it was built and is kept", "delete it by hand") for path in made if (out / path).exists()]
    with contextlib.suppress(FileNotFoundError):
        os.unlink(out / MANIFEST)
    return removed, kept


def _remove(out: Path, path: str, digest: str) -> bool:
    target = out / path
    if out.resolve() not in target.resolve().parents:
        return False
    try:
        if digest and hashlib.sha256(target.read_bytes()).hexdigest() != digest:
            return False
        target.unlink()
    except OSError:
        return False
    for parent in target.parents:
        if parent == out:
            break
        try:
            parent.rmdir()
        except OSError:
            break
    return True


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def short_hash(data: bytes) -> bytes:
    """Sixteen bytes that tell whether a file of content/ or templates/ changed."""
    return hashlib.sha256(data).digest()[:16]


def short_hash_of(root: Path, path: str) -> bytes:
    """The short hash of a file's bytes; empty where it can't be read."""
    try:
        with open(f"{root}{os.sep}{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
            return hashlib.file_digest(file, "sha256").digest()[:16]
    except OSError:
        return b""


def _temporary(target: Path, *data: bytes) -> str:
    for number in count():
        name = f"{target.parent}{os.sep}.digest-{os.getpid()}-{number}"
        with contextlib.suppress(FileExistsError):
            _create(name, *data)
            return name
    raise AssertionError


def _create(path: str, *data: bytes) -> Stat:
    """A new file. Raises FileExistsError where there is one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        for part in data:
            left = memoryview(part)
            while left:
                left = left[os.write(descriptor, left) :]
        return _stat(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _stat(found: os.stat_result) -> Stat:
    return found.st_size, found.st_mtime_ns, found.st_ino

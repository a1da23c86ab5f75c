"""The disk: read a tree, add to content/ (never overwriting), mirror to site/ (never touching what is not ours)."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from digest.problem import Problem

MANIFEST = ".digest-manifest.json"
"""In the output folder: what the last build made, by path, with its hash."""


def walk(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder, as paths relative to `root` with their stat, sorted; hidden ones are passed over."""
    top = root / folder
    if not top.is_dir():
        return
    found: list[tuple[str, os.stat_result]] = []
    stack = [str(top)]
    seen: set[str] = set()
    while stack:
        folder = stack.pop()
        with _listed(folder, root) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith("~"):
                    continue
                if not os.path.exists(entry.path):  # a link that leads nowhere, or to itself
                    continue
                if entry.is_dir():
                    if entry.is_symlink():  # followed, but never in a circle
                        real = os.path.realpath(entry.path)
                        if real in seen or str(top.resolve()).startswith(real):
                            continue
                        seen.add(real)
                    stack.append(entry.path)
                elif entry.is_file():
                    found.append((os.path.relpath(entry.path, root).replace(os.sep, "/"), entry.stat()))
    yield from sorted(found)


def _listed(folder: str, root: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
    """What is in a folder. Raises Problem where it can't be read."""
    try:
        return os.scandir(folder)
    except OSError as error:
        raise Problem(os.path.relpath(folder, root), 1, f"can't be read: {error.strerror}", "its permissions") from None


def read(root: Path, path: str, largest: int) -> bytes:
    """The bytes of a file. Raises Problem where it can't be read or is larger than the site allows."""
    try:
        size = (root / path).stat().st_size
        if size > largest:
            raise Problem(path, 1, f"{size:,} bytes, more than max_bytes allows ({largest:,}); left out", "split it, or raise max_bytes in digest.yaml")
        return (root / path).read_bytes()
    except OSError as error:
        raise Problem(path, 1, f"can't be read: {error.strerror}") from None


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


def replace(root: Path, path: str, data: bytes) -> None:
    """Write a file of ours whole or not at all."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(_temporary(target, data), target)


def manifest(out: Path) -> dict[str, str]:
    """What the last build made, path → hash; empty where there is none, or it is no manifest."""
    try:
        found = json.loads((out / MANIFEST).read_text("utf-8"))
        return {str(path): str(digest) for path, digest in found["files"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


class Mirror:
    """One build's writing into an output folder: only what differs is written, only what is ours is removed.

    The plan is recorded before the first file is written, so that a build that is cut off leaves nothing that the next
    one takes for a person's.
    """

    def __init__(self, out: Path, planned: Iterable[str]) -> None:
        if out.exists() and not out.is_dir():
            raise Problem(str(out), 0, "is a file, not a folder", "another --output")
        self.out = out
        self.before = manifest(out)
        self.now: dict[str, str] = {}
        self.written = 0
        self.unchanged = 0
        self.problems: list[Problem] = []
        planned = list(planned)
        # A path that we plan but a person's file holds is not put on record: it is theirs.
        ours = [path for path in planned if path in self.before or not (out / path).exists()]
        if any(path not in self.before for path in ours):
            self._record({**dict.fromkeys(ours, ""), **self.before})
        self.ours = {*self.before, *ours}

    def write(self, path: str, data: bytes) -> None:
        """Put a file in its place, unless the same bytes, or a person's file, stand there."""
        target = self.out / path
        if ".." in target.parts[len(self.out.parts) :]:
            self.problems.append(Problem(path, 1, "would lie outside the site; left out", "an address below the site's base"))
            return
        digest = hashlib.sha256(data).hexdigest()
        try:
            there = target.read_bytes()
        except FileNotFoundError:
            there = None
        except OSError as error:
            self.problems.append(Problem(path, 1, f"can't be written: {error.strerror}", "move what stands there away"))
            return
        if there == data:
            self.unchanged += 1
            if path in self.ours:
                self.now[path] = digest
            return
        if there is not None and path not in self.ours:
            self.problems.append(
                Problem(f"{self.out.name}/{path}", 1, "a file that digest did not make stands here and is kept", "move it away, or build elsewhere with -o")
            )
            return
        try:
            replace(self.out, path, data)
        except OSError as error:
            self.problems.append(Problem(path, 1, f"can't be written: {error.strerror}", "move what stands in the way"))
            return
        self.written += 1
        self.now[path] = digest

    def keep(self, path: str) -> None:
        """Leave a file of the last build as it is, since what it is made from can't be read now."""
        if path in self.before:
            self.now[path] = self.before[path]

    def finish(self) -> int:
        """Remove what the last build made and this one does not, unless somebody changed it; how many were removed."""
        removed = sum(self._removed(path) for path in sorted(self.ours - self.now.keys()))
        self._record(self.now)
        return removed

    def _removed(self, path: str) -> bool:
        return _remove(self.out, path, self.before.get(path, ""))

    def _record(self, files: Mapping[str, str]) -> None:
        text = json.dumps({"files": dict(sorted(files.items()))}, indent=0, ensure_ascii=False) + "\n"
        if not (self.out / MANIFEST).exists() or (self.out / MANIFEST).read_bytes() != text.encode():
            replace(self.out, MANIFEST, text.encode())


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


def _temporary(target: Path, data: bytes) -> str:
    handle, name = tempfile.mkstemp(prefix=".digest-", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.chmod(name, 0o666 & ~_umask())
    return name


@cache
def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""What is remembered between builds in .digest-cache/: whether anything changed since the last one. A broken memory is an empty one."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from digest import __version__, files

FOLDER = ".digest-cache"
_LIBRARIES = ("jinja2", "markupsafe", "markdown_it_py", "pyyaml", "feedgen", "lxml", "snowballstemmer", "anyascii")


@dataclass(frozen=True, slots=True)
class State:
    """The last build into one output folder."""

    inputs: str
    """Signature of all that it read, and of the program."""
    ledger: str
    """The ledger that it wrote, by size, time and inode."""
    outputs: str
    """Signature of all that it made."""
    now: str
    """The time it was built for, ISO 8601."""
    until: str
    """When a page appears or expires by itself; empty for never."""
    pages: int
    problems: tuple[tuple[str, int, str, str], ...]


def load(root: Path, out: Path) -> State | None:
    """The state of the last build into `out`; None where there is none that can be believed."""
    try:
        found = json.loads(_file(root, out).read_text("utf-8"))
        problems = tuple((str(a), int(b), str(c), str(d)) for a, b, c, d in found.pop("problems"))
        return State(**found, problems=problems)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def save(root: Path, out: Path, state: State) -> None:
    path = _file(root, out)
    files.replace(path.parent, path.name, json.dumps(asdict(state), ensure_ascii=False).encode())


def clear(root: Path) -> int:
    """Remove the cache; how many files."""
    import shutil

    folder = root / FOLDER
    count = sum(len(names) for _, _, names in os.walk(folder))
    shutil.rmtree(folder, ignore_errors=True)
    return count


def still_holds(state: State, inputs: str, ledger: str, outputs: str, now: datetime) -> bool:
    """Whether a build now would give what the last one gave."""
    if (state.inputs, state.ledger, state.outputs) != (inputs, ledger, outputs):
        return False
    moment = now.isoformat()
    return state.now <= moment and (not state.until or moment < state.until)


def inbox(root: Path) -> str:
    """A signature of the inbox, to be taken before it is read: what arrives later is for the next build."""
    return _tree(root, "content/inbox")


def inputs(root: Path, config: Path, templates: Iterable[Path], options: Mapping[str, str]) -> str:
    """A signature of everything else a build reads, by size, time and inode, and of the program itself."""
    signature = hashlib.sha256(f"{__version__} {sys.version} {sorted(options.items())}".encode("utf-8", "surrogateescape"))
    package = Path(__file__).parent
    for base, folder in ((root, "content"), (root, "templates"), *((path.parent, path.name) for path in templates), (package.parent, package.name)):
        signature.update(_tree(base, folder).encode())
    signature.update(stat(config).encode())
    for name in sorted(_installed()):
        signature.update(name.encode())
    return signature.hexdigest()


def outputs(out: Path) -> str:
    """A signature of everything the last build made, as it stands now."""
    signature = hashlib.sha256()
    for path in [files.MANIFEST, *files.manifest(out)]:
        signature.update(f"{path}\0{stat(out / path)}\n".encode("utf-8", "surrogateescape"))
    return signature.hexdigest()


def stat(path: Path) -> str:
    """Size, time and inode of a file; `-` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return "-"
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def _tree(base: Path, folder: str) -> str:
    """Everything below a folder by size, time and inode; of content/ neither the inbox nor the ledger that a build writes."""
    signature = hashlib.sha256()
    for path, found in files.walk(base, folder):
        own = path.endswith((".pyc", "content/published.jsonl")) or (folder == "content" and path.startswith("content/inbox/"))
        if not own:
            signature.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ino}\n".encode("utf-8", "surrogateescape"))
    return signature.hexdigest()


def _file(root: Path, out: Path) -> Path:
    return root / FOLDER / f"state-{hashlib.sha256(str(out.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()[:12]}.json"


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

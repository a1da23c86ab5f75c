"""The pictures and static files of a site's folder as one build finds them; what was drawn is kept in .digest-cache/, and drawn again only where it must be."""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest import cache, drawing, files, look, pictures
from digest.config import Config
from digest.look import Stat
from digest.pictures import KINDS, Picture, Stock, Variant
from digest.problem import Problem
from digest.record import digest

if TYPE_CHECKING:
    from digest import build
    from digest.intake import Map
    from digest.project import Project

STATIC, INBOX = "static/", "content/inbox"
MISSING = "pictures are shown in the one size that they came in, with all that the camera wrote into them"
"""What is said, once, where the extra is missing."""
_CHECK = struct.Struct("<I")
_SPARE = 200  # drawings that nobody uses before it is worth while to look for them
Facts = tuple[str, str, str, tuple[tuple[int, int, int], ...]]
"""Of the bytes of a picture: what is wrong with it, and how it would be right; the ending of its files; width, height and length of each variant."""


class Store:
    """What was drawn, on disk by name. What is broken is not there."""

    def __init__(self, root: Path) -> None:
        self.drawing = drawing.is_installed()
        self._folder = root / cache.FOLDER / f"pictures-{drawing.version() if self.drawing else 'plain'}"

    def get(self, name: str) -> bytes | None:
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        return data[_CHECK.size :] if len(data) >= _CHECK.size and _CHECK.unpack_from(data)[0] == zlib.crc32(data[_CHECK.size :]) else None

    def put(self, name: str, data: bytes) -> None:
        with contextlib.suppress(OSError):  # it will be drawn again
            files.replace(self._folder, name, _CHECK.pack(zlib.crc32(data)), data)

    def facts(self) -> dict[bytes, Facts]:
        """What is known of pictures, by the hash of their bytes."""
        try:
            return dict(marshal.loads(self.get("facts") or b""))  # noqa: S302 - our own file, its checksum just compared
        except (ValueError, EOFError, TypeError):
            return {}

    def learn(self, facts: Mapping[bytes, Facts], used: Iterable[bytes]) -> None:
        """Keep the facts; forget what this build did not use where that is much."""
        kept, wanted = dict(facts), set(used)
        if len(kept) > 2 * len(wanted) + _SPARE:
            kept = {sha: facts[sha] for sha in sorted(wanted)}
            names = {sha.hex() for sha in wanted}
            with contextlib.suppress(OSError):
                for name in os.listdir(self._folder):
                    if "-" in name and name.partition("-")[0] not in names:
                        os.unlink(self._folder / name)
        self.put("facts", marshal.dumps(kept, 2))

    def drawn(self, view: drawing.Icon | drawing.Card) -> bytes:
        """The bytes of an icon or a card."""
        name = f"drawn-{digest(repr(view)).hex()}"
        data = self.get(name)
        if data is None:
            data = drawing.drawn(view)
            self.put(name, data)
        return data


@dataclass(frozen=True, slots=True)
class Found:
    """What a build has to show besides texts."""

    stock: Stock
    hashes: Mapping[str, bytes]
    """Of the files that were read, by path."""
    problems: tuple[Problem, ...]


def find(
    project: Project, settings: Config, tree: Mapping[str, Stat], hashes: Callable[[dict[str, Stat]], dict[str, bytes]],
    references: Sequence[tuple[str, tuple[str, ...]]], map: Map, store: Store | None,
) -> Found:  # fmt: skip
    """All static files, and the pictures that pages name (`build.references`). `hashes` gives those of files, `map` draws what was not drawn before.

    Without a store nothing is drawn: pictures are what their first bytes say.
    """
    root, problems = project.root, list[Problem]()
    static = {path: stat for path, stat in tree.items() if path.startswith(STATIC) and path.isprintable()}
    named, missing = _named(references, tree, settings.base.path)
    problems += missing
    read = hashes(static | {path: tree[path] for path in named})
    problems += [Problem(path, 1, "can't be read", "its permissions") for path in static if not read[path]]
    outside = {path for path in read if _leads_out(root, path)}
    problems += [Problem(path, 1, "leads out of the site's folder; left out", "a copy of the file itself") for path in sorted(outside)]
    published = {path.removeprefix(STATIC): read[path] for path in static if read[path] and path not in outside}
    wanted = {path: read[path] for path in named if path not in outside}
    shown, files_of, wrong = _shown(project, settings, wanted, map, store)
    load = _Loader(root, {**files_of, **{path: ("", STATIC + path) for path in published}}, store, settings.max_bytes)
    return Found(Stock(published, shown, load, settings.base.path, settings.remote_images), read, (*problems, *wrong))


def static(root: Path, hashes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of static/ by output path, each with the hash of its bytes, of hashes by path."""
    return {path.removeprefix(STATIC): sha for path, sha in hashes.items() if path.startswith(STATIC) and sha and not _leads_out(root, path)}


def beside(project: Project, settings: Config, shelf: build.Shelf) -> Stock:
    """The same for commands that look at a site without building it; what was drawn by builds is taken from there."""
    from digest import build

    tree = files.scan(project.root, "content", INBOX) | look.static(str(project.root))

    def hashes(paths: dict[str, Stat]) -> dict[str, bytes]:
        return {path: files.short_hash_of(project.root, path) for path in paths}

    return find(project, settings, tree, hashes, build.references(shelf), map, Store(project.root)).stock


def _named(references: Iterable[tuple[str, tuple[str, ...]]], tree: Mapping[str, Stat], base: str) -> tuple[list[str], list[Problem]]:
    """The files that are named as pictures, and what is named and not there."""
    found: dict[str, None] = {}
    problems = []
    for page, srcs in references:
        for src in srcs:
            if pictures.REMOTE.match(src):
                continue
            here = next((path for path in pictures.places(src, page, base) if path in tree), None)
            if here is None:
                problems.append(Problem(page, 1, f"there is no picture {src!r}", "a JPEG, PNG, WebP, GIF, AVIF or SVG beside the page, or below static/"))
            else:
                found[here] = None
    return sorted(found), problems


def _leads_out(root: Path, path: str) -> bool:
    real, top = os.path.realpath(root / path), os.path.realpath(root)
    return not real.startswith(top.rstrip(os.sep) + os.sep)


def _shown(
    project: Project, settings: Config, wanted: dict[str, bytes], map: Map, store: Store | None
) -> tuple[dict[str, Picture], dict[str, tuple[str, str]], list[Problem]]:
    """Pictures by path; where the bytes of each of their variants lie; what is wrong."""
    known = store.facts() if store and wanted else {}
    todo = [path for path, sha in wanted.items() if sha not in known]

    def make(path: str) -> tuple[bytes, Facts]:
        return _facts(project.root, path, settings.max_bytes, store)

    for path, (sha, facts) in zip(todo, map(make, todo), strict=True):
        wanted[path], known[sha] = sha, facts  # of what was read: it may have changed just now
    if store and todo:
        store.learn(known, wanted.values())
    shown: dict[str, Picture] = {}
    places: dict[str, tuple[str, str]] = {}
    problems = []
    for path, sha in wanted.items():
        wrong, right, ending, sizes = known[sha]
        if wrong:
            problems.append(Problem(path, 1, wrong, right))
            continue
        variants = []
        for width, height, length in sizes:
            asis = ending.startswith("=")
            out = path.removeprefix(STATIC) if asis and path.startswith(STATIC) else pictures.named(path, sha, ending.lstrip("="), width)
            places[out] = ("", path) if asis else (f"{sha.hex()}-{width}", path)
            variants.append(Variant(out, width, height, length, KINDS[ending.lstrip("=")]))
        shown[path] = Picture(path, digest(sha, repr(variants)), tuple(variants))
    scaled = next((one.file for one in shown.values() if not one.largest.type.endswith("svg+xml")), "")
    if store and scaled and not store.drawing:
        problems.append(Problem(scaled, 1, MISSING, drawing.EXTRA))
    return shown, places, problems


def _facts(root: Path, path: str, largest: int, store: Store | None) -> tuple[bytes, Facts]:
    """What is to be known of a picture; its variants are drawn and stored."""
    try:
        data = files.read(root, path, largest)
    except Problem as problem:
        return files.short_hash_of(root, path), (problem.what, problem.right, "", ())
    sha, size = files.short_hash(data), pictures.size(data)
    if size is None:
        return sha, ("is no picture that browsers show", "JPEG, PNG, WebP, GIF, AVIF or SVG", "", ())
    if size.width * size.height > pictures.MOST_PIXELS:
        return sha, (f"{size.width:,} by {size.height:,} pixels, more than {pictures.MOST_PIXELS:,} in all; left out", "a smaller one", "", ())
    if store is None or not store.drawing or size.kind in ("svg", "avif") or drawing.is_moving(data, size.kind):
        return sha, ("", "", "=" + size.kind, ((size.width, size.height, len(data)),))
    widths = pictures.widths(size.width)
    try:
        drawn = drawing.resized(data, size.kind, widths)
    except ValueError as error:
        return sha, (f"can't be read as a picture: {error}", "save it again", "", ())
    found = []
    for width, made in zip(widths, drawn, strict=True):
        store.put(f"{sha.hex()}-{width}", made)
        drawn_size = pictures.size(made)
        found.append((width, drawn_size.height if drawn_size else 1, len(made)))
    return sha, ("", "", "png" if size.kind == "gif" else size.kind, tuple(found))


class _Loader:
    """The bytes of a static file or of a variant of a picture, by its output path."""

    def __init__(self, root: Path, places: Mapping[str, tuple[str, str]], store: Store | None, largest: int) -> None:
        self._root, self._places, self._store, self._largest = root, places, store, largest

    def __call__(self, path: str) -> bytes:
        """Raises Problem where a file can't be read any more."""
        name, file = self._places[path]
        if not name or self._store is None:
            return files.read(self._root, file, 1 << 40)
        found = self._store.get(name)
        if found is None:  # somebody emptied the store
            _facts(self._root, file, self._largest, self._store)
            found = self._store.get(name)
        if found is None:
            raise Problem(file, 1, "was changed while the site was built", "build again")
        return found

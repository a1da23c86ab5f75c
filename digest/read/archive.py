"""Zip files and tapes (tar) → what their files hold, read where they lie: nothing is ever unpacked to the disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from digest import text
from digest.model import Article
from digest.problem import Problem
from digest.read import sidecar
from digest.read.markdown import merge
from digest.read.source import DEPTH, MEMBERS, Budget, Counted, Inside, Part, Source, buffered

_OFFICE = frozenset(["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
_SAID = 100_000  # bytes of a sidecar
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, OverflowError)


def looks_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def looks_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def read_zip(source: Source, inside: Inside) -> Iterator[Part]:
    """Every file in it, by name."""
    _check_depth(source)
    file = source.file if source.file.seekable() else buffered(source.whole())
    budget = source.budget or Budget(source.path)
    budget.packed += file.seek(0, io.SEEK_END) if source.budget is None else 0
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise _damaged(source, error) from None
    members = [one for one in archive.infolist() if not one.is_dir()]
    names = [one.filename for one in members]
    if _OFFICE & set(names[:3]):
        raise Problem(source.path, 1, "a document of an office program or an e-book", "save its text")
    _check_count(source, len(members))
    said = _Said(source, {name: archive for name in names if sidecar.is_sidecar(name)})
    for member in members:
        if _is_passed_over(member.filename):
            continue
        if budget.is_spent():
            break
        try:
            if member.flag_bits & 1:
                raise Problem(_path(source, member.filename), 1, "locked with a password", "unpack it yourself")
            with archive.open(member) as opened:
                yield from _read(source, member.filename, Counted(opened, budget), said, inside, budget)
        except Problem as problem:
            yield (), (problem,)
        except _BROKEN as error:
            yield (), (_damaged(source, error, member.filename),)
    yield (), said.problems


def read_tar(source: Source, inside: Inside) -> Iterator[Part]:
    """Every file in it, in its order; a sidecar holds for what follows it."""
    _check_depth(source)
    budget = source.budget or Budget(source.path)
    budget.packed += source.file.seek(0, io.SEEK_END) if source.budget is None and source.file.seekable() else 0
    if source.file.seekable():
        source.file.seek(0)
    said = _Said(source, {})
    number = 0
    try:
        with tarfile.open(fileobj=source.file, mode="r|", errorlevel=1) as tape:
            for member in tape:
                number += 1
                _check_count(source, number)
                if budget.is_spent():
                    break
                if not member.isfile() or member.sparse is not None:
                    continue
                opened = tape.extractfile(member)
                if opened is None:
                    continue
                if sidecar.is_sidecar(member.name):
                    said.hear(member.name, opened.read(_SAID))
                elif not _is_passed_over(member.name):
                    yield from _read(source, member.name, Counted(opened, budget), said, inside, budget)
                vars(tape)["members"] = []  # its list of all that was read would grow for ever
    except _BROKEN as error:
        yield (), (_damaged(source, error),)
    yield (), said.problems


def _read(source: Source, name: str, file: Counted, said: _Said, inside: Inside, budget: Budget) -> Iterator[Part]:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or not name.isprintable():
        shown = f"{source.path}/{text.line(name).replace('..', '…')}"
        yield (), (Problem(shown, 1, "its path leads out of the archive, or is not readable; left out", "a plain path"),)
        return
    yield from inside(replace(source.inside(name, _path(source, name), file, budget), given=said.of(name)))


class _Said:
    """What the sidecars in an archive say."""

    def __init__(self, source: Source, archives: dict[str, zipfile.ZipFile]) -> None:
        self._source = source
        self._found: dict[str, Article] = {}
        self.problems: tuple[Problem, ...] = ()
        for name, archive in archives.items():
            try:
                with archive.open(name) as file:
                    self.hear(name, file.read(_SAID))
            except _BROKEN as error:
                self.problems += (_damaged(source, error, name),)

    def hear(self, name: str, data: bytes) -> None:
        try:
            found, wrong = sidecar.parse(text.decode(data)[0], _path(self._source, name))
        except ValueError as error:
            found, wrong = Article(), (Problem(_path(self._source, name), 1, str(error), "YAML in UTF-8"),)
        self._found[name] = found
        self.problems += wrong

    def of(self, name: str) -> Article:
        """What is said of a file: by its own sidecar, by its folder's, by what is said of the archive."""
        own, folder = (self._found.get(one, Article()) for one in sidecar.for_item(name))
        return merge(merge(own, folder), self._source.given) if self._found else self._source.given


def _is_passed_over(name: str) -> bool:
    """Hidden files, as in folders; what a Mac adds; sidecars."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX" or sidecar.is_sidecar(name)


def _path(source: Source, name: str) -> str:
    return f"{source.path}/{text.line(name).removeprefix('./')}"


def _check_depth(source: Source) -> None:
    if source.depth > DEPTH:
        raise Problem(source.path, 1, "packed too often", f"at most {DEPTH} times")


def _check_count(source: Source, count: int) -> None:
    if count > MEMBERS:
        raise Problem(source.path, 1, f"more than {MEMBERS:,} files in one archive; the rest is left out", "split it")


def _damaged(source: Source, error: Exception, name: str = "") -> Problem:
    what = text.line(str(error)) or type(error).__name__
    return Problem(_path(source, name) if name else source.path, 1, f"damaged: {text.cut(what, 80)}", "the whole archive")

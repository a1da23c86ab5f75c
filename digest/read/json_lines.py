"""JSON Lines, or one JSON file with an object or a list of them → Documents."""

from __future__ import annotations

import codecs
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from digest import fields, text
from digest.model import Article, Document, Media, When
from digest.problem import Problem
from digest.read import facts, html_text, json_feed, moments, raw
from digest.read.markdown import merge
from digest.read.source import Found, Inside, Source, batches, buffered

MEMBERS = ("title", "text", "html", "markdown", "url", "source", "published", "updated", "fetched", "authors", "language", "topics", "image", "summary", "id")
_KNOWN = frozenset(MEMBERS)
_GAP = frozenset(" \t\n\r,")
_BLOCK = 1 << 20  # characters read at once of a list
_STRANGE = 100  # unknown members that are named
_BEGINS = re.compile(rb'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
_LINES = re.compile(rb'\s*\{\s*"[^\n]*\}\r?\n\s*\{\s*"')


def looks(head: bytes) -> bool:
    """An object, or a list of objects."""
    return _BEGINS.match(head) is not None


def looks_lines(head: bytes) -> bool:
    """An object that ends with its line, and another one on the next."""
    return _LINES.match(head) is not None


def read_lines(source: Source, inside: Inside) -> Iterator[Found]:
    """One object a line; a line that is none is a problem, the others go on."""
    source, problems = _utf8(source)
    if problems:
        yield (), problems
    yield from _documents(source, _lines(source))


def read_json(source: Source, inside: Inside) -> Iterator[Found]:
    """An object, a list of objects, or (as many files so named are) JSON Lines."""
    source, problems = _utf8(source)
    if problems:
        yield (), problems
    head = source.head().lstrip()
    if head.startswith(b"["):
        yield from _documents(source, _elements(source))
        return
    first, end, rest = head.partition(b"\n")
    if end and rest.strip() and _loaded(first.decode(errors="replace"), source.path, 1)[1] is None:
        yield from _documents(source, _lines(source))
        return
    data = source.whole()
    found, problems = _decoded(data, source.path)
    if problems:
        yield (), problems
    value, problem = _loaded(found, source.path, 1)
    if problem and problem.what.startswith("not JSON: Extra data"):
        yield from _documents(source, _lines(replace(source, file=buffered(data))))
    elif isinstance(value, dict) and json_feed.is_feed(value):
        yield json_feed.documents(value, source.path, source.given)
    else:
        yield from _documents(source, iter([(0, value, problem)]))


Row = tuple[int, object, Problem | None]
"""The line of a value, and the value or what is wrong with it."""


def _utf8(source: Source) -> tuple[Source, tuple[Problem, ...]]:
    """The same in UTF-8, without its mark; only what is not UTF-8 from its first bytes on is decoded as a whole."""
    head = source.head()
    if head.startswith(codecs.BOM_UTF8):
        source.file.read(3)
        return source, ()
    if head[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and b"\0" not in head[:4]:
        return source, ()
    found, problems = raw.decode(source.whole(), source.path)
    return replace(source, file=buffered(found.encode("utf-8", "replace"))), problems


def _lines(source: Source) -> Iterator[Row]:
    said = False
    for number in itertools.count(1):
        row = source.file.readline(source.largest + 1)
        if not row:
            return
        if len(row) > source.largest:
            while row and not row.endswith(b"\n"):
                row = source.file.readline(source.largest)
            yield (
                number,
                None,
                Problem(source.path, number, f"a line of more than max_bytes allows ({source.largest:,}); left out", "raise max_bytes in digest.yaml"),
            )
        elif row.strip():
            try:
                found, problems = _decoded(row.rstrip(b"\r\n"), source.path)
            except Problem as problem:
                yield number, None, Problem(source.path, number, *problem.args[2:])
                continue
            if problems and not said:
                yield number, None, Problem(source.path, number, *problems[0].args[2:])
            said = said or bool(problems)
            yield (number, *_loaded(found, source.path, number))


def _decoded(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """What is in UTF-8 stays as it is: a line separator in a text of JSON is no end of a line. Raises Problem."""
    try:
        return data.decode().replace("\0", ""), ()
    except UnicodeDecodeError:
        return raw.decode(data, path)


def _loaded(source: str, path: str, line: int) -> tuple[object, Problem | None]:
    try:
        return json.loads(source, strict=False), None
    except json.JSONDecodeError as error:
        return None, Problem(path, line + error.lineno - 1, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}", "one JSON object a line")
    except RecursionError:
        return None, Problem(path, line, "nested too deep", "a flat JSON object")
    except ValueError:  # Python reads no number of more than 4,300 digits
        return None, Problem(path, line, "a number too long to be read", "numbers of some digits; put quotation marks round an identity")


def _elements(source: Source) -> Iterator[Row]:
    """The elements of a JSON list with their lines, read as they come; what comes after a broken one is not read."""
    decoder = json.JSONDecoder(strict=False)
    unread = codecs.getincrementaldecoder("utf-8")("replace")
    held, at, line, wanted = unread.decode(source.file.read(_BLOCK)).lstrip(), 1, 1, _BLOCK
    while True:
        while at < len(held) and held[at] in _GAP:
            line += held[at] == "\n"
            at += 1
        if held.startswith("]", at):
            return
        try:
            if at == len(held):
                raise ValueError("the list has no end")
            value, end = decoder.raw_decode(held, at)
            if end == len(held):
                raise ValueError("a number may go on")
        except (ValueError, RecursionError) as error:
            more = source.file.read(wanted)
            if more and len(held) - at <= source.largest and not isinstance(error, RecursionError):
                held, at, wanted = held[at:] + unread.decode(more), 0, max(_BLOCK, len(held) - at)  # twice as much each time
                continue
            yield line, None, Problem(source.path, line, f"not JSON: {str(error).partition(':')[0]}", "a list of objects; the rest of the file is left out")
            return
        yield line, value, None
        line += held.count("\n", at, end)
        at, wanted = end, _BLOCK


def _documents(source: Source, rows: Iterator[Row]) -> Iterator[Found]:
    strange: dict[str, int] = {}

    def found() -> Iterator[Document | Problem]:
        for line, value, problem in rows:
            if problem:
                yield problem
            elif not isinstance(value, dict):
                yield Problem(source.path, line, "not a JSON object", '{"title": …, "text": …}')
            else:
                if len(strange) < _STRANGE:
                    for name in value.keys() - _KNOWN:
                        strange.setdefault(str(name), line)
                try:
                    yield from _document(value, source.path, line, source.given)
                except Problem as bad:
                    yield bad

    yield from batches(found())
    if strange:
        first = min(strange.values())
        names = ", ".join(sorted(map(text.line, strange)))
        yield (), (Problem(source.path, first, "unknown members ignored: " + names, "known are " + ", ".join(MEMBERS)),)


def _document(value: dict[str, object], path: str, line: int, given: Article) -> Iterator[Document | Problem]:
    item = f"{path}:{line}" if line else path
    body, shape = _body(value, path, line)
    own = Article(
        title=text.line(_text(value, "title", path, line)),
        url=_text(value, "url", path, line).strip(),
        source=text.line(_text(value, "source", path, line)),
        language=_text(value, "language", path, line).strip(),
        summary=text.line(_text(value, "summary", path, line)),
        published=_when(value, "published", path, line),
        updated=_when(value, "updated", path, line),
        fetched=_when(value, "fetched", path, line),
        authors=_texts(value, "authors", path, line),
        topics=_texts(value, "topics", path, line),
        image=_image(value.get("image")),
    )
    if not own.title and not body.strip():
        raise Problem(path, line, "neither title nor text", '{"title": …, "text": …}')
    own, problems = facts.believed(own, own.fetched or given.fetched, path, line or 1)
    yield from problems
    canonical = json.dumps(value, sort_keys=True).encode("utf-8", "replace")
    identity = value.get("id")
    yield Document(item, shape, body, merge(own, given), raw.sha256(canonical), str(identity) if identity is not None else "")


def _body(value: dict[str, object], path: str, line: int) -> tuple[str, str]:
    for name, shape in (("markdown", "markdown"), ("html", "text"), ("text", "text")):
        found = _text(value, name, path, line)
        if found.strip():
            return (html_text.paragraphs(found) if name == "html" else text.lines(found)), shape
    return "", "text"


def _text(value: dict[str, object], name: str, path: str, line: int) -> str:
    found = value.get(name)
    if found is None or isinstance(found, str):
        return text.lines(found or "")
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    raise Problem(path, line, f"{name}: is not text", f'"{name}": "…"')


def _texts(value: dict[str, object], name: str, path: str, line: int) -> tuple[str, ...]:
    found = value.get(name)
    if isinstance(found, str):
        found = list(re.split(r"\s*[,;]\s*", found))
    if found is None:
        return ()
    if not isinstance(found, list) or not all(isinstance(part, str) for part in found):
        raise Problem(path, line, f"{name}: is not a list of texts", f'"{name}": ["…"]')
    parts = tuple(text.line(part) for part in found)
    return tuple(text.slug(part) for part in parts if part) if name == "topics" else tuple(part for part in parts if part)


def _when(value: dict[str, object], name: str, path: str, line: int) -> When | None:
    try:
        return moments.moment(_text(value, name, path, line))
    except ValueError as error:
        raise Problem(path, line, f"{name}: {error.args[0]}", *error.args[1:2]) from None


def _image(value: object) -> Media | None:
    if isinstance(value, dict):
        value = {name: item for name, item in value.items() if name in ("src", "alt", "credit", "caption")}
    try:
        return fields.as_media(value) if isinstance(value, str | dict) else None
    except ValueError:
        return None

"""JSON Lines, or one JSON file with an object or a list of them → Documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from digest import dates, fields, text
from digest.model import Article, Document, Media, When
from digest.problem import Problem
from digest.read import html_text, raw
from digest.read.markdown import merge

MEMBERS = ("title", "text", "html", "markdown", "url", "source", "published", "updated", "fetched", "authors", "language", "topics", "image", "summary", "id")
_GAP = frozenset(" \t\n\r,")
_UNKNOWN = re.compile(r"0\d{3}-|0?1/0?1/0001\b")  # a time that was never set, as .NET and some databases write it


def read_lines(data: bytes, path: str, given: Article) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """One object a line; a line that is none is a problem, the others go on."""
    found, problems = raw.decode(data, path)
    rows = [(number, line) for number, line in enumerate(found.split("\n"), 1) if line.strip()]
    objects = [(number, *_loaded(line, path, number)) for number, line in rows]
    return _documents(path, given, objects, problems)


def read_json(data: bytes, path: str, given: Article) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """An object, a list of objects, or (as many files so named are) JSON Lines."""
    found, problems = raw.decode(data, path)
    start = len(found) - len(found.lstrip())
    if found.startswith("[", start):
        return _documents(path, given, list(_elements(found, start + 1, path)), problems)
    value, problem = _loaded(found, path, 1)
    if problem and problem.what.startswith("not JSON: Extra data"):
        return read_lines(data, path, given)
    return _documents(path, given, [(0, value, problem)], problems)


def _loaded(source: str, path: str, line: int) -> tuple[object, Problem | None]:
    try:
        return json.loads(source), None
    except json.JSONDecodeError as error:
        return None, Problem(path, line + error.lineno - 1, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}", "one JSON object a line")
    except RecursionError:
        return None, Problem(path, line, "nested too deep", "a flat JSON object")
    except ValueError:  # Python reads no number of more than 4,300 digits
        return None, Problem(path, line, "a number too long to be read", "numbers of some digits; put quotation marks round an identity")


def _elements(source: str, at: int, path: str) -> Iterator[tuple[int, object, Problem | None]]:
    """The elements of a JSON list with their lines; what comes after a broken one is not read."""
    decoder = json.JSONDecoder()
    while True:
        while source[at : at + 1] in _GAP:
            at += 1
        if source.startswith("]", at):
            return
        line = source.count("\n", 0, at) + 1
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError) as error:
            yield line, None, Problem(path, line, f"not JSON: {str(error).partition(':')[0]}", "a list of objects; the rest of the file is left out")
            return
        yield line, value, None


def _documents(
    path: str, given: Article, objects: list[tuple[int, object, Problem | None]], problems: tuple[Problem, ...]
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    documents: list[Document] = []
    wrong = list(problems)
    strange: dict[str, int] = {}
    for line, value, problem in objects:
        if problem:
            wrong.append(problem)
        elif not isinstance(value, dict):
            wrong.append(Problem(path, line, "not a JSON object", '{"title": …, "text": …}'))
        else:
            for name in value.keys() - set(MEMBERS):
                strange.setdefault(str(name), line)
            try:
                documents.append(_document(value, path, line, given))
            except Problem as bad:
                wrong.append(bad)
    if strange:
        first = min(strange.values())
        wrong.append(Problem(path, first, "unknown members ignored: " + ", ".join(sorted(map(text.line, strange))), "known are " + ", ".join(MEMBERS)))
    return tuple(documents), tuple(wrong)


def _document(value: dict[str, object], path: str, line: int, given: Article) -> Document:
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
    canonical = json.dumps(value, sort_keys=True).encode("utf-8", "replace")
    identity = value.get("id")
    return Document(item, shape, body, merge(own, given), raw.sha256(canonical), str(identity) if identity is not None else "")


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
    """A time as data sets write it: ISO 8601 (without a zone it is UTC), RFC 2822, or a date in words."""
    raw_time = _text(value, name, path, line).strip()
    if not raw_time or _UNKNOWN.match(raw_time):
        return None
    for candidate in (raw_time, raw_time + "+00:00", raw_time.replace(" ", "T") + "+00:00"):
        try:
            return fields.as_when(candidate)
        except ValueError:
            continue
    try:
        moment = parsedate_to_datetime(raw_time)
        return fields.as_when(moment.isoformat() if moment.tzinfo else moment.isoformat() + "+00:00")
    except (ValueError, OverflowError):
        found = dates.absolute(raw_time)
    if found is None:
        raise Problem(path, line, f"{name}: {text.cut(raw_time, 40)!r} is not a date", "2025-06-04, or 2025-06-04T11:00:00Z")
    return found


def _image(value: object) -> Media | None:
    if isinstance(value, dict):
        value = {name: item for name, item in value.items() if name in ("src", "alt", "credit", "caption")}
    try:
        return fields.as_media(value) if isinstance(value, str | dict) else None
    except ValueError:
        return None

"""A Markdown file, with or without front matter → one Document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from dataclasses import replace

from digest import fields, page, text
from digest.model import Article, Document
from digest.problem import Problem
from digest.read import raw
from digest.read.source import Found, whole

_HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*[ \t]*\n+|([^\n]+)\n=+[ \t]*\n+")
_NAMES = tuple(f.name for f in dataclass_fields(Article))
_FRONT = re.compile(rb"---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,60}?title:[^\r\n]*\r?\n(?:[^\r\n]*\r?\n){0,60}?---[ \t]*\r?\n")


def looks(head: bytes) -> bool:
    """A front matter with a title in it."""
    return _FRONT.match(head) is not None


def documents(data: bytes, path: str, given: Article, charset: str = "") -> Found:
    """One document; where there is no `title` in front matter, the first heading is the title and leaves the body.

    A field that is not known, or wrong, is reported and left out; the others hold.
    """
    source, problems = raw.decode(data, path)
    found, body = page.split(source, path)
    own, wrong = read_fields(found, path, page.FIELDS)
    if not own.title:
        heading = _HEADING.match(body.lstrip() + "\n")
        title = heading and text.line(heading[1] or heading[2])
        if not title:
            raise Problem(path, 1, "no title", "a front matter with `title: …`, or a first line `# …`")
        own = replace(own, title=title)
        body = (body.lstrip() + "\n")[heading.end() if heading else 0 :].rstrip("\n")
    return (Document(path, "markdown", body, merge(own, given), raw.sha256(data)),), problems + wrong


read = whole(documents)


def read_fields(found: dict[str, fields.Field], path: str, readers: dict[str, Callable[[fields.Value], object]]) -> tuple[Article, tuple[Problem, ...]]:
    """What fields say; each that is wrong is reported and left out."""
    problems = []
    values: dict[str, object] = {}
    for name, field in found.items():
        if name not in readers:
            problems.append(Problem(path, field.line, *fields.unknown(name, readers)))
            continue
        try:
            values[name] = readers[name](field.value)
        except ValueError as error:
            problems.append(Problem(path, field.line, f"{name}: {error.args[0]}", *error.args[1:2]))
    made: Callable[..., Article] = Article
    return made(**values), tuple(problems)


def merge(own: Article, given: Article) -> Article:
    """An article with what it does not say itself filled in from `given`."""
    gaps = {name: value for name in _NAMES if (value := getattr(given, name)) and not getattr(own, name)}
    return replace(own, **gaps) if gaps else own

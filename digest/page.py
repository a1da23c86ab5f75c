"""Article ⇄ a Markdown file with front matter: the waist that both halves of the program meet in.

parse(format(a)) == a for every article whose body has no carriage return.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields as dataclass_fields

from digest import fields, text
from digest.model import ROLES, Article, Media, When
from digest.problem import Problem

# A value that YAML reads as the same text without quotation marks. Everything else is written as a JSON string.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ._/-]*(?<! )|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?|https?://[A-Za-z0-9._~/?=&%+-]+")
_RESERVED = frozenset(
    """
    null true false yes no on off y n
    """.split()
)
_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
# JSON leaves these raw; YAML folds or refuses them.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _as_title(value: fields.Value) -> str:
    """A text; one of white space alone is none."""
    raw = fields.as_text(value)
    return raw if raw.strip() else ""


def _as_aliases(value: fields.Value) -> tuple[str, ...]:
    found = fields.as_list(value)
    for raw in found:
        if "://" in raw or "?" in raw or "#" in raw:
            raise ValueError(f"{raw!r} is not an address below the site's base", "a path such as /2025/old-name/")
    return found


def _as_role(value: fields.Value) -> str:
    role = fields.as_text(value)
    if role and role not in ROLES:
        raise ValueError(f"{role!r} is not a role", "main, related or brief")
    return role


def _as_id(value: fields.Value) -> str:
    raw = fields.as_text(value)
    if raw and not re.fullmatch(r"[0-9a-f]{16}", raw):
        raise ValueError(f"{raw!r} is not an id", "16 hexadecimal digits; leave it out and one is made")
    return raw


def _as_slug(value: fields.Value) -> str:
    """A name that is part of an address; `Science & Health` is read as `science-health`."""
    raw = fields.as_text(value)
    return text.slug(raw, 200) if raw else ""


def _as_slugs(value: fields.Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_as_slug(item) for item in fields.as_list(value)))


_READERS: dict[str, Callable[[fields.Value], object]] = {
    "When | None": fields.as_when,
    "Media | None": fields.as_media,
    "tuple[str, ...]": fields.as_list,
    "bool": fields.as_flag,
    "float": fields.as_number,
    "str": fields.as_text,
}
FIELDS: dict[str, Callable[[fields.Value], object]] = {f.name: _READERS[str(f.type)] for f in dataclass_fields(Article) if f.name != "body"} | {
    "title": _as_title,
    "aliases": _as_aliases,
    "role": _as_role,
    "id": _as_id,
    "story": _as_slug,
    "topics": _as_slugs,
}
"""The front matter of an article, each name with the reader of its value, in the order in which it is written."""


def parse(source: str, path: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article that a page holds, or None with all that is wrong with it."""
    try:
        found, body = split(source, path)
    except Problem as problem:
        return None, (problem,)
    problems = []
    values: dict[str, object] = {}
    for name, field in found.items():
        if name not in FIELDS:
            problems.append(Problem(path, field.line, *fields.unknown(name, FIELDS)))
            continue
        try:
            values[name] = FIELDS[name](field.value)
        except ValueError as error:
            problems.append(Problem(path, field.line, f"{name}: {error.args[0]}", *error.args[1:2]))
    if not problems and not values.get("title"):
        problems.append(Problem(path, 1, "no title", "a front matter with `title: …` between two lines of ---"))
    if problems:
        return None, tuple(problems)
    made: Callable[..., Article] = Article
    return made(**values, body=body), ()


def split(source: str, path: str) -> tuple[dict[str, fields.Field], str]:
    """Front matter and body of a page; no front matter where the first line is not `---`. Raises Problem."""
    if not (source.startswith("---\n") or source.rstrip() == "---"):
        return {}, source.removesuffix("\n")
    end = _END.search(source, 4)
    if end is None:
        raise Problem(path, 1, "the front matter has no end", "a line of --- after it")
    body = source[end.end() :].removeprefix("\n").removeprefix("\n")
    front = source[4 : end.start()]
    found = fields.read_plain(front, 2)
    return fields.read(front, path, 2) if found is None else found, body.removesuffix("\n")


def format(article: Article) -> str:
    """The page of an article, in the one form that this program writes."""
    rows = ["---"]
    for name in FIELDS:
        value = getattr(article, name)
        if value or (name == "title"):
            rows.append(f"{name}: {_flow(value)}")
    return "\n".join(rows) + f"\n---\n\n{article.body}\n"


def scalar(value: str) -> str:
    """A text as YAML, bare where that reads as the same text."""
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    return _RAW.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))


def _flow(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        return repr(int(value) if value == int(value) else value)
    if isinstance(value, Media):
        given = ((f.name, getattr(value, f.name)) for f in dataclass_fields(Media))
        return "{" + ", ".join(f"{name}: {_flow(item)}" for name, item in given if item) + "}"
    return str(value) if isinstance(value, When) else scalar(str(value))

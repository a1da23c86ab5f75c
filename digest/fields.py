"""YAML text → named fields with their lines; every scalar stays text until its own reader reads it.

YAML 1.1 makes `no` a truth value, `1:30` a number and `2024-02-30` an exception; so no scalar is resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeAlias

from digest import text
from digest.model import Media, When, day_only
from digest.problem import Problem

if TYPE_CHECKING:
    import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
# A value that YAML reads as the text it is: no mark of YAML in it, and not one of the words for "nothing".
_BARE = r"(?!(?:null|Null|NULL)\b)[A-Za-z0-9][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]*[A-Za-z0-9_./])*"
_URL = r"https?://[A-Za-z0-9._~/?=&%+-]+"
_QUOTED = r'"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\\["\\])*"'
_CLOCK = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?"
_ROW = re.compile(rf"([a-z_]+): ({_CLOCK}|{_URL}|{_BARE}|{_QUOTED}|\[(?:(?:{_BARE}|{_QUOTED})(?:, (?:{_BARE}|{_QUOTED}))*)?\])")
_ESCAPE = re.compile(r"\\(.)")
_ITEM = re.compile(rf"{_QUOTED}|{_BARE}")
DEEPEST = 100  # levels that are handed to libyaml; it survives some 20,000
_BRACKETS = re.compile(r"[\[\]{}]")
_TOLD = re.compile(r'''(^[A-Za-z_-]+: |\[|, |^- )"(?:[^"\\\n]|\\.)*"''', re.MULTILINE)  # texts in quotation marks, where nothing else could stand
_STAIRS = re.compile(rf"(?:[-?:][ \t]+){{{DEEPEST}}}")
FIRST_YEAR = 1000
"""Years before it are no dates of news: 0001 is how some databases write "unknown"."""
LONGEST = 200_000
"""Characters of YAML that are read; the longest front matter seen in the wild has some 5,000."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value and the line it stands on."""

    value: Value
    line: int


def read(source: str, path: str, first: int = 1) -> dict[str, Field]:
    """The top-level fields of a YAML mapping whose first line is line `first` of `path`.

    Raises Problem where it is not YAML, not a mapping, names a field twice, or uses anchors (a bomb in three lines).
    """
    if len(source) > LONGEST:
        raise Problem(path, first, f"front matter of {len(source):,} characters", f"at most {LONGEST:,}")
    if _is_deep(source):
        raise Problem(path, first, "nested too deep", "at most eight levels")
    import yaml  # a fifth of the time of a small build, and most front matter does without

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and mark.index >= len(source.rstrip()):
            mark = error.context_mark or mark  # where what was never closed begins, not where the file ends
        raise Problem(path, first + (mark.line if mark else 0), f"not YAML: {error.problem or error.context}", _hint(source, mark)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Problem(path, first, f"not YAML: {str(error).splitlines()[0]}") from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise Problem(path, first + node.start_mark.line, "not a list of fields", "`name: value`, one a line")
    found: dict[str, Field] = {}
    seen: set[int] = set()
    for key, value in node.value:
        line = first + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise Problem(path, line, "a field's name is not text")
        if key.value in found:
            raise Problem(path, line, f"field {key.value!r} stands twice", f"first on line {found[key.value].line}")
        found[key.value] = Field(_value(value, path, first, seen, 0), line)
    return found


def _is_deep(source: str) -> bool:
    """Whether libyaml, which calls itself for every level, might run out of stack: it ends the whole program then."""
    if _STAIRS.search(source):
        return True
    depth = 0
    for mark in _BRACKETS.findall(_TOLD.sub(r"\1", source)):
        depth = depth + 1 if mark in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return True
    return False


def read_plain(source: str, first: int = 1) -> dict[str, Field] | None:
    """What `read` gives for front matter in the one form that this program writes, without YAML; None for any other form.

    One field a line: a bare value, a text in double quotes, or a list of these. A fifth of the time of the C parser.
    """
    found: dict[str, Field] = {}
    for number, row in enumerate(source.removesuffix("\n").split("\n"), first):
        match = _ROW.fullmatch(row)
        if match is None or match[1] in found:
            return None
        raw = match[2]
        value: Value
        if not raw.startswith("["):
            value = _unquoted(raw)
        elif raw == "[]":
            value = []
        else:
            value = [_unquoted(item) for item in _ITEM.findall(raw)]
        found[match[1]] = Field(value, number)
    return found


def unknown(name: str, known: Iterable[str]) -> tuple[str, str]:
    """What is wrong and what would be right, for a name that is not known."""
    known = tuple(known)
    near = text.nearest(name, known)
    return f"unknown field {name!r}", f"did you mean {near!r}?" if near else "known are " + ", ".join(known)


# Readers of single values: they raise ValueError(what, right).


def as_text(value: Value) -> str:
    """A text, without the characters that XML forbids."""
    if not isinstance(value, str):
        raise ValueError("is not text", "put quotation marks round it")
    return text.lines(value)


def as_list(value: Value) -> tuple[str, ...]:
    """A list of texts; a single text is a list of one."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise ValueError("is not a list", "[one, two]")
    return tuple(item for item in map(as_text, values) if item)


def as_when(value: Value) -> When | None:
    """A date, or a time with its zone, in ISO 8601."""
    raw = as_text(value).strip()
    if not raw:
        return None
    right = "a date such as 2025-06-04, or a time with its zone such as 2025-06-04T11:00:00Z"
    bare = len(raw) <= 10
    try:
        moment = day_only(date.fromisoformat(raw)).at if bare else datetime.fromisoformat(raw)
    except ValueError:
        raise ValueError(f"{raw!r} is not a date", right) from None
    if moment.tzinfo is None:
        raise ValueError(f"{raw!r} is a time without a zone", right)
    try:
        found = When(moment.astimezone(UTC).replace(microsecond=0), exact=not bare)
    except OverflowError:
        found = None
    if found is None or found.at.year < FIRST_YEAR:
        raise ValueError(f"{raw!r} is not a date", right)
    return found


def as_flag(value: Value) -> bool:
    if value in ("true", "True", "false", "False", ""):
        return value in ("true", "True")
    raise ValueError(f"{value!r} is neither true nor false", "true or false")


def as_number(value: Value) -> float:
    raw = as_text(value).strip()
    try:
        number = float(raw or 0)
    except ValueError:
        raise ValueError(f"{raw!r} is not a number", "a number such as 2 or 0.5") from None
    if not abs(number) <= 1e9:
        raise ValueError(f"{raw!r} is not a number", "a number such as 2 or 0.5")
    return number


def as_media(value: Value) -> Media | None:
    """`{src, alt, credit, caption, type, length}`, or the address alone."""
    if isinstance(value, str):
        return Media(as_text(value)) if value else None
    if not isinstance(value, dict):
        raise ValueError("is not a picture", "{src: …, alt: …}")
    names = ("src", "alt", "credit", "caption", "type", "length")
    for name in value:
        if name not in names:
            what, right = unknown(name, names)
            raise ValueError(f"has an {what}", right)
    given = {name: as_text(item) for name, item in value.items() if name != "length"}
    if not given.get("src"):
        raise ValueError("has no src", "{src: …, alt: …}")
    length = as_number(value.get("length", ""))
    return Media(**given, length=int(length))


def as_mapping(value: Value, names: tuple[str, ...] | None, right: str) -> dict[str, Value]:
    """A mapping of these names, or of any where they are None; `right` is an example of one."""
    if value == "":
        return {}  # a name that stands there alone, all below it set aside as comments
    if not isinstance(value, dict):
        raise ValueError("is not a mapping", right)
    for name in value:
        if names is not None and name not in names:
            what, near = unknown(name, names)
            raise ValueError(f"has an {what}", near)
    return value


def as_weights(value: Value) -> tuple[tuple[str, float], ...]:
    """Words with weights: a mapping, or a list of words that weigh 1 each."""
    if isinstance(value, dict):
        return tuple((as_text(name), as_number(weight)) for name, weight in value.items())
    return tuple((word, 1.0) for word in as_list(value))


def _unquoted(raw: str) -> str:
    if not raw.startswith('"'):
        return raw
    return _ESCAPE.sub(r"\1", raw[1:-1]) if "\\" in raw else raw[1:-1]


def _value(node: yaml.Node, path: str, first: int, seen: set[int], depth: int) -> Value:
    import yaml

    line = first + node.start_mark.line
    if id(node) in seen:
        raise Problem(path, line, "anchors and aliases are not read here", "write the value out")
    seen.add(id(node))
    if depth > 8:
        raise Problem(path, line, "nested too deep", "at most eight levels")
    if isinstance(node, yaml.ScalarNode):
        return "" if not node.style and node.value in ("~", "null") else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, first, seen, depth + 1) for item in node.value]
    pairs: dict[str, Value] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Problem(path, line, "a name is not text")
        if key.value in pairs:
            raise Problem(path, first + key.start_mark.line, f"{key.value!r} stands twice")
        pairs[key.value] = _value(item, path, first, seen, depth + 1)
    return pairs


def _hint(source: str, mark: yaml.Mark | None) -> str:
    """What is most often wrong on such a line."""
    rows = source.splitlines()
    row = rows[mark.line] if mark and mark.line < len(rows) else ""
    if row.count(": ") > 1:
        return 'a value that holds ": " needs quotation marks'
    if "\t" in row:
        return "spaces, not tabs"
    return "`name: value`, one a line; quotation marks round a value with special characters"

"""The lines round a title → source, time and authors; nothing is guessed: what no line says stays unknown."""

from __future__ import annotations

import re
from dataclasses import replace

from digest import dates, text
from digest.clean import furniture, labels
from digest.clean.sheet import Facts
from digest.model import When

_ICON = re.compile(r"(?:time|clock|calendar|icon|date|updated|published|posted|on|•|·|\||[-–—])+\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # a date in words that `dates` does not know is no outlet
_NO_OUTLET = re.compile(r"(?:exclusive|breaking(?: news)?|just in|updated?|live|opinion|analysis|explainer|watch|video)\b\W*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_ROLE = re.compile(r"\b(?:correspondent|reporter|editor|staff|writer|contributor|columnist|bureau|agencies|agency|news|team|desk)\b.*", re.IGNORECASE)


def read(meta: tuple[str, ...], fetched: When | None) -> Facts:
    """What the lines say; ages are counted back from `fetched`, and a day after `fetched` is not believed."""
    facts = Facts()
    for line in (line for line in meta if not _NO_OUTLET.fullmatch(line)):
        byline = labels.BYLINE.fullmatch(line)
        age = dates.find_age(line)
        if age and text.length(line) <= 9:
            facts = _aged(facts, line, age, fetched)
        elif byline and not dates.absolute(line):
            facts = replace(facts, authors=facts.authors or _authors(byline["names"]))
        elif (day := dates.absolute(line)) is not None:
            late = fetched is not None and day.day() > fetched.day()
            facts = facts if late or facts.published else replace(facts, published=day)
        elif not facts.source and not furniture.is_furniture(line) and text.length(line) <= 6 and not labels.ends(line) and not _YEAR.search(line):
            facts = replace(facts, source=line)
    return facts


def _aged(facts: Facts, line: str, age: re.Match[str], fetched: When | None) -> Facts:
    before = line[: age.start()].strip(" ·•|-–—,")
    if before and not _ICON.fullmatch(before) and not _NO_OUTLET.fullmatch(before) and not facts.source:
        facts = replace(facts, source=before)
    if facts.published is None and (moment := dates.age(age, fetched)) is not None:
        facts = replace(facts, published=moment, estimated=True)
    return facts


def _authors(names: str) -> tuple[str, ...]:
    """Names of persons: two to five words, each with a capital; what follows a title of office is cut."""
    found = []
    for part in _AND.split(names):
        name = _ROLE.sub("", part).strip(" .,-–—|")
        parts = name.split()
        if 2 <= len(parts) <= 5 and all(word[:1].isupper() or word in ("de", "van", "von", "der", "den", "da", "di", "la", "al", "bin") for word in parts):
            found.append(name)
    return tuple(dict.fromkeys(found))

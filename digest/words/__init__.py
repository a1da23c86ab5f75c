"""A language tag and what a site says of its own → the words of the interface, its dates, numbers and lists; knows nothing of pages.

A message has a name. In templates `{{ "archive"|say }}` is what it says in the site's language, `{{ "reports"|say(n=4) }}` with a number, and
`{{ "by"|say(names=authors|listed) }}` with something else in it. Messages stand in a table a language: `en.py`, `fr.py`, ….
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from string import Formatter

from markupsafe import Markup, escape

from digest import fields, text
from digest.problem import Problem

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "uk", "zh", "zh-hant")
"""Languages that have a table here."""
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo")
"""Where Chinese is written in traditional characters, as CLDR's likely subtags have it."""
FORMS = ("zero", "one", "two", "few", "many", "other")
"""Forms of a message for a number `n` (https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules); `other` is never missing."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Message = str | dict[str, str]
"""A text with `{placeholders}`; where it depends on a number, one for each form that the language has."""
Own = Mapping[str, Mapping[str, Message]]
"""Messages by name, by language tag in lower case."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language writes what is no word."""

    day: Callable[[date], str]
    """`3 June 2026`"""
    long_day: Callable[[date], str]
    """`Wednesday, 3 June 2026`, as a heading."""
    month: Callable[[date], str]
    """`June 2026`, as a heading."""
    months: Callable[[], tuple[str, ...]]
    """The names of months, as headings."""
    weekdays: Callable[[], tuple[tuple[str, str], ...]]
    """From Monday on: the name, and its short form."""
    number: Callable[[int], str]
    """`12,345`"""
    digits: Callable[[str], str]
    """A text with its figures as the language writes them."""
    listed: Callable[[list[str]], str]
    """`A, B and C`, of two or more."""
    form: Callable[[int], str]
    """One of FORMS."""


class Words:
    """What a site says in its language. `mark` changes with anything it says."""

    __slots__ = ("_form", "_listed", "_table", "day", "digits", "language", "long_day", "mark", "month", "months", "number", "on", "weekdays")

    def __init__(self, language: str, table: Mapping[str, Message], manner: Manner) -> None:
        self.language = language
        self.mark = hashlib.sha256(repr((language, sorted(table.items()))).encode("utf-8", "replace")).hexdigest()[:16]
        self._table, self._listed = table, manner.listed
        self.digits, self.months, self.weekdays = manner.digits, manner.months, manner.weekdays
        self.number, self._form = cache(manner.number), cache(manner.form)
        self.day, self.long_day, self.month = cache(manner.day), cache(manner.long_day), cache(manner.month)
        self.on = cache(lambda day: manner.day(date.fromisoformat(day)))
        """`day` of a day in ISO 8601."""

    def say(self, name: str, /, **values: object) -> str:
        """A message; `n` chooses its form. Safe HTML where one of the values is, with all else escaped. Raises LookupError where there is none."""
        try:
            message = self._table[name]
        except KeyError:
            raise LookupError(f"there is no message {name!r}") from None
        if isinstance(message, dict):
            number = values.get("n")
            message = (isinstance(number, int) and message.get(self._form(number))) or message["other"]
        if not values:
            return message
        html = False
        for key, value in values.items():
            if type(value) is int:
                values[key] = self.number(value)
            elif type(value) is Markup:
                html = True
        if not html:
            return message.format_map(values)
        safe = {key: str(escape(value)) for key, value in values.items()}
        return Markup(str(escape(message)).format_map(safe))  # noqa: S704 - all of it was just escaped

    def known(self, name: str, otherwise: str) -> str:
        """A message without placeholders, or another text where there is none of this name."""
        message = self._table.get(name, otherwise)
        return message if isinstance(message, str) else message["other"]

    def forms(self, name: str) -> str:
        """All forms of a message, for a script: JSON of the form that `Intl.PluralRules` names → text."""
        message = self._table[name]
        return json.dumps(message if isinstance(message, dict) else {"other": message}, ensure_ascii=False)

    def listed(self, items: Iterable[str]) -> str:
        """`A, B and C`; safe HTML where one of them is."""
        found = list(items)
        if len(found) < 2:
            return found[0] if found else ""
        if any(isinstance(one, Markup) for one in found):
            return Markup(self._listed([str(escape(one)) for one in found]))  # noqa: S704 - all of it was just escaped
        return self._listed(found)


def words(tag: str, own: Own | None = None) -> Words:
    """The words of a language, `own` laid over ours; what neither has is said in English."""
    names = _names(tag)
    mine = own or {}
    known = next((name for name in names if name in mine or name in LANGUAGES), "en")
    table: dict[str, Message] = {}
    for name in dict.fromkeys(("en", *reversed(names))):
        if name in LANGUAGES:
            table |= import_module(f"digest.words.{name.replace('-', '_')}").WORDS
        table |= mine.get(name, {})
    language = tag if known in names else "en"
    if language.lower() == "en":
        return Words("en", table, ENGLISH)
    from digest.words import cldr

    return Words(language, table, cldr.manner(language) or ENGLISH)


def own(sources: Iterable[tuple[str, str]]) -> Own:
    """What files of a theme say, each a path and its text, the later ones over the earlier: messages by name, below the tag of a language. Raises Problem."""
    found: dict[str, dict[str, Message]] = {}
    for path, source in sources:
        for tag, field in fields.read(source, path).items():
            if not text.language_tag(tag) or not isinstance(field.value, dict):
                raise Problem(path, field.line, f"{tag!r} is not a language with its messages", 'fr: {archive: "Les archives"}')
            table = found.setdefault(tag.replace("_", "-").lower(), {})
            for name, value in field.value.items():
                try:
                    table[name] = _message(value)
                except ValueError as error:
                    raise Problem(path, field.line, f"{tag}: {name}: {error.args[0]}", *error.args[1:2]) from None
    return found


def placeholders(message: str) -> set[str]:
    """The names in braces. Raises ValueError where it is no text with names in braces."""
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def _message(value: fields.Value) -> Message:
    if isinstance(value, dict):
        forms = {form: _text(one) for form, one in value.items()}
        if "other" not in forms or not forms.keys() <= set(FORMS):
            raise ValueError(f"has the forms {', '.join(forms)}", f"some of {', '.join(FORMS)}; `other` is needed")
        return forms
    return _text(value)


def _text(value: fields.Value) -> str:
    said = fields.as_text(value)
    try:
        wrong = [name for name in placeholders(said) if not name.isidentifier()]
    except ValueError as error:
        raise ValueError(str(error), "{names} in braces, {{ and }} for braces") from None
    if wrong:
        raise ValueError(f"{{{wrong[0]}}} is no placeholder", "{names} in braces, {{ and }} for braces")
    return said


def _names(tag: str) -> list[str]:
    """A tag and those that are wider, in lower case: `pt-br`, `pt`."""
    parts = tag.replace("_", "-").lower().split("-")
    found = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return [*found[:-1], "zh-hant", "zh"] if "-".join(parts[:2]) in _TRADITIONAL else found


# English as CLDR writes it outside of the United States (en-001), without asking it.


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


ENGLISH = Manner(
    day=_day,
    long_day=lambda day: f"{DAYS[day.weekday()]}, {_day(day)}",
    month=lambda day: f"{MONTHS[day.month - 1]} {day.year}",
    months=lambda: MONTHS,
    weekdays=lambda: tuple((name, name[:3]) for name in DAYS),
    number=lambda number: f"{number:,}",
    digits=str,
    listed=lambda items: f"{', '.join(items[:-1])} and {items[-1]}",
    form=lambda number: "one" if number == 1 else "other",
)

"""A view → the bytes of its page, through its template; what many pages show alike is rendered once."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import fields as dataclass_fields
from functools import lru_cache
from types import CodeType, MappingProxyType

import markupsafe
from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.bccache import FileSystemBytecodeCache
from markupsafe import Markup, escape

from digest import drawing, elsewhere, views
from digest import words as interface
from digest.outputs.shared import Feed, Raw
from digest.problem import Problem
from digest.record import digest
from digest.text import nearest
from digest.words import Words

REMEMBERED = 8_192  # parts that are kept rendered: some 8 MB; a list of 20,000 articles rarely goes back further
_LITERAL = r"""(["'])(?P<{}>[^"'\\]*)\{}"""
_TAG = r"\{%[-+]?\s*(?:extends|include|import|from)\b(?:\s*" + _LITERAL.format("tag", 1) + r"(?=\s*(?:[-+]?%\}|(?:import|as|ignore|with|without)\b)))?"
_CALL = r"\bcached\b(?:\s*\(\s*" + _LITERAL.format("call", 3) + r"(?=\s*[,)]))?"
_ASSET = re.compile(r"\basset\b")
_REFERENCE = re.compile(f"{_TAG}|{_CALL}")
_INNER: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
_FIELDS = {view: tuple(field.name for field in dataclass_fields(view)) for view in views.TEMPLATES}


def environment(
    templates: Mapping[str, str], bytecode: BytecodeCache | None = None, words: Words | None = None, places: Mapping[str, str] | None = None,
    assets: Mapping[str, str] = MappingProxyType({}),
) -> Environment:  # fmt: skip
    """Templates by name; `default/NAME` is the built-in one where a theme lays its own over it. They speak English where no words are given.
    `places` says for messages which file each is, `assets` are addresses by name.

    In them, `cached(NAME, field=value, …)` is what the template NAME makes of these values alone, rendered once for equal values;
    `"archive"|say` is a message in these words, written into the code when the template is compiled; `asset(NAME)` the address of an asset
    of the theme or of static/assets/.
    `bytecode` keeps compiled templates from one run to the next. It knows them by name and source, and Python by its version, but
    not Jinja by its own: give each version of Jinja a folder, and each language its `Compiled`.
    """

    def load(name: str) -> tuple[str, str, None] | None:
        return (templates[name], places.get(name, f"templates/{name}") if places else f"templates/{name}", None) if name in templates else None

    @lru_cache(REMEMBERED, typed=True)
    def cached(name: str, /, **values: object) -> Markup:
        return Markup(found.get_template(name).render(values))  # noqa: S704 - a template escapes what it is given

    def asset(name: str) -> str:
        if name not in assets:
            near = nearest(name, assets)
            raise LookupError(f"there is no asset {name!r}" + (f" (did you mean {near!r}?)" if near else ""))
        return assets[name]

    found = _Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False, cache_size=-1, bytecode_cache=bytecode,
    )  # fmt: skip
    found.globals["cached"] = cached
    found.globals["asset"] = asset
    said = words or interface.words("en")
    found.filters |= {"say": said.say, "forms": said.forms, "number": said.number, "listed": said.listed, "linked": linked, "asking": elsewhere.asking}
    return found


class Compiled(FileSystemBytecodeCache):
    """Compiled templates of one language: what a message without values says is compiled in, so it belongs to what they are known by."""

    def __init__(self, folder: str, words: Words) -> None:
        super().__init__(folder)
        self._words = words

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(f"{self._words.language}/{name}", filename)

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._words.mark}\0{source}")


class _Template(Template):
    """A template that escapes by `escaped`. Should Jinja's code no longer look `escape` up, only time is lost."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, globals: MutableMapping[str, object], uptodate: Callable[[], bool] | None = None) -> Template:
        found = super().from_code(environment, code, globals, uptodate)
        found.root_render_func.__globals__["escape"] = escaped
        return found


class _Environment(Environment):
    """Jinja lays the globals of one template over all others' in a chain, and walks it for each page; here they are the same for all."""

    template_class = _Template

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        return {**self.globals, **(d or {})}


def escaped(value: object) -> str:
    """str(markupsafe.escape(value)), without making a Markup of each text that a page prints: a third of the time of a page."""
    if type(value) is str:
        return _INNER(value)
    return value if type(value) is Markup else escape(value)


def linked(links: Iterable[views.Link], rel: str = "") -> list[str]:
    """Links as HTML, and as plain text where there is nothing to link to: for a list of them in a sentence."""
    more = f' rel="{escaped(rel)}"' if rel else ""
    return [Markup(f'<a href="{escaped(one.href)}"{more}>{escaped(one.title)}</a>') if one.href else one.title for one in links]  # noqa: S704 - just escaped


def check(environment: Environment, names: Mapping[str, str]) -> None:
    """Compile every template that may be used. Raises Problem at the first that is not one."""
    for name in names:
        if name.startswith(("default/", "theme/")) and names.get(name.partition("/")[2]) == names[name]:
            continue  # nothing is laid over it: it is there under its own name
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            raise Problem(error.filename or f"templates/{name}", error.lineno, f"template error: {error.message}") from None


def made(view: object, environment: Environment) -> bytes:
    """The bytes of a file: a page, a feed, or what was bytes already."""
    if isinstance(view, Raw):
        return view.data
    if isinstance(view, drawing.Icon | drawing.Card):
        return drawing.drawn(view)
    if isinstance(view, Feed):
        from digest import syndicate

        return syndicate.written(view)
    return render(view, environment)


def render(view: object, environment: Environment) -> bytes:
    """The bytes of a view's page. Raises Problem naming the template's line where a template fails."""
    name = views.TEMPLATES.get(type(view))
    if name is None:
        raise TypeError(f"no way to render {type(view).__name__}")
    try:
        template = environment.get_template(name)
        return template.render({field: getattr(view, field) for field in _FIELDS[type(view)]}).encode()
    except TemplateNotFound as error:
        raise Problem(*_place(error, name), f"there is no template {error.name!r}") from None
    except TemplateSyntaxError as error:
        raise Problem(error.filename or f"templates/{name}", error.lineno, f"template error: {error.message}") from None
    except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError, RecursionError) as error:
        raise Problem(*_place(error, name), f"template error: {error}", f"see the fields of the view {type(view).__name__}") from None


def shell(templates: Mapping[str, str], kind: type, frame: views.Frame, words: Words, assets: Mapping[str, str] = MappingProxyType({})) -> str:
    """What all pages of a kind of view stand in: it changes with their template and the assets it names, with what is the same on every page,
    and with any word of the site."""
    name = views.TEMPLATES.get(kind)
    return f"{signature(templates, name, assets)} {digest(repr(frame)).hex()} {words.mark}" if name else words.mark


def signature(templates: Mapping[str, str], name: str, assets: Mapping[str, str] = MappingProxyType({})) -> str:
    """What tells whether pages of a template may change: a hash of it and of all that it extends, includes, imports or has `cached`,
    and of all addresses of assets where one of them asks for any."""
    found, queue = {name}, [name]
    while queue:
        here = references(templates.get(queue.pop(), ""))
        fresh = (set(templates) if here is None else here) - found
        found |= fresh
        queue += fresh
    parts = [f"{one}\0{templates[one]}\0" for one in sorted(found) if one in templates]
    if any(_ASSET.search(part) for part in parts):
        parts.append(repr(sorted(assets.items())))
    return hashlib.sha256("".join(parts).encode("utf-8", "replace")).hexdigest()


def references(source: str) -> set[str] | None:
    """The templates that a template names, or None where only rendering tells which; those that comments name count too."""
    found = [match["tag"] or match["call"] for match in _REFERENCE.finditer(source)]
    return set(found) if all(found) else parsed_references(source)


def parsed_references(source: str) -> set[str] | None:
    """What `references` means: Jinja parses the template. `references` reads plain names itself, which takes a hundredth of the time."""
    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError:
        return None
    names: list[object] = list(meta.find_referenced_templates(tree))
    calls = [node for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name) and node.node.name == "cached"]
    names += [node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None for node in calls]
    if len(calls) < sum(node.name == "cached" for node in tree.find_all(nodes.Name)):
        return None
    found = {name for name in names if isinstance(name, str)}
    return found if len(found) == len(set(names)) else None


def _place(error: Exception, name: str) -> tuple[str, int]:
    """Jinja's errors at run time carry no line: the last frame of a template does."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(("templates/", "themes/"))]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else (f"templates/{name}", 1)

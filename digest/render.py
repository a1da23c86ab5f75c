"""What an output planned → the bytes of its file: views through templates, feeds through feedgen."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from digest import syndicate, views
from digest.outputs.shared import Feed, Planned, Raw
from digest.problem import Problem


def environment(templates: Mapping[str, str]) -> Environment:
    """Templates by name; `default/NAME` is the built-in one where a theme lays its own over it."""

    def load(name: str) -> tuple[str, str, None] | None:
        return (templates[name], f"templates/{name}", None) if name in templates else None

    return Environment(loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)


def check(environment: Environment, names: Mapping[str, str]) -> None:
    """Compile every template. Raises Problem at the first that is not one."""
    for name in names:
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            raise Problem(error.filename or f"templates/{name}", error.lineno, f"template error: {error.message}") from None


def render(planned: Planned, environment: Environment) -> bytes:
    """The bytes of a file. Raises Problem naming the template's line where a template fails."""
    view = planned.view()
    if isinstance(view, Raw):
        return view.data
    if isinstance(view, Feed):
        return syndicate.xml(view)
    if not is_dataclass(view) or isinstance(view, type):
        raise TypeError(f"no way to render {type(view).__name__}")
    name = views.TEMPLATES[type(view)]
    try:
        template = environment.get_template(name)
        return template.render({f.name: getattr(view, f.name) for f in dataclass_fields(view)}).encode()
    except TemplateNotFound as error:
        raise Problem(*_place(error, name), f"there is no template {error.name!r}") from None
    except TemplateSyntaxError as error:
        raise Problem(error.filename or f"templates/{name}", error.lineno, f"template error: {error.message}") from None
    except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError, RecursionError) as error:
        raise Problem(*_place(error, name), f"template error: {error}", f"see the fields of the view {type(view).__name__}") from None


def _place(error: Exception, name: str) -> tuple[str, int]:
    """Jinja's errors at run time carry no line: the last frame of a template does."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("templates/")]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else (f"templates/{name}", 1)

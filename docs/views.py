"""digest/views.py → docs/templates.md: what each template is given, a table a template.

usage: python docs/views.py        (writes docs/templates.md)
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VIEWS = (ROOT / "digest" / "parts.py", ROOT / "digest" / "lists.py", ROOT / "digest" / "views.py")
PAGE = ROOT / "docs" / "templates.md"
INTRODUCTION = r"""# What templates are given

This page is made from `digest/views.py`, `digest/lists.py` and `digest/parts.py` by `python docs/views.py`; a test tells when it is out of date.

Every template gets the fields of one view by their names, and nothing else; the view is named under each heading.
A name that the view does not have is an error that names the template and its line. A text that may be empty is empty, never missing.
Addresses (`href`) begin with the site's base path; those of feeds listed for people and the canonical address are absolute.
What leaves the site, `email.html`, `book.html` and `chapter.html`, is given the same; its addresses are made absolute afterwards. The last two are XHTML.
An empty `href` means that there is no page to lead to.

The built-in set is the theme `default`. A theme named by the setting `theme`, a folder in `themes/`, is laid over it name by name, and a site's
own `templates/` over both. `{% extends "theme/article.html" %}` reaches the theme's template, `{% extends "default/article.html" %}` the built-in one.
Files of `assets/` are published under `assets/` with a name that changes with their content. `assets/extra.css` is no file of its own: it is added to
`style.css`, that of the theme before that of the site. In a style sheet `url(name)` of another asset becomes its published name.
The colours and fonts of the setting are custom properties of the style sheet (`--accent`, `--text`), set after all others in `:root`.
A theme that replaces `style.css` writes its colours into `:root` at the beginning of a line, as `light-dark(#…, #…)` or `#…`: so contrasts can be checked, and the browser's own bars take the colour of the page.

## Parts

What stands on many pages is a template of its own, whose name begins with `_`: `_links.html` (in the head), `_nav.html` and `_footer.html`
of every page; `_when.html` of a date; `_book_head.html` of every page of an e-book; `_card.html`, `_title.html`, `_story.html` and `_reporters.html` of an article or a story in a list; `_tags.html`. Lay yours
over the one that you want to change. `{{ cached("_card.html", card=card, level=3) }}` puts one into a page: it is given these values and
nothing else of the page, and it is rendered once for equal values, however many pages show it. Write the name of a part as it is, not as an
expression, and only what changes it is built again when it changes. `_cards.html` and `_pager.html` hold macros, for
`{% from "_pager.html" import pager %}`. `base.html` has the blocks `og_type`, `og_description`, `kind` (the class of `<body>`), `name` and
`ears` (both in the masthead), `policy` (the Content-Security-Policy) and `main`.
`_comments.html` (at the end of articles and stories; given all that the page is given) and `_analytics.html` (at the end of every page's head; given `frame`) are empty, to be filled in.

## Words

No template holds a word of its own: words are messages, in the language that `language` in digest.yaml names. They stand in
`digest/words/`, a table a language; English (`en.py`) has all that there are.

| in a template | gives |
|---|---|
| `{{ "archive"\|say }}` | a message; written into the compiled template, so it costs nothing |
| `{{ "reports"\|say(n=4) }}` | with a number, in the form that the language has for it: 4 reports, 4 отчёта, ٤ تقارير |
| `{{ "by"\|say(names=authors\|listed) }}` | with something else in it; `listed` gives "A, B and C" |
| `{{ "as_of"\|say(date=cached("_when.html", when=as_of)) }}` | with HTML in it: the result is HTML, and all else in it is escaped |
| `{{ row.count\|number }}` | a number: 12,345 or 12 345 |
| `data-found="{{ "found"\|forms }}"` | all forms of a message as JSON, for a script, which chooses by `Intl.PluralRules` |

Scripts hold no words: they take them from `data-` attributes, or copy the content of a `<template>`.
A theme, or a site's own `templates/` folder, changes and adds messages in `words.yaml`, also of languages that are not built in:

```yaml
en:
  archive: Back numbers
  our_motto: All the news of {town}
sv:
  archive: Arkiv
  articles: {one: "{n} artikel", other: "{n} artiklar"}
```

What a language does not have is said in English; a message that nobody has is an error that names the template and its line.
"""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class View:
    name: str
    meaning: str
    fields: tuple[Field, ...]


def templates() -> str:
    """The text of docs/templates.md."""
    module = ast.parse("\n".join(path.read_text("utf-8") for path in VIEWS))
    views = {node.name: _view(node) for node in module.body if isinstance(node, ast.ClassDef)}
    names = _templates(module)
    pages = [_section(f"`{file}`", views[name], views) for name, file in names.items()]
    parts = [_section(name, view, views) for name, view in views.items() if name not in names]
    return "\n".join([INTRODUCTION, "## The templates\n", *pages, "## The values inside them\n", *parts]).rstrip("\n") + "\n"


def _templates(module: ast.Module) -> dict[str, str]:
    """The name of each view with its template, as the table TEMPLATES has them."""
    table = next(node.value for node in module.body if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "TEMPLATES")
    assert isinstance(table, ast.Dict)
    return {ast.unparse(view): str(ast.literal_eval(file)) for view, file in zip(table.keys, table.values, strict=True) if view}


def _view(node: ast.ClassDef) -> View:
    fields = []
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign):
            said = following.value.value if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant) else ""
            fields.append(Field(ast.unparse(statement.target), ast.unparse(statement.annotation), " ".join(str(said).split())))
    return View(node.name, ast.get_docstring(node) or "", tuple(fields))


def _section(title: str, view: View, views: dict[str, View]) -> str:
    meaning = re.sub(r"^\S+\.html(: |; |\.)", "", view.meaning)
    if title.startswith("`"):
        meaning = f"`{view.name}`: {meaning}" if meaning else f"`{view.name}`."
    rows = "".join(f"| `{field.name}` | {_type(field.type, views)} | {field.meaning} |\n" for field in view.fields)
    return f"### {title}\n\n{meaning}\n\n| field | type | meaning |\n|---|---|---|\n{rows}"


def _type(annotation: str, views: dict[str, View]) -> str:
    """A type in words, with a link to the value it names."""
    many = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", annotation)
    name = many[1] if many else annotation
    plain = {"str": "text", "bool": "true or false", "int": "number", "Markup": "HTML"}.get(name, name)
    shown = f"[{name}](#{name.lower()})" if name in views else plain
    return f"list of {shown}" if many else shown


if __name__ == "__main__":
    PAGE.write_text(templates(), "utf-8")

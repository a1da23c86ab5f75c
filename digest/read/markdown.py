"""A Markdown file, with or without front matter → one Document."""

from __future__ import annotations

import re
from dataclasses import fields as dataclass_fields
from dataclasses import replace

from digest import page, text
from digest.model import Article, Document
from digest.problem import Problem
from digest.read import raw

_HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*[ \t]*\n+|([^\n]+)\n=+[ \t]*\n+")


def read(data: bytes, path: str, given: Article) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """One document; where there is no `title` in front matter, the first heading is the title and leaves the body."""
    source, problems = raw.decode(data, path)
    found, body = page.split(source, path)
    if "title" not in found:
        heading = _HEADING.match(body.lstrip() + "\n")
        title = heading and (heading[1] or heading[2]).strip()
        if not title:
            raise Problem(path, 1, "no title", "a front matter with `title: …`, or a first line `# …`")
        body = (body.lstrip() + "\n")[heading.end() if heading else 0 :].rstrip("\n")
        front = source[4 : source.find("\n---", 3) + 1] if found else ""
        source = f"---\n{front}title: {page.scalar(text.line(title))}\n---\n\n{body}\n"
    article, wrong = page.parse(source, path)
    if article is None:
        return (), problems + wrong
    return (Document(path, "markdown", body, merge(article, given), raw.sha256(data)),), problems


def merge(own: Article, given: Article) -> Article:
    """An article with what it does not say itself filled in from `given`."""
    gaps = {f.name: getattr(given, f.name) for f in dataclass_fields(Article) if not getattr(own, f.name) and getattr(given, f.name)}
    return replace(own, **gaps)

"""`digest export`: an edition of a site, as it stands in content/, as files that leave it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest import build, export, files, look, markdown, picturing, project, reading, render, resources, words
from digest.config import Config
from digest.content import INBOX
from digest.outputs import pictured
from digest.outputs.shared import Context
from digest.pictures import NONE
from digest.problem import Problem

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where each form of an edition is to be written; empty: not at all. Markdown to `-` goes to standard output."""

    email: str = ""
    epub: str = ""
    markdown: str = ""


def edition(site: project.Project, name: str, wanted: Wanted, base_url: str = "") -> tuple[export.Edition, list[Problem]]:
    """Write an edition in the forms that are wanted; what is wrong with the pages it was made from. Raises Problem before anything is written."""
    settings = site.config(base_url)
    context, environment, problems = _opened(site, settings)
    found = export.edition(context, name)
    made = {}
    if wanted.markdown:
        from digest.export import plain

        made[wanted.markdown] = plain.to_markdown(found.page, context.site.words, settings.base.origin, found.online).encode("utf-8", "replace")
    if wanted.email:
        made[wanted.email] = _email(found, context, environment)
    if wanted.epub:
        from digest.export import book

        made[wanted.epub] = book.epub(context, found, book.volume(context, found), lambda view: render.render(view, environment))
    for path, data in made.items():
        if path == "-" and path == wanted.markdown:
            sys.stdout.write(data.decode())
        else:
            target = Path(os.path.abspath(path))
            files.replace(target.parent, target.name, data)
    return found, problems


def _opened(site: project.Project, settings: Config) -> tuple[Context, Environment, list[Problem]]:
    """The site as it would be published now, and its theme."""
    theme = site.theme(settings)
    said = words.words(settings.language, theme.words)
    hashes = {path: files.short_hash_of(site.root, path) for path in look.static(str(site.root))}
    named = build.addresses(theme.assets, picturing.static(site.root, hashes), settings)
    environment = render.environment(theme.templates, resources.bytecode(said), said, theme.places, named)
    tree = files.scan(site.root, "content", skip=INBOX.rstrip("/"))
    read = reading.read(site, settings, tree, None, None, None, map, project.quiet)
    now = project.clock()
    found = build.publish(read.shelf, settings, said, theme.assets, now, now, read.body, drafts=False, future=False)
    body = pictured.bodies(read.body, NONE, settings.base)  # what leaves the site takes no pictures along
    return Context(found.site, theme.assets, body), environment, [*read.problems, *found.problems]


def _email(found: export.Edition, context: Context, environment: Environment) -> bytes:
    from digest.export import letter, plain

    settings = context.site.config
    view, origin = letter.view(found, settings.email_unsubscribe), settings.base.origin
    html = markdown.absolute(render.render(view, environment).decode(), origin)
    return letter.message(found, settings, plain.to_text(view, context.site.words, origin), letter.inlined(html))

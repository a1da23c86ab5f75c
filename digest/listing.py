"""`digest list`: what a site holds, as rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from digest import build, files, project, reading, resources, words
from digest.content import INBOX
from digest.model import Imported
from digest.problem import Problem
from digest.site import Site, voices

Row = dict[str, object]


def rows(site: project.Project, what: str) -> tuple[Iterable[Row], list[Problem]]:
    """One row an article, story, topic, source, inbox item or theme. Drafts, future and hidden pages are listed too."""
    settings = site.config()
    if what == "inbox":
        existing, _, problems = site.content(settings.max_bytes)
        return _inbox(site, existing.imported), problems
    if what == "themes":
        return _themes(site, settings.theme.name or project.DEFAULT), []
    theme = site.theme(settings)
    said = words.words(settings.language, theme.words)
    tree = files.scan(site.root, "content", skip=INBOX.rstrip("/"))
    read = reading.read(site, settings, tree, None, None, None, map, project.quiet)
    found = build.publish(read.shelf, settings, said, theme.assets, datetime.now(UTC), datetime.now(UTC), read.body, drafts=True, future=True)
    return {"articles": _articles, "stories": _stories, "topics": _topics, "sources": _sources}[what](found.site), [*read.problems, *found.problems]


def columns(row: Row) -> list[str]:
    """A row as text, for a terminal."""
    return [", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "-") for value in row.values()]


def _articles(site: Site) -> Iterable[Row]:
    for entry in (*site.entries, *site.hidden):
        a = entry.article
        yield {
            "id": a.id, "published": str(a.published) if a.published else None, "source": a.source or None, "title": a.title,
            "topics": list(a.topics), "story": a.story, "path": entry.path,
        }  # fmt: skip


def _stories(site: Site) -> Iterable[Row]:
    for story in site.stories.values():
        dates = sorted(str(entry.article.published) for entry in story.entries if entry.article.published)
        sources = sorted({entry.article.source for entry in story.entries if entry.article.source})
        yield {
            "story": story.slug, "articles": len(story.entries), "first": dates[0] if dates else None, "last": dates[-1] if dates else None,
            "title": story.title, "sources": sources, "voices": voices(story.entries), "members": [entry.article.id for entry in story.entries],
        }  # fmt: skip


def _topics(site: Site) -> Iterable[Row]:
    for slug, node in site.topics.items():
        yield {"topic": slug, "articles": len(node.entries), "title": node.topic.title, "parent": node.topic.parent or None}


def _sources(site: Site) -> Iterable[Row]:
    for source in site.sources.values():
        yield {"source": source.slug, "articles": len(source.entries), "title": source.name}


def _themes(site: project.Project, used: str) -> Iterable[Row]:
    folders = {project.DEFAULT: resources.templates(), **site.themes()}
    for name, folder in folders.items():
        yield {"theme": name, "used": name == used, "folder": f"themes/{name}/" if folder.is_relative_to(site.root / "themes") else None}


def _inbox(site: project.Project, records: Iterable[Imported]) -> Iterable[Row]:
    from digest.read import sidecar

    items = {record.item: record.imported for record in records}
    imported = {re.sub(r":\d+$", "", item): moment for item, moment in items.items()} | items
    for path, (size, _, _) in sorted(files.scan(Path(site.root), INBOX.rstrip("/")).items()):
        if not sidecar.is_sidecar(path):
            yield {"item": path, "imported": imported.get(path), "bytes": size}

"""JSON Feed (https://www.jsonfeed.org/version/1.1/), as an object that was read → Documents."""

from __future__ import annotations

from collections.abc import Mapping

from digest import fields, text
from digest.model import Article, Media, When
from digest.problem import Problem
from digest.read import feed, html_text
from digest.read.source import Found


def is_feed(value: Mapping[str, object]) -> bool:
    version = value.get("version")
    return isinstance(version, str) and "jsonfeed.org/version/" in version and isinstance(value.get("items"), list)


def documents(value: Mapping[str, object], path: str, given: Article) -> Found:
    """Every item, in the feed's order. Raises Problem."""
    items = value.get("items")
    entries = [_entry(one, number, value) for number, one in enumerate(items if isinstance(items, list) else (), 1) if isinstance(one, Mapping)]
    if not entries:
        raise Problem(path, 1, "a feed without entries", "items with a title or a text")
    return feed.documents(entries, path, given)


def _entry(item: Mapping[str, object], number: int, whole: Mapping[str, object]) -> feed.Entry:
    guid = item.get("id")
    guid = str(guid) if isinstance(guid, str | int | float) else ""
    content = html_text.paragraphs(_text(item, "content_html")) if _text(item, "content_html") else text.lines(_text(item, "content_text"))
    attached = item.get("attachments")
    article = Article(
        title=feed.words_of(_text(item, "title")),
        url=feed.web_address(_text(item, "url")) or feed.web_address(guid),
        source=text.line(_text(whole, "title")),
        language=text.language_tag(_text(item, "language") or _text(whole, "language")),
        published=_when(_text(item, "date_published")),
        updated=_when(_text(item, "date_modified")),
        authors=_authors(item) or _authors(whole),
        tags=tuple(text.line(one) for one in _list(item, "tags") if isinstance(one, str) and one.strip()),
        image=_media(_text(item, "image") or _text(item, "banner_image")),
        enclosure=next((_media(_text(one, "url"), _text(one, "mime_type")) for one in _list(item, "attachments") if isinstance(one, Mapping)), None)
        if attached
        else None,
    )
    return feed.Entry(number, text.line(guid), article, content, text.lines(_text(item, "summary")))


def _text(found: Mapping[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _list(found: Mapping[str, object], name: str) -> list[object]:
    value = found.get(name)
    return value if isinstance(value, list) else []


def _authors(found: Mapping[str, object]) -> tuple[str, ...]:
    named = [*_list(found, "authors"), found.get("author")]
    return tuple(dict.fromkeys(one for author in named if isinstance(author, Mapping) and (one := text.line(_text(author, "name")))))


def _when(raw: str) -> When | None:
    try:
        return fields.as_when(raw)
    except ValueError:
        return None


def _media(address: str, kind: str = "") -> Media | None:
    found = feed.web_address(address)
    return Media(found, type=text.line(kind)) if found else None

"""An edition → an EPUB 3: its articles in full, one chapter each, under their topics; the same edition gives the same bytes anywhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser

from markupsafe import Markup

from digest import markdown, text, views
from digest.export import Edition
from digest.outputs import articles, shared
from digest.outputs.shared import Context
from digest.site import Entry

_MEDIA = "application/xhtml+xml"
NAV = "contents.xhtml"
ADDRESS = re.compile(r"(?:https?://[a-z0-9.-]+(?::\d+)?(?:[/?#](?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9a-f]{2})*)?|mailto:[\w.+-]+@[\w.-]+)", re.ASCII | re.IGNORECASE)
_VOID = frozenset({"br", "hr"})
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no place for


@dataclass(frozen=True, slots=True)
class Volume:
    """The parts of an e-book, not yet rendered."""

    contents: views.Book
    chapters: tuple[views.Chapter, ...]


def volume(context: Context, edition: Edition) -> Volume:
    """All articles of an edition in the order of its page; those of one story follow one another."""
    site, page = context.site, edition.page
    stories = shared.by_weight(shared.stories_of(site, edition.entries))
    files: dict[Entry, str] = {}
    sections = []
    for slug, found in shared.by_topic(site, stories, len(stories)):
        cards = []
        for story in found:
            for entry in story.entries:
                files[entry] = chapter_file(len(files))
            card = shared.story_card(site, story)
            parts = tuple(replace(one, href=files[entry]) for one, entry in zip(card.cards, story.entries, strict=False))
            cards.append(replace(card, href=files[story.entries[0]], cards=parts))
        sections.append(views.Section(views.Link(site.topics[slug].topic.title, cards[0].href), tuple(cards)))
    return Volume(views.Book(page.frame, page.title, tuple(sections), len(files)), tuple(_chapter(context, entry) for entry in files))


def chapter_file(number: int) -> str:
    return f"article-{number + 1:03}.xhtml"


def epub(context: Context, edition: Edition, volume: Volume, render: Callable[[object], bytes]) -> bytes:
    """The bytes of the e-book. `render` makes the page of a view."""
    origin = context.site.config.base.origin
    parts = {NAV: volume.contents} | {chapter_file(number): chapter for number, chapter in enumerate(volume.chapters)}
    pages = {name: _FORBIDDEN.sub("", markdown.absolute(render(view).decode(), origin)).encode() for name, view in parts.items()}
    return _zipped(
        [
            ("mimetype", b"application/epub+zip"),  # first, and as it is: by it the file is known (EPUB 3.3, 4.2.3)
            ("META-INF/container.xml", _CONTAINER.encode()),
            ("EPUB/package.opf", _package(context, edition, list(pages)).encode()),
            *((f"EPUB/{name}", data) for name, data in pages.items()),
        ]
    )


def xhtml(html: str, page: str, origin: str) -> str:
    """The HTML of our own renderer as XHTML for a reader without the site: addresses are absolute, and what is no address is no link.

    `page` is the absolute address that fragments belong to.
    """
    parser = _Xhtml(page, origin)
    parser.feed(html)
    parser.close()
    return "".join(parser.made)


class _Xhtml(HTMLParser):
    def __init__(self, page: str, origin: str) -> None:
        super().__init__()
        self.made: list[str] = []
        self._page, self._origin = page, origin
        self._links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a":
            found["href"] = self._absolute(found.get("href", ""))
            self._links.append(bool(ADDRESS.fullmatch(found["href"])))
            if not self._links[-1]:
                return
        said = "".join(f' {name}="{escape(value)}"' for name, value in found.items())
        self.made.append(f"<{tag}{said}{'/' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and (tag != "a" or (self._links and self._links.pop())):
            self.made.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.made.append(escape(data, quote=False))

    def _absolute(self, href: str) -> str:
        if href.startswith("//"):
            return f"https:{href}"
        return self._origin + href if href.startswith("/") else self._page + href if href.startswith("#") else href


def _chapter(context: Context, entry: Entry) -> views.Chapter:
    page, base = articles.page(context, entry), context.site.config.base
    body = Markup(xhtml(page.body, base.absolute(entry.output), base.origin))  # noqa: S704 - our own renderer's output, written as XHTML
    return views.Chapter(context.frame, page, body, page.original if ADDRESS.fullmatch(page.original) else "")


def _package(context: Context, edition: Edition, names: list[str]) -> str:
    """The package document: what the book is called, all its files, and their order."""
    config = context.site.config
    spread = ' page-progression-direction="rtl"' if text.direction(config.language) == "rtl" else ""
    nav = dict.fromkeys(names, "") | {NAV: ' properties="nav"'}
    items = "".join(f'    <item id="i{number}" href="{name}" media-type="{_MEDIA}"{nav[name]}/>\n' for number, name in enumerate(names))
    order = "".join(f'    <itemref idref="i{number}"/>\n' for number in range(len(names)))
    features = "".join(f'    <meta property="schema:{name}">{value}</meta>\n' for name, value in _ACCESS)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{escape(config.language)}">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">{_said(edition.guid)}</dc:identifier>
    <dc:title>{_said(f"{config.title}: {edition.page.title}")}</dc:title>
    <dc:language>{escape(config.language)}</dc:language>
    <dc:creator>{_said(config.title)}</dc:creator>
    <dc:publisher>{_said(config.title)}</dc:publisher>
    <dc:date>{edition.at:%Y-%m-%d}</dc:date>
    <meta property="dcterms:modified">{edition.at:%Y-%m-%dT%H:%M:%SZ}</meta>
{features}  </metadata>
  <manifest>
{items}  </manifest>
  <spine{spread}>
{order}  </spine>
</package>
"""


def _said(words: str) -> str:
    return escape(_FORBIDDEN.sub("", text.line(words)))


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    """Files in a ZIP, none compressed: what a compressor makes differs from one version of zlib to the next."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name)  # of 1 January 1980, which is as early as a ZIP can say
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text with headings and a table of contents; there are no pictures."),
)
"""What readers with special needs can count on (EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/)."""

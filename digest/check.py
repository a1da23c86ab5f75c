"""A built site → problems: internal links and fragments that lead nowhere, links that leave the base path, feeds that break."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from digest import identity, record, text, urls
from digest.config import Config
from digest.content import Content
from digest.group import sections
from digest.model import Page
from digest.problem import Problem

_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Document:
    """What a page links to, each with its line, and the fragments it offers."""

    links: tuple[tuple[str, int], ...]
    ids: frozenset[str]


def site(files: Mapping[str, bytes], base: urls.Base, shown: str = "site", others: Collection[str] = (), imported: Collection[str] = ()) -> list[Problem]:
    """What is wrong with the files of a built site, by output path. `others` are paths of files beside them, which links may lead to;
    on those of `imported` articles a link that leads nowhere came in with the words, and is a warning."""
    names = {*files, *others}
    documents = {path: _document(data) for path, data in files.items() if path.endswith(".html")}
    problems: list[Problem] = []
    for path, document in documents.items():
        for link, line in document.links:
            wrong = _wrong(link, path, base, names, documents)
            if wrong:
                problems.append(Problem(f"{shown}/{path}", line, *wrong, warning=path in imported))
    for path, data in files.items():
        if path.endswith(".xml"):
            problems += _feed(path, data, base, names, shown)
    return sorted(problems)


def elsewhere(home: bytes, base: urls.Base, shown: str = "site") -> list[Problem]:
    """Whether the home page of a built site says that it lies at another address than `base`."""
    found = _CANONICAL.search(home)
    address = unescape(found[1].decode("utf-8", "replace")) if found else ""
    if not address or address == base.absolute(urls.home()):
        return []
    what = f"the site was built for {address}, not for {base.absolute(urls.home())}"
    return [Problem(f"{shown}/{urls.home()}", 1, what, f"`digest build` again, or `digest check --base-url {address}`")]


def identities(content: Content, settings: Config) -> list[Problem]:
    """Ids that two pages share, copies of copies or of nothing, articles that would come back as new, notes and rules for feeds of what there is not."""
    owners: dict[str, Page] = {}
    problems = []
    for page in content.pages:
        id = page.article.id
        if id and id in owners:
            problems.append(Problem(page.path, 1, f"id {id} is also that of {owners[id].path}", "remove the line `id:` of one of them"))
        owners.setdefault(id, page)
    known = content.ids() | content.imported_ids() | {placed.id for placed in content.placed}
    for page in content.pages:
        original = page.article.copy_of
        if original and original not in known:
            problems.append(
                Problem(page.path, 1, f"copy_of names {original}, which is no article", "the id of an article; leave it out where there is none", True)
            )
        if original and original in owners and owners[original].article.copy_of:
            problems.append(Problem(page.path, 1, f"copy_of names {original}, which is itself a copy", "name the original", warning=True))
    now = [
        identity.Known(a.id, page.path, record.body_hash(a), a.updated.day(settings.zone).isoformat() if a.updated else "")
        for page in content.pages
        if (a := page.article).id
    ]
    there = {*content.bad, *content.ids(), *(page.path for page in content.pages)}
    problems += identity.problems(now, {one.id: one for one in content.placed}, lambda: there, content.imported_ids)[0]
    told = {page.article.story for page in content.pages} | {placed.story for placed in content.placed}
    for note in content.notes:
        if note.slug not in told:
            problems.append(
                Problem(f"content/stories/{note.slug}.md", 1, f"no article belongs to the story {note.slug!r}", "`digest list stories` names them", True)
            )
    topics = {*sections.SLUGS, *(one.slug for one in content.topics)} | {slug for page in content.pages for slug in page.article.topics}
    outlets = {text.slug(page.article.source) for page in content.pages if page.article.source}
    problems += settings.feeds.unknown(topics, outlets, told | {note.slug for note in content.notes})
    return problems


def _wrong(link: str, path: str, base: urls.Base, names: Collection[str], documents: Mapping[str, Document]) -> tuple[str, str] | None:
    """What is wrong with a link on a page, and what would be right; None for nothing."""
    here = base.absolute(path)
    try:
        parts = urlsplit(urljoin(here, link))
    except ValueError:
        return f"{link!r} is not an address", "https://… or a path below the site's base"
    if f"{parts.scheme}://{parts.netloc}" != base.origin:
        return None
    target, root = unquote(parts.path), unquote(base.path)
    if not target.startswith(root) and urlsplit(link).netloc:
        return None  # another site of the same host
    if not target.startswith(root):
        return f"{link!r} leaves the site's base path", f"{base.path}…"
    name = target.removeprefix(root)
    found = next(
        (candidate for candidate in (name, f"{name}/index.html".lstrip("/"), name.rstrip("/") + "/index.html", f"{name}.html") if candidate in names), None
    )
    if found is None and not name:
        found = "index.html" if "index.html" in names else None
    if found is None:
        return f"{link!r} leads nowhere", "the address of a page of this site"
    fragment = unquote(parts.fragment)
    if fragment and found in documents and fragment not in documents[found].ids and fragment != "top":
        return f"{link!r}: {found} has no {'#' + fragment}", "an id on that page"
    return None


def _feed(path: str, data: bytes, base: urls.Base, names: Collection[str], shown: str) -> Iterator[Problem]:
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - our own output
    except ElementTree.ParseError as error:
        yield Problem(f"{shown}/{path}", error.position[0], "not well-formed XML", "report this as a bug")
        return
    guids: list[str] = []
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in ("guid", "id") and element.text:
            guids.append(element.text)
        link = element.text if name in ("loc", "link") else None
        link = element.get("href", link or "")
        if link and (wrong := _wrong(link.strip(), path, base, names, {})):
            yield Problem(f"{shown}/{path}", 1, *wrong)
    for guid in sorted({guid for guid in guids if guids.count(guid) > 1}) if len(guids) != len(set(guids)) else ():
        yield Problem(f"{shown}/{path}", 1, f"two entries have the GUID {guid}", "one entry an article")


def _document(data: bytes) -> Document:
    parser = _Parser()
    parser.feed(data.decode("utf-8", "replace"))
    return Document(tuple(parser.links), frozenset(parser.ids))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, int]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        for name in ("href", "src"):
            if found.get(name):
                self.links.append((str(found[name]), self.getpos()[0]))

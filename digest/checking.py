"""`digest check`: a site, or feeds alone, as they lie on disk → what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from digest import check, feedcheck, files, hosting, reading, urls
from digest.config import Config
from digest.problem import Problem
from digest.project import Project, clock, quiet

if TYPE_CHECKING:
    from http.client import HTTPMessage

LARGEST = 50_000_000  # bytes of a feed that are read
_HERE = ("localhost", "127.0.0.1", "::1")


def site(project: Project, output: Path | None, base_url: str) -> tuple[list[Problem], int]:
    """What is wrong with configuration, content and the built site, and how many pages were looked at. Raises Problem where nothing was built."""
    settings = project.config(base_url)
    existing, _, problems = project.content(settings.max_bytes)
    out, made, built = _built(project, output)
    others = {path.partition("/")[2] for path in files.walk(out.absolute().parent, out.absolute().name)}
    missing = [Problem(f"{out.name}/{path}", 1, "is missing", "`digest build` again") for path in made if path not in built]
    identities = check.identities(existing, settings)
    cname = (out / "CNAME").read_text("utf-8", "replace") if (out / "CNAME").is_file() else ""
    hosted = [*hosting.limits(_stored(out), out.name), *hosting.domain(cname, settings.base.origin.partition("://")[2], out.name)]
    imported = {urls.article(page.path) for page in existing.pages if page.article.origin}
    wrong = check.elsewhere(built.get(urls.home(), b""), settings.base, out.name)  # then every address is, and it is said once
    if not wrong:
        wrong = [*check.site(built, settings.base, out.name, others, imported), *_feeds(built, settings.base, out.name)]
    found = [*problems, *identities, *missing, *wrong, *hosted]
    return sorted(set(found)), sum(path.endswith(".html") for path in built)


def feeds(project: Project, output: Path | None, base_url: str, named: Sequence[str] = ()) -> tuple[list[Problem], int]:
    """What is wrong with the feeds of the built site, or with those named: files, or addresses on this machine; and how many there are.

    The site's own are also made anew: the same content must give the same bytes. Raises Problem where nothing was built.
    """
    if named:
        return sorted(one for name in named for one in _named(name)), len(named)
    settings = project.config(base_url)
    out, _, built = _built(project, output)
    found = {path: data for path, data in built.items() if feedcheck.is_feed(data)}
    if wrong := check.elsewhere(built.get(urls.home(), b""), settings.base, out.name):
        return wrong, len(found)
    return sorted([*_feeds(found, settings.base, out.name), *_other(project, settings, found, out.name)]), len(found)


def _built(project: Project, output: Path | None) -> tuple[Path, Sequence[str], dict[str, bytes]]:
    out = output or project.root / "site"
    made = list(files.manifest(out))
    if not made:
        raise Problem(str(out), 0, "no site was built here", "`digest build` first")
    return out, made, {path: (out / path).read_bytes() for path in made if (out / path).is_file()}


def _stored(out: Path) -> Iterator[hosting.Stored]:
    """All that lies in a built site; links are not followed."""
    for folder, folders, names in os.walk(out):
        for target in (Path(folder, name) for name in sorted([*names, *folders])):
            if target.is_symlink() or target.is_file():
                odd = "symbolic link" if target.is_symlink() else ""
                yield hosting.Stored(target.relative_to(out).as_posix(), target.lstat().st_size, odd)


def _feeds(built: Mapping[str, bytes], base: urls.Base, shown: str) -> list[Problem]:
    listed = ((f"{shown}/{path}", data, base.absolute(path)) for path, data in built.items() if path.endswith((".xml", ".json")))
    return feedcheck.of(listed, clock())


def _other(project: Project, settings: Config, found: Mapping[str, bytes], shown: str) -> list[Problem]:
    """The feeds that come out differently when they are made again."""
    from digest import build, look, picturing, render, words
    from digest.outputs.shared import Feed

    theme = project.theme(settings)
    said = words.words(settings.language, theme.words)
    read = reading.read(project, settings, look.trees(str(project.root)), None, None, None, map, quiet)
    stock = picturing.beside(project, settings, read.shelf)
    made = build.publish(read.shelf, settings, said, theme.assets, clock(), clock(), read.body, drafts=False, future=False, stock=stock)
    environment = render.environment(theme.templates, words=said, places=theme.places)
    tables = [table for table in made.planned if table.kind is Feed]
    again = {path: render.made(table.view(number), environment) for table in tables for number, path in enumerate(table.paths) if path in found}
    what = "content/ gives another feed by now"
    return [Problem(f"{shown}/{path}", 1, what, "`digest build` again") for path, data in again.items() if data != found[path]]


def _named(name: str) -> list[Problem]:
    """What is wrong with a feed in a file, or at an address of this machine."""
    address = name.startswith(("http://", "https://"))
    try:
        data = _fetched(name) if address else Path(name).read_bytes()[:LARGEST]
    except Problem as problem:
        return [problem]
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        return [Problem(name, 1, f"can't be read: {what}", "is a server running there?" if address else "")]
    return feedcheck.problems(data, name, clock(), "") if data.strip() or address else [Problem(name, 1, "the file is empty", "a feed")]


def _fetched(address: str) -> bytes:
    """What this machine answers. Raises Problem for another one, also where a redirect leads there, and OSError or ValueError where nothing can be had."""
    from http.client import HTTPException
    from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

    class Here(HTTPRedirectHandler):
        def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> Request | None:
            _refuse(newurl)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    _refuse(address)
    try:
        with build_opener(Here, ProxyHandler({})).open(address, timeout=10) as answer:
            return bytes(answer.read(LARGEST))
    except HTTPException as error:
        raise ValueError(f"no answer of HTTP: {error}") from None


def _refuse(address: str) -> None:
    if urlsplit(address).hostname not in _HERE:
        raise Problem(address, 1, "is not on this machine", "http://localhost:8000/news/feed.xml, or a file")

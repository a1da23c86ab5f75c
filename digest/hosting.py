"""How GitHub Pages answers a request for a path, and what it does not take; from names and sizes, without a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from digest.problem import Problem

LARGEST_SITE = 1_000_000_000
"""Bytes. "Published GitHub Pages sites may be no larger than 1 GB": https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"""
LARGEST_FILE = 100 * 2**20
"""Bytes. "GitHub blocks files larger than 100 MiB": https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github"""
NOT_FOUND = "404.html"
# Types that Pages tells by a file's ending (https://github.com/jshttp/mime-db); what the machine of a preview knows differs.
_KINDS = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
    "js": "application/javascript; charset=utf-8", "mjs": "application/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json", "xml": "application/xml", "rss": "application/rss+xml", "atom": "application/atom+xml", "opml": "text/x-opml",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon", "woff2": "font/woff2", "wasm": "application/wasm", "pdf": "application/pdf", "epub": "application/epub+zip",
}  # fmt: skip


class Answer(NamedTuple):
    """What a request gets."""

    status: int
    """200, 301 or 404."""
    file: str = ""
    """The output path of what is sent; empty where the answer is not the site's."""
    location: str = ""
    """Where a 301 leads."""


class Stored(NamedTuple):
    """A file of a built site."""

    path: str
    size: int
    odd: str = ""
    """`symbolic link`, or whatever else it is that is no file of its own."""


def answer(path: str, base: str, is_file: Callable[[str], bool], is_folder: Callable[[str], bool]) -> Answer:
    """The answer to a request for `path`, decoded, of a site below `base`, decoded: `/news/`. `is_file` and `is_folder` ask for output paths.

    The rules as https://github.com/slorber/trailing-slash-guide found them: a file wins over FILE.html, that over a folder;
    a folder without its slash is redirected; an address with a slash is a folder's index.html or nothing; hidden files are not published.
    """
    if path + "/" == base:
        return Answer(301, location=quote(base))
    if not path.startswith(base):
        return Answer(404)
    parts = path.removeprefix(base).split("/")
    name = "/".join(part for part in parts if part)
    if any(part.startswith(".") or "\0" in part for part in parts):
        return Answer(404, NOT_FOUND)
    if parts[-1] == "":
        index = f"{name}/index.html".lstrip("/")
        return Answer(200, index) if is_file(index) else Answer(404, NOT_FOUND)
    for file in (name, f"{name}.html"):
        if is_file(file):
            return Answer(200, file)
    return Answer(301, location=quote(f"{base}{name}/")) if is_folder(name) else Answer(404, NOT_FOUND)


def kind(path: str) -> str:
    """The media type of a file, as Pages tells it from its name."""
    _, dot, ending = path.rpartition("/")[2].rpartition(".")
    return _KINDS.get(dot and ending.lower(), "application/octet-stream")


def domain(cname: str, host: str, shown: str = "site") -> list[Problem]:
    """Whether the file CNAME of a built site, if it has one, names the host that the site was built for."""
    if not cname.strip() or cname.strip() == host:
        return []
    return [Problem(f"{shown}/CNAME", 1, f"names {cname.strip()}, but the site was built for {host}", "one of `cname` and `base_url`", warning=True)]


def limits(stored: Iterable[Stored], shown: str = "site") -> list[Problem]:
    """What Pages would not take of a built site; warnings, since another host may."""
    found = list(stored)
    problems = [
        Problem(f"{shown}/{one.path}", 1, f"is a {one.odd}, which GitHub Pages does not take", "a copy of the file itself", warning=True)
        for one in found
        if one.odd
    ] + [
        Problem(f"{shown}/{one.path}", 1, f"{one.size:,} bytes: GitHub takes no file larger than 100 MiB", "split it, or keep it elsewhere", warning=True)
        for one in found
        if one.size > LARGEST_FILE
    ]
    if (total := sum(one.size for one in found)) > LARGEST_SITE:
        problems.append(Problem(shown, 1, f"{total:,} bytes: GitHub Pages takes no site larger than 1 GB", "fewer `outputs`, or another host", warning=True))
    return problems

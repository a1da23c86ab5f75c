"""The only place that spells an address or an output path; from values to text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

from digest import text

ARTICLES = "content/articles/"
_SAFE = re.compile(r"[a-z0-9./-]*")  # what `quote` leaves as it is, and most addresses are made of
RESERVED = frozenset(
    """
    index 404 articles stories topics sources authors saved editions archive search pagefind feeds assets pictures
    feed.xml atom.xml feed.json feeds.opml sitemap.xml robots.txt sw.js offline health llms.txt manifest.webmanifest status.json .nojekyll
    """.split()
)
"""Addresses that no plain page can have."""


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site is published: `https://example.org/news/` in its two parts."""

    origin: str
    """`https://example.org`"""
    path: str
    """`/news/`; `/` for a whole host."""

    def href(self, path: str) -> str:
        """The address of an output path as links inside the site spell it: `/news/topics/a/`."""
        path = path.removesuffix("index.html")
        return self.path + (path if _SAFE.fullmatch(path) else quote(path))

    def resolved(self, url: str, page: str) -> str:
        """An address as a page (an output path) gives it, made absolute; empty where it is none of the web. `/a.png` lies below the site's base."""
        url = url.strip()
        if "://" in url or url.startswith("//"):
            return _spelt(url if url.startswith(("https://", "http://")) else f"https:{url}" if url.startswith("//") else "")
        if ":" in url.partition("/")[0] or not url:
            return ""
        if url.startswith("/"):
            return _spelt(self.origin + (url if url.startswith(self.path) else self.path + url[1:]))
        return _spelt(urljoin(self.absolute(page), url))

    def absolute(self, path: str) -> str:
        """The address of an output path as other sites and feed readers need it."""
        return self.origin + self.href(path)


def _spelt(url: str) -> str:
    """An absolute address without the characters that none has (RFC 3986): a space is %20. What is encoded stays, and so does the host."""
    scheme, between, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme + between + host + slash + quote(path, safe="%/:?#[]@!$&'()*+,;=~", errors="replace")


@cache
def base(base_url: str) -> Base:
    """Split a base_url; a missing final slash is added."""
    parts = urlsplit(base_url)
    return Base(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/") + "/")


def article(path: str) -> str:
    """Output path of an article's page from its file's path: the file's path is the page's path."""
    return "articles/" + path.removeprefix(ARTICLES).removesuffix(".md").removesuffix("/index") + "/index.html"


def alias(address: str) -> str:
    """Output path of an old address, given below the site's base."""
    path = "/".join(part for part in address.split("/") if part)
    return path if path.endswith((".html", ".xml")) else f"{path}/index.html".lstrip("/")


def is_inside(path: str) -> bool:
    """Whether an output path stays in the output folder."""
    return all(part not in ("", ".", "..") for part in path.split("/"))


def article_file(day: date | None, slug: str) -> str:
    """Path of the file that holds a new article."""
    return f"{ARTICLES}{day.strftime('%Y/%m') if day else 'undated'}/{slug}.md"


def home() -> str:
    return "index.html"


def story(slug: str) -> str:
    return f"stories/{slug}/index.html"


def topics() -> str:
    return "topics/index.html"


def topic(slug: str, page: int = 0) -> str:
    """Output path of a topic: its newest articles (page 0), or a numbered page of older ones."""
    return f"topics/{slug}/page/{page}/index.html" if page else f"topics/{slug}/index.html"


def sources() -> str:
    return "sources/index.html"


def source(slug: str, page: int = 0) -> str:
    """Output path of an outlet: its newest articles (page 0), or a numbered page of older ones."""
    return f"sources/{slug}/page/{page}/index.html" if page else f"sources/{slug}/index.html"


def authors() -> str:
    return "authors/index.html"


def author(slug: str, page: int = 0) -> str:
    """Output path of an author: the newest articles (page 0), or a numbered page of older ones."""
    return f"authors/{slug}/page/{page}/index.html" if page else f"authors/{slug}/index.html"


def edition(name: str) -> str:
    """`name` is a day (2025-06-04) or a week (2025-W23)."""
    return f"editions/{name}/index.html"


def week(day: date) -> str:
    """The ISO week of a day: 2025-W23."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def archive(year: int = 0) -> str:
    """Output path of the archive, or of its page of a year."""
    return f"archive/{year:04d}/index.html" if year else "archive/index.html"


def undated(page: int = 0) -> str:
    """Output path of the list of articles without a date, or of a numbered page of it."""
    return f"archive/undated/page/{page}/index.html" if page else "archive/undated/index.html"


def saved() -> str:
    return "saved/index.html"


def search() -> str:
    return "search/index.html"


def pagefind(name: str = "") -> str:
    """Output path of a file of Pagefind's index, or of its folder; its own script looks for it there."""
    return f"pagefind/{name}"


def search_file(name: str) -> str:
    """Output path of a part of the search index."""
    return f"search/{name}"


def plain_page(slug: str) -> str:
    return f"{slug}/index.html"


def feeds() -> str:
    return "feeds/index.html"


def feed(format: str = "rss", kind: str = "site", slug: str = "") -> str:
    """Output path of a feed: of the site, of `editions`, or of one of the `topics`, `sources`, `stories`."""
    name = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}[format]
    return name if kind == "site" else f"{kind}/{name}" if kind == "editions" else f"{kind}/{slug}/{name}"


def manifest() -> str:
    return "manifest.webmanifest"


def worker() -> str:
    """Output path of the service worker: at the root, since it serves what lies below."""
    return "sw.js"


def offline() -> str:
    return "offline/index.html"


def status() -> str:
    return "status.json"


def health() -> str:
    return "health/index.html"


def llms() -> str:
    return "llms.txt"


def opml() -> str:
    return "feeds.opml"


def asset(name: str, digest: str) -> str:
    """An asset under a name that changes with its content, so that it may be cached for ever."""
    stem, dot, ending = name.rpartition(".")
    return f"assets/{stem}-{digest[:8]}{dot}{ending}"


def picture(name: str, digest: str, ending: str) -> str:
    """A picture of content/ in one size, under a name that changes with its content."""
    return f"pictures/{text.slug(name, 60)}-{digest[:8]}{ending}"


def icon(name: str) -> str:
    """Output path of an icon, under a name that stays: a system may ask for it years later."""
    return f"{name}.png"


def card(slug: str) -> str:
    """Output path of the picture that stands for a story where a link to it is shared."""
    return f"stories/{slug}/card.png"


def article_tag(authority: str, id: str) -> str:
    """A GUID that survives every redesign and move (RFC 4151)."""
    return f"tag:{authority}:article/{id}"


def story_tag(authority: str, slug: str, id: str) -> str:
    """The GUID of a report in the feed of its story."""
    return f"tag:{authority}:story/{slug}/{id}"


def edition_tag(authority: str, name: str) -> str:
    """The GUID of an edition; `name` as in `edition`."""
    return f"tag:{authority}:edition/{name}"

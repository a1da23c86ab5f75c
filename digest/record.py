"""What a site knows of an article page without its text: plain values, which can be remembered from build to build."""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import astuple
from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime, tzinfo
from operator import attrgetter
from typing import Any, NamedTuple

from digest import markdown, pictures, text, urls
from digest.group import rising
from digest.model import Article, Media, When

SUMMARY = 220  # characters of a summary that is cut from the body …
BLURB = 400  # … and of a brief, whose body is hardly more
_CLOSED = "。！？"  # ends of sentences that no space follows; the empty text counts as one


class Record(NamedTuple):
    """An article page: what lists, neighbours and ledgers need of it."""

    path: str
    sha: bytes
    """Of the page's bytes; it changes with anything the page says."""
    output: str
    """Its output path."""
    href: str
    """Its address inside the site."""
    id: str
    title: str
    source: str
    outlet: str
    """Slug of its source; empty where that is unknown."""
    story: str
    topics: tuple[str, ...]
    authors: tuple[str, ...]
    """As the byline names them."""
    at: int | None
    """When it was published, in seconds since 1970 UTC."""
    published: str
    """The same in ISO 8601, as pages show it; empty where it is unknown."""
    day: str
    """The day of `at` in the site's time zone, ISO 8601; empty where it is unknown."""
    summary: str
    """What lists show below the headline."""
    words: str
    """Hash of its title and body, as the ledger keeps it."""
    face: bytes
    """Changes with anything that a list shows of it."""
    names: str
    """What its headline and summary name, a line each, for the terms that rise."""
    traits: tuple[Any, ...] | None = None
    """What few articles have, in the order of the properties below; None for the others, which are most, and cost less so."""

    @property
    def draft(self) -> bool:
        return bool((self.traits or _PLAIN)[0])

    @property
    def hide(self) -> bool:
        return bool((self.traits or _PLAIN)[1])

    @property
    def brief(self) -> bool:
        """Its role is `brief`."""
        return bool((self.traits or _PLAIN)[2])

    @property
    def exact(self) -> bool:
        """False where only the day of `at` is known."""
        return bool((self.traits or _PLAIN)[3])

    @property
    def about(self) -> bool:
        """Its day was worked out from an age in days, and may be off by one."""
        return bool((self.traits or _PLAIN)[4])

    @property
    def weight(self) -> float:
        return float((self.traits or _PLAIN)[5])

    @property
    def pin(self) -> float:
        return float((self.traits or _PLAIN)[6])

    @property
    def expires(self) -> int | None:
        """Seconds since 1970 UTC."""
        found: int | None = (self.traits or _PLAIN)[7]
        return found

    @property
    def updated(self) -> str:
        """The day it was updated in the site's time zone, ISO 8601; may be empty."""
        return str((self.traits or _PLAIN)[8])

    @property
    def language(self) -> str:
        return str((self.traits or _PLAIN)[9])

    @property
    def copy_of(self) -> str:
        return str((self.traits or _PLAIN)[10])

    @property
    def agency(self) -> str:
        """The wire that wrote it; may be empty."""
        return str((self.traits or _PLAIN)[14])

    @property
    def aliases(self) -> tuple[str, ...]:
        found: tuple[str, ...] = (self.traits or _PLAIN)[11]
        return found

    @property
    def image(self) -> str:
        """The address of the picture that its front matter names, where that may be shown."""
        return str((self.traits or _PLAIN)[12])

    @property
    def pictures(self) -> tuple[str, ...]:
        """The addresses of all pictures that its page may show, as they are written there."""
        found: tuple[str, ...] = (self.traits or _PLAIN)[13]
        return found


_PLAIN = (False, False, False, True, False, 0.0, 0.0, None, "", "", "", (), "", (), "")


def record(article: Article, path: str, sha: bytes, base: urls.Base, zone: tzinfo, *, named: bool = True, remote: bool = False) -> Record:
    """The record of an article whose page at `path` has bytes of the hash `sha`; what it names only where editions are to show it,
    pictures of other hosts only where they are shown."""
    output = urls.article(path)
    published, expires, updated = article.published, article.expires, article.updated
    blurb = summary(article)
    image = article.image.src if article.image and (remote or not pictures.REMOTE.match(article.image.src)) else ""
    drawn = tuple(src for src in markdown.pictures(article.body) if remote or not pictures.REMOTE.match(src)) if "![" in article.body else ()
    stamp = str(published) if published else ""
    shown = (
        path,
        article.title,
        article.source,
        stamp,
        *article.estimated,
        blurb,
        article.language,
        article.role,
        article.copy_of,
        article.agency,
        *article.topics[:1],
    )
    traits = (
        article.draft,
        article.hide,
        article.role == "brief",
        published is None or published.exact,
        bool(published and not published.exact and "published" in article.estimated),
        float(article.weight),
        float(article.pin),
        int(expires.at.timestamp()) if expires else None,
        updated.day(zone).isoformat() if updated else "",
        article.language,
        article.copy_of,
        article.aliases,
        image,
        (image, *drawn) if image else drawn,
        article.agency,
    )
    return Record(
        path=path,
        sha=sha,
        output=output,
        href=base.href(output),
        id=article.id,
        title=article.title,
        source=article.source,
        outlet=text.slug(article.source) if article.source else "",
        story=article.story,
        topics=article.topics,
        authors=article.persons,
        at=int(published.at.timestamp()) if published else None,
        published=stamp,
        day=published.day(zone).isoformat() if published else "",
        summary=blurb,
        words=body_hash(article),
        face=digest("\0".join(shown)),  # which no text holds
        names="\n".join(rising.names(article.title, blurb)) if named else "",
        traits=None if traits == _PLAIN else traits,
    )


def shared(row: tuple[Any, ...], one: dict[Any, Any]) -> tuple[Any, ...]:
    """The plain values of a record; what many records share is taken from `one`, so that it is kept and remembered once."""
    values = list(row)
    for place in _SHARED:
        values[place] = one.setdefault(values[place], values[place])
    return tuple(values)


def pack(article: Article) -> bytes:
    """All the front matter of an article."""
    values = list(_values(article))
    for place in _WHENS:
        values[place] = str(values[place]) if values[place] else ""
    for place in _MEDIA:
        values[place] = astuple(values[place]) if values[place] else None
    return marshal.dumps(values)


def unpack(packed: bytes, id: str, story: str) -> Article:
    """The article of `pack`, without its body; its id and story may come from the ledger."""
    values = marshal.loads(packed)  # noqa: S302 - what `pack` made; where it lay on disk, its checksum was compared
    for place in _WHENS:
        values[place] = _when(values[place])
    for place in _MEDIA:
        values[place] = Media(*values[place]) if values[place] else None
    values[_ID], values[_STORY] = id, story
    return Article(*values)


def body_hash(article: Article) -> str:
    """What tells whether an article's words changed: 16 hexadecimal digits of its title and body."""
    return hashlib.sha256(f"{article.title}\0{article.body}".encode("utf-8", "replace")).hexdigest()[:16]


def summary(article: Article) -> str:
    """The summary that front matter gives, else the first sentences of the body; plain text."""
    if article.summary:
        return article.summary
    blocks = (text.line(block) for block in article.body[: 8 * SUMMARY].split("\n\n") if not block.startswith(("#", ">", "- ", "```", "![")))
    longest = BLURB if article.role == "brief" else SUMMARY
    found = ""
    for sentence in text.sentences(markdown.plain(next(blocks, ""))):
        if found and len(found) + len(sentence) >= longest:
            break
        found = f"{found}{'' if found[-1:] in _CLOSED else ' '}{sentence}"
    return text.cut(found, longest)


def digest(*parts: str | bytes) -> bytes:
    """Eight bytes that change with any of the parts, or with where one ends and the next begins."""
    found = [part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.blake2b(b"".join([b"%d:%b" % (len(part), part) for part in found]), digest_size=8).digest()


_FIELDS = [f for f in dataclass_fields(Article) if f.name != "body"]
_values = attrgetter(*(f.name for f in _FIELDS))
_WHENS = [place for place, f in enumerate(_FIELDS) if f.type == "When | None"]
_ID, _STORY = (next(place for place, f in enumerate(_FIELDS) if f.name == name) for name in ("id", "story"))
_MEDIA = [place for place, f in enumerate(_FIELDS) if f.type == "Media | None"]


_SHARED = [place for place, name in enumerate(Record._fields) if name in ("source", "outlet", "topics", "authors", "day", "traits")]


def _when(raw: str) -> When | None:
    if not raw:
        return None
    moment = datetime.fromisoformat(raw)
    return When(moment if moment.tzinfo else moment.replace(tzinfo=UTC), exact="T" in raw)

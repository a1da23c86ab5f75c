"""digest.yaml and the environment → Config; every setting is documented here and nowhere else decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest import elsewhere, fields, text, theme, urls
from digest.problem import Problem
from digest.theme import PLAIN, Theme

FILE = "digest.yaml"
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+", re.ASCII)
_ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-zA-Z0-9.-]+"
_SENDER = re.compile(rf"[^<>@,;:\"\\]*<{_ADDRESS}>|{_ADDRESS}", re.ASCII)
_UNSUBSCRIBE = re.compile(r"(?:https://|mailto:[^\s<>,@]+@)[^\s<>,\"]+")
_WEB = re.compile(r"https?://[\w.:\[\]-]+(?:[/?][^\s<>\"\\]*)?")
OUTPUTS = ("articles", "home", "topics", "stories", "sources", "authors", "editions", "archive", "search", "feeds", "sitemap", "app", "saved", "data")


FORMATS = ("rss", "atom", "json")
_RULES = "{content: full, limit: 50}"
SEARCHES = ("auto", "own", "pagefind", "off")
KINDS = ("site", "topics", "sources", "stories", "editions")
"""What there are feeds of."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a feed holds."""

    content: str = "full"
    """`full` for whole texts, `summary` for their beginnings."""
    limit: int = 50
    """Entries, 1 to 500."""
    formats: tuple[str, ...] = ("rss",)
    """`rss`, `atom`, `json`; the site itself has all of them."""


@dataclass(frozen=True, slots=True)
class Feeds:
    """The setting `feeds`."""

    hub: str = ""
    """Address of a WebSub hub that is told of new entries; empty for none."""
    ttl: int = 60
    """Minutes after which a reader may ask again."""
    rules: tuple[tuple[str, Rules], ...] = (("", Rules()), ("site", Rules(formats=FORMATS)))
    """For feeds of one kind (`topics`), or a single one (`topics/sea`), and for all others ("")."""
    place: tuple[str, int] = (FILE, 1)
    """Where they stand, for messages."""

    def of(self, kind: str, slug: str = "") -> Rules:
        """The rules of one feed: its own, else those of its kind, else those of all."""
        known = dict(self.rules)
        return known.get(f"{kind}/{slug}") or known.get(kind) or known[""]

    def singles(self) -> list[tuple[str, str]]:
        """(kind, slug) of the feeds that have rules of their own."""
        return [(kind, slug) for name, _ in self.rules for kind, mark, slug in [name.partition("/")] if mark]

    def unknown(self, topics: Collection[str], sources: Collection[str], stories: Collection[str]) -> list[Problem]:
        """The single feeds of what there is not, which is misspelt or may still come. What there is: slugs."""
        kinds = {"topics": ("topic", topics), "sources": ("source", sources), "stories": ("story", stories)}
        found = []
        for kind, slug in self.singles():
            one, known = kinds[kind]
            if slug not in known:
                near = text.nearest(slug, sorted(known))
                right = f"did you mean {near!r}?" if near else f"`digest list {kind}` names them; it may still come"
                found.append(Problem(*self.place, f"feeds: {kind}: there is no {one} {slug!r}", right, warning=True))
        return found


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a site."""

    title: str
    """The site's name. Needed."""
    base_url: str
    """The address it is published at, with its path: `https://example.github.io/news/`. Needed."""
    description: str = ""
    """A motto under the name, and the description of the feeds."""
    language: str = "en"
    """The site's language, a BCP 47 tag; also of articles that do not say theirs."""
    timezone: str = "UTC"
    """The time zone, an IANA name, in which dates are shown and days begin."""
    authority: str = ""
    """What the ids in feeds begin with, for ever: `example.org,2026`. Made once, from base_url, where it is not given."""
    outputs: tuple[str, ...] = OUTPUTS
    """What is published; `articles` and `home` always are, since every page leads to them."""
    per_page: int = 20
    """Articles on one page of a topic, an outlet or an author, 5 to 500."""
    feeds: Feeds = Feeds()
    """What feeds hold: `{content: full, limit: 50}`, and otherwise for feeds of one kind, or for a single one."""
    search: str = "auto"
    """What searches: `own` (titles and summaries), `pagefind` (whole texts; needs the extra `search`), `off`; `auto` is Pagefind where it is installed."""
    remote_images: bool = False
    """Whether pictures that lie on other hosts are shown; readers' browsers then ask those hosts. Without it they are links, or left out."""
    cards: bool = False
    """Whether a picture is drawn for each story, for where links to it are shared; needs the extra `images`."""
    max_bytes: int = 20_000_000
    """An inbox item or page larger than this is left out and reported."""
    cname: str = ""
    """A domain of your own, for a site that is published from a branch: it is written into `CNAME`."""
    email_from: str = ""
    """Who sends editions: `The Digest <news@example.org>`; without it `noreply@` and the host of base_url."""
    email_list: str = ""
    """The list's id in e-mails (RFC 2919): `digest.example.org`."""
    email_unsubscribe: str = ""
    """Where readers leave the list: an `https:` or `mailto:` address, for the header and the foot of e-mails."""

    theme: Theme = PLAIN
    """How pages look: `compact`, or `{name: compact, colors: {accent: '#0b57d0'}, fonts: {text: 'Charter, serif'}, logo: logo.svg}`."""
    comments: tuple[elsewhere.Giscus, ...] = ()
    """Who keeps comments on articles and stories: `{giscus: {repo: owner/name, repo_id: R_…, category: Announcements, category_id: DIC_…}}`; nobody."""
    allow: elsewhere.Allowed = ()
    """What pages may load from other hosts: `{script: https://stats.example.org, connect: https://stats.example.org}`; nothing."""

    @property
    def base(self) -> urls.Base:
        return urls.base(self.base_url)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def parse(source: str, environment: Mapping[str, str], path: str = FILE) -> Config:
    """The settings of a digest.yaml, each overridden by `DIGEST_<KEY>` where the environment has it. Raises Problem."""
    found = fields.read_plain(source)
    if found is None:
        found = fields.read(source, path)
    names = {f.name for f in dataclass_fields(Config)}
    for name, field in found.items():
        if name not in names:
            raise Problem(path, field.line, *fields.unknown(name, sorted(names)))
    values: dict[str, object] = {}
    for name, read in _READERS.items():
        variable = "DIGEST_" + name.upper()
        if variable in environment:
            raw = environment[variable]
            place = (f"environment variable {variable}", 0)
            value: fields.Value = [part.strip() for part in raw.split(",")] if name == "outputs" else raw
            if name in ("feeds", "theme", "comments", "allow"):
                value = fields.read(f"{name}: {raw}", place[0])[name].value
        elif name in found:
            value, place = found[name].value, (path, found[name].line)
        else:
            continue
        try:
            made_of = read(value)
            values[name] = replace(made_of, place=place) if isinstance(made_of, (Feeds, Theme)) else made_of
        except ValueError as error:
            raise Problem(*place, f"{name}: {error.args[0]}", *error.args[1:2]) from None
    for name, example in (("title", "The Morning Digest"), ("base_url", "https://example.github.io/news/")):
        if not values.get(name):
            raise Problem(path, 1, f"{name} is missing", f"{name}: {example}")
    made: Callable[..., Config] = Config
    found_config = made(**values)
    if found_config.search == "off":
        return replace(found_config, outputs=tuple(name for name in found_config.outputs if name != "search"))
    return found_config


def _title(value: fields.Value) -> str:
    return text.line(fields.as_text(value))


def _base_url(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    right = "https://example.github.io/news/"
    try:
        parts = urlsplit(raw)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        raise ValueError(f"{raw!r} is not an address", right) from None
    if raw and (parts.scheme not in ("http", "https") or not parts.hostname or not port_ok or parts.query or parts.fragment):
        raise ValueError(f"{raw!r} is not the address of a site", right)
    if any(c.isspace() or c in "\"'<>\\" for c in raw):
        raise ValueError(f"{raw!r} has characters that no address has", right)
    return raw and raw.rstrip("/") + "/"


def _language(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    if not raw.replace("-", "").isalnum() or not raw.isascii():
        raise ValueError(f"{raw!r} is not a language tag", "en, de, pt-BR")
    return raw


def _timezone(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    try:
        ZoneInfo(raw)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"{raw!r} is not a time zone", "UTC, Europe/Berlin") from None
    return raw


def _outputs(value: fields.Value) -> tuple[str, ...]:
    names = fields.as_list(value)
    for name in names:
        if name not in OUTPUTS:
            near = text.nearest(name, OUTPUTS)
            raise ValueError(f"unknown output {name!r}", f"did you mean {near!r}?" if near else ", ".join(OUTPUTS))
    return tuple(name for name in OUTPUTS if name in names or name in ("articles", "home"))


def _search(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    if raw not in SEARCHES:
        raise ValueError(f"{raw!r} is not known", ", ".join(SEARCHES))
    return raw


def _host(value: fields.Value) -> str:
    raw = fields.as_text(value).strip().lower()
    if raw and not _HOST.fullmatch(raw):
        raise ValueError(f"{raw!r} is not a name of letters, digits, hyphens and dots", "news.example.org")
    return raw


def _sender(value: fields.Value) -> str:
    raw = _title(value)
    if raw and not _SENDER.fullmatch(raw):
        raise ValueError(f"{raw!r} is not a sender", "The Digest <news@example.org>")
    return raw


def _unsubscribe(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    if raw and not _UNSUBSCRIBE.fullmatch(raw):
        raise ValueError(f"{raw!r} is not an address", "https://example.org/leave or mailto:leave@example.org")
    return raw


def _whole(least: int, most: int) -> Callable[[fields.Value], int]:
    def read(value: fields.Value) -> int:
        number = fields.as_number(value)
        if not (least <= number <= most and number == int(number)):
            raise ValueError(f"{number:g} is not a whole number from {least} to {most}")
        return int(number)

    return read


def _feeds(value: fields.Value) -> Feeds:
    """`content`, `limit` and `formats` for all feeds; the same below the name of a kind; below a kind also below a slug."""
    given = fields.as_mapping(value, ("hub", "ttl", "content", "limit", "formats", *KINDS), _RULES)
    common = _rules(given, Rules(), "")
    rules = {"": common, "site": replace(common, formats=FORMATS)}
    for kind in KINDS:
        if kind in given:
            named = fields.as_mapping(given[kind], None, _RULES)
            rules[kind] = _rules(named, rules.get(kind, common), kind)
            single = {slug: one for slug, one in named.items() if slug not in ("content", "limit", "formats")}
            if single and kind in ("site", "editions"):
                raise ValueError(f"{kind} has an {fields.unknown(next(iter(single)), ('content', 'limit', 'formats'))[0]}", "content, limit, formats")
            for slug, one in single.items():
                if not isinstance(one, dict):  # a name of a rule that is misspelt, more likely than a slug
                    what, right = fields.unknown(slug, ("content", "limit", "formats"))
                    raise ValueError(f"{kind} has an {what}", f"{right}; a single feed: {{{slug}: {{limit: 20}}}}")
            rules |= {
                f"{kind}/{slug}": _rules(fields.as_mapping(one, tuple(Rules.__annotations__), _RULES), rules[kind], f"{kind}/{slug}")
                for slug, one in single.items()
            }
    hub = fields.as_text(given.get("hub", "")).strip()
    if hub and not _WEB.fullmatch(hub):
        raise ValueError(f"hub {hub!r} is not an address", "https://pubsubhubbub.appspot.com/")
    return Feeds(hub, _whole(1, 100_000)(given["ttl"]) if "ttl" in given else 60, tuple(rules.items()))


def _rules(given: dict[str, fields.Value], otherwise: Rules, place: str) -> Rules:
    """The rules that a mapping says, and for what it does not say those of all."""
    try:
        content = fields.as_text(given.get("content", otherwise.content)).strip()
        if content not in ("full", "summary"):
            raise ValueError(f"content {content!r} is not known", "full, summary")
        limit = _whole(1, 500)(given["limit"]) if "limit" in given else otherwise.limit
        formats = fields.as_list(given["formats"]) if "formats" in given else otherwise.formats
        if not formats:
            raise ValueError("formats names none", ", ".join(FORMATS))
        if wrong := [name for name in formats if name not in FORMATS]:
            raise ValueError(f"format {wrong[0]!r} is not known", ", ".join(FORMATS))
    except ValueError as error:
        raise ValueError(f"{place}: {error.args[0]}" if place else error.args[0], *error.args[1:]) from None
    return Rules(content, limit, tuple(name for name in FORMATS if name in formats))


_READERS: dict[str, Callable[[fields.Value], object]] = {
    "title": _title,
    "base_url": _base_url,
    "description": _title,
    "language": _language,
    "timezone": _timezone,
    "authority": _title,
    "outputs": _outputs,
    "per_page": _whole(5, 500),
    "feeds": _feeds,
    "search": _search,
    "remote_images": fields.as_flag,
    "cards": fields.as_flag,
    "max_bytes": _whole(1000, 2_000_000_000),
    "cname": _host,
    "email_from": _sender,
    "email_list": _host,
    "email_unsubscribe": _unsubscribe,
    "theme": theme.read,
    "comments": elsewhere.comments,
    "allow": elsewhere.allow,
}

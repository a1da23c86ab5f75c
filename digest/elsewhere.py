"""What pages load from other hosts: nothing, but for what the settings `comments` and `allow` name; and the Content-Security-Policy that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from digest import fields

GISCUS = "https://giscus.app"
MAPPINGS = ("pathname", "url", "title", "og:title")
"""By what giscus finds a page's discussion again."""
KINDS = ("script", "style", "img", "font", "connect", "frame", "media")
"""What may be allowed from other hosts, as Content-Security-Policy calls it: `script` for `script-src`."""
_OWN = {"script": "'self'", "style": "'self'", "font": "'self'", "img": "'self' data:", "connect": "'self'", "manifest": "'self'", "worker": "'self'"}
_LANGUAGES = frozenset("ar de en es fr id it ja ko nl pl pt ro ru tr vi".split())
"""What giscus speaks (https://github.com/giscus/giscus/blob/main/i18n.json): it has no page for any other."""
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_ID = re.compile(r"[\w=-]+", re.ASCII)
_HOST = re.compile(r"(?:https|wss)://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?", re.ASCII)
_HOSTS = "{script: https://stats.example.org, connect: https://stats.example.org}"

Allowed = tuple[tuple[str, tuple[str, ...]], ...]
"""Each of KINDS with the hosts that it may come from."""


@dataclass(frozen=True, slots=True)
class Giscus:
    """Comments kept as discussions of a repository on GitHub: https://giscus.app tells the four values for yours."""

    repo: str
    """`owner/name`, a public one with discussions."""
    repo_id: str
    """What GitHub calls it."""
    category: str
    """The category of its discussions; `Announcements` is one that others can't begin discussions in."""
    category_id: str
    """What GitHub calls that."""
    mapping: str = "pathname"
    """One of MAPPINGS."""
    theme: str = "preferred_color_scheme"
    """One of giscus's own themes."""


def comments(value: fields.Value) -> tuple[Giscus, ...]:
    """The setting `comments`; nothing where there are none."""
    given = fields.as_mapping(value, ("giscus",), "{giscus: {repo: owner/name, …}}")
    if not given.get("giscus"):
        return ()
    right = "{repo: owner/name, repo_id: R_…, category: Announcements, category_id: DIC_…}, as https://giscus.app tells them"
    said = fields.as_mapping(given["giscus"], tuple(Giscus.__dataclass_fields__), right)
    texts = {name: fields.as_text(one).strip() for name, one in said.items()}
    for name, form in (("repo", _REPOSITORY), ("repo_id", _ID), ("category", re.compile(r".+")), ("category_id", _ID), ("theme", re.compile(r"[a-z_]+"))):
        if name == "theme" and not texts.get(name):
            texts.pop(name, None)
        elif not form.fullmatch(texts.get(name, "")):
            raise ValueError(f"giscus: {name} {texts[name]!r} is not one" if texts.get(name) else f"giscus: {name} is missing", right)
    if texts.get("mapping", MAPPINGS[0]) not in MAPPINGS:
        raise ValueError(f"giscus: mapping {texts['mapping']!r} is not known", ", ".join(MAPPINGS))
    return (Giscus(**texts),)


def allow(value: fields.Value) -> Allowed:
    """The setting `allow`: kinds of what is loaded, each with a host or several."""
    given = fields.as_mapping(value, KINDS, _HOSTS)
    for kind, hosts in given.items():
        for host in fields.as_list(hosts):
            if not _HOST.fullmatch(host):
                raise ValueError(f"{kind}: {host!r} is not a host", "https://stats.example.org, without a path")
    return tuple((kind, fields.as_list(given[kind])) for kind in KINDS if kind in given)


def policy(allowed: Allowed, talk: tuple[Giscus, ...] = (), *, wasm: bool = False) -> str:
    """The policy of a page: itself alone, and what is allowed; with comments also what they need; with `wasm` what Pagefind needs.

    Scripts of others do not know our policy of Trusted Types, so it is not asked of pages that have them; giscus does without.
    """
    hosts: Mapping[str, tuple[str, ...]] = dict(allowed)
    rules = {kind: [own] for kind, own in _OWN.items()}
    for kind, names in hosts.items():
        rules.setdefault(kind, []).extend(names)
    for kind in ("script", "style", "frame") if talk else ():
        rules.setdefault(kind, []).append(GISCUS)
    if wasm:
        rules["script"].append("'wasm-unsafe-eval'")
    rows = ["default-src 'none'", *(f"{kind}-src {' '.join(names)}" for kind, names in rules.items()), "base-uri 'none'", "form-action 'self'"]
    if "script" not in hosts and not wasm:
        rows += ["require-trusted-types-for 'script'", "trusted-types digest"]
    return "; ".join(rows)


def asking(policy: Markup, hosts: tuple[str, ...]) -> Markup:
    """A policy that lets pictures come from some other hosts too, in the form of `pictured.hosts`."""
    own = f"img-src {_OWN['img']}"
    return Markup(str.replace(policy, own, " ".join([own, *hosts]))) if hosts else policy  # noqa: S704 - hosts in a strict form


def language(tag: str) -> str:
    """The one that giscus speaks, for a site's."""
    base, _, rest = tag.lower().partition("-")
    if base == "zh":
        return "zh-TW" if rest in ("tw", "hk", "mo", "hant") else "zh-CN"
    return base if base in _LANGUAGES else "en"

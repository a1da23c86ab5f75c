"""A site's folder on disk: load what the core needs, let it work, write what it made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from digest import files, look, resources, text, urls
from digest.problem import Problem

if TYPE_CHECKING:
    from digest import content
    from digest.config import Config
    from digest.words import Own

T = TypeVar("T")
DEFAULT = "default"
"""The theme that the others are laid over."""
EXTRA = "assets/extra.css"
"""What a folder of templates adds to the style sheet, in place of a sheet of its own."""
WORDS = "words.yaml"
"""What a theme or a site says in its own words: see `words.own`."""


class Progress(Protocol):
    """Something that shows how far an iteration of known length has come."""

    def __call__(self, items: Iterable[T], length: int, label: str, /) -> Iterable[T]: ...


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build."""

    output: Path | None = None
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    now: datetime | None = None
    """The time that decides which pages are shown; the clock where it is None."""
    jobs: int = 0
    """Worker processes; 0 for as many as there are processors."""
    full: bool = False
    verify: bool = False
    imports: bool = True


@dataclass(frozen=True, slots=True)
class Summary:
    """What a command did."""

    articles: int = 0
    """Published."""
    added: tuple[str, ...] = ()
    """Pages that were imported."""
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    """Inbox items that were imported before."""
    same: int = 0
    """Inbox items whose bytes another one has."""
    held: int = 0
    """Drafts, expired and future pages."""
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    nothing: bool = False
    """True where nothing had changed and nothing was done."""
    different: tuple[str, ...] = ()
    """Files that a second build made differently (`--verify`)."""
    stages: tuple[tuple[str, float], ...] = ()
    """Seconds that each part of the work took."""


def clock() -> datetime:
    """The time that ledgers record: now, or SOURCE_DATE_EPOCH where it is set."""
    return datetime.fromtimestamp(look.now(), UTC)


def quiet(items: Iterable[T], length: int, label: str) -> Iterable[T]:
    """No progress shown."""
    return items


@dataclass(frozen=True, slots=True)
class Templates:
    """A site's templates and assets, from all folders that are laid one over another."""

    templates: dict[str, str]
    """By name; `theme/NAME` is the theme's or the default one, `default/NAME` always the default one."""
    places: dict[str, str]
    """For messages: the file that each of them is."""
    assets: dict[str, bytes]
    """By name."""
    words: Own
    """What they say in words of their own."""
    problems: list[Problem]
    """What is wrong with the site's colours."""


@dataclass(frozen=True, slots=True)
class Project:
    """A site's folder and its configuration file."""

    root: Path
    config_path: Path

    def config(self, base_url: str = "") -> Config:
        """The settings. Raises Problem."""
        from digest import config

        try:
            source = self.config_path.read_text("utf-8-sig")
        except OSError:
            raise Problem(str(self.config_path), 0, "there is no digest.yaml", "`digest init` makes a site; `digest -C DIR …` names its folder") from None
        except UnicodeDecodeError:
            raise Problem(self.config_path.name, 1, "not UTF-8", "save it as UTF-8") from None
        environment = {**os.environ, **({"DIGEST_BASE_URL": base_url} if base_url else {})}
        return config.parse(source, environment, self.config_path.name)

    def content(self, largest: int) -> tuple[content.Content, dict[str, str], list[Problem]]:
        """All of content/ but the inbox: what it says, its texts by path, what is wrong."""
        from digest import content

        texts: dict[str, str] = {}
        problems: list[Problem] = []
        for path in files.walk(self.root, "content"):
            if path.startswith(content.INBOX) or not path.endswith((".md", ".jsonl")):
                continue
            if not path.isprintable():
                problems.append(Problem(path.encode("utf-8", "replace").decode(), 1, "the file's name is not readable text", "rename it"))
                continue
            if path in (content.IMPORTED, content.PUBLISHED):
                texts[path] = self.ledger(path)
                continue
            found, _, wrong = self.text(path, largest)
            problems += wrong
            if found is not None:
                texts[path] = found
        found_content, more = content.parse(texts)
        return found_content, texts, problems + list(more)

    def text(self, path: str, largest: int) -> tuple[str | None, bytes, list[Problem]]:
        """The text of a file of content/ (None where it has none) and the hash of its bytes."""
        from digest import text

        try:
            data = files.read(self.root, path, largest)
        except Problem as problem:
            return None, files.short_hash_of(self.root, path), [problem]  # empty only where it can't be read: a large file is known again
        digest = files.short_hash(data)
        try:
            found, encoding = text.decode(data)
        except ValueError as error:
            return None, digest, [Problem(path, 1, str(error), "Markdown in UTF-8")]
        return found, digest, [Problem(path, 1, f"not UTF-8, read as {encoding}", "save it as UTF-8", warning=True)] if encoding else []

    def ledger(self, path: str) -> str:
        """The text of a ledger; empty where there is none. Whatever happened to it, the lines that are left hold.

        Raises Problem where there is one that can't be read: it would be begun anew, and what it keeps lost.
        """
        return files.read(self.root, path, 1 << 40).decode("utf-8", "replace") if os.path.lexists(self.root / path) else ""

    def theme(self, settings: Config) -> Templates:
        """The templates and assets of the site's theme: the site's own over the theme's over the default ones. Raises Problem."""
        from digest import theme

        wanted = settings.theme
        default = resources.templates()
        layers = [(default, ("", "theme/", "default/")), *[(folder, ("", "theme/")) for folder in self._named(wanted.name, wanted.place)]]
        own = self.root / "templates"
        if not (own.is_dir() and own.samefile(default)):
            layers.append((own, ("",)))
        found, said = Templates({}, {}, {}, {}, []), list[tuple[str, str]]()
        extra = b"".join([_laid(found, said, folder, prefixes, self.root) for folder, prefixes in layers])
        style = (found.assets.get("style.css", b"") + extra).decode("utf-8", "replace")
        if "style.css" in found.assets:
            style = theme.dressed(style, wanted)
            found.assets["style.css"] = style.encode("utf-8", "replace")
            found.problems.extend(Problem(*wanted.place, f"theme: {what}", right) for what, right in theme.faults(style, wanted))
        if wanted.logo:
            found.assets[wanted.logo] = self._logo(wanted.logo, found.assets, wanted.place)
        published = {name: urls.asset(name, files.sha256(data)).removeprefix("assets/") for name, data in found.assets.items() if not name.endswith(".css")}
        for name in [name for name in found.assets if name.endswith(".css")]:
            found.assets[name] = theme.linked(found.assets[name].decode("utf-8", "replace"), published).encode("utf-8", "replace")
        if not said:
            return found
        from digest import words

        return replace(found, words=words.own(said))

    def themes(self) -> dict[str, Path]:
        """The folder of each theme that there is, by name; the site's own win."""
        folders = [folder for above in (resources.templates(), self.root) for folder in sorted(above.glob("themes/*/")) if folder.name[0] != "."]
        return {folder.name: folder for folder in folders}

    def _logo(self, name: str, assets: Mapping[str, bytes], place: tuple[str, int]) -> bytes:
        """The picture in place of the title: an asset of the theme or the site, or a file of static/assets/. Raises Problem."""
        from digest import pictures

        static = f"static/assets/{name}"
        if name not in assets and static not in look.static(str(self.root)):
            raise Problem(*place, f"theme: there is no logo {name!r}", static)
        data = assets[name] if name in assets else files.read(self.root, static, 20_000_000)
        if pictures.size(data) is None:
            raise Problem(*place, f"theme: the logo {name!r} is no picture, or does not say its size", "an SVG with a viewBox, a PNG, JPEG or WebP")
        return data

    def _named(self, name: str, place: tuple[str, int]) -> list[Path]:
        if name in ("", DEFAULT):
            return []
        known = self.themes()
        if name not in known:
            near = text.nearest(name, known)
            right = f"did you mean {near!r}?" if near else f"{', '.join([DEFAULT, *known])}, or the name of a folder in themes/"
            raise Problem(*place, f"theme: there is no theme {name!r}", right)
        return [known[name]]


def _laid(found: Templates, said: list[tuple[str, str]], folder: Path, prefixes: tuple[str, ...], root: Path) -> bytes:
    """Lay a folder's templates and assets over those that are there; what it adds to the style sheet."""
    extra = b""
    where = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else f"templates{folder.as_posix().removeprefix(str(resources.templates()))}"
    for path in files.walk(folder.parent, folder.name):
        name = path.partition("/")[2]
        if name.startswith("themes/"):
            continue
        data = files.read(folder.parent, path, 20_000_000)
        if name == EXTRA:
            extra = b"\n" + data
        elif name == WORDS:
            said.append((f"{where}/{name}", data.decode("utf-8", "replace").removeprefix("\ufeff")))
        elif name.startswith("assets/"):
            found.assets[name.removeprefix("assets/")] = data
        elif name.endswith((".html", ".xml", ".txt")):
            source, place = data.decode("utf-8", "replace"), f"{where}/{name}"
            found.templates.update((prefix + name, source) for prefix in prefixes)
            found.places.update((prefix + name, place) for prefix in prefixes)
    return extra

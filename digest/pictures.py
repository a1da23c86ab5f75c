"""What a site shows besides its texts: pictures and static files, by what is known of them; how large a picture is, by its first bytes. Draws nothing."""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from digest import urls

WIDTHS = (320, 640, 960, 1440)
"""Pixels: a small picture in a list, a phone, the measure of an article (40 em), and the same where a screen has two dots for each pixel."""
_NEAR = 0.9
"""A width that reaches so much of the picture's own is not made besides it."""
MOST_PIXELS = 100_000_000
"""Of one picture: 300 MB once it is unpacked, and more than a camera of a telephone makes. What is larger is refused, as a bomb is."""
KINDS = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml"}
"""What browsers show, by the ending that a file of it gets."""
_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")
REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
"""How an address begins that leads to another host, or to none."""


class Size(NamedTuple):
    """What the first bytes of a picture say."""

    kind: str
    """One of KINDS."""
    width: int
    """In pixels, as it is shown: turned as the camera said."""
    height: int


class Variant(NamedTuple):
    """A picture in one size."""

    path: str
    """Its output path."""
    width: int
    height: int
    length: int
    """In bytes."""
    type: str
    """Its media type."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of content/ or static/ as the site shows it."""

    file: str
    """Its path in the site's folder."""
    mark: bytes
    """Changes with anything that a page shows of it."""
    variants: tuple[Variant, ...]
    """The narrowest first."""

    @property
    def largest(self) -> Variant:
        return self.variants[-1]

    def near(self, width: int) -> Variant:
        """The narrowest that is as wide as that, or the widest."""
        return next((one for one in self.variants if one.width >= width), self.variants[-1])


def _nothing(path: str) -> bytes:
    raise FileNotFoundError(path)


@dataclass(frozen=True, slots=True)
class Stock:
    """All that is shown besides texts and what belongs to the theme."""

    static: Mapping[str, bytes] = field(default_factory=dict)
    """The files of static/: output path → hash of the bytes."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By their paths in the site's folder."""
    load: Callable[[str], bytes] = _nothing
    """The bytes of a static file or of a variant, by its output path."""
    base: str = "/"
    """The site's base path."""
    remote: bool = False
    """Whether pictures of other hosts are shown too."""

    def find(self, src: str, page: str) -> Picture | None:
        """The picture that a file of content/ names so; None where there is none."""
        return next((self.pictures[path] for path in places(src, page, self.base) if path in self.pictures), None)


NONE = Stock()


def places(src: str, page: str, base: str = "/") -> tuple[str, ...]:
    """Where the picture may lie that a page at the path `page` of the site's folder names so, the likeliest first; nothing for one of another host.

    Beside the page's file, below the page's address, below content/ and below static/.
    """
    src = unquote(src.partition("?")[0].partition("#")[0])
    if not src or REMOTE.match(src) or "\\" in src:
        return ()
    if src.startswith("/"):
        inside = src.removeprefix(base) if base != "/" and src.startswith(base) else src.lstrip("/")
        found = [f"{folder}/{one}" for one in dict.fromkeys((src.lstrip("/"), inside)) for folder in ("content", "static")]
    else:
        found = [posixpath.join(posixpath.dirname(page), src), posixpath.join(page.removesuffix(".md").removesuffix("/index"), src), src]
    tidy = (posixpath.normpath(one) for one in found)
    return tuple(dict.fromkeys(one for one in tidy if one.startswith(("content/", "static/")) and one.lower().endswith(_ENDINGS)))


def widths(width: int) -> tuple[int, ...]:
    """The widths in which a picture of this width is made, none wider than itself."""
    last = min(width, WIDTHS[-1])
    return (*(one for one in WIDTHS if one < last * _NEAR), last)


def named(file: str, sha: bytes, kind: str, width: int) -> str:
    """The output path of a variant; it changes with the picture's bytes."""
    return urls.picture(posixpath.basename(file).rpartition(".")[0], sha.hex(), f"-{width}.{kind}")


def size(data: bytes) -> Size | None:
    """The kind and size of a picture; None for what is none that browsers show, or is broken at its beginning."""
    try:
        return next((found for read in _READERS if (found := read(data)) and found.width > 0 and found.height > 0), None)
    except (struct.error, IndexError, ValueError):
        return None


def _png(data: bytes) -> Size | None:
    return Size("png", *struct.unpack(">II", data[16:24])) if data.startswith(b"\x89PNG\r\n\x1a\n") else None


def _gif(data: bytes) -> Size | None:
    return Size("gif", *struct.unpack("<HH", data[6:10])) if data.startswith((b"GIF87a", b"GIF89a")) else None


def _jpeg(data: bytes) -> Size | None:
    """https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1: segments, each with a mark and a length; SOF says the size."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at, turned = 2, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        mark = data[at + 1]
        if mark in (0xFF, 0x01) or 0xD0 <= mark <= 0xD8:  # filling, and marks without a length
            at += 1 if mark == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if mark == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            turned = _is_turned(data[at + 10 : at + 2 + length])
        elif 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Size("jpg", height, width) if turned else Size("jpg", width, height)
        at += 2 + length
    return None


def _is_turned(exif: bytes) -> bool:
    """Whether a camera says (Exif, tag 0x0112) that the picture lies on its side."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return False
    try:
        (start,) = struct.unpack(order + "I", exif[4:8])
        (count,) = struct.unpack(order + "H", exif[start : start + 2])
        rows = (exif[start + 2 + 12 * number :][:12] for number in range(min(count, 200)))
        found = next((struct.unpack(order + "H", row[8:10])[0] for row in rows if struct.unpack(order + "H", row[:2])[0] == 0x0112), 1)
    except struct.error:
        return False
    return 5 <= found <= 8


def _webp(data: bytes) -> Size | None:
    """https://developers.google.com/speed/webp/docs/riff_container"""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    form = data[12:16]
    if form == b"VP8X":
        return Size("webp", 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little"))
    if form == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return Size("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return Size("webp", width & 0x3FFF, height & 0x3FFF)
    return None


def _avif(data: bytes) -> Size | None:
    """ISO/IEC 14496-12: the box `ispe` holds the size of the first image."""
    if data[4:8] != b"ftyp" or b"avif" not in data[8:40]:
        return None
    at = data.find(b"ispe", 0, 65_536)
    return Size("avif", *struct.unpack(">II", data[at + 8 : at + 16])) if at > 0 else None


_NUMBER = rb"""\s*=\s*["']\s*([0-9.]+)(?:px)?\s*["']"""
_BOX = re.compile(rb"""viewBox\s*=\s*["']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)""")


def _svg(data: bytes) -> Size | None:
    """Its own width and height, or those of its viewBox."""
    found = re.search(rb"<svg\b[^>]*>", data[:65_536])
    if found is None:
        return None
    sides = [re.search(rb"\s" + name + _NUMBER, found[0]) for name in (b"width", b"height")]
    given = [float(side[1]) for side in sides if side]
    box = _BOX.search(found[0])
    if len(given) < 2 and box:
        given = [float(box[1]), float(box[2])]
    return Size("svg", round(given[0]), round(given[1])) if len(given) == 2 else None


_READERS: tuple[Callable[[bytes], Size | None], ...] = (_jpeg, _png, _webp, _gif, _avif, _svg)


def marks(stock: Stock, srcs: Iterable[str], page: str) -> tuple[bytes, ...]:
    """What tells whether a page shows these pictures as it did; empty for one that is not there."""
    return tuple(found.mark if (found := stock.find(src, page)) else b"" for src in srcs)

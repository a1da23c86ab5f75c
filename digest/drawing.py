"""What is drawn with Pillow (the extra `images`): pictures in other sizes, icons of a title's letters, cards of stories. Bytes and words in, bytes out.

The letters of icons and cards are those of Source Serif (Adobe, SIL Open Font License), which the extra brings along.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest import pictures

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

EXTRA = "pip install 'digest-news[images]'"
VERSION = 1
"""Counts up when the same input gives other bytes, so that what was drawn before is not taken for it."""
QUALITY = {"jpg": 80, "webp": 78, "avif": 60}
"""Of pictures made smaller; 0 to 100. At 80 the demo's pictures take 45% of what they do at 92, and nobody told them apart."""
CARD = (1200, 630)
"""Pixels; what OpenGraph asks for: https://developers.facebook.com/docs/sharing/webmasters/images/"""
_MARGIN = 80
_LINE = CARD[0] - 2 * _MARGIN  # pixels of a line …
_ROOM = 345  # … and of all lines of a headline, one below the other
_SIZES = range(84, 43, -4)  # pixels of its letters: the largest in which it has room
# What the font has of the Latin, Greek and Cyrillic letters and of the signs between them.
_LETTERS = "\xaa-\u012b\u012e-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017f\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0493\u1e9e\u1ea0-\u1ef9"
_DRAWN = re.compile(
    f"[ -~\xa0-\xa9{_LETTERS}\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2212]*"
)


@dataclass(frozen=True, slots=True)
class Colours:
    """Of icons and cards, each as `#rrggbb`."""

    accent: str = "#8f1d2c"
    """What an icon's ground and a card's mark are painted in."""
    paper: str = "#fdfcf9"
    """A card's ground, and the letters on an icon."""
    ink: str = "#1b1917"
    """A card's headline."""
    muted: str = "#625c54"
    """What else a card says."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A square with one or two letters."""

    letters: str
    size: int
    """Pixels of a side."""
    round: bool
    """Whether its corners are; those of icons that a system cuts itself are not."""
    colours: Colours


@dataclass(frozen=True, slots=True)
class Card:
    """The picture that stands for a story where a link to it is shared."""

    title: str
    below: str
    """Who reports it."""
    site: str
    colours: Colours


def is_installed() -> bool:
    return find_spec("PIL") is not None and find_spec("font_source_serif_pro") is not None


@cache
def version() -> str:
    """What the bytes of a drawing depend on besides its input."""
    import PIL

    return f"{VERSION}-{PIL.__version__}"


def letters(title: str) -> str:
    """The one or two letters that stand for a title: those its first words begin with; one where a script knows no capitals; empty where it has no word."""
    words = re.findall(r"[^\W_]\w*", unicodedata.normalize("NFC", title))
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        del words[0]
    firsts = [word[0].upper() if len(word[0].upper()) == 1 else word[0] for word in words[:2]]
    if not firsts:
        return ""
    return "".join(firsts) if all(one.lower() != one.upper() or one.isdigit() for one in firsts) else firsts[0]


_ARTICLES = frozenset("the a an le la les der die das el los las il lo i gli o os de het".split())


def can_draw(words: str) -> bool:
    """Whether the font has all the letters of a text; other signs it can do without."""
    return all(_DRAWN.fullmatch(one) or not one.isalnum() for one in unicodedata.normalize("NFC", words))


def svg_icon(letters: str, colours: Colours) -> bytes:
    """An icon for any size, in letters that every system has."""
    size = 15 if len(letters) > 1 else 20
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\n'
        f'  <rect width="32" height="32" rx="6" fill="{colours.accent}"/>\n'
        f'  <text x="16" y="16" dy=".35em" text-anchor="middle" font-family="Georgia, Charter, \'Times New Roman\', serif" font-weight="bold" font-size="{size}"'
        f' fill="{colours.paper}">{escape(letters)}</text>\n'
        "</svg>\n"
    ).encode()


def drawn(what: Icon | Card) -> bytes:
    """A PNG; the same bytes for the same words, wherever the same version of Pillow is."""
    return _icon(what) if isinstance(what, Icon) else _card(what)


def resized(data: bytes, kind: str, widths: Sequence[int]) -> list[bytes]:
    """A picture in these widths, the narrowest first: turned as the camera said, and without what the camera wrote down. Raises ValueError."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as opened:
                if opened.width * opened.height > pictures.MOST_PIXELS:
                    raise ValueError("too many pixels")
                opened.draft("RGB", (2 * widths[-1], 2 * widths[-1]))  # a JPEG is unpacked at half its size or less where that is enough
                turned = _plain(ImageOps.exif_transpose(opened))
                profile = opened.info.get("icc_profile") if opened.mode in ("RGB", "RGBA", "P") else None
        found = []
        for width in sorted(widths, reverse=True):
            height = max(1, round(turned.height * width / turned.width))
            turned = turned if turned.size == (width, height) else turned.resize((width, height), Image.Resampling.LANCZOS)
            found.append(_written(turned, kind, profile))
    except (
        OSError,
        SyntaxError,
        ValueError,
        KeyError,
        EOFError,
        IndexError,
        TypeError,
        OverflowError,
        MemoryError,
        Warning,
        Image.DecompressionBombError,
    ) as error:
        raise ValueError(str(error) or type(error).__name__) from None
    return found[::-1]


def is_moving(data: bytes, kind: str) -> bool:
    """Whether a picture is several, one after the other: such a one is shown as it is."""
    if kind == "gif":
        return data.count(b"\x00\x21\xf9\x04", 0, 20_000_000) > 1
    if kind == "png":
        return b"acTL" in data[:4096]
    return kind == "webp" and data[12:16] == b"VP8X" and bool(data[20] & 2)


_FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}


def _plain(image: Image) -> Image:
    """With the channels that all formats have, and unpacked."""
    if image.mode in ("RGB", "L") and "transparency" not in image.info:
        return image.copy()
    clear = image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if clear else "L" if image.mode == "1" else "RGB")


def _written(image: Image, kind: str, profile: bytes | None) -> bytes:
    out = io.BytesIO()
    if kind == "jpg":
        image.save(out, "JPEG", quality=QUALITY[kind], optimize=True, progressive=True, icc_profile=profile)
    elif kind in ("webp", "avif"):
        image.save(out, _FORMATS[kind], quality=QUALITY[kind], icc_profile=profile)
    else:
        image.save(out, "PNG", optimize=True, icc_profile=profile)
    return out.getvalue()


@cache
def _font(size: int, weight: str = "Bold") -> FreeTypeFont:
    import font_source_serif_pro
    from PIL import ImageFont

    path = font_source_serif_pro.font_files_otf[f"SourceSerifPro{weight}"]
    # The plain layout is the same on every machine. In the TrueType files of this font quotation marks have half their width.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _icon(icon: Icon) -> bytes:
    """The letters are 16 steps from the ground's colour to theirs, the corners 16 steps to nothing: with a palette of these nothing is left to be found out."""
    from PIL import Image, ImageDraw

    size, middle = icon.size, icon.size // 2
    face = Image.new("L", (size, size), 0)
    font = _font(size * (46 if len(icon.letters) > 1 else 60) // 100)
    ImageDraw.Draw(face).text((middle, middle), icon.letters, font=font, fill=255, anchor="mm")
    face = face.point([step // 16 for step in range(256)])
    clear = [255] * 16
    if icon.round:
        mask = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, size * 2 - 1, size * 2 - 1), radius=size * 3 // 8, fill=255)
        mask = mask.reduce(2)
        face.paste(mask.point([16 + step // 16 for step in range(256)]), mask=mask.point([255 if step < 240 else 0 for step in range(256)]))
        clear += [step * 17 for step in range(16)]
    return _packed(face, _ramp(icon.colours.accent, icon.colours.paper) + _ramp(icon.colours.accent, icon.colours.accent), bytes(clear))


def _card(card: Card) -> bytes:
    """Three parts, one below the other: the site's name, the headline, who reports it. Each has one colour, in 16 steps from that of the paper."""
    from PIL import Image, ImageDraw

    width, height = CARD
    face = Image.new("L", CARD, 0)
    draw = ImageDraw.Draw(face)
    draw.rectangle((0, 0, width, 20), fill=255)
    draw.text((_MARGIN, 70), _cut(_known(card.site), _font(36)), font=_font(36), fill=255)
    size, lines = _headline(_known(card.title))
    for number, line in enumerate(lines):
        draw.text((_MARGIN, 150 + number * size * 6 // 5), line, font=_font(size), fill=255)
    draw.line((_MARGIN, height - 120, width - _MARGIN, height - 120), fill=255, width=2)
    below = _font(32, "Semibold")
    draw.text((_MARGIN, height - 100), _cut(_known(card.below), below), font=below, fill=255)
    shown = Image.new("L", CARD)
    inks = ((0, card.colours.accent), (140, card.colours.ink), (height - 125, card.colours.muted))
    for number, (top, _) in enumerate(inks):
        shown.paste(face.crop((0, top, width, height)).point([16 * number + step // 16 for step in range(256)]), (0, top))
    return _packed(shown, [value for _, ink in inks for value in _ramp(card.colours.paper, ink)])


def _headline(words: str) -> tuple[int, list[str]]:
    """A headline in the largest letters in which all of it has room, and its lines; cut where it has none."""
    for size in _SIZES:
        lines = _lines(words, _font(size))
        if len(lines) * size * 6 // 5 <= _ROOM:
            return size, lines
    lines = lines[: _ROOM // (size * 6 // 5)]
    return size, [*lines[:-1], _cut(lines[-1], _font(size), more=True)]


def _known(words: str) -> str:
    """A text without the signs that the font has not."""
    kept = (one for one in unicodedata.normalize("NFC", words) if _DRAWN.fullmatch(one))
    return " ".join("".join(kept).split())


def _lines(words: str, font: FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _LINE:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font))
    return lines


def _cut(words: str, font: FreeTypeFont, more: bool = False) -> str:
    """As much of a line as there is room for, with an ellipsis where that is not all of it."""
    if not more and font.getlength(words) <= _LINE:
        return words
    while words and font.getlength(words + "…") > _LINE:
        words = words[:-1]
    return words.rstrip(" ,;:–—-") + "…"


def _ramp(low: str, high: str) -> list[int]:
    """Sixteen steps from one colour to another, as a palette has them."""
    ends = [(int(low[at : at + 2], 16), int(high[at : at + 2], 16)) for at in (1, 3, 5)]
    return [round(first + (last - first) * step / 15) for step in range(16) for first, last in ends]


def _packed(steps: Image, palette: list[int], clear: bytes = b"") -> bytes:
    """A PNG of the colours of a palette: a third of the bytes, and no colours to be counted; `clear` says how little of each is seen through."""
    from PIL import Image as Module

    shown = Module.frombytes("P", steps.size, steps.tobytes())
    shown.putpalette(palette)
    out = io.BytesIO()
    if any(one != 255 for one in clear):
        shown.save(out, "PNG", compress_level=9, transparency=clear)
    else:
        shown.save(out, "PNG", compress_level=9)
    return out.getvalue()

"""The setting `theme`: what it may say, the custom properties it becomes in the style sheet, and which of its colours can't be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest import fields

COLORS = {
    "paper": "the page",
    "tint": "what is set apart from it: chips, notes, the foot of the page",
    "ink": "text",
    "soft": "summaries and quotations",
    "muted": "dates and other small print",
    "rule": "lines",
    "accent": "links and marks",
}
"""The colours of a theme, each a custom property of its style sheet: `--paper`."""
FONTS = {"text": "what is read", "heading": "headlines", "interface": "menus, dates and tables", "code": "addresses and program texts"}
"""The font stacks of a theme, each a custom property of its style sheet: `--text`."""
GROUNDS, WRITING = ("paper", "tint"), ("ink", "soft", "muted", "accent")
LEAST = 4.5
"""The contrast of text with its ground, https://www.w3.org/TR/WCAG22/#contrast-minimum (level AA)."""
_HEX = r"#(?:[0-9a-fA-F]{3}){1,2}"
_COLOR = re.compile(_HEX)
_PROPERTY = re.compile(rf"--({'|'.join(COLORS)}):\s*(?:light-dark\(\s*({_HEX})\s*,\s*({_HEX})\s*\)|({_HEX}))\s*(?:;|$)")
_ROOT = re.compile(r"^(?:@media screen \{\s*)?:root\s*\{([^}]*)\}", re.MULTILINE)  # a rule that begins a line stands in no other @media
_FONT = re.compile(r"""[\w-]+(?: [\w-]+)*|"[\w .&+-]+"|'[\w .&+-]+'""")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_URL = re.compile(r"""url\(\s*(["']?)([\w./-]+)\1\s*\)""")


@dataclass(frozen=True, slots=True)
class Shades:
    """A colour: `#rrggbb` on light pages and on dark ones."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a site's settings say of its looks."""

    name: str = ""
    """A folder of templates and assets laid over the default ones; empty for those alone."""
    colors: tuple[tuple[str, str, str], ...] = ()
    """Names of COLORS, each with its shade on light pages and on dark ones; a dark one that is empty is the theme's own."""
    fonts: tuple[tuple[str, str], ...] = ()
    """Names of FONTS, each with its stack."""
    logo: str = ""
    """The file of a picture that stands in place of the title."""
    place: tuple[str, int] = ("", 0)
    """Where the settings say so: a file and its line."""


PLAIN = Theme()


def read(value: fields.Value) -> Theme:
    """The setting from digest.yaml: a name, or a mapping. Raises ValueError(what, right)."""
    if isinstance(value, str):
        return Theme(_name(value))
    given = fields.as_mapping(value, ("name", "colors", "fonts", "logo"), "compact, or {name: compact, colors: {accent: '#0b57d0'}}")
    colors = fields.as_mapping(given.get("colors", {}), tuple(COLORS), "{accent: '#0b57d0'}")
    stacks = fields.as_mapping(given.get("fonts", {}), tuple(FONTS), "{text: 'Charter, Georgia, serif'}")
    return Theme(
        _name(given.get("name", "")),
        tuple((name, *_shades(name, colors[name])) for name in COLORS if name in colors),
        tuple((name, _stack(name, stacks[name])) for name in FONTS if name in stacks),
        _logo(given.get("logo", "")),
    )


def palette(css: str) -> dict[str, Shades]:
    """The colours that a style sheet sets for the whole page, as far as they are written `light-dark(#…, #…)` or `#…`."""
    found = {}
    for rules in _ROOT.findall(css):
        for name, light, dark, both in _PROPERTY.findall(rules):
            found[name] = Shades(_long(light or both), _long(dark or both))
    return found


def dressed(css: str, theme: Theme) -> str:
    """A theme's style sheet with a site's own colours and fonts after it."""
    rows = [f"--{name}: light-dark({one.light}, {one.dark});" for name, one in _colors(css, theme).items()]
    rows += [f"--{name}: {stack};" for name, stack in theme.fonts]
    return css + "\n:root {\n" + "".join(f"  {row}\n" for row in rows) + "}\n" if rows else css


def faults(css: str, theme: Theme) -> list[tuple[str, str]]:
    """For each colour of a site's own that can't be read on a page of this style sheet, or on which nothing can: what is wrong, and what would be right."""
    found = []
    shown, own = palette(css), {name for name, *_ in theme.colors}
    for scheme in ("light", "dark"):
        shades: dict[str, str] = {name: getattr(one, scheme) for name, one in shown.items()}
        for name in WRITING:
            grounds = [ground for ground in GROUNDS if ground in shades and own & {name, ground}]
            if name not in shades or not grounds:
                continue
            ratio, worst = min((contrast(shades[name], shades[ground]), ground) for ground in grounds)
            if ratio < LEAST:
                right = readable(shades[name], tuple(shades[ground] for ground in grounds))
                what = f"colors: {name} {shades[name]} on {worst} {shades[worst]} has a contrast of {int(ratio * 100) / 100:g}:1 on {scheme} pages"
                found.append((what, f"at least {LEAST}:1, " + (f"as {right} has" if right else f"with another {worst}")))
    return found


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(ink: str, grounds: tuple[str, ...]) -> str:
    """The colour nearest to `ink`, on its way to black or to white, that can be read on all grounds; empty where there is none."""
    for part in range(0, 101, 2):
        for end in (0, 255):
            mixed = "#" + "".join(f"{round(channel + (end - channel) * part / 100):02x}" for channel in _channels(ink))
            if all(contrast(mixed, ground) >= LEAST for ground in grounds):
                return mixed
    return ""


def linked(css: str, files: Mapping[str, str]) -> str:
    """A style sheet in which the names of other assets are those under which they are published."""
    return _URL.sub(lambda found: f'url("{files[found[2]]}")' if found[2] in files else found[0], css)


def _colors(css: str, theme: Theme) -> dict[str, Shades]:
    """A site's own colours. Where it names one for light pages only, the style sheet's holds for dark ones; an accent is made light enough."""
    before = palette(css)
    found = {name: Shades(light, dark or (before[name].dark if name in before else light)) for name, light, dark in theme.colors}
    grounds = tuple(one.dark for name, one in (before | found).items() if name in GROUNDS)
    for name, light, dark in theme.colors:
        if name == "accent" and not dark:
            found[name] = Shades(light, readable(light, grounds) or light)
    return found


def _name(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    if raw and not _NAME.fullmatch(raw):
        raise ValueError(f"{raw!r} is not the name of a theme", "compact, or that of a folder in themes/")
    return raw


def _shades(name: str, value: fields.Value) -> tuple[str, str]:
    """One colour, or one for light pages and one for dark ones."""
    if isinstance(value, dict):
        given = fields.as_mapping(value, ("light", "dark"), "")
        if not given.get("light"):
            raise ValueError(f"colors: {name} has no colour for light pages", "{light: '#0b57d0', dark: '#a8c7fa'}")
        return _color(name, given["light"]), _color(name, given["dark"]) if "dark" in given else ""
    return _color(name, value), ""


def _color(name: str, value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    if not raw:
        raise ValueError(f"colors: {name} is empty", "a colour in quotation marks, '#0b57d0': without them it is a comment")
    if not _COLOR.fullmatch(raw):
        raise ValueError(f"colors: {name} {raw!r} is not a colour", "'#0b57d0'")
    return _long(raw)


def _stack(name: str, value: fields.Value) -> str:
    """Names of fonts, in the order in which a browser tries them."""
    names = [one.strip() for one in fields.as_text(value).split(",")] if isinstance(value, str) else list(fields.as_list(value))
    for one in names:
        if not _FONT.fullmatch(one):
            raise ValueError(f"fonts: {name} has {one!r}, which is not the name of a font", "Charter, 'Noto Serif', Georgia, serif")
    return ", ".join(names)


def _logo(value: fields.Value) -> str:
    raw = fields.as_text(value).strip()
    if any(part in ("", ".", "..") for part in raw.split("/")) and raw:
        raise ValueError(f"logo: {raw!r} is not the name of a picture", "logo.svg, a file of static/assets/ or templates/assets/")
    return raw


def _long(color: str) -> str:
    """`#abc` as `#aabbcc`."""
    raw = color.lower().lstrip("#")
    return "#" + (raw if len(raw) == 6 else "".join(digit * 2 for digit in raw))


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    shares = (channel / 255 for channel in _channels(color))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Text → Markdown that says the same, Markdown → safe HTML, and Markdown → plain text."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from . import native

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_SPECIALS = "\\`*_[]<>|~&"
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_STARTERS = frozenset("#+=:-")
_LINE_START = re.compile(r"(?m)^( {0,3})([#+=:-]|\d{1,9}(?=[.)](?:\s|$)))")
# Prose for which no rule of Markdown holds: no special character anywhere, and no line that begins as a list, a quotation,
# a heading, code or a table does. Such a paragraph ends whatever stood before it, so it can be read by itself; news is
# mostly made of these, and reading them with a regular expression took a third of the time (see benchmarks/README.md).
_PLAIN_LINE = r"(?!\d{1,9}[.)](?: |$|\n))[^\s#>*+\-=:~`|<&\[\]_\\!][^\\`*_\[\]<>&|~\n\0]*(?<!\s)"
_PLAIN_BLOCK = re.compile(rf"{_PLAIN_LINE}(?:\n{_PLAIN_LINE})*")
# A paragraph by its first characters, whatever its words hold: markdown-it-py need not look for other blocks in it.
_MARKED_LINE = r"(?!\d{1,9}[.)](?: |$|\n))(?:[^\s#>*+\-=:~`|<_]|\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_]))[^\n\0]*(?<!\s)"
_MARKED_BLOCK = re.compile(rf"{_MARKED_LINE}(?:\n{_MARKED_LINE})*")
# Marks of what is seldom in news: code, raw HTML and addresses, struck words, tables, pictures. Where none of them, and no
# entity, is in a text, the rules for them are not tried.
_SELDOM = ("`", "<", "~", "|", "![")
# What reaches over blank lines (definitions of links, fenced code), and characters that Markdown reads as others.
_SPREADS = ("]:", "```", "~~~", "\r", "\t", "\0")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ADDRESS = re.compile(native.ADDRESS, re.ASCII)
_DESTINATION = re.compile(rf"{native.ADDRESS}(?=\))", re.ASCII)
# An address in Markdown, or code, in which nothing is one: fenced, indented, or between backticks.
_LINKED = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[\s\S]*?(?:^ {0,3}(?P=fence)|\Z)|^(?: {4}|\t).*$|(?<!`)(?P<ticks>`++)[\s\S]{0,1000}?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<before>(?<!\\)\]\(<?|^ {0,3}\[[^\]\n]+\]: <?)(?P<address>[^\s<>()\\]++)(?=[\s>)]|$)",
    re.MULTILINE,
)
_SCHEMES = frozenset({"http", "https", "mailto"})


def escape(source: str) -> str:
    """Plain text as Markdown that reads as the same text, line by line.

    The rule held for 60,000 random strings against markdown-it-py 4.3: escape the special characters everywhere, and
    one of `# + = : -` or the stop behind a number at the start of a line.
    """
    several = "\n" in source
    lines = "\n".join([line.strip() for line in source.split("\n")]) if several else source.strip()
    if any(map(lines.__contains__, _SPECIALS)):
        lines = _SPECIAL.sub(r"\\\g<0>", lines)
    return _LINE_START.sub(_guard, lines) if several or lines[:1] in _STARTERS or lines[:1].isdecimal() else lines


def _guard(found: re.Match[str]) -> str:
    return found[1] + (found[2] + "\\" if found[2].isdigit() else "\\" + found[2])


def based(source: str, url: str) -> str:
    """Markdown in which the addresses of links and pictures are absolute, as they are on a page at `url`; code stays as it is."""
    if "](" not in source and "]:" not in source:
        return source
    return _LINKED.sub(lambda found: found[0] if found["address"] is None else found["before"] + _resolved(found["address"], url), source)


def _resolved(address: str, url: str) -> str:
    try:
        found = urljoin(url, address)
    except ValueError:
        return address
    return found if found.startswith(("https://", "http://")) and not any(mark in found for mark in "() ") else address


def plain(source: str) -> str:
    """Markdown as plain text: paragraphs parted by blank lines, links as their words, no marks."""
    if "\\" in source and "\\\\" not in source:
        bare = _ESCAPED.sub("", source)
        if not (any(map(bare.__contains__, "`*_~<[#")) or _STARTS.search(f"\n{bare}")):  # nothing but the escapes is markup
            bare = _ESCAPE.sub("", source)
            return (_BLANK.sub("\n\n", bare) if "\n\n\n" in bare else bare).strip()
    # escapes are set aside first, as surrogates, which no text has, so that what they protect is not taken for markup
    held = _ESCAPED.sub(lambda m: chr(0xD800 + ord(m[1])), source) if "\\" in source else source
    if not (any(map(held.__contains__, "`*_~<[#")) or _STARTS.search(f"\n{held}")):  # most texts are plain already
        held = _released(held) if "\\" in source else held
        return (_BLANK.sub("\n\n", held) if "\n\n\n" in held else held).strip()
    held = re.sub(r"(?m)^ {0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|```.*$|~~~.*$)", "", held)
    if "#" in held or "=" in held or "---" in held or "***" in held or "___" in held:
        held = re.sub(r"(?m)(?<![ \t])[ \t]+#+[ \t]*$|^ {0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", "", held)
    if "](" in held:
        held = re.sub(r"!?\[([^\[\]]*)\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\))?[^()\s]*)(?:\s+\"[^\"]*\")?\)", r"\1", held)
    if "<" in held:
        held = re.sub(r"<((?:https?|mailto):[^ <>]+)>", r"\1", held)
    if any(map(held.__contains__, "*_~`")):
        held = re.sub(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1", r"\2", held)
    if "*" in held or "_" in held:
        held = _EMPHASIS.sub(lambda m: m[1] or m[2], held)
    return re.sub(r"\n{3,}", "\n\n", _released(held)).strip()


def _released(held: str) -> str:
    return _HELD.sub(lambda m: chr(ord(m[0]) - 0xD800), held)


# `*` may stand inside a word, as words do that no space parts; beside punctuation it opens and closes only where no letter is on its other side.
_EMPHASIS = re.compile(r"(?<!\*)(?:\*(?=\w)|(?<!\w)\*(?=[^\s*]))([^*\n]+?)(?:(?<=\w)\*|(?<=\S)\*(?!\w))(?!\*)|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")
_HELD = re.compile("[\ud800-\ud8ff]")
_BLANK = re.compile(r"\n{3,}")
_STARTS = re.compile(r"\n[ \t]*[>=+-]")  # beside those characters, what `plain` might take away


def render(source: str, page: str, base: str) -> str:
    """Safe HTML of a Markdown text that stands on `page` (`/news/articles/a/`) of a site below `base` (`/news/`).

    Raw HTML is shown as text. Links lead to http, https, mailto or inside the site; others are shown as text. An address
    that begins with / is below `base`. Pictures become links to them, marked (`PLACE`), so that who has the picture can show it:
    nothing is loaded from another host.
    """
    found = native.html(source)
    if found is not None:
        return found
    if any(mark in source for mark in _SPREADS):
        return by_definition(source, page, base)
    return _by_blocks(source, {"page": page, "base": base})


PICTURE = "picture"
"""What a picture is called that no words are given for."""
PLACE = re.compile(r'<(a|span) class="picture" (?:href="([^"]*)" )?data-src="([^"]*)"(?: title="([^"]*)")?>([^<]*)</\1>')
"""A picture in what `render` made: its address where no link is round it, the address as it was written, its title and its words."""


def pictures(source: str) -> tuple[str, ...]:
    """The addresses of the pictures of a text, as they are written in it."""
    if "![" not in source:
        return ()
    found = (unescape(match[3]) for match in PLACE.finditer(by_definition(source, "/", "/")))
    return tuple(dict.fromkeys(found))


def by_definition(source: str, page: str, base: str) -> str:
    """What `render` means: markdown-it-py reads the whole text. `render` gives the same, in fewer steps."""
    return str(_parser().render(source, {"page": page, "base": base}))


def absolute(html: str, origin: str, page: str = "") -> str:
    """The HTML of `render` with absolute addresses, as feed readers need it; of what stands on a `page`, places on it too.

    Quotation marks of the text are escaped in it, so `="/` stands only where an address begins. `//host/` is another host's.
    """
    found = html.replace('="//', '="https://').replace('="/', f'="{origin}/')
    return found.replace('="#', f'="{page}#') if page else found


def _by_blocks(source: str, env: dict[str, str]) -> str:
    """What `render` means, read block by block where a paragraph parts them."""
    found: list[str] = []
    held: list[str] = []  # blocks to be read in one go, up to the next paragraph
    for block in source.removesuffix("\n").split("\n\n"):
        if _PLAIN_BLOCK.fullmatch(block):
            paragraph = "<p>" + block.replace('"', "&quot;") + "</p>\n"
        elif _MARKED_BLOCK.fullmatch(block):
            paragraph = native.html(block) or f"<p>{_inline(block, env)}</p>\n"
        else:
            held.append(block)
            continue
        if held:
            found.append(_together(held, env))
            held.clear()
        found.append(paragraph)
    if held:
        found.append(_together(held, env))
    return "".join(found)


def _together(blocks: Sequence[str], env: dict[str, str]) -> str:
    source = "\n\n".join(blocks)
    found = native.html(source)
    return str(_parser_for(source).render(source, env)) if found is None else found


def _inline(source: str, env: dict[str, str]) -> str:
    return str(_parser_for(source).renderInline(source, env))


def _parser_for(source: str) -> MarkdownIt:
    for mark in _SELDOM:
        if mark in source:
            return _parser()
    return _parser() if "&" in source and native.ENTITY.search(source) else _light()


def _table_open(*_: object) -> str:
    return '<div class="table" tabindex="0"><table>\n'


def _table_close(*_: object) -> str:
    return "</table></div>\n"


@cache
def _parser() -> MarkdownIt:
    return _made()


@cache
def _light() -> MarkdownIt:
    """A parser that gives the same for texts without `_SELDOM`, `_SPREADS` and entities, in fewer steps."""
    parser = _made()
    parser.disable(["table", "fence", "reference", "html_block", "backticks", "strikethrough", "image", "autolink", "html_inline", "entity"])
    parser.disable(["linkify", "replacements", "smartquotes"])
    parser.inline.terminator_re = re.compile(r"[\n\\*_\[\]]")
    normalize = parser.normalizeLink  # by far the dearest part of a link, and an address of plain characters stays as it is
    setattr(parser, "validateLink", lambda url: bool(_ADDRESS.fullmatch(url)) or _is_allowed(url))  # noqa: B010
    setattr(parser, "normalizeLink", lambda url: url if _ADDRESS.fullmatch(url) else normalize(url))  # noqa: B010
    setattr(parser, "helpers", SimpleNamespace(**vars(parser.helpers) | {"parseLinkDestination": _destination}))  # noqa: B010
    return parser


def _made() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    setattr(parser, "validateLink", _is_allowed)  # noqa: B010 - the documented way; mypy takes it for a method
    for name, rule in _RULES:
        parser.add_render_rule(name, rule)
    return parser


def _destination(source: str, start: int, end: int) -> object:
    """What markdown-it-py's `parseLinkDestination` finds, which goes character by character."""
    from markdown_it.helpers import parseLinkDestination

    found = _DESTINATION.match(source, start, end)
    return SimpleNamespace(ok=True, pos=found.end(), str=found[0]) if found else parseLinkDestination(source, start, end)


def _is_allowed(url: str) -> bool:
    try:
        scheme = urlsplit(re.sub(r"[\x00-\x20]", "", url)).scheme.lower()
    except ValueError:
        return False
    return scheme in _SCHEMES or (not scheme and not url.strip().startswith(("\\", "/\\")))


def _address(url: str, env: EnvType) -> str:
    if url.startswith(("https://", "http://", "//")) or urlsplit(url).scheme:
        return url
    if url.startswith("/"):
        base = str(env["base"])
        return url if url.startswith(base) else base + url.removeprefix("/")
    return url if url.startswith("#") else urljoin(str(env["page"]), url)


def _link_open(_: object, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    from markdown_it.common.utils import escapeHtml

    href = escapeHtml(_address(str(tokens[at].attrGet("href") or ""), env))
    title = tokens[at].attrGet("title")
    return f'<a href="{href}"' + (f' title="{escapeHtml(str(title))}"' if title else "") + ">"


def _image(_: object, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    from markdown_it.common.utils import escapeHtml

    alt = "".join(child.content for child in tokens[at].children or ()) or PICTURE
    src, title = str(tokens[at].attrGet("src") or ""), tokens[at].attrGet("title")
    linked = sum(token.nesting for token in tokens[:at] if token.type in ("link_open", "link_close"))
    name, href = ("span", "") if linked else ("a", f'href="{escapeHtml(_address(src, env))}" ')
    said = f' title="{escapeHtml(str(title))}"' if title else ""
    return f'<{name} class="picture" {href}data-src="{escapeHtml(src)}"{said}>{escapeHtml(alt)}</{name}>'


def _heading(_: object, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """The page's title is the only h1; headings of a text begin at h2."""
    level = max(2, int(tokens[at].tag[1]))
    return f"<h{level}>" if tokens[at].nesting == 1 else f"</h{level}>\n"


def _code(_: object, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """Code scrolls in its box, so the box can be reached by keyboard."""
    from markdown_it.common.utils import escapeHtml

    return f'<pre tabindex="0"><code>{escapeHtml(tokens[at].content)}</code></pre>\n'


_RULES = (
    ("link_open", _link_open),
    ("image", _image),
    ("heading_open", _heading),
    ("heading_close", _heading),
    ("fence", _code),
    ("code_block", _code),
    ("table_open", _table_open),
    ("table_close", _table_close),
)

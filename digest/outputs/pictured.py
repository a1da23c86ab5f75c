"""How pages show pictures: those of the site in several sizes, those of other hosts where the owner wants them, the others as links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from html import escape, unescape
from urllib.parse import urlsplit

from markupsafe import Markup

from digest import drawing, markdown, pictures, theme, urls, views
from digest.markdown import PICTURE, PLACE
from digest.model import Media
from digest.outputs import shared
from digest.outputs.shared import Context
from digest.pictures import Picture, Stock
from digest.site import Entry, Story

SIZES = "(min-width: 46em) 40rem, calc(100vw - 2rem)"
"""How wide a picture is among the text of an article, as style.css lays it out."""
_ALONE = re.compile(rf"<p>(?={PLACE.pattern}</p>)(.*?)</p>")
_WIDE = re.compile(r' srcset="[^"]*" sizes="[^"]*"')


def figure(stock: Stock, base: urls.Base, media: Media | None, page: str, sizes: str = SIZES) -> tuple[views.Picture, ...]:
    """What the front matter of a file at the path `page` names, ready to be shown; nothing where it can't be."""
    if media is None:
        return ()
    found = stock.find(media.src, page)
    if found is None:
        src = shown_remotely(stock, media.src)
        return (views.Picture(src, "", "", 0, 0, media.alt, media.caption, media.credit),) if src else ()
    largest = found.largest
    return (views.Picture(_src(base, found), _srcset(base, found), sizes, largest.width, largest.height, media.alt, media.caption, media.credit),)


def first(context: Context, entries: Sequence[Entry], sizes: str = SIZES) -> tuple[views.Picture, ...]:
    """The picture of the first of some articles that has one, or nothing."""
    base, stock = context.site.config.base, context.stock
    found = (figure(stock, base, entry.article.image, entry.path, sizes) for entry in entries if entry.record.image)
    return next((one for one in found if one), ())


def bodies(of: Callable[[Entry], str], stock: Stock, base: urls.Base) -> Callable[[Entry], str]:
    """The HTML of articles' bodies, with their pictures."""

    def made(entry: Entry) -> str:
        html = of(entry)
        if 'class="picture"' not in html:
            return html
        return body(html, stock, base, entry.path, first=not entry.record.image)

    return made


def html(source: str, context: Context, path: str, page: str) -> Markup:
    """A text in Markdown of the file at the path `page` as HTML, as it stands on the page at the output path `path`."""
    if not source.strip():
        return Markup("")
    base = context.site.config.base
    return Markup(body(markdown.render(source, base.href(path), base.path), context.stock, base, page, first=True))  # noqa: S704 - our own renderer's output


def named(context: Context) -> list[tuple[str, str]]:
    """The pictures of all texts but articles: as they name them, and the paths of their files."""
    site = context.site
    texts = [(page.body, page.path) for page in site.pages]
    texts += [(node.topic.body, f"content/topics/{slug}.md") for slug, node in site.topics.items()]
    texts += [(site.stories[slug].body, f"content/stories/{slug}.md") for slug in site.stories.noted()]
    return [(src, path) for text, path in texts for src in markdown.pictures(text)]


def key(context: Context, source: str, page: str) -> tuple[bytes, ...]:
    """What such a text shows besides its words."""
    return pictures.marks(context.stock, markdown.pictures(source), page) if "![" in source else ()


def body(html: str, stock: Stock, base: urls.Base, page: str, first: bool = False) -> str:
    """What `markdown.render` made of the file at the path `page`, with its pictures; the `first` is loaded at once, others when a reader comes near them."""
    lazy = not first

    def shown(match: re.Match[str]) -> str:
        nonlocal lazy
        image = _image(match, stock, base, page, lazy)
        if image is None:
            return match[5] if match[1] == "span" else f'<a href="{match[2]}">{match[5]}</a>'
        lazy = True
        return image

    def alone(match: re.Match[str]) -> str:
        place = PLACE.fullmatch(match[match.re.groups])
        made = shown(place) if place else ""
        if not made.startswith("<img"):
            return f"<p>{made}</p>"
        caption = f"<figcaption>{match[4]}</figcaption>" if match[4] else ""
        return f'<figure class="picture">{made}{caption}</figure>'

    return PLACE.sub(shown, _ALONE.sub(alone, html))


def plain(html: str) -> str:
    """The same for feed readers, which need one address for each picture."""
    return _WIDE.sub("", html)


def shown_remotely(stock: Stock, src: str) -> str:
    """The address of a picture of another host, where such are shown; empty where it is not."""
    src = f"https:{src}" if src.startswith("//") else src
    return src if stock.remote and src.startswith("https://") and hosts(src) else ""


def hosts(*srcs: str) -> tuple[str, ...]:
    """The hosts that a page has to ask for pictures of these addresses, as a Content-Security-Policy names them."""
    found: dict[str, None] = {}
    for src in srcs:
        try:
            parts = urlsplit(f"https:{src}" if src.startswith("//") else src)
        except ValueError:
            continue
        if parts.scheme == "https" and _HOST.fullmatch(parts.netloc):
            found[f"https://{parts.netloc.lower()}"] = None
    return tuple(sorted(found))


_HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?")


def asked(stock: Stock, srcs: Iterable[str]) -> tuple[str, ...]:
    """The `hosts` of those pictures of a page that are shown from elsewhere."""
    return hosts(*(src for src in srcs if pictures.REMOTE.match(src))) if stock.remote else ()


def colours(files: Mapping[str, bytes]) -> drawing.Colours:
    """Of icons and cards: those of light pages, as far as the theme's style sheet tells them."""
    return _colours(files.get("style.css", b""))


@lru_cache(4)
def _colours(css: bytes) -> drawing.Colours:
    found = theme.palette(css.decode("utf-8", "replace"))
    known = {f.name: found[f.name].light for f in fields(drawing.Colours) if f.name in found}
    return replace(drawing.Colours(), **known)


def card(context: Context, story: Story) -> drawing.Card | None:
    """The card that is drawn for a story; None where none is: that of the site stands for it."""
    config = context.site.config
    if not config.cards or not drawing.is_installed():
        return None
    story = context.site.stories[story.slug]
    links = shared.outlets(context.site, story.entries)
    below = " · ".join([link.title for link in links[:3]] + ([f"+{len(links) - 3}"] if len(links) > 3 else []))
    found = drawing.Card(story.title, below, config.title, colours(context.files))
    return found if all(map(drawing.can_draw, (found.title, found.below, found.site))) else None


def shared_card(context: Context, story: Story | None, shown: Sequence[views.Picture]) -> str:
    """The absolute address of the picture that stands for a page: one that it shows, its story's card, or nothing."""
    base = context.site.config.base
    if shown:
        widest = shown[0].srcset.rpartition(", ")[2].partition(" ")[0] or shown[0].src
        return base.origin + widest if widest.startswith("/") else widest
    return base.absolute(urls.card(story.slug)) if story and context.site.config.cards and card(context, story) else ""


def _image(match: re.Match[str], stock: Stock, base: urls.Base, page: str, lazy: bool) -> str | None:
    src, alt = unescape(match[3]), match[5] if match[5] != PICTURE else ""
    loading = ' loading="lazy"' if lazy else ""
    found = stock.find(src, page)
    if found is None:
        remote = shown_remotely(stock, src)
        return f'<img class="remote" src="{escape(remote)}" alt="{alt}"{loading} decoding="async" referrerpolicy="no-referrer">' if remote else None
    largest = found.largest
    srcset = f' srcset="{_srcset(base, found)}" sizes="{SIZES}"' if len(found.variants) > 1 else ""
    return f'<img src="{_src(base, found)}"{srcset} width="{largest.width}" height="{largest.height}" alt="{alt}"{loading} decoding="async">'


def _src(base: urls.Base, picture: Picture) -> str:
    return base.href(picture.near(pictures.WIDTHS[2]).path)


def _srcset(base: urls.Base, picture: Picture) -> str:
    return ", ".join(f"{base.href(one.path)} {one.width}w" for one in picture.variants) if len(picture.variants) > 1 else ""

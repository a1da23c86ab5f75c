"""The ways through a site besides its front page: authors, the archive's calendars."""

import json
import re
from pathlib import Path

import pytest

from .edits import Folder, write


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path / "site")
    write(found.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\nauthority: kept.example,2026\nper_page: 5\n")
    return found


def read(folder: Folder, path: str) -> str:
    return (folder.root / "site" / path).read_text("utf-8")


def put(folder: Folder, name: str, **values: str) -> None:
    folder.put(f"content/articles/{name}.md", {"title": f"Title {name}", "published": "2026-03-09", "body": "Words.", **values})


# Authors.


def test_spellings_of_a_name_are_one_author_and_bylines_lead_there(folder: Folder) -> None:
    put(folder, "a", authors="[JOSÉ MARÍA LÓPEZ]", published="2026-03-09")
    put(folder, "b", authors="['José  María López', Kim]", published="2026-03-08")
    put(folder, "c", authors="[jose maria lopez]", published="2026-03-07")
    put(folder, "d", authors="['?!']")
    folder.build()
    page = read(folder, "authors/jose-maria-lopez/index.html")
    assert "<h1>José María López</h1>" in page
    assert re.findall(r'headline"><a href="([^"]*)"', page) == ["/paper/articles/a/", "/paper/articles/b/", "/paper/articles/c/"]
    assert sorted(path.name for path in (folder.root / "site/authors").iterdir()) == ["index.html", "jose-maria-lopez", "kim"]
    byline = 'By <a href="/paper/authors/jose-maria-lopez/" rel="author">José  María López</a>, <a href="/paper/authors/kim/" rel="author">Kim</a>'
    assert byline.replace("  ", " ") in read(folder, "articles/b/index.html").replace("  ", " ")
    assert "By ?!</p>" in read(folder, "articles/d/index.html")
    said = read(folder, "articles/b/index.html").partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(said)["@graph"][0]["author"][1] == {"@type": "Person", "name": "Kim", "url": "https://kept.example/paper/authors/kim/"}
    assert "https://kept.example/paper/authors/kim/" in read(folder, "sitemap.xml")


def test_a_hidden_article_leads_only_to_authors_that_have_a_page(folder: Folder) -> None:
    put(folder, "a", authors="[Kim]", hide="true")
    folder.build()
    assert "By Kim</p>" in read(folder, "articles/a/index.html")
    assert not (folder.root / "site/authors").exists()
    put(folder, "b", authors="[Kim]")
    folder.build()
    assert 'href="/paper/authors/kim/"' in read(folder, "articles/a/index.html")


def test_numbered_pages_of_an_author_stay_as_they_are(folder: Folder) -> None:
    for number in range(16):
        put(folder, f"{number:02d}", authors="[Kim]", published=f"2026-02-{number + 1:02d}")
    folder.build()
    numbered = {number: read(folder, f"authors/kim/page/{number}/index.html") for number in (1, 2)}
    assert "16 articles" in read(folder, "authors/kim/index.html")
    for number in range(16, 20):
        put(folder, f"{number:02d}", authors="[Kim]", published=f"2026-02-{number + 1:02d}")
    folder.build()
    assert read(folder, "authors/kim/page/1/index.html") == numbered[1]
    assert len(re.findall(r'class="card"', read(folder, "authors/kim/page/3/index.html"))) == 5
    found = re.findall(
        r'headline"><a href="/paper/articles/(\d+)/"', "".join(read(folder, f"authors/kim/{at}index.html") for at in ("", "page/3/", "page/2/", "page/1/"))
    )
    assert found == [f"{number:02d}" for number in range(19, -1, -1)]


def test_without_the_output_there_are_no_authors(folder: Folder) -> None:
    put(folder, "a", authors="[Kim]")
    write(folder.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\noutputs: [articles, home]\n")
    folder.build()
    assert "By Kim</p>" in read(folder, "articles/a/index.html")
    assert "authors/" not in read(folder, "index.html")

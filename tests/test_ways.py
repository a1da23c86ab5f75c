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
    byline = 'By <a href="/paper/authors/jose-maria-lopez/" rel="author">José  María López</a> and <a href="/paper/authors/kim/" rel="author">Kim</a>'
    assert byline.replace("  ", " ") in read(folder, "articles/b/index.html").replace("  ", " ")
    assert "By ?!</p>" in read(folder, "articles/d/index.html")
    said = read(folder, "articles/b/index.html").partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(said)["@graph"][0]["author"][1] == {"@type": "Person", "name": "Kim", "url": "https://kept.example/paper/authors/kim/"}
    assert "https://kept.example/paper/authors/kim/" in read(folder, "sitemap.xml")


def test_an_outlet_that_signs_is_named_once_and_is_no_person(folder: Folder) -> None:
    put(folder, "a", source="Harbour News", authors="[Harbour News]")
    put(folder, "b", source="Harbour News", authors="[HARBOUR NEWS, Kim]")
    folder.build()
    assert sorted(path.name for path in (folder.root / "site/authors").iterdir()) == ["index.html", "kim"]
    assert "By " not in read(folder, "articles/a/index.html")
    assert 'By <a href="/paper/authors/kim/" rel="author">Kim</a></p>' in read(folder, "articles/b/index.html")
    said = read(folder, "articles/a/index.html").partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(said)["@graph"][0]["author"] == {"@type": "NewsMediaOrganization", "name": "Harbour News"}
    items = json.loads(read(folder, "feed.json"))["items"]
    assert sorted([author["name"] for author in item["authors"]] for item in items) == [["Harbour News"], ["Kim", "Harbour News"]]


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


def test_numbered_pages_of_an_outlet_stay_as_they_are(folder: Folder) -> None:
    for number in range(16):
        put(folder, f"{number:02d}", source="Isle Mail", published=f"2026-02-{number + 1:02d}")
    folder.build()
    numbered = {number: read(folder, f"sources/isle-mail/page/{number}/index.html") for number in (1, 2)}
    assert "16 articles" in read(folder, "sources/isle-mail/index.html")
    assert "https://kept.example/paper/sources/isle-mail/page/2/" in read(folder, "sitemap.xml")
    for number in range(16, 20):
        put(folder, f"{number:02d}", source="Isle Mail", published=f"2026-02-{number + 1:02d}")
    folder.build()
    assert read(folder, "sources/isle-mail/page/1/index.html") == numbered[1]
    pages = [read(folder, f"sources/isle-mail/{at}index.html") for at in ("", "page/3/", "page/2/", "page/1/")]
    found = re.findall(r'headline"><a href="/paper/articles/(\d+)/"', "".join(pages))
    assert found == [f"{number:02d}" for number in range(19, -1, -1)]
    assert ["data-tools" in one for one in pages] == [True, False, False, False], "what a page mutes is the page's address"
    assert '<a class="older" href="/paper/sources/isle-mail/page/3/" rel="next">' in pages[0]
    assert '<a class="newer" href="/paper/sources/isle-mail/" rel="prev">' in pages[1]


def test_without_the_output_there_are_no_authors(folder: Folder) -> None:
    put(folder, "a", authors="[Kim]")
    write(folder.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\noutputs: [articles, home]\n")
    folder.build()
    assert "By Kim</p>" in read(folder, "articles/a/index.html")
    assert "authors/" not in read(folder, "index.html")


# The archive.


def cells(page: str) -> dict[str, str]:
    """What the days of a calendar lead to, by what they say."""
    text = re.sub(r'<span class="unseen">.*?</span>|</?small[^>]*>', "", page)
    return {said: address for address, said in re.findall(r'<td><a href="([^"]*)">([^<]*)</a></td>', text)}


def test_a_year_has_calendars_whose_days_and_weeks_lead_to_editions(folder: Folder) -> None:
    for name, day in (("a", "2024-02-29"), ("b", "2024-02-29"), ("c", "2024-12-30"), ("d", "2025-01-01")):
        put(folder, name, published=day)
    folder.build()
    page = read(folder, "archive/2024/index.html")
    assert re.findall(r"<caption>(.*?)</caption>", page) == ["February 2024", "December 2024"]
    assert cells(page) == {"29 2": "/paper/editions/2024-02-29/", "30 1": "/paper/editions/2024-12-30/"}
    assert re.findall(r'<th scope="row"><a href="([^"]*)">(W\d+)', page) == [("/paper/editions/2024-W09/", "W09"), ("/paper/editions/2025-W01/", "W01")]
    assert [row.count("<td>") for row in page.split("<tr>")[2:7]] == [7] * 5
    assert 'rel="prev"><span class="label">Newer</span> 2025</a>' in page
    assert cells(read(folder, "archive/index.html")) == {"1 1": "/paper/editions/2025-01-01/"}
    assert 'href="/paper/archive/2024/#2024-02">February</a> <span class="number">2</span>' in read(folder, "archive/index.html")


def test_the_pages_of_past_years_stay_as_they_are(folder: Folder) -> None:
    for year in range(2020, 2026):
        put(folder, str(year), published=f"{year}-06-01")
    folder.build()
    before = {year: (folder.root / f"site/archive/{year}/index.html").stat() for year in range(2020, 2026)}
    put(folder, "new", published="2025-06-02")
    folder.build()
    after = {year: (folder.root / f"site/archive/{year}/index.html").stat() for year in range(2020, 2026)}
    assert [year for year in before if before[year] != after[year]] == [2025]


def test_odd_years_have_calendars(folder: Folder) -> None:
    put(folder, "first", published="1702-03-11")
    put(folder, "last", published="9999-12-31")
    folder.build(future=True)
    assert cells(read(folder, "archive/1702/index.html")) == {"11 1": "/paper/editions/1702-03-11/"}
    assert cells(read(folder, "archive/9999/index.html")) == {"31 1": "/paper/editions/9999-12-31/"}


def test_what_has_no_date_has_pages_of_its_own(folder: Folder) -> None:
    for number in range(11):
        put(folder, f"{number:02d}", published="")
    folder.build()
    assert '<a href="/paper/archive/undated/">Without a date</a> <span class="number">11</span>' in read(folder, "archive/index.html")
    pages = ["archive/undated/index.html", "archive/undated/page/1/index.html"]
    assert sorted(name for page in pages for name in re.findall(r'headline"><a href="/paper/articles/(\d+)/', read(folder, page))) == [
        f"{n:02d}" for n in range(11)
    ]


def test_without_editions_the_days_of_a_calendar_lead_nowhere(folder: Folder) -> None:
    write(folder.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\noutputs: [articles, home, archive]\n")
    put(folder, "a")
    folder.build()
    page = read(folder, "archive/2026/index.html")
    assert "<td>9 <small>1</small></td>" in page
    assert "editions/" not in page


# Who tells a story.


def test_wires_and_copies_are_no_voices_of_their_own(folder: Folder) -> None:
    story = {"story": "fire", "topics": "[sea]"}
    put(folder, "a", **story, source="Sound Herald", id="a" * 16, agency="Nordfoto")
    put(folder, "b", **story, source="Skerra Post", agency="Nordfoto")
    put(folder, "c", **story, source="Isle Mail", copy_of="a" * 16)
    put(folder, "d", **story, source="Mainland Radio")
    put(folder, "e", **story, source="Mainland Radio")
    put(folder, "f", **story)
    put(folder, "other", story="roof", source="Isle Mail")
    folder.build()
    for path in ("index.html", "stories/fire/index.html", "topics/sea/index.html"):
        assert "4 outlets, 2 independent" in " ".join(read(folder, path).split()), path
    put(folder, "c", **story, source="Isle Mail")
    folder.build()
    for path in ("index.html", "stories/fire/index.html", "topics/sea/index.html"):
        assert "4 outlets, 3 independent" in " ".join(read(folder, path).split()), path


def test_what_many_tell_in_their_own_words_stands_before_what_many_print(folder: Folder) -> None:
    for name in "abc":
        put(folder, name, story="printed", source=f"Outlet {name}", agency="Nordfoto")
    for name in "de":
        put(folder, name, story="told", source=f"Outlet {name}")
    folder.build()
    page = read(folder, "index.html")
    assert page.index("/stories/told/") < page.index("/stories/printed/")


def test_every_story_of_the_front_page_has_its_summary(folder: Folder) -> None:
    for number in range(9):
        put(folder, str(number), story=f"story-{number}", topics="[sea]", body=f"What happened at pier {number}.", source="Sound Herald")
    folder.build()
    assert set(re.findall(r"pier (\d)", read(folder, "index.html").partition("<main")[2])) == set("012345678")

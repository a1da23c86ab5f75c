"""The site as data, for machines: articles, stories, how it is fed; and what browsers need to install it."""

import json
import re
from pathlib import Path

import pytest

from .edits import Folder, write


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A site of three outlets, one of which fell silent, and one article without a date."""
    found = Folder(tmp_path / "site")
    write(found.root, "digest.yaml", "title: Kept <Paper>\nbase_url: https://kept.example/paper/\nauthority: kept.example,2026\n")
    for number, (source, day) in enumerate((("Sound Herald", "2026-03-09"), ("Sound Herald", "2026-03-02"), ("Skerra Post", "2026-03-01"), ("Isle Mail", ""))):
        found.put(
            f"content/articles/{number}.md",
            {
                "title": f"Ferry & {number} </script>",
                "id": f"{number:016x}",
                "published": day,
                "source": source,
                "topics": "[sea]",
                "body": f"The *ferry* of pier {number}.",
            },
        )
    found.build()
    return found


def read(folder: Folder, path: str) -> str:
    return (folder.root / "site" / path).read_text("utf-8")


def test_an_article_stands_as_data_beside_its_page(folder: Folder) -> None:
    found = json.loads(read(folder, "articles/0/index.json"))
    assert (found["id"], found["guid"], found["url"]) == ("0" * 16, f"tag:kept.example,2026:article/{0:016x}", "https://kept.example/paper/articles/0/")
    assert (found["title"], found["source"], found["published"], found["topics"]) == ("Ferry & 0 </script>", "Sound Herald", "2026-03-09", ["sea"])
    assert found["html"] == "<p>The <em>ferry</em> of pier 0.</p>\n"
    story = json.loads(read(folder, f"stories/{found['story']}/index.json"))
    assert found["id"] in {one["id"] for one in story["articles"]}


def test_status_tells_how_the_site_is_fed_and_who_fell_silent(folder: Folder) -> None:
    found = json.loads(read(folder, "status.json"))
    assert (found["as_of"], found["articles"], found["undated"]) == ("2026-03-09", 4, 1)
    assert {one["source"]: (one["articles"], one["newest"], one["days_silent"]) for one in found["sources"]} == {
        "sound-herald": (2, "2026-03-09", 0), "skerra-post": (1, "2026-03-01", 8), "isle-mail": (1, None, None),
    }  # fmt: skip
    page = read(folder, "health/index.html")
    assert page.count("8 days") == 1
    assert "of 1 the date is not known" in page


def test_a_page_says_what_it_is_to_machines_and_no_title_ends_it(folder: Folder) -> None:
    page = read(folder, "articles/0/index.html")
    said = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    article, trail = json.loads(said)["@graph"]
    assert (article["@type"], article["headline"], article["datePublished"]) == ("NewsArticle", "Ferry & 0 </script>", "2026-03-09")
    assert article["publisher"]["name"] == "Sound Herald"
    assert [step["name"] for step in trail["itemListElement"]] == ["Kept <Paper>", "Sea", "Ferry & 0 </script>"]
    home = json.loads(read(folder, "index.html").partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert home["potentialAction"]["target"]["urlTemplate"] == "https://kept.example/paper/search/?q={q}"


def test_the_site_can_be_installed_and_a_new_build_is_a_new_worker(folder: Folder) -> None:
    manifest = json.loads(read(folder, "manifest.webmanifest"))
    assert (manifest["start_url"], manifest["scope"]) == ("/paper/", "/paper/")
    assert all((folder.root / "site" / icon["src"].removeprefix("/paper/")).is_file() for icon in manifest["icons"])
    before = read(folder, "sw.js")
    kept = json.loads(before.partition("const SITE = ")[2].partition(";\n")[0])["kept"]
    assert "/paper/editions/2026-03-09/" in kept
    for address in kept:
        path = folder.root / "site" / address.removeprefix("/paper/")
        assert path.is_file() or (path / "index.html").is_file(), address
    folder.put("content/articles/9.md", {"title": "New", "published": "2026-03-10", "body": "New."})
    folder.build()
    assert read(folder, "sw.js") != before


def test_what_is_left_out_leaves_no_trace(folder: Folder) -> None:
    write(folder.root, "digest.yaml", "title: Kept\nbase_url: https://kept.example/paper/\noutputs: [articles, home]\n")
    folder.build()
    names = {path.name for path in (folder.root / "site").rglob("*")}
    assert names & {"sw.js", "manifest.webmanifest", "status.json", "llms.txt", "index.json", "search", "health", "offline", "feeds"} == set()
    page = read(folder, "index.html")
    assert not any(word in page for word in ('rel="manifest"', "data-worker", 'rel="search"', "Health"))


def test_health_tells_what_is_left_out_and_why(folder: Folder) -> None:
    page = {"title": "Held", "published": "2026-03-01", "body": "Words."}
    folder.put("content/articles/draft.md", page | {"draft": "true"})
    folder.put("content/articles/late.md", page | {"published": "2026-04-01"})
    folder.put("content/articles/old.md", page | {"expires": "2026-03-02"})
    folder.put("content/articles/out.md", page | {"hide": "true"})
    folder.put("content/articles/twice.md", page | {"id": f"{0:016x}"})
    folder.put("content/articles/copy.md", page | {"copy_of": f"{0:016x}", "source": "Isle Mail"})
    write(folder.root, "content/articles/none.md", "No front matter.")
    write(folder.root, "content/inbox/good.md", "---\ntitle: A ferry\n---\n\nIt sails.\n")
    write(folder.root, "content/inbox/same.md", "---\ntitle: A ferry\n---\n\nIt sails.\n")
    write(folder.root, "content/inbox/none.txt", "")
    folder.build()
    left = {row["reason"]: (row["count"], row["which"]) for row in json.loads(read(folder, "status.json"))["left_out"]}
    assert {reason: count for reason, (count, _) in left.items()} == {
        "draft": 1, "future": 1, "expired": 1, "hidden": 1, "unread": 1, "double": 1, "refused": 2, "copy": 1,
    }  # fmt: skip
    assert left["unread"][1] == ["content/articles/none.md"]
    assert left["double"][1][0].startswith("content/articles/twice.md: id 0000000000000000 is also that of")
    assert left["refused"][1][0].startswith("content/inbox/none.txt: ")
    assert left["refused"][1][1] == "content/inbox/same.md"
    health = read(folder, "health/index.html")
    assert '<tr><th scope="row">Drafts</th><td class="figure">1</td><td></td></tr>' in health
    assert "<code>content/inbox/none.txt: " in health
    assert "Nothing is left out" not in health
    folder.put("content/articles/draft.md", page)
    folder.build()
    assert "Drafts" not in read(folder, "health/index.html")
    assert "content/inbox/none.txt" in read(folder, "health/index.html")


def test_health_counts_what_the_ledger_alone_knows(folder: Folder) -> None:
    """Pages that a person deleted, and reports that became one page with another: without a page nothing else tells of them."""
    words = "\n\n".join(f"The ferry {n} left the quay of Sull at dawn with {n} cars, and the harbour master counted {n + 3} sails." for n in range(9))
    for name, more in (("a", ""), ("b", "\n\nThe office added a line.")):
        write(folder.root, f"content/inbox/{name}.md", f"---\ntitle: Ferries leave Sull\nsource: Isle Mail\npublished: 2026-03-01\n---\n\n{words}{more}\n")
    write(folder.root, "content/inbox/c.md", "---\ntitle: A gull\n---\n\nIt flies.\n")
    folder.build()

    def left() -> dict[str, int]:
        return {row["reason"]: row["count"] for row in json.loads(read(folder, "status.json"))["left_out"]}

    assert left() == {"merged": 1}
    (folder.root / "content/articles/undated/a-gull.md").unlink()
    folder.build()
    assert left() == {"deleted": 1, "merged": 1}
    assert '<tr><th scope="row">Articles whose page was deleted: they stay out</th><td class="figure">1</td>' in read(folder, "health/index.html")
    page = next((folder.root / "content/articles/2026").rglob("*.md"))
    page.rename(page.with_name("elsewhere.md"))
    folder.build()
    assert left() == {"deleted": 1, "merged": 1}, "a page that was moved is there"


def test_where_nothing_is_left_out_health_says_so(folder: Folder) -> None:
    assert json.loads(read(folder, "status.json"))["left_out"] == []
    assert "Nothing is left out." in read(folder, "health/index.html")


def test_a_page_that_is_not_there_offers_a_search_at_any_depth(folder: Folder) -> None:
    page = read(folder, "404.html")
    assert '<form class="find" action="/paper/search/" method="get">' in page
    assert not any(link.startswith(("../", "./")) for link in re.findall(r'(?:href|src|action)="([^"]*)"', page))

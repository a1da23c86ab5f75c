"""Real page dumps that cannot stand in this repository: where `DIGEST_SEEDS` names their folder, what expected.yaml there says of them holds."""

import datetime
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from digest import markdown, page
from digest.model import Article

SEEDS = Path(os.environ.get("DIGEST_SEEDS", ""))
HERE = os.environ.get("DIGEST_SEEDS", "") != "" and (SEEDS / "expected.yaml").is_file()
EXPECTED = yaml.safe_load((SEEDS / "expected.yaml").read_text("utf-8")) if HERE else {}
DUMPS = EXPECTED.get("dumps", ())
WANTED = [wanted for dump in DUMPS for wanted in dump["articles"]]

pytestmark = pytest.mark.skipif(not HERE, reason="DIGEST_SEEDS does not name a folder with expected.yaml")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    """The pages that the command line makes of the dumps, by title."""
    folder = tmp_path_factory.mktemp("seeds")
    digest(folder, "init", "site")
    inbox = folder / "site/content/inbox"
    for path in inbox.iterdir():
        path.unlink()
    for dump in DUMPS:
        data = (SEEDS / dump["dump"]).read_bytes()
        (inbox / dump["dump"]).write_bytes(data)
        (inbox / dump["dump"]).with_suffix(".meta.yaml").write_text(f"fetched: {dump['fetched'].isoformat()}\n", "utf-8")
    digest(folder / "site", "build", "--strict")
    pages = sorted((folder / "site/content/articles").rglob("*.md"))
    found = [article for path in pages if (article := page.parse(path.read_text("utf-8"), path.name)[0])]
    assert len(found) == len(pages)
    return {article.title: article for article in found}


def test_all_articles_are_found(articles: dict[str, Article]) -> None:
    assert {wanted["title"] for wanted in WANTED} <= articles.keys()


@pytest.mark.parametrize("wanted", WANTED, ids=[f"article-{number}" for number in range(len(WANTED))])
def test_article(articles: dict[str, Article], wanted: dict[str, object]) -> None:
    article = articles[str(wanted["title"])]
    assert {name: found(article, name) for name in wanted if name in FACTS} == {name: wanted[name] for name in wanted if name in FACTS}
    plain = markdown.plain(article.body)
    assert plain.startswith(str(wanted.get("body_starts", "")))
    assert plain.endswith(str(wanted.get("body_ends", "")))
    assert len(plain.split("\n\n")) >= int(str(wanted.get("paragraphs_at_least", 1)))
    assert "subheading" not in wanted or f"## {wanted['subheading']}" in article.body.split("\n")
    assert str(wanted.get("unescaped", "")) in "\n".join([plain, *article.captions])


@pytest.mark.parametrize("dump", DUMPS, ids=[f"dump-{number}" for number in range(len(DUMPS))])
def test_furniture_is_gone(articles: dict[str, Article], dump: dict[str, object]) -> None:
    words = dump["never"]
    assert isinstance(words, list)
    left = [(word, title) for title, article in articles.items() for word in words if word in title or word in markdown.plain(article.body)]
    assert left == []


def test_stories(articles: dict[str, Article]) -> None:
    for together in EXPECTED["stories"]:
        assert len({articles[title].story for title in together}) == 1, together
    for one, other in combinations(EXPECTED["apart"], 2):
        assert articles[one].story != articles[other].story, (one, other)


def test_the_default_sections_are_those_of_an_editor(articles: dict[str, Article]) -> None:
    found = [articles[str(wanted["title"])].topics[0] for wanted in WANTED]
    assert all(slug in wanted for slug, wanted in zip(found, SECTIONS, strict=True)), found


def test_an_owners_topic_takes_what_is_about_it_and_no_more(tmp_path: Path) -> None:
    digest(tmp_path, "init", "site")
    site = tmp_path / "site"
    for path in (*(site / "content/inbox").iterdir(), *(site / "content/topics").iterdir()):
        path.unlink()
    (site / "content/topics/russia-ukraine-war.md").write_text(
        '---\ntitle: Russia-Ukraine war\nwords: {ukraine: 4, ukrainian: 4, kyiv: 4, "russian drones": 3, "war bloggers": 4}\n---\n', "utf-8"
    )
    for dump in DUMPS:
        (site / "content/inbox" / dump["dump"]).write_bytes((SEEDS / dump["dump"]).read_bytes())
    digest(site, "build")
    made = [page.parse(path.read_text("utf-8"), path.name)[0] for path in (site / "content/articles").rglob("*.md")]
    topics = {one.title: one.topics for one in made if one}
    taken = [number for number, wanted in enumerate(WANTED) if "russia-ukraine-war" in topics[str(wanted["title"])]]
    assert taken == WAR
    assert all(topics[str(WANTED[number]["title"])] == ("russia-ukraine-war",) for number in taken)


# In the order of expected.yaml: what each article is about, and those about one war.
SECTIONS = [("world",)] * 2 + [("world", "business")] + [("world",)] * 3 + [("crime-justice",)] + [("world",)] * 2
WAR = [0, 1, 2, 3, 4, 7]
FACTS = ("source", "published", "role", "dateline", "agency", "captions")


def found(article: Article, name: str) -> object:
    """A fact in the form in which expected.yaml states it: None for unknown, days for dates, a number of captions."""
    value = getattr(article, name)
    if name == "captions":
        return len(value)
    if name == "published":
        day = value.day() if value else None
        assert day is None or isinstance(day, datetime.date)
        return day
    return value or None


def digest(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "digest", "-C", str(folder), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)})
    assert ran.returncode == 0, ran.stderr

"""`digest explain`: every line of a page, and why its articles are what and where they are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest import cli, scaffold

from .edits import build

PAGE = "content/inbox/aggregator-storm-maren.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built."""
    found = tmp_path_factory.mktemp("demo")
    scaffold.site(found, "Demo", "https://demo.example/", force=False)
    build(found)
    return found


def explained(folder: Path, what: str) -> tuple[list[dict], list[dict]]:
    """The rows of lines and those of articles."""
    ran = digest(folder, what, "--json")
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    return [row for row in rows if row["kind"] == "line"], [row for row in rows if row["kind"] == "article"]


def digest(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.digest, ["-C", str(folder), "explain", *arguments])


def test_every_line_of_a_page_has_a_label_a_score_and_a_reason(folder: Path) -> None:
    lines, articles = explained(folder, PAGE)
    source = (folder / PAGE).read_text("utf-8").split("\n")
    assert [row["line"] for row in lines] == [number for number, line in enumerate(source, 1) if any(c.isalnum() for c in line)]
    assert all(row["label"] and row["reason"] and 0 <= row["score"] <= 1 for row in lines)
    told = {row["text"]: (row["article"], row["label"]) for row in lines}
    assert told["Related Articles"] == (None, "heading over other articles")
    assert told["Harbour Courier2 days ago"] == (0, "facts")
    for row in articles:
        assert (row["index"], "title") in {(line["article"], line["label"]) for line in lines}


def test_lines_that_tell_section_summary_and_tags_are_called_so(folder: Path) -> None:
    given = (Path(__file__).parent / "cases/clean/whole-page-english.txt").read_text("utf-8").split("----------")[0]
    (folder / "content/inbox/page.txt").write_text(given, "utf-8")
    lines, _ = explained(folder, "content/inbox/page.txt")
    told = {row["label"]: row["text"] for row in lines if row["article"] == 0}
    assert told["section"] == "Business"
    assert told["summary"].startswith("Councillors in Saltmere backed")
    assert [row["text"] for row in lines if row["label"] == "tag"] == ["Ferries", "Saltmere", "Local government"]


def test_an_article_tells_its_score_the_runner_up_and_the_words(folder: Path) -> None:
    _, articles = explained(folder, PAGE)
    first = articles[0]
    assert first["published"] == "2026-05-11"
    assert first["days"][0]["line"] == "Harbour Courier2 days ago"
    assert first["days"][0]["score"] > first["days"][0]["threshold"]
    assert (first["topics"]["given"][0], first["topics"]["own"], first["topics"]["runner_up"]) == ("storm-maren", True, "weather")
    assert first["topics"]["score"] >= first["topics"]["threshold"]
    assert first["story"]["score"] >= first["story"]["threshold"]
    assert "storm" in first["story"]["words"]


def test_a_page_and_an_id_tell_the_same_with_the_lines_it_was_made_from(folder: Path) -> None:
    lines, (article,) = explained(folder, explained(folder, PAGE)[1][1]["id"])
    again = explained(folder, article["path"])
    assert again == (lines, [article])
    assert {row["article"] for row in lines} == {1}
    assert article["origin"] == f"{PAGE}#1"


def test_for_a_person_it_is_lines_of_text(folder: Path) -> None:
    ran = digest(folder, PAGE)
    assert "main #0: Storm Maren leaves 48,000 homes without power along Vennmark coast" in ran.stdout
    assert "    runner-up: weather " in ran.stdout
    assert "  published: 2026-05-11 (worked out)" in ran.stdout


def test_what_is_not_there_is_said(folder: Path) -> None:
    ran = digest(folder, "nothing")
    assert ran.exit_code == 1
    assert "there is no such article, page or item" in str(ran.exception)


REPORT = (
    "A walrus has been asleep on the slipway of Tarn for four days, and no boat has left the harbour since. The harbour master said on Tuesday that he would "
    "rather wait than wake it. Two schools have moved their lessons to the quay, where a vet answers questions through a megaphone every hour until dusk."
)


def test_a_copy_names_its_twin_and_the_overlap(tmp_path: Path) -> None:
    (tmp_path / "content/inbox").mkdir(parents=True)
    (tmp_path / "content/topics").mkdir()
    (tmp_path / "content/topics/walruses.md").write_text("---\ntitle: Walruses\nwords: {walruses: 3, boats: 2}\n---\n", "utf-8")
    (tmp_path / "digest.yaml").write_text("title: T\nbase_url: https://e.example/n/\n", "utf-8")
    rows = [("Walrus stops fleet", "Tarn Post"), ("Walrus still asleep", "Tarn Post"), ("The sleeper of Tarn", "Sound Herald")]
    made = [{"title": title, "source": source, "text": REPORT, "published": f"2026-03-0{day}"} for day, (title, source) in enumerate(rows, 1)]
    (tmp_path / "content/inbox/a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in made), "utf-8")
    build(tmp_path)
    first, second, third = (explained(tmp_path, f"content/inbox/a.jsonl:{line}")[1][0] for line in (1, 2, 3))
    assert (first["one_with"], second["one_with"]) == ({"id": second["id"], "overlap": 1.0}, None)
    assert third["copy"] == {"id": second["id"], "overlap": 1.0}
    assert second["copies"] == [{"id": third["id"], "source": "Sound Herald", "overlap": 1.0}]
    assert second["topics"]["words"] == ["walrus", "boat"]
    page = next((tmp_path / "site/articles/2026").glob("*/the-sleeper-of-tarn/index.html")).read_text("utf-8")
    note = page.partition("This text repeats a report by Tarn Post")[2].partition("</p>")[0]
    assert 'datetime="2026-03-01"' in note  # first seen
    told = digest(tmp_path, "content/inbox/a.jsonl").stdout
    assert f"  one article with {second['id']}: 100% of its runs of words, and one source (from 80%)\n" in told
    assert "    runner-up: none of the owner's; of the default sections " in told


def test_what_is_unsure_names_the_nearest_section(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yaml").write_text("title: T\nbase_url: https://e.example/n/\n", "utf-8")
    (tmp_path / "a.jsonl").write_text('{"title": "Zyx", "text": "Qwv zyx."}\n', "utf-8")
    told = digest(tmp_path, str(tmp_path / "a.jsonl")).stdout
    assert "  topics: other as nothing is likely enough; nearest " in told

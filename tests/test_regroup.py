"""`digest regroup`: stories placed anew on request, their old addresses kept, edited pages left; and how well they are found is measured."""

import gzip
import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digest import importing, page, project, text
from digest.group import likeness, measure, stories
from digest.model import Article, Page, day_only
from digest.project import Project

LAKE = "The lake at Orrin has flooded the lower town after the dam was opened, and boats carry people of Orrin out of their houses."
FLOOD = "Boats carried people out of the flooded lower town of Orrin on Tuesday after the dam above the lake was opened in the night."
GOAT = "A goat called Berta has been elected honorary mayor of the island of Skerra by a margin of two votes over a retired lifeguard."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site whose two reports of one flood stand in stories of their own, and a third article in the story of one of them."""
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yaml").write_text("title: T\nbase_url: https://e.example/n/\n", "utf-8")
    rows = [
        ("Lake floods Orrin", LAKE, "2026-03-03"),
        ("Boats in the streets of Orrin", FLOOD, "2026-03-03"),
        ("Goat elected mayor of Skerra", GOAT, "2026-03-01"),
    ]
    source = "".join(json.dumps({"title": title, "text": body, "published": day}) + "\n" for title, body, day in rows)
    (tmp_path / "a.jsonl").write_text(source, "utf-8")
    site = Project(tmp_path, tmp_path / "digest.yaml")
    items, _ = importing.inbox(site, [tmp_path / "a.jsonl"], Article(), 1_000_000)
    list(importing.import_(site, items, project.Options(jobs=1)))
    ledger = (tmp_path / "content/imported.jsonl").read_text("utf-8")
    for path in pages(tmp_path):  # as an older version would have placed them
        made = path.read_bytes()
        story = {"lake": "lake-story", "boats": "lost-story", "goat": "lost-story"}[path.stem.partition("-")[0]]
        path.write_text("".join(f"story: {story}\n" if row.startswith("story: ") else row for row in made.decode().splitlines(True)), "utf-8")
        ledger = ledger.replace(sha(made), sha(path.read_bytes()))
    (tmp_path / "content/imported.jsonl").write_text(ledger, "utf-8")
    return tmp_path


def test_a_dry_run_shows_a_diff_and_writes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*.*")}
    ran = digest(folder, "regroup", "--dry-run")
    assert "-story: lost-story\n" in ran.stdout
    assert "+story: lake-story\n" in ran.stdout
    assert "Would move" in ran.stderr
    assert {path: path.read_bytes() for path in (folder / "content").rglob("*.*")} == before


def test_stories_placed_anew_keep_the_slug_of_most_of_their_articles(folder: Path) -> None:
    digest(folder, "regroup")
    found = story(folder)
    assert found["Lake floods Orrin"] == found["Boats in the streets of Orrin"]
    assert found["Goat elected mayor of Skerra"] != found["Lake floods Orrin"]
    assert set(found.values()) == {"lake-story", "lost-story"}
    assert digest(folder, "regroup").stdout == ""


def test_old_addresses_lead_on(folder: Path) -> None:
    goat = next(path for path in pages(folder) if "goat" in path.name)
    goat.unlink()
    digest(folder, "regroup")
    assert set(story(folder).values()) == {"lake-story"}
    assert 'aliases: ["/stories/lost-story/"]' in (folder / "content/stories/lake-story.md").read_text("utf-8")
    digest(folder, "build")
    assert "lake-story" in (folder / "site/stories/lost-story/index.html").read_text("utf-8")


def test_addresses_are_handed_on_from_story_to_story(folder: Path) -> None:
    next(path for path in pages(folder) if "goat" in path.name).unlink()
    stories_ = folder / "content/stories"
    stories_.mkdir()
    (stories_ / "lost-story.md").write_text('---\ntitle: Boats\naliases: ["/stories/first/"]\n---\n', "utf-8")
    (stories_ / "lake-story.md").write_text('---\ntitle: The lake\naliases: ["/stories/second/"]\n---\n', "utf-8")
    assert "+++ /dev/null\n" in digest(folder, "regroup").stdout
    assert [path.name for path in stories_.iterdir()] == ["lake-story.md"]
    note = 'title: The lake\naliases: ["/stories/second/", "/stories/lost-story/", "/stories/first/"]\n'
    assert note in (stories_ / "lake-story.md").read_text("utf-8")
    digest(folder, "build")
    for old in ("first", "second", "lost-story"):
        assert "/n/stories/lake-story/" in (folder / f"site/stories/{old}/index.html").read_text("utf-8")


def test_a_note_of_a_persons_is_not_written_over(folder: Path) -> None:
    next(path for path in pages(folder) if "goat" in path.name).unlink()
    note = folder / "content/stories/lake-story.md"
    note.parent.mkdir()
    note.write_text("---\ntitle: The flood\n---\n", "utf-8")
    assert "/stories/lost-story/" in digest(folder, "regroup").stderr
    assert note.read_text("utf-8") == "---\ntitle: The flood\n---\n"


def test_an_edited_page_stays_where_it_is(folder: Path) -> None:
    boats = next(path for path in pages(folder) if "boats" in path.name)
    boats.write_text(boats.read_text("utf-8").replace("Boats in the streets", "By hand in the streets"), "utf-8")
    before = boats.read_bytes()
    digest(folder, "regroup")
    assert boats.read_bytes() == before


def test_since_leaves_what_is_older(folder: Path) -> None:
    assert digest(folder, "regroup", "--since", "2026-03-04").stdout == ""
    assert "-story: lost-story\n" in digest(folder, "regroup", "--since", "2026-03-03").stdout


def test_what_is_placed_anew_counts_as_unedited(folder: Path) -> None:
    digest(folder, "regroup")
    ledger = (folder / "content/imported.jsonl").read_text("utf-8")
    assert all(sha(path.read_bytes()) in ledger for path in pages(folder))


def test_voices_are_outlets_with_words_of_their_own(folder: Path) -> None:
    digest(folder, "regroup")
    rows = [json.loads(line) for line in digest(folder, "list", "stories", "--json").stdout.splitlines()]
    assert {row["story"]: (row["articles"], row["voices"], row["first"], row["last"]) for row in rows}["lake-story"][:2] == (2, 2)


def test_labelled_articles_of_ones_own_are_measured(folder: Path) -> None:
    rows = [{"title": "Lake floods Orrin", "text": LAKE, "story": "flood", "date": "2026-03-03"}, {"title": "Boats in Orrin", "text": FLOOD, "story": "flood"}]
    (folder / "own.jsonl").write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"title": "Goat elected", "text": GOAT, "story": "goat"}]), "utf-8")
    found = json.loads(digest(folder, "eval", "stories", str(folder / "own.jsonl"), "--json").stdout)
    assert (found["items"], found["labels"], found["groups"], found["f1"]) == (3, 2, 2, 1.0)
    (folder / "own.jsonl").write_text('{"title": "No label"}\nno object\n', "utf-8")
    ran = digest(folder, "eval", "stories", str(folder / "own.jsonl"), status=1)
    assert "own.jsonl:1: has no label" in ran.stderr
    assert "own.jsonl:2: not a JSON object" in ran.stderr
    (folder / "own.jsonl").write_text("", "utf-8")
    for task in ("stories", "topics", "cleaning"):
        assert "own.jsonl:1: nothing in it is labelled" in digest(folder, "eval", task, str(folder / "own.jsonl"), status=1).stderr


def test_a_labelled_file_may_be_packed_and_copies_stand_with_their_originals(folder: Path) -> None:
    body = " ".join([LAKE, FLOOD, GOAT])
    row = {"title": "Lake floods Orrin", "text": body, "story": "flood", "date": "2026-03-03", "mood": "wet"}
    rows = [row, {**row, "title": "Another headline", "date": "2026-05-30"}]  # too far apart for a story, were they no copies
    packed = gzip.compress("".join(json.dumps(one) + "\n" for one in rows).encode())
    (folder / "own.jsonl.gz").write_bytes(packed)
    ran = digest(folder, "eval", "stories", str(folder / "own.jsonl.gz"), "--json")
    assert (json.loads(ran.stdout)["groups"], ran.stderr.count("unknown members ignored: mood")) == (1, 1)
    for task, broken in (("topics", packed[:-20]), ("cleaning", bytes(range(32)) * 20)):
        (folder / "own.jsonl.gz").write_bytes(broken)
        assert "can't be read" in digest(folder, "eval", task, str(folder / "own.jsonl.gz"), status=1).stderr


def test_figures_are_those_of_the_definition() -> None:
    found = measure.clusters([("a", "x"), ("a", "x"), ("b", "x"), ("b", "y")])
    assert [found.precision, found.recall] == pytest.approx([2 / 3, 3 / 4])
    assert [found.pair_precision, found.pair_recall] == pytest.approx([1 / 3, 1 / 2])
    assert [found.rand, found.information] == pytest.approx([0, 0.3437110184854508])
    assert measure.clusters([]).f1 == 0


def test_a_reason_names_what_decided() -> None:
    lake, boats, goat = (
        Article(title, f"{number:016x}", story=slug, body=body, published=day_only(date(2026, 3, 3)))
        for number, (title, slug, body) in enumerate([("Lake floods Orrin", "flood", LAKE), ("Boats in Orrin", "flood", FLOOD), ("Goat elected", "goat", GOAT)])
    )
    reason = stories.why(lake, [boats, goat], text.stemmer("en"))
    assert reason is not None
    assert (reason.story, reason.nearest, reason.threshold) == ("flood", boats.id, stories.LIKE)
    assert reason.score >= stories.LIKE > reason.runner_up_score
    assert "orrin" in dict(reason.words)
    assert sum(reason.evidence.values()) == pytest.approx(reason.score) or reason.score == likeness.HIGHEST
    assert {"floods", "boats"} <= dict(reason.words).keys()  # as they stand there, not their stems
    alone = stories.why(replace(boats, story="own"), [lake, goat], text.stemmer("en"))
    assert alone is not None
    assert (reason.others, alone.others, alone.runner_up) == (1, 0, "flood")
    assert stories.why(goat, [], text.stemmer("en")) is None


def test_a_paragraph_that_all_articles_of_a_source_share_ties_none_of_them() -> None:
    furniture = "Marzipan obelisks and xylophones from Tarquin's cabinet of curious quokkas are for sale at our counter in Vell on weekdays."
    bodies = [f"{body}\n\n{furniture}" for body in ("The ferry rested.", "A choir won.", "Snow fell on Hamm.")]
    found = [Page("", Article(f"T{number}", f"{number:016x}", "Sound Herald", body=body)) for number, body in enumerate(bodies)]
    assert len(set(stories.place(found, (), (), text.stemmer("en")).values())) == 3


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pages(folder: Path) -> list[Path]:
    return sorted((folder / "content/articles").rglob("*.md"))


def story(folder: Path) -> dict[str, str]:
    found = [page.parse(path.read_text("utf-8"), path.name)[0] for path in pages(folder)]
    return {one.title: one.story for one in found if one is not None}


def digest(folder: Path, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run([sys.executable, "-m", "digest", "-C", str(folder), *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == status, ran.stderr
    return ran

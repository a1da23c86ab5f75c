"""An item that comes again, changed, renamed or mended: nothing is lost, nothing is said twice, nothing comes back."""

import json
from pathlib import Path
from typing import BinaryIO

import pytest

from digest import checking, files, importing, project, publishing
from digest.model import Article

BRIDGE = "The old bridge over the Sarn will be closed for repairs from Monday, the council said after engineers found cracks in two of its piers."
KEEPER = "Goalkeeper Rolf Tann saved three penalties as Vell beat Orn in the cup final on Saturday in front of twenty thousand people at the old ground."
HARBOUR = "A crane fell into the harbour of Mell on Friday night, and divers were still looking for its driver at noon the next day, the police said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site whose inbox holds one page dump."""
    (tmp_path / "content/inbox").mkdir(parents=True)
    (tmp_path / "digest.yaml").write_text("title: T\nbase_url: https://e.example/n/\n", "utf-8")
    dump(tmp_path, "Bridge closed for repairs on Monday", BRIDGE)
    return tmp_path


def test_another_article_under_the_same_item_is_another_article(folder: Path) -> None:
    build(folder)
    dump(folder, "Keeper saves three penalties in final", KEEPER)
    again(folder)
    assert titles(folder) == ["Bridge closed for repairs on Monday", "Keeper saves three penalties in final"]


def test_lines_that_move_stay_themselves(folder: Path) -> None:
    rows = [{"title": "First thing", "text": BRIDGE}, {"title": "Second thing", "text": KEEPER}]
    lines(folder, rows)
    (folder / "content/inbox/a.txt").unlink()
    build(folder)
    lines(folder, [{"title": "Zeroth thing", "text": HARBOUR}, *rows])
    build(folder)
    again(folder)
    assert titles(folder) == ["First thing", "Second thing", "Zeroth thing"]
    assert not any("copy_of" in path.read_text("utf-8") for path in pages(folder))


@pytest.mark.parametrize("headline", ["Bridge closed for repiars on Monday", "Bridge closed for repairs on Monday"])
def test_a_corrected_item_renews_its_page(folder: Path, headline: str) -> None:
    dump(folder, headline, BRIDGE)
    build(folder)
    before = pages(folder)
    dump(folder, "Bridge closed for repairs on Monday", BRIDGE.replace("two", "three"))
    build(folder)
    assert pages(folder) == before
    assert "three of its piers" in before[0].read_text("utf-8")
    assert titles(folder) == ["Bridge closed for repairs on Monday"]


def test_a_correction_taken_back_is_taken_back(folder: Path) -> None:
    build(folder)
    for text in (BRIDGE.replace("two", "three"), BRIDGE):
        dump(folder, "Bridge closed for repairs on Monday", text)
        build(folder)
    assert "two of its piers" in pages(folder)[0].read_text("utf-8")
    assert len(pages(folder)) == 1


def test_a_page_retitled_by_hand_has_no_double_when_its_item_is_corrected(folder: Path) -> None:
    build(folder)
    edited = pages(folder)[0].read_text("utf-8").replace("title: Bridge closed for repairs on Monday", "title: By hand")
    pages(folder)[0].write_text(edited, "utf-8")
    dump(folder, "Bridge closed for repairs on Monday", BRIDGE.replace("two", "three"))
    build(folder)
    assert [page.read_text("utf-8") for page in pages(folder)] == [edited]


@pytest.mark.parametrize("headline", ["Bridge closed for repairs on Monday", "Bridge closed for repair on Monday"])
def test_a_deleted_page_stays_deleted_when_its_item_is_corrected(folder: Path, headline: str) -> None:
    build(folder)
    pages(folder)[0].unlink()
    dump(folder, headline, BRIDGE.replace("two", "three"))
    build(folder)
    assert pages(folder) == []


def test_a_lost_ledger_makes_no_copies(folder: Path) -> None:
    build(folder)
    (folder / "content/imported.jsonl").unlink()
    build(folder)
    assert len(pages(folder)) == 1


def test_a_damaged_ledger_keeps_its_lines(folder: Path) -> None:
    build(folder)
    ledger = folder / "content/published.jsonl"
    whole = ledger.read_text("utf-8")
    ledger.write_bytes(whole.encode() + b"\0" * 300)
    assert [problem.line for problem in build(folder).problems] == [whole.count("\n") + 1]
    assert ledger.read_text("utf-8").startswith(whole)


def test_a_file_that_arrives_while_the_inbox_is_read_is_for_the_next_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = files.opened

    def late(path: Path) -> BinaryIO:
        (folder / "content/inbox/late.md").write_text(f"---\ntitle: Late\n---\n{KEEPER}\n", "utf-8")
        return opened(path)

    with monkeypatch.context() as patched:
        patched.setattr(files, "opened", late)
        build(folder)
    assert "Late" not in titles(folder)
    assert not build(folder).nothing
    assert "Late" in titles(folder)


def test_the_time_asked_for_is_not_the_time_recorded(folder: Path) -> None:
    from datetime import UTC, datetime

    publishing.publish(site(folder), project.Options(now=datetime(2020, 1, 1, tzinfo=UTC), jobs=1))
    recorded = [json.loads(line) for name in ("imported", "published") for line in (folder / f"content/{name}.jsonl").read_text("utf-8").splitlines()]
    assert not any(str(row.get("imported", row.get("first", ""))).startswith("2020") for row in recorded)


def test_a_preview_is_not_recorded_as_published(folder: Path) -> None:
    publishing.publish(site(folder), project.Options(drafts=True, future=True, jobs=1, output=folder / "preview"))
    assert not (folder / "content/published.jsonl").exists()


def test_a_page_that_can_no_longer_be_read_keeps_what_was_published(folder: Path) -> None:
    build(folder)
    page = pages(folder)[0]
    shown = next((folder / "site/articles").rglob("index.html"))
    before = shown.read_bytes()
    page.write_text(page.read_text("utf-8").replace("---\n", "---\npublished: 2025-99-99\n", 1), "utf-8")
    assert len(build(folder).problems) == 1
    assert shown.read_bytes() == before
    assert checking.site(site(folder), None, "")[0]


def test_names_that_are_no_text_and_links_in_circles_cost_only_themselves(folder: Path) -> None:
    (folder / "content/inbox/loop").symlink_to("loop")
    try:
        Path(str(folder / "content/inbox/") + "/caf\udce9.txt").write_text(f"Keeper saves three penalties\n\n{KEEPER}\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    found = build(folder)
    assert [problem.what for problem in found.problems] == ["the file's name is not readable text"]
    assert len(found.added) == 1


def dump(folder: Path, headline: str, text: str) -> None:
    (folder / "content/inbox/a.txt").write_text(f"{headline}\n\n{text}\n", "utf-8")


def lines(folder: Path, rows: list[dict[str, str]]) -> None:
    (folder / "content/inbox/a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def site(folder: Path) -> project.Project:
    return project.Project(folder, folder / "digest.yaml")


def build(folder: Path) -> project.Summary:
    return publishing.publish(site(folder), project.Options(jobs=1))


def again(folder: Path) -> None:

    items, _ = importing.inbox(site(folder), [folder / "content/inbox"], Article(), 1_000_000)
    list(importing.import_(site(folder), items, project.Options(jobs=1), again=True))


def pages(folder: Path) -> list[Path]:
    return sorted((folder / "content/articles").rglob("*.md"))


def titles(folder: Path) -> list[str]:
    rows = [line.removeprefix("title: ") for page in pages(folder) for line in page.read_text("utf-8").split("\n") if line.startswith("title: ")]
    return sorted(rows)


def entry(guid: str, text: str, day: str, title: str = "Bridge closed for repairs") -> str:
    return f"<item><title>{title}</title><guid isPermaLink='false'>{guid}</guid><pubDate>{day}</pubDate><description>{text}</description></item>"


def feed(folder: Path, name: str, *entries: str) -> None:
    (folder / f"content/inbox/{name}").write_text(f"<rss version='2.0'><channel><title>Post</title>{''.join(entries)}</channel></rss>", "utf-8")


def test_an_entry_that_comes_again_in_another_file_renews_its_page_where_it_is_newer(folder: Path) -> None:
    (folder / "content/inbox/a.txt").unlink()
    feed(
        folder, "monday.xml", entry("a-1", BRIDGE, "Mon, 11 May 2026 08:00:00 GMT"), entry("a-2", KEEPER, "Mon, 11 May 2026 09:00:00 GMT", "Keeper saves three")
    )
    build(folder)
    before = pages(folder)
    later = entry("a-1", BRIDGE.replace("two", "three"), "Tue, 12 May 2026 08:00:00 GMT")
    feed(folder, "tuesday.xml", later, entry("a-3", HARBOUR, "Tue, 12 May 2026 07:00:00 GMT", "Crane falls into the harbour"))
    assert build(folder).problems == ()
    assert len(pages(folder)) == 3
    assert set(before) < set(pages(folder))
    assert any("three of its piers" in path.read_text("utf-8") for path in before)


def test_an_entry_that_comes_again_in_other_words_without_a_later_time_is_reported(folder: Path) -> None:
    (folder / "content/inbox/a.txt").unlink()
    feed(folder, "monday.xml", entry("a-1", BRIDGE, "Mon, 11 May 2026 08:00:00 GMT"))
    build(folder)
    (page,) = pages(folder)
    before = page.read_text("utf-8")
    feed(folder, "tuesday.xml", entry("a-1", BRIDGE.replace("two", "three"), "Mon, 11 May 2026 08:00:00 GMT"))
    (problem,) = build(folder).problems
    assert str(problem).startswith(
        "content/inbox/tuesday.xml:1:1: tells in other words what content/articles/2026/05/bridge-closed-for-repairs.md tells, which stays"
    )
    assert page.read_text("utf-8") == before
    page.write_text(before.replace("two", "four"), "utf-8")  # by a person: it is not for the feed to mend
    feed(folder, "wednesday.xml", entry("a-1", BRIDGE.replace("two", "five"), "Wed, 13 May 2026 08:00:00 GMT"))
    assert build(folder).problems == ()
    assert "four of its piers" in page.read_text("utf-8")

"""Articles that repeat one another: found whatever was done to them, marked across sources, one article inside a source."""

import json
import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from digest import importing, page, project
from digest.group import copies
from digest.model import Article, day_only
from digest.project import Project

DAM = (
    "The dam above Orrin will be opened a little every night this week, the water board said on Tuesday, because the lake behind it has risen by four "
    "metres since the rain began. Sirens will sound in the valley an hour before. "
    "Farmers along the lower Sarn were asked to bring cattle and machines to higher ground by dusk. "
    "Engineers who walked through the wall on Monday found no new cracks, but two of the five gates have not been moved for eleven years. "
    "If they stick, divers will have to free them by hand. The board's chair, Ilse Maar, called that unlikely. "
    "The mayor of Orrin, whose own cellar is under water, said he had heard the word unlikely twice before this spring. "
    "Schools below the dam stay closed until Friday, and the night train over the old viaduct ends in Tell."
)
OTHER = (
    "A choir of forty dockers from Hamm has won the national singing contest with a song about a crane that would not lift. "
    "They rehearse in a warehouse between two shifts, and their conductor, a welder, cannot read music. "
    "The jury spoke of a sound like a ship's horn in fog. The prize is a piano, which none of them plays. "
    "It will stand in the canteen, next to the machine that sells soup, until somebody learns."
)
TOLD = (
    "People in the valley under the Orrin dam have been told to expect sirens at night. With the lake four metres up, the water board lets some of it go "
    "while most are asleep, and hopes that old gates will move. Ilse Maar, who chairs the board, sees little danger. Not everybody in town agrees: "
    "the mayor bales out his cellar and counts promises. Cattle are being driven uphill, pupils have the week off, and no train runs past Tell after dark."
)


def noisy(text: str) -> str:
    """One letter in forty read wrongly."""
    chance = random.Random(7)
    return "".join(chance.choice("etaoin") if letter.isalpha() and chance.random() < 0.025 else letter for letter in text)


def reordered(text: str) -> str:
    kept = text.split(". ")
    return ". ".join(kept[:2] + kept[3:6] + kept[7:])


EDITS = {
    "cut": DAM[: int(len(DAM) * 0.4)],
    "noise": noisy(DAM),
    "dropped": reordered(DAM),
    "spaces": DAM.replace(" ", "  "),
    "framed": f"Read this first: our app is free.\n\n{DAM}\n\nSubscribe to our letter for more like this, every morning.",
    "roundup": f"{DAM}\n\n{OTHER[:200]}",
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_found_under_another_headline(edit: str) -> None:
    found = copies.copies(
        [dated(article(1, DAM, "Dam to open at night")), article(2, EDITS[edit], "Valley braces for sirens"), article(3, OTHER), article(4, TOLD)]
    )
    assert found == {id(2): id(1)}


def test_the_same_event_in_other_words_is_no_copy() -> None:
    assert copies.copies([article(1, DAM), article(2, TOLD)]) == {}


def test_a_roundup_of_two_articles_makes_them_no_copies_of_one_another() -> None:
    found = copies.copies([article(1, DAM), article(2, OTHER), article(3, f"{DAM}\n\n{OTHER}")])
    assert set(found) == {id(3)}


def test_copies_are_found_in_any_order() -> None:
    listed = [article(number, text) for number, text in enumerate([DAM, *EDITS.values(), OTHER, TOLD])]
    wanted = copies.copies(listed)
    for seed in range(5):
        random.Random(seed).shuffle(listed)
        assert copies.copies(listed) == wanted


def test_hundreds_of_copies_are_one_group() -> None:
    found = copies.copies([article(number, f"{DAM} Paper number {number}.") for number in range(60)])
    assert {*found.values()} == {id(0)}
    assert len(found) == 59


def test_an_estimate_never_decides_otherwise_than_the_whole() -> None:
    chance, prints = random.Random(3), copies.Prints()
    known = [f"{first}{last}" for first in "b d f g h j k l m n p r s t v".split() for last in "a am ar e en er i in ok or os ul um y".split()]
    texts = []
    for number in range(60):
        words = texts[-1].split() if number % 6 else chance.choices(known, k=chance.randrange(40, 900))
        texts.append(" ".join(chance.choice(known) if chance.random() < 0.04 else word for word in words))
        prints.add(f"{number}", texts[-1])
    wholes = [frozenset(copies.runs(text)) for text in texts]
    estimated = 0
    for a, b in combinations(range(60), 2):
        found, whole = prints.alike(f"{a}", f"{b}"), copies.shared(wholes[a], wholes[b])
        assert (found >= copies.SAME) == (whole >= copies.SAME)
        estimated += found != whole
    assert estimated > 100


def test_what_is_known_is_the_original_and_nobodys_copy() -> None:
    old, older = replace(article(1, DAM), published=None), article(2, DAM)
    assert copies.copies([old, older], {old.id: old})[older.id] == old.id
    assert copies.copies([old, older], {old.id: old, older.id: older}) == {}


def test_words_without_spaces_are_compared_too() -> None:
    text = "大雨过后水库的水位上升了四米水务局说本周每天夜里将打开一点闸门下游的农民被要求在天黑之前把牲口赶到高处学校停课到星期五"
    assert set(copies.copies([dated(article(1, text)), article(2, text[:40])])) == {id(2)}


def test_copies_are_marked_and_name_the_original(folder: Path) -> None:
    lines(folder, [row("Dam to open at night", DAM, "Vell Wire", "2026-03-01"), row("Valley braces", EDITS["noise"], "Sound Herald", "2026-03-02")])
    lines(folder, [row("Sirens at night", EDITS["cut"], "Skerra Post", "2026-03-03")], "b")
    dam, valley = sorted(imported(folder, "a"), key=lambda one: str(one.published))
    (sirens,) = imported(folder, "b")
    assert (dam.copy_of, valley.copy_of, sirens.copy_of) == ("", dam.id, dam.id)
    assert dam.story == valley.story == sirens.story != ""


def test_inside_one_source_the_newest_text_stays(folder: Path) -> None:
    later = DAM.replace("four metres", "five metres")
    lines(
        folder,
        [
            row("Dam to open", DAM, "Sound Herald", "2026-03-01", "https://h.example/1"),
            row("Dam opens", later, "Sound Herald", "2026-03-02", "https://h.example/2"),
        ],
    )
    (one,) = imported(folder, "a")
    assert (one.title, one.url, one.addresses) == ("Dam opens", "https://h.example/2", ("https://h.example/1",))
    assert (str(one.published), str(one.updated)) == ("2026-03-01", "2026-03-02")
    lines(folder, [row("Dam is open", later.replace("five", "six"), "Sound Herald", "2026-03-03", "https://h.example/3")], "b")
    (now,) = imported(folder, "b")
    assert (now.id, now.title, now.story) == (one.id, "Dam is open", one.story)
    assert "six metres" in now.body
    assert now.addresses == ("https://h.example/1", "https://h.example/3")


def test_a_fragment_does_not_take_the_place_of_the_whole(folder: Path) -> None:
    lines(folder, [row("Dam to open", DAM, "Sound Herald", "2026-03-01")])
    imported(folder, "a")
    lines(folder, [row("Dam", EDITS["cut"], "Sound Herald", "2026-03-02", "https://h.example/2")], "b")
    (one,) = imported(folder, "b")
    assert one.body.replace("\n\n", " ") == DAM
    assert one.addresses == ("https://h.example/2",)


def test_a_page_that_a_person_edited_is_left_as_it_is(folder: Path) -> None:
    lines(folder, [row("Dam to open", DAM, "Sound Herald", "2026-03-01")])
    imported(folder, "a")
    (path,) = (folder / "content/articles").rglob("*.md")
    path.write_text(path.read_text("utf-8").replace("title: Dam to open", "title: By hand"), "utf-8")
    before = path.read_bytes()
    lines(folder, [row("Dam is open", DAM.replace("four", "six"), "Sound Herald", "2026-03-03")], "b")
    imported(folder, "b")
    assert [one.read_bytes() for one in (folder / "content/articles").rglob("*.md")] == [before]


def test_a_column_with_the_same_frame_is_another_article(folder: Path) -> None:
    frame = DAM[:700]
    lines(folder, [row("Monday", frame + OTHER[:250], "Sound Herald", "2026-03-01"), row("Tuesday", frame + TOLD[:250], "Sound Herald", "2026-03-02")])
    assert len(imported(folder, "a")) == 2


def test_articles_of_unknown_source_do_not_collapse(folder: Path) -> None:
    lines(folder, [row("One", DAM, "", "2026-03-01"), row("Two", EDITS["framed"], "", "2026-03-01")])
    assert sorted(bool(one.copy_of) for one in imported(folder, "a")) == [False, True]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yaml").write_text("title: T\nbase_url: https://e.example/n/\n", "utf-8")
    return tmp_path


def id(number: int) -> str:
    return f"{number:016x}"


def article(number: int, body: str, title: str = "") -> Article:
    return Article(title or f"Title {number}", id(number), body=body)


def dated(one: Article) -> Article:
    return replace(one, published=day_only(date(2026, 3, 1)))


def row(title: str, text: str, source: str, published: str, url: str = "") -> dict[str, str]:
    return {"title": title, "text": text, "source": source, "published": published, "url": url}


def lines(folder: Path, rows: list[dict[str, str]], name: str = "a") -> None:
    (folder / f"{name}.jsonl").write_text("".join(json.dumps({key: value for key, value in one.items() if value}) + "\n" for one in rows), "utf-8")


def imported(folder: Path, name: str) -> list[Article]:
    """The pages that a file's import made or renewed."""
    site = Project(folder, folder / "digest.yaml")
    items, _ = importing.inbox(site, [folder / f"{name}.jsonl"], Article(), 1_000_000)
    found = list(importing.import_(site, items, project.Options(jobs=1)))
    assert [problem for one in found for problem in one.problems] == []
    pages = [page.parse((folder / path).read_text("utf-8"), path)[0] for path in sorted({path for one in found for path in (*one.files, *one.renewed)})]
    return [one for one in pages if one is not None]

"""How pairs become groups, and that what an import read before is kept in little room: its words, sketches and prints."""

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer

from digest import importing, intake, markdown, page, project, text
from digest.group import copies, joining, sections, stories, wording
from digest.model import Article, Page, day_only
from digest.project import Project

STEM = text.stemmer("en")
FLOOD = [
    ("Lake floods Orrin", "The lake at Orrin has flooded the lower town after the dam was opened, and boats carry people of Orrin out of their houses."),
    ("Boats in Orrin", "Boats carried people out of the flooded lower town of Orrin on Tuesday after the dam above the lake was opened in the night."),
]
FILLER = (
    "ferry choir bridge rooster museum bakery glacier orchard violin lighthouse tunnel harvest chess beehive canal puppet sauna comet tram vineyard".split()
)


def groups(sizes: list[int], pairs: list[tuple[int, int, float]], settled: tuple[int, ...] = (), least: float = 1.0) -> set[frozenset[int]]:
    return {frozenset(group) for group in joining.joined(sizes, settled, pairs, least)}


def test_a_chain_is_no_group() -> None:
    assert groups([1, 1, 1], [(0, 1, 1.9), (1, 2, 1.8)]) == {frozenset({0, 1}), frozenset({2})}
    assert groups([1, 1, 1], [(0, 1, 1.9), (1, 2, 1.8), (0, 2, 0.3)]) == {frozenset({0, 1, 2})}


def test_some_members_speak_for_a_large_group() -> None:
    known = [(0, 1, 1.2)] * joining.EACH
    assert groups([1, 100], known) == {frozenset({0, 1})}
    assert groups([1, 100], known[: joining.EACH // 2]) == {frozenset({0}), frozenset({1})}


def test_two_that_are_settled_are_never_joined() -> None:
    assert groups([1, 1], [(0, 1, 9.0)], settled=(0, 1)) == {frozenset({0}), frozenset({1})}
    assert groups([1, 1], [(0, 1, 1.4)], settled=(1,)) == {frozenset({0, 1})}
    assert groups([1, 1, 1], [(0, 1, 1.6), (0, 2, 1.9), (1, 2, 9.0)], settled=(1, 2)) == {frozenset({1}), frozenset({0, 2})}


@pytest.mark.parametrize(
    ("others", "settled", "wanted"),
    [
        ([], (), [[0, 1, 4], [2, 3]]),
        ([(4, 2, 0.5), (4, 3, 0.5)], (), [[0, 1], [2, 3], [4]]),  # nearly as much like another
        ([], (0,), [[0, 1], [2, 3], [4]]),  # a story that is there already
    ],
)
def test_one_alone_belongs_to_the_group_that_it_is_most_like(others: list[tuple[int, int, float]], settled: tuple[int, ...], wanted: list[list[int]]) -> None:
    pairs = [(0, 4, 0.6), (1, 4, 0.8), *others]
    assert sorted(sorted(group) for group in joining.adopted([[0, 1], [2, 3], [4]], [1] * 5, settled, pairs, 0.5, 0.4)) == wanted


@pytest.mark.parametrize(("enough", "wanted"), [((2, 0.7), [[0, 1, 4]]), ((2, 0.71), [[0, 1], [4]]), ((1, 0.5), [[0, 1], [4]])])
def test_one_that_comes_late_belongs_to_a_story_that_is_there_already_if_it_is_like_it(enough: tuple[int, float], wanted: list[list[int]]) -> None:
    most, least = enough
    found = joining.adopted([[0, 1], [4]], [1] * 5, (0,), [(0, 4, 0.6), (1, 4, 0.8)], 0.5, 0.4, lambda one, size: least if one == 4 and size <= most else 9.0)
    assert found == wanted


def test_one_that_comes_late_belongs_to_another_that_stood_alone() -> None:
    assert joining.adopted([[0], [1]], [1, 1], (0,), [(0, 1, 0.6)], 9.0, 0.4, lambda one, size: 0.5) == [[0, 1]]
    assert joining.adopted([[0], [1]], [3, 1], (0,), [(0, 1, 2.4)], 9.0, 0.4, lambda one, size: 0.5 if size < 3 else 9.0) == [[0], [1]]


def test_two_alone_are_no_group() -> None:
    assert joining.adopted([[0], [1]], [1, 1], (), [(0, 1, 0.9)], 0.5, 0.4) == [[0], [1]]


def test_of_one_that_stands_alone_less_is_asked_and_that_is_said() -> None:
    parts = (Path(__file__).parent / "quality/stories.txt").read_text("utf-8").split("== ")[1:]
    heads = [part.partition("\n") for part in parts]
    found = [article(number, head.split(" | ")[2], body, int(head.split(" | ")[1][-2:])) for number, (head, _, body) in enumerate(heads)]
    placed = place(found)
    birds, harbour = next(one for one in found if "eiders" in one.title), next(one for one in found if "Harbour of Sund" in one.title)
    others = [replace(one, story=placed[one.id]) for one in found if one is not birds]
    assert placed[birds.id] == placed[harbour.id]
    reason = stories.why(replace(birds, story=placed[birds.id]), others, STEM)
    assert reason is not None
    assert stories.LONE == reason.threshold <= reason.score < stories.LIKE
    reason = stories.why(birds, others, STEM)
    assert reason is not None
    assert (reason.story, reason.runner_up) == ("", placed[harbour.id])
    assert reason.threshold == stories.LIKE, "for a story that is there already the lower bar does not hold"


def test_of_one_that_comes_to_another_alone_less_is_asked_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (article(number, title, body, 2 + number) for number, (title, body) in enumerate(FLOOD))
    known = replace(first, story="flood")
    reason = stories.why(replace(second, story="flood"), [known], STEM)
    assert reason is not None
    monkeypatch.setattr(stories, "LIKE", reason.score + 0.5)
    monkeypatch.setattr(stories, "LATE", reason.score - 0.5)
    clippings = stories.Clippings(STEM)
    clippings.add([known])
    assert clippings.place([second], ()) == {second.id: "flood"}
    said = stories.why(replace(second, story="flood"), [known], STEM)
    assert said is not None
    assert said.threshold == stories.LATE
    clippings = stories.Clippings(STEM)
    clippings.add([known, replace(article(8, *FLOOD[0], 2), story="flood"), replace(article(9, *FLOOD[0], 2), story="flood")])
    assert clippings.place([second], ()) != {second.id: "flood"}, "a story of three is not young"


@pytest.mark.parametrize("shuffled", range(3))
def test_what_was_imported_many_chunks_before_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch, shuffled: int) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    monkeypatch.setattr(intake, "CHUNK", 2)
    monkeypatch.setattr(intake, "TOGETHER", 2)
    (first, lead), (second, more) = FLOOD
    wire = " ".join(f"{one} {other} rested" for one, other in zip(FILLER, reversed(FILLER), strict=True))
    others = [
        {"title": f"The {word} of Hamm", "text": f"A {word} and its {word} keeper rest in a {word} in Hamm.", "published": "2026-03-03"} for word in FILLER
    ]
    random.Random(shuffled).shuffle(others)
    rows = [
        {"title": first, "text": lead, "published": "2026-03-02"}, {"title": "Rest", "text": wire, "source": "Vell Wire", "published": "2026-03-02"}, *others,
        {"title": second, "text": more, "published": "2026-03-04"}, {"title": "All rest", "text": f"Hamm. {wire}", "source": "Sound Herald", "published": "2026-03-04"},
    ]  # fmt: skip
    found = imported(folder, rows)
    assert found[first].story == found[second].story
    assert found["All rest"].copy_of == found["Rest"].id
    assert found["All rest"].story == found["Rest"].story


@pytest.mark.parametrize("loose", [copies.LOOSE, 1, 0])
def test_the_oldest_are_forgotten_where_there_are_very_many(monkeypatch: pytest.MonkeyPatch, loose: int) -> None:
    monkeypatch.setattr(copies, "LOOSE", loose)  # the others are packed
    monkeypatch.setattr(stories, "MANY", 4)
    monkeypatch.setattr(copies, "MANY", 4)
    clippings, prints = stories.Clippings(STEM), copies.Prints()
    for number, word in enumerate(FILLER[:5]):
        clippings.add([replace(article(number, f"The {word}", f"A {word} in Hamm.", number + 1), story=word)])
        prints.add(f"{number}", " ".join(FILLER[number:]))
    clippings.forget()
    assert prints.forget() == ["0", "1", "2"]
    assert ["0" in prints, "4" in prints] == [False, True]
    assert [clippings.story(f"{number:016x}") for number in range(5)] == ["", "", "", FILLER[3], FILLER[4]]
    assert prints.add("5", " ".join(FILLER[4:])) == ["3", "4"]
    assert prints.alike("4", "5") == 1.0
    prints.forget()
    assert prints.alike("4", "5") == 1.0
    assert clippings.place([article(9, f"The {FILLER[4]}", f"A {FILLER[4]} in Hamm.", 5)], ()) == {f"{9:016x}": FILLER[4]}


def test_an_article_is_read_once() -> None:
    reader = wording.Reader()
    one = article(1, "Sund's harbour – closed", "U.S. divers’ boats\n\n大雨过后水库 and don't.", 1)
    assert reader(one) is reader(one)
    assert (reader(one).title, reader(one).body) == (wording.read(one).title, wording.read(one).body)
    changed = replace(one, body="Another text.")
    assert reader(changed).body == ["another", "text"]
    kept = reader(one)
    reader.forget()
    assert reader(one) is not kept
    assert reader(one).body == kept.body


def test_stems_are_the_same_with_the_extra_and_without() -> None:
    pytest.importorskip("Stemmer", reason="the extra `fast` (PyStemmer) is not installed")
    plain = EnglishStemmer()
    words = text.words((Path(__file__).parent / "quality/stories.txt").read_text("utf-8"))
    assert [STEM(word) for word in words] == [plain.stemWord(word) for word in words]


def test_rows_are_summed_up_as_numbers() -> None:
    rows = list(sections.weights().words.values())[:500]
    assert sections.unpacked(sum(rows), len(rows)) == [sum(column) for column in zip(*map(sections.unpacked, rows), strict=True)]


def article(number: int, title: str, body: str, day: int) -> Article:
    return Article(title, f"{number:016x}", body=markdown.escape(body), published=day_only(date(2026, 3, day)), role="main")


def place(found: list[Article]) -> dict[str, str]:
    return stories.place([Page("", one) for one in found], (), (), STEM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yaml").write_text("title: T\nbase_url: https://e.example/n/\n", "utf-8")
    return tmp_path


def imported(folder: Path, rows: list[dict[str, str]]) -> dict[str, Article]:
    """The pages that an import made, by title."""
    for number, one in enumerate(rows):
        (folder / f"{number:02}.jsonl").write_text(json.dumps(one) + "\n", "utf-8")
    site = Project(folder, folder / "digest.yaml")
    items, _ = importing.inbox(site, sorted(folder.glob("*.jsonl")), Article(), 1_000_000)
    found = list(importing.import_(site, items, project.Options(jobs=1)))
    assert len(found) > 5, "in chunks"
    pages = [page.parse(path.read_text("utf-8"), path.name)[0] for path in (folder / "content/articles").rglob("*.md")]
    return {one.title: one for one in pages if one is not None}

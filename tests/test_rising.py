"""What articles name, and which names rise on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.group import rising

DAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("title", "lead", "wanted"),
    [
        ("Storm Maren floods Orn", "", ("Storm Maren", "Orn")),
        ("Council of Orn thanks Ada Lund’s crew", "", ("Council of Orn", "Ada Lund")),
        ("Ferries stop", "The ferry from Orn to Pell stopped. Mayor Ada Lund waited. Later she left.", ("Orn", "Pell", "Mayor Ada Lund")),
        ("Why The Old Ferry Stopped On Monday Night", "It was fog over Pell.", ("Pell",)),  # capitals say nothing in such a headline
        ("Talks on Agenda 2030 and U.S. aid begin", "", ("Agenda 2030",)),
        ("der Hafen von Orn", "", ("Hafen von Orn",)),
        ("زلزال يضرب الساحل", "", ("زلزال", "يضرب", "الساحل")),
        ("العَبّارة تتوقّف، والعـبارة «تعود»", "", ("العبارة", "تتوقف", "والعبارة", "تعود")),  # written with vowels and stretched, as without
        ("हिन्दी में ख़बर", "", ("हिन्दी", "ख़बर")),
        ("海啸 2026", "", ("海啸",)),
        ("", "", ()),
    ],
)
def test_names(title: str, lead: str, wanted: tuple[str, ...]) -> None:
    assert rising.names(title, lead) == wanted


def labels(days: dict[date, list[tuple[str, ...]]], *barred: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(term.label, term.places) for term in rising.rising(days, barred)[DAY]]


def month(*every: tuple[str, ...]) -> dict[date, list[tuple[str, ...]]]:
    return {DAY - timedelta(back): list(every) for back in range(1, 31)}


def test_what_is_named_much_oftener_than_in_the_month_before_rises() -> None:
    today = [("Maren", "Orn"), ("Orn",), ("Maren",), ("Pell",)]
    assert labels({**month(("Orn",), ("Pell",)), DAY: today}) == [("Maren", (0, 2))]
    assert labels({DAY: today}) == [("Maren", (0, 2)), ("Orn", (0, 1))], "all is new on the first day"


def test_what_one_article_names_does_not_rise() -> None:
    assert labels({**month(("Orn",)), DAY: [("Maren", "Maren Two"), ("Orn",)]}) == []


def test_what_comes_each_week_does_not_rise() -> None:
    weekly = {DAY - timedelta(back): [("Friday",) if back % 7 == 0 else ("Orn",)] * 2 for back in range(1, 31)}
    assert labels({**weekly, DAY: [("Friday",), ("Friday", "Maren"), ("Maren",)]}) == [("Maren", (1, 2))]


def test_what_is_older_than_a_month_is_forgotten() -> None:
    old = {DAY - timedelta(back): [("Maren",)] * 9 for back in range(31, 60)}
    assert labels({**old, **month(("Orn",)), DAY: [("Maren",), ("Maren",)]}) == [("Maren", (0, 1))]


def test_a_longer_name_stands_for_its_parts() -> None:
    assert labels({**month(("Orn",)), DAY: [("Storm Maren",), ("Storm Maren", "Maren"), ("Maren",)]}) == [("Storm Maren", (0, 1))]


def test_outlets_and_the_calendar_do_not_rise() -> None:
    assert labels({DAY: [("Orn Gazette", "Pell"), ("Orn Gazette", "Pell")]}, "Orn Gazette") == [("Pell", (0, 1))]


@given(st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.lists(st.lists(st.sampled_from("ABCDEF"), unique=True), max_size=6), max_size=20))
def test_a_term_stands_with_all_its_articles_of_its_day_alone(days: dict[date, list[list[str]]]) -> None:
    found = rising.rising(days)
    assert found.keys() == days.keys()
    for day, terms in found.items():
        assert len(terms) <= rising.MOST
        for term in terms:
            assert term.places == tuple(place for place, article in enumerate(days[day]) if term.label in article)
            assert len(term.places) >= rising.LEAST
    later = {day: articles for day, articles in days.items() if day <= date(2026, 2, 1)}
    assert rising.rising(later) == {day: found[day] for day in later}, "what comes later changes no day before it"

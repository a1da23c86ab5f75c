"""Laws of dates: what is printed in a language is read, what can't be known is unknown, nothing lies in the future."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import clean, dates
from digest.clean.around import Around
from digest.clean.facts import Page, find
from digest.dates.words import MONTHS
from digest.model import Article, Document, When, day_only

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
TAGS = "en fr de es pt it nl ru uk ar".split()
FORMS = {
    "en": ("{month} {day}, {year}", "{day} {month} {year}", "{day} {short} {year}", "{short} {day}, {year}"),
    "de": ("{day}. {month} {year}", "{day:02}.{number:02}.{year}", "{day}. {short} {year}"),
    "es": ("{day} de {month} de {year}", "{day}/{number}/{year}", "{day} {short}. {year}"),
    "pt": ("{day} de {month} de {year}", "{day:02}/{number:02}/{year}"),
    "": ("{year}-{number:02}-{day:02}", "{year}年{number}月{day}日", "{year}/{number}/{day}"),
}
OTHERS = ("{day} {month} {year}", "{day} {short} {year}", "{day:02}/{number:02}/{year}", "{day:02}.{number:02}.{year}")


def _printed(day: date, tag: str, form: str) -> str:
    names = MONTHS.get(tag, MONTHS["en"]).split("|")[day.month - 1].split()
    return form.format(day=day.day, number=day.month, year=day.year, month=names[0], short=names[-1])


@pytest.mark.parametrize("tag", [*TAGS, ""])
@given(day=DAYS)
def test_a_day_is_read_as_it_was_printed(tag: str, day: date) -> None:
    for form in FORMS.get(tag, OTHERS):
        for printed in (_printed(day, tag, form), _printed(day, tag, form).upper(), f"({_printed(day, tag, form)})"):
            assert dates.absolute(printed, tag) == day_only(day), printed


@given(day=DAYS)
def test_a_day_in_figures_that_could_be_two_is_none(day: date) -> None:
    printed = f"{day.month}/{day.day}/{day.year}"
    read = dates.absolute(printed)
    assert read == (day_only(day) if day.day > 12 or day.day == day.month else None)
    assert dates.absolute(printed, order="mdy") == day_only(day)
    assert dates.absolute(printed, "en-US") == day_only(day)


@given(day=DAYS, hour=st.integers(13, 23))
def test_a_page_tells_how_it_writes_its_days(day: date, hour: int) -> None:
    assert dates.order(f"{day.month}/{day.day}/{day.year} and 6/25/2025") == "mdy"
    assert dates.order("25/6/2025 and 6/25/2025") == ""
    assert dates.absolute(f"{day.day}/{day.month}/{day.year} {hour}:05") == day_only(day)


@given(
    st.text() | st.lists(st.sampled_from("3 31 2025 june von 年 月 日 / . - ago vor il y a منذ 前 heute July Uhr GMT+2 99:99 令和 元 ٣".split())).map(" ".join)
)
def test_reading_dates_never_raises(line: str) -> None:
    for day in dates.days(line):
        assert 0 <= day.start < day.end <= len(line)
    found = dates.find_age(line)
    assert not found or dates.age(found, day_only(date(2025, 6, 4))) is not NotImplemented
    dates.order(line)


AGES = {
    "en": "{n} hours ago", "fr": "il y a {n} heures", "de": "vor {n} Stunden", "es": "hace {n} horas", "pt": "há {n} horas", "it": "{n} ore fa",
    "nl": "{n} uur geleden", "ru": "{n} часов назад", "uk": "{n} годин тому", "ar": "منذ {n} ساعات", "zh": "{n}小时前", "ja": "{n}時間前",
}  # fmt: skip


@pytest.mark.parametrize("tag", AGES)
@given(hours=st.integers(1, 23), fetched=st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2030, 1, 1)))  # noqa: DTZ001
def test_an_age_is_counted_back(tag: str, hours: int, fetched: datetime) -> None:
    now = When(fetched.replace(tzinfo=UTC, microsecond=0))
    for line in (AGES[tag].format(n=hours), f"Velm{AGES[tag].format(n=hours)}" if tag in ("en", "it", "nl", "zh", "ja") else AGES[tag].format(n=hours).upper()):
        found = dates.find_age(line)
        assert found and dates.age(found, now) == When(now.at - timedelta(hours=hours))
        assert dates.age(found, None) is None


LINES = st.lists(
    st.sampled_from(
        (
            "Ferry leaves without its captain",
            "By Ana Lind",
            "Published June 9, 2025",
            "June 1, 2025",
            "Updated: June 5, 2025",
            "2 hours ago",
            "4 June 2025 23:50 GMT",
            "Harbour Gazette",
        )
    )
    | DAYS.map(lambda day: f"{day.day} June {day.year}"),
    min_size=1,
    max_size=12,
)


@given(LINES, st.data())
def test_no_day_lies_after_fetching(lines: list[str], data: st.DataObject) -> None:
    fetched = When(datetime(2025, 6, 4, 12, tzinfo=UTC))
    first = data.draw(st.integers(0, len(lines) - 1))
    found = find(Around(lines, None, first, first), Page(fetched))
    for told in (found.published, found.updated):
        assert told is None or (told.at <= fetched.at if told.exact else told.day() <= fetched.day())
    text = "\n\n".join([*lines, "The ferry to the island left without its captain on Monday morning, and forty people learned it only when it was back."])
    for article in clean.articles(Document("page.txt", "dump", text, Article(fetched=fetched), "0" * 64))[0]:
        for told in (article.published, article.updated):
            assert told is None or (told.at <= fetched.at if told.exact else told.day() <= fetched.day())

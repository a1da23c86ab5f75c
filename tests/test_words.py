"""The words of the interface: no page has a word of its own; every language says everything, in the forms that its numbers have; dates, numbers and lists as CLDR writes them."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from digest import resources, words
from digest.group import sections
from digest.problem import Problem
from digest.words import cldr

from .edits import build, text, write

TABLES = {name: import_module(f"digest.words.{name.replace('-', '_')}").WORDS for name in words.LANGUAGES}
ENGLISH = TABLES["en"]
OTHERS = [name for name in words.LANGUAGES if name != "en"]
DAYS = [date(2023, 12, 31) + timedelta(days=7 * week + week % 7) for week in range(110)]
NUMBERS = [*range(130), 200, 1000, 1001, 12_345, 1_000_000, 1_234_567]


def forms(message: words.Message) -> dict[str, str]:
    return message if isinstance(message, dict) else {"other": message}


# The tables.


@pytest.mark.parametrize("name", OTHERS)
def test_every_language_says_everything_and_nothing_else(name: str) -> None:
    topics = {f"topic_{slug.replace('-', '_')}{more}" for slug in sections.SLUGS for more in ("", "_about")}
    assert set(TABLES[name]) == set(ENGLISH) | topics


@pytest.mark.parametrize("name", OTHERS)
def test_a_message_has_the_placeholders_of_the_english_one(name: str) -> None:
    for key, message in TABLES[name].items():
        wanted = words.placeholders(forms(ENGLISH.get(key, "x"))["other"])
        assert isinstance(message, dict) == isinstance(ENGLISH.get(key, ""), dict), key
        for form, said in forms(message).items():
            held = words.placeholders(said)
            # one and two of a thing may be said without a figure; of more the figure is never left out
            assert held == wanted or (form in ("zero", "one", "two") and held == wanted - {"n"}), (key, form)


@pytest.mark.parametrize("name", words.LANGUAGES)
def test_a_message_has_a_form_for_every_number(name: str) -> None:
    rule = Locale.parse(name, sep="-").plural_form
    for key, message in TABLES[name].items():
        if isinstance(message, dict):
            missing = {rule(number) for number in NUMBERS} - set(message)
            assert missing <= ({"many"} if name in ("es", "fr", "it", "pt") else set()), key  # only of whole millions, and said like others
            assert set(message) <= rule.tags | {"other"}, key


@pytest.mark.parametrize("name", words.LANGUAGES)
def test_nothing_is_empty_or_ends_in_a_space(name: str) -> None:
    for key, message in TABLES[name].items():
        assert all(said and said == said.strip() and "  " not in said for said in forms(message).values()), key


def test_sections_are_called_in_english_as_the_sections_say() -> None:
    assert not any(f"topic_{slug.replace('-', '_')}" in ENGLISH for slug in sections.SLUGS)


# How languages write dates, numbers and lists.


def test_english_is_written_as_cldr_writes_it() -> None:
    quick, slow = words.ENGLISH, Locale.parse("en_001")
    for day in DAYS:
        assert quick.day(day) == format_date(day, "long", slow)
        assert quick.long_day(day) == format_date(day, "full", slow)
        assert quick.month(day) == format_skeleton("yMMMM", day, locale=slow)
    for number in NUMBERS:
        assert quick.number(number) == format_decimal(number, locale=slow)
        assert quick.form(number) == slow.plural_form(number)
    for items in (["A", "B"], ["A", "B", "C"], list("ABCDE")):
        assert quick.listed(items) == format_list(items, locale=slow)
    asked = cldr.manner("en")
    assert asked is not None
    assert quick.weekdays() == asked.weekdays()
    assert quick.months() == asked.months()


WRITTEN = {
    "ar": ("3 يونيو 2026", "الأربعاء، 3 يونيو 2026", "يونيو 2026", "12,345"),
    "ar-EG": ("٣ يونيو ٢٠٢٦", "الأربعاء، ٣ يونيو ٢٠٢٦", "يونيو ٢٠٢٦", "١٢٬٣٤٥"),
    "de": ("3. Juni 2026", "Mittwoch, 3. Juni 2026", "Juni 2026", "12.345"),
    "en-US": ("June 3, 2026", "Wednesday, June 3, 2026", "June 2026", "12,345"),
    "es": ("3 de junio de 2026", "Miércoles, 3 de junio de 2026", "Junio de 2026", "12.345"),
    "fr": ("3 juin 2026", "Mercredi 3 juin 2026", "Juin 2026", "12\u202f345"),
    "it": ("3 giugno 2026", "Mercoledì 3 giugno 2026", "Giugno 2026", "12.345"),
    "ja": ("2026年6月3日", "2026年6月3日水曜日", "2026年6月", "12,345"),
    "nl": ("3 juni 2026", "Woensdag 3 juni 2026", "Juni 2026", "12.345"),
    "pt-BR": ("3 de junho de 2026", "Quarta-feira, 3 de junho de 2026", "Junho de 2026", "12.345"),
    "ru": ("3 июня 2026\u202fг.", "Среда, 3 июня 2026\u202fг.", "Июнь 2026\u202fг.", "12\u00a0345"),
    "uk": ("3 червня 2026\u202fр.", "Середа, 3 червня 2026\u202fр.", "Червень 2026\u202fр.", "12\u00a0345"),
    "zh": ("2026年6月3日", "2026年6月3日星期三", "2026年6月", "12,345"),
    "zh-TW": ("2026年6月3日", "2026年6月3日 星期三", "2026年6月", "12,345"),
}


@pytest.mark.parametrize("tag", WRITTEN)
def test_dates_and_numbers_are_written_in_the_language(tag: str) -> None:
    said, day = words.words(tag), date(2026, 6, 3)
    assert (said.day(day), said.long_day(day), said.month(day), said.number(12_345)) == WRITTEN[tag]
    assert said.on("2026-06-03") == said.day(day)
    assert said.language == tag


def test_weeks_begin_on_monday_as_editions_do() -> None:
    assert words.words("en").weekdays()[0] == ("Monday", "Mon")
    assert words.words("de").weekdays()[0] == ("Montag", "Mo")
    assert words.words("ar").weekdays()[6] == ("الأحد", "ح")
    assert words.words("ru").months()[5] == "Июнь"


def test_lists_are_joined_as_the_language_joins_them() -> None:
    assert [words.words(tag).listed(["A", "B", "C"]) for tag in ("en", "fr", "ar", "ja")] == ["A, B and C", "A, B et C", "A وB وC", "A、B、C"]
    assert words.words("fr").listed([]) == ""
    assert words.words("fr").listed(["<A>"]) == "<A>"
    assert words.words("fr").listed(["<A>", Markup("<b>B</b>")]) == Markup("&lt;A&gt; et <b>B</b>")


# Messages.


@pytest.mark.parametrize("tag", ["zh-TW", "zh_HK", "zh-MO", "zh-Hant", "zh-Hant-HK"])
def test_chinese_is_said_in_the_characters_of_the_place(tag: str) -> None:
    assert (words.words(tag).say("search"), words.words("zh-CN").say("search"), words.words("zh-Hans-HK").say("search")) == ("搜尋", "搜索", "搜索")


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [("en", 1, "1 article"), ("en", 0, "0 articles"), ("fr", 0, "0 article"), ("ru", 1, "1 статья"), ("ru", 3, "3 статьи"), ("ru", 11, "11 статей"),
     ("ru", 1_021, "1\u00a0021 статья"), ("uk", 5, "5 статей"), ("ar", 1, "مقال واحد"), ("ar", 2, "مقالان"), ("ar", 3, "3 مقالات"), ("ar", 11, "11 مقالًا"),
     ("ar", 100, "100 مقال"), ("ar-EG", 5, "٥ مقالات"), ("ja", 1, "1本の記事"), ("es", 1_000_000, "1.000.000 artículos"), ("xx", 2, "2 articles")],
)  # fmt: skip
def test_a_number_chooses_its_form(tag: str, number: int, said: str) -> None:
    assert words.words(tag).say("articles", n=number) == said


def test_html_in_a_message_stays_and_all_else_is_escaped() -> None:
    said = words.words("fr", {"fr": {"x": "a < {b}, {c}"}})
    assert said.say("x", b="<b>", c="&") == "a < <b>, &"
    assert said.say("x", b=Markup("<b>"), c="&") == Markup("a &lt; <b>, &amp;")
    assert isinstance(said.say("as_of", date=Markup("<time>")), Markup)


def test_what_nobody_says_is_an_error() -> None:
    with pytest.raises(LookupError, match="no message 'nothing'"):
        words.words("fr").say("nothing")


def test_a_sites_own_words_win_and_what_it_lacks_is_said_in_english() -> None:
    own = words.own([("one/words.yaml", "fr: {archive: Le grenier, mine: Ici}\nsv: {archive: Arkiv}\nen: {archive: Attic}"), ("words.yaml", "fr: {mine: Là}")])
    assert [words.words("fr", own).say(name) for name in ("archive", "mine", "topics")] == ["Le grenier", "Là", "Rubriques"]
    swedish = words.words("sv", own)
    assert [swedish.say("archive"), swedish.say("topics"), swedish.day(date(2026, 6, 3))] == ["Arkiv", "Topics", "3 juni 2026"]
    assert [words.words(tag, own).say("archive") for tag in ("en", "en-GB", "de", "xx")] == ["Attic", "Attic", "Archiv", "Attic"]
    assert words.words("fr-CA", own).say("archive") == "Le grenier"


def test_what_is_said_decides_the_mark() -> None:
    assert words.words("fr").mark == words.words("fr", {"de": {"archive": "x"}}).mark
    assert len({words.words("fr").mark, words.words("en").mark, words.words("fr", {"fr": {"archive": "x"}}).mark}) == 3


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [("archive: x", 1, "'archive' is not a language"), ("en:\n  a: b\nnot a tag: {a: b}", 3, "not a language"), ("fr: {a: '{'}", 1, "fr: a: "),
     ("fr: {a: '{a.b}'}", 1, "{a.b} is no placeholder"), ("fr: {a: '{0}'}", 1, "{0} is no placeholder"), ("fr: {a: {one: x}}", 1, "the forms one"),
     ("fr: {a: {other: x, lots: y}}", 1, "the forms other, lots"), ("fr: {a: [b]}", 1, "fr: a: ")],
)  # fmt: skip
def test_words_that_are_none_name_their_line(source: str, line: int, what: str) -> None:
    with pytest.raises(Problem) as caught:
        words.own([("templates/words.yaml", source)])
    assert (caught.value.path, caught.value.line) == ("templates/words.yaml", line)
    assert what in caught.value.what


# A site whose own words are all Greek, in a language whose messages are English in «brackets»: Latin letters without them would be words of a template.

LATIN = re.compile(r"[A-Za-z]{2,}")
PROPER = {"RSS", "Atom", "JSON", "OPML", "opml", "feeds"}
"""Names of formats, and of the list of all feeds."""
SAID = ("aria-label", "title", "alt", "placeholder", "label", "content", "value")
"""Attributes that people hear or see; of `content` those below."""
META = ("description", "og:title", "og:description", "og:site_name", "twitter:title", "twitter:description")
ARTICLES = {
    "a": {"title": "Πλοίο στο λιμάνι", "published": "2026-03-09T10:00:00Z", "source": "Εφημερίδα", "story": "s", "topics": "[sport]", "authors": "[Άννα, Νίκος]",
          "agency": "Πρακτορείο", "dateline": "ΑΘΗΝΑ", "captions": "[Μια εικόνα]", "url": "https://x.example/1", "updated": "2026-03-10"},
    "b": {"title": "Το πλοίο έφυγε", "published": "2026-03-08", "estimated": "[published]", "source": "Νέα", "story": "s", "topics": "[sport, world]"},
    "c": {"title": "Αντίγραφο", "published": "2026-03-08", "source": "Βήμα", "story": "s", "copy_of": f"{1:016x}"},
    "d": {"title": "Χωρίς ημέρα", "url": "https://x.example/2"},
    "e": {"title": "Παλιό", "published": "2025-12-30", "source": "Νέα", "role": "brief", "topics": "[health]"},
    "f": {"title": "Σχέδιο", "published": "2026-03-08", "source": "Νέα", "draft": "true"},
} | {f"g{number}": {"title": f"Νέο {number}", "published": "2026-02-20", "source": "Νέα", "topics": "[world]"} for number in range(12)}  # fmt: skip


class Said(HTMLParser):
    """All that a page says to people: the text of its body, and of attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in ("script", "style", "code"):
            self._inside.append(tag)
        self.attributes += [found[name] for name in SAID if name in found and (name != "content" or (found.get("name") or found.get("property")) in META)
                            and not (name == "value" and tag == "option")]  # fmt: skip
        for name, value in found.items():
            if name.startswith("data-") and name != "data-tools" and not value.startswith(("/", "https://")):
                self.attributes += json.loads(value).values() if value.startswith("{") else [value]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts.append(data)


def unbracketed(said: str) -> list[str]:
    """Words in Latin letters that stand in no brackets."""
    while (less := re.sub(r"«[^«»]*»", "", said)) != said:
        said = less
    return [word for word in LATIN.findall(said) if word not in PROPER]


def bracketed(message: words.Message) -> words.Message:
    said = {form: f"«{one}»" for form, one in forms(message).items()}
    return said if isinstance(message, dict) else said["other"]


@pytest.fixture(scope="module", params=["default", "compact"])
def greek(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("greek")
    write(root, "digest.yaml", f"title: Η Εφημερίδα\nbase_url: https://greek.example/a/\nlanguage: el\nper_page: 5\ntheme: {request.param}\n")
    topics = {f"topic_{slug.replace('-', '_')}": "«Topic»" for slug in (*sections.SLUGS, "other")}
    theirs = [(path.name, path.read_text("utf-8")) for path in resources.templates().glob(f"themes/{request.param}/words.yaml")]
    said = (
        {key: bracketed(message) for key, message in {**ENGLISH, **words.own(theirs).get("en", {})}.items()}
        | topics
        | {f"{name}_about": "«About»" for name in topics}
    )
    write(root, "templates/words.yaml", json.dumps({"el": said}, ensure_ascii=False))
    for number, (name, values) in enumerate(ARTICLES.items(), 1):
        write(root, f"content/articles/{name}.md", text({"id": f"{number:016x}", "body": "Λόγια και άλλα λόγια.", **values}))
    write(root, "content/pages/about.md", text({"title": "Ποιοι είμαστε", "aliases": "[/old/]", "body": "Εμείς."}))
    assert [problem.what for problem in build(root).problems] == []
    return root / "site"


def pages(site: Path) -> Iterator[tuple[str, Said]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Said(path.read_text("utf-8"))


def test_no_page_has_a_word_of_its_own(greek: Path) -> None:
    seen = 0
    for path, said in pages(greek):
        assert unbracketed("".join(said.texts)) == [], path
        assert [one for one in said.attributes if unbracketed(one)] == [], path
        seen += len(said.texts)
    assert seen > 1000


def test_every_kind_of_page_was_looked_at(greek: Path) -> None:
    found = {path for path, _ in pages(greek)}
    assert {"index.html", "404.html", "archive/index.html", "archive/2026/index.html", "archive/undated/index.html", "authors/index.html", "feeds/index.html",
            "health/index.html", "offline/index.html", "old/index.html", "search/index.html", "sources/index.html", "stories/s/index.html", "topics/index.html",
            "editions/2026-03-09/index.html", "editions/2026-W11/index.html", "topics/world/page/1/index.html", "articles/c/index.html"} <= found  # fmt: skip


def test_an_empty_site_has_no_word_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "digest.yaml", "title: Η Εφημερίδα\nbase_url: https://greek.example/\nlanguage: el\n")
    write(tmp_path, "templates/words.yaml", json.dumps({"el": {key: bracketed(message) for key, message in ENGLISH.items()}}, ensure_ascii=False))
    build(tmp_path)
    for path, said in pages(tmp_path / "site"):
        assert unbracketed("".join(said.texts)) == [], path


def test_no_feed_and_no_manifest_has_a_word_of_its_own(greek: Path) -> None:
    for path in [*greek.rglob("*.xml"), greek / "feeds.opml"]:
        for said in re.findall(r"<(?:title|description|subtitle)>(.*?)<|(?: text| title)=\"([^\"]*)\"", path.read_text("utf-8"), re.DOTALL):
            assert unbracketed("".join(said)) == [], path
    for path in [*greek.rglob("feed.json"), greek / "manifest.webmanifest"]:
        found = json.loads(path.read_text("utf-8"))
        said = (found.get("title", ""), found.get("name", ""), found.get("description", ""))
        assert any(said)
        assert [unbracketed(one) for one in said] == [[], [], []], path


def test_no_script_has_a_word_of_its_own() -> None:
    """A text that a script shows is assigned to one of these, and comes from the page."""
    shown = re.compile(r"(?:textContent|innerText|ariaLabel|title|placeholder) = (?=[\"'`])|setAttribute\(\"(?:aria-label|title)\", (?=[\"'`])|new Option\(")
    for path in (Path(__file__).parent.parent / "templates").rglob("*.js"):
        lines = [re.sub(r"\$\{[^}]*\}", "", line) for line in path.read_text("utf-8").splitlines()]
        assert [line for line in lines if (found := shown.search(line)) and LATIN.match(line[found.end() :].strip("\"'`(:,. "))] == [], path


def test_linked_data_is_in_the_language(greek: Path) -> None:
    for path in greek.rglob("*.html"):
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")):
            assert [name for name in re.findall(r'"(?:name|headline|description|articleSection)":"([^"]*)"', data) if unbracketed(name)] == [], path

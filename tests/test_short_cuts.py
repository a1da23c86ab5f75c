"""Short cuts of cleaning say what their definitions say, and the work on a page grows as the page does."""

import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import clean, dates, fields, markdown, text
from digest.clean import bylines, datelines, furniture, labels, looks, persons, repair, surroundings, trees, weigh, when
from digest.clean.sheet import Line
from digest.group import copies
from digest.model import Article, Document

LEAVES = st.floats(-2, 2).map(lambda value: round(value, 3))
TREES = st.recursive(LEAVES, lambda below: st.tuples(st.integers(0, 3), LEAVES, below, below), max_leaves=8)


@given(st.lists(TREES, max_size=12), st.tuples(LEAVES, LEAVES, LEAVES, LEAVES))
def test_trees_as_code_are_the_trees(some: list[trees.Node], facts: tuple[float, ...]) -> None:
    said = sum(trees.ask(tree, facts) for tree in some)
    asked = trees.summed(some, 4, often=2)
    assert trees.coded(some, 4)(facts) == pytest.approx(said)
    assert {asked(facts) for _ in range(3)} == {trees.coded(some, 4)(facts)}  # to the last figure, node by node and as code


@given(st.text(alphabet="aB1.'’“— _-ÄßЖ大\n", max_size=40))
def test_folding_and_words_are_what_their_patterns_find(source: str) -> None:
    folded = unicodedata.normalize("NFKC", source).casefold().replace("’", "'")
    assert text.fold(source) == " ".join(re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", folded))
    assert text.runs(source.replace("’", " ")) == re.findall(r"\w+", source)


@given(st.lists(st.sampled_from(("storm", "ferry-boat", "Half", "大雨", "don't", "3.5", "—")), min_size=1, max_size=9))
def test_words_between_single_spaces_are_counted_by_these(words: list[str]) -> None:
    assert text.spaced(" ".join(words)) == text.length(" ".join(words))


def _searched(source: str) -> str:
    """Words parted at line ends made whole by a search for each, as the repair is defined."""

    def joined(parts: re.Match[str]) -> str:
        for whole in (parts[1] + parts[2], f"{parts[1]}-{parts[2]}"):
            if re.search(rf"(?<!\w){re.escape(whole)}(?![\w-])", source, re.IGNORECASE):
                return whole
        return parts[0]

    return re.sub(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u2010]\n[ \t]*([a-zà-ÿа-яё][^\W\d_]+)", joined, source)


@given(
    st.lists(
        st.sampled_from(("fer-\nry", "ferry", "Ferry-boat", "ferry-\nboat", "x-ferry", "boat", "ferryboat", "no-\none", "ferry-", ".", " ", "\n")), max_size=12
    )
)
def test_parted_words_are_made_whole_as_by_a_search_for_each(parts: list[str]) -> None:
    source = " ".join(parts)
    assert dict(repair.REPAIRS)["hyphens at line ends"](source) == _searched(source)


LINES = st.lists(
    st.builds(
        lambda said, indent, gap: Line(0, said, indent, False, "open", "", gap, 0.0, text.length(said)),
        st.sampled_from(("Home", "Related", "3 comments", "Read more:", "The ferry sails at night again.", "12 June 2025", "A word, and " * 9)),
        st.sampled_from((0, 0, 2, 4)),
        st.integers(0, 3),
    ),
    max_size=130,
)


@given(LINES)
def test_weights_of_surroundings_are_those_of_their_features(lines: list[Line]) -> None:
    known = weigh.weights()
    seen = looks.looks(lines)
    whole = [sum(known.features[key] for key in keys) for keys in surroundings.surroundings(lines, seen)]
    assert surroundings.scores(lines, seen, known.near) == pytest.approx(whole)


@given(st.text(alphabet=" \t\n\u00a0\u2003ab.", max_size=40))
def test_spaces_are_what_their_definition_makes(source: str) -> None:
    assert text.spaces(source) == re.sub(r"(?<=\S)(?: [^\S\n]+|[^\S\n ][^\S\n]*)", " ", source)


FURNITURE = """
in the background
Explore what our assistant can do for you
Download the harbour app today
Tides: get our tide app
No comments yet
12 comments
Comment (3)
Leave a reply
Join the discussion
View comments
Share via mail
Tweet this
E-mail this
-mail this
Print this page
Save to list
Copy link
© 2025 Harbour Post
(c) 2025
Copyright Harbour Post
Harbour Post, all rights reserved
Skip to content
Jump to navigation
Sign up for our newsletter
Subscribe to updates
Register for an account
Log in now
Sign in to your account
Join free
Advertisement
Sponsored by a bank
Promoted stories
Paid content
This site uses cookies to count tides
We use cookies.
Tags: ferry, ice
Topics: harbour
Filed under: Ice
Categories: Boats
Read more: Ferry sails
See also: Ice on the bay
Related: Ferry sails
Watch: the ferry sails
Listen: the ferry sails
Also read: Ice
Reporting by Ada Brink
Writing by Ada Brink
Additional reporting by Ada Brink
Edited by Ada Brink
Compiled by Ada Brink
Photographs by Ada Brink
Picture by Ada Brink
Illustration by Ada Brink
Powered by Boats
[Image] 3
photo 12
Video
Ada's avatar
Discussion about this post
Ready for more?
You can unsubscribe at any time.
Unsubscribe at any time
5 min read
1,200 views
""".strip().split("\n")


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("form", [str, str.upper, str.lower])
def test_a_phrase_of_the_page_is_not_passed_over(line: str, form) -> None:
    assert furniture.is_furniture(form(line))


HEADS = "Related|More from Harbour|Most read|You may also like|Recommended for you|Read next|The latest news|Latest|Top stories|Trending now|Don’t miss this|Also on Harbour".split(
    "|"
)
HEADS += "Popular now|Editor's picks|Up next|See also|Other news|In case you missed it|What to read|In other news|Newer posts|Older posts|Previous article|Next article|In brief|Briefly".split(
    "|"
)


@pytest.mark.parametrize("line", HEADS)
def test_a_heading_over_other_articles_is_not_passed_over(line: str) -> None:
    assert furniture.is_head(line) and furniture.is_head(line.upper())


@pytest.mark.parametrize("line", ["3 comments", "All comments", "Leave a reply", "Write a comment", "Sort by newest", "Sorted by: best"])
def test_a_line_over_comments_is_not_passed_over(line: str) -> None:
    assert furniture.is_over_comments(line) and furniture.is_over_comments(line.upper())


@pytest.mark.parametrize(
    "line", ["Get the app", "Find it in the App Store", "Install our app", "Join our channel", "Follow us on Facebook", "Like our page", "Unsubscribe here"]
)
def test_a_call_is_not_passed_over(line: str) -> None:
    assert furniture.is_call(line)


@pytest.mark.parametrize(
    "line",
    [
        "2 days ago",
        "Posted 3 hours ago",
        "Il y a 3 heures",
        "vor 2 Tagen",
        "vor 5 h",
        "hace 2 horas",
        "há 3 dias",
        "Yesterday",
        "gestern",
        "منذ يومين",
        "3小时前",
    ],
)
def test_an_age_is_not_passed_over(line: str) -> None:
    assert dates.find_age(line)


@pytest.mark.parametrize(
    "line", ["4 June 2025", "2025-06-04", "2025年6月4日", "令和7年6月4日", "٤ يونيو ٢٠٢٥", "04.06.25", "on " + "and on " * 90 + "4 June 2025"]
)
def test_a_day_is_not_passed_over(line: str) -> None:
    assert dates.may_name_day(line)
    assert [day.printed.isoformat() for day in dates.days(line, "de")] == ["2025-06-04"]


def test_all_days_of_a_line_are_found() -> None:
    line = "Published 4 June 2025, in 2030 or 1999 boats, updated 5 June 2025, then 2025-06-07"
    assert [day.printed.day for day in dates.days(line)] == [4, 5, 7]


@given(st.text(alphabet='.!?…:"”’»)] (Ab', max_size=12))
def test_an_end_is_what_its_pattern_says(line: str) -> None:
    assert labels.ends(line) == (labels.TERMINAL.search(line) is not None)


@pytest.mark.parametrize("office", ["Editor", "Staff Writer", "fact-checked", "MSc", "Redakteurin", "Chief Correspondent"])
def test_an_office_is_taken_from_a_name(office: str) -> None:
    found = bylines.read(f"By Anna Brink {office}")
    assert found and found.names == ("Anna Brink",)


@given(st.text(min_size=1, max_size=60).filter(lambda line: bool(line.strip())))
def test_a_look_counts_every_mark_and_figure(line: str) -> None:
    line = line.strip()
    found = looks.look(line, bullet=False)
    assert all(0 <= key < looks.SIZE for key in found.keys)
    assert {looks.named(key) for key in found.keys} >= ({"a mark"} if any(mark in line for mark in '|©"@{$#') else set())
    assert found.words == tuple(word.strip(looks.EDGE).lower() for word in looks.read(line.split()))


SHAPES = {
    "prose": "{n} boats came into the harbour again after a winter of ice, and the council said that fishermen could count on the ferry from now on.",
    "headlines": "Boats of pier {n} sail at night",
    "titles over facts and prose": "Ferry number {n} sails at night\nHarbour Post\n2 days ago\nThe ferry {n} sails again after a winter of ice, the harbour board said, and many {n} people wait for it on the islands.",
    "bullets over blurbs": "* Ferry number {n} sails at night\n    The ferry {n} sails again after a winter of ice, and many people of the islands had waited for it.",
    "sub-headings": "Pier number {n}\nThe ferry {n} sails again after a winter of ice, the harbour board said, and many {n} people wait for it on the islands.",
    "headings over other articles": "Related articles\nFerry number {n} sails at night\nThe ferry {n} sails again after a winter of ice, the harbour board said, and many people wait.",
    "days": "{n} boats, 4 June 2025",
    "ages": "2 days ago",
    "names": "By Anna Brink",
}


@pytest.fixture
def _trees_as_code(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Trees that are code from the start: else they become it somewhere in the work that is counted."""
    monkeypatch.setattr(trees, "summed", trees.coded)
    weigh.weights.cache_clear()
    yield
    weigh.weights.cache_clear()


@pytest.mark.usefixtures("_trees_as_code")
@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_as_the_page_does(shape: str) -> None:
    once, twice = (_work("\n".join(SHAPES[shape].format(n=n) for n in range(size))) for size in (240, 480))
    assert twice < 2.3 * once


def _work(page: str) -> int:
    """How many instructions of Python an import of a page takes: the same on every machine."""
    document = Document("a.txt", "dump", page, replace(Article(), fetched=fields.as_when("2025-06-10")), "0" * 64)
    count = 0

    def seen(frame, event, arg):
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return seen

    clean.articles(document)
    before = sys.gettrace()
    sys.settrace(seen)
    try:
        clean.articles(document)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "line",
    [
        *(
            "By Anna Brink",
            "BY ANNA BRINK",
            "von Anna Brink",
            "Anna Brink",
            "anna.brink@example.org Anna Brink",
            "Bay ferry | By Anna",
        ),
        *(
            "More from Anna Brink",
            "Anna von der Heide",
            "Post author Anna",
            "4 June 2025 Anna Brink",
            "Anna BrinkPublished",
            "Review by Anna Brink",
            "آنا برينك",
            "文／山田太郎",
        ),
    ],
)
def test_a_line_with_names_is_not_passed_over(line: str) -> None:
    assert bylines.read(line)


@given(st.text(alphabet="aB1.'’“— _-…£½éßİ\u0301\u2024日Ж™\x1f\t\u2028", max_size=14))
def test_words_of_any_characters_are_what_their_pattern_finds(source: str) -> None:
    folded = unicodedata.normalize("NFKC", source).casefold().replace("’", "'")
    assert text.fold(source) == " ".join(re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", folded))
    raw = re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", source.casefold().replace("’", "'"))
    assert "日" in source or text.words(source) == [word.removesuffix("'s").replace(".", "") for word in raw]
    assert text.parted(source).replace(" ", "") == "".join(text.words(source))
    assert "".join(text.odd(source)) == "".join(character for character in source if not character.isascii())


@given(st.text(alphabet="a1.#\\`*_[]<>|~&;-=: \n٣", max_size=20))
def test_escaping_is_what_its_patterns_do(source: str) -> None:
    lines = "\n".join(line.strip() for line in source.split("\n"))
    marked = re.sub(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)", r"\\\g<0>", lines)
    guarded = re.sub(r"(?m)^( {0,3})(?:([#+=:-])|(\d{1,9})(?=[.)](?:\s|$)))", lambda m: m[1] + ("\\" + m[2] if m[2] else m[3] + "\\"), marked)
    assert markdown.escape(source) == guarded


@given(st.lists(st.sampled_from(("storm", "ferry", "ice", "boat")), max_size=12))
def test_runs_of_words_are_the_sums_of_their_hashes(words: list[str]) -> None:
    codes = [zlib.crc32(word.encode()) for word in words]
    assert list(copies.runs("  ".join(words))) == [a + 3 * b + 7 * c & 0xFFFFFFFF for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)]


@given(st.lists(st.sampled_from(("ready", "ferry", "jam", "é", "boat")), max_size=12), st.sampled_from((" ", "  ", "    ")))
def test_samples_are_the_runs_that_begin_with_some_letters(words: list[str], gap: str) -> None:
    listed = [" ".join(run) for run in zip(words, words[1:], words[2:], strict=False) if run[0][0] in copies.SAMPLED]
    assert list(copies.samples(gap.join(words))) == sorted({zlib.crc32(run.encode()) for run in listed})


@given(st.lists(st.text(alphabet="aB1_.’“—•©éЖ大\u00a0", max_size=12), max_size=6))
def test_words_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    assert text.by_lines(lines) == [re.findall(r"\w+", line.casefold()) for line in lines] or not lines


@given(st.text(alphabet="aÂÃßàïðô\x80\xa0\xbf“”’€ ", max_size=12))
def test_bytes_that_were_read_as_letters_are_found(source: str) -> None:
    trails = repair._T
    defined = re.compile(f"[\u00c2-\u00df]{trails}|[\u00e0-\u00ef]{trails}{{2}}|[\u00f0-\u00f4]{trails}{{3}}")
    assert repair._MOJIBAKE.findall(source) == defined.findall(source)
    assert repair._MOJIBAKE.search(text.odd(source)) or not defined.search(source)


@given(
    st.lists(st.sampled_from(("Updated", "12:30", "PublishedJune", "standard", "©", "更新", "ferry", "a", "5", "5 min read", "mise à jour", "نشر")), max_size=5)
)
def test_what_is_left_beside_a_day_is_what_the_patterns_leave(words: list[str]) -> None:
    said = " ".join(words)
    left = when._MARKER.sub(" ", when._CLOCK.sub(" ", said))
    assert when._rest(said) == sum(len(word) > 1 for word in re.findall(r"[^\W\d_]+", left))
    last = [found.lastgroup or "" for found in when._MARKER.finditer(said)]
    assert len(said) > 60 or when._marker(said) == (last or [""])[-1].rstrip("_")


@given(st.lists(st.sampled_from(("13/4/2025", "4/13/2025", "6/4/2025", "1/2/19", "/20", "9/30/1999", "x", "30/9/2025/", "2025/20/20")), max_size=5))
def test_the_order_of_days_is_what_all_of_them_say(words: list[str]) -> None:
    page = " ".join(words)
    said = {"mdy" if int(b) > 12 else "dmy" for a, b in dates._SLASHED.findall(page) if (int(a) > 12) != (int(b) > 12)}
    assert dates.order(page) == (said.pop() if len(said) == 1 else "")


@pytest.mark.parametrize(
    "prose",
    [
        "BERLIN (dpa) - The ferry sails.", "Bremen (dpa) - The ferry sails.", "(ANSA) - ROMA, 4 GIU - Il traghetto parte.", "МОСКВА, 4 июн - РИА Новости. Паром",
        "Москва. 4 июня. Интерфакс - Паром", "新华社北京6月4日电 渡轮", "【東京=共同】フェリー", "القاهرة (رويترز) - العبارة", "PARIS, REUTERS - The ferry sails.",
    ],
)  # fmt: skip
def test_a_dateline_is_not_passed_over(prose: str) -> None:
    definition = [found for form in datelines._OPENINGS if (found := form.match(prose))]
    assert (datelines.opening(prose) is not None) == bool(definition)


@given(st.text(alphabet="aB1.'’“— _-*#+>&;:\n\\[]<|~é日", max_size=40))
def test_the_words_of_markdown_are_those_of_its_text(source: str) -> None:
    body = markdown.escape(source)
    assert text.fold(body) == text.fold(markdown.plain(body))


@pytest.mark.parametrize("office", ["m.d.", "Ph.D", "fact-checked", "Sportredakteur", "editor-in-chief", "Rédactrice", "кореспондент"])
def test_a_look_for_an_office_finds_each(office: str) -> None:
    assert persons.ROLE.search(f"Anna Brink {office}") and persons.has_role(f"Anna Brink {office}")


@given(st.text(alphabet='aB"“„«「©€$#@{:|. 1é’日', min_size=1, max_size=30).filter(lambda line: bool(line.strip())))
def test_a_look_finds_every_mark(line: str) -> None:
    line = line.strip()
    marks = {key - looks._MARK for key in looks.look(line, bullet=False).keys if looks.named(key) == "a mark"} - {15}
    plain = "".join(line.split()).isalpha()
    assert marks == (set() if plain else {number for number, mark in enumerate(looks._MARKS) if mark in line})

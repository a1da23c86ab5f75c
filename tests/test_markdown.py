"""Markdown: what is read quickly, by fewer rules or by the extra `fast`, says what markdown-it-py says."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import markdown, native

PAGE, BASE = "/n/articles/2026/05/a/", "/n/"
EXAMPLES = tuple(json.loads((Path(__file__).parent / "data" / "commonmark.json").read_text("utf-8")))

WORDS = (
    "The mayor said", '"quoted"', "end.", "a", "b", "x y", "a.b", "1", "é", "é*", "“", "”", "“*", "—", "中文", "*中", "。", "*。", "😀", "€", "*€*", "\u00a0", "\u2009",
    "\u200b", "\u3000", "\u2028", "\x85", "\u0301", "\U0001f6dc", ".", ",", "'", "!", ":", "$", "%", "+", "=", "{x}", "@", "^", "&", "a & b", "\x00", "\x0c", "\x1f", "\x7f",
)  # fmt: skip
MARKS = (
    "*", "**", "_", "__", "***", "____", "*a*", "**b**", "_u_", "*a", "b**", "_a", "b_", "[", "]", "(", ")", "[a]", "[a][b]", "[]", "[a]: http://x", "]:", "\\", "\\*", "\\_",
    "\\[", "\\]", "\\\\", "\\a", "\\#", '\\"', "1\\.", "\\&", "!", "![i](j)", "`", "``", "`c`", "~", "~~s~~", "~~~", "```", "<b>", "<", "<http://x.y>", "&amp;", "&copy", "&#65;", "&#5;", "|",
    "a | b", "-|-",
)  # fmt: skip
LINKS = (
    *(f"[a]({address})"
    for address in (
        "http://a.b", "http://a.b/c_d_e", "https://x.example/p?id=3&b=4", "http://a.b#", "http://a.b?", "http://a.b:80/", "http://a.b:", "http://a:b@c/", "http://A.b/%41%zz", "http://é.b/ü",
        "https://a.b/x;y=1,2+3!@$~-.", 'http://a.b "t"', "http://a.b/(x)", "http://a.b/(", "<b c>", "b", "/c", "//d", "#e", "../f", "mailto:x@y.z", "javascript:b", "http://a..b", "http://a.b/&copy;", "",
    )), "[*e* f](http://a.b)", "[f *e*](http://a.b)", "[_a*__](http://y)", "[a [b](http://a.b) c](http://d.e)", "](http://a.b)", "[a\nb](http://a.b)",
)  # fmt: skip
BLOCKS = (
    "- item", "-", "* i", "+ p", "1. x", "12) y", "2024. A", "1)", "0. z", "> q", ">", "# h", "#", "## two ##", "===", "---", "***", "- - -", "_ _ _", "    code", "   three", "\ttab", "\t",
)  # fmt: skip
JOINTS = (
    " ", "", "", "\n", "\n", "\n\n", "\n\n", "\n \n", "   \n\n", "  \n", "\\\n", "\n\n\n", "\n ", "\n  ", "\n   ", "\n    ", "\n\n  ", "\n> ", "\n>\n", "\n>> ", "\n- ", "\n  - ", "\n* ", "\n1. ", "\r\n",
)  # fmt: skip


def _texts(*pieces: str, joints: tuple[str, ...] = JOINTS, most: int = 10) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from(joints)), max_size=most).map(lambda parts: "".join(a + b for a, b in parts))


TEXTS = st.one_of(
    _texts(*WORDS[:12], *MARKS[:13], *LINKS[:3], *BLOCKS[:-4]),
    _texts(*WORDS, *MARKS, *LINKS, *BLOCKS),
    _texts(*WORDS[:20], *MARKS, *LINKS, joints=("", "", " ", "\n"), most=20),
    _texts("*", "**", "_", "__", "***", "a", "b", ".", "(", "[", "]", "](http://x.y)", "é", "“", "中", " ", joints=("",), most=24),
    _texts("- ", "* ", "1. ", "> ", "2) ", "  ", " ", "\n", "\n\n", "a", "# ", "---", "===", "-", "*", "1.", "\n- ", "\n  ", "\n> ", joints=("",), most=20),
)

ARTICLE = """The mayor *said* that **the bridge**, built in 1931, is "sound enough" & safe.

He spoke to [the *Orn* Courier](https://courier.example/2026/05/bridge?id=3&page=2), which asked _twice_.
A report \\[of 2024\\] says otherwise.

## What the report says

> Eleven of the *forty* bolts are rusted.
>
> - [The engineers](http://engineers.example/)

1. The bolts
2. The "deck"

- near the river
  - and in it

Café “Ruß” closes\\
for — perhaps — a year.
"""


@contextmanager
def _without() -> Iterator[None]:
    """As if the extra were not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pyromark", None)
        native._reader.cache_clear()
        yield
    native._reader.cache_clear()


@pytest.fixture(scope="module")
def extra() -> None:
    if native._reader() is None:
        pytest.skip("the extra `fast` (pyromark) is not installed")


def _assert_is_the_definition(source: str) -> None:
    assert markdown.render(source, PAGE, BASE) == markdown.by_definition(source, PAGE, BASE)


@pytest.mark.parametrize("source", [*EXAMPLES, ARTICLE])
def test_example_is_read_alike_without_the_extra(source: str) -> None:
    with _without():
        _assert_is_the_definition(source)


@pytest.mark.usefixtures("extra")
@pytest.mark.parametrize("source", [*EXAMPLES, ARTICLE])
def test_example_is_read_alike_with_the_extra(source: str) -> None:
    _assert_is_the_definition(source)


# Each example was once read otherwise, by a rule that was too short.
@given(TEXTS)
@example("a \\~ &\\*")
@example("a &mp; b")
@settings(max_examples=1000)
def test_quick_reading_is_the_definition(source: str) -> None:
    with _without():
        _assert_is_the_definition(source)


@pytest.mark.usefixtures("extra")
@given(TEXTS)
@example(">")
@example("\\ \na")
@example("* _\n  #")
@example("-\n\n\n-")
@example("[_a*__](http://y)")
@example("half a sign \ud800")
@settings(max_examples=1000)
def test_native_reading_is_the_definition(source: str) -> None:
    _assert_is_the_definition(source)


@pytest.mark.usefixtures("extra")
def test_an_article_is_read_natively() -> None:
    found = native.html(ARTICLE)
    assert found == markdown.by_definition(ARTICLE, PAGE, BASE)


@pytest.mark.usefixtures("extra")
def test_an_article_is_read_natively_by_render(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is not asked at all."""
    wanted = markdown.by_definition(ARTICLE, PAGE, BASE)
    monkeypatch.setattr(markdown, "_parser", None)
    monkeypatch.setattr(markdown, "_light", None)
    assert markdown.render(ARTICLE, PAGE, BASE) == wanted


def test_without_the_extra_an_article_is_the_same() -> None:
    with_it = markdown.render(ARTICLE, PAGE, BASE)
    with _without():
        assert native.html(ARTICLE) is None
        assert markdown.render(ARTICLE, PAGE, BASE) == with_it


@pytest.mark.parametrize(
    "source", ["[" * 130 + "a](http://b.c)" + "](http://b.c)" * 129, "> " * 130 + "a", ">" * 130, "- " * 130 + "a", "*a " * 300 + "b*" * 300]
)
def test_deep_nesting_is_read_alike(source: str) -> None:
    _assert_is_the_definition(source)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[the council][1]\n\n[1]: minutes 'M'\n[2]: <a/b>\n", "[the council][1]\n\n[1]: https://a.example/b/minutes 'M'\n[2]: <https://a.example/b/a/b>\n"),
        (
            "[a](<../c d>) [e]() [x](https://b.example/) [j](javascript:1) \\](b)",
            "[a](<https://a.example/c d>) [e]() [x](https://b.example/) [j](javascript:1) \\](b)",
        ),
        ("~~~\n[a](b)\n~~~\n`` ` [a](b)`` [a](b)", "~~~\n[a](b)\n~~~\n`` ` [a](b)`` [a](https://a.example/b/b)"),
        ("[a](//[::1)", "[a](//[::1)"),
    ],
)
def test_addresses_on_a_page_of_another_host(source: str, wanted: str) -> None:
    assert markdown.based(source, "https://a.example/b/") == wanted
    assert markdown.based(wanted, "https://c.example/") == wanted


@pytest.mark.parametrize(
    "source",
    [
        "これは*強調*です",
        "*強調*",
        "これは***強調***です",
        "これは*「強調」*です",
        "2*3*4",
        "a *b* c",
        "x * y * z",
        "foo*bar*",
        "*a **b** c*",
        "5*",
        "a_b_c",
        "_a_ b",
    ],
)
def test_plain_text_has_the_marks_that_a_page_shows_and_no_others(source: str) -> None:
    shown = re.sub("<[^>]+>", "", markdown.by_definition(source, PAGE, BASE)).strip()
    assert markdown.plain(source) == shown

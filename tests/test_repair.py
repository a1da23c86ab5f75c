"""Laws of repairs: made twice they are made once; they mend what was damaged and leave what was sound."""

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import language
from digest.clean import bylines, flattened, repair

WORDS = st.lists(
    st.sampled_from(
        "harbour captain's the the of Ana ferry- went café naïve été œuvre „Nein“ “so” &amp; &lt; \\\" \\u00e9 Ã© â€™ Â\xa0 ﬁsh a\u0301 \u200b — … \xa0".split(
            " "
        )
    ),
    max_size=30,
)
TEXTS = st.tuples(WORDS, st.sampled_from((" ", "\n", "-\n"))).map(lambda pair: pair[1].join(pair[0]))
SOUND = st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "Zs")), max_size=60).map(lambda text: " ".join(text.split()))


@given(TEXTS | st.text())
def test_repaired_twice_is_repaired_once(source: str) -> None:
    once = repair.repaired(source)
    assert repair.repaired(once) == once


@given(st.text(st.sampled_from("abcdefgh ABC äöüßéèçñ .,!?\n"), max_size=200))
def test_every_word_stands_in_the_text_in_order(source: str) -> None:
    said = iter(re.findall(r"\w+", source))
    assert all(word in said for word in re.findall(r"\w+", repair.repaired(source)))


@given(st.lists(st.sampled_from("café Größe naïve señor déjà Москва паром “quoted” – it’s".split()), min_size=3, max_size=12).map(" ".join))
def test_what_was_read_in_the_wrong_encoding_is_read_again(sound: str) -> None:
    assert repair.repaired(sound) == sound
    try:
        damaged = sound.encode().decode("cp1252")
    except UnicodeDecodeError:
        return
    assert repair.repaired(damaged) in (sound, damaged)
    assert repair.repaired(f"donâ€™t {damaged}") == f"don’t {sound}"


@given(st.text())
def test_looking_for_languages_and_names_never_raises(source: str) -> None:
    assert language.language(source) is not None
    for line in source.split("\n"):
        found = bylines.read(line)
        assert found is None or all(found.names) or found.outlet


@pytest.mark.parametrize("width", [66, 72, 79, 100])
def test_paragraphs_that_were_broken_at_a_width_are_whole_again(width: int) -> None:
    sentence = "The harbour master of Lonn counted the gulls on the roof of the old customs house before the fog came in from the sea"
    paragraphs = [" ".join([sentence] * number) + "." for number in (2, 3, 4)]
    whole = "\n\n".join(["Gulls are counted", *paragraphs, "- one\n- two"])
    broken = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in whole.split("\n\n")[:-1]) + "\n\n- one\n- two"
    assert broken != whole
    assert flattened.unbroken(broken) == whole


def test_short_lines_that_were_not_broken_stay() -> None:
    names = ("News", "Weather on the sea", "Ferries", "Letters to the editor", "Music", "Food and drink for guests", "Sport", "Births")
    menu = "\n".join(f"{name} of the harbour town, its islands and all of them" for name in names)
    assert flattened.unbroken(menu) == menu

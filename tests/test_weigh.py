"""Lines are weighed: text stands out from what is round it, and every weight has a name."""

from digest import text
from digest.clean import labels, looks, settle, surroundings, titles, trees, weigh
from digest.clean.sheet import Sheet
from digest.model import Article, Document

PAGE = """Home
Subscribe
Weather
Search

Ferry to the outer islands runs at night again

By Ada Brink

2 June 2025

The night ferry to the outer islands sails again from Monday, after a winter in which nobody could get home from the theatre, the harbour board said.

"We have waited two years for this," said Ole Tamm, who keeps the inn on the farthest island and has never missed a crossing since he was a boy.

The board pays for the crossings with a fee on parked cars, which the council had first refused and then passed by one vote in the spring.

Sign up to our newsletter

Terms of use
Privacy policy
© 2025 Harbour Post. All rights reserved.
"""


def _sheet(source: str):
    return labels.cut(Sheet(Document("a.txt", "dump", source, Article(), "0" * 64), text.lines(source)))


def _lines(source: str = PAGE):
    return _sheet(source).lines


def test_text_weighs_more_than_what_is_round_it():
    lines = _lines()
    scores = weigh.scores(lines, weigh.weights())
    heavy = [line.text[:9] for line, score in zip(lines, scores, strict=True) if score >= settle.TEXT and text.length(line.text) > 9]
    assert heavy == ["The night", '"We have ', "The board"]
    assert max(score for line, score in zip(lines, scores, strict=True) if text.length(line.text) <= 2) < settle.TEXT


def test_the_title_is_chosen_before_its_text():
    lines = _lines()
    seen, scores = looks.looks(lines), weigh.scores(lines, weigh.weights())
    among = titles.candidates(lines, seen, titles.text_lines(lines, seen, scores))
    assert (
        lines[titles.best(lines, seen, scores, among, weigh.weights().titles, weigh.weights().title)].text == "Ferry to the outer islands runs at night again"
    )
    assert titles.best(lines, seen, scores, (), weigh.weights().titles, weigh.weights().title) == -1


def test_every_line_has_a_reason_in_words():
    why = weigh.why(_lines(), weigh.weights())
    assert len(why) == len(_lines())
    assert all(reason and reason[-1].isdigit() for reason in why)


def test_features_stay_within_their_table():
    lines = _lines()
    for one, keys in zip(looks.looks(lines), surroundings.surroundings(lines, looks.looks(lines)), strict=True):
        assert all(0 <= key < looks.SIZE for key in (*one.keys, *keys))
    assert len(weigh.weights().features) == looks.SIZE


def test_a_tree_is_asked_from_its_root():
    tree = trees.read([1, 2.5, 0.25, [0, 1.0, 0.5, 0.75]])
    assert [trees.ask(tree, facts) for facts in ((0.0, 2.0), (1.0, 3.0), (2.0, 3.0))] == [0.25, 0.5, 0.75]


def test_menus_far_from_any_sentence_are_passed_over():
    menu = "\n".join(f"Section {number}" for number in range(40))
    lines = _sheet(f"{menu}\n{PAGE}\n{menu}").lines
    passed = [line for line in labels.passed_over(_sheet(f"{menu}\n{PAGE}\n{menu}")).lines if line.reason == labels.MENU]
    assert len(passed) > 50 and all(line.text.startswith("Section") for line in passed)
    assert lines[0].text == "Section 0" and lines[0] not in passed
    assert {line.label for line in labels.passed_over(_sheet(menu)).lines} == {"open"}  # a page without a sentence is looked at as a whole


def test_indentation_and_blank_lines_are_kept():
    lines = _lines("  * One\n\n\n    two\n")
    assert [(line.text, line.indent, line.bullet, line.gap) for line in lines] == [("One", 2, True, 0), ("two", 4, False, 2)]

"""Lines → how likely each is part of an article's text, by weights that were learned; what the lines mean is decided elsewhere.

Two looks. The first adds the weights of a line's features and words, of its neighbours' looks and of its place. The second asks small
decision trees, which see the scores of all lines around it: comments, teasers and menus are told from text by where they stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from math import exp
from operator import add
from typing import NamedTuple

from digest.clean import context, looks, surroundings, titles, trees
from digest.clean.sheet import Line, Look, Sheet, made

NOTHING = -20.0  # the score of a line that was passed over
REASONS = 3  # features that are named as the reason
SOON = 30  # trees after which
REMEMBERED = 8192  # looks of lines, 1 kB each
SURE = 1.5  # a score this far from nought is not asked further: of 90 lines of a page 31 are, and 0.003 would be told otherwise by all trees
"""Tried and dropped: Viterbi over these scores (a cost for each change between text and furniture of 0.5, 1 or 2): 0.000, -0.003, -0.006 of shingle F1."""


class Weights(NamedTuple):
    """What `tests/quality/train.py` has learned."""

    bias: float
    features: tuple[float, ...]
    words: tuple[dict[str, float], ...]
    """Of short, middling and long lines; of the first word; of the first two."""
    soon: Callable[[Sequence[float]], float]
    """The first trees of the second look."""
    later: Callable[[Sequence[float]], float]
    """The others."""
    titles: Callable[[Sequence[float]], float]
    """The trees of titles."""
    title: titles.First
    """Of the first look at a title."""
    near: surroundings.Tables
    """The weights of what stands round a line."""
    own: Callable[[str, bool, int], tuple[Look, float]]
    """The look of a line by itself, and the sum of its weights: remembered, since lines of menus come again on each page of a site."""


@cache
def weights() -> Weights:
    """The weights that come with the program."""
    found = json.loads(files("digest.clean").joinpath("weights.json").read_bytes())
    return read(found)


def read(found: dict[str, object]) -> Weights:
    """Weights as they stand in the file."""
    match found:
        case {"bias": float(bias), "features": list(features), "words": list(words), "trees": list(second), "titles": list(headlines), "title": dict(title)}:
            asked, facts = tuple(map(trees.read, second)), len(context.NAMES)
            score = trees.summed(tuple(map(trees.read, headlines)), len(titles.NAMES))
            first = titles.First(tuple(title["features"]), tuple(title["words"]))
            own = _own(bias, features, words)
            soon, later = trees.summed(asked[:SOON], facts), trees.summed(asked[SOON:], facts)
            return Weights(bias, tuple(features), tuple(words), soon, later, score, first, surroundings.tables(features), own)
    raise ValueError("these are no weights of lines")


def weigh(sheet: Sheet) -> Sheet:
    """The lines with their scores."""
    seen, found = weighed(sheet.lines, weights())
    numbers, texts, indents, bullets, labels, reasons, gaps, _, words = zip(*sheet.lines, strict=True) if seen else [()] * len(Line._fields)
    lines = map(made, zip(numbers, texts, indents, bullets, labels, reasons, gaps, found, words, strict=True))
    return replace(sheet, lines=tuple(lines), seen=tuple(seen))


def scores(lines: Sequence[Line], known: Weights) -> list[float]:
    """For each line how likely it is part of an article's text, from 0 to 1."""
    return weighed(lines, known)[1]


def weighed(lines: Sequence[Line], known: Weights) -> tuple[list[Look], list[float]]:
    """The look of each line, and how likely it is part of a text, from 0 to 1; a line that is passed over is none."""
    own, glance = known.own, looks.glance
    looked = [(glance(line), NOTHING) if line.reason else own(line.text, line.bullet, line.words) for line in lines]
    seen = [one for one, _ in looked]
    first = list(map(add, [score for _, score in looked], surroundings.scores(lines, seen, known.near)))
    told = context.around(lines, seen, first)
    return seen, [0.0 if facts is None else 1 / (1 + exp(-second_score(facts, known))) for facts in told]


def _own(bias: float, features: Sequence[float], words: Sequence[dict[str, float]]) -> Callable[[str, bool, int], tuple[Look, float]]:
    """The look of a line, and the sum of the weights of its own features and words, as a function of the line."""
    weight = features.__getitem__
    short, middling, long, begins = (table.get for table in words[:4])
    nested: dict[str, dict[str, float]] = {}
    for pair, value in words[4].items():
        first, _, second = pair.partition(" ")
        nested.setdefault(first, {})[second] = value
    pairs = nested.get

    @lru_cache(REMEMBERED)
    def own(text: str, bullet: bool, words: int) -> tuple[Look, float]:
        one = looks.look(text, bullet, words)
        said = one.words
        table = short if one.length <= 4 else middling if one.length <= 12 else long
        score = bias + sum(map(weight, one.keys)) + begins(said[0], 0.0)
        if len(said) == 1:
            return one, score + table(said[0], 0.0)
        score += sum(map(table, dict.fromkeys(said), repeat(0.0)))
        follows = pairs(said[0])  # few words begin a pair
        return one, score + follows.get(said[1], 0.0) if follows else score

    return own


def second_score(facts: tuple[float, ...], known: Weights) -> float:
    """What the trees say; not all are asked where the first ones are sure."""
    score = known.soon(facts)
    return score + known.later(facts) if -SURE < score < SURE else score


def why(lines: Sequence[Line], known: Weights) -> list[str]:
    """In words, what spoke most for or against each line in the first look: for `digest explain`, not for the way there."""
    seen = looks.looks(lines)
    found = []
    for one, keys in zip(seen, surroundings.surroundings(lines, seen), strict=True):
        told = [(known.features[key], looks.named(key)) for key in (*one.keys, *keys)]
        table = known.words[0 if one.length <= 4 else 1 if one.length <= 12 else 2]
        told += [(table.get(word, 0.0), f"the word “{word}”") for word in set(one.words)]
        strongest = sorted(told, key=lambda pair: (-abs(pair[0]), pair[1]))[:REASONS]
        found.append(", ".join(f"{name} {weight:+.1f}" for weight, name in strongest))
    return found

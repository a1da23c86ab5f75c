"""Lines → how likely each is part of an article's text, by weights that were learned; what the lines mean is decided elsewhere.

Two looks. The first adds the weights of a line's features and words, of its neighbours' looks and of its place. The second asks small
decision trees, which see the scores of all lines around it: comments, teasers and menus are told from text by where they stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from digest.clean import context, looks, titles, trees
from digest.clean.sheet import Line, Look, Sheet

REASONS = 3  # features that are named as the reason
SOON = 10  # trees after which
SURE = 3.0  # a score this far from nought is not asked further (of the lines, 7 in 10)
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
            return Weights(bias, tuple(features), tuple(words), trees.summed(asked[:SOON], facts), trees.summed(asked[SOON:], facts), score, first)
    raise ValueError("these are no weights of lines")


def weigh(sheet: Sheet) -> Sheet:
    """The lines with their scores."""
    seen = looks.looks(sheet.lines)
    found = _scores(sheet.lines, seen, weights())
    return replace(sheet, lines=tuple([_scored(line, score) for line, score in zip(sheet.lines, found, strict=True)]), seen=tuple(seen))


def _scored(line: Line, score: float) -> Line:
    return Line(line.number, line.text, line.indent, line.bullet, line.label, line.reason, line.gap, score)


def scores(lines: Sequence[Line], known: Weights) -> list[float]:
    """For each line how likely it is part of an article's text, from 0 to 1."""
    return _scores(lines, looks.looks(lines), known)


def _scores(lines: Sequence[Line], seen: Sequence[Look], known: Weights) -> list[float]:
    first = first_scores(lines, seen, known)
    found = []
    for facts in context.around(lines, seen, first):
        if facts is None:
            found.append(0.0)
        else:
            score = second_score(facts, known)
            found.append(1 / (1 + exp(-score)))
    return found


def first_scores(lines: Sequence[Line], seen: Sequence[Look], known: Weights) -> list[float]:
    """The sum of the weights of each line."""
    weigh = known.features.__getitem__
    own: dict[int, float] = {}
    found = []
    for one, keys in zip(seen, looks.surroundings(lines, seen), strict=True):
        score = own.get(id(one))
        if score is None:
            score = own[id(one)] = known.bias + sum(map(weigh, one.keys)) + _said(one, known)
        found.append(score + sum(map(weigh, keys)))
    return found


def second_score(facts: tuple[float, ...], known: Weights) -> float:
    """What the trees say; not all are asked where the first ones are sure."""
    score = known.soon(facts)
    return score + known.later(facts) if -SURE < score < SURE else score


def _said(one: Look, known: Weights) -> float:
    """The weights of a line's words."""
    words = one.words
    table = known.words[0 if one.length <= 4 else 1 if one.length <= 12 else 2]
    score = sum([table[word] for word in dict.fromkeys(words) if word in table]) + known.words[3].get(words[0], 0.0)
    return score + known.words[4].get(f"{words[0]} {words[1]}", 0.0) if len(words) > 1 else score


def why(lines: Sequence[Line], known: Weights) -> list[str]:
    """In words, what spoke most for or against each line in the first look: for `digest explain`, not for the way there."""
    seen = looks.looks(lines)
    found = []
    for one, keys in zip(seen, looks.surroundings(lines, seen), strict=True):
        told = [(known.features[key], looks.named(key)) for key in (*one.keys, *keys)]
        table = known.words[0 if one.length <= 4 else 1 if one.length <= 12 else 2]
        told += [(table.get(word, 0.0), f"the word “{word}”") for word in set(one.words)]
        strongest = sorted(told, key=lambda pair: (-abs(pair[0]), pair[1]))[:REASONS]
        found.append(", ".join(f"{name} {weight:+.1f}" for weight, name in strongest))
    return found

"""Where a line of a page stands to one article's title and text, as features that weigh its date or its byline."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

type_of_features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a page that are not blank, and which of them are an article's title and text."""

    lines: Sequence[str]
    title: int | None
    first: int
    last: int

    def head(self) -> int:
        """The line with which the article begins: its title, or its text where it has no title above."""
        return self.first if self.title is None or self.title > self.first else self.title


def place(line: int, around: Around, marked: bool) -> type_of_features:
    """Whether a line stands above the article, between title and text, in the text or after it, how far from its edge, and whether it is marked there."""
    head = around.head()
    if line > around.last:
        region, distance = "after", line - around.last
    elif line >= around.first:
        region, distance = "inside", line - around.first
    elif line == around.title:
        return {"title": 1}
    elif line > head:
        region, distance = "between", line - head
    else:
        region, distance = "above", head - line
    found = {region: 1.0, f"{region} far": math.log1p(distance)}
    if marked:
        found[f"{region} marked"] = 1
    if region == "inside":
        found["inside end"] = math.log1p(around.last - line)
    return found


def region(line: int, around: Around) -> str:
    """`above`, `between`, `inside` or `after`."""
    return "after" if line > around.last else "inside" if line >= around.first else "above" if line < around.head() else "between"


def best(candidates: Iterable[type_of_features], weights: Mapping[str, float], least: float) -> tuple[int, float]:
    """The number of the best candidate and its score; -1 where none reaches `least`: what no line tells stays unknown."""
    scores = [(score(features, weights), -number) for number, features in enumerate(candidates)]
    top, number = max(scores, default=(-math.inf, 1))
    return (-number, top) if top >= least else (-1, top)


def score(features: type_of_features, weights: Mapping[str, float]) -> float:
    """The sum of the weights of a candidate's features."""
    return sum([weights.get(name, 0.0) * value for name, value in features.items()])

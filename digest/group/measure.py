"""Labels and found groups → how well they agree, in the figures in which clusterings are compared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well found groups agree with labels; 1 is all, in every figure."""

    items: int
    labels: int
    groups: int
    precision: float
    """B-cubed: of each item's group, the share with its label; the mean."""
    recall: float
    """B-cubed: of each item's label, the share in its group; the mean."""
    f1: float
    pair_precision: float
    """Of pairs in one group, the share with one label."""
    pair_recall: float
    pair_f1: float
    rand: float
    """The adjusted Rand index: agreement on pairs beyond that of chance; 0 or less where there is none."""
    information: float
    """Normalised mutual information (arithmetic mean)."""


def clusters(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """The agreement of (label, group) of each item."""
    both, labels, groups = Counter(pairs), Counter(label for label, _ in pairs), Counter(group for _, group in pairs)
    number = len(pairs) or 1
    precision = sum(n * n / groups[group] for (_, group), n in both.items()) / number
    recall = sum(n * n / labels[label] for (label, _), n in both.items()) / number
    met, found, wanted = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, groups, labels))
    pair_precision, pair_recall = met / found if found else 1.0, met / wanted if wanted else 1.0
    chance = found * wanted / (number * (number - 1) / 2) if number > 1 else 0.0
    most = (found + wanted) / 2
    shared = math.fsum(n / number * math.log(number * n / (labels[label] * groups[group])) for (label, group), n in both.items())
    spread = math.fsum(-n / number * math.log(n / number) for counts in (labels, groups) for n in counts.values())
    return Agreement(
        len(pairs), len(labels), len(groups), precision, recall, harmonic(precision, recall),
        pair_precision, pair_recall, harmonic(pair_precision, pair_recall),
        (met - chance) / (most - chance) if most != chance else 1.0, 2 * shared / spread if spread else 1.0,
    )  # fmt: skip


def harmonic(precision: float, recall: float) -> float:
    """The harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

"""How much each feature tells of a line's day or byline: what `benchmarks/train_facts.py` learned from annotated dumps of pages."""

from __future__ import annotations

DAY: dict[str, float] = {
    "above": 0.6, "above far": -0.82, "above marked": 0.7, "after": -0.56, "after far": -1.0, "after marked": 1.33, "again": 0.51, "alone": -0.32,
    "between": 1.56, "between far": -0.61, "between marked": -0.98, "bias": 1.19, "by": 0.66, "exact": 0.92, "first on page": 1.48, "inside": -0.37,
    "inside end": 0.23, "inside far": -0.86, "inside marked": 0.87, "last above": 0.2, "later twin": -2.78, "many": -1.03, "many above": -1.27,
    "many after": 1.01, "many between": -0.6, "many inside": -0.7, "marker none": 0.63, "marker other": -0.56, "marker published": 1.44,
    "marker updated": 0.38, "no title": 0.36, "only updated": -1.93, "opens": 1.58, "rest": -0.91, "second": 0.4, "title": -0.77, "top": -0.36,
}  # fmt: skip
"""Four-fold by site, over 775 dumps that spell the day out, text and title known: 0.960 right at LEAST_DAY, of 1,478 answers 0.888 (0.942 and 0.898 at 0)."""
LEAST_DAY = -0.5
BYLINE: dict[str, float] = {
    "above": 0.09, "above above": -0.36, "above bare": -0.82, "above bio": 0.44, "above far": -1.16, "above line": 1.12, "above marked": 0.81,
    "above portrait": 0.14, "after": 0.37, "after above": 0.51, "after bare": -0.71, "after bio": 1.16, "after far": -1.47, "after line": 0.25,
    "after marked": 0.81, "after portrait": 0.43, "again": -0.13, "again after": 0.76, "bare person": 0.79, "between": 0.34, "between above": 1.16,
    "between bare": 0.23, "between bio": -0.57, "between far": -0.84, "between line": -0.11, "between marked": 0.49, "common words": -1.41,
    "dated": 0.57, "day near": 1.47, "in prose": -1.6, "inside": -1.37, "inside above": -0.47, "inside bare": -0.22, "inside bio": -2.12,
    "inside end": 0.17, "inside far": -0.36, "inside line": 0.68, "inside marked": 0.23, "inside portrait": 0.49, "long name": -0.63,
    "marked above": 0.84, "marked bio": -1.06, "marked line": 0.9, "marked none": -0.9, "marked portrait": 1.11, "more names": -2.13,
    "no names": -4.44, "no rest": 0.98, "no title": -0.12, "note": 0.37, "one word": -0.95, "person": 0.95, "rest": -0.58, "role below": 0.4,
    "two names": -1.72,
}  # fmt: skip
"""Four-fold by site, over 1,413 dumps that hold all names, text and title known: mean F1 0.633 at LEAST_BYLINE, of 1,151 answers 0.778 (0.592 and 0.827 at 0)."""
LEAST_BYLINE = -1.0

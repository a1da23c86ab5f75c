"""How much each feature tells of a line's day or byline: what `tests/quality/train_facts.py` learned from annotated dumps of pages."""

from __future__ import annotations

DAY: dict[str, float] = {
    "above": 0.53, "above far": -0.81, "above marked": 0.81, "after": -0.5, "after far": -0.98, "after marked": 1.4, "again": 0.48, "alone": -0.29,
    "between": 1.3, "between far": -0.56, "between marked": -0.81, "bias": 1.13, "by": 0.72, "exact": 0.9, "first on page": 1.46, "inside": -0.35,
    "inside end": 0.23, "inside far": -0.92, "inside marked": 1.08, "last above": 0.18, "later twin": -2.78, "many": -0.92, "many above": -1.4,
    "many after": 0.59, "many between": -0.69, "many inside": -0.81, "marker none": 0.78, "marker other": -0.38, "marker published": 1.44,
    "marker updated": 0.22, "no title": 0.28, "only updated": -1.71, "opens": 1.52, "rest": -0.91, "second": 0.37, "title": -0.83, "top": -0.35,
}  # fmt: skip
"""Of 774 dumps that spell the day out, text and title known, four-fold by site: 0.969 right at LEAST_DAY, 0.880 of 1503 answers (0.941 and 0.896 of 1433 at 0)."""
LEAST_DAY = -1.5
BYLINE: dict[str, float] = {
    "above": -0.56, "above above": 0.88, "above bare": -0.13, "above bio": -0.2, "above far": -1.48, "above line": 0.41, "above lone": -1.18,
    "above marked": 1.33, "above portrait": -0.75, "after": -0.43, "after above": 0.73, "after bare": -0.21, "after bio": 1.9, "after far": -1.57,
    "after line": 1.1, "after lone": -1.38, "after marked": 1.55, "after portrait": 1.04, "again after": 0.82, "bare person": 0.71, "between": 0.38,
    "between above": -0.42, "between bare": 0.67, "between bio": -1.82, "between far": -1.17, "between line": 0.79, "between lone": -0.84,
    "between marked": 0.65, "between portrait": 0.71, "bias": -0.43, "common words": -0.96, "dated": 1.04, "day near": 1.33, "in prose": -0.49,
    "in title": -2.42, "inside above": 1.11, "inside bare": -0.6, "inside bio": -0.65, "inside end": -0.56, "inside far": -0.33, "inside line": 0.27,
    "inside lone": -0.55, "inside marked": 1.16, "inside portrait": 0.91, "long name": -0.36, "marked above": 1.72, "marked bio": -0.78,
    "marked line": 1.04, "marked lone": -1.42, "marked portrait": 1.93, "more names": -1.6, "no names": -0.23, "no rest": 0.89, "no title": -0.14,
    "note": 0.1, "one word": -0.43, "person": 1.1, "rest": -0.62, "role below": 0.96, "surname in prose": -0.87, "two names": -1.59,
}  # fmt: skip
"""Of 1407 dumps that hold all names, title and text as cleaning finds them, in the same way: mean F1 0.715 at LEAST_BYLINE, 0.752 of 1338 answers (0.688 and 0.815 of 1187 at -1)."""
LEAST_BYLINE = -2.0

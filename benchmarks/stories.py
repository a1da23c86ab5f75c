"""Learn the weights of digest/group/likeness.py, or measure how well labelled articles are grouped with those it has.

usage: python benchmarks/stories.py [--learn | --folds] [--daily] SET.jsonl[.gz] … tests/quality/stories.txt

Objects of a set have `title`, `text`, `story`, and maybe `date`, `source`; a text file is read as tests/quality/stories.txt is written.

--learn prints weights: a logistic regression over the pairs that grouping compares, each set weighing the same (a text file
half), and how each set is grouped by the weights of all others. --folds parts the stories into five and groups each fifth by weights that were
learned from the other four. --daily places the articles of one day after those of the days before, then one after another, then so many at a time
in five random orders. Only weights leave this script.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from digest import fields, markdown, text
from digest.group import likeness, stories
from digest.model import Article, Page

Row = tuple[list[float], bool, float, tuple[int, int]]
"""What speaks for and against a pair, whether it is one story, what it counts, and the folds of its stories."""
FOLDS = 5
TOGETHER = 200  # articles that come at once, in any order
NAMES = list(likeness.WEIGHTS)
RIDGE = 1.0
SHARES = 400.0  # the sum of weights of one set's pairs of one story


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--daily", action="store_true")
    options = parser.parse_args()
    sets = {path.name.partition(".")[0]: labelled(path) for path in options.sets}
    if options.learn or options.folds:
        rows = {path.name.partition(".")[0]: pairs(sets[path.name.partition(".")[0]], SHARES / (1 + (path.suffix == ".txt"))) for path in options.sets}
    if options.folds:
        held_back(sets, rows)
        return
    if options.learn:
        for name, found in sets.items():
            if len(sets) > 1:
                likeness.WEIGHTS.update(learned(rows[other] for other in sets if other != name))
                print(f"{name:16} by the others' weights  {figures(found, place(found))}", flush=True)
        likeness.WEIGHTS.update(learned(rows.values()))
        for name, value in likeness.WEIGHTS.items():
            print(f'    "{name}": {value:.2f},')
    for name, found in sets.items():
        start = process_time()
        whole = place(found)
        print(f"{name:16} {len(found):6} articles  {figures(found, whole)}  {process_time() - start:.1f} s CPU", flush=True)
        if options.daily:
            orders = [in_any_order(found, seed) for seed in range(1, 6)]
            for said, batches in (("day by day", by_day(found)), ("one by one", one_by_one(found)), *((f"{TOGETHER} in any order", one) for one in orders)):
                placed = as_they_come(batches)
                print(f"{'':16} {said:18} {figures(found, placed)}  {moved(whole, placed):.3f} elsewhere", flush=True)


def held_back(sets: dict[str, list[tuple[Article, str]]], rows: dict[str, list[Row]]) -> None:
    """Prints how the stories of each fold are grouped, among all articles, by weights that were learned without them."""
    shipped = dict(likeness.WEIGHTS)
    sums = {name: [0.0, 0.0] for name in sets}
    for one in range(FOLDS):
        likeness.WEIGHTS.update(learned([row for row in found if one not in row[3]] for found in rows.values()))
        for name, found in sets.items():
            groups = place(found)
            labels = {article.id: label for article, label in found}
            both, whole, given = Counter((labels[id], group) for id, group in groups.items()), Counter(labels.values()), Counter(groups.values())
            for id, group in groups.items():
                if fold(labels[id]) == one:
                    sums[name][0] += both[labels[id], group] / given[group]
                    sums[name][1] += both[labels[id], group] / whole[labels[id]]
    likeness.WEIGHTS.update(shipped)
    for name, found in sets.items():
        precision, recall = (value / len(found) for value in sums[name])
        print(
            f"{name:16} {len(found):6} articles by folds  P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}", flush=True
        )


def fold(label: str) -> int:
    """Which of the folds a story belongs to."""
    return int(hashlib.sha256(label.encode()).hexdigest(), 16) % FOLDS


def labelled(path: Path) -> list[tuple[Article, str]]:
    """Articles with their labels, and ids by which they come in no order."""
    found = []
    if path.suffix == ".txt":
        for number, part in enumerate(path.read_text("utf-8").split("== ")[1:]):
            head, _, body = part.partition("\n")
            label, day, title = head.split(" | ")
            found.append((Article(title, f"{number:016x}", body=markdown.escape(body.strip()), published=fields.as_when(day), role="main"), label))
        return found
    with (gzip.open if path.name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            title, body = row.get("title") or "", row.get("text") or ""
            if not title:
                title, _, body = body.partition("\n")
            day = str(row.get("date") or "")[:10]
            id = hashlib.sha256(f"{number}".encode()).hexdigest()[:16]
            published = fields.as_when(day) if len(day) == 10 else None
            source = str(row.get("source") or "")
            found.append((Article(title, id, source, body=markdown.escape(body), published=published, role="main"), str(row["story"])))
    return found


def place(found: Sequence[tuple[Article, str]]) -> dict[str, str]:
    return stories.place([Page("", article) for article, _ in found], (), (), text.stemmer("en"))


def by_day(found: Sequence[tuple[Article, str]]) -> list[list[Article]]:
    """The articles of each day, and in between those without a date; one by one where none has a date."""
    dated = sorted((article for article, _ in found if article.published), key=lambda one: str(one.published))
    undated = sorted((article for article, _ in found if not article.published), key=lambda one: one.id)
    days: dict[str, list[Article]] = {}
    for one in dated:
        days.setdefault(str(one.published)[:10], []).append(one)
    batches = list(days.values()) or [[one] for one in undated]
    for number, one in enumerate(undated if days else ()):
        batches[number * len(batches) // len(undated)].append(one)
    return batches


def one_by_one(found: Sequence[tuple[Article, str]]) -> list[list[Article]]:
    return [[one] for day in by_day(found) for one in sorted(day, key=lambda one: one.id)]


def in_any_order(found: Sequence[tuple[Article, str]], seed: int) -> list[list[Article]]:
    """So many at a time, whatever their days."""
    articles = sorted((article for article, _ in found), key=lambda one: one.id)
    random.Random(seed).shuffle(articles)
    return [articles[start : start + TOGETHER] for start in range(0, len(articles), TOGETHER)]


def as_they_come(batches: Iterable[Sequence[Article]]) -> dict[str, str]:
    """The stories where each batch is imported after those before it."""
    placed: dict[str, str] = {}
    clippings = stories.Clippings(text.stemmer("en"))
    for batch in batches:
        placed |= clippings.place(batch, ())
    return placed


def figures(found: Sequence[tuple[Article, str]], placed: dict[str, str]) -> str:
    """B-cubed figures."""
    from digest.group import measure

    one = measure.clusters([(label, placed[article.id]) for article, label in found])
    return f"P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}"


def moved(a: dict[str, str], b: dict[str, str]) -> float:
    """The share of articles that would have to move for one placing to become the other: those outside the largest common part of any two stories."""
    shared = Counter((a[id], b[id]) for id in a)
    stay, used = 0, set()
    for (one, other), number in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if (0, one) not in used and (1, other) not in used:
            used |= {(0, one), (1, other)}
            stay += number
    return 1 - stay / len(a)


def pairs(found: Sequence[tuple[Article, str]], share: float) -> list[Row]:
    """What speaks for and against each pair that would be compared, and whether it is one story."""
    ordered = sorted(found, key=lambda pair: stories.order(pair[0]))
    clippings = stories.Clippings(text.stemmer("en"))
    rows = []
    for a, b, x, y in clippings.compared(clippings.take([article for article, _ in ordered])):
        evidence = likeness.evidence(x, y)
        if evidence:
            rows.append(([evidence.get(name, 0.0) for name in NAMES], ordered[a][1] == ordered[b][1], 1.0, (fold(ordered[a][1]), fold(ordered[b][1]))))
    same = sum(label for _, label, _, _ in rows)
    return [(values, label, share / same, folds) for values, label, _, folds in rows]


def learned(sets: Iterable[list[Row]]) -> dict[str, float]:
    """Logistic regression by Newton's method, with a little ridge."""
    rows = [row for one in sets for row in one]
    size = len(NAMES)
    weights = [0.0] * size
    for _ in range(12):
        slope = [-RIDGE * 0.01 * w for w in weights]
        bend = [[RIDGE * 0.01 if i == j else 0.0 for j in range(size)] for i in range(size)]
        for values, label, weight, _ in rows:
            z = sum(w * v for w, v in zip(weights, values, strict=True))
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            gap, curve = weight * (label - p), weight * p * (1 - p)
            for i, value in enumerate(values):
                if value:
                    slope[i] += gap * value
                    row, scaled = bend[i], curve * value
                    for j, other in enumerate(values):
                        row[j] += scaled * other
        step = solved(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(NAMES, weights, strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """A system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(len(rows)):
            if k != i and rows[k][i]:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


if __name__ == "__main__":
    main()

"""Learn the weights of `digest/clean/telling.py` from pages whose day and authors are known.

    python tests/quality/train_facts.py DATA day|authors [FOLDS]

FOLDS holds what `train.py --folds` kept: with it, text and title are found by weights that have not seen the page's site, as they will be on other sites.
DATA is a folder of gzipped JSON Lines: `gold.jsonl.gz` with {id, host, lang, date, authors}, and beside it one file for each program that made text of the pages (`NAME.jsonl.gz`: {id, text}). None of it comes with this
repository. Needs numpy.

A candidate is right where its day is the known one, or where no other line's names come nearer to the known ones. One softmax over the candidates
of a page and the answer "none of them"; text and title are those that cleaning finds, with its mistakes. What is printed: for each least score, the share of right
answers (mean F1 of names) over pages that hold the answer, and over all answers given, cross-validated by site; then the weights of all pages.
"""

import gzip
import json
import re
import sys
import unicodedata
import zlib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from digest import clean, text
from digest.clean import authors, bylines, facts, weigh, when
from digest.clean.around import Around, score, type_of_features
from digest.model import Article, Document

FOLDS, ROUNDS, STEP, RIDGE = 5, 300, 0.05, 0.0002
_AND = re.compile(r",? and | und |, | & |\s?[|;]\s?")
"""Some known names are rows of names: learned from as they are, a line with two names would be wrong (mean F1 the same, names given 0.006 better where they are parted)."""
LEASTS = (0.0, -1.0, -1.5, -2.0, -2.5, -3.0)


@dataclass
class Known:
    """A page with its candidates and how right each is."""

    host: str
    held: bool
    rows: list[type_of_features]
    right: list[float]
    answers: list[float]
    """What is scored if a candidate is chosen."""


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def norm(source: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", source or "").casefold()))


def around(page: str, tag: str) -> tuple[Around, str] | None:
    """What stands round the main article as cleaning finds it, and how the page's days in figures are read."""
    sheet = clean.taken_apart(Document("page.txt", "dump", text.lines(page), Article(language=tag), ""))
    if not sheet.pieces:
        return None
    known = facts.page(sheet)
    pieces = sheet.pieces
    longest = max(range(len(pieces)), key=lambda at: (pieces[at].role == "main", sum(len(block.text) for block in pieces[at].blocks)))
    place = facts.around(sheet, longest, facts.places(sheet))
    return (place, known.order) if place else None


def f1(names: tuple[str, ...], known: set[str]) -> float:
    said = {norm(name) for name in names}
    return 2 * len(said & known) / (len(said) + len(known)) if said else 0.0


def spelled(iso: str, page: str) -> bool:
    year, month, day = iso.split("-")
    name = "jan feb mar apr may jun jul aug sep oct nov dec".split()[int(month) - 1]
    d, m = f"0?{int(day)}", f"0?{int(month)}"
    forms = (
        rf"{name}[a-z]*\.?\s+{d}(?:st|nd|rd|th)?,?\s+{year}",
        rf"\b{d}(?:st|nd|rd|th)?\s+{name}[a-z]*\.?,?\s+{year}",
        iso,
        rf"\b{m}/{d}/{year}",
        rf"\b{d}[/.]{m}[/.]{year}",
    )
    return any(re.search(form, page) for form in forms)


def known_day(gold: dict, page: str, place: Around, tag: str, order: str) -> Known | None:
    if not gold.get("date"):
        return None
    found = list(when.candidates(place.lines, tag, order))
    right = [float(str(one.when)[:10] == gold["date"][:10]) for one in found]
    return Known(gold["host"], gold["lang"] == "en" and spelled(gold["date"][:10], page.lower()), when.features(found, place), right, right)


def known_authors(gold: dict, page: str, place: Around, tag: str, order: str) -> Known | None:
    names = {norm(name) for one in gold.get("authors") or () for name in (one if isinstance(one, list) else [one])}
    if not names:
        return None
    told = {one.line for one in when.candidates(place.lines, tag, order) if one.rest <= facts.TOLD}
    found = list(bylines.bylines(place))
    apart = {norm(part) for one in gold["authors"] for name in (one if isinstance(one, list) else [one]) for part in _AND.split(name)}
    answers = [f1(authors.whole(found, at) or (one.outlet,), apart) for at, one in enumerate(found)]
    right = [float(one == max(answers) > 0) for one in answers]
    return Known(gold["host"], all(name in norm(page) for name in names), authors.features(found, place, told), right, answers)


def learned(pages: list[Known], names: list[str]) -> dict[str, float]:
    """Weights that make the right candidate of each page the likeliest, or none of them where none is right."""
    place = {name: at for at, name in enumerate(names)}
    counts = [len(page.rows) + 1 for page in pages]
    table = np.zeros((sum(counts), len(names)))
    right = np.zeros(sum(counts))
    at = 0
    for page in pages:
        for row, good in zip(page.rows, page.right, strict=True):
            for name, value in row.items():
                table[at, place[name]] = value
            right[at] = good
            at += 1
        right[at] = float(not any(page.right))
        at += 1
    starts = np.cumsum([0, *counts[:-1]])
    page_of = np.repeat(np.arange(len(counts)), counts)
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for turn in range(1, ROUNDS + 1):
        scores = table @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[page_of])
        likely /= np.add.reduceat(likely, starts)[page_of]
        wanted = likely * right
        wanted /= np.add.reduceat(wanted, starts)[page_of] + 1e-12
        slope = table.T @ (likely - wanted) / len(counts) + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights -= STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.05}


def main() -> None:
    folder, known = Path(sys.argv[1]), {"day": known_day, "authors": known_authors}[sys.argv[2]]
    strangers = [weigh.read(json.loads(path.read_bytes())) for path in sorted(Path(sys.argv[3]).glob("weights-*.json"))] if len(sys.argv) > 3 else []
    gold = {one["id"]: one for one in rows(folder / "gold.jsonl.gz")}
    pages = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        for row in rows(path) if not path.name.startswith("gold") else ():
            one = gold.get(row["id"])
            tag = one["lang"].replace("unknown", "") if one else ""
            if one and strangers:
                weigh.weights = partial(strangers.__getitem__, zlib.crc32((one["host"] or one["id"]).encode()) % len(strangers))
            place = around(row["text"], tag) if one else None
            page = known(one, row["text"], place[0], tag, place[1]) if one and place else None
            pages += [page] if page else []
    names = sorted({name for page in pages for row in page.rows for name in row})
    held, given = defaultdict(list), defaultdict(list)
    for fold in range(FOLDS):
        weights = learned([page for page in pages if zlib.crc32(page.host.encode()) % FOLDS != fold], names)
        for page in (page for page in pages if zlib.crc32(page.host.encode()) % FOLDS == fold):
            scores = [score(row, weights) for row in page.rows]
            top = max(range(len(scores)), key=scores.__getitem__, default=None)
            for least in LEASTS:
                chosen = top is not None and scores[top] >= least
                if page.held:
                    held[least].append(page.answers[top] if chosen else 0.0)
                if chosen:
                    given[least].append(page.answers[top])
    for least in LEASTS:
        print(f"least {least}: held {np.mean(held[least]):.3f} of {len(held[least])}, given {np.mean(given[least]):.3f} of {len(given[least])}")
    print(learned(pages, names))


if __name__ == "__main__":
    main()

"""Make digest/group/sections.txt: what each word says for each default section.

usage: python benchmarks/train_topics.py DATA            (a folder with bbc, agnews-test and allsides-sections, each .jsonl.gz, of `title`, `text`, `topic`)
       python benchmarks/train_topics.py --cross DATA    (writes nothing; figures and tables of confusion on held-back parts)

Needs numpy and scipy. Each label of a set stands for one or more sections (`LABELS`); an article's share of each is worked out while training. The weights
are the mean of two linear models: naive Bayes, which is better on short articles, and logistic regression, which is better on long ones. The words of
sections.txt beside this file stand for the sections and languages that no labelled set has. Only words of two articles or more are kept,
cut to their first letters, each by itself, so no text can be read back from the table.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from digest import text
from digest.group import sections

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "digest" / "group" / "sections.txt"
HEAD = (
    "# What words say for each default section; made by benchmarks/train_topics.py. The words of the IPTC Media Topics in it are CC BY 4.0, "
    "https://iptc.org/standards/media-topics/\n"
    "# The value of a step; then, a line each: the first letters of a word (after * if it counts in languages other than English), its rarity, its weights\n"
)
Matrix = Any  # of numpy or scipy, which need not be installed where types are checked

# What the labels of the sets stand for.
LABELS = {
    "bbc": {"business": "business", "entertainment": "culture", "politics": "politics", "sport": "sport", "tech": "technology science"},
    "agnews-test": {
        "World": "world politics crime-justice disasters society", "Sports": "sport", "Business": "business", "Sci/Tech": "technology science health climate",
    },
    "allsides-sections": {
        "World": "world", "Technology": "technology", "Politics": "politics", "Health": "health", "Crime": "crime-justice", "Business": "business",
        "Culture": "culture society", "Environment": "climate disasters", "Education": "education", "Sports": "sport", "Science": "science",
    },
}  # fmt: skip
# Which sections are a right answer where a set has no finer label.
ALSO = {"bbc": {"politics": "world"}}

# The figures are means over held-back parts, accuracy on BBC / AG News / AllSides.
WEIGHT = {"bbc": 2.0, "agnews-test": 1.0, "allsides-sections": 0.7}  # what an article of a set counts (all 1: 0.955 0.869 0.763)
MORE = {"bbc": 2.0}  # … and how much more in logistic regression
SMOOTH = 0.1  # of naive Bayes (0.05 and 0.2: the same on two sets, worse on the third)
OWN = 0.3  # articles that a word of sections.txt counts as (0 to 1: the same on all sets; it is there for what they lack)
TURNS = 3  # of working out shares and weights (1: -0.8 points on AG News)
RIDGE = 0.05  # what keeps the weights of logistic regression small (0.1 and 0.3: -1 and -2 points on AllSides)
START = 1.0  # the weight that a word of sections.txt begins with in it (3: -1.4 points on BBC)
STEPS = 40  # of its descent
SHARP = 2.0  # how sure the likelihoods are (2.6: log likelihood -0.64 for -0.57 on AG News)
# How much more the words of sections.txt count for sections that no set labels, or hardly any.
BOOST = dict.fromkeys(("crime-justice", "disasters", "society", "lifestyle"), 2.0)
FOLDS = 10
# What tells of an outlet's style or of the day, not of the subject (left in: +0.3 points on AG News, whose sections have different writers).
SILENT = frozenset(
    """
    a about above after again against ago all almost along already also although always am among an and another any are around as at away back be became
    because been before began behind being below between both but by came can come could did do does done down due during each either else even ever every
    far few for from get give given go goes going gone got had has have he her here hers him his how however i if in into is it its itself just last late
    later least less let like little made make many may me might more most much must my near nearly never next no nor not now of off often on once one only
    or other others our out over own per put quite rather s said same saw say saying says see seen several shall she should since so some something soon still
    such t take taken than that the their them then there these they thing things this those though three through thus to today together told too took two
    under until up upon us use used very via was way we well went were what when where whether which while who whom whose why will with within without would
    yesterday yet you your d ll m re ve mr mrs ms
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    reuters ap afp jan feb mar apr jun jul aug sep sept oct nov dec year years month months week weeks day days time times
    """.split()
)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled article."""

    set: str
    label: str
    words: Counter[str]

    @property
    def wanted(self) -> tuple[str, ...]:
        return tuple(LABELS[self.set][self.label].split())


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[-1])
    examples = [example for name in LABELS for example in _examples(folder / f"{name}.jsonl.gz", name)]
    seeds = _seeds(HERE / "sections.txt")
    if "--cross" in arguments:
        cross(examples, seeds)
        return
    found = train(examples, seeds)
    TABLE.write_text(found, "utf-8")
    print(f"{len(examples)} articles, {len(sections.weights().words)} words, {TABLE.stat().st_size} bytes → {TABLE}")


def cross(examples: Sequence[Example], seeds: Mapping[str, Mapping[str, bool]]) -> None:
    """Train on all parts but one, ask for that one; print accuracy, how many were left out as unsure, and what was taken for what."""
    order = list(range(len(examples)))
    Random(3).shuffle(order)
    order.sort(key=lambda number: (examples[number].set, examples[number].label))  # every fold has its share of every label
    fold = {number: place % FOLDS for place, number in enumerate(order)}
    answers: dict[int, sections.Likely] = {}
    for one in range(FOLDS):
        table = sections.parse(train([example for number, example in enumerate(examples) if fold[number] != one], seeds))
        answers |= {number: sections.likelihoods(examples[number].words, "en", table) for number in fold if fold[number] == one}
    for name, labels in LABELS.items():
        numbers = [number for number in sorted(answers) if examples[number].set == name]
        given = {number: (sections.classify(answers[number], 3) or ("other",)) for number in numbers}
        first = {number: next(iter(answers[number].chances), "other") for number in numbers}
        right = sum(_is_right(examples[number], given[number][0]) for number in numbers) / len(numbers)
        forced = sum(_is_right(examples[number], first[number]) for number in numbers) / len(numbers)
        three = sum(any(_is_right(examples[number], slug) for slug in given[number]) for number in numbers) / len(numbers)
        unsure = sum(given[number] == ("other",) for number in numbers) / len(numbers)
        likely = sum(math.log(sum(answers[number].chances.get(slug, 0) for slug in examples[number].wanted) or 1e-9) for number in numbers) / len(numbers)
        several = sum(len(given[number]) for number in numbers) / len(numbers)
        print(
            f"\n{name}: {right:.4f} of {len(numbers)}; {forced:.4f} if never unsure; unsure {unsure:.3f}; in any {three:.3f} of {several:.2f}; log {likely:.3f}"
        )
        table_ = Counter((examples[number].label, given[number][0]) for number in numbers)
        columns = sorted({slug for _, slug in table_})
        print(" " * 14 + "".join(f"{slug[:9]:>10}" for slug in columns))
        for label in labels:
            print(f"{label:14}" + "".join(f"{table_[label, slug] or '·':>10}" for slug in columns))


def _is_right(example: Example, slug: str) -> bool:
    return slug in example.wanted or slug == ALSO.get(example.set, {}).get(example.label)


def train(examples: Sequence[Example], seeds: Mapping[str, Mapping[str, bool]]) -> str:
    """The table of weights as sections.txt holds it. `seeds`: first letters of a word → the sections it speaks for, and whether in another language than English."""
    import numpy as np

    often = Counter(word for example in examples for word in example.words)
    silent = {sections.start(word) for word in SILENT} - seeds.keys()
    vocabulary = sorted({word for word, n in often.items() if n > 1 and word not in silent and not word.isdecimal()} | seeds.keys())
    # what is rounded here is what the table holds
    rarity = np.array([min(93, round(10 * (math.log((len(examples) + 1) / (max(often[word], 1) + 1)) + 1))) for word in vocabulary])
    given = _given(examples, vocabulary, rarity)
    wanted = np.array([[slug in example.wanted for slug in sections.SLUGS] for example in examples], float)
    counts = np.array([WEIGHT[example.set] for example in examples])
    own = np.array([[BOOST.get(slug, 1) * (slug in seeds.get(word, {})) / max(1, len(seeds.get(word, {}))) for slug in sections.SLUGS] for word in vocabulary])
    more = np.array([WEIGHT[example.set] * MORE.get(example.set, 1) for example in examples])
    models = (_bayes(given, wanted, counts, own), _logistic(given, wanted, more, own))
    whole = sum(model / (given @ model).std() for model in models) * SHARP
    scale = float(np.quantile(np.abs(whole), 0.9995)) / 46
    rounded = np.clip(np.rint(whole / scale), -46, 47).astype(int)
    rows = [
        f"{'*' * any(seeds.get(word, {}).values())}{word} {chr(sections.NOTHING + rare)}{''.join(chr(sections.ZERO + value) for value in row)}\n"
        for word, rare, row in zip(vocabulary, rarity.tolist(), rounded.tolist(), strict=True)
        if any(row)
    ]
    return f"{HEAD}{scale:.6f}\n{''.join(rows)}"


def _given(examples: Sequence[Example], vocabulary: Sequence[str], rarity: Matrix) -> Matrix:
    """A row of worths for each article, as `sections.likelihoods` has them."""
    from scipy import sparse

    place = {word: number for number, word in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    for row, example in enumerate(examples):
        worths = {place[word]: (1 + math.log(n)) * rarity[place[word]] / 10 for word, n in example.words.items() if word in place}
        size = math.sqrt(sections.FEW / 100 + math.fsum(worth * worth for worth in worths.values()))
        for column, worth in sorted(worths.items()):
            rows.append(row)
            columns.append(column)
            values.append(worth / size)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(examples), len(vocabulary)))


def _bayes(given: Matrix, wanted: Matrix, counts: Matrix, own: Matrix) -> Matrix:
    """Complement naive Bayes (Rennie et al. 2003); a label of several sections is shared out by what was learned so far."""
    import numpy as np

    weights = _complement(OWN * own)
    for _ in range(TURNS):
        share = _softmax(4 * (given @ weights)) * wanted
        share /= share.sum(1, keepdims=True)
        weights = _complement(given.T @ (share * counts[:, None]) + OWN * own)
    return np.asarray(weights)


def _complement(sums: Matrix) -> Matrix:
    """What a word says for a section: how seldom it stands in all others."""
    import numpy as np

    others = sums.sum(1, keepdims=True) - sums + SMOOTH
    weights = -np.log(others / others.sum(0))
    return weights - weights.mean(1, keepdims=True)


def _logistic(given: Matrix, wanted: Matrix, counts: Matrix, own: Matrix) -> Matrix:
    """Logistic regression: the likelihood of all sections that a label stands for is made as great as can be."""
    import numpy as np
    from scipy.optimize import minimize

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(own.shape)
        chance = _softmax(given @ weights)
        right = (chance * wanted).sum(1)
        slope = given.T @ (counts[:, None] * (chance - chance * wanted / right[:, None]))
        off = weights - START * own
        return float(RIDGE / 2 * (off * off).sum() - (counts * np.log(right)).sum()), (slope + RIDGE * off).ravel()

    return minimize(loss, START * own.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x.reshape(own.shape)


def _softmax(values: Matrix) -> Matrix:
    import numpy as np

    powers = np.exp(values - values.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _examples(path: Path, name: str) -> list[Example]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        found = [json.loads(row) for row in rows]
    return [Example(name, row["topic"], sections.counts(row["title"] or "", row["text"] or "")) for row in found]


def _seeds(path: Path) -> dict[str, dict[str, bool]]:
    """First letters of each word of sections.txt → its sections, each with whether it is of another language than English."""
    found: dict[str, dict[str, bool]] = {}
    slug = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            slug = line[3:]
        elif line and not line.startswith("#"):
            language, _, words = line.partition(": ")
            for word in text.words(words):
                if word in SILENT or (word.isascii() and len(word) < 3):
                    continue
                foreign = found.setdefault(sections.start(word), {})
                foreign[slug] = foreign.get(slug, False) or language != "en"
    return found


if __name__ == "__main__":
    main(sys.argv[1:])

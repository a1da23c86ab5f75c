"""Learn what tells a title (`title` and `titles` in `digest/clean/weights.json`), after `train.py --write --folds FOLDS`; the same DATA, whose gold has `title` too.

    python tests/quality/train_titles.py DATA FOLDS [--write]

A page counts where one of its lines is the title, but for case, punctuation and spaces. A first look weighs features and words of each line and words of
its neighbours: one softmax over the lines of a page. Trees then rank the lines; they learn from first looks, and from lines, weighed by weights that have not seen the site. Printed is how
often the line chosen is the title, cross-validated by host, for each program.
"""

import argparse
import json
import re
import sys
import unicodedata
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import lightgbm
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))

from train import FOLDS, OUT, node
from train_pages import cases, cut, rows

from digest.clean import looks, titles, weigh
from digest.clean.looks import Look
from digest.clean.sheet import Line

TREES = {"n_estimators": 60, "num_leaves": 8, "learning_rate": 0.1, "min_child_samples": 20}
"""60 trees of 8 leaves that rank; 100 of 12: -0.002; as plain classifiers 0.02 worse. Without the first look 0.84 of titles are found, with it 0.87.
120 trees at half the rate, from samples: 0.873 on average of seeds, as before; what the next line is, what it shares with the text, how long it is beside
the title, a byline soon after, figures and marks in the line: each within 0.004 of nothing, and so all of them together. Of 742 pages 23 have no candidate that is right."""
HOSTS = 8  # a word is learned that stands on pages of so many sites
RIDGE = 1.0  # L2 (3: -0.002)
ROUNDS = 60
LEAST = 0.03  # a word with less weight is left out


@dataclass
class Page:
    """A page with the lines that may be its title, and which of them are."""

    program: str
    host: str
    lines: tuple[Line, ...]
    seen: list[Look]
    scores: list[float]
    among: list[int]
    right: list[int]
    words: list[list[int]] = field(default_factory=list)
    """The columns of each line in the table of the first look."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = known(options.data, [weigh.read(json.loads((options.folds / f"weights-{part}.json").read_text("utf-8"))) for part in range(FOLDS)])
    vocabulary = words(pages)
    table = columns(pages, vocabulary)
    page = np.repeat(np.arange(len(pages)), [len(one.among) for one in pages])
    parts = np.array([zlib.crc32(one.host.encode()) % FOLDS for one in pages])[page]
    wanted = np.array([right for one in pages for right in one.right])
    first = np.zeros(len(wanted))
    for part in range(FOLDS):
        learn = parts != part
        first[~learn] = table[~learn] @ look(table[learn], wanted[learn], page[learn])
    facts = told(pages, first)
    scores = np.zeros(len(wanted))
    for part in range(FOLDS):
        learn = parts != part
        scores[~learn] = fit(facts[learn], wanted[learn], page[learn]).predict(facts[~learn])
    right = defaultdict(list)
    start = 0
    for one in pages:
        size = len(one.among)
        right[one.program].append(one.right[int(np.argmax(scores[start : start + size]))] if size else 0)
        start += size
    for program, found in right.items():
        print(f"{program:22} title {np.mean(found):.3f} of {len(found)}")
    if options.write:
        found = json.loads(OUT.read_text("utf-8"))
        found["title"] = written(look(table, wanted, page), vocabulary)
        found["titles"] = [node(tree["tree_structure"]) for tree in fit(facts, wanted, page).booster_.dump_model()["tree_info"]]
        OUT.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
        print(f"{OUT}: {OUT.stat().st_size} bytes")


def known(data: Path, folds: list[weigh.Weights]) -> list[Page]:
    gold = {row["id"]: row for row in rows(data / "gold.jsonl.gz") if row.get("title")}
    found = []
    for path in sorted(data.glob("*.jsonl.gz")):
        for row in rows(path) if path.name != "gold.jsonl.gz" else ():
            page = gold.get(row["id"])
            found += [titled(path.name[:-9], page["host"] or page["id"], row["text"], norm(page["title"]), folds)] if page else []
    found += [titled("our own", name, source, norm(title), folds) for name, source, title, _ in cases()]
    return [page for page in found if page]


def titled(program: str, host: str, source: str, title: str, folds: list[weigh.Weights]) -> Page | None:
    """A page one of whose lines is the title."""
    if title not in map(norm, source.split("\n")):
        return None
    lines = cut(source, "pass over")
    seen, scores = weigh.weighed(lines, folds[zlib.crc32(host.encode()) % FOLDS])
    among = titles.candidates(lines, seen, titles.text_lines(lines, seen, scores), titles.begun(seen, scores))
    return Page(program, host, lines, seen, scores, among, [int(norm(lines[at].text) == title) for at in among])


def words(pages: list[Page]) -> dict[str, int]:
    """Words of lines that may be titles, and of those next to them, that stand on pages of some sites."""
    hosts = defaultdict(set)
    for page in pages:
        for at in range(max(0, page.among[0] - 2), min(len(page.seen), page.among[-1] + 3)) if page.among else ():
            for word in page.seen[at].words:
                hosts[word].add(page.host)
    return {word: number for number, word in enumerate(sorted(word for word, sites in hosts.items() if len(sites) >= HOSTS and 0 < len(word) < 24))}


def columns(pages: list[Page], vocabulary: dict[str, int]) -> sparse.csr_matrix:
    """The features and words of `titles.first` of each line that may be a title."""
    found, ends = [], [0]
    size = len(vocabulary)
    for page in pages:
        for at in page.among:
            one = page.seen[at]
            said = [(0 if one.length <= titles.SHORT else 1, word) for word in dict.fromkeys(one.words)] + [(4, one.words[0])]
            said += [(2, word) for word in dict.fromkeys(page.seen[at - 1].words[: titles.HEARD])] if at else []
            said += [(3, word) for word in dict.fromkeys(page.seen[at + 1].words[: titles.HEARD])] if at + 1 < len(page.seen) else []
            found += [*one.keys, *(looks.SIZE + kind * size + vocabulary[word] for kind, word in said if word in vocabulary)]
            ends.append(len(found))
    return sparse.csr_matrix((np.ones(len(found), np.float32), np.array(found, np.int32), np.array(ends)), shape=(len(ends) - 1, looks.SIZE + 5 * size))


def look(table: sparse.csr_matrix, wanted: np.ndarray, page: np.ndarray) -> np.ndarray:
    """Weights that make a title the likeliest line of its page."""
    held = np.isin(page, page[wanted > 0])
    table, wanted, page = table[held], wanted[held].astype(float), np.unique(page[held], return_inverse=True)[1]
    starts = np.flatnonzero(np.r_[True, page[1:] != page[:-1]])
    turned = table.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights.astype(np.float32)
        likely = np.exp(score - np.maximum.reduceat(score, starts)[page])
        likely /= np.add.reduceat(likely, starts)[page]
        right = likely * wanted
        whole = np.add.reduceat(right, starts) + 1e-12
        slope = turned @ (likely - right / whole[page]) + RIDGE * weights
        return float(-np.log(whole).sum() + RIDGE / 2 * (weights @ weights)), slope.astype(float)

    return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x


def told(pages: list[Page], first: np.ndarray) -> np.ndarray:
    """What the trees are told of each line."""
    found, start = [], 0
    for page in pages:
        said = first[start : start + len(page.among)].tolist()
        start += len(said)
        text = titles.text_lines(page.lines, page.seen, page.scores)
        found += titles.facts(page.lines, page.seen, page.scores, text, page.among, said) if page.among else []
    return np.array(found, np.float32)


def fit(facts: np.ndarray, wanted: np.ndarray, page: np.ndarray) -> lightgbm.LGBMRanker:
    ranker = lightgbm.LGBMRanker(**TREES, n_jobs=1, verbose=-1, random_state=0, deterministic=True, force_row_wise=True)
    return ranker.fit(facts, wanted, group=np.unique(page, return_counts=True)[1])


def written(weights: np.ndarray, vocabulary: dict[str, int]) -> dict[str, object]:
    """The weights of the first look as the program reads them."""
    size = len(vocabulary)
    tables = [weights[looks.SIZE + kind * size : looks.SIZE + (kind + 1) * size] for kind in range(5)]
    said = [{word: round(float(table[number]), 2) for word, number in vocabulary.items() if abs(table[number]) >= LEAST} for table in tables]
    return {"features": [round(float(weight), 2) for weight in weights[: looks.SIZE]], "words": said}


def norm(source: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", source).casefold()))


if __name__ == "__main__":
    main()

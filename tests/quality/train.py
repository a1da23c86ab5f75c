"""Learn the weights of `digest/clean/weights.json` from pages whose articles are known.

    python tests/quality/train.py DATA [--write] [--without FLATTENER] [--memory FILE] [--folds FOLDER]

DATA is a folder of gzipped JSON Lines: `gold.jsonl.gz` with {id, host, lang, news, body}, and beside it one file for each program that made
text of the pages (`NAME.jsonl.gz`: {id, text}). None of it comes with this repository. Needs numpy, scipy and lightgbm.

A line is text where most of its runs of four words stand in the body; short lines and repeated ones are tried one by one for what they
add to the F1 of such runs. Beside the pages as they are stand short ones. Pages are split into five parts by host, so that no site is judged by weights that have seen it; the trees
learn from scores of weights that have not seen the site either. `--without` leaves one program out and judges by it.
`--folds` keeps the weights of each fold (`weights-0.json` …), for what is learned from lines that were weighed by weights that have not seen their site.
What is printed is F1, precision and recall of runs of four words (means over pages), cross-validated. `--write` then learns from all.
"""

import argparse
import gzip
import json
import pickle
import sys
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random
from re import findall

import lightgbm
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from digest import clean, text
from digest.clean import context, looks, surroundings
from digest.clean.sheet import Line, Sheet
from digest.model import Article, Document

OUT = Path(clean.__file__).parent / "weights.json"
FOLDS = 5
HOSTS = 10  # a word is learned that stands on pages of so many sites
SPREAD = 0.7  # what a word counts against a feature
RIDGE = 1.0  # L2
ROUNDS = 80
LEAST = 0.02  # a word with less weight is left out
OTHERWISE = 0.0  # what a line of a page counts that is made as other programs might have made it
"""Tried and dropped: F1 over all pages cross-validated, for the programs in order, 0.929, 0.920, 0.892; with such pages at 0.4 0.930, 0.920, 0.892, at 1 0.931, 0.921, 0.893.
Of a program left out 0.925, 0.916, 0.874 become 0.927, 0.917, 0.874; of pages made otherwise 0.898 becomes 0.907. But titles fall by 0.00 to 0.01, short pages from 0.991 to 0.987,
pages in parts from 0.996 to 0.991, and clean pages of three sentences lose one. RIDGE 3, HOSTS 20, 300 lines a leaf, 80 trees of half the rate: all within 0.002."""
TREES = {"n_estimators": 40, "num_leaves": 12, "learning_rate": 0.15, "min_child_samples": 80, "subsample": 0.8, "subsample_freq": 1, "colsample_bytree": 0.7}
"""40 trees of 12 leaves; 150 of 31 reach 0.002 more of F1, and take ten times as long to ask; a linear second look reached 0.008 less."""


@dataclass
class Known:
    """A page with what is known of it."""

    id: str
    program: str
    host: str
    english_news: bool
    body: str
    lines: tuple[Line, ...]
    wanted: list[int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", default="")
    parser.add_argument("--memory", type=Path, help="keep what was aligned here")
    parser.add_argument("--folds", type=Path, help="keep the weights of each fold here")
    options = parser.parse_args()
    if options.memory and options.memory.exists():
        pages = pickle.loads(options.memory.read_bytes())
    else:
        pages = known(options.data)
        if options.memory:
            options.memory.write_bytes(pickle.dumps(pages))
    pages += short(pages, options.data)
    pages += otherwise([page for page in pages if page.program != options.without]) if OTHERWISE else []
    table = Table(pages)
    parts = np.array([zlib.crc32(page.host.encode()) % FOLDS for page in pages])[table.page]
    unseen = np.array([page.program == options.without for page in pages])[table.page]
    first = np.zeros(len(table.page))
    looks_of = []
    for part in range(FOLDS):
        learn = (parts != part) & ~unseen
        ask = parts == part
        looks_of.append(table.fit(learn))
        first[ask] = table.score(looks_of[part], ask)
        print(f"first look, part {part + 1} of {FOLDS}", file=sys.stderr, flush=True)
    report("first look", pages, first, options.without)
    facts, told = table.around(first)
    second = np.full(len(table.page), -9.0)
    for part in range(FOLDS):
        learn = told & (parts != part) & ~unseen
        ask = told & (parts == part)
        trees = fit(facts[learn], table.wanted[learn], table.weight[learn])
        second[ask] = trees.predict(facts[ask], raw_score=True)
        if options.folds:
            write(options.folds / f"weights-{part}.json", written(table, looks_of[part], trees))
    report("second look", pages, second, options.without)
    if options.write:
        every = np.ones(len(table.page), bool)
        learned = table.fit(every)
        trees = fit(facts[told], table.wanted[told], table.weight[told])
        write(OUT, written(table, learned, trees))
        print(f"{OUT}: {OUT.stat().st_size} bytes")


def write(path: Path, found: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def known(data: Path) -> list[Known]:
    """The pages that have a body, as lines with what is wanted of each."""
    gold = {row["id"]: row for row in rows(data / "gold.jsonl.gz") if (row.get("body") or "").strip()}
    found = []
    for path in sorted(data.glob("*.jsonl.gz")):
        if path.name == "gold.jsonl.gz":
            continue
        for row in rows(path):
            page = gold.get(row["id"])
            if page is None:
                continue
            lines = cut(row["text"])
            if lines:
                news = page["news"] and page["lang"] == "en"
                wanted = align([tokens(line.text) for line in lines], tokens(page["body"]))
                found.append(Known(row["id"], path.name[:-9], page["host"] or row["id"], news, page["body"], lines, wanted))
    return found


def short(pages: list[Known], data: Path) -> list[Known]:
    """Pages made of one of each two others: its title, said once or twice, and the first lines of its text, with nothing round them.

    Without these, short pages that are clean already lose their text: there are hardly any among saved pages.
    """
    gold = {row["id"]: row.get("title") for row in rows(data / "gold.jsonl.gz")}
    found = []
    for page in pages:
        text_lines = [line for line, wanted in zip(page.lines, page.wanted, strict=True) if wanted]
        chance = zlib.crc32(f"{page.program} {page.id}".encode())
        title = gold[page.id]
        if chance % 4 > 1 or not title or not text_lines or len(text_lines[0].text) < 60:
            continue
        most = (1, 2, 3, 4, 6, 9, 14, 40)[chance // 4 % 8]
        heads = [title] * (0, 1, 1, 2)[chance // 32 % 4] + (["Photo", "By Ann Example", "2 days ago", "Menu"][chance // 512 % 4 :][:1] if chance % 2 else [])
        said = [*heads, *(line.text for line in text_lines[:most])]
        gap = chance // 128 % 4 > 0
        lines = tuple(Line(number, one, 0, False, gap=int(gap and number > 1), words=text.spaced(one)) for number, one in enumerate(said, 1))
        body = "\n".join(line.text for line in text_lines[:most])
        found.append(Known(page.id, "made short", page.host, page.english_news, body, lines, [int(number >= len(heads)) for number in range(len(said))]))
    return found


def otherwise(pages: list[Known]) -> list[Known]:
    """Half of the pages as other programs might have made them: paragraphs broken where links were, menus in one line, short lines left out, no blank lines.

    Without these, the weights know three programs by heart: a fourth may leave blank lines, bullets and indentation elsewhere.
    """
    found = []
    for page in pages:
        chance = Random(f"{page.program} {page.id}")  # the same each time
        if page.program == "made short" or chance.random() < 0.5:
            continue
        way = chance.choice(("broken", "joined", "dropped", "plain"))
        lines: list[Line] = []
        wanted: list[int] = []
        for line, is_wanted in zip(page.lines, page.wanted, strict=True):
            size = text.spaced(line.text)
            if way == "dropped" and not is_wanted and size <= 4 and chance.random() < 0.5:
                continue
            gap, indent, bullet = (0, 0, False) if way in ("plain", "joined") else (line.gap, line.indent, line.bullet)
            if way == "joined" and lines and wanted[-1] == is_wanted and size <= 5 and text.spaced(lines[-1].text) <= 12 and chance.random() < 0.6:
                lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {line.text}")
                continue
            for at, part in enumerate(broken(line.text, chance) if way == "broken" and size > 12 and chance.random() < 0.3 else (line.text,)):
                lines.append(Line(len(lines) + 1, part, indent, bullet and not at, gap=0 if at else gap))
                wanted.append(is_wanted)
        lines = [line._replace(words=text.spaced(line.text)) for line in lines]
        found.append(Known(page.id, "made otherwise", page.host, page.english_news, page.body, tuple(lines), wanted))
    return found


def broken(line: str, chance: Random) -> list[str]:
    """A paragraph broken round some words, as it is where a link's words stand in a line of their own."""
    words = line.split()
    if len(words) < 5:
        return [line]  # a script without spaces
    begin = chance.randrange(1, len(words) - 3)
    end = begin + chance.randrange(1, 4)
    return [" ".join(part) for part in (words[:begin], words[begin:end], words[end:]) if part]


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def cut(source: str, last: str = "cut") -> tuple[Line, ...]:
    """The lines of a page, by the steps up to one."""
    sheet = Sheet(Document("page.txt", "dump", text.lines(source), Article(), ""), text.lines(source))
    for name, step in clean.STEPS:
        sheet = step(sheet)
        if name == last:
            break
    return sheet.lines


def tokens(source: str) -> list[str]:
    return findall(r"\w+", source)


def runs(words: list[str]) -> Counter:
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def align(lines: list[list[str]], body: list[str]) -> list[int]:
    """Which lines to take so that their runs of four words are the body's."""
    gold = runs(body)
    wanted = [int(len(words) >= 4 and sum(run in gold for run in runs(words)) >= 0.5 * (len(words) - 3)) for words in lines]
    again = defaultdict(list)
    for number, words in enumerate(lines):
        if wanted[number]:
            again[tuple(words)].append(number)
    for words, numbers in again.items():
        most = max(1, min(gold[run] for run in runs(list(words))))
        near = {n: sum(len(lines[m]) * wanted[m] for m in range(max(0, n - 6), min(len(lines), n + 7)) if m != n) for n in numbers}
        for number in sorted(numbers, key=lambda n: -near[n])[most:]:
            wanted[number] = 0
    taken = runs([word for words, is_wanted in zip(lines, wanted, strict=True) if is_wanted for word in words])
    both, ours, theirs = (taken & gold).total(), taken.total(), gold.total()
    for _ in range(3):
        changed = False
        for number, words in enumerate(lines):
            if not words:
                continue
            left, right = beside(lines, wanted, number, -1), beside(lines, wanted, number, 1)
            inside, outside = windows(left + words + right), windows(left + right)
            old, new = (inside, outside) if wanted[number] else (outside, inside)
            then = {run: taken[run] - old[run] + new[run] for run in {*old, *new}}
            more = sum(min(count, gold[run]) - min(taken[run], gold[run]) for run, count in then.items())
            longer = new.total() - old.total()
            if 2 * (both + more) / (ours + longer + theirs) > 2 * both / (ours + theirs) + 1e-9:
                wanted[number] = 1 - wanted[number]
                taken.update({run: count - taken[run] for run, count in then.items()})
                both, ours, changed = both + more, ours + longer, True
        if not changed:
            break
    return wanted


def beside(lines: list[list[str]], wanted: list[int], number: int, step: int) -> list[str]:
    """The three words of wanted lines before or after a line."""
    found: list[str] = []
    at = number + step
    while 0 <= at < len(lines) and len(found) < 3:
        if wanted[at]:
            found = [*lines[at], *found] if step < 0 else [*found, *lines[at]]
        at += step
    return found[-3:] if step < 0 else found[:3]


def windows(words: list[str]) -> Counter:
    return Counter(tuple(words[at : at + 4]) for at in range(len(words) - 3))


class Table:
    """All lines of all pages as a sparse table of features."""

    def __init__(self, pages: list[Known]) -> None:
        self.pages = pages
        self.seen = [looks.looks(page.lines) for page in pages]
        hosts: list[dict[str, set[str]]] = [defaultdict(set), defaultdict(set)]
        for page, seen in zip(pages, self.seen, strict=True):
            for one in seen:
                for word in one.words:
                    hosts[0][word].add(page.host)
                if len(one.words) > 1:
                    hosts[1][f"{one.words[0]} {one.words[1]}"].add(page.host)
        single, double = (sorted(word for word, sites in table.items() if len(sites) >= HOSTS and 0 < len(word) < 24) for table in hosts)
        self.vocabulary = (single, single, single, single, double)
        ids = [{word: number for number, word in enumerate(table)} for table in self.vocabulary]
        starts = [looks.SIZE + sum(map(len, self.vocabulary[:number])) for number in range(6)]
        self.size = starts[5]
        columns, values, ends, self.wanted, weight, number_of = [], [], [0], [], [], []
        for number, (page, seen) in enumerate(zip(pages, self.seen, strict=True)):
            total = sum(one.length for one, w in zip(seen, page.wanted, strict=True) if w) or sum(one.length for one in seen) / 2 + 1
            for one, keys, _w in zip(seen, surroundings.surroundings(page.lines, seen), page.wanted, strict=True):
                table = 0 if one.length <= 4 else 1 if one.length <= 12 else 2
                said = [starts[table] + ids[table][word] for word in set(one.words) if word in ids[table]]
                said += [starts[3] + ids[3][one.words[0]]] if one.words[0] in ids[3] else []
                two = " ".join(one.words[:2])
                said += [starts[4] + ids[4][two]] if two in ids[4] else []
                columns += [*one.keys, *keys, *said]
                values += [1.0] * (len(one.keys) + len(keys)) + [SPREAD] * len(said)
                ends.append(len(columns))
                weight.append(min(3.0, 0.3 * min(1, 50 / len(seen)) + 2 * (one.length + 2) / total) * (OTHERWISE if page.program == "made otherwise" else 1.0))
                number_of.append(number)
            self.wanted += page.wanted
        shape = (len(self.wanted), self.size)
        self.rows = sparse.csr_matrix((np.array(values, np.float32), np.array(columns, np.int32), np.array(ends)), shape=shape)
        self.wanted, self.weight, self.page = np.array(self.wanted, np.float32), np.array(weight, np.float32), np.array(number_of)

    def fit(self, learn: np.ndarray) -> np.ndarray:
        """Weights of features and words, the bias last: logistic regression."""
        table, wanted, weight = self.rows[learn], self.wanted[learn], self.weight[learn]
        turned = table.T.tocsr()

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            score = table @ weights[:-1].astype(np.float32) + np.float32(weights[-1])
            miss = weight * (1 / (1 + np.exp(-score)) - wanted)
            cost = float((weight * (np.logaddexp(0, score) - wanted * score)).sum()) + RIDGE / 2 * float(weights[:-1] @ weights[:-1])
            return cost, np.append(turned @ miss + RIDGE * weights[:-1], miss.sum()).astype(float)

        return minimize(loss, np.zeros(self.size + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x

    def score(self, weights: np.ndarray, ask: np.ndarray) -> np.ndarray:
        return self.rows[ask] @ weights[:-1] + weights[-1]

    def around(self, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What the second look is told of each line, and of which lines it is told anything."""
        facts = np.zeros((len(self.page), len(context.NAMES)), np.float32)
        told = np.zeros(len(self.page), bool)
        start = 0
        for page, seen in zip(self.pages, self.seen, strict=True):
            for number, one in enumerate(context.around(page.lines, seen, first[start : start + len(seen)].tolist()), start):
                if one is not None:
                    facts[number], told[number] = one, True
            start += len(seen)
        return facts, told


def fit(facts: np.ndarray, wanted: np.ndarray, weight: np.ndarray) -> lightgbm.LGBMClassifier:
    return lightgbm.LGBMClassifier(**TREES, n_jobs=1, verbose=-1, random_state=0, deterministic=True, force_row_wise=True).fit(
        facts, wanted, sample_weight=weight
    )


def report(name: str, pages: list[Known], score: np.ndarray, without: str) -> None:
    """F1 of runs of four words, for each program, over English news and over all."""
    start = 0
    found = defaultdict(list)
    for page in pages:
        taken = score[start : start + len(page.lines)] > 0
        start += len(page.lines)
        ours = runs([word for line, is_taken in zip(page.lines, taken, strict=True) if is_taken for word in tokens(line.text)])
        gold = runs(tokens(page.body))
        both = (ours & gold).total()
        pair = (both / ours.total() if ours else None, both / gold.total())
        found[page.program, "all"].append(pair)
        if page.english_news:
            found[page.program, "English news"].append(pair)
    for (program, which), pairs in sorted(found.items()):
        if without in ("", program):
            precision = np.mean([p for p, _ in pairs if p is not None])
            recall = np.mean([r for _, r in pairs])
            print(
                f"{name:12} {program:22} {which:13} F1 {2 * precision * recall / (precision + recall):.3f} precision {precision:.3f} recall {recall:.3f}",
                flush=True,
            )


def written(table: Table, learned: np.ndarray, trees: lightgbm.LGBMClassifier) -> dict[str, object]:
    """The weights as the program reads them."""
    kept = json.loads(OUT.read_text("utf-8")) if OUT.exists() else {}
    words, start = [], looks.SIZE
    for vocabulary in table.vocabulary:
        weights = learned[start : start + len(vocabulary)] * SPREAD
        words.append({word: round(float(weight), 3) for word, weight in zip(vocabulary, weights, strict=True) if abs(weight) >= LEAST})
        start += len(vocabulary)
    return {
        "bias": round(float(learned[-1]), 4),
        "features": [round(float(weight), 3) for weight in learned[: looks.SIZE]],
        "words": words,
        "title": kept.get("title", {"features": [], "words": [{}] * 5}),
        "titles": kept.get("titles", []),
        "trees": [node(tree["tree_structure"]) for tree in trees.booster_.dump_model()["tree_info"]],
    }


def node(tree: dict) -> object:
    if "leaf_value" in tree:
        return round(float(tree["leaf_value"]), 4)
    if tree["decision_type"] != "<=":
        raise ValueError(tree["decision_type"])
    return [tree["split_feature"], round(float(tree["threshold"]), 6), node(tree["left_child"]), node(tree["right_child"])]


if __name__ == "__main__":
    main()

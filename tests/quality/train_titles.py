"""Learn the trees that tell a title (`titles` in `digest/clean/weights.json`), after `train.py --write`; the same DATA, whose gold has `title` too.

    python tests/quality/train_titles.py DATA [--write]

A page counts where one of its lines is the title, but for case, punctuation and spaces. Printed is how often the line chosen is the title,
cross-validated by host, for each program.
"""

import argparse
import json
import re
import sys
import unicodedata
import zlib
from collections import defaultdict
from pathlib import Path

import lightgbm
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from train import FOLDS, OUT, cut, node, rows

from digest.clean import looks, titles, weigh

TREES = {"n_estimators": 60, "num_leaves": 8, "learning_rate": 0.1, "min_child_samples": 20}
"""60 trees of 8 leaves that rank; 150 of 12 are 0.01 better and take three times as long; as plain classifiers they are 0.02 worse."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    facts, wanted, groups, parts, programs = table(options.data)
    scores = np.zeros(len(wanted))
    page = np.repeat(np.arange(len(groups)), groups)
    for part in range(FOLDS):
        learn = parts != part
        trees = fit(facts[learn], wanted[learn], np.unique(page[learn], return_counts=True)[1])
        scores[~learn] = trees.predict(facts[~learn])
    right = defaultdict(list)
    start = 0
    for size, program in zip(groups, programs, strict=True):
        if size:
            right[program].append(wanted[start + int(np.argmax(scores[start : start + size]))])
        else:
            right[program].append(0)
        start += size
    for program, found in right.items():
        print(f"{program:22} title {np.mean(found):.3f} of {len(found)}")
    if options.write:
        found = json.loads(OUT.read_text("utf-8"))
        found["titles"] = [
            node(tree["tree_structure"]) for tree in fit(facts, wanted, np.array([size for size in groups if size])).booster_.dump_model()["tree_info"]
        ]
        OUT.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def fit(facts: np.ndarray, wanted: np.ndarray, groups: np.ndarray) -> lightgbm.LGBMRanker:
    return lightgbm.LGBMRanker(**TREES, n_jobs=1, verbose=-1, random_state=0, deterministic=True, force_row_wise=True).fit(facts, wanted, group=groups)


def table(data: Path) -> tuple:
    gold = {row["id"]: row for row in rows(data / "gold.jsonl.gz") if row.get("title")}
    facts, wanted, groups, parts, programs = [], [], [], [], []
    for path in sorted(data.glob("*.jsonl.gz")):
        if path.name == "gold.jsonl.gz":
            continue
        for row in rows(path):
            page = gold.get(row["id"])
            if page is None:
                continue
            lines = cut(row["text"])
            title = norm(page["title"])
            if not any(norm(line.text) == title for line in lines):
                continue
            seen = looks.looks(lines)
            scores = weigh.scores(lines, weigh.weights())
            among = titles.candidates(lines, seen, titles.text_lines(lines, seen, scores))
            right = [int(norm(lines[at].text) == title) for at in among]
            groups.append(len(among))
            programs.append(path.name[:-9])
            facts += titles.facts(lines, seen, scores, titles.text_lines(lines, seen, scores), among) if among else []
            wanted += right
            parts += [zlib.crc32((page["host"] or page["id"]).encode()) % FOLDS] * len(among)
    return np.array(facts, np.float32), np.array(wanted), groups, np.array(parts), programs


def norm(source: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", source).casefold()))


if __name__ == "__main__":
    main()

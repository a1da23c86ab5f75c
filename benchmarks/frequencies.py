"""Make digest/group/frequencies.tsv: in how many news articles each English stem stands.

usage: python benchmarks/frequencies.py ARTICLES.jsonl[.gz] …     (objects with `title` and `text`)

Only stems that stand in 20 articles or more are kept, so no text can be read back from the table.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from digest import text

LEAST = 20
TABLE = Path(__file__).resolve().parent.parent / "digest" / "group" / "frequencies.tsv"


def main(paths: list[str]) -> None:
    stem = text.stemmer("en")
    counts: Counter[str] = Counter()
    total = 0
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                article = json.loads(row)
                total += 1
                counts.update({stem(word) for word in text.words(f"{article.get('title') or ''} {article.get('text') or ''}")})
    rows_out = sorted((term, n) for term, n in counts.items() if n >= LEAST)
    TABLE.write_text(f"{total}\n" + "".join(f"{term}\t{n}\n" for term, n in rows_out), encoding="utf-8")
    print(f"{total} articles, {len(rows_out)} stems → {TABLE}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""What it costs to find copies: the texts of articles in memory → which repeats which. Nothing else is timed, neither making the articles nor an import.

usage: python benchmarks/copies.py [--articles 100000] [--seed 1] [--json]

The articles are made up: 300 to 1,100 words as often as they stand in news, among them phrases that many articles have; one in five is an edited copy of an
earlier one. They come 1,000 at a time, as an import takes them. Last is said how many of the copies were found, and how many that are none.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from time import process_time

from digest.group import copies, likeness, wording
from digest.model import Article, When

CHUNK = 1_000
RECENT = 5_000  # articles of which one may be copied
COPIES = 0.2  # share of the articles
NAMES = 20_000  # made-up words that stand in few articles
NAME, PHRASE = 0.06, 0.12  # how often one of these stands where a word would, and a phrase that others use
FIRST = datetime(2026, 1, 1, tzinfo=UTC)

Edit = Callable[[random.Random, str], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measured(options.articles, options.seed)
    if options.json:
        print(json.dumps(found))
        return
    print(
        "{articles:,} articles of {words:.0f} words, {copies:,} of them copies: {cpu:.1f} s of CPU ({each:.0f} µs an article; {reading:.1f} s of it to read words),"
        " {memory:.0f} MB; {found:,} found, {wrong:,} wrongly".format(**found)
    )


def measured(number: int, seed: int) -> dict[str, float]:
    """Articles made and compared; `cpu` and `reading` in seconds, `each` in microseconds, `memory` in megabytes: the most that the process held, less what it began with."""
    prints, reader = copies.Prints(), wording.Reader()
    known: dict[str, Article] = {}
    roots: dict[str, str] = {}
    seconds = {"cpu": 0.0, "reading": 0.0}
    words = right = wrong = 0
    made = articles(random.Random(seed), roots)
    rest = number
    before = memory()

    def read(article: Article) -> wording.Words:
        start = process_time()
        found = reader(article)
        seconds["reading"] += process_time() - start
        return found

    while chunk := list(islice(made, min(CHUNK, rest))):
        rest -= len(chunk)
        words += sum(len(one.body.split()) for one in chunk)
        start = process_time()
        found = copies.copies(chunk, known, prints, read)
        reader.forget()
        prints.forget()
        seconds["cpu"] += process_time() - start
        known |= {one.id: replace(one, body="") for one in chunk}
        right += sum(roots.get(id) == root for id, root in found.items())
        wrong += sum(roots.get(id) != root for id, root in found.items())
    return {
        "articles": number, "words": words / max(1, number), "copies": len(roots), **seconds, "each": seconds["cpu"] / max(1, number) * 1e6,
        "memory": memory() - before, "found": right, "wrong": wrong,
    }  # fmt: skip


def memory() -> float:
    """The most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, kilobytes elsewhere


def articles(chance: random.Random, roots: dict[str, str]) -> Iterator[Article]:
    """Articles without end, oldest first; `roots` comes to know the original of each copy, by id."""
    told = teller(chance)
    recent: list[Article] = []
    number = 0
    while True:
        number += 1
        id = f"{number:016x}"
        copied = chance.choice(recent) if recent and chance.random() < COPIES else None
        if copied:
            roots[id] = roots.get(copied.id, copied.id)
        body = chance.choice(EDITS)(chance, copied.body) if copied else told(chance.randrange(300, 1100))
        when = When(FIRST + timedelta(minutes=5 * number))
        one = Article(told(8), id, f"Outlet {chance.randrange(40)}", body=body, published=when, role="main")
        if not copied:
            recent.append(one)
            del recent[:-RECENT]
        yield one


def teller(chance: random.Random) -> Callable[[int], str]:
    """Makes a text of so many words."""
    frequencies, _ = likeness.frequencies()
    names = ["".join(chance.choices("aeioulnrstmkdv", k=chance.randrange(5, 9))).capitalize() for _ in range(NAMES)]
    listed = [*frequencies, *names]
    total = sum(frequencies.values())
    weights = list(accumulate([*frequencies.values(), *[NAME * total / NAMES] * NAMES]))
    common = list(accumulate(frequencies.values()))
    phrases = [" ".join(chance.choices(list(frequencies), cum_weights=common, k=chance.randrange(3, 6))) for _ in range(2_000)]

    def told(number: int) -> str:
        words = chance.choices(listed, cum_weights=weights, k=number)
        for place in range(0, number - 8, 8):
            if chance.random() < 8 * PHRASE / 4:
                words[place : place + 4] = [chance.choice(phrases), "", "", ""]
        for place in range(5, number, 11):
            words[place] += chance.choice((",", ",", ",", "’s", ":", " “so”", " –"))
        sentences = [" ".join(filter(None, words[start : start + 20])).capitalize() for start in range(0, number, 20)]
        return "\n\n".join(". ".join(sentences[start : start + 3]) + "." for start in range(0, len(sentences), 3))

    return told


def cut(chance: random.Random, text: str) -> str:
    return text[: int(len(text) * chance.uniform(0.4, 0.9))]


def dropped(chance: random.Random, text: str) -> str:
    return ". ".join(sentence for sentence in text.split(". ") if chance.random() >= 0.25)


def misread(chance: random.Random, text: str) -> str:
    return "".join(chance.choice("etaoin") if chance.random() < 0.02 and letter.isalpha() else letter for letter in text)


def changed(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    return " ".join(word if chance.random() >= 0.06 else chance.choice(words) for word in words)


def framed(chance: random.Random, text: str) -> str:
    return f"Paper {chance.randrange(40)} is free for a month. Ask for it at any counter.\n\n{text}\n\nWrite to the editor, or read on with our app."


EDITS: Sequence[Edit] = (cut, dropped, misread, changed, framed)


if __name__ == "__main__":
    main()

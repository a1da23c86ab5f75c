"""Annotated pages, stories and topics of our own writing → figures that may not fall: `python tests/quality/gate.py [--update [--lower]]`."""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from pathlib import Path

from digest import clean, content, fields, markdown, text
from digest.group import stories, topics
from digest.model import Article, Document, Page, day_only

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FETCHED = "2025-06-04T12:00:00Z"
ALIKE = 0.5  # word F1 from which a found article is the wanted one

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article as a reader should get it from a page."""

    title: str
    source: str
    published: str
    body: str


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="make what is reached now the floor")
    parser.add_argument("--lower", action="store_true", help="with --update: let a floor sink")
    parser.add_argument("--misses", action="store_true", help="print what is not as wanted")
    options = parser.parse_args(arguments)
    reached, floors = figures(), pinned()
    for name, figure in reached.items():
        print(f"{name:30}{figure:7.4f}  floor {floors.get(name, 0):.3f}{'  BELOW' if figure < floors.get(name, 0) else ''}")
    if options.misses:
        print("\n".join(misses()))
    below = [name for name, figure in reached.items() if figure < floors.get(name, 0)]
    if not options.update:
        return 1 if below else 0
    if below and not options.lower:
        print(f"not written: {', '.join(below)} would sink; mend it, or say --lower and why", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps({"sha256": corpus(), "floors": {name: down(figure) for name, figure in reached.items()}}, indent=2) + "\n", "utf-8")
    return 0


def pinned() -> Figures:
    """The floors, by name."""
    return dict(json.loads(FLOORS.read_text("utf-8"))["floors"]) if FLOORS.exists() else {}


def down(figure: float) -> float:
    """A figure rounded down to three places."""
    return floor(figure * 1000 + 1e-9) / 1000


def corpus() -> str:
    """The hash of all annotated files: a floor is one for these and no others."""
    whole = hashlib.sha256()
    for path in sorted([*HERE.rglob("*.txt"), *HERE.rglob("*.want"), *HERE.rglob("*.md")], key=lambda path: path.relative_to(HERE).as_posix()):
        whole.update(f"{path.relative_to(HERE).as_posix()}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()


def figures() -> Figures:
    """Every figure, between 0 and 1."""
    return _cleaning() | _stories() | _topics()


def misses() -> list[str]:
    """What is not as wanted, a line each."""
    found = []
    for path in sorted((HERE / "cleaning").glob("*.txt")):
        pairs, articles = _page(path)
        found += [f"{path.stem}: missed {want.title!r}" for want, one in pairs if one is None]
        taken = [one for _, one in pairs]
        found += [f"{path.stem}: strange {one.title!r}" for one in articles if one not in taken]
        for want, one in pairs:
            if one and (score := word_f1(markdown.plain(one.body), want.body)) < 1:
                found.append(f"{path.stem}: {score:.3f} {want.title!r}")
            if one and one.title != want.title:
                found.append(f"{path.stem}: {one.title!r} for {want.title!r}")
            if one and not _facts_right(want, one):
                found.append(f"{path.stem}: {one.source!r} {one.published} for {want.source!r} {want.published}")
    found += [f"story {label}: {slugs}" for label, slugs in _scattered().items()]
    return found + [f"topic {wanted}, not {got}: {title!r}" for title, wanted, got in (*_labelled(), *_sectioned()) if wanted != got]


def _cleaning() -> Figures:
    pages = [_page(path) for path in sorted((HERE / "cleaning").glob("*.txt"))]
    pairs = [pair for one, _ in pages for pair in one]
    met = [(want, one) for want, one in pairs if one is not None]
    precision, recall = len(met) / max(1, sum(len(articles) for _, articles in pages)), len(met) / len(pairs)
    return {
        "articles_f1": harmonic(precision, recall),
        "body_word_f1": sum(word_f1(markdown.plain(one.body), want.body) for want, one in met) / len(pairs),
        "title_exact": sum(one.title == want.title for want, one in met) / len(pairs),
        "facts_exact": sum(_facts_right(want, one) for want, one in met) / len(pairs),
    }


def _page(path: Path) -> tuple[list[tuple[Wanted, Article | None]], tuple[Article, ...]]:
    """Each wanted article of a page with the one found that is most like it, and all found."""
    given = Article(fetched=fields.as_when(FETCHED))
    articles, _ = clean.articles(Document(path.name, "dump", text.lines(path.read_text("utf-8")), given, "0" * 64))
    left = list(articles)
    pairs: list[tuple[Wanted, Article | None]] = []
    for want in wanted(path.with_suffix(".want").read_text("utf-8")):
        best = max(left, key=lambda one: word_f1(markdown.plain(one.body), want.body), default=None)
        if best is not None and word_f1(markdown.plain(best.body), want.body) >= ALIKE:
            left.remove(best)
            pairs.append((want, best))
        else:
            pairs.append((want, None))
    return pairs, articles


def wanted(source: str) -> list[Wanted]:
    """The articles of a `.want` file: `== title`, then `source:` and `published:`, a blank line, the body."""
    found = []
    for part in re.split(r"(?m)^== ", source)[1:]:
        head, _, body = part.partition("\n\n")
        title, *rows = head.split("\n")
        facts = dict(row.split(": ", 1) for row in rows)
        found.append(Wanted(title, facts.get("source", ""), facts.get("published", ""), body.strip()))
    return found


def _facts_right(want: Wanted, one: Article) -> bool:
    return (one.source, str(one.published or "")) == (want.source, want.published)


def word_f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall of two bags of words."""
    ours, theirs = Counter(_tokens(found)), Counter(_tokens(wanted))
    both = sum((ours & theirs).values())
    return harmonic(both / max(1, ours.total()), both / max(1, theirs.total()))


def _tokens(source: str) -> list[str]:
    """Words in lower case; each Chinese character is one."""
    return re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", source.casefold())


def _told(name: str) -> list[list[str]]:
    """The entries of a file of `== label | … | title` lines, each with the text under it last."""
    parts = re.split(r"(?m)^== ", (HERE / name).read_text("utf-8"))[1:]
    return [[*head.split(" | "), body.strip()] for head, _, body in (part.partition("\n") for part in parts)]


def _reported() -> list[tuple[str, Article]]:
    """(label, article) of each article of stories.txt."""
    return [
        (label, Article(title, id=f"{number:016x}", role="main", published=day_only(date.fromisoformat(day)), body=markdown.escape(body)))
        for number, (label, day, title, body) in enumerate(_told("stories.txt"))
    ]


def _placed() -> list[tuple[str, str]]:
    """(label, slug of its story) of each article, all at once."""
    slugs = stories.place([Page("", article) for _, article in _reported()], (), (), text.stemmer("en"))
    return [(label, slugs[article.id]) for label, article in _reported()]


def _placed_as_they_come() -> list[tuple[str, str]]:
    """The same one by one, in the order of their days."""
    clippings = stories.Clippings(text.stemmer("en"))
    slugs: dict[str, str] = {}
    for article in sorted((article for _, article in _reported()), key=stories.order):
        slugs |= clippings.place([article], ())
    return [(label, slugs[article.id]) for label, article in _reported()]


def _stories() -> Figures:
    precision, recall = b_cubed(_placed())
    early, late = b_cubed(_placed_as_they_come())
    return {
        "stories_precision": precision, "stories_recall": recall, "stories_f1": harmonic(precision, recall),
        "stories_one_by_one_precision": early, "stories_one_by_one_recall": late,
    }  # fmt: skip


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Of each item's group, the share with its label; of each item's label, the share in its group; both as means."""
    both, labels, groups = Counter(pairs), Counter(label for label, _ in pairs), Counter(group for _, group in pairs)
    precision = sum(both[pair] / groups[pair[1]] for pair in pairs) / len(pairs)
    return precision, sum(both[pair] / labels[pair[0]] for pair in pairs) / len(pairs)


def _scattered() -> Mapping[str, list[str]]:
    """The stories that are not one group alone."""
    pairs = _placed()
    found = {}
    for label in dict.fromkeys(label for label, _ in pairs):
        slugs = sorted({slug for other, slug in pairs if other == label})
        strangers = sorted({other for other, slug in pairs if slug in slugs and other != label})
        if len(slugs) > 1 or strangers:
            found[label] = [*slugs, *strangers]
    return found


def _labelled() -> list[tuple[str, str, str]]:
    """(title, wanted topic, first topic given) of each article of topics.txt."""
    files = {f"{content.TOPICS}{path.name}": path.read_text("utf-8") for path in sorted((HERE / "topics").glob("*.md"))}
    known, problems = content.parse(files)
    assert not problems, problems
    stem = text.stemmer("en")
    rule = topics.rules(known.topics, stem)
    return [(title, label, topics.classify(Article(title, body=markdown.escape(body)), rule, stem)[0]) for label, title, body in _told("topics.txt")]


def _sectioned() -> list[tuple[str, str, str]]:
    """(title, wanted default section, first section given) of each article of sections.txt."""
    none = topics.rules((), str)
    return [(title, label, topics.place(Article(title, body=markdown.escape(body)), none, str, "en")[0]) for label, title, body in _told("sections.txt")]


def _topics() -> Figures:
    return {
        name: sum(label == got for _, label, got in labelled) / len(labelled)
        for name, labelled in (("topics_accuracy", _labelled()), ("sections_accuracy", _sectioned()))
    }


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

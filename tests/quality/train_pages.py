"""The pages that weights are learned from: their lines, and which of them are an article's text.

A line is text where most of its runs of four words stand in the body; short lines and repeated ones are tried one by one for what they
add to the F1 of such runs. Of pages whose body is not known, the lines count that are known to be text or not.
"""

import gzip
import json
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from re import findall

from digest import clean, markdown, text
from digest.clean.sheet import Line, Sheet
from digest.model import Article, Document

CASES = Path(__file__).parent.parent / "cases" / "clean"
OFTEN = 5  # places of a page where the same passage is looked for
SHORTEST = 3  # characters of a passage that are too few to look for


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
    sure: list[bool] | None = None
    """Of which lines this is known; None: of all."""


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


def known_in_part(data: Path) -> list[Known]:
    """The pages of which only passages are known that are text, or are not: of the lines that hold one it is sure what they are."""
    gold = {row["id"]: row for row in rows(data / "gold.jsonl.gz") if not (row.get("body") or "").strip()}
    found = []
    for path in sorted(data.glob("*.jsonl.gz")):
        for row in rows(path) if path.name != "gold.jsonl.gz" else ():
            page = gold.get(row["id"])
            lines = cut(row["text"]) if page else ()
            if page and lines:
                wanted = holding(lines, page.get("with") or ())
                unwanted = holding(lines, page.get("without") or ())
                sure = [(number in wanted) != (number in unwanted) for number in range(len(lines))]
                found.append(
                    Known(row["id"], path.name[:-9], page["host"] or row["id"], False, "", lines, [int(number in wanted) for number in range(len(lines))], sure)
                )
    return found


def holding(lines: tuple[Line, ...], passages: Sequence[str]) -> set[int]:
    """The lines that hold one of the passages, or a part of one."""
    page = " ".join(line.text for line in lines)
    begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
    found: set[int] = set()
    for passage in (" ".join(passage.split()) for passage in passages):
        at = page.find(passage) if len(passage) > SHORTEST else -1
        for _ in range(OFTEN):
            if at >= 0:
                found.update(range(bisect_right(begins, at) - 1, bisect_right(begins, at + len(passage) - 1)))
                at = page.find(passage, at + 1)
    return found


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Name, page, title and body of each of `tests/cases/clean` that holds one article: many languages and shapes of which there are few among saved pages."""
    for path in sorted(CASES.glob("*.txt")):
        given, _, told = path.read_text("utf-8").partition("\n----------\n")
        head, rest = given.split("\n", 1) if given.startswith("# ") else ("", given)
        if told.count("== ") == 1 and "shape" not in head:
            first, _, body = told.partition("\n\n")
            yield path.stem, text.lines(rest), first.split("\n")[0].partition(": ")[2], markdown.plain(body)


def of_our_own() -> list[Known]:
    found = []
    for name, source, _, body in cases():
        lines = cut(source)
        found.append(Known(name, "our own", name, False, body, lines, align([tokens(line.text) for line in lines], tokens(body))))
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

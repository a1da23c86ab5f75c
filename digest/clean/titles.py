"""The lines before a text → which of them is its title: by how near it stands, what it shares with the text, and how it looks.

The weights are learned (`tests/quality/train_titles.py`): small trees give each line a score, the highest is the title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from digest.clean.sheet import Line, Look

NAMES = tuple(
    """
    distance wordy_between length end shared shared_share most_shared repeated repeated_later begins_another ends_another score gap gap_after bullet capitals indent place
    marked date_soon date_soon_before sentence_case separators opens_page shared_start characters caption indent_text
    length_before length_after kind_before kind_after repeated_in_page earliest small_words alone rank_shared first_character long_after
    """.split()
)
"""What `facts` tells of a line, in this order."""
TEXT = 0.45  # how likely a line is that counts as text
WORDY = 8
REACH = 60  # lines before the text that may be its title
BEYOND = 2  # lines of text after whose first a title may still come: a summary often stands over it
OPENING = 400  # words of the text with which a title shares some
SHORTEST, LONGEST = 1, 40
BEGINNING = 13  # characters that a line has at least which begins another one
FAR = 1 << 40  # lines on: nowhere
WORTH = 4  # characters of a word that is worth comparing

_WORD = re.compile(r"\w+")
_DATED = re.compile(r"(?:19|20)\d\d|\d[:.]\d\d|\bago\b|\b[Bb]y\b|\b[Vv]on\b")
_SEPARATORS = re.compile(r" [|–—-] |[|»›]")


def text_lines(lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float]) -> list[int]:
    """The numbers of the lines that are text; those of one word or two say nothing of where it begins."""
    return [at for at, score in enumerate(scores) if score >= TEXT and seen[at].length >= WORDY] or [at for at, score in enumerate(scores) if score >= TEXT]


def candidates(lines: Sequence[Line], seen: Sequence[Look], text: Sequence[int], start: int = 0) -> list[int]:
    """The numbers of the lines that may be the title of the text whose lines have these numbers."""
    if not text:
        return []
    last = text[min(BEYOND, len(text) - 1)]
    return [at for at in range(max(start, text[0] - REACH), last + 1) if SHORTEST <= seen[at].length <= LONGEST and len(lines[at].text) <= 250]


def best(lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float], among: Sequence[int], score: Callable[[Sequence[float]], float]) -> int:
    """The number of the line that is most surely the title; -1 where none may be."""
    if not among:
        return -1
    told = facts(lines, seen, scores, text_lines(lines, seen, scores) or [among[-1]], among)
    return max(zip(map(score, told), among, strict=True), key=lambda pair: (pair[0], -pair[1]))[1]


def facts(lines: Sequence[Line], seen: Sequence[Look], scores: Sequence[float], text: Sequence[int], among: Sequence[int]) -> list[tuple[float, ...]]:
    """The numbers of `NAMES` for each of the lines that may be the title."""
    if not among:
        return []
    near = range(max(0, among[0] - 3), min(len(lines), among[-1] + 12))
    said = {at: _WORD.findall(lines[at].text.casefold()) for at in near}
    worth = {at: _worth(said[at]) for at in among}
    folded = {at: " ".join(words) for at, words in said.items()}
    dated = {at: seen[at].length < 20 and _DATED.search(lines[at].text) is not None for at in near}
    often, everywhere = Counter(folded.values()), Counter([line.text for line in lines])
    again, long_after = _again(folded), _long_after(seen, among)
    opened: dict[str, list[str]] = {}  # by what they begin with: only these can begin one another
    for name in folded.values():
        if len(name) >= BEGINNING:
            opened.setdefault(name[:BEGINNING], []).append(name)
    opening = _opening(lines, text)
    words_of_text, early = frozenset(opening), frozenset(opening[:60])
    share = {at: sum(map(words_of_text.__contains__, worth[at])) for at in among}
    ranked = sorted(share.values())
    first = text[0] if text else 0
    left: dict[int, int] = {}
    wordy = 0
    for at in reversed(among):
        left[at] = wordy
        wordy += 4 <= seen[at].length <= 30
    found: list[tuple[float, ...]] = []
    for at in among:
        line, one, own, name = lines[at], seen[at], worth[at], folded[at]
        words = line.text.split()
        rivals = [other for other in opened.get(name[:BEGINNING], ()) if other != name] if len(name) >= BEGINNING else ()
        after = seen[at + 1] if at + 1 < len(lines) else None
        gap, gap_after = line.gap, lines[at + 1].gap if after else 2
        found.append(
            (
                first - at, left[at], one.length, one.keys[0] % 12, share[at], share[at] / max(1, len(own)), ranked[-1] - share[at],
                often[name], again.get(at, FAR) - at < 12,
                sum([other.startswith(name) for other in rivals]), sum([name.startswith(other) for other in rivals]),
                scores[at], min(gap, 2), min(gap_after, 2), line.bullet,
                sum([word[0].isupper() for word in words]) / len(words), line.indent, at, one.mark,
                any(map(dated.get, range(at + 1, min(len(lines), at + 5)))), any(map(dated.get, range(max(0, at - 2), at))),
                line.text[:1].isupper() and line.text[1:2].islower(),
                len(_SEPARATORS.findall(line.text)), at < 3, sum(map(early.__contains__, own)), len(line.text),
                "photo" in name or "foto" in name or "getty" in name or "image" in name, line.indent - lines[first].indent,
                seen[at - 1].length if at else 0, after.length if after else 0, seen[at - 1].kind if at else 15, after.kind if after else 15,
                everywhere[line.text], min(at, 60), one.keys[3] % 8, min(gap, 1) + min(gap_after, 1),
                len(ranked) - bisect_right(ranked, share[at]), one.keys[1] % 6, long_after[at],
            )
        )  # fmt: skip
    return found


def _opening(lines: Sequence[Line], text: Sequence[int]) -> list[str]:
    """The words worth comparing with which a text begins."""
    found: list[str] = []
    for at in text:
        found += _worth(_WORD.findall(lines[at].text.casefold()))
        if len(found) >= OPENING:
            break
    return found


def _again(folded: dict[int, str]) -> dict[int, int]:
    """For each line the next one that says the same."""
    found, last = {}, dict[str, int]()
    for at in reversed(folded):
        name = folded[at]
        if name in last:
            found[at] = last[name]
        last[name] = at
    return found


def _long_after(seen: Sequence[Look], among: Sequence[int]) -> dict[int, int]:
    """For each line how many lines on the next long one stands, at most 40."""
    found, last = {}, FAR
    for at in range(min(len(seen), among[-1] + 40) - 1, among[0] - 1, -1):
        found[at] = min(40, last - at)
        if seen[at].length >= 20:
            last = at
    return found


def _worth(words: list[str]) -> list[str]:
    return [word for word in words if len(word) >= WORTH or word.isdigit() or ord(word[0]) > 0x3000]

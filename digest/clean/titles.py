"""The lines before a text → which of them is its title: by how near it stands, what it shares with the text, and how it looks.

The weights are learned (`tests/quality/train_titles.py`): small trees give each line a score, the highest is the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from digest.clean.looks import Look
from digest.clean.sheet import Line

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
    opening: list[str] = []
    for at in text:
        opening += _words(lines[at].text)
        if len(opening) >= OPENING:
            break
    said, early = frozenset(opening), frozenset(opening[:60])
    folded = {at: " ".join(_WORD.findall(lines[at].text.casefold())) for at in range(max(0, among[0] - 3), min(len(lines), among[-1] + 12))} if among else {}
    often = Counter(folded.values())
    share = {at: sum(word in said for word in _words(lines[at].text)) for at in among}
    most = max(share.values(), default=0)
    first = text[0] if text else 0
    everywhere = Counter(line.text for line in lines)
    whole = [line for line in folded.values() if len(line) > 12]
    found: list[tuple[float, ...]] = []
    wordy = 0
    left: dict[int, int] = {}
    for at in reversed(among):
        left[at] = wordy
        wordy += 4 <= seen[at].length <= 30
    for at in among:
        line, one = lines[at], seen[at]
        own = _words(line.text)
        words = line.text.split()
        name = folded[at]
        follows = [lines[near].text for near in range(at + 1, min(len(lines), at + 5)) if seen[near].length < 20]
        before = [lines[near].text for near in range(max(0, at - 2), at) if seen[near].length < 20]
        found.append(
            (
                first - at, left[at], one.length, one.keys[0] % 12, share[at], share[at] / max(1, len(own)), most - share[at],
                often[name], any(folded.get(later) == name for later in range(at + 1, at + 12)),
                sum(other.startswith(name) and other != name for other in whole) if len(name) > 12 else 0,
                sum(other != name and name.startswith(other) for other in whole),
                scores[at], min(line.gap, 2), min(lines[at + 1].gap, 2) if at + 1 < len(lines) else 2, line.bullet,
                sum(word[0].isupper() for word in words) / len(words), line.indent, at, one.mark,
                any(map(_DATED.search, follows)), any(map(_DATED.search, before)), line.text[:1].isupper() and line.text[1:2].islower(),
                len(_SEPARATORS.findall(line.text)), at < 3, sum(word in early for word in own), len(line.text),
                any(key_word in name for key_word in ("photo", "foto", "getty", "image")), line.indent - lines[first].indent,
                seen[at - 1].length if at else 0, seen[at + 1].length if at + 1 < len(lines) else 0, seen[at - 1].kind if at else 15, seen[at + 1].kind if at + 1 < len(lines) else 15,
                everywhere[line.text], min(at, 60), one.keys[3] % 8, min(line.gap, 1) + (min(lines[at + 1].gap, 1) if at + 1 < len(lines) else 1),
                sum(share[other] > share[at] for other in among), one.keys[1] % 6, next((near - at for near in range(at + 1, min(len(lines), at + 40)) if seen[near].length >= 20), 40),
            )
        )  # fmt: skip
    return found


def _words(source: str) -> list[str]:
    return [word for word in _WORD.findall(source.casefold()) if len(word) >= WORTH or word.isdigit() or ord(word[0]) > 0x3000]

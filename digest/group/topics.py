"""An article → its topics, best first, and why: the owner's topics by their words and phrases, else the default sections by the weights of words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest import text
from digest.group import sections, wording
from digest.group.wording import Words
from digest.model import Article, Topic

Read = Callable[[Article], Words]

OTHER = "other"
MOST = 3  # topics of one article
TITLE = 3.0  # what a word in the title counts, against 1 for its first use in the body
LEAST = 5.0  # the score from which an article belongs to a topic: a word of weight 2 in the title, or two of weight 4 in a body of 300 words
SHARE = 0.5  # of the best score that a second topic needs
LONG = 400  # words of a body at which a word in it counts half


@dataclass(frozen=True, slots=True)
class Rules:
    """Topics made ready for matching: terms as tuples of stems."""

    terms: Mapping[tuple[str, ...], tuple[tuple[str, float], ...]]
    """Which topics a term speaks for, with its weight."""
    excluded: Mapping[tuple[str, ...], tuple[str, ...]]
    sources: Mapping[str, tuple[tuple[str, float], ...]]
    parents: Mapping[str, str]
    longest: int


@dataclass(frozen=True, slots=True)
class Why:
    """What decided an article's topics, for a person."""

    topics: tuple[str, ...]
    own: bool
    """By the owner's rules, else by the default sections."""
    score: float
    """Of the first topic: the sum of its rules, or its likelihood; where the article is unsure, of the section that came nearest."""
    runner_up: str
    runner_up_score: float
    threshold: float
    """The score from which an article belongs to a topic."""
    words: tuple[str, ...]
    """What spoke for the first topic, the weightiest first."""
    nearest: str = ""
    """The section that came first among the default sections, whether or not it was likely enough; it stood first but for the owner's rules."""


def rules(topics: tuple[Topic, ...], stem: Callable[[str], str]) -> Rules:
    """The rules of all topics, with their words stemmed."""
    terms: dict[tuple[str, ...], list[tuple[str, float]]] = {}
    excluded: dict[tuple[str, ...], list[str]] = {}
    sources: dict[str, list[tuple[str, float]]] = {}
    for topic in topics:
        for word, weight in topic.words:
            terms.setdefault(_term(word, stem), []).append((topic.slug, weight))
        for word in topic.exclude:
            excluded.setdefault(_term(word, stem), []).append(topic.slug)
        for source, weight in topic.sources:
            sources.setdefault(text.fold(source), []).append((topic.slug, weight))
    parents = {topic.slug: topic.parent for topic in topics}
    longest = max((len(term) for term in (*terms, *excluded)), default=1)
    fixed = {term: tuple(found) for term, found in terms.items()}
    return Rules(fixed, {term: tuple(found) for term, found in excluded.items()}, {s: tuple(f) for s, f in sources.items()}, parents, longest)


def scores(article: Article, rule: Rules, stem: Callable[[str], str], read: Read = wording.read) -> dict[str, float]:
    """The score of every topic that a word of the article speaks for."""
    if not rule.terms and not rule.sources:
        return {}
    title, body = _said(article, rule, stem, read)
    damp = 1 / (1 + text.length(read(article).plain) / LONG)
    found: defaultdict[str, float] = defaultdict(float)
    for term, topics in rule.terms.items():
        worth = TITLE * (term in title) + ((1 + math.log2(body[term])) * damp if term in body else 0)
        if worth:
            for slug, weight in topics:
                found[slug] += weight * worth
    for slug, weight in rule.sources.get(text.fold(article.source), ()):
        found[slug] += weight
    for term, topics_out in rule.excluded.items():
        if term in title or term in body:
            for slug in topics_out:
                found.pop(slug, None)
    return dict(found)


def classify(article: Article, rule: Rules, stem: Callable[[str], str], read: Read = wording.read) -> tuple[str, ...]:
    """The topics of an article, best first; `other` where none fits. A topic stands for its parents, which are left out."""
    ranked = sorted(scores(article, rule, stem, read).items(), key=lambda pair: (-pair[1], pair[0]))
    kept = [slug for slug, score in ranked if score >= LEAST and score >= SHARE * ranked[0][1]]
    above = {parent for slug in kept for parent in _above(slug, rule.parents)}
    return tuple(slug for slug in kept if slug not in above)[:MOST] or (OTHER,)


def place(article: Article, rule: Rules, stem: Callable[[str], str], language: str, read: Read = wording.read) -> tuple[str, ...]:
    """The topics of an article: the owner's that fit; where none does, default sections, but none whose exclusions hold; else `other`."""
    own = classify(article, rule, stem, read)
    if own != (OTHER,):
        return own
    return sections.classify(_likelihoods(article, rule, stem, language, read), MOST) or own


def why(article: Article, rule: Rules, stem: Callable[[str], str], language: str, read: Read = wording.read) -> Why:
    """What decided the topics of an article: `why(…).topics == place(…)`."""
    ranked = sorted(scores(article, rule, stem, read).items(), key=lambda pair: (-pair[1], pair[0]))
    own = classify(article, rule, stem, read)
    likely = _likelihoods(article, rule, stem, language, read)
    if own != (OTHER,):
        at = next(number for number, (slug, _) in enumerate(ranked) if slug == own[0])
        after = ranked[at + 1] if at + 1 < len(ranked) else ("", 0.0)
        first = next(iter(likely.chances), "")
        return Why(own, True, ranked[at][1], *after, LEAST, _terms_of(article, rule, stem, own[0], read), first)
    given = sections.classify(likely, MOST)
    (first, chance), after = ([*likely.chances.items()] + [("", 0.0)] * 2)[:2]
    words = sections.deciding(sections.counted(read(article)), language, sections.weights(), first) if first else ()
    return Why(given or own, False, chance, *after, likely.least, tuple(_spelt(read(article), word) for word in words), first)


def _likelihoods(article: Article, rule: Rules, stem: Callable[[str], str], language: str, read: Read) -> sections.Likely:
    likely = sections.likelihoods(sections.counted(read(article)), language, sections.weights())
    kept_out = _excluded(article, rule, stem, read)
    return replace(likely, chances={slug: chance for slug, chance in likely.chances.items() if slug not in kept_out}) if kept_out else likely


def _excluded(article: Article, rule: Rules, stem: Callable[[str], str], read: Read) -> set[str]:
    """The topics whose exclusions hold."""
    if not rule.excluded:
        return set()
    title, body = _said(article, rule, stem, read)
    said = title | body
    return {slug for term, slugs in rule.excluded.items() if term in said for slug in slugs}


def _terms_of(article: Article, rule: Rules, stem: Callable[[str], str], slug: str, read: Read) -> tuple[str, ...]:
    """The words and phrases, as they first stand there, that speak for a topic in an article, the heaviest first; last its source, if that does."""
    title, body = _said(article, rule, stem, read)
    words = read(article)
    worths = [
        (weight * (TITLE * (term in title) + (term in body)), _run(words.title if term in title else words.body, term, stem))
        for term, found in rule.terms.items()
        for owner, weight in found
        if owner == slug and (term in title or term in body)
    ]
    source = (article.source,) if any(owner == slug for owner, _ in rule.sources.get(text.fold(article.source), ())) else ()
    return (*(term for worth, term in sorted(worths, key=lambda pair: (-pair[0], pair[1])) if worth > 0), *source)


def _run(words: Sequence[str], term: tuple[str, ...], stem: Callable[[str], str]) -> str:
    """The first run of words with these stems, one of which there is."""
    stems = list(map(stem, words))
    at = next(at for at in range(len(words)) if tuple(stems[at : at + len(term)]) == term)
    return " ".join(words[at : at + len(term)])


def _spelt(words: Words, first: str) -> str:
    """A word of an article by its first letters."""
    return next(word for word in (*words.title, *words.body) if sections.start(word) == first)


def _above(slug: str, parents: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    while (slug := parents.get(slug, "")) and slug not in found:
        found.append(slug)
    return found


def _term(word: str, stem: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(stem, text.words(word)))


def _said(article: Article, rule: Rules, stem: Callable[[str], str], read: Read) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """How often each run of stems, as long as the longest term, stands in title and body."""
    words = read(article)
    return _terms(words.title, rule.longest, stem), _terms(words.body, rule.longest, stem)


def _terms(words: Sequence[str], longest: int, stem: Callable[[str], str]) -> Counter[tuple[str, ...]]:
    stems = list(map(stem, words))
    found: Counter[tuple[str, ...]] = Counter()
    for n in range(1, longest + 1):
        found.update(zip(*(stems[start:] for start in range(n)), strict=False))
    return found

"""A page that searches, and an index of titles and summaries that it reads in small parts: no server, no library.

Where Pagefind searches, its index stands in place of ours: see `pagefind`. Articles stand in blocks of BLOCK, counted from the oldest, so that a block that is full changes no more. A block is a folder named by
its content. In it terms are spread over SHARDS files by their first two letters, so that a search reads one small file a block for each
word, also while the word is being written; what is shown of the articles lies in files of SHOWN. One more file a block, read only where
readers choose, says which topics, outlet and day its articles have.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from digest import record, text, urls, views
from digest.outputs import dress, shared
from digest.outputs.shared import Context, Planned, Raw
from digest.site import Entry, Site

# 10,000 articles of the benchmark: 5 blocks; a search for one word reads 5 files of 6 kB and up to 20 of 7 kB (compressed 2.5 and 3).
BLOCK = 2000
SHARDS = 32
SHOWN = 50
SUMMARY = 160  # characters of a summary that a result shows
CHOICES = 200  # outlets to choose from
_ENGINES = ("search-own.js", "search-pagefind.js")
_EPOCH = date(1970, 1, 1).toordinal()
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


class _Page(NamedTuple):
    """What the page says of the site: a key."""

    whole: bool
    topics: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    first: str
    last: str


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    page = _Page(site.config.search == "pagefind", _topics(site), _sources(site), *_days(site))
    assets = tuple(site.assets[name] for name in ("search.js", _ENGINES[page.whole]))
    yield shared.one(views.SearchPage, urls.search(), (len(site.entries), assets, *page), partial(_view, context, page))
    if not page.whole:
        yield from _index(context)


def _index(context: Context) -> Iterator[Planned]:
    site = context.site
    oldest_first = site.entries[::-1]
    blocks = [oldest_first[start : start + BLOCK] for start in range(0, len(oldest_first), BLOCK)]
    names = [f"{number}-{shared.listed(block).hex()[:8]}" for number, block in enumerate(blocks)]
    for name, block in zip(names, blocks, strict=True):
        yield _terms(name, block)
        yield _shown(site, name, block)
        yield shared.one(Raw, urls.search_file(f"{name}/f.json"), _facets_key(context, block), partial(_facets, site, block))
    listed = {"blocks": [[name, len(block)] for name, block in zip(names, blocks, strict=True)], "shards": SHARDS, "shown": SHOWN}
    yield shared.one(Raw, urls.search_file("index.json"), repr(listed), partial(_json, listed))


def terms(source: str) -> list[str]:
    """The words of a text as the index has them: lower case, without accents; runs of Chinese and Japanese as pairs of characters. As in search-own.js."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", source).lower().replace("ß", "ss") if not unicodedata.category(c).startswith("M"))
    found: list[str] = []
    for word in _WORD.findall(folded):
        if _CJK.search(word):
            found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        elif len(word) > 1:
            found.append(word)
    return found


def shard(term: str) -> int:
    """In which of the files of its block a term lies."""
    found = 0
    for char in term[:2]:
        found = (found * 31 + ord(char)) % SHARDS
    return found


def _terms(name: str, block: Sequence[Entry]) -> Planned:
    @cache
    def shards() -> list[dict[str, list[int]]]:
        """For each file: term → twice the number of each article that has it, one more where it stands in the title; as differences."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(block):
            title = set(terms(entry.title))
            for term in title:
                found[term].append(2 * number + 1)
            for term in {*terms(entry.record.summary), *terms(entry.record.source)} - title:
                found[term].append(2 * number)
        made: list[dict[str, list[int]]] = [{} for _ in range(SHARDS)]
        for term in sorted(found):
            made[shard(term)][term] = _steps(sorted(found[term]))
        return made

    paths = [urls.search_file(f"{name}/t{number}.json") for number in range(SHARDS)]
    return Planned(Raw, paths, [""] * SHARDS, lambda number: _json(shards()[number]))


def _shown(site: Site, name: str, block: Sequence[Entry]) -> Planned:
    count = -(-len(block) // SHOWN)

    def view(number: int) -> Raw:
        return _json([_row(site, entry) for entry in block[number * SHOWN : (number + 1) * SHOWN]])

    return Planned(Raw, [urls.search_file(f"{name}/d{number}.json") for number in range(count)], [""] * count, view)


def _row(site: Site, entry: Entry) -> list[str]:
    """What a result shows: title, address, outlet, day, summary, language."""
    language, _ = shared.lang(site, entry)
    source = shared.source_link(site, entry).title if entry.record.source else ""
    return [entry.title, entry.href, source, shared.dated(site, entry), text.cut(entry.record.summary, SUMMARY), language]


def _json(value: object) -> Raw:
    return Raw((json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace"))


def _facets_key(context: Context, block: Sequence[Entry]) -> bytes:
    return record.digest(context.tree, *(f"{','.join(entry.record.topics)} {entry.record.outlet} {entry.day}" for entry in block))


def _facets(site: Site, block: Sequence[Entry]) -> Raw:
    """For each topic and outlet the numbers of its articles, and the days of all since 1970 (0 where unknown), both as differences."""
    numbers = {entry.id: number for number, entry in enumerate(block)}
    topics = {slug: sorted(numbers[entry.id] for entry in node.entries if entry.id in numbers) for slug, node in site.topics.items()}
    sources: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(block):
        if source := site.source_of(entry):
            sources[source.slug].append(number)
    days = [date.fromisoformat(entry.day).toordinal() - _EPOCH if entry.day else 0 for entry in block]
    by_slug = ({slug: _steps(found) for slug, found in sorted(facet.items()) if found} for facet in (topics, sources))
    return _json(dict(zip(("topic", "source", "day"), (*by_slug, _steps(days)), strict=True)))


def _steps(numbers: Sequence[int]) -> list[int]:
    return [numbers[0], *(after - before for before, after in pairwise(numbers))]


def _topics(site: Site) -> tuple[tuple[str, str], ...]:
    return tuple((slug, node.topic.title) for slug, node in site.topics.items() if node.entries)


def _sources(site: Site) -> tuple[tuple[str, str], ...]:
    """The outlets with the most articles, by name: a page that named thousands would be slow to load."""
    most = nlargest(CHOICES, site.sources.values(), key=lambda source: len(source.entries))
    return tuple((source.slug, source.name) for source in sorted(most, key=lambda source: (text.fold(source.name), source.slug)))


def _days(site: Site) -> tuple[str, str]:
    """The oldest and the newest day of all articles."""
    return (next((entry.day for entry in reversed(site.entries) if entry.day), ""), next((entry.day for entry in site.entries if entry.day), ""))


def _view(context: Context, page: _Page) -> views.SearchPage:
    site, base = context.site, context.site.config.base
    head = shared.head(site, urls.search(), site.words.say("search"), site.words.say("search_about", site=site.config.title))
    return views.SearchPage(
        context.frame, head,
        action=base.href(urls.search()),
        count=len(site.entries),
        archive=base.href(urls.archive()) if "archive" in site.config.outputs else base.href(urls.home()),
        script=base.href(site.assets["search.js"]),
        engine=base.href(site.assets[_ENGINES[page.whole]]),
        index=base.href(urls.pagefind() if page.whole else urls.search()),
        whole=page.whole,
        policy=dress.finding(site) if page.whole else context.frame.policy,
        topics=tuple(views.Choice(*row) for row in page.topics),
        sources=tuple(views.Choice(*row) for row in page.sources),
        first=page.first,
        last=page.last,
    )  # fmt: skip

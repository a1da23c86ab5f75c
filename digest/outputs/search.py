"""A page that searches, and an index of titles and summaries that it reads in small parts: no server, no library.

Articles stand in blocks of BLOCK, counted from the oldest, so that a block that is full changes no more. A block is a folder named by
its content. In it terms are spread over SHARDS files by their first two letters, so that a search reads one small file a block for each
word, also while the word is being written; what is shown of the articles lies in files of SHOWN.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from digest import text, urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned, Raw
from digest.site import Entry, Site

# 10,000 articles of the benchmark: 5 blocks; a search for one word reads 5 files of 6 kB and up to 20 of 7 kB (compressed 2.5 and 3).
BLOCK = 2000
SHARDS = 32
SHOWN = 50
SUMMARY = 160  # characters of a summary that a result shows
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    oldest_first = site.entries[::-1]
    blocks = [oldest_first[start : start + BLOCK] for start in range(0, len(oldest_first), BLOCK)]
    names = [f"{number}-{shared.listed(block).hex()[:8]}" for number, block in enumerate(blocks)]
    for name, block in zip(names, blocks, strict=True):
        yield _terms(name, block)
        yield _shown(site, name, block)
    listed = {"blocks": [[name, len(block)] for name, block in zip(names, blocks, strict=True)], "shards": SHARDS, "shown": SHOWN}
    yield shared.one(Raw, urls.search_file("index.json"), repr(listed), partial(_json, listed))
    yield shared.one(views.SearchPage, urls.search(), (len(site.entries), site.assets["search.js"]), partial(_page, context))


def terms(source: str) -> list[str]:
    """The words of a text as the index has them: lower case, without accents; runs of Chinese and Japanese as pairs of characters. As in search.js."""
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
            hits = sorted(found[term])
            made[shard(term)][term] = [hits[0], *(after - before for before, after in pairwise(hits))]
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
    when = shared.published(site, entry)
    source = shared.source_link(site, entry).title if entry.record.source else ""
    return [entry.title, entry.href, source, when.text if when.iso else "", text.cut(entry.record.summary, SUMMARY), language]


def _json(value: object) -> Raw:
    return Raw((json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace"))


def _page(context: Context) -> views.SearchPage:
    site, base = context.site, context.site.config.base
    head = shared.head(site, urls.search(), site.words.say("search"), site.words.say("search_about", site=site.config.title), index=False)
    archive = base.href(urls.archive()) if "archive" in site.config.outputs else base.href(urls.home())
    return views.SearchPage(context.frame, head, base.href(urls.search()), len(site.entries), archive, base.href(site.assets["search.js"]))

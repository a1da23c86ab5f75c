"""Articles as Pagefind reads them, and what it makes of them: https://pagefind.app. It searches whole texts; who runs it is `searching`.

What Pagefind 1.5 writes is not the same twice: the values of its filters come in the order of a hash table, and the names of files are hashes of
what they hold. `settled` puts them in order.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from digest import cbor, record
from digest.outputs import shared
from digest.outputs.shared import Context, Raw
from digest.site import Entry, Site

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
"""Before the data in each of its files, which are packed by gzip."""
EVERY = "zqxevery"
"""A word at the end of each article, as search-pagefind.js knows it: to ask Pagefind for no word at all loads its whole index (12 MB of 10,000 articles)."""
_UNUSED = ("pagefind-worker", "pagefind-component-ui", "pagefind-highlight", "pagefind-modular-ui", "pagefind-ui")
"""Its own interfaces, ours is search.js; and its worker, which search.js does without."""


class Indexed(Raw):
    """A file that Pagefind made."""

    __slots__ = ()


def key(context: Context) -> bytes:
    """Changes with anything that is found, shown or chosen of any article."""
    parts = [context.tree]
    for entry in context.site.entries:
        parts += (entry.record.sha, entry.face, entry.day.encode(), entry.output.encode("utf-8", "surrogatepass"))
    return record.digest(*parts)


def documents(context: Context) -> Iterator[tuple[str, bytes]]:
    """For each article its output path and the page that Pagefind is to read in its place."""
    site = context.site
    topics = _topics(site)
    language = site.config.language.partition("-")[0]
    for entry in site.entries:
        yield entry.output, _document(context, entry, topics[entry.id], language).encode("utf-8", "replace")


def _document(context: Context, entry: Entry, topics: list[str], language: str) -> str:
    site = context.site
    source = site.source_of(entry)
    said = {
        "source": source.name if source else "", "day": shared.dated(site, entry),
        "language": shared.lang(site, entry)[0],
    }  # fmt: skip
    chosen = [*(("topic", slug) for slug in topics), ("source", source.slug if source else ""), ("day", entry.day)]
    rows = [f'<i data-pagefind-meta="{name}">{escape(value)}</i>' for name, value in said.items() if value]
    rows += [f'<i data-pagefind-filter="{name}">{escape(value)}</i>' for name, value in chosen if value]
    if entry.day:
        rows.append(f'<i data-pagefind-sort="day">{entry.day}</i>')
    head = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>.</title></head>'
    body = f"<h1>{escape(entry.title)}</h1>{context.body(entry)}<p>{escape(said['source'])}</p><p>{EVERY}</p>"
    return f"{head}<body><main data-pagefind-body>{body}<div data-pagefind-ignore>{''.join(rows)}</div></main></body></html>"


def _topics(site: Site) -> defaultdict[str, list[str]]:
    """The topics of each article, by its id, with all above them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slug, node in site.topics.items():
        for entry in node.entries:
            found[entry.id].append(slug)
    return found


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by path, the same for the same articles: without what nobody asks for, all in order, named by what they hold now."""
    found = {path: data for path, data in files.items() if not path.startswith(_UNUSED)}
    said = json.loads(found[ENTRY])
    for language in said["languages"].values():
        old = f"pagefind.{language['hash']}.pf_meta"
        tables = cbor.read(_data(found.pop(old)))
        # [version, pages, parts of the index, filters, sorts, …]: filters as [name, name of file], sorts as [name, pages]
        for row in tables[3]:
            path = f"filter/{row[1]}.pf_filter"
            name, values = cbor.read(_data(found.pop(path)))
            data = cbor.written([name, sorted(values)])
            row[1] = _named(row[1], data)
            found[f"filter/{row[1]}.pf_filter"] = _packed(data)
        tables[3].sort()
        tables[4].sort()
        data = cbor.written(tables)
        language["hash"] = _named(language["hash"], data)
        found[f"pagefind.{language['hash']}.pf_meta"] = _packed(data)
    found[ENTRY] = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return found


def _data(packed: bytes) -> bytes:
    return gzip.decompress(packed).removeprefix(_MARK)


def _packed(data: bytes) -> bytes:
    return gzip.compress(_MARK + data, 9, mtime=0)


def _named(old: str, data: bytes) -> str:
    """`en_475045b`, for other data."""
    language, _, before = old.rpartition("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(before)]}"

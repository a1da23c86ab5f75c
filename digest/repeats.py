"""The new articles of an import → which repeat another one: inside one source they become one article, across sources they are marked.

A copy names its original, never another copy. Of several copies inside one named source the newest text stays, with all addresses;
a page that a person edited is left as it is. Articles of unknown source are never taken for one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from digest import page
from digest.content import Content
from digest.group import copies
from digest.group.copies import Copy
from digest.model import Article, Page
from digest.recognise import Recognised, sha256

WINDOW = 60  # days apart from which an article is not compared with a page: a wire story is printed within days
ONE = 0.8  # overlap from which two texts of one source are one article; less is a column that has the same frame every day
LONG_AGO = datetime.min.replace(tzinfo=UTC)


def settled(found: Recognised, existing: Content, texts: Mapping[str, str], recent: Iterable[Page] = ()) -> Recognised:
    """The same with copies marked and collapsed. `texts` are those of the pages, by path; `recent` are pages that the same import made before."""
    fresh = {one.page.article.id: one.page.article for one in found.made if one.new}
    if not fresh:
        return found
    pages = {one.article.id: one for one in (*existing.pages, *recent) if one.article.id and one.article.id not in fresh}
    articles = {id: one.article for id, one in pages.items() if _near(one.article, fresh.values())} | fresh
    twins = copies.copies(articles.values(), pages.keys())
    into = _collapsed(twins, articles, fresh.keys())
    marked = {id: _original(id, twins, into, articles) for id in fresh.keys() - into.keys()}
    addresses = {id: _addresses([articles[id], *(articles[other] for other in sorted(into) if into[other] == id)]) for id in into.values()}
    renewable = dict(found.renewable)
    recorded = {path: digest for record in existing.imported for _, path, digest in record.articles}
    for id in sorted(addresses.keys() & pages.keys()):
        path = pages[id].path
        if path in texts and path not in renewable and sha256(texts[path]) == recorded.get(path):
            newer = max((fresh[other] for other, home in into.items() if home == id), key=_moment)
            renewable[path] = page.format(replace(_newest(pages[id].article, newer), addresses=addresses[id]))
    made = []
    for one in found.made:
        article = one.page.article
        if one.new and article.id in into:
            made.append(replace(one, page=Page("", replace(article, id=into[article.id], copy_of="")), new=False))
        elif one.new:
            article = replace(article, copy_of=marked[article.id], addresses=addresses.get(article.id, article.addresses))
            made.append(replace(one, page=replace(one.page, article=article)))
        else:
            made.append(one)
    return replace(found, made=tuple(made), renewable=renewable)


def _near(one: Article, others: Iterable[Article]) -> bool:
    return one.published is None or any(other.published is None or abs((other.published.at - one.published.at).days) <= WINDOW for other in others)


def _collapsed(twins: Mapping[str, Copy], articles: Mapping[str, Article], fresh: Iterable[str]) -> dict[str, str]:
    """Id of each new article that is one with another of its source → that one's id."""
    groups: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for id in sorted({*twins, *(twin.original for twin in twins.values())} & articles.keys()):
        if source := articles[id].source.casefold():
            groups[twins[id].original if id in twins else id, source].append(articles[id])
    new = set(fresh)
    into: dict[str, str] = {}
    for found in groups.values():
        ordered = sorted(found, key=lambda one: (one.id not in new, _moment(one), one.id), reverse=True)
        stays, *rest = ordered
        into |= {one.id: stays.id for one in rest if one.id in new and copies.overlap(one, stays) >= ONE}
    return into


def _original(id: str, twins: Mapping[str, Copy], into: Mapping[str, str], articles: Mapping[str, Article]) -> str:
    """The id of the article that one repeats, which itself repeats none; empty for most."""
    at, seen = id, {id}
    while found := (twins[at].original if at in twins else into.get(at) or (articles[at].copy_of if at in articles else "")):
        if found in seen:
            break
        seen.add(found)
        at = found
    at = into.get(at, at)
    return "" if at == id else at


def _moment(one: Article) -> datetime:
    when = one.updated or one.published or one.fetched
    return when.at if when else LONG_AGO


def _newest(old: Article, new: Article) -> Article:
    """A page's article with the text of a newer copy of it; what was decided once stays."""
    if _moment(new) < _moment(old) or len(new.body) < copies.WHOLE * len(old.body) or new.body == old.body:
        return old
    later = new.updated or (new.published if new.published != old.published else None) or old.updated
    return replace(old, title=new.title, body=new.body, summary=new.summary, captions=new.captions, fetched=new.fetched or old.fetched, updated=later)


def _addresses(found: Sequence[Article]) -> tuple[str, ...]:
    """All addresses of one article but the first's own."""
    listed = [*found[0].addresses, *(address for one in found[1:] for address in (one.url, *one.addresses))]
    return tuple(dict.fromkeys(address for address in listed if address and address != found[0].url))

"""The new articles of an import → which repeat another one: inside one source they become one article, across sources they are marked.

A copy names its original, never another copy. Of several copies inside one named source the newest text stays, with all addresses;
a page that a person edited is left as it is. Articles of unknown source are never taken for one source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from digest import page
from digest.content import Content
from digest.group import copies
from digest.group.copies import Prints
from digest.group.wording import Words
from digest.model import Article, Page
from digest.recognise import Recognised, sha256

WINDOW = 60  # days apart from which an article is not compared with a page: a wire story is printed within days
ONE = 0.8  # overlap from which two texts of one source are one article; less is a column that has the same frame every day
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Voices:
    """The articles that new ones are compared with: those of pages, and what the same import made before."""

    def __init__(self, pages: Iterable[Page]) -> None:
        listed = [one for one in pages if one.article.id]
        self.articles = {one.article.id: one.article for one in listed}
        """By id; of what this import made, without their texts."""
        self.paths = {one.article.id: one.path for one in listed}
        """Of the pages that were there before."""
        self.prints = Prints()
        self._waiting = dict(self.articles)

    def add(self, article: Article) -> None:
        """An article that this import made, and compared."""
        self.articles[article.id] = replace(article, body="", summary="", captions=())

    def near(self, fresh: Iterable[Article]) -> list[Article]:
        """Those of pages that some new articles could be copies of and that were not compared before; they count as compared now."""
        is_near = _near(fresh)
        found = [one for one in self._waiting.values() if is_near(one)]
        for one in found:
            del self._waiting[one.id]
        return found

    def forget(self) -> None:
        """Lets go of the oldest, where there are very many."""
        for id in self.prints.forget():
            if id not in self.paths:
                self.articles.pop(id, None)


def settled(found: Recognised, existing: Content, texts: Mapping[str, str], voices: Voices, read: Callable[[Article], Words]) -> Recognised:
    """The same with copies marked and collapsed. `texts` are those of the pages, by path; `voices` come to know the words of the new articles."""
    fresh = {one.page.article.id: one.page.article for one in found.made if one.new}
    if not fresh:
        return found
    twins = copies.copies([*voices.near(fresh.values()), *fresh.values()], voices.articles, voices.prints, read)
    articles = ChainMap(fresh, voices.articles)
    into = _collapsed(twins, articles, fresh.keys(), voices.prints)
    marked = {id: _original(id, twins, into, articles) for id in fresh.keys() - into.keys()}
    ones: defaultdict[str, list[str]] = defaultdict(list)  # id → those that are one with it
    for other in sorted(into):
        ones[into[other]].append(other)
    addresses = {id: _addresses([articles[id], *(articles[other] for other in others)]) for id, others in ones.items()}
    renewable = dict(found.renewable)
    pages = sorted(addresses.keys() & voices.paths.keys())
    recorded = {path: digest for record in existing.imported for _, path, digest in record.articles} if pages else {}
    for id in pages:
        path = voices.paths[id]
        if path in texts and path not in renewable and sha256(texts[path]) == recorded.get(path):
            newer = max((fresh[other] for other in into if into[other] == id), key=_moment)
            renewable[path] = page.format(replace(_newest(voices.articles[id], newer), addresses=addresses[id]))
    made = []
    for one in found.made:
        article = one.page.article
        if one.new and article.id in into:
            made.append(replace(one, page=Page("", replace(article, id=into[article.id], copy_of="")), new=False))
        elif one.new:
            copy_of, listed = marked[article.id], addresses.get(article.id, article.addresses)
            if copy_of != article.copy_of or listed != article.addresses:
                article = replace(article, copy_of=copy_of, addresses=listed)
            article = _since(article, [articles[other] for other in ones.get(article.id, ())])
            made.append(one if article is one.page.article else replace(one, page=replace(one.page, article=article)))
        else:
            made.append(one)
    return replace(found, made=tuple(made), renewable=renewable)


def _near(others: Iterable[Article]) -> Callable[[Article], bool]:
    """Whether an article could be a copy of one of some others, by its day."""
    days = sorted({one.published.at if one.published else LONG_AGO for one in others})
    window = timedelta(WINDOW)
    if not days or days[0] == LONG_AGO:
        return lambda _: True

    def near(one: Article) -> bool:
        if one.published is None:
            return True
        at = one.published.at
        place = bisect_left(days, at)
        return any(abs(day - at) <= window for day in days[max(0, place - 1) : place + 1])

    return near


def _collapsed(twins: Mapping[str, str], articles: Mapping[str, Article], fresh: Iterable[str], prints: Prints) -> dict[str, str]:
    """Id of each new article that is one with another of its source → that one's id."""
    groups: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for id in sorted({*twins, *twins.values()} & articles.keys()):
        if source := articles[id].source.casefold():
            groups[twins.get(id, id), source].append(articles[id])
    new = set(fresh)
    into: dict[str, str] = {}
    for found in groups.values():
        ordered = sorted(found, key=lambda one: (one.id not in new, _moment(one), one.id), reverse=True)
        stays, *rest = ordered
        into |= {one.id: stays.id for one in rest if one.id in new and prints.alike(one.id, stays.id, ONE) >= ONE}
    return into


def _original(id: str, twins: Mapping[str, str], into: Mapping[str, str], articles: Mapping[str, Article]) -> str:
    """The id of the article that one repeats, which itself repeats none; empty for most."""
    at, seen = id, {id}
    while found := (twins[at] if at in twins else into.get(at) or (articles[at].copy_of if at in articles else "")):
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


def _since(one: Article, earlier: Iterable[Article]) -> Article:
    """An article published when the first of its copies was, and updated when it was itself: as if they had come one after another."""
    first = min((other.published for other in earlier if other.published and "published" not in other.estimated), key=lambda when: when.at, default=None)
    if first is None or one.published is None or first.at >= one.published.at:
        return one
    return replace(one, published=first, updated=one.updated or one.published, estimated=tuple(name for name in one.estimated if name != "published"))


def _addresses(found: Sequence[Article]) -> tuple[str, ...]:
    """All addresses of one article but the first's own."""
    listed = [*found[0].addresses, *(address for one in found[1:] for address in (one.url, *one.addresses))]
    return tuple(dict.fromkeys(address for address in listed if address and address != found[0].url))

"""Shards of WARC or JSON Lines, wherever fsspec finds them, → JSON Lines of articles, a file for each shard; by this machine or a dask cluster.

The files that are written are what `digest import` reads: what they hold is grouped and placed when they are imported. A shard whose file is there is done.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problem import Problem

if TYPE_CHECKING:
    from digest.model import Article

EXTRA = "pip install 'digest-news[cluster]'"


@dataclass(frozen=True, slots=True)
class Shard:
    """What became of one shard."""

    url: str
    path: str
    """The file of its articles."""
    articles: int = 0
    problems: tuple[Problem, ...] = ()
    known: bool = False
    """Its file was there already."""


def shards(urls: Iterable[str]) -> list[str]:
    """The files that addresses name, `*` and `?` filled in: `s3://…`, `file://…` or plain paths. Raises Problem."""
    _check("fsspec")
    import fsspec

    found: list[str] = []
    for url in urls:
        files, path = fsspec.url_to_fs(url)
        names = sorted(files.glob(path)) if any(mark in path for mark in "*?[") else sorted(files.find(path)) or [path]
        found += [files.unstrip_protocol(name) for name in names]
    return list(dict.fromkeys(found))


def import_(urls: list[str], out: str, given: Article, largest: int, scheduler: str) -> Iterator[Shard]:
    """Every shard as it is done: by the cluster whose scheduler is named, or one after another here. Raises Problem."""
    if not scheduler:
        yield from (shard(url, out, given, largest) for url in urls)
        return
    _check("distributed")
    distributed = importlib.import_module("distributed")
    with distributed.Client(scheduler, timeout="30s") as client:
        futures = [client.submit(shard, url, out, given, largest, pure=False) for url in urls]
        try:
            for future in distributed.as_completed(futures):
                yield future.result()
        finally:
            client.cancel(futures)


def shard(url: str, out: str, given: Article, largest: int) -> Shard:
    """Read and clean one shard, wherever this runs; its file is whole or not there."""
    import fsspec

    from digest import clean, read
    from digest.read.source import Source, buffered

    files, path = fsspec.url_to_fs(target(url, out))
    if files.exists(path):
        return Shard(url, path, known=True)
    count = 0
    problems: list[Problem] = []
    files.makedirs(path.rpartition("/")[0], exist_ok=True)
    try:
        with fsspec.open(url, "rb") as file, files.open(path + ".part", "wb") as made:
            for documents, wrong in read.stream(Source(url, url, buffered(file), given, largest)):
                problems += wrong
                for document in documents:
                    articles, more = clean.articles(document)
                    problems += more
                    count += len(articles)
                    made.write("".join(map(_line, articles)).encode())
    except OSError as error:
        return Shard(url, path, 0, (Problem(url, 1, f"can't be read: {error.strerror or error}"),))
    files.mv(path + ".part", path)
    return Shard(url, path, count, tuple(problems))


def target(url: str, out: str) -> str:
    """The file of a shard's articles: named after it, and told apart by its address."""
    name = url.rstrip("/").rpartition("/")[2]
    return f"{out.rstrip('/')}/{name}-{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:8]}.jsonl"


def _line(article: Article) -> str:
    """An article as an inbox item says it."""
    image = {name: value for name in ("src", "alt", "credit", "caption") if (value := getattr(article.image, name))} if article.image else None
    row = {
        "id": article.id, "title": article.title, "markdown": article.body, "url": article.url, "source": article.source,
        "published": str(article.published or ""), "updated": str(article.updated or ""), "fetched": str(article.fetched or ""),
        "authors": list(article.authors), "language": article.language, "topics": list(article.topics), "summary": article.summary, "image": image,
    }  # fmt: skip
    return json.dumps({name: value for name, value in row.items() if value}, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def _check(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        raise Problem("digest", 0, f"{module} is not installed, which other machines are reached by", EXTRA)

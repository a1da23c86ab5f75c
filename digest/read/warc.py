"""What a crawler saved (WARC: ISO 28500; WET: its texts) → Documents, record by record, by fastwarc (the extra `warc`)."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from digest import fields, text
from digest.model import Article, When
from digest.problem import Problem
from digest.read import dump, html
from digest.read.markdown import merge
from digest.read.source import Inside, Part, Source, Work, buffered

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

HEADER = 1 << 16  # bytes of a record's headers
_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "text/xml", "application/json", "application/rdf+xml")
# ISO 639-3, as Common Crawl writes languages → ISO 639-1, as everything else does
_LANGUAGES = {
    "eng": "en", "deu": "de", "fra": "fr", "spa": "es", "por": "pt", "ita": "it", "nld": "nl", "rus": "ru", "ukr": "uk", "ara": "ar", "zho": "zh", "jpn": "ja",
    "pol": "pl", "tur": "tr", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "ces": "cs", "ell": "el", "heb": "he", "hun": "hu", "ron": "ro", "kor": "ko",
    "vie": "vi", "ind": "id", "fas": "fa", "hin": "hi", "tha": "th", "bul": "bg", "hrv": "hr", "srp": "sr", "slk": "sk", "cat": "ca",
}  # fmt: skip


def looks(head: bytes) -> bool:
    return head.startswith((b"WARC/1.", b"WARC/0."))


def read(source: Source, inside: Inside) -> Iterator[Part]:
    """Every page and text in it, one after another. Raises Problem."""
    if importlib.util.find_spec("fastwarc") is None:
        raise Problem(source.path, 1, "WARC files are read by fastwarc, which is not installed", "pip install 'digest-news[warc]'")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = ArchiveIterator(_Forward(source.file), record_types=kinds, parse_http=False, max_header_len=HEADER, stream_detect=False)
    number = 0
    while True:
        try:
            record = next(records, None)
        except (ValueError, OSError, RuntimeError) as error:
            yield (
                (),
                (
                    Problem(
                        f"{source.path}:{number + 1}", 1, f"a damaged record; the rest is left out: {text.cut(text.line(str(error)), 80)}", "the whole file"
                    ),
                ),
            )
            return
        if record is None:
            return
        number += 1
        try:
            yield from _record(record, replace(source, path=f"{source.path}:{number}"), inside)
        except (ValueError, OSError, RuntimeError) as error:
            yield (), (Problem(f"{source.path}:{number}", 1, f"a damaged record: {text.cut(text.line(str(error)), 80)}", "a whole record"),)


class _Forward:
    """A file as fastwarc asks for one: it wants to know where it is, and skips what nobody reads."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._at += len(data)
        return data

    def close(self) -> None:
        """It belongs to who opened it."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        ahead = offset if whence == io.SEEK_CUR else offset - self._at
        if ahead < 0 or whence == io.SEEK_END:
            raise io.UnsupportedOperation("a stream is read forward")
        while ahead > 0 and (skipped := len(self.read(min(ahead, 1 << 20)))):
            ahead -= skipped
        return self._at


def _record(record: WarcRecord, source: Source, inside: Inside) -> Iterator[Part]:
    """What one record holds; nothing for pictures, scripts and answers that are none."""
    if record.content_length > source.largest:
        raise Problem(
            source.path, 1, f"{record.content_length:,} bytes, more than max_bytes allows ({source.largest:,}); left out", "raise max_bytes in digest.yaml"
        )
    kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    charset = ""
    if kind == "application/http":
        record.parse_http(auto_decode="all", max_header_len=HEADER, quirks_mode=True)
        if record.http_headers is None or record.http_headers.status_code not in (200, 203, None):
            return
        kind = (record.http_content_type or "").lower()
        charset = record.http_charset or ""
    data = record.reader.read(source.largest + 1)
    if len(data) > source.largest:
        raise Problem(source.path, 1, f"unpacks to more than max_bytes allows ({source.largest:,}); left out", "raise max_bytes in digest.yaml")
    if not data.strip():
        return
    given = _given(record, source.given)
    try:
        if kind in _PAGES or (not kind and html.looks(data)):
            yield Work(html.documents, data, source.path, given, charset)
        elif kind == "text/plain":
            yield Work(dump.documents, data, source.path, given)
        elif kind in _FEEDS:
            name = ".json" if "json" in kind else ".xml"
            yield from inside(replace(source, name=name, given=given, file=buffered(data)))
    except Problem as problem:
        yield (), (problem,)


def _given(record: WarcRecord, given: Article) -> Article:
    """The record's address and the time of its capture; what a sidecar says of the whole file is farther away."""
    headers = record.headers
    language = (headers.get("WARC-Identified-Content-Language") or "").partition(",")[0].strip()
    url = (headers.get("WARC-Target-URI") or "").strip("<> ")
    own = Article(
        url=url if url.startswith(("http://", "https://")) else "", fetched=_when(headers.get("WARC-Date") or ""), language=_LANGUAGES.get(language, "")
    )
    return merge(own, given)


def _when(raw: str) -> When | None:
    try:
        return fields.as_when(raw)
    except ValueError:
        return None

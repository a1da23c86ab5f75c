"""An inbox item → Documents; one module a format, knowing nothing of where the bytes lay.

What an item is read as is told by its content where that is plain, else by the ending of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest.model import Article
from digest.problem import Problem
from digest.read import archive, dump, facts, feed, html, html_body, json_lines, mail, markdown, packed, sniff, warc
from digest.read.source import Found, Inside, Part, Source, Work, buffered

LONGEST = 1_000_000
"""Characters of one document: those of a thick book; the longest page dumps seen have 400,000. Cleaning them takes at most 1.5 s."""
MOST = 50_000
"""Lines of one document: the longest page dumps seen have 2,300."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read."""

    endings: tuple[str, ...]
    looks: Callable[[bytes], bool]
    """Whether a file that begins so is one, whatever it is called."""
    read: Callable[[Source, Inside], Iterator[Part]]
    """What it holds, some at a time. The second argument reads what lies inside it, of any format."""


FORMATS: tuple[Format, ...] = (
    Format((".gz", ".tgz"), packed.looks, packed.read),
    Format((".zip",), archive.looks_zip, archive.read_zip),
    Format((".tar",), archive.looks_tar, archive.read_tar),
    Format((".warc", ".wet"), warc.looks, warc.read),
    Format((".xml", ".rss", ".atom", ".rdf"), feed.looks, feed.read),
    Format((".html", ".htm", ".xhtml"), html.looks, html.read),
    Format((".eml",), mail.looks, mail.read),
    Format((".jsonl", ".ndjson"), json_lines.looks_lines, json_lines.read_lines),
    Format((".json",), json_lines.looks, json_lines.read_json),
    Format((".md", ".markdown"), markdown.looks, markdown.read),
    Format((".txt",), sniff.never, dump.read),
)
"""In the order in which their looks are asked for."""

ENDINGS = {ending: format for format in FORMATS for ending in format.endings}


def documents(data: bytes, path: str, given: Article) -> Found:
    """The documents that an inbox item holds, and what is wrong with it; never an exception.

    `given` is what the sidecars and the command line say; what the file itself says wins over it.
    """
    found = list(stream(Source(path, path, buffered(data), given)))
    return tuple(one for some, _ in found for one in some), tuple(one for _, some in found for one in some)


def stream(source: Source) -> Iterator[Found]:
    """What an item holds, some at a time, so that only some of it is in memory; never an exception."""
    for part in parts(source):
        yield done(part) if isinstance(part, Work) else part


def parts(source: Source) -> Iterator[Part]:
    """The same with the dear half of the work still to be done, by `done`."""
    some = False
    try:
        head = source.head()
        if not head.strip():
            yield (), (Problem(source.path, 1, "the file is empty", "a page's text, or no file"),)
            return
        for part in _format(source, head).read(source, parts):
            some = some or isinstance(part, Work) or bool(part[0] or part[1])
            yield part if isinstance(part, Work) else _sound(part)
    except GeneratorExit:
        raise
    except BaseException as error:  # noqa: BLE001
        yield (), (_problem(source.path, error),)
    else:
        if not some:
            yield (), (_nothing(source.path),)


def prepare(one: Work | str) -> None:
    """Load what the reading of a page, or of an item so called, will most likely need."""
    if sniff.ending(one) in ENDINGS and ENDINGS[sniff.ending(one)].read is html.read if isinstance(one, str) else one.read is html.documents:
        html_body.prepare()


def done(work: Work) -> Found:
    """What a page holds; never an exception."""
    try:
        found, problems = work.read(work.data, work.path, work.given, work.charset)
    except BaseException as error:  # noqa: BLE001
        return (), (_problem(work.path, error),)
    return _sound((found, problems if found or problems else (_nothing(work.path),)))


def _sound(part: Found) -> Found:
    """Facts in a form that a page can say; what is so long that no page or article is, and that cleaning it would take for ever, is left out."""
    found, problems = part
    found = tuple(map(facts.sound, found))
    long = tuple([Problem(one.item, 1, f"{more}; left out", "split it") for one in found if (more := _too_much(one.text))])
    return (tuple(one for one in found if not _too_much(one.text)), (*problems, *long)) if long else (found, problems)


def _too_much(text: str) -> str:
    """What a text has more of than any page; empty where it has not."""
    if len(text) > LONGEST:
        return f"{len(text):,} characters of text, more than any page has ({LONGEST:,})"
    lines = text.count("\n") + 1
    return f"{lines:,} lines, more than any page has ({MOST:,})" if lines > MOST else ""


def _problem(path: str, error: BaseException) -> Problem:
    """Libraries that read what strangers wrote stumble in ways that they do not name; some are in Rust, whose panics are no `Exception`."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, OSError):
        return Problem(path, 1, f"can't be read: {error.strerror or error}")
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        raise error
    return Problem(path, 1, f"can't be read: {type(error).__name__} in what reads it", "a sound file")


def _nothing(path: str) -> Problem:
    return Problem(path, 1, "the file holds nothing", "an article, or no file")


def _format(source: Source, head: bytes) -> Format:
    """Raises Problem where nothing here reads it."""
    plain = sniff.plain(head)
    ending = sniff.ending(source.name)
    for format in FORMATS:
        if format.looks(plain):
            return ENDINGS[ending] if ending in ENDINGS and sniff.is_nearer(ending, format.endings) else format
    if ending not in ENDINGS:
        raise Problem(source.path, 1, f"no reader for {ending or 'a file without an ending'}", "one of " + " ".join(sorted(ENDINGS)))
    return ENDINGS[ending]

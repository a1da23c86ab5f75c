"""A mail (.eml): a newsletter → one Document, taken apart like a page; who sent it and when are its outlet and its date."""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from digest import text
from digest.model import Article, Document
from digest.problem import Problem
from digest.read import html_facts, html_parts, html_text, moments, raw
from digest.read.markdown import merge
from digest.read.source import Found, whole

LINES = 300_000  # those of 20 MB of attached pictures; the parser of the standard library takes 5 µs for one
PARTS = 200  # of one mail that are looked at
_HEAD = re.compile(rb"\A(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_OWN = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature|List-Unsubscribe|X-Mailer):", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:From|Subject):", re.IGNORECASE | re.MULTILINE)


def looks(head: bytes) -> bool:
    """Headers, some of which only mail has; the last one may be cut off."""
    found = _HEAD.match(head)
    return found is not None and _OWN.search(found[0]) is not None and _SENT.search(found[0]) is not None


def documents(data: bytes, path: str, given: Article, charset: str = "") -> Found:
    """The mail's text, its subject before it as a page's title would stand. Raises Problem."""
    if (count := data.count(b"\n")) > LINES:
        raise Problem(path, 1, f"{count:,} lines, more than any newsletter has ({LINES:,}); left out", "the mail without what is attached")
    sent = email.message_from_bytes(data, policy=email.policy.compat32)
    found = _body(sent)
    if found is None:
        raise Problem(path, 1, "a mail without any text", "a newsletter with its text in it")
    kind, source, problems = found[0], *_decoded(*found[1:], path)
    address = ""
    captions: tuple[str, ...] = ()
    when = published = moments.of_page(_header(sent, "Date"))
    language = text.language_tag(_header(sent, "Content-Language").partition(",")[0])
    if kind == "text/html":
        tree = html_text.parse(source)
        if tree is None:
            raise Problem(path, 1, "a mail without any text", "a newsletter with its text in it")
        address = html_facts.canonical(tree, given.url)
        language = language or text.language_tag(tree.get("lang", ""))
        marked = html_facts.first_day(tree)
        published = marked if marked and not (when and marked.is_after(when)) else when
        captions, _ = html_parts.pictures(tree, address)
        html_text.drop_days(tree)
        source = html_text.page(tree)
    name, sender = parseaddr(_header(sent, "From"))
    own = Article(source=text.line(name) or sender.partition("@")[2], fetched=when, published=published, url=address, language=language, captions=captions)
    subject = re.sub(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", "", _header(sent, "Subject"), flags=re.IGNORECASE)
    identity = _header(sent, "Message-ID").strip("<> ")
    return (Document(path, "dump", f"{subject}\n\n{source}".strip(), merge(own, given), raw.sha256(data), identity),), problems


read = whole(documents)


def _body(sent: Message) -> tuple[str, bytes, str] | None:
    """(type, bytes, charset) of the text that readers see: HTML before plain text, the longest of each."""
    found: dict[str, tuple[str, bytes, str]] = {}
    queue: list[Message] = [sent]
    for _ in range(PARTS):
        if not queue:
            break
        part = queue.pop(0)
        inner = part.get_payload()
        if isinstance(inner, list):
            queue += [one for one in inner if isinstance(one, Message)]
            continue
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip() and len(payload) > len(found.get(kind, ("", b""))[1]):
            found[kind] = kind, payload, str(part.get_content_charset() or "")
    return found.get("text/html") or found.get("text/plain")


def _decoded(payload: bytes, charset: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return text.lines(payload.decode(charset, "replace")), ()
        except (LookupError, ValueError, UnicodeError):
            pass
    return raw.decode(payload, path)


def _header(sent: Message, name: str) -> str:
    """A header as text, its encoded words read."""
    value = sent.get(name)
    if value is None:
        return ""
    try:
        parts = [part.decode(charset or "utf-8", "replace") if isinstance(part, bytes) else part for part, charset in decode_header(str(value)[:5000])]
        return text.line("".join(parts))
    except (LookupError, ValueError, UnicodeError, email.errors.MessageError):
        return text.line(str(value)[:5000])

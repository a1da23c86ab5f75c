"""An edition → an e-mail: a plain text, an HTML part whose styles stand in its tags, and the headers of a list; nothing in it comes from the clock."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from digest import urls, views
from digest.config import Config
from digest.export import Edition
from digest.problem import Problem

MOST = 60
"""Stories in an e-mail: with summaries and styles some 60 kB of HTML. Gmail cuts off what is longer than 102 kB."""


def view(edition: Edition, unsubscribe: str) -> views.MailPage:
    """What both parts show."""
    page = edition.page
    sections = _first(page.sections)
    left = sum(len(one.stories) for one in page.sections) - sum(len(one.stories) for one in sections)
    return views.MailPage(page.frame, page.title, sections, left, page.count, edition.online, unsubscribe)


def _first(sections: tuple[views.Section, ...]) -> tuple[views.Section, ...]:
    """At most `MOST` stories, as many of each topic as there is room for; each topic has one at least."""
    lengths = [len(section.stories) for section in sections]
    room = max((most for most in range(1, MOST + 1) if sum(min(most, length) for length in lengths) <= MOST), default=1)
    return tuple(replace(section, stories=section.stories[:room]) for section in sections)


def inlined(html: str) -> str:
    """The HTML with all styles in its tags: most mail programs leave style sheets out. Raises Problem where the extra is missing."""
    try:
        import css_inline
    except ImportError:
        raise Problem("--email", 0, "needs the extra `email`", "pip install 'digest-news[email]'") from None
    return str(css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False).inline(html))


def message(edition: Edition, config: Config, text: str, html: str) -> bytes:
    """The e-mail as a file: the same edition gives the same bytes, and keeps its Message-ID."""
    host = _host(config.base_url)
    made = EmailMessage(SMTP)
    made["From"] = _sender(config.email_from, config.title, host)
    made["To"] = Group("undisclosed-recipients", ())
    made["Subject"] = f"{config.title}: {edition.page.title}"
    made["Date"] = format_datetime(edition.at)
    made["Message-ID"] = f"<{hashlib.sha256(edition.guid.encode()).hexdigest()[:32]}@{host}>"
    if config.email_list:
        made["List-Id"] = f"{_phrase(config.title)}<{config.email_list}>"
        made["List-Post"] = "NO"  # RFC 2369: nobody writes to it
        if "archive" in config.outputs:
            made["List-Archive"] = f"<{config.base.absolute(urls.archive())}>"
    if config.email_unsubscribe:
        made["List-Unsubscribe"] = f"<{config.email_unsubscribe}>"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    for part in made.iter_parts():
        del part["MIME-Version"]  # which the message has; Python writes it into parts, too
    made["Content-Language"] = config.language
    made.set_boundary("=_" + hashlib.sha256(f"{edition.guid}\0{text}\0{html}".encode("utf-8", "replace")).hexdigest()[:32])
    return made.as_bytes()


def _sender(given: str, title: str, host: str) -> Address:
    name, address = parseaddr(given)
    user, _, domain = address.rpartition("@")
    return Address(name or title, user or "noreply", domain or host)


def _host(base_url: str) -> str:
    """The site's host as mail spells it: in ASCII."""
    host = urlsplit(base_url).hostname or "localhost"
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return "localhost"


def _phrase(title: str) -> str:
    """The title as RFC 5322 lets it stand before an address; other scripts have no place there unless they are encoded."""
    plain = "".join(c for c in title if c.isascii() and c.isprintable() and c not in '"\\').strip()
    return f'"{plain}" ' if plain else ""

"""An edition → an e-mail: a plain text, an HTML part whose styles stand in its tags, and the headers of a list; nothing in it comes from the clock."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from digest import urls, views
from digest.config import Config
from digest.export import Edition
from digest.problem import Problem


def view(edition: Edition, unsubscribe: str) -> views.MailPage:
    """What the HTML part shows."""
    page = edition.page
    return views.MailPage(page.frame, page.title, page.sections, page.count, edition.online, unsubscribe)


def inlined(html: str) -> str:
    """The HTML with all styles in its tags: most mail programs leave style sheets out. Raises Problem where the extra is missing."""
    try:
        import css_inline
    except ImportError:
        raise Problem("--email", 0, "needs the extra `email`", "pip install 'digest-news[email]'") from None
    return str(css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False).inline(html))


def message(edition: Edition, config: Config, text: str, html: str) -> bytes:
    """The e-mail as a file: the same edition gives the same bytes, and keeps its Message-ID."""
    host = urlsplit(config.base_url).hostname or "localhost"
    made = EmailMessage(SMTP)
    made["From"] = _sender(config.email_from, config.title, host)
    made["To"] = Group("undisclosed-recipients", ())
    made["Subject"] = f"{config.title}: {edition.page.title}"
    made["Date"] = format_datetime(edition.at)
    made["Message-ID"] = f"<{hashlib.sha256(edition.guid.encode()).hexdigest()[:32]}@{host}>"
    if config.email_list:
        made["List-Id"] = f"{_phrase(config.title)} <{config.email_list}>"
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


def _phrase(title: str) -> str:
    """The title as RFC 5322 lets it stand before an address; other scripts have no place there unless they are encoded."""
    return '"' + "".join(c for c in title if c.isascii() and c.isprintable() and c not in '"\\') + '"'

"""An edition's page → Markdown, and plain text for e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest import markdown, text, views
from digest.words import Words


def to_markdown(page: views.EditionPage, words: Words, origin: str, online: str) -> str:
    """The edition with its summaries as Markdown; all addresses are absolute."""
    found = [
        f"# {_heading(f'{page.frame.title}: {page.title}')}",
        f"{_escaped(words.say('articles', n=page.count))} · [{_escaped(page.frame.title)}]({online})",
    ]
    for section in page.sections:
        found.append(f"## {_link(section.topic, origin)}")
        for story in section.stories:
            found += [
                f"### {_link(views.Link(story.title, story.href), origin)}",
                *([_escaped(story.summary)] if story.summary else []),
                _escaped(_told(story, words)),
            ]
            if story.cards:
                found.append("\n".join(f"- {_link(views.Link(card.title, card.href), origin)}, {_escaped(_credit(card, words))}" for card in story.cards))
    return "\n\n".join(found) + "\n"


def to_text(page: views.MailPage, words: Words, origin: str) -> str:
    """The same as the plain text of an e-mail."""
    blocks = [f"{page.frame.title}\n{page.title} · {words.say('articles', n=page.count)}\n{page.online}"]
    for section in page.sections:
        blocks.append(f"{section.topic.title.upper()}\n{'-' * min(60, len(section.topic.title))}")
        blocks += ["\n".join(_lines(story, words, origin)) for story in section.stories]
    if page.left:
        blocks.append(f"{words.say('more_on_site', n=page.left)}: {page.online}")
    if page.unsubscribe:
        blocks.append(f"-- \n{words.say('leave_list')}: {page.unsubscribe}")  # a signature begins so (RFC 3676, 4.3)
    return "\n\n".join(blocks) + "\n"


def _lines(story: views.StoryCard, words: Words, origin: str) -> Iterator[str]:
    yield f"* {text.line(story.title)}"
    if story.summary:
        yield f"  {text.line(story.summary)}"
    yield f"  {text.line(_told(story, words))}"
    yield f"  {origin}{story.href}"
    for card in story.cards:
        yield f"  - {text.line(card.title)} ({text.line(_credit(card, words))})"
        yield f"    {origin}{card.href}"


def _link(link: views.Link, origin: str) -> str:
    return f"[{_escaped(link.title)}]({origin}{link.href})" if link.href else _escaped(link.title)


def _escaped(words: str) -> str:
    return markdown.escape(text.line(words))


def _heading(words: str) -> str:
    """Words as a heading: a # at their end would be taken for the heading's."""
    return re.sub(r"#$", r"\\#", _escaped(words))


def _told(story: views.StoryCard, words: Words) -> str:
    """Who reports it, and when last."""
    reports = words.say("reports", n=story.reports) + " · " if story.reports > 1 else ""
    return f"{words.listed(source.title for source in story.sources)} · {reports}{_day(story.when, words)}"


def _credit(card: views.Card, words: Words) -> str:
    return f"{card.source.title} · {_day(card.when, words)}"


def _day(when: views.Stamp, words: Words) -> str:
    return words.say("about_date", date=when.text) if when.estimated else when.text

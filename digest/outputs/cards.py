"""The picture that stands for a story where a link to it is shared, drawn where a setting asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from digest import drawing, urls
from digest.outputs import pictured
from digest.outputs.shared import Context, Planned


def plan(context: Context) -> Iterator[Planned]:
    if not context.site.config.cards:
        return
    cards = {slug: card for slug, story in context.site.stories.items() if (card := pictured.card(context, story))}
    slugs = list(cards)
    yield Planned(drawing.Card, [urls.card(slug) for slug in slugs], [repr(cards[slug]) for slug in slugs], lambda number: cards[slugs[number]])

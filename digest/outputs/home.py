"""The front page, and the page for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from digest import urls, views
from digest.outputs import linked, pictured, shared
from digest.outputs.shared import Context, Planned
from digest.site import Entry, Site

FRESH = 2 * 86400  # seconds: what is shown first: the stories of the newest two days …
LEAST = 20  # … or of as many more days as hold so many articles
MOST = 150  # articles that the front page looks at
LEAD = "(min-width: 62em) 46rem, calc(100vw - 2rem)"
"""How wide the picture of the first story is."""
TOP, SECTION, BRIEFS = 3, 6, 8


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    fresh = _fresh(site)
    newest = _newest(site)
    day = next(iter(site.days), None)
    key = (shared.wholes(site, fresh), context.tree, newest and newest.face, day and day.isoformat())
    yield shared.one(views.Home, urls.home(), key, partial(_view, context, fresh, newest))
    yield shared.one(views.NotFound, "404.html", key, partial(_not_found, context, fresh))


def _view(context: Context, fresh: tuple[Entry, ...], newest: Entry | None) -> views.Home:
    site = context.site
    stories = shared.by_weight(shared.stories_of(site, fresh))
    full = [story for story in stories if any(not entry.record.brief for entry in story.entries)] or stories
    briefs = [story for story in stories if story not in full]
    shown = pictured.first(context, full[0].entries, LEAD) if full else ()
    hosts = pictured.asked(context.stock, [picture.src for picture in shown])
    about = site.config.description or site.words.say("home_about", site=site.config.title)
    head = shared.head(site, urls.home(), "", about, data=linked.website(site), hosts=hosts)
    edition = shared.NOWHERE
    day = next(iter(site.days), None)
    if day and "editions" in site.config.outputs:
        edition = views.Link(site.words.long_day(day), site.config.base.href(urls.edition(day.isoformat())))
    return views.Home(
        frame=context.frame,
        head=head,
        as_of=shared.stamp(site, newest.article.published) if newest else views.Stamp("", "", False),
        edition=edition,
        lead=tuple(shared.story_card(site, story) for story in full[:1]),
        pictures=shown,
        top=tuple(shared.story_card(site, story) for story in full[1 : 1 + TOP]),
        sections=shared.sections(site, full[1 + TOP :], SECTION),
        briefs=tuple(shared.card(site, story.entries[0]) for story in briefs[:BRIEFS]),
    )


def _not_found(context: Context, fresh: tuple[Entry, ...]) -> views.NotFound:
    site = context.site
    stories = shared.by_weight(shared.stories_of(site, fresh))[:5]
    head = shared.head(site, "404.html", site.words.say("not_found"), index=False)
    return views.NotFound(context.frame, head, tuple(shared.story_card(site, story) for story in stories))


def _newest(site: Site) -> Entry | None:
    """The article that is dated last; where several are, one whose hour is known."""
    dated = (entry for entry in site.entries if entry.record.at is not None)
    first = next(dated, None)
    if first is None:
        return None
    same = takewhile(lambda entry: entry.at == first.at, dated)
    return next((entry for entry in (first, *same) if entry.exact), first)


def _fresh(site: Site) -> tuple[Entry, ...]:
    """What the front page shows: what is new, and what is pinned however old it is."""
    shown = site.entries[:MOST]
    since = shown[0].at - FRESH if shown else None
    fresh = tuple(entry for number, entry in enumerate(shown) if number < LEAST or (since is not None and entry.at >= since))
    return fresh + tuple(entry for entry in site.entries[len(fresh) :] if entry.record.traits and entry.record.pin > 0)

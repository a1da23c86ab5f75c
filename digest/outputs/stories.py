"""One page an event: who reports what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest import urls, views
from digest.outputs import shared
from digest.outputs.shared import Context, Planned
from digest.site import Story


def plan(context: Context) -> Iterator[Planned]:
    frame = context.frame
    for story in context.site.stories.values():
        yield Planned(urls.story(story.slug), "", partial(_view, context, frame, story))


def _view(context: Context, frame: views.Frame, story: Story) -> views.StoryPage:
    site = context.site
    dated = [entry for entry in story.entries if entry.article.published]
    path = urls.story(story.slug)
    slugs = dict.fromkeys(slug for entry in story.entries for slug in entry.article.topics)
    lead = next((entry for entry in story.entries if entry.article.title == story.title), story.entries[0])
    return views.StoryPage(
        frame=frame,
        # until a second outlet reports it, the page says no more than the article: it stands for those who subscribe early
        head=shared.head(site, path, story.title, shared.summary(lead), index=len(story.entries) > 1 or bool(story.body)),
        title=story.title,
        intro=shared.html(story.body, site, path),
        sources=shared.outlets(site, story.entries),
        first=shared.published(site, dated[-1]) if dated else shared.stamp(None, site.config.zone),
        last=shared.published(site, dated[0]) if dated else shared.stamp(None, site.config.zone),
        topics=tuple(shared.topic_link(site, slug) for slug in slugs if shared.topic_href(site, slug)),
        cards=tuple(shared.card(site, entry) for entry in story.entries),
    )

"""One page an event: who reports what."""

from __future__ import annotations

from collections.abc import Iterator

from digest import markdown, text, urls, views
from digest.outputs import linked, pictured, shared
from digest.outputs.shared import Context, Planned
from digest.site import Story, voices


def plan(context: Context) -> Iterator[Planned]:
    site = context.site
    slugs = list(site.stories)
    keys = [_key(context, site.stories[slug]) for slug in slugs]
    yield Planned(views.StoryPage, [urls.story(slug) for slug in slugs], keys, lambda number: _view(context, site.stories[slugs[number]]))


def _key(context: Context, story: Story) -> object:
    titles = tuple(context.site.topics[slug].topic.title for entry in story.entries for slug in entry.record.topics)
    shown = [entry.record.sha for entry in story.entries if entry.record.traits and entry.record.image]
    intro = pictured.key(context, story.body, f"content/stories/{story.slug}.md")
    return (
        story.mark,
        story.body,
        b"".join([entry.face for entry in story.entries]),
        titles,
        tuple(entry.record.topics for entry in story.entries),
        shown,
        intro,
    )


def _view(context: Context, story: Story) -> views.StoryPage:
    site = context.site
    dated = [entry for entry in story.entries if entry.record.at is not None]
    path = urls.story(story.slug)
    feeds = shared.feed_links(site, "stories", story.slug, f"{text.line(story.title)} · {site.config.title}")
    slugs = dict.fromkeys(slug for entry in story.entries for slug in entry.record.topics)
    lead = next((entry for entry in story.entries if entry.title == story.title), story.entries[0])
    outlets = shared.outlets(site, story.entries)
    shown = pictured.first(context, story.entries)
    return views.StoryPage(
        frame=context.frame,
        # until a second outlet reports it, the page says no more than the article: it stands for those who subscribe early
        head=shared.head(
            site,
            path,
            site.words.say("story_title", title=text.line(story.title)),
            lead.record.summary,
            feeds,
            index=len(story.entries) > 1 or bool(story.body),
            data=linked.collection(site, path, story.title),
            card=pictured.shared_card(context, story, shown),
            hosts=pictured.asked(context.stock, [*(picture.src for picture in shown), *markdown.pictures(story.body)]),
        ),
        title=story.title,
        pictures=shown,
        intro=pictured.html(story.body, context, path, f"content/stories/{story.slug}.md"),
        sources=outlets,
        voices=min(voices(story.entries), len(outlets)),
        first=shared.published(site, dated[-1]) if dated else shared.stamp(site, None),
        last=shared.published(site, dated[0]) if dated else shared.stamp(site, None),
        topics=tuple(shared.topic_link(site, slug) for slug in slugs if shared.topic_href(site, slug)),
        cards=tuple(shared.card(site, entry) for entry in story.entries),
    )

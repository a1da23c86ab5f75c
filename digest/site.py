"""Pages, topics, stories and ledgers → a Site: every reference resolved, everything in its order; knows nothing of HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter

from digest import fields, record, text
from digest.config import Config
from digest.group import sections
from digest.group import topics as grouping
from digest.model import Article, PlainPage, StoryNote, Topic, When
from digest.record import Record
from digest.words import Words

OTHER = (grouping.OTHER,)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Entry:
    """An article in its place: its record, and what the site adds to it. There may be 50,000 of them, so it is no dataclass."""

    __slots__ = ("_article", "_load", "alone", "at", "day", "exact", "face", "id", "record", "story")

    def __init__(self, found: Record, id: str, story: str, load: Callable[[Record], bytes]) -> None:
        self.record = found
        self.id = id
        self.story = story
        self.at = found.at or 0
        """What it is ordered by, in seconds since 1970 UTC: its date, else its story's, else when it was fetched or imported, else 0."""
        self.exact = found.traits is None or found.exact
        """False where only the day of `at` is known."""
        self.day = found.day
        """The day of `at` in the site's time zone, ISO 8601; empty where no date is known at all."""
        self.face = found.face
        """Changes with anything that a list shows of it."""
        self.alone = True
        """No other article tells its story, and no note pins it."""
        self._load = load
        self._article: Article | None = None

    @property
    def article(self) -> Article:
        """All of its front matter; the body is empty."""
        if self._article is None:
            self._article = record.unpack(self._load(self.record), self.id, self.story)
        return self._article

    @property
    def path(self) -> str:
        """The file of content/ that holds it."""
        return self.record.path

    @property
    def output(self) -> str:
        """Its output path."""
        return self.record.output

    @property
    def href(self) -> str:
        """Its address inside the site."""
        return self.record.href

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def sort(self) -> When:
        """`at` as a time."""
        return When(_EPOCH + timedelta(seconds=self.at), self.exact)


@dataclass(frozen=True, slots=True)
class Story:
    """An event and its articles, newest first."""

    slug: str
    title: str
    entries: tuple[Entry, ...]
    body: str = field(default="", repr=False)
    aliases: tuple[str, ...] = ()
    mark: bytes = b""
    """Changes with its title and its address."""


class Stories(Mapping[str, Story]):
    """Stories by slug, each made when it is asked for: most are one article that no list shows as more."""

    def __init__(self, members: Mapping[str, Sequence[Entry]], notes: Iterable[StoryNote]) -> None:
        self._members = members
        self._notes = {note.slug: note for note in notes}
        self._made: dict[str, Story] = {}
        for slug, entries in members.items():
            if len(entries) > 1 or slug in self._notes:
                for entry in entries:
                    entry.alone = False

    def __getitem__(self, slug: str) -> Story:
        found = self._made.get(slug)
        if found is None:
            found = self._made[slug] = _story(slug, tuple(self._members[slug]), self._notes.get(slug))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def shared(self) -> list[str]:
        """The slugs of those that more than one article tells."""
        return [slug for slug, entries in self._members.items() if len(entries) > 1]

    def noted(self) -> list[str]:
        """The slugs of those that have a note in content/stories, in the order of their newest article."""
        return [slug for slug in self._members if slug in self._notes]


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic, its place in the tree, and its articles (with those of its children), newest first."""

    topic: Topic
    children: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet and its articles, newest first."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who is named in bylines, and their articles, newest first."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Pages and items that are not published, or in no list, for one reason."""

    reason: str
    """`draft`, `future`, `expired`, `hidden`, `unread`, `double`, `refused`, `deleted`, `merged`, or `copy`, which is published."""
    count: int
    which: tuple[str, ...] = ()
    """The files, and what is wrong with them, where that may be told."""


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """All that is published."""

    config: Config
    words: Words
    """What it says in its own language."""
    authority: str
    entries: tuple[Entry, ...]
    """Newest first; stories, topics, sources and days hold these alone."""
    hidden: tuple[Entry, ...]
    """Articles that have a page of their own and stand nowhere else."""
    stories: Stories
    topics: Mapping[str, TopicNode]
    """Those that have articles, or a file of their own; by title, `other` last."""
    sources: Mapping[str, Source]
    """By slug; an unknown source is none."""
    authors: Mapping[str, Author]
    """By slug; nothing where their pages are not published."""
    days: Mapping[date, tuple[Entry, ...]]
    """Newest day first."""
    pages: tuple[PlainPage, ...]
    assets: Mapping[str, str]
    """Name of an asset → its output path, which changes with its content."""
    shown: dict[Entry, object] = field(default_factory=dict, repr=False)
    """What outputs made of articles that stand in several lists, so that it is made once."""
    left: tuple[Left, ...] = ()
    """What is left out."""

    def source_of(self, entry: Entry) -> Source | None:
        return self.sources.get(entry.record.outlet)


def assemble(
    config: Config,
    words: Words,
    authority: str,
    every: Sequence[Entry],
    topics: Iterable[Topic],
    notes: Iterable[StoryNote],
    plain: Iterable[PlainPage],
    imported: Callable[[], Mapping[str, str]],
    assets: Mapping[str, str],
) -> Site:
    """The site of all articles. `imported` tells, by id, when an article was first imported (ISO 8601); it is asked only where a date is missing."""
    _date(config, [entry for entry in every if entry.record.at is None], every, imported)
    every = sorted(every, key=attrgetter("at", "id"), reverse=True)
    entries = tuple(entry for entry in every if entry.record.traits is None or not entry.record.hide)
    hidden = tuple(entry for entry in every if entry.record.traits and entry.record.hide)
    members: defaultdict[str, list[Entry]] = defaultdict(list)
    days: defaultdict[str, list[Entry]] = defaultdict(list)
    by_source: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        members[entry.story].append(entry)
        days[entry.day].append(entry)
        by_source[entry.record.outlet].append(entry)
    days.pop("", None)
    by_source.pop("", None)
    sources = {slug: Source(slug, found[0].record.source, tuple(found)) for slug, found in sorted(by_source.items())}
    for source in sources.values():
        for entry in source.entries:
            if entry.record.source != source.name:
                entry.face = record.digest(entry.face, source.name)
    return Site(
        config, words, authority, entries, hidden, Stories(dict(members), notes), _topics(entries, topics, words), sources,
        _authors(entries) if "authors" in config.outputs else {},
        {date.fromisoformat(day): tuple(days[day]) for day in sorted(days, reverse=True)}, tuple(plain), dict(assets),
    )  # fmt: skip


def voices(entries: Iterable[Entry]) -> int:
    """How many outlets tell a story in their own words: a copy says nothing of its own, what a wire wrote is the wire's, an outlet counts once.

    Articles of unknown source count, one each, only where no outlet is known.
    """
    own = [entry for entry in entries if not entry.record.copy_of]
    found = {text.fold(name) for entry in own if (name := entry.record.agency or entry.record.source)}
    return len(found) or max(1, len(own))


@lru_cache(8192)
def author_slug(name: str) -> str:
    """What makes one author of all spellings of a name: letters without case, accents, spaces and points; empty where no letter is left."""
    found = text.slug(name)
    return "" if found == "untitled" else found


def children(site: Site, slug: str) -> tuple[TopicNode, ...]:
    return tuple(site.topics[child] for child in site.topics[slug].children)


def roots(site: Site) -> tuple[TopicNode, ...]:
    """The topics that have no parent, for the masthead."""
    return tuple(node for node in site.topics.values() if node.topic.parent not in site.topics)


def _date(config: Config, undated: Sequence[Entry], every: Sequence[Entry], imported: Callable[[], Mapping[str, str]]) -> None:
    """A time to order by for those that have none of their own: the latest of the story, when it was fetched, when it was imported."""
    if not undated:
        return
    latest: dict[str, When] = {}
    for entry in every:
        if entry.record.at is not None and (entry.story not in latest or entry.sort > latest[entry.story]):
            latest[entry.story] = entry.sort
    moments = imported()
    for entry in undated:
        known = latest.get(entry.story) or entry.article.fetched or _imported(moments.get(entry.id, ""))
        entry.exact = bool(known and known.exact)
        if known:
            entry.at, entry.day = int(known.at.timestamp()), known.day(config.zone).isoformat()


def _imported(moment: str) -> When | None:
    """When an article was imported; None where it never was, or the ledger's line has no time."""
    try:
        return fields.as_when(moment)
    except ValueError:
        return None


def _story(slug: str, entries: tuple[Entry, ...], note: StoryNote | None) -> Story:
    lead = min(entries, key=lambda entry: (entry.record.brief, -entry.record.weight, entry.record.at is None))
    title, body = (note.title, note.body) if note else (lead.title, "")
    mark = record.digest(slug, title, entries[0].href if len(entries) == 1 and not body else "")
    return Story(slug, title, entries, body, note.aliases if note else (), mark)


def _authors(entries: Iterable[Entry]) -> dict[str, Author]:
    """Everybody whom bylines name, by slug; called as the newest article spells it that has capitals and small letters."""
    found: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        for slug, name in {author_slug(name): name for name in entry.record.authors}.items():
            found[slug].append((name, entry))
    found.pop("", None)
    return {slug: Author(slug, _best_name([name for name, _ in rows]), tuple(entry for _, entry in rows)) for slug, rows in sorted(found.items())}


def _best_name(names: Sequence[str]) -> str:
    return text.line(next((name for name in names if not name.isupper() and not name.islower()), names[0]))


def _topics(entries: tuple[Entry, ...], topics: Iterable[Topic], words: Words) -> dict[str, TopicNode]:
    known = {topic.slug: topic for topic in topics}
    named = [entry.record.topics or OTHER for entry in entries]
    for slugs in dict.fromkeys(named):
        for slug in slugs:
            known.setdefault(slug, _section(slug, words))
    for topic in tuple(known.values()):
        if topic.parent in sections.KNOWN:
            known.setdefault(topic.parent, _section(topic.parent, words))
    below: defaultdict[str, list[str]] = defaultdict(list)
    for topic in known.values():
        if topic.parent in known and topic.parent != topic.slug:
            below[topic.parent].append(topic.slug)
    members: dict[str, list[Entry]] = {slug: [] for slug in known}
    # where an article with these topics stands: with them and all above them
    places = {slugs: [members[slug].append for slug in _with_parents(slugs, known)] for slugs in dict.fromkeys(named)}
    for entry, slugs in zip(entries, named, strict=True):
        for put in places[slugs]:
            put(entry)
    order = sorted(known.values(), key=lambda topic: (topic.slug == grouping.OTHER, text.fold(topic.title), topic.slug))
    return {topic.slug: TopicNode(topic, tuple(sorted(below[topic.slug])), tuple(members[topic.slug])) for topic in order}


def _section(slug: str, words: Words) -> Topic:
    """A topic that has no file: one of the default sections, or whatever its slug says."""
    section = sections.KNOWN.get(slug) or Topic(slug, slug.replace("-", " ").capitalize())
    name = "topic_" + slug.replace("-", "_")
    return replace(section, title=words.known(name, section.title), description=words.known(name + "_about", section.description))


def _with_parents(slugs: Iterable[str], known: Mapping[str, Topic]) -> list[str]:
    found: dict[str, None] = {}
    for slug in slugs:
        while slug in known and slug not in found:
            found[slug] = None
            slug = known[slug].parent
    return list(found)

"""A number and a seed → articles that look like news to the program: made-up events, told by several made-up outlets.

Nothing here is meant to be read. What matters is what costs time: 300 to 800 words an article, links, quotations and lists, words
of very different rarity, 40 outlets, 30 topics, and events with one to four reports. The same seed gives the same articles.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from digest import clean, text
from digest.model import Article, When

NEWEST = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)
A_DAY = 60  # reports on one day: 1,000 articles are some two weeks of news
REPORTS = (1, 1, 1, 2, 2, 3, 4)

TOPICS = {
    "agriculture": "harvest barley tractor orchard milk herd drought irrigation seed cattle farmer field",
    "archaeology": "excavation burial pottery trench hoard inscription temple mosaic coin museum bronze ruin",
    "astronomy": "telescope comet orbit galaxy planet eclipse observatory meteor satellite spectrum star crater",
    "aviation": "runway airline cockpit turbulence airport pilot terminal boarding hangar jet luggage flight",
    "banking": "deposit mortgage lender branch interest loan saver overdraft credit default vault cashier",
    "books": "novel publisher translator library manuscript chapter prize poet bookshop edition reader memoir",
    "chess": "gambit endgame grandmaster bishop opening rook tournament draw checkmate board pawn clock",
    "climate": "emission glacier warming carbon heatwave methane tide permafrost renewable forest drought forecast",
    "courts": "verdict jury appeal defendant witness sentence judge hearing prosecutor evidence trial bail",
    "cycling": "peloton sprint climb stage breakaway rider descent jersey puncture velodrome team saddle",
    "education": "classroom teacher syllabus pupil examination tuition headmaster university campus lecture scholarship kindergarten",
    "elections": "ballot candidate turnout constituency coalition manifesto poll recount mayor campaign voter majority",
    "energy": "turbine grid reactor pipeline battery refinery coal solar blackout voltage substation hydrogen",
    "film": "director premiere screenplay festival actor studio camera sequel audience cinema documentary editing",
    "fisheries": "trawler quota herring net harbour catch cod salmon spawning fleet oyster landing",
    "football": "striker penalty goalkeeper league defender transfer coach offside stadium derby equaliser referee",
    "health": "hospital vaccine outbreak surgeon clinic nurse infection patient therapy epidemic diagnosis ward",
    "housing": "tenant landlord rent eviction apartment builder scaffold suburb planning mortgage roof estate",
    "migration": "border refugee visa asylum shelter passport crossing ferry camp permit convoy deportation",
    "mining": "shaft copper lithium quarry miner tunnel ore collapse drill pit geologist smelter",
    "music": "orchestra conductor violin concert choir album symphony rehearsal soprano festival drummer melody",
    "oceans": "reef whale plankton submarine current coral dolphin trench tsunami algae lagoon diver",
    "police": "arrest burglary detective suspect patrol ransom forensic robbery smuggler warrant custody surveillance",
    "railways": "locomotive signal timetable platform carriage derailment freight tunnel commuter station track conductor",
    "retail": "supermarket shopper discount warehouse checkout brand delivery stock sale bakery trolley wholesaler",
    "shipping": "container freighter captain port cargo tanker lighthouse crew shipyard anchor pilotage ferry",
    "technology": "software chip encryption server startup robot algorithm smartphone keyboard database processor cable",
    "theatre": "stage playwright rehearsal curtain ensemble costume comedy tragedy director audience lighting matinee",
    "trade": "tariff export import customs surplus treaty sanction currency steel negotiation embargo commodity",
    "weather": "storm rainfall flood gale snow thunder forecast barometer hail fog gust lightning",
}
"""Thirty topics and the words that speak for them; a word of two topics is meant to be one."""

_WORDS = {
    "first": "Ada Bruno Carla Dario Edda Fritz Greta Hugo Ines Jonas Kira Leon Mara Nils Olga Pavel Rosa Stellan Tilda Ulf Vera Wim Yara Zeno",
    "last": "Ardent Bellmoor Corvin Dalby Esker Farrow Grell Harrow Inchley Jarvis Kettle Lorne Mabry Norrell Orme Pike Quist Rendle Stroud Tarn Ullman Vane Wray",
    "places": "Aldermoor Brackwater Corrigan Dunmere Eastfold Farnley Gullhaven Hartscliff Inverloch Jessop Kestrel Larkfield Marrow Nethercote Otterby Penmarsh",
    "verbs": "announced delayed rejected approved reviewed suspended expanded questioned defended abandoned funded inspected replaced opened closed measured",
    "adjectives": "sudden costly narrow unexpected long-awaited modest disputed provisional rare public private early late deep broad shallow quiet record",
    "things": "plan report decision survey contract proposal budget agreement inquiry programme delay complaint figure estimate warning schedule method result",
}
_FIRST, _LAST, _PLACES, _VERBS, _ADJECTIVES, _THINGS = (words.split() for words in _WORDS.values())
_PAPERS = ("Gazette", "Courier", "Herald", "Post", "Tribune")
SOURCES = tuple(f"{place} {paper}" for place in _PLACES[:8] for paper in _PAPERS)
"""Forty outlets."""
_SENTENCES = (
    "The {adjective} {thing} on the {word} was {verb} in {place} on {day}, {name} said.",
    "Officials in {place} {verb} the {word} after a {adjective} {thing} showed {number} cases in a year.",
    "{name}, who has followed the {word} for {small} years, called the {thing} {adjective}.",
    "About {number} people signed a letter that asks for a {adjective} {thing} on every {word}.",
    "Nobody knew how the {word} and the {word2} had come to depend on one {thing}.",
    "A second {thing}, due in {small} weeks, will look at the {word2} and at the cost of {number} crowns.",
    "In {place} the {word} has been {adjective} since the {thing} of {year}.",
    "The {word2} was {verb} twice before, and each time the {thing} was found to be {adjective}.",
    "Without the {word}, {name} said, the {thing} would remain {adjective} for {small} months more.",
    "Those who work with the {word} every day were less sure: the {thing}, they said, had been {adjective} from the start.",
)
_QUOTES = (
    "We counted every {word} and every {word2}, and the {thing} did not change.",
    "People ask me about the {word}. I tell them to read the {thing} first.",
    "It was a {adjective} week, and the {word} was the least of it.",
    "The {thing} is {adjective}, but a {word} that works is better than a promise.",
)


def articles(number: int, seed: int = 1) -> Iterator[Article]:
    """So many articles, newest first, each with its id, topics and story as an import leaves them."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        for article in _event(chance, made):
            if made < number:
                yield replace(article, id=clean.identity(article))
            made += 1


def topics() -> Iterator[tuple[str, str]]:
    """(slug, the text of its file) of each topic."""
    for slug, words in TOPICS.items():
        rules = "".join(f"  {word}: 3\n" for word in words.split())
        yield slug, f"---\ntitle: {slug.capitalize()}\ndescription: All about {slug}.\nwords:\n{rules}---\n"


def _event(chance: random.Random, made: int) -> Iterator[Article]:
    """The reports of one event: the same people, place and figures in different words."""
    slug = chance.choice(list(TOPICS))
    others = chance.sample(list(TOPICS), 2)
    facts = {
        "place": chance.choice(_PLACES),
        "name": f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
        "number": f"{chance.randrange(3, 9000) * 10:,}",
        "year": str(chance.randrange(1950, 2020)),
        "day": chance.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
    }
    words = chance.sample(TOPICS[slug].split(), 6)
    when = NEWEST - timedelta(days=made / A_DAY)
    story = ""
    for source in chance.sample(SOURCES, chance.choice(REPORTS)):
        title = _filled(chance, "{place}: {adjective} {thing} on {word} and {word2} {verb}", words, facts)
        title = f"{title}, {facts['name']} says" if chance.random() < 0.5 else title
        story = story or f"{text.slug(title, 50)}-{made}"
        published = When((when - timedelta(minutes=chance.randrange(2000))).replace(second=0, microsecond=0))
        body = _body(chance, words, facts)
        yield Article(
            title=title,
            source=source,
            url=f"https://example.org/{text.slug(source)}/{published.day():%Y/%m/%d}/{text.slug(title, 60)}-{chance.randrange(10**6)}",
            published=published,
            fetched=When(NEWEST),
            language="en",
            authors=(f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",) if chance.random() < 0.7 else (),
            topics=tuple(dict.fromkeys((slug, *others)))[: chance.choice((1, 1, 2, 3))],
            story=story,
            role="main",
            dateline=facts["place"].upper() if chance.random() < 0.3 else "",
            summary=body.partition(". ")[0].rstrip(".") + ".",
            body=body,
        )


def _body(chance: random.Random, words: list[str], facts: dict[str, str]) -> str:
    """300 to 800 words in Markdown."""
    wanted = chance.randrange(300, 720)
    blocks: list[str] = []
    count = 0
    while count < wanted:
        block = _block(chance, words, facts, len(blocks))
        blocks.append(block)
        count += len(block.split())
    return "\n\n".join(blocks)


def _block(chance: random.Random, words: list[str], facts: dict[str, str], number: int) -> str:
    roll = chance.random()
    if number > 2 and roll < 0.08:
        return f"## {_filled(chance, 'A {adjective} {thing}', words, facts)}"
    if number > 1 and roll < 0.2:
        return f"> {_filled(chance, chance.choice(_QUOTES), words, facts)}\n>\n> — {facts['name']}"
    if number > 1 and roll < 0.3:
        return "\n".join(f"- {_filled(chance, chance.choice(_SENTENCES), words, facts)}" for _ in range(chance.randrange(3, 6)))
    sentences = [_filled(chance, chance.choice(_SENTENCES), words, facts) for _ in range(chance.randrange(2, 5))]
    if roll > 0.85:
        thing = chance.choice(_THINGS)
        sentences.append(f"The [{thing} of {facts['year']}](https://example.org/{thing}/{facts['year']}) is *{chance.choice(_ADJECTIVES)}* reading.")
    return " ".join(sentences)


def _filled(chance: random.Random, pattern: str, words: list[str], facts: dict[str, str]) -> str:
    word, second = chance.sample(words, 2)
    filled = pattern.format(
        word=word, word2=second, adjective=chance.choice(_ADJECTIVES), thing=chance.choice(_THINGS), verb=chance.choice(_VERBS),
        small=chance.randrange(2, 20), **facts,
    )  # fmt: skip
    return filled[:1].upper() + filled[1:]

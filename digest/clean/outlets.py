"""A name → whether it is an outlet's: by the words that newspapers, agencies and stations call themselves with, and by the best known names without such a word."""

from __future__ import annotations

import re

from digest.clean import datelines

_WORDS = frozenset(
    """
    news times post journal online daily weekly monthly herald tribune gazette guardian review radio tv television magazine press today network echo mail sun star standard observer
    chronicle inquirer examiner examiner's sentinel dispatch register ledger courier telegraph globe mirror independent express record reporter bulletin beacon report insider digest wire
    world media broadcasting business courier-journal newsroom channel kanal bbc cnn nbc abc cbs fox npr pbs msnbc cnbc cna cbc ctv itv sky rt dw ard zdf ndr wdr swr br mdr rbb hr orf srf rts rtl ntv
    rai tf1 rfi bfmtv rtve rtp nos rtbf vrt zeitung nachrichten tagblatt tageblatt anzeiger rundschau kurier presse allgemeine morgenpost abendblatt abendzeitung wochenblatt spiegel
    monde figaro parisien dépêche télégramme ouest-france quotidien gazette hebdo diario periódico noticias vanguardia mundo país razón universal corriere gazzetta giornale sole stampa
    repubblica messaggero jornal folha estado globo público notícias correio krant dagblad nieuws nieuwsblad courant telegraaf volkskrant газета новости известия ведомости правда вести
    комсомольская российская новини газети правди صحيفة جريدة قناة وكالة اليوم الأخبار
    """.split()
)
_NAMES = frozenset(
    """
    vox vice politico newsmax axios breitbart slate salon bloomberg forbes fortune newsweek townhall huffpost huffington|post buzzfeed quartz wired variety billboard mashable engadget gizmodo
    techcrunch arstechnica propublica mediaite semafor punchbowl time espn people cbn ndtv mint scroll focus stern bild zeit die|zeit taz faz süddeutsche heise golem t3n libération mediapart marianne
    l'équipe l'express le|point trouw nrc parool коммерсантъ рбк медуза лента лента.ру фонтанка дождь эхо rappler vanity|fair national|review rolling|stone new|yorker mother|jones foreign|policy foreign|affairs fast|company inc intercept
    al|jazeera deutsche|welle euronews france|24 i24news channel|newsasia sixth|tone nikkei|asia east|bay christian|science|monitor reason jacobin commentary yahoo msn aol
    """.replace("|", "\0").split()
)
_HAN = re.compile(r".+(?:新闻|新聞|日报|日報|晚报|时报|時報|网|網|电视台|ニュース|テレビ|通信|社|放送)")
_SITE = re.compile(r"[\w-]+\.(?:com|org|net|de|at|ch|fr|es|it|nl|be|co\.uk|uk|ru|ua|info|news|io|tv)", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Whether a short text names an outlet or an agency."""
    low = name.strip(" .").lower()
    if datelines.agency(low) or low.replace(" ", "\0") in _NAMES or low.startswith(("the ", "le monde", "el país")):
        return True
    if not _WORDS.isdisjoint([word.strip(".,'’") for word in low.split()]):
        return True
    return ("." in low and _SITE.fullmatch(low) is not None) or (not low.isascii() and _HAN.fullmatch(low) is not None)

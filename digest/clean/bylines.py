"""A line of a page → the names of persons that it may tell as authors, and the agency; what stands round the line decides elsewhere whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import dates
from digest.clean import datelines, outlets
from digest.clean.around import Around, place, region, type_of_features
from digest.clean.given_names import GIVEN

_BY_START = (
    r"by|written by|words by|text by|story by|stories by|reported by|report by|posted by|published by|contributed by|about the author|as told to|author(?:s|ed by)?|post author"
    r"|von|autor(?:in|en|innen|es|a|as|zy|ka)?|text|geschrieben von|verfasst von|eingestellt von|redaktion(?:elle bearbeitung)? von|es schreibt"
    r"|par|auteure?s?|écrit par|publié par|rédigé par|propos recueillis par|por|escrito por|texto|autore|autrice|autori|scritto da|a cura di|di|door|geschreven door|tekst"
    r"|автор(?:ы|ка)?|текст|av|af|przez|tekst|بقلم|كتبت|كتب|إعداد|تقرير|الكاتب"
)
_CJK_BY = r"(?:本报记者|本報記者|记者|記者|作者|编辑|文／|文/|文|執筆者|執筆|取材・文)\s*[:：]?\s*"
_INSIDE = r"(?:[aA]rtikel|[kK]ommentar|[bB]eitrag|[gG]astbeitrag|[iI]nterview|[aA]nalyse|[rR]eportage|[eE]ssay|[kK]olumne|[rR]ezension) von|[wW]ritten [bB]y|(?:[rR]ecipe|[gG]uide|[rR]eview|[sS]tory|[wW]ords|[tT]ext|[aA]nalysis|[eE]ssay|[cC]olumn|[oO]pinion|avatar photo) by|[wW]rite to|[cC]ontact (?:staff writer|reporter)|[pP]osted [bB]y|[aA]uthor:|[pP]osted on .{0,3} by"
_INSIDE_MARKER = re.compile(rf"(?:^|[^\w])(?:{_INSIDE})[\s:]*")
_AFTER_SEPARATOR = re.compile(r"(?<=[|•·—–/\])\u2028])\s*(?:[bB]y|BY|[vV]on|[pP]ar|[pP]or|[dD]i|[dD]oor|[aA]utor(?:in)?|[aA]uthor|[аА]втор)[\s:]+")
PORTRAIT = re.compile(
    r"\W*(?:headshot|(?:profile )?(?:picture|photo|image|pic)|portrait|avatar|profilbild|autorenbild|foto|bild|photo de profil|imagen|foto de perfil) (?:of|for|von|vom|de|di)\s+"
    r"|\W*(?:more (?:articles |posts |stories )?(?:by|from)|(?:read|see|view) (?:more|all)(?: \w+){0,2} (?:by|from)|(?:latest|all) posts by|mehr von|weitere (?:artikel|rezepte) von|más artículos de|tous les articles de)\s+",
    re.IGNORECASE,
)
BIO = re.compile(
    r"(?:\W*about the author:?\s+)?(?P<name>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3}?)(?: \([^)]{1,40}\))?(?:,? (?:is|was|has|covers|writes|joined|works|reports|studied|ist|arbeitet|schreibt|studierte|berichtet|est|es|é|è|является)|, (?:an?|the|CEO|CTO|founder|senior|staff))\b"
)
_NOT_AUTHORS = re.compile(
    r"\W*(?:(?:medically |expert |fact[- ]?|legally )?(?:reviewed|checked|edited|translated|photograph(?:s|ed)?|photos?|images?|illustrat\w+|video) by|foto|bild|übersetz)",
    re.IGNORECASE,
)
MARKER = re.compile(rf"(?:[\W_]*(?:(?:post author\s+|author\s+)?(?i:{_BY_START})(?:\s*[:：]\s*|\s+(?=\S)|(?=[A-Z][a-z.])))|^\W*{_CJK_BY})")
ALONE = re.compile(rf"\W*(?:{_BY_START}|about the author|über den autor|über die autorin)\W*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[|•·∙⋅―◦]|[—–]|\s-\s|\s/\s|//|\u2028|\(|\)|\[|\])\s*")
_ENDS = re.compile(
    r"\s*(?:[“”\"]|(?<!\w)\d|:\s|\b(?:[oO]n|[iI]n|[aA]t|for|from|of|with|via|[aA]m|im|um|aus|bei|für|à|op|w)\b(?=\s|$)"
    r"|\b(?i:published|updated|posted|last|reading|stand|comments?|leave|follow|kommentare?|veröffentlicht|aktualisiert|zuletzt|filed|photo|foto|image|schreibe)\b)"
)
_TWICE = re.compile(r"(.{4,}?)\s*\1")
_EDGE = " \u2028•·|*-–—,:/+>»"
_CREDIT = re.compile(
    r"©|copyright|getty|/\s?(?:ap|afp|reuters|epa|dpa|apa|imago|keystone|bloomberg)\b|picture alliance|\b(?:fotos?|photos?|bild|image|picture|cover|credit)\s*:|\bAP Photo",
    re.IGNORECASE,
)
_LONE = 40  # characters of the longest line that is only a marker
_AND = re.compile(r"\s*(?:,|;|&|、|；|，|／|\s(?:and|und|et|y|e|en|и|та|و|og|och|i)\s)\s*|\s+/\s+|(?<=[a-zà-ÿ])/(?=[A-ZÀ-Þ])", re.IGNORECASE)
_PARTICLE = frozenset("de van von der den da di la le al bin el du dos das del della ten ter zu zum zur af av y ben ibn abu und e".split())
_ROLE = re.compile(
    r"(?i:\b(?:correspondent|reporter|editors?|staff|writers?|contributors?|contributing|columnists?|bureau|agencies|desk|team|senior|chief|special|political|director|manager|founder|ceo"
    r"|professor|analyst|former|deputy|specialist|producer|journalist|author|fellow|head|president|guest|medically|reviewed|fact[- ]checked|m\.?d|ph\.?d|rdn?|cfp|cpa|esq|mba|msc?|bsc"
    r"|redakteur(?:in)?|redaktion|korrespondent(?:in)?|chefredakteur(?:in)?|volontär(?:in)?|reporterin|autorin|projektleiter(?:in)?|journaliste?|rédact(?:eur|rice)|correspondant"
    r"|redactora?|periodista|corresponsal|redatora?|jornalista|giornalista|redazione|redacteur|verslaggever|корреспондент|обозреватель|редактор|журналист|кореспондент|مراسل|محرر)\b).*"
)
_TEAM = re.compile(r"(?:The |the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2} (?:Team|Staff|Editors|Desk|Newsroom)")
_HANDLE = re.compile(r"[^\W_]*[^\W\d_][\w.-]*")  # a name that somebody writes under
# Words that menus, buttons and sections are made of and names are not.
_NO_NAME = frozenset(
    """
    about access account ad ads advertisement advice africa agency alert alerts all america analysis and app apps archive archives article articles asia audio award awards back best
    biden blog blogs book books breaking business buy by canada career careers categories category center centre change chat check china choice city classifieds click climate close club
    coach code college comment comments community company conditions contact content contents cookie cookies copy corner country cover crime culture customer daily data day deals
    department design development digital discover donate download east economy edition education email emergency energy english entertainment estimated environment europe event events explore
    facebook family fashion features feed filed finance find fitness follow food for forum free full gallery games gear general get gift global google government group guide guides
    have health help high history home hot house how image images in india industry info information innovation insights instagram institute international internet jobs join junior kids last
    latest law learn legal letter letters life lifestyle like link linkedin list listen live living local log login logo magazine main map market marketing markets media member
    membership menu middle mobile money month more most movies music my national navigation new news newsletter newsletters next no north notice now offer office on online open opinion
    opinions order other our page pages partner partners party people personal photo photos play plus podcast podcasts policy politics popular post posts press previous
    print privacy product products profile program programs projects public publications published quick radio read reading real recent recipes register related report reports
    research resource resources reply review reviews sale save school science search section security see send series service services settings share shop show sign
    site skip social software solutions south special sport sports sponsored start state statement stories story street student students style submit subscribe subscription summary support
    table tag tags tech technology telegram terms test text the this tips to today tools top topic topics training travel trending twitter type united university up update updated updates
    use user using video videos view views visit war watch weather web website week weekly welcome west what whatsapp why widget women work world write year you your youtube
    aktuell aktuelle alle anmelden artikel auch bild bilder datenschutz drucken einstellungen folgen fotos gesellschaft hier impressum inhalt ist kommentare kontakt kultur lesen lokales
    mehr meinung menü merken minuten nachrichten neue neues politik quelle startseite suche teilen themen über und veranstaltungen video wirtschaft wissen zum zur zurück kommentar lesezeit
    accueil actualités article auteur commentaires contact culture économie lire monde partager plus politique recherche société
    artículo comentarios compartir cultura deportes economía escribe inicio leer más noticias opinión política sociedad foto getty reuters associated press read min of publié published updated veröffentlicht aktualisiert publicado actualizado atualizado pubblicato aggiornato bijgewerkt
    """.split()
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_EMAIL = re.compile(r"\S+@\S+\.\w+|@\w+|https?:\S+|www\.\S+")
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:[A-Z]{2}|Twitter|Facebook|Instagram|LinkedIn|Published|Updated|Posted|Last|Follow|Image|Photo|Senior|Staff|Editor|Written|By)\b)"
)
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{1,3}[\s　]?[\u3040-\u30ff\u4e00-\u9fff]{1,4}")
# What a line has in it that one of the patterns fits.
_CREDITED = ("©", "copyright", "getty", "/", "alliance", "foto", "photo", "bild", "image", "picture", "cover", "credit")
_CAMEL = re.compile("[A-Z](?<=[a-zà-ÿ].)")
_INSIDE_WORDS = ("von", "by", "write to", "contact", "author")
_SEPARATORS = re.compile("[|•·∙⋅―◦—–/\u2028()\\[\\]-]")
_END_WORDS = frozenset(
    """
    on in at for from of with via am im um aus bei für à op w published updated posted last reading stand comment comments leave follow kommentar kommentare
    veröffentlicht aktualisiert zuletzt filed photo foto image schreibe
    """.split()
)
_AND_WORDS = frozenset("and und et y e en и та و og och i".split())
_ROLE_WORDS = frozenset(
    """
    correspondent reporter editor editors staff writer writers contributor contributors contributing columnist columnists bureau agencies desk team senior chief special political director
    manager founder ceo professor analyst former deputy specialist producer journalist author fellow head president guest medically reviewed fact md phd rd rdn cfp cpa esq mba ms msc bs bsc
    redakteur redakteurin redaktion korrespondent korrespondentin chefredakteur chefredakteurin volontär volontärin reporterin autorin projektleiter projektleiterin journalist journaliste
    rédacteur rédactrice correspondant redactor redactora periodista corresponsal redator redatora jornalista giornalista redazione redacteur verslaggever корреспондент обозреватель редактор
    журналист кореспондент مراسل محرر
    """.split()
)
_EDGES = "\"'“”‘’«»()[].,:;!?*+-–—|/•·<>"
_FIGURE = re.compile("[0-9]")
_LISTED = re.compile(r"[|•·∙⋅―◦—–/\u2028()\[\],;&、；，／-]|\b(?:and|und|et|y|e|en|и|та|و|og|och|i)\b", re.IGNORECASE)
_TEAMS = frozenset("team staff editors desk newsroom".split())
_SHORT = 80  # characters of the longest line that is a name without a marker
ABOVE, INSIDE, AFTER = 16, 8, 24  # lines above an article, at both ends of its text and after it that are read
_HINT = re.compile(r"(?i:\b(?:by|von|par|por|di|door|auto?r|autor|author|auteur|write to|contact|автор)|بقلم|记者|記者|作者|文)")
_PROSE = 150  # characters from which a line of the text is surely prose
_OUTLET = 5  # words of the longest name of an outlet
MOST = 8  # names of the longest list of authors
LONGEST = 220  # characters of the longest line that may tell an author
BESIDE = 4  # words beside three times those of the names, in the longest line without a mark that tells names


@dataclass(frozen=True, slots=True)
class Byline:
    """Names in one line of a page, and how they stand there."""

    line: int
    names: tuple[str, ...]
    outlet: str
    """An outlet or an agency among the names, as it is printed."""
    marked: str
    """`line` where a word such as "By" stands before the names, `above` where it is the line before, `portrait`, `bio`, or empty."""
    rest: int
    """Words of the line besides names, day and marker."""
    dated: bool


def bylines(around: Around) -> Iterator[Byline]:
    """Every line near an article that may tell its authors, from the top."""
    head, end = around.head(), len(around.lines)
    top = min(around.first + INSIDE, around.last + 1)
    near = (*range(max(0, head - ABOVE), top), *range(max(top, around.last - INSIDE), min(end, around.last + AFTER)))
    carried = False
    for number in near:
        line = around.lines[number]
        if number != around.title and _may_tell(line, carried) and (found := read(line, number, carried)):
            yield found
        carried = len(line) < _LONE and ALONE.fullmatch(line) is not None


def _may_tell(line: str, carried: bool) -> bool:
    """A look that costs little: a short line, or one with a word such as "by" in it, or one that begins as a note on a person does."""
    return carried or len(line) <= _SHORT or (len(line) <= LONGEST and _HINT.search(line) is not None) or BIO.match(line) is not None


def read(line: str, number: int = 0, carried: bool = False) -> Byline | None:
    """The names that a line tells; None where it tells none."""
    bio = BIO.match(line)
    if bio and (name := _name(bio["name"], marked=False)):
        return Byline(number, (name,), "", "bio", 0, False)
    if len(line) > LONGEST:
        return None
    low = line.lower()
    if not (carried or _may_name(line, low)):
        return None
    if any(map(low.__contains__, _CREDITED)) and _CREDIT.search(line):
        return None
    glued = _GLUED.sub("\u2028", line) if _CAMEL.search(line) else line
    bare, dated = _undated(_EMAIL.sub("\u2028", glued) if "@" in line or "http" in line or "www" in line else glued)
    portrait = PORTRAIT.match(bare)
    marker = _INSIDE_MARKER.search(bare) if any(map(low.__contains__, _INSIDE_WORDS)) else None
    parted = _SEPARATORS.search(bare) is not None
    if not marker and not _NOT_AUTHORS.match(bare):
        marker = portrait or (_AFTER_SEPARATOR.search(bare) if parted else None) or MARKER.match(bare)
    if marker is None and _NOT_AUTHORS.match(bare):
        return None
    if marker and marker is not portrait and (again := MARKER.match(bare, marker.end())):
        marker = again  # Post author By
    marked = "portrait" if portrait and marker is portrait else "line" if marker else "above" if carried else ""
    before = len(_TOKEN.findall(bare[: marker.start()])) if marker else 0
    told = bare[marker.end() :] if marker else bare
    parts = _SEPARATOR.split(told) if parted else [told]
    names: tuple[str, ...] = ()
    outlet, rest = "", before
    for part in parts:
        some, wire, more = _listed(part.strip(_EDGE), bool(marked) and not names)
        if marked and not names and not some and not wire and _TOKEN.search(part):
            return None
        names += some
        outlet = outlet or wire
        rest += more
    if not marked and not dated and len(_TOKEN.findall(line)) > 3 * len(" ".join(names).split()) + BESIDE:
        return None  # a headline that begins with a name
    return Byline(number, tuple(dict.fromkeys(names)), outlet, marked, rest, dated) if names or (outlet and marked) else None


def _may_name(line: str, low: str) -> bool:
    """A look that costs a tenth: whether a line has a marker or a figure, or two words that may be names."""
    if MARKER.match(line) or PORTRAIT.match(line) or _CAMEL.search(line) or _FIGURE.search(line):
        return True
    if any(map(low.__contains__, _INSIDE_WORDS)) and _INSIDE_MARKER.search(line):
        return True
    if not line.isascii() and max(line) >= "\u0590":
        return True  # scripts without capitals
    if not _TEAMS.isdisjoint(low.split()) or "@" in line or "http" in line or "www" in line:
        return True
    words = line.strip(_EDGES).split()
    if _LISTED.search(line):
        return sum(map(_is_of_a_name, words)) > 1 or _AFTER_SEPARATOR.search(line) is not None
    return len(words) > 1 and _is_of_a_name(words[0]) and (_is_of_a_name(words[1]) or words[1].lower() in _PARTICLE)


def _is_of_a_name(word: str) -> bool:
    return not word[0].islower() and word.lower().strip(_EDGES) not in _NO_NAME


def _listed(part: str, marked: bool) -> tuple[tuple[str, ...], str, int]:
    """The names that a list of them holds, the outlet among them, and how many words stand after them."""
    plain = _plain(part)
    end = _ENDS.search(part) if plain is None or not plain.isdisjoint(_END_WORDS) else None
    told = part[: end.start()] if end and end.start() else part
    rest = len(_TOKEN.findall(part[len(told) :]))
    names: list[str] = []
    outlet = ""
    for one in _AND.split(told) if plain is None or not plain.isdisjoint(_AND_WORDS) else (told,):
        one = one.strip(" .,*:")
        if outlets.is_outlet(one) and len(one.split()) <= _OUTLET and not is_person(one):
            outlet = outlet or one
        elif name := _name(_halved(one), marked):
            names.append(name)
        elif one:
            rest += len(_TOKEN.findall(one))
            if not marked or not names:
                break
    full = [name for name in names if " " in name]  # beside these a single word is a place or an outlet
    return tuple(full or names), outlet, rest


def _plain(part: str) -> frozenset[str] | None:
    """The words of a part that is nothing but letters and spaces, in small letters: a look at them spares most patterns. None for any other part."""
    return frozenset(part.lower().split()) if part.replace(" ", "").isalpha() else None


def _halved(part: str) -> str:
    """A name that was printed twice, once."""
    twice = _TWICE.fullmatch(part)
    return twice[1] if twice else part


def _undated(line: str) -> tuple[str, bool]:
    """A line without its days and ages, and whether it had any."""
    found = list(dates.days(line, "de"))
    for day in reversed(found):
        line = f"{line[: day.start]}\u2028{line[day.end :]}"
    if not found and (age := dates.find_age(line)):
        return line[: age.start()] + "\u2028", True
    return line, bool(found)


def _unroled(part: str) -> str:
    """A name without the office that follows it."""
    plain = _plain(part)
    return _ROLE.sub("", part) if plain is None or not plain.isdisjoint(_ROLE_WORDS) else part


def _name(part: str, marked: bool) -> str:
    """A person's name, or after a marker any short name; empty where it is none."""
    handle = marked and " " not in part and any(map(str.isdigit, part)) and _HANDLE.fullmatch(part)
    if handle or _TEAM.fullmatch(part):
        return part
    part = _unroled(part).strip(" .,-–—|:")
    if _CJK_NAME.fullmatch(part) and marked:
        return part
    words = part.split()
    told = [number for number, word in enumerate(words) if word.lower().strip(".") in _NO_NAME]
    if told and told[0] >= 2:
        words = words[: told[0]]
    while words and words[-1].islower() and len(words) > 1:
        words.pop()
    if len(words) > 2 and not words[0].isupper():
        while len(words) > 2 and words[-1].isupper() and len(words[-1]) > 1 and "." not in words[-1] and words[-1] not in ("II", "III", "IV"):
            words.pop()  # an outlet's short name after a name
    part = " ".join(words)
    if not (1 if marked else 2) <= len(words) <= (6 if marked else 5):
        return ""
    if any(word.endswith(("'s", "’s")) for word in words):
        return ""
    small = [number for number, word in enumerate(words) if word[:1].islower()]
    if not all(_TOKEN.fullmatch(word) for word in words) or not all(words[number] in _PARTICLE for number in small if not (marked and len(words) == 1)):
        return ""
    if len(words) - 1 in small and not (marked and len(words) == 1):
        return ""
    if sum(word.lower().strip(".") in _NO_NAME for word in words) >= (len(words) if marked else 1):
        return ""
    suffix = "." if words[-1] in ("Jr", "Sr") else ""
    return cased(part) + suffix


def features(found: Sequence[Byline], around: Around, dated: set[int]) -> list[type_of_features]:
    """What speaks for each byline, and against it; `dated` are the lines that tell a day and little else."""
    page = "\n".join(around.lines)
    body = "\n".join(line for line in around.lines[around.first : around.last + 1] if len(line) > _PROSE)
    after = "\n".join(around.lines[around.last + 1 :])
    title = "" if around.title is None else around.lines[around.title]
    known = {name for one in found if one.marked == "bio" for name in one.names}
    rows = []
    for one in found:
        name = one.names[0] if one.names else one.outlet
        parts = name.split()
        below = around.lines[one.line + 1] if one.line + 1 < len(around.lines) else ""
        rows.append(
            {
                "bias": 1.0,
                f"marked {one.marked or 'none'}": 1.0,
                "no names": float(not one.names),
                "two names": float(len(one.names) == 2),
                "more names": float(len(one.names) > 2),
                "person": float(any(map(is_person, one.names))),
                "bare person": float(not one.marked and any(map(is_person, one.names))),
                "one word": float(len(parts) == 1),
                "long name": float(len(parts) >= 4),
                "rest": min(one.rest, 15) / 5,
                "no rest": float(one.rest == 0),
                "dated": float(one.dated),
                "day near": float(not dated.isdisjoint(range(one.line - 2, one.line + 3))),
                "in prose": float(name in body),
                "surname in prose": float(not one.marked and parts[-1] in body),
                "in title": float(not one.marked and parts[-1] in title),
                "again after": float(name in after if one.line <= around.last else after.count(name) > 1),
                "again": float(page.count(name) > 1),
                "note": float(one.marked != "bio" and not known.isdisjoint(one.names)),
                "common words": float(sum(f" {part.lower()} " in page for part in parts)),
                "role below": float(len(below) < _SHORT and _ROLE.search(below) is not None),
                f"{region(one.line, around)} {one.marked or 'bare'}": 1.0,
                "no title": float(around.title is None),
            }
            | place(one.line, around, one.marked in ("line", "above"))
        )
    return rows


def together(found: Sequence[Byline], at: int) -> tuple[str, ...]:
    """The names of a byline, and of those like it in the lines right above and below."""
    names = list(found[at].names)
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(found) and _is_like(found[here], found[here + step]) and len(names) < MOST:
            here += step
            names += found[here].names
    return tuple(dict.fromkeys(names))


def _is_like(one: Byline, other: Byline) -> bool:
    return abs(one.line - other.line) == 1 and (one.marked, one.dated, one.rest, other.rest) == (other.marked, other.dated, 0, 0)


def is_person(name: str) -> bool:
    """Whether a name begins as persons' names do."""
    first, _, rest = name.partition(" ")
    return bool(rest) and any(part in GIVEN for part in first.lower().split("-"))


def agency(outlet: str) -> str:
    """The agency that a byline's outlet is; empty where it is none."""
    return datelines.agency(outlet)


def cased(name: str) -> str:
    """A name that is printed in capitals as names are written: `ANNA VON DER HEIDE` as `Anna von der Heide`; initials and short names with full stops stay."""
    words = name.split()
    if not any(len(word) > 3 and word.isupper() and "." not in word for word in words):
        return name
    return " ".join(_cased(word, number) for number, word in enumerate(words))


def _cased(word: str, number: int) -> str:
    if not word.isupper() or "." in word or (len(word) == 2 and not any(c in "AEIOUY" for c in word)):
        return word
    if number and word.lower() in _PARTICLE:
        return word.lower()
    parts = re.split(r"([-'’])", word)
    found = "".join(part.capitalize() for part in parts)
    return re.sub(r"\bMc([a-z])", lambda mc: "Mc" + mc[1].upper(), found)

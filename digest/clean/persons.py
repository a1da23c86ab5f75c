"""A short text → the name of a person or of those who write under one, or nothing: degrees stay, offices go, capitals become what names are written in."""

from __future__ import annotations

import re

from digest.clean import uncased
from digest.clean.given_names import GIVEN

PARTICLE = frozenset("de van von der den da di la le al bin el du dos das del della ten ter zu zum zur af av y ben ibn abu und e".split())
ROLE = re.compile(
    r"(?i:\b(?:correspondent|reporter|editors?|staff|writers?|contributors?|contributing|columnists?|bureau|agencies|desk|team|senior|chief|special|political|director|manager|founder|ceo|cto|coo|cmo|vp"
    r"|attorney|dietitian|nutritionist|representative|expert|specialists|grader|consultant|scientist|engineer|blogger|therapist|strategist|lecturer|researcher|intern|owner"
    r"|professor|analyst|former|deputy|specialist|producer|journalist|author|fellow|head|president|guest|medically|reviewed|fact[- ]checked|m\.?d|ph\.?d|rdn?|cfp|cpa|esq|mba|msc?|bsc"
    r"|(?:fach|medizin|online|politik|sport|wirtschafts)?redakteur(?:in)?|redaktion|korrespondent(?:in)?|chefredakteur(?:in)?|volontär(?:in)?|reporterin|autorin|projektleiter(?:in)?|journaliste?|rédact(?:eur|rice)|correspondant"
    r"|redactora?|periodista|corresponsal|redatora?|jornalista|giornalista|redazione|redacteur|verslaggever|корреспондент|обозреватель|редактор|журналист|кореспондент|مراسل|محرر)\b).*"
)
DESKS = tuple("team staff report reports editors desk newsroom newsdesk redaktion rédaction redacción redação redazione redactie".split())
DESK = re.compile(
    r"(?!(?:unsere|our|nuestra|notre|nossa|nostra|onze)r?\b)(?:the )?(?:[^\W\d_][\w.&'’-]*[ -]){0,3}(?:team|staff(?: reports?)?|editors|desk|newsroom|newsdesk|redaktion|rédaction|redacción|redação|redazione|redactie)",
    re.IGNORECASE,
)
"""Those who write together, without their names."""
_KNOWN = (
    r"(?:M\.?D|Ph\.?D|R\.N|J\.?D|Psy\.?D|Ed\.?D|Pharm\.?D|DVM|VMD|DDS|MBA|MPH|RDN?|LDN?|CDCES|LCSW|LMFT|CPA|CF[AP]|CEPF|CPP|PSP|Esq|FACLM|FACP|FAND)\b\.?[®™]?"
)
HONOURS = re.compile(rf"(?:(?:,?\s+(?:M\.?[AS]|B\.?[AS]|[BM]Sc|R\.?N|D\.?O|P\.?E)\b\.?(?=,?\s+{_KNOWN}))*,?\s+{_KNOWN})+(?:,\s?[A-Z]{{2,6}}[®™]?(?![\w.]))*")
"""A person's degrees and memberships after the name: some that are known for it, then any capitals after commas."""
NICK = re.compile(r"(?<=\w) [\"“„]\w[\w ]{1,20}[\"”“](?= \w)")
_LONE = re.compile(r"(?!\d+\.? )(?P<name>(?=.{2,30}$)[^\W_][\w.'’/-]*(?: [\w.'’&/-]+){0,2})")
_HANDLE = re.compile(r"[^\W_]*[^\W\d_][\w.-]*")  # a name that somebody writes under
# Words that menus, buttons and sections are made of and names are not.
_NO_NAME = frozenset(
    """
    آخر تحديث نشر نُشر monday tuesday wednesday thursday friday saturday sunday january february september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar
    februar oktober dezember lundi mardi mercredi jeudi vendredi samedi janvier février juillet septembre octobre novembre décembre lunes martes miércoles jueves viernes sábado enero febrero
    septiembre octubre noviembre diciembre posted written geschrieben verfasst abgelegt eingestellt mon tue wed fri sat autor autorin continue yes name opens
    exclusive breaking explainer listen developing source sources quelle fuente fonte bron credits about access account time clock icon logo ago minute minutes hours hour caption copied getty ad ads advertisement advice africa agency alert alerts all america analysis and app apps archive archives article articles asia audio award awards back best
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
_CONJUNCTIONS = frozenset("und and et y e unserer unsere our the".split())
LETTERS = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_CJK_NAME = re.compile(
    r"[\u3005\u4e00-\u9fff]{1,3}[\s　]?[\u3040-\u30ff\u4e00-\u9fff]{1,4}|[\u30a0-\u30ff\u4e00-\u9fff]{1,8}(?:[·・][\u30a0-\u30ff\u4e00-\u9fff]{1,8}){1,3}"
)
_HAN_NAME = re.compile(r"[\u3005\u4e00-\u9fff]{1,3}[\s　]?(?!する|しい|です|ます)[\u3040-\u30ff\u4e00-\u9fff]{1,4}(?<!する)(?<!ます)")
_ROLE_WORDS = frozenset(
    """
    correspondent reporter editor editors staff writer writers contributor contributors contributing columnist columnists bureau agencies desk team senior chief special political director
    manager founder ceo cto coo cmo vp attorney dietitian nutritionist representative expert specialists grader consultant scientist engineer blogger therapist strategist
    lecturer researcher intern owner professor analyst former deputy specialist producer journalist author fellow head president guest medically reviewed fact md phd rd rdn cfp cpa esq mba ms msc bs bsc
    redakteur redakteurin redaktion korrespondent korrespondentin chefredakteur chefredakteurin volontär volontärin reporterin autorin projektleiter projektleiterin journalist journaliste
    rédacteur rédactrice correspondant redactor redactora periodista corresponsal redator redatora jornalista giornalista redazione redacteur verslaggever корреспондент обозреватель редактор
    журналист кореспондент مراسل محرر
    """.split()
)


def unroled(part: str) -> str:
    """A name without the office that follows it. A look at its words spares the pattern, which takes 10 µs, for all but those that have one."""
    return ROLE.sub("", part) if _may_have_role(part) else part


def has_role(line: str) -> bool:
    """Whether a line names an office."""
    return _may_have_role(line) and ROLE.search(line) is not None


def _may_have_role(part: str) -> bool:
    low = part.lower()
    return not _ROLE_WORDS.isdisjoint(LETTERS.findall(low)) or "redakteur" in low or ".d" in low


def name(part: str, marked: bool) -> str:
    """A person's name, or after a marker any short name; empty where it is none."""
    handle = marked and " " not in part and any(map(str.isdigit, part)) and _HANDLE.fullmatch(part)
    if handle or is_desk(part):
        return part
    part = part.strip(" .,-–—|:")
    part = unroled(part).strip(" .,-–—|:") if marked or not _begins_otherwise(part) else ""
    if _CJK_NAME.fullmatch(part) and marked:
        return "" if uncased.is_nobody(part) else part
    words = part.split()
    told = [number for number, word in enumerate(words) if word.lower().strip(".") in _NO_NAME]
    if told and told[0] >= 2:
        words = words[: told[0]]
    if not words or words[0] in _CONJUNCTIONS:
        return ""
    signed = marked and len(words) == 2 and words[0].istitle() and words[1].islower() and words[1] not in PARTICLE
    while words[-1].islower() and len(words) > 1 and not signed:
        words.pop()
    if len(words) > 2 and not all(map(str.isupper, words[:-1])):
        while len(words) > 2 and words[-1].isupper() and len(words[-1]) > 1 and "." not in words[-1] and words[-1] not in ("II", "III", "IV"):
            words.pop()  # an outlet's short name after a name
    part = " ".join(words)
    if not (1 if marked else 2) <= len(words) <= (6 if marked else 5) or any(word.endswith(("'s", "’s")) for word in words):
        return ""
    small = [] if signed else [number for number, word in enumerate(words) if word[:1].islower()]
    if not all(TOKEN.fullmatch(word) for word in words) or not all(words[number] in PARTICLE for number in small if not (marked and len(words) == 1)):
        return ""
    if len(words) - 1 in small and not (marked and len(words) == 1):
        return ""
    if sum(word.lower().strip(".") in _NO_NAME for word in words) >= (len(words) if marked else 1):
        return ""
    suffix = "." if words[-1] in ("Jr", "Sr") else ""
    return cased(part) + suffix


def _begins_otherwise(part: str) -> bool:
    """Whether one of the first two words is none of a name's: all that most lines without a marker are asked."""
    words = part.split(None, 2)
    return len(words) < 2 or any(word.lower().strip(".") in _NO_NAME or (word[0].islower() and word not in PARTICLE) for word in words[:2])


def parted(part: str) -> tuple[str, ...]:
    """Names that stand one after another without a mark between them, each of a given name and another word; a part that is no such row is itself."""
    words = part.split()
    given = [word.lower() in GIVEN for word in words] if len(words) in (4, 6, 8) else [False]
    if not all(given[::2]) or sum(given[1::2]) > len(words) // 6:  # of three surnames one may be a given name too
        return (part,)
    return tuple(" ".join(words[at : at + 2]) for at in range(0, len(words), 2))


def is_desk(name: str) -> bool:
    """Whether a name is of those who write together: `The Example Team`, `Redaktion`."""
    return name.lower().endswith(DESKS) and not is_person(name) and DESK.fullmatch(name) is not None


def is_none(part: str) -> bool:
    """Whether a part begins as buttons and menus do, or is a number."""
    first = part.split(maxsplit=1)[0].lower().strip(".,:")
    return first in _NO_NAME or not any(map(str.isalpha, part))


def lone(part: str) -> str:
    """What may be a name only where it stands: a word or three with nothing else in its line, such as a given name or the name that somebody writes under."""
    if not part.isascii() and max(part) >= "\u3000":
        return part if _HAN_NAME.fullmatch(part) and len(part) > 2 else ""
    found = _LONE.fullmatch(part)
    if found and " " in found["name"] and any(map(str.isdigit, found["name"])):
        return ""
    if not found or any(word.lower().strip(".0123456789") in _NO_NAME or word.endswith(("'s", "’s")) for word in found["name"].split()):
        return found["name"] if found and is_desk(found["name"]) else ""
    return found["name"]


def is_person(name: str) -> bool:
    """Whether a name begins as persons' names do."""
    first, _, rest = name.partition(" ")
    return bool(rest) and any(part in GIVEN for part in first.lower().split("-"))


def cased(name: str) -> str:
    """A name that is printed in capitals as names are written: `ANNA VON DER HEIDE` as `Anna von der Heide`; initials and short names with full stops stay."""
    words = name.split()
    if not any(len(word) > 3 and word.isupper() and "." not in word for word in words):
        return name
    return " ".join(_cased(word, number) for number, word in enumerate(words))


def _cased(word: str, number: int) -> str:
    if not word.isupper() or "." in word or (len(word) == 2 and not any(c in "AEIOUY" for c in word)):
        return word
    if number and word.lower() in PARTICLE:
        return word.lower()
    parts = re.split(r"([-'’])", word)
    found = "".join(part.capitalize() for part in parts)
    return re.sub(r"\bMc([a-z])", lambda mc: "Mc" + mc[1].upper(), found)

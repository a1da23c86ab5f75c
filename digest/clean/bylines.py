"""A line of a page → the names of persons that it may tell as authors, and the agency; what stands round the line decides elsewhere whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest import dates
from digest.clean import bared, datelines, outlets, persons, uncased
from digest.clean.around import Around

_BY_START = (
    r"by|about the author|written by|words by|text by|story by|stories by|reported by|report by|posted by|published by|contributed by|as told to|author(?:s|ed by)?|post author"
    r"|von|vom|autor(?:[*:_/]-?in(?:nen)?|in|en|innen|es|a|as|zy|ka)?|text|geschrieben von|verfasst von|eingestellt von|redaktion(?:elle bearbeitung)? von|es schreibt"
    r"|par|auteure?s?|écrit par|publié par|rédigé par|propos recueillis par|por(?! favor)|escrito por|texto|autore|autrice|autori|scritto da|a cura di|di|door|geschreven door|tekst"
    r"|автор(?:ы|ка)?|текст|av|af|przez|tekst|بقلم|كتبت|كتب|إعداد|تقرير|الكاتب"
)
_CJK_BY = r"(?:责任编辑|責任編輯|本报记者|本報記者|记者|記者|作者|编辑|文|執筆者|執筆|取材・文)(?:\s*[:：／/]\s*|\s+)"
_INSIDE = r"(?:[aA]rtikel|[kK]ommentar|[bB]eitrag|[gG]astbeitrag|[iI]nterview|[aA]nalyse|[rR]eportage|[eE]ssay|[kK]olumne|[rR]ezension) von|[wW]ritten [bB]y|(?:[rR]ecipe|[gG]uide|[rR]eview|[sS]tory|[wW]ords|[tT]ext|[aA]nalysis|[eE]ssay|[cC]olumn|[oO]pinion|avatar photo) by|[wW]rite to|[cC]ontact (?:staff writer|reporter)|[pP]osted [bB]y|[aA]uthor:|[pP]osted on .{0,3} by"
_INSIDE_MARKER = re.compile(rf"(?:^|[^\w])(?:{_INSIDE})[\s:]*")
_AFTER_SEPARATOR = re.compile(r"(?<=[|•·—–/\])\u2028])\s*(?:[bB]y|BY|[vV]o[nm]|[pP]ar|[pP]or|[dD]i|[dD]oor|[aA]utor(?:in)?|[aA]uthor|[аА]втор)[\s:]+")
PORTRAIT = re.compile(
    r"\W*(?:headshot|(?:profile )?(?:picture|photo|image|pic)|portrait|avatar|profilbild|autorenbild|foto|bild|photo de profil|imagen|foto de perfil) (?:of|for|von|vom|de|di)\s+|\W*profilbild\s+"
    r"|\W*(?:more (?:articles |posts |stories )?(?:by|from)|(?:read|see|view) (?:more|all)(?: \w+){0,2} (?:by|from)|(?:latest|all) posts by|mehr von|weitere (?:artikel|rezepte) von|más artículos de|tous les articles de)\s+",
    re.IGNORECASE,
)
BIO = re.compile(
    r"(?:\W*about the author:?\s+)?(?P<name>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3}?)(?: \([^)]{1,40}\))?(?:,? (?:is|was|has|covers|writes|joined|works|reports|studied|ist|arbeitet|schreibt|studierte|berichtet|est|es|é|è|является)|, (?:an?|the|CEO|CTO|founder|senior|staff))\b"
)
_TELLS_OF_AUTHORS = re.compile(r"(?:covers|writes|reports|schreibt|berichtet)$")
"""What is said of authors; anything may be or have something."""
_NOT_AUTHORS = re.compile(
    r"\W*(?:(?:medically |expert |fact[- ]?|legally )?(?:reviewed|checked|edited|translated|photograph(?:s|ed)?|photos?|images?|illustrat\w+|video) by|foto|bild|übersetz)",
    re.IGNORECASE,
)
MARKER = re.compile(rf"(?:[\W_]*(?:(?:post author\s+|author\s+)?(?i:{_BY_START})(?:\s*[:：]\s*|\s+(?=\S)|(?=[A-Z][a-z.])))|^\W*{_CJK_BY})")
ALONE = re.compile(rf"\W*(?:{_BY_START}|about the author|über den autor|über die autorin)\W*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[|•∙⋅―◦]|(?<![぀-ヿ一-鿿])·|·(?![぀-ヿ一-鿿])|[—–]|\s-\s|\s/\s|//|\u2028|\(|\)|\[|\])\s*")
_ENDS = re.compile(
    r"\s*(?:[“”\"]|(?<!\w)\d|:\s|\b(?:[oO]n|[iI]n|[aA]t|for|from|of|with|via|[aA]m|im|um|aus|bei|für|à|op|w)\b(?=\s|$)"
    r"|\b(?i:(?:(?:ein|keine?|no|one|post a|leave a|add a) )?(?:comments?|kommentare?)|published|updated|posted|last|reading|stand|leave|follow|veröffentlicht|aktualisiert"
    r"|zuletzt|filed|photo|foto|image|schreibe|under|unter|tagged|categor(?:y|ies)|kategorien?|schlagwörter|tags)\b)"
)
_NOUN = re.compile(r"(?i:(?<!post )author|autor|text|tekst|texto|текст|stories|автор)\w*\s+$")
"""A marker that other words may follow as well as names."""
_TWICE = re.compile(r"(.{4,}?)\s*\1")
_FIRM = re.compile(r"(?=\S*\d)[A-Z\d][\w.]*(?: [A-Z\d][\w.]*){1,3}|[\w-]+\.[a-z]{2,4}")
"""What signs a text and is no person: with a figure in its name, or an address."""
_NOTES = frozenset("0123456789*†‡")
_NOTED = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+)*? [A-ZÀ-Þ][a-zà-ÿ'’-]+(?:\d{1,2}|[*†‡]+)")
_SHOUTS = re.compile(r"[A-Z]{2,}\b")
_EDGE = " \u2028•·|*-–—,:/+>»"
_CREDIT = re.compile(
    r"©|copyright|getty|/\s?(?:ap|afp|reuters|epa|dpa|apa|imago|keystone|bloomberg)\b|picture alliance|\b(?:fotos?|photos?|bild|image|picture|cover|credit)\s*:|\bAP Photo",
    re.IGNORECASE,
)
_LONE = 40  # characters of the longest line that is only a marker
_AND = re.compile(r"\s*(?:,|;|&|、|；|，|／|،|\s(?:and|und|et|y|e|en|и|та|و|og|och|i)\s)\s*|\s+/\s+|(?<=[a-zà-ÿ])/(?=[A-ZÀ-Þ])", re.IGNORECASE)
# What a line begins with, or has in it, that one of the patterns fits.
_BEGUN = frozenset(
    "by|ab|wr|wo|te|st|re|po|pu|co|as|au|vo|ge|ve|ei|es|éc|pa|pr|sc|a |di|do|av|af|ав|те|بق|كت|إع|تق|ال|üb|he|pi|ph|im|fo|bi|mo|se|vi|la|al|me|we|má|to".split(
        "|"
    )
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]")
_HAN = re.compile(f"[{uncased.KANA}-\U0010ffff]")
_UNCASED = re.compile("[\u0590-\u1fff\u2c00-\U0010ffff]")
_PARTS = re.compile("[|•·∙⋅―◦—–/\u2028()\\[\\]]| - ")
_ENDING = re.compile('[“”"0-9:]')
_LISTING = re.compile("[,;&、；，／/،]")
_SEPARATORS = re.compile("[|•·∙⋅―◦—–/\u2028()\\[\\]-]")
_END_WORDS = frozenset(
    """
    on in at for from of with via am im um aus bei für à op w published updated posted last reading stand comment comments leave follow kommentar kommentare
    veröffentlicht aktualisiert zuletzt filed photo foto image schreibe under unter tagged category categories kategorie kategorien schlagwörter tags
    """.split()
)
_AND_WORDS = frozenset("and und et y e en и та و og och i".split())
_EDGES = "\"'“”‘’«»()[].,:;!?*+-–—|/•·<>"
_SHORT = 80  # characters of the longest line that is a name without a marker
FOOT = 15  # lines at the foot of a page where it tells whose it is
_RIGHTS = re.compile(r"(?=.{0,80}(?:19|20)\d\d)(?:(?:.{0,40}?)(?P<sign>©|\([cC]\)|[cC]opyright|COPYRIGHT)|.{0,60}?(?:19|20)\d\d\b(?=.{0,8}\b[bB]y ))")
_YEARS = r"(?:[\s,·|:–—-]|(?:19|20)\d\d|©|\([cC]\)|[cC]opyright|COPYRIGHT|\b[bB]y\b|\bvon\b)*"
_OWNER = re.compile(
    rf"{_YEARS}(?P<name>[^\W\d_][\w.’'-]+(?: [^\W\d_][\w.-]*){{1,2}}?)(?:'s|’s)?(?=\s*(?:[.|·–—-]|\b(?:All|all|Alle|alle)\b|(?:19|20)\d\d|['’]s |$))"
)
_OWNED = ("©", "(c)", "copyright", " by ")
_BY_OWNER = re.compile(rf"{_YEARS}\b[bB]y (?P<name>[^\W\d_][\w.’'-]+(?: [^\W\d_][\w.-]*){{1,2}}?)(?=\s*(?:[.|·–—-]|$))")
ABOVE, INSIDE, AFTER = 16, 8, 24  # lines above an article, at both ends of its text and after it that are read,
OVER, UNDER = 6, 16  # and above and after it also without a word such as "by": with 12 after it F1 of authors is 0.002 lower
_HINTS = frozenset("by von par por di door contact".split())
_HINT = re.compile(r"(?i:\b(?:auto?r|author|auteur|write to|contact|автор)|بقلم|记者|記者|作者|文)")
_PROSE = 150  # characters from which a line of the text is surely prose
_OUTLET = 5  # words of the longest name of an outlet
_LONGEST_LONE = 30  # characters
_PLACE = 0xA000  # the first of the letters that stand for what is kept
_CAPITALS = re.compile(r"[ ,][A-Z][A-Za-z.]*[A-Z]|Esq")
_SIGNED = re.compile(
    r"\W*(?:written by|posted by|about the author|author(?:s|in|en)?\b|autor(?:[*:_/]-?in(?:nen)?|in|en|a|es)?\b|auteurs?\b|über den autor|über die autorin)(?:\W+|$)",
    re.IGNORECASE,
)
"""How a line inside a text begins that surely names its author."""
MOST = 8  # names of the longest list of authors
LONGEST = 220  # characters of the longest line that may tell an author
BESIDE = 4  # words beside three times those of the names, in the longest line without a mark that tells names


class Byline(NamedTuple):
    """Names in one line of a page, and how they stand there."""

    line: int
    names: tuple[str, ...]
    outlet: str
    """An outlet or an agency among the names, as it is printed."""
    marked: str
    """`line` where a word such as "By" stands before the names, `above` where it is the line before, `portrait`, `bio`, `lone` where nothing else does, or empty."""
    rest: int
    """Words of the line besides names, day and marker."""
    dated: bool


def bylines(around: Around) -> Iterator[Byline]:
    """Every line near an article that may tell its authors, from the top."""
    head, end = around.head(), len(around.lines)
    top = min(around.first + INSIDE, around.last + 1)
    low = max(top, around.last - INSIDE)
    signed = [
        number
        for number in range(top, low)
        if len(line := around.lines[number]) <= _SHORT // 2 or (len(line) <= _SHORT and ":" in line)
        if _is_signed(line, around.lines[number + 1])
    ]
    named = {number + 1 for number in signed if number + 1 < low and _is_alone(around.lines[number])}
    near = (*range(max(0, head - ABOVE), top), *sorted(named.union(signed)), *range(low, min(end, around.last + AFTER)))
    title = "" if around.title is None else around.lines[around.title]
    for number in near:
        line = around.lines[number]
        carried = number > 0 and len(before := around.lines[number - 1]) < _LONE and _is_alone(before)
        far = number < head - OVER or number > around.last + UNDER
        if line != title and _may_tell(line, carried, far):
            found = read(line, number, carried) or (_lone(line, number) if head - 2 <= number <= around.first + 2 else None)
            if found:
                yield found
    for number in range(max(around.last + 1, end - FOOT), end):
        if "20" in around.lines[number] and any(map(around.lines[number].lower().__contains__, _OWNED)) and (found := owner(around.lines[number], number)):
            yield found


def _is_alone(line: str) -> bool:
    """Whether a line is a marker and nothing else."""
    return (line[:2].lower() in _BEGUN or not line[:1].isalnum()) and ALONE.fullmatch(line) is not None


def owner(line: str, number: int = 0) -> Byline | None:
    """The person whose own page it is, by the copyright line at its foot: its year is what tells it from a photograph's."""
    year = _RIGHTS.match(line) if len(line) <= LONGEST else None
    if not year:
        return None
    found = _OWNER.search(line, year.end()) if year["sign"] else _BY_OWNER.search(line, year.end())
    name = persons.name(found["name"], marked=False) if found else ""
    return Byline(number, (name,), "", "owner", 0, False) if persons.is_person(name) else None


def _is_signed(line: str, following: str) -> bool:
    """Whether a line in the midst of a text is a byline: it begins as one, and a long one has a colon there; or it is a name that the line after it tells of."""
    if following.startswith(line) and " " in line and BIO.match(following):
        return True
    found = _SIGNED.match(line)
    return found is not None and (len(line) <= _SHORT // 2 or ":" in found[0])


def _lone(line: str, number: int) -> Byline | None:
    """What a line tells that holds nothing but a word or three, and perhaps a day: it may be a name between title and text (after it, of 900 articles, it never was)."""
    if len(line) > _SHORT or (len(line) > _LONGEST_LONE and _is_long(line)):
        return None
    bare, dated = bared.undated(line)
    told = [uncased.undivided(part) for part in (_before_end(part.strip(_EDGE + "@")) for part in _SEPARATOR.split(bare)) if part and not persons.is_none(part)]
    if len(told) != 1 or len(told[0]) > _LONGEST_LONE:
        return None
    wire = datelines.agency(told[0].lower())
    name = "" if wire else persons.lone(told[0])
    return Byline(number, (name,) if name else (), told[0] if wire else "", "lone", 0, dated) if name or wire else None


def _is_long(line: str) -> bool:
    """Whether a line without a mark that parts it, a day, an age, or a word that ends a name, has more words than `_lone` takes: most that are long enough."""
    words = line.lower().split()
    return len(words) > 3 and not (_PARTS.search(line) or not _END_WORDS.isdisjoint(words) or dates.may_name_day(line) or dates.find_age(line))


def _before_end(part: str) -> str:
    """A part up to a word that ends a name: `lind99 leave a comment` up to `leave`."""
    words = part.split()
    end = next((at for at, word in enumerate(words) if at and word.lower() in _END_WORDS), len(words))
    return " ".join(words[:end])


def _may_tell(line: str, carried: bool, far: bool) -> bool:
    """A short line that is not far off, or one with a word such as "by" in it, or one that begins as a note on a person does."""
    return carried or (len(line) <= _SHORT and not far) or (len(line) <= LONGEST and _has_hint(line)) or BIO.match(line) is not None


def _has_hint(line: str) -> bool:
    return not _HINTS.isdisjoint(persons.LETTERS.findall(line.lower())) or _HINT.search(line) is not None


def read(line: str, number: int = 0, carried: bool = False) -> Byline | None:
    """The names that a line tells; None where it tells none."""
    if not line.isascii() and len(line) <= LONGEST and _HAN.search(line):
        bare, dated = bared.undated(line)
        if (names := uncased.signed(bare)) is not None:
            return Byline(number, names, "", "line", 0, dated) if names else None
    return _read(line, number, carried)


def _read(line: str, number: int, carried: bool) -> Byline | None:
    bio = BIO.match(line) if line.count(" ") > 1 else None
    if bio and (name := _told_of(bio)):
        return Byline(number, (name,), "", "bio", 0, False)
    if len(line) > LONGEST:
        return None
    if carried and persons.is_desk(line):
        return Byline(number, (line,), "", "above", 0, False)
    low = line.lower()
    if _may_credit(low) and (credit := _CREDIT.search(line)):
        mark = MARKER.match(line)
        if not mark or credit.start() < mark.end() + 4 or low.startswith("©"):
            return None
        line = line[: credit.start()]  # a photographer stands after the author
    bare, dated = bared.bared(line)
    return _named(line, number, carried, bare, dated) if carried or _may_name(bare) else None


def _named(line: str, number: int, carried: bool, bare: str, dated: bool) -> Byline | None:
    """The names of a line that may tell some."""
    line, kept = _kept(line)
    if kept:
        bare, dated = bared.bared(line)
    portrait = PORTRAIT.match(bare)
    marker = _INSIDE_MARKER.search(bare)
    parted = _SEPARATORS.search(bare) is not None
    if not marker and not _NOT_AUTHORS.match(bare):
        marker = portrait or (_AFTER_SEPARATOR.search(bare) if parted else None) or MARKER.match(bare)
    if marker is None and _NOT_AUTHORS.match(bare):
        return None
    if marker and marker is not portrait and (again := MARKER.match(bare, marker.end())):
        marker = again  # Post author By
    marked = "portrait" if portrait and marker is portrait else "line" if marker else "above" if carried else ""
    before = len(persons.TOKEN.findall(bare[: marker.start()])) if marker else 0
    told = bare[marker.end() :] if marker else bare
    parts = _SEPARATOR.split(told) if parted else [told]
    names: tuple[str, ...] = ()
    outlet, rest = "", before
    for part in parts:
        some, wire, more = _listed(part.strip(_EDGE), bool(marked) and not names)
        if marked and names:
            some = tuple(filter(persons.is_person, some))  # after a dash an author's department may stand
        if marked and not names and not some and not wire and persons.TOKEN.search(part):
            return None
        names += some
        outlet = outlet or wire
        rest += more
    if marked == "line" and names and _NOUN.search(marker[0] if marker else "") and not any(" " in name for name in names):
        names = ()  # Author Spotlight, Text Size
    if not marked and not dated and len(persons.TOKEN.findall(line)) > 3 * len(" ".join(names).split()) + BESIDE:
        return None  # a headline that begins with a name
    names = tuple([_whole(name, kept) for name in dict.fromkeys(names)])
    return Byline(number, names, outlet, marked, rest, dated) if names or (outlet and marked) else None


def _told_of(bio: re.Match[str]) -> str:
    """The person whom a note at the end of a text is on; empty where it is on none, or begins as any sentence does."""
    name = persons.name(bio["name"], marked=False)
    return name if persons.is_person(name) or _TELLS_OF_AUTHORS.search(bio[0]) else ""


def _kept(line: str) -> tuple[str, list[str]]:
    """A line with a letter that no name has in the place of each row of degrees and each nickname, and these: commas and quotation marks part no name there."""
    kept: list[str] = []

    def held(found: re.Match[str]) -> str:
        kept.append(found[0])
        return chr(_PLACE + len(kept) - 1)

    if '"' in line or "“" in line:
        line = persons.NICK.sub(held, line)
    return (persons.HONOURS.sub(held, line), kept) if _CAPITALS.search(line) else (line, kept)


def _whole(name: str, kept: list[str]) -> str:
    for at, one in enumerate(kept):
        name = name.replace(chr(_PLACE + at), one)
    return name


def _is_marked(line: str, low: str) -> bool:
    """Whether a word such as "By", or one that stands before a portrait, begins a line, or stands in it as only markers do."""
    if (low[:2] in _BEGUN or not low[:1].isalnum()) and (MARKER.match(line) or PORTRAIT.match(line)):
        return True
    inside = "von" in low or "by" in low or "write to" in low or "contact" in low or "author" in low
    return inside and _INSIDE_MARKER.search(line) is not None


# Written out, a look for some words takes a third of the time that a loop over them takes.
def _may_credit(low: str) -> bool:
    return (
        "/" in low or "©" in low or "photo" in low or "image" in low or "foto" in low or "bild" in low or "picture" in low or "cover" in low or "credit" in low
        or "getty" in low or "copyright" in low or "alliance" in low
    )  # fmt: skip


def _may_name(bare: str) -> bool:
    """A look that costs a tenth: whether a line has a marker, or a part that begins with two words that may be names."""
    low = bare.lower()
    if _is_marked(bare, low):
        return True
    if not bare.isascii() and _UNCASED.search(bare):
        return True  # scripts without capitals
    if any(map(low.__contains__, persons.DESKS)) and (low.strip(_EDGES).endswith(persons.DESKS) or len(_CAPITAL.findall(bare)) > 1):
        return True
    if not _PARTS.search(bare):
        return _begins(bare)
    return _AFTER_SEPARATOR.search(bare) is not None or any(map(_begins, _SEPARATOR.split(bare)))


def _begins(part: str) -> bool:
    """Whether a part begins with two words that may be a name's."""
    words = part.strip(_EDGES).split(None, 2)
    return len(words) > 1 and not any(persons.is_none(word) or (word[0].islower() and word not in persons.PARTICLE) for word in words[:2])


def _listed(part: str, marked: bool) -> tuple[tuple[str, ...], str, int]:
    """The names that a list of them holds, the outlet among them, and how many words stand after them."""
    said = frozenset(persons.LETTERS.findall(part.lower()))
    end = _ENDS.search(part) if not said.isdisjoint(_END_WORDS) or _ENDING.search(part) else None
    told = part[: end.start()] if end and end.start() else part
    rest = len(persons.TOKEN.findall(part[len(told) :]))
    names: list[str] = []
    outlet = ""
    listed = _AND.split(told) if not said.isdisjoint(_AND_WORDS) or _LISTING.search(told) else [told]
    for one in listed if told.isascii() else uncased.listed(listed) if marked else map(uncased.undivided, listed):
        one = _unnoted(one.strip(" .,*:"))
        one = _halved(one)
        several = persons.parted(one)
        if len(several) > 1:
            names += several
        elif persons.is_desk(one):
            names.append(one)
        elif one.count(" ") < _OUTLET and outlets.is_outlet(one) and not persons.is_person(one):
            outlet = outlet or one
        elif names and not persons.is_person(one) and _is_office(one, names[0]):
            rest += len(persons.TOKEN.findall(one))
        elif name := persons.name(one, marked):
            names.append(name)
        elif marked and not names and _FIRM.fullmatch(one):
            outlet = outlet or one
        elif one:
            rest += len(persons.TOKEN.findall(one))
            if not marked or not names:
                break
    full = [name for name in names if " " in name]  # beside these a single word is a place or an outlet
    return tuple(full or names), outlet, rest


def _is_office(part: str, name: str) -> bool:
    """Whether what stands after a name is an office, or begins with capitals as a department does."""
    return persons.unroled(part) != part or (_SHOUTS.match(part) is not None and not _SHOUTS.match(name))


def _unnoted(part: str) -> str:
    """A name of two words or more without the figure of a footnote at its end."""
    return part.rstrip("0123456789*†‡") if part[-1:] in _NOTES and _NOTED.fullmatch(part) else part


def _halved(part: str) -> str:
    """A name that was printed twice, once."""
    twice = _TWICE.fullmatch(part) if part[:4] in part[4:] else None
    return twice[1] if twice else part

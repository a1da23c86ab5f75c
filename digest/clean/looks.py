"""What a line looks like, as numbers of features: its length, ends, capitals, words, and how its neighbours look; knows nothing of weights.

A feature is an index into one list of weights; the words of a line are looked up by name. `tests/quality/train.py` learns the weights.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from digest.clean.sheet import Line, Look, looked
from digest.text import Remembered, spaced

LENGTHS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 31, 46, 81)  # words: edges of 14 bins
READ = 15  # words of a line that are looked at: all, or the first ten and the last five
TEMPLATES = {
    "length and end": 16 * 12, "length and first character": 16 * 6, "length and capitals": 16 * 8, "length and small words": 16 * 8, "length and bullet": 16 * 4,
    "length and digits": 16 * 10, "length of words": 16 * 8, "sentences": 4, "a mark": 16, "words of captions": 32, "repeated": 16 * 4, "blank lines around": 16 * 9,
    "indentation": 16, "line before": 324, "line after": 324, "two before": 324, "two after": 324, "three before": 18, "three after": 18, "between": 324,
    "tenth of the page": 11, "lines from the start": 10, "lines from the end": 10, "heading": 16, "heading before": 16, "heading after": 16,
}  # fmt: skip
"""Each kind of feature and how many values it has."""
_names = tuple(TEMPLATES)
_sizes = tuple(TEMPLATES.values())
AT = {name: sum(_sizes[:number]) for number, name in enumerate(_names)}
SIZE = sum(_sizes)
"""How many features there are besides words."""

SMALL = frozenset(
    """
    the a an of to in and is was for on that with as at by it from be are this has have had his her he she they not but or which who will would their its were been we
    you i my our there what when can about into than more after said one if all also so no up out
    der die das und in den von zu mit dem des im ist nicht ein eine auf für sich er sie es auch als an werden aus hat dass wird bei einer einem einen nach oder war wie
    noch um am sind zum zur aber haben nur über so man ich wir ihr vor durch kann
    le la les de des du et en un une est que qui dans pour pas sur au aux par plus ne se ce il elle sont avec son sa ses ont été mais ou cette nous vous leur
    el los las y del al es por con para una su lo como más pero sus este ha sin sobre entre ya cuando muy también fue hay
    o os e do da dos das em no na um uma não com mais ao pelo pela foi são sua seu mas
    di che non è per sono gli della nel alla dei anche come più dal het een van dat niet te zijn op met voor aan ook maar
    w z nie to jest że od v je s и в не на что с по как это он из за к но от для у же бы все так был его я а
    """.split()
)
"""Words that sentences are full of and menus are not, in ten languages."""
CAPTIONS = frozenset(
    """
    foto fotos photo photos photograph photographer image images bild bilder quelle credit source imago getty picture pictures video caption © fuente crédito imagen
    afp reuters dpa epa ap shutterstock istock unsplash illustration archivbild symbolbild above pictured фото 写真
    """.split()
)
RELATED = frozenset(
    """
    related recommended popular trending latest weitere meistgelesen lesetipp neueste passend ähnliche verwandte empfehlung empfehlungen relacionadas relacionados gerelateerd
    polecane související читайте похожие 関連記事 おすすめ ランキング 相关 推荐 热门
    """.split()
)
RELATED_TWO = frozenset(
    tuple(pair.split("_"))
    for pair in """
    more_from more_on more_in more_about more_news more_stories read_more read_next read_also also_read see_also most_read most_popular most_viewed you_may you_might
    up_next what_to editor’s_picks editors'_picks editor's_picks top_stories further_reading keep_reading mehr_zum mehr_aus mehr_von mehr_zu mehr_lesen lesen_sie
    auch_interessant das_könnte zum_thema meist_gelesen à_lire lire_aussi lire_la sur_le articles_liés les_plus voir_aussi te_puede le_puede lee_también más_leídas más_noticias
    ver_también leia_também leia_mais veja_também mais_lidas leggi_anche potrebbe_interessarti i_più lees_ook meest_gelezen czytaj_też czytaj_także zobacz_też zobacz_także
    čtěte_také материалы_по также_по in_other don't_miss don’t_miss
    """.split()
)
COMMENTS = frozenset(
    """
    comment comments reply replies responses discussion kommentar kommentare kommentieren leserkommentare antworten commentaires commentaire comentarios comentários commenti
    reacties komentarze komentáře комментарии комментариев コメント 评论 留言 تعليق تعليقات
    """.split()
)

_ENDS = {
    character: kind
    for kind, characters in enumerate((".。．", "!?？！؟", "…", ":：", ",;，、；،", "\"”’'»«“」』", "|›>»/•·→", ")]）"), 1)
    for character in characters
}
_QUOTES = frozenset("\"“„«‘'»「『")
_END = Remembered(lambda last: 10 if last.isalpha() else _ENDS.get(last) or (9 if last.isdigit() else 0))
_SENTENCE = frozenset((1, 2, 3, 11))  # ends that are a sentence's
_OPENING = Remembered(
    lambda first: 1 if first.isupper() else 2 if first.islower() else 3 if first.isdigit() else 4 if first in _QUOTES else 5 if first.isalpha() else 0
)
_GLUED = re.compile(r"[A-ZÀ-Þ](?:(?<=[a-zà-ÿ].)[a-zà-ÿ]|(?<=[A-Z])(?<=\d.)[a-z])")  # the capital first: it is rare
_DATED = re.compile(r"(?:19|20)\d\d|\d[:.]\d\d|\d[./]\d")
EDGE = ".,:;!?()[]\"“”„«»'’‘|…"


def look(text: str, bullet: bool, length: int = 0) -> Look:
    """The look of a line by itself; its length in words needs not be counted again where it is known."""
    is_ascii = text.isascii()
    split = text.split() if text.count(" ") < READ else [*text.split(None, 10)[:10], *text.rsplit(None, 5)[-5:]]
    if len(split) > READ:
        split = read(split)
    length = length or spaced(text)
    at = bisect_right(LENGTHS, length)
    end = _END[text[-1]]
    if end in (6, 8) and text[-2:-1] in _STOPS:
        end = 11
    sentence = end in _SENTENCE
    opening = _OPENING[text[0]]
    plain = length < 15 and "".join(split).isalpha()  # as most lines of menus are: then they have neither figures nor marks
    low = " ".join(split).lower().split()
    words = tuple(low if plain else [word if word.isalpha() else word.strip(EDGE) for word in low])
    count = len(words)
    titled = plain and text.istitle()
    capitals = 7 if text.isupper() else 5 if titled and is_ascii else _FIFTHS[count][len([True for word in split if word[0].isupper()])]
    ends, openings, cases, smalls, bullets, figures, wide = _STARTS[at]
    keys = [
        ends + end, openings + opening, cases + capitals, smalls + _TENTHS[count][sum(map(_is_small, words))],
        bullets + (1 if bullet else 2 if opening == 3 and ". " in text[:4] else 0),
        figures, wide + _WIDE.get(len(text) // length, 7),
    ]  # fmt: skip
    if length > 6:
        keys.append(
            _SENTENCES if plain else _SENTENCES + min(3, text.count(". ") + text.count("? ") + text.count("! ") + (0 if is_ascii else text.count("。")))
        )
    if not plain:
        head = text if length <= 60 else text[:300]
        told = head.encode("utf-8", "surrogatepass").translate(None, _UNTOLD)
        digits = len(told) - len(told.translate(None, b"0123456789")) if told else 0
        if digits:
            keys[5] += bisect_right(_SHARES, digits / len(head)) * 2 + (length < 25 and _DATED.search(head) is not None)
        if len(told) > digits or "http" in head or ".com" in head:
            keys += [_MARK + number for number, mark in enumerate(_MARKS) if mark in head]
    if length < 40 and not (titled or (plain and text[1:].islower())) and _GLUED.search(text):
        keys.append(_MARK + 15)
    if not CAPTIONS.isdisjoint(words):
        keys.append(_CAPTION + at * 2 + sentence)
    mark = 0
    if length < 14:
        mark = (words[0] in RELATED or words[:2] in RELATED_TWO) + 2 * (length < 8 and not COMMENTS.isdisjoint(words))
        if mark:
            keys.append(_HEADING + mark * 2 + sentence)
    kind = _KINDS[at] * 3 + (2 if sentence else 1 if end == 4 else 0)
    return looked((length, at, kind, sentence, mark, tuple(keys), words))


def glance(line: Line) -> Look:
    """What the lines next to a line that is passed over are told of it."""
    return _glanced(line.words, line.text[-1])


@lru_cache(1024)
def _glanced(words: int, last: str) -> Look:
    at, end = bisect_right(LENGTHS, words), _ENDS.get(last, 0)
    sentence = end in (1, 2, 3)
    return looked((words, at, _KINDS[at] * 3 + (2 if sentence else 1 if end == 4 else 0), sentence, 0, (), ()))


def read(words: list[str]) -> list[str]:
    """The words of a line that are looked at."""
    return words if len(words) <= READ else words[:10] + words[-5:]


def looks(lines: Sequence[Line]) -> list[Look]:
    """The look of each line by itself; a line that stands often on a page is looked at once."""
    seen: dict[tuple[str, bool], Look] = {}
    found = []
    for line in lines:
        key = (line.text, line.bullet)
        one = seen.get(key)
        if one is None:
            one = seen[key] = look(*key)
        found.append(one)
    return found


def named(key: int) -> str:
    """What kind of feature this is, in words."""
    return next(name for name in reversed(_names) if AT[name] <= key)


_FIFTHS = [[int(5 * some / max(1, count) + 0.5) for some in range(count + 1)] for count in range(READ + 1)]
_TENTHS = [[min(7, int(10 * some / max(1, count) + 0.5)) for some in range(count + 1)] for count in range(READ + 1)]
_SHARES = (0.0001, 0.05, 0.15, 0.4)  # of figures among a line's characters: edges of 5 bins
_WIDE = {wide: max(0, wide - 2) for wide in range(9)}
_is_small = SMALL.__contains__
_STOPS = frozenset(".!?…。！？")
_MARKS = ("|", "©", '"', "“", "„", "«", "「", "$", "€", "#", "http", "@", ".com", "{", ": ")
_TOLD = {*b"0123456789", *(byte for mark in _MARKS if len(mark) == 1 for byte in mark.encode()[-1:]), ord(":")}
_UNTOLD = bytes(byte for byte in range(256) if byte not in _TOLD)
"""All bytes of UTF-8 but figures and those that end one of the marks."""
_KINDS = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4)
_OWN = (
    ("length and end", 12), ("length and first character", 6), ("length and capitals", 8), ("length and small words", 8), ("length and bullet", 4),
    ("length and digits", 10), ("length of words", 8),
)  # fmt: skip
_STARTS = tuple(tuple(AT[name] + at * size for name, size in _OWN) for at in range(len(LENGTHS) + 1))
_SENTENCES, _MARK, _CAPTION, _HEADING = AT["sentences"], AT["a mark"], AT["words of captions"], AT["heading"]

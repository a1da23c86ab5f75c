"""A text → the language it is written in, by its script and its commonest words; empty where that is not sure."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, repeat
from operator import itemgetter

from digest import text

_COMMON = {
    "en": "the of and to in a is that for it was on with as are at be this by from have has not but they which or an his you will their were been said more would who",
    "de": "der die und das von den mit zu ist im dem nicht ein eine auch auf für sich des als es dass wird werden einen bei sind einer aus noch wie nach sie hat oder wir ich",
    "fr": "le la les de des et en du une est dans que qui pour au par sur pas plus avec il elle sont ce cette aux se ne ont été mais nous vous leur à",
    "es": "el la los las de que y en un una por con no se del para es al lo como más su sus ha pero fue este esta sobre entre también han está muy son cuando",
    "pt": "o a os as de que e em um uma do da dos das no na para com por não se mais ao como é foi pelo pela sua são também nos nas está ser seu tem já",
    "it": "il la di che e in un una per con del della non sono è i le gli dei delle alla da più anche nel nella come si lo dal al ha ma questo suo stato",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar maar uit heeft over wordt ze nog hij werd worden deze ik kan je",
    "pl": "w i z na się nie do jest że to o jak przez od za są dla po co ale tym oraz tego który być może już był tylko jego",
    "cs": "a se v na je že to s z do i o k ve pro za by ale jako po jsou který podle bude už však jeho také byl má při jen",
    "sv": "och i att det som en på är av för med till den har inte ett om de var men sig så kan från vid efter när ska också hade",
    "": "og i at det er en på til som av for med den har ikke et de om var jeg men han så seg sig fra ved kan vil skal også ble blev etter efter",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ne var ise değil olduğu ama göre en",
    "id": "yang dan di untuk dengan dari ini itu pada dalam tidak akan adalah ke juga oleh bisa ada saat mereka",
    "ru": "и в на не что с по для как это из от за о к его но также он при был было все так мы их у она будет",
    "uk": "і в на не що з до та для як це у від за про його але також він при був було все так ми їх є вона буде й",
}
"""The commonest words of each language; the nameless row is what Danish and Norwegian share: told from Swedish, not from one another."""
_KNOWN: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _COMMON.items() if word in words.split()) for words in _COMMON.values() for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(byte if chr(byte).isalpha() else 32 for byte in range(128)) + bytes(128)
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u3096\u30a1-\u30fa]"), 0.08),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.3),
    ("ko", re.compile("[\uac00-\ud7a3]"), 0.3),
    ("ar", re.compile("[\u0621-\u064a]"), 0.4),
    ("he", re.compile("[\u05d0-\u05ea]"), 0.4),
    ("el", re.compile("[\u03b1-\u03c9]"), 0.4),
    ("th", re.compile("[\u0e01-\u0e2e]"), 0.3),
    ("hi", re.compile("[\u0904-\u0939]"), 0.3),
)
_FOREIGN = re.compile("[" + "".join(script.pattern[1:-1] for _, script, _ in _SCRIPTS) + "]")
_PERSIAN = re.compile("[پچژگٹڈڑےہۆێەیک]")  # letters of Persian, Urdu and Kurdish that Arabic does not have
_UKRAINIAN = re.compile("[іїєґ]")  # Serbian, Bulgarian and Russian have none of these letters,
_NOT_UKRAINIAN = re.compile("[ыэъёўәғқңөұүһј]")  # Belarusian and the Turkic languages have some of these beside them
SAMPLE = 1000  # characters that are looked at: 20 to 60 µs
LEAST = 4  # common words that a text must have
SHARE = 0.12  # of its words at least
LEAD = 1.3  # times as many as of the next language


def language(source: str) -> str:
    """The tag of a text's language: one of the table's, `ja`, `zh`, `ko`, `ar`, `he`, `el`, `th`, `hi`, or empty."""
    start = max(0, (len(source) - SAMPLE) // 4)  # not the first words: these are often names
    sample = source[start : start + SAMPLE].lower()
    if not sample.isascii() and _FOREIGN.search(sample):
        letters = sum(map(str.isalpha, sample)) or 1
        for tag, script, share in _SCRIPTS:
            if len(script.findall(sample)) > share * letters:
                return "" if tag == "ar" and len(_PERSIAN.findall(sample)) > 0.02 * letters else tag
    if "і" in sample and not _NOT_UKRAINIAN.search(sample) and len(_UKRAINIAN.findall(sample)) > 0.03 * sum(map(str.isalpha, sample)):
        return "uk"
    plain = text.unquoted(sample).replace("’", " ")
    words = plain.encode().translate(_LETTERS).decode().split() if plain.isascii() else _WORD.findall(sample)
    votes = Counter(chain.from_iterable(map(_KNOWN.get, words, repeat(()))))
    (first, most), (_, next_most) = [*sorted(votes.items(), key=itemgetter(1), reverse=True), ("", 0), ("", 0)][:2]
    return first if most >= max(LEAST, SHARE * len(words)) and most >= LEAD * next_most else ""

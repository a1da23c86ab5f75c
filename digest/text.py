"""Words, sentences, slugs and bytes as text; knows nothing of news."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

# What XML 1.0 forbids, and what shows as nothing: C0 and C1 controls but tab and newline, lone surrogates,
# non-characters, zero-width marks (the joiners U+200C and U+200D stay: Persian and emoji need them).
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u200b\u2060\ufeff\u00ad]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_CLEAN = bytes((9, 10, *range(32, 127)))  # ASCII that `lines` leaves as it is
_ASCII = bytes(range(128))
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029|\x0c|\x0b")
_ODD = re.compile("[" + _FORBIDDEN.pattern[1:-1] + "\x85\u2028\u2029]")  # what `lines` mends
_SPACES = re.compile(r"[^\S\n](?<=\S.)(?:(?<= )[^\S\n]+|(?<! )[^\S\n]*)")  # all but the single space, which is most of them
_DOUBLE = re.compile(r"  (?<=\S  ) *")
_WHITE = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f"  # of ASCII, all white space but the space and the line's end
_ODD_WHITE = re.compile(r"\s")
_RUN = re.compile(r"\w+")
_RUNS = bytes(byte if byte == 95 or chr(byte).isalnum() else 32 for byte in range(128)) + bytes(range(128, 256))
_LOW_RUNS_OF_LINES = (_RUNS[:10] + b"\n" + _RUNS[11:]).lower()
_QUOTES = "“”‘–—"  # often the only characters of a text that are not ASCII
_MARKS = "“”‘’–—"  # in UTF-8 these are E2, 80 and a byte that tells which
_TOLD = bytes(ord(chr(byte).lower()) if byte in b".'" or chr(byte).isalnum() else 32 for byte in range(128)) + bytes(
    39 if byte == 0x99 else 32 for byte in range(128, 256)
)
_LOW = bytes(_TOLD[:128]) + bytes(range(128, 256))
_SHORT = 400  # characters up to which it is quicker to take words apart than to look for gaps
_GAP = re.compile("  +")
_MANY = 32  # sorts of marks on a page
_FEW = 16  # characters, each of which is looked for
_LOOSE = re.compile(r"['.](?:(?<![a-z0-9].)|(?![a-z0-9]))")  # what `_WORD` has inside words only
_LOOSE_ODD = re.compile(r"['.](?:(?<![^\W_].)|(?![^\W_]))")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_RTL = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})
_STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
# A full stop behind one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sr jr st gen col lt sgt capt maj rep sen gov pres hon rev no vs etc inc ltd co corp dept est fig jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx ave blvd rd u.s u.k u.n a.m p.m e.g i.e
    """.split()
)
_ENDS = re.compile(r"""((?<![.!?…؟])[.!?…؟]+["'”’“‘»«)\]]*)\s+|([。！？]+[」』”’）]*)\s*""")
_SIMPLE_ENDS = re.compile(r"""([.!?…؟](?<![.!?…؟].)[.!?…؟]*["'”’“‘»«)\]]*)\s+""", re.DOTALL)  # the same without 。！？, found by their first character
_OPENS = re.compile(r"""["'“‘«„(\[—–-]*\s?(?:[^\W\d_]|\d)""")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")


def decode(data: bytes) -> tuple[str, str]:
    """Bytes as text, with the name of the encoding where it is not UTF-8 (else empty).

    UTF-8 first; UTF-16 and UTF-32 by their byte order mark or by where the NULs stand; else windows-1252, as browsers
    do for pages that do not say. Raises ValueError where the bytes are no text at all.
    """
    sound = _sound(data)
    if sound is not None:
        return sound, ""
    for mark, encoding in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return lines(data.decode(encoding, errors="replace")), encoding.upper()
    head = data[:4096]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if len(head) > 3 and max(odd, even) > len(head) / 5 and min(odd, even) < len(head) / 50:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return lines(data.decode(encoding, errors="replace")), "UTF-16"
    try:
        text, encoding = data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text, encoding = _broken(data)
    odd_ones = len(_CONTROLS.findall(text, 0, 65536))
    if odd_ones > 8 and odd_ones * 20 > min(len(text), 65536):
        raise ValueError("not text: too many control characters")
    return lines(text), encoding


def _sound(data: bytes) -> str | None:
    """UTF-8 that needs no mending, as nearly all files are; None for anything else."""
    if not data.translate(None, _CLEAN):
        return data.decode("ascii")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _ODD.search(data.translate(None, _CLEAN).decode("utf-8-sig")) else text


def _broken(data: bytes) -> tuple[str, str]:
    """UTF-8 with some bytes damaged, where more of it is sound than not; else windows-1252."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    if sum(not character.isascii() for character in text) >= 2 * bad:
        return text, f"UTF-8 with damaged bytes ({bad})"
    return data.decode("cp1252", errors="replace"), "windows-1252"


def lines(text: str) -> str:
    """One kind of line end; nothing that XML forbids or nobody sees."""
    if text.isprintable():  # nothing of either sort is
        return text
    if not _ODD.search(text.encode("utf-8", "surrogatepass").translate(None, _CLEAN).decode("utf-8", "surrogatepass")):
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def line(text: str) -> str:
    """A text on one line, with single spaces, without what nobody sees."""
    return " ".join(lines(text).split())


def spaces(text: str) -> str:
    """Every run of white space within a line as one space; what a line begins with stays."""
    if any(map(text.__contains__, _WHITE)) or _ODD_WHITE.search(odd(text)):
        text = "\n".join([line if line.isprintable() else _SPACES.sub(" ", line) for line in text.split("\n")])
    if "  " in text:  # most of these indent a line
        text = "\n".join([_DOUBLE.sub(" ", line) if "  " in line and "  " in line.lstrip() else line for line in text.split("\n")])
    return text


def odd(text: str) -> str:
    """The characters of a text that are not ASCII, in their order: few of most texts, so that what is looked for among them is found in a tenth of the time."""
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def fold(text: str) -> str:
    """A text reduced to its words, for comparing: lower case, no punctuation, quotes and dashes of one kind."""
    found = _parted(text)
    if found is None:
        return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'")))
    return " ".join(found.split()) if len(found) < _SHORT else _GAP.sub(" ", found).strip()


def _parted(text: str) -> str | None:
    """A text in lower case, and in it what `_WORD` finds between spaces, in a sixth of the time; None where it has many characters that are not ASCII."""
    seldom = odd(text)
    if not seldom.strip(_MARKS):
        return _LOOSE.sub(" ", text.encode().translate(_TOLD, b"\xe2\x80").decode().replace(". ", "  "))
    if len(found := {*seldom}) > _FEW or None in (plain := [_PLAIN[character] for character in found]):
        return None
    for character, said in zip(found, plain, strict=True):
        text = text.replace(character, said or " ")
    return _LOOSE_ODD.sub(" ", text.encode().translate(_LOW).decode())


def _plain(character: str) -> str | None:
    """What a character that is not ASCII is in `_parted`: a space, an apostrophe, a letter in lower case; None for what would need a closer look."""
    if character == "’":
        return "'"
    low, whole = character.casefold(), unicodedata.normalize("NFKC", character)
    if character.isalpha() and character < "\u0530":
        return low if whole == character and low.isalpha() else None
    parts = unicodedata.category(character)[0] in "PSZ" and not any(map(str.isalnum, whole + low)) and whole not in (".", "'", "’")
    return " " if parts else None


def by_lines(lines: Sequence[str]) -> list[list[str]]:
    """What `\\w+` finds in each line in small letters, apostrophes apart: `runs` of all lines of a page at once, in a third of the time."""
    whole = "\n".join(lines)
    seldom = [character for character in {*odd(whole)} if not character.isalnum() or character.casefold() != character]
    for character in seldom[:_MANY]:  # where these are few, small letters of the others cost nothing
        whole = whole.replace(character, "".join([one if one.isalnum() else " " for one in character.casefold()]))
    whole = whole.casefold() if len(seldom) > _MANY else whole
    parted = whole.encode("utf-8", "surrogatepass").translate(_LOW_RUNS_OF_LINES).decode("utf-8", "surrogatepass").split("\n")
    if len(seldom) <= _MANY:
        return list(map(str.split, parted))
    return [line.split() if line.isascii() else _RUN.findall(line) for line in parted]


def runs(text: str) -> list[str]:
    """What `\\w+` finds in a text; in ASCII, which most lines are but for their quotation marks, in a third of the time."""
    plain = unquoted(text)
    return plain.encode().translate(_RUNS).decode().split() if plain.isascii() else _RUN.findall(text)


def unquoted(text: str) -> str:
    """A text with spaces for quotation marks and dashes, where it is not ASCII."""
    if text.isascii():
        return text
    for mark in _QUOTES:
        text = text.replace(mark, " ")
    return text


def words(text: str) -> list[str]:
    """Words in lower case without possessive endings; runs of Chinese and Japanese as pairs of characters."""
    return parted(text).split()


def parted(text: str) -> str:
    """The same words, with spaces between them: one or more, and maybe before the first."""
    found = _parted(text)
    if found is not None:
        return f"{found} ".replace("'s ", " ").replace(".", "")
    raw = _WORD.findall(text.casefold().replace("’", "'"))
    return " ".join([one for word in raw for one in (_pairs(word) if _CJK.search(word) else (word.removesuffix("'s").replace(".", ""),))])


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(max(1, len(word) - 1))]


def length(text: str) -> int:
    """How many words a text has; two characters of Chinese or Japanese count as one."""
    return len(text.split()) if text.isascii() else len(text.split()) + len(_CJK.findall(text)) // 2


def is_cjk(text: str) -> bool:
    """Whether Chinese or Japanese characters stand in a text."""
    return _CJK.search(odd(text)) is not None


def spaced(line: str) -> int:
    """The `length` of a line whose words stand between single spaces: counting these costs a quarter."""
    return line.count(" ") + 1 if line.isascii() else line.count(" ") + 1 + len(_CJK.findall(line)) // 2


def stemmer(language: str) -> Callable[[str], str]:
    """A function from a word to its stem, remembering what it has seen; the word itself where no stemmer is known.

    With the extra `fast`, snowballstemmer has PyStemmer do the work: the stems are the same.
    """
    import snowballstemmer

    name = _STEMMERS.get(language.split("-", maxsplit=1)[0].lower())
    if name is None:
        return str
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return Remembered(stem).__getitem__


class Remembered(dict[str, T]):
    """What a function gives for a word, found once: looking up one that is known takes no step of Python."""

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        found = self[word] = self._function(word)
        return found


_PLAIN = Remembered(_plain)


def sentences(text: str) -> list[str]:
    """The sentences of a text in order; joined by spaces they are the text again, up to white space."""
    found: list[str] = []
    start = 0
    for match in (_ENDS if any(map(text.__contains__, "。！？")) else _SIMPLE_ENDS).finditer(text):
        if match[1] and not _ends(text, start, match):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def direction(language: str) -> str:
    """`rtl` or `ltr`, by the language tag."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in _RTL else "ltr"


@lru_cache(256)
def language_tag(raw: str) -> str:
    """A language tag in the form that pages use (`pt-BR` for `pt_BR`); empty where it is none."""
    tag = raw.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", tag) else ""


@lru_cache(4096)  # outlets and topics come again and again
def slug(text: str, longest: int = 80) -> str:
    """A lower-case ASCII name for an address, cut at a word; `untitled` where nothing is left.

    Other scripts are transliterated by anyascii, character by character, so the same title gives the same slug anywhere.
    """
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", text.lower())).strip("-")
    if len(name) > longest:
        name = name[: longest + 1].rpartition("-")[0] or name[:longest]
    return name or "untitled"


def quoted(text: str) -> str:
    """A text as JSON writes it, letters of other scripts as they are."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    import json

    return json.dumps(text, ensure_ascii=False)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that a misspelt one most likely meant; empty where none is near."""
    import difflib

    found = difflib.get_close_matches(name, list(known), 1, 0.6)
    return found[0] if found else ""


def cut(text: str, longest: int) -> str:
    """A text cut at a word to at most `longest` characters and an ellipsis where something is missing; where no space is near, as in Chinese, at a character."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    words = head.rpartition(" ")[0]
    return (words if 2 * len(words) >= longest else head).rstrip(",;:–—- ，、；：") + "…"


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the sentence that begins at `start` ends with this mark."""
    opening = _OPENS.match(text, mark.end())
    if not opening or opening[0][-1].islower():
        return False
    if not mark[1].startswith(".") or mark[1].startswith(".."):
        return True
    last = text[max(start, mark.start() - 40) : mark.start()].rpartition(" ")[2].lstrip("\"'“‘(").lower()
    if last in _ABBREVIATIONS:
        return False
    # "J. Smith", "U.S. navy": a single letter, or letters parted by full stops, before a capital
    return not _INITIALS.fullmatch(last)

"""How agencies sign: the place, day and agency that open a text in the languages of the news, and the names of the agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "thomson reuters foundation": "Reuters", "рейтер": "Reuters", "رويترز": "Reuters", "路透社": "Reuters", "路透": "Reuters", "ロイター": "Reuters",
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP", "أ ف ب": "AFP", "فرانس برس": "AFP", "法新社": "AFP", "afp通信": "AFP",
    "ap": "AP", "a.p": "AP", "associated press": "AP", "the associated press": "AP", "美联社": "AP", "美聯社": "AP", "ap通信": "AP", "dpa": "dpa", "dpa-afx": "dpa", "apa": "APA", "sid": "SID",
    "epd": "epd", "kna": "KNA", "keystone-sda": "Keystone-SDA", "sda": "SDA", "upi": "UPI", "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS",
    "xinhua": "Xinhua", "新华社": "Xinhua", "新華社": "Xinhua", "中新社": "China News Service", "中央社": "CNA", "bernama": "Bernama", "efe": "EFE", "europa press": "Europa Press",
    "europapress": "Europa Press", "ansa": "ANSA", "adnkronos": "Adnkronos", "agi": "AGI", "lapresse": "LaPresse", "anp": "ANP", "belga": "Belga", "lusa": "Lusa", "agência brasil": "Agência Brasil",
    "estadão conteúdo": "Estadão Conteúdo", "tass": "TASS", "тасс": "TASS", "риа новости": "RIA Novosti", "ria novosti": "RIA Novosti", "интерфакс": "Interfax", "interfax": "Interfax",
    "укринформ": "Ukrinform", "укрінформ": "Ukrinform", "ukrinform": "Ukrinform", "унн": "UNN", "уніан": "UNIAN", "unian": "UNIAN", "kyodo": "Kyodo", "kyodo news": "Kyodo", "共同": "Kyodo", "共同通信": "Kyodo",
    "時事": "Jiji", "時事通信": "Jiji", "yonhap": "Yonhap", "bloomberg": "Bloomberg", "agencies": "agencies", "agenturen": "agencies", "agences": "agencies", "agencias": "agencies", "agenzie": "agencies",
    "وكالات": "agencies", "anadolu": "Anadolu", "aa": "Anadolu", "الأناضول": "Anadolu", "wafa": "WAFA", "وفا": "WAFA", "spa": "SPA", "واس": "SPA", "pap": "PAP", "čtk": "ČTK", "ctk": "ČTK",
    "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "stt": "STT", "press association": "PA", "pa media": "PA", "pa": "PA", "aap": "AAP", "canadian press": "The Canadian Press", "the canadian press": "The Canadian Press",
    "notimex": "Notimex", "télam": "Télam", "telam": "Télam",
}  # fmt: skip
"""Agencies by the names that they sign with, in small letters."""


def agency(name: str) -> str:
    """The agency of a name; empty where it is none."""
    return AGENCIES.get(name.strip(" .()/").lower(), "")


_LETTERS = r"[^\W\d_][\w.'’-]*"
_PLACE = rf"(?P<place>{_LETTERS}(?:[ /]{_LETTERS}){{0,4}}?(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?)"
_UPPER = r"(?P<place>[^\W\d_a-zà-ÿа-яё][^\W\d_a-zà-ÿа-яё.'’-]+(?:[ /-][^\W\d_a-zà-ÿа-яё]{2,}){0,3})"
_DAY = r"(?:[,.]? ?(?:\d{1,2}\.?º? (?:de )?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.\d{1,2}\.)(?:,? (?:19|20)\d\d)?)?"
_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
LEADS = 300  # characters in which a place and its day end
_PARTED = re.compile(r"\s*[/,]\s*")
_DASH = r"[-–—]{1,2}"
_OPENINGS = tuple(
    re.compile(form, re.IGNORECASE if flags else 0)
    for form, flags in (
        (rf"{_PLACE}{_DAY},? ?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]{_DAY}\s*(?:(?:\.?\s?{_DASH}|[:.])\s*|(?=[^\W\d_a-zà-ÿа-яё]))", ""),  # BERLIN (dpa) -
        (rf"\((?P<agency>[^()]{{2,30}})\)\s*{_DASH}\s*(?:(?-i:{_UPPER}){_DAY}\s*{_DASH}\s+)?", "i"),  # (ANSA) - ROMA, 4 GIU -
        (
            rf"(?-i:{_UPPER}|(?P<town>[А-ЯЁІЇЄ][а-яёіїє]+(?=\. \d))){_DAY}\.?\s*(?:{_DASH}|[./])?\s*/?(?P<agency>{_NAMES})(?:\.ru|\.ua)?/?\s*(?:\.\s|{_DASH}\s|\.\s*{_DASH})\s*",
            "i",
        ),  # МОСКВА, 4 июн - РИА Новости.
        (
            r"(?P<agency>新华社|新華社|中新社|中央社|法新社|路透社)?(?P<place>[\u4e00-\u9fff]{2,6}?)\s?(?:\d{1,2}月)?\d{1,2}日\s?[电電][，,]?\s?(?:[（(][^（）()]{1,30}[）)])?\s*",
            "",
        ),
        (r"[（(](?P<agency>中央社|法新社|路透社|路透)(?:記者[^（）()]{2,4})?(?P<place>[\u4e00-\u9fff]{2,6}?)\d{1,2}日[^（）()]{0,8}電[）)]\s*", ""),
        (r"【(?P<place>[^【】\d]{1,12}?)[=＝]?(?P<agency>共同|時事|AFP|ロイター)】\s*|【\d{1,2}月\d{1,2}日\s?(?P<agency2>AFP)】\s*", ""),
        (r"[（(](?P<place>[^（）()=＝]{1,10})[=＝](?P<agency>共同|時事)[）)]\s*", ""),
        (r"(?P<place>[\u0620-\u064a]+(?: [\u0620-\u064a]+)?)\s*[-–—/]?\s*[（(]?(?P<agency>رويترز|أ ف ب|فرانس برس|الأناضول|وفا|واس)[)）]?\s*[-–—:./]\s*", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What an agency puts before the first sentence."""

    place: str
    agency: str
    end: int
    """Where the text itself begins."""


def opening(prose: str) -> Opening | None:
    """The place and agency that a text opens with, where it names an agency that is known, or is signed as Chinese agencies sign."""
    if prose[:1].isascii() and prose[1:2].islower() and "(" not in prose[:LEADS] and "[" not in prose[:LEADS]:
        return None  # most texts: without brackets an agency opens them in capitals, or in another script
    for form in _OPENINGS:
        found = form.match(prose)
        if not found:
            continue
        parts = found.groupdict()
        named = parts["agency"] or parts.get("agency2") or ""
        known = next((name for name in map(agency, (named, *_PARTED.split(named))) if name), "")
        if (known or (not named and parts["place"])) and found.end() < len(prose):
            return Opening((parts.get("place") or parts.get("town") or "").strip(), known, found.end())
    return None

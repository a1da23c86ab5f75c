"""How agencies sign: the place, day and agency that open a text in the languages of the news, and the names of the agencies."""

from __future__ import annotations

AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "thomson reuters foundation": "Reuters", "рейтер": "Reuters", "رويترز": "Reuters", "路透社": "Reuters", "ロイター": "Reuters",
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

"""What pages carry besides articles, as tables of phrases (those of other languages than English in `menus`); a line of text in, yes or no out."""

from __future__ import annotations

import re

from digest import text
from digest.clean import menus

_LINES = menus.LINES | frozenset(
    """logo|file|image|photo|picture|video|icon|avatar|thumbnail|placeholder|banner|menu|home|news|search|share|print|email|e-mail|save|comments|comment
    |blogs|blog|podcasts|podcast|videos|photos|gallery|live|opinion|advertisement|advertisements|ad|ads|sponsored|loading|loading...|close|sign in|sign up|log in
    |login|register|subscribe|follow us|follow|read more|more|next|previous|back|back to top|top|share this article|share this|share|copy link|link copied|tweet|facebook
    |twitter|x|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|terms|terms of use|terms of service|terms and conditions|privacy|privacy policy
    |cookie policy|cookies|contact|contact us|about|about us|help|faq|careers|advertise|advertise with us|sitemap|newsletter|newsletters|accept|accept all|reject
    |continue reading|listen|play|pause|watch|view all|see all|show more|load more|skip|enter your email address|your email|submit|send|reply|report|edition|weather
    |app-store|play-store|app-storeplay-store|app store|google play|time|clock|caption|image caption|image source|image copyright|getty images|media caption|tags|topics
    |english|sport|sports|business|politics|world|culture|letters|markets|transport|energy|science|health|technology|entertainment|travel""".replace("\n    ", "").split("|")
)  # fmt: skip
_PHRASES = re.compile(
    "|".join(
        (
            r"(?:\w+ ){1,2}background",
            r"(?:try|explore|discover|see) (?:our|what)\b.{0,60}\b(?:AI|app|assistant|features?|reader|can do)\b.{0,40}",
            r"(?:download|get) (?:the|our) (?:\w+ )?app\b.{0,60}",
            r".{0,60}[:!] (?:download|get) (?:the|our) (?:\w+ )?app\W*",
            r"no comments?\b.{0,20}|\d+ comments?|comments? ?\(?\d*\)?|leave a (?:comment|reply)|join the (?:conversation|discussion)|view comments",
            r"(?:share|tweet|e?-?mail|print|save|copy)(?: (?:this|on|via|to|link))(?: \w+){0,3}",
            r"(?:©|\(c\)|copyright\b).{0,120}|.{0,100}all rights reserved.{0,60}",
            r"skip (?:to|navigation)\b.{0,40}|jump to\b.{0,30}",
            r"(?:sign up|subscribe|register|log in|sign in|join)\b.{0,80}\b(?:newsletter|account|inbox|now|today|free|updates)\b.{0,40}",
            r"(?:advertisement|sponsored|promoted|paid)\b.{0,40}",
            r"(?:this (?:site|website) uses|we use) cookies.{0,160}",
            r"(?:tags|topics|filed under|categories|category)\s*:.{0,120}",
            r"(?:read (?:more|also|next)|see also|related|watch|listen|also read)\s*:.{0,160}",
            r"(?:reporting|writing|additional reporting|edited|editing|compiled) by\b.{0,160}",
            r"(?:photographs?|photos?|pictures?|illustrations?) by\b.{0,60}",
            r"powered by\b.{0,40}|\[?(?:image|photo|video)\]?\s*\d*",
            r".{0,40}['’]s avatar|discussion about this post|ready for more\?",
            r"(?:you can )?unsubscribe at any time\W*",
            r"\d+ ?(?:min(?:ute)?s?) (?:read|listen)|\d+[\d,.]*[km]? (?:views|shares|likes)",
        )
    ),
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:related(?: articles?| stories| news| content| coverage| topics)?|more (?:from|on|in|about|like)\b.{1,50}|more\b.{0,40}\b(?:news|stories|headlines|coverage|articles)"
    r"|most (?:read|popular|viewed|shared|watched|recent)(?: \w+){0,3}|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|recommended(?: for you| reading| stories)?"
    r"|read (?:next|also|more)|(?:the )?latest(?: news| stories| headlines)?|top stories|trending(?: now| stories| topics)?|don[’']t miss.{0,20}|also (?:on|in|from)\b.{1,30}"
    r"|popular(?: \w+){0,2}|editor[’']?s[’']? picks?|up next|see also|other (?:news|stories)|in case you missed it|what (?:to read|others are reading).{0,20}|in other news"
    r"|other (?:stories|articles)\b.{0,30}|(?:newer|older|previous|next) (?:posts?|articles?|entries|stor(?:y|ies))|in brief|news in brief|briefs|briefly)\s*[:.…]?",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:[1-9]\d*|all) comments?|comments? ?\(\d+\)|(?:leave|write|post) a (?:comment|reply)|sort(?:ed)? by:? ?(?:newest|oldest|best|most \w+)(?: first)?",
    re.IGNORECASE,
)
ASIDE = re.compile(r"(?:credit|pictures?|photos?)s?\s*:|sign up\b", re.IGNORECASE)
"""How a short line begins that stands between paragraphs and is no heading."""
_CONSENT = re.compile(
    r"\bpartners\b.{0,60}\bstore\b|\bcookies?\b.{0,200}\b(?:consent|partners|your device|preferences)\b|\b(?:change|withdraw) your (?:choice|consent|preferences|settings) at any time"
    r"|\bwe value your privacy\b|\bCookies?\b.{0,200}\b(?:Einwilligung|Partner|Gerät)|\bEinwilligung\b.{0,60}\bwiderrufen\b|\bcookies\b.{0,200}\b(?:consentement|partenaires|votre appareil)",
    re.IGNORECASE,
)
CONSENT = "a note on cookies"
_CALL = re.compile(
    r"\b(?:download|get|install)\b.{0,30}\bapp\b|\bget the app\b|\bapp store\b"
    r"|\b(?:join|follow|subscribe to|sign up (?:for|to)|like)\b.{0,60}\b(?:channel|newsletter|telegram|whatsapp|facebook|twitter|instagram|youtube|updates|inbox|page)\b"
    r"|\bunsubscribe\b|\bdelivered (?:straight |directly )?to your?\b|\b(?:click|tap) here\b|\bread more (?:at|on|here)\b|\bsubscribe (?:now|today)\b|\bfor more (?:news|stories), (?:visit|follow)\b",
    re.IGNORECASE,
)


# What a line begins with, or has in it, that one of the patterns fits: a look that costs a hundredth of them, and saves nearly all lines from them.
_HEADED = frozenset("rel mor mos you rec rea the lat top tre don als pop edi see oth wha new old pre nex bri".split()) | {"up ", "in "}
_BEGUN = frozenset(
    """
    try exp dis see dow get lea joi vie sha twe ema e-m -ma mai pri sav cop (c) ski jum sig sub reg log adv spo pro pai thi tag top fil cat rea rel wat lis als
    rep wri add edi com pho pic ill pow ima vid [im [ph [vi you uns
    """.split()
) | {"we "}
_EDGE = " \t•·*-–—|»›>:"
_CALLING = 260  # characters of the longest line that calls to join or download
_MENU = 60  # characters of the longest line that is a menu's, marks at its ends and all
# The question that leads up to a call: Want more like this?
_LURE = re.compile(r"(?:ready|want|looking|love|need|interested|curious|like what|enjoy(?:ing|ed)?|tired of|can[’']t get)\b.*\?\W*$", re.IGNORECASE)


def is_furniture(line: str) -> str:
    """Why a whole line is furniture; empty where it may be part of an article."""
    size = len(line)
    if size <= _MENU:
        bare = line.strip(_EDGE).casefold()
        if not bare[:1].isalnum() and not any(map(str.isalnum, bare)):
            return "no word in it"
        if bare in _LINES:
            return "a menu word or an alt text"
    elif not line[0].isalnum() and not any(map(str.isalnum, line)):
        return "no word in it"
    if 12 < size <= 600 and _may_consent(line) and _CONSENT.search(line):
        return CONSENT
    low = line.lower() if size <= _CALLING else ""  # longer ones are none of these
    if size <= 240 and _may_be_phrase(low) and _PHRASES.fullmatch(line):
        return "a phrase of the page"
    if size <= 160 and _may_have_rights(low) and any(map(low.__contains__, menus.RIGHTS)):
        return "a line of rights"
    if _may_call(low) and is_call(line) and all(is_call(sentence) or _LURE.match(sentence) or text.length(sentence) < 9 for sentence in text.sentences(line)):
        return "a call to join or download"
    return ""


def is_head(line: str) -> bool:
    """Whether a line is a heading over other articles."""
    return line[:3].lower() in _HEADED and _HEAD.fullmatch(line) is not None


def is_over_comments(line: str) -> bool:
    """Whether a line stands over what readers wrote, after the article."""
    low = line.lower()
    return ("comment" in low or "reply" in low or low[:4] == "sort") and _COMMENTS.fullmatch(line) is not None


# Written out, a look for some words takes a third of the time that a loop over them takes.
def _may_be_phrase(low: str) -> bool:
    return (
        low[:3] in _BEGUN or low[0] == "©" or "background" in low or " app" in low or "comment" in low or "all rights reserved" in low or "avatar" in low or low[0].isdigit()
    )  # fmt: skip


def _may_have_rights(low: str) -> bool:
    return "recht" in low or "derechos" in low or "direitos" in low or "diritti" in low or "droits" in low or not low.isascii()


def _may_consent(line: str) -> bool:
    return "ookie" in line or "artner" in line or "choice" in line or "privacy" in line or "onsent" in line or "inwillig" in line


def _may_call(low: str) -> bool:
    return len(low) <= _CALLING and _asks(low) and _offers(low)


def _asks(low: str) -> bool:
    return (
        "get" in low or "app" in low or "like" in low or "join" in low or "follow" in low or "subscribe" in low or "sign up" in low or "delivered" in low
        or "install" in low or "read more" in low or "for more" in low or "click here" in low or "tap here" in low
    )  # fmt: skip


def _offers(low: str) -> bool:
    return (
        "here" in low or "app" in low or "page" in low or "updates" in low or "newsletter" in low or "inbox" in low or "channel" in low or "follow" in low or "visit" in low
        or "facebook" in low or "twitter" in low or "instagram" in low or "youtube" in low or "telegram" in low or "delivered" in low or "unsubscribe" in low
        or "subscribe now" in low or "subscribe today" in low
    )  # fmt: skip


def is_call(sentence: str) -> bool:
    """Whether a sentence asks the reader to join, follow, subscribe or download."""
    return _may_call(sentence.lower()) and _CALL.search(sentence) is not None and not sentence.rstrip().endswith(('"', "”"))

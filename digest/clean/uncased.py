"""Bylines in scripts without capitals: Arabic names that a prefixed و joins, Chinese and Japanese names beside an office; what could be read in two ways is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WAW = "و"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_WHERE = re.compile(r"\s+(?:في|من)\s.*")
_WAW_NAMES = frozenset(
    """
    واثق وادي وارد وارن واصف واصل واصلة وافي واكد واكيم والتر والي وائل وايل واين وثاب وجدان وجدي وجنات وجيه وجيهة وحدة وحيد وحيدة وداد ودود وديع وديعة ورد وردان
    ورداني وردة وردي وردية ورقاء وزان وزاني وسام وسمي وسن وسيم وسيمة وصال وصفي وصيف وضاح وضحى وطفاء وطفة وعد وفاء وفائي وفي وفية وفيق وفيقة وقار وقاص وكيع
    وكيم ولاء ولدان ولسون ولي وليام وليد وليدة وليم ونسة ونيس ونيسة وئام وئيل وهاب وهب وهبة وهبه وهبي وهدان وهران وهيب وهيبة وودي وودز وولف ووكر ويسام ويسلي ويل
    ويلز ويلسون ويليام ويليامز ويليس ويندي وينستون
    """.split()
)
"""Names that begin with the letter that else means "and"."""
ARABIC_WORDS = 4  # words of the longest name

# 100 surnames that nine of ten Chinese have, as both scripts write them, and those of two letters
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜"
    "范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文施洪翁倪庄莊严嚴柳童欧歐"
)
_SURELY = frozenset("王李張劉陳楊趙黃吳徐孫馬郭何羅鄭謝許")
"""Surnames with which no Japanese given name begins."""
_LONG_SURNAMES = ("欧阳", "歐陽", "上官", "司马", "司馬", "诸葛", "諸葛", "司徒", "皇甫", "慕容", "令狐", "夏侯", "尉迟", "公孙", "公孫")
_HAN = "\u3005\u4e00-\u9fffヶノ"
_CHINESE_REPORTER = (
    r"(?:本[报報网網刊台社]|[\u4e00-\u9fff]{1,4}[社网網报報台])?(?:[驻駐][\u4e00-\u9fff]{1,6}?)?(?:实习|實習|见习|見習|特约|特約|首席|高级|高級|资深|資深)?"
    r"(?:记者|通讯员|通訊員|特派员|特派員|評論員|评论员|記者)"
)
_CHINESE_OFFICE = rf"(?:{_CHINESE_REPORTER}|撰稿人?|特约撰稿人?|责任编辑|責任編輯|编辑|編輯|作者|文)"
_JAPANESE_OFFICE = (
    rf"(?:[{_HAN}ァ-ー]{{0,8}}(?:記者|編集委員|論説委員|特派員|論説主幹)|シニアライター|ライター|ジャーナリスト|コラムニスト|執筆者?|取材・文|文責|文|聞き手)"
)
_DEPARTMENT = re.compile(rf"[{_HAN}ァ-ー]{{1,8}}(?:部|支局|総局)(?:・|\s+)(?=\S)")
_BEFORE = re.compile(rf"(?:{_CHINESE_OFFICE}|{_JAPANESE_OFFICE})(?P<gap>\s*[:：/／・=＝]\s*|\s+)")
_GLUED = re.compile(rf"{_CHINESE_REPORTER}(?=[\u4e00-\u9fff]{{2,4}}(?:[^\w]|$))")
_BRACKETS = re.compile(rf"[（(]{_CHINESE_REPORTER}\s*[:：]?\s*(?P<names>[\u4e00-\u9fff、，,\s]{{2,40}})[)）]")
_MIDST = re.compile(rf"\s+(?:{_CHINESE_OFFICE})\s+")
_AFTER = re.compile(r"[=＝・\s]*(?:(?:専門|政治|経済|社会)?記者|编辑|編集委員|論説委員|特派員|支局長|特約記者|记者|通讯员)$")
_TAIL = re.compile(r"\s*(?:[^\s]{0,6}(?:综合|綜合)?(?:报道|報道|报导|報導)|发自.*|發自.*)$")
_PICTURED = re.compile(r"(?:摄影?|攝影?|撮影|图|圖)\s*[)）】\]]?$")
_OTHERS = re.compile(r"(?:[\s　]|(?<=\W))(?:写真|撮影|摄影|攝影|图片?|圖片?|译|譯|訳|イラスト|视频|校对|审核)\s*[:：/／・=＝\s].*$")
_LIST = re.compile(r"\s*[、，,；;／/|&＆]\s*")
_EDGE = " 　【】（）()[]［］「」〔〕・:：=＝—–-。.\u2028"
_BREAK = "\u2028"
_ONE_EACH = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_KANA_BETWEEN = re.compile(r"[\u4e00-\u9fff][\u3040-\u309f]+[\u4e00-\u9fff]")
_PARTICLE = re.compile(r"[\u4e00-\u9fff][のはがをにでともへな]$")
_NAME = re.compile(
    rf"[{_HAN}]{{1,4}}[\s　]?[{_HAN}]{{1,3}}|[{_HAN}]{{1,4}}[\s　]?(?:[\u3041-\u3096]{{2,4}}|[ァ-ー]{{2,5}})|[\u3041-\u3096]{{2,5}}[\s　][{_HAN}\u3041-\u3096]{{1,4}}"
    r"|[ァ-ー]{1,9}(?:[·・=＝][ァ-ー]{1,9}){1,3}|[\u4e00-\u9fff]{1,5}(?:[·・][\u4e00-\u9fff]{1,6}){1,3}"
)
_REPORTER = re.compile(r"记者|通讯员|特派员|评论员")  # as the mainland writes them: these have names of the usual kind
_LATIN = re.compile("[A-Za-z]")
_FREE = 12  # characters of the longest part that may stand in a list of names and is none
# What stands beside an office and is nobody: what reporters do and hold, those who are not named, sorts of reporters.
_NOBODY = re.compile(
    r"简介|介紹|介绍|簡介|佚名|匿名|未知|不明|综合|綜合|整理|会見|會見|招待会|招待會|见面会|手记|手記|观察|觀察|调查|調査|調查|观点|專欄|专栏|文章|席|団|团|團|俱乐部|クラブ|協会|协会|节|節"
    r"|.*(?:国人|國人|紙|新聞|放送|通信|雑誌|専門|担当|地元|若手|女性|男性|取材|編集部|编辑部|編輯部|報道|报道|报导|報導|解説|一覧|紹介|募集|採用)"
)
KANA = "\u3040"  # the first letter of Japanese; Chinese letters come after it
_SHORTEST, _LONGEST = 2, 80  # characters of a line


def listed(parts: Iterable[str]) -> list[str]:
    """A byline's parts with Arabic names apart that و joins; nothing where a row of such names is too long to be one."""
    found: list[str] = []
    for part in parts:
        words = part.split()
        if found and len(words) > 1 and _is_joined(words[0]):
            part = part.lstrip()[1:]
        some = _parted(part)
        if not some:
            return []
        found += some
    return found


def _parted(part: str) -> list[str]:
    """Names apart before a و that a full name precedes and a name of two words follows; what is no such row is itself."""
    if " و" not in part or not _ARABIC.search(part):
        return [undivided(part)]
    rows: list[list[str]] = [[]]
    words = _WHERE.sub("", part).split()
    for number, word in enumerate(words):
        if len(rows[-1]) > 1 and number + 1 < len(words) and _is_joined(word) and not _is_joined(words[number + 1]):
            rows.append([word[1:]])
        else:
            rows[-1].append(word)
    if len(rows) < 2:
        return [part]
    return list(map(" ".join, rows)) if all(2 <= len(row) <= ARABIC_WORDS for row in rows) else []


def _is_joined(word: str) -> bool:
    """Whether a word begins with a و that means "and": names that begin so are known, and after the article stands no given name."""
    return len(word) > 2 and word.startswith(_WAW) and word not in _WAW_NAMES and (word[1] == _WAW or not word.startswith("وال"))


def signed(line: str) -> tuple[str, ...] | None:
    """The Chinese or Japanese names beside an office such as 記者, before or after them; none beside a photographer's, None where there is no such office."""
    if (inside := _BRACKETS.search(line)) and (found := [name for part in _LIST.split(inside["names"]) for name in _row(part, chinese=True)]):
        return tuple(dict.fromkeys(found))
    bare = next((part for part in line.split(_BREAK) if part.strip(_EDGE)), "").strip(_EDGE)
    if not _SHORTEST <= len(bare) <= _LONGEST:
        return None
    before = _BEFORE.match(bare)
    office = before or _GLUED.match(bare)
    if _PICTURED.search(bare) and ("记者" in bare or "記者" in bare):
        return ()
    if not office and not _AFTER.search(_TAIL.sub("", bare)):
        return None
    chinese = _REPORTER.search(office[0] if office else bare) is not None
    short = office is not None and any(mark in office[0] for mark in ":：/／")
    names: list[str] = []
    for part in _LIST.split(_OTHERS.sub("", bare[before.end() :] if before else bare)):
        found = _row(part, chinese=chinese, short=short)
        if not found and len(part) > _FREE:
            return None
        if not found:
            break
        names += found
    return tuple(dict.fromkeys(names)) if names or (chinese and not _LATIN.search(bare)) else None


def undivided(part: str) -> str:
    """A name without the newspaper's department that stands before it: `経済部`."""
    found = _DEPARTMENT.match(part)
    return part[found.end() :] if found and len(part) > found.end() + 2 and _is_name(part[found.end() :]) else part


def is_nobody(part: str) -> bool:
    """Whether what stands beside an office names what reporters do, or those who are not named."""
    return _NOBODY.fullmatch(part) is not None


def _row(part: str, *, chinese: bool, short: bool = False) -> list[str]:
    """The names in one part of a list, each without the office before or after it; `short` ones only behind a colon."""
    rest = _TAIL.sub("", part.strip(_EDGE))
    if glued := _GLUED.match(rest):
        return [name] if _is_chinese(name := rest[glued.end() :]) else []
    while office := _BEFORE.match(rest):
        rest = rest[office.end() :]
    found: list[str] = []
    for bare in _MIDST.split(_AFTER.sub("", rest)):
        bare = _ONE_EACH.sub(r"\1\2", bare) if chinese else undivided(bare)
        parts = bare.split()
        several = len(parts) > 1 and all(map(_is_chinese, parts)) and (chinese or all(len(one) == 3 or one[0] in _SURELY for one in parts))
        found += parts if several else [bare.strip(_EDGE)]
    return found if all(_is_chinese(one) or ("·" in one if chinese else _is_name(one) and (short or len(one) > 2)) for one in found) else []


def _is_chinese(name: str) -> bool:
    """Whether a name begins with a surname, and is no longer than names are."""
    return 2 <= len(name) <= 4 and (name.startswith(_LONG_SURNAMES) or (len(name) < 4 and name[0] in _SURNAMES))


def _is_name(part: str) -> bool:
    return _NAME.fullmatch(part) is not None and not (_KANA_BETWEEN.search(part) or _PARTICLE.search(part) or is_nobody(part))

"""The prose of one article, as the page printed it → its body in Markdown, and what stood round it: dateline, agency, captions.

Every word of the body stands in the input, in order; a crosshead in capitals is set in sentence case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from digest import markdown, text
from digest.clean import datelines, furniture
from digest.clean.sheet import Line, made

RUN_ON = 80  # words from which one paragraph is held to be several that lost their breaks
PARAGRAPH = 45  # words after which a restored paragraph ends with its sentence
QUOTED = 3 * PARAGRAPH  # words after which it ends also inside a quotation: its closing mark is missing, then
BELOW = 4  # paragraphs of a text, one of which a dateline opens
TAIL = 2000  # characters at the end of a text in which calls to join are looked for
_NAME = r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]+"
_DATELINE = re.compile(
    rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,4}}(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)?)"
    r"(?:,? \(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\)?)?"
    r"(?: ?\((?P<agency>[A-Z][\w ]{1,30})\))?"
    r"\s*(?P<dash>[-–—]{1,2}|:)\s+(?=[\"“‘'«(]?[\w$€£])"
)
_NOT_PLACES = frozenset(
    """
    watch update updated exclusive breaking live analysis opinion explainer factbox file photo photos video note editor read factcheck fact
    check correction corrected column insight q a faq warning spoiler related more also see tl dr faqs
    """.split()
)
_CREDIT = re.compile(
    r"(?:\bvia [A-Z]\w+|\b[A-Z][\w’'.-]+/[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|\bGetty Images|\b(?:REUTERS|AFP|AP|EPA))(?:/(?:File Photo|Handout|File))?(?= |$)"
)
_MARKER = re.compile(r"(?:FILE PHOTO|FILE|PHOTO|IMAGE|Image caption|Image copyright|Image source|Media caption)\s*[:,-]?\s+")
_REPORTING = re.compile(r"\s*[(\[](?:Additional )?(?:Reporting|Writing|Editing|Compiled|With inputs)\b[^()\[\]]{3,300}[)\]]\s*$", re.IGNORECASE)
_CROSSHEAD = re.compile(r"(?<=[.!?…\"”’')])\s+(?P<head>[A-Z][A-Z'’-]+(?: (?:[A-Z][A-Z'’-]+|[A-Z&])){1,5})\s+(?=[\"“‘']?[A-Z](?:[a-zà-ÿ]|’|'| [a-z]))")
_WIRE_END = re.compile(r"(?<=[.!?…\"”’')])\s*[-–—(]*\s*(?P<name>[A-Z][A-Z]+(?: [A-Z][A-Z]+){0,3}|Reuters|Bernama|Xinhua|Bloomberg|Agencies)\s*[)]?\s*$")


_BLANK = re.compile(r"\n[ \t]*\n")
_QUOTE = re.compile(r"\\+([\"'])")
_SHOUTED = re.compile(r"[A-Z][A-Z'’-]+ [A-Z&]")  # every crosshead has it
_NAMED = tuple("Reuters Bernama Xinhua Bloomberg Agencies".split())


@dataclass(frozen=True, slots=True)
class Body:
    """What an article's lines hold."""

    markdown: str
    dateline: str = ""
    agency: str = ""
    captions: tuple[str, ...] = ()


def read(blocks: tuple[Line, ...]) -> Body:
    """The body of the lines of one piece."""
    captions = [caption for block in blocks if block.label == "caption" for caption in _captions(block.text)]
    rest = [block for block in blocks if block.label != "caption"]
    dateline = agency = ""
    if rest:
        found, place, agency, prose = _opening(rest[0].text)
        captions += found
        dateline = place
        rest[0] = rest[0]._replace(text=prose)
        if not (place or agency):
            dateline, agency = _below(rest)
    rest, credit = _closing(rest, " ".join(captions))
    return Body("\n\n".join(_blocks(rest)), dateline, agency or credit, _once(captions))


def _below(blocks: list[Line]) -> tuple[str, str]:
    """The dateline and the agency that open one of the paragraphs after the first: a summary may stand over them."""
    for at, block in enumerate(blocks[1:BELOW], 1):
        if block.label == "prose" and (found := datelines.opening(block.text)):
            blocks[at] = block._replace(text=block.text[found.end :])
            return found.place, found.agency
    return "", ""


def given(source: str) -> Body:
    """The body of a text that is one article's already: its paragraphs are parted by blank lines, or are its lines."""
    if "\\" in source:
        source = _QUOTE.sub(r"\1", source)
    parts = _BLANK.split(source)
    parts = [part for part in parts if part.strip()] if len(parts) > 1 else source.split("\n")
    is_sound, is_cjk = text.lines(source) == source, text.is_cjk(source)
    lines = [" ".join(part.split()) if is_sound else text.line(part) for part in parts]
    return read(
        tuple(
            [made((at, line, 0, False, "prose", "", 0, 0.0, text.length(line) if is_cjk else line.count(" ") + 1)) for at, line in enumerate(lines, 1) if line]
        )
    )


def is_after_captions(line: str) -> bool:
    """Whether a line begins with captions and goes on, after a dateline, with the text."""
    captions, _, _, prose = _opening(line)
    return bool(captions and prose)


def _opening(prose: str) -> tuple[list[str], str, str, str]:
    """(captions, dateline, agency, prose): captions run together before a dateline are parted from the text."""
    if opening := datelines.opening(prose):
        return [], opening.place, opening.agency, prose[opening.end :]
    found = _DATELINE.match(prose)
    if found and _is_place(found):
        return [], found["place"], _agency(found["agency"]), prose[found.end() :]
    for found in _DATELINE.finditer(prose, 0, 4000):
        start = found.start("place")
        words = found["place"].split(" ")
        while words and words[0].strip(".,").lower() in datelines.AGENCIES:
            start += len(words[0]) + 1
            words = words[1:]
        before = prose[:start].rstrip()
        credited = list(_CREDIT.finditer(before))
        at_end = bool(credited) and credited[-1].end() >= len(before) - 40
        if words and found["dash"] != ":" and _is_place(found) and (at_end or _MARKER.match(before)):
            return _captions(before), " ".join(words), _agency(found["agency"]), prose[found.end() :]
    return [], "", "", prose


def _is_place(found: re.Match[str]) -> bool:
    words = re.findall(r"\w+", found["place"].lower())
    return not any(word in _NOT_PLACES for word in words) and any(len(word) >= 3 for word in words)


def _agency(name: str | None) -> str:
    return datelines.AGENCIES.get((name or "").lower(), name or "")


def _captions(run: str) -> list[str]:
    """Captions that were run together: each ends with its credit, or where the next marker begins."""
    cuts = {0, len(run)} | {found.start() for found in _MARKER.finditer(run)} | {found.end() for found in _CREDIT.finditer(run)}
    edges = sorted(cuts)
    parts = [run[a:b].strip() for a, b in pairwise(edges)]
    found: list[str] = []
    for part in (_MARKER.sub("", part).strip() for part in parts):
        if part and text.length(part) <= 4 and found:
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found


def _once(captions: list[str]) -> tuple[str, ...]:
    """Each caption once, however often it was printed and credited."""
    seen: dict[str, str] = {}
    for caption in captions:
        seen.setdefault(text.fold(re.sub(r"/(?:File Photo|Handout|File)\b", "", caption)), caption)
    return tuple(seen.values())


def _closing(blocks: list[Line], captions: str) -> tuple[list[Line], str]:
    """The blocks without what stands after the text (calls to join, credits), and the agency that a credit names."""
    agency = ""
    while blocks:
        last = blocks[-1]
        prose = last.text.rstrip()
        if prose.endswith((")", "]")):
            prose = _REPORTING.sub("", prose).rstrip()
        prose, name = _uncredited(prose, captions)
        sentences = text.sentences(prose[-TAIL:])
        while sentences and furniture.is_call(sentences[-1]):
            # the credit in capitals before a call is read as the beginning of its sentence
            wire = re.match(r"[A-Z][A-Z]+(?: [A-Z][A-Z]+){0,3}(?= [A-Z][a-z])", sentences[-1])
            prose = prose[: prose.rindex(sentences.pop())].rstrip()
            if wire:
                name = _wire(wire[0], f"{captions} {prose}")
            prose, later = _uncredited(prose, captions)
            agency = agency or name or later
        agency = agency or name
        if prose:
            blocks = [*blocks[:-1], last._replace(text=prose)]
            break
        blocks = blocks[:-1]
    return blocks, agency


def _uncredited(prose: str, captions: str) -> tuple[str, str]:
    """The text without the agency's name that stands alone after its last sentence, and that name."""
    end = prose.rstrip().removesuffix(")").rstrip()
    found = _WIRE_END.search(prose) if "A" <= end[-1:] <= "Z" or end.endswith(_NAMED) else None
    if not found:
        whole = prose.strip(" -–—()")
        return ("", datelines.AGENCIES[whole.lower()]) if whole.lower() in datelines.AGENCIES else (prose, "")
    known = found["name"].lower() in datelines.AGENCIES or found["name"].title() in f"{captions} {prose[: found.start()]}"
    return (prose[: found.start()].rstrip(), _wire(found["name"], captions + prose)) if known else (prose, "")


def _wire(name: str, around: str) -> str:
    return datelines.AGENCIES.get(name.lower()) or (name.title() if name.title() in around else name)


def _blocks(lines: list[Line]) -> list[str]:
    """Markdown blocks: paragraphs, headings, lists."""
    run_on = sum(line.label == "prose" for line in lines) <= 3
    found: list[str] = []
    whole = ""  # made where it is needed
    listed = False
    for line in lines:
        if line.label == "subhead":
            whole = whole or " ".join([line.text for line in lines])
            found.append(f"## {markdown.escape(_subhead(line.text, whole))}")
        elif line.bullet:
            item = f"- {markdown.escape(line.text)}"
            if listed:
                found[-1] += "\n" + item
            else:
                found.append(item)
        else:
            for head, prose in _crossheads(line.text):
                if head:
                    whole = whole or " ".join([line.text for line in lines])
                    found.append(f"## {markdown.escape(_sentence_case(head, whole))}")
                found += [markdown.escape(part) for part in (_paragraphs(prose) if run_on else [prose])]
        listed = line.bullet
    return found


def _crossheads(prose: str) -> list[tuple[str, str]]:
    """Run-on prose parted at crossheads in capitals: two words or more, one of them long, between two sentences."""
    if not _SHOUTED.search(prose):
        return [("", prose.strip())]
    found: list[tuple[str, str]] = []
    head, start = "", 0
    for match in _CROSSHEAD.finditer(prose):
        if not _is_crosshead(match["head"], prose) or not prose[start : match.start()].strip():
            continue
        found.append((head, prose[start : match.start()].strip()))
        head, start = match["head"], match.end()
    return [*found, (head, prose[start:].strip())]


def _is_crosshead(head: str, prose: str) -> bool:
    """Not an agency, nor a row of acronyms: one word is long, or the text writes one of them in small letters."""
    words = head.split()
    small = sum(map(len, words)) >= 7 and any(re.search(rf"\b{re.escape(word.lower())}\b", prose) for word in words)
    return head.lower() not in datelines.AGENCIES and (small or max(map(len, words)) >= 5)


def _subhead(line: str, whole: str) -> str:
    """A crosshead in capitals on its own line gets small letters; a short acronym stays."""
    return _sentence_case(line, whole) if line.isupper() and (" " in line or len(line) >= 6) else line


def _sentence_case(head: str, around: str) -> str:
    """`BOMBER FLEET` as `Bomber fleet`; a word that the article writes only with a capital, or in capitals, keeps it."""
    words = []
    around = around.replace(head, " ")
    for number, word in enumerate(head.split()):
        low, capital = word.lower(), word.capitalize()
        form = next((form for form in (low, capital, word) if f" {form}" in around and re.search(rf"(?<=[a-z,] ){re.escape(form)}(?!\w)", around)), low)
        words.append(form[:1].upper() + form[1:] if number == 0 else form)
    return " ".join(words)


def _paragraphs(prose: str) -> list[str]:
    """Run-on prose as paragraphs of a few sentences, parted at the ends of sentences, and inside a quotation only where it has no end."""
    if text.length(prose) < RUN_ON:
        return [prose]
    found: list[str] = []
    current: list[str] = []
    for sentence in text.sentences(prose):
        current.append(sentence)
        joined = _run(current)
        words = text.length(joined)
        if words >= QUOTED or (words >= PARAGRAPH and _quotes_closed(joined)):
            found.append(joined)
            current = []
    if current:
        rest = _run(current)
        if found and text.length(rest) < 12:
            found[-1] = _run([found[-1], rest])
        else:
            found.append(rest)
    return found


def _run(sentences: list[str]) -> str:
    """Sentences as running text: Chinese and Japanese have no space between them."""
    return re.sub(r"(?<=[。！？])([」』”’）]*) ", r"\1", " ".join(sentences))


def _quotes_closed(prose: str) -> bool:
    return prose.count('"') % 2 == 0 and prose.count("“") <= prose.count("”")

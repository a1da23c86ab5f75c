"""One file a case, `cases/STAGE/NAME.txt`: options, input, a line of dashes, result; every case also obeys the laws of its stage."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from pathlib import Path

import pytest

from digest import clean, content, dates, fields, language, markdown, page, read, text
from digest.clean import bylines, datelines, repair
from digest.group import topics
from digest.model import Article, Document
from digest.problem import Problem

from .conftest import Golden
from .seen import seen

CASES = Path(__file__).parent / "cases"
LINE = "----------"
NOON = fields.as_when("2025-06-04T12:00:00Z")


@dataclass(frozen=True, slots=True)
class Case:
    """A case file in its parts."""

    path: Path
    head: str
    """The first line with its options, as it stands in the file."""
    options: dict[str, str]
    """`# name: value; name: value` on a first line that begins with `# `."""
    given: str
    """The input, with its last line end."""


def _case(path: Path) -> Case:
    source = path.read_bytes().decode("utf-8")
    head, rest = source.split("\n", 1) if source.startswith("# ") else ("", source)
    given, line, _ = f"\n{rest}\n".partition(f"\n{LINE}\n")
    options = dict(part.split(": ", 1) for part in head[2:].split("; ") if ": " in part)
    return Case(path, head, options, given[1:] + ("\n" if line else ""))


def _name(path: Path) -> str:
    return path.relative_to(CASES).with_suffix("").as_posix()


PATHS = sorted(CASES.glob("*/*.txt"))


def _paths(stage: str) -> list[Path]:
    return [path for path in PATHS if path.parent.name == stage]


# What each stage makes of an input.


def _cleaned(case: Case) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    readers = page.FIELDS
    own = {name: readers[name](value) for name, value in case.options.items() if name in readers}
    given = replace(Article(), fetched=NOON, **own)
    document = Document("page.txt", case.options.get("shape", "dump"), text.lines(case.given), given, "0" * 64)
    return clean.articles(document)


def _clean(case: Case) -> str:
    found, problems = _cleaned(case)
    return "\n".join([*map(_shown, found), *_problems(problems)])


def _shown(article: Article) -> str:
    rows = [f"== {article.role}: {article.title}"]
    for name in ("source", "published", "updated", "section", "dateline", "agency", "language", "url", "summary"):
        value = getattr(article, name)
        if value and (name, value) != ("language", "en"):
            rows.append(f"{name}: {value}{' (estimated)' if name in article.estimated else ''}")
    rows += [f"author: {author}" for author in article.authors] + [f"caption: {caption}" for caption in article.captions]
    rows += [f"tag: {tag}" for tag in article.tags]
    return "\n".join([*rows, "", article.body, ""])


def _problems(problems: Iterable[Problem]) -> list[str]:
    return [f"!! {problem}\n" for problem in problems]


def _dates(case: Case) -> str:
    return "".join(f"{_date(line, case.options.get('language', '')):26}{line}\n" for line in case.given.splitlines())


def _date(line: str, tag: str) -> str:
    found = dates.find_age(line)
    if found:
        return f"age {dates.age(found, NOON)}"
    return str(dates.absolute(line, tag) or "-")


def _bylines(case: Case) -> str:
    rows = []
    for line in case.given.splitlines():
        found = bylines.read(line)
        told = f"{', '.join(found.names)}{f' [{found.outlet}]' if found.outlet else ''} ({found.marked or 'bare'})" if found else "-"
        rows.append(f"{line}\n    {told}\n")
    return "".join(rows)


def _datelines(case: Case) -> str:
    rows = []
    for line in case.given.splitlines():
        found = datelines.opening(line)
        rows.append(f"{line}\n    {f'{found.place} [{found.agency}] {line[found.end :]}' if found else '-'}\n")
    return "".join(rows)


def _language(case: Case) -> str:
    return "".join(f"{language.language(line) or '-':4}{line}\n" for line in case.given.splitlines())


def _repair(case: Case) -> str:
    return repair.repaired(case.given)


def _sentences(case: Case) -> str:
    return "".join(f"{sentence}\n" for sentence in text.sentences(case.given))


def _escape(case: Case) -> str:
    return markdown.escape(case.given)


def _markdown(case: Case) -> str:
    return markdown.render(case.given, case.options.get("page", "/news/articles/2025/06/a/"), case.options.get("base", "/news/"))


def _slug(case: Case) -> str:
    return "".join(f"{text.slug(line, int(case.options.get('longest', '80')))}\n" for line in case.given.splitlines())


def _page(case: Case) -> str:
    found, problems = page.parse(case.given, "content/articles/a.md")
    return "\n".join([*([_fields(found)] if found else []), *_problems(problems)])


def _json(case: Case) -> str:
    fetched = fields.as_when(case.options["fetched"]) if "fetched" in case.options else None
    documents, problems = read.documents(case.given.encode(), case.options.get("name", "export.jsonl"), Article(fetched=fetched))
    return "\n".join([*map(_document, documents), *_problems(problems)])


def _document(document: Document) -> str:
    named = f"{document.item} {document.shape}" + (f" id={document.input_id}" if document.input_id else "")
    return f"== {named}\n{_fields(replace(document.given, body=document.text))}"


def _fields(article: Article) -> str:
    rows = [f"{f.name}: {_value(getattr(article, f.name))}" for f in dataclass_fields(Article) if f.name != "body" and getattr(article, f.name)]
    return "\n".join([*rows, "", *([article.body, ""] if article.body else [])])


def _value(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _topics(case: Case) -> str:
    found, problems = content.parse(_files(case.given))
    stem = text.stemmer(case.options.get("language", "en"))
    rule = topics.rules(found.topics, stem)
    rows = []
    for one in found.pages:
        scores = sorted(topics.scores(one.article, rule, stem).items(), key=lambda pair: (-pair[1], pair[0]))
        told = ", ".join(f"{slug} {score:.2f}" for slug, score in scores) or "nothing"
        rows.append(f"{one.article.title}: {told} -> {', '.join(topics.classify(one.article, rule, stem))}\n")
    return "".join(rows + _problems(problems))


def _files(given: str) -> dict[str, str]:
    """Several files in one case, each under a line `==== path`."""
    parts = re.split(r"(?m)^==== (.+)\n", given)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


STAGES: dict[str, Callable[[Case], str]] = {
    "bylines": _bylines,
    "clean": _clean,
    "datelines": _datelines,
    "dates": _dates,
    "escape": _escape,
    "json": _json,
    "language": _language,
    "markdown": _markdown,
    "page": _page,
    "repair": _repair,
    "read": _json,
    "sentences": _sentences,
    "slug": _slug,
    "topics": _topics,
}


def test_every_case_has_a_stage_and_every_stage_has_cases() -> None:
    assert {path.parent.name for path in PATHS} == set(STAGES)
    assert [path for path in CASES.rglob("*") if path.is_file() and path not in PATHS] == []


@pytest.mark.parametrize("path", PATHS, ids=_name)
def test_case(path: Path, golden: Golden) -> None:
    case = _case(path)
    head = f"{case.head}\n" if case.head else ""
    golden(path, f"{head}{case.given}{LINE}\n{STAGES[path.parent.name](case)}")


# The laws that every case of a stage obeys besides its result.


@pytest.mark.parametrize("path", _paths("clean"), ids=_name)
def test_clean_case_says_nothing_new(path: Path) -> None:
    case = _case(path)
    found, _ = _cleaned(case)
    source = _words(repair.repaired(case.given))
    said = [word for article in found for word in [*_title_words(article, case), *_words(markdown.plain(article.body))]]
    assert _first_strange(said, source) == ""
    for article in found:
        for part in (article.title, article.summary, article.section, article.dateline, *article.captions, *article.authors, *article.tags):
            assert part in case.options.values() or part in case.given or _stands_in(_words(part), source), part


@pytest.mark.parametrize("path", _paths("clean"), ids=_name)
def test_clean_case_twice_is_once(path: Path) -> None:
    """The same page gives the same articles; and an article that is cleaned already has nothing more to clean away."""
    case = _case(path)
    found, problems = _cleaned(case)
    assert (found, problems) == _cleaned(case)
    for article in found:
        if case.options.get("shape", "dump") == "dump":
            again, _ = _cleaned(replace(case, given=f"{article.title}\n{article.title}\n\n{markdown.plain(article.body)}\n", options={}))
            assert [_told(one) for one in again] == [_told(article)]


@pytest.mark.parametrize("path", _paths("clean"), ids=_name)
def test_clean_case_survives_its_page(path: Path) -> None:
    for article in _cleaned(_case(path))[0]:
        assert page.parse(page.format(article), "a.md") == (article, ())


@pytest.mark.parametrize("path", _paths("repair"), ids=_name)
def test_repaired_twice_is_once(path: Path) -> None:
    once = repair.repaired(_case(path).given)
    assert repair.repaired(once) == once


@pytest.mark.parametrize("path", _paths("page"), ids=_name)
def test_page_case_survives_its_page(path: Path) -> None:
    article, _ = page.parse(_case(path).given, "a.md")
    if article:
        assert page.parse(page.format(article), "a.md") == (article, ())


@pytest.mark.parametrize("path", _paths("sentences"), ids=_name)
def test_sentences_case_loses_nothing(path: Path) -> None:
    given = _case(path).given
    assert re.sub(r"\s", "", "".join(text.sentences(given))) == re.sub(r"\s", "", given)


@pytest.mark.parametrize("path", _paths("escape"), ids=_name)
def test_escape_case_reads_as_its_text(path: Path) -> None:
    given = _case(path).given
    read_back = seen(markdown.render(markdown.escape(given), "/a/", "/"))
    assert read_back.tags <= {"p"}
    assert read_back.text.split() == given.split()


@pytest.mark.parametrize("path", _paths("markdown"), ids=_name)
def test_markdown_case_is_safe(path: Path) -> None:
    assert seen(_markdown(_case(path))).dangers == []


@pytest.mark.parametrize("path", _paths("slug"), ids=_name)
def test_slug_case_is_its_own_slug(path: Path) -> None:
    for made in _slug(_case(path)).splitlines():
        assert text.slug(made) == made


def _words(source: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"\\+([\"'])", r"\1", text.lines(source)).casefold())


def _told(article: Article) -> tuple[str, str]:
    """What an article says, whatever its marks: a list or a sub-heading is not told from a short line any more once it is plain."""
    return article.title, text.fold(markdown.plain(article.body))


def _title_words(article: Article, case: Case) -> list[str]:
    """A title's words, unless the owner gave it or it was cut from the body, where its words follow."""
    cut_from_body = text.line(markdown.plain(article.body)).startswith(article.title.rstrip("…"))
    return [] if cut_from_body or article.title == case.options.get("title") else _words(article.title)


def _first_strange(said: list[str], source: list[str]) -> str:
    """The first words of `said` that do not follow, in order, in `source`."""
    rest = iter(source)
    for number, word in enumerate(said):
        if word not in rest:
            return " ".join(said[number : number + 6])
    return ""


def _stands_in(part: list[str], source: list[str]) -> bool:
    return any(source[at : at + len(part)] == part for at in range(len(source) - len(part) + 1))

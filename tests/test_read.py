"""Reading: what is packed is read as what it holds, what is much is read as it comes, what would do harm is refused."""

import gzip
import importlib.util
import io
import json
import os
import random
import re
import signal
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import clean, files, importing, intake, page, project, read, report
from digest.group import copies, stories
from digest.marks import Codes, Marks
from digest.model import Article, Document
from digest.problem import Problem
from digest.read import html_body
from digest.read.source import Source, buffered

from . import fuzz

TOLD = Article(source="Told")


def documents(data: bytes, path: str, given: Article = TOLD) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    return read.documents(data, path, given)


def test_captions_without_end_are_cut_to_what_a_page_can_hold() -> None:
    figures = "".join(
        f"<figure><img src='https://example.org/{n}.jpg'><figcaption>{n}. {'A roof in the street. ' * 60}</figcaption></figure>" for n in range(200)
    )
    (found,), _ = documents(f"<html><body><article><h1>Storm over Orn</h1>{figures}<p>{fuzz.PROSE[0] * 3}</p></article></body></html>".encode(), "a.html")
    (article,), _ = clean.articles(found)
    assert 10 < len(article.captions) < 200
    assert page.parse(page.format(article), "a.md") == (article, ())


# Mail.


def test_the_times_and_captions_of_a_mail_leave_its_text() -> None:
    told = f"<p>{fuzz.PROSE[0]}</p><figure><img src='a.jpg'><figcaption>The roof in the other street.</figcaption></figure><p>{fuzz.PROSE[1]}</p>"
    html = f"<h1>Storm over Orn</h1><time datetime='2025-06-02T20:00:00Z'>2 June</time>{told}<p><time datetime='2025-06-02T20:00:00Z'>Monday, 8 p.m.</time></p>{told}"
    mail = f"From: Orn <a@example.org>\r\nDate: Tue, 03 Jun 2025 06:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{html}"
    (found,), _ = documents(mail.encode(), "a.eml")
    (article,), _ = clean.articles(found)
    assert (str(article.published), str(article.fetched)) == ("2025-06-02T20:00:00Z", "2025-06-03T06:00:00Z")
    assert article.captions == ("The roof in the other street.",)
    assert "p.m." not in article.body
    assert "other street" not in article.body
    assert fuzz.PROSE[1] in article.body


# Packed.


@pytest.mark.parametrize("name", [name for name in fuzz.SEEDS if not name.endswith(".gz")])
def test_a_gzipped_file_is_read_as_what_it_holds(name: str) -> None:
    plain, _ = documents(fuzz.SEEDS[name], name)
    packed, problems = documents(gzip.compress(fuzz.SEEDS[name]), name + ".gz")
    assert plain
    assert [(one.text, one.given, one.sha256) for one in packed] == [(one.text, one.given, one.sha256) for one in plain]
    assert problems == ()


@pytest.mark.parametrize("name", [name for name in fuzz.SEEDS if name.endswith((".html", ".rss", ".jsonl", ".eml", ".txt", ".md"))])
@pytest.mark.parametrize(
    "pack", [fuzz.zipped, fuzz.taped, lambda files: gzip.compress(fuzz.taped(files)), lambda files: fuzz.zipped({"in.zip": fuzz.zipped(files)})]
)
def test_an_archive_is_read_as_what_it_holds(name: str, pack: object) -> None:
    assert callable(pack)
    plain, _ = documents(fuzz.SEEDS[name], name)
    packed, problems = documents(pack({f"in/{name}": fuzz.SEEDS[name]}), "all.bin")
    assert [(one.text, one.given, one.sha256) for one in packed] == [(one.text, one.given, one.sha256) for one in plain]
    assert all(one.item.startswith("all.bin/") for one in packed)
    assert problems == ()


@pytest.mark.parametrize("pack", [fuzz.zipped, fuzz.taped])
def test_sidecars_in_an_archive_hold_there(pack: object) -> None:
    assert callable(pack)
    files = {
        "in/a.meta.yaml": b"source: Its own\nsorce: x\n",
        "in/meta.yaml": b"source: Folder\nlanguage: de\n",
        "in/a.txt": b"words",
        "in/b.txt": b"more",
        "c.txt": b"x",
    }
    found, problems = documents(pack(files), "a.zip")
    assert [(one.given.source, one.given.language) for one in found] == [("Its own", "de"), ("Folder", "de"), ("Told", "")]
    assert [str(one) for one in problems] == ["a.zip/in/a.meta.yaml:2: unknown field 'sorce' (did you mean 'source'?)"]


@pytest.mark.parametrize("pack", [fuzz.zipped, fuzz.taped])
@pytest.mark.parametrize("name", ["../../out.txt", "/etc/out.txt", "in/../../out.txt", "..\\out.txt"])
def test_no_path_leads_out_of_an_archive(pack: object, name: str) -> None:
    assert callable(pack)
    found, (problem,) = documents(pack({name: b"words"}), "a.zip")
    assert found == ()
    assert "leads out of the archive" in problem.what


@pytest.mark.parametrize("name", ["zeros.txt.gz", "twice.txt.gz", "many.gz", "bomb.zip", "bombs.zip", "bomb.tar.gz", "nested.zip"])
def test_a_bomb_is_refused(name: str) -> None:
    found, problems = documents(dict(fuzz.hostile_archives())[name], name)
    assert found == ()
    assert problems
    assert {problem.what for problem in problems} <= {
        "unpacks to far more than sound files do; the rest is left out",
        "more than max_bytes allows (20,000,000); left out",
        "packed too often",
        "no reader for a file without an ending",
        "not text: too many control characters",
    }


def test_archives_of_other_programs_are_no_archives_of_pages() -> None:
    for name in ("[Content_Types].xml", "mimetype"):
        found, (problem,) = documents(fuzz.zipped({name: b"x", "word/document.xml": b"<x/>"}), "a.docx")
        assert (found, problem.what) == ((), "a document of an office program or an e-book")


@pytest.mark.parametrize("cut", [20, 200, -30])
@pytest.mark.parametrize("name", ["a.html.gz", "a.warc.gz", "a.tar.gz", "a.zip"])
def test_what_is_cut_off_is_a_problem(name: str, cut: int) -> None:
    _, problems = documents(fuzz.SEEDS[name][:cut], name)
    assert problems


# As it comes.


class Endless(io.RawIOBase):
    """A file whose end nobody reaches."""

    def __init__(self, head: bytes, row: bytes) -> None:
        super().__init__()
        self.waiting, self.row, self.given = head, row * 1000, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        self.waiting = self.waiting or self.row
        data, self.waiting = self.waiting[: len(buffer)], self.waiting[len(buffer) :]
        buffer[: len(data)] = data
        self.given += len(data)
        assert self.given < 20_000_000, "read far more than was asked for"
        return len(data)


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("a.jsonl", b"", b'{"title": "a", "text": "b"}\n'),
        ("a.json", b"[", b'{"title": "a", "text": "b"},\n'),
        ("a.json", b"", b'{"title": "a", "text": "b"}\n'),
        ("a.warc", b"", fuzz.record("conversion", "text/plain", b"words of a record")),
        ("a.tar", b"", fuzz.taped({"a.txt": b"words"})[:1024]),
    ],
)
def test_what_is_much_is_read_as_it_comes(name: str, head: bytes, row: bytes) -> None:
    found = read.stream(Source(name, name, buffered(Endless(head, row)), Article()))
    for _ in range(3):
        some, problems = next(found)
        assert some
        assert problems == ()


def test_a_line_that_is_too_long_costs_only_itself() -> None:
    data = b'{"title": "a"}\n{"title": "' + b"b" * 5000 + b'"}\n{"title": "c"}\n'
    found = list(read.stream(Source("a.jsonl", "a.jsonl", buffered(data), Article(), largest=1000)))
    assert [one.given.title for some, _ in found for one in some] == ["a", "c"]
    assert [problem.line for _, some in found for problem in some] == [2]


def test_a_line_separator_in_a_text_ends_no_line() -> None:
    (document,), problems = documents('{"title": "a", "text": "one\u2028two"}\n'.encode(), "a.jsonl")
    assert (document.text, problems) == ("one\ntwo", ())


# HTML.


def test_without_the_extra_a_page_is_read_by_its_lines_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_body, "is_installed", lambda: False)
    (document,), (problem,) = documents(fuzz.SEEDS["a.html"], "a.html")
    assert str(problem) == "a.html:1: read without trafilatura, so by its lines alone (pip install 'digest-news[html]')"
    assert document.shape == "dump"
    (article, *_), _ = clean.articles(document)
    assert (article.title, article.source, str(article.published)) == ("Storm tears the roof from Orn station", "Orn Post", "2025-06-03T06:00:00Z")
    assert "Home" not in article.body


def test_what_is_missing_is_said_once() -> None:
    missing = [Problem(f"{name}.html", 1, "read without", "pip install 'digest-news[html]'") for name in "cab"]
    assert report._once(sorted([*missing, Problem("b", 1, "else"), Problem("d", 1, "else")])) == [missing[1], Problem("b", 1, "else"), Problem("d", 1, "else")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r", "shift_jis"])
def test_a_page_is_decoded_as_it_declares(encoding: str) -> None:
    words = "大雨が月曜日の夜から降り続いた。" if encoding == "shift_jis" else "Вода поднялась на два метра."
    source = f"<!DOCTYPE html><html><head><meta charset={encoding.removesuffix('-sig')}><title>{words}</title></head><body><p>{words}</p></body></html>"
    (document,), _ = documents(source.encode(encoding), "a.html")
    assert words in document.text


def test_no_script_reaches_a_text() -> None:
    for name, data in fuzz.SEEDS.items():
        for document in documents(data, name)[0]:
            assert "alert(" not in document.text


# WARC.


def test_without_the_extra_a_warc_is_a_problem_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert [str(one) for one in documents(fuzz.WARC, "a.warc")[1]] == [
        "a.warc:1: WARC files are read by fastwarc, which is not installed (pip install 'digest-news[warc]')"
    ]


def test_a_record_says_where_and_when_it_was_fetched() -> None:
    found, problems = documents(fuzz.WARC + fuzz.response("image/png", b"\x89PNG") + fuzz.response("text/html", b""), "a.warc")
    assert problems == ()
    assert [one.item for one in found] == ["a.warc:1", "a.warc:2:1", "a.warc:2:2", "a.warc:3"]
    assert {str(one.given.fetched) for one in found} == {"2025-06-03T10:00:00Z"}
    assert found[3].given.url == "https://example.org/1"


# What breaks.


def test_facts_of_strangers_stand_on_one_line_each() -> None:
    rows = {
        "title": "a\u2028b " + "c " * 9000,
        "url": "https://example.org/\x07a\nb",
        "authors": ["x\ny"] * 300,
        "image": "https://example.org/" + "a" * 9000,
        "text": "b",
    }
    (document,), _ = documents(json.dumps(rows).encode(), "a.json")
    article = document.given
    assert article.title.startswith("a b")
    assert len(article.title) <= 5001
    assert (article.url, len(article.authors), article.authors[0], article.image) == ("https://example.org/a b", 200, "x y", None)


def test_what_is_longer_than_any_page_is_left_out() -> None:
    found, (problem,) = documents(b"many words " * 100_000, "a.txt")
    assert (found, problem.what) == ((), "1,100,000 characters of text, more than any page has (1,000,000); left out")
    found, (problem,) = documents(b"a\n" * 60_000, "a.txt")
    assert not found
    assert problem.what.endswith("lines, more than any page has (50,000); left out")


def test_brackets_in_a_text_are_no_nesting() -> None:
    article = Article(title="[" * 500, authors=("{" * 200 + '"', "[" * 300), body="words")
    assert page.parse(page.format(article), "a.md") == (article, ())


@pytest.mark.parametrize("front", ['a: [b "' + "[" * 60_000 + '"', 'a: ["b", c "' + "[" * 60_000 + '"'])
def test_brackets_behind_a_mark_that_opens_no_text_are_nesting(front: str) -> None:
    _, (problem,) = documents(f"---\ntitle: a\n{front}\n---\nwords\n".encode(), "a.md")
    assert problem.what == "nested too deep"


@pytest.mark.parametrize("front", ["a: " + "[" * 60_000, "- " * 60_000, "? " * 60_000, "a: " + "{" * 60_000])
def test_what_would_end_libyaml_is_a_problem(front: str) -> None:
    _, (problem,) = documents(f"---\ntitle: a\n{front}\n---\nwords\n".encode(), "a.md")
    assert problem.what == "nested too deep"


@given(st.integers(0, 10**9))
def test_a_damaged_file_gives_a_result_or_a_problem(seed: int) -> None:
    name, data = fuzz.mutated(random.Random(seed))
    found, problems = documents(data, name)
    assert found or problems
    for document in found:
        for article in clean.articles(document)[0]:
            assert page.parse(page.format(article), "a.md") == (article, ())


# Chunks.


@given(st.lists(st.text(max_size=3), max_size=60))
def test_marks_are_a_set(texts: list[str]) -> None:
    marks = Marks(texts)
    assert len(marks) == len(set(texts))
    assert all(text in marks for text in texts)
    assert "another text" not in marks


def test_marks_grow() -> None:
    marks = Marks(map(str, range(5000)))
    assert len(marks) == 5000
    assert sum(str(number) in marks for number in range(10_000)) == 5000


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1) | st.integers(0, 9), st.integers(0, 2**32 - 2)), max_size=60))
def test_codes_are_a_map(pairs: list[tuple[int, int]]) -> None:
    codes, known = Codes(), dict[int, int]()
    assert [codes.setdefault(*pair) for pair in pairs] == [known.setdefault(*pair) for pair in pairs]
    assert len(codes) == len(known)


def test_codes_grow() -> None:
    codes = Codes()
    assert [codes.setdefault(number << 16, number) for number in range(5000)] == list(range(5000))
    assert [codes.setdefault(number << 16, 0) for number in range(5000)] == list(range(5000))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "digest.yaml").write_text("title: Chunks\nbase_url: https://example.org/\n", "utf-8")
    inbox = tmp_path / "content/inbox"
    inbox.mkdir(parents=True)
    for number in range(6):
        rows = [{"title": f"Report {number}-{row} from Orn", "text": f"Words {number} {row} of their own.", "source": "Post"} for row in range(3)]
        (inbox / f"{number}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with zipfile.ZipFile(inbox / "all.zip", "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.txt", f"Headline {number} of the day\n\n{fuzz.PROSE[number % 2]} And {number} more.\n\n{fuzz.PROSE[1]}\n")
    return tmp_path


def imported(folder: Path) -> list[intake.Import]:
    site = project.Project(folder, folder / "digest.yaml")
    items, problems = importing.inbox(site, [folder / "content/inbox"], Article(), 1_000_000)
    assert problems == []
    return list(importing.import_(site, items, project.Options(jobs=1)))


def pages(folder: Path) -> dict[str, str]:
    """Texts by path, but for the story and what is repeated: that depends on what was there when an article came."""
    return {
        path.relative_to(folder).as_posix(): re.sub(r"(?m)^(?:story|copy_of): .*\n", "", path.read_text("utf-8"))
        for path in (folder / "content/articles").rglob("*.md")
    }


def chunked(monkeypatch: pytest.MonkeyPatch, most: int = 3) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    monkeypatch.setattr(intake, "CHUNK", most)
    monkeypatch.setattr(intake, "TOGETHER", 2)


def test_chunks_give_what_all_at_once_gives(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = imported(folder)
    assert len(found) == 2
    whole = pages(folder)
    assert len(whole) == 22
    for path in whole:
        (folder / path).unlink()
    (folder / "content/imported.jsonl").unlink()
    chunked(monkeypatch)
    assert len(imported(folder)) > 5
    assert pages(folder) == whole


def test_an_import_that_is_interrupted_goes_on_where_it_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chunked(monkeypatch)
    made, calls = intake.import_, []

    def interrupted(*arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return made(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(intake, "import_", interrupted)
        with pytest.raises(KeyboardInterrupt):
            imported(folder)
    before = pages(folder)
    assert 0 < len(before) < 22
    found = imported(folder)
    assert sum(one.skipped for one in found) == len(before)
    assert len(pages(folder)) == 22
    assert before.items() <= pages(folder).items()


@pytest.mark.parametrize("labels", [["Reading", "Cleaning", "Grouping"], ["Importing"]])
def test_progress_is_shown_of_every_part_of_an_import_or_of_its_chunks(folder: Path, monkeypatch: pytest.MonkeyPatch, labels: list[str]) -> None:
    if len(labels) == 1:
        chunked(monkeypatch)
    seen: dict[str, int] = {}

    def shown(items, length, label):
        for item in items:
            seen[label] = seen.get(label, 0) + 1
            yield item
        assert seen[label] == length

    site = project.Project(folder, folder / "digest.yaml")
    items, _ = importing.inbox(site, [folder / "content/inbox"], Article(), 20_000_000)
    list(importing.import_(site, items, project.Options(jobs=1), progress=shown))
    assert list(seen) == labels


def test_an_interrupt_waits_until_written_pages_are_on_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "AT_A_TIME", 5)
    add = files.add

    def struck(*arguments):
        os.kill(os.getpid(), signal.SIGINT)
        return add(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(files, "add", struck)
        with pytest.raises(KeyboardInterrupt):
            imported(folder)
    rows = (folder / "content/imported.jsonl").read_text("utf-8").splitlines()
    assert len(rows) == 5
    recorded = {one["path"]: one["sha256"] for row in rows for one in json.loads(row)["articles"]}
    assert recorded == {path: files.sha256((folder / path).read_bytes()) for path in pages(folder)}
    imported(folder)
    assert len(pages(folder)) == 22


def test_an_interrupt_leaves_no_corrected_page_that_counts_as_edited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "AT_A_TIME", 1)
    inbox = folder / "content/inbox/corrected.jsonl"
    rows = [
        {"title": f"Report {name} from Orn", "text": f"The {name} was closed on Monday.", "url": f"https://orn.example/{name}"} for name in ("mill", "pier")
    ]
    inbox.write_text("".join(json.dumps(row) + "\n" for row in rows))
    imported(folder)
    inbox.write_text("".join(json.dumps({**row, "text": f"{row['text']} It opens again in May."}) + "\n" for row in rows))
    append = files.append

    def struck(*arguments):
        append(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(files, "append", struck)
        with pytest.raises(KeyboardInterrupt):
            imported(folder)
    imported(folder)
    assert sum("It opens again in May." in page for page in pages(folder).values()) == 2


def test_what_is_piped_in_without_end_comes_in_chunks(folder: Path) -> None:
    piped = buffered(b'{"title": "a", "text": "Some words."}\n' * 20)
    item = importing.standard_input(piped, TOLD, 100)
    assert item.size > importing.AT_ONCE
    with item.open() as file:
        assert len(file.read()) == 20 * 38
    assert importing.standard_input(buffered(b"words"), TOLD, 100).size == 5


def test_the_same_article_in_a_later_chunk_is_known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"title": "Report 0-0 from Orn", "text": "Words 0 0 of their own.", "source": "Post", "language": "en"}
    (folder / "content/inbox/zz.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    chunked(monkeypatch)
    monkeypatch.setattr(stories, "MANY", 2)
    monkeypatch.setattr(copies, "MANY", 2)
    last = imported(folder)[-1]
    assert [(one.new, one.page.path) for one in last.made if one.item.endswith("zz.jsonl:1")] == [(False, "content/articles/undated/report-0-0-from-orn.md")]
    assert len(pages(folder)) == 22


def test_a_feed_that_is_saved_again_brings_only_what_is_new(folder: Path) -> None:
    for path in (folder / "content/inbox").iterdir():
        path.unlink()
    (folder / "content/inbox/monday.xml").write_text(fuzz.RSS, "utf-8")
    assert sum(len(one.files) for one in imported(folder)) == 2
    later = fuzz.RSS.replace("<item><title>Rain</title>", "<item><title>Third</title><guid>a-3</guid></item><item><title>Rain</title>")
    (folder / "content/inbox/tuesday.xml").write_text(later, "utf-8")
    assert sum(len(one.files) for one in imported(folder)) == 1
    assert len(pages(folder)) == 3

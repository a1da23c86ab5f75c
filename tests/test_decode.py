"""Bytes → text: what a case file, which is text already, cannot hold."""

import pytest

from digest import read, text
from digest.model import Article

DEFAULT = "It rained – “a lot” – in Århus.\n"


@pytest.mark.parametrize(
    ("data", "found", "encoding"),
    [
        (DEFAULT.encode(), DEFAULT, ""),
        (b"\xef\xbb\xbf" + DEFAULT.encode(), DEFAULT, ""),
        (DEFAULT.encode("utf-16"), DEFAULT, "UTF-16"),
        (b"\xfe\xff" + DEFAULT.encode("utf-16-be"), DEFAULT, "UTF-16"),
        (DEFAULT.encode("utf-16-le"), DEFAULT, "UTF-16"),
        (DEFAULT.encode("utf-16-be"), DEFAULT, "UTF-16"),
        (DEFAULT.encode("utf-32"), DEFAULT, "UTF-32"),
        (DEFAULT.encode("cp1252"), DEFAULT, "windows-1252"),
        (b"undefined in it: \x81", "undefined in it: \ufffd", "windows-1252"),
        (b"one\r\ntwo\rthree\x0cfour\x0bfive", "one\ntwo\nthree\nfour\nfive", ""),
        ("one\u2028two\u2029three\x85four".encode(), "one\ntwo\nthree\nfour", ""),
        ("soft\xadhyphen, zero\u200bwidth, nul\x00, bell\x07, \ufffe\uffff".encode(), "softhyphen, zerowidth, nul, bell, ", ""),
        ("می\u200cخواهم 👩\u200d🚒".encode(), "می\u200cخواهم 👩\u200d🚒", ""),
        (b"", "", ""),
    ],
)
def test_decode(data: bytes, found: str, encoding: str) -> None:
    assert text.decode(data) == (found, encoding)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ValueError, match="control characters"):
        text.decode(bytes(range(1, 9)) * 40)


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04", b"GIF89a", b"\x1f\x8b\x08", bytes(range(1, 9)) * 40])
def test_a_binary_file_is_a_problem(data: bytes) -> None:
    documents, (problem,) = read.documents(data, "inbox/a.txt", Article())
    assert documents == ()
    assert problem.what in (
        "a binary file, not text",
        "not text: too many control characters",
        "the compressed file is cut off",
        "damaged: File is not a zip file",
    )


def test_an_old_encoding_is_read_and_said() -> None:
    (document,), (problem,) = read.documents("Ærø".encode("cp1252"), "inbox/a.txt", Article())
    assert document.text == "Ærø"
    assert str(problem) == "inbox/a.txt:1: not UTF-8, read as windows-1252 (save it as UTF-8)"


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file_is_a_problem(data: bytes) -> None:
    documents, (problem,) = read.documents(data, "inbox/a.md", Article())
    assert documents == ()
    assert problem.what == "the file is empty"


@pytest.mark.parametrize(("raw", "tag"), [("en", "en"), ("pt_BR", "pt-BR"), (" zh-Hant ", "zh-Hant"), ('en"><script>', ""), ("english please", ""), ("", "")])
def test_a_language_is_a_tag_or_none(raw: str, tag: str) -> None:
    assert text.language_tag(raw) == tag

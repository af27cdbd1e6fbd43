from __future__ import annotations

import codecs
import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from iepmeet.agenda.decode import LIMIT
from iepmeet.agenda.read import Reading, read

TODAY = dt.date(2026, 11, 24)
AGENDA = """[meeting]
title = "Adolygiad Siân 🙂"

[[concerns]]
title = "Speech and language sessions missed"
questions = ["What gets in the way?"]
"""


def reading(raw: bytes, tmp_path: Path) -> Reading:
    path = tmp_path / "agenda.toml"
    path.write_bytes(raw)
    return read(path, today=TODAY)


def only(result: Reading) -> tuple[int, int, str]:
    assert result.agenda is None
    (problem,) = result.problems
    assert problem.level == "error"
    return problem.line, problem.column, str(problem)


@pytest.mark.parametrize(
    "raw",
    [
        AGENDA.encode(),
        codecs.BOM_UTF8 + AGENDA.encode(),
        AGENDA.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF16_LE + AGENDA.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + AGENDA.replace("\n", "\r\n").encode("utf-16-be"),
        AGENDA.replace("\n", "\r\n").encode("utf-16-le"),
        AGENDA.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "bom",
        "crlf",
        "utf-16-le",
        "utf-16-be crlf",
        "utf-16-le without mark",
        "utf-16-be without",
    ],
)
def test_what_notepad_saves_is_read(raw: bytes, tmp_path: Path) -> None:
    result = reading(raw, tmp_path)
    assert result.problems == ()
    assert result.agenda is not None
    assert result.agenda.meeting.title == "Adolygiad Siân 🙂"
    assert result.agenda.concerns[0].questions[0].ask == "What gets in the way?"


def test_a_slip_in_utf_16_has_its_place_in_characters(tmp_path: Path) -> None:
    text = AGENDA.replace('title = "Adolygiad Siân 🙂"', 'title = "Siân 🙂", 1')
    line, column, said = only(reading(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), tmp_path))
    assert (line, column) == (2, 17)
    assert "More than one value" in said


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_another_encoding_is_named_with_the_first_odd_byte(encoding: str, tmp_path: Path) -> None:
    text = AGENDA.replace("🙂", "”" if encoding == "cp1252" else "é")
    line, column, said = only(reading(text.encode(encoding), tmp_path))
    assert (line, column) == (2, 22)
    assert "not saved as UTF-8" in said
    assert '"â"' in said
    assert "encoding UTF-8" in said


def test_an_odd_byte_after_wide_characters_and_windows_line_ends(tmp_path: Path) -> None:
    line, column, _ = only(reading("x = 1\r\n# 🙂é".encode() + b"\xff", tmp_path))
    assert (line, column) == (2, 5)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (codecs.BOM_UTF32_LE + AGENDA.encode("utf-32-le"), "saved as UTF-32"),
        (AGENDA.encode("utf-32-be"), "not a text file"),
        (codecs.BOM_UTF16_LE + AGENDA.encode("utf-16-le")[:-1], "UTF-16, and a part of it is damaged"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" + "x".encode("utf-16-le"), "damaged"),
        (b"PK\x03\x04" + bytes(40), "a Word, Excel or zip file"),
        (b"{\\rtf1 [meeting]}", "rich text"),
        (b"%PDF-1.7", "a PDF file"),
        (bytes(range(256)) * 4 + bytes(200), "not a text file"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, words: str, tmp_path: Path) -> None:
    line, column, said = only(reading(raw, tmp_path))
    assert (line, column) == (0, 0)
    assert words in said


def test_a_nul_is_a_problem_with_its_place(tmp_path: Path) -> None:
    text = AGENDA.replace("missed", "mis\0sed")
    line, column, said = only(reading(text.encode(), tmp_path))
    assert (line, column) == (5, text.splitlines()[4].index("\0") + 1)
    assert "cannot be seen (number 0)" in said


def test_a_lone_carriage_return_is_a_problem_with_its_place(tmp_path: Path) -> None:
    text = AGENDA.replace("🙂", "🙂\r").replace("way?", "way?\x1b[2J")
    problems = reading(text.encode(), tmp_path).problems
    assert [(problem.line, problem.column) for problem in problems] == [(2, 26), (6, 36)]
    assert "lone carriage return" in problems[0].what
    assert "(number 27)" in problems[1].what


def test_lines_that_end_as_on_an_old_mac_are_each_named(tmp_path: Path) -> None:
    problems = reading(AGENDA.replace("\n", "\r").encode(), tmp_path).problems
    assert [problem.line for problem in problems] == [1] * AGENDA.count("\n")
    assert all("old Mac" in problem.what for problem in problems)
    assert len({problem.column for problem in problems}) == len(problems)


@pytest.mark.parametrize("raw", [b"", b"\n \r\n", codecs.BOM_UTF8])
def test_an_empty_file_says_so_and_is_an_agenda_without_anything(raw: bytes, tmp_path: Path) -> None:
    result = reading(raw, tmp_path)
    assert [str(problem).split(": ")[-1] for problem in result.problems] == [
        "This file is empty. Write [meeting] and, below it, a title."
    ]
    assert result.agenda is not None
    assert result.agenda.concerns == ()


def test_a_file_of_comments_says_so(tmp_path: Path) -> None:
    (problem,) = reading(b"# to be written\n\n  # soon", tmp_path).problems
    assert "comments only" in problem.what


def test_a_folder_and_a_missing_file_are_refused_with_a_sentence(tmp_path: Path) -> None:
    assert "a folder" in only(read(tmp_path, today=TODAY))[2]
    assert "no file of this name" in only(read(tmp_path / "none.toml", today=TODAY))[2]
    assert "no file of this name" in only(read(tmp_path / "none" / "none.toml", today=TODAY))[2]
    assert "could not be read" in only(read(tmp_path / "a\0b.toml", today=TODAY))[2]
    assert only(read(tmp_path / ("long" * 5000), today=TODAY))[:2] == (0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "agenda.toml")
    assert "not an ordinary file" in only(read(tmp_path / "agenda.toml", today=TODAY))[2]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_more: object) -> None:
        raise PermissionError

    (tmp_path / "agenda.toml").write_text(AGENDA, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refused)
    assert "not allowed to read" in only(read(tmp_path / "agenda.toml", today=TODAY))[2]


def test_a_file_over_five_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "agenda.toml").open("wb") as file:
        file.truncate(LIMIT + 1)
    monkeypatch.delattr(Path, "open")
    assert "larger than 5 MB" in only(read(tmp_path / "agenda.toml", today=TODAY))[2]


def test_a_file_of_just_five_megabytes_is_read(tmp_path: Path) -> None:
    raw = AGENDA.encode()
    assert reading(raw + b"#" * (LIMIT - len(raw)), tmp_path).problems == ()


def test_the_name_of_a_file_cannot_drive_the_terminal(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "\x1b]0;owned\x07\u202eagenda.toml", today=TODAY).problems
    assert "\x1b" not in str(problem)
    assert "\u202e" not in str(problem)


def test_a_nul_in_a_very_short_file_has_its_place_too(tmp_path: Path) -> None:
    line, column, said = only(reading(b'child.name = "\0"', tmp_path))
    assert (line, column) == (1, 15)
    assert "number 0" in said

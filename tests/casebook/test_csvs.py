from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import EvidenceKind
from iepmeet.casebook.csvs import exported, imported, read_file
from iepmeet.casebook.evidence import Seen
from iepmeet.text import clean

ROW = Seen(
    date=dt.date(2026, 11, 3), kind="missed", concern="salt", what="No cover, again", source="diary", who="Jo"
)

HOW = "Write it as day/month/year, like 3/11/2026."


def of(text: str, encoding: str = "utf-8") -> list[Seen]:
    read = imported(text.encode(encoding), "sam.csv")
    assert read.problems == ()
    return list(read.rows)


def said(text: str) -> list[str]:
    return [str(problem) for problem in imported(text.encode(), "sam.csv").problems]


def test_the_table_names_its_columns_and_opens_in_excel_with_all_its_letters() -> None:
    raw = exported([ROW])
    assert raw == (
        b"\xef\xbb\xbfdate,kind,concern,what,source,who\r\n"
        b'2026-11-03,missed,salt,"No cover, again",diary,Jo\r\n'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "''@"])
def test_nothing_can_be_taken_for_a_formula_and_it_comes_back_as_it_was(start: str) -> None:
    what = f"{start}HYPERLINK(1)"
    row = Seen(date=ROW.date, what=what, concern=what, source=what, who=what)
    text = exported([row]).decode("utf-8-sig")
    for cell in text.splitlines()[1].split(",")[2:]:
        assert cell.lstrip('"').startswith("'")
    if start not in ("\t", "\r"):  # these are no part of what is kept
        assert imported(exported([row]), "sam.csv").rows == (row,)


def test_british_dates_iso_dates_and_those_of_excel_are_read() -> None:
    days = [
        "3/11/2026",
        "03/11/2026",
        "3.11.26",
        "2026-11-03",
        "3 November 2026",
        "03-Nov-26",
        "2026-11-03 00:00:00",
    ]
    rows = of("date,kind\n" + "".join(f"{day},missed\n" for day in days))
    assert [row.date for row in rows] == [dt.date(2026, 11, 3)] * len(days)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_sign_between_cells_any_line_end_and_utf_16_are_read(encoding: str, sign: str, end: str) -> None:
    lines = [sign.join(["Date", "Kind", "What"]), sign.join(["3/11/2026", "Missed", "Café shut"])]
    assert of(end.join(lines) + end, encoding) == [Seen(date=ROW.date, kind="missed", what="Café shut")]


def test_columns_may_stand_in_any_order_and_be_missing() -> None:
    assert of("what;date\nNo cover;3/11/2026\n") == [Seen(date=ROW.date, what="No cover")]
    assert of("sep=;\nwhat;date\nNo cover;3/11/2026\n") == [Seen(date=ROW.date, what="No cover")]


def test_without_names_the_columns_are_those_of_an_export() -> None:
    assert of("3/11/2026,missed,salt,No cover\n") == [
        Seen(date=ROW.date, kind="missed", concern="salt", what="No cover")
    ]


def test_every_line_that_could_not_be_read_is_said_with_its_number_and_the_others_are_kept() -> None:
    text = (
        "date,kind,what\n"
        "3/11/2026,missed,good\n"
        "11/25/2026,missed,American\n"
        "\n"
        '4/11/2026,missed,"two\nlines"\n'
        "5/11/2026,mised,\n"
        ",missed,no date\n"
        "6/11/1026,missed,\n"
    )
    read = imported(text.encode(), "sam.csv")
    assert [row.what for row in read.rows] == ["good", "two\nlines"]
    assert [str(problem) for problem in read.problems] == [
        'sam.csv:3:1: "11/25/2026" is not a date; this line was left out. ' + HOW,
        'sam.csv:7:1: "mised" is no kind of evidence; this line was left out. Did you mean "missed"?',
        "sam.csv:8:1: There is no date here; this line was left out. " + HOW,
        "sam.csv:9:1: The year 1026 cannot be meant; this line was left out. Check how it is typed.",
    ]


def test_a_quote_mark_that_is_never_closed_swallows_no_line_in_silence() -> None:
    text = 'date,what\n3/11/2026,good\n4/11/2026,"open\n5/11/2026,gone\n'
    read = imported(text.encode(), "sam.csv")
    assert len(read.rows) == 1
    assert [str(problem) for problem in read.problems] == [
        "sam.csv:3:1: A quote mark is opened and not closed properly; this was left out to line 4. "
        'Inside quote marks, write "" for one.'
    ]


def test_a_file_without_known_columns_or_dates_says_so() -> None:
    assert said("name,age\nSam,8\n")[0].startswith("sam.csv:1:1: The first line names no column")
    assert said("kind,what\nmissed,x\n") == ['sam.csv:1:1: There is no column of dates. Call it "date".']
    assert said("date,waht\n") == [
        'sam.csv:1:1: caution: The column "waht" is not known, and left out. Did you mean "what"?'
    ]
    assert said("") == ["sam.csv: This file is empty. Is it the right file?"]


def test_a_workbook_or_another_encoding_is_named_with_the_way_out(tmp_path: Path) -> None:
    for raw in (b"PK\x03\x04....", "date,what\n3/11/2026,Café\n".encode("cp1252")):
        (tmp_path / "sam.csv").write_bytes(raw)
        (problem,) = read_file(tmp_path / "sam.csv").problems
        assert problem.fix == "In Excel, choose Save As and the type CSV UTF-8."
    assert read_file(tmp_path / "nothing.csv").problems[0].what == "This file could not be read."
    assert read_file(tmp_path).problems[0].what == "This file could not be read."


WORDS = st.text(alphabet=st.one_of(st.sampled_from("=+-@'\t\r\n\",; ab"), st.characters()), max_size=12).map(
    lambda text: clean(text).strip().lstrip("\t")
)


@given(
    st.lists(
        st.builds(
            Seen,
            date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)),
            kind=st.sampled_from(get_args(EvidenceKind)),
            concern=WORDS,
            what=WORDS,
            who=WORDS,
            source=WORDS,
        )
    )
)
def test_what_goes_out_comes_back_the_same_and_no_cell_is_a_formula(rows: list[Seen]) -> None:
    import csv
    import io

    raw = exported(rows)
    assert imported(raw, "sam.csv").rows == tuple(rows)
    for cells in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in cells)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"date,what\n{text}".encode()))
def test_no_bytes_raise_anything(raw: bytes) -> None:
    read = imported(raw, "sam.csv")
    assert read.rows or read.problems or raw.startswith(b"date")

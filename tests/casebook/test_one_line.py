from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.casebook.one_line import read_day, read_line
from iepmeet.dates.school import Calendar

from .school import OAKFIELD, TODAY


@pytest.mark.parametrize(
    ("line", "kind", "day", "what"),
    [
        ("missed tue: assistant covering Year 2", "missed", (2026, 11, 24), "assistant covering Year 2"),
        ("missed last tue: no cover", "missed", (2026, 11, 24), "no cover"),
        ("missed wed: no cover", "missed", (2026, 11, 25), "no cover"),
        ("missed last wed: no cover", "missed", (2026, 11, 18), "no cover"),
        ("missed thu", "missed", (2026, 11, 19), ""),
        ("missed this tue", "missed", (2026, 11, 24), ""),
        ("missed tue Ten minutes only", "missed", (2026, 11, 24), "Ten minutes only"),
        ("Delivered 3 nov", "delivered", (2026, 11, 3), ""),
        ("delivered tue 3 nov: in the library", "delivered", (2026, 11, 3), "in the library"),
        ("3 nov: a letter came", "other", (2026, 11, 3), "a letter came"),
        ("missed 26 nov", "missed", (2025, 11, 26), ""),
        ("missed 3/11, no cover", "missed", (2026, 11, 3), "no cover"),
        ("missed 3/11/26: no cover", "missed", (2026, 11, 3), "no cover"),
        ("missed 3 nov 25: no cover", "missed", (2025, 11, 3), "no cover"),
        ("missed 2026-11-03 no cover", "missed", (2026, 11, 3), "no cover"),
        ("missed 29 feb: no cover", "missed", (2024, 2, 29), "no cover"),
        ("missed fri the 13th - no cover", "missed", (2026, 11, 13), "no cover"),
        ("missed yesterday: no cover", "missed", (2026, 11, 24), "no cover"),
        ("missed 2 weeks ago", "missed", (2026, 11, 11), ""),
        ("missed a month ago", "missed", (2026, 10, 25), ""),
        ("partly: ten minutes", "partly", (2026, 11, 25), "ten minutes"),
        ("cancelled", "cancelled", (2026, 11, 25), ""),
        ("today: ten minutes", "other", (2026, 11, 25), "ten minutes"),
        ("Missed the bus", "missed", (2026, 11, 25), "the bus"),
        # words that look like a date and are none here
        ("sat with Sam for ten minutes", "other", (2026, 11, 25), "sat with Sam for ten minutes"),
        ("Tuesday was hard", "other", (2026, 11, 25), "Tuesday was hard"),
        ("delivered 2 weeks of books", "delivered", (2026, 11, 25), "2 weeks of books"),
        ("delivered 2/3 of the session", "delivered", (2026, 11, 25), "2/3 of the session"),
        ("missed end of term assembly", "missed", (2026, 11, 25), "end of term assembly"),
    ],
)
def test_a_line_is_a_kind_a_day_that_is_past_and_words(
    line: str, kind: str, day: tuple[int, int, int], what: str
) -> None:
    read = read_line(line, TODAY, OAKFIELD)
    assert (read.kind, read.day, read.what) == (kind, dt.date(*day), what)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("missed next fri: no cover", "that is still to come"),
        ("missed this fri: no cover", "that is still to come"),
        ("missed tomorrow: no cover", "that is still to come"),
        ("missed 3 nov 2027: no cover", "that is still to come"),
        ("missed end of term: no cover", "that is still to come"),
        ("missed 31 feb: no cover", "there is no 31 February"),
        ("missed wed 3 nov: no cover", "3 November 2026 is a Tuesday, not a Wednesday"),
        ("missed wed 3 november 2026: no cover", "3 November 2026 is a Tuesday, not a Wednesday"),
        ("missed last wed 3 nov: no cover", "3 November 2026 is a Tuesday, not a Wednesday"),
        ("missed 6 school weeks ago: no cover", "not a date yet"),
    ],
)
def test_a_day_that_is_no_day_or_still_to_come_is_refused_and_never_guessed(line: str, why: str) -> None:
    read = read_line(line, TODAY, OAKFIELD)
    assert read.day is None
    assert why in read.remark
    assert read.what == "no cover"


def test_it_says_how_the_words_were_read() -> None:
    read = read_line("missed last tue: no cover", TODAY, OAKFIELD)
    assert (read.phrase, read.said, read.remark) == ("last tue", "yesterday", "")
    assert read_line("missed: no cover", TODAY, OAKFIELD).said == "today"


def test_a_day_without_school_is_kept_and_marked() -> None:
    assert read_line("missed 27 oct: no cover", TODAY, OAKFIELD).remark == "not a school day: half term"


def test_a_day_alone_is_read_whole_or_not_at_all() -> None:
    assert read_day("last tue.", TODAY, OAKFIELD).day == dt.date(2026, 11, 24)
    for phrase in ("tue or wed", "next week", "", "soon"):
        assert read_day(phrase, TODAY, OAKFIELD).day is None


@given(
    st.sampled_from(["", "last ", "missed ", "missed last ", "this "]),
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun", "3 nov", "29 feb", "31 jan", "12/5"]),
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)),
)
def test_no_day_is_ever_after_today(start: str, named: str, today: dt.date) -> None:
    day = read_line(f"{start}{named}: x", today, Calendar(bank_holidays=())).day
    assert day is None or day <= today
    if named.isalpha() and "this" not in start:
        assert day is not None
        assert (today - day).days < 7 + ("last" in start)


@given(st.text(max_size=60), st.sampled_from(["", "missed ", "last ", "3 nov ", "2 weeks "]))
def test_any_line_is_read(text: str, start: str) -> None:
    read = read_line(start + text, TODAY, Calendar(bank_holidays=()))
    assert read.day is not None or read.remark

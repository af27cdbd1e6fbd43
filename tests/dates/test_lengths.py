"""Lengths of time: what an agenda may give and an action may count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import lengths
from iepmeet.dates.lengths import Length, Unit
from iepmeet.dates.phrases import is_length, parse_length

from .calendars import ALWAYS_INSET, NO_TERMS, OAKFIELD, TODAY

UNITS: list[Unit] = ["days", "weeks", "months", "school days", "school weeks"]


@pytest.mark.parametrize(
    ("phrase", "n", "unit"),
    [
        ("12 weeks", 12, "weeks"),
        ("12w", 12, "weeks"),
        ("12 wks", 12, "weeks"),
        (" 12   WEEKS. ", 12, "weeks"),
        ("1 week", 1, "weeks"),
        ("a week", 1, "weeks"),
        ("six weeks", 6, "weeks"),
        ("a fortnight", 2, "weeks"),
        ("two fortnights", 4, "weeks"),
        ("3 days", 3, "days"),
        ("3d", 3, "days"),
        ("2 months", 2, "months"),
        ("a year", 12, "months"),
        ("5 school days", 5, "school days"),
        ("1 school day", 1, "school days"),
        ("6 school weeks", 6, "school weeks"),
    ],
)
def test_a_length_is_read_in_its_usual_forms(phrase: str, n: int, unit: Unit) -> None:
    assert parse_length(phrase) == Length(n, unit)
    assert is_length(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "12",
        "weeks",
        "0 weeks",
        "-2 weeks",
        "1.5 weeks",
        "12 m",
        "in 12 weeks",
        "12 weeks or so",
        "12345 weeks",
    ],
)
def test_what_is_no_length_is_none(phrase: str) -> None:
    assert parse_length(phrase) is None
    assert not is_length(phrase)


@pytest.mark.parametrize(
    ("length", "day"),
    [
        (Length(3, "days"), date(2026, 11, 27)),
        (Length(12, "weeks"), date(2027, 2, 16)),
        (Length(2, "months"), date(2027, 1, 24)),
        (Length(10, "school days"), date(2026, 12, 9)),
        (Length(6, "school weeks"), date(2027, 1, 19)),
    ],
)
def test_a_length_is_counted_from_today_before_any_move(length: Length, day: date) -> None:
    assert lengths.counted(length, TODAY, OAKFIELD) == day


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert lengths.counted(Length(1, "months"), date(2027, 1, 31), NO_TERMS) == date(2027, 2, 28)
    assert lengths.counted(Length(1, "months"), date(2028, 1, 31), NO_TERMS) == date(2028, 2, 29)


@pytest.mark.parametrize("unit", UNITS)
def test_a_length_past_the_last_day_there_is_has_no_day(unit: Unit) -> None:
    assert lengths.counted(Length(5, unit), date.max, NO_TERMS) is None


@pytest.mark.parametrize("unit", ["weeks", "months", "school weeks"])
def test_a_length_that_nobody_plans_has_no_day(unit: Unit) -> None:
    assert lengths.counted(Length(9999, unit), TODAY, OAKFIELD) is None


@pytest.mark.parametrize("unit", ["school days", "school weeks"])
def test_school_time_that_never_comes_has_no_day(unit: Unit) -> None:
    assert lengths.counted(Length(1, unit), TODAY, ALWAYS_INSET) is None


@given(st.integers(1, 9999), st.sampled_from(UNITS))
def test_a_length_reads_back_as_it_is_written(n: int, unit: Unit) -> None:
    assert parse_length(str(Length(n, unit))) == Length(n, unit)

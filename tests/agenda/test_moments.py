from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.moments import as_date, as_time, written_time


@pytest.mark.parametrize(
    "typed",
    ["2026-12-08", "2026-12-8", "08/12/2026", "8.12.26", "8 December 2026", "Tuesday, 8th of Dec 2026"],
)
def test_the_usual_ways_to_write_a_date_are_known_in_british_order(typed: str) -> None:
    assert as_date(typed) == dt.date(2026, 12, 8)


@pytest.mark.parametrize("typed", ["", "31/02/2026", "8 December", "8 Decembre 26", "12 weeks 2026", "soon"])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert as_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("15:30", 15, 30),
        ("9:05", 9, 5),
        ("3.30pm", 15, 30),
        ("3 PM", 15, 0),
        ("12am", 0, 0),
        ("12:10 p.m.", 12, 10),
    ],
)
def test_the_usual_ways_to_write_a_time_are_known(typed: str, hour: int, minute: int) -> None:
    assert as_time(typed) == dt.time(hour, minute)


@pytest.mark.parametrize("typed", ["", "15", "25:00", "13pm", "0am", "3 p", "15:3", "half past three"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert as_time(typed) is None


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_is_read_as_it_is_written(moment: dt.time) -> None:
    assert as_time(written_time(moment).strip('"')) == moment

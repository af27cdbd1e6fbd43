"""The time in `/review WHEN [TIME]`."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import written
from iepmeet.dates.phrases import time_of_day


@pytest.mark.parametrize(
    ("words", "time", "cut"),
    [
        ("15:30", "15:30", "15:30"),
        ("15.30", "15:30", "15.30"),
        (" 15:30 @Jo", "15:30", " 15:30"),
        ("15:30, to check", "15:30", "15:30,"),
        ("3.30pm", "15:30", "3.30pm"),
        ("3:30 PM then", "15:30", "3:30 PM"),
        ("3pm", "15:00", "3pm"),
        ("3 p.m. sharp", "15:00", "3 p.m."),
        ("at 3 pm", "15:00", "at 3 pm"),
        ("9am", "09:00", "9am"),
        ("9.30", "09:30", "9.30"),
        ("3.30", "15:30", "3.30"),
        ("6.30", "18:30", "6.30"),
        ("7.30", "07:30", "7.30"),
        ("03:30", "03:30", "03:30"),
        ("4 o'clock", "16:00", "4 o'clock"),
        ("4 o’clock", "16:00", "4 o’clock"),
        ("12am", "00:00", "12am"),
        ("12pm", "12:00", "12pm"),
        ("noon", "12:00", "noon"),
        ("12 noon please", "12:00", "12 noon"),
        ("midnight", "00:00", "midnight"),
        ("00:00", "00:00", "00:00"),
    ],
)
def test_a_time_is_read_in_its_usual_forms(words: str, time: str, cut: str) -> None:
    found = time_of_day(words)
    assert found is not None
    assert found[0] == dt.time.fromisoformat(time)
    assert words[: found[1]] == cut


@pytest.mark.parametrize(
    "words",
    ["", "3", "at 3", "1530", "25:00", "15:60", "13pm", "0am", "24:00", "3.5", "to 3pm", "٣pm", "x" * 50_000],
)
def test_what_is_no_time_is_none(words: str) -> None:
    assert time_of_day(words) is None


@given(st.text())
def test_any_words_may_be_asked_for_a_time(words: str) -> None:
    found = time_of_day(words)
    assert found is None or time_of_day(words[: found[1]]) == found


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_time_reads_back_as_it_is_written(time: dt.time) -> None:
    text = written.clock_time(time)
    assert time_of_day(text) == (time, len(text))

"""Dates and times as papers and screens write them."""

from __future__ import annotations

import locale
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given

from iepmeet.dates import written

from .calendars import TODAY, days


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2027, 3, 2), "Tue 2 Mar 2027"),
        (date(2026, 12, 11), "Fri 11 Dec 2026"),
        (date(26, 1, 1), "Thu 1 Jan 0026"),
    ],
)
def test_a_day_is_written_in_english_with_no_leading_zero(day: date, text: str) -> None:
    assert written.day(day) == text


@pytest.mark.parametrize("name", ["", "cy_GB.UTF-8", "de_DE.UTF-8", "fr-FR"])
def test_a_day_is_english_in_any_locale(name: str) -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        with suppress(locale.Error):  # not every machine has every locale
            locale.setlocale(locale.LC_TIME, name)
        assert written.day(date(2026, 5, 6)) == "Wed 6 May 2026"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 12, 11), "Fri 11 Dec"),
        (date(2026, 1, 5), "Mon 5 Jan"),
        (date(2027, 2, 16), "Tue 16 Feb"),
        (date(2027, 9, 7), "Tue 7 Sep 2027"),
        (date(2025, 11, 3), "Mon 3 Nov 2025"),
    ],
)
def test_a_short_day_drops_its_year_only_where_it_is_plain(day: date, text: str) -> None:
    assert written.short_day(day, TODAY) == text


@pytest.mark.parametrize(
    ("away", "text"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (7, "in 7 days"),
        (14, "in 2 weeks"),
        (17, "in 17 days"),
        (84, "in 12 weeks"),
        (86, "in about 12 weeks"),
        (1096, "in about 3 years"),
        (-3, "3 days ago"),
        (-84, "12 weeks ago"),
    ],
)
def test_a_distance_is_said_as_people_say_it(away: int, text: str) -> None:
    assert written.distance(TODAY + timedelta(days=away), TODAY) == text


@pytest.mark.parametrize(("at", "text"), [(time(15, 30), "15:30"), (time(9), "09:00"), (time(0, 5), "00:05")])
def test_a_time_is_written_on_the_24_hour_clock(at: time, text: str) -> None:
    assert written.clock_time(at) == text


@given(days(date(1, 1, 1), date.max))
def test_no_two_days_are_written_alike(day: date) -> None:
    _, number, month, year = written.day(day).split()
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert date(int(year), months.index(month) + 1, int(number)) == day

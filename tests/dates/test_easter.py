"""The day of Easter."""

from __future__ import annotations

from datetime import date

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import easter

from .calendars import iso


@pytest.mark.parametrize(
    "day", ["2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"]
)
def test_easter_sunday_is_the_day_every_calendar_prints(day: str) -> None:
    assert easter.sunday(iso(day).year) == iso(day)


def test_the_monday_after_is_the_bank_holiday_of_england() -> None:
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(2024, 2060), language="en_GB")
    mondays = sorted(day for day, name in england.items() if name == "Easter Monday")
    assert [(day - easter.sunday(day.year)).days for day in mondays] == [1] * 36


@given(st.integers(date.min.year, date.max.year))
def test_easter_of_any_year_is_a_sunday_of_march_or_april(year: int) -> None:
    found = easter.sunday(year)
    assert found.weekday() == 6
    assert (3, 22) <= (found.month, found.day) <= (4, 25)

"""Bank holidays of the four nations, as gov.uk and the nations' own lists give them."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import school
from iepmeet.dates.school import Calendar, Nation

from .calendars import NATIONS, iso


@pytest.mark.parametrize(
    ("nation", "day", "name"),
    [
        ("england", "2026-04-06", "Easter Monday"),
        ("wales", "2026-04-06", "Easter Monday"),
        ("northern-ireland", "2026-04-06", "Easter Monday"),
        ("scotland", "2026-04-03", "Good Friday"),
        ("scotland", "2026-01-02", "New Year Holiday"),
        ("scotland", "2026-11-30", "Saint Andrew's Day"),
        ("scotland", "2026-08-03", "Summer Bank Holiday"),
        ("england", "2026-08-31", "Late Summer Bank Holiday"),
        ("northern-ireland", "2026-03-17", "Saint Patrick's Day"),
        ("northern-ireland", "2027-07-12", "Battle of the Boyne"),
        ("northern-ireland", "2026-07-13", "Battle of the Boyne (substitute day)"),
        ("england", "2026-12-25", "Christmas Day"),
        ("england", "2026-12-28", "Boxing Day (substitute day)"),
        ("wales", "2022-06-02", "Spring Bank Holiday"),
        ("england", "2022-09-19", "State Funeral of Queen Elizabeth II"),
        ("scotland", "2034-01-02", "New Year Holiday and New Year's Day (substitute day)"),
    ],
)
def test_a_nations_bank_holiday_is_no_school_day_and_has_its_name(
    nation: Nation, day: str, name: str
) -> None:
    calendar = Calendar(nation=nation, nation_given=True)
    assert school.bank_holiday(iso(day), calendar) == name
    assert school.why_no_school(iso(day), calendar) == name
    assert not school.is_school_day(iso(day), calendar)


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        ("scotland", "2026-04-06"),  # Easter Monday
        ("scotland", "2026-08-31"),
        ("england", "2026-01-02"),
        ("england", "2026-11-30"),
        ("england", "2026-03-17"),
        ("wales", "2026-07-13"),
        ("england", "2026-08-03"),
    ],
)
def test_another_nations_bank_holiday_is_a_school_day(nation: Nation, day: str) -> None:
    calendar = Calendar(nation=nation, nation_given=True)
    assert school.bank_holiday(iso(day), calendar) is None
    assert school.is_school_day(iso(day), calendar)


@pytest.mark.parametrize("nation", NATIONS)
def test_christmas_on_a_saturday_is_a_saturday_and_monday_is_off_in_its_place(nation: Nation) -> None:
    calendar = Calendar(nation=nation)
    assert school.why_no_school(date(2027, 12, 25), calendar) == "a Saturday"
    assert school.why_no_school(date(2027, 12, 27), calendar) == "Christmas Day (substitute day)"
    assert school.why_no_school(date(2027, 12, 28), calendar) == "Boxing Day (substitute day)"
    assert school.is_school_day(date(2027, 12, 29), calendar)


def test_the_users_own_list_replaces_the_librarys() -> None:
    calendar = Calendar(bank_holidays=(date(2026, 11, 25),))
    assert school.why_no_school(date(2026, 11, 25), calendar) == "a bank holiday"
    assert school.bank_holiday(date(2026, 12, 25), calendar) is None
    assert school.is_school_day(date(2026, 12, 25), calendar)


def test_an_empty_list_of_bank_holidays_means_that_there_are_none() -> None:
    assert school.is_school_day(date(2026, 12, 25), Calendar(bank_holidays=()))

"""How much school there was between two days, and the term a day is in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.dates import school, taught
from iepmeet.dates.school import Calendar, Nation, SchoolDays, Term

from .calendars import NATIONS, NO_TERMS, OAKFIELD, TODAY, calendars, days, iso


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2026-11-24", "2026-11-25", 1),
        ("2026-11-24", "2026-11-24", 0),
        ("2026-11-24", "2026-11-20", 0),
        ("2026-11-24", "2026-11-30", 3),  # the Friday is an INSET day
        ("2026-10-23", "2026-11-02", 1),  # half term
        ("2026-12-17", "2027-01-05", 2),
        ("2026-11-28", "2026-11-29", 0),
    ],
)
def test_the_first_day_is_not_counted_and_the_last_is(after: str, until: str, count: int) -> None:
    assert taught.school_days_between(iso(after), iso(until), OAKFIELD) == count


def test_the_school_days_of_a_fortnight_are_listed_with_both_ends() -> None:
    found = taught.school_days(date(2026, 11, 26), date(2026, 12, 1), OAKFIELD)
    assert found == (date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 1))


def test_taught_weeks_are_given_by_their_mondays_and_leave_out_half_term() -> None:
    found = taught.taught_weeks(date(2026, 10, 21), date(2026, 11, 9), OAKFIELD)
    assert found == (date(2026, 10, 19), date(2026, 11, 2), date(2026, 11, 9))


def test_a_week_whose_school_days_lie_outside_the_two_days_is_not_taught_between_them() -> None:
    assert taught.taught_weeks(date(2026, 11, 27), date(2026, 11, 29), OAKFIELD) == ()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-09-02", "autumn term"),
        ("2026-10-28", "autumn term"),
        ("2027-03-25", "spring term"),
        ("2027-07-21", "summer term"),
        ("2026-12-29", None),
        ("2028-01-01", None),
    ],
)
def test_a_day_is_in_a_term_with_a_name(day: str, name: str | None) -> None:
    term = taught.term_of(iso(day), OAKFIELD)
    assert (taught.term_name(term) if term else None) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("", "spring term"),
        ("Spring", "spring term"),
        ("Spring Term", "spring term"),
        ("Term 3", "Term 3"),
        ("Tymor y Gwanwyn", "Tymor y Gwanwyn"),
    ],
)
def test_a_terms_name_is_a_season_or_as_it_was_written(written: str, name: str) -> None:
    term = Term(starts=date(2027, 1, 5), ends=date(2027, 3, 25), name=written)
    assert taught.term_name(term) == name


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-09-02", 1),
        ("2026-09-07", 2),
        ("2026-09-13", 2),
        ("2026-10-23", 8),
        ("2026-10-28", None),
        ("2026-11-02", 9),
        ("2026-12-18", 15),
        ("2026-12-29", None),
    ],
)
def test_a_day_is_in_a_numbered_taught_week_of_its_term(day: str, week: int | None) -> None:
    assert taught.taught_week_of_term(iso(day), OAKFIELD) == week


def test_without_terms_weekdays_count_and_no_term_is_named() -> None:
    assert taught.school_days_between(TODAY, TODAY + timedelta(days=7), NO_TERMS) == 5
    assert taught.term_of(TODAY, NO_TERMS) is None
    assert taught.taught_week_of_term(TODAY, NO_TERMS) is None


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_all_days_raise_nothing(day: date) -> None:
    always = Calendar(terms=(Term(starts=day, ends=day),))
    assert taught.school_days_between(day, day, NO_TERMS) == 0
    assert len(taught.taught_weeks(day, day, NO_TERMS)) == 1
    assert taught.taught_week_of_term(day, always) == 1


@pytest.mark.parametrize("nation", NATIONS)
def test_no_weekend_and_no_bank_holiday_of_four_years_is_a_school_day(nation: Nation) -> None:
    calendar = Calendar(nation=nation)
    asked = SchoolDays(calendar)
    first = date(2026, 1, 1)
    every = [first + timedelta(days=n) for n in range((date(2029, 12, 31) - first).days + 1)]
    off = [day for day in every if day.isoweekday() > 5 or asked.bank_holiday(day)]
    assert not any(school.is_school_day(day, calendar) for day in off)
    assert taught.school_days(first, every[-1], calendar) == tuple(sorted({*every} - {*off}))


def test_the_users_bank_holidays_add_a_day_and_drop_one() -> None:
    extra, dropped = date(2026, 6, 15), date(2026, 11, 30)
    scottish = Calendar(nation="scotland", nation_given=True)
    own = replace(scottish, bank_holidays=(extra,))
    assert not school.is_school_day(extra, own)
    assert not school.is_school_day(dropped, scottish)
    assert school.is_school_day(dropped, own)
    assert taught.school_days_between(date(2026, 6, 12), date(2026, 6, 16), own) == 1


@given(days(), st.integers(0, 60), calendars())
def test_so_many_school_days_later_is_so_many_school_days_away(day: date, n: int, calendar: Calendar) -> None:
    reached = school.add_school_days(day, n, calendar)
    assert reached is not None
    assert taught.school_days_between(day, reached, calendar) == n


@given(days(), st.integers(0, 120), calendars())
def test_counting_forward_by_what_lies_between_stops_at_the_last_school_day(
    day: date, length: int, calendar: Calendar
) -> None:
    until = day + timedelta(days=length)
    count = taught.school_days_between(day, until, calendar)
    reached = school.add_school_days(day, count, calendar)
    assert reached is not None
    assert reached <= until
    assert not taught.school_days(reached + timedelta(days=1), until, calendar)


@given(days(), st.integers(0, 200), calendars())
def test_a_taught_week_holds_a_school_day_and_every_school_day_is_in_one(
    first: date, length: int, calendar: Calendar
) -> None:
    last = first + timedelta(days=length)
    weeks = taught.taught_weeks(first, last, calendar)
    found = set(taught.school_days(first, last, calendar))
    assert list(weeks) == sorted(set(weeks))
    for monday in weeks:
        assert monday.isoweekday() == 1
        week = {monday + timedelta(days=n) for n in range(7)}
        assert week & found
        found -= week
    assert not found


@given(days(), calendars())
def test_the_term_of_a_day_holds_it(day: date, calendar: Calendar) -> None:
    term = taught.term_of(day, calendar)
    holding = [one for one in calendar.terms if one.starts <= day <= one.ends]
    assert (term is None) is (not holding)
    assert term is None or term in holding
    number = taught.taught_week_of_term(day, calendar)
    assert number is None or (number >= 1 and term is not None)


@given(st.lists(days(date(2026, 1, 1), date(2026, 12, 31)), max_size=5).map(tuple), days(), calendars())
def test_the_users_list_of_bank_holidays_is_the_only_one_that_counts(
    own: tuple[date, ...], day: date, calendar: Calendar
) -> None:
    overridden = replace(calendar, bank_holidays=own)
    assert (school.bank_holiday(day, overridden) is not None) is (day in own)
    if day in own:
        assert not school.is_school_day(day, overridden)

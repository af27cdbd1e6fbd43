"""School days, and the days that are counted in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import school
from iepmeet.dates.school import Calendar, Nation, Term

from .calendars import (
    ALWAYS_INSET,
    AUTUMN,
    NO_TERMS,
    OAKFIELD,
    TODAY,
    calendars,
    days,
    iso,
)

SUBDIVISION = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-24", ""),
        ("2026-11-28", "a Saturday"),
        ("2026-11-29", "a Sunday"),
        ("2026-11-27", "an INSET day"),
        ("2026-10-28", "half term"),
        ("2026-12-18", ""),
        ("2026-12-21", "between terms"),
        ("2026-12-25", "Christmas Day"),
        ("2027-01-04", "between terms"),
        ("2027-01-05", ""),
        ("2027-02-22", "an INSET day"),
        ("2027-05-31", "Spring Bank Holiday"),
        ("2026-09-01", ""),
        ("2027-07-22", ""),
    ],
)
def test_a_day_without_school_says_why(day: str, why: str) -> None:
    assert school.why_no_school(iso(day), OAKFIELD) == why
    assert school.is_school_day(iso(day), OAKFIELD) is (why == "")


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2026-09-01", False),
        ("2026-09-02", True),
        ("2026-12-29", True),
        ("2027-07-21", True),
        ("2027-07-22", False),
    ],
)
def test_term_dates_are_known_from_the_first_term_to_the_last(day: str, known: bool) -> None:
    assert school.has_terms_for(iso(day), OAKFIELD) is known


def test_without_terms_none_are_known() -> None:
    assert not school.has_terms_for(TODAY, NO_TERMS)


def test_a_school_day_is_its_own_next_school_day() -> None:
    assert school.next_school_day(TODAY, OAKFIELD) == TODAY


def test_the_next_school_day_lies_behind_holiday_and_bank_holidays() -> None:
    assert school.next_school_day(date(2026, 12, 19), OAKFIELD) == date(2027, 1, 5)
    assert school.next_school_day(date(2026, 12, 25), NO_TERMS) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-24", 1, "2026-11-25"),
        ("2026-11-24", 3, "2026-11-30"),
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-12-17", 2, "2027-01-05"),
        ("2026-10-23", 5, "2026-11-06"),
    ],
)
def test_school_days_leave_out_the_days_without_school(start: str, n: int, end: str) -> None:
    assert school.add_school_days(iso(start), n, OAKFIELD) == iso(end)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-24", 1, "2026-12-01"),
        ("2026-11-24", 3, "2026-12-15"),
        ("2026-11-24", 4, "2027-01-05"),
        ("2026-10-20", 1, "2026-11-03"),
        ("2026-11-20", 1, "2026-11-27"),  # an INSET day, but its week holds school days
        ("2026-12-14", 1, "2027-01-04"),  # between terms, but its week holds school days
        ("2026-11-29", 1, "2026-12-06"),
    ],
)
def test_school_weeks_leave_out_whole_weeks_without_school(start: str, n: int, end: str) -> None:
    assert school.add_school_weeks(iso(start), n, OAKFIELD) == iso(end)


@pytest.mark.parametrize(
    ("today", "end"),
    [
        ("2026-08-20", "2026-12-18"),
        ("2026-10-28", "2026-12-18"),
        ("2026-12-18", "2026-12-18"),
        ("2026-12-19", "2027-03-25"),
        ("2027-07-21", "2027-07-21"),
        ("2027-07-22", None),
    ],
)
def test_end_of_term_is_of_this_term_else_of_the_next(today: str, end: str | None) -> None:
    assert school.end_of_term(iso(today), OAKFIELD) == (iso(end) if end else None)


def test_terms_may_be_given_in_any_order() -> None:
    shuffled = Calendar(terms=tuple(reversed(OAKFIELD.terms)))
    assert school.end_of_term(TODAY, shuffled) == date(2026, 12, 18)
    assert school.after_half_term(TODAY, shuffled) == date(2027, 2, 22)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-10-01", "2026-11-02"),
        ("2026-10-28", "2026-11-02"),
        ("2026-11-02", "2027-02-23"),  # the Monday after half term is an INSET day
        ("2027-06-07", None),
    ],
)
def test_after_half_term_is_the_first_school_day_after_the_next_one(today: str, day: str | None) -> None:
    assert school.after_half_term(iso(today), OAKFIELD) == (iso(day) if day else None)


@pytest.mark.parametrize(
    ("today", "day"),
    [("2026-11-24", "2026-12-18"), ("2026-12-24", "2026-12-18"), ("2026-12-25", None), ("2027-11-01", None)],
)
def test_before_christmas_is_the_last_day_of_school_before_it(today: str, day: str | None) -> None:
    assert school.before_christmas(iso(today), OAKFIELD) == (iso(day) if day else None)


def test_before_christmas_needs_a_term_that_holds_that_december() -> None:
    until_october = Calendar(terms=(Term(starts=date(2026, 9, 2), ends=date(2026, 10, 23)),))
    assert school.before_christmas(TODAY, until_october) is None
    assert school.before_christmas(TODAY, NO_TERMS) is None


def test_before_christmas_may_be_an_autumn_term_that_is_the_only_one_known() -> None:
    assert school.before_christmas(TODAY, Calendar(terms=(AUTUMN,))) == date(2026, 12, 18)


Counting = Callable[[date, int, Calendar], date | None]


@pytest.mark.parametrize("count", [school.add_school_days, school.add_school_weeks])
def test_sixty_years_of_inset_days_end_in_no_day_not_in_a_hang(count: Counting) -> None:
    assert count(TODAY, 1, ALWAYS_INSET) is None
    assert school.next_school_day(TODAY, ALWAYS_INSET) is None


@pytest.mark.parametrize("day", [date.max, date.max - timedelta(days=2), date.min])
def test_the_ends_of_the_calendar_raise_nothing(day: date) -> None:
    for count in (school.add_school_days, school.add_school_weeks):
        ended = count(day, 3, NO_TERMS)
        assert (ended is None) is (day > date.min)
    last_term = Calendar(terms=(Term(starts=day, ends=day, half_term=(day, day)),))
    assert school.end_of_term(day, last_term) == day
    assert school.before_christmas(day, last_term) is None
    assert (school.after_half_term(day, last_term) is None) is (day == date.max)


@cache
def library_days(nation: Nation) -> frozenset[date]:
    """Every bank holiday of a nation in the years that these tests can reach."""
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISION[nation], years=range(2024, 2042)))


def by_hand(day: date, calendar: Calendar) -> bool:
    """Whether the rules of the design make this a school day, worked out the long way."""
    if day.isoweekday() > 5 or day in calendar.inset:
        return False
    off = calendar.bank_holidays
    if day in (off if off is not None else library_days(calendar.nation)):
        return False
    if any(t.half_term and t.half_term[0] <= day <= t.half_term[1] for t in calendar.terms):
        return False
    if not calendar.terms:
        return True
    before = day < min(t.starts for t in calendar.terms)
    after = day > max(t.ends for t in calendar.terms)
    return before or after or any(t.starts <= day <= t.ends for t in calendar.terms)


def after(day: date) -> Iterator[date]:
    """The days after a day, for more years than these counts can need."""
    return (day + timedelta(days=n) for n in range(1, 3000))


@given(days(), calendars())
def test_every_day_is_a_school_day_exactly_when_it_is_worked_out_so_by_hand(
    day: date, calendar: Calendar
) -> None:
    assert school.is_school_day(day, calendar) is by_hand(day, calendar)


@given(days(), calendars())
def test_the_next_school_day_agrees_with_looking_at_each_day(day: date, calendar: Calendar) -> None:
    found = next(each for each in chain([day], after(day)) if by_hand(each, calendar))
    assert school.next_school_day(day, calendar) == found


@given(days(), st.integers(1, 60), calendars())
def test_counted_school_days_agree_with_looking_at_each_day(day: date, n: int, calendar: Calendar) -> None:
    taught = (each for each in after(day) if by_hand(each, calendar))
    assert school.add_school_days(day, n, calendar) == next(islice(taught, n - 1, None))


@given(days(), st.integers(1, 12), calendars())
def test_counted_school_weeks_agree_with_looking_at_each_week(day: date, n: int, calendar: Calendar) -> None:
    def holds_a_school_day(same_weekday: date) -> bool:
        monday = same_weekday - timedelta(days=same_weekday.weekday())
        return any(by_hand(monday + timedelta(days=d), calendar) for d in range(7))

    later = (day + timedelta(weeks=w) for w in range(1, 400))
    taught = (same_weekday for same_weekday in later if holds_a_school_day(same_weekday))
    assert school.add_school_weeks(day, n, calendar) == next(islice(taught, n - 1, None))


@given(days(), calendars())
def test_the_end_of_term_is_the_nearest_last_day_of_a_term(day: date, calendar: Calendar) -> None:
    ends = [t.ends for t in calendar.terms if t.ends >= day]
    assert school.end_of_term(day, calendar) == min(ends, default=None)


@given(days(), calendars())
def test_after_half_term_nothing_before_it_was_a_school_day(day: date, calendar: Calendar) -> None:
    ends = [t.half_term[1] for t in calendar.terms if t.half_term and t.half_term[1] >= day]
    expected = next(each for each in after(min(ends)) if by_hand(each, calendar)) if ends else None
    assert school.after_half_term(day, calendar) == expected


@given(days(), calendars())
def test_before_christmas_agrees_with_looking_at_each_day_of_december(day: date, calendar: Calendar) -> None:
    year = day.year if day < date(day.year, 12, 25) else day.year + 1
    taught = [
        each
        for each in (date(year, 12, n) for n in range(1, 25))
        if by_hand(each, calendar) and any(t.starts <= each <= t.ends for t in calendar.terms)
    ]
    assert school.before_christmas(day, calendar) == max(taught, default=None)

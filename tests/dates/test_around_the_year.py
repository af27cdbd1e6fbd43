"""What the same phrase means on other days of the year, and in schools that give their terms differently."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import phrases
from iepmeet.dates.school import Calendar, Term

from .calendars import AUTUMN, OAKFIELD, SPRING, SUMMER, iso

NEXT_AUTUMN = Term(starts=date(2027, 9, 2), ends=date(2027, 12, 17), name="Autumn")
TWO_YEARS = Calendar(nation_given=True, terms=(AUTUMN, SPRING, SUMMER, NEXT_AUTUMN))
SIX_TERMS = Calendar(
    nation_given=True,
    terms=(
        Term(starts=date(2026, 9, 2), ends=date(2026, 10, 23), name="Term 1"),
        Term(starts=date(2026, 11, 2), ends=date(2026, 12, 18), name="Term 2"),
        Term(starts=date(2027, 1, 5), ends=date(2027, 2, 12), name="Term 3"),
        Term(starts=date(2027, 2, 22), ends=date(2027, 3, 25), name="Term 4"),
        Term(starts=date(2027, 4, 12), ends=date(2027, 5, 28), name="Term 5"),
        Term(starts=date(2027, 6, 7), ends=date(2027, 7, 21), name="Term 6"),
    ),
)
GLENBURN = Calendar(
    nation="scotland",
    nation_given=True,
    terms=(
        Term(starts=date(2026, 8, 18), ends=date(2026, 10, 9)),
        Term(starts=date(2026, 10, 19), ends=date(2026, 12, 22)),
        Term(starts=date(2027, 1, 6), ends=date(2027, 4, 2)),
        Term(starts=date(2027, 4, 19), ends=date(2027, 6, 25)),
        Term(starts=date(2027, 8, 17), ends=date(2027, 10, 8)),
    ),
)
CALENDARS = {"Oakfield": OAKFIELD, "two years": TWO_YEARS, "six terms": SIX_TERMS, "Glenburn": GLENBURN}


@pytest.mark.parametrize(
    ("phrase", "school", "today", "day"),
    [
        # in the Christmas holidays
        ("after christmas", "Oakfield", "2026-12-29", "2027-01-05"),
        ("after new year", "Oakfield", "2026-12-29", "2027-01-05"),
        ("after christmas", "Oakfield", "2027-01-02", "2027-01-05"),
        ("first day back", "Oakfield", "2027-01-02", "2027-01-05"),
        ("end of term", "Oakfield", "2027-01-02", "2027-03-25"),
        ("end of next term", "Oakfield", "2027-01-02", "2027-03-25"),
        ("first day of term", "Oakfield", "2027-01-05", "2027-01-05"),
        ("start of this term", "Oakfield", "2027-01-02", "2027-01-05"),
        # in a half term
        ("after half term", "Oakfield", "2027-02-17", "2027-02-23"),
        ("first day back", "Oakfield", "2027-02-17", "2027-02-23"),
        ("before half term", "Oakfield", "2027-02-17", "2027-05-28"),
        ("before half term", "Oakfield", "2027-02-12", "2027-02-12"),
        # in the Easter holidays
        ("after easter", "Oakfield", "2027-04-05", "2027-04-12"),
        ("after the easter holidays", "Oakfield", "2027-03-26", "2027-04-12"),
        # the last days of a week, a month, a year
        ("end of the week", "Oakfield", "2026-12-04", "2026-12-04"),
        ("end of next week", "Oakfield", "2026-12-05", "2026-12-11"),
        ("end of the week", "Oakfield", "2026-12-29", "2027-01-01"),
        ("end of the month", "Oakfield", "2026-12-22", "2026-12-31"),
        ("end of next month", "Oakfield", "2026-12-31", "2027-01-29"),
        ("start of next month", "Oakfield", "2026-12-31", "2027-01-05"),
        ("the first monday in january", "Oakfield", "2027-01-04", "2027-01-04"),
        ("the first monday in january", "Oakfield", "2027-01-05", "2028-01-03"),
        ("mid january", "Oakfield", "2027-01-15", "2027-01-15"),
        ("mid january", "Oakfield", "2027-01-16", "2028-01-17"),
        ("beginning of january", "Oakfield", "2027-01-05", "2027-01-05"),
        ("beginning of january", "Oakfield", "2027-01-06", "2028-01-04"),
        # over the summer
        ("after the summer holidays", "two years", "2027-06-01", "2027-09-02"),
        ("back after the summer", "two years", "2027-08-10", "2027-09-02"),
        ("first day back", "two years", "2027-08-10", "2027-09-02"),
        ("start of the school year", "two years", "2027-06-01", "2027-09-02"),
        ("start of next school year", "two years", "2027-06-01", "2027-09-02"),
        ("start of the autumn term", "two years", "2027-06-01", "2027-09-02"),
        ("end of august", "two years", "2027-06-01", "2027-08-31"),
        # a year in six terms
        ("before half term", "six terms", "2026-11-24", "2027-02-12"),
        ("after half term", "six terms", "2026-11-24", "2027-02-22"),
        ("after the october half term", "six terms", "2026-10-01", "2026-11-02"),
        ("end of term", "six terms", "2027-01-20", "2027-02-12"),
        ("end of the spring term", "six terms", "2027-01-20", "2027-03-25"),
        ("start of the summer term", "six terms", "2027-01-20", "2027-04-12"),
        ("end of term 5", "six terms", "2027-01-20", "2027-05-28"),
        ("start of term 4", "six terms", "2027-01-20", "2027-02-22"),
        ("end of the school year", "six terms", "2027-01-20", "2027-07-21"),
        # a year in Scotland
        ("before the summer holidays", "Glenburn", "2027-01-20", "2027-06-25"),
        ("after the summer holidays", "Glenburn", "2027-01-20", "2027-08-17"),
        ("end of the school year", "Glenburn", "2027-01-20", "2027-06-25"),
        ("before christmas", "Glenburn", "2026-11-24", "2026-12-22"),
        ("after half term", "Glenburn", "2026-09-24", "2026-10-19"),
    ],
)
def test_a_phrase_means_the_day_that_comes_next(phrase: str, school: str, today: str, day: str) -> None:
    assert phrases.read(phrase, iso(today), CALENDARS[school]).date == iso(day)


@pytest.mark.parametrize(
    ("phrase", "school", "today", "why"),
    [
        ("end of the week", "Oakfield", "2026-12-05", "the last school day of this week is already past"),
        ("midweek", "Oakfield", "2026-11-26", "the middle of this week is already past"),
        (
            "before christmas",
            "Oakfield",
            "2026-12-22",
            "the last school day before Christmas was Fri 18 Dec 2026",
        ),
        ("before easter", "Oakfield", "2027-03-27", "the last school day before Easter was Thu 25 Mar 2027"),
        (
            "before half term",
            "Oakfield",
            "2027-02-14",
            "the last school day before half term was Fri 12 Feb 2027",
        ),
        (
            "after easter",
            "Oakfield",
            "2027-06-01",
            "the term dates hold no term that starts after Easter 2028",
        ),
        ("before easter", "Oakfield", "2027-06-01", "the term dates hold no term before Easter"),
        (
            "start of the spring term",
            "Oakfield",
            "2027-06-01",
            "the term dates hold no spring term that starts after today",
        ),
        ("end of term 3", "Oakfield", "2026-11-24", "the term dates hold no term 3 that ends after today"),
        ("end of next term", "Oakfield", "2027-06-01", "the term dates hold no term that starts after today"),
        ("last friday of term", "Oakfield", "2027-03-22", "the last Friday of term is already past"),
        (
            "after the easter holidays",
            "Glenburn",
            "2029-03-20",
            "the term dates hold no term that starts after Easter 2029",
        ),
        (
            "before the march half term",
            "Oakfield",
            "2026-11-24",
            "the term dates hold no term with a March half term after today",
        ),
        (
            "first day back",
            "Oakfield",
            "2027-06-10",
            "the term dates hold no term that starts or goes on after a holiday to come",
        ),
    ],
)
def test_a_day_that_is_past_or_not_in_the_term_dates_is_not_guessed(
    phrase: str, school: str, today: str, why: str
) -> None:
    when = phrases.read(phrase, iso(today), CALENDARS[school])
    assert (when.date, when.caution) == (None, why)


def test_easter_holidays_that_easter_is_not_in_are_not_guessed() -> None:
    late = Calendar(nation_given=True, terms=(Term(starts=date(2027, 1, 5), ends=date(2027, 4, 9)), SUMMER))
    when = phrases.read("after the easter holidays", date(2027, 2, 1), late)
    assert (when.date, when.caution) == (None, "Easter falls within a term: write the day and month")
    assert phrases.read("after easter", date(2027, 2, 1), late).date == date(2027, 3, 30)


def test_a_week_or_month_without_school_ends_on_a_day_that_is_marked() -> None:
    week = phrases.read("end of next week", date(2026, 12, 16), OAKFIELD)
    assert (week.date, week.caution) == (date(2026, 12, 25), "not a school day: Christmas Day")
    month = phrases.read("end of august", date(2027, 7, 1), TWO_YEARS)
    assert (month.date, month.caution) == (date(2027, 8, 31), "not a school day: between terms")


def test_a_week_that_is_named_by_its_monday_may_be_this_one() -> None:
    when = phrases.read("w/c 23 november", date(2026, 11, 24), OAKFIELD)
    assert (when.date, when.caution) == (date(2026, 11, 23), "in the past")
    assert phrases.read("w/e 27 november", date(2026, 11, 24), OAKFIELD).date == date(2026, 11, 26)

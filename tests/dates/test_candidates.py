"""Three days to choose the next review from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import school
from iepmeet.dates.candidates import candidates
from iepmeet.dates.school import Calendar, Nation, Term

TODAY = date(2026, 11, 24)
TERMS = (
    Term(starts=date(2026, 9, 2), ends=date(2026, 12, 18)),
    Term(starts=date(2027, 1, 5), ends=date(2027, 3, 25), half_term=(date(2027, 2, 15), date(2027, 2, 19))),
    Term(starts=date(2027, 4, 12), ends=date(2027, 7, 21), half_term=(date(2027, 5, 31), date(2027, 6, 4))),
)
CALENDAR = Calendar(nation_given=True, terms=TERMS)
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")
DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


def test_the_cycle_comes_first_then_a_taught_week_to_either_side() -> None:
    found = candidates("12 weeks", TODAY, CALENDAR, "Tuesday")
    # Tue 16 Feb is half term: moved to the Monday after; the week before is taught, the week after as well
    assert [(when.date, when.said) for when in found] == [
        (date(2027, 2, 22), "12 weeks from today"),
        (date(2027, 2, 9), "a week sooner than the cycle's day"),
        (date(2027, 3, 2), "a week later than the cycle's day"),
    ]
    assert "half term" in found[0].moved


def test_where_support_lapsed_the_second_is_at_half_the_cycle_and_says_why() -> None:
    found = candidates("12 weeks", TODAY, CALENDAR, "Tuesday", sooner_because="A2 was promised twice")
    assert found[1].date == date(2027, 1, 5)
    assert found[1].said == "6 weeks from today, sooner because A2 was promised twice"
    assert len(found) == 3


def test_taught_weeks_count_as_a_cycle_too() -> None:
    found = candidates("6 school weeks", TODAY, CALENDAR, None)
    assert found[0].date == date(2027, 1, 19)


def test_a_short_cycle_offers_no_day_that_is_past() -> None:
    found = candidates("1 week", TODAY, CALENDAR, None, sooner_because="sessions were missed")
    assert all(when.date and when.date > TODAY for when in found)
    assert len({when.date for when in found}) == len(found) == 3


def test_what_is_no_length_offers_nothing() -> None:
    assert candidates("now and then", TODAY, CALENDAR, None) == ()


@given(
    today=DAYS,
    length=st.sampled_from(["1 week", "6 weeks", "12 weeks", "3 months", "6 school weeks", "10 school days"]),
    nation=st.sampled_from(NATIONS),
    weekday=st.sampled_from([None, "Monday", "Tuesday", "Friday"]),
    because=st.sampled_from(["", "A2 was promised twice"]),
    terms=st.sampled_from([(), TERMS]),
)
def test_every_candidate_is_a_school_day_after_today_and_none_comes_twice(
    *, today: date, length: str, nation: Nation, weekday: str | None, because: str, terms: tuple[Term, ...]
) -> None:
    calendar = Calendar(nation=nation, nation_given=True, terms=terms)
    found = candidates(length, today, calendar, weekday, sooner_because=because)
    days = [when.date for when in found if when.date]
    assert 1 <= len(days) == len(set(days)) <= 3
    assert all(day > today and school.is_school_day(day, calendar) for day in days)


@pytest.mark.long
@pytest.mark.parametrize("nation", NATIONS)
def test_on_every_day_of_four_years_a_proposed_review_is_a_school_day(nation: Nation) -> None:
    calendar = Calendar(nation=nation, nation_given=True, terms=TERMS)
    today = date(2026, 1, 1)
    while today <= date(2029, 12, 31):
        for when in candidates("12 weeks", today, calendar, "Tuesday", sooner_because="it lapsed"):
            assert when.date and school.is_school_day(when.date, calendar)
        today += timedelta(days=1)

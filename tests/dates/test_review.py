"""When the next review is to be. Today is Tuesday 24 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import review, school
from iepmeet.dates.names import WEEKDAYS
from iepmeet.dates.school import Calendar

from .calendars import ALWAYS_INSET, NO_TERMS, OAKFIELD, TODAY, calendars, days, iso

LENGTHS = ("3 days", "a week", "6 weeks", "12 weeks", "2 months", "10 school days", "6 school weeks")
preferences = st.none() | st.sampled_from(WEEKDAYS)


@pytest.mark.parametrize(
    ("length", "prefer", "day", "moved"),
    [
        ("6 weeks", None, "2027-01-05", ""),
        ("6 weeks", "Tuesday", "2027-01-05", ""),
        ("13 weeks", "Tuesday", "2027-02-23", ""),
        ("12 weeks", "Tuesday", "2027-02-23", "moved from Tue 16 Feb 2027: half term"),
        ("14 weeks", "Thursday", "2027-03-04", "moved from Tue 2 Mar 2027: Thursday is preferred"),
        ("14 weeks", "Monday", "2027-03-01", "moved from Tue 2 Mar 2027: Monday is preferred"),
        ("14 weeks", "mon", "2027-03-01", "moved from Tue 2 Mar 2027: Monday is preferred"),
        (
            "12 weeks",
            "Thursday",
            "2027-02-23",
            "moved from Tue 16 Feb 2027: Thursday is preferred; moved from Thu 18 Feb 2027: half term",
        ),
        ("2 months", "Friday", "2027-01-22", "moved from Sun 24 Jan 2027: Friday is preferred"),
        ("6 school weeks", "Thursday", "2027-01-21", "moved from Tue 19 Jan 2027: Thursday is preferred"),
        (
            "1 day",
            "Friday",
            "2026-11-30",
            "moved from Wed 25 Nov 2026: Friday is preferred; moved from Fri 27 Nov 2026: an INSET day",
        ),
        ("2 days", "Monday", "2026-11-26", ""),
        ("2 days", "Tuesday", "2026-11-26", ""),
    ],
)
def test_a_review_takes_the_preferred_weekday_then_a_school_day_and_says_each_move(
    length: str, prefer: str | None, day: str, moved: str
) -> None:
    when = review.proposed(length, TODAY, OAKFIELD, prefer)
    assert (when.date, when.moved, when.caution) == (iso(day), moved, "")
    assert when.typed == length


def test_a_proposal_says_what_it_is_counted_from() -> None:
    assert review.proposed("12w", TODAY, OAKFIELD, None).said == "12 weeks from today"
    said = review.proposed("12w", TODAY, OAKFIELD, None, today_words="the meeting").said
    assert said == "12 weeks from the meeting"


def test_a_proposal_without_term_dates_says_so() -> None:
    assert review.proposed("12 weeks", TODAY, NO_TERMS, "Tuesday").caution == "no term dates for this day"
    assert review.proposed("12 months", TODAY, OAKFIELD, None).caution == "no term dates for this day"


@pytest.mark.parametrize("length", ["", "soon", "0 weeks", "2 march", "12"])
def test_what_is_no_length_proposes_nothing(length: str) -> None:
    when = review.proposed(length, TODAY, OAKFIELD, "Tuesday")
    assert (when.date, when.caution) == (None, "not a length of time, such as 12 weeks")
    assert review.reply_by(length, TODAY, OAKFIELD).date is None


def test_a_weekday_that_is_none_prefers_nothing() -> None:
    assert review.proposed("14 weeks", TODAY, OAKFIELD, "whenever").date == date(2027, 3, 2)


@pytest.mark.parametrize(
    ("words", "prefer", "day", "note", "cut"),
    [
        ("2 march 15:30 @Jo", "Monday", "2027-03-02", "", "2 march"),
        ("tue 16 feb", "Monday", "2027-02-16", "not a school day: half term", "tue 16 feb"),
        ("sat", None, "2026-11-28", "not a school day: a Saturday", "sat"),
        ("end of term", "Monday", "2026-12-18", "", "end of term"),
        (
            "in 14 weeks 3pm to see",
            "Thursday",
            "2027-03-04",
            "moved from Tue 2 Mar 2027: Thursday is preferred",
            "in 14 weeks",
        ),
        ("12w", "Tuesday", "2027-02-23", "moved from Tue 16 Feb 2027: half term", "12w"),
    ],
)
def test_what_is_agreed_is_a_named_day_kept_as_said_or_a_length_by_the_review_rule(
    words: str, prefer: str | None, day: str, note: str, cut: str
) -> None:
    found = review.agreed(words, TODAY, OAKFIELD, prefer)
    assert found is not None
    when, consumed = found
    assert (when.date, when.moved + when.caution) == (iso(day), note)
    assert when.typed == words[:consumed] == cut


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 february", "there is no 31 February"),
        ("9999 weeks", "that is too far ahead"),
        ("0 weeks", "nought is no length of time"),
    ],
)
def test_a_review_on_a_day_that_cannot_be_has_no_date_and_says_why(words: str, why: str) -> None:
    found = review.agreed(words, TODAY, OAKFIELD, "Tuesday")
    assert found is not None
    assert (found[0].date, found[0].caution) == (None, why)


@pytest.mark.parametrize("words", ["", "1", "@Jo", "to see how it goes"])
def test_what_starts_with_no_date_agrees_nothing(words: str) -> None:
    assert review.agreed(words, TODAY, OAKFIELD, "Tuesday") is None


def test_a_reply_is_due_after_so_many_school_days() -> None:
    when = review.reply_by("5 school days", TODAY, OAKFIELD)
    assert (when.date, when.said, when.caution) == (date(2026, 12, 2), "5 school days from today", "")
    assert review.reply_by("1 week", date(2026, 12, 15), OAKFIELD).date == date(2027, 1, 5)


def test_a_reply_without_term_dates_is_counted_in_weekdays_and_says_so() -> None:
    when = review.reply_by("5 school days", date(2026, 12, 23), NO_TERMS)
    assert (when.date, when.caution) == (date(2027, 1, 4), "no term dates for this day")


def test_where_no_school_day_ever_comes_nothing_is_proposed() -> None:
    assert review.proposed("12 weeks", TODAY, ALWAYS_INSET, None).date is None
    assert review.proposed("12 weeks", date.max, NO_TERMS, "Sunday").date is None


@given(st.sampled_from(LENGTHS), days(), calendars(), preferences)
def test_every_proposal_is_a_school_day_after_today(
    length: str, today: date, calendar: Calendar, prefer: str | None
) -> None:
    when = review.proposed(length, today, calendar, prefer)
    assert when.date is not None
    assert when.date > today
    assert school.is_school_day(when.date, calendar)


@given(st.sampled_from(LENGTHS), days(), calendars(), preferences)
def test_what_is_agreed_by_length_is_what_would_be_proposed(
    length: str, today: date, calendar: Calendar, prefer: str | None
) -> None:
    agreed = review.agreed(f"{length} @Jo", today, calendar, prefer)
    assert agreed == (review.proposed(length, today, calendar, prefer), len(length))


@given(st.integers(2, 60), days(), calendars(), st.sampled_from(WEEKDAYS))
def test_a_preferred_weekday_is_taken_in_the_week_reached_or_the_move_is_said(
    weeks: int, today: date, calendar: Calendar, prefer: str
) -> None:
    when = review.proposed(f"{weeks} weeks", today, calendar, prefer)
    reached = today + timedelta(weeks=weeks)
    preferred = reached + timedelta(days=WEEKDAYS.index(prefer) - reached.weekday())
    assert when.date == school.next_school_day(preferred, calendar)
    assert bool(when.moved) is (when.date != reached or preferred != reached)

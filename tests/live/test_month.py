"""/month, and /review and /check alone: a month of the school in sentences."""

from __future__ import annotations

import datetime as dt

from iepmeet.live import month as months
from iepmeet.live.words import months as words

from .holding import Held


def test_a_month_says_its_school_days_its_closures_and_what_is_on_its_days(held: Held) -> None:
    held.say("! ring the clinic @Jo by 11 dec so that it is booked", "/review 8 dec")
    said = held.say("/month december").split("\n")
    assert said[0] == "December 2026: 21 school days."
    assert "Fri 11 Dec 2026: A4 is due, ring the clinic, Jo Rivers." in said
    assert "Tue 8 Dec 2026: the next review." in said
    assert "No school: Fri 25 Dec 2026, Christmas Day." in said
    assert said[-1] == words.NO_TERMS


def test_a_day_shows_its_month_and_no_word_shows_this_one(held: Held) -> None:
    assert held.say("/month november").startswith("November 2026:")
    assert held.say("/month november 2027").startswith("November 2027:")
    assert held.say("/month 2 march").startswith("March 2027:")
    assert held.say("/month").startswith("November 2026:")
    assert held.answer.kept == ()


def test_what_is_no_month_is_refused(held: Held) -> None:
    assert "is no month" in held.refused("/month soonish")


def test_a_promise_from_last_time_is_on_the_day_it_is_due_until_it_is_kept(held: Held) -> None:
    today, fri = held.now.date(), dt.date(2026, 11, 27)
    held.say("/notyet A2 by fri the cover list is late")
    assert "A2" in {mark.ref for mark in months.on_days(held.meeting, today, "review")[fri]}
    held.say("/kept A2")
    assert fri not in months.on_days(held.meeting, today, "review")


def test_months_are_whole_weeks_from_monday_to_sunday(held: Held) -> None:
    month = months.read(held.meeting, dt.date(2027, 2, 1), {})
    assert len(month.days) == 28
    assert all(len(week) == 7 for week in month.weeks)
    assert [day.date.day for day in month.weeks[0] if day] == [1, 2, 3, 4, 5, 6, 7]


def test_first_of_goes_over_the_ends_of_years() -> None:
    assert months.first_of(dt.date(2026, 12, 31), 1) == dt.date(2027, 1, 1)
    assert months.first_of(dt.date(2027, 1, 31), -1) == dt.date(2026, 12, 1)
    assert months.first_of(dt.date(2026, 3, 31), -13) == dt.date(2025, 2, 1)

"""The phrases of British meetings are understood, and those that say no day are asked back."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import phrases, review

from . import said_in_meetings as said
from .calendars import NO_TERMS, OAKFIELD, TODAY, iso

MEANT = (*said.NEAR_DAYS, *said.WEEKS, *said.MONTHS, *said.TERMS, *said.HOLIDAYS)
THE_REVIEW = date(2027, 3, 2)


@pytest.mark.parametrize(("phrase", "day", "how"), MEANT, ids=[case[0] for case in MEANT])
def test_what_is_said_means_its_day_and_the_echo_says_how(phrase: str, day: str, how: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert (when.date, when.said) == (iso(day), how)


@pytest.mark.parametrize(("phrase", "day", "how"), MEANT, ids=[case[0] for case in MEANT])
def test_what_is_said_means_the_same_at_the_start_of_a_line(phrase: str, day: str, how: str) -> None:
    found = phrases.longest(f"{phrase} so that everybody knows", TODAY, OAKFIELD)
    assert found is not None
    assert (found[0].date, found[0].said) == (iso(day), how)


@pytest.mark.parametrize(("phrase", "why"), said.ASKED_BACK, ids=[case[0] for case in said.ASKED_BACK])
def test_what_says_no_day_is_asked_back_and_never_guessed(phrase: str, why: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert (when.date, when.caution) == (None, why)
    found = phrases.longest(f"{phrase} so that everybody knows", TODAY, OAKFIELD)
    assert found is None or (found[0].date, found[0].caution) == (None, why)


@pytest.mark.parametrize(
    ("phrase", "day", "day_said_as"),
    [
        ("around mid january", "2027-01-15", "around"),
        ("about friday", "2026-11-27", "about"),
        ("by roughly the end of january", "2027-01-29", "roughly"),
        ("maybe 3rd march", "2027-03-03", "maybe"),
        ("ideally before half term", "2027-02-12", "ideally"),
        ("towards the end of january", "2027-01-29", "towards"),
        ("in about 2 weeks", "2026-12-08", "about"),
        ("hopefully by around the end of term", "2026-12-18", "hopefully, around"),
    ],
)
def test_words_that_leave_a_day_open_are_kept_as_a_caution(phrase: str, day: str, day_said_as: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert when.date == iso(day)
    assert when.caution.split("; ")[0] == f"said as “{day_said_as}”"


def test_a_length_agreed_for_a_check_keeps_what_it_left_open() -> None:
    found = review.agreed("in about 2 weeks", TODAY, OAKFIELD, None)
    assert found is not None
    assert (found[0].date, found[0].caution) == (date(2026, 12, 8), "said as “about”")


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("first thing monday", "first thing"),
        ("close of play friday", "close of play"),
        ("friday afternoon", "afternoon"),
        ("friday, at the latest, please", "at the latest, please"),
        ("friday if possible", "if possible"),
        ("last thing friday, please", "last thing , please"),
    ],
)
def test_words_that_belong_with_the_day_stay_with_it(phrase: str, rest: str) -> None:
    assert phrases.read(phrase, TODAY, OAKFIELD).rest == rest.replace(" ,", "")


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("friday morning club needs a rota", "friday"),
        ("friday early lunch", "friday"),
        ("friday, please ring first", "friday,"),
        ("say friday we meet", "say friday"),
        ("end of next week we meet", "end of next week"),
        ("first thing monday ring the clinic", "first thing monday"),
        ("w/c 11 january we start", "w/c 11 january"),
        ("before half term reports go home", "before half term"),
        ("mid january assessments", "mid january"),
        ("the end of march hares", "the end of march"),
        ("last friday in january assembly", "last friday in january"),
    ],
)
def test_a_phrase_takes_no_word_of_what_is_to_be_done(line: str, cut: str) -> None:
    found = phrases.longest(line, TODAY, OAKFIELD)
    assert found is not None
    assert found[0].date is not None
    assert line[: found[1]] == cut


@pytest.mark.parametrize(
    "words",
    [
        "may we ask the nurse",
        "march him to the office",
        "march",
        "may",
        "sunny weather we play outside",
        "monitoring the sessions",
        "satisfying the plan",
        "second breakfast club",
        "first aid training",
        "first come first served",
        "last resort the head decides",
        "end of the corridor",
        "the end of the book",
        "the start of the lesson",
        "early help team",
        "early years staff",
        "the middle of the room",
        "mid morning snack",
        "half the class",
        "term dates on the website",
        "termly reports",
        "the holiday club",
        "summer school staff",
        "easter term staff",
        "the week",
        "say so",
        "about ten children",
        "before school club",
        "before he reads",
        "after school club",
        "after lunch",
        "back at school",
        "review of the plan",
        "review",
        "the review group",
        "a meeting with the nurse",
        "next door's helper",
        "next to the window",
        "this method",
        "in class support",
        "new years of experience",
        "today's teacher",
        "week on week",
        "the first week",
        "weekly sessions",
        "a few friends",
        "no later",
        "first thing",
    ],
)
def test_ordinary_words_are_no_date(words: str) -> None:
    found = phrases.longest(words, TODAY, OAKFIELD, review=THE_REVIEW)
    assert found is None or found[0].date is None


@pytest.mark.parametrize(
    ("phrase", "day", "how"),
    [
        ("by the next review", "2027-03-02", "the day of the next review"),
        ("at the next review meeting", "2027-03-02", "the day of the next review"),
        ("by our review", "2027-03-02", "the day of the next review"),
        ("in time for the next review", "2027-03-02", "the day of the next review"),
        ("when we next meet", "2027-03-02", "the day of the next review"),
        (
            "before the next review",
            "2027-03-01",
            "the last school day before the next review on Tue 2 Mar 2027",
        ),
        ("before the review", "2027-03-01", "the last school day before the next review on Tue 2 Mar 2027"),
    ],
)
def test_the_next_review_is_a_day_once_one_is_agreed(phrase: str, day: str, how: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD, review=THE_REVIEW)
    assert (when.date, when.said) == (iso(day), how)
    found = phrases.longest(f"{phrase} please", TODAY, OAKFIELD, review=THE_REVIEW)
    assert found is not None
    assert found[0].date == iso(day)


def test_a_check_may_be_named_by_the_review_that_is_agreed() -> None:
    found = review.agreed("before the next review", TODAY, OAKFIELD, None, review=THE_REVIEW)
    assert found is not None
    assert found[0].date == date(2027, 3, 1)


@pytest.mark.parametrize("phrase", ["by the next review", "before the review"])
def test_a_review_that_is_over_is_not_the_next(phrase: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD, review=date(2026, 11, 23))
    assert (when.date, when.caution) == (None, "the review agreed was on Mon 23 Nov 2026")


def test_before_a_review_that_is_today_there_is_no_day_left() -> None:
    when = phrases.read("before the review", TODAY, OAKFIELD, review=TODAY)
    assert when.date is None
    assert when.caution.endswith("is already past")


NEEDS_TERMS = [case[0] for case in (*said.TERMS, *said.HOLIDAYS)]


@pytest.mark.parametrize("phrase", NEEDS_TERMS)
def test_without_term_dates_the_schools_own_days_are_not_understood_and_it_is_said(phrase: str) -> None:
    when = phrases.read(phrase, TODAY, NO_TERMS)
    assert (when.date, when.caution) == (None, "no term dates are known")

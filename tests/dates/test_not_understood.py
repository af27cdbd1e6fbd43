"""What is typed as a date and cannot be one. Today is Tuesday 24 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import phrases

from .calendars import ALWAYS_INSET, NO_TERMS, OAKFIELD, TODAY, iso


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("31 february", "there is no 31 February"),
        ("31 feb 2027", "there is no 31 February 2027"),
        ("29 feb 2027", "there is no 29 February 2027"),
        ("29/2/27", "there is no 29 February 2027"),
        ("0 dec", "there is no 0 December"),
        ("32/1", "there is no 32 January"),
        ("12/25/2026", "there is no month 25"),
        ("2026-13-01", "there is no month 13"),
        ("0000-01-01", "there is no 1 January 0000"),
        ("wed 11 feb", "11 February 2027 is a Thursday, not a Wednesday"),
        ("wed 18 nov", "18 November 2027 is a Thursday, not a Wednesday"),
        ("mon 11/12/26", "11 December 2026 is a Friday, not a Monday"),
        ("mon the 11th", "11 December 2026 is a Friday, not a Monday"),
        ("fri 40th", "no month has a day 40"),
        ("11 dec 20", "Fri 11 Dec 2020 is past: if you mean it, write 2020 in full"),
        ("23/11/26", "Mon 23 Nov 2026 is past: if you mean it, write 2026 in full"),
        ("this mon", "Monday of this week is already past"),
        ("5", "a number alone is no date"),
        ("by 12", "a number alone is no date"),
        ("2026", "a number alone is no date"),
        ("the 11th", "which month?"),
        ("next week", "which day?"),
        ("last fri", "that is past: write the day and month if you mean it"),
        ("10 working days", "school days can be counted, working days cannot"),
        ("9999 weeks", "that is too far ahead"),
        ("9999 weeks on fri", "that is too far ahead"),
        ("0 weeks", "nought is no length of time"),
        ("0 weeks on fri", "nought is no length of time"),
        ("31 february at the latest", "there is no 31 February"),
        ("wed 11 feb, Sam comes too", "11 February 2027 is a Thursday, not a Wednesday"),
        ("soon", "not a date yet"),
        ("december", "which day?"),
        ("3.5 weeks", "not a date yet"),
        ("11-12", "not a date yet"),
        ("11.12", "not a date yet"),
        ("11-12.2026", "not a date yet"),
        ("fri; 11 dec", "not a date yet"),
        ("fri so that we know", "not a date yet"),
        ("", "not a date yet"),
        ("   ", "not a date yet"),
        ("by", "not a date yet"),
        ("...", "not a date yet"),
        ("٣ weeks", "not a date yet"),
        ("9" * 5000, "not a date yet"),
        ("fri " * 10_000, "not a date yet"),
    ],
)
def test_what_is_not_understood_has_no_date_and_says_why(phrase: str, why: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert when.date is None
    assert when.caution == why
    assert when.typed == phrase.strip() or phrase.strip().endswith(when.typed)


@pytest.mark.parametrize("phrase", ["end of term", "after half term", "before christmas"])
def test_term_words_without_term_dates_are_not_understood_and_say_why(phrase: str) -> None:
    when = phrases.read(phrase, TODAY, NO_TERMS)
    assert (when.date, when.caution) == (None, "no term dates are known")


@pytest.mark.parametrize(
    ("phrase", "today", "why"),
    [
        ("end of term", "2027-08-01", "the term dates hold no term that ends after today"),
        ("after half term", "2027-06-10", "the term dates hold no term with a half term after today"),
        ("before christmas", "2027-09-10", "the term dates hold no term in December"),
        ("before christmas", "2026-12-22", "the last school day before Christmas was Fri 18 Dec 2026"),
    ],
)
def test_term_words_past_the_last_term_given_say_what_is_missing(phrase: str, today: str, why: str) -> None:
    when = phrases.read(phrase, iso(today), OAKFIELD)
    assert (when.date, when.caution) == (None, why)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [("2 months", "no school day could be found"), ("3 school days", "that is too far ahead")],
)
def test_where_no_school_day_ever_comes_a_length_is_not_understood(phrase: str, why: str) -> None:
    when = phrases.read(phrase, TODAY, ALWAYS_INSET)
    assert (when.date, when.caution) == (None, why)


@pytest.mark.parametrize(
    "phrase",
    [
        "tomorrow",
        "fri",
        "sat",
        "next fri",
        "fri week",
        "a week on thu",
        "1 week",
        "2 months",
        "3 school days",
    ],
)
def test_past_the_last_day_there_is_nothing_is_understood(phrase: str) -> None:
    when = phrases.read(phrase, date.max, NO_TERMS)
    assert (when.date, when.caution) == (None, "that is too far ahead")

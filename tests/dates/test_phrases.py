"""What a typed date means. Today is Tuesday 24 November 2026, unless a case says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import phrases
from iepmeet.dates.school import Calendar

from .calendars import NO_TERMS, OAKFIELD, TODAY, iso


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("today", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("wed", "2026-11-25"),
        ("weds", "2026-11-25"),
        ("Wednesday", "2026-11-25"),
        ("thurs", "2026-11-26"),
        ("THU", "2026-11-26"),
        ("on fri", "2026-11-27"),
        ("sat", "2026-11-28"),
        ("sun", "2026-11-29"),
        ("mon", "2026-11-30"),
        ("tues", "2026-12-01"),
        ("tue", "2026-12-01"),
        ("this tue", "2026-11-24"),
        ("this fri", "2026-11-27"),
        ("this sunday", "2026-11-29"),
        ("next mon", "2026-11-30"),
        ("next fri", "2026-12-04"),
        ("fri next week", "2026-12-04"),
        ("next sun", "2026-12-06"),
        ("fri week", "2026-12-04"),
        ("tue week", "2026-12-08"),
        ("a week on thu", "2026-12-03"),
        ("a week on tue", "2026-12-08"),
        ("2 weeks on thu", "2026-12-10"),
        ("a fortnight on thursday", "2026-12-10"),
        ("a week today", "2026-12-01"),
        ("tomorrow week", "2026-12-02"),
        ("fri the 11th", "2026-12-11"),
        ("fri 27th", "2026-11-27"),
        ("thu 31st", "2026-12-31"),
    ],
)
def test_a_day_seen_from_today(phrase: str, day: str) -> None:
    assert phrases.read(phrase, TODAY, NO_TERMS).date == iso(day)


@pytest.mark.parametrize(
    "phrase",
    [
        "11 dec",
        "11 Dec.",
        "11dec",
        "11-dec",
        "11-dec-26",
        "11 december",
        "11th december",
        "11th of December",
        "the 11th of December",
        "on the 11th of december",
        "by 11 dec",
        "dec 11",
        "Dec. 11",
        "december the 11th",
        "Dec 11, 2026",
        "11 dec 2026",
        "11 Dec, 2026",
        "11 dec 26",
        "11 dec '26",
        "11/12",
        "11/12/26",
        "11/12/2026",
        "11 / 12 / 26",
        "11-12-26",
        "11-12-2026",
        "11.12.26",
        "11.12.2026",
        "2026-12-11",
        "fri 11 dec",
        "Fri, 11 Dec.",
        "friday the 11th of december",
        "fri 11/12",
        "Friday, December 11th, 2026",
        "fri 2026-12-11",
        "  11   DEC  ",
        "11 dec!",
        "11 dec;",
        "11 dec?)",
    ],
)
def test_a_day_and_month_in_every_usual_form(phrase: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert when.date == date(2026, 12, 11)
    assert when.said == "in 17 days"
    assert when.caution == ""


@pytest.mark.parametrize(
    ("phrase", "today", "day"),
    [
        ("24 nov", "2026-11-24", "2026-11-24"),
        ("23 nov", "2026-11-24", "2027-11-23"),
        ("tue 24 nov", "2026-11-24", "2026-11-24"),
        ("29 feb", "2026-11-24", "2028-02-29"),
        ("29 feb", "2028-02-29", "2028-02-29"),
        ("29 feb", "2096-03-01", "2104-02-29"),
        ("28 feb", "2027-02-28", "2027-02-28"),
        ("1/2", "2026-11-24", "2027-02-01"),
        ("31/1", "2026-11-24", "2027-01-31"),
        ("30/11/26", "2026-11-30", "2026-11-30"),
        ("5 may", "2026-11-24", "2027-05-05"),
        ("5/5/99", "2026-11-24", "2099-05-05"),
        ("wed 31st", "2027-02-01", "2027-03-31"),
    ],
)
def test_a_missing_year_resolves_forward(phrase: str, today: str, day: str) -> None:
    assert phrases.read(phrase, iso(today), NO_TERMS).date == iso(day)


@pytest.mark.parametrize(
    ("phrase", "day", "moved"),
    [
        ("in 2 days", "2026-11-26", ""),
        ("in 3 days", "2026-11-30", "moved from Fri 27 Nov 2026: an INSET day"),
        ("in 4 days", "2026-11-30", "moved from Sat 28 Nov 2026: a Saturday"),
        ("a week", "2026-12-01", ""),
        ("in a fortnight", "2026-12-08", ""),
        ("in two weeks' time", "2026-12-08", ""),
        ("a week's time", "2026-12-01", ""),
        ("in 2 weeks’ time", "2026-12-08", ""),
        ("6 weeks from today", "2027-01-05", ""),
        ("31 days", "2027-01-05", "moved from Fri 25 Dec 2026: Christmas Day"),
        ("35 days", "2027-01-05", "moved from Tue 29 Dec 2026: between terms"),
        ("12w", "2027-02-23", "moved from Tue 16 Feb 2027: half term"),
        ("12 weeks", "2027-02-23", "moved from Tue 16 Feb 2027: half term"),
        ("2 months", "2027-01-25", "moved from Sun 24 Jan 2027: a Sunday"),
        ("10 school days", "2026-12-09", ""),
        ("6 school weeks", "2027-01-19", ""),
        ("by 6 school weeks.", "2027-01-19", ""),
    ],
)
def test_a_counted_length_ends_on_a_school_day_and_the_move_is_said(
    phrase: str, day: str, moved: str
) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert (when.date, when.moved, when.caution) == (iso(day), moved, "")


def test_school_weeks_that_end_on_a_day_off_move_on() -> None:
    when = phrases.read("1 school week", date(2026, 11, 20), OAKFIELD)
    assert when.date == date(2026, 11, 30)
    assert when.moved == "moved from Fri 27 Nov 2026: an INSET day"


@pytest.mark.parametrize(
    ("phrase", "day", "said"),
    [
        ("end of term", "2026-12-18", "the last day of term"),
        ("the end of term", "2026-12-18", "the last day of term"),
        ("at the end of this term", "2026-12-18", "the last day of term"),
        ("last day of term", "2026-12-18", "the last day of term"),
        ("after half term", "2027-02-23", "the first school day after half term"),
        ("after half-term", "2027-02-23", "the first school day after half term"),
        ("before christmas", "2026-12-18", "the last school day before Christmas"),
        ("by before Xmas", "2026-12-18", "the last school day before Christmas"),
    ],
)
def test_term_words_mean_days_of_the_schools_own_calendar(phrase: str, day: str, said: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert (when.date, when.said, when.caution) == (iso(day), said, "")


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("today", "today"),
        ("tomorrow", "tomorrow"),
        ("fri", "in 3 days"),
        ("this fri", "Friday of this week"),
        ("next fri", "Friday of next week"),
        ("fri week", "1 week after Fri 27 Nov 2026"),
        ("tomorrow week", "1 week after tomorrow"),
        ("2 march", "in 14 weeks"),
        ("in 3 days", "3 days from today"),
        ("6w", "6 weeks from today"),
        ("a fortnight", "2 weeks from today"),
        ("1 school week", "1 school week from today"),
        ("23 nov 2026", "yesterday"),
    ],
)
def test_the_echo_says_how_it_was_read(phrase: str, said: str) -> None:
    assert phrases.read(phrase, TODAY, NO_TERMS).said == said


@pytest.mark.parametrize(
    ("phrase", "caution"),
    [
        ("sat", "not a school day: a Saturday"),
        ("fri", "not a school day: an INSET day"),
        ("25 dec", "not a school day: Christmas Day"),
        ("29 dec", "not a school day: between terms"),
        ("16 feb", "not a school day: half term"),
        ("23 nov 2026", "in the past"),
        ("22 nov 2026", "in the past; not a school day: a Sunday"),
        ("1 sep 2027", "no term dates for this day"),
        ("4 sep 2027", "not a school day: a Saturday"),
        ("2 march", ""),
    ],
)
def test_a_named_day_is_kept_as_said_and_marked(phrase: str, caution: str) -> None:
    when = phrases.read(phrase, TODAY, OAKFIELD)
    assert when.date is not None
    assert (when.caution, when.moved) == (caution, "")


@pytest.mark.parametrize(
    ("phrase", "caution"),
    [
        ("2 march", ""),
        ("in 3 days", ""),
        ("12 weeks", ""),
        ("10 school days", "no term dates for this day"),
        ("6 school weeks", "no term dates for this day"),
    ],
)
def test_a_calendar_without_terms_is_mentioned_only_where_school_time_was_counted(
    phrase: str, caution: str
) -> None:
    assert phrases.read(phrase, TODAY, NO_TERMS).caution == caution


def test_a_length_that_ends_after_the_last_term_says_that_no_term_dates_are_known() -> None:
    when = phrases.read("12 months", TODAY, OAKFIELD)
    assert when.date == date(2027, 11, 24)
    assert when.caution == "no term dates for this day"


def test_a_length_in_a_nation_without_easter_monday_ends_on_it() -> None:
    today = date(2026, 4, 1)
    assert phrases.read("5 days", today, Calendar(nation="scotland")).date == date(2026, 4, 6)
    england = phrases.read("5 days", today, Calendar(nation="england"))
    assert england.date == date(2026, 4, 7)
    assert england.moved == "moved from Mon 6 Apr 2026: Easter Monday"


def test_the_words_are_kept_as_typed() -> None:
    assert phrases.read("  By  FRI, ", TODAY, NO_TERMS).typed == "By  FRI"

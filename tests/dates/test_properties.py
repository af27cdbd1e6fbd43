"""What holds of every phrase, day and calendar."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from iepmeet.dates import phrases, review, school, written
from iepmeet.dates.school import Calendar

from . import said_in_meetings as said
from .calendars import NO_TERMS, OAKFIELD, TODAY, calendars, days

WORDS = (
    "today tomorrow mon tues wed thurs fri sat sunday this next week weeks on a in the by of before after "
    "11 11th 31 0 29 dec february feb, 2026 26 '26 20 11/12 11/12/26 31.2.2027 2026-12-11 12w 12 3 days "
    "fortnight months school term half end christmas from now time am 3pm , ; \n so that"
)
SAID = [case[0] for case in (*said.NEAR_DAYS, *said.WEEKS, *said.MONTHS, *said.TERMS, *said.HOLIDAYS)]
SAID_WORDS = sorted(
    {word for phrase in (*SAID, *(case[0] for case in said.ASKED_BACK)) for word in phrase.split()}
)
some_words = st.lists(st.sampled_from(WORDS.split(" ")), max_size=8).map(" ".join)
words_said = st.lists(st.sampled_from(SAID_WORDS), max_size=8).map(" ".join)
any_phrase = st.sampled_from([*SAID, *(case[0] for case in said.ASKED_BACK)])
any_text = st.text(max_size=60) | some_words | words_said | any_phrase
starts_like_a_date = st.builds(
    "{}{} {}".format,
    st.sampled_from(["", " ", "by ", "on the ", "in "]),
    st.sampled_from(["fri", "this mon", "11 dec", "wed 11 feb", "31 feb", "2 weeks", "1/2", "end of term"]),
    some_words,
)
any_day = st.dates()
maybe_a_review = st.none() | any_day


@given(any_text, any_day, calendars(), maybe_a_review)
@example("29 feb", date.max, NO_TERMS, None)
@example("after easter", date.max, OAKFIELD, None)
@example("before christmas", date.min, OAKFIELD, None)
@example("before the review", TODAY, NO_TERMS, date.min)
@example("\ud800", TODAY, NO_TERMS, None)
def test_any_string_may_be_read(phrase: str, today: date, calendar: Calendar, agreed: date | None) -> None:
    when = phrases.read(phrase, today, calendar, review=agreed)
    assert when.typed in phrase
    assert when.said if when.date else when.caution


@given(any_text | starts_like_a_date, any_day, calendars())
def test_any_string_may_be_cut_and_what_is_cut_reads_back_the_same(
    words: str, today: date, calendar: Calendar
) -> None:
    found = phrases.longest(words, today, calendar)
    if found is not None:
        when, consumed = found
        assert 0 < consumed <= len(words)
        assert phrases.read(words[:consumed], today, calendar) == when


@given(any_text | starts_like_a_date, any_day, calendars())
def test_a_review_of_any_words_is_cut_where_the_date_ends(
    words: str, today: date, calendar: Calendar
) -> None:
    agreed = review.agreed(words, today, calendar, "Tuesday")
    longest = phrases.longest(words, today, calendar)
    assert (agreed and agreed[1]) == (longest and longest[1])


@given(
    st.sampled_from(["", "by ", "on ", "the ", "  "]),
    st.sampled_from(["today", "fri", "next fri", "fri week", "11 dec", "Fri, 5.3.2027", "12 weeks", "1/2"]),
    st.sampled_from(["", ".", ",", "!"]),
    st.sampled_from(["", " so that", " at the latest", "\n11 dec", " @Jo"]),
    days(),
)
def test_a_date_is_cut_from_whatever_stands_around_it(
    before: str, phrase: str, sign: str, after: str, today: date
) -> None:
    cut = before + phrase + sign
    when = phrases.read(cut, today, OAKFIELD)
    assert when.date is not None
    assert phrases.longest(cut + after, today, OAKFIELD) == (when, len(cut))


@given(
    st.integers(1, 120),
    st.sampled_from(["days", "weeks", "months", "school days", "school weeks"]),
    days(),
    calendars(),
)
def test_every_counted_day_is_a_school_day_and_every_move_is_said(
    n: int, unit: str, today: date, calendar: Calendar
) -> None:
    when = phrases.read(f"in {n} {unit}", today, calendar)
    assert when.date is not None
    assert when.date > today
    assert school.is_school_day(when.date, calendar)
    start = when.moved.removeprefix("moved from ").partition(":")[0]
    if when.moved:
        counted = phrases.read(start, today, calendar).date
        assert counted is not None
        assert counted < when.date
        assert not school.is_school_day(counted, calendar)
        assert when.date == school.next_school_day(counted, calendar)


@given(days(date(2026, 1, 1), date(2035, 12, 31)), days(), calendars())
def test_a_day_reads_back_as_it_is_written(day: date, today: date, calendar: Calendar) -> None:
    when = phrases.read(written.day(day), today, calendar)
    assert when.date == day
    assert ("in the past" in when.caution) is (day < today)
    assert ("not a school day" in when.caution) is not school.is_school_day(day, calendar)


@given(any_phrase | words_said, days(date(2026, 1, 1), date(2035, 12, 31)), calendars(), st.none() | days())
def test_every_day_that_is_found_reads_back_as_it_is_written(
    phrase: str, today: date, calendar: Calendar, agreed: date | None
) -> None:
    found = phrases.read(phrase, today, calendar, review=agreed).date
    if found is not None:
        for text in (written.day(found), written.long_day(found)):
            assert phrases.read(text, today, calendar).date == found


@given(st.data(), any_phrase, days(), calendars())
def test_capitals_and_extra_blanks_change_nothing(
    data: st.DataObject, phrase: str, today: date, calendar: Calendar
) -> None:
    capitals = data.draw(st.lists(st.booleans(), min_size=len(phrase), max_size=len(phrase)))
    blanks = st.text(" \t", min_size=1, max_size=3)
    shouted = "".join(c.upper() if up else c for c, up in zip(phrase, capitals, strict=True))
    typed = "".join(data.draw(blanks) if c == " " else c for c in f" {shouted} ")
    plain, odd = phrases.read(phrase, today, calendar), phrases.read(typed, today, calendar)
    assert (odd.date, odd.said, odd.moved, odd.caution) == (
        plain.date,
        plain.said,
        plain.moved,
        plain.caution,
    )


@given(days(), st.integers(0, 364))
def test_a_day_that_is_not_past_reads_back_without_its_year_as_the_next_such_day(
    today: date, away: int
) -> None:
    day = today + timedelta(days=away)
    assert phrases.read(f"{day.day}/{day.month}", today, NO_TERMS).date == day
    assert phrases.read(written.short_day(day, today), today, NO_TERMS).date == day


@given(days(), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_bare_weekday_is_within_seven_days_and_never_today(today: date, weekday: str) -> None:
    day = phrases.read(weekday, today, NO_TERMS).date
    assert day is not None
    assert 1 <= (day - today).days <= 7
    assert day.strftime("%w") == str(["sun", "mon", "tue", "wed", "thu", "fri", "sat"].index(weekday))


def test_reading_the_rules_loads_nothing_heavy() -> None:
    code = (
        "import sys; from iepmeet.dates import phrases, review, written; "
        "print(sorted({'pendulum', 'holidays'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

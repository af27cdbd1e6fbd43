from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Evidence, EvidenceKind, Expected, Per
from iepmeet.casebook.patterns import Pattern, pattern, strip, strip_text
from iepmeet.dates.school import Calendar, Term, is_school_day

from .school import AUTUMN, OAKFIELD, eight_weeks, on

FRIDAY = dt.date(2026, 11, 27)
WEEKLY = Expected(times=1, per="week", start=dt.date(2026, 9, 28))


def weekly(rows: list[Evidence], until: dt.date = FRIDAY) -> Pattern:
    return pattern(WEEKLY, rows, OAKFIELD, until)


def states(found: Pattern) -> list[str]:
    return [week.state for week in found.weeks]


def test_eight_weekly_sessions_with_three_delivered_give_exactly_these_figures_without_the_half_term() -> (
    None
):
    found = weekly(eight_weeks())
    assert (found.expected, found.delivered, found.partly, found.missed, found.unknown) == (8, 3, 0, 5, 0)
    assert (found.cancelled, found.extra, found.outside) == (1, 0, 0)
    assert strip(found) == "■□□■□□■□"
    assert strip(found, ascii=True) == "X..X..X."
    assert strip_text(found) == "3 of 8: ■□□■□□■□"
    assert dt.date(2026, 10, 26) not in [week.monday for week in found.weeks]
    assert (found.word, found.gap, found.gap_unrecorded) == ("systematic", 2, 0)


def test_what_nobody_wrote_down_is_unknown_and_not_missed() -> None:
    found = weekly(eight_weeks()[:2])
    assert (found.expected, found.delivered, found.missed, found.unknown) == (8, 1, 1, 6)
    assert strip(found) == "■□▫▫▫▫▫▫"
    assert (found.gap, found.gap_unrecorded) == (7, 6)


def test_a_week_that_is_not_over_counts_only_with_what_is_recorded() -> None:
    monday = dt.date(2026, 11, 30)
    assert weekly(eight_weeks(), monday).expected == 8
    assert len(weekly(eight_weeks(), monday).weeks) == 8
    more = weekly([*eight_weeks(), on(11, 30)], monday)
    assert (more.expected, more.delivered, len(more.weeks)) == (9, 4, 9)
    assert weekly(eight_weeks(), dt.date(2026, 12, 4)).unknown == 1


def test_a_week_ends_with_its_last_school_day() -> None:
    assert weekly([], dt.date(2026, 10, 1)).expected == 0
    assert weekly([], dt.date(2026, 10, 2)).expected == 1
    with_inset = Calendar(terms=(AUTUMN,), inset=(dt.date(2026, 10, 2),))
    assert pattern(WEEKLY, [], with_inset, dt.date(2026, 10, 1)).expected == 1


def test_sessions_outside_school_time_before_the_start_and_after_the_end_are_counted_apart() -> None:
    rows = [*eight_weeks(), on(10, 27), on(9, 22), on(12, 1, "missed")]
    found = weekly(rows)
    assert (found.outside, found.early, found.later) == (1, 1, 1)
    assert (found.expected, found.known, found.unknown) == (8, 8, 0)
    mid_week = Expected(times=1, start=dt.date(2026, 9, 30))
    assert pattern(mid_week, eight_weeks(), OAKFIELD, FRIDAY).early == 1


def test_rows_about_no_session_change_no_figure_but_their_own() -> None:
    found = weekly([*eight_weeks(), on(9, 1, "other", "A letter came"), on(10, 13, "other")])
    assert found.other == 2
    assert (found.known, found.early, found.start) == (8, 0, dt.date(2026, 9, 28))


def test_without_a_first_day_it_begins_with_the_first_session_recorded() -> None:
    found = pattern(Expected(times=1), [on(9, 1, "other"), *eight_weeks()], OAKFIELD, FRIDAY)
    assert (found.start, found.expected) == (dt.date(2026, 9, 29), 8)


def test_without_evidence_and_without_a_first_day_there_is_nothing() -> None:
    found = pattern(Expected(times=1), [], OAKFIELD, FRIDAY)
    assert (found.start, found.expected, found.weeks, found.word) == (None, None, (), "too few to say")
    assert strip_text(found) == ""


def test_where_it_is_not_said_how_often_the_recorded_sessions_are_counted_alone() -> None:
    found = pattern(None, eight_weeks(), OAKFIELD, FRIDAY)
    assert (found.expected, found.delivered, found.missed, found.unknown) == (None, 3, 5, 0)
    assert strip_text(found) == "3 of 8: ■□□■□□■□"


def test_more_sessions_than_expected_in_one_week_do_not_fill_another() -> None:
    rows = [on(9, 29), on(9, 30), on(10, 1)]
    found = weekly(rows, dt.date(2026, 10, 9))
    assert (found.expected, found.delivered, found.unknown, found.extra) == (2, 3, 1, 2)


@pytest.mark.parametrize(
    ("per", "until", "expected"),
    [
        ("day", dt.date(2026, 9, 30), 3),
        ("day", dt.date(2026, 11, 2), 21),
        ("fortnight", dt.date(2026, 10, 8), 0),
        ("fortnight", dt.date(2026, 10, 9), 1),
        ("fortnight", dt.date(2026, 11, 6), 2),
        ("fortnight", dt.date(2026, 11, 13), 3),
        ("month", dt.date(2026, 9, 29), 0),
        ("month", dt.date(2026, 9, 30), 1),
        ("month", dt.date(2026, 10, 23), 2),
        ("month", dt.date(2026, 12, 17), 3),
        ("month", dt.date(2026, 12, 18), 4),
        ("half-term", dt.date(2026, 10, 22), 0),
        ("half-term", dt.date(2026, 10, 23), 1),
        ("half-term", dt.date(2026, 12, 18), 2),
        ("term", dt.date(2026, 12, 17), 0),
        ("term", dt.date(2026, 12, 18), 1),
        ("term", dt.date(2027, 3, 25), 2),
    ],
)
def test_a_period_counts_once_its_last_school_day_is_reached(per: Per, until: dt.date, expected: int) -> None:
    found = pattern(Expected(times=1, per=per, start=dt.date(2026, 9, 28)), [], OAKFIELD, until)
    assert found.expected == expected


def test_a_fortnight_goes_on_across_a_holiday() -> None:
    fortnightly = Expected(times=1, per="fortnight", start=dt.date(2026, 10, 19))
    found = pattern(fortnightly, [on(11, 3)], OAKFIELD, dt.date(2026, 11, 6))
    assert (found.expected, found.delivered, found.unknown) == (1, 1, 0)
    assert strip(found) == "▫■"


def test_half_terms_and_terms_are_not_counted_without_term_dates() -> None:
    for per in ("half-term", "term"):
        found = pattern(Expected(times=2, per=per), eight_weeks(), Calendar(), FRIDAY)
        assert (found.expected, found.unknown, found.delivered) == (None, 0, 3)


def test_a_mixed_week_is_partly_and_a_partial_session_ends_a_gap() -> None:
    rows = [on(9, 28), on(9, 29, "missed"), on(10, 6, "missed"), on(10, 13, "partly"), on(10, 20, "missed")]
    found = pattern(Expected(times=2, start=dt.date(2026, 9, 28)), rows, OAKFIELD, dt.date(2026, 10, 23))
    assert states(found) == ["partly", "missed", "partly", "missed"]
    assert found.gap == 1


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        ("d", "too few to say"),
        ("mm", "too few to say"),
        ("ddd", "none missed"),
        ("ddp", "none missed"),
        ("ddm", "occasional"),
        ("mmm", "occasional"),  # three weeks only
        ("mmmd", "systematic"),
        ("mmdd", "occasional"),  # two only
        ("mmmdddddd", "systematic"),  # a third exactly
        ("mmmddddddd", "occasional"),  # less than a third
    ],
)
def test_the_word_follows_its_rule(kinds: str, word: str) -> None:
    named: dict[str, EvidenceKind] = {"d": "delivered", "m": "missed", "p": "partly"}
    mondays = [dt.date(2026, 9, 7) + dt.timedelta(weeks=n) for n in range(12) if n != 7]
    rows = [Evidence(date=day, kind=named[kind]) for day, kind in zip(mondays, kinds, strict=False)]
    found = pattern(Expected(times=1, start=dt.date(2026, 9, 3)), rows, OAKFIELD, dt.date(2026, 12, 4))
    assert found.word == word


def test_many_misses_in_one_week_are_not_systematic() -> None:
    rows = [on(10, day, "missed") for day in (5, 6, 7, 8, 9)]
    assert pattern(Expected(times=5), rows, OAKFIELD, FRIDAY).word == "occasional"


def test_the_last_four_weeks_stand_against_the_four_before() -> None:
    recent = weekly(eight_weeks()).recent
    assert recent is not None
    assert (recent.delivered, recent.known) == (1, 4)
    assert (recent.delivered_before, recent.known_before) == (2, 4)


def test_there_is_no_trend_with_nothing_known_on_one_side_or_too_few_weeks() -> None:
    assert weekly(eight_weeks()[:4]).recent is None
    assert weekly(eight_weeks(), dt.date(2026, 11, 20)).recent is None


def test_weeks_without_term_dates_are_counted_and_known_as_such() -> None:
    assert weekly(eight_weeks()).no_dates == 0
    assert pattern(WEEKLY, eight_weeks(), Calendar(), FRIDAY).no_dates == 9  # the half term as well


def test_an_end_before_the_beginning_leaves_nothing() -> None:
    found = weekly(eight_weeks(), dt.date(2026, 9, 1))
    assert (found.expected, found.known, found.early, found.later) == (0, 0, 0, 8)


DAYS = st.dates(dt.date(2026, 8, 24), dt.date(2027, 4, 4))
ROWS = st.lists(st.builds(Evidence, date=DAYS, kind=st.sampled_from(get_args(EvidenceKind))), max_size=40)
EXPECTED = st.none() | st.builds(
    Expected, times=st.integers(1, 5), per=st.sampled_from(get_args(Per)), start=st.none() | DAYS
)
CALENDARS = st.builds(
    Calendar,
    terms=st.sampled_from(
        [
            (),
            (AUTUMN,),
            OAKFIELD.terms,
            # halves that share a week
            (
                Term(
                    starts=AUTUMN.starts,
                    ends=AUTUMN.ends,
                    half_term=(dt.date(2026, 10, 14), dt.date(2026, 10, 15)),
                ),
            ),
        ]
    ),
    inset=st.lists(DAYS, max_size=3).map(tuple),
    bank_holidays=st.just((dt.date(2026, 12, 25), dt.date(2027, 1, 1))),
)


@given(EXPECTED, ROWS, CALENDARS, DAYS)
def test_the_counts_add_up(
    expected: Expected | None, rows: list[Evidence], calendar: Calendar, until: dt.date
) -> None:
    found = pattern(expected, rows, calendar, until)
    apart = found.other + found.early + found.outside + found.later
    assert found.known + apart == len(rows)
    assert min(found.early, found.outside, found.later, found.unknown, found.extra) >= 0
    if found.expected is None:
        assert (found.unknown, found.extra) == (0, 0)
    else:
        assert found.sessions == found.expected + found.extra
    assert found.gap_unrecorded <= found.gap <= len(found.weeks)
    assert len(strip(found)) == len(found.weeks) == len(strip(found, ascii=True))


@given(EXPECTED, ROWS, CALENDARS, DAYS)
def test_every_week_of_the_strip_holds_a_school_day_and_none_comes_twice(
    expected: Expected | None, rows: list[Evidence], calendar: Calendar, until: dt.date
) -> None:
    found = pattern(expected, rows, calendar, until)
    mondays = [week.monday for week in found.weeks]
    assert mondays == sorted(set(mondays))
    for monday in mondays:
        assert monday.weekday() == 0
        assert any(is_school_day(monday + dt.timedelta(days=n), calendar) for n in range(7))


@given(EXPECTED, ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), CALENDARS, DAYS)
def test_the_order_of_the_rows_changes_nothing(
    expected: Expected | None,
    orders: tuple[list[Evidence], list[Evidence]],
    calendar: Calendar,
    until: dt.date,
) -> None:
    given_order, other_order = orders
    assert pattern(expected, given_order, calendar, until) == pattern(expected, other_order, calendar, until)

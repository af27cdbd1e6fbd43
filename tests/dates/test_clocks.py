"""Dates the law gives: how they are counted, and what to beware of."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import clocks
from iepmeet.dates.school import Calendar
from iepmeet.errors import IepmeetError
from iepmeet.guidance import rules
from iepmeet.guidance.model import Nation, Start

from .calendars import NO_TERMS, OAKFIELD, iso
from .working_out import TODAY, row, work


def counted(period: str, day: str, *, first_day: str = "next", before: bool = False) -> str:
    start = Start(day="the day", period=period, first_day=first_day, before=before)  # type: ignore[arg-type]
    return str(clocks.worked(row(starts=(start,)), {"from": iso(day)}, OAKFIELD, TODAY).ends)


@pytest.mark.parametrize(
    ("period", "day", "first_day", "ends"),
    [
        ("1 day", "2026-11-24", "next", "2026-11-25"),
        ("1 day", "2026-11-24", "same", "2026-11-24"),
        ("15 days", "2028-02-20", "next", "2028-03-06"),
        ("15 days", "2028-02-20", "same", "2028-03-05"),
        ("1 week", "2026-12-28", "next", "2027-01-04"),
        ("1 week", "2026-12-28", "same", "2027-01-03"),
        ("1 month", "2027-01-31", "next", "2027-02-28"),
        ("1 month", "2027-01-31", "same", "2027-02-28"),
        ("1 month", "2027-01-29", "same", "2027-02-28"),
        ("1 month", "2027-01-28", "same", "2027-02-27"),
        ("1 month", "2027-03-01", "same", "2027-03-31"),
        ("12 months", "2027-02-28", "next", "2028-02-28"),
        ("12 months", "2027-03-01", "same", "2028-02-29"),
        ("1 working day", "2026-12-24", "next", "2026-12-29"),
        ("1 working day", "2026-12-24", "same", "2026-12-24"),
        ("1 working day", "2026-12-26", "same", "2026-12-29"),
        ("5 working days", "2027-03-25", "next", "2027-04-05"),
        ("3 school days", "2026-11-25", "next", "2026-12-01"),
        ("3 school days", "2026-11-25", "same", "2026-11-30"),
    ],
)
def test_a_period_begins_with_its_day_or_with_the_next(
    period: str, day: str, first_day: str, ends: str
) -> None:
    assert counted(period, day, first_day=first_day) == ends


@pytest.mark.parametrize(
    ("period", "day", "ends"),
    [
        ("2 weeks", "2027-01-08", "2026-12-25"),
        ("5 days", "2027-03-03", "2027-02-26"),
        ("1 month", "2027-03-31", "2027-02-28"),
        ("2 working days", "2026-12-29", "2026-12-23"),
        ("2 school days", "2026-11-30", "2026-11-25"),
    ],
)
def test_a_period_may_lie_before_a_day(period: str, day: str, ends: str) -> None:
    assert counted(period, day, before=True) == ends


@pytest.mark.parametrize(
    ("nation", "ends"),
    [
        ("england", "2026-03-19"),
        ("wales", "2026-03-19"),
        ("scotland", "2026-03-19"),
        ("northern-ireland", "2026-03-20"),
    ],
)
def test_working_days_are_those_of_the_rules_nation_whatever_the_calendars(nation: Nation, ends: str) -> None:
    start = Start(day="the day", period="3 working days", first_day="next")
    done = clocks.worked(row(nation, starts=(start,)), {"from": date(2026, 3, 16)}, OAKFIELD, TODAY)
    assert str(done.ends) == ends


def test_a_list_of_ones_own_bank_holidays_replaces_the_nations() -> None:
    own = Calendar(bank_holidays=(date(2026, 12, 30),))
    done = work("mediation-certificate", "2026-12-23", own)
    assert done.ends == date(2026, 12, 28)
    assert "your bank holidays" in done.steps[0]


@pytest.mark.parametrize(
    ("rounding", "ends"),
    [
        ("none", "2026-12-27"),
        ("next working day", "2026-12-29"),
        ("first working day after", "2026-12-29"),
    ],
)
def test_a_last_day_that_is_no_working_day_moves_only_as_the_row_says(rounding: str, ends: str) -> None:
    done = clocks.worked(row(round=rounding), {"from": date(2026, 12, 13)}, NO_TERMS, TODAY)
    assert str(done.ends) == ends


def test_the_first_working_day_after_is_another_day_even_after_a_working_day() -> None:
    rule = row(round="first working day after", own=True)
    done = clocks.worked(rule, {"from": date(2026, 12, 1)}, NO_TERMS, TODAY)
    assert (done.ends, done.aim_for) == (date(2026, 12, 16), date(2026, 12, 15))


def test_without_a_certificate_the_appeal_is_counted_from_the_letter_and_it_is_said() -> None:
    done = work("tribunal-appeal", "2026-10-01")
    assert done.ends == date(2026, 12, 1)
    assert "No mediation certificate" in done.cautions[0]


def test_a_day_that_moves_twice_is_not_to_be_counted_on() -> None:
    done = work("tribunal-appeal", "2027-05-31")
    assert (done.ends, done.aim_for) == (date(2027, 9, 1), date(2027, 7, 30))
    assert any("do not count on the later day" in caution for caution in done.cautions)
    once = work("tribunal-appeal", "2027-06-01")
    assert once.ends == date(2027, 9, 1)
    assert not any("later day" in caution for caution in once.cautions if "certificate" not in caution)


def test_where_the_first_day_was_not_read_it_may_be_a_day_out() -> None:
    assert any("a day out" in caution for caution in work("sco-csp-request", "2027-02-01").cautions)
    assert not any("a day out" in caution for caution in work("sco-agency-help", "2027-02-01").cautions)


def test_without_term_dates_school_days_are_weekdays_and_it_is_said() -> None:
    assert any("No term dates" in caution for caution in work("school-record", "2026-11-24").cautions)
    assert work("school-record", "2026-11-24", OAKFIELD).cautions == ()
    beyond = work("foi-school", "2027-07-12", OAKFIELD).cautions
    assert beyond == ("Mon 9 Aug 2027: no term dates for this day.",)


def test_a_day_that_has_passed_is_said() -> None:
    assert "Tue 6 Oct 2026 has passed." in work("review-decision", "2026-09-08").cautions
    today = work("review-decision", "2026-09-08", today=date(2026, 10, 6))
    assert today.cautions == ()


@pytest.mark.parametrize(
    ("today", "start", "held"),
    [
        ("2026-11-24", "2026-11-20", True),
        ("2027-03-31", "2026-11-20", True),
        ("2027-04-01", "2026-11-20", False),
        ("2026-11-24", "2027-04-01", False),
    ],
)
def test_a_row_that_was_to_be_checked_again_may_no_longer_hold(today: str, start: str, held: bool) -> None:
    cautions = work("ni-sendist", start, today=iso(today)).cautions
    assert any("may no longer hold" in caution for caution in cautions) is not held


def test_a_text_that_was_to_be_checked_again_says_so_as_well() -> None:
    rule = row(starts=(), until=date(2026, 11, 23))
    done = clocks.worked(rule, {}, NO_TERMS, TODAY)
    assert (done.ends, done.steps) == (None, ())
    assert "23 November 2026" in done.cautions[0]


def test_a_missing_day_is_named() -> None:
    with pytest.raises(IepmeetError) as trouble:
        clocks.worked(rules.find("tribunal-appeal"), {"certificate": TODAY}, NO_TERMS, TODAY)
    assert "the date on the local authority's decision letter" in str(trouble.value)
    assert trouble.value.exit_code == 2


def test_a_day_that_the_rule_does_not_know_is_refused() -> None:
    with pytest.raises(IepmeetError, match="certificate"):
        work("review-report", "2026-10-01", certificate="2026-11-01")


@pytest.mark.parametrize("number", [None, 0, -3])
def test_a_length_that_is_asked_for_is_needed(number: int | None) -> None:
    rule = rules.find("sco-working-day")
    assert clocks.asks_number(rule)
    with pytest.raises(IepmeetError, match="how many working days"):
        clocks.worked(rule, {"from": TODAY}, NO_TERMS, TODAY, number=number)


@pytest.mark.parametrize("id", ["review-report", "subject-access", "tribunal-appeal", "sco-csp-review"])
def test_the_last_day_there_is_gives_a_sentence(id: str) -> None:
    with pytest.raises(IepmeetError, match="past the last day"):
        clocks.worked(rules.find(id), {"from": date(9999, 12, 20)}, NO_TERMS, TODAY)


def test_only_the_tribunals_own_working_days_leave_out_july() -> None:
    ordinary = work("sco-adjudication-accept", "2026-06-30")
    assert ordinary.ends == date(2026, 7, 14)
    tribunal = clocks.worked(
        rules.find("sco-working-day"), {"from": date(2026, 6, 30)}, NO_TERMS, TODAY, number=10
    )
    assert tribunal.ends == date(2026, 8, 17)
    assert "27 to 31 December, July and Scotland's bank holidays" in tribunal.steps[0]

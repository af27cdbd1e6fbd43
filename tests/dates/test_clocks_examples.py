"""Dates the law gives, worked by hand: the examples of the pages of facts, and more of each nation."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import clocks
from iepmeet.dates.school import Calendar, Term
from iepmeet.guidance import rules

from .calendars import NO_TERMS, OAKFIELD, iso

TODAY = date(2026, 1, 1)
NEWPORT = Calendar(
    nation="wales",
    terms=(
        Term(
            starts=date(2026, 1, 5), ends=date(2026, 3, 27), half_term=(date(2026, 2, 16), date(2026, 2, 20))
        ),
    ),
)


def days(words: str) -> dict[str, date]:
    """`2026-10-01 certificate=2026-11-29` as the days that a rule is counted from."""
    pairs = (word.split("=") if "=" in word else ("from", word) for word in words.split())
    return {option: iso(day) for option, day in pairs}


def ends_and_aim(
    id: str, starts: str, calendar: Calendar = NO_TERMS, number: int | None = None
) -> tuple[str, str]:
    done = clocks.worked(rules.find(id), days(starts), calendar, TODAY, number=number)
    return str(done.ends), str(done.aim_for) if done.aim_for else ""


@pytest.mark.parametrize(
    ("id", "starts", "ends", "aim"),
    [
        ("tribunal-appeal", "2026-10-01 certificate=2026-11-29", "2027-01-04", "2026-12-29"),
        ("wal-reconsider", "2026-03-10", "2026-04-28", ""),
        ("wal-la-decide", "2026-03-10", "2026-06-02", ""),
        ("wal-etw-appeal", "2026-04-28", "2026-06-23", "2026-06-22"),
        ("wal-etw-appeal-dr", "2026-04-28", "2026-08-18", "2026-08-17"),
        ("wal-etw-appeal", "2026-10-30", "2026-12-29", "2026-12-24"),
        ("wal-cease-reconsider", "2026-06-05", "2026-07-03", "2026-07-03"),
        ("wal-nhs-referral", "2026-07-20", "2026-09-01", ""),
        ("wal-review-first", "2026-03-09", "2027-03-08", ""),
        ("sco-csp-request", "2026-02-02", "2026-03-30", ""),
        ("sco-csp-early-review", "2026-05-01", "2026-05-29", ""),
        ("sco-csp-review", "2026-04-15", "2027-04-15", ""),
        ("sco-csp-review-done", "2027-04-15", "2027-07-08", ""),
        ("sco-agency-help", "2026-02-16", "2026-04-27", ""),
        ("sco-tribunal", "2026-06-10", "2026-08-10", "2026-08-10"),
        ("ni-decide-request", "2026-01-12", "2026-02-22", ""),
        ("ni-final", "2026-01-12", "2026-07-12", ""),
        ("ni-no-statement", "2026-04-20", "2026-05-03", ""),
        ("ni-proposed-meeting", "2026-05-08", "2026-05-22", "2026-05-22"),
        ("ni-proposed-views", "2026-05-08", "2026-05-22", "2026-05-22"),
        ("ni-proposed-views", "2026-05-08 meeting-fixed=2026-05-26", "2026-06-09", "2026-06-09"),
        ("ni-sendist", "2026-06-15", "2026-08-15", "2026-08-14"),
        ("ni-review-papers", "2026-04-16", "2026-04-02", ""),
        ("ni-review-report", "2026-03-02", "2026-05-02", ""),
    ],
)
def test_the_examples_of_the_pages_of_facts(id: str, starts: str, ends: str, aim: str) -> None:
    assert ends_and_aim(id, starts) == (ends, aim)


def test_the_wales_example_of_thirty_five_school_days() -> None:
    assert ends_and_aim("wal-school-decide", "2026-01-12", NEWPORT) == ("2026-03-09", "")


def test_the_scottish_example_of_the_tribunals_working_days() -> None:
    assert ends_and_aim("sco-working-day", "2026-06-23", number=10) == ("2026-08-10", "")


def test_the_scottish_example_of_a_period_that_is_impractical() -> None:
    done = clocks.worked(rules.find("sco-csp-early-review"), days("2026-05-01"), NO_TERMS, TODAY)
    assert done.otherwise is not None
    assert done.otherwise.ends == date(2026, 7, 24)


@pytest.mark.parametrize(
    ("id", "starts", "ends", "aim"),
    [
        # weeks and days; nothing moves unless the row says so, on bank holidays neither
        ("ehc-assess-decision", "2026-01-12", "2026-02-23", ""),
        ("ehc-no-plan", "2026-01-12", "2026-05-04", ""),
        ("ehc-final", "2026-01-12", "2026-06-01", ""),
        ("ehc-draft-reply", "2026-03-02", "2026-03-16", "2026-03-16"),
        ("ehc-draft-reply", "2026-12-11", "2026-12-25", "2026-12-24"),
        ("review-report", "2026-10-15", "2026-10-29", ""),
        ("review-decision", "2026-12-08", "2027-01-05", ""),
        ("review-amended-reply", "2026-04-20", "2026-05-04", "2026-05-01"),
        ("review-final", "2026-12-08", "2027-02-02", ""),
        ("mediation-held", "2026-02-01", "2026-03-03", ""),
        # months: to the same number, or the last day of a shorter month
        ("mediation-contact", "2026-12-31", "2027-02-28", "2027-02-26"),
        ("mediation-contact", "2027-12-31", "2028-02-29", "2028-02-29"),
        ("subject-access", "2026-01-28", "2026-02-28", ""),
        ("subject-access", "2026-01-31", "2026-02-28", ""),
        ("subject-access", "2028-01-31", "2028-02-29", ""),
        ("subject-access", "2026-08-31", "2026-09-30", ""),
        ("subject-access", "2026-02-28", "2026-03-28", ""),
        # working days over Christmas
        ("mediation-certificate", "2026-12-23", "2026-12-30", ""),
        # the tribunal: weekends, bank holidays, August, Christmas
        ("tribunal-appeal", "2026-10-01 certificate=2026-10-05", "2026-12-01", "2026-12-01"),
        ("tribunal-appeal", "2026-10-01 certificate=2026-11-10", "2026-12-10", "2026-12-10"),
        ("tribunal-appeal", "2026-05-31", "2026-07-31", "2026-07-31"),
        ("tribunal-appeal", "2026-06-01", "2026-09-01", "2026-07-31"),
        ("tribunal-appeal", "2026-06-15", "2026-09-01", "2026-08-14"),
        ("tribunal-appeal", "2026-06-30", "2026-09-01", "2026-08-28"),
        ("tribunal-appeal", "2026-07-01", "2026-09-01", "2026-09-01"),
        ("tribunal-appeal", "2026-10-24", "2026-12-24", "2026-12-24"),
        ("tribunal-appeal", "2026-10-25", "2027-01-04", "2026-12-24"),
        ("tribunal-appeal", "2026-11-01", "2027-01-04", "2026-12-31"),
        ("tribunal-appeal", "2026-11-02", "2027-01-04", "2026-12-31"),
        ("tribunal-appeal", "2026-03-04", "2026-05-05", "2026-05-01"),
        ("tribunal-appeal", "2026-02-03", "2026-04-07", "2026-04-02"),
        ("tribunal-appeal", "2027-12-30", "2028-02-29", "2028-02-29"),
        # Wales
        ("wal-cease-reconsider", "2026-06-05 second-notice=2026-06-12", "2026-07-10", "2026-07-10"),
        ("wal-cease-reconsider", "2026-04-06", "2026-05-05", "2026-05-01"),
        ("wal-nhs-referral", "2026-03-20", "2026-05-01", ""),
        ("wal-nhs-referral", "2026-03-23", "2026-05-05", ""),
        ("wal-review-next", "2028-02-29", "2029-02-28", ""),
        ("wal-review-lac", "2026-01-01", "2026-12-31", ""),
        ("wal-etw-appeal", "2026-02-07", "2026-04-07", "2026-04-02"),
        ("wal-etw-review", "2026-11-24", "2026-12-22", "2026-12-22"),
        ("wal-etw-permission", "2026-11-27", "2026-12-25", "2026-12-24"),
        # Scotland: St Andrew's Day, 2 January, the special day of June 2026, the first Monday of August
        ("sco-adjudication-pass", "2026-11-27", "2026-12-07", ""),
        ("sco-adjudication-accept", "2026-12-24", "2027-01-13", ""),
        ("sco-adjudication-papers", "2026-06-01", "2026-07-07", ""),
        ("sco-adjudication-view", "2026-07-31", "2026-08-17", ""),
        ("sco-adjudication-comments", "2026-07-31", "2026-08-17", "2026-08-17"),
        ("sco-csp-prepare", "2026-01-12", "2026-05-04", ""),
        ("sco-csp-review", "2028-02-29", "2029-03-01", ""),
        ("sco-agency-help", "2026-12-01", "2027-02-09", ""),
        ("sco-tribunal", "2026-12-31", "2027-02-28", "2027-02-26"),
        # Northern Ireland: St Patrick's Day, 12 July
        ("ni-representations", "2026-11-02", "2026-11-23", "2026-11-23"),
        ("ni-decide-notice", "2026-02-02", "2026-03-15", ""),
        ("ni-advice", "2026-02-02", "2026-03-16", ""),
        ("ni-proposed-meeting", "2026-03-03", "2026-03-17", "2026-03-16"),
        ("ni-proposed-views", "meeting-fixed=2026-05-26", "2026-06-09", "2026-06-09"),
        ("ni-annual", "2028-02-29", "2029-02-28", ""),
        ("ni-sendist", "2026-05-13", "2026-07-13", "2026-07-10"),
        ("ni-sendist-review", "2026-07-06", "2026-07-21", "2026-07-21"),
        ("ni-review-papers", "2026-01-07", "2025-12-24", ""),
    ],
)
def test_days_worked_by_hand(id: str, starts: str, ends: str, aim: str) -> None:
    assert ends_and_aim(id, starts) == (ends, aim)


@pytest.mark.parametrize(
    ("id", "start", "calendar", "ends"),
    [
        ("school-record", "2026-11-24", OAKFIELD, "2026-12-16"),
        ("foi-school", "2026-12-01", OAKFIELD, "2027-01-13"),
        ("school-record", "2026-11-24", NO_TERMS, "2026-12-15"),
    ],
)
def test_school_days_are_those_of_the_calendar_given(
    id: str, start: str, calendar: Calendar, ends: str
) -> None:
    assert ends_and_aim(id, start, calendar) == (ends, "")


def test_the_tribunals_working_days_leave_out_the_days_after_christmas() -> None:
    assert ends_and_aim("sco-working-day", "2026-12-23", number=5) == ("2027-01-08", "")


@pytest.mark.parametrize("day", range(1, 32))
def test_a_time_to_appeal_that_ends_in_august_runs_to_the_first_working_day_of_september(day: int) -> None:
    done = clocks.worked(
        rules.find("tribunal-appeal"),
        {"from": date(2026, 5, 1), "certificate": date(2026, 7, day)},
        NO_TERMS,
        TODAY,
    )
    assert done.ends == date(2026, 9, 1)
    assert done.aim_for is not None
    assert done.aim_for <= date(2026, 8, day)

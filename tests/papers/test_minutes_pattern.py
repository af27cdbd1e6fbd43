from __future__ import annotations

import datetime as dt

from iepmeet.agenda.model import Agenda, Concern, Details, Evidence, Expected
from iepmeet.dates.school import Calendar, Term
from iepmeet.papers.minutes import minutes
from iepmeet.record import events as ev

from .meetings import held

CALENDAR = Calendar(terms=(Term(starts=dt.date(2026, 9, 3), ends=dt.date(2026, 12, 18)),))
WEEKLY = Expected(times=1, per="week", start=dt.date(2026, 11, 23))
TUESDAY = dt.date(2026, 11, 24)


def page(expected: Expected | None, *rows: Evidence, accepted: bool = False) -> str:
    concern = Concern(id="salt", title="Speech and language", expected=expected, evidence=rows)
    agenda = Agenda(
        meeting=Details(title="IEP review", prepared_by="Jo Rivers"), concerns=(concern,), calendar=CALENDAR
    )
    yes = [ev.ReadBackAccepted(concern="salt")] if accepted else []
    return minutes(held(ev.Opened(agenda=agenda), *yes), "")


def test_what_was_expected_is_counted_up_to_the_day_of_the_meeting_even_without_evidence() -> None:
    text = page(WEEKLY)
    assert (
        "*Put forward before the meeting by Jo Rivers:*\n\n- **Pattern, as recorded:** Too few to say" in text
    )
    assert "2 sessions were expected from 23 November 2026 to 8 December 2026" in text
    assert "Week by week: 0 of 2: ▫▫ (▫ nothing recorded)" in text
    assert "**Evidence:**" not in text


def test_the_pattern_stands_below_the_counted_rows_and_above_the_dated_ones() -> None:
    text = page(WEEKLY, Evidence(date=TUESDAY, kind="missed", what="No cover"))
    order = [
        text.index(part)
        for part in ("**Evidence:** 1 dated row", "**Pattern, as recorded:**", "| Tue 24 Nov")
    ]
    assert order == sorted(order)


def test_rows_about_no_session_make_no_pattern() -> None:
    text = page(None, Evidence(date=TUESDAY, what="A letter came"))
    assert "**Evidence:** 1 dated row: 1 other" in text
    assert "Pattern" not in text


def test_a_pattern_the_room_has_accepted_is_nobodys_claim() -> None:
    text = page(WEEKLY, Evidence(date=TUESDAY, kind="missed"), accepted=True)
    assert "Put forward" not in text
    assert "**Pattern, as recorded:**" in text

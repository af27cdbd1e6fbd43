"""Follow-up dates and what would bring them forward."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from iepmeet.agenda.model import Review
from iepmeet.papers.minutes import minutes
from iepmeet.record.events import ReviewAgreed

from .holding import AGENDA, SMALL, Held, sitting

HALF_PAST_THREE = dt.time(15, 30)


def review(held: Held) -> ReviewAgreed:
    """The review that was agreed."""
    assert held.meeting.review is not None
    return held.meeting.review


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [
        ("2 march", (dt.date(2027, 3, 2), HALF_PAST_THREE, "", "")),
        ("2 march 10:00", (dt.date(2027, 3, 2), dt.time(10), "", "")),
        ("2 march at 10.15", (dt.date(2027, 3, 2), dt.time(10, 15), "", "")),
        ("2 march 3pm @Jo is it weekly?", (dt.date(2027, 3, 2), dt.time(15), "Jo Rivers", "is it weekly?")),
        (
            "tue 2 march, is it weekly? @ Mrs Patel",
            (dt.date(2027, 3, 2), HALF_PAST_THREE, "Mrs Patel", "is it weekly?"),
        ),
        ("12 weeks", (dt.date(2027, 2, 16), HALF_PAST_THREE, "", "")),
        ("1 week", (dt.date(2026, 12, 1), HALF_PAST_THREE, "", "")),
        ("1 march", (dt.date(2027, 3, 1), HALF_PAST_THREE, "", "")),
        ("wed", (dt.date(2026, 11, 25), HALF_PAST_THREE, "", "")),
        ("1", (dt.date(2027, 2, 16), HALF_PAST_THREE, "", "")),
        ("1 @Lee to plan", (dt.date(2027, 2, 16), HALF_PAST_THREE, "Mr Lee", "to plan")),
        ("1 10:00", (dt.date(2027, 2, 16), dt.time(10), "", "")),
    ],
)
def test_a_review_is_a_day_a_time_who_arranges_it_and_what_for(
    held: Held, typed: str, agreed: tuple[dt.date, dt.time, str, str]
) -> None:
    held.say(f"/review {typed}")
    made = review(held)
    assert (made.when.date, made.time, made.arranges, made.purpose) == agreed
    assert made.unmatched == ()


def test_whoever_arranges_it_and_is_nobody_on_the_list_is_kept_and_said(held: Held) -> None:
    assert "Grandma (not on the list) arranges it." in held.say("/review 2 march @Grandma rings")
    assert (review(held).arranges, review(held).unmatched, review(held).purpose) == (
        "Grandma",
        ("Grandma",),
        "rings",
    )


def test_a_moved_date_says_every_move(held: Held) -> None:
    said = held.say("/review 13 weeks")
    assert review(held).when.date == dt.date(2027, 2, 23)
    assert "Tue 23 Feb 2027" in said
    held.say("/review 5 weeks")
    assert review(held).when.date == dt.date(2026, 12, 29)


def test_a_named_day_that_is_no_school_day_is_kept_and_marked(held: Held) -> None:
    assert "not a school day" in held.say("/review 6 march")
    assert review(held).when.date == dt.date(2027, 3, 6)


@pytest.mark.parametrize("typed", ["31 february", "soon", "7", "0", "4", "@Jo", "wed 11 dec", "99 2 march x"])
def test_what_is_no_date_is_refused_and_the_proposal_shown(held: Held, typed: str) -> None:
    said = held.refused(f"/review {typed}")
    assert "Tue 16 Feb 2027" in said
    assert held.meeting.review is None


def test_a_date_that_does_not_exist_is_refused_with_the_reason(held: Held) -> None:
    assert "there is no 31 February" in held.refused("/review 31 february")


def test_a_check_counts_from_its_own_length(held: Held) -> None:
    held.say("/check 1 does it run?")
    assert held.meeting.check is not None
    assert held.meeting.check.when.date == dt.date(2027, 1, 5)
    assert held.meeting.check.purpose == "does it run?"
    assert held.meeting.review is None


def test_a_second_date_takes_the_place_of_the_first(held: Held) -> None:
    held.say("/review 2 march", "/review 9 march")
    assert review(held).when.date == dt.date(2027, 3, 9)


@pytest.mark.parametrize(
    ("line", "proposal"),
    [
        ("/review", "1. Tue 16 Feb 2027, 12 weeks from today"),
        ("/check", "1. Tue 5 Jan 2027, 6 weeks from today"),
        ("/trigger", "1. two missed sessions in a fortnight"),
    ],
)
def test_each_alone_shows_the_agendas_proposal_and_agrees_nothing(
    held: Held, line: str, proposal: str
) -> None:
    said = held.say(line)
    assert said.startswith("Proposed, not agreed yet:")
    assert proposal in said
    assert held.answer.kept == ()
    assert (held.meeting.review, held.meeting.check, held.meeting.trigger) == (None, None, "")


def test_a_proposal_is_in_no_paper_until_it_is_accepted(held: Held) -> None:
    held.say("A note", "/review", "/check", "/trigger")
    paper = minutes(held.meeting, "0000")
    for proposed in ("16 Feb 2027", "5 Jan 2027", "two missed sessions"):
        assert proposed not in paper
    held.say("/review 1", "/check 1", "/trigger 1")
    paper = minutes(held.meeting, "0000")
    for agreed in ("16 Feb 2027", "5 Jan 2027", "two missed sessions"):
        assert agreed in paper


def test_a_trigger_is_any_words(held: Held) -> None:
    held.say("/trigger three missed sessions")
    assert held.meeting.trigger == "three missed sessions"
    held.say("/trigger 1")
    assert held.meeting.trigger == "two missed sessions in a fortnight"


@pytest.mark.parametrize("number", ["2", "0", "99"])
def test_a_number_that_was_not_proposed_is_refused(held: Held, number: str) -> None:
    held.refused(f"/trigger {number}")
    held.refused(f"/check {number}")


def test_an_agenda_that_proposes_nothing_says_so(tmp_path: Path) -> None:
    with sitting(tmp_path, SMALL) as held:
        assert "proposes none" in held.say("/check")
        assert "proposes no trigger" in held.say("/trigger")
        held.refused("/check 1")
        held.refused("/trigger 1")
        assert "12 weeks from today" in held.say("/review")


def test_a_cycle_that_is_no_length_proposes_nothing(tmp_path: Path) -> None:
    with sitting(tmp_path, replace(AGENDA, review=Review(cycle="whenever"))) as held:
        assert "proposes none" in held.say("/review")


def test_without_a_nation_it_is_said_whose_bank_holidays_count(tmp_path: Path) -> None:
    unnamed = replace(AGENDA, calendar=replace(AGENDA.calendar, nation_given=False))
    with sitting(tmp_path, unnamed) as held:
        assert "England's bank holidays count" in held.say("/review")

"""What a family that lives through the year would find wrong: each with the words that say so."""

from __future__ import annotations

import datetime as dt

import pytest

from . import expected
from .by_hand import day as written
from .by_hand import happened, meetings, verdicts
from .looked import Looked, bullets
from .test_year_chronology import rows
from .test_year_letters import PUT

AFTER_A_MEETING = ("2026-12-07", "2027-02-22", "2027-05-24", "2027-07-09")


@pytest.mark.parametrize("day", ["2026-12-07", "2027-07-09"])
def test_where_nothing_lapsed_since_the_last_meeting_no_step_is_next(looked: Looked, day: str) -> None:
    """The steps fit "when talking did not bring the support back", "when support lapses after a meeting".

    On 7 December the one session since 24 November took place and no promise is late. On 9 July every known
    session since 9 March took place and no promise is late.
    """
    assert not [row for row in looked.due[day] if row["kind"] == "action" and row["late"]]
    assert looked.ladder[day]["next"] is None


@pytest.mark.parametrize("day", ["2027-01-18", "2027-02-01", "2027-02-22", "2027-05-24", "2027-06-22"])
def test_a_late_promise_that_nobody_was_reminded_of_begins_with_a_reminder(looked: Looked, day: str) -> None:
    """A reminder fits "when a day that was promised has passed"; that of October was about A3 alone."""
    late = {row["ref"] for row in looked.due[day] if row["kind"] == "action" and row["late"]}
    assert late
    assert "A3" not in late
    assert looked.ladder[day]["next"] == "chase"


@pytest.mark.parametrize("day", ["2027-05-24", "2027-06-22", "2027-07-09"])
def test_the_department_is_not_next_after_the_schools_first_stage(looked: Looked, day: str) -> None:
    """It fits "when the procedure has come to its end"; casebook.toml says that this was stage 1."""
    assert looked.ladder[day]["next"] != "dfe"


@pytest.mark.parametrize("day", expected.DUE)
def test_what_was_put_forward_bears_the_day_of_the_meeting_it_was_written_for(
    looked: Looked, day: str
) -> None:
    """Carried forward unchanged, it was written for 15 September, whichever agenda brings it along."""
    for kind, letter in looked.letters[day].items():
        for line in bullets(letter):
            if match := PUT.fullmatch(line):
                assert match["on"] == "Tue 15 Sep 2026", (kind, line)


@pytest.mark.parametrize("day", AFTER_A_MEETING)
def test_thanks_after_a_meeting_hold_the_promises_that_were_made_again_there(
    looked: Looked, day: str
) -> None:
    """ "What is written down together is not forgotten": a promise made again has an owner and a new day."""
    on = dt.date.fromisoformat(day)
    last = meetings(on)[-1][0]
    again = [one for one in verdicts(on) if one.on == last and one.by]
    assert again
    for one in again:
        assert one.by
        lines = [line for line in bullets(looked.letters[day]["thanks"]) if line.startswith(f"{one.ref}: ")]
        assert [line for line in lines if f"by {written(one.by)}" in line], one


@pytest.mark.parametrize("day", expected.DUE)
def test_a_complaint_tells_of_every_meeting_and_letter_before_it(looked: Looked, day: str) -> None:
    """It says whom the family has told, and the answer: talking and a reminder came first."""
    on = dt.date.fromisoformat(day)
    lines = bullets(looked.letters[day]["complaint"])
    told = [held for held, _ in meetings(on)] + [one.on for one in happened(on) if one.kind == "sent"]
    for when in told:
        starts = (f"{written(when)}: meeting with ", f"{written(when)}: letter ")
        assert [line for line in lines if line.startswith(starts)], written(when)


def test_an_early_check_that_was_held_is_in_the_chronology(looked: Looked) -> None:
    """It is everything that is dated in a casebook; the diary says that the check was on 22 October."""
    held = [one for one in happened(dt.date(2026, 10, 22)) if one.ref == "check"]
    assert [one.on for one in held] == [dt.date(2026, 10, 22)]
    found = [row[1] for row in rows(looked.chronology["2026-11-23"]) if row[0] == "Thu 22 Oct 2026"]
    assert [what for what in found if "check" in what.casefold()]

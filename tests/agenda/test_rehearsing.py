"""A dry run: the minutes of each item, and what will not be reached."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Carried, Child, Concern, Details, Question
from iepmeet.agenda.rehearsing import LEAST_MINUTES, rehearse
from iepmeet.agenda.rehearsing_words import questions, said


def agenda(*concerns: int | None, minutes: int | None = 45, promises: int = 0, child: bool = False) -> Agenda:
    return Agenda(
        meeting=Details(title="IEP review for Sam", minutes=minutes, time=dt.time(15, 30)),
        child=Child(name="Sam Rivers") if child else None,
        carried=tuple(Carried(ref=f"A{n}", action="Ring") for n in range(1, promises + 1)),
        concerns=tuple(
            Concern(id=f"c{n}", title=f"Concern {n}", minutes=given)
            for n, given in enumerate(concerns, start=1)
        ),
    )


def minutes_of(held: Agenda) -> list[int]:
    return [slot.minutes for slot in rehearse(held).slots]


def test_written_minutes_are_kept_and_the_rest_of_the_time_is_shared_evenly() -> None:
    assert minutes_of(agenda(15, None, None)) == [3, 15, 11, 11, 5]
    assert minutes_of(agenda(15, None, promises=2, child=True)) == [3, 4, 3, 15, 15, 5]


def test_a_concern_has_five_minutes_at_least_and_ten_where_no_time_is_given() -> None:
    assert minutes_of(agenda(30, None, None)) == [3, 30, LEAST_MINUTES, LEAST_MINUTES, 5]
    assert minutes_of(agenda(None, 20, minutes=None)) == [3, 10, 20, 5]


def test_it_says_which_concerns_are_cut_short_and_which_are_not_reached() -> None:
    rehearsal = rehearse(agenda(20, 20, 10))
    assert [slot.reach for slot in rehearsal.slots] == ["whole", "whole", "cut short", "not reached", "whole"]
    assert (rehearsal.over, rehearsal.at(rehearsal.slots[2].begins)) == (13, dt.time(15, 53))
    lines = said(agenda(20, 20, 10), rehearsal)
    assert lines[0] == "IEP review for Sam: 45 minutes, 15:30 to 16:15."
    assert "It does not fit: 13 minutes too many." in lines
    assert "Not reached in the time: 3 Concern 3." in lines
    assert "Cut short: 2 Concern 2." in lines


def test_a_must_have_that_is_not_reached_is_named() -> None:
    held = agenda(30, 20)
    must = held.concerns[1].__class__(id="c2", title="Cover", minutes=20, must_have=True)
    held = Agenda(meeting=held.meeting, concerns=(held.concerns[0], must))
    assert any(line.startswith("This one must be spoken of: 2 Cover.") for line in said(held, rehearse(held)))


def test_it_says_that_a_meeting_fits_and_how_much_time_is_left() -> None:
    assert "It fits: 17 minutes to spare." in said(agenda(20), rehearse(agenda(20)))
    assert "It fits exactly." in said(agenda(None), rehearse(agenda(None)))
    lines = said(agenda(20, minutes=None), rehearse(agenda(20, minutes=None)))
    assert lines[0] == "IEP review for Sam: the agenda does not say how long there is."
    assert "It needs about 28 minutes." in lines


def test_the_questions_are_read_in_order_with_whom_they_are_put_to() -> None:
    asked = (
        Question(ask="Why?", to=("SENCO", "Mr Lee"), hint="HINT"),
        Question(ask="How sure?", kind="scale"),
    )
    held = Agenda(
        concerns=(Concern(id="a", title="Sessions", questions=asked), Concern(id="b", title="Home"))
    )
    assert questions(held) == [
        "Concern 1: Sessions",
        "1. Why? (to SENCO and Mr Lee)",
        "2. How sure? Answer with a number from 0 to 10.",
        "",
        "Concern 2: Home",
        "No questions yet.",
    ]
    assert questions(Agenda()) == ["There are no concerns in this agenda, and no questions."]


_MINUTES = st.none() | st.integers(1, 600)


@given(st.lists(_MINUTES, max_size=8), _MINUTES, st.integers(0, 9), st.booleans())
def test_the_items_follow_each_other_and_what_is_whole_ends_in_time(
    concerns: list[int | None], minutes: int | None, promises: int, child: bool
) -> None:
    rehearsal = rehearse(agenda(*concerns, minutes=minutes, promises=promises, child=child))
    begins = 0
    for slot in rehearsal.slots:
        assert slot.begins == begins
        begins += slot.minutes
        if minutes and slot.number and slot.reach == "whole":
            assert begins <= minutes - 5
        if slot.reach == "not reached":
            assert minutes and slot.begins >= minutes - 5
    assert rehearsal.needed == begins
    if minutes and rehearsal.over <= 0:
        assert not rehearsal.not_reached and not rehearsal.cut_short

"""Undo and redo, said aloud: every kind of act, in any number, and never a number twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.live.acts import entries
from iepmeet.record import events as ev
from iepmeet.record.events import Stamped
from iepmeet.record.meeting import apply
from iepmeet.record.state import Meeting

from .holding import NOW, Held, meeting_of, sitting

ACTS = {
    "a note": "N3, note",
    "~ she cried": "P1, private",
    "! Ring @Jo": "A4, action",
    "! Ask about a reading pen": "A3, action",
    "/here": "who is here",
    "/here Dr Chen (Paediatrician)": "who is here",
    "/apologies Jo": "who is here",
    "/late Jo": "who is here",
    "/left Jo": "who is here",
    "/asked 1": "the mark that a question was asked",
    "/answer 1 no cover": "R1, answer",
    "/scale 2 4 Jo": "S1, on the scale",
    "/outcome partly cover only": "the outcome",
    "/question Who pays?": "the question that was added",
    "/concern Homework": "the concern that was added",
    "/yes": "the yes to the read-back",
    "/kept A2": "what was said of the promise of A2",
    "/notyet A2 by 11 dec ill": "what was said of the promise of A2",
    "/review 2 march": "the follow-up date",
    "/check 1": "the follow-up date",
    "/trigger 1": "the trigger",
    "/name Mr Lee = Mr Leigh all": "the new name",
    "/edit N1 other": "the correction of N1",
    "/who N1 Jo": "the correction of N1",
    "/as N1 !": "the change of kind of N1",
    "/as N1 ~": "the change of kind of N1",
    "/move N1 2": "the move of N1",
    "/remove N1": "the removal of N1",
    "/restore N2": "the return of N2",
}


def bare(meeting: Meeting) -> Meeting:
    """A meeting but for its events and the numbers it has given out."""
    return replace(meeting, events=(), used={})


@pytest.mark.parametrize(("line", "said"), ACTS.items(), ids=ACTS.keys())
def test_undo_takes_back_any_act_says_which_and_redo_returns_it(held: Held, line: str, said: str) -> None:
    held.say("/go 1", "Mr Lee was kind", "another", "/remove N2")
    before = held.meeting
    held.say(line)
    after = held.meeting
    assert bare(after) != bare(before)
    assert held.say("/undo").startswith(f"Taken back: {said}")
    assert bare(held.meeting) == bare(before)
    assert held.say("/redo").startswith(f"Returned: {said}")
    assert bare(held.meeting) == bare(after)
    held.say("/undo")
    assert bare(held.meeting) == bare(before)


def test_undo_may_be_repeated_to_the_beginning_and_redone_to_the_end(held: Held) -> None:
    held.say("/go 1", *(line for line in ACTS if not line.startswith(("/as", "/restore"))))
    after, steps = held.meeting, 0
    while not held.session.say("/undo", held.now).refused:
        steps += 1
    assert held.meeting.standing == ()
    assert held.refused("/undo") == "There is nothing to take back."
    for _ in range(steps):
        held.say("/redo")
    assert held.refused("/redo") == "There is nothing to return."
    assert bare(held.meeting) == bare(after)


def test_going_about_is_no_act(held: Held) -> None:
    held.say("a note", "/go 2", "/back", "/next")
    held.say("/undo")
    assert (held.refs, held.meeting.current) == ([], "concern:quiet")


def test_there_is_nothing_to_undo_at_first(held: Held) -> None:
    assert held.refused("/undo") == "There is nothing to take back."
    assert held.refused("/redo") == "There is nothing to return."
    held.say("/next")
    held.refused("/undo")


def test_a_new_act_clears_what_could_be_redone(held: Held) -> None:
    held.say("one", "/undo", "two")
    assert held.refused("/redo") == "There is nothing to return."
    assert held.texts == ["two"]


def test_going_about_keeps_what_could_be_redone(held: Held) -> None:
    held.say("one", "/undo", "/next", "/redo")
    assert held.texts == ["one"]


def test_undo_itself_is_undone_by_redo_only(held: Held) -> None:
    held.say("one", "two", "/undo", "/redo", "/undo", "/undo")
    assert held.texts == []


SPENDING = {
    "N": ("one", "two"),
    "A": ("! one", "! two"),
    "R": ("/answer 1 one", "/answer 1 two"),
    "S": ("/scale 2 1 Jo", "/scale 2 2 Jo"),
    "P": ("~ one", "~ two"),
}


@pytest.mark.parametrize(("first", "second"), SPENDING.values(), ids=SPENDING.keys())
def test_a_number_is_never_used_twice_after_undo(held: Held, first: str, second: str) -> None:
    held.say("/go 1", first)
    (ref,) = held.refs
    held.say("/undo", second)
    assert held.refs != [ref]


@pytest.mark.parametrize("undoing", [1, 2])
def test_a_number_is_never_used_twice_after_undo_and_another_sitting(tmp_path: Path, undoing: int) -> None:
    with sitting(tmp_path) as held:
        held.say("one", "/as N1 !", *["/undo"] * undoing)
    with sitting(tmp_path) as held:
        held.say("two", "! three")
        assert held.refs == ["N1", "N2", "A5"][undoing - 1 :]


def test_a_concern_whose_number_was_undone_is_not_numbered_again_in_another_sitting(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("/concern Homework", "/undo")
    with sitting(tmp_path) as held:
        assert held.say("/concern Clubs").startswith("Concern 4: Clubs")


def test_undo_reaches_back_into_an_earlier_sitting(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("one", "two", "/undo")
    with sitting(tmp_path) as held:
        assert held.say("/redo").startswith("Returned: N2")
        held.say("/undo", "/undo")
        assert held.texts == []


def test_undone_words_are_in_no_paper_but_stay_in_the_record(held: Held) -> None:
    held.say("a regretted word", "/undo")
    assert "regretted" in held.record()
    held.say("/end", "/end")
    assert "regretted" not in held.session.paths.minutes.read_text(encoding="utf-8")


def test_closing_is_no_act(held: Held) -> None:
    held.say("a note", "/end", "/end")
    assert held.refused("/undo")
    assert held.meeting.closed


@given(st.lists(st.sampled_from(["note", "undo", "redo", "go"]), max_size=30))
def test_undo_and_redo_walk_one_line_of_history(steps: list[str]) -> None:
    meeting, past, future, number = meeting_of(), list[str](), list[str](), 0
    for step in steps:
        n = meeting.events[-1].n + 1
        event: ev.AnyEvent
        if step == "note":
            number += 1
            event = ev.Entry(
                ref=f"N{number}", entry="note", item=ev.OPENING, typed="", words=ev.Words(text=f"{number}")
            )
            past, future = [*past, f"N{number}"], []
        elif step == "go":
            event = ev.MovedTo(item=ev.PARKED)
        else:
            act = (entries.undo if step == "undo" else entries.redo)(meeting, "", NOW)
            source, target = (past, future) if step == "undo" else (future, past)
            assert act.refused == (not source)
            if act.refused:
                continue
            target.append(source.pop())
            (event,) = act.events
        meeting = apply(meeting, Stamped(n, NOW, event))
        assert [entry.ref for entry in meeting.standing] == past
        assert meeting.used.get("N", 0) == number

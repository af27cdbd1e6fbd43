"""Undo from the record alone."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped
from iepmeet.record.meeting import apply, fold
from iepmeet.record.state import Meeting
from iepmeet.record.undo import stacks, undone

from .any_events import ANY_EVENT, START, records


def in_order(*events: AnyEvent) -> list[Stamped]:
    """The events numbered from 1."""
    return [Stamped(n, START, event) for n, event in enumerate(events, start=1)]


def note(ref: str) -> ev.Entry:
    """A note."""
    return ev.Entry(ref=ref, entry="note", item=ev.OPENING, typed="x", words=ev.Words(text="x"))


def bare(meeting: Meeting) -> Meeting:
    """A meeting but for its events and the numbers given out."""
    return replace(meeting, events=(), used={})


def then(events: list[Stamped], event: AnyEvent) -> list[Stamped]:
    """The record with one more event."""
    n = events[-1].n + 1 if events else 1
    return [*events, Stamped(n, START, event)]


@settings(max_examples=200)
@given(records())
def test_undo_then_redo_changes_nothing_but_the_numbers_given_out(events: list[Stamped]) -> None:
    done, _ = stacks(events)
    assume(done)
    before = fold(events)
    undo = then(events, ev.Withdrawn(act=done[-1].n))
    redo = then(undo, ev.Restored(act=done[-1].n))
    assert bare(fold(redo)) == bare(before)
    assert bare(apply(apply(before, undo[-1]), redo[-1])) == bare(before)


@settings(max_examples=200)
@given(records(), ANY_EVENT)
def test_undoing_the_last_act_gives_the_meeting_before_it(events: list[Stamped], event: AnyEvent) -> None:
    acted = then(events, event)
    done, _ = stacks(acted)
    # in an empty record the first line of all is also when the meeting began
    assume(events and done and done[-1] == acted[-1])
    taken_back = then(acted, ev.Withdrawn(act=acted[-1].n))
    assert bare(fold(taken_back)) == bare(fold(events))


@settings(max_examples=200)
@given(records())
def test_what_can_be_undone_still_counts_and_what_can_be_redone_does_not(events: list[Stamped]) -> None:
    done, taken = stacks(events)
    gone = undone(events)
    assert not gone & {act.n for act in done}
    assert {act.n for act in taken} <= gone


@settings(max_examples=100)
@given(records())
def test_undo_may_be_repeated_until_nothing_is_left_and_redone_to_the_end(events: list[Stamped]) -> None:
    before = bare(fold(events))
    acts = list(stacks(events)[0])
    record = events
    for act in reversed(acts):
        assert stacks(record)[0][-1] == act
        record = then(record, ev.Withdrawn(act=act.n))
    assert stacks(record)[0] == []
    for act in acts:
        assert stacks(record)[1][-1] == act
        record = then(record, ev.Restored(act=act.n))
    assert bare(fold(record)) == before


@given(st.sampled_from([ev.MovedTo(item=ev.PARKED), ev.AgendaChanged(), ev.Confirmed(name="Jo")]))
def test_going_about_is_no_act_and_keeps_what_could_be_redone(event: AnyEvent) -> None:
    done, taken = stacks(in_order(note("N1"), note("N2"), ev.Withdrawn(act=2), event))
    assert ([act.n for act in done], [act.n for act in taken]) == ([1], [2])


def test_a_removal_is_an_act_like_any_other() -> None:
    done, _ = stacks(in_order(note("N1"), ev.Withdrawn(ref="N1")))
    assert [act.n for act in done] == [1, 2]
    record = in_order(note("N1"), ev.Withdrawn(ref="N1"), ev.Withdrawn(act=2))
    assert [entry.ref for entry in fold(record).standing] == ["N1"]


def test_a_new_act_forgets_what_could_be_redone() -> None:
    _, taken = stacks(in_order(note("N1"), ev.Withdrawn(act=1), note("N2")))
    assert taken == []


def test_what_was_closed_is_amended_not_undone() -> None:
    assert stacks(in_order(note("N1"), note("N2"), ev.Withdrawn(act=2), ev.Closed())) == ([], [])


def test_the_latest_word_about_an_act_decides() -> None:
    record = in_order(note("N1"), ev.Withdrawn(act=1), ev.Restored(act=1), ev.Withdrawn(act=1))
    assert [undone(record[:length]) for length in range(1, 5)] == [
        frozenset(),
        frozenset({1}),
        frozenset(),
        frozenset({1}),
    ]


def test_a_word_about_what_comes_later_means_nothing() -> None:
    record = in_order(ev.Withdrawn(act=2), note("N1"), ev.Withdrawn(act=3), ev.Restored(act=99))
    assert undone(record) == frozenset()
    assert [entry.ref for entry in fold(record).standing] == ["N1"]


def test_an_undone_act_leaves_its_number_spent() -> None:
    assert fold(in_order(note("N1"), note("N2"), ev.Withdrawn(act=2))).used == {"N": 2}

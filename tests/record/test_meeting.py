"""The fold: whatever a record holds, it makes a meeting, and always the same one."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.agenda.model import Agenda, Carried, Child, Concern, Details, Person, Question
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped, Words
from iepmeet.record.meeting import apply, fold
from iepmeet.record.state import Mark, Meeting

from .any_events import EVENTS, START, records

SALT = ev.concern_item("salt")


def held(*events: AnyEvent) -> Meeting:
    """The meeting of these events, one a minute."""
    return fold(at_a_minute(*events))


def at_a_minute(*events: AnyEvent) -> list[Stamped]:
    """The events numbered from 1, one a minute."""
    return [Stamped(n, START + dt.timedelta(minutes=n), event) for n, event in enumerate(events, start=1)]


def one_by_one(events: list[Stamped]) -> Meeting:
    """The meeting that grew event by event."""
    return reduce(apply, events, Meeting())


def note(ref: str, item: str = ev.OPENING, text: str = "a note") -> ev.Entry:
    """A note."""
    return ev.Entry(ref=ref, entry="note", item=item, typed=text, words=Words(text=text))


def settled(meeting: Meeting) -> Meeting:
    """A meeting but for the numbers given out."""
    return replace(meeting, used={})


def test_every_kind_of_event_is_tried() -> None:
    assert set(EVENTS) == set(get_args(AnyEvent))


@settings(max_examples=300)
@given(records())
def test_any_record_folds_and_so_does_every_beginning_of_it(events: list[Stamped]) -> None:
    for length in range(len(events) + 1):
        meeting = fold(events[:length])
        assert meeting.events == tuple(events[:length])
        assert set(meeting.items) >= {ev.OPENING, ev.PARKED, ev.NEXT_REVIEW}
        assert meeting.current in meeting.items


@settings(max_examples=300)
@given(records())
def test_growing_event_by_event_gives_what_reading_back_gives(events: list[Stamped]) -> None:
    grown, read = one_by_one(events), fold(events)
    assert settled(grown) == settled(read)
    # a number that was ever given out in a sitting is not forgotten within it
    assert all(grown.used[letter] >= number for letter, number in read.used.items())


@settings(max_examples=100)
@given(records())
def test_folding_twice_gives_the_same_and_changes_no_event(events: list[Stamped]) -> None:
    copy = list(events)
    assert fold(events) == fold(iter(events))
    assert events == copy


@settings(max_examples=100)
@given(records(), records())
def test_no_number_given_out_is_ever_forgotten(events: list[Stamped], more: list[Stamped]) -> None:
    last = events[-1].n if events else 0
    later = [Stamped(last + each.n, each.at, each.event) for each in more]
    before, after = fold(events).used, fold([*events, *later]).used
    assert all(after.get(letter, 0) >= number for letter, number in before.items() if letter != "concern")


@settings(max_examples=100)
@given(records(), st.lists(st.sampled_from(["N7", "A12", "P3", "x", "A", "", "R٣"]), max_size=3))
def test_refs_on_damaged_lines_are_not_given_out_again(events: list[Stamped], spent: list[str]) -> None:
    used = fold(events, spent).used
    for ref, letter, number in (("N7", "N", 7), ("A12", "A", 12), ("P3", "P", 3)):
        assert ref not in spent or used[letter] >= number


def test_2000_entries_one_by_one_are_what_reading_them_back_gives() -> None:
    concerns = (Concern(id="salt", title="Speech"), Concern(id="quiet", title="Quiet"))
    events: list[AnyEvent] = [ev.Opened(agenda=Agenda(concerns=concerns))]
    for number in range(1, 2001):
        events.append(note(f"N{number}", SALT if number % 2 else ev.PARKED))
        if number % 400 == 0:
            events.append(ev.Withdrawn(act=len(events)))
    stamped = at_a_minute(*events)
    grown = one_by_one(stamped)
    assert grown == fold(stamped)
    assert len(grown.standing) == 1995


def test_nothing_yet_is_an_empty_meeting() -> None:
    meeting = fold([])
    assert (meeting.current, meeting.opened, meeting.closed, meeting.standing) == (
        ev.OPENING,
        False,
        False,
        (),
    )


def test_the_items_come_in_the_order_of_the_meeting() -> None:
    agenda = Agenda(
        child=Child(name="Sam"),
        concerns=(Concern(id="salt", title="Speech"), Concern(id="quiet", title="Quiet")),
        carried=(Carried(ref="A1", action="Ring"),),
    )
    assert held(ev.Opened(agenda=agenda)).items == (
        ev.OPENING,
        ev.LAST_TIME,
        ev.VOICE,
        SALT,
        ev.concern_item("quiet"),
        ev.PARKED,
        ev.NEXT_REVIEW,
    )
    assert held(ev.Opened(agenda=Agenda())).items == (ev.OPENING, ev.PARKED, ev.NEXT_REVIEW)


@pytest.mark.parametrize(
    ("carried", "next_action", "used"),
    [((), None, 0), (("A4", "A2"), None, 4), (("A4",), 9, 8), ((), 3, 2), (("x", "A"), None, 0)],
)
def test_actions_number_on_from_last_time(
    carried: tuple[str, ...], next_action: int | None, used: int
) -> None:
    agenda = Agenda(
        meeting=Details(next_action=next_action),
        carried=tuple(Carried(ref=ref, action="Ring") for ref in carried),
    )
    assert held(ev.Opened(agenda=agenda)).used["A"] == used


def test_a_second_opening_changes_nothing() -> None:
    first = ev.Opened(agenda=Agenda(people=(Person(name="Jo Rivers"),)))
    second = ev.Opened(agenda=Agenda(concerns=(Concern(id="salt", title="Speech"),)))
    assert held(first, second).agenda == first.agenda


def test_entries_keep_the_order_they_were_said_in() -> None:
    meeting = held(note("N1"), note("N2"), note("N3"), ev.Withdrawn(ref="N2"))
    assert [entry.ref for entry in meeting.standing] == ["N1", "N3"]
    changed = apply(
        meeting,
        Stamped(9, START, ev.ChangedKind(ref="N1", new_ref="G1", entry="agreed", words=Words(text="x"))),
    )
    assert [entry.ref for entry in changed.standing] == ["G1", "N3"]


def test_a_changed_kind_keeps_item_and_time_and_gives_up_its_question() -> None:
    answer = ev.QuestionAnswered(ref="R1", concern="salt", number=2, typed="x", words=Words(text="x"))
    meeting = held(answer, ev.ChangedKind(ref="R1", new_ref="N1", entry="note", words=Words(text="x")))
    entry = meeting.entries["N1"]
    assert (entry.item, entry.at, entry.number, entry.kind) == (
        SALT,
        START + dt.timedelta(minutes=1),
        0,
        "note",
    )


def test_a_new_ref_is_spent_even_where_the_entry_is_gone() -> None:
    change = ev.ChangedKind(ref="N1", new_ref="A7", entry="action", words=Words(text="x"))
    assert held(change).used == {"A": 7}
    assert held(note("N1"), change, ev.Withdrawn(act=2), ev.Withdrawn(act=1)).used == {"A": 7, "N": 1}


def test_a_concern_whose_own_line_was_damaged_still_holds_its_entries() -> None:
    meeting = held(
        note("N1", ev.concern_item("reading-at-home")), ev.OutcomeSet(concern="salt", outcome="agreed")
    )
    assert [state.concern.title for state in meeting.concerns.values()] == ["reading at home", "salt"]
    assert meeting.under(ev.concern_item("reading-at-home")) == meeting.standing


def test_an_item_that_is_not_there_is_no_place_to_stand() -> None:
    meeting = held(ev.MovedTo(item=ev.PARKED), ev.MovedTo(item=ev.concern_item("gone")))
    assert (meeting.current, meeting.concerns) == (ev.PARKED, {})


def test_what_the_agenda_brings_later_is_added_and_nothing_is_renumbered() -> None:
    agenda = Agenda(
        people=(Person(name="Jo Rivers"),),
        concerns=(Concern(id="salt", title="Speech", questions=(Question(ask="Why?"),)),),
    )
    change = ev.AgendaChanged(
        people=(Person(name="Jo Rivers"), Person(name="Mr Lee")),
        concerns=(Concern(id="salt", title="Another"), Concern(id="quiet", title="Quiet")),
        questions={"salt": (Question(ask="Who?"),)},
    )
    meeting = held(ev.Opened(agenda=agenda), change)
    assert [person.name for person in meeting.people] == ["Jo Rivers", "Mr Lee"]
    assert [(state.number, state.concern.title) for state in meeting.concerns.values()] == [
        (1, "Speech"),
        (2, "Quiet"),
    ]
    assert [(asked.number, asked.question.ask) for asked in meeting.concerns["salt"].questions] == [
        (1, "Why?"),
        (2, "Who?"),
    ]


@pytest.mark.parametrize(
    ("presences", "mark"),
    [
        (["here"], Mark(here=True)),
        (["apologies"], Mark(apologies=True)),
        (["here", "apologies"], Mark(apologies=True)),
        (["apologies", "here"], Mark(here=True)),
        (["late"], Mark(here=True, late=START + dt.timedelta(minutes=1))),
        (
            ["late", "left"],
            Mark(here=True, late=START + dt.timedelta(minutes=1), left=START + dt.timedelta(minutes=2)),
        ),
        (["late", "left", "here"], Mark(here=True, late=START + dt.timedelta(minutes=1))),
    ],
)
def test_how_somebody_attended(presences: list[ev.Presence], mark: Mark) -> None:
    meeting = held(*(ev.Attendance(presence=presence, people=("Jo Rivers",)) for presence in presences))
    assert meeting.attendance == {"Jo Rivers": mark}


def test_the_meeting_starts_with_its_first_line_and_ends_with_its_close() -> None:
    meeting = held(note("N1"), note("N2"), ev.Closed(), note("N3"))
    assert (meeting.started, meeting.ended) == (
        START + dt.timedelta(minutes=1),
        START + dt.timedelta(minutes=3),
    )
    assert meeting.closed


def test_a_change_after_the_close_is_an_amendment_without_its_words() -> None:
    meeting = held(
        note("N1"),
        ev.Closed(),
        ev.Reopened(),
        ev.Corrected(ref="N1", typed="secret", words=Words(text="secret")),
        ev.MovedTo(item=ev.PARKED),
        ev.Closed(),
        ev.Confirmed(name="Jo Rivers"),
    )
    assert meeting.closed
    assert [(amendment.act, amendment.ref) for amendment in meeting.amendments] == [("corrected", "N1")]
    assert "secret" not in str(meeting.amendments)
    assert meeting.ended == START + dt.timedelta(minutes=2)


def test_a_name_put_right_is_put_right_everywhere_a_person_was_meant() -> None:
    agenda = Agenda(
        meeting=Details(chair="Mr Lee", minute_taker="Mr Lee", prepared_by="Mr Lee"),
        people=(Person(name="Mr Lee", role="Teacher"),),
        concerns=(Concern(id="salt", title="Speech", questions=(Question(ask="Why?", to=("Mr Lee",)),)),),
        carried=(Carried(ref="A1", action="Ring", who="Mr Lee"),),
    )
    words = Words(text="Mr Lee", who="Mr Lee", helpers=("Mr Lee",), unmatched=("Mr Lee",))
    meeting = held(
        ev.Opened(agenda=agenda),
        ev.Attendance(presence="here", people=("Mr Lee",)),
        ev.Action(ref="A2", item=SALT, typed="", words=words),
        ev.ReviewAgreed(part="check", when=When(typed="x"), arranges="Mr Lee"),
        ev.Renamed(old="Mr Lee", new="Mr Leigh"),
    )
    everywhere = msgspec_text(meeting)
    assert everywhere.count("Mr Leigh") == 10
    assert meeting.entries["A2"].words == Words(text="Mr Lee", who="Mr Leigh", helpers=("Mr Leigh",))


def msgspec_text(meeting: Meeting) -> str:
    """All that stands in a meeting now, without its events."""
    import msgspec

    return msgspec.json.encode(replace(meeting, events=())).decode()

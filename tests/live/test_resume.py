"""Going on with a meeting later: where it was, and with what is new in its agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.agenda.model import Person
from iepmeet.live.opening import open_meeting
from iepmeet.record import events as ev

from .agendas import MORE, TOML, agenda_of, lines_of
from .holding import AGENDA, NOW, SALT, SMALL, sitting


def test_going_on_later_continues_where_it_was_and_writes_nothing(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note", "/go 1", "/undo", "! Ring @Jo by fri")
        before = held.meeting
    written = lines_of(tmp_path)
    with sitting(tmp_path) as held:
        assert held.meeting == before
        assert held.meeting.current == SALT
        held.say("/agenda", "/readback")
    assert lines_of(tmp_path) == written


def test_going_on_later_numbers_on(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        with sitting(tmp_path) as held:
            held.say("a note")
            assert held.refs[-1] == f"N{number}"


def test_a_meeting_is_opened_by_its_record_as_well_without_its_agenda(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    (tmp_path / "sam.toml").unlink()
    opening = open_meeting(tmp_path / "sam.record.jsonl", NOW)
    assert opening.journal is not None
    opening.journal.close()
    assert opening.lines == ()
    with sitting(tmp_path, None) as held:
        assert held.meeting.agenda.meeting.title == "IEP review for Sam"
        held.say("1: another")


def test_an_agenda_that_broke_since_does_not_stop_the_meeting(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    agenda_of(tmp_path, "[meeting")
    with sitting(tmp_path, None) as held:
        assert held.session.lines == (
            "The agenda file cannot be read any more; the meeting goes on from its record.",
        )
        held.say("another")
        assert held.refs == ["N1", "N2"]


def test_what_is_new_in_the_agenda_is_taken_in_and_said_once(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("1: a note", "/concern Homework")
    agenda_of(tmp_path, TOML.replace('way?"]', 'way?", "Who pays?"]') + MORE)
    with sitting(tmp_path, None) as held:
        assert held.session.lines == (
            "The agenda was changed since. New: person Mr Lee; concern The quiet space is used as a store; "
            "question Who pays?.",
        )
        assert held.meeting.people[-1] == Person(name="Mr Lee")
        assert [state.number for state in held.meeting.concerns.values()] == [1, 2, 3]
        assert held.entries["N1"].item == SALT
        held.say("3: it is full", "Lee: it is", "/go 1", "/asked 2")
        assert held.entries["N2"].item == ev.concern_item("quiet")
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()


def test_what_is_new_is_written_with_the_next_thing_kept_only(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    written = lines_of(tmp_path)
    agenda_of(tmp_path, TOML + MORE)
    with sitting(tmp_path, None) as held:
        held.say("/agenda")
        assert len(held.meeting.concerns) == 2
    assert lines_of(tmp_path) == written


def test_what_went_from_the_agenda_stays_in_the_meeting(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML + MORE)
    with sitting(tmp_path, None) as held:
        held.say("2: a note")
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()
        assert held.entries["N1"].item == ev.concern_item("quiet")


def test_a_person_put_right_does_not_come_back_under_the_old_name(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML + MORE)
    with sitting(tmp_path, None) as held:
        held.say("/name Mr Lee = Mr Leigh", "/here Grandma (Carer)")
    agenda_of(tmp_path, TOML + MORE + '[[people]]\nname = "Grandma"\n')
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()
        assert [person.name for person in held.meeting.people] == ["Mrs Patel", "Mr Leigh", "Grandma"]


@pytest.mark.parametrize("undone", ["/concern Homework", "/question Who pays?"])
def test_what_was_undone_is_not_brought_back_by_the_same_agenda(tmp_path: Path, undone: str) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("/go 1", undone, "/undo")
        before = held.meeting
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()
        assert held.meeting == before


def test_a_meeting_without_an_agenda_file_is_resumed_from_its_record(tmp_path: Path) -> None:
    with sitting(tmp_path, SMALL) as held:
        held.say("a note")
    with sitting(tmp_path, None) as held:
        assert held.texts == ["a note"]
        assert held.meeting.agenda == SMALL


def test_another_computers_copy_of_the_record_is_named_with_the_way_to_join_them(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note")
    copy = tmp_path / "sam (Jo's conflicted copy 2026-11-24).record.jsonl"
    copy.write_bytes((tmp_path / "sam.record.jsonl").read_bytes())
    opening = open_meeting(tmp_path / "sam.toml", NOW, AGENDA)
    assert opening.journal is not None
    opening.journal.close()
    (said,) = opening.lines
    assert copy.name in said
    assert "iepmeet merge sam.record.jsonl" in said

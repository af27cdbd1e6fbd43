"""Reading back concern by concern, where the agenda asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from iepmeet.record import events as ev

from .holding import AGENDA, QUIET, SALT, Held, sitting

EACH = replace(AGENDA, meeting=replace(AGENDA.meeting, read_back="each"))


def test_leaving_a_concern_reads_it_back_once_where_the_agenda_asks_for_it(tmp_path: Path) -> None:
    with sitting(tmp_path, EACH) as held:
        held.say("/go 1", "No cover", "~ she is tired", "/next")
        assert held.answer.show == "concern-readback"
        assert held.meeting.current == SALT
        assert "N1 note: No cover" in held.answer.lines
        assert "tired" not in held.said
        assert "P1" not in held.said
        held.say("/next")
        assert held.meeting.current == QUIET


@pytest.mark.parametrize("line", ["/back", "/go 2", "/go opening", "/next"])
def test_any_way_out_of_a_concern_reads_it_back(tmp_path: Path, line: str) -> None:
    with sitting(tmp_path, EACH) as held:
        held.say("/go 1", "No cover", line)
        assert held.answer.show == "concern-readback"
        held.say(line)
        assert held.meeting.current != SALT


def test_a_yes_or_nothing_written_lets_one_leave_at_once(tmp_path: Path) -> None:
    with sitting(tmp_path, EACH) as held:
        held.say("/go 1", "/next")
        assert held.meeting.current == QUIET
        held.say("Full", "/yes", "/next")
        assert held.meeting.current == ev.PARKED


def test_an_amendment_after_the_read_back_is_read_back_again(tmp_path: Path) -> None:
    with sitting(tmp_path, EACH) as held:
        held.say("/go 1", "No cover", "/next", "/edit N1 No cover at all", "/next")
        assert held.answer.show == "concern-readback"
        assert "N1 note: No cover at all" in held.answer.lines


def test_a_read_back_at_the_end_only_lets_one_leave_at_once(held: Held) -> None:
    held.say("/go 1", "No cover", "/next")
    assert held.meeting.current == QUIET

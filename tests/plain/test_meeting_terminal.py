"""A meeting held in plain lines at a real terminal."""

from __future__ import annotations

import time
from pathlib import Path

from iepmeet.record import journal
from iepmeet.record.meeting import fold

from ..faults.program import PATIENCE, a_meeting, posix, quiet, record_of
from ..faults.terminal import AtTerminal

pytestmark = posix

PASTE = "\x1b[200~{}\x1b[201~"


def standing(agenda: Path) -> list[str]:
    """The words that stand in the record."""
    reading = journal.read(record_of(agenda))
    return [entry.words.text for entry in fold(reading.events).standing]


def until_the_draft_holds(agenda: Path, words: str) -> None:
    """Waits until the unfinished line is on the disk."""
    draft, until = agenda.with_name("sam.draft"), time.monotonic() + PATIENCE
    while not (draft.exists() and words in draft.read_text(encoding="utf-8")):
        assert time.monotonic() < until, "the unfinished line was never noted"
        time.sleep(0.05)


def test_at_a_terminal_a_paste_is_one_entry_ctrl_c_ends_nothing_and_a_refused_line_stays(
    tmp_path: Path,
) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("\n> ")
        meeting.type(PASTE.format("one\ntwo\n! three"))
        meeting.type("\n")
        meeting.see("Kept N1, note.\n> ")
        meeting.type("half a li")
        meeting.see("> half a li")
        meeting.type("\x03")
        meeting.see("/quit leaves it open.\n> half a li")
        meeting.type("ne\n")
        meeting.see("Kept N2, note.\n> ")
        meeting.type("/outcom\n")
        meeting.see("/ alone lists them.\n> /outcom")
        meeting.type("\x15\x04")
        assert meeting.gone() == 0
        assert "The meeting is left open." in meeting.seen
        assert quiet(meeting.seen)
    assert standing(agenda) == ["one\ntwo\n! three", "half a line"]


def test_the_unfinished_line_survives_a_kill_and_is_back_with_its_item(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("/go 1\n")
        meeting.see("Now: 1. Speech")
        meeting.type("half a line")
        until_the_draft_holds(agenda, "half a line")
        meeting.kill()
    assert not record_of(agenda).exists()
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("Now: 1. Speech")
        meeting.see("> half a line")
        meeting.type(" more\n")
        meeting.see("Kept N1, note.")
        meeting.type("/quit\n")
        assert meeting.gone() == 0
    assert standing(agenda) == ["half a line more"]
    assert not agenda.with_name("sam.draft").exists()


def test_at_a_terminal_a_closed_meeting_shows_its_minutes(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("a note\n/end\n/end\n")
        assert meeting.gone() == 0
        assert "Minutes: " in meeting.seen
    with AtTerminal("run", agenda, "--plain") as meeting:
        assert meeting.gone() == 0
        assert "a note" in meeting.seen
        assert "This meeting is closed." in meeting.seen

"""Ending a meeting or leaving it open, and the minutes it writes."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from iepmeet import files
from iepmeet.record import journal

from .holding import SALT, SMALL, Held, sitting

NOTHING_OPEN = ("/here Jo", "* I like it", "/review 2 march", "/kept A2", "/dropped A3 not needed")


def kinds(record: Path) -> list[str]:
    """The kinds of event in a record."""
    return [str(type(stamped.event).__struct_config__.tag) for stamped in journal.read(record).events]


def test_end_with_gaps_lists_them_and_closes_nothing(held: Held) -> None:
    held.say("! Ring", "/end")
    assert held.answer.show == "readback"
    assert held.answer.over == ""
    assert "1. A4 Ring: who? when? how will we know?" in held.answer.lines
    assert held.answer.lines[-1] == "/end again closes the meeting all the same."
    assert not held.meeting.closed


def test_a_second_end_closes_and_writes_the_minutes(held: Held) -> None:
    held.say("! Ring", "/end", "/end")
    assert held.answer.over == "ended"
    assert held.meeting.closed
    paths = held.session.paths
    assert held.answer.lines == (
        "The meeting is closed.",
        f"Minutes: {paths.minutes}",
        f"Record: {paths.record}",
    )
    assert "Ring" in paths.minutes.read_text(encoding="utf-8")
    assert kinds(paths.record)[-1] == "closed"


def test_end_without_gaps_closes_at_once(held: Held) -> None:
    held.say(*NOTHING_OPEN, "/end")
    assert held.answer.over == "ended"


@pytest.mark.parametrize("line", ["a note", "~ private", "/here Lee", "/undo", "/kept A2", "/outcome agreed"])
def test_something_kept_in_between_lists_again(held: Held, line: str) -> None:
    held.say("/go 1", "! Ring", "/end", line, "/end")
    assert not held.meeting.closed
    held.say("/end")
    assert held.meeting.closed


@pytest.mark.parametrize("line", ["/next", "/readback", "/agenda", "/review", "", "!"])
def test_looking_and_going_about_in_between_do_not_list_again(held: Held, line: str) -> None:
    held.say("! Ring", "/end", line, "/end")
    assert held.meeting.closed


def test_a_refused_line_in_between_does_not_list_again(held: Held) -> None:
    held.say("! Ring", "/end")
    held.refused("/edit N9 x")
    held.say("/end")
    assert held.meeting.closed


def test_after_another_sitting_the_gaps_are_listed_again(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("! Ring", "/end")
    with sitting(tmp_path) as held:
        held.say("/end")
        assert not held.meeting.closed


def test_a_meeting_in_which_nothing_was_said_may_be_closed(tmp_path: Path) -> None:
    with sitting(tmp_path, SMALL) as held:
        held.say("/end", "/end")
        assert kinds(held.session.paths.record) == ["opened", "closed"]
        assert held.session.paths.minutes.exists()


def test_closing_notes_until_when_to_say_that_something_is_not_right(held: Held) -> None:
    held.say("a note", "/end", "/end")
    assert held.meeting.reply_by is not None
    assert str(held.meeting.reply_by.date) == "2026-12-01"


def test_after_the_close_nothing_is_kept(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note", "/end", "/end")
        written = held.record()
        for line in ("another", "~ private", "/here", "/undo", "/outcome agreed", "/name Jo = Joe"):
            held.refused(line)
        held.say("/agreed", "/go 1")
        assert held.meeting.current == SALT
    assert (tmp_path / "sam.record.jsonl").read_text(encoding="utf-8") == written


def test_a_closed_record_opens_closed_and_is_left_as_it_is(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note", "/end", "/end")
        written = held.record()
    with sitting(tmp_path) as held:
        assert held.meeting.closed
        assert held.refused("another") == "Not kept: the meeting is closed."
        held.say("/next")
    assert (tmp_path / "sam.record.jsonl").read_text(encoding="utf-8") == written


def test_end_again_after_the_close_writes_the_minutes_again(held: Held) -> None:
    held.say("a note", "/end", "/end")
    held.session.paths.minutes.unlink()
    written = held.record()
    held.say("/end")
    assert held.session.paths.minutes.exists()
    assert held.record() == written


def test_quit_leaves_the_meeting_open_and_writes_no_minutes(held: Held) -> None:
    held.say("a note", "/quit")
    assert held.answer.over == "left"
    assert not held.meeting.closed
    assert not held.session.paths.minutes.exists()


def test_minutes_changed_by_hand_are_not_overwritten(held: Held) -> None:
    minutes = held.session.paths.minutes
    minutes.write_text("My own page", encoding="utf-8")
    held.say("a note", "/end", "/end")
    assert minutes.read_text(encoding="utf-8") == "My own page"
    assert "a note" in minutes.with_name("sam.minutes-2.md").read_text(encoding="utf-8")
    assert "sam.minutes.md was changed by hand and stays as it is." in held.answer.lines


def test_minutes_nobody_changed_are_written_anew(held: Held) -> None:
    held.say("a note", "/end", "/end")
    page = held.session.paths.minutes.read_bytes()
    held.say("/end")
    assert held.session.paths.minutes.read_bytes() == page
    assert not held.session.paths.minutes.with_name("sam.minutes-2.md").exists()


def test_minutes_go_to_the_next_free_name_where_something_is_in_the_way(held: Held) -> None:
    paths = held.session.paths
    for page in (paths.minutes, paths.further_minutes(2)):
        page.mkdir()
    held.say("a note", "/end", "/end")
    assert held.answer.over == "ended"
    assert "a note" in paths.further_minutes(3).read_text(encoding="utf-8")


def test_minutes_that_cannot_be_written_are_said_and_the_meeting_is_closed(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(files, "replace", full)
    held.say("a note", "/end", "/end")
    assert held.answer.over == "ended"
    assert held.answer.lines == (
        "The meeting is closed. The record is sam.record.jsonl.",
        "The minutes could not be written: the disk is full. iepmeet minutes FILE --out FOLDER tries again.",
    )


def test_the_unfinished_line_is_gone_after_the_close(tmp_path: Path) -> None:
    with sitting(tmp_path, drafts=True) as held:
        held.say("a note", "/end")
        held.session.typing("/end")
        held.say("/end")
    assert not (tmp_path / "sam.draft").exists()

"""Ending a meeting, leaving it open, reading it back concern by concern, and disks that refuse."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from iepmeet import files
from iepmeet.errors import IepmeetError
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.record import events as ev
from iepmeet.record import journal

from .holding import AGENDA, NOW, QUIET, SALT, SMALL, Held, sitting

EACH = replace(AGENDA, meeting=replace(AGENDA.meeting, read_back="each"))
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


def test_save_goes_on_in_another_folder_with_everything(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with sitting(tmp_path) as held:
        held.say("one", f"/save {other}", "two", "/end", "/end")
        assert held.session.paths.folder == other
    assert "two" in (other / "sam.minutes.md").read_text(encoding="utf-8")
    assert '"two"' not in (tmp_path / "sam.record.jsonl").read_text(encoding="utf-8")
    with sitting(other, None) as held:
        assert held.texts == ["one", "two"]


@pytest.mark.parametrize("folder", ["/no/such/folder", "~nobody-of-that-name/x", "x" * 5000, "a\nb"])
def test_save_to_where_nothing_can_be_saved_is_refused_and_goes_on_here(held: Held, folder: str) -> None:
    held.say("one")
    held.refused(f"/save {folder}")
    held.say("two")
    assert '"two"' in held.record()


def test_save_over_another_meeting_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with sitting(other) as another:
        another.say("theirs")
        with sitting(tmp_path) as held:
            held.say("mine")
            assert "open in another iepmeet" in held.refused(f"/save {other}")
        theirs = another.record()
    with sitting(tmp_path) as held:
        held.refused(f"/save {other}")
        assert held.texts == ["mine"]
    assert (other / "sam.record.jsonl").read_text(encoding="utf-8") == theirs


def damage(record: Path, line: int) -> bytes:
    """Changes a letter in the middle of a line; returns the bytes it leaves."""
    lines = record.read_bytes().split(b"\n")
    lines[line] = lines[line].replace(b"one", b"ona").replace(b"opened", b"openad")
    record.write_bytes(b"\n".join(lines))
    return record.read_bytes()


def test_a_damaged_line_is_named_the_rest_goes_on_and_nothing_is_rewritten(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("one", "two")
    before = damage(tmp_path / "sam.record.jsonl", 1)
    with sitting(tmp_path) as held:
        assert held.session.lines == (
            "Line 2: It was damaged or changed: its checksum does not fit. It was left out.",
        )
        assert held.texts == ["two"]
        held.say("three")
        assert held.refs == ["N2", "N3"]
    assert (tmp_path / "sam.record.jsonl").read_bytes().startswith(before)


def test_a_ref_on_a_damaged_last_line_is_not_given_again(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("zero", "one")
    damage(tmp_path / "sam.record.jsonl", 2)
    with sitting(tmp_path) as held:
        held.say("two")
        assert held.refs == ["N1", "N3"]


def test_a_record_whose_first_line_is_damaged_still_holds_its_entries(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("1: cover", "/here")
    damage(tmp_path / "sam.record.jsonl", 0)
    with sitting(tmp_path) as held:
        assert "Line 1:" in held.session.lines[0]
        assert held.entries["N1"].item == SALT
        held.say("2: another")
        assert held.entries["N2"].item == QUIET


def test_a_torn_last_line_is_named_and_the_meeting_goes_on(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("zero", "one")
    record = tmp_path / "sam.record.jsonl"
    record.write_bytes(record.read_bytes()[:-40])
    with sitting(tmp_path) as held:
        assert "cut off" in held.session.lines[0]
        held.say("two")
    with sitting(tmp_path) as held:
        assert held.texts == ["zero", "two"]


@pytest.mark.parametrize("content", [b"", b"\n", b"not a record\n", b"\x00\xff" * 100])
def test_a_file_that_is_no_record_is_added_to_and_never_rewritten(tmp_path: Path, content: bytes) -> None:
    record = tmp_path / "sam.record.jsonl"
    record.write_bytes(content)
    with sitting(tmp_path) as held:
        held.say("one")
    assert record.read_bytes().startswith(content)
    with sitting(tmp_path) as held:
        assert held.texts == ["one"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_record_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch()
    (tmp_path / "sam.record.jsonl").symlink_to(elsewhere)
    with pytest.raises(IepmeetError, match="link"):
        Session(open_meeting(tmp_path / "sam.toml", NOW, AGENDA))
    assert elsewhere.read_bytes() == b""

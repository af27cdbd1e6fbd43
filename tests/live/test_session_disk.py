"""Saving in another place, and records that were damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iepmeet.errors import IepmeetError
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session

from .holding import AGENDA, NOW, QUIET, SALT, Held, sitting


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

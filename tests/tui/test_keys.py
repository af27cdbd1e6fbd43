"""The keys: each does what the footer and the help say, and none ends the meeting by accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.live import commands
from iepmeet.tui import keys

from .stage import SMALL, WIDE, stage, talk


def test_every_key_is_one_that_every_laptop_and_terminal_delivers() -> None:
    common = {f"ctrl+{letter}" for letter in "abcdefghklnopqrstuvwxyz"} | {
        "f1",
        "f9",
        "tab",
        "enter",
        "escape",
    }
    taken = {"ctrl+h", "ctrl+s"}  # Backspace in many terminals, and the one that stops them
    for key in (*keys.MEETING, *keys.READ_BACK):
        assert key.key in (common - taken) | set(keys.NO_KEYS)


def test_no_key_stands_for_two_things_and_every_line_is_a_command() -> None:
    for table in (keys.MEETING, keys.READ_BACK):
        assert len({key.key for key in table}) == len(table)
        ranks = [key.rank for key in table if key.rank]
        assert len(set(ranks)) == len(ranks)
    for key in keys.MEETING:
        assert not key.line or key.line == "/" or commands.find(key.line[1:])


def test_the_key_of_a_command_is_found_by_its_line() -> None:
    assert keys.key_of("/next") == "^N"
    assert keys.key_of("/trigger") == ""


@pytest.mark.asyncio
async def test_undo_takes_back_typing_first_and_the_record_only_from_the_empty_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("one")
        await on.type("two")
        await on.press("ctrl+z")
        assert (on.line.text, on.texts) == ("", ["one"])
        await on.press("ctrl+z")
        assert on.texts == []
        assert on.text("echo") == "Taken back: N1, note. /redo returns it."
        await on.press("ctrl+y")
        assert on.texts == ["one"]
        assert on.text("echo") == "Returned: N1, note."


@pytest.mark.asyncio
async def test_what_was_typed_before_enter_cannot_be_taken_back_into_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("one")
        await on.type("x")
        await on.press("ctrl+z", "backspace")
        assert on.line.text == ""


@pytest.mark.asyncio
async def test_undo_typed_as_a_command_says_what_it_took_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("one", "/undo")
        assert on.text("echo") == "Taken back: N1, note. /redo returns it."
        assert on.line.text == ""


@pytest.mark.asyncio
async def test_control_c_says_how_to_leave_and_never_ends_the_meeting(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(5)) as on:
        for _ in range(3):
            await on.press("ctrl+c")
            assert "The meeting goes on. /end closes it" in on.text("echo")
        for opens, shown in (
            ("f1", "How it works"),
            ("ctrl+k", "Everything you can do"),
            ("ctrl+t", "Draft:"),
        ):
            await on.press(opens, "ctrl+c")
            assert shown in on.text()
            await on.press("escape")
        await on.press("ctrl+r", "ctrl+c")
        assert "The meeting goes on." in on.text("echo")
        assert on.app.return_value is None
        await on.press("escape")
        await on.enter("and on it goes")
        assert on.texts[-1] == "and on it goes"


@pytest.mark.asyncio
async def test_control_c_copies_what_is_selected(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("some words")
        await on.press("shift+left", "shift+left", "shift+left", "ctrl+c")
        assert on.app.clipboard == "rds"
        assert on.line.text == "some words"
        assert on.text("echo") == "Copied."


@pytest.mark.asyncio
@pytest.mark.parametrize("leave", [["ctrl+q"], ["f1", "ctrl+q"], ["ctrl+t", "ctrl+q"], ["ctrl+r", "ctrl+q"]])
async def test_control_q_leaves_the_meeting_open_from_everywhere(tmp_path: Path, leave: list[str]) -> None:
    async with stage(tmp_path, ["one note"]) as on:
        for key in leave:
            on.app.simulate_key(key)
            await on.pilot.pause()
        assert on.app.return_value == "left"
        assert not on.meeting.closed


@pytest.mark.asyncio
async def test_the_end_needs_an_empty_line_and_asks_twice_while_things_are_open(tmp_path: Path) -> None:
    async with stage(tmp_path, ["one note"]) as on:
        await on.type("half a sent")
        await on.press("ctrl+e")
        assert "Finish or clear the line first" in on.text("echo")
        await on.clear()
        await on.press("ctrl+e")
        assert "still open" in on.text("page")
        assert not on.meeting.closed
        on.app.simulate_key("ctrl+e")
        await on.pilot.pause()
        assert on.meeting.closed
        assert on.app.return_value == "ended"
        assert (tmp_path / "iep-review.minutes.md").exists()


@pytest.mark.asyncio
async def test_the_most_needed_keys_are_whole_in_every_footer(tmp_path: Path) -> None:
    for size, shown in (
        (WIDE, "Enter keep Tab kind ^N next ^P back ^Z undo ^R read back F1 help / everything else"),
        (SMALL, "Enter keep ^N next F1 help / everything else"),
    ):
        folder = tmp_path / str(size[0])
        folder.mkdir()
        async with stage(folder, size=size) as on:
            assert on.text("footer") == shown

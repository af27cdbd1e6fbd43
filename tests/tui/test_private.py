"""Private entries: masked at all times, shown for ten seconds when asked for, in nothing that others see."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from iepmeet.tui.screens import meeting

from .stage import Stage, stage

pytestmark = pytest.mark.asyncio
SECRET = "the answer was vague"
KEPT = ["/go 1", f"~ {SECRET}", "an open note"]


async def everywhere(on: Stage) -> str:
    """What is on the meeting's screen and on every other one."""
    seen = [on.text()]
    for key in ("ctrl+r", "ctrl+t", "f1", "ctrl+k"):
        await on.press(key)
        seen.append(on.text())
        await on.press("escape")
    return "\n".join(seen)


async def test_a_private_entry_shows_as_a_mask_and_in_no_other_place(tmp_path: Path) -> None:
    async with stage(tmp_path, KEPT) as on:
        assert "░ ░░░░░░░░░░░░░░░░░░░░░ P1" in on.text("entries")
        assert SECRET not in await everywhere(on)


async def test_the_mask_says_nothing_of_how_much_was_written(tmp_path: Path) -> None:
    async with stage(tmp_path, ["~ x", f"~ {SECRET * 5}"]) as on:
        first, second = [row for row in on.rows("entries") if "░" in row]
        assert first.replace("P1", "") == second.replace("P2", "")


async def test_peek_shows_it_where_it_stands_and_then_masks_it_for_good(tmp_path: Path) -> None:
    with patch.object(meeting, "_PEEK_SECONDS", 0.3):
        async with stage(tmp_path, KEPT) as on:
            await on.enter("/peek P1")
            assert SECRET in on.text("entries")
            assert SECRET not in on.text("echo")
            await on.wait_for("░░░░", "entries")
            assert SECRET not in on.text()
            await on.enter("another note")
            assert SECRET not in on.text()


async def test_peek_lasts_ten_seconds() -> None:
    assert meeting._PEEK_SECONDS == 10


async def test_peek_from_another_item_shows_it_below_the_line_and_takes_it_away_again(tmp_path: Path) -> None:
    with patch.object(meeting, "_PEEK_SECONDS", 0.3):
        async with stage(tmp_path, [*KEPT, "/go 2"]) as on:
            await on.enter("/peek P1")
            assert f"P1, private: {SECRET}" in on.text("echo")
            for _ in range(200):
                if SECRET not in on.text():
                    break
                await on.pilot.pause(0.02)
            assert SECRET not in on.text()


async def test_a_second_peek_does_not_end_with_the_first(tmp_path: Path) -> None:
    async with stage(tmp_path, [*KEPT, "~ the other one"]) as on:
        await on.enter("/peek P1")
        await on.enter("/peek P2")
        assert "the other one" in on.text("entries")
        assert SECRET not in on.text()


async def test_what_is_typed_for_peek_is_not_echoed_before_enter(tmp_path: Path) -> None:
    async with stage(tmp_path, KEPT) as on:
        await on.type("/peek P1")
        assert SECRET not in on.text()


async def test_to_edit_a_private_entry_does_not_bring_its_words_into_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path, KEPT) as on:
        await on.click("░░░", "entries")
        assert on.line.text == "/edit P1 "
        await on.type("said otherwise")
        assert SECRET not in on.text()
        await on.press("enter")
        assert "said otherwise" not in on.text()
        assert "P1 is put right." in on.text("echo")


async def test_undo_and_redo_of_it_tell_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        await on.enter(f"~ {SECRET}")
        for key in ("ctrl+z", "ctrl+y"):
            await on.press(key)
            assert SECRET not in on.text()
            assert "P1, private" in on.text("echo")


async def test_the_help_says_what_private_means_and_where_a_safeguarding_worry_goes(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(200, 50)) as on:
        await on.press("f1")
        for words in (
            "in no paper, but still data that someone may lawfully ask to see",
            "a safeguarding worry does not go here but to the school's safeguarding lead at once",
        ):
            assert words in on.text()

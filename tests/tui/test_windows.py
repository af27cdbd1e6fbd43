"""Windows of every size, what they show and what they let go."""

from __future__ import annotations

from pathlib import Path

import pytest

from .stage import HUGE, SMALL, USUAL, WIDE, stage, talk

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_in_a_narrow_window_the_agenda_comes_in_place_of_the_middle(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage(tmp_path, talk(26), size=size) as on:
        assert "AGENDA" not in on.text() and "AGREED SO FAR" not in on.text()
        await on.enter("/agenda")
        assert "AGENDA" in on.text() and "Speech and language sessions missed" in on.text("agenda")
        assert not on.app.screen.query_one("#middle").display
        await on.press("escape")
        assert "AGENDA" not in on.text() and on.focus == "capture"
        await on.enter("/agreed")
        assert "AGREED SO FAR" in on.text() and "A5 Share the cover list" in on.text("agreed")
        await on.press("escape")
        assert "AGREED SO FAR" not in on.text()


async def test_in_a_narrow_window_whatever_is_chosen_there_brings_the_middle_back(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26), size=USUAL) as on:
        await on.press("ctrl+g")
        await on.click("Quiet space", "agenda")
        assert "2 Quiet space at lunch" in on.text("card")
        await on.press("ctrl+g", "ctrl+g")
        assert "AGENDA" not in on.text()
        await on.press("left")
        assert "AGENDA" in on.text()
        await on.type("typed")
        assert "AGENDA" not in on.text() and on.line.text == "typed"
        await on.clear()
        await on.press("ctrl+o")
        await on.click("Share the cover list", "agreed")
        assert "AGREED" not in on.text()
        assert on.line.text.startswith("/edit A5 Share the cover list")


async def test_f9_hides_the_side_panels_and_shows_them_again(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("f9")
        assert "AGENDA" not in on.text() and "AGREED SO FAR" not in on.text()
        assert on.app.screen.query_one("#middle").region.width == WIDE[0]
        await on.enter("/agenda")
        assert "AGENDA" in on.text()
        await on.press("escape", "f9")
        assert "AGENDA" in on.text() and "AGREED SO FAR" in on.text()


async def test_the_window_may_change_its_size_at_any_time(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26), size=WIDE) as on:
        await on.type("! half an action @Jo")
        for size in (USUAL, SMALL, HUGE, (40, 10), WIDE):
            await on.pilot.resize_terminal(*size)
            await on.settle()
            assert on.line.text == "! half an action @Jo"
            assert all(len(row) == size[0] for row in on.rows())
        assert "AGENDA" in on.text() and "1 Speech and language sessions missed" in on.text("card")
        assert "A6" in on.text("entries")


async def test_the_newest_entry_is_always_in_view(tmp_path: Path) -> None:
    async with stage(tmp_path, size=SMALL) as on:
        for n in range(15):
            await on.enter(f"a note that needs more than one row of this window, and it is number {n}")
            assert f"number {n}" in on.text("entries")


async def test_the_heading_of_the_notes_stays_above_them(tmp_path: Path) -> None:
    async with stage(tmp_path, [f"note {n}" for n in range(60)]) as on:
        assert on.rows("entries")[0].startswith("  Notes ──")
        assert "note 59" in on.rows("entries")[-1]
        await on.press("up", *["pageup"] * 10)
        assert on.rows("entries")[0].startswith("  Notes ──")
        assert "note 0 " in on.rows("entries")[1]


async def test_no_window_is_too_small_to_go_on(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        for size in ((1, 1), (4, 2), (12, 3), (200, 2), (3, 60), USUAL):
            await on.pilot.resize_terminal(*size)
            await on.settle()
        await on.enter("still here")
        assert "still here" in on.text("entries")

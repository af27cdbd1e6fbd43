"""Going about by keys: by arrows from the empty line, and always back to the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .stage import USUAL, stage, talk

pytestmark = pytest.mark.asyncio


async def test_arrows_go_from_the_empty_line_to_the_entries_the_agenda_and_what_was_agreed(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, talk(26)) as on:
        for key, there in (("up", "entries"), ("left", "agenda"), ("right", "agreed")):
            await on.press(key)
            assert on.focus == there
            await on.press("escape")
            assert on.focus == "capture"


async def test_arrows_in_a_line_with_words_move_in_the_words(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.type("word")
        for key in ("left", "up", "right"):
            await on.press(key)
            assert on.focus == "capture"


async def test_enter_on_an_entry_begins_its_edit_with_its_words(tmp_path: Path) -> None:
    async with stage(tmp_path, ["first words", "Mr Lee: second words"]) as on:
        await on.press("up", "up", "enter")
        assert on.line.text == "/edit N1 first words"
        assert on.focus == "capture"
        await on.type(", mended")
        await on.press("enter")
        assert on.texts == ["first words, mended", "second words"]
        assert "first words, mended" in on.text("entries")


async def test_the_chosen_row_has_a_sign_of_its_own_and_not_only_a_shade(tmp_path: Path) -> None:
    async with stage(tmp_path, ["first words", "second words"]) as on:
        await on.press("up")
        assert [row[0] for row in on.rows("entries")[:3]] == [" ", " ", "▌"]
        await on.press("up")
        assert [row[0] for row in on.rows("entries")[:3]] == [" ", "▌", " "]
        await on.press("escape")
        assert not any(row[0] == "▌" for row in on.rows("entries"))


async def test_an_edit_is_not_begun_over_words_that_are_being_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, ["first words"]) as on:
        await on.type("half a sent")
        await on.click("first words", "entries")
        assert on.line.text == "half a sent"
        assert "Finish or clear the line first" in on.text("echo")


async def test_whoever_starts_to_type_among_the_entries_means_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("up")
        await on.type("x")
        await on.type("yz")
        assert on.line.text == "xyz"
        assert on.focus == "capture"


async def test_above_the_entries_are_the_questions_and_enter_ticks_one(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1", "one note"]) as on:
        await on.press("up")
        assert on.focus == "entries"
        await on.press("up")
        assert on.focus == "card"
        await on.press("up", "up", "enter")
        assert [asked.asked for asked in on.meeting.concerns["salt"].questions] == [True, False, False]
        assert "✓ What barriers" in on.text("card")
        assert on.focus == "capture"


async def test_down_from_the_questions_comes_back_to_the_line_by_way_of_the_entries(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        await on.press("up")
        assert on.focus == "card"
        await on.press("down")
        assert on.focus == "capture"
        await on.enter("a note")
        await on.press("up", "up", "down")
        assert on.focus == "entries"
        await on.press("down")
        assert on.focus == "capture"


async def test_enter_on_an_item_of_the_agenda_goes_there(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("left", "down", "down", "enter")
        assert on.meeting.current == "voice"
        assert on.focus == "capture"


async def test_enter_on_an_action_begins_its_edit(tmp_path: Path) -> None:
    async with stage(tmp_path, ["! Ring the office @Jo by fri"]) as on:
        await on.press("right", "enter")
        assert on.line.text == "/edit A5 Ring the office @Jo by fri"


async def test_an_arrow_takes_an_action_as_one_thing_however_many_rows_it_has(tmp_path: Path) -> None:
    lines = ["! First thing @Jo by fri so that it is known", "! Second thing @Lee by mon so that it is seen"]
    async with stage(tmp_path, lines) as on:
        await on.press("right", "up", "enter")
        assert on.line.text == "/edit A5 First thing @Jo by fri so that it is known"


async def test_keys_for_next_and_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+n")
        assert "From last time" in on.rows("card")[0]
        await on.press("ctrl+n", "ctrl+p", "ctrl+p")
        assert "Opening" in on.rows("card")[0]
        await on.press("ctrl+p")
        assert on.text("echo") == "This is the first item."


async def test_a_key_leaves_what_is_being_typed_where_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("half a sent")
        await on.press("ctrl+n")
        assert on.meeting.current == "last-time"
        assert on.line.text == "half a sent"


async def test_page_keys_go_through_long_lists_and_back(tmp_path: Path) -> None:
    async with stage(tmp_path, [f"note {n}" for n in range(100)], size=USUAL) as on:
        assert "note 99" in on.text("entries") and "note 50 " not in on.text("entries")
        await on.press("up", *["pageup"] * 30)
        assert "note 0 " in on.text("entries")
        await on.press("enter")
        assert on.line.text == "/edit N1 note 0"
        await on.clear()
        await on.press("up", "pageup", "pagedown", "pagedown", "enter")
        assert on.line.text == "/edit N100 note 99"

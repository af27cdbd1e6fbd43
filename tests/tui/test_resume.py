"""Going on with a meeting: at the same item, with the unfinished line in place, and what is new is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from .stage import opened, stage, terminal

pytestmark = pytest.mark.asyncio


async def test_it_goes_on_at_the_same_item_with_the_unfinished_line_in_place(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 2", "one note"]) as on:
        await on.type("half a sent")
    async with stage(tmp_path) as on:
        assert on.meeting.current == "concern:quiet"
        assert "one note" in on.text("entries")
        assert on.line.text == "half a sent"
        assert on.focus == "capture"
        await on.type("ence")
        await on.press("enter")
        assert on.texts == ["one note", "half a sentence"]
    async with stage(tmp_path) as on:
        assert on.line.text == ""
        assert on.texts == ["one note", "half a sentence"]


async def test_the_unfinished_line_is_there_even_if_nothing_was_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+n", "ctrl+n")
        await on.type("* I like")
    async with stage(tmp_path) as on:
        assert on.line.text == "* I like"
        assert on.text("badge") == "♪ voice"
        assert on.meeting.current == "voice"


async def test_the_line_is_noted_again_after_a_key_that_leaves_it_where_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path, ["one note"]) as on:
        await on.type("half a sent")
        await on.press("ctrl+n")
    async with stage(tmp_path) as on:
        assert on.line.text == "half a sent"


async def test_a_gap_being_mended_comes_back_as_the_line_that_mends_it(tmp_path: Path) -> None:
    async with stage(tmp_path, ["! Ring the office @Jo so that it is known"]) as on:
        await on.press("ctrl+r")
        await on.type("1")
        await on.type("end of te")
    async with stage(tmp_path) as on:
        assert on.line.text == "/when A5 end of te"


async def test_a_line_given_back_can_be_gone_on_with(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/outcome agreed")
    async with stage(tmp_path) as on:
        assert on.line.text == "/outcome agreed"


async def test_what_is_new_in_the_agenda_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path, ["one note"]) as on:
        assert on.text("echo") == ""
    file = tmp_path / "iep-review.toml"
    file.write_text(file.read_text("utf-8") + '\n[[people]]\nname = "Mrs Amari"\nrole = "Head"\n', "utf-8")
    async with stage(tmp_path) as on:
        assert "Mrs Amari" in on.text("echo")
        assert "Mrs Amari Head" in on.text("card")


async def test_a_second_iepmeet_can_look_and_is_told_that_it_cannot_write(tmp_path: Path) -> None:
    async with stage(tmp_path, ["one note"]):
        with terminal():
            second = opened(tmp_path)
        async with stage(tmp_path, session=second) as on:
            assert "one note" in on.text("entries")
            assert "another iepmeet" in on.text("echo")
            await on.enter("not to be kept")
            assert on.line.text == "not to be kept"
            assert "Here you can look, not write." in on.text("echo")

"""Pages to read: the help, the commands, a concern read back, the minutes so far."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Markdown

from iepmeet.live import commands
from iepmeet.live.words import help as words

from .stage import HUGE, SMALL, stage, talk

pytestmark = pytest.mark.asyncio


async def test_f1_shows_every_sign_and_every_key_and_goes_away_again(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 60)) as on:
        await on.press("f1")
        page = on.text("page")
        for _, rows in words.PARTS:
            for row in rows:
                assert row.typed in page
        for key in ("^N", "^P", "^Z", "^R", "^Y", "^E", "^Q", "F9"):
            assert key in page
        await on.press("f1")
        assert on.focus == "capture"


async def test_all_of_the_help_can_be_reached_by_arrows_and_the_top_again(tmp_path: Path) -> None:
    async with stage(tmp_path, size=SMALL) as on:
        await on.press("f1")
        seen = on.text("page")
        assert "How it works" in seen
        for _ in range(90):
            await on.press("down")
            seen += on.text("page")
        for _, rows in words.PARTS:
            assert all(row.typed in seen for row in rows)
        assert "minutes so far" in on.text("page")
        await on.press(*["up"] * 90)
        assert "How it works" in on.text("page")


async def test_a_slash_alone_lists_every_command(tmp_path: Path) -> None:
    async with stage(tmp_path, size=HUGE) as on:
        await on.enter("/")
        page = on.text("page")
        assert all(f"/{spec.name} " in page for spec in commands.ALL)
        assert "/next go to the next item ^N" in page


async def test_a_command_that_needs_no_words_is_done_by_enter_or_a_click(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+k", "enter")
        assert on.meeting.current == "last-time"
        await on.press("ctrl+k")
        await on.click("go back one item", "page")
        assert on.meeting.current == "opening"


async def test_a_command_that_needs_words_is_begun(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+k", "down", "down", "enter")
        assert on.line.text == "/go "
        assert on.focus == "capture"


async def test_the_list_of_commands_goes_on_below_the_window(tmp_path: Path) -> None:
    async with stage(tmp_path, size=SMALL) as on:
        await on.press("ctrl+k")
        await on.press(*["down"] * 2 * len(commands.ALL))
        assert f"/{commands.ALL[-1].name}" in on.text("page")
        await on.press(*["pageup"] * 9)
        assert "Everything you can do" in on.text("page")


async def test_typing_in_a_page_goes_back_to_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("f1")
        await on.type("x")
        assert on.focus == "capture"
        assert on.line.text == "x"


EACH = """
[meeting]
title = "Review for Sam"
read_back = "each"
[[people]]
name = "Mrs Patel"
[[concerns]]
title = "Sessions missed"
[[concerns]]
title = "Quiet space"
"""
SAID = ("/go 1", "Mrs Patel: no cover was found", "~ that was vague", "/outcome agreed weekly again")


async def test_a_concern_is_read_back_before_it_is_left_where_the_agenda_asks_for_it(tmp_path: Path) -> None:
    async with stage(tmp_path, SAID, agenda=EACH) as on:
        await on.press("ctrl+n")
        page = on.text("page")
        assert "Is this right?" in page
        assert "no cover was found" in page and "Outcome: agreed: weekly again" in page
        assert "vague" not in page
        assert on.meeting.current == "concern:sessions-missed"


async def test_yes_accepts_it_and_goes_on_to_where_one_was_going(tmp_path: Path) -> None:
    async with stage(tmp_path, SAID, agenda=EACH) as on:
        await on.press("ctrl+n", "ctrl+y")
        assert on.meeting.concerns["sessions-missed"].accepted
        assert on.meeting.current == "concern:quiet-space"
        assert on.focus == "capture"


async def test_yes_by_a_click_after_a_click_on_the_agenda_goes_there(tmp_path: Path) -> None:
    async with stage(tmp_path, SAID, agenda=EACH) as on:
        await on.click("Parked", "agenda")
        await on.click("yes, go on", "footer")
        assert on.meeting.concerns["sessions-missed"].accepted
        assert on.meeting.current == "parked"


async def test_esc_stays_to_amend_and_the_next_time_lets_go(tmp_path: Path) -> None:
    async with stage(tmp_path, SAID, agenda=EACH) as on:
        await on.press("ctrl+n", "escape")
        assert on.meeting.current == "concern:sessions-missed"
        assert not on.meeting.concerns["sessions-missed"].accepted
        await on.press("ctrl+n")
        assert on.meeting.current == "concern:quiet-space"


async def test_the_minutes_so_far_are_a_draft_to_be_read_to_its_end_by_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26), size=HUGE) as on:
        await on.press("ctrl+t")
        await on.wait_for("Draft: the meeting is not closed")
        await on.wait_for("A2 │ Book the speech assistant's")
        assert on.app.screen.query_one(Markdown).region.width <= 140
        await on.press("end")
        await on.settle()
        assert "Draft:" not in on.text()
        await on.press("home")
        await on.wait_for("Draft:")
        await on.press("escape")
        assert on.focus == "capture"

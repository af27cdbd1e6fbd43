"""Before we finish: what is still open, each gap one key from its fix, and the end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .stage import SMALL, stage, talk

pytestmark = pytest.mark.asyncio
EACH = """
[meeting]
title = "Review"
read_back = "each"
[[concerns]]
title = "First"
[[concerns]]
title = "Second"
"""


async def test_every_gap_has_its_number_and_what_is_done_is_ticked(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        page = on.text("page")
        assert "3 things are still open. Each is one key away." in page
        assert "✓ A5 Share the cover list Mrs Patel Fri 11 Dec 2026 no week is missed" in page
        assert "1 A6 book the training Mr Lee Fri 18 Dec 2026 how will we know?" in page
        assert "2 1 Speech and language sessions missed no outcome yet" in page
        assert "3 Next review no date yet" in page
        assert "2 Quiet space at lunch: not reached today, carried to next time" in page
        assert on.colour("how will we know?", "page") == on.app.theme_variables["iep-action"]


async def test_who_when_and_how_stand_in_columns_in_a_wide_window(tmp_path: Path) -> None:
    lines = [
        "! Short @Jo by fri so that it is seen",
        "! A rather longer action @Lee so that it is known",
        "! No one",
    ]
    async with stage(tmp_path, lines) as on:
        await on.press("ctrl+r")
        rows = {row.split()[2]: row for row in on.rows("page") if re.match(r"\s+\S  A\d ", row)}
        assert rows["Short"].index("Jo Rivers") == rows["A"].index("Mr Lee") == rows["No"].index("who?")
        assert rows["Short"].index("Fri 11") == rows["A"].index("when?") == rows["No"].index("when?")
        assert rows["Short"].index("it is seen") == rows["No"].index("how will")


async def test_a_digit_picks_a_gap_and_the_words_typed_mend_it(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("1")
        assert on.text("badge") == "1 · how will we know?"
        assert on.text("echo") == "→ /know A6 …"
        assert on.line.text == ""
        await on.type("it is in the staff diary")
        assert "A6 is put right" in on.text("echo")
        await on.press("enter")
        assert on.meeting.entries["A6"].words.measure == "it is in the staff diary"
        assert "2 things are still open." in on.text("page")
        assert "✓ A6 book the training" in on.text("page")
        assert on.text("badge") == "· note"


async def test_a_digit_in_a_line_that_is_not_empty_is_a_digit(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("x12")
        assert on.line.text == "x12"
        assert on.text("badge") == "· note"


async def test_a_digit_while_one_is_picked_is_a_digit_too(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("3")
        await on.type("2 march 15:45")
        assert on.line.text == "2 march 15:45"
        await on.press("enter")
        assert on.meeting.review is not None
        assert "Tue 2 Mar 2027" in on.text("page")


async def test_digits_typed_faster_than_the_screen_pick_once_and_then_are_digits(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("32 march 15:45")
        await on.press("enter")
        assert on.meeting.review is not None and str(on.meeting.review.when.date) == "2027-03-02"


async def test_a_number_that_is_none_says_so_and_the_next_one_picks(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("9")
        assert on.text("echo") == "There is no number 9."
        await on.type("1")
        assert on.text("badge") == "1 · how will we know?"


async def test_esc_lets_the_picked_gap_go_and_then_goes_back_to_the_meeting(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("1")
        await on.press("escape")
        assert on.text("badge") == "· note"
        assert "Before we finish" in on.text()
        await on.press("escape")
        assert "Before we finish" not in on.text()
        assert on.focus == "capture"


async def test_what_does_not_mend_stays_in_the_line_and_says_why(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.type("3")
        await on.enter("sometime")
        assert on.line.text == "sometime"
        assert on.text("badge") == "3 · no date yet"
        assert "“sometime” is no date that can be read" in on.text("echo")


async def test_an_outcome_belongs_to_the_concern_of_the_picked_row(tmp_path: Path) -> None:
    async with stage(tmp_path, [*talk(26), "/go 2", "one note", "/go 3"]) as on:
        await on.press("ctrl+r")
        assert "3 2 Quiet space at lunch no outcome yet" in on.text("page")
        await on.type("3")
        await on.enter("partly the key first")
        assert on.meeting.concerns["quiet"].outcome == "partly"
        assert on.meeting.concerns["moving-rooms"].outcome is None


async def test_so_it_does_where_every_concern_is_read_back_before_it_is_left(tmp_path: Path) -> None:
    lines = ["2: said of the second", "/go 1", "said of the first"]
    async with stage(tmp_path, lines, agenda=EACH) as on:
        await on.press("ctrl+r")
        number = next(row.split()[0] for row in on.rows("page") if "2 Second" in row)
        await on.type(number)
        await on.enter("agreed")
        assert on.meeting.concerns["second"].outcome == "agreed"
        assert on.meeting.concerns["first"].outcome is None


async def test_a_click_and_an_arrow_pick_a_gap_too(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.click("no outcome yet", "page")
        assert on.text("badge") == "2 · no outcome yet"
        assert on.focus == "capture"
        await on.press("escape", "up", "up", "enter")
        assert on.text("badge") == "2 · no outcome yet"


async def test_a_promise_that_was_not_spoken_of_is_mended_by_a_word_or_by_another_command(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+r")
        await on.type("1")
        assert on.text("badge") == "1 · was it kept?"
        await on.enter("all but two weeks")
        assert on.meeting.promises["A2"].verdict == "kept"
        await on.type("1")
        await on.enter("/notyet A3 by 8 jan The printer was broken")
        assert on.meeting.promises["A3"].verdict == "not-yet"


async def test_other_lines_are_kept_as_ever(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.enter("! Tell the office @Jo by fri so that they know")
        assert "✓ A7 Tell the office Jo Rivers" in on.text("page")
        await on.press("ctrl+z")
        assert "Tell the office" not in on.text("page")
        assert "Taken back: A7, action" in on.text("echo")


async def test_the_line_begun_in_the_meeting_goes_on_here_and_back(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.type("half a sent")
        await on.press("ctrl+r")
        assert on.line.text == "half a sent"
        await on.type("ence")
        await on.press("escape")
        assert on.line.text == "half a sentence"


async def test_what_another_command_shows_is_shown_in_the_meeting(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r")
        await on.enter("/help")
        assert "How it works" in on.text()
        await on.press("escape")
        assert "1 Speech and language sessions missed" in on.text("card")


async def test_the_end_asks_a_second_time_while_gaps_are_left_and_then_writes_the_minutes(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, talk(26)) as on:
        await on.press("ctrl+r", "ctrl+e")
        assert not on.meeting.closed
        assert "/end again closes the meeting all the same." in on.text("echo")
        on.app.simulate_key("ctrl+e")
        await on.pilot.pause()
        assert on.app.return_value == "ended"
    assert "## Actions" in (tmp_path / "iep-review.minutes.md").read_text("utf-8")


async def test_with_nothing_open_it_ends_at_once(tmp_path: Path) -> None:
    agenda = '[meeting]\ntitle = "Review"\n[[people]]\nname = "Mrs Patel"\n'
    async with stage(tmp_path, ["/here", "/review 2 march", "* all is well"], agenda=agenda) as on:
        await on.press("ctrl+r")
        assert "Nothing is still open." in on.text("page")
        on.app.simulate_key("ctrl+e")
        await on.pilot.pause()
        assert on.app.return_value == "ended"


async def test_in_a_small_window_all_of_it_can_be_reached_by_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(26), size=SMALL) as on:
        await on.press("ctrl+r")
        assert on.text("footer") == "1-9 fix Enter keep Esc back ^E end"
        await on.press("up")
        assert "3 Next review no date yet" in on.text("page")
        await on.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "parked last time: Who writes to the secondary SENCO?" in on.text("page")
        await on.press(*["pageup"] * 5)
        assert "Before we finish" in on.text("page")

"""Going about: by arrows from the empty line, by keys, by clicks; and always back to the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from .stage import HUGE, SMALL, USUAL, WIDE, stage, talk

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


async def test_a_click_on_an_item_of_the_agenda_goes_there(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for name, item in (
            ("Moving rooms", "concern:moving-rooms"),
            ("Parked", "parked"),
            ("Opening", "opening"),
        ):
            await on.click(name, "agenda")
            assert on.meeting.current == item
            assert on.focus == "capture"


async def test_a_click_on_a_question_ticks_it_and_a_second_begins_its_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        await on.click("What was different", "card")
        assert [asked.asked for asked in on.meeting.concerns["salt"].questions] == [False, True, False]
        await on.click("What was different", "card")
        assert on.line.text == "/answer 2 "
        await on.type("Mr Lee: when it was planned on a Monday")
        await on.press("enter")
        assert "Mr Lee when it was planned on a Monday" in on.text("entries")
        assert "question 2" in on.text("entries")


async def test_a_click_on_a_scale_begins_it_and_its_hint_is_there_for_the_asker(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        assert "last time SENCO 4" in on.text("card")
        assert "Ask what +1 would look like" in on.text("card")
        await on.click("How confident", "card")
        assert on.line.text == "/scale 3 "
        await on.type("5 Mrs Patel")
        await on.press("enter")
        assert "Mrs Patel 5 of 10 question 3" in on.text("entries")
        assert "Ask what +1" not in on.text("card")


async def test_a_click_says_who_is_here(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.click("Jo Rivers", "card")
        assert on.meeting.attendance["Jo Rivers"].here
        assert "✓ Jo Rivers Parent here" in on.text("card")
        await on.click("/here marks everyone expected", "card")
        assert on.text("card").count("✓") == 4
        assert "/here marks everyone" not in on.text("card")
        await on.click("Jo Rivers", "card")
        assert on.line.text == "/left Jo Rivers"


async def test_a_click_on_a_promise_says_that_it_was_kept(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/next"]) as on:
        assert "Mrs Patel, due Fri 16 Oct 2026, promised 2 times not spoken of yet" in on.text("card")
        await on.click("Print the picture timetable", "card")
        assert on.line.text == "/kept A3 "
        await on.type("It is on the wall")
        await on.press("enter")
        assert "kept It is on the wall" in on.text("card")
        assert "1 of 3" in on.text("agenda")


async def test_a_click_shows_what_is_proposed_for_the_next_review(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go next"]) as on:
        await on.click("no date yet", "card")
        assert "1. Tue 2 Mar 2027, 12 weeks from today, 15:30" in on.text("echo")
        await on.enter("/review 1", "/check 1", "/trigger 1")
        card = on.text("card")
        assert "Next review Tue 2 Mar 2027, 15:30" in card
        assert "Early check Tue 19 Jan 2027, 15:30" in card
        assert "Sooner if two missed sessions in a fortnight" in card
        assert "► Tue 2 Mar 2027, 15:30 early check Tue 19 Jan" in on.text("agreed")


async def test_what_was_parked_anywhere_is_seen_under_parked(tmp_path: Path) -> None:
    async with stage(tmp_path, ["? who keeps the key @Lee", "/go parked", "? one more"]) as on:
        card = on.text("card")
        assert "? Who writes to the secondary SENCO? Mrs Patel, last time" in card
        assert "? who keeps the key Mr Lee K1" in card
        assert "one more" not in card
        assert "one more K2" in on.text("entries")
        assert "? Parked 3" in on.text("agenda")


async def test_a_click_on_a_label_of_the_footer_is_the_same_as_its_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.click("next", "footer")
        assert on.meeting.current == "last-time"
        await on.click("^P", "footer")
        assert on.meeting.current == "opening"
        await on.type("words")
        await on.click("kind", "footer")
        assert on.line.text == "! words"
        await on.click("Enter", "footer")
        assert on.texts == ["words"]
        await on.click("undo", "footer")
        assert on.texts == []
        await on.type("half")
        await on.click("undo", "footer")
        assert on.line.text == "" and on.texts == []
        for label, name in (("help", "How it works"), ("everything else", "Everything you can do")):
            await on.click(label, "footer")
            assert name in on.text()
            await on.click("Esc", "footer")
            assert on.focus == "capture"
        await on.click("read back", "footer")
        assert "Before we finish" in on.text()


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


async def test_the_wheel_scrolls_and_a_drag_over_the_words_begins_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, [f"note {n}" for n in range(60)], size=USUAL) as on:
        x, y = on.place("note 59", "entries")
        for _ in range(5):
            on.app.post_message(events.MouseScrollUp(None, x, y, 0, 0, 0, False, False, False))
        await on.settle()
        assert "note 59" not in on.text("entries")
        on.app.post_message(events.MouseDown(None, x, y, 0, 0, 1, False, False, False))
        on.app.post_message(events.MouseMove(None, x + 9, y - 2, 9, -2, 1, False, False, False))
        on.app.post_message(events.MouseUp(None, x + 9, y - 2, 0, 0, 1, False, False, False))
        await on.press("ctrl+c")
        await on.enter("and on")
        assert on.texts[-1] == "and on"


async def test_a_click_where_there_is_nothing_to_do_leaves_the_keys_with_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path, ["a note"]) as on:
        for words, of in (
            ("AGENDA", "agenda"),
            ("Notes", "entries"),
            ("AGREED", "agreed"),
            ("Opening", "card"),
        ):
            await on.click(words, of)
            assert on.focus == "capture"
        await on.press("ctrl+r")
        await on.click("Before we finish", "page")
        assert on.focus == "capture"
        await on.press("escape", "f1")
        await on.click("How it works", "page")
        assert "How it works" in on.text()

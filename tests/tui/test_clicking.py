"""Going about by mouse: all there is can be clicked, and the keys stay with the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from .stage import USUAL, stage

pytestmark = pytest.mark.asyncio


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
        assert "Mrs Patel last time 4" in on.text("card")
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
        assert "1 Tue 2 Mar 2027 12 weeks from today" in on.text("page")
        await on.press("escape")
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

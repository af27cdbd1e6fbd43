"""The prepare screen: keys, clicks and windows; how one goes about in it and leaves."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from iepmeet.agenda.templates import text_of
from iepmeet.tui import keys

from .prepare_stage import NEW, PrepareStage, prepare_stage
from .stage import SMALL, USUAL, WIDE

pytestmark = pytest.mark.asyncio


async def test_every_key_is_one_that_every_terminal_delivers_and_stands_for_one_thing() -> None:
    common = {f"ctrl+{letter}" for letter in "abcdefgklnopqrtuvwxyz"} | {"f1", "tab", "enter", "escape"}
    for table in (keys.PREPARE, keys.PREPARE_PARTS, keys.PREPARE_CHANGING, keys.PREPARE_PICKING):
        assert {key.key for key in table} <= common | set(keys.NO_KEYS)
        assert len({key.key for key in table}) == len(table)
        ranks = [key.rank for key in table if key.rank]
        assert len(set(ranks)) == len(ranks)


async def test_keys_typed_faster_than_a_screen_can_draw_mean_what_they_should(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        for key in ("down", *"8 dec", "enter", "down", *"9.15", "enter"):
            named = key if len(key) > 1 else _character_to_key(key)
            on.app.post_message(events.Key(named, key if len(key) == 1 else None))
        await on.settle()
        assert on.data["meeting"]["date"] == dt.date(2026, 12, 8)
        assert on.data["meeting"]["time"] == dt.time(9, 15)


async def test_undo_takes_back_typing_while_there_is_any_and_then_the_last_change(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.fill_in("Place", "Oakfield Primary")
        await on.part("Next review")
        await on.type("6 weeks")
        await on.press("ctrl+z")
        assert on.line.text == ""
        await on.press("escape", "ctrl+z")
        assert "place" not in on.data["meeting"]
        assert on.desk.row.field.label == "Place"
        assert on.text("echo") == "Taken back: Place. ^Y returns it."
        await on.press("ctrl+y")
        assert on.data["meeting"]["place"] == "Oakfield Primary"


async def test_the_parts_are_chosen_by_arrows_and_shown_on_demand_in_a_small_window(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, size=USUAL) as on:
        assert not on.app.screen.query_one("#parts").display
        await on.press("left", "down", "down")
        assert "AGENDA" in on.text("parts")
        await on.press("enter")
        assert "Mrs Patel" in on.text("fields")
        await on.press("ctrl+g", "escape", "escape")
        assert "AGENDA" in on.text("parts")


async def test_a_digit_among_the_parts_goes_to_a_concern_and_letters_change_nothing(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path) as on:
        await on.press("left")
        await on.type("3x")
        assert on.desk.part.title == "Moving rooms"
        assert on.line.text == ""
        await on.press("enter", "enter")
        assert on.line.text == "Moving rooms"


async def test_a_click_does_as_much_as_a_key(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW, size=WIDE) as on:
        await on.click("Place", "fields")
        await on.type("Oakfield Primary")
        await on.click("Speech and", "parts")
        assert on.data["meeting"]["place"] == "Oakfield Primary"
        await on.click("Must have", "fields")
        await on.click("1  yes", "fields")
        assert on.data["concerns"][0]["must_have"] is True
        await on.click("^Z", "footer")
        assert "must_have" not in on.data["concerns"][0]
        await on.click("add a concern", "parts")
        await on.click("add a concern", "fields")
        await on.type("Moving rooms")
        await on.click("Enter", "footer")
        assert on.data["concerns"][1]["title"] == "Moving rooms"


async def test_f1_says_every_key_and_goes_away_again(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, size=(120, 50)) as on:
        await on.press("f1")
        page = on.text("page")
        for key in ("^N", "^O", "^D", "^U", "^B", "^Z", "^Y", "^L", "^G", "^Q", "Tab", "Esc"):
            assert key in page
        await on.press("f1")
        assert on.focus == "capture"


async def test_an_unfinished_line_is_kept_on_leaving_and_one_that_cannot_be_is_asked_about(
    tmp_path: Path,
) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.row("Date")
        await on.type("sometime")
        await on.press("ctrl+q")
        assert on.app.is_running
        assert "^Q once more" in on.text("echo")
        await on.press("escape", "down", "down")
        await on.type("40")
        await on.press("ctrl+q")
        assert on.data["meeting"]["minutes"] == 40


async def test_a_paste_is_one_value_and_drives_no_terminal(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.part("The child")
        await on.row("Voice")
        await on.paste("I like\x1b[2J dinosaurs\r\nand Fridays")
        await on.press("enter")
        assert on.data["child"]["voice"] == "I like[2J dinosaurs\nand Fridays"


async def every_row(on: PrepareStage) -> str:
    """All that is seen going through every part and every row."""
    seen = ""
    for _ in on.desk.parts:
        seen += on.text("fields")
        for _ in on.desk.rows:
            await on.press("down")
            seen += " " + on.text("fields")
        await on.press("pagedown")
    return seen


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_every_word_of_the_agenda_can_be_seen_in_a_small_window(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with prepare_stage(tmp_path, agenda=text_of("iep-not-delivered"), size=size) as on:
        seen = await every_row(on)
        agenda = on.desk.agenda
        words = (
            " ".join(
                [agenda.meeting.purpose, *agenda.child.strengths]
                + [
                    text
                    for one in agenda.concerns
                    for text in (one.title, one.agreed, one.happening, one.hoped)
                ]
                + [question.ask for one in agenda.concerns for question in one.questions]
            ).split()
            if agenda.child
            else []
        )
        assert words
        assert not [word for word in words if word not in seen]


@pytest.mark.parametrize(
    "seed", [1, 2, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 30))]
)
async def test_no_key_in_any_order_makes_it_fall_over(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    pressed = [key.key for key in keys.PREPARE if key.key not in (*keys.NO_KEYS, "ctrl+q")]
    pressed += ["up", "down", "left", "right", "pageup", "pagedown", "escape", "backspace", "enter", "down"]
    sizes = (SMALL, USUAL, WIDE)
    async with prepare_stage(tmp_path, size=chance.choice(sizes)) as on:
        for _ in range(120):
            if chance.random() < 0.3:
                await on.type(
                    chance.choice(["7", "x", "8 dec", "Mrs Hart, SENCO", "1 a week", "yes", " ", "~@"])
                )
            else:
                await on.press(chance.choice(pressed))
            assert on.app.unforeseen is None
            assert 0 <= on.desk.row_at < len(on.desk.rows)
        await on.press("escape", "escape")
        assert on.saved == on.desk.editing.text

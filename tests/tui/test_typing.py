"""Typing: what is typed and Enter is kept, what was understood is seen before, nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from .stage import SMALL, USUAL, stage

pytestmark = pytest.mark.asyncio


async def test_what_is_typed_and_enter_is_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("The assistant covers Year 2 on Tuesdays")
        assert on.texts == ["The assistant covers Year 2 on Tuesdays"]
        assert "The assistant covers Year 2 on Tuesdays N1" in on.text("entries")
        assert on.line.text == ""
        assert on.focus == "capture"


async def test_keys_that_come_faster_than_the_screen_are_kept_line_by_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for words in ("one", "two", "three"):
            for letter in words:
                on.app.simulate_key(letter)
            on.app.simulate_key("enter")
        await on.type("four")
        assert on.texts == ["one", "two", "three"]
        assert on.line.text == "four"


async def test_a_key_for_the_next_item_comes_after_what_was_typed_before_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for key in ("h", "i", "enter", "ctrl+n", "y", "o", "enter"):
            on.app.simulate_key(key)
        await on.settle()
        assert [(entry.words.text, entry.item) for entry in on.meeting.standing] == [
            ("hi", "opening"),
            ("yo", "last-time"),
        ]


UNDERSTOOD = (
    ("a plain note", "· note", ""),
    ('"I was not told" - Jo', "“ quote", "→ Jo Rivers"),
    ("* I like the quiet room", "♪ voice", ""),
    ("= Sessions move to Tuesdays", "= agreed", ""),
    ("! Ring the office @Jo by fri so that it is known", "! action", "→ Jo Rivers · Fri 11 Dec 2026"),
    ("! Ring the office", "! action", "who? add “@name” · when? add “by …” · how will we know?"),
    ("# one in three is not partial", "≠ differs", "whose view? start with “Name:”"),
    ("? who keeps the key", "? parked", ""),
    ("~ that was vague", "░ private", "in no paper, but still data that someone may lawfully ask to see"),
    ("~", "░ private", "a safeguarding worry does not go here but to the school's safeguarding lead"),
    ("/outcome", "/ command", "That belongs to a concern."),
    ("/nonsense", "/ command", "There is no command /nonsense."),
    ("3: Mr Lee: late again", "· note", "→ to Moving rooms · Mr Lee"),
)


async def test_the_badge_and_the_echo_say_before_enter_what_is_understood(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for line, badge, echo in UNDERSTOOD:
            await on.type(line)
            assert on.text("badge") == badge
            assert echo in on.text("echo")
            assert on.meeting.standing == ()
            await on.clear()


async def test_each_kind_has_its_own_colour_in_the_badge_and_before_the_entry(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for line, words in (
            ('"quoted', "“ quote"),
            ("* said", "♪ voice"),
            ("= settled", "= agreed"),
            ("! done", "! action"),
            ("# Jo: not so", "≠ differs"),
            ("? open", "? parked"),
        ):
            await on.type(line)
            ground = on.style(words, "badge").bgcolor
            assert ground is not None
            await on.press("enter")
            sign = words[0]
            row = next(row for row in reversed(on.rows("entries")) if row.strip())
            assert f" {sign} " in row
            assert on.colour(row.strip(), "entries") != ground.get_truecolor().hex
            x, y = on.place(row.strip(), "entries")
            drawn = on.app.screen.get_style_at(x + len("15:42 "), y).color
            assert drawn is not None and drawn.get_truecolor().hex == ground.get_truecolor().hex


async def test_tab_goes_through_the_kinds_and_back_to_a_note(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("the same words")
        seen = []
        for _ in range(8):
            await on.press("tab")
            seen.append(on.line.text)
        assert seen == [
            *(f"{sign} the same words" for sign in ("!", '"', "*", "=", "#", "?", "~")),
            "the same words",
        ]
        await on.press("shift+tab")
        assert on.line.text == "~ the same words"


AFTER_TAB = (
    ("#SEND is no view that differs", "! #SEND is no view that differs"),
    ("*ring the office", "! *ring the office"),
    ("~20 minutes", "! ~20 minutes"),
    ("!ring", '" ring'),
    ("2: the room is locked", "2: ! the room is locked"),
    ("/nonsense x", "/nonsense x"),
)


async def test_tab_reads_the_line_as_enter_would(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for line, after_tab in AFTER_TAB:
            await on.type(line)
            await on.press("tab")
            assert on.line.text == after_tab
            await on.clear()


async def test_what_tab_did_is_taken_back_like_typing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("the same words")
        await on.press("tab", "ctrl+z")
        assert on.line.text == "the same words"


async def test_a_name_after_an_at_is_offered_and_tab_takes_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("! Share the list @mrs")
        assert "@mrs Patel" in on.text("capture")
        await on.press("tab")
        assert on.line.text == "! Share the list @mrs Patel"
        assert "→ Mrs Patel" in on.text("echo")


async def test_a_command_is_offered_and_tab_takes_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("/read")
        assert on.text("capture") == "/readback"
        await on.press("tab")
        assert on.line.text == "/readback"


async def test_esc_drops_what_is_offered_and_tab_is_for_kinds_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("! Share the list @Mrs")
        await on.press("escape")
        assert on.text("capture") == "! Share the list @Mrs"
        await on.press("tab")
        assert on.line.text == '" Share the list @Mrs'


async def test_enter_keeps_the_line_as_typed_and_never_a_completion(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("ask @Dr")
        assert "@Dr Wren" in on.text("capture")
        await on.press("enter")
        assert on.texts == ["ask @Dr"]


async def test_nothing_is_offered_in_the_middle_of_a_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("@Dr")
        await on.press("left")
        assert on.text("capture") == "@Dr"


async def test_pasted_lines_arrive_in_order_as_one_entry(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.type("Before: ")
        await on.paste("first line\r\nsecond line\rthird line")
        await on.press("enter")
        assert on.texts == ["Before: first line\nsecond line\nthird line"]


async def test_a_paste_with_a_private_line_in_it_is_private_whole_and_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.paste("The room was cold\n~ I did not like the tone")
        assert on.text("badge") == "░ private"
        assert "all of it is private, because a line of it is" in on.text("echo")
        await on.press("enter")
        assert "cold" not in on.text("entries")


async def test_a_paste_while_something_else_has_the_focus_goes_into_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("left")
        assert on.focus == "agenda"
        await on.paste("pasted words")
        assert on.line.text == "pasted words"
        assert on.focus == "capture"


async def test_controls_in_a_paste_never_get_into_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.paste("a\x1b]52;c;aGk=\x07b\x9b31mc\u202ed\x00e")
        assert on.line.text == "a]52;c;aGk=b31mcde"


async def test_the_line_grows_to_five_rows_and_no_further(tmp_path: Path) -> None:
    async with stage(tmp_path, size=USUAL) as on:
        heights = []
        for _ in range(9):
            await on.type("some words that go on and on until they need another row ")
            heights.append(on.line.region.height)
        assert heights[0] == 1
        assert max(heights) == heights[-1] == 5
        await on.type("THE END")
        assert "THE END" in on.text("capture")


async def test_the_line_shrinks_again_after_enter(tmp_path: Path) -> None:
    async with stage(tmp_path, size=SMALL) as on:
        await on.enter("words that need more than one row of such a small window " * 3)
        assert on.line.region.height == 1


async def test_an_unfit_command_says_so_and_the_typed_line_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/outcome agreed weekly again")
        assert on.line.text == "/outcome agreed weekly again"
        assert "That belongs to a concern. /go N takes you to one." in on.text("echo")
        assert on.meeting.standing == ()


async def test_the_whole_reason_stays_to_be_read_until_the_line_is_changed(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/go 1", "/asked 9")
        for words in ("Which question? By its number:", "1. What barriers", "3. How confident"):
            assert words in on.text("echo")
        await on.type("x")
        assert "1. What barriers" not in on.text("echo") or on.line.text == "/asked 9x"


async def test_an_answer_to_a_command_stays_until_the_next_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/trigger")
        assert "Proposed, not agreed yet: 1. two missed" in on.text("echo")
        await on.type("x")
        assert on.text("echo") == ""


async def test_what_is_kept_elsewhere_is_said_because_it_is_not_seen(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("2: Jo: the quiet room was locked")
        assert on.text("echo") == "Kept N1, note. to Quiet space at lunch · Jo Rivers"
        assert "locked" not in on.text("entries")


async def test_a_sign_alone_and_a_blank_line_keep_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("", "   ", "!")
        assert on.meeting.standing == ()
        assert not on.session.started


async def test_one_key_makes_what_is_typed_the_step_up_from_the_last_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        await on.enter("/scale 3 5 Mrs Patel")
        assert "Mrs Patel ────45───── 5, last time 4" in " ".join(on.text("card").split())
        await on.press("ctrl+b")
        assert on.line.text == "/plus "
        assert "What would 6 look like for Mrs Patel?" in on.text("echo")
        await on.press(*["backspace"] * 6)
        await on.type("Name the cover @Miss Ali by 18 dec")
        await on.press("ctrl+b")
        (action,) = [entry for entry in on.meeting.actions if entry.ref == "A5"]
        assert (action.words.text, action.words.who) == ("Name the cover", "Miss Ali")
        assert action.words.measure == "Mrs Patel says 6 of 10 (now 5)"
        assert on.line.text == ""


async def test_one_step_up_without_an_answer_says_what_is_missing_and_the_words_stay(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        await on.type("Name the cover")
        await on.press("ctrl+b")
        assert on.line.text == "/plus Name the cover"
        assert "There is no 0 to 10 here yet" in on.text("echo")

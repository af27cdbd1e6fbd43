"""The prepare screen: a whole agenda is filled in, part by part, and no TOML is seen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.agenda.read import read_text
from iepmeet.agenda.templates import text_of

from .prepare_stage import NEW, prepare_stage

pytestmark = pytest.mark.asyncio


async def test_letters_begin_the_chosen_row_anew_and_enter_keeps_it(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.type("Autumn review")
        assert on.text("badge").strip() == "Title"
        assert "in place of “IEP review for Sam”" in on.text("echo")
        await on.press("enter")
        assert on.data["meeting"]["title"] == "Autumn review"
        assert 'title = "Autumn review"   # on the door' in on.saved
        assert on.saved.startswith("# made by hand\n")
        assert on.mark == "● saved"


async def test_enter_takes_the_value_into_the_line_to_change_it(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.press("enter")
        assert on.line.text == "IEP review for Sam"
        await on.type(" Rivers")
        await on.press("enter")
        assert on.data["meeting"]["title"] == "IEP review for Sam Rivers"


async def test_escape_leaves_the_row_as_it_was(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.type("something else")
        await on.press("escape")
        assert on.line.text == ""
        assert on.saved == NEW


async def test_enter_on_an_emptied_line_takes_the_value_away(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.row("Minutes")
        await on.press("enter", "backspace", "backspace", "enter")
        assert "minutes" not in on.data["meeting"]
        await on.press("ctrl+z")
        assert on.data["meeting"]["minutes"] == 45


async def test_a_date_is_typed_as_one_would_say_it_and_the_echo_says_which_day_that_is(
    tmp_path: Path,
) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.row("Date")
        await on.type("next tue")
        assert "Tue 15 Dec 2026" in on.text("echo")
        await on.press("enter")
        assert on.data["meeting"]["date"] == dt.date(2026, 12, 15)
        assert "Tue 15 Dec 2026" in on.text("fields")


async def test_what_is_no_date_is_said_and_stays_in_the_line(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.row("Date")
        await on.type("31 february")
        await on.press("enter")
        assert on.line.text == "31 february"
        assert "Which day?" in on.text("echo")
        assert on.saved == NEW


async def test_a_word_of_few_is_offered_and_one_key_takes_it(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.row("Nation")
        await on.press("enter")
        assert "3 Scotland" in on.text("fields")
        await on.press("3")
        assert on.data["meeting"]["nation"] == "scotland"
        await on.press("enter", "up", "enter")
        assert on.data["meeting"]["nation"] == "wales"
        await on.press("enter", "escape")
        await on.type("eng")
        await on.press("enter")
        assert on.data["meeting"]["nation"] == "england"


async def test_people_are_typed_one_after_the_other(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.part("People")
        for words in ("Mrs Patel, SENCO, patel@oakfield.example", "Jo Rivers, Parent", "Dr Wren, not coming"):
            await on.type(words)
            await on.press("enter")
        assert on.data["people"] == [
            {"name": "Mrs Patel", "role": "SENCO", "email": "patel@oakfield.example"},
            {"name": "Jo Rivers", "role": "Parent"},
            {"name": "Dr Wren", "expected": False},
        ]
        await on.press("up", "ctrl+u")
        assert [one["name"] for one in on.data["people"]] == ["Mrs Patel", "Dr Wren", "Jo Rivers"]
        await on.press("ctrl+b", "ctrl+d")
        assert [one["name"] for one in on.data["people"]] == ["Mrs Patel", "Jo Rivers"]
        assert "Taken out: Dr Wren." in on.text("echo")
        await on.press("ctrl+z")
        assert "Dr Wren" in on.text("fields")


async def test_a_new_concern_with_all_its_fields(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.press("ctrl+n")
        await on.type("Quiet space at lunch")
        await on.press("enter")
        assert on.desk.part.title == "Quiet space at lunch"
        await on.fill_in("Agreed", "A key to the library each lunch, from Miss Ali")
        await on.fill_in("How often", "5 a week from 8 sep")
        await on.fill_in("Minutes", "10 min")
        await on.fill_in("Must have", "y")
        await on.fill_in("add what you bring …", "The plan")
        await on.fill_in("add what you need …", "A named person")
        await on.fill_in("add what you need …", "A date")
        await on.fill_in("add a question …", "Who has the key? @SENCO @Parent ~ wait for it")
        concern = on.data["concerns"][1]
        assert concern == {
            "title": "Quiet space at lunch",
            "agreed": "A key to the library each lunch, from Miss Ali",
            "expected": {"times": 5, "per": "week", "from": dt.date(2026, 9, 8)},
            "minutes": 10,
            "must_have": True,
            "put_in": ["The plan"],
            "get_out": ["A named person", "A date"],
            "questions": [{"ask": "Who has the key?", "to": ["SENCO", "Parent"], "hint": "wait for it"}],
        }
        await on.press("up", "ctrl+z")
        assert not on.data["concerns"][1].get("questions")


async def test_questions_of_the_bank_are_offered_for_the_concern_and_one_key_takes_one(
    tmp_path: Path,
) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.part("Speech and language sessions missed")
        await on.press("ctrl+o")
        offered = on.desk.offers
        assert len(offered) >= 6
        await on.press("2")
        assert [row.held for row in on.desk.rows if row.field.key == "questions" and not row.adds] == [
            offered[1].question
        ]
        await on.press("ctrl+o")
        assert offered[1].said not in [offer.said for offer in on.desk.offers]
        await on.type("What would help")
        assert on.line.text == "What would help"
        await on.press("enter")
        assert on.data["concerns"][0]["questions"][1] == "What would help"


async def test_problems_stand_beside_the_field_they_belong_to(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.fill_in("Chair", "Mrs Patel")
        _, y = on.place("Chair", "fields")
        assert '"Mrs Patel" is not one of the people of this agenda.' in on.rows()[y + 1]
        assert "[[" not in on.text()
        assert "1 open" in on.text("parts")
        await on.part("Next review")
        await on.type("soon")
        await on.press("enter")
        _, y = on.place("Next review  soon", "fields")
        assert "is not a length of time" in on.rows()[y + 1]
        await on.press("ctrl+z")
        assert "is not a length of time" not in on.text()
        await on.part("Speech and language sessions missed")
        _, y = on.place("add a question", "fields")
        assert "There are no questions for" in on.rows()[y + 1]


async def test_the_minutes_are_shown_against_the_time_there_is(tmp_path: Path) -> None:
    async with prepare_stage(
        tmp_path, agenda=NEW + "minutes = 30\n[[concerns]]\ntitle = 'Moving rooms'\n"
    ) as on:
        assert "45 of 45 min" in on.text("top")
        await on.part("Speech and language sessions missed")
        await on.fill_in("Minutes", "40")
        assert "53 of 45 min, 8 too many" in on.text("top")
        assert on.colour("53 of 45", "top") == on.colour("not reached", "parts")
        assert "not reached in the time" in " ".join(on.text("parts").split())


async def test_concerns_change_places_and_are_taken_out_and_come_back(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path) as on:
        await on.part("Quiet space at lunch")
        await on.press("ctrl+u")
        assert [one["title"] for one in on.data["concerns"]][:2] == [
            "Quiet space at lunch",
            "Speech and language sessions missed",
        ]
        assert on.desk.part.title == "Quiet space at lunch"
        await on.press("ctrl+d")
        assert "Quiet space at lunch" not in [one["title"] for one in on.data["concerns"]]
        await on.press("ctrl+z", "ctrl+z")
        assert on.data["concerns"][1]["title"] == "Quiet space at lunch"
        await on.press("ctrl+y")
        assert on.data["concerns"][0]["title"] == "Quiet space at lunch"


async def test_another_title_leaves_the_concern_its_id_where_a_record_may_speak_of_it(tmp_path: Path) -> None:
    (tmp_path / "iep-review.record.jsonl").write_text("", encoding="utf-8")
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.part("Speech and language sessions missed")
        await on.type("Speech therapy")
        await on.press("enter")
        assert on.data["concerns"][0] == {
            "title": "Speech therapy",
            "id": "speech-and-language-sessions-missed",
        }


async def test_a_concern_is_never_left_without_a_title(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.part("Speech and language sessions missed")
        await on.press("enter")
        await on.clear()
        await on.press("enter")
        assert "needs a few words" in on.text("echo")
        assert on.data["concerns"][0]["title"] == "Speech and language sessions missed"


async def test_vague_words_and_words_of_blame_are_marked_softly_and_one_key_turns_that_off(
    tmp_path: Path,
) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        await on.part("Speech and language sessions missed")
        await on.row("Agreed")
        await on.type("help as needed from a lazy teacher")
        assert "“as needed”:" in on.text("echo")
        assert "“lazy”:" in on.text("echo")
        await on.press("ctrl+l")
        assert "off" in on.text("echo")
        await on.type("s")
        assert "as needed" not in on.text("echo")
        await on.press("enter")
        assert on.data["concerns"][0]["agreed"] == "help as needed from a lazy teachers"


async def test_what_became_of_the_file_stays_to_be_read_until_something_more_is_done(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=NEW) as on:
        on.desk.path.write_text("# theirs\n", encoding="utf-8")
        await on.fill_in("Place", "Oakfield Primary")
        await on.wait_for("changed by another program", "trouble")
        await on.press("down")
        assert "changed by another program" in on.text("trouble")
        await on.fill_in("Chair", "Mrs Patel")
        assert on.text("trouble") == ""
        assert "iep-review-2.toml" in on.text("top")
        assert (tmp_path / "iep-review.toml").read_text("utf-8") == "# theirs\n"
        assert 'chair = "Mrs Patel"' in on.saved


async def test_what_the_screen_wrote_has_no_problem(tmp_path: Path) -> None:
    async with prepare_stage(tmp_path, agenda=text_of("iep-not-delivered")) as on:
        await on.fill_in("Date", "12 jan")
        await on.part("People")
        await on.press("ctrl+n")
        await on.type("Dr Wren, Educational psychologist")
        await on.press("enter")
        reading = read_text(on.saved, "a.toml", today=dt.date(2026, 12, 8))
        assert not reading.problems

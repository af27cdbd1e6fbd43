"""A new agenda on the screen: a question at a time, and no TOML seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from iepmeet.casebook.agendas import read_agenda
from iepmeet.live.home import Home
from iepmeet.tui.app import HomeApp
from iepmeet.tui.messages import Typed
from iepmeet.tui.widgets.plain_line import PlainLine

from .pages import press, settle, text, type_in, type_only
from .stage import SMALL, USUAL, terminal

pytestmark = pytest.mark.asyncio
TODAY = dt.date(2026, 11, 25)
NOW = "2026-11-25T15:30"
ANSWERS = ("1", "Ada Byron", "", "next tue", "3.30pm", "Oakfield Primary", "50", "Mo Byron")


@asynccontextmanager
async def form(
    folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] = USUAL
) -> AsyncIterator[Pilot[str]]:
    """The form for this folder."""
    monkeypatch.chdir(folder)
    with terminal(IEPMEET_NOW=NOW):
        app = HomeApp(Home(), TODAY)
        async with app.run_test(size=size) as pilot:
            await press(pilot, "n")
            yield pilot


def line(pilot: Pilot[str]) -> str:
    """What stands in the line."""
    return pilot.app.screen.query_one(PlainLine).text


async def test_the_answers_make_an_agenda_that_check_has_nothing_to_say_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, *ANSWERS)
        seen = text(pilot)
        assert (
            "Situation IEP not delivered Child Ada Byron Title IEP review for Ada Day Tue 1 Dec 2026" in seen
        )
        assert "Time 15:30 Place Oakfield Primary Minutes 50 Your name Mo Byron" in seen
        assert "ada-2026-12-01.toml" in seen
        await press(pilot, "enter")
        assert pilot.app.return_value == "prepare ada-2026-12-01.toml"
    reading = read_agenda(tmp_path / "ada-2026-12-01.toml", today=TODAY)
    assert reading.problems == ()
    assert reading.agenda is not None
    meeting = reading.agenda.meeting
    assert (meeting.title, meeting.date, meeting.time) == (
        "IEP review for Ada",
        dt.date(2026, 12, 1),
        dt.time(15, 30),
    )
    assert (meeting.minutes, meeting.place, meeting.prepared_by) == (50, "Oakfield Primary", "Mo Byron")
    assert reading.agenda.child is not None and reading.agenda.child.name == "Ada Byron"
    names = [person.name for person in reading.agenda.people]
    assert "Mo Byron" in names and "Jo Rivers" not in names


async def test_what_was_left_open_is_not_taken_from_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, "", "Ada", "", "", "", "", "", "", "")
        name = str(pilot.app.return_value).removeprefix("prepare ")
    agenda = read_agenda(tmp_path / name, today=TODAY).agenda
    assert agenda is not None and name == "ada-iep-review-for-ada.toml"
    meeting = agenda.meeting
    assert (meeting.date, meeting.time, meeting.place, meeting.prepared_by) == (None, None, "", "")


async def test_a_date_is_echoed_as_it_was_read_and_refused_where_it_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, "3", "Ada", "")
        await type_only(pilot, "8 dec")
        assert "Tue 8 Dec 2026" in text(pilot)
        await press(pilot, *["backspace"] * 5)
        await type_only(pilot, "31 february")
        await press(pilot, "enter")
        assert line(pilot) == "31 february"
        assert "Which day?" in text(pilot)


async def test_a_child_is_asked_for_until_there_is_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, "1", "", "")
        assert "A first name will do." in text(pilot)
        assert "What is the child's name?" in text(pilot)


async def test_esc_empties_the_line_then_goes_one_step_back_then_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, "2", "Ada")
        await type_only(pilot, "half a ti")
        await press(pilot, "escape")
        assert line(pilot) == "" and "What shall the meeting be called?" in text(pilot)
        await press(pilot, "escape")
        assert "Enter takes Ada" in text(pilot)
        await type_in(pilot, "Zoe", "")
        assert "Child Zoe" in text(pilot) and "for Ada" not in text(pilot)
        await press(pilot, *["escape"] * 4)
        assert "Which meeting?" in text(pilot)
    assert list(tmp_path.iterdir()) == []


async def test_a_file_that_is_there_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "ada-2026-12-01.toml"
    mine.write_text("# mine\n", encoding="utf-8")
    (tmp_path / "ada-2026-12-01-2.record.jsonl").write_text("", encoding="utf-8")
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, *ANSWERS, "")
        assert pilot.app.return_value == "prepare ada-2026-12-01-3.toml"
    assert mine.read_text(encoding="utf-8") == "# mine\n"


async def test_the_last_agenda_of_the_folder_proposes_what_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "last.toml").write_text(
        '[meeting]\ntitle = "Last time"\nplace = "Room 4"\nminutes = 30\ntime = "14:00"\nprepared_by = "Mo"\n'
        '[child]\nname = "Ada Byron"\n[[concerns]]\ntitle = "Reading"\n',
        encoding="utf-8",
    )
    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, "", "", "", "in 2 weeks", "", "", "", "")
        seen = text(pilot)
        assert "Child Ada Byron" in seen and "Time 14:00 Place Room 4 Minutes 30 Your name Mo" in seen


async def test_arrows_and_clicks_choose_a_situation_and_go_back_to_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await press(pilot, "up", "down")
        assert "▌ 2 First meeting with SENCO" in text(pilot) and text(pilot).count("▌") == 1
        await press(pilot, "enter")
        assert "Situation First meeting with SENCO" in text(pilot)
        await type_in(pilot, "Ada")
        await press(pilot, "up", "up", "enter")
        assert "Enter takes Ada" in text(pilot)


async def test_it_can_be_filled_in_in_a_small_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with form(tmp_path, monkeypatch, SMALL) as pilot:
        for answer in ANSWERS:
            await type_only(pilot, answer)
            await press(pilot, "enter")
        assert "Enter makes it" in text(pilot)


async def test_a_folder_that_cannot_be_written_to_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    async with form(tmp_path, monkeypatch) as pilot:
        await type_in(pilot, *ANSWERS)
        monkeypatch.setattr("iepmeet.files.open_append", refuse)
        await press(pilot, "enter")
        assert "could not be saved: the disk is full" in text(pilot)
        assert not pilot.app._exit
    assert list(tmp_path.iterdir()) == []


async def test_what_is_typed_before_an_answer_is_taken_belongs_to_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, monkeypatch) as pilot:
        await type_only(pilot, "Ada")
        pilot.app.screen.post_message(Typed("1"))
        await settle(pilot)
        assert "Situation IEP not delivered" in text(pilot)
        assert line(pilot) == "Ada"
        await press(pilot, "enter")
        assert "Child Ada" in text(pilot)

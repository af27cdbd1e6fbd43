"""The evidence table on the screen: weeks marked by a letter, rows typed, all saved at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from iepmeet.casebook.evidence import Seen, read
from iepmeet.live.home import at_first
from iepmeet.tui.app import EvidenceApp, HomeApp
from iepmeet.tui.widgets.plain_line import PlainLine
from tests.live.test_evidence_table import AGENDA, COMMENT, folder_with

from .pages import place, press, rows, text, type_in, type_only
from .stage import SMALL, WIDE, terminal

pytestmark = pytest.mark.asyncio
TODAY = dt.date(2026, 11, 25)


@asynccontextmanager
async def evidence(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[str]]:
    """The table of a folder."""
    with terminal(IEPMEET_NOW="2026-11-25T15:30"):
        async with EvidenceApp(folder, TODAY).run_test(size=size) as pilot:
            await press(pilot)
            yield pilot


def kept(folder: Path) -> tuple[Seen, ...]:
    """The rows of the file."""
    return read(folder, today=TODAY).rows


def line(pilot: Pilot[str]) -> str:
    """What stands in the line."""
    return pilot.app.screen.query_one(PlainLine).text


async def test_three_of_eight_delivered_stand_there_with_their_weeks_and_the_rule(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path, rows=8)) as pilot:
        row = next(row for row in rows(pilot) if "3 of 8" in row)
        assert row.split("3 of 8")[1].split() == ["■", "□", "□", "■", "□", "□", "■", "[□]"]
        days = next(row for row in rows(pilot) if " 28 " in row).split()
        assert days[-8:] == ["28", "5", "12", "19", "2", "9", "16", "23"]
        seen = text(pilot)
        assert "Systematic: at least 3 sessions missed, a third or more of the known ones" in seen
        assert "8 sessions were expected" in seen and "holidays not counted): 3 delivered, 5 missed." in seen
        assert "● saved" in seen


async def test_eight_weeks_marked_by_letters_give_the_same(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path)) as pilot:
        await press(pilot, *["left"] * 20)
        for letter in "dmmdmmdc":
            await press(pilot, letter, "right")
        assert "3 of 8" in text(pilot) and "3 delivered, 5 missed." in text(pilot)
    assert [row.kind[0] for row in kept(tmp_path)] == list("dmmdmmdc")
    assert {row.date.weekday() for row in kept(tmp_path)} == {1}


async def test_each_mark_is_saved_at_once_and_taken_back_by_a_key(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path, rows=7)) as pilot:
        await press(pilot, "m")
        assert len(kept(tmp_path)) == 8
        assert "Kept: missed, Tue 24 Nov 2026." in text(pilot) and "added now" in text(pilot)
        await press(pilot, "p")
        assert "Kept instead: partly, Tue 24 Nov 2026." in text(pilot)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "Taken back: missed, Tue 24 Nov 2026." in text(pilot)
        assert len(kept(tmp_path)) == 7
        await press(pilot, "ctrl+z")
        assert "Nothing was added here" in text(pilot)
    assert (tmp_path / "evidence.toml").read_text(encoding="utf-8").startswith(COMMENT)


async def test_a_typed_row_is_echoed_kept_and_shown_under_its_week(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path)) as pilot:
        await press(pilot, "enter")
        await type_only(pilot, "missed 3 nov: assistant covering Year 2")
        assert "Tue 3 Nov 2026 · 22 days ago · missed · assistant covering Year 2" in text(pilot)
        await press(pilot, "enter")
        assert "Week of Mon 2 Nov" in text(pilot)
        assert "Tue 3 Nov 2026 missed assistant covering Year 2 added now" in text(pilot)
        assert line(pilot) == ""
    assert [row.what for row in kept(tmp_path)] == ["assistant covering Year 2"]


async def test_a_row_that_is_not_understood_stays_in_the_line(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path)) as pilot:
        await press(pilot, "enter")
        await type_in(pilot, "missed 31 february: no")
        assert line(pilot) == "missed 31 february: no"
        assert kept(tmp_path) == ()
        await press(pilot, "escape")
        assert line(pilot) == ""
        await press(pilot, "escape")
        assert pilot.app._exit


async def test_o_begins_a_row_of_its_own_words(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path)) as pilot:
        await press(pilot, "left", "o")
        assert line(pilot) == "other: "
        await type_in(pilot, "Mr Lee says the room is booked")
        assert "other Mr Lee says the room is booked" in text(pilot)
    (row,) = kept(tmp_path)
    assert (row.kind, row.what) == ("other", "Mr Lee says the room is booked")


async def test_arrows_and_clicks_choose_concern_and_week(tmp_path: Path) -> None:
    async with evidence(folder_with(tmp_path, rows=8)) as pilot:
        await press(pilot, "left", "left", "down")
        assert "Quiet space at lunch Week of Mon 9 Nov" in text(pilot)
        x, y = place(pilot, "■")
        await pilot.click(offset=(x, y))
        await press(pilot)
        assert "Speech and language sessions missed Week of Mon 28 Sep" in text(pilot)
        await pilot.click(offset=place(pilot, "Quiet space"))
        await press(pilot)
        assert "Quiet space at lunch Week of Mon 28 Sep" in text(pilot)


async def test_a_disk_that_refuses_is_said_and_the_typed_row_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with evidence(folder_with(tmp_path)) as pilot:
        monkeypatch.setattr("iepmeet.files.replace", refuse)
        await press(pilot, "m")
        assert "× NOT SAVED" in text(pilot) and "the disk is full" in text(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "missed tue: no cover")
        assert line(pilot) == "missed tue: no cover"
        monkeypatch.undo()
        await press(pilot, "enter")
        assert "● saved" in text(pilot)
    assert [row.what for row in kept(tmp_path)] == ["no cover"]


async def test_without_a_concern_it_says_what_is_missing(tmp_path: Path) -> None:
    async with evidence(tmp_path) as pilot:
        assert "There is no concern here yet" in text(pilot)
        await press(pilot, "m", "left", "down", "enter")
        await type_in(pilot, "missed tue")
        assert "There is no concern here yet" in text(pilot)
    assert list(tmp_path.iterdir()) == []


async def test_a_broken_file_is_named_and_left_alone(tmp_path: Path) -> None:
    folder_with(tmp_path)
    (tmp_path / "evidence.toml").write_text("[[evidence]\ndate = \n", encoding="utf-8")
    async with evidence(tmp_path) as pilot:
        assert "evidence.toml:1" in text(pilot)
        await press(pilot, "m")
        assert "has to be put right first" in text(pilot)
    assert (tmp_path / "evidence.toml").read_text(encoding="utf-8") == "[[evidence]\ndate = \n"


async def test_text_of_a_file_cannot_drive_the_terminal(tmp_path: Path) -> None:
    agenda = AGENDA.replace("Quiet space at lunch", "[/ [red]odd\\u001b]0;x\\u0007")
    async with evidence(folder_with(tmp_path, agenda), SMALL) as pilot:
        await press(pilot, "down")
        assert "[/ [red]odd" in text(pilot) and "\x1b" not in text(pilot)


async def test_it_opens_from_home_for_the_marked_agenda_and_leads_back(tmp_path: Path) -> None:
    folder_with(tmp_path, rows=8)
    with terminal(IEPMEET_NOW="2026-11-25T15:30"):
        async with HomeApp(at_first(tmp_path, TODAY), TODAY).run_test(size=WIDE) as pilot:
            await press(pilot, "e")
            assert "Evidence IEP review for Sam" in text(pilot) and "3 of 8" in text(pilot)
            await press(pilot, "escape")
            assert "Which meeting?" in text(pilot)
            await press(pilot, "e", "escape", "enter")
            assert pilot.app.return_value == f"run {tmp_path / 'sam.toml'}"

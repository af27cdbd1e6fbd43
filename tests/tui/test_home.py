"""iepmeet alone: which meeting, and what does it need next? One key or one click does it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.pilot import Pilot

from iepmeet.live import recent
from iepmeet.live.home import Home, Offer, at_first, looked_at
from iepmeet.tui.app import HomeApp

from .pages import press, rows, text
from .stage import OAKFIELD, SMALL, USUAL, opened, said, terminal

pytestmark = pytest.mark.asyncio
TODAY = dt.date(2026, 12, 8)
HOME = Home(
    here=(
        Offer(Path("iep-review.toml"), "IEP review for Sam", TODAY, "go on"),
        Offer(Path("b.toml"), "A meeting called b", None, "prepare", "no concern yet"),
        Offer(Path("held.toml"), "Termly review", dt.date(2026, 9, 15), "share"),
        Offer(Path("odd.toml"), "[/ [red]a title\x1b]0;x\x07"),
    ),
    elsewhere=(Offer(Path("/there/ana.toml"), "Review for Ana", None, "hold", "", "/there"),),
)
TALL = (120, 44)


@asynccontextmanager
async def home(
    size: tuple[int, int] = USUAL, offers: Home = HOME, told: Sequence[str] = ()
) -> AsyncIterator[Pilot[str]]:
    """The list on a screen."""
    with terminal():
        app = HomeApp(offers, TODAY, said=told)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot


async def test_every_meeting_is_offered_with_its_title_day_and_what_it_needs_next() -> None:
    async with home(TALL) as pilot:
        seen = text(pilot)
        assert "1 IEP review for Sam begun, goes on iep-review Tue 8 Dec 2026" in seen
        assert "2 A meeting called b finish preparing: no concern yet b" in seen
        assert "3 Termly review share the minutes held Tue 15 Sep 2026" in seen
        assert "Recent, in other folders" in seen
        assert "5 Review for Ana hold the meeting /there: ana" in seen
        assert "N A new agenda" in seen and "B A blank meeting" in seen
        assert "Mediation preparation The talk before a mediation" in seen
        assert "[/ [red]a title" in seen and "\x1b" not in seen


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (["1"], "run iep-review.toml"),
        (["2"], "prepare b.toml"),
        (["4"], "run odd.toml"),
        (["5"], "run /there/ana.toml"),
        (["enter"], "run iep-review.toml"),
        (["down", "enter"], "prepare b.toml"),
        (["down", "r"], "run b.toml"),
        (["p"], "prepare iep-review.toml"),
        (["down", "down", "up", "enter"], "prepare b.toml"),
        (["b"], "blank"),
        (["escape"], None),
        (["ctrl+c"], None),
        (["ctrl+q"], None),
    ],
)
async def test_one_key_does_what_is_next(keys: list[str], wanted: str | None) -> None:
    async with home(SMALL) as pilot:
        await press(pilot, *keys)
        assert pilot.app._exit
        assert pilot.app.return_value == wanted


async def test_other_keys_leave_the_list_where_it_is() -> None:
    async with home() as pilot:
        await press(pilot, "left", "right", "x", "0", "9", "f1", "pageup", *["down"] * 3, *["up"] * 9)
        assert not pilot.app._exit


async def test_a_letter_on_a_row_that_is_no_meeting_asks_for_one() -> None:
    async with home(TALL) as pilot:
        await press(pilot, *["down"] * 5, "m")
        assert "Choose a meeting first" in text(pilot)


@pytest.mark.parametrize(
    ("words", "wanted"), [("A meeting called b", "prepare b.toml"), ("A blank meeting", "blank")]
)
async def test_a_click_does_what_is_next(words: str, wanted: str) -> None:
    async with home((100, 40)) as pilot:
        y = next(y for y, row in enumerate(rows(pilot)) if words in row)
        await pilot.click(offset=(rows(pilot)[y].index(words), y))
        assert pilot.app.return_value == wanted


async def test_an_empty_folder_begins_on_a_new_agenda() -> None:
    async with home(offers=Home()) as pilot:
        await press(pilot, "enter")
        assert "What is the meeting for?" in text(pilot)
        await press(pilot, "escape")
        assert "Which meeting?" in text(pilot)


async def test_a_shipped_agenda_is_begun_through_the_form() -> None:
    async with home(offers=Home()) as pilot:
        await press(pilot, *["down"] * 4, "enter")
        assert "Situation Termly review" in text(pilot)
        assert "What is the child's name?" in text(pilot)


async def test_what_was_done_before_is_said() -> None:
    async with home(told=("a.toml could not be read.",)) as pilot:
        assert "a.toml could not be read." in text(pilot)


async def test_what_each_needs_is_found_in_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal():
        session = said(opened(tmp_path), ["/here", "Mrs Patel: no cover"])
        session.close()
        (tmp_path / "slips.toml").write_text(
            '[meeting]\ntitle = "Slips"\ndate = "soon"\n[[concerns]]\ntitle = "x"\n'
        )
        (tmp_path / "bare.toml").write_text('[meeting]\ntitle = "Bare"\ndate = 2026-12-09\n')
        (tmp_path / "ready.toml").write_text('[[concerns]]\ntitle = "Reading"\n[meeting]\ntitle = "Ready"\n')
        (tmp_path / "other.toml").write_text("[tool]\nx = 1\n")
        offers = [looked_at(offer, TODAY) for offer in at_first(tmp_path, TODAY).offers]
    found = {offer.name: offer.said for offer in offers}
    assert found == {
        "iep-review": "begun, goes on",
        "bare": "finish preparing: no concern yet",
        "ready": "hold the meeting",
        "slips": "finish preparing: 1 to put right",
    }


async def test_a_closed_meeting_needs_its_minutes_shared_and_a_key_writes_them(tmp_path: Path) -> None:
    with terminal():
        session = said(opened(tmp_path), ["/here", "Mrs Patel: no cover", "/end"])
        while not session.meeting.closed:
            said(session, ["/end"])
        session.close()
        offers = at_first(tmp_path, TODAY)
        seen = looked_at(offers.here[0], TODAY)
        assert seen.need == "share"
        (tmp_path / "iep-review.minutes.md").unlink()
        async with home(TALL, Home(here=(seen,))) as pilot:
            await press(pilot, "m")
            assert "Minutes: " in text(pilot)
            assert (tmp_path / "iep-review.minutes.md").exists()
            await press(pilot, "enter")
            # what is run on a closed record is the screen that shares it
            assert pilot.app.return_value == f"run {tmp_path / 'iep-review.toml'}"


async def test_sheet_and_time_are_one_key_away(tmp_path: Path) -> None:
    (tmp_path / "iep-review.toml").write_bytes((OAKFIELD / "iep-review.toml").read_bytes())
    async with home((120, 50), at_first(tmp_path, TODAY)) as pilot:
        await press(pilot, "s")
        assert "Agenda to send: " in text(pilot)
        assert (tmp_path / "iep-review.sheet.md").exists()
        await press(pilot, "t")
        assert "minutes" in text(pilot).partition("Something else")[2]
        await press(pilot, "m")
        assert "There is no record iep-review.record.jsonl here." in text(pilot)


async def test_the_look_into_the_files_comes_after_the_list(tmp_path: Path) -> None:
    (tmp_path / "ready.toml").write_text(
        '[meeting]\ntitle = "R"\ndate = "soon"\n[[concerns]]\ntitle = "Reading"\n'
    )
    with terminal():
        app = HomeApp(at_first(tmp_path, TODAY), TODAY, lambda offer: looked_at(offer, TODAY))
        async with app.run_test(size=TALL) as pilot:
            for _ in range(500):
                if "1 to put right" in text(pilot):
                    break
                await pilot.pause(0.02)
            assert "finish preparing: 1 to put right" in text(pilot)


async def test_recent_meetings_are_listed_until_they_are_forgotten(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    agenda = there / "ana.toml"
    agenda.write_text('[meeting]\ntitle = "Review for Ana"\n[[concerns]]\ntitle = "Reading"\n')
    with patch.dict(os.environ, {recent.SWITCH: "", recent.VARIABLE: str(tmp_path / "state")}):
        recent.remember(agenda)
        recent.remember(here / "gone.toml")
        offers = at_first(here, TODAY)
        assert [offer.path for offer in offers.elsewhere] == [agenda]
        assert at_first(there, TODAY).elsewhere == ()
        async with home(TALL, offers) as pilot:
            assert "Review for Ana" in text(pilot)
            await press(pilot, "f")
            assert "Review for Ana" not in text(pilot)
        assert recent.read() == ()

"""The fair steps on the screen: whole in every size, in the words of the command, and nothing that urges."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.pilot import Pilot

from iepmeet import clock
from iepmeet.cli.ladder import ladder
from iepmeet.live import demo
from iepmeet.live.home import Home
from iepmeet.tui.app import HomeApp

from .pages import press, rows, text
from .stage import HUGE, SMALL, USUAL, WIDE, terminal

NOW = "2026-11-25T12:00"
TODAY = dt.date(2026, 11, 25)
VERY_TALL = (100, 250)
URGING = re.compile(
    r"\b(urgent|immediately|at once|must act|threat\w*|last chance|demand|final warning)\b", re.I
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with terminal(**{clock.VARIABLE: NOW}):
        place = tmp_path_factory.mktemp("sample") / "robin"
        demo.make(place, clock.now())
    return place


@asynccontextmanager
async def steps(place: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[str]]:
    """The ladder of a folder, opened from home with its key."""
    with terminal(**{clock.VARIABLE: NOW}):
        async with HomeApp(replace(Home(), folder=place), TODAY).run_test(size=size) as pilot:
            await pilot.pause()
            await press(pilot, "l")
            yield pilot


def words(said: str) -> str:
    return " ".join(re.sub(r"[^\w&/.,:;?!'’“”()-]", " ", said).split())


@pytest.mark.asyncio
async def test_the_screen_says_what_the_command_says_in_the_same_order(sample: Path) -> None:
    with terminal(**{clock.VARIABLE: NOW}):
        told = CliRunner().invoke(ladder, [str(sample)]).stdout.splitlines()
    assert len(told) > 20
    async with steps(sample, VERY_TALL) as pilot:
        seen = words(text(pilot))
    at = 0
    for line in filter(None, (words(line.strip().removeprefix("- ").removesuffix(":")) for line in told)):
        found = seen.find(line, at)
        assert found >= 0, (line, seen[at : at + 300])
        at = found + len(line)


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, HUGE])
async def test_every_word_can_be_read_in_every_size(sample: Path, size: tuple[int, int]) -> None:
    async with steps(sample, size) as pilot:
        first = text(pilot)
        assert "The next step:" in first and first.endswith("Esc back")
        seen = rows(pilot)
        for _ in range(40):
            before = rows(pilot)
            await press(pilot, "pagedown")
            seen += rows(pilot)
            if rows(pilot) == before:
                break
        assert "These are suggestions, not legal advice." in text(pilot)
        assert not any("…" in row for row in seen)


@pytest.mark.asyncio
async def test_each_step_opens_in_full_and_none_urges_or_threatens(sample: Path) -> None:
    async with steps(sample, VERY_TALL) as pilot:
        page = text(pilot)
        closed = len(page)
        count = sum(row.strip().startswith(("○", "●", "✓", "▌")) for row in rows(pilot))
        assert count > 8
        for _ in range(count):
            await press(pilot, "enter", "down")
        opened = text(pilot)
        assert len(opened) > 3 * closed
        assert opened.count("check this.") > count - 2
        assert not URGING.search(opened)
        assert "iepmeet letter " in opened


@pytest.mark.asyncio
async def test_a_folder_with_nothing_in_it_begins_at_the_gentlest_step(tmp_path: Path) -> None:
    async with steps(tmp_path, WIDE) as pilot:
        assert "Write down what happens, with dates" in text(pilot)
        assert "to be gathered" in text(pilot)
        await press(pilot, "escape")
        assert "Which meeting?" in text(pilot)


@pytest.mark.asyncio
async def test_a_folder_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    async with steps(tmp_path / "gone", WIDE) as pilot:
        assert "That folder cannot be read now." in text(pilot)

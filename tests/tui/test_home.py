"""iepmeet alone: which meeting? One key or one click opens it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from iepmeet.live.choosing import Offer
from iepmeet.tui.app import HomeApp

from .stage import SMALL, USUAL, terminal

pytestmark = pytest.mark.asyncio
OFFERS = (
    Offer("iep-review", "IEP review for Sam", "open, 12 written"),
    Offer("b", "A meeting called b", ""),
    *(Offer(f"template-{n}", f"Template {n}", "ships with iepmeet") for n in range(12)),
    Offer("odd", "[/ [red]a title\x1b]0;x\x07", "[bold]"),
)


@asynccontextmanager
async def home(size: tuple[int, int] = USUAL) -> AsyncIterator[Pilot[str]]:
    """The list on a screen."""
    with terminal():
        app = HomeApp(OFFERS)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot


def rows(pilot: Pilot[str]) -> list[str]:
    """What stands on the screen."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


async def test_every_meeting_is_offered_with_its_title_and_state() -> None:
    async with home((100, 40)) as pilot:
        seen = " ".join(" ".join(rows(pilot)).split())
        assert "Which meeting? ▌ 1 IEP review for Sam iep-review, open, 12 written" in seen
        assert "3 Template 0 template-0, ships with iepmeet" in seen
        assert "B A blank meeting" in seen
        assert "[/ [red]a title" in seen and "\x1b" not in seen


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["1"], "iep-review"),
        (["2"], "b"),
        (["enter"], "iep-review"),
        (["down", "enter"], "b"),
        (["down", "down", "up", "enter"], "b"),
        (["b"], ""),
        (["down"] * 40 + ["enter"], ""),
        (["escape"], None),
        (["ctrl+c"], None),
        (["ctrl+q"], None),
    ],
)
async def test_one_key_opens_it(keys: list[str], chosen: str | None) -> None:
    async with home(SMALL) as pilot:
        for key in keys:
            pilot.app.simulate_key(key)
            await pilot._wait_for_screen()
        await pilot.pause()
        assert pilot.app._exit
        assert pilot.app.return_value == chosen


async def test_other_keys_leave_the_list_where_it_is() -> None:
    async with home() as pilot:
        for key in ("left", "right", "x", "0", "tab", "pageup", *["down"] * 3, *["up"] * 9):
            pilot.app.simulate_key(key)
        await pilot.pause()
        assert not pilot.app._exit


async def test_a_click_opens_it() -> None:
    for words, chosen in (("A meeting called b", "b"), ("A blank meeting", "")):
        async with home((100, 40)) as pilot:
            y = next(y for y, row in enumerate(rows(pilot)) if words in row)
            await pilot.click(offset=(rows(pilot)[y].index(words), y))
            assert pilot.app.return_value == chosen

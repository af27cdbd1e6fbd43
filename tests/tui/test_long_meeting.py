"""However long the meeting gets: as many widgets as at its start, and only what changed is made again."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from iepmeet import clock
from iepmeet.tui.widgets.blocks import Block, wrap

from .stage import Stage, stage

pytestmark = pytest.mark.asyncio


def widgets(on: Stage) -> int:
    """How many widgets there are."""
    return len(list(on.app.screen.walk_children()))


async def test_the_screen_has_as_many_widgets_with_two_thousand_entries_as_with_none(tmp_path: Path) -> None:
    async with stage(tmp_path, ["/go 1"]) as on:
        before = widgets(on)
        for number in range(2000):
            on.session.say(f"note number {number}" if number % 4 else f"! action {number} @Jo", clock.now())
        await on.enter("the last one")
        assert widgets(on) == before
        assert "the last one" in on.text("entries")
        made: list[Block] = []

        def counted(block: Block, width: int) -> object:
            made.append(block)
            return wrap(block, width)

        with patch("iepmeet.tui.widgets.lines.wrap", counted):
            await on.enter("and one more")
        assert len(made) <= 5
        assert "and one more" in on.text("entries")
        await on.press("up", "pageup")
        assert widgets(on) == before

"""The clock and the time used: quiet, amber once, and off where nobody wants it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iepmeet import clock

from .stage import SMALL, USUAL, Stage, stage

pytestmark = pytest.mark.asyncio
AGENDA = '[meeting]\ntitle = "Review for Sam"\nminutes = 45\n[[concerns]]\ntitle = "Quiet space"\n'


async def pass_to(on: Stage, time: str) -> None:
    """A minute is over, and it is this time now."""
    os.environ[clock.VARIABLE] = f"2026-12-08T{time}"
    on.app.screen._reported()  # type: ignore[attr-defined]
    await on.settle()


async def test_the_time_used_is_shown_and_turns_amber_once_and_never_red(tmp_path: Path) -> None:
    async with stage(tmp_path, ["begun"], agenda=AGENDA) as on:
        colours = on.app.theme_variables
        await pass_to(on, "16:14")
        assert "16:14 44 of 45 min ══════════════─" in on.text("top")
        assert on.colour("44 of", "top") == colours["iep-muted"]
        assert on.colour("═", "top") == colours["iep-accent"]
        for time, used in (("16:15", 45), ("16:40", 70), ("17:30", 120)):
            await pass_to(on, time)
            assert f"{used} of 45 min ═══════════════" in on.text("top")
            assert on.colour(f"{used} of", "top") == on.colour("═", "top") == colours["iep-action"]


async def test_nothing_else_changes_when_a_minute_passes(tmp_path: Path) -> None:
    async with stage(tmp_path, ["begun"], agenda=AGENDA) as on:
        before = on.rows()[1:]
        await pass_to(on, "16:30")
        assert on.rows()[1:] == before


async def test_the_screen_looks_at_the_clock_once_a_minute(tmp_path: Path) -> None:
    async with stage(tmp_path, agenda=AGENDA) as on:
        assert [timer._interval for timer in on.app.screen._timers].count(60) == 1


async def test_the_timer_can_be_off(tmp_path: Path) -> None:
    async with stage(tmp_path, ["begun"], agenda=AGENDA.replace("minutes = 45", "timer = false")) as on:
        assert on.text("top") == "Review for Sam ● saved"


async def test_without_planned_minutes_only_the_time_used_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path, ["begun"], agenda=AGENDA.replace("minutes = 45\n", "")) as on:
        assert "15:42 12 min ● saved" in on.text("top")


async def test_before_anything_is_kept_no_time_is_used(tmp_path: Path) -> None:
    async with stage(tmp_path, agenda=AGENDA) as on:
        assert "0 of 45 min" in on.text("top")


async def test_a_smaller_window_keeps_the_mark_and_lets_the_clock_go(tmp_path: Path) -> None:
    async with stage(tmp_path, ["begun"], agenda=AGENDA, size=USUAL) as on:
        assert on.text("top") == "Review for Sam 12 of 45 min ════─────────── ● saved"
        await on.pilot.resize_terminal(*SMALL)
        await on.settle()
        assert on.text("top") == "Review for Sam ● saved"


async def test_a_title_too_long_for_the_window_is_cut_with_a_sign(tmp_path: Path) -> None:
    agenda = AGENDA.replace("Review for Sam", "Review for Sam " * 9)
    async with stage(tmp_path, agenda=agenda, size=SMALL) as on:
        row = on.rows("top")[0]
        assert row.endswith("…  ● saved  ")
        assert len(row) == SMALL[0]


async def test_the_wall_clock_may_go_back_without_harm(tmp_path: Path) -> None:
    async with stage(tmp_path, ["begun"], agenda=AGENDA) as on:
        await pass_to(on, "14:00")
        assert "0 of 45 min" in on.text("top")

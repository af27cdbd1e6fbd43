"""How every screen and state looks, in four sizes and three themes, against pictures that were looked at.

`pytest -n 0 tests/tui/test_looks.py --snapshot-update` draws them anew, as SVG beside this file.
Look at each.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion

from iepmeet.tui import themes
from tests.live.kept import Gate

from .stage import HUGE, SMALL, USUAL, WIDE, Stage, stage
from .states import MAIN, STATES, State

pytestmark = pytest.mark.asyncio
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
SIZES = (WIDE, USUAL, SMALL, HUGE)


def drawn(on: Stage) -> str:
    """The screen as SVG, with nothing in it that is fetched from elsewhere."""
    return _REMOTE_FONT.sub("", on.app.export_screenshot(title="iepmeet", simplify=True))


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """One file for each picture."""
    return snapshot.use_extension(SVGImageExtension)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """A disk that can be held up. Nothing that was shown for a moment goes away while it is looked at."""
    monkeypatch.setattr("iepmeet.tui.screens.meeting._PEEK_SECONDS", 600)
    return Gate(monkeypatch)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
async def test_in_the_evening_in_every_size(
    tmp_path: Path, state: State, picture: SnapshotAssertion, gate: Gate
) -> None:
    async with stage(tmp_path, state.lines, agenda=state.agenda) as on:
        if state.act:
            await state.act(on, gate)
        wrong = []
        for width, height in SIZES:
            await on.pilot.resize_terminal(width, height)
            await on.settle()
            if drawn(on) != picture(name=f"{width}x{height}"):
                wrong.append(f"{width}x{height}")
        gate.fault = None
        gate.open.set()
        assert not wrong


@pytest.mark.parametrize("theme", [themes.DAY, themes.HIGH_CONTRAST])
@pytest.mark.parametrize("state", MAIN, ids=lambda state: state.name)
async def test_in_the_other_themes(
    tmp_path: Path, state: State, theme: str, picture: SnapshotAssertion, gate: Gate
) -> None:
    async with stage(tmp_path, state.lines, agenda=state.agenda, theme=theme) as on:
        if state.act:
            await state.act(on, gate)
        wrong = []
        for width, height in (WIDE, USUAL):
            await on.pilot.resize_terminal(width, height)
            await on.settle()
            if drawn(on) != picture(name=f"{width}x{height}"):
                wrong.append(f"{width}x{height}")
        assert not wrong

"""How home, the form and the evidence table look, against pictures that were looked at.

`pytest -n 0 tests/tui/test_home_looks.py --snapshot-update` draws them anew, as SVG beside this file.
Look at each.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from iepmeet.live import around, demo
from iepmeet.live.home import Home, at_first
from iepmeet.tui import themes
from iepmeet.tui.app import EvidenceApp, HomeApp
from tests.live.test_evidence_table import folder_with

from .pages import press, settle, type_in, type_only
from .stage import HUGE, SMALL, USUAL, WIDE, terminal
from .test_home import HOME

pytestmark = pytest.mark.asyncio
TODAY = dt.date(2026, 11, 25)
NOW = dt.datetime(2026, 11, 25, 15, 30, tzinfo=dt.UTC)
SIZES = (SMALL, USUAL, WIDE, HUGE)
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_ANSWERS = ("1", "Ada Byron", "", "next tue", "3.30pm", "Oakfield Primary", "50", "Mo Byron")

AnApp = HomeApp | EvidenceApp


@dataclass(frozen=True)
class State:
    """One state: its name, its app, then what is typed line by line, begun, and pressed."""

    name: str
    app: Callable[[str], AnApp]
    press: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    begun: str = ""


def _home(theme: str) -> AnApp:
    return HomeApp(HOME, TODAY, theme=theme)


def _empty(theme: str) -> AnApp:
    return HomeApp(Home(), TODAY, theme=theme)


def _evidence(theme: str) -> AnApp:
    return EvidenceApp(Path(), TODAY, theme=theme)


def _welcome(theme: str) -> AnApp:
    return HomeApp(Home(is_first=True), TODAY, theme=theme)


def _due(theme: str) -> AnApp:
    """The first screen when the casebooks were looked into: a sample is made beside the folder."""
    robin = Path("../robin").resolve()
    demo.make(robin, NOW)
    found = around.look(robin.parent / "sam", TODAY, home=robin.parent, going_on=lambda: True)
    return HomeApp(replace(HOME, around=found), TODAY, theme=theme)


def _child(theme: str) -> AnApp:
    robin = Path("../robin").resolve()
    demo.make(robin, NOW)
    found = around.look(robin, TODAY, home=None, going_on=lambda: True)
    return HomeApp(replace(at_first(robin, TODAY, "Robin"), around=found), TODAY, theme=theme)


STATES = (
    State("home", _home),
    State("home-empty", _empty),
    State("home-welcome", _welcome),
    State("home-due", _due),
    State("home-child", _child),
    State("all-due", _due, ("d",)),
    State("kept", _due, (*["down"] * 5, "k"), begun="Mrs Okoro"),
    State("ladder", _child, ("l",)),
    State("home-told", _home, ("down", "down", "m")),
    State("form-situation", _empty, ("n",), begun="mediation"),
    State("form-day", _home, ("n",), _ANSWERS[:3], "next tue"),
    State("form-refused", _home, ("n",), (*_ANSWERS[:3], "31 february")),
    State("form-whole", _home, ("n",), _ANSWERS),
    State("evidence", _evidence),
    State("evidence-marked", _evidence, ("left", "left", "down", "m")),
    State("evidence-typing", _evidence, ("left", "enter"), begun="missed thu: assistant covering Year 2"),
)


def drawn(pilot: Pilot[str]) -> str:
    """The screen as SVG, with nothing in it that is fetched from elsewhere."""
    return _REMOTE_FONT.sub("", pilot.app.export_screenshot(title="iepmeet", simplify=True))


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """One file for each picture."""
    return snapshot.use_extension(SVGImageExtension)


async def looked_at(
    state: State, theme: str, sizes: tuple[tuple[int, int], ...], picture: SnapshotAssertion
) -> list[str]:
    """The sizes in which it looks otherwise than it did."""
    wrong = []
    with terminal(IEPMEET_NOW="2026-11-25T15:30"):
        async with state.app(theme).run_test(size=WIDE) as pilot:
            await press(pilot, *state.press)
            await type_in(pilot, *state.lines)
            await type_only(pilot, state.begun)
            for width, height in sizes:
                await pilot.resize_terminal(width, height)
                await settle(pilot)
                if drawn(pilot) != picture(name=f"{width}x{height}"):
                    wrong.append(f"{width}x{height}")
    return wrong


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with an agenda and seven weeks of evidence, and in it the test."""
    (tmp_path / "sam").mkdir()
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("IEPMEET_RECENT", "0")
    monkeypatch.chdir(folder_with(tmp_path / "sam", rows=7))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
async def test_in_the_evening_in_every_size(state: State, picture: SnapshotAssertion) -> None:
    assert not await looked_at(state, "", SIZES, picture)


@pytest.mark.long
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("theme", [themes.DAY, themes.HIGH_CONTRAST])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
async def test_in_the_other_themes(state: State, theme: str, picture: SnapshotAssertion) -> None:
    assert not await looked_at(state, theme, (WIDE,), picture)

"""An error nobody foresaw: no word of the meeting in what is said, an honest exit code, the record whole."""

from __future__ import annotations

import gc
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from iepmeet.record import journal
from iepmeet.tui import holding
from iepmeet.tui.app import MeetingApp, ShareApp
from iepmeet.tui.screens.meeting import MeetingScreen
from iepmeet.tui.screens.readback import ReadBackScreen
from iepmeet.tui.widgets.entries import Entries
from iepmeet.tui.widgets.lines import Lines

from .stage import OAKFIELD, USUAL, stage, terminal

NAME = "Sam Rivers of Oakfield"


def boom(*_: object, **__: object) -> Any:
    """Fails with a child's name in a local, in the message and in the cause."""
    child = NAME
    try:
        raise KeyError(child)
    except KeyError as cause:
        raise ValueError(f"{child} is not what it should be") from cause


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """The agenda, on a terminal."""
    shutil.copy(OAKFIELD / "iep-review.toml", tmp_path)
    with terminal():
        yield tmp_path / "iep-review.toml"
    gc.enable()


def held(file: Path, monkeypatch: pytest.MonkeyPatch, keys: str) -> int:
    """Holds the meeting with these keys pressed; the exit code."""

    async def press(pilot: Pilot[object]) -> None:
        for key in keys.split():
            pilot.app.simulate_key(key)
            await pilot.pause()

    def run(self: MeetingApp | ShareApp) -> str | None:
        return App.run(self, headless=True, size=USUAL, auto_pilot=press)

    monkeypatch.setattr(MeetingApp, "run", run)
    monkeypatch.setattr(ShareApp, "run", run)
    return holding.hold(file)


BROKEN: tuple[tuple[type, str, str], ...] = (
    (MeetingScreen, "on_growing", "h i"),
    (MeetingScreen, "on_typed", "h i enter"),
    (MeetingScreen, "action_minutes", "ctrl+t"),
    (MeetingScreen, "compose", ""),
    (ReadBackScreen, "compose", "ctrl+r"),
    (ReadBackScreen, "_show_all", "ctrl+r"),
    (Lines, "render_line", ""),
    (Entries, "show_meeting", "h i enter"),
)


@pytest.mark.parametrize("broken", BROKEN)
def test_it_says_where_and_not_what_and_the_exit_code_is_not_0(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    broken: tuple[type, str, str],
) -> None:
    where, name, keys = broken
    monkeypatch.setattr(where, name, boom)
    assert held(file, monkeypatch, keys) == 3
    out, err = capfd.readouterr()
    assert "Sam" not in out + err and "Oakfield" not in out + err
    assert "Traceback" not in out + err and "child" not in out + err
    assert re.search(r"Something went wrong inside iepmeet \(ValueError, test_unforeseen\.py:\d+\)", err)


def test_what_was_kept_before_is_in_the_record(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(MeetingScreen, "action_minutes", boom)
    assert held(file, monkeypatch, "h i enter ctrl+t") == 3
    reading = journal.read(file.with_name("iep-review.record.jsonl"))
    assert not reading.damage
    assert len(reading.events) == 2
    assert "Sam" not in "".join(capfd.readouterr())


def test_left_open_and_ended_are_no_errors(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert held(file, monkeypatch, "h i enter ctrl+q") == 0
    assert "The meeting is left open." in capfd.readouterr().out
    assert held(file, monkeypatch, "ctrl+e ctrl+e") == 0
    out, err = capfd.readouterr()
    assert "The meeting is closed." in out and "Minutes:" in out and not err
    # a closed meeting opens to be shared
    assert held(file, monkeypatch, "h escape") == 0
    out, err = capfd.readouterr()
    assert "The papers are in" in out and not err


@pytest.mark.asyncio
async def test_an_error_of_textuals_own_threads_is_not_drawn_either(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        async with stage(tmp_path) as on:
            on.app.panic(f"a traceback that names {NAME}")
            assert on.app._exit_renderables == []
            assert on.app.return_code == 3
            assert isinstance(on.app.unforeseen, RuntimeError)

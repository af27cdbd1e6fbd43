"""The meetings that are measured: a fresh one, and one with 2,000 entries under one concern."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session

MEETING = "iep-review.toml"
_AGENDA = Path(__file__).parents[1] / "scenarios" / "oakfield" / MEETING
_NOW = dt.datetime(2026, 12, 8, 15, 42, tzinfo=dt.UTC)


def an_agenda(folder: Path) -> None:
    """A meeting that has not begun."""
    shutil.copy(_AGENDA, folder / MEETING)


def a_long_meeting(folder: Path, entries: int = 2000) -> None:
    """A meeting that stands at a concern with so many entries."""
    an_agenda(folder)
    session = Session(open_meeting(folder / MEETING, _NOW))
    session.say("/go 1", _NOW)
    for number in range(entries):
        session.say(f"Mrs Patel: note {number} about what was said of the sessions in the hall", _NOW)
    session.close()

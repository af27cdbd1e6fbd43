"""Asks which meeting to hold, on the screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet.live import choosing
from iepmeet.live.choosing import Choice
from iepmeet.tui.app import HomeApp


def choose(today: dt.date) -> Choice | None:
    """The meeting chosen; None if none was."""
    name = HomeApp(choosing.offered(Path())).run()
    if name is None:
        return None
    return choosing.named(Path(name)) if name else choosing.blank(today)

"""Asks which meeting to hold, on the screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet import stopping
from iepmeet.live import choosing
from iepmeet.live.choosing import Choice
from iepmeet.tui.app import HomeApp


def choose(today: dt.date) -> Choice | None:
    """The meeting chosen; None if none was. Told to end, it ends the process by that signal."""
    app = HomeApp(choosing.offered(Path()))
    name = app.run()
    if app.stopped:
        stopping.end_by(app.stopped)
    if app.unforeseen:
        raise app.unforeseen
    if name is None:
        return None
    return choosing.named(Path(name)) if name else choosing.blank(today)

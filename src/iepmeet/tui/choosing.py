"""Asks what to do, on the screen: home, from which every step of the work is reached, and back to it."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path

from iepmeet import stopping
from iepmeet.errors import IepmeetError
from iepmeet.live import choosing, home, recent
from iepmeet.live.choosing import Choice
from iepmeet.tui.app import EvidenceApp, HomeApp
from iepmeet.tui.careful import CarefulApp


def choose(today: dt.date) -> Choice | None:
    """The meeting to hold; None if none was chosen. Told to end, it ends the process by that signal."""
    look = partial(home.looked_at, today=today)
    at: Path | None = None
    said: tuple[str, ...] = ()
    while True:
        wanted = _run(HomeApp(home.at_first(Path(), today), today, look, at=at, said=said))
        if wanted is None:
            return None
        act, _, name = wanted.partition(" ")
        if act == "blank":
            return choosing.blank(today)
        at = Path(name)
        if act == "run":
            return Choice(at)
        recent.remember(at)
        said = _prepare(at)


def evidence(place: Path, agenda: Path | None, today: dt.date) -> None:
    """The evidence as a table, until it is left."""
    _run(EvidenceApp(place, today, agenda))


def _run(app: CarefulApp) -> str | None:
    wanted = app.run()
    if app.stopped:
        stopping.end_by(app.stopped)
    if app.unforeseen:
        raise app.unforeseen
    return wanted


def _prepare(agenda: Path) -> tuple[str, ...]:
    """Preparing on the screen; what there is to say at home afterwards.

    Where not all could be saved it ends the program: what was said of it must not be drawn over.
    """
    from iepmeet.tui.preparing.holding import prepare

    try:
        code = prepare(agenda)
    except IepmeetError as trouble:
        return (str(trouble),)
    if code:
        sys.exit(code)
    return ()

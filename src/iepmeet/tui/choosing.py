"""Asks what to do, on the screen: home, from which every step of the work is reached, and back to it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from iepmeet import stopping
from iepmeet.errors import IepmeetError
from iepmeet.live import choosing, home, recent
from iepmeet.live.choosing import Choice
from iepmeet.tui.app import EvidenceApp, HomeApp
from iepmeet.tui.careful import CarefulApp

if TYPE_CHECKING:
    from iepmeet.live.around import Around


def choose(today: dt.date) -> Choice | None:
    """The meeting to hold; None if none was chosen. Told to end, it ends the process by that signal."""
    look = partial(home.looked_at, today=today)
    around = partial(_around, today=today)
    at: Path | None = None
    inside: tuple[Path, str] | None = None
    said: tuple[str, ...] = ()
    while True:
        here = home.at_first(Path(), today)
        wanted = _run(HomeApp(here, today, look, at=at, said=said, around=around, inside=inside))
        if wanted is None:
            return None
        *child, wanted = wanted.split("\0")
        inside = (Path(child[0]), child[1]) if child else None
        act, _, name = wanted.partition(" ")
        if act == "blank":
            choice = choosing.blank(today)
            return replace(choice, file=inside[0] / choice.file) if inside else choice
        at = Path(name)
        if act == "run":
            return Choice(at)
        recent.remember(at)
        said = _prepare(at)


def _around(folder: Path, going_on: Callable[[], bool], today: dt.date) -> Around:
    """From the folder one stands in everything is looked into; from a child's only that."""
    from iepmeet.casebook.folder import home as casebooks
    from iepmeet.live.around import look

    return look(folder, today, home=casebooks() if folder == Path() else None, going_on=going_on)


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

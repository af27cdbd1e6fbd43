"""Prepares an agenda on the screen, and says on the plain terminal afterwards where it is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from textual.binding import Binding

from iepmeet import clock, files, stopping, unforeseen
from iepmeet.agenda.decode import file_name
from iepmeet.agenda.saving import AgendaFile, open_agenda, save
from iepmeet.errors import IepmeetError, NotReadError
from iepmeet.speaking import say, warn
from iepmeet.tui import glyphs
from iepmeet.tui.careful import CarefulApp
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.screens.prepare import PrepareScreen

DONE, NOT_SAVED = 0, 3


class PrepareApp(CarefulApp):
    """Shows one agenda until it is left; returns "left"."""

    CSS_PATH = "../iepmeet.tcss"
    BINDINGS = [Binding("ctrl+q", "leave", "leave", show=False)]

    def __init__(self, desk: Desk, theme: str = "") -> None:
        super().__init__(theme)
        self._desk = desk
        self._shown = PrepareScreen(desk, glyphs.for_terminal())

    def get_default_screen(self) -> PrepareScreen:
        """The agenda itself: no empty screen below it."""
        return self._shown

    def action_leave(self) -> None:
        """Leaves, from a page that only shows something."""
        self._shown.leave()

    def before_stopping(self) -> None:
        """What is being typed is kept, and all of it is saved."""
        self._shown.keep_line()
        self._desk.keeper.close()


def prepare(file: Path) -> int:
    """Prepares the agenda of a file on the screen; returns the exit code.

    Raises NotReadError, NotEditableError.
    """
    if files.is_link(file):
        # nothing is ever written through a link, so that every save would be refused
        raise NotReadError(
            f"{file_name(Path(file.name))} is a link to another file.", "Prepare that file itself."
        )
    desk = Desk(open_agenda(file), clock.today())
    app = PrepareApp(desk)
    try:
        app.run()
    finally:
        all_saved = desk.keeper.close()
    elsewhere = None if all_saved else _elsewhere(desk)
    if app.stopped:
        stopping.end_by(app.stopped)
    if app.unforeseen:
        warn(unforeseen.sentence(app.unforeseen))
    name = file_name(Path(desk.path.name))
    if desk.keeper.moved:
        say(desk.keeper.moved)
    if not all_saved:
        warn(
            f"NOT SAVED: {desk.keeper.trouble}",
            *([f"What you wrote is in {elsewhere}."] if elsewhere else []),
        )
        return NOT_SAVED
    say(f"{name} is saved.", f"Next: iepmeet rehearse {name}, iepmeet sheet {name}, iepmeet run {name}")
    return NOT_SAVED if app.unforeseen else DONE


def _elsewhere(desk: Desk) -> Path | None:
    """Another place for what the disk does not take; None if there is none."""
    with suppress(IepmeetError, OSError, RuntimeError):
        return save(AgendaFile(Path.home() / desk.path.name, b"", ""), desk.editing.text).file.path
    return None

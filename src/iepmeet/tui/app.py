"""The apps: which screen. Everything else is in screens and widgets."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.screen import Screen

from iepmeet.live.choosing import Offer
from iepmeet.live.session import Session
from iepmeet.tui import glyphs
from iepmeet.tui.careful import CarefulApp
from iepmeet.tui.screens.lined import Lined
from iepmeet.tui.screens.meeting import MeetingScreen


class MeetingApp(CarefulApp):
    """Shows one meeting until it is ended or left; returns "ended" or "left"."""

    BINDINGS = [Binding("ctrl+q", "leave", "leave open", show=False)]

    def __init__(self, session: Session, theme: str = "") -> None:
        super().__init__(theme)
        self._session = session

    def get_default_screen(self) -> MeetingScreen:
        """The meeting itself: no empty screen below it."""
        return MeetingScreen(self._session, glyphs.for_terminal())

    def action_leave(self) -> None:
        """Leaves the meeting open, from a page that only shows something."""
        self.exit("left")

    def before_stopping(self) -> None:
        """The record first, with the line as it stands: what was typed last may not have been noted yet."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Lined):
                screen.note_line()
                break
        self._session.close()


class HomeApp(CarefulApp):
    """Offers meetings; returns the name of the one chosen, "" for a blank one, None for none."""

    def __init__(self, offers: Sequence[Offer], theme: str = "") -> None:
        super().__init__(theme)
        self._offers = offers

    def get_default_screen(self) -> Screen[None]:
        """The list."""
        from iepmeet.tui.screens.home import HomeScreen

        return HomeScreen(self._offers)

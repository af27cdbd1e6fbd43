"""The apps: which screen. Everything else is in screens and widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import Screen

from iepmeet.live.session import Session
from iepmeet.tui import glyphs
from iepmeet.tui.careful import CarefulApp
from iepmeet.tui.screens.lined import Lined
from iepmeet.tui.screens.meeting import MeetingScreen

if TYPE_CHECKING:
    from iepmeet.live.home import Home, Offer
    from iepmeet.live.sharing import Sharing
    from iepmeet.tui.screens.home_around import LookAround

    Look = Callable[[Offer], Offer]


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
        """The record first, with the line as it stands."""
        self.note_what_stands()
        self._session.close()

    def note_what_stands(self) -> None:
        """The unfinished line: what was typed last may not have been noted yet."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Lined):
                screen.note_line()
                return


class HomeApp(CarefulApp):
    """Offers meetings; returns what is to be done (`run NAME.toml`, `blank`, ...), None to leave."""

    def __init__(
        self,
        home: Home,
        today: dt.date,
        look: Look | None = None,
        *,
        at: Path | None = None,
        said: Sequence[str] = (),
        around: LookAround | None = None,
        inside: tuple[Path, str] | None = None,
        theme: str = "",
    ) -> None:
        super().__init__(theme)
        self._home = (home, today, look)
        self._opened = (at, said, around, inside)

    def get_default_screen(self) -> Screen[None]:
        """The list."""
        from iepmeet.tui.screens.home import HomeScreen

        at, said, around, inside = self._opened
        return HomeScreen(*self._home, at=at, said=said, around=around, inside=inside)


class EvidenceApp(CarefulApp):
    """The evidence of a folder as a table, until it is left."""

    def __init__(self, place: Path, today: dt.date, agenda: Path | None = None, theme: str = "") -> None:
        super().__init__(theme)
        self._place = (place, today, agenda)

    def get_default_screen(self) -> Screen[None]:
        """The table."""
        from iepmeet.tui.screens.evidence import EvidenceScreen

        return EvidenceScreen(*self._place)


class ShareApp(CarefulApp):
    """Shares one meeting until it is left; returns "left"."""

    def __init__(self, sharing: Sharing, theme: str = "") -> None:
        super().__init__(theme)
        self._sharing = sharing

    def get_default_screen(self) -> Screen[None]:
        """Who gets what."""
        from iepmeet.tui.screens.share import ShareScreen

        return ShareScreen(self._sharing)

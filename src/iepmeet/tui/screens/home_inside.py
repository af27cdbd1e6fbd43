"""From the first screen into a child's casebook, which looks as the first screen does, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from iepmeet.live import home as homes
from iepmeet.live.home import Home, Offer
from iepmeet.text import clean, one_line
from iepmeet.tui.screens.home_around import HomeAround, LookAround

Look = Callable[[Offer], Offer]


class HomeInside(HomeAround):
    """The part of the first screen that opens another one."""

    def __init__(self, home: Home, today: dt.date, look: Look | None, around: LookAround | None) -> None:
        super().__init__(home, today, around)
        self.look = look
        self._left = False

    def come_back(self) -> None:
        """In a child's casebook something may have been kept, or all of it taken away."""
        if self._left:
            self._left = False
            self.look_around()

    def open_found(self, place: Path) -> None:
        """A child's casebook by its folder, under the child's name."""
        children = self.home.around.children if self.home.around else ()
        called = next((child.called for child in children if child.place == place), place.name)
        self.open_child(place, called)

    def open_child(self, place: Path, called: str, *, at: str = "", said: Sequence[str] = ()) -> None:
        """The meetings of a child's casebook; Esc comes back to the row that it was opened from."""
        from iepmeet.tui.screens.home import HomeScreen

        self._left = True
        self.home = replace(self.home, is_first=False)
        inside = homes.at_first(place, self.today, one_line(clean(called)) or place.name)
        mark = Path(at) if at else None
        screen = HomeScreen(inside, self.today, self.look, at=mark, said=said, around=self._around)
        self.app.push_screen(screen)

    def leave_sample(self, lines: tuple[str, ...]) -> None:
        """The sample is gone: back to where one came from, or out where that is the folder itself."""
        if not self.home.title:
            self.home = homes.at_first(self.home.folder, self.today)
            self.show_home()
            self.tell(*lines)
            self.look_around()
            return
        self.app.pop_screen()
        before = self.app.screen
        if isinstance(before, HomeInside):
            before.tell(*lines)
            before.look_around()

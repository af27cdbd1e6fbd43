"""What the first screen does with a thing that is due, a child, the fair steps and the sample casebook."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from textual.message import Message
from textual.screen import Screen

from iepmeet import clock
from iepmeet.casebook.due import Item
from iepmeet.errors import IepmeetError
from iepmeet.live import home as homes
from iepmeet.live.around import Around
from iepmeet.live.home import Home
from iepmeet.live.paths import AGENDA, Paths
from iepmeet.tui import glyphs
from iepmeet.tui.messages import Said
from iepmeet.tui.widgets import due_rows

LookAround = Callable[[Path, Callable[[], bool]], Around]
_CAN_BE_KEPT = ("action", "check", "review")
_READING = "Looking into the casebooks …"
_SLOW = 1.0
"""Seconds: so long nothing is said of a look that takes its time."""


@dataclass
class Found(Message):
    """The casebooks were looked into."""

    around: Around


class HomeAround(Screen[None]):
    """The part of the first screen that is about casebooks. The rest of it is `HomeScreen`."""

    def __init__(self, home: Home, today: dt.date, look_around: LookAround | None) -> None:
        super().__init__()
        self.home = home
        self.today = today
        self._around = look_around
        self._kept: Item | None = None
        self._slow = False

    def tell(self, *lines: str) -> None:
        """Says below the list how something went."""
        raise NotImplementedError

    def show_home(self) -> None:
        """Draws the list anew; the mark stays on the row that it is on."""
        raise NotImplementedError

    def leave_for(self, wanted: str) -> None:
        """Ends this app with what is to be done, and comes back here afterwards."""
        raise NotImplementedError

    def look_around(self) -> None:
        """Looks into the casebooks while the list is there already."""
        if self._around is not None:
            self._slow = True
            self.set_timer(_SLOW, self._say_slow)
            threading.Thread(target=self._look_into, args=(self._around,), daemon=True).start()

    def _look_into(self, look: LookAround) -> None:
        # whatever is wrong with a casebook, the list stays; `iepmeet due` says what
        with suppress(Exception):
            self.post_message(Found(look(self.home.folder, lambda: self.is_running)))

    def _say_slow(self) -> None:
        if self._slow:
            self.tell(_READING)

    def on_found(self, message: Found) -> None:
        if self._slow:
            self._slow = False
            self.home = replace(self.home, around=message.around)
            self.show_home()

    def item_of(self, does: str) -> Item | None:
        """The thing that a row stands for."""
        number = does.removeprefix(due_rows.DUE)
        items = self.home.around.due if self.home.around else ()
        if not does.startswith(due_rows.DUE) or not number.isdecimal() or int(number) >= len(items):
            return None
        return items[int(number)]

    def take(self, item: Item) -> None:
        """What is next with a thing that is due."""
        if item.kind == "meeting":
            self._to_meeting(item)
        elif item.kind == "review" and item.on and item.on >= self.today:
            self._to_next_agenda(item)
        elif item.kind in _CAN_BE_KEPT:
            self.ask_kept(item)
        else:
            self.show_ladder(Path(item.place))

    def ask_kept(self, item: Item) -> None:
        """Whether it was done, and who confirmed it in writing; then it is kept."""
        from iepmeet.tui.screens.kept import KeptScreen

        def then(name: str | None) -> None:
            if name is not None:
                self._keep(item, name)

        if item.kind not in _CAN_BE_KEPT:
            self.tell("Only an action, a review or an early check is kept here.")
            return
        more = "; ".join(item.more)
        self.app.push_screen(KeptScreen(item.what, more), then)

    def take_back(self) -> None:
        """What was kept last is open again."""
        from iepmeet.live import keeping

        if self._kept is not None:
            item, self._kept = self._kept, None
            self._said(lambda: keeping.take_back(item, clock.now()))

    def show_all_due(self) -> None:
        """Everything that is due; what is chosen there is done here."""
        from iepmeet.tui.screens.due import DueScreen

        def then(chosen: Said | None) -> None:
            if chosen and (item := self.item_of(chosen.text)):
                self.take(item)

        if self.home.around and self.home.around.due:
            self.app.push_screen(DueScreen(self.home.around, self.today, glyphs.for_terminal()), then)

    def show_ladder(self, place: Path) -> None:
        """Where the case of this folder stands."""
        from iepmeet.live.ladder import stands
        from iepmeet.tui.screens.ladder import LadderScreen

        try:
            self.app.push_screen(LadderScreen(stands(place, self.today), glyphs.for_terminal()))
        except OSError:
            self.tell("That folder cannot be read now.")

    def sample(self) -> None:
        """Makes the made-up casebook and opens it; in it, takes it away."""
        from iepmeet.live import keeping

        try:
            if self.home.is_sample:
                self.leave_sample(keeping.remove_sample(self.home.folder))
            else:
                self.open_child(keeping.make_sample(clock.now()), "A made-up casebook")
        except IepmeetError as trouble:
            self.tell(str(trouble))

    def leave_sample(self, lines: tuple[str, ...]) -> None:
        """The sample is gone: back to where one came from."""
        raise NotImplementedError

    def open_child(self, place: Path, called: str) -> None:
        """The meetings of a child's casebook."""
        raise NotImplementedError

    def _to_meeting(self, item: Item) -> None:
        offer = homes.offer_of(Paths.of(Path(item.place) / f"{item.meeting}{AGENDA}"), self.today)
        if offer is not None:
            self.leave_for(f"{'prepare' if offer.need == 'prepare' else 'run'} {offer.path}")

    def _to_next_agenda(self, item: Item) -> None:
        from iepmeet.live import next_agenda

        try:
            made = next_agenda.make(Paths.of(Path(item.place) / f"{item.meeting}{AGENDA}"), self.today)
        except IepmeetError as trouble:
            self.tell(str(trouble))
            return
        self.leave_for(f"prepare {made}")

    def _keep(self, item: Item, name: str) -> None:
        from iepmeet.live import keeping

        if self._said(lambda: keeping.keep_done(item, name, clock.now()), "^Z takes it back."):
            self._kept = item

    def _said(self, act: Callable[[], str], *more: str) -> bool:
        try:
            self.tell(act(), *more)
        except IepmeetError as trouble:
            self.tell(str(trouble))
            return False
        self.look_around()
        return True

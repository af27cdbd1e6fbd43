"""What the first screen does with a thing that is due, a child, the fair steps and the sample casebook."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from textual.message import Message
from textual.screen import Screen

from iepmeet import clock
from iepmeet.casebook.due import USUAL_DAYS, Item
from iepmeet.dates.written import day
from iepmeet.errors import IepmeetError
from iepmeet.live import home as homes
from iepmeet.live.around import Around
from iepmeet.live.home import Home, Offer
from iepmeet.live.paths import AGENDA, Paths
from iepmeet.text import clean, one_line
from iepmeet.tui import glyphs
from iepmeet.tui.widgets import due_rows

LookAround = Callable[[Path, Callable[[], bool]], Around]
_CAN_BE_KEPT = ("action", "check", "review", "clock")
_READING = "Looking into the casebooks …"
_NOT_READ = "What is due could not be read; iepmeet due says why."
_SLOW = 1.0
"""Seconds: so long nothing is said of a look that takes its time."""


@dataclass
class Found(Message):
    """A look into the casebooks ended; `around` is None where it came to nothing."""

    number: int
    around: Around | None


class HomeAround(Screen[None]):
    """The part of the first screen that is about casebooks. The rest of it is `HomeScreen`."""

    def __init__(self, home: Home, today: dt.date, look_around: LookAround | None) -> None:
        super().__init__()
        self.home = home
        self.today = today
        self._around = look_around
        self._kept: Item | None = None
        self._looks = 0
        self._looking = look_around is not None
        self.told: tuple[str, ...] = ()
        """What is said below the list now."""

    def tell(self, *lines: str) -> None:
        """Says below the list how something went."""
        raise NotImplementedError

    def show_home(self) -> None:
        """Draws the list anew; the mark stays on the row that it is on."""
        raise NotImplementedError

    def leave_for(self, wanted: str) -> None:
        """Ends this app with what is to be done; a child's casebook is opened again afterwards."""
        # no path and no title holds a NUL
        inside = f"{self.home.folder}\0{self.home.title}\0" if self.home.title else ""
        self.app.exit(f"{inside}{wanted}")

    def look_around(self) -> None:
        """Looks into the casebooks while the list is there already."""
        if self._around is not None:
            self._looks += 1
            self._looking = True
            self.set_timer(_SLOW, self._say_slow)
            given = (self._around, self._looks)
            threading.Thread(target=self._look_into, args=given, daemon=True).start()

    def _look_into(self, look: LookAround, number: int) -> None:
        found: Around | None = None
        # whatever is wrong with a casebook, the list stays; `iepmeet due` says what
        with suppress(Exception):
            found = look(self.home.folder, lambda: self.is_running and number == self._looks)
        with suppress(Exception):
            self.post_message(Found(number, found))

    def _say_slow(self) -> None:
        # how something went is not said over: it may be how to take it back
        if self._looking and not self.told:
            self.tell(_READING)

    def on_found(self, message: Found) -> None:
        if message.number != self._looks:
            return  # what is due changed while that look went on; another is under way
        self._looking = False
        if self.told == (_READING,):
            self.tell()
        if message.around is not None:
            self.home = replace(self.home, around=message.around)
            self.show_home()

    def item_of(self, does: str) -> Item | None:
        """The thing that a row stands for."""
        items = self.home.around.due if self.home.around else ()
        return next((item for item in items if due_rows.key_of(item) == does), None)

    def meeting_due(self, does: str) -> Offer | None:
        """The meeting that a row of what is due stands for, if it is one."""
        item = self.item_of(does)
        return self._meeting_of(item) if item and item.kind == "meeting" else None

    def _meeting_of(self, item: Item) -> Offer | None:
        return homes.offer_of(Paths.of(Path(item.place) / f"{item.meeting}{AGENDA}"), self.today)

    def take(self, item: Item) -> None:
        """What is next with a thing that is due."""
        if item.kind == "meeting":
            self._to_meeting(item)
        elif item.kind == "review":
            self._to_next_agenda(item)
        elif item.kind in _CAN_BE_KEPT and item.kind != "clock":
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
            self.tell("Only an action, a review, an early check or a date of the law is kept here.")
            return
        more = "; ".join(item.more)
        self.app.push_screen(KeptScreen(item.what, more), then)

    def take_back(self) -> None:
        """What was kept last is open again."""
        from iepmeet.live import keeping

        item = self._kept
        if item is not None and self._said(lambda: keeping.take_back(item, clock.now())):
            self._kept = None

    def show_all_due(self) -> None:
        """Everything that is due; what is chosen there is done here."""
        from iepmeet.tui.screens.due import Chosen, DueScreen

        def then(chosen: Chosen | None) -> None:
            if chosen:
                (self.ask_kept if chosen.keep else self.take)(chosen.item)

        around = self.home.around
        if around and around.due:
            self.app.push_screen(DueScreen(around, self.today, glyphs.for_terminal()), then)
        elif around:
            self.tell(f"Nothing is due until {day(self.today + dt.timedelta(days=USUAL_DAYS))}.")
        else:
            self.tell(_READING if self._looking else _NOT_READ)

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

    def open_child(self, place: Path, called: str, *, at: str = "", said: Sequence[str] = ()) -> None:
        """The meetings of a child's casebook."""
        raise NotImplementedError

    def _to_meeting(self, item: Item) -> None:
        offer = self._meeting_of(item)
        if offer is None:
            self.tell(f"{one_line(clean(item.meeting))} is not there any more.")
            return
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

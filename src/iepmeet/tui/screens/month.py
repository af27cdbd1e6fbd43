"""A day for the follow-up, chosen by looking: months of the school, what is due, the days offered."""

from __future__ import annotations

import datetime as dt

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet import clock
from iepmeet.dates import written
from iepmeet.live import month as months
from iepmeet.live.session import Session
from iepmeet.live.words import months as words
from iepmeet.record.events import ReviewPart
from iepmeet.tui import keys
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Said
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.month_grid import ACROSS, MonthGrid

_KEYS = (
    keys.Key("enter", "Enter", "this day", rank=3),
    keys.Key("pageup", "PgUp", "earlier", rank=4),
    keys.Key("pagedown", "PgDn", "later", rank=5),
    keys.Key("escape", "Esc", "back to the meeting", rank=2, short="back"),
)
_MOST = 4
_DAY = 18
_NO_SCHOOL = (("  " + "No school".ljust(_DAY), "muted"),)


class MonthScreen(Page[Said | Begun]):
    """Dismissed with an offer agreed (`/review 2`), a line begun with a day, or None to go back."""

    BINDINGS = [
        Binding("escape", "dismiss", "back", show=False, priority=True),
        Binding("pageup", "turn(-1)", "earlier", show=False, priority=True),
        Binding("pagedown", "turn(1)", "later", show=False, priority=True),
    ]

    def __init__(self, session: Session, part: str, day: dt.date, glyphs: Glyphs) -> None:
        super().__init__()
        self._meeting = session.meeting
        self._part: ReviewPart = "check" if part == "check" else "review"
        self._months: list[months.Month] = []
        self._grid = MonthGrid(day, glyphs, id="month")
        self._list = Chooser(id="page", reads=True)
        self._marks = months.on_days(self._meeting, clock.today(), self._part)
        self._offered = {
            mark.ref: (day, mark)
            for day, marks in self._marks.items()
            for mark in marks
            if mark.kind == "offered"
        }
        self._earliest = min(map(months.first_of, (day, *(day for day, _ in self._offered.values()))))
        self._first = self._earliest

    def compose(self) -> ComposeResult:
        yield self._grid
        yield self._list
        count = len(self._offered)
        agree = keys.Key("digit", f"1-{count}" if count > 1 else "1", "agree it", rank=1)
        yield Footer((agree, *_KEYS) if count else _KEYS)

    def on_mount(self) -> None:
        self.set_focus(self._grid)

    def on_resize(self) -> None:
        # the offers come into view together where there is room for them
        self._first = self._earliest
        self._show(self._grid.day)

    def on_key(self, event: events.Key) -> None:
        if event.key in self._offered:
            event.stop()
            self.dismiss(Said(f"/{self._part} {event.key}"))

    def on_month_grid_moved(self, message: MonthGrid.Moved) -> None:
        self._tell()

    def on_month_grid_turned(self, message: MonthGrid.Turned) -> None:
        self._show(message.day)

    def on_month_grid_taken(self, message: MonthGrid.Taken) -> None:
        self.dismiss(Begun(f"/{self._part} {written.long_day(message.day)} "))

    def on_said(self, message: Said) -> None:
        self.dismiss(message)

    def action_turn(self, months_on: int) -> None:
        """A month earlier or later, on its first day."""
        self._show(months.first_of(self._grid.day, months_on))

    def _show(self, day: dt.date) -> None:
        """As many months as there is room for, this day's among them."""
        room = min(max((self.app.size.width - 2) // ACROSS, 1), _MOST)
        wanted = months.first_of(day)
        self._first = min(self._first, wanted)
        while months.first_of(self._first, room - 1) < wanted:
            self._first = months.first_of(self._first, 1)
        shown = [
            months.read(self._meeting, months.first_of(self._first, n), self._marks) for n in range(room)
        ]
        self._months = shown
        self._grid.show(shown, day)
        self._tell()

    def _tell(self) -> None:
        """Below the picture: the day of the cursor, then all that is marked."""
        chosen = self._grid.chosen
        blocks = [Block(body=((words.of_day(chosen, clock.today()), "strong"),)), EMPTY] if chosen else []
        for ref, (date, mark) in sorted(self._offered.items()):
            head = ((f"{ref} ", "accent"), (written.day(date).ljust(_DAY), "strong"))
            blocks.append(Block(head=head, body=((mark.text, "text"),), does=f"/{self._part} {ref}"))
        for month in self._months:
            blocks += [
                Block(
                    head=((f"  {written.day(day.date).ljust(_DAY)}", "muted"),),
                    body=((words.mark_words(mark), "text"),),
                )
                for day, mark in words.marks(month)
                if mark.kind != "offered"
            ]
            blocks += [Block(head=_NO_SCHOOL, body=((line, "muted"),)) for line in words.closures(month)]
        if not self._meeting.agenda.calendar.terms:
            blocks.append(Block(body=((words.NO_TERMS, "muted"),)))
        self._list.show(blocks)

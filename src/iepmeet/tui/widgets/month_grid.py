"""Months as pictures, side by side: days without school in brackets, what is due and offered marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from iepmeet.dates.names import WEEKDAYS
from iepmeet.live.month import Day, Mark, MarkKind, Month
from iepmeet.live.words import months as words
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.tones import tones_of

CELL = 6
ACROSS = 7 * CELL + 4
"""The cells one month takes, with the gap behind it."""

_HEAD = 2
_WEEKS = 6
_TONES: dict[MarkKind, str] = {
    "offered": "accent",
    "review": "agreed",
    "check": "agreed",
    "action": "action",
    "promise": "action",
}
"""What is marked in a day's cell, the most needed first, and its tone."""


class MonthGrid(Widget, can_focus=True):
    """Shows months. The day the cursor is on is chosen by arrows or a click, taken by Enter or a click."""

    ALLOW_SELECT = False
    MARGIN = 2

    class Moved(Message):
        """The cursor went to another day."""

    class Turned(Message):
        """An arrow left what is shown, or a page key was pressed."""

        def __init__(self, day: dt.date) -> None:
            super().__init__()
            self.day = day

    class Taken(Message):
        """A day was taken."""

        def __init__(self, day: dt.date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, day: dt.date, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.day = day
        self._glyphs = glyphs
        self._months: tuple[Month, ...] = ()

    def show(self, months: Sequence[Month], day: dt.date) -> None:
        """Shows these months, the cursor on this day."""
        self._months, self.day = tuple(months), day
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _HEAD + _WEEKS

    @property
    def chosen(self) -> Day | None:
        """What is on the day of the cursor."""
        return next((day for month in self._months for day in month.days if day.date == self.day), None)

    def on_key(self, event: events.Key) -> None:
        steps = {"left": -1, "right": 1, "up": -7, "down": 7}
        if event.key in steps:
            self._go(steps[event.key])
        elif event.key == "enter":
            self.post_message(self.Taken(self.day))
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        day = self._at(event.x, event.y)
        if day:
            self.day = day.date
            self.refresh()
            self.post_message(self.Moved())
            self.post_message(self.Taken(day.date))

    def _go(self, days: int) -> None:
        try:
            there = self.day + dt.timedelta(days=days)
        except OverflowError:
            return
        if any(there == day.date for month in self._months for day in month.days):
            self.day = there
            self.refresh()
            self.post_message(self.Moved())
        else:
            self.post_message(self.Turned(there))

    def _at(self, x: int, y: int) -> Day | None:
        number, across = divmod(x - self.MARGIN, ACROSS)
        column, week = across // CELL, y - _HEAD
        if not (0 <= number < len(self._months) and 0 <= column < 7 and x >= self.MARGIN):
            return None
        weeks = self._months[number].weeks
        return weeks[week][column] if 0 <= week < len(weeks) else None

    def render_line(self, y: int) -> Strip:
        base, tones = self.rich_style, tones_of(self.app)
        segments = [Segment(" " * self.MARGIN, base)]
        for month in self._months:
            segments += self._row(month, y, base, tones)
            segments.append(Segment(" " * (ACROSS - 7 * CELL), base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _row(self, month: Month, y: int, base: Style, tones: dict[str, Style]) -> list[Segment]:
        if y == 0:
            return [Segment(f"  {words.title(month)}".ljust(7 * CELL), base + tones["strong"])]
        if y == 1:
            names = "".join(f"  {name[:2]}".ljust(CELL) for name in WEEKDAYS)
            return [Segment(names, base + tones["muted"])]
        week = month.weeks[y - _HEAD] if y - _HEAD < len(month.weeks) else (None,) * 7
        return [segment for day in week for segment in self._cell(day, base, tones)]

    def _cell(self, day: Day | None, base: Style, tones: dict[str, Style]) -> list[Segment]:
        if day is None:
            return [Segment(" " * CELL, base)]
        here = day.date == self.day
        ground = base + tones["chosen"] if here or day.no_school else base
        number = (f"({day.date.day})" if day.no_school else f"{day.date.day} ").rjust(CELL - 2)
        tone = "accent" if here else "muted" if day.no_school else "text"
        if any(mark.kind == "today" for mark in day.marks):
            ground += Style(underline=True)
        sign, sign_tone = self._sign(day.marks)
        lead = self._glyphs.here if here else " "
        return [
            Segment(lead, ground + tones["accent"]),
            Segment(number, ground + tones[tone]),
            Segment(sign, ground + tones[sign_tone]),
        ]

    def _sign(self, marks: Sequence[Mark]) -> tuple[str, str]:
        """The one sign a cell has room for: an offer before a follow-up, a follow-up before what is due."""
        shown = [mark for mark in marks if mark.kind in _TONES]
        if not shown:
            return " ", "text"
        mark = min(shown, key=lambda mark: list(_TONES).index(mark.kind))
        sign = {"offered": mark.ref, "review": self._glyphs.review, "check": self._glyphs.review}
        return sign.get(mark.kind, self._glyphs.action), _TONES[mark.kind]

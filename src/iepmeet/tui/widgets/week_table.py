"""Concerns and their taught weeks as a table: a sign for each week, one of them chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message

from iepmeet.agenda.model import EvidenceKind
from iepmeet.casebook.patterns import Week
from iepmeet.dates.names import MONTHS
from iepmeet.live.evidence_table import Line
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Leaving
from iepmeet.tui.widgets.blocks import KEPT, Block, Span
from iepmeet.tui.widgets.lines import Lines

_KINDS: dict[str, EvidenceKind] = {
    "d": "delivered",
    "m": "missed",
    "p": "partly",
    "c": "cancelled",
    "o": "other",
}
_CELL = 4
_FIGURES = 9
_NAMES = ((150, 54), (88, 32), (66, 24), (0, 16))
"""In so wide a table a concern's title has so many cells."""


class WeekTable(Lines, can_focus=True):
    """Left and Right choose the week, Up and Down the concern, a letter marks; Enter goes to the line."""

    class Moved(Message):
        """Another week or concern is wanted: by so many, or the one that was clicked on."""

        def __init__(
            self, concern: int = 0, week: int = 0, at: tuple[int, dt.date | None] | None = None
        ) -> None:
            super().__init__()
            self.concern = concern
            self.week = week
            self.at = at

    @dataclass
    class Marked(Message):
        """A letter was pressed for the chosen week."""

        kind: EvidenceKind

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._shown: list[dt.date] = []
        self._indent = 0

    def show_lines(self, lines: Sequence[Line], concern: int, monday: dt.date | None, width: int) -> None:
        """Shows these concerns in so many cells. All rows show the same weeks, below each other."""
        room = max(width - 2 * self.MARGIN, _CELL)
        name = next(name for least, name in _NAMES if room >= least)
        self._indent = name + _FIGURES
        mondays = sorted({week.monday for line in lines for week in line.weeks})
        self._shown = _window(mondays, monday, max((room - self._indent) // _CELL, 1))
        blocks = self._heads(monday) if self._shown else []
        for number, line in enumerate(lines):
            here = number == concern
            weeks = {week.monday: week for week in line.weeks}
            title = _cut(line.concern.title, name - 2).ljust(name)
            head = ((title, "strong" if here else "text"), (line.delivered_of.ljust(_FIGURES), "muted"))
            body = tuple(self._cell(weeks.get(each), here and each == monday) for each in self._shown)
            blocks.append(Block(head=head, body=body, here=here, key=str(number)))
        self.show(blocks)
        if lines and self.size.width:
            self.bring_into_view(len(blocks) - len(lines) + concern)

    def _heads(self, monday: dt.date | None) -> list[Block]:
        indent: tuple[Span, ...] = ((" " * self._indent, "text"),)
        months, days = "", []
        for place, each in enumerate(self._shown):
            is_first = place == 0 or self._shown[place - 1].month != each.month
            months += _kept((MONTHS[each.month - 1][:3] if is_first else "").ljust(_CELL))
            days.append((_kept(f"{each.day:>2}".ljust(_CELL)), "accent" if each == monday else "muted"))
        return [Block(head=indent, body=((months, "muted"),)), Block(head=indent, body=tuple(days))]

    def _cell(self, week: Week | None, chosen: bool) -> Span:
        sign = getattr(self._glyphs, week.state) if week else " "
        tone = "muted" if week and week.state == "unrecorded" and not chosen else "accent"
        return _kept((f"[{sign}]" if chosen else f" {sign} ").ljust(_CELL)), tone

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "left" | "right":
                self.post_message(self.Moved(week=-1 if event.key == "left" else 1))
            case "up" | "down":
                self.post_message(self.Moved(concern=-1 if event.key == "up" else 1))
            case "enter" | "tab":
                self.post_message(Leaving("line"))
            case key if (kind := _KINDS.get(key.lower())) or (
                kind := _KINDS.get((event.character or "").lower())
            ):
                self.post_message(self.Marked(kind))
            case _:
                return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset_capture(self)
        block = self.block_at(offset.y)
        number = self.blocks[block].key if block is not None else ""
        if not number or not self._shown:
            return
        column = (offset.x - self.MARGIN - self._indent) // _CELL
        place = column if 0 <= column < len(self._shown) else -1
        self.post_message(self.Moved(at=(int(number), self._shown[place] if place >= 0 else None)))


def _window(mondays: Sequence[dt.date], chosen: dt.date | None, cells: int) -> list[dt.date]:
    """The weeks that there is room for: the newest, or those that end soon after the chosen one."""
    if len(mondays) <= cells:
        return list(mondays)
    place = mondays.index(chosen) if chosen in mondays else len(mondays) - 1
    last = max(len(mondays) - cells, 0)
    first = last if place >= last else max(place - cells // 2, 0)
    return list(mondays[first : first + cells])


def _kept(words: str) -> str:
    return words.replace(" ", KEPT)


def _cut(words: str, room: int) -> str:
    return words if cell_len(words) <= room else set_cell_size(words, room - 1).rstrip() + "…"

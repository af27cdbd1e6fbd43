"""The single rows: the top line with clock and saved mark, the badge, the echo, the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from iepmeet.tui.keys import NO_KEYS, Key
from iepmeet.tui.tones import tones_of
from iepmeet.tui.widgets.blocks import Span

_GAP = 3


class Bar(Widget):
    """One row: spans at the left, spans at the right, the left cut where they would meet."""

    ALLOW_SELECT = False
    MARGIN = 2

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Span, ...] = ()
        self._right: tuple[Span, ...] = ()

    def show(self, left: Sequence[Span], right: Sequence[Span] = ()) -> None:
        """Shows these spans; draws nothing if they are there already."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        base, tones = self.rich_style, tones_of(self.app)
        width = self.size.width
        if y != 0:
            return Strip.blank(width, base)
        right = Strip([Segment(text, base + tones[tone]) for text, tone in self._right])
        gap = 2 if self._right else 0
        room = max(width - 2 * self.MARGIN - right.cell_length - gap, 0)
        left = Strip([Segment(text, base + tones[tone]) for text, tone in self._left])
        if left.cell_length > room:
            left = Strip.join([left.crop(0, room - 1), Strip([Segment("…", base + tones["muted"])])])
        left = left.adjust_cell_length(room + gap, base)
        margin = Strip.blank(self.MARGIN, base)
        return Strip.join([margin, left, right, margin]).adjust_cell_length(width, base)


class Footer(Bar):
    """The keys and what they do; a click on one is the same as pressing it."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__(id="footer")
        self._keys = tuple(key for key in keys if key.rank)
        self._places: list[tuple[int, int, Key]] = []

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Shows other keys from now on."""
        shown = tuple(key for key in keys if key.rank)
        if shown != self._keys:
            self._keys = shown
            self.on_resize()

    def on_resize(self) -> None:
        """As many keys as the row holds whole, the most needed ones first."""
        room = self.size.width - 2 * self.MARGIN
        keys = self._keys
        if sum(map(_width, keys)) - _GAP > room:
            keys = tuple(replace(key, label=key.short or key.label) for key in keys)
        kept: list[Key] = []
        for key in sorted(keys, key=lambda key: key.rank):
            if sum(map(_width, (*kept, key))) - _GAP <= room:
                kept.append(key)
        spans: list[Span] = []
        self._places = []
        place = self.MARGIN
        for key in (key for key in keys if key in kept):
            self._places.append((place, place + _width(key) - _GAP, key))
            gap = " " * _GAP if spans else ""
            spans += [(f"{gap}{key.shown}", "accent"), (f" {key.label}", "muted")]
            place += _width(key)
        self.show(spans)

    def on_click(self, event: events.Click) -> None:
        for start, end, key in self._places:
            if start <= event.x < end and key.key not in NO_KEYS:
                self.app.simulate_key(key.key)


def _width(key: Key) -> int:
    return cell_len(key.shown) + 1 + cell_len(key.label) + _GAP

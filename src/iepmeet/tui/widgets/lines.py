"""One widget however many lines: blocks drawn row by row.

Textual's Line API: a row is made when it is looked at and kept until its data or the width changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from iepmeet.tui import glyphs
from iepmeet.tui.tones import tones_of
from iepmeet.tui.widgets.blocks import KEPT, NARROWEST, Block, Span, wrap


class Lines(ScrollView):
    """Shows blocks. Subclasses say what to show and what a click means."""

    ALLOW_SELECT = False
    MARGIN = 2
    pinned = 0
    """How many rows at the top stay where they are."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here_sign = glyphs.for_terminal().here
        self._blocks: tuple[Block, ...] = ()
        self._rows: list[tuple[int, tuple[Span, ...]]] = []
        self._wrapped: dict[Block, tuple[tuple[Span, ...], ...]] = {}
        self._wrapped_for = -1
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._at_end = False
        self.chosen: int | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown."""
        return self._blocks

    def show(self, blocks: Sequence[Block], *, at_end: bool = False) -> None:
        """Shows these blocks; rows that did not change are not drawn again."""
        blocks = tuple(blocks)
        if blocks == self._blocks:
            return
        self._blocks = blocks
        if self.chosen is not None and self.chosen >= len(blocks):
            self.chosen = None
        if not self.size.width:
            self._at_end = at_end
            # rows are made again when it is shown: the old ones belong to other blocks
            self._rows = []
            self._strips.clear()
            # a widget of no rows is never told its size
            self.virtual_size = Size(0, len(blocks))
            return
        self._lay_out()
        self._at_end = at_end
        self._keep_end()
        self.refresh()

    def block_at(self, y: int) -> int | None:
        """The number of the block on a row of the screen, counted from the widget's first."""
        row = self._row_at(y)
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def _row_at(self, y: int) -> int:
        return y if y < self.pinned else y + self.scroll_offset.y

    def choose(self, number: int | None) -> None:
        """Marks a block as the chosen one and brings it into view."""
        self.chosen = number
        if number is not None:
            self.bring_into_view(number)
        self.refresh()

    def in_view(self, number: int) -> bool:
        """Whether all rows of a block are on the screen now."""
        top, bottom = self._span(number)
        return self._top <= top and bottom < self.scroll_offset.y + self._height

    def bring_into_view(self, number: int) -> None:
        """Scrolls as little as will do."""
        top, bottom = self._span(number)
        if top < self._top:
            self._scroll_rows_to(top - self.pinned)
        elif bottom >= self.scroll_offset.y + self._height:
            self._scroll_rows_to(min(top - self.pinned, bottom - self._height + 1))

    def scroll_rows(self, by: int) -> bool:
        """Scrolls by rows; whether there was anything to scroll."""
        before = self.scroll_offset.y
        self._scroll_rows_to(before + by)
        return self.scroll_offset.y != before

    @property
    def _top(self) -> int:
        return self.scroll_offset.y + self.pinned

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _span(self, number: int) -> tuple[int, int]:
        rows = [y for y, (block, _) in enumerate(self._rows) if block == number]
        return (rows[0], rows[-1]) if rows else (0, 0)

    def _scroll_rows_to(self, y: int) -> None:
        end = max(len(self._rows) - self._height, 0)
        self.scroll_to(y=min(max(y, 0), end), animate=False, force=True, immediate=True)

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        self._lay_out()
        self._keep_end()

    def _keep_end(self) -> None:
        """The newest stays in view, also when a scroll bar comes or the window changes."""
        if self._at_end:
            self._scroll_rows_to(len(self._rows))

    def _lay_out(self) -> None:
        # the scroll bar's column is one of the two at the right
        width = self.size.width - 2 * self.MARGIN
        if width != self._wrapped_for:
            self._wrapped, self._wrapped_for = {}, width
            self._strips.clear()
        width = max(width, NARROWEST)
        old, self._wrapped = self._wrapped, {}
        rows: list[tuple[int, tuple[Span, ...]]] = []
        for number, block in enumerate(self._blocks):
            wrapped = old.get(block) or wrap(block, width)
            self._wrapped[block] = wrapped
            rows.extend((number, row) for row in wrapped)
        before, self._rows = self._rows, rows
        same = 0
        while same < min(len(before), len(rows)) and before[same][1] == rows[same][1]:
            same += 1
        self._strips = {key: strip for key, strip in self._strips.items() if key[0] < same}
        if same < len(rows):
            self.refresh()
        self._tell_size(Size(self.scrollable_content_region.width, len(rows)))

    def _tell_size(self, size: Size) -> None:
        """Tells how much there is to scroll.

        The screen is laid out anew only where that moves anything: behind a layout, what was typed would
        come a frame later.
        """
        if self.styles.auto_dimensions:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Lines.virtual_size, size)
            self._scroll_update(size)

    def render_line(self, y: int) -> Strip:
        row = self._row_at(y)
        width = self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        number, spans = self._rows[row]
        chosen = number == self.chosen or self._blocks[number].here
        strip = self._strips.get((row, chosen))
        if strip is None or strip.cell_length != width:
            strip = self._draw(spans, width, chosen)
            self._strips[row, chosen] = strip
        return strip

    def _draw(self, spans: tuple[Span, ...], width: int, chosen: bool) -> Strip:
        tones = tones_of(self.app)
        base = self.rich_style + tones["chosen"] if chosen else self.rich_style
        sign = self._here_sign if chosen else " "
        segments = [Segment(sign.ljust(self.MARGIN), base + tones["accent"])]
        segments += [Segment(text.replace(KEPT, " "), base + tones[tone]) for text, tone in spans]
        return Strip(segments).adjust_cell_length(width, base)

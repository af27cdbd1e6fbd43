"""A code for a phone, in half-blocks: black on white in every theme, or no phone would read it."""

from __future__ import annotations

import textwrap

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

_MARGIN = 2
# of the 256 colours those that no theme of a terminal changes
_INK = Style(color="color(16)", bgcolor="color(231)")


class CodeView(Widget):
    """Shows one code in the middle; nothing where there is none."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[str, ...] = ()
        self._instead = ""

    def show(self, rows: tuple[str, ...], instead: str = "") -> None:
        """Shows a code by its rows, dark for the characters; or the words that stand `instead` of one."""
        self._rows, self._instead = rows, instead
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._instead:
            lines = textwrap.wrap(self._instead, max(width - 2 * _MARGIN, 1))
            said = lines[y - 1] if 0 < y <= len(lines) else ""
            return Strip([Segment(" " * _MARGIN + said, self.rich_style)]).adjust_cell_length(
                width, self.rich_style
            )
        row = y - max((self.size.height - len(self._rows)) // 2, 0)
        if not 0 <= row < len(self._rows):
            return Strip.blank(width, self.rich_style)
        drawn = self._rows[row]
        left = max((width - len(drawn)) // 2, 0)
        strip = Strip([Segment(" " * left, self.rich_style), Segment(drawn, _INK)])
        return strip.adjust_cell_length(width, self.rich_style)

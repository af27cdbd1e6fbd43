"""The top line of the prepare screen: title, file, the minutes against those there are, saved or not."""

from __future__ import annotations

from pathlib import Path

from iepmeet.agenda.decode import file_name
from iepmeet.text import one_line
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.preparing import words
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.widgets.bars import Bar
from iepmeet.tui.widgets.blocks import Span
from iepmeet.tui.widgets.top_line import Saved, mark

_BAR = 15
_WIDE = 100
_MIDDLING = 80


class PrepareTop(Bar):
    """One row over everything."""

    def show_desk(self, desk: Desk, glyphs: Glyphs) -> None:
        """Draws title, time and mark. The time is amber where there is more to do than time for it."""
        wide = self.app.size.width >= _WIDE
        left: list[Span] = [(one_line(desk.agenda.meeting.title) or "An agenda", "strong")]
        if wide or (desk.keeper.moved and self.app.size.width >= _MIDDLING):
            left.append((f"   {file_name(Path(desk.path.name))}", "muted"))
        rehearsal = desk.rehearsal
        over = rehearsal.over > 0
        right: list[Span] = [(words.time_said(rehearsal, wide=wide), "action" if over else "muted")]
        if rehearsal.available and wide:
            cells = min(rehearsal.needed * _BAR // rehearsal.available, _BAR)
            right += [
                (f" {glyphs.time_used * cells}", "action" if over else "accent"),
                (glyphs.time_left * (_BAR - cells), "rule"),
            ]
        saved = Saved(int(desk.keeper.pending), desk.keeper.trouble)
        self.show(left, [*right, ("   ", "text"), mark(saved, glyphs)])

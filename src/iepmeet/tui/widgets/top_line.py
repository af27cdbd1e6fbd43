"""The top line: title, place, clock, time used, and whether all is saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from iepmeet.dates import written
from iepmeet.record.state import Meeting
from iepmeet.text import one_line
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.bars import Bar
from iepmeet.tui.widgets.blocks import Span

_BAR = 15
_WIDE = 100
_MIDDLING = 70


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether what was typed is on the disk."""

    pending: int = 0
    trouble: str = ""


class TopLine(Bar):
    """One row over everything."""

    def show_meeting(self, meeting: Meeting, now: dt.datetime, saved: Saved, glyphs: Glyphs) -> None:
        """Draws title, clock and mark. The time turns amber once, when the minutes are used up."""
        details = meeting.agenda.meeting
        left: list[Span] = [(one_line(details.title) or "Meeting", "strong")]
        if details.place and self.app.size.width >= _WIDE:
            left.append((f"   {one_line(details.place.split(',')[0])}", "muted"))
        right: list[Span] = []
        if details.timer and self.app.size.width >= _MIDDLING:
            right += _clock(meeting, now, glyphs, wide=self.app.size.width >= _WIDE)
        self.show(left, [*right, mark(saved, glyphs)])


def mark(saved: Saved, glyphs: Glyphs) -> Span:
    """The saved mark: a sign and always the word."""
    if saved.trouble:
        return f"{glyphs.not_saved} NOT SAVED", "not-saved"
    if saved.pending:
        return f"{glyphs.saving} saving", "muted"
    return f"{glyphs.saved} saved", "agreed"


def _clock(meeting: Meeting, now: dt.datetime, glyphs: Glyphs, *, wide: bool) -> list[Span]:
    spans: list[Span] = [(f"{written.clock_time(now.timetz())}   ", "text")] if wide else []
    used = max(int((now - meeting.started).total_seconds() // 60), 0) if meeting.started else 0
    planned = meeting.agenda.meeting.minutes
    if not planned:
        return [*spans, (f"{used} min   ", "muted")]
    over = used >= planned
    spans.append((f"{used} of {planned} min ", "action" if over else "muted"))
    cells = min(used * _BAR // planned, _BAR)
    spans += [
        (glyphs.time_used * cells, "action" if over else "accent"),
        (glyphs.time_left * (_BAR - cells), "rule"),
    ]
    return [*spans, ("   ", "text")]

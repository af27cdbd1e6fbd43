"""What was written under the current item: one widget however many entries, drawn row by row."""

from __future__ import annotations

import datetime as dt

from iepmeet.dates import written
from iepmeet.record.state import Meeting, Recorded
from iepmeet.tui.fitting import TALL
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.blocks import KEPT, Block, Span
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.item_cards import heading

_MASK = 21


class Entries(Chooser):
    """The entries, newest at the end. Enter or a click begins to edit one."""

    above = "card"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._made: dict[int, tuple[Recorded, Block]] = {}
        self.peeked = ""

    def show_meeting(self, meeting: Meeting, glyphs: Glyphs) -> None:
        """Draws the entries of the current item; only new or changed ones are made again."""
        entries = meeting.under(meeting.current)
        made = {}
        for entry in entries:
            known = self._made.get(id(entry))
            # a private one is never taken from before: it may have been shown for a moment
            same = known and known[0] is entry and entry.kind != "private"
            made[id(entry)] = (entry, known[1] if known and same else self._block(entry, glyphs))
        self._made = made
        head = [heading("Notes", glyphs)] if entries and self.app.size.height >= TALL else []
        self.pinned = len(head)
        self.show([*head, *(block for _, block in made.values())], at_end=True)

    def _block(self, entry: Recorded, glyphs: Glyphs) -> Block:
        time = f"{written.clock_time(entry.at.timetz())} "
        sign = (f"{glyphs.of(entry.kind)} ", entry.kind)
        return Block(
            head=((time, "muted"), sign),
            body=self._body(entry, glyphs),
            tail=((entry.ref, "muted"),),
            begins=f"/edit {entry.ref} {'' if entry.kind == 'private' else entry.typed}",
            key=entry.ref,
        )

    def _body(self, entry: Recorded, glyphs: Glyphs) -> tuple[Span, ...]:
        if entry.kind == "private" and entry.ref != self.peeked:
            return ((glyphs.private * _MASK, "private"),)
        words = entry.words
        who: tuple[Span, ...] = ((f"{words.who}  ", "strong"),) if words.who else ()
        if entry.kind == "scale":
            return (*who, (f"{entry.value:g} of 10", "text"), (f"  question {entry.number}", "muted"))
        if entry.kind in ("action", "parked"):
            return ((words.text, "text"), *action_parts(entry))
        text = f"“{words.text}”" if entry.kind == "quote" else words.text
        number: tuple[Span, ...] = ((f"  question {entry.number}", "muted"),) if entry.number else ()
        return (*who, (text, "text"), *number)


def action_parts(entry: Recorded) -> tuple[Span, ...]:
    """Who and by when, behind an action's words."""
    words = entry.words
    parts: list[Span] = []
    if words.who:
        parts.append((f"  {words.who}", "muted"))
    if words.by:
        said = entry.at.date()
        day = kept_day(words.by.date, said) if words.by.date else f"by {words.by.typed}"
        parts.append((f"  {day}", "muted" if words.by.date else "action"))
    return tuple(parts)


def kept_day(day: dt.date, today: dt.date) -> str:
    """A short day that never breaks across rows."""
    return written.short_day(day, today).replace(" ", KEPT)

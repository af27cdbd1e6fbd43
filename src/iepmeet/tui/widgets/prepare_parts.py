"""The parts of an agenda at the left: each concern with its minutes, and what is still open in each."""

from __future__ import annotations

from textual import events

from iepmeet.agenda.rehearsing import MINUTES_A_PROMISE, Slot
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Said
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.preparing.rows import Part
from iepmeet.tui.widgets.blocks import EMPTY, Block, Span
from iepmeet.tui.widgets.lines import Lines

_NO_NUMBER: tuple[Span, ...] = (("  ", "text"),)
GO = "part "
"""What a click on a part says, before its place."""


class PrepareParts(Lines):
    """One row a part; a click goes there."""

    def show_desk(self, desk: Desk, glyphs: Glyphs) -> None:
        """Draws the parts of the agenda."""
        slots = {slot.number: slot for slot in desk.rehearsal.slots if slot.number}
        blocks = [Block(body=(("AGENDA", "muted"),)), EMPTY]
        here, concerned = 0, False
        for at, part in enumerate(desk.parts):
            if concerned is False and part.kind in ("concern", "new"):
                blocks += _from_last_time(desk)
            if part.kind == "review" or (part.kind in ("concern", "new") and not concerned):
                blocks.append(EMPTY)
                concerned = True
            if at == desk.part_at:
                here = len(blocks)
            blocks.append(_row(desk, at, part, slots.get(part.number), glyphs))
        self.show(blocks)
        if self.size.height:
            self.bring_into_view(here)

    def on_click(self, event: events.Click) -> None:
        number = self.block_at(event.get_content_offset_capture(self).y)
        if number is not None and self.blocks[number].does:
            self.post_message(Said(self.blocks[number].does))


def _from_last_time(desk: Desk) -> list[Block]:
    """What was carried forward: it takes time too, and it is not changed here."""
    agenda = desk.agenda
    rows = []
    if count := len(agenda.carried):
        minutes = (f"{count * MINUTES_A_PROMISE} min ", "muted")
        rows.append(
            Block(
                head=_NO_NUMBER, body=((f"{count} from last time", "muted"),), tail=(minutes, (" ", "text"))
            )
        )
    if count := len(agenda.parked):
        rows.append(Block(head=_NO_NUMBER, body=((f"{count} parked last time", "muted"),)))
    return rows


def _row(desk: Desk, at: int, part: Part, slot: Slot | None, glyphs: Glyphs) -> Block:
    here = at == desk.part_at
    head: Span = (f"{part.number or ' '} ", "accent" if here else "text")
    tone = "strong" if here else "muted" if part.kind == "new" else "text"
    problems = len(desk.problems_of(part))
    below = [f"{problems} open"] if problems else []
    if slot and slot.reach != "whole":
        below.append("not reached in the time" if slot.reach == "not reached" else slot.reach)
    return Block(
        head=(head,),
        body=((part.title, tone), *((f"\n{said}", "action") for said in below)),
        tail=_tail(desk, part, slot, glyphs, done=not problems and desk.begun(part)),
        does=f"{GO}{at}",
        here=here,
        key=str(at),
    )


def _tail(desk: Desk, part: Part, slot: Slot | None, glyphs: Glyphs, *, done: bool) -> tuple[Span, ...]:
    """How much it is, and the sign: a tick where it holds something and nothing is wrong."""
    much = str(len(desk.agenda.people) or "") if part.kind == "people" else ""
    if slot:
        much = f"about {slot.minutes} min" if slot.estimated else f"{slot.minutes} min"
    if part.kind == "new":
        return ()
    sign: Span = (glyphs.done, "agreed") if done else (glyphs.to_ask, "muted")
    return ((f"{much} ", "muted"), sign) if much else (sign,)

"""The agenda at the left: every item, where we are, what is done."""

from __future__ import annotations

from iepmeet.live.items import title
from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, PARKED
from iepmeet.record.state import ConcernState, Meeting
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.blocks import EMPTY, Block, Span
from iepmeet.tui.widgets.chooser import Chooser


class AgendaList(Chooser):
    """One row an item; a click or Enter goes there."""

    def show_meeting(self, meeting: Meeting, glyphs: Glyphs) -> None:
        """Draws the items of the meeting."""
        blocks = [Block(body=(("AGENDA", "muted"),)), EMPTY]
        group = ""
        for item in meeting.items:
            concern = meeting.concern_of(item)
            kind = "concern" if concern else "after" if item in (PARKED, NEXT_REVIEW) else "before"
            if group and kind != group:
                blocks.append(EMPTY)
            group = kind
            blocks.append(_row(meeting, item, concern, glyphs))
        self.show(blocks)


def _row(meeting: Meeting, item: str, concern: ConcernState | None, glyphs: Glyphs) -> Block:
    here = item == meeting.current
    sign, tone = _sign(meeting, item, concern, glyphs)
    said = f"/go {concern.number}" if concern else f"/go {title(meeting, item)}"
    return Block(
        head=((f"{sign} ", tone),),
        body=((title(meeting, item), "strong" if here else "text"),),
        tail=((_progress(meeting, item, concern, glyphs), "muted"),),
        does=said,
        here=here,
        single=True,
        key=item,
    )


def _sign(meeting: Meeting, item: str, concern: ConcernState | None, glyphs: Glyphs) -> Span:
    if concern:
        return str(concern.number), "accent" if item == meeting.current else "text"
    if item == PARKED:
        return glyphs.parked, "parked"
    if item == NEXT_REVIEW:
        return glyphs.review, "agreed" if meeting.review else "text"
    passed = item in meeting.visited and item != meeting.current
    return (glyphs.done, "agreed") if passed else (" ", "text")


def _progress(meeting: Meeting, item: str, concern: ConcernState | None, glyphs: Glyphs) -> str:
    if concern:
        count = len(meeting.under(item))
        return " ".join(([str(count)] if count else []) + ([glyphs.done] if concern.outcome else []))
    if item == LAST_TIME:
        spoken = sum(
            promise.verdict is not None or meeting.promised_again(ref)
            for ref, promise in meeting.promises.items()
        )
        return f"{spoken} of {len(meeting.promises)}"
    if item == PARKED:
        count = sum(entry.kind == "parked" for entry in meeting.standing) + len(meeting.agenda.parked)
        return str(count) if count else ""
    return ""

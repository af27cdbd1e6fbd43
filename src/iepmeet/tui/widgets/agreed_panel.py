"""Agreed so far, at the right: the actions with owner and day, and the next review."""

from __future__ import annotations

import datetime as dt

from iepmeet.dates import written
from iepmeet.record.events import ReviewAgreed
from iepmeet.record.state import Meeting, Promise, Recorded
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.blocks import EMPTY, Block, Span
from iepmeet.tui.widgets.chooser import Chooser


class AgreedPanel(Chooser):
    """What people will leave the room with. Enter or a click on an action begins to edit it."""

    def show_meeting(self, meeting: Meeting, glyphs: Glyphs, today: dt.date) -> None:
        """Draws the actions and follow-up dates."""
        blocks = [Block(body=(("AGREED SO FAR", "muted"),)), EMPTY]
        again = [promise for promise in meeting.promises.values() if promise.by]
        refs = [*(promise.carried.ref for promise in again), *(entry.ref for entry in meeting.actions)]
        indent = max(map(len, refs), default=0) + 1
        for promise in again:
            blocks += [*_promise(promise, today, indent), EMPTY]
        for entry in meeting.actions:
            blocks += [*_action(entry, today, indent), EMPTY]
        for entry in meeting.standing:
            if entry.kind == "agreed":
                blocks.append(
                    Block(head=((f"{glyphs.agreed}  ", "agreed"),), body=((entry.words.text, "text"),))
                )
        if len(blocks) == 2:
            blocks.append(Block(body=(("Nothing yet. ! begins an action.", "muted"),)))
        if meeting.review or meeting.check or meeting.trigger:
            if blocks[-1] != EMPTY:
                blocks.append(EMPTY)
            blocks += [Block(body=(("NEXT REVIEW", "muted"),)), EMPTY, *_reviews(meeting, glyphs, today)]
        self.show(blocks, at_end=len(blocks) > len(self.blocks) > 0)


def _action(entry: Recorded, today: dt.date, indent: int) -> list[Block]:
    words = entry.words
    begins = f"/edit {entry.ref} {entry.typed}"
    blocks = [
        Block(
            head=((entry.ref.ljust(indent), "action"),),
            body=((words.text, "text"),),
            begins=begins,
            key=entry.ref,
        ),
        Block(head=((" " * indent, "text"),), body=(*_owner(words.who), *_day(entry, today)), begins=begins),
    ]
    if words.measure:
        blocks.append(
            Block(
                head=((" " * indent, "text"),), body=((f"so that {words.measure}", "muted"),), begins=begins
            )
        )
    return blocks


def _owner(who: str) -> tuple[Span, ...]:
    return ((f"{who}   ", "muted"),) if who else (("nobody yet   ", "action"),)


def _day(entry: Recorded, today: dt.date) -> tuple[Span, ...]:
    by = entry.words.by
    if by is None or by.date is None:
        return (("no date yet", "action"),)
    return ((written.short_day(by.date, today), "text"),)


def _promise(promise: Promise, today: dt.date, indent: int) -> list[Block]:
    carried, by = promise.carried, promise.by
    day = written.short_day(by.date, today) if by and by.date else ""
    return [
        Block(
            head=((carried.ref.ljust(indent), "action"),), body=((carried.action, "text"),), key=carried.ref
        ),
        Block(
            head=((" " * indent, "text"),), body=(*_owner(carried.who), (day, "text"), ("  again", "muted"))
        ),
    ]


def _reviews(meeting: Meeting, glyphs: Glyphs, today: dt.date) -> list[Block]:
    blocks = []
    if meeting.review:
        sign = ((f"{glyphs.review}  ", "accent"),)
        blocks.append(Block(head=sign, body=((_when(meeting.review), "strong"),), begins="/review "))
    if meeting.check and meeting.check.when.date:
        said = f"early check {written.short_day(meeting.check.when.date, today)}"
        blocks.append(Block(head=(("   ", "text"),), body=((said, "muted"),), begins="/check "))
    if meeting.trigger:
        said = f"sooner if {meeting.trigger}"
        blocks.append(Block(head=(("   ", "text"),), body=((said, "muted"),), begins="/trigger "))
    return blocks


def _when(review: ReviewAgreed) -> str:
    day = written.day(review.when.date) if review.when.date else ""
    return f"{day}, {written.clock_time(review.time)}" if review.time else day

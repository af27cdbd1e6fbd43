"""Moving through the meeting and looking at it: /next, /back, /go, /agenda, /agreed, /readback, /end, ..."""

from __future__ import annotations

import datetime as dt

from iepmeet.live import readback
from iepmeet.live.act import Act, refused, told
from iepmeet.live.items import find_item
from iepmeet.live.words import answers, help, refusals, views
from iepmeet.record.events import MovedTo
from iepmeet.record.state import Meeting


def next_item(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/next`"""
    return _step(meeting, 1, refusals.LAST_ITEM)


def back(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/back`"""
    return _step(meeting, -1, refusals.FIRST_ITEM)


def go(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/go N`, or the start of an item's name."""
    item = find_item(meeting, rest)
    return _to(meeting, item) if item else refused(refusals.which_item(meeting))


def _step(meeting: Meeting, by: int, at_the_end: str) -> Act:
    items = meeting.items
    place = items.index(meeting.current) + by if meeting.current in items else 0
    return _to(meeting, items[place]) if 0 <= place < len(items) else refused(at_the_end)


def _to(meeting: Meeting, item: str) -> Act:
    return Act(events=(MovedTo(item=item),), lines=(views.heading(meeting, item),))


def agenda(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/agenda`: all items, and where we are."""
    return told(*views.agenda(meeting), show="agenda")


def agreed(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/agreed`: the actions and dates agreed so far."""
    return told(*views.agreed(meeting), show="agreed")


def panels(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/panels`: hides the side panels of a screen that others can see."""
    return told(answers.PANELS, show="panels")


def read_back(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/readback`: what is still open before the meeting may close."""
    return told(*views.readback(readback.read(meeting), meeting), show="readback")


def helping(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/help`"""
    return told(*help.lines(), show="help")


def end(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/end`: closes and writes the minutes; with gaps a second one is needed."""
    return Act(then="end")


def leave(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/quit`: leaves the meeting open, to go on later."""
    return Act(then="quit")


def save(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/save FOLDER`: where the disk refuses, the whole record is written to another folder."""
    return Act(then="save", argument=rest) if rest else refused(refusals.SAVE_WHERE)


def hints(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/hints`: marks words too vague to check later while one types, or stops it."""
    return Act(then="hints")

"""Will the meeting fit its time: how long each item takes, when it begins, and what will not be reached.

Minutes that are written are kept. The others are estimated, by rules that are said with the answer: opening
3, a promise from last time 2, the child's voice 3, the end (parked points, the next review, reading back) 5.
Concerns without minutes share what is then left of the time evenly, in whole minutes and 5 at least; where
no time is given for the meeting, each has 10.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.model import Agenda, Concern

OPENING_MINUTES = 3
MINUTES_A_PROMISE = 2
VOICE_MINUTES = 3
END_MINUTES = 5
LEAST_MINUTES = 5
USUAL_MINUTES = 10
RULE = (
    "How this was worked out: minutes written in the agenda are kept. "
    f"Else the opening has {OPENING_MINUTES}, each promise from last time {MINUTES_A_PROMISE}, "
    f"the child's voice {VOICE_MINUTES}, the end {END_MINUTES}; "
    f"the other concerns share the rest, {LEAST_MINUTES} each at least "
    f"({USUAL_MINUTES} each where the meeting has no minutes)."
)

Reach = Literal["whole", "cut short", "not reached"]


class Slot(Struct, frozen=True, kw_only=True):
    """One item of the meeting: `begins` so many minutes after the start. `concern` is None for the others.

    `estimated`: its minutes are not written in the agenda. `reach`: how much of it the time allows.
    """

    title: str
    minutes: int
    begins: int
    estimated: bool = True
    number: int = 0
    concern: Concern | None = None
    reach: Reach = "whole"


class Rehearsal(Struct, frozen=True, kw_only=True):
    """The meeting against the clock. `available` is None where the agenda does not say how long there is."""

    slots: tuple[Slot, ...]
    available: int | None
    starts: dt.time | None

    @property
    def needed(self) -> int:
        """The minutes of all items."""
        return sum(slot.minutes for slot in self.slots)

    @property
    def over(self) -> int:
        """How many minutes too many there are; less than 0 is time to spare."""
        return 0 if self.available is None else self.needed - self.available

    @property
    def not_reached(self) -> tuple[Slot, ...]:
        """The concerns that do not begin before it is time to end."""
        return tuple(slot for slot in self.slots if slot.reach == "not reached")

    @property
    def cut_short(self) -> tuple[Slot, ...]:
        """The concerns that begin, but do not have all their minutes."""
        return tuple(slot for slot in self.slots if slot.reach == "cut short")

    def at(self, minutes: int) -> dt.time | None:
        """The time of day so many minutes after the start."""
        if self.starts is None:
            return None
        return (dt.datetime.combine(dt.date(2000, 1, 1), self.starts) + dt.timedelta(minutes=minutes)).time()


def rehearse(agenda: Agenda) -> Rehearsal:
    """The items of this agenda in their order, each with its minutes."""
    before = _before(agenda)
    share = _share(agenda, sum(minutes for _, minutes in before) + END_MINUTES)
    slots: list[Slot] = []
    begins = 0
    for title, minutes in before:
        slots.append(Slot(title=title, minutes=minutes, begins=begins))
        begins += minutes
    available = agenda.meeting.minutes
    last = None if available is None else available - END_MINUTES
    for number, concern in enumerate(agenda.concerns, start=1):
        minutes = concern.minutes or share
        slots.append(
            Slot(
                title=concern.title,
                minutes=minutes,
                begins=begins,
                estimated=concern.minutes is None,
                number=number,
                concern=concern,
                reach=_reach(begins, minutes, last),
            )
        )
        begins += minutes
    slots.append(Slot(title="Parked points and next review", minutes=END_MINUTES, begins=begins))
    return Rehearsal(slots=tuple(slots), available=available, starts=agenda.meeting.time)


def _before(agenda: Agenda) -> list[tuple[str, int]]:
    """The items before the concerns."""
    items = [("Opening", OPENING_MINUTES)]
    if agenda.carried:
        items.append(("From last time", MINUTES_A_PROMISE * len(agenda.carried)))
    if agenda.child:
        called = agenda.child.called
        items.append((f"{called}'s voice" if called else "The child's voice", VOICE_MINUTES))
    return items


def _share(agenda: Agenda, others: int) -> int:
    """The minutes of a concern that has none of its own."""
    available = agenda.meeting.minutes
    unwritten = [concern for concern in agenda.concerns if concern.minutes is None]
    if available is None or not unwritten:
        return USUAL_MINUTES
    written = sum(concern.minutes or 0 for concern in agenda.concerns)
    return max(LEAST_MINUTES, (available - others - written) // len(unwritten))


def _reach(begins: int, minutes: int, last: int | None) -> Reach:
    if last is None or begins + minutes <= last:
        return "whole"
    return "cut short" if begins < last else "not reached"

"""What a command leads to: the events to keep, and what to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iepmeet.record.events import AnyEvent

Show = Literal[
    "",
    "help",
    "commands",
    "agenda",
    "agreed",
    "panels",
    "readback",
    "concern-readback",
    "peek",
    "month",
    "clocks",
    "questions",
    "questions",
]
Then = Literal["", "end", "quit", "save", "hints"]


@dataclass(frozen=True, slots=True)
class Act:
    """The answer to a command.

    events   what it changes, to be kept in this order
    lines    what to say, one thought a line
    refused  it was unknown or unfit: nothing changes and the typed line stays
    show     what a screen may show in its own way; `lines` say the same in words
    then     what only the session can do: close, leave, save elsewhere, turn the hints on or off
    """

    events: tuple[AnyEvent, ...] = ()
    lines: tuple[str, ...] = ()
    refused: bool = False
    show: Show = ""
    then: Then = ""
    argument: str = ""


def told(*lines: str, show: Show = "") -> Act:
    """An answer that changes nothing."""
    return Act(lines=lines, show=show)


def refused(*lines: str) -> Act:
    """The command does not fit: why, and what would."""
    return Act(lines=lines, refused=True)


def kept(event: AnyEvent, *lines: str) -> Act:
    """One event, and what to say of it."""
    return Act(events=(event,), lines=lines)

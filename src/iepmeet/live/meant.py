"""What a typed line means, as data: made by `capture`, shown by both faces before and after Enter."""

from __future__ import annotations

from dataclasses import dataclass

from iepmeet.record.events import EntryKind, Words

PROMISING: tuple[EntryKind, ...] = ("action", "agreed")
"""The writer's own words that promise something: those must be possible to check later."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A blank line, or a sign alone: nothing to keep. `kind` is the sign's, for the badge."""

    kind: EntryKind | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """An entry.

    item   where it belongs; `elsewhere` when that is not where the meeting is
    body   the words as typed, without the sign and the concern's number
    again  the ref of the open promise these words repeat
    whole  a paste that is private whole, because a line of it was
    """

    kind: EntryKind
    item: str
    body: str
    words: Words
    again: str = ""
    elsewhere: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A line that starts with `/`: the command's name in lower case and all that follows it."""

    name: str
    rest: str


Meant = Nothing | Keep | Command

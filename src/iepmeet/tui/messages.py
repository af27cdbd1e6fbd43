"""What widgets tell screens, as small messages."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Typed(Message):
    """Enter was pressed in the capture line."""

    text: str
    """The line as typed."""


@dataclass
class Growing(Message):
    """The capture line changed."""

    text: str
    """The unfinished line."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest state of the line matters."""
        return isinstance(message, Growing)


@dataclass
class Said(Message):
    """Something on the screen stands for a typed line: a key, a click, a footer label."""

    text: str
    """The line it stands for, as if it had been typed."""


@dataclass
class TakingBack(Message):
    """Typing is to be taken back while there is any, else the last act."""


@dataclass
class Begun(Message):
    """Something on the screen begins a line that a person must finish."""

    text: str
    """What the capture line starts with."""


@dataclass
class Prefixed(Message):
    """A key puts a command before what is typed, and keeps it; an empty line begins with it."""

    text: str
    """The command."""


@dataclass
class Leaving(Message):
    """An arrow left the empty capture line, or Esc comes back to it."""

    where: str
    """"entries", "agenda", "agreed" or "line"."""


@dataclass
class Picked(Message):
    """A digit was pressed in an empty line where gaps are numbered."""

    number: int
    """The gap's number."""


@dataclass
class Reported(Message):
    """The writer's thread says that something is saved, or cannot be; or a minute has passed."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest state matters."""
        return isinstance(message, Reported)

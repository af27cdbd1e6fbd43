"""What the session answers to a line, and what it shows of one before Enter."""

from __future__ import annotations

from dataclasses import dataclass

from iepmeet.live.act import Show
from iepmeet.live.words import echo
from iepmeet.record.state import AnyKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a line.

    kept     the sequence numbers to wait for before it is called saved
    refused  unknown or unfit: nothing changed, the typed line stays
    show     what a screen may show its own way; `lines` say the same
    over     the meeting was ended, or left open
    """

    lines: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()
    refused: bool = False
    show: Show = ""
    argument: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a line would mean if Enter came now: the badge's kind, or a command, and the echo."""

    kind: AnyKind | None
    command: str
    pieces: tuple[echo.Piece, ...]

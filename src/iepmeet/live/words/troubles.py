"""What is said when something is in the way, and how a meeting is left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

NOT_KEPT_IN_USE = "Nothing was kept. Close the other iepmeet and try again."
HOW_TO_LEAVE = "The meeting goes on. /end closes it and writes the minutes, /quit leaves it open."
SLOW_DISK = "NOT SAVED yet: the disk does not answer. The words are held in memory and tried again."
SAVED_AGAIN = "All is saved again."


def closed_already(record: str) -> str:
    """The record holds a meeting that has ended."""
    return f"This meeting is closed. Its record is {record}; iepmeet minutes makes the minutes again."


def after_the_end(number: int) -> str:
    """A piped line came after the end."""
    return f"Line {number} came after the end and is not kept."


def line_not_followed(number: int, why: Sequence[str]) -> str:
    """A piped line is no command that fits."""
    return f"Line {number}: {' '.join(why)} It is kept whole."


def held(line: str) -> str:
    """The answer to a line that is in memory only."""
    return f"NOT SAVED, held in memory: {line.removeprefix('Kept ')}"


def lost_on_leaving(trouble: str, count: int) -> str:
    """The session ends with words that never reached the disk."""
    things = "1 thing" if count == 1 else f"{count} things"
    return f"NOT SAVED: {things} you typed could not be written. {trouble}".strip()


def left_open(record: Path | None) -> tuple[str, ...]:
    """The meeting is left open, and where it is."""
    if record is None:
        return ("Nothing was written, so nothing is kept.",)
    return ("The meeting is left open.", f"Record: {record}", "The same command goes on with it.")


def verified(record: str, events: int, fingerprint: str, damage: Sequence[str]) -> tuple[str, ...]:
    """What a check of a record found."""
    if damage:
        return (f"{record} is damaged; all other lines were read. {events} events.", *damage)
    return (f"{record} is whole: {events} events, fingerprint {fingerprint}.",)

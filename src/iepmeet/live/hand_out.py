"""From the record on disk to the minutes on disk; a page that was changed by hand is never overwritten."""

from __future__ import annotations

from pathlib import Path

from iepmeet.errors import NotReadError
from iepmeet.live import by_hand
from iepmeet.live.by_hand import HandedOut
from iepmeet.live.paths import Paths
from iepmeet.papers import minutes as paper
from iepmeet.record import journal
from iepmeet.record.meeting import fold
from iepmeet.record.reading import fingerprint
from iepmeet.record.state import Meeting

__all__ = ["AGAIN", "WHAT", "HandedOut", "meeting_of", "text_of", "write_minutes"]

WHAT = "The minutes"
AGAIN = "iepmeet minutes FILE --out FOLDER tries again."


def meeting_of(record: Path) -> tuple[Meeting, str]:
    """The meeting a record holds, and the record's fingerprint."""
    if not record.exists():
        raise NotReadError(
            f"There is no record {record.name} here.", "It is made when the first thing is kept."
        )
    reading = journal.read(record)
    if not reading.events:
        raise NotReadError(f"{record.name} holds no meeting that can be read.")
    return fold(reading.events, reading.spent), fingerprint(reading)


def text_of(record: Path) -> str:
    """The minutes, made anew from the record."""
    meeting, mark = meeting_of(record)
    return paper.minutes(meeting, mark)


def write_minutes(paths: Paths, folder: Path | None = None, *, force: bool = False) -> HandedOut:
    """Writes the minutes beside the record, or into `folder`.

    A page changed by hand stays: the new one is called NAME.minutes-2.md. With `force` it is replaced, and
    the changed one kept as a backup. Raises NotReadError, NotSavedError.
    """
    page = Paths(folder or paths.folder, paths.name).minutes
    return by_hand.hand_out(page, text_of(paths.record).encode(), force=force, what=WHAT, again=AGAIN)

"""From an agenda to the page that is sent ahead; a page that was changed by hand is never overwritten."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.model import Agenda
from iepmeet.errors import NotReadError
from iepmeet.live import by_hand
from iepmeet.live.by_hand import HandedOut
from iepmeet.live.paths import Paths
from iepmeet.papers.agenda_sheet import agenda_sheet

SHEET = ".sheet.md"
WHAT = "The sheet"
AGAIN = "iepmeet sheet FILE --out FOLDER tries again."


def sheet_of(paths: Paths, agenda: Agenda, today: dt.date) -> str:
    """The sheet of this agenda, with the fingerprint of its file. Raises NotReadError."""
    return agenda_sheet(agenda, fingerprint_of(paths.agenda), today)


def write_sheet(
    paths: Paths, agenda: Agenda, today: dt.date, folder: Path | None = None, *, force: bool = False
) -> HandedOut:
    """Writes the sheet of this agenda as NAME.sheet.md beside it, or into `folder`.

    A page changed by hand stays: the new one is NAME.sheet-2.md. With `force` it is replaced, and the changed
    one kept as a backup. Raises NotReadError, NotSavedError.
    """
    text = sheet_of(paths, agenda, today)
    page = (folder or paths.folder) / f"{paths.name}{SHEET}"
    return by_hand.hand_out(page, text.encode(), force=force, what=WHAT, again=AGAIN)


def fingerprint_of(agenda: Path) -> str:
    """Sixteen hex digits, in fours, that stand for every byte of an agenda file."""
    try:
        digits = hashlib.sha256(files.read(agenda)).hexdigest()
    except OSError as error:
        raise NotReadError(f"{agenda.name} could not be read: {files.reason(error)}.") from None
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))

"""From an agenda to the page that is sent ahead; a page that was changed by hand is never overwritten."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.model import Agenda
from iepmeet.errors import NotReadError, NotSavedError
from iepmeet.live.hand_out import HandedOut
from iepmeet.live.paths import Paths
from iepmeet.papers.agenda_sheet import agenda_sheet
from iepmeet.papers.page import hand_edited

SHEET = ".sheet.md"


def write_sheet(
    paths: Paths, agenda: Agenda, today: dt.date, folder: Path | None = None, *, force: bool = False
) -> HandedOut:
    """Writes the sheet of this agenda as NAME.sheet.md beside it, or into `folder`.

    A page changed by hand stays: the new one is NAME.sheet-2.md. With `force` it is replaced, and the changed
    one kept as a backup. Raises NotReadError, NotSavedError.
    """
    text = agenda_sheet(agenda, fingerprint_of(paths.agenda), today)
    there = folder or paths.folder
    page = there / f"{paths.name}{SHEET}"
    if not _changed_by_hand(page):
        return HandedOut(_written(page, text))
    if not force:
        number = 2
        while _changed_by_hand(beside := there / f"{paths.name}.sheet-{number}.md"):
            number += 1
        return HandedOut(_written(beside, text), kept_edit=page)
    backup = _aside(page)
    return HandedOut(_written(page, text), backup=backup)


def fingerprint_of(agenda: Path) -> str:
    """Sixteen hex digits, in fours, that stand for every byte of an agenda file."""
    try:
        digits = hashlib.sha256(files.read(agenda)).hexdigest()
    except OSError as error:
        raise NotReadError(f"{agenda.name} could not be read: {files.reason(error)}.") from None
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _changed_by_hand(page: Path) -> bool:
    try:
        return hand_edited(page.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True


def _aside(page: Path) -> Path:
    """The page under a name of its own, where nothing of that name is."""
    backup, number = page.with_name(f"{page.name}.backup"), 2
    while backup.exists():
        backup = page.with_name(f"{page.name}.backup-{number}")
        number += 1
    try:
        page.replace(backup)
    except OSError as error:
        why = files.reason(error)
        raise NotSavedError(f"The page that was changed by hand could not be put aside: {why}.") from None
    return backup


def _written(page: Path, text: str) -> Path:
    try:
        files.replace(page, text.encode())
    except OSError as error:
        raise NotSavedError(
            f"The sheet could not be written: {files.reason(error)}.",
            "iepmeet sheet FILE --out FOLDER tries again.",
        ) from None
    return page

"""From the record on disk to the minutes on disk; a page that was changed by hand is never overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iepmeet import files
from iepmeet.errors import NotReadError, NotSavedError
from iepmeet.live.paths import Paths
from iepmeet.papers import minutes as paper
from iepmeet.papers import page as sheet
from iepmeet.record import journal
from iepmeet.record.meeting import fold
from iepmeet.record.reading import fingerprint
from iepmeet.record.state import Meeting


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The page that was written; `kept_edit` is the page changed by hand that stands where it was."""

    page: Path
    kept_edit: Path | None = None
    backup: Path | None = None


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
    text = text_of(paths.record)
    there = Paths(folder or paths.folder, paths.name)
    page, kept_edit = there.minutes, None
    if _changed_by_hand(page):
        if force:
            backup = _free(lambda n: page.with_name(f"{page.name}.backup{'' if n == 1 else f'-{n}'}"), 1)
            try:
                page.replace(backup)
            except OSError as error:
                why = files.reason(error)
                raise NotSavedError(
                    f"The page that was changed by hand could not be put aside: {why}."
                ) from None
            _write(page, text)
            return HandedOut(page, backup=backup)
        kept_edit, page = page, _free(there.further_minutes, 2)
    _write(page, text)
    return HandedOut(page, kept_edit=kept_edit)


def _write(page: Path, text: str) -> None:
    try:
        files.replace(page, text.encode())
    except OSError as error:
        raise NotSavedError(
            f"The minutes could not be written: {files.reason(error)}.",
            "iepmeet minutes FILE --out FOLDER tries again.",
        ) from None


def _changed_by_hand(page: Path) -> bool:
    try:
        return sheet.hand_edited(page.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True


def _free(named: Callable[[int], Path], number: int) -> Path:
    """The first name that is free, or that holds a page nobody changed."""
    while named(number).exists() and _changed_by_hand(named(number)):
        number += 1
    return named(number)

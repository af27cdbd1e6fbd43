"""A page that was changed by hand is never overwritten: the one place that takes care of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iepmeet import files
from iepmeet.errors import NotSavedError
from iepmeet.papers.page import hand_edited


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The file that was written; `kept_edit` is the one changed by hand that stands where it was."""

    page: Path
    kept_edit: Path | None = None
    backup: Path | None = None


def changed(page: Path) -> bool:
    """Whether a page was changed by hand since it was made. One that cannot be read is taken to be."""
    try:
        return hand_edited(page.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True


def hand_out(
    page: Path,
    data: bytes,
    *,
    force: bool,
    what: str,
    again: str,
    is_changed: Callable[[Path], bool] = changed,
) -> HandedOut:
    """Writes a file; where one changed by hand stands in its place, beside it as `page-2.md`.

    With `force` it takes that place, and the changed one is kept as a backup. `what` is what the file is
    called in a sentence, `again` how to try again. Raises NotSavedError.
    """
    if not is_changed(page):
        return HandedOut(put(page, data, what, again))
    if force:
        backup = _aside(page)
        return HandedOut(put(page, data, what, again), backup=backup)
    number = 2
    while is_changed(beside := page.with_name(f"{page.stem}-{number}{page.suffix}")):
        number += 1
    return HandedOut(put(beside, data, what, again), kept_edit=page)


def put(page: Path, data: bytes, what: str, again: str) -> Path:
    """Writes a whole file in the place of the old one, for its owner alone. Raises NotSavedError."""
    try:
        files.replace(page, data)
    except OSError as error:
        raise NotSavedError(f"{what} could not be written: {files.reason(error)}.", again) from None
    return page


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

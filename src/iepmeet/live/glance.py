"""A glance at an agenda file: what it is called, when it is, whether there is anything to talk about.

Quick, for lists: nothing is checked. `iepmeet check` says what is wrong with a file.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from iepmeet import files, text

_LARGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Glance:
    """What is seen at once. `title` is "" where there is none; `whole`: it is TOML at all."""

    title: str = ""
    date: dt.date | None = None
    concerns: int = 0
    whole: bool = True


def at_file(path: Path) -> Glance | None:
    """What a file shows at a glance; None for one that is no agenda, or that cannot be read."""
    try:
        return at_text(files.read(path, limit=_LARGEST).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None


def at_text(agenda: str) -> Glance | None:
    """The same of an agenda's text."""
    try:
        tables = tomllib.loads(agenda)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        # broken, but somebody's
        return Glance(whole=False) if "[meeting]" in agenda or "[[concerns]]" in agenda else None
    if not {"meeting", "concerns"} & tables.keys():
        return None
    meeting = tables.get("meeting")
    meeting = meeting if isinstance(meeting, dict) else {}
    concerns = tables.get("concerns")
    return Glance(
        text.one_line(text.clean(str(meeting.get("title", "")))),
        _day(meeting.get("date")),
        len(concerns) if isinstance(concerns, list) else 0,
    )


def _day(written: object) -> dt.date | None:
    if isinstance(written, str):
        try:
            return dt.date.fromisoformat(written.strip())
        except ValueError:
            return None
    if isinstance(written, dt.datetime):
        return written.date()
    return written if isinstance(written, dt.date) else None

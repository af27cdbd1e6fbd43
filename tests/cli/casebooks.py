"""A casebook for the commands: one meeting held on 15 September 2026."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent
from iepmeet.record.journal import Journal

from ..casebook.leaving import note, opened, stamped, to_do

HELD = dt.date(2026, 9, 15)


def held(folder: Path, name: str = "sept", *more: AnyEvent, minute: int = 30) -> Path:
    """Holds the meeting and gives the record."""
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / f"{name}.record.jsonl"
    journal = Journal.open(record)
    journal.append(
        stamped(
            HELD,
            opened(),
            to_do("A1", "Book cover", dt.date(2026, 10, 16)),
            to_do("A2", "Share the timetable", dt.date(2026, 12, 11)),
            note("N1", "The rota was read out"),
            note("P1", "secretword", "private"),
            ev.ReviewAgreed(part="review", when=When(typed="15 dec", date=dt.date(2026, 12, 15))),
            *more,
            minute=minute,
        )
    )
    journal.close()
    return record

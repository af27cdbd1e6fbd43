"""What a date phrase was understood to mean, as it is kept in the record."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class When(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A typed date phrase and its meaning; `date` is None where it was not understood.

    typed    the words that were read, as typed ("end of term")
    date     the day they mean
    said     how they were read, for the echo ("the last day of term", "in 3 days")
    moved    why the day is not the one that was counted to ("moved from Tue 29 Dec 2026: school holiday")
    caution  what is odd about it: in the past, no school day, no term dates for this day, not a date yet
    rest     words typed after the date that belong with it ("at the latest")
    """

    typed: str
    date: dt.date | None = None
    said: str = ""
    moved: str = ""
    caution: str = ""
    rest: str = ""

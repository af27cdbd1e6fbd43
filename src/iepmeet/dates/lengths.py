"""Lengths of time as people write them ("12 weeks", "10 school days") and how they are counted."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from iepmeet.dates import school
from iepmeet.dates.arithmetic import later, months_later
from iepmeet.dates.names import NUMBER_WORD, NUMBERS
from iepmeet.dates.school import Calendar

Unit = Literal["days", "weeks", "months", "school days", "school weeks"]

_UNITS: dict[str, tuple[int, Unit]] = {
    "(?:school|teaching) days?": (1, "school days"),
    "(?:school|teaching|term[ -]time) (?:weeks?|wks?)": (1, "school weeks"),
    "d|days?": (1, "days"),
    "w|wks?|weeks?": (1, "weeks"),
    "fortnights?": (2, "weeks"),
    "mths?|months?": (1, "months"),
    "yrs?|years?": (12, "months"),
}
LENGTH = f"(?:[0-9]{{1,4}} ?|{NUMBER_WORD} )(?:{'|'.join(_UNITS)})"
_PARTS = re.compile(rf"(?P<n>[0-9]{{1,4}}|{NUMBER_WORD})(?: ?)(?P<unit>[a-z -]+)")
_WHOLE = re.compile(LENGTH)


class Length(Struct, frozen=True):
    """A length of time: `n` is at least 1. A fortnight is 2 weeks, a year is 12 months."""

    n: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.n} {self.unit if self.n > 1 else self.unit.removesuffix('s')}"

    @property
    def in_school_time(self) -> bool:
        """Whether it counts days or weeks of school, which needs the school's calendar."""
        return self.unit.startswith("school")


def parse_length(phrase: str) -> Length | None:
    """The length that a phrase is, the whole phrase and nothing else; None if it is not one.

    Case, extra blanks and a full stop at the end are ignored.
    """
    text = " ".join(phrase.lower().split()).removesuffix(".").rstrip()
    parts = _PARTS.fullmatch(text) if _WHOLE.fullmatch(text) else None
    if parts is None:
        return None
    times, unit = next(value for key, value in _UNITS.items() if re.fullmatch(key, parts["unit"]))
    n = NUMBERS[parts["n"]] if parts["n"] in NUMBERS else int(parts["n"])
    return Length(n * times, unit) if n else None


def is_length(phrase: str) -> bool:
    """Whether a phrase is a length, such as an agenda's `cycle = "12 weeks"`."""
    return parse_length(phrase) is not None


def counted(length: Length, today: date, calendar: Calendar) -> date | None:
    """The day a length from today ends on, not yet moved to a school day; None if nobody plans so far.

    A month ends on the same day of the month, or on the month's last: 31 January + 1 month is 28 February.
    """
    end = _counted(length, today, calendar)
    return end if end and (end - today).days <= school.FURTHEST else None


def _counted(length: Length, today: date, calendar: Calendar) -> date | None:
    if length.unit == "school days":
        return school.add_school_days(today, length.n, calendar)
    if length.unit == "school weeks":
        return school.add_school_weeks(today, length.n, calendar)
    if length.unit == "months":
        return months_later(today, length.n)
    return later(today, length.n * (7 if length.unit == "weeks" else 1))

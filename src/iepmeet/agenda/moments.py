"""Dates and times in the forms that people type them, to say how an agenda writes them."""

from __future__ import annotations

import re
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::([0-9]{2}))?[ \t]*([ap])?\.?(m)?\.?", re.IGNORECASE)
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})")
_IN_WORDS = re.compile(
    r"(?:[a-z]+,?[ \t]+)?([0-9]{1,2})(?:st|nd|rd|th)?[ \t]+(?:of[ \t]+)?([a-z]{3,9})\.?,?[ \t]+([0-9]{4})"
)


def as_date(text: str) -> date | None:
    """The date that a text in one of the usual British forms means, year first too; None if it is none."""
    text = text.strip().lower()
    if found := YEAR_FIRST.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_FIRST.fullmatch(text):
        year = int(found[3])
        return _date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    if (found := _IN_WORDS.fullmatch(text)) and found[2][:3] in _MONTHS:
        return _date(int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
    return None


def as_time(text: str) -> time | None:
    """The time that `15:30`, `9:05`, `3.30pm` or `3pm` means; None if it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if not found or not (found[2] or found[4]) or bool(found[4]) != bool(found[5]):
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    try:
        return time(hour, int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return None


def written_time(moment: time) -> str:
    """A time as an agenda writes it, in quote marks."""
    return f'"{moment:%H:%M}"'


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Dates as papers write them, found in text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from iepmeet.dates.names import MONTHS, WEEKDAYS

_MONTHS = [name[:3] for name in MONTHS]
_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(name[:3] for name in WEEKDAYS)}) (?P<day>[0-9]{{1,2}})"
    rf" (?P<month>{'|'.join(_MONTHS)})(?: (?P<year>[0-9]{{4}}))?\b"
)
_LONG_DAY = rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?\b"
_ANY_DAY = re.compile(rf"(?:{_DAY.pattern})|{_LONG_DAY}")


def parted_dates(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a date; the blanks inside a date do not break."""
    at = 0
    for found in _ANY_DAY.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found.group().replace(" ", "\u00a0"), True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def keep_dates(text: str) -> str:
    """The text with no-break blanks inside its dates, so that `Tue 2 Mar 2027` never breaks across lines."""
    return "".join(part for part, _ in parted_dates(text))


def first_date(text: str) -> dt.date | None:
    """The first whole date in the text, as papers write dates; None where there is none."""
    for found in _DAY.finditer(text):
        if found["year"]:
            try:
                return dt.date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
            except ValueError:
                continue
    return None

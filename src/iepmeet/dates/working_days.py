"""Working days: no Saturday, no Sunday, no bank holiday of the nation, and no day of the spans left out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from iepmeet.dates import school
from iepmeet.dates.arithmetic import later
from iepmeet.dates.names import MONTHS
from iepmeet.dates.school import Calendar
from iepmeet.guidance.model import Span

_NO_LEAP_YEAR = 2023
_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


class WorkingDays:
    """The working days of one calendar's nation. Every search gives None past the last day there is."""

    def __init__(self, calendar: Calendar, leaves_out: Sequence[Span] = ()) -> None:
        self._calendar = calendar
        self._leaves_out = leaves_out
        self._bank_holidays: dict[date, str | None] = {}

    def why_none(self, day: date) -> str:
        """Why this is no working day, in words that follow "it is"; empty on a working day."""
        if weekend := _WEEKEND.get(day.weekday()):
            return weekend
        if day not in self._bank_holidays:
            self._bank_holidays[day] = school.bank_holiday(day, self._calendar)
        if holiday := self._bank_holidays[day]:
            return holiday
        return next((f"within {span_said(span)}" for span in self._leaves_out if span.last_day(day)), "")

    def is_one(self, day: date) -> bool:
        """Whether this is a working day."""
        return not self.why_none(day)

    def on_or_after(self, day: date) -> date | None:
        """The day itself if it is a working day, else the next one."""
        return self._first(day, 1)

    def on_or_before(self, day: date) -> date | None:
        """The day itself if it is a working day, else the last one before it."""
        return self._first(day, -1)

    def after(self, day: date) -> date | None:
        """The first working day after this day."""
        return self.nth(day, 1)

    def nth(self, day: date, n: int, *, back: bool = False) -> date | None:
        """The nth working day after this day, or before it; the day itself is not counted."""
        step = -1 if back else 1
        found: date | None = day
        for _ in range(n):
            beside = later(found, step) if found else None
            found = self._first(beside, step) if beside else None
        return found

    def _first(self, day: date | None, step: int) -> date | None:
        while day is not None and not self.is_one(day):
            day = later(day, step)
        return day


def span_said(span: Span) -> str:
    """A span of days in words: `August`, `27 to 31 December`, `25 December to 1 January`."""
    first_month, first = MONTHS[int(span.first[:2]) - 1], int(span.first[3:])
    last_month, last = MONTHS[int(span.last[:2]) - 1], int(span.last[3:])
    if first_month == last_month and (first, last) == (1, monthrange(_NO_LEAP_YEAR, int(span.last[:2]))[1]):
        return last_month
    if first_month == last_month and first <= last:
        return f"{first} to {last} {last_month}"
    return f"{first} {first_month} to {last} {last_month}"

"""The last day of a period that runs from a day, and how it was counted, in words."""

from __future__ import annotations

import calendar as months
from datetime import date

from iepmeet.dates import school, written
from iepmeet.dates.arithmetic import later, months_later
from iepmeet.dates.names import MONTHS
from iepmeet.dates.school import Calendar
from iepmeet.dates.working_days import WorkingDays, span_said
from iepmeet.guidance.model import NAMES, Rule, Start, parts

_IN_DAYS = {"days": 1, "weeks": 7}


class Periods:
    """Counts the periods of one rule, with the days of one calendar."""

    def __init__(self, rule: Rule, calendar: Calendar, number: int | None) -> None:
        self._rule = rule
        self._calendar = calendar
        self._number = number
        self.working_days = WorkingDays(calendar, rule.working_day.leaves_out if rule.working_day else ())

    def end(self, day: date, period: str, start: Start) -> date | None:
        """The last day of a period from this day; for a period before it, the day that lies so far back."""
        n, unit = self._parts(period)
        if start.before:
            return self._back(day, n, unit)
        if unit == "months":
            return _months_end(day, n, begins_with_day=start.first_day == "same")
        from_day = later(day, -1) if start.first_day == "same" else day
        if from_day is None:
            return None
        if unit == "working days":
            return self.working_days.nth(from_day, n)
        if unit == "school days":
            return school.add_school_days(from_day, n, self._calendar)
        return later(from_day, n * _IN_DAYS[unit])

    def said(self, day: date, period: str, start: Start, end: date) -> str:
        """How the day was counted to, as a sentence."""
        n, unit = self._parts(period)
        length, verb = self.length(period), "ends" if n == 1 else "end"
        if start.before:
            said = f"{length} before {written.day(day)} ({start.day}) is {written.day(end)}."
            return said + self._left_out(unit)
        joined = "beginning with" if start.first_day == "same" else "after"
        said = f"{length} {joined} {written.day(day)} ({start.day}) {verb} on {written.day(end)}."
        return said + (_short_month(day, end, n) if unit == "months" else "") + self._left_out(unit)

    def length(self, period: str) -> str:
        """The period in words, with the number that was given where one had to be asked for."""
        n, unit = self._parts(period)
        return f"{n} {unit.removesuffix('s') if n == 1 else unit}"

    def _parts(self, period: str) -> tuple[int, str]:
        n, unit = parts(period)
        return (n if n is not None else self._number or 0), unit

    def _back(self, day: date, n: int, unit: str) -> date | None:
        if unit == "months":
            return months_later(day, -n)
        if unit == "working days":
            return self.working_days.nth(day, n, back=True)
        if unit == "school days":
            return _school_days_back(day, n, self._calendar)
        return later(day, -n * _IN_DAYS[unit])

    def _left_out(self, unit: str) -> str:
        if unit != "working days":
            return ""
        spans = self._rule.working_day.leaves_out if self._rule.working_day else ()
        more = "".join(f", {span_said(span)}" for span in spans)
        whose = "your" if self._calendar.bank_holidays is not None else f"{NAMES[self._rule.nation]}'s"
        return f" Not counted: weekends{more} and {whose} bank holidays."


def _months_end(day: date, n: int, *, begins_with_day: bool) -> date | None:
    same_number = months_later(day, n)
    if same_number is None or not begins_with_day:
        return same_number
    # no such day in a shorter month: the month's last day is already the last day of the period
    return later(same_number, -1) if same_number.day == day.day else same_number


def _short_month(day: date, end: date, n: int) -> str:
    month_end = months.monthrange(end.year, end.month)[1]
    if day.day <= month_end or end.day != month_end:
        return ""
    return f" ({MONTHS[end.month - 1]} has no {day.day}th: its last day counts.)".replace("31th", "31st")


def _school_days_back(day: date, n: int, calendar: Calendar) -> date | None:
    found: date | None = day
    while n > 0 and found is not None:
        found = later(found, -1)
        n -= found is not None and school.is_school_day(found, calendar)
    return found

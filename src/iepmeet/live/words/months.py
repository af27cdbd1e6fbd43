"""A month in sentences: what a picture of it shows, for whoever hears it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from iepmeet.dates import written
from iepmeet.dates.names import MONTHS
from iepmeet.live.month import Day, Mark, Month

NO_TERMS = "No term dates are known: only weekends and bank holidays are marked."
_WEEKENDS = ("a Saturday", "a Sunday")


def title(month: Month) -> str:
    """`February 2027`"""
    return f"{MONTHS[month.first.month - 1]} {month.first.year:04d}"


def spoken(month: Month, *, has_terms: bool) -> tuple[str, ...]:
    """The whole month: how many school days, when there is none and why, what is on its days."""
    count = sum(not day.no_school for day in month.days)
    lines = [f"{title(month)}: {count} school day{'s' if count != 1 else ''}."]
    lines += [f"No school: {line}." for line in closures(month)]
    lines += [f"{written.day(day.date)}: {mark_words(mark)}." for day, mark in marks(month)]
    return (*lines, *(() if has_terms else (NO_TERMS,)))


def closures(month: Month) -> tuple[str, ...]:
    """When there is no school beside weekends, each with its reason: `Mon 15 to Fri 19 Feb, half term`."""
    lines = []
    for why, run in groupby(_weekdays(month), key=lambda day: day.no_school):
        days = [day.date for day in run]
        if why:
            lines.append(f"{_span(days[0], days[-1])}, {why}")
    return tuple(lines)


def marks(month: Month) -> Iterator[tuple[Day, Mark]]:
    """What is on its days, in order; today is not said."""
    return ((day, mark) for day in month.days for mark in day.marks if mark.kind != "today")


def mark_words(mark: Mark) -> str:
    """What a mark means."""
    match mark.kind:
        case "offered":
            return f"{mark.ref} is offered, {mark.text}"
        case "review":
            return "the next review" + (f", {mark.text}" if mark.text else "")
        case "check":
            return "the early check" + (f", {mark.text}" if mark.text else "")
        case "today":
            return "today"
        case _:
            return f"{mark.ref} is due, {mark.text}"


def of_day(day: Day, today: dt.date) -> str:
    """One day, for whoever moves about in the picture."""
    school = f"no school, {day.no_school}" if day.no_school else "a school day"
    parts = [written.day(day.date), written.distance(day.date, today), school]
    parts += [mark_words(mark) for mark in day.marks if mark.kind != "today"]
    return " · ".join(parts)


def _weekdays(month: Month) -> list[Day]:
    return [day for day in month.days if day.no_school not in _WEEKENDS]


def _span(first: dt.date, last: dt.date) -> str:
    if first == last:
        return written.day(first)
    return f"{written.day(first).rsplit(' ', 2)[0]} to {written.day(last)}"

"""A month as the school has it, with what is due in it and the days that are offered for a follow-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from iepmeet.dates.arithmetic import later
from iepmeet.dates.names import month_number
from iepmeet.dates.school import SchoolDays
from iepmeet.live import proposals
from iepmeet.record.events import ReviewPart
from iepmeet.record.state import Meeting

MarkKind = Literal["offered", "review", "check", "action", "promise", "today"]

_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day: what kind, its number or ref ("2", "A5"), and its words."""

    kind: MarkKind
    ref: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: why it is no school day ("" if it is one), and what is on it."""

    date: dt.date
    no_school: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month in whole weeks, Monday to Sunday; None where a day belongs to another month."""

    first: dt.date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """Its days in order."""
        return tuple(day for week in self.weeks for day in week if day)


def first_of(day: dt.date, months: int = 0) -> dt.date:
    """The first of that day's month, or of so many months later (before, if negative)."""
    years, month = divmod(day.month - 1 + months, _LAST_MONTH)
    year = min(max(day.year + years, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(year, month + 1, 1)


def named(words: str, today: dt.date) -> dt.date | None:
    """The first of the month that these words name, this one or the next so called: `feb`, `march 2027`."""
    name, _, year = " ".join(words.lower().split()).partition(" ")
    month = month_number(name)
    if month is None or (year and not (year.isdecimal() and len(year) == 4)):
        return None
    found = int(year) if year else today.year + (month < today.month)
    return dt.date(found, month, 1) if dt.MINYEAR <= found <= dt.MAXYEAR else None


Marks = Mapping[dt.date, tuple[Mark, ...]]


def read(meeting: Meeting, first: dt.date, marks: Marks) -> Month:
    """The month that begins on `first`, with what is on its days (`on_days`)."""
    school = SchoolDays(meeting.agenda.calendar)
    days: list[Day | None] = [None] * first.weekday()
    day: dt.date | None = first
    while day and day.month == first.month:
        days.append(Day(day, school.why_no_school(day), marks.get(day, ())))
        day = later(day, 1)
    days += [None] * (-len(days) % 7)
    return Month(first, tuple(tuple(days[n : n + 7]) for n in range(0, len(days), 7)))


def on_days(meeting: Meeting, today: dt.date, part: ReviewPart) -> dict[dt.date, tuple[Mark, ...]]:
    """What is on each day: the follow-ups agreed, the days offered, what is due, and today."""
    found: dict[dt.date, tuple[Mark, ...]] = {}

    def put(day: dt.date | None, mark: Mark) -> None:
        if day:
            found[day] = (*found.get(day, ()), mark)

    for number, when in enumerate(proposals.of(meeting, part, today), start=1):
        put(when.date, Mark("offered", str(number), when.said))
    for agreed, kind in ((meeting.review, "review"), (meeting.check, "check")):
        if agreed:
            put(agreed.when.date, Mark("review" if kind == "review" else "check", "", agreed.purpose))
    for entry in meeting.actions:
        by = entry.words.by
        put(by.date if by else None, Mark("action", entry.ref, _whose(entry.words.text, entry.words.who)))
    again = {entry.ref for entry in meeting.actions}
    for promise in meeting.promises.values():
        carried = promise.carried
        if carried.ref in again or promise.verdict in ("kept", "dropped"):
            continue
        due = promise.by.date if promise.by else carried.due
        put(due, Mark("promise", carried.ref, _whose(carried.action, carried.who)))
    put(today, Mark("today", "", "today"))
    return found


def _whose(text: str, who: str) -> str:
    return f"{text}, {who}" if who else text

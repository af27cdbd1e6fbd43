"""Three days to choose the next review from: the cycle's own, a sooner one, one a week to either side."""

from __future__ import annotations

from datetime import date

from iepmeet.dates import review, settle, written
from iepmeet.dates.arithmetic import later
from iepmeet.dates.lengths import Length, parse_length
from iepmeet.dates.names import weekday_number
from iepmeet.dates.school import Calendar, SchoolDays
from iepmeet.dates.taught import monday_of
from iepmeet.dates.when import When

MOST = 3
_A_WEEK = 7
_WEEKS_TO_LOOK = 8  # no holiday is longer


def candidates(
    length: str, today: date, calendar: Calendar, prefer_weekday: str | None, *, sooner_because: str = ""
) -> tuple[When, ...]:
    """Up to three school days after today, the agenda's own proposal first.

    `sooner_because` is why the review should not wait for the whole cycle ("3 of 8 sessions were missed"):
    then the second is at half the length, and says so. The others are a week before and a week after the
    cycle's day. Empty where the length is none.
    """
    cycle = review.proposed(length, today, calendar, prefer_weekday)
    if cycle.date is None:
        return ()
    found = [cycle]
    if sooner_because and (half := _half(parse_length(length))):
        sooner = review.proposed(str(half), today, calendar, prefer_weekday)
        if sooner.date and sooner.date < cycle.date:
            because = f"{half} from today, sooner because {sooner_because}"
            found.append(
                When(
                    typed=str(half),
                    date=sooner.date,
                    said=because,
                    moved=sooner.moved,
                    caution=sooner.caution,
                )
            )
    for weeks in (-1, 1, 2):
        beside = _beside(cycle.date, weeks, today, calendar, prefer_weekday)
        if beside and len(found) < MOST and all(beside.date != other.date for other in found):
            found.append(beside)
    return tuple(found)


def _half(length: Length | None) -> Length | None:
    return Length(length.n // 2, length.unit) if length and length.n > 1 else None


def _beside(
    day: date, weeks: int, today: date, calendar: Calendar, prefer_weekday: str | None
) -> When | None:
    """The preferred weekday, else the same one, so many taught weeks before or after; a holiday is passed."""
    wanted = weekday_number(prefer_weekday) if prefer_weekday else None
    step = _A_WEEK if weeks > 0 else -_A_WEEK
    there = day
    for _ in range(abs(weeks)):
        there = _taught_week(there, step, calendar) or date.min
    on = later(there, wanted - there.weekday()) if wanted is not None and there > date.min else there
    if on is None or on <= today:
        return None
    said = f"{_weeks(weeks)} than the cycle's day"
    settled = settle.counted(written.long_day(on), on, said, calendar, needs_terms=True)
    return settled if settled.date and settled.date > today else None


def _taught_week(day: date, step: int, calendar: Calendar) -> date | None:
    """The same weekday of the nearest week before or after that holds a school day."""
    school = SchoolDays(calendar)
    there: date | None = day
    for _ in range(_WEEKS_TO_LOOK):
        there = later(there, step) if there else None
        week = [later(monday_of(there), n) for n in range(5)] if there else []
        if any(each and school.is_school_day(each) for each in week):
            return there
    return None


def _weeks(weeks: int) -> str:
    number = {1: "a week", 2: "two weeks"}[abs(weeks)]
    return f"{number} {'later' if weeks > 0 else 'sooner'}"

"""How much school there was: school days and taught weeks between two days, and the term a day is in."""

from __future__ import annotations

from datetime import date

from iepmeet.dates.arithmetic import later
from iepmeet.dates.school import FURTHEST, Calendar, SchoolDays, Term

_SEASONS = ("autumn", "spring", "summer", "winter")


def school_days(first: date, last: date, calendar: Calendar) -> tuple[date, ...]:
    """Every school day from the first day to the last, both included; none if the last is the earlier.

    Like every search, it looks `FURTHEST` days ahead and no further.
    """
    days = SchoolDays(calendar)
    end = min(last.toordinal(), first.toordinal() + FURTHEST)
    every = map(date.fromordinal, range(first.toordinal(), end + 1))
    return tuple(day for day in every if days.is_school_day(day))


def school_days_between(after: date, until: date, calendar: Calendar) -> int:
    """How many school days follow the first day, up to the second: the first is not counted, the second is.

    So `add_school_days(day, n)` is n school days away from its day. 0 where the second is not the later.
    """
    following = later(after, 1)
    return len(school_days(following, until, calendar)) if following else 0


def taught_weeks(first: date, last: date, calendar: Calendar) -> tuple[date, ...]:
    """The weeks, Monday to Sunday, that hold a school day from the first day to the last, both included.

    Each is given as its Monday, which may lie before the first day and need not be a school day.
    """
    mondays = (monday_of(day) for day in school_days(first, last, calendar))
    return tuple(dict.fromkeys(mondays))


def term_of(day: date, calendar: Calendar) -> Term | None:
    """The term that a day is in, its half term included; None between terms and without term dates."""
    return next((term for term in SchoolDays(calendar).terms if term.starts <= day <= term.ends), None)


def term_name(term: Term) -> str:
    """What a sentence calls a term: "summer term". A name that is more than a season is kept as written."""
    name = term.name.strip()
    season = (name or season_of(term.starts, term.ends)).lower().removesuffix("term").strip()
    return f"{season} term" if season in _SEASONS else name


def season_of(starts: date, ends: date) -> str:
    """The usual name of a term of these days, told from its middle: "Autumn", "Spring" or "Summer"."""
    middle = date.fromordinal((starts.toordinal() + ends.toordinal()) // 2)
    if middle.month >= 8:
        return "Autumn"
    return "Spring" if (middle.month, middle.day) < (4, 5) else "Summer"


def taught_week_of_term(day: date, calendar: Calendar) -> int | None:
    """Which taught week of its term a day is in, from 1; None outside terms and in a week without school."""
    term = term_of(day, calendar)
    if term is None:
        return None
    sunday = later(monday_of(day), 6) or day
    weeks = taught_weeks(term.starts, min(sunday, term.ends), calendar)
    return len(weeks) if weeks and weeks[-1] == monday_of(day) else None


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))

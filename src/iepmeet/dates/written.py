"""How dates and times are written: in English whatever the locale, with no leading zero."""

from __future__ import annotations

from datetime import date, time

from iepmeet.dates.names import MONTHS, WEEKDAYS

_DAYS_IN_WEEK = 7
_A_FORTNIGHT = 14
_TWO_MONTHS = 60
_HALF_A_YEAR = 183
_TWO_YEARS = 730


def day(day: date) -> str:
    """A day as every paper writes it: `Tue 2 Mar 2027`."""
    return f"{_weekday_and_day(day)} {day.year:04d}"


def short_day(day: date, today: date) -> str:
    """A day without its year, `Fri 11 Dec`, if it is this year's or less than half a year away."""
    near = day.year == today.year or abs((day - today).days) < _HALF_A_YEAR
    return _weekday_and_day(day) if near else f"{_weekday_and_day(day)} {day.year:04d}"


def long_day(day: date) -> str:
    """A day within a sentence, without its weekday: `11 December 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def clock_time(time: time) -> str:
    """A time on the 24-hour clock: `15:30`."""
    return f"{time.hour:02d}:{time.minute:02d}"


def distance(day: date, today: date) -> str:
    """How far a day is from today: `today`, `tomorrow`, `in 3 days`, `in 12 weeks`, `3 days ago`.

    Days up to two months, whole weeks where they are exact; beyond that weeks, then years, each "about".
    """
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
    if near:
        return near
    span = _span(abs(days))
    return f"in {span}" if days > 0 else f"{span} ago"


def _span(days: int) -> str:
    if days >= _TWO_YEARS:
        return f"about {round(days / 365.25)} years"
    if days >= _A_FORTNIGHT and days % _DAYS_IN_WEEK == 0:
        return f"{days // _DAYS_IN_WEEK} weeks"
    if days >= _TWO_MONTHS:
        return f"about {round(days / _DAYS_IN_WEEK)} weeks"
    return f"{days} days"


def _weekday_and_day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"

"""Days and months added to a day: None, not an error, past the first or last day there is."""

from __future__ import annotations

from datetime import date, timedelta


def later(day: date, days: int) -> date | None:
    """So many days later; earlier, if the number is negative."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_later(day: date, months: int) -> date | None:
    """The same day of a later month, or that month's last day: 31 January + 1 month is 28 February."""
    import pendulum

    try:
        found = pendulum.date(day.year, day.month, day.day).add(months=months)
    except (OverflowError, ValueError):
        return None
    return date(found.year, found.month, found.day)

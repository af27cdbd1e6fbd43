"""Days named by a month: its end, its beginning, its middle, the first Monday or the last day in it."""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates import school, week_days
from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import TOO_FAR, Context, Meaning, Rule, refusing
from iepmeet.dates.names import MONTH, MONTHS, PLACE, PLACES, WEEKDAY, WEEKDAYS, month_number, weekday_number

_MIDDLE = 15
_MONTH = f"(?:(?P<month>{MONTH})(?: (?P<year>(?:19|20|21)[0-9]{{2}}))?|(?:(?P<which>this|next) |the )?month)"
_ORDINAL = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"


def _end(match: re.Match[str], context: Context) -> Meaning:
    """The month's last school day; its last day, to be marked, where none is to come."""
    first, name = _month(match, context)
    if first is None:
        return Meaning(refused=TOO_FAR)
    days = _days_of(first)
    day = next((d for d in reversed(days) if d >= context.today and context.days.is_school_day(d)), None)
    return Meaning(day, f"the last school day of {name}") if day else Meaning(days[-1], f"the end of {name}")


def _start(match: re.Match[str], context: Context) -> Meaning:
    first, name = _month(match, context, starts=True)
    if first is None:
        return Meaning(refused=TOO_FAR)
    day = next((d for d in _days_of(first) if context.days.is_school_day(d)), None)
    if day is None:
        return Meaning(first, f"the beginning of {name}")
    if day < context.today and not match["year"]:
        return Meaning(refused=f"the first school day of {name} is already past")
    return Meaning(day, f"the first school day of {name}")


def _middle(match: re.Match[str], context: Context) -> Meaning:
    first, name = _month(match, context, last_day=_MIDDLE)
    if first is None:
        return Meaning(refused=TOO_FAR)
    middle = first.replace(day=_MIDDLE)
    day = school.next_school_day(middle, context.calendar)
    said = f"the first school day from {_MIDDLE} {name}"
    if match["which"] or not match["month"]:
        said = f"the first school day from the {_MIDDLE}th of {name}"
        if middle < context.today:
            return Meaning(refused=f"the middle of {name} is already past")
    return Meaning(day, said) if day else Meaning(refused=TOO_FAR)


def _weekday_in(match: re.Match[str], context: Context) -> Meaning:
    """`the first monday in march`: of this year's March, or of the next if that day is past."""
    weekday, place = weekday_number(match["weekday"]) or 0, PLACES[match["place"]]
    first, name = _month(match, context)
    if first is None:
        return Meaning(refused=TOO_FAR)
    day = _nth(first, weekday, place)
    said = f"the {match['place']} {WEEKDAYS[weekday]} {'in' if match['month'] else 'of'} {name}"
    following = _first_of(first.year + 1, first.month)
    if day < context.today and match["month"] and not match["year"] and following:
        day, said = _nth(following, weekday, place), said.replace(str(first.year), str(following.year))
    if day < context.today and not match["year"]:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _first_or_last_day(match: re.Match[str], context: Context) -> Meaning:
    is_last = match["place"] == "last"
    first, name = _month(match, context, last_day=None if is_last else 1)
    if first is None:
        return Meaning(refused=TOO_FAR)
    day = _days_of(first)[-1] if is_last else first
    said = f"the {match['place']} day of {name}"
    if day < context.today and not match["year"]:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _before(match: re.Match[str], context: Context) -> Meaning:
    """`before march`: the last school day before its first day."""
    first, name = _month(match, context, last_day=1)
    if first is None:
        return Meaning(refused=TOO_FAR)
    return week_days.day_before(first, f"the last school day before {name}", context)


def _ordinal(match: re.Match[str], context: Context) -> Meaning:
    """`the 14th of next month`."""
    first, name = _month(match, context)
    if first is None:
        return Meaning(refused=TOO_FAR)
    days, number = _days_of(first), int(match["day"])
    if not 1 <= number <= len(days):
        return Meaning(refused=f"{name} has no day {number}")
    if days[number - 1] < context.today:
        return Meaning(refused=f"day {number} of {name} is already past")
    return Meaning(days[number - 1], f"day {number} of {name}")


def _month(
    match: re.Match[str], context: Context, *, starts: bool = False, last_day: int | None = None
) -> tuple[date | None, str]:
    """The first day of the month that is meant, and its name in a sentence.

    A month's name without a year is the next one that is not over; for its beginning (`starts`) the next
    whose beginning is not over, and with `last_day` the next whose day of that number is not.
    """
    today = context.today
    if not match["month"]:
        away = 1 if match["which"] == "next" else 0
        years, month = divmod(today.month - 1 + away, 12)
        return _first_of(today.year + years, month + 1), f"{match['which'] or 'this'} month"
    month = month_number(match["month"]) or 1
    if match["year"]:
        return _first_of(int(match["year"]), month), f"{MONTHS[month - 1]} {match['year']}"
    over = today.month > month
    if today.month == month and last_day:
        over = today.day > last_day
    if today.month == month and starts:
        over = any(context.days.is_school_day(d) for d in _days_of(today.replace(day=1))[: today.day - 1])
    year = today.year + over
    return _first_of(year, month), f"{MONTHS[month - 1]} {year}"


def _first_of(year: int, month: int) -> date | None:
    return date(year, month, 1) if year <= date.max.year else None


def _days_of(first: date) -> list[date]:
    every = (later(first, n) for n in range(31))
    return [day for day in every if day and day.month == first.month]


def _nth(first: date, weekday: int, place: int) -> date:
    return [day for day in _days_of(first) if day.weekday() == weekday][place]


RULES = (
    Rule("(?:eom|month[ -]end)(?P<month>)(?P<year>)(?P<which>)", _end),
    Rule(f"(?:(?:very )?end|last school day) (?:of|in) {_MONTH}", _end),
    Rule(f"(?:start|beginning|first school day) (?:of|in) {_MONTH}", _start),
    Rule(f"(?:mid[ -]?|middle of ){_MONTH}", _middle),
    Rule(f"(?P<place>{PLACE}) (?P<weekday>{WEEKDAY}) (?:in|of) {_MONTH}", _weekday_in),
    Rule(f"(?P<place>first|last) day (?:of|in) {_MONTH}", _first_or_last_day),
    Rule(f"before (?P<month>{MONTH})(?: (?P<year>(?:19|20|21)[0-9]{{2}}))?", _before),
    Rule(f"{_ORDINAL} (?:of )?(?:(?P<which>this|next) |the )month(?P<month>)(?P<year>)", _ordinal),
    Rule(f"(?:early|late|later|sometime)(?: on)?(?: in)? {_MONTH}", refusing("which day of that month?")),
    Rule(f"(?:{PLACE} )week (?:of|in) {_MONTH}", refusing("which day of that week?")),
)

"""Days named by day and month, in British order, with or without a weekday and a year."""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates import written
from iepmeet.dates.meaning import Context, Meaning, Rule
from iepmeet.dates.names import MONTH, MONTHS, ORDINALS, WEEKDAY, WEEKDAYS, month_number, weekday_number

_YEARS_BETWEEN_LEAP_YEARS = 8  # the most there are: 2096 to 2104
_MONTHS_TO_LOOK = 2  # no two months running lack the same day of the month

_ON_A = f"(?:(?P<weekday>{WEEKDAY}) )?(?:the )?"
_DAY = "(?P<day>[0-9]{1,2})"
_ORDINAL = "(?:st|nd|rd|th)"
_IN_WORDS = "|".join(each.replace(" ", "[ -]") for each in reversed(ORDINALS))
_NAMED = f"(?P<month>{MONTH})"
_NUMBERED = "(?P<month>[0-9]{1,2})"
# 1530 after a date is a time, not a year: only years that somebody may mean are read after a month's name.
_YEAR = "(?P<year>(?:19|20|21)[0-9]{2}|'?[0-9]{2})"
_ANY_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"


def _day_and_month(match: re.Match[str], context: Context) -> Meaning:
    parts, today = match.groupdict(), context.today
    day = int(parts["day"]) if parts["day"].isdigit() else ORDINALS.index(parts["day"].replace("-", " ")) + 1
    month = int(parts["month"]) if parts["month"].isdigit() else month_number(parts["month"]) or 0
    if not 1 <= month <= 12:
        return Meaning(refused=f"there is no month {month}")
    typed_year = (parts.get("year") or "").lstrip("'")
    if not typed_year:
        found = _next_with(day, month, today)
        return _agreeing(found, parts, today) if found else _no_such_day(day, month)
    year = int(typed_year) if len(typed_year) == 4 else today.year // 100 * 100 + int(typed_year)
    found = _date(year, month, day)
    if found is None:
        return _no_such_day(day, month, f" {year:04d}")
    if len(typed_year) == 2 and found < today:
        return Meaning(refused=f"{written.day(found)} is past: if you mean it, write {year:04d} in full")
    return _agreeing(found, parts, today)


def _day_of_the_month(match: re.Match[str], context: Context) -> Meaning:
    """`fri the 11th`: the next 11th, today's included, if it is a Friday."""
    day, today = int(match["day"]), context.today
    for months in range(_MONTHS_TO_LOOK + 1):
        years, month = divmod(today.month - 1 + months, 12)
        found = _date(today.year + years, month + 1, day)
        if found and found >= today:
            return _agreeing(found, match.groupdict(), today)
    return Meaning(refused=f"no month has a day {day}")


def _agreeing(found: date, parts: dict[str, str], today: date) -> Meaning:
    """The day, unless a weekday was typed before it that is not its own."""
    weekday = weekday_number(parts.get("weekday") or "")
    if weekday is not None and weekday != found.weekday():
        own, typed = WEEKDAYS[found.weekday()], WEEKDAYS[weekday]
        return Meaning(refused=f"{written.long_day(found)} is a {own}, not a {typed}")
    return Meaning(found, written.distance(found, today))


def _next_with(day: int, month: int, today: date) -> date | None:
    """The next such day and month, today's included; 29 February waits for a leap year."""
    years = range(today.year, today.year + _YEARS_BETWEEN_LEAP_YEARS + 1)
    days = (_date(year, month, day) for year in years)
    return next((found for found in days if found and found >= today), None)


def _no_such_day(day: int, month: int, year: str = "") -> Meaning:
    return Meaning(refused=f"there is no {day} {MONTHS[month - 1]}{year}")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULES = (
    Rule(f"{_ON_A}{_DAY}{_ORDINAL}?(?: of |[ -]?){_NAMED}(?:[ -]{_YEAR})?", _day_and_month),
    Rule(f"(?:the )?(?P<day>{_IN_WORDS}) of {_NAMED}(?: {_YEAR})?", _day_and_month),
    Rule(f"{_ON_A}{_NAMED} (?:the )?{_DAY}{_ORDINAL}?(?: {_YEAR})?", _day_and_month),
    Rule(f"{_ON_A}{_DAY} ?/ ?{_NUMBERED}(?: ?/ ?{_ANY_YEAR})?", _day_and_month),
    Rule(f"{_ON_A}{_DAY} ?(?P<sep>[-.]) ?{_NUMBERED} ?(?P=sep) ?{_ANY_YEAR}", _day_and_month),
    Rule(f"{_ON_A}(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-{_DAY}", _day_and_month),
    Rule(f"(?P<weekday>{WEEKDAY}) {_DAY}{_ORDINAL}", _day_of_the_month),
    Rule(f"(?P<weekday>{WEEKDAY}) the {_DAY}{_ORDINAL}?", _day_of_the_month),
)

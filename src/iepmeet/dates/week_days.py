"""Days named by their week: its end, its start, `w/c 11 january`, `before the weekend`, `before friday`.

A week is not a day: where one is named by its Monday, its first school day is meant and it is said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from iepmeet.dates import calendar_days, near_days, written
from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import Context, Meaning, Rule, first, refusing

_WEEK = "(?:week|wk)"
_REF = f"(?:the )?(?:(?P<which>this|next|following) )?{_WEEK}(?P<after> after next)?"
_COMMENCING = f"(?:w/?c|w/?b|{_WEEK} (?:commencing|beginning|starting|from|of))"
_ENDING = f"(?:w/?e|{_WEEK} ending)"
_NUMBER = "[0-9]"  # "the end of week 3" counts weeks that nobody wrote down
_FRIDAY = 4
_WEDNESDAY = 2
_MOST_DAYS_BACK = 70  # the summer holidays and more
_NAMED_DAYS = (*near_days.RULES, *calendar_days.RULES)


def _end(match: re.Match[str], context: Context) -> Meaning:
    monday, name = _monday(match, context)
    return _last_school_day(monday, name, context)


def _start(match: re.Match[str], context: Context) -> Meaning:
    monday, name = _monday(match, context)
    found = _first_school_day(monday, name, context)
    past = found.day is not None and found.day < context.today
    return Meaning(refused=f"{found.said} is already past") if past else found


def _middle(match: re.Match[str], context: Context) -> Meaning:
    monday, name = _monday(match, context)
    day = _day_of(monday, _WEDNESDAY)
    if day is None or day < context.today:
        return Meaning(refused=f"the middle of {name} is already past")
    return Meaning(day, f"Wednesday of {name}")


def _commencing(match: re.Match[str], context: Context) -> Meaning | None:
    found = _in_a_week(match["of"], context)
    if found is None or found.day is None:
        return found
    monday = _day_of(found.day, 0) or found.day
    return _first_school_day(monday, f"the week of {written.day(monday)}", context)


def _ending(match: re.Match[str], context: Context) -> Meaning | None:
    found = _in_a_week(match["of"], context)
    if found is None or found.day is None:
        return found
    monday = _day_of(found.day, 0) or found.day
    return _last_school_day(monday, f"the week of {written.day(monday)}", context)


def _before_weekend(match: re.Match[str], context: Context) -> Meaning:
    return _last_school_day(_day_of(context.today, 0), "this week", context)


def _after_weekend(match: re.Match[str], context: Context) -> Meaning:
    monday = later(context.today, 7 - context.today.weekday())
    return _first_school_day(monday, "next week", context)


def _before_day(match: re.Match[str], context: Context) -> Meaning | None:
    """`before friday`: the last school day before it."""
    found = _named(match["of"], context)
    if found is None or found.day is None:
        return found
    return day_before(found.day, f"the last school day before {written.day(found.day)}", context)


def day_before(named: date, said: str, context: Context) -> Meaning:
    """The last school day before a day, in these words; refused if it is past."""
    back = (later(named, -n) for n in range(1, _MOST_DAYS_BACK))
    day = next((each for each in back if each and context.days.is_school_day(each)), None)
    if day is None or day < context.today:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _named(text: str, context: Context) -> Meaning | None:
    """What a day within the phrase means; None where the words name no single day."""
    found = first(_NAMED_DAYS, text, context)
    return found[1] if found and found[1].length is None else None


def _in_a_week(text: str, context: Context) -> Meaning | None:
    """What the day of a `w/c` means: a day of this week is this week's, although it is past."""
    monday = _day_of(context.today, 0) or context.today
    found = first(calendar_days.RULES, text, replace(context, today=monday))
    return found[1] if found else _named(text, context)


def _monday(match: re.Match[str], context: Context) -> tuple[date | None, str]:
    """The Monday of the week that is meant, and its name in a sentence."""
    weeks = 2 if match["after"] else 1 if match["which"] in ("next", "following") else 0
    name = ("this week", "next week", "the week after next")[weeks]
    return later(context.today, 7 * weeks - context.today.weekday()), name


def _first_school_day(monday: date | None, name: str, context: Context) -> Meaning:
    """The first school day of the week; its Monday, to be marked, if it has none."""
    days = [day for n in range(5) if (day := _day_of(monday, n))]
    day = next((each for each in days if context.days.is_school_day(each)), None)
    if day:
        return Meaning(day, f"the first school day of {name}")
    return Meaning(days[0], f"Monday of {name}") if days else Meaning(refused="that is too far ahead")


def _last_school_day(monday: date | None, name: str, context: Context) -> Meaning:
    """The last school day of the week; its Friday, to be marked, if it has none."""
    days = [day for n in range(5) if (day := _day_of(monday, n))]
    if len(days) <= _FRIDAY:
        return Meaning(refused="that is too far ahead")
    day = next((each for each in reversed(days) if context.days.is_school_day(each)), None)
    said = f"the last school day of {name}" if day else f"Friday of {name}"
    day = day or days[_FRIDAY]
    if day < context.today:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _day_of(day: date | None, weekday: int) -> date | None:
    """That weekday in the Monday-to-Sunday week of the day."""
    return later(day, weekday - day.weekday()) if day else None


RULES = (
    Rule("eow(?P<which>)(?P<after>)", _end),
    Rule(f"(?:(?:very )?end|last (?:school )?day) of {_REF}", _end, unless=_NUMBER),
    Rule(f"(?:(?:start|beginning|first (?:school )?day) of|first thing) {_REF}", _start, unless=_NUMBER),
    Rule(f"(?:mid[ -]?|middle of ){_REF}", _middle, unless=_NUMBER),
    Rule(f"{_COMMENCING}:? (?:on )?(?:the )?(?P<of>.+)", _commencing),
    Rule(f"{_ENDING}:? (?:on )?(?:the )?(?P<of>.+)", _ending),
    Rule("before (?:the |this )?weekend", _before_weekend),
    Rule("(?:straight )?after (?:the |this )?weekend", _after_weekend),
    Rule("(?:some time |sometime )?before (?:the )?(?P<of>.+)", _before_day),
    Rule(f"(?:early|late|later|sometime) {_REF}|{_WEEK} after next", refusing("which day of that week?")),
    Rule("(?:end of |over |during |this |next )?(?:the )?weekend", refusing("before or after the weekend?")),
)

"""Days named by where they stand from today: tomorrow, `this fri`, `fri week`, `12 weeks`, the term words."""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates import lengths, school, written
from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import TOO_FAR, Meaning, rule
from iepmeet.dates.names import NUMBER_WORD, NUMBERS, WEEKDAY, WEEKDAYS, weekday_number
from iepmeet.dates.school import Calendar

_NO_LENGTH = "nought is no length of time"
_DAY = f"(?P<day>today|tomorrow|{WEEKDAY})"
_WEEKS = "(?P<weeks>weeks?|fortnights?)"
_BEFORE_OR_AFTER = r"(?:ago|before|after|from|earlier|prior|past|since|previously)\b"
_OF_THE_SCHOOL_YEAR = (
    r"(?:before|after|of) (?:the )?(?:christmas|xmas|easter|summer|half|end|start|holidays?|term|next)\b"
)


def _today_or_tomorrow(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    day = _next(match["day"], today)
    return Meaning(day, match["day"]) if day else Meaning(refused=TOO_FAR)


def _bare_weekday(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    day = _next(match["day"], today)
    return Meaning(day, written.distance(day, today)) if day else Meaning(refused=TOO_FAR)


def _weekday_of_a_week(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    weekday = weekday_number(match["weekday"]) or 0
    which = match["which"]
    day = later(today, weekday - today.weekday() + (7 if which == "next" else 0))
    said = f"{WEEKDAYS[weekday]} of {which} week"
    if day is None:
        return Meaning(refused=TOO_FAR)
    if day < today:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _weeks_on_a_day(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    typed = match.groupdict().get("n") or "a"
    n = NUMBERS[typed] if typed in NUMBERS else int(typed)
    weeks = n * (2 if match["weeks"].startswith("fortnight") else 1)
    if weeks == 0:
        return Meaning(refused=_NO_LENGTH)
    start = _next(match["day"], today)
    day = later(start, weeks * 7) if start else None
    if start is None or day is None or (day - today).days > school.FURTHEST:
        return Meaning(refused=TOO_FAR)
    first = match["day"] if match["day"].startswith("to") else written.day(start)
    return Meaning(day, f"{lengths.Length(weeks, 'weeks')} after {first}")


def _length(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    length = lengths.parse_length(match["length"])
    if length is None:
        return Meaning(refused=_NO_LENGTH)
    day = lengths.counted(length, today, calendar)
    return Meaning(day, f"{length} from today", length=length) if day else Meaning(refused=TOO_FAR)


def _end_of_term(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    day = school.end_of_term(today, calendar)
    return Meaning(day, "the last day of term") if day else _no_terms("that ends after today", calendar)


def _after_half_term(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    day = school.after_half_term(today, calendar)
    if day is None:
        return _no_terms("with a half term after today", calendar)
    return Meaning(day, "the first school day after half term")


def _before_christmas(match: re.Match[str], today: date, calendar: Calendar) -> Meaning:
    day = school.before_christmas(today, calendar)
    if day is None:
        return _no_terms("in December", calendar)
    if day < today:
        return Meaning(refused=f"the last school day before Christmas was {written.day(day)}")
    return Meaning(day, "the last school day before Christmas")


def _no_terms(which: str, calendar: Calendar) -> Meaning:
    return Meaning(
        refused=f"the term dates hold no term {which}" if calendar.terms else "no term dates are known"
    )


def _next(name: str, today: date) -> date | None:
    """Today, tomorrow, or the next such weekday after today."""
    if name == "today":
        return today
    if name == "tomorrow":
        return later(today, 1)
    weekday = weekday_number(name) or 0
    return later(today, (weekday - today.weekday() - 1) % 7 + 1)


RULES = (
    rule("(?P<day>today|tomorrow)", _today_or_tomorrow),
    rule(f"(?P<day>{WEEKDAY})", _bare_weekday, unless=_OF_THE_SCHOOL_YEAR),
    rule(f"(?P<which>this|next) (?P<weekday>{WEEKDAY})", _weekday_of_a_week),
    rule(f"(?P<weekday>{WEEKDAY}) (?P<which>this|next) week", _weekday_of_a_week),
    rule(f"{_DAY} {_WEEKS}", _weeks_on_a_day),
    rule(f"(?P<n>[0-9]{{1,4}}|{NUMBER_WORD}) {_WEEKS} (?:on |from )?{_DAY}", _weeks_on_a_day),
    rule(
        f"(?P<length>{lengths.LENGTH})(?:(?:'s|s'|')? time| from (?:today|now))?",
        _length,
        unless=_BEFORE_OR_AFTER,
    ),
    rule("(?:at )?(?:the )?(?:end|last day) of (?:the |this )?term", _end_of_term),
    rule("after (?:the )?half[ -]?term", _after_half_term),
    rule("before (?:christmas|xmas)", _before_christmas),
)

"""Days named by where they stand from today: tomorrow, `this fri`, `fri week`, `12 weeks`."""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates import lengths, school, written
from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import TOO_FAR, Context, Meaning, Rule
from iepmeet.dates.names import MONTH, NUMBER_WORD, NUMBERS, WEEKDAY, WEEKDAYS, weekday_number

_NO_LENGTH = "nought is no length of time"
_TODAY = "(?:today|tonight|(?:later|end of) today|this (?:morning|afternoon|evening))"
_END_OF_TODAY = "(?:end of (?:the )?day|(?:close|end) of play|cop|eod)"
_TOMORROW = "(?:tom+or+ow|tmrw|tmrrw|tmr|tomoz|2moro)"
_NAME = f"(?P<day>today|{_TOMORROW}|{WEEKDAY})"
_WEEKS = "(?P<weeks>(?:weeks?|wks?|fortnights?))"
_WEEK = "(?:week|wk)"
_WHICH = f"(?P<which>this|next) {_WEEK}"
_AFTER_NEXT = f"(?:the )?{_WEEK} (?P<which>after next)"
_BEFORE_OR_AFTER = r"(?:ago|into|before|after|from|earlier|prior|past|since|previously)\b"
_OF_THE_SCHOOL_YEAR = (
    r"(?:before|after|of) (?:the |our )?(?:christmas|xmas|easter|summer|new year|half|end|start|holidays?"
    rf"|term|next|review|weekend|we|they|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH})\b"
)
_WEEKS_AWAY = {"this": 0, "next": 1, "after next": 2}


def _today(match: re.Match[str], context: Context) -> Meaning:
    return Meaning(context.today, "today")


def _tomorrow(match: re.Match[str], context: Context) -> Meaning:
    return _days_away(1, "tomorrow", context)


def _this_time(match: re.Match[str], context: Context) -> Meaning:
    return _days_away(7, "1 week after today", context)


def _days_away(days: int, said: str, context: Context) -> Meaning:
    day = later(context.today, days)
    return Meaning(day, said) if day else Meaning(refused=TOO_FAR)


def _bare_weekday(match: re.Match[str], context: Context) -> Meaning:
    day = _next(match["day"], context.today)
    return Meaning(day, written.distance(day, context.today)) if day else Meaning(refused=TOO_FAR)


def _weekday_of_a_week(match: re.Match[str], context: Context) -> Meaning:
    today, which = context.today, match["which"]
    weekday = weekday_number(match["weekday"]) or 0
    day = later(today, weekday - today.weekday() + 7 * _WEEKS_AWAY[which])
    said = f"{WEEKDAYS[weekday]} of {f'{which} week' if which != 'after next' else 'the week after next'}"
    if day is None:
        return Meaning(refused=TOO_FAR)
    if day < today:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _weeks_on_a_day(match: re.Match[str], context: Context) -> Meaning:
    today = context.today
    typed = match.groupdict().get("n") or "a"
    n = NUMBERS[typed] if typed in NUMBERS else int(typed)
    weeks = n * (2 if match["weeks"].startswith("fortnight") else 1)
    if weeks == 0:
        return Meaning(refused=_NO_LENGTH)
    start = _next(match["day"], today)
    day = later(start, weeks * 7) if start else None
    if start is None or day is None or (day - today).days > school.FURTHEST:
        return Meaning(refused=TOO_FAR)
    is_weekday = weekday_number(match["day"]) is not None
    first = written.day(start) if is_weekday else written.distance(start, today)
    return Meaning(day, f"{lengths.Length(weeks, 'weeks')} after {first}")


def _length(match: re.Match[str], context: Context) -> Meaning:
    length = lengths.parse_length(match["length"])
    if length is None:
        return Meaning(refused=_NO_LENGTH)
    day = lengths.counted(length, context.today, context.calendar)
    return Meaning(day, f"{length} from today", length=length) if day else Meaning(refused=TOO_FAR)


def _day_after_tomorrow(match: re.Match[str], context: Context) -> Meaning:
    return _days_away(2, "in 2 days", context)


def _next_fortnight(match: re.Match[str], context: Context) -> Meaning:
    return _days_away(14, "2 weeks from today", context)


def _next(name: str, today: date) -> date | None:
    """Today, tomorrow, or the next such weekday after today."""
    if name == "today":
        return today
    weekday = weekday_number(name)
    if weekday is None:
        return later(today, 1)
    return later(today, (weekday - today.weekday() - 1) % 7 + 1)


RULES = (
    Rule(_TODAY, _today),
    Rule(_END_OF_TODAY, _today, unless="[0-9]"),
    Rule(_TOMORROW, _tomorrow),
    Rule(f"(?P<day>{WEEKDAY})", _bare_weekday, unless=_OF_THE_SCHOOL_YEAR),
    Rule(f"(?:this )?coming (?P<day>{WEEKDAY})", _bare_weekday),
    Rule(f"(?P<which>this|next) (?P<weekday>{WEEKDAY})", _weekday_of_a_week),
    Rule(f"(?P<weekday>{WEEKDAY}) (?:of )?{_WHICH}", _weekday_of_a_week),
    Rule(f"(?P<weekday>{WEEKDAY}) (?:of |in )?{_AFTER_NEXT}", _weekday_of_a_week),
    Rule(f"{_WHICH},? (?:on )?(?P<weekday>{WEEKDAY})", _weekday_of_a_week),
    Rule(f"{_NAME} {_WEEKS}", _weeks_on_a_day),
    Rule(f"(?:(?P<n>[0-9]{{1,4}}|{NUMBER_WORD}) )?{_WEEKS} (?:on |from )?{_NAME}", _weeks_on_a_day),
    Rule(f"(?:this|same) time (?:next {_WEEK}|in a {_WEEK})", _this_time),
    Rule("(?:this|same) time tomorrow", _tomorrow),
    Rule(f"day after {_TOMORROW}", _day_after_tomorrow),
    Rule("next fortnight", _next_fortnight),
    Rule(
        f"(?P<length>{lengths.LENGTH})(?:(?:'s|s'|')? time| from (?:today|now))?",
        _length,
        unless=_BEFORE_OR_AFTER,
    ),
)

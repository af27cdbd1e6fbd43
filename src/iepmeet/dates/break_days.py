"""Days named by a holiday: the last school day before it, the first one after it, a weekday beside it.

A holiday alone says no day ("by half term", "over christmas"): it is asked whether before or after.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from iepmeet.dates import easter, term_dates, written
from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import Context, Meaning, Rule, no_terms, refusing
from iepmeet.dates.names import MONTH, MONTHS, WEEKDAY, WEEKDAYS, month_number, weekday_number
from iepmeet.dates.term_dates import SEASONS

_WHICH = f"(?:(?P<which>{MONTH}|{'|'.join(SEASONS)}|whit(?:sun)?) )?"
_HOLIDAYS = "(?P<holidays> (?:holidays?|hols|break|vacation))?"
_FEAST = "(?P<feast>christmas|xmas|easter|new year)"
_HOLIDAY = f"(?:the |this |our )?(?:(?:next )?{_WHICH}half[ -]?term(?: week)?|{_FEAST}|summer){_HOLIDAYS}"
_DAY = "first (?:school )?day"
_SOMEBODY = "(?:we|they|pupils|(?:the )?children|he|she|school)"
_BACK = (
    f"(?:first (?:school )?)?day back(?: at school)?|(?:when|once) {_SOMEBODY}(?:'re| are|'s| is) back"
    f"|(?:day |when ){_SOMEBODY} (?:go|goes|come|comes|get|gets) back|first week back|back"
)
_RIGHT_BEFORE = "(?:(?:just|right|straight|last thing|last day|(?:last )?school day) )?"
_RIGHT_AFTER = f"(?:(?:{_BACK}|first thing|straight|right|just|immediately|first (?:school )?day) )?"
# "after easter monday", "before summer term", "after christmas day" name another day
_OTHER_DAY = rf"(?:day|eve|term|half|school|club|camp|fair|party|play|show|concert|{WEEKDAY})\b"


class _Side(NamedTuple):
    """The school day on one side of a holiday, and the holiday's name; without a day, what is missing."""

    day: date | None
    name: str
    lacking: str
    refused: str = ""


def _before(match: re.Match[str], context: Context) -> Meaning:
    found = _side(match, context, ending=False)
    if found.day is None:
        return Meaning(refused=found.refused) if found.refused else no_terms(found.lacking, context)
    said = f"the last school day before {found.name}"
    if found.day < context.today:
        return Meaning(refused=f"{said} was {written.day(found.day)}")
    return Meaning(found.day, said)


def _after(match: re.Match[str], context: Context, of_week: str = "") -> Meaning:
    found = _side(match, context, ending=True)
    if found.day is None:
        return Meaning(refused=found.refused) if found.refused else no_terms(found.lacking, context)
    return Meaning(found.day, f"the first school day {of_week}after {found.name}")


def _week_after(match: re.Match[str], context: Context) -> Meaning:
    feast = match["feast"]
    if feast and not match["holidays"] and not match["back"]:
        return Meaning(refused=f"the week after {_FEASTS[feast].name} itself, or the first week back?")
    return _after(match, context, "of the week ")


def _weekday_before(match: re.Match[str], context: Context) -> Meaning:
    found = _before(match, context)
    weekday = weekday_number(match["weekday"]) or 0
    if found.day is None:
        return found
    day = later(found.day, -((found.day.weekday() - weekday) % 7))
    said = found.said.replace("school day", WEEKDAYS[weekday], 1)
    if day is None or day < context.today:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


def _weekday_after(match: re.Match[str], context: Context) -> Meaning:
    feast = match["feast"]
    if feast and not match["holidays"] and not match["back"]:
        weekday = WEEKDAYS[weekday_number(match["weekday"]) or 0]
        name = _FEASTS[feast].name
        return Meaning(refused=f"the {weekday} after {name} itself, or the first {weekday} back?")
    found = _after(match, context)
    if found.day is None or match["back"]:
        return _first_such(match, found, found.day, back=True)
    off = [span.ends for span in term_dates.breaks(context) if span.ends < found.day]
    return _first_such(match, found, later(off[-1], 1) if off else found.day)


def _first_back(match: re.Match[str], context: Context) -> Meaning:
    over = [span.ends for span in term_dates.breaks(context) if span.ends >= context.today]
    back = term_dates.after(over[0], context) if over else None
    if back is None:
        return no_terms("term that starts or goes on after a holiday to come", context)
    return Meaning(back, "the first school day after the next holiday or half term")


def _first_weekday_back(match: re.Match[str], context: Context) -> Meaning:
    found = _first_back(match, context)
    return _first_such(match, found, found.day, back=True)


def _first_such(match: re.Match[str], found: Meaning, start: date | None, *, back: bool = False) -> Meaning:
    """The first such weekday from the start on, in the words of the meaning found."""
    if start is None:
        return found
    weekday = weekday_number(match["weekday"]) or 0
    day = later(start, (weekday - start.weekday()) % 7)
    name = f"{WEEKDAYS[weekday]}{' back' if back else ''}"
    return Meaning(day, found.said.replace("school day", name, 1))


def _side(match: re.Match[str], context: Context, *, ending: bool) -> _Side:
    """The school day after the next such holiday (`ending`: it may be on now), else the one before it."""
    if feast := match["feast"]:
        return _FEASTS[feast].side(context, ending, bool(match["holidays"]))
    if "half" in match[0]:
        return _half_term(match["which"] or "", context, ending=ending)
    day = term_dates.year_start(context) if ending else term_dates.year_end(context)
    lacking = f"term that {'starts' if ending else 'ends'} a school year after today"
    return _Side(day, "the summer holidays", lacking)


def _half_term(which: str, context: Context, *, ending: bool) -> _Side:
    month = month_number(which) if which not in SEASONS and which[:4] != "whit" else None
    season = {"winter": "spring", "whit": "summer", "whitsun": "summer"}.get(which, which)
    found = [
        half
        for half, its_season in term_dates.half_terms(context)
        if (half.ends >= context.today if ending else half.starts > context.today)
        and (not which or (month in (half.starts.month, half.ends.month) if month else its_season == season))
    ]
    called = f"the {MONTHS[month - 1] if month else which} half term" if which else "half term"
    lacking = f"term with a {called.removeprefix('the ')} after today"
    if not found:
        return _Side(None, called, lacking)
    near = term_dates.after(found[0].ends, context) if ending else term_dates.before(found[0].starts, context)
    return _Side(near, called, lacking)


class _Feast(NamedTuple):
    """A day of the year that school stops for, which its holidays are named by."""

    name: str
    day: Callable[[int], date]
    lacking_before: str

    def side(self, context: Context, ending: bool, of_the_holidays: bool) -> _Side:
        find = term_dates.next_after if ending else term_dates.next_before
        found, feast = find(self.day, context)
        name = f"the {self.name} holidays" if of_the_holidays and ending else self.name
        lacking = f"term that starts after {self.name} {feast.year}" if ending else self.lacking_before
        if of_the_holidays and context.days.in_term(feast):
            why = f"{self.name} falls within a term: write the day and month"
            return _Side(None, name, lacking, why)
        return _Side(found, name, lacking)


def _in_year(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


_CHRISTMAS = _Feast("Christmas", _in_year(12, 25), "term in December")
_FEASTS = {
    "christmas": _CHRISTMAS,
    "xmas": _CHRISTMAS,
    "easter": _Feast("Easter", easter.sunday, "term before Easter"),
    "new year": _Feast("New Year", _in_year(1, 1), "term before New Year"),
}


def _which_side(match: re.Match[str], context: Context) -> Meaning:
    feast = match["feast"]
    name = _FEASTS[feast].name if feast else "half term" if "half" in match[0] else "the summer holidays"
    if feast == "new year":
        return Meaning(refused="before New Year, or which day after it?")
    return Meaning(refused=f"before or after {name}?")


RULES = (
    Rule(f"{_RIGHT_BEFORE}before {_HOLIDAY}", _before, unless=_OTHER_DAY),
    Rule(f"(?:before|when) {_SOMEBODY} break up for {_HOLIDAY}", _before, unless=_OTHER_DAY),
    Rule(f"(?:first )?week (?P<back>back )?after {_HOLIDAY}", _week_after, unless=_OTHER_DAY),
    Rule(f"{_RIGHT_AFTER}after {_HOLIDAY}", _after, unless=_OTHER_DAY),
    Rule(f"(?:last )?(?P<weekday>{WEEKDAY}) before {_HOLIDAY}", _weekday_before, unless=_OTHER_DAY),
    Rule(
        f"(?:first )?(?P<weekday>{WEEKDAY}) (?P<back>back )?after {_HOLIDAY}",
        _weekday_after,
        unless=_OTHER_DAY,
    ),
    Rule(f"(?:{_BACK.removesuffix('|back')})", _first_back),
    Rule(f"first (?P<weekday>{WEEKDAY}) back", _first_weekday_back),
    Rule(f"(?:first thing in|(?:start|{_DAY}) of) the (?P<feast>new year)(?P<holidays>)", _after),
    Rule(f"(?:during |over )?{_HOLIDAY}", _which_side, unless=_OTHER_DAY),
    Rule(f"(?:start|beginning|end) of {_HOLIDAY}", _which_side, unless=_OTHER_DAY),
    Rule(
        "(?:(?:before|after|during|over|end of|start of) )?(?:the )?(?:school )?(?:holidays|hols)",
        refusing("which holidays?"),
    ),
)

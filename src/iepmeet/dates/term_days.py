"""Days named by a term or the school year: its first and last day, a weekday or the first week of it."""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates import school, term_dates
from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import Context, Meaning, Rule, no_terms, refusing
from iepmeet.dates.names import WEEKDAY, WEEKDAYS, weekday_number
from iepmeet.dates.term_dates import SEASONS, Span

_WE = "(?:we|they|schools?|pupils|(?:the )?children)"
_TERM = rf"(?:the )?(?:(?P<which>{'|'.join(SEASONS)}|this|next) )?term(?: (?P<number>[1-6]))?"
_NUMBER = "[0-9]"
_YEAR = "(?:the |this |next )?(?:school|academic) year"
_START = "(?:start|beginning|first (?:school )?day)"
_END = "(?:(?:very )?end|last (?:school )?day)"


def _end_of_term(match: re.Match[str], context: Context) -> Meaning:
    span, name = _ending(match, context)
    if span is None:
        return no_terms(name, context)
    return Meaning(span.ends, f"the last day of {name}")


def _start_of_term(match: re.Match[str], context: Context) -> Meaning:
    span, name = _starting(match, context)
    if span is None:
        return no_terms(name, context)
    if span.starts < context.today:
        return Meaning(refused=f"the first day of {name} is already past")
    return Meaning(span.starts, f"the first day of {name}")


def _last_weekday_of_term(match: re.Match[str], context: Context) -> Meaning:
    span, name = _ending(match, context)
    if span is None:
        return no_terms(name, context)
    weekday = weekday_number(match["weekday"]) or 0
    day = later(span.ends, -((span.ends.weekday() - weekday) % 7))
    return _unless_past(day, f"the last {WEEKDAYS[weekday]} of {name}", context)


def _first_weekday_of_term(match: re.Match[str], context: Context) -> Meaning:
    span, name = _starting(match, context)
    if span is None:
        return no_terms(name, context)
    weekday = weekday_number(match["weekday"]) or 0
    day = later(span.starts, (weekday - span.starts.weekday()) % 7)
    return _unless_past(day, f"the first {WEEKDAYS[weekday]} of {name}", context)


def _last_week_of_term(match: re.Match[str], context: Context) -> Meaning:
    span, name = _ending(match, context)
    if span is None:
        return no_terms(name, context)
    monday = later(span.ends, -span.ends.weekday())
    day = school.next_school_day(monday, context.calendar) if monday else None
    return _unless_past(day, f"the first school day of the last week of {name}", context)


def _end_of_school_year(match: re.Match[str], context: Context) -> Meaning:
    day = term_dates.year_end(context)
    if day is None:
        return no_terms("term that ends a school year after today", context)
    return Meaning(day, "the last day of the school year")


def _end_of_calendar_year(match: re.Match[str], context: Context) -> Meaning:
    return Meaning(date(context.today.year, 12, 31), "the last day of the calendar year")


def _start_of_school_year(match: re.Match[str], context: Context) -> Meaning:
    day = term_dates.year_start(context)
    if day is None:
        return no_terms("term that starts a school year after today", context)
    return Meaning(day, "the first day of the school year")


def _ending(match: re.Match[str], context: Context) -> tuple[Span | None, str]:
    """The term whose end is meant and what it is called; without one, what the term dates lack."""
    which, name = _asked(match)
    today = context.today
    if which == "next":
        found = [span for span in term_dates.terms(context) if span.starts > today]
        return (found[0], name) if found else (None, "term that starts after today")
    found = [span for span in term_dates.terms(context, which) if span.ends >= today]
    return (found[0], name) if found else (None, _lacking(which, "ends"))


def _starting(match: re.Match[str], context: Context) -> tuple[Span | None, str]:
    """The term whose start is meant: `this term` is the one today is in, else the next to start."""
    which, name = _asked(match)
    today = context.today
    spans = term_dates.terms(context, "" if which == "next" else which)
    if match["which"] == "this":
        found = [span for span in spans if span.ends >= today]
    else:
        found = [span for span in spans if span.starts > today or (span.starts == today and which != "next")]
    return (found[0], name) if found else (None, _lacking("" if which == "next" else which, "starts"))


def _asked(match: re.Match[str]) -> tuple[str, str]:
    """Which term was said, as `term_dates.terms` takes it ("next" beside), and its name in a sentence."""
    if match["number"]:
        return f"term {match['number']}", f"term {match['number']}"
    which = match["which"] or ""
    if which == "this":
        which = ""
    return which, f"the {which} term" if which in SEASONS else f"{which} term".strip()


def _lacking(which: str, does: str) -> str:
    named = f"{which} term" if which in SEASONS else which or "term"
    return f"{named} that {does} after today"


def _unless_past(day: date | None, said: str, context: Context) -> Meaning:
    if day is None or day < context.today:
        return Meaning(refused=f"{said} is already past")
    return Meaning(day, said)


RULES = (
    Rule(f"{_END} of {_TERM}", _end_of_term, unless=_NUMBER),
    Rule("(?P<which>)(?P<number>)term end", _end_of_term),
    Rule(
        f"(?P<which>)(?P<number>)(?:before|when|(?:last )?day) {_WE} break up",
        _end_of_term,
        unless="for",
    ),
    Rule(f"{_START} of {_TERM}", _start_of_term, unless=_NUMBER),
    Rule(f"last (?P<weekday>{WEEKDAY}) (?:of|in) {_TERM}", _last_weekday_of_term, unless=_NUMBER),
    Rule(f"first (?P<weekday>{WEEKDAY}) (?:of|in) {_TERM}", _first_weekday_of_term, unless=_NUMBER),
    Rule(f"last week of {_TERM}", _last_week_of_term, unless=_NUMBER),
    Rule(f"first week of {_TERM}", _start_of_term, unless=_NUMBER),
    Rule(f"{_END} of {_YEAR}", _end_of_school_year),
    Rule(f"{_END} of (?:the |this )?year", refusing("the end of the school year, or 31 December?")),
    Rule(f"{_END} of (?:the |this )?calendar year", _end_of_calendar_year),
    Rule(f"{_START} of {_YEAR}", _start_of_school_year),
)

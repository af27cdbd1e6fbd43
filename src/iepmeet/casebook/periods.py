"""The stretches of school time in which sessions are expected: days, weeks, fortnights, months, terms.

Only school days make one: a stretch without any is a holiday and is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from iepmeet.agenda.model import Per
from iepmeet.dates.arithmetic import later
from iepmeet.dates.school import Calendar, Term
from iepmeet.dates.taught import monday_of, school_days

_LONGEST_HOLIDAY = 70  # days: the week that ends a fortnight is looked for beyond the summer


class Period(NamedTuple):
    """A stretch with at least one school day. What happened from `first` to `last` belongs to it.

    ends  its last school day; None where the school days known do not reach its end
    """

    first: date
    last: date
    ends: date | None


def taught_weeks(start: date, until: date, calendar: Calendar) -> tuple[Period, ...]:
    """The weeks, Monday to Sunday, that hold a school day from `start` to `until`."""
    return _begun(_weeks(start, until, calendar), start, until, calendar)


def periods(per: Per, start: date, until: date, calendar: Calendar) -> tuple[Period, ...] | None:
    """The periods of this kind with a school day from `start` to `until`; None where term dates are needed.

    Fortnights are pairs of taught weeks, from the first. A half term is a term's part before or after its
    half-term holiday; a term without one counts as a whole.
    """
    match per:
        case "day":
            found = tuple(Period(day, day, day) for day in school_days(start, until, calendar))
        case "week":
            found = _weeks(start, until, calendar)
        case "fortnight":
            weeks = _weeks(start, until, calendar)
            found = tuple(
                Period(weeks[at].first, weeks[-1].last, None)
                if at + 1 == len(weeks)
                else Period(weeks[at].first, weeks[at + 1].last, weeks[at + 1].ends)
                for at in range(0, len(weeks), 2)
            )
        case "month":
            days = school_days(start, _beyond(until), calendar)
            found = _grouped(days, lambda day: (day.year, day.month), _of_month)
        case "half-term" | "term":
            if not calendar.terms:
                return None
            found = _of_terms(calendar.terms, start, calendar, halves=per == "half-term")
    return _begun(found, start, until, calendar)


def _weeks(start: date, until: date, calendar: Calendar) -> tuple[Period, ...]:
    return _grouped(school_days(start, _beyond(until), calendar), monday_of, _of_week)


def _beyond(until: date) -> date:
    return later(until, _LONGEST_HOLIDAY) or date.max


def _of_week(day: date) -> tuple[date, date]:
    monday = monday_of(day)
    return monday, later(monday, 6) or date.max


def _of_month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    in_the_next = later(first, 31)
    return first, in_the_next.replace(day=1) - timedelta(days=1) if in_the_next else date.max


def _grouped(
    days: Iterable[date], by: Callable[[date], Hashable], bounds: Callable[[date], tuple[date, date]]
) -> tuple[Period, ...]:
    last_days = {by(day): day for day in days}
    return tuple(Period(*bounds(day), day) for day in last_days.values())


def _of_terms(terms: Iterable[Term], start: date, calendar: Calendar, *, halves: bool) -> tuple[Period, ...]:
    found = []
    for term in sorted(terms, key=lambda term: term.starts):
        for first, last in _parts(term) if halves else [(term.starts, term.ends)]:
            if days := school_days(max(first, start), last, calendar):
                found.append(Period(first, last, days[-1]))
    return tuple(found)


def _parts(term: Term) -> list[tuple[date, date]]:
    if term.half_term is None:
        return [(term.starts, term.ends)]
    a_day = timedelta(days=1)
    return [(term.starts, term.half_term[0] - a_day), (term.half_term[1] + a_day, term.ends)]


def _begun(found: Iterable[Period], start: date, until: date, calendar: Calendar) -> tuple[Period, ...]:
    """Those with a school day from `start` to `until`."""
    return tuple(
        each
        for each in found
        if (each.ends and each.ends <= until)
        or (each.first <= until and school_days(max(each.first, start), min(each.last, until), calendar))
    )

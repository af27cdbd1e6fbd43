"""What the term dates say about terms, school years and the days around a holiday. None: they do not say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from iepmeet.dates.arithmetic import later
from iepmeet.dates.meaning import Context
from iepmeet.dates.school import Term
from iepmeet.dates.taught import season_of, term_name

SEASONS = ("autumn", "spring", "summer", "winter")

# Days from a holiday within which school ends before it and begins after it. A term further away is another.
_NEAR = 28
_HALF_TERM_MONTHS = (10, 2, 5)
_LONGEST_HALF_TERM = 16  # two weeks and the weekends at both ends
_SEASON_IS_OVER = 60  # days between two parts of one season's term: no half term is so long
_JUST_OVER = 21  # days after a feast in which its holiday may still be on
_YEAR_ENDS = ((6, 1), (8, 10))
_YEAR_STARTS = ((8, 1), (9, 30))


class Span(NamedTuple):
    """The first and last day of a term, of a season's terms together, or of a holiday."""

    starts: date
    ends: date


def terms(context: Context, which: str = "") -> list[Span]:
    """The terms in order; of a season ("spring", its parts together) or of a name ("term 3") if given."""
    if which not in SEASONS:
        return [
            Span(term.starts, term.ends)
            for term in context.days.terms
            if not which or term.name.strip().lower() == which
        ]
    found: list[Span] = []
    for term in context.days.terms:
        named = term_name(term).removesuffix(" term")
        season = named if named in SEASONS else season_of(term.starts, term.ends).lower()
        if season != which:
            continue
        if found and (term.starts - found[-1].ends).days < _SEASON_IS_OVER:
            found[-1] = Span(found[-1].starts, term.ends)
        else:
            found.append(Span(term.starts, term.ends))
    return found


def half_terms(context: Context) -> list[tuple[Span, str]]:
    """The half terms in order, each with the season of its term.

    Where a year is given as six terms, its half terms are the short gaps that start in October, February
    and May.
    """
    found = []
    given = context.days.terms
    for n, term in enumerate(given):
        following = given[n + 1] if n + 1 < len(given) else None
        season = season_of(term.starts, term.ends).lower()
        if term.half_term:
            found.append((Span(*term.half_term), season))
        gap = _between(term, following) if following else None
        if gap and gap.starts.month in _HALF_TERM_MONTHS and _days(gap) <= _LONGEST_HALF_TERM:
            found.append((gap, season))
    return sorted(found)


def breaks(context: Context) -> list[Span]:
    """The days without school inside and between the terms, in order: half terms and holidays."""
    given = context.days.terms
    between = [_between(one, other) for one, other in pairwise(given)]
    halves = [half for half, _ in half_terms(context)]
    return sorted({span for span in (*between, *halves) if span and span.starts <= span.ends})


def year_end(context: Context) -> date | None:
    """The last day of the school year: the last term that ends in June, July or early August."""
    ends = [term.ends for term in context.days.terms if _within(term.ends, _YEAR_ENDS)]
    last_of_its_year = {day.year: day for day in sorted(ends)}
    return next((day for day in last_of_its_year.values() if day >= context.today), None)


def year_start(context: Context) -> date | None:
    """The first day of a school year after today: the first term that starts in August or September."""
    starts = [term.starts for term in context.days.terms if _within(term.starts, _YEAR_STARTS)]
    first_of_its_year = {day.year: day for day in sorted(starts, reverse=True)}
    return next((day for day in sorted(first_of_its_year.values()) if day > context.today), None)


def before(day: date, context: Context) -> date | None:
    """The last school day of a given term before the day."""
    return _school_day(day, -1, context)


def after(day: date, context: Context) -> date | None:
    """The first school day of a given term after the day."""
    return _school_day(day, 1, context)


def next_before(feast: Callable[[int], date], context: Context) -> tuple[date | None, date]:
    """The last school day before the next feast after today (it may be past), and the feast."""
    year = context.today.year
    coming = feast(year) if feast(year) > context.today or year == date.max.year else feast(year + 1)
    return before(coming, context), coming


def next_after(feast: Callable[[int], date], context: Context) -> tuple[date | None, date]:
    """The first school day after a feast that is still to come, and the feast, which may be just over."""
    feasts = _feasts_around(feast, context.today)
    for day in feasts:
        back = after(day, context)
        if back > context.today if back else (context.today - day).days < _JUST_OVER:
            return back, day
    return None, feasts[-1]


def _feasts_around(feast: Callable[[int], date], today: date) -> list[date]:
    years = range(max(today.year - 1, date.min.year), min(today.year + 1, date.max.year) + 1)
    return [feast(year) for year in years]


def _school_day(day: date, step: int, context: Context) -> date | None:
    if not context.calendar.terms:
        return None
    for away in range(1, _NEAR + 1):
        there = later(day, step * away)
        if there and context.days.in_term(there) and context.days.is_school_day(there):
            return there
    return None


def _days(span: Span) -> int:
    return (span.ends - span.starts).days + 1


def _between(one: Term, other: Term) -> Span | None:
    """The days between two terms, if there are any."""
    starts, ends = later(one.ends, 1), later(other.starts, -1)
    return Span(starts, ends) if starts and ends and starts <= ends else None


def _within(day: date, part: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    return part[0] <= (day.month, day.day) <= part[1]

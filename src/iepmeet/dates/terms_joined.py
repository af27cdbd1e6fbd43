"""Stretches of school joined to terms: which holiday is a half term, and which parts two terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from iepmeet.dates.event_titles import names_break, names_half_term
from iepmeet.dates.school import Term
from iepmeet.dates.taught import season_of
from iepmeet.dates.term_marks import Event, Say, Stretch

LONGEST_TERM = 200
"""Days: a term of any of the four nations is well under 150."""
_LONGEST_HALF_TERM = 20  # days off on end: two weeks, their weekends, and INSET days at their edges
_SHORTEST_EASTER = 6  # days off on end: more than Good Friday to Easter Monday
_EASTER = ((3, 10), (5, 5))  # where the middle of an Easter holiday can lie
_ALWAYS_OFF = (("Christmas", (12, 25), (12, 25)), ("Easter", *_EASTER), ("the summer", (8, 1), (8, 1)))
_SHORTEST_HALF_TERM = 4  # weekdays: less is a long weekend, unless it is called a half term


def joined(
    stretches: Sequence[Stretch],
    loose: Sequence[Stretch],
    holidays: Sequence[Event],
    *,
    inset: Collection[date],
    note: Say,
    doubt: Say,
) -> tuple[tuple[Term, ...], set[date]]:
    """The terms by date, and the days off within them that are no half term.

    `loose` are days that belong to no stretch: a term that one of them may belong to is left out. What was
    decided is noted, and what can be no term is doubted.
    """
    six = any(stretch.number > 4 for stretch in stretches)
    possible = [stretch for stretch in stretches if not _said_impossible(stretch, doubt)]
    # without the names that they have: they may run from one term into another
    loose = [*loose, *(Stretch(one.first, one.last) for one in stretches if one not in possible)]
    groups: list[list[Stretch]] = []
    for stretch in possible:
        if groups and not _parts_terms(groups[-1][-1], stretch, holidays, six):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    more_off: set[date] = set()
    terms = []
    for group in groups:
        if any(_goes_on(group, other, holidays, six) for other in loose):
            why = "more of this term is not clear"
        else:
            why = _no_term(group, is_earliest=group is groups[0], doubt=doubt)
        if why:
            doubt(f"{_days([group[0].first, group[-1].last])} is left out: {why}.")
            continue
        gaps = [gap for before, after in pairwise(group) if (gap := _weekdays_off(before, after, inset))]
        half_term = _half_term(gaps, holidays)
        for gap in gaps:
            if gap is not half_term:
                more_off |= set(gap)
                note(f"{_days(gap)}: no half term, but days off within a term, kept with the INSET days.")
        terms.append(
            Term(
                starts=group[0].first,
                ends=group[-1].last,
                half_term=(half_term[0], half_term[-1]) if half_term else None,
                name=_name(group, six),
            )
        )
    return tuple(terms), more_off


def _parts_terms(before: Stretch, after: Stretch, holidays: Sequence[Event], six: bool) -> bool:
    """Whether two terms lie on the two sides of a holiday; else it is within one."""
    length = (after.first - before.last).days - 1
    christmas = date(before.last.year, 12, 25)
    if before.last < christmas < after.first or length > _LONGEST_HALF_TERM:
        return True
    if before.season and after.season:
        return before.season != after.season
    if six and before.number and after.number:
        return before.number % 2 == 0 or after.number != before.number + 1
    named = [event.title for event in holidays if before.last < event.last and event.first < after.first]
    if any(names_half_term(title) for title in named):
        return False
    if any(names_break(title) for title in named) and length >= _SHORTEST_EASTER:
        return True
    middle = date.fromordinal((before.last.toordinal() + after.first.toordinal()) // 2)
    return length >= _SHORTEST_EASTER and _EASTER[0] <= (middle.month, middle.day) <= _EASTER[1]


def _no_term(group: Sequence[Stretch], *, is_earliest: bool, doubt: Say) -> str:
    """Why a group of stretches can be no term; empty if it can."""
    first, last = group[0].first, group[-1].last
    parts = {stretch.part for stretch in group} - {0}
    if first == last:
        return "a term of a single day"
    if why := _impossible(first, last):
        return why
    if parts == {1}:
        return "the second part of this term is not in the file"
    if parts == {2} and not is_earliest:
        return "the first part of this term is not in the file"
    if parts == {2}:
        doubt(f"What comes before {_days([first, last])} is not in the file: the term is not whole.")
    return ""


def _said_impossible(stretch: Stretch, doubt: Say) -> bool:
    why = _impossible(stretch.first, stretch.last)
    if why:
        doubt(f"{_days([stretch.first, stretch.last])} is left out: {why}.")
    return bool(why)


def _impossible(first: date, last: date) -> str:
    """Why school cannot go on from one day to the other without a holiday that parts terms; or empty."""
    if (last - first).days > LONGEST_TERM:
        return "it is too long for a term"
    for holiday, from_day, to_day in _ALWAYS_OFF:
        if any(first <= date(y, *from_day) and date(y, *to_day) <= last for y in (first.year, last.year)):
            return f"no term runs on over {holiday}"
    return ""


def _goes_on(group: Sequence[Stretch], other: Stretch, holidays: Sequence[Event], six: bool) -> bool:
    """Whether a term may go on, or have begun, on a day outside it."""
    if other.first > group[-1].last:
        return not _parts_terms(group[-1], other, holidays, six)
    return other.last < group[0].first and not _parts_terms(other, group[0], holidays, six)


def _weekdays_off(before: Stretch, after: Stretch, inset: Collection[date]) -> list[date]:
    """The weekdays between two stretches, without INSET days at the edges."""
    every = range(before.last.toordinal() + 1, after.first.toordinal())
    days = [day for day in map(date.fromordinal, every) if day.weekday() < 5]
    while days and days[0] in inset:
        days.pop(0)
    while days and days[-1] in inset:
        days.pop()
    return days


def _half_term(gaps: Sequence[list[date]], holidays: Sequence[Event]) -> list[date] | None:
    """The longest of a term's holidays, if it is one."""

    def is_called_so(gap: list[date]) -> bool:
        return any(
            event.first <= gap[-1] and gap[0] <= event.last and names_half_term(event.title)
            for event in holidays
        )

    fit = [gap for gap in gaps if len(gap) >= _SHORTEST_HALF_TERM or is_called_so(gap)]
    return max(fit, key=lambda gap: (is_called_so(gap), len(gap)), default=None)


def _name(group: Sequence[Stretch], six: bool) -> str:
    season = next((stretch.season for stretch in group if stretch.season), "")
    numbers = [stretch.number for stretch in group if stretch.number]
    if six and numbers and not season:
        return f"Term {numbers[0]}" if len(numbers) == 1 else f"Terms {numbers[0]} and {numbers[-1]}"
    return season.capitalize() or season_of(group[0].first, group[-1].last)


def _days(days: Sequence[date]) -> str:
    return Event("", days[0], days[-1]).days

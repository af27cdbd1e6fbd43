"""The events of a calendar of term dates as terms, half terms and INSET days.

Pure, and open about what it did: what is left out and what does not fit is named, event by event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from iepmeet.dates import term_marks
from iepmeet.dates.event_titles import Meaning, meaning
from iepmeet.dates.school import Calendar, Nation, SchoolDays, Term
from iepmeet.dates.term_marks import Event, Mark, implied_marks, said_mark
from iepmeet.dates.terms_joined import LONGEST_TERM, joined
from iepmeet.dates.written import day as written

__all__ = ["Event", "TermDates", "understood"]

_LONGEST_HOLIDAY = 75
_NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")
_WHY_LEFT_OUT: dict[Meaning, str] = {
    "unknown": "not about term dates, as far as its title tells",
    "some pupils": "for some pupils only",
    "bank holiday": "iepmeet knows the bank holidays",
}
_NO_END = "{} is left out: the end of this holiday is not in the file."
_WEEKEND, _A_WEEK = 5, 7
_AFTER_A_WEEKEND = (0, 5, 6)
_BEFORE_A_WEEKEND = (4, 5, 6)


class TermDates(Struct, frozen=True, kw_only=True):
    """What the events say. `inset` holds every single day off: INSET days, and local holidays within a term.

    `left_out` are events that have no part in it, with the reason. `doubts` are whole sentences on what is
    missing, ambiguous or contradictory, and `notes` on what was made of dates that needed a decision.
    """

    terms: tuple[Term, ...] = ()
    inset: tuple[date, ...] = ()
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def understood(events: Iterable[Event]) -> TermDates:
    """The terms, half terms and days off that events tell of, whatever their order. Raises nothing."""
    left_out: list[str] = []
    doubts: list[str] = []
    notes: list[str] = []
    nations = [SchoolDays(Calendar(nation=nation)) for nation in _NATIONS]
    sorted_out = _sorted_out(_run_together(events), nations, left_out, doubts, notes)
    inset, holidays = sorted_out.days_off, sorted_out.holidays

    def is_off(day: date) -> bool:
        if day.weekday() >= _WEEKEND or day in inset or day in sorted_out.bank_holidays:
            return True
        return all(known.bank_holiday(day) for known in nations)

    marks = list(_marks(sorted_out, is_off, notes))
    found, loose = term_marks.stretches(marks, doubts.append)
    fitting = _without_clashes(found, holidays, doubts, notes)
    loose += [stretch for stretch in found if stretch not in fitting]
    terms, more_off = joined(fitting, loose, holidays, inset=inset, note=notes.append, doubt=doubts.append)
    if terms and not (sorted_out.terms or sorted_out.first_days or sorted_out.last_days):
        notes.append(
            "The terms are worked out from the holidays: INSET days that are not in the file are missing."
        )
    if not terms:
        doubts.append("No whole term was found: it takes a first and a last day, or the holidays around it.")
    return TermDates(
        terms=terms,
        inset=tuple(sorted({*inset, *more_off})),
        left_out=tuple(left_out),
        doubts=tuple(dict.fromkeys(doubts)),
        notes=tuple(dict.fromkeys(notes)),
    )


class _SortedOut:
    """The events by what they mean."""

    def __init__(self) -> None:
        self.terms: list[Event] = []
        self.first_days: list[Event] = []
        self.last_days: list[Event] = []
        self.holidays: list[Event] = []
        self.days_off: set[date] = set()
        self.bank_holidays: set[date] = set()


def _sorted_out(
    events: Sequence[Event],
    nations: Sequence[SchoolDays],
    left_out: list[str],
    doubts: list[str],
    notes: list[str],
) -> _SortedOut:
    found = _SortedOut()
    turns: list[tuple[Event, Meaning]] = []
    for event in events:
        length = (event.last - event.first).days + 1
        means = meaning(event.title, length)
        if means not in ("unknown", "some pupils") and not 0 < length <= LONGEST_TERM:
            doubts.append(f"{event} is left out: it is too long for a term or a holiday.")
        elif means == "bank holiday":
            _bank_holiday(event, nations, found, left_out, notes)
        elif means in _WHY_LEFT_OUT:
            left_out.append(f"{event}: {_WHY_LEFT_OUT[means]}")
        elif means in ("inset", "staff"):
            found.days_off |= set(_weekdays(event))
            if not _weekdays(event):
                doubts.append(f"{event} is left out: it lies on a weekend.")
        elif means == "term":
            found.terms.append(event)
        elif means == "first day":
            found.first_days.append(event)
        elif means == "last day":
            found.last_days.append(event)
        elif means == "holiday" and length == 1:
            found.days_off |= set(_weekdays(event))
        elif means == "holiday" and length <= _LONGEST_HOLIDAY:
            found.holidays.append(event)
        elif means in ("holiday begins", "holiday ends"):
            turns.append((event, means))
        else:
            doubts.append(f"{event} is left out: its title and its length fit more than one meaning.")
    found.holidays += _from_turns(turns, doubts)
    return found


def _bank_holiday(
    event: Event, nations: Sequence[SchoolDays], found: _SortedOut, left_out: list[str], notes: list[str]
) -> None:
    """A bank holiday that no list of the four nations has yet is kept as a day off."""
    found.bank_holidays |= set(_weekdays(event))
    new = [day for day in _weekdays(event) if not any(known.bank_holiday(day) for known in nations)]
    if new:
        found.days_off |= set(new)
        notes.append(f"{event} is in no list of bank holidays that iepmeet has: kept as a day off.")
    else:
        left_out.append(f"{event}: {_WHY_LEFT_OUT['bank holiday']}")


def _from_turns(turns: Sequence[tuple[Event, Meaning]], doubts: list[str]) -> list[Event]:
    """Holidays whose first and last day off are two events. Their weekdays must leave no other reading."""
    found = []
    waiting: Event | None = None
    for event, means in sorted(turns, key=lambda turn: turn[0].first):
        if means == "holiday begins":
            if waiting:
                doubts.append(_NO_END.format(waiting))
            waiting = event
            continue
        if waiting is None or (event.first - waiting.first).days > _LONGEST_HOLIDAY:
            doubts.append(f"{event} is left out: the beginning of this holiday is not in the file.")
            continue
        if waiting.first.weekday() in _AFTER_A_WEEKEND and event.first.weekday() in _BEFORE_A_WEEKEND:
            found.append(Event(waiting.title, waiting.first, event.first))
        else:
            what = "it is not clear whether pupils attend on these days"
            doubts.append(f"{waiting} and {event} are left out: {what}.")
        waiting = None
    if waiting:
        doubts.append(_NO_END.format(waiting))
    return found


def _marks(found: _SortedOut, is_off: term_marks.IsOff, notes: list[str]) -> Iterable[Mark]:
    sides = [
        *((event, event.first, True) for event in (*found.terms, *found.first_days)),
        *((event, event.last, False) for event in (*found.terms, *found.last_days)),
    ]
    for event, day, opens in sides:
        mark = said_mark(event, day, opens=opens, is_off=is_off)
        if mark.day != day:
            side = "first" if opens else "last"
            notes.append(
                f"{event}: its {side} day is a day off, so the {side} day of school is {written(mark.day)}."
            )
        yield mark
    yield from _implied(found.holidays, is_off)


def _implied(holidays: Sequence[Event], is_off: term_marks.IsOff) -> Iterable[Mark]:
    """The marks of holidays. One that goes on where another ends, or lies within it, is part of its break."""
    on: dict[date, list[Event]] = {}
    for event in holidays:
        for day in _weekdays(event):
            on.setdefault(day, []).append(event)
    for event in holidays:
        days = _weekdays(event)
        around = on[days[0]] if days else ()
        if not any(_weekdays(other)[0] < days[0] and days[-1] < _weekdays(other)[-1] for other in around):
            yield from implied_marks(event, partial(_off_beside, event, on, is_off))


def _off_beside(
    event: Event, on: Mapping[date, Sequence[Event]], is_off: term_marks.IsOff, day: date
) -> bool:
    """Whether a day is off, perhaps for another holiday that has no day in common with this one."""
    return is_off(day) or any(
        other.last < event.first or event.last < other.first for other in on.get(day, ())
    )


def _without_clashes(
    found: Sequence[term_marks.Stretch], holidays: Sequence[Event], doubts: list[str], notes: list[str]
) -> list[term_marks.Stretch]:
    """The stretches that no holiday contradicts. One day in common is a way of writing, and is said."""
    kept = []
    for stretch in found:
        of_school = Event("school", stretch.first, stretch.last)
        met = [
            (event, len(set(_weekdays(event)) & set(_weekdays(of_school))))
            for event in holidays
            if event.first <= stretch.last and stretch.first <= event.last
        ]
        clashes = [event for event, days in met if days > 1]
        for event in clashes:
            doubts.append(f"{event} lies within days of school, {of_school.days}: these are left out.")
        if not clashes:
            kept.append(stretch)
            notes += [
                f"{event} shares a day with the term: taken as a day of school."
                for event, days in met
                if days
            ]
    return kept


def _run_together(events: Iterable[Event]) -> list[Event]:
    """The events by date, each once; a holiday that is listed day by day becomes a single event."""
    found: dict[str, list[Event]] = {}
    for event in sorted(set(events), key=lambda event: (event.first, event.last, event.title)):
        same = found.setdefault(" ".join(event.title.lower().split()), [])
        if same and _goes_on(same[-1], event) and meaning(event.title, _A_WEEK) == "holiday":
            same[-1] = Event(same[-1].title, same[-1].first, event.last)
        elif not same or (same[-1].first, same[-1].last) != (event.first, event.last):
            same.append(event)
    return sorted((event for same in found.values() for event in same), key=lambda event: event.first)


def _goes_on(before: Event, event: Event) -> bool:
    """Whether a single day is the next after an event, with a weekend between at most."""
    between = range(before.last.toordinal() + 1, event.first.toordinal())
    days = [date.fromordinal(day).weekday() for day in between[:3]]
    return (
        before.last < event.first == event.last and len(between) < 3 and all(day >= _WEEKEND for day in days)
    )


def _weekdays(event: Event) -> list[date]:
    every = map(date.fromordinal, range(event.first.toordinal(), event.last.toordinal() + 1))
    return [day for day in every if day.weekday() < _WEEKEND]

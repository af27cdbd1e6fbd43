"""The school's calendar: `[calendar]` in the agenda, or a file of its own that it names."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from msgspec.structs import replace

from iepmeet.agenda.convert import Values
from iepmeet.agenda.found import Path as Place
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.shape import CALENDAR_FILE
from iepmeet.dates.school import Calendar, Term
from iepmeet.dates.written import day

_LONGEST_TERM = 200  # days: a term of any of the four nations is well under 150


def named_file(name: str, folder: Path) -> Path | None:
    """The file of term dates that an agenda names, relative to the agenda's folder.

    None for a whole path, a drive or a network share: an agenda from someone else must not make this
    computer look elsewhere.
    """
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if posix.root or windows.drive or windows.root:
        return None
    return folder / name


def read_terms(data: Mapping[str, Any], values: Values) -> Calendar:
    """The calendar that a file of term dates holds: its keys at the top, or under `[calendar]`."""
    path: Place = ()
    inside = data.get("calendar")
    if isinstance(inside, dict):
        path = ("calendar",)
        for name in (name for name in data if name != "calendar"):
            values.unknown(Calendar, name, (), data[name])
        data = inside
    if CALENDAR_FILE in data:
        what = "A file of term dates cannot name another."
        values.say((*path, CALENDAR_FILE), what, "Write the terms here.")
    calendar: Calendar = values.filled(Calendar, values.fields(Calendar, data, path), path)
    return checked(calendar, values)


def together(own: Calendar, from_file: Calendar) -> Calendar:
    """The agenda's calendar with what its file of term dates adds; the agenda's own terms win."""
    return replace(
        own,
        terms=own.terms or from_file.terms,
        inset=tuple(sorted({*own.inset, *from_file.inset})),
        bank_holidays=from_file.bank_holidays if own.bank_holidays is None else own.bank_holidays,
    )


def for_meeting(agenda: Agenda) -> Calendar:
    """The agenda's calendar with the nation of the meeting."""
    nation = agenda.meeting.nation
    return replace(agenda.calendar, nation=nation, nation_given=True) if nation else agenda.calendar


def checked(calendar: Calendar, values: Values) -> Calendar:
    """The calendar with its terms by date, without those that cannot be; what is wrong is said."""
    terms: list[tuple[Place, Term]] = []
    for path, term in values.of((), Term):
        if term.ends <= term.starts:
            what = f"This term ends on {day(term.ends)}, but starts on {day(term.starts)}."
            values.say((*path, "ends"), what, "Check both dates.")
            continue
        if (term.ends - term.starts).days > _LONGEST_TERM:
            what = f"This term is over six months long: {day(term.starts)} to {day(term.ends)}."
            values.say((*path, "ends"), what, "Check both years.", level="caution")
        terms.append((path, _with_half_term(path, term, values)))
    terms.sort(key=lambda found: found[1].starts)
    for (_, before), (path, term) in pairwise(terms):
        if term.starts <= before.ends:
            what = (
                f"This term starts on {day(term.starts)}, and the one before it ends on {day(before.ends)}."
            )
            values.say((*path, "starts"), what, "Check both.")
    return replace(calendar, terms=tuple(term for _, term in terms))


def _with_half_term(path: Place, term: Term, values: Values) -> Term:
    if term.half_term is None:
        return term
    first, last = term.half_term
    if last < first:
        what = f"This half term ends on {day(last)}, but starts on {day(first)}."
        values.say((*path, "half_term"), what, "Write the first day off, then the last.")
    elif not term.starts < first <= last < term.ends:
        values.say((*path, "half_term"), "This half term is not within its term.", "Check the dates of both.")
    else:
        return term
    return replace(term, half_term=None)

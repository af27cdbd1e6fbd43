"""One agenda file, read: what it holds, and every problem in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from iepmeet.agenda import terms
from iepmeet.agenda.convert import Values
from iepmeet.agenda.decode import file_name, open_file
from iepmeet.agenda.defaults import merged, parted
from iepmeet.agenda.ids import with_ids
from iepmeet.agenda.model import Agenda, Concern
from iepmeet.agenda.parse import parse
from iepmeet.agenda.problems import as_problems
from iepmeet.agenda.rules import checked
from iepmeet.agenda.shape import CALENDAR_FILE
from iepmeet.errors import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of an agenda, and all that is wrong with it, in order of place.

    `agenda` is None if the file could not be read or is not TOML; else it holds everything that could be
    read, and what could not is left out. Cautions are problems, too: see `Problem.level`.
    """

    agenda: Agenda | None
    problems: tuple[Problem, ...] = ()


def read(path: Path, defaults: Mapping[str, object] | None = None, *, today: date) -> Reading:
    """Reads an agenda file. `defaults` are tables as in TOML that it inherits; its own values win.

    No bytes raise anything: what is wrong is in `problems`. The file of term dates that the agenda names is
    read with it, and its problems carry its own name.
    """
    text = open_file(path)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    return read_text(text, file_name(path), defaults, today=today, folder=path.parent)


def read_text(
    text: str,
    file: str,
    defaults: Mapping[str, object] | None = None,
    *,
    today: date,
    folder: Path | None = None,
) -> Reading:
    """Reads the text of an agenda that is called `file` in its problems.

    `folder` is where the file of term dates is looked for; without it, that file is not read.
    """
    parsed = parse(text)
    if parsed.data is None:
        return Reading(None, as_problems(file, parsed, ()))
    inherited = dict(defaults or {})
    values = Values()
    agenda = _assembled(values, merged(parsed.data, inherited))
    of_terms: tuple[Problem, ...] = ()
    if folder is not None:
        agenda, of_terms = _with_term_dates(agenda, values, folder)
    agenda = replace(agenda, calendar=terms.for_meeting(agenda))
    agenda = checked(agenda, values, today)
    own, from_casebook = parted(values.found, parsed.data, inherited)
    problems = (
        *(
            Problem(file, 0, 0, f"In the casebook: {said.what}", said.fix, said.level)
            for said in from_casebook
        ),
        *as_problems(file, parsed, own),
        *of_terms,
    )
    return Reading(agenda if parsed.whole else None, problems)


def _assembled(values: Values, data: Mapping[str, Any]) -> Agenda:
    agenda = Agenda(**values.fields(Agenda, data, ()))
    concerns, clashes = with_ids(values.of(("concerns",), Concern))
    values.found += clashes
    return replace(agenda, concerns=concerns, calendar=terms.checked(agenda.calendar, values))


def _with_term_dates(agenda: Agenda, values: Values, folder: Path) -> tuple[Agenda, tuple[Problem, ...]]:
    """The agenda with the file of term dates that it names, and the problems of that file."""
    where = ("calendar", CALENDAR_FILE)
    name = values.made.get(where)
    if not name:
        return agenda, ()
    path = terms.named_file(name, folder)
    if path is None:
        what = "The file of term dates has to be named from the agenda's own folder."
        values.say(where, what, 'Write its name alone, such as "term-dates.toml".')
        return agenda, ()
    if agenda.calendar.terms:
        values.say(where, "This calendar has both a file and terms of its own.", "Keep one of them.")
    text = open_file(path)
    if isinstance(text, Problem):
        if text.line:
            return agenda, (text,)
        values.say(where, f"{text.what} ({file_name(path)})", text.fix)
        return agenda, ()
    parsed = parse(text)
    of_file = Values()
    calendar = terms.read_terms(parsed.data or {}, of_file)
    together = replace(agenda, calendar=terms.together(agenda.calendar, calendar))
    return together, as_problems(file_name(path), parsed, of_file.found)

"""An agenda with what its casebook adds: what it inherits, and the evidence that was gathered for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from iepmeet.agenda import read as agenda_file
from iepmeet.agenda.decode import file_name
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.read import Reading
from iepmeet.casebook.names import CASEBOOK, EVIDENCE
from iepmeet.errors import Problem

_NOT_AGENDAS = (CASEBOOK, EVIDENCE)


def read_agenda(path: Path, *, today: dt.date) -> Reading:
    """An agenda with its casebook's defaults and evidence, and the problems of all three files."""
    if not any((path.parent / name).exists() for name in _NOT_AGENDAS):
        # most have none, and a meeting that opens does not wait for what reads them
        return agenda_file.read(path, today=today)
    from iepmeet.casebook import evidence, folder

    casebook = folder.read(path.parent)
    reading = agenda_file.read(path, casebook.defaults, today=today)
    seen = evidence.read(path.parent, today=today)
    problems = (*casebook.problems, *reading.problems, *seen.problems)
    if reading.agenda is None:
        return replace(reading, problems=problems)
    problems += evidence.left_out(reading.agenda, file_name(Path(path.name)), seen)
    return Reading(evidence.with_evidence(reading.agenda, seen.rows), problems)


def problems_of(path: Path, *, today: dt.date) -> tuple[Problem, ...]:
    """Every problem of an agenda, of a `casebook.toml` or of an `evidence.toml`."""
    from iepmeet.casebook import evidence, folder

    if path.name == CASEBOOK and path.exists():
        return folder.read(path.parent).problems
    if path.name == EVIDENCE and path.exists():
        return evidence.read(path.parent, today=today).problems
    return read_agenda(path, today=today).problems


def agendas_in(place: Path, *, today: dt.date) -> tuple[Agenda, ...]:
    """The agendas of a folder that can be read, with their evidence, the latest meeting first."""
    found: list[tuple[dt.date, str, Agenda]] = []
    for path in sorted(place.glob("*.toml")):
        if path.name in _NOT_AGENDAS:
            continue
        agenda = read_agenda(path, today=today).agenda
        if agenda and (agenda.concerns or agenda.meeting.title):
            found.append((agenda.meeting.date or dt.date.min, path.name, agenda))
    found.sort(key=lambda each: each[:2], reverse=True)
    return tuple(agenda for _, _, agenda in found)


def bare(place: Path, *, today: dt.date) -> Agenda:
    """What an agenda without a word of its own would hold in this folder: its calendar, for one."""
    from iepmeet.casebook import folder

    casebook = folder.read(place)
    reading = agenda_file.read_text(
        '[meeting]\ntitle = "-"\n', CASEBOOK, casebook.defaults, today=today, folder=place
    )
    return reading.agenda or Agenda()

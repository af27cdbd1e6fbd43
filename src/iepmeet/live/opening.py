"""Opening a meeting: the agenda and the record, whichever are there, made into one state to go on from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from iepmeet.agenda.model import Agenda
from iepmeet.casebook.agendas import read_agenda
from iepmeet.casebook.synced import synced
from iepmeet.errors import IepmeetError, InUseError, NotReadError, Problem
from iepmeet.live import resume
from iepmeet.live.paths import Paths
from iepmeet.record import events as ev
from iepmeet.record import journal
from iepmeet.record.events import AnyEvent
from iepmeet.record.meeting import fold
from iepmeet.record.reading import Reading


class AgendaError(IepmeetError):
    """The agenda cannot be read at all; `problems` say where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)), exit_code=1)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Opening:
    """What a session starts from. `journal` is None for somebody who may only look.

    held   events that are written together with the first thing kept
    lines  what to say on opening
    """

    paths: Paths
    now: dt.datetime
    reading: Reading
    journal: journal.Journal | None
    held: tuple[AnyEvent, ...]
    lines: tuple[str, ...]


def open_meeting(file: Path, now: dt.datetime, blank: Agenda | None = None) -> Opening:
    """Opens or resumes the meeting of an agenda or a record. Nothing is written yet.

    `blank` is the agenda of a meeting that has no agenda file.
    Raises AgendaError where there is neither a record nor an agenda that parses, NotReadError, NotSavedError.
    """
    paths = Paths.of(file)
    there = paths.agenda.exists()
    if not there and not paths.record.exists() and blank is None:
        raise NotReadError(f"There is no agenda {paths.agenda.name} here.", "Check the name and the folder.")
    plan = read_agenda(paths.agenda, today=now.date()) if there else None
    agenda = plan.agenda if plan else blank
    problems = plan.problems if plan else ()
    if agenda is None and not paths.record.exists():
        raise AgendaError(problems)
    lines: list[str] = []
    held_open: journal.Journal | None = None
    try:
        held_open = journal.Journal.open(paths.record)
    except InUseError as in_use:
        lines.append(str(in_use))
    if held_open:
        reading = held_open.reading
    else:
        # the other iepmeet has kept nothing yet: there is only the agenda to look at
        reading = journal.read(paths.record) if paths.record.exists() else Reading()
    lines += [str(damage) for damage in reading.damage]
    if reading.events:
        lines += _copies_beside(paths)
    held: tuple[AnyEvent, ...] = ()
    meeting = fold(reading.events, reading.spent)
    if not meeting.opened:
        wrong = [problem for problem in problems if problem.level == "error"]
        lines += map(str, wrong)
        if copied := synced(paths.folder):
            lines.append(copied)
        # the record and the minutes say where, not what: a sentence may quote what is for no paper
        left_out = tuple(dict.fromkeys(_place(problem, paths) for problem in wrong))
        held = (ev.Opened(agenda=agenda or Agenda(), left_out=left_out),)
    elif meeting.closed:
        pass
    elif agenda is not None:
        change = resume.what_is_new(meeting, agenda)
        if change:
            held = (change,)
            lines.append(resume.said(change))
        if newer := resume.evidence_since(meeting, agenda):
            lines.append(newer)
    elif problems:
        lines.append("The agenda file cannot be read any more; the meeting goes on from its record.")
    return Opening(paths, now, reading, held_open, held, tuple(lines))


def _copies_beside(paths: Paths) -> list[str]:
    """A sentence for each file that a sync service made of this record, from another computer's."""
    from iepmeet.casebook.copies import copies_of

    return [
        f"{copy.name} looks like another computer's copy of this record. To join the two: "
        f'iepmeet merge {paths.record.name} "{copy.name}"'
        for copy in copies_of(paths.record)
    ]


def _place(problem: Problem, paths: Paths) -> str:
    """Where a part could not be read: the line, and the file if it is not the agenda itself."""
    place = f"line {problem.line}" if problem.line else "the file"
    name = Path(problem.file).name
    if name == paths.agenda.name:
        return place
    return f"{place} of {name}" if problem.line else name

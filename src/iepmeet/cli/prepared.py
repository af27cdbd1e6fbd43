"""The agenda that a command prepares something from: all of it, or the reasons why not."""

from __future__ import annotations

from pathlib import Path

from iepmeet import clock
from iepmeet.agenda.model import Agenda
from iepmeet.errors import IepmeetError, NotReadError


def agenda_of(file: Path) -> Agenda:
    """The agenda of a meeting, with what its casebook adds. FILE may be the agenda or the record.

    An agenda with errors is not taken: what could not be read would be missing without a word. Raises
    NotReadError where there is none, IepmeetError (exit code 1) with every error.
    """
    from iepmeet.casebook.agendas import read_agenda
    from iepmeet.live.paths import Paths

    path = Paths.of(file).agenda
    if not path.exists():
        raise NotReadError(f"There is no agenda {path.name} here.", "Check the name and the folder.")
    reading = read_agenda(path, today=clock.today())
    wrong = [problem for problem in reading.problems if problem.level == "error"]
    if reading.agenda is None or wrong:
        raise IepmeetError("\n".join(map(str, wrong)), exit_code=1)
    return reading.agenda

"""What the first screen does with a meeting without a screen of its own; each says how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from iepmeet.agenda.model import Agenda
from iepmeet.errors import IepmeetError, NotReadError
from iepmeet.live.hand_out import HandedOut, write_minutes
from iepmeet.live.paths import Paths


def minutes(path: Path, today: dt.date) -> tuple[str, ...]:
    """Writes the minutes, and says where. Raises NotReadError, NotSavedError."""
    return _said("Minutes", write_minutes(Paths.of(path)))


def sheet(path: Path, today: dt.date) -> tuple[str, ...]:
    """Writes the agenda to send ahead, and says where. Raises IepmeetError."""
    from iepmeet.live.sheet import write_sheet

    return _said("Agenda to send", write_sheet(Paths.of(path), _agenda(path, today), today))


def rehearse(path: Path, today: dt.date) -> tuple[str, ...]:
    """Whether it fits its time, and what will not be reached. Raises IepmeetError."""
    from iepmeet.agenda import rehearsing, rehearsing_words

    agenda = _agenda(path, today)
    return tuple(rehearsing_words.said(agenda, rehearsing.rehearse(agenda)))


ACTS: Mapping[str, Callable[[Path, dt.date], tuple[str, ...]]] = MappingProxyType(
    {"minutes": minutes, "sheet": sheet, "rehearse": rehearse}
)


def _said(what: str, done: HandedOut) -> tuple[str, ...]:
    kept = f"{done.kept_edit.name} was changed by hand and stays as it is." if done.kept_edit else ""
    return tuple(line for line in (kept, f"{what}: {done.page}") if line)


def _agenda(path: Path, today: dt.date) -> Agenda:
    from iepmeet.casebook.agendas import read_agenda

    paths = Paths.of(path)
    if not paths.agenda.exists():
        raise NotReadError(f"There is no agenda {paths.agenda.name} here.", "The meeting had none.")
    reading = read_agenda(paths.agenda, today=today)
    wrong = [problem for problem in reading.problems if problem.level == "error"]
    if reading.agenda is None or wrong:
        raise IepmeetError("\n".join(map(str, wrong)), exit_code=1)
    return reading.agenda

"""Which meeting to hold: a file, a shipped agenda by its name, one of this folder's, or a blank one."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.model import Agenda, Details
from iepmeet.dates import written
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.live.paths import AGENDA, Paths
from iepmeet.speaking import say


@dataclass(frozen=True, slots=True)
class Choice:
    """The meeting to hold. `blank` is the agenda of one that has no file."""

    file: Path
    blank: Agenda | None = None


def chosen(file: Path | None, today: dt.date) -> Choice | None:
    """The meeting asked for; None when the person chose none.

    Raises IepmeetError: 2 from a pipe without a file.
    """
    if file is not None:
        return Choice(_shipped_copy(file))
    if not sys.stdin.isatty():
        raise IepmeetError(
            "Which meeting? From a pipe the agenda must be named.", "Try: iepmeet run AGENDA", exit_code=2
        )
    return _offered(today)


def _shipped_copy(file: Path) -> Path:
    """A shipped agenda that is not here yet is copied into this folder first, to be made one's own."""
    paths = Paths.of(file)
    if len(file.parts) > 1 or paths.agenda.exists() or paths.record.exists():
        return file
    from iepmeet.agenda import templates

    if paths.name not in templates.shipped():
        return file
    try:
        files.replace(paths.agenda, templates.text_of(paths.name).encode())
    except OSError as error:
        raise NotSavedError(
            f"{paths.agenda.name} could not be copied here: {files.reason(error)}.", "Try another folder."
        ) from None
    say(f"{paths.agenda.name} is copied here: yours to change.")
    return paths.agenda


def _offered(today: dt.date) -> Choice | None:
    from iepmeet.plain.terminal import Terminal

    agendas = sorted(path for path in Path().glob(f"*{AGENDA}") if path.name != "pyproject.toml")
    say("Which meeting?")
    for number, path in enumerate(agendas, start=1):
        say(f"{number}. {path.name.removesuffix(AGENDA)}")
    say("A number and Enter, or Enter alone for a blank meeting.")
    try:
        typed = Terminal(lambda _: None).ask("> ")
    except KeyboardInterrupt:
        return None
    if typed is None:
        return None
    if typed.strip().isdecimal() and 0 < int(typed.strip()[:6]) <= len(agendas):
        return Choice(agendas[int(typed.strip()[:6]) - 1])
    if typed.strip():
        return Choice(_shipped_copy(Path(typed.strip())))
    return blank(today)


def blank(today: dt.date) -> Choice:
    """A meeting without an agenda, called after its day."""
    title = f"Meeting on {written.day(today)}"
    return Choice(
        Path(f"meeting-{today.isoformat()}{AGENDA}"), Agenda(meeting=Details(title=title, date=today))
    )

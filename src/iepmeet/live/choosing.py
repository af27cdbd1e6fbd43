"""Which meeting to hold: a file, a shipped agenda by its name, one of this folder's, or a blank one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.model import Agenda, Details
from iepmeet.dates import written
from iepmeet.errors import NotSavedError
from iepmeet.live import glance
from iepmeet.live.paths import AGENDA, Paths


@dataclass(frozen=True, slots=True)
class Choice:
    """The meeting to hold. `blank` is the agenda of one without a file; `copied`: it was put here now."""

    file: Path
    blank: Agenda | None = None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One meeting that may be chosen: its name, its title, and what there is of it."""

    name: str
    title: str
    state: str


def named(file: Path) -> Choice:
    """The meeting of this file; a shipped agenda that is not here yet is copied into this folder first.

    Raises NotSavedError where it cannot be copied.
    """
    paths = Paths.of(file)
    if len(file.parts) > 1 or paths.agenda.exists() or paths.record.exists():
        return Choice(file)
    from iepmeet.agenda import templates

    if paths.name not in templates.shipped():
        return Choice(file)
    try:
        files.replace(paths.agenda, templates.text_of(paths.name).encode())
    except OSError as error:
        raise NotSavedError(
            f"{paths.agenda.name} could not be copied here: {files.reason(error)}.", "Try another folder."
        ) from None
    return Choice(paths.agenda, copied=True)


def blank(today: dt.date) -> Choice:
    """A meeting without an agenda, called after its day."""
    title = f"Meeting on {written.day(today)}"
    return Choice(
        Path(f"meeting-{today.isoformat()}{AGENDA}"), Agenda(meeting=Details(title=title, date=today))
    )


def offered(folder: Path) -> tuple[Offer, ...]:
    """The agendas of a folder, then those that ship and are not in it."""
    from iepmeet.agenda import templates

    here = [_offer(path) for path in sorted(folder.glob(f"*{AGENDA}"))]
    found = [offer for offer in here if offer is not None]
    names = {offer.name for offer in found}
    shipped = [
        Offer(name, _title_of(templates.text_of(name)) or name, "ships with iepmeet")
        for name in templates.shipped()
        if name not in names
    ]
    return (*found, *shipped)


def _offer(path: Path) -> Offer | None:
    """An agenda of the folder; None for a TOML file that is something else."""
    paths = Paths.of(path)
    state = "begun, goes on" if paths.record.exists() else ""
    seen = glance.at_file(path)
    if seen is None and not state:
        return None
    return Offer(paths.name, (seen.title if seen else "") or paths.name, state)


def _title_of(agenda: str) -> str:
    seen = glance.at_text(agenda)
    return seen.title if seen else ""

"""Term dates: read from a council's calendar file, or copied from one that ships."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError, NotSavedError

if TYPE_CHECKING:
    from iepmeet.dates.term_events import TermDates

_MOST_SHOWN = 100


@click.group()
def calendar() -> None:
    """Term dates, so that reviews fall on school days."""


@calendar.command(name="import")
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, default=Path("term-dates.toml"), help="Write into this file, if it is new.")
def import_(file: Path, out: Path) -> None:
    """Read a council's calendar (.ics) of term dates into a file that an agenda can name."""
    from iepmeet.agenda.calendar_file import read_calendar
    from iepmeet.agenda.calendar_toml import already_there, is_there, to_toml, write_new
    from iepmeet.agenda.decode import file_name
    from iepmeet.speaking import say, warn

    if is_there(out):
        raise NotSavedError(already_there(out), "Take another name: --out NAME.toml")
    dates = read_calendar(file)
    say(*_found(dates, file_name(file)))
    warn(*_listed("Not clear, check by hand:", dates.doubts))
    if not dates.terms:
        warn("Nothing was written.")
        sys.exit(1)
    write_new(out, to_toml(dates, file_name(Path(file.name))))
    say("", f"Written: {file_name(out)}. Check it against the school's own list.", *_how_to_name(out))
    sys.exit(1 if dates.doubts else 0)


@calendar.command(name="list")
def list_() -> None:
    """The calendars that ship with iepmeet, all of invented schools."""
    from iepmeet.agenda.calendars import shipped_calendars, title_of
    from iepmeet.speaking import say

    names = shipped_calendars()
    width = max(map(len, names), default=0)
    say(*(f"{name:<{width}}  {title_of(name)}" for name in names))


@calendar.command()
@click.argument("name")
def copy(name: str) -> None:
    """Put a shipped calendar into this folder, to be changed."""
    from iepmeet.agenda.calendar_toml import write_new
    from iepmeet.agenda.calendars import shipped_calendars, text_of
    from iepmeet.speaking import say

    name = name.removesuffix(".toml")
    if name not in shipped_calendars():
        names = ", ".join(shipped_calendars())
        raise IepmeetError(
            "No calendar of this name ships with iepmeet.", f"There are: {names}.", exit_code=2
        )
    out = Path(f"{name}.toml")
    write_new(out, text_of(name))
    say(f"Written: {out.name}. Its school is invented: change the dates to your own.", *_how_to_name(out))


def _found(dates: TermDates, source: str) -> list[str]:
    from iepmeet.dates.written import day

    lines = [f"Found in {source}:" if dates.terms else f"No terms were found in {source}."]
    width = max((len(term.name) for term in dates.terms), default=0)
    for term in dates.terms:
        half = f", half term {day(term.half_term[0])} to {day(term.half_term[1])}" if term.half_term else ""
        lines.append(f"  {term.name:<{width}}  {day(term.starts)} to {day(term.ends)}{half}")
    if dates.inset:
        lines += ["INSET days and other single days off:", *(f"  {day(one)}" for one in dates.inset)]
    return [
        *lines,
        *_listed("Decided while reading:", dates.notes),
        *_listed("Left out:", dates.left_out),
    ]


def _listed(heading: str, entries: tuple[str, ...]) -> list[str]:
    if not entries:
        return []
    more = len(entries) - _MOST_SHOWN
    return [
        heading,
        *(f"  {entry}" for entry in entries[:_MOST_SHOWN]),
        *([f"  and {more} more"] if more > 0 else []),
    ]


def _how_to_name(out: Path) -> list[str]:
    from iepmeet.agenda.decode import file_name

    name = json.dumps(file_name(Path(out.name)), ensure_ascii=False)
    return ["An agenda in the same folder reads it when it says:", "  [calendar]", f"  file = {name}"]

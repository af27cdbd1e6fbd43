"""What the commands for what happens between meetings share: folders, days, and taking a line back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError, NotReadError
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from iepmeet.dates.school import Calendar
    from iepmeet.record.events import Event

FOLDER = click.argument("folder", default=".", type=FILE)
UNDO = click.option("--undo", is_flag=True, help="It was a mistake: take the latest such line back.")
NOTE = click.option("--note", default="", metavar="TEXT", help="What else to remember of it.")


def take_back(place: Path, wanted: Callable[[Event], bool], called: str) -> None:
    """Takes the latest line back that is wanted. Raises IepmeetError where there is none."""
    from iepmeet.casebook import diary

    if not diary.take_back(place, wanted, clock.now()):
        raise usage(f"Nothing of {words(called)} was kept in this folder.", "")
    say(f"Taken back: the latest line about {words(called)}.")


def same(one: str, other: str) -> bool:
    """Whether two names are one, but for case and blanks."""
    return one.casefold() == one_line(clean(other)).casefold()


def past_day(typed: str | None) -> dt.date:
    """The day something happened: past, or today."""
    from iepmeet.casebook.one_line import read_day
    from iepmeet.dates.school import Calendar

    today = clock.today()
    if typed is None:
        return today
    read = read_day(words(typed), today, Calendar(), because="")
    if read.day is None:
        raise usage(f'"{words(typed)}": {read.remark}.', "Write it like 2026-10-01 or 1 oct.")
    return read.day


def folder_of(folder: Path) -> Path:
    """A folder that is there. Raises NotReadError."""
    if not folder.is_dir():
        raise NotReadError(f"There is no folder {words(str(folder))} here.", "Check how it is spelt.")
    return folder


def calendar_of(place: Path) -> Calendar:
    """The school days as this folder knows them."""
    from iepmeet.casebook.known import Known

    return Known.of(place, today=clock.today()).calendar


def written(day: dt.date) -> str:
    """A day as every paper writes it."""
    from iepmeet.dates import written as dates

    return dates.day(day)


def words(typed: str) -> str:
    """What was typed, safe to keep and on one line."""
    return one_line(clean(typed))


def usage(what: str, fix: str) -> IepmeetError:
    """A wrong use of a command, and what to do."""
    return IepmeetError(what, fix, exit_code=2)


def say(*lines: str) -> None:
    """Says lines to the person."""
    from iepmeet import speaking

    speaking.say(*lines)

"""What is due, across every casebook."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iepmeet import clock
from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.errors import IepmeetError, NotReadError, NotSavedError
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from iepmeet.casebook.due import Item
    from iepmeet.casebook.standing import Standing


@click.command()
@click.argument("folders", nargs=-1, type=FILE, metavar="[FOLDER]...")
@click.option("--within", metavar="LENGTH", help='How far ahead: "14d" (as if not given), "6 weeks".')
@click.option("--check", is_flag=True, help="Exit code 1 if something is due.")
@click.option("--ics", type=FILE, help="Write what has a day into a calendar file.")
@AS_JSON
def due(
    folders: tuple[Path, ...], *, within: str | None, check: bool, ics: Path | None, as_json: bool
) -> None:
    """What is due: actions, meetings and reviews, replies awaited, dates of the law; the first thing first.

    Looks into FOLDER and the casebooks in it; without one, into the folder you are in and IEPMEET_HOME. With
    --check, due is what is late, or due today; with --within too, what is due until then.
    """
    from iepmeet.casebook import due as dues

    today = clock.today()
    until = _until(within, today)
    standings = _standings(folders, today)
    items = dues.due(standings, today)
    shown = dues.within(items, until)
    if ics is not None:
        _write_calendar(ics, shown)
    if as_json:
        click.echo(json.dumps(_as_data(shown, today, until), ensure_ascii=False, indent=2))
    else:
        from iepmeet.casebook.due_words import due_lines
        from iepmeet.speaking import say

        say(*due_lines(items, today, until))
    _warn(standings)
    last = until if within else today
    sys.exit(1 if check and any(item.is_due(last) for item in items) else 0)


def _until(within: str | None, today: dt.date) -> dt.date:
    from iepmeet.casebook.due import USUAL_DAYS

    if within is None:
        return today + dt.timedelta(days=USUAL_DAYS)
    from iepmeet.dates.lengths import counted, parse_length
    from iepmeet.dates.school import Calendar

    length = parse_length(within)
    found = counted(length, today, Calendar()) if length and not length.in_school_time else None
    if found is None:
        raise IepmeetError(
            f'"{one_line(clean(within))}" is no length of time.',
            'Write it like "14d" or "6 weeks".',
            exit_code=2,
        )
    return found


def _standings(folders: Sequence[Path], today: dt.date) -> tuple[Standing, ...]:
    from iepmeet.casebook.index import Stands, casebooks
    from iepmeet.cli.progress import Progress

    asked = _asked(folders)
    progress = Progress("Reading casebooks")
    stands = Stands.opened()
    try:
        places = [place for folder in asked for place in casebooks(folder, stands.known)]
        found = stands.of(places, today, progress)
    except KeyboardInterrupt:
        raise IepmeetError("Stopped.", "Do it again: what was read so far is known.") from None
    finally:
        progress.end()
        stands.close()
    return found


def _asked(folders: Sequence[Path]) -> Iterable[Path]:
    from iepmeet.casebook.folder import home

    if not folders:
        return (Path(), home())
    for folder in folders:
        if not folder.is_dir():
            raise NotReadError(
                f"There is no folder {one_line(clean(str(folder)))} here.", "Check how it is spelt."
            )
    return folders


def _as_data(shown: Iterable[Item], today: dt.date, until: dt.date) -> dict[str, Any]:
    import msgspec

    from iepmeet.casebook.due import CHECK_THIS

    rows = []
    for item in shown:
        row = msgspec.to_builtins(item)
        row["late"] = item.on is not None and item.on < today and not item.only_to_look_at
        if item.source:
            row["check_this"] = CHECK_THIS
        rows.append(row)
    return {"today": today.isoformat(), "until": until.isoformat(), "items": rows}


def _write_calendar(path: Path, shown: Iterable[Item]) -> None:
    from iepmeet import files
    from iepmeet.cli.due_calendar import happenings
    from iepmeet.publish.calendar import file_of

    try:
        files.replace(path, file_of(happenings(shown, clock.now())))
    except OSError as error:
        raise NotSavedError(f"The calendar could not be written: {files.reason(error)}.") from None


def _warn(standings: Iterable[Standing]) -> None:
    from iepmeet import speaking

    speaking.warn(*(f"{one.folder}: {said}" for one in standings for said in one.troubles))

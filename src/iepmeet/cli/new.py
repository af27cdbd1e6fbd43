"""New agendas: from a template, blank, or from what the last meeting left open."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.errors import IepmeetError

if TYPE_CHECKING:
    from iepmeet.casebook.carry import Carry
    from iepmeet.live.paths import Paths

_LONGEST_MEETING = 600


@click.command()
@click.argument("name", type=FILE)
@click.option("--template", default="", help="Begin with an agenda that ships: see iepmeet templates.")
@click.option("--from", "record", type=FILE, help="Carry forward what this meeting left open.")
@click.option("--title", default="", help="The title of the meeting.")
@click.option("--child", default="", help="The child's name.")
@click.option("--date", default="", help='The day of the meeting: 2026-12-08, "8 dec", "next tue".')
@click.option("--time", default="", help="The time it starts: 15:30, 3.30pm.")
@click.option("--minutes", type=click.IntRange(1, _LONGEST_MEETING), help="How long there is.")
@click.option("--place", default="", help="Where it is held.")
def new(
    name: Path,
    *,
    template: str,
    record: Path | None,
    title: str,
    child: str,
    date: str,
    time: str,
    minutes: int | None,
    place: str,
) -> None:
    """Make a new agenda in this folder. It never takes the place of another."""
    from iepmeet.agenda.edit import Editing
    from iepmeet.agenda.own import without_the_example
    from iepmeet.agenda.starting import Answers, carried_text, new_text
    from iepmeet.live.next_agenda import carry_of
    from iepmeet.live.paths import Paths
    from iepmeet.speaking import say

    if template and record:
        raise _usage(
            "An agenda begins with a template or with a meeting, not with both.", "Give one of them."
        )
    paths = _free(Paths.of(name))
    answers = Answers(
        title=title, child=child, date=_day(date), time=_time(time), minutes=minutes, place=place
    )
    if record:
        carry, closed = carry_of(Paths.of(record), clock.today())
        _write(paths, carried_text(carry.agenda, carry.held_on, carry.notes, answers))
        lines = _carried(carry, closed)
    else:
        made = new_text(_known(template), answers)
        if template:
            given = {"date": date, "time": time, "place": place}
            made = without_the_example(
                Editing.opened(made), [one for one, said in given.items() if said]
            ).text
        _write(paths, made)
        lines = []
    say(f"Made {paths.agenda}.", *lines, f"Next: iepmeet prepare {paths.agenda}, or any text editor.")


@click.command()
@AS_JSON
def templates(as_json: bool) -> None:
    """The agendas that ship, to begin with."""
    from iepmeet.agenda.situations import situations

    found = situations().values()
    if as_json:
        rows = [{"name": one.name, "title": one.title, "about": one.about} for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(f"{one.name}\n    {one.about}")
    click.echo("\nTo begin with one: iepmeet new NAME --template TEMPLATE")


def _free(paths: Paths) -> Paths:
    """The meeting, if nothing of it is there yet."""
    from iepmeet.agenda.decode import file_name

    if not paths.name.strip() or paths.name.startswith("."):
        raise _usage("The new agenda needs a name.", "Give one like sam-december.")
    for path in (paths.agenda, paths.record):
        if path.exists() or path.is_symlink():
            raise _usage(f"There is a {file_name(path)} already; it stays as it is.", "Give another name.")
    return paths


def _known(template: str) -> str:
    from iepmeet.agenda.found import nearest, shown
    from iepmeet.agenda.templates import shipped

    if not template or template in shipped():
        return template
    near = nearest(template, shipped(), 0.5)
    fix = f"Did you mean {near}?" if near else "iepmeet templates lists them."
    raise _usage(f"No template is called {shown(template)}.", fix)


def _day(typed: str) -> dt.date | None:
    from iepmeet.agenda.found import shown

    if not typed.strip():
        return None
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError:
        from iepmeet.dates import phrases
        from iepmeet.dates.school import Calendar

        when = phrases.read(typed, clock.today(), Calendar())
    if when.date is None:
        raise _usage(f"{shown(typed)} is no day: {when.caution}.", "Write it like 2026-12-08 or 8 dec.")
    return when.date


def _time(typed: str) -> dt.time | None:
    from iepmeet.agenda.found import shown
    from iepmeet.dates.times import time_of_day

    if not typed.strip():
        return None
    found = time_of_day(typed.strip())
    if found is None or found[1] < len(typed.strip()):
        raise _usage(f"{shown(typed)} is no time of day.", "Write it like 15:30.")
    return found[0]


def _carried(carry: Carry, closed: bool) -> list[str]:
    from iepmeet.dates.written import day
    from iepmeet.papers.wording import counted, listed

    agenda = carry.agenda
    counts = [
        (len(agenda.carried), "open promise"),
        (len(agenda.concerns), "concern"),
        (len(agenda.parked), "parked point"),
    ]
    what = listed(counted(number, one) for number, one in counts if number) or "nothing was left open"
    lines = [f"Carried forward from {day(carry.held_on)}: {what}."]
    if not closed:
        lines.append("That meeting is not closed: this is what is open in it now.")
    if agenda.meeting.date is None:
        lines.append("No next review was agreed with a date: write the day of this meeting.")
    return [*lines, *carry.notes]


def _write(paths: Paths, text: str) -> None:
    from iepmeet.agenda.saving import create

    try:
        create(paths.agenda, text)
    except FileExistsError:
        _free(paths)
        raise


def _usage(what: str, fix: str) -> IepmeetError:
    return IepmeetError(what, fix, exit_code=2)

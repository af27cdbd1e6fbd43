"""A meeting: hold it, write its minutes, look at what is private, check its record."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.errors import IepmeetError


@click.command()
@click.argument("file", required=False, type=FILE)
@click.option("--plain", is_flag=True, help="Plain lines, for screen readers and pipes.")
def run(file: Path | None, plain: bool) -> None:
    """Hold the meeting of an agenda, or go on with one."""
    from iepmeet import starting

    sys.exit(starting.run(file, on_screen=not plain and starting.can_draw()))


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write into this folder instead of beside the record.")
@click.option(
    "--force", is_flag=True, help="Replace a page that was changed by hand; it is kept as a backup."
)
def minutes(file: Path, out: Path | None, force: bool) -> None:
    """Write the minutes of a meeting from its record."""
    from iepmeet.live.hand_out import write_minutes
    from iepmeet.live.paths import Paths

    done = write_minutes(Paths.of(file), out, force=force)
    if done.kept_edit:
        click.echo(f"{done.kept_edit.name} was changed by hand and stays as it is. --force replaces it.")
    if done.backup:
        click.echo(f"The page that was changed by hand is now {done.backup.name}.")
    click.echo(f"Minutes: {done.page}")


@click.command()
@click.argument("file", type=FILE)
def private(file: Path) -> None:
    """Your private entries, on the terminal only."""
    if not sys.stdout.isatty():
        raise IepmeetError(
            "Private entries are shown on a terminal only, not in a file or a pipe.", exit_code=2
        )
    from iepmeet.live.hand_out import meeting_of
    from iepmeet.live.paths import Paths
    from iepmeet.live.words.views import private_entries
    from iepmeet.speaking import say

    say(*private_entries(meeting_of(Paths.of(file).record)[0]))


@click.command()
@click.argument("record", type=FILE)
@AS_JSON
def verify(record: Path, as_json: bool) -> None:
    """Whether a record is whole, line by line."""
    from iepmeet.live.paths import Paths
    from iepmeet.live.words.troubles import verified
    from iepmeet.record import journal
    from iepmeet.record.reading import fingerprint

    paths = Paths.of(record)
    reading = journal.read(paths.record)
    if not paths.record.exists():
        raise IepmeetError(f"There is no record {paths.record.name} here.", "Check the name and the folder.")
    mark = fingerprint(reading)
    damage = [str(one) for one in reading.damage]
    if as_json:
        found = {
            "whole": not damage,
            "events": len(reading.events),
            "fingerprint": mark,
            "damage": damage,
        }
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in verified(paths.record.name, len(reading.events), mark, damage):
            click.echo(line)
    sys.exit(1 if damage else 0)

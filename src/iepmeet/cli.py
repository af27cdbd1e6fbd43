"""The command line: one short function a command. What is heavy is imported where it is used."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from iepmeet import __version__, clock
from iepmeet.errors import IepmeetError

FILE = click.Path(path_type=Path)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 your file has problems; 2 wrong usage; 3 it could not be saved or read.",
)
@click.version_option(__version__, prog_name="iepmeet")
@click.pass_context
def cli(context: click.Context) -> None:
    """Prepare, hold and minute school review meetings about a child's special educational needs.

    Without a command, offers the meetings of this folder.
    """
    if context.invoked_subcommand is not None:
        return
    from iepmeet import starting

    if starting.can_draw():
        sys.exit(starting.run(None, on_screen=True))
    click.echo(context.get_help())


@cli.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Every problem of an agenda, with its line."""
    from iepmeet.agenda.read import read

    problems = [problem for file in files for problem in read(file, today=clock.today()).problems]
    if as_json:
        from dataclasses import asdict

        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        if not problems:
            click.echo("No problems." if len(files) == 1 else f"No problems in {len(files)} files.")
    sys.exit(1 if any(problem.level == "error" for problem in problems) else 0)


@cli.command()
def schema() -> None:
    """The JSON Schema of an agenda, for editors."""
    from iepmeet.agenda.schema import schema as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=2))


@cli.command()
@click.argument("file", required=False, type=FILE)
@click.option("--plain", is_flag=True, help="Plain lines, for screen readers and pipes.")
def run(file: Path | None, plain: bool) -> None:
    """Hold the meeting of an agenda, or go on with one."""
    from iepmeet import starting

    sys.exit(starting.run(file, on_screen=not plain and starting.can_draw()))


@cli.command()
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


@cli.command()
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


@cli.command()
@click.argument("record", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
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

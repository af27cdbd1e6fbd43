"""The command line: one short function a command. What is heavy is imported where it is used.

Each command stands in the file of its subject; `_SUBJECTS` says which, in the order of the help.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from iepmeet import __version__

_SUBJECTS = {
    "agendas": ("check", "schema"),
    "new": ("new", "templates"),
    "prepare": ("prepare",),
    "sheet": ("sheet",),
    "rehearse": ("rehearse",),
    "meeting": ("run", "private"),
    "minutes": ("minutes",),
    "share": ("share",),
    "send": ("send",),
    "scan": ("scan",),
    "amend": ("amend", "confirm"),
    "verify": ("verify",),
    "calendar": ("calendar",),
    "clocks": ("clocks",),
    "evidence": ("evidence",),
    "due": ("due",),
    "search": ("search",),
    "merge": ("merge",),
    "demo": ("demo",),
    "promises": ("done",),
    "ladder": ("ladder",),
    "letters": ("letter",),
    "sent": ("sent", "replied"),
    "chronology": ("chronology",),
}
_WHERE = {name: subject for subject, names in _SUBJECTS.items() for name in names}


class _Commands(click.Group):
    """Loads the file of a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _WHERE:
            return None
        found = getattr(import_module(f"iepmeet.cli.{_WHERE[cmd_name]}"), cmd_name)
        return found if isinstance(found, click.Command) else None


@click.group(
    cls=_Commands,
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

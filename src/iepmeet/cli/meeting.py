"""A meeting: hold it, look at what is private."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from iepmeet.cli.shared import FILE
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

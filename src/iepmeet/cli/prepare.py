"""An agenda filled in on the screen."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError, NotReadError


@click.command()
@click.argument("file", type=FILE)
def prepare(file: Path) -> None:
    """Fill in an agenda on the screen: people, concerns, questions, time. Comments are kept."""
    from iepmeet import starting
    from iepmeet.live.paths import Paths

    agenda = Paths.of(file).agenda
    if not agenda.exists():
        raise NotReadError(
            f"There is no agenda {agenda.name} here.",
            f"iepmeet new {agenda.name.removesuffix('.toml')} makes one.",
        )
    if not starting.can_draw():
        raise IepmeetError(
            "An agenda is filled in on a terminal, and there is none here.",
            "A text editor can change it too; iepmeet check shows every slip.",
            exit_code=2,
        )
    from iepmeet.tui.preparing.holding import prepare as fill_in

    sys.exit(fill_in(agenda))

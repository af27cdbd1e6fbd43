"""The papers of a meeting, shared from a screen."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError


@click.command()
@click.argument("file", type=FILE)
def share(file: Path) -> None:
    """See what each reader gets, and write it: Word, PDF, web page, calendar, e-mail draft, codes."""
    from iepmeet import starting
    from iepmeet.live.paths import Paths

    if not starting.can_draw():
        raise IepmeetError(
            "The Share screen needs a terminal, and there is none here.",
            "iepmeet minutes and iepmeet send do the same without one.",
            exit_code=2,
        )
    from iepmeet.tui.sharing import share as shown

    sys.exit(shown(Paths.of(file)))

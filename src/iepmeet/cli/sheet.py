"""The agenda to send before the meeting."""

from __future__ import annotations

from pathlib import Path

import click

from iepmeet import clock
from iepmeet.cli.shared import FILE


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write into this folder instead of beside the agenda.")
@click.option(
    "--force", is_flag=True, help="Replace a page that was changed by hand; it is kept as a backup."
)
def sheet(file: Path, out: Path | None, force: bool) -> None:
    """Write the agenda to send before the meeting: no hints, nothing that only you should see."""
    from iepmeet.cli.prepared import agenda_of
    from iepmeet.live.paths import Paths
    from iepmeet.live.sheet import write_sheet
    from iepmeet.speaking import say

    done = write_sheet(Paths.of(file), agenda_of(file), clock.today(), out, force=force)
    if done.kept_edit:
        say(f"{done.kept_edit.name} was changed by hand and stays as it is. --force replaces it.")
    if done.backup:
        say(f"The page that was changed by hand is now {done.backup.name}.")
    say(f"Agenda to send: {done.page}")

"""A sample casebook to play with."""

from __future__ import annotations

from pathlib import Path

import click

from iepmeet import clock
from iepmeet.cli.shared import FILE


@click.command()
@click.argument("folder", required=False, type=FILE)
@click.option("--remove", is_flag=True, help="Take the sample away again; files of your own in it stay.")
def demo(folder: Path | None, remove: bool) -> None:
    """Make a sample casebook, fully made up: two meetings, evidence and a letter.

    It goes into FOLDER, or into IEPMEET_HOME as sample-casebook.
    """
    from iepmeet.casebook.demo import FOLDER, NEXT
    from iepmeet.casebook.folder import home
    from iepmeet.live import demo as sample
    from iepmeet.speaking import say

    place = folder or home() / FOLDER
    if remove:
        others = sample.remove(place)
        say("The sample casebook is gone.")
        if others:
            say(f"These are not the sample's and stay in {place}: {', '.join(others)}")
        return
    sample.make(place, clock.now())
    say(
        f"Made {place}. Nobody in it exists.",
        f"What is due in it:  iepmeet due {place}",
        f"Hold its next meeting:  iepmeet run {place / NEXT}.toml",
        f"Take it away again:  iepmeet demo {f'{folder} ' if folder else ''}--remove",
    )

"""After the meeting: open it again to put something right, and keep who confirmed its minutes."""

from __future__ import annotations

from pathlib import Path

import click

from iepmeet import clock
from iepmeet.cli.shared import FILE
from iepmeet.speaking import say


@click.command()
@click.argument("record", type=FILE)
@click.argument("why", required=False, default="")
def amend(record: Path, why: str) -> None:
    """Open a closed meeting again. What changes is listed in its minutes, with the date.

    WHY stays in the record and is in no paper.
    """
    from iepmeet.live.after import reopen
    from iepmeet.live.paths import Paths

    paths = Paths.of(record)
    reopen(paths.record, why, clock.now())
    say(
        "The meeting is open again. Until it is closed, its minutes are a draft.",
        f"iepmeet run {paths.record} goes on with it; /edit puts words right, /end closes it and writes the "
        "minutes with what was changed.",
    )


@click.command()
@click.argument("record", type=FILE)
@click.argument("name")
@click.argument("text", required=False, default="")
def confirm(record: Path, name: str, text: str) -> None:
    """Keep that somebody confirmed the minutes, or TEXT that they ask for. The minutes say so.

    \b
    iepmeet confirm sam "Mrs Patel"
    iepmeet confirm sam "Jo Rivers" "The first date should be 15 September"
    """
    from iepmeet.live import by_hand
    from iepmeet.live.after import confirm as kept
    from iepmeet.live.hand_out import write_minutes
    from iepmeet.live.paths import Paths

    paths = Paths.of(record)
    meeting, known = kept(paths.record, name, text, clock.now())
    who = meeting.confirmations[-1][1].name
    said = "what they say" if meeting.confirmations[-1][1].text else "that they confirm the minutes"
    say(f"Kept: {who}, {said}.")
    if not known:
        say(f"{who} is not among the people of this meeting.")
    if by_hand.changed(paths.minutes):
        say(f"{paths.minutes.name} was changed by hand and stays as it is; iepmeet minutes makes a new one.")
    else:
        say(f"Minutes: {write_minutes(paths).page}")
    if meeting.confirmations[-1][1].text:
        say(f"To put it right: iepmeet amend {paths.record}")

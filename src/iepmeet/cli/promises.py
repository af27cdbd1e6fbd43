"""Between meetings: an action was done."""

from __future__ import annotations

from pathlib import Path

import click

from iepmeet import clock
from iepmeet.cli.between import (
    FOLDER,
    NOTE,
    UNDO,
    calendar_of,
    folder_of,
    past_day,
    same,
    say,
    take_back,
    words,
)


@click.command()
@click.argument("ref")
@FOLDER
@click.option("--on", metavar="DATE", help="The day it was done; today, if none is named.")
@click.option("--confirmed-by", default="", metavar="NAME", help="Who said so in writing.")
@NOTE
@click.option("--meeting", default="", metavar="NAME", help="Which meeting's, where several have such a ref.")
@UNDO
def done(
    ref: str, folder: Path, *, on: str | None, confirmed_by: str, note: str, meeting: str, undo: bool
) -> None:
    """Keep that an action was done between meetings.

    REF is its ref, such as A2; or review or check for a follow-up that was held, or the name of a date of the
    law that is dealt with. The next meeting hears of it, and has the last word.
    """
    from iepmeet.casebook import settling
    from iepmeet.casebook.diary import Done

    place = folder_of(folder)
    if undo:
        take_back(place, lambda event: isinstance(event, Done) and same(event.ref, ref), ref)
        return
    day = past_day(on)
    what = settling.open_under(place, words(ref), calendar_of(place), words(meeting))
    event = settling.settle(
        place, what, clock.now(), on=day, confirmed_by=words(confirmed_by), note=words(note)
    )
    say(settling.done_words(what, event))

"""Between meetings: an action was done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

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
    usage,
    words,
    written,
)

if TYPE_CHECKING:
    from iepmeet.casebook.promises import Promise


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
    from iepmeet.casebook import diary
    from iepmeet.casebook.diary import Done

    place = folder_of(folder)
    if undo:
        take_back(place, lambda event: isinstance(event, Done) and same(event.ref, ref), ref)
        return
    day = past_day(on)
    made = _done(place, ref, meeting)
    event = Done(
        ref=made[0],
        meeting=made[1],
        held=made[2],
        on=day,
        confirmed_by=words(confirmed_by),
        text=words(note),
    )
    if event.on < event.held:
        raise usage(
            f"That is before the meeting of {written(event.held)}, where it was agreed.", "Give a later day."
        )
    diary.keep(place, lambda _: [event], clock.now())
    who = f"; {event.confirmed_by} confirmed it in writing" if event.confirmed_by else ""
    say(f"Kept: {made[3]}: done on {written(day)}{who}.")


def _done(place: Path, ref: str, meeting: str) -> tuple[str, str, dt.date, str]:
    """The ref, the meeting and its day, and what it is: an action, a follow-up, or a clock."""
    from iepmeet.casebook import diary
    from iepmeet.casebook.held import held_in
    from iepmeet.casebook.promise_words import in_words
    from iepmeet.casebook.promises import followed
    from iepmeet.casebook.running import begun_by_meetings

    meetings = held_in(place)
    known = diary.read(place)
    if ref.casefold() in (diary.REVIEW, diary.CHECK):
        last = meetings[-1] if meetings else None
        part = ref.casefold()
        agreed = None if last is None else last.review if part == diary.REVIEW else last.check
        if last is None or agreed is None:
            raise usage(f"No {words(ref)} was agreed at the last meeting of this folder.", "")
        called = "the review" if ref.casefold() == diary.REVIEW else "the early check"
        return ref.casefold(), last.name, last.held_on, f"{called} of {written(agreed.on)}"
    begun = [(rule, one.on) for one in known.sent for rule in one.clocks]
    begun += [(rule, one.on) for one in known.replies for rule in one.clocks]
    begun += [(rule, one.held_on) for rule, one in begun_by_meetings(meetings, calendar_of(place))]
    for rule, on in begun:
        if ref == rule:
            return ref, "", on, f"{ref}, counted from {written(on)}"
    promises = followed(meetings, known.done)
    found = [one for one in promises if same(one.ref, ref) and (not meeting or _stood(one, meeting))]
    still = [one for one in found if one.state == "open"] or found
    if not still:
        open_refs = [one.ref for one in promises if one.state == "open"]
        fix = f"Open here: {', '.join(open_refs)}." if open_refs else "No promise is open here."
        raise usage(f"There is no action {words(ref)} in this folder.", fix)
    if len(still) > 1:
        names = ", ".join(f"--meeting {one.meeting}" for one in still)
        raise usage(f"Several meetings have an action {words(ref)}.", f"Add {names}.")
    one = still[0]
    if one.state != "open":
        raise usage(f"{in_words(one)} is settled already.", "")
    return one.ref, one.meeting, one.held, in_words(one)


def _stood(promise: Promise, meeting: str) -> bool:
    return any(name == meeting for name, _ in promise.stood)

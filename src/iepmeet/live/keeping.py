"""What the first screen keeps and makes between meetings: an action done, the sample casebook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet.casebook.due import Item
from iepmeet.text import clean, one_line


def keep_done(item: Item, confirmed_by: str, now: dt.datetime) -> str:
    """Keeps that an action, a review or an early check was done today. Raises IepmeetError."""
    from iepmeet.casebook import settling
    from iepmeet.casebook.known import Known

    place = Path(item.place)
    calendar = Known.of(place, today=now.date()).calendar
    meeting = "" if item.kind == "clock" else item.meeting
    what = settling.open_under(place, item.ref, calendar, meeting)
    done = settling.settle(place, what, now, on=now.date(), confirmed_by=one_line(clean(confirmed_by)))
    return settling.done_words(what, done)


def take_back(item: Item, now: dt.datetime) -> str:
    """Takes that back again. Raises IepmeetError."""
    from iepmeet.casebook import settling

    if not settling.take_back(Path(item.place), item.ref, now):
        return f"Nothing of {item.ref} was kept any more."
    return f"Taken back: {item.ref} is open again."


def make_sample(now: dt.datetime) -> Path:
    """Makes the made-up casebook at home, and says where. Raises NotSavedError."""
    from iepmeet.casebook.demo import FOLDER
    from iepmeet.casebook.folder import home
    from iepmeet.live import demo

    place = home() / FOLDER
    demo.make(place, now)
    return place


def remove_sample(place: Path) -> tuple[str, ...]:
    """Takes it away; what is not its own stays, and is said. Raises IepmeetError."""
    from iepmeet.live import demo

    others = demo.remove(place)
    left = f"These are not the sample's and stay: {', '.join(map(clean, others))}" if others else ""
    return tuple(line for line in ("The sample casebook is gone.", left) if line)

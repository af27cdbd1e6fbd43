"""What there is around a folder: the children with casebooks here or at home, and what is due in them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iepmeet.casebook.due import USUAL_DAYS, Item, due, within
from iepmeet.casebook.standing import Standing


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Child:
    """One casebook: whose it is, when people meet next, and how many things are late, or due soon."""

    place: Path
    called: str
    next: dt.date | None = None
    late: int = 0
    soon: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What was found.

    children  every casebook but that of the folder itself
    due       today's one thing first, then what is late, due soon or without a day
    several   whether it is from more than one casebook
    """

    children: tuple[Child, ...] = ()
    due: tuple[Item, ...] = ()
    several: bool = False


def look(folder: Path, today: dt.date, *, home: Path | None, going_on: Callable[[], bool]) -> Around:
    """Looks into a folder and the casebooks in it, and into `home` with those in it.

    Raises StoppedError once `going_on` says no; what was read by then is known the next time.
    """
    from iepmeet.casebook.index import Stands, casebooks

    def progress(done: int, of: int) -> None:
        if not going_on():
            raise StoppedError

    stands = Stands.opened()
    try:
        asked = [folder, *([home] if home else [])]
        places = [place for one in asked for place in casebooks(one, stands.known)]
        found = stands.of(places, today, progress)
    finally:
        stands.close()
    until = today + dt.timedelta(days=USUAL_DAYS)
    items = within(due(found, today), until)
    own = os.path.realpath(folder)
    return Around(
        children=tuple(_child(one, today, until) for one in found if os.path.realpath(one.place) != own),
        due=items,
        several=len(found) > 1,
    )


def _child(standing: Standing, today: dt.date, until: dt.date) -> Child:
    items = [item for item in due([standing], today) if item.is_due(until)]
    ahead = [planned.on for planned in standing.planned if planned.on >= today]
    if standing.review and standing.review.on >= today:
        ahead.append(standing.review.on)
    late = sum(item.on is not None and item.on < today for item in items)
    return Child(
        place=Path(standing.place),
        called=standing.child or standing.folder,
        next=min(ahead, default=None),
        late=late,
        soon=len(items) - late,
    )

"""What the first screen offers: the meetings of this folder and recent ones, and what each needs next."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from iepmeet import text
from iepmeet.errors import NotReadError
from iepmeet.live import glance, recent
from iepmeet.live.paths import AGENDA, RECORD, Paths

if TYPE_CHECKING:
    from iepmeet.live.around import Around

Need = Literal["prepare", "hold", "go on", "share"]
NEED_SAID: dict[Need, str] = {
    "prepare": "finish preparing",
    "hold": "hold the meeting",
    "go on": "begun, goes on",
    "share": "share the minutes",
}
_MOST_RECENT = 8
_PAST, _UNDATED, _AHEAD = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Offer:
    """One meeting: its agenda's path, what it is called, its day, and what it needs next.

    why    what keeps it from being ready, in a few words
    place  the folder of one that is not of this folder
    """

    path: Path
    title: str
    date: dt.date | None = None
    need: Need = "hold"
    why: str = ""
    place: str = ""

    @property
    def name(self) -> str:
        """NAME, as it can be shown."""
        return text.one_line(text.clean(Paths.of(self.path).name))

    @property
    def said(self) -> str:
        """What it needs next, and why."""
        return f"{NEED_SAID[self.need]}: {self.why}" if self.why else NEED_SAID[self.need]


@dataclass(frozen=True, slots=True)
class Home:
    """The meetings of a folder, in the order of their need, then recent ones of others.

    folder     which folder; `title` whose it is, where it is a child's that was opened from another one
    around     the children and what is due; None while nobody has looked
    is_first   there is nothing at all yet; is_sample: it is the made-up casebook
    """

    here: tuple[Offer, ...] = ()
    elsewhere: tuple[Offer, ...] = ()
    folder: Path = Path()
    title: str = ""
    around: Around | None = None
    is_first: bool = False
    is_sample: bool = False

    @property
    def offers(self) -> tuple[Offer, ...]:
        """All, in the order in which they are numbered."""
        return (*self.here, *self.elsewhere)


def at_first(folder: Path, today: dt.date, title: str = "") -> Home:
    """What is seen at a glance: quick, for the first frame. `looked_at` says the rest of each.

    With a `title` it is a child's folder, and recent meetings elsewhere are left out.
    """
    from iepmeet.casebook import demo
    from iepmeet.casebook.folder import home

    names = {Paths.of(path).name for ending in (AGENDA, RECORD) for path in folder.glob(f"*{ending}")}
    here = [_offer(Paths(folder, name)) for name in sorted(names)]
    found = sorted((offer for offer in here if offer), key=lambda offer: _order(offer, today))
    elsewhere = () if title else _elsewhere(folder)
    return Home(
        tuple(found),
        elsewhere,
        folder=folder,
        title=title,
        is_first=not (found or elsewhere or title or _holds_anything(home())),
        is_sample=demo.is_sample(folder),
    )


def _holds_anything(home: Path) -> bool:
    try:
        return any(home.iterdir())
    except OSError:
        return False


def offer_of(paths: Paths, today: dt.date) -> Offer | None:
    """The offer of one meeting, looked into; None where there is neither agenda nor record."""
    offer = _there(paths)
    return looked_at(offer, today) if offer else None


def looked_at(offer: Offer, today: dt.date) -> Offer:
    """What a meeting needs next, after a look into its files. Raises nothing that a file could cause."""
    paths = Paths.of(offer.path)
    if paths.record.exists():
        return _after_its_record(offer, paths)
    from iepmeet.casebook.agendas import read_agenda

    reading = read_agenda(paths.agenda, today=today)
    wrong = sum(problem.level == "error" for problem in reading.problems)
    if wrong or reading.agenda is None:
        return replace(offer, need="prepare", why=f"{wrong} to put right")
    if not reading.agenda.concerns:
        return replace(offer, need="prepare", why="no concern yet")
    return replace(offer, need="hold", why="")


def _after_its_record(offer: Offer, paths: Paths) -> Offer:
    from iepmeet.record import journal
    from iepmeet.record.meeting import fold

    try:
        reading = journal.read(paths.record)
    except NotReadError:
        return offer
    if not reading.events:
        return replace(offer, need="go on", why="")
    meeting = fold(reading.events, reading.spent)
    title = text.one_line(meeting.agenda.meeting.title)
    if not paths.agenda.exists():
        offer = replace(offer, title=title or offer.title, date=meeting.agenda.meeting.date)
    return replace(offer, need="share" if meeting.closed else "go on", why="")


def _offer(paths: Paths) -> Offer | None:
    """An agenda or a record of the folder; None for a TOML file that is something else."""
    begun = paths.record.exists()
    seen = glance.at_file(paths.agenda)
    if seen is None and not begun:
        return None
    seen = seen or glance.Glance()
    ready = begun or (seen.whole and seen.concerns)
    offer = Offer(paths.agenda, seen.title, seen.date, "go on" if begun else "hold" if ready else "prepare")
    return offer if offer.title else replace(offer, title=offer.name)


def _elsewhere(folder: Path) -> tuple[Offer, ...]:
    own = Path(os.path.abspath(folder))  # noqa: PTH100 - as the list keeps them
    found: list[Offer] = []
    for path in recent.read():
        paths = Paths.of(path)
        if paths.folder != own and len(found) < _MOST_RECENT and (offer := _there(paths)):
            found.append(replace(offer, place=text.one_line(text.clean(str(paths.folder)))))
    return tuple(found)


def _there(paths: Paths) -> Offer | None:
    """A disk that is not there now, or that refuses, offers nothing."""
    try:
        return _offer(paths)
    except OSError:
        return None


def _order(offer: Offer, today: dt.date) -> tuple[int, int, str]:
    """What is coming, the soonest first; what has no day; what is past, the latest first."""
    if offer.date is None:
        return (_UNDATED, 0, offer.name)
    days = (offer.date - today).days
    return (_AHEAD, days, offer.name) if days >= 0 else (_PAST, -days, offer.name)


def found_again(offers: Iterable[Offer], path: Path | None) -> Offer | None:
    """The offer of this path, if it is among them."""
    return next((offer for offer in offers if offer.path == path), None)

"""The papers of one meeting for one audience: what each may print, its text, and the name of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from iepmeet.agenda.model import Person
from iepmeet.agenda.people import match
from iepmeet.errors import IepmeetError
from iepmeet.guidance.help import helpers
from iepmeet.guidance.rules import clocks
from iepmeet.live.next_step import next_step_in
from iepmeet.papers import audience_narrower as narrower
from iepmeet.papers.audience import for_school
from iepmeet.papers.beside import Beside
from iepmeet.papers.child import child_page
from iepmeet.papers.family import family_copy
from iepmeet.papers.initials import Initialled, Initials
from iepmeet.papers.minutes import page
from iepmeet.papers.parts_actions import actions_of
from iepmeet.papers.shown import Audience, Shown
from iepmeet.papers.staff import staff_slip
from iepmeet.record.state import Meeting

_LONGEST_OWNER = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper before it is written: its file's name without the ending, its text, what its reader may see."""

    name: str
    text: str
    shown: Shown
    owner: str = ""

    @property
    def large(self) -> bool:
        """Whether it is printed in large letters."""
        return self.shown.audience == "child"

    @property
    def with_codes(self) -> bool:
        """Whether its HTML and PDF carry the codes for phones."""
        return self.shown.audience == "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers asked for, and what to look over where names became initials.

    shown     what everyone who was there may read, with initials where they were asked for
    unowned   how many actions are nobody's yet, and so on no slip
    """

    papers: tuple[Paper, ...]
    shown: Shown
    initialled: Initialled | None = None
    unowned: int = 0


def papers_of(
    meeting: Meeting,
    mark: str,
    name: str,
    audience: Audience = "school",
    *,
    owner: str = "",
    initials: bool = False,
    place: Path,
    today: dt.date,
) -> Papers:
    """The papers of a meeting. `mark` is the record's fingerprint, `name` the NAME of its files.

    `place` is its folder: what the family may do next depends on all that is in it, and on the day.
    `owner` is whose slip is wanted, as it was typed; without it there is one for each. Raises IepmeetError
    (exit code 2) where the owner is nobody with an action, or more than one person.
    """
    shown = for_school(meeting)
    whose = owner_of(shown, meeting.people, owner) if owner else ""
    initialled = None
    ending = ""
    if initials:
        short = Initials(shown)
        initialled = short.shown(shown)
        shown, name, whose = initialled.shown, short.file_name(name), short.text(whose)
        ending = ".initials"
    stem = f"{name}.minutes"
    match audience:
        case "school":
            papers = [Paper(name=f"{stem}{ending}", text=page(shown, mark), shown=shown)]
        case "family":
            step = next_step_in(place, meeting.agenda.calendar.nation, today)
            papers = [_family(meeting, shown, f"{stem}.family{ending}", mark, step)]
        case "child":
            theirs = narrower.for_child(shown)
            text = child_page(theirs, mark)
            papers = [Paper(name=f"{stem}.child{ending}", text=text, shown=theirs)]
        case "staff":
            papers = _slips(shown, (whose,) if whose else narrower.owners(shown), stem, ending, mark)
    unowned = sum(not action.who.strip() for action in actions_of(shown))
    return Papers(papers=tuple(papers), shown=shown, initialled=initialled, unowned=unowned)


def owner_of(shown: Shown, people: Iterable[Person], typed: str) -> str:
    """The owner of actions that a typed name means, as papers print it."""
    named = narrower.owners(shown)
    if typed in named:
        return typed
    known = {person.name: person for person in people}
    found = match(typed, [known.get(name, Person(name=name)) for name in named])
    if len(found) == 1:
        return found[0].name
    if not named:
        raise IepmeetError("Nobody has an action in this meeting.", exit_code=2)
    what = "may be more than one of them" if found else "has no action here"
    raise IepmeetError(f"{typed} {what}.", f"Actions are with: {', '.join(named)}.", exit_code=2)


def _family(meeting: Meeting, shown: Shown, name: str, mark: str, step: tuple[str, ...]) -> Paper:
    calendar = meeting.agenda.calendar
    beside = Beside(
        clocks=clocks(calendar.nation),
        nation_given=calendar.nation_given,
        helpers=helpers(calendar.nation),
        next_step=step,
    )
    theirs = narrower.for_family(shown)
    return Paper(name=name, text=family_copy(theirs, beside, mark), shown=theirs)


def _slips(shown: Shown, owners: Iterable[str], stem: str, ending: str, mark: str) -> list[Paper]:
    slips: dict[str, Paper] = {}
    for owner in owners:
        theirs = narrower.for_staff(shown, owner)
        name = first = f"{stem}.staff.{as_file(owner)}"
        number = 2
        while name.casefold() in slips:
            # two owners whose names make one; `-2` stands for a page beside one that was changed by hand
            name, number = f"{first}_{number}", number + 1
        text = staff_slip(theirs, owner, mark)
        slips[name.casefold()] = Paper(name=f"{name}{ending}", text=text, shown=theirs, owner=owner)
    return list(slips.values())


def as_file(owner: str) -> str:
    """An owner in a file's name: letters, digits and hyphens on every system."""
    plain = "".join(sign if sign.isalnum() else "-" for sign in owner)
    parts = [part for part in plain.split("-") if part]
    return "-".join(parts)[:_LONGEST_OWNER].strip("-") or "owner"

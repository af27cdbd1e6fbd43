"""How one casebook stands: what is promised, planned, awaited and running in it, whatever day it is.

It is made from the files of one folder and kept in the index. Nothing in it depends on today, so that it
holds until a file changes; `casebook.due` asks it what is due on a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from iepmeet.agenda.model import Agenda
from iepmeet.casebook import diary as diaries
from iepmeet.casebook.copies import record_copies
from iepmeet.casebook.diary import Diary
from iepmeet.casebook.facts import Facts, FollowUp
from iepmeet.casebook.held import in_order, records_in, twice
from iepmeet.casebook.names import CASEBOOK, EVIDENCE
from iepmeet.casebook.promises import Promise, followed, open_ones
from iepmeet.casebook.running import Running, running
from iepmeet.casebook.triggers import Trigger, triggers
from iepmeet.dates.school import Calendar
from iepmeet.errors import IepmeetError
from iepmeet.record.journal import ENDING

AGENDA = ".toml"


class Planned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A meeting that has an agenda with a day, and no record yet."""

    name: str
    on: dt.date
    title: str = ""
    time: dt.time | None = None
    place: str = ""


class Awaited(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A letter that nobody answered yet."""

    ref: str
    letter: str
    on: dt.date
    to: str = ""
    reply_by: dt.date | None = None


class Standing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One casebook. `folder` is its name, `place` where it is, `child` what the child is called.

    last      the name and the day of the latest meeting held
    troubles  files that could not be read, or that stand there twice
    """

    folder: str
    place: str = ""
    child: str = ""
    last: str = ""
    held_on: dt.date | None = None
    promises: tuple[Promise, ...] = ()
    review: FollowUp | None = None
    check: FollowUp | None = None
    planned: tuple[Planned, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    running: tuple[Running, ...] = ()
    troubles: tuple[str, ...] = ()


def agendas_ahead(names: Sequence[str]) -> tuple[str, ...]:
    """The agendas among these file names that no meeting was held on yet."""
    there = set(names)
    return tuple(
        sorted(
            name
            for name in names
            if name.endswith(AGENDA)
            and name not in (CASEBOOK, EVIDENCE)
            and name.removesuffix(AGENDA) + ENDING not in there
        )
    )


def standing(folder: Path, names: Sequence[str], facts: Sequence[Facts], today: dt.date) -> Standing:
    """How a folder with these files stands; `facts` are of all its records. Raises nothing for their content.

    `today` is only for cautions about a file, none of which is kept.
    """
    from iepmeet.casebook import evidence
    from iepmeet.casebook.agendas import read_agenda

    meetings = in_order(facts)
    last = meetings[-1] if meetings else None
    troubles = [*_doubled(names, facts), *(said for one in facts for said in one.damage)]
    ahead: list[tuple[str, Agenda]] = []
    for name in agendas_ahead(names):
        agenda = read_agenda(folder / name, today=today).agenda
        if agenda is None:
            troubles.append(f"{name} cannot be read as an agenda. iepmeet check {name} says why.")
        elif agenda.concerns or agenda.meeting.title:
            ahead.append((name.removesuffix(AGENDA), agenda))
    seen = evidence.read(folder, today=today) if EVIDENCE in names else None
    if seen and any(problem.level == "error" for problem in seen.problems):
        troubles.append(f"Not all of {EVIDENCE} could be read. iepmeet check {EVIDENCE} says why.")
    ahead.sort(key=lambda each: (each[1].meeting.date or dt.date.max, each[0]))
    try:
        diary = diaries.read(folder)
    except IepmeetError as wrong:
        diary = Diary(damage=(str(wrong),))
    calendar, child = _calendar_and_child(folder, last, [agenda for _, agenda in ahead], today)
    over = {event.ref for event in diary.done if last and event.held == last.held_on}
    return Standing(
        folder=folder.name,
        place=str(folder),
        child=child,
        last=last.name if last else "",
        held_on=last.held_on if last else None,
        promises=open_ones(followed(meetings, diary.done)),
        review=last.review if last and diaries.REVIEW not in over else None,
        check=last.check if last and diaries.CHECK not in over else None,
        planned=tuple(_planned(ahead)),
        triggers=tuple(
            triggers(seen.rows if seen else (), meetings, [agenda for _, agenda in ahead], calendar)
        ),
        awaited=tuple(
            Awaited(ref=one.ref, letter=one.letter, on=one.on, to=one.to, reply_by=one.reply_by)
            for one in diary.awaited
        ),
        running=tuple(running(diary, meetings, calendar, troubles)),
        troubles=(*troubles, *diary.damage),
    )


def _doubled(names: Sequence[str], facts: Sequence[Facts]) -> Iterator[str]:
    files = {name.removesuffix(ENDING).removesuffix(".jsonl"): name for name in records_in(names)}
    copies = {copy.path.name for copy in record_copies(Path(name) for name in names)}
    for counted, other in twice(facts):
        one, two = files.get(counted, counted), files.get(other, other)
        by_sync = bool({one, two} & copies)
        made = ", made by a program that syncs folders" if by_sync else ""
        yield (
            f"{two} is a second record of the meeting in {one}{made}, and is not counted. "
            f'iepmeet merge "{one}" "{two}" joins them.'
        )


def _calendar_and_child(
    folder: Path, last: Facts | None, ahead: Sequence[Agenda], today: dt.date
) -> tuple[Calendar, str]:
    from iepmeet.casebook.agendas import bare

    agenda = ahead[-1] if ahead else None
    if agenda is None and (last is None or not last.child):
        agenda = bare(folder, today=today)
    child = (agenda.child.called if agenda and agenda.child else "") or (last.child if last else "")
    calendar = (
        agenda.calendar if agenda and (ahead or last is None) else last.calendar if last else Calendar()
    )
    return calendar, child


def _planned(ahead: Sequence[tuple[str, Agenda]]) -> Iterator[Planned]:
    for name, agenda in ahead:
        meeting = agenda.meeting
        if meeting.date:
            yield Planned(
                name=name, on=meeting.date, title=meeting.title, time=meeting.time, place=meeting.place
            )

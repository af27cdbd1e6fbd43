"""What is done between meetings, and is kept in the casebook's diary: an action, a follow-up, a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from iepmeet.casebook import diary
from iepmeet.casebook.diary import Diary, Done
from iepmeet.casebook.facts import Facts
from iepmeet.casebook.held import held_in
from iepmeet.casebook.promise_words import in_words
from iepmeet.casebook.promises import Promise, followed
from iepmeet.casebook.running import begun_by_meetings
from iepmeet.dates.school import Calendar
from iepmeet.dates.written import day
from iepmeet.errors import IepmeetError
from iepmeet.text import one_line


class Open(Struct, frozen=True, kw_only=True):
    """Something that can be settled: what it is called, since which meeting or day, and in words."""

    ref: str
    meeting: str
    held: dt.date
    said: str


def open_under(place: Path, ref: str, calendar: Calendar, meeting: str = "") -> Open:
    """What a ref, `review`, `check` or the name of a date of the law means in a folder.

    `meeting` names the one, where several have such a ref. Raises IepmeetError (exit code 2) where it means
    nothing that is open, or more than one thing.
    """
    meetings = held_in(place)
    known = diary.read(place)
    if ref.casefold() in (diary.REVIEW, diary.CHECK):
        return _follow_up(ref.casefold(), meetings)
    begun = sorted(on for rule, on in _clocks(known, meetings, calendar) if rule == ref)
    over = {done.held for done in known.done if done.ref == ref}
    for on in begun:
        if on not in over:
            return Open(ref=ref, meeting="", held=on, said=f"{ref}, counted from {day(on)}")
    if begun:
        raise IepmeetError(f"{ref}, counted from {day(begun[-1])}, is settled already.", exit_code=2)
    return _action(ref, meeting, followed(meetings, known.done))


def settle(
    place: Path, what: Open, now: dt.datetime, *, on: dt.date, confirmed_by: str = "", note: str = ""
) -> Done:
    """Keeps that it was done. Raises IepmeetError where that would be before it began, NotSavedError."""
    event = Done(
        ref=what.ref,
        meeting=what.meeting,
        held=what.held,
        on=on,
        confirmed_by=confirmed_by,
        text=note,
    )
    if event.on < event.held:
        raise IepmeetError(
            f"That is before the meeting of {day(event.held)}, where it was agreed.",
            "Give a later day.",
            exit_code=2,
        )
    diary.keep(place, lambda _: [event], now)
    return event


def take_back(place: Path, ref: str, now: dt.datetime) -> bool:
    """Takes the latest line back that says of this ref that it was done; whether there was one."""
    return diary.take_back(place, lambda event: isinstance(event, Done) and event.ref == ref, now)


def done_words(what: Open, event: Done) -> str:
    """That it was kept, in a sentence."""
    who = f"; {event.confirmed_by} confirmed it in writing" if event.confirmed_by else ""
    return f"Kept: {what.said}: done on {day(event.on)}{who}."


def _follow_up(part: str, meetings: tuple[Facts, ...]) -> Open:
    last = meetings[-1] if meetings else None
    agreed = None if last is None else last.review if part == diary.REVIEW else last.check
    if last is None or agreed is None:
        raise IepmeetError(f"No {part} was agreed at the last meeting of this folder.", exit_code=2)
    called = "the review" if part == diary.REVIEW else "the early check"
    return Open(ref=part, meeting=last.name, held=last.held_on, said=f"{called} of {day(agreed.on)}")


def _clocks(known: Diary, meetings: tuple[Facts, ...], calendar: Calendar) -> Iterator[tuple[str, dt.date]]:
    for sent in known.sent:
        yield from ((rule, sent.on) for rule in sent.clocks)
    for reply in known.replies:
        yield from ((rule, reply.on) for rule in reply.clocks)
    for rule, meeting in begun_by_meetings(meetings, calendar):
        yield rule, meeting.held_on


def _action(ref: str, meeting: str, promises: tuple[Promise, ...]) -> Open:
    called = one_line(ref)
    found = [
        one
        for one in promises
        if one.ref.casefold() == called.casefold()
        and (not meeting or any(name == meeting for name, _ in one.stood))
    ]
    still = [one for one in found if one.state == "open"] or found
    if not still:
        open_refs = [one.ref for one in promises if one.state == "open"]
        fix = f"Open here: {', '.join(open_refs)}." if open_refs else "No promise is open here."
        raise IepmeetError(f"There is no action {called} in this folder.", fix, exit_code=2)
    if len(still) > 1:
        names = ", ".join(f"--meeting {one.meeting}" for one in still)
        raise IepmeetError(f"Several meetings have an action {called}.", f"Add {names}.", exit_code=2)
    one = still[0]
    if one.state != "open":
        raise IepmeetError(f"{in_words(one)} is settled already.", exit_code=2)
    return Open(ref=one.ref, meeting=one.meeting, held=one.held, said=in_words(one))

"""From one meeting to the next: what is still open becomes the next agenda. The old record is only read.

Private and removed entries are never looked at. A concern comes back unless it was resolved or agreed; a
promise unless it was kept or dropped, and not agreed again. The child's prepared words are left out: they
were said for that day, and are asked for anew.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.agenda.model import Agenda, Carried, Concern, Details, Parked, Question, Review
from iepmeet.agenda.people import match
from iepmeet.agenda.scales import before_today
from iepmeet.agenda.shape import BOUNDS, REF
from iepmeet.dates.when import When
from iepmeet.record.events import CONCERN
from iepmeet.record.state import ConcernState, Meeting, Promise, Recorded

_SETTLED = frozenset({"resolved", "agreed"})
_DONE = frozenset({"kept", "dropped"})
_NOT_SAID = "not said yet"
MOST_EARLIER = 40
"""So many earlier answers to one question are carried on: years of termly meetings."""


class Carry(Struct, frozen=True, kw_only=True):
    """The next agenda. `notes` say, in sentences, what a promise held that an agenda has no place for."""

    agenda: Agenda
    held_on: dt.date
    notes: tuple[str, ...] = ()


def carried(meeting: Meeting, held_on: dt.date) -> Carry:
    """What a meeting that was held on this day leaves for the next one."""
    concerns = tuple(
        _concern(meeting, state, held_on)
        for state in meeting.concerns.values()
        if state.outcome not in _SETTLED
    )
    promises, notes = _promises(meeting, held_on, {concern.id for concern in concerns})
    child = meeting.agenda.child
    agenda = Agenda(
        meeting=_details(meeting, promises),
        child=replace(child, voice="") if child else None,
        people=meeting.people,
        concerns=concerns,
        carried=promises,
        parked=_parked(meeting, held_on),
        review=_review(meeting),
        calendar=meeting.agenda.calendar,
    )
    return Carry(agenda=agenda, held_on=held_on, notes=notes)


def _details(meeting: Meeting, promises: tuple[Carried, ...]) -> Details:
    """The meeting as it was, on the day and with the purpose that were agreed for the next one."""
    review = meeting.review
    highest = max([meeting.used.get("A", 0), *(int(promise.ref[1:]) for promise in promises)])
    return replace(
        meeting.agenda.meeting,
        date=review.when.date if review else None,
        time=review.time if review else None,
        purpose=review.purpose if review else "",
        next_action=min(highest + 1, BOUNDS[Details, "next_action"][1]),
    )


def _review(meeting: Meeting) -> Review:
    """How reviews are proposed; a trigger that was agreed takes the place of the proposed one."""
    return replace(meeting.agenda.review, trigger=meeting.trigger or meeting.agenda.review.trigger)


def _promises(
    meeting: Meeting, held_on: dt.date, concerns: set[str]
) -> tuple[tuple[Carried, ...], tuple[str, ...]]:
    """Open promises by the number of their ref, and what could not be kept of them."""
    found: dict[str, Carried] = {}
    notes: list[str] = []
    today = {entry.ref: entry for entry in meeting.actions}
    for promise in meeting.promises.values():
        ref, entry = promise.carried.ref, today.pop(promise.carried.ref, None)
        if entry:
            found[ref] = _of_entry(entry, held_on, promise.carried)
            notes += _left_behind(entry, found[ref])
        elif promise.by or promise.verdict not in _DONE:
            found[ref] = _of_promise(promise, held_on)
            notes += _undated(ref, promise.by)
    for ref, entry in today.items():
        found[ref] = _of_entry(entry, held_on, None)
        notes += _left_behind(entry, found[ref])
    kept = [
        replace(promise, concern=promise.concern if promise.concern in concerns else "")
        for promise in found.values()
    ]
    return tuple(sorted(_numbered(kept, meeting), key=lambda promise: int(promise.ref[1:]))), tuple(notes)


def _numbered(promises: list[Carried], meeting: Meeting) -> Iterator[Carried]:
    """The promises, those with a ref that an agenda cannot have (a damaged record) under a new one."""
    number = meeting.used.get("A", 0)
    for promise in promises:
        if re.fullmatch(REF, promise.ref):
            yield promise
        else:
            number += 1
            yield replace(promise, ref=f"A{number}")


def _of_entry(entry: Recorded, held_on: dt.date, before: Carried | None) -> Carried:
    """An action of today; one that was promised before keeps what it does not say anew."""
    words = entry.words
    old = before or Carried(ref=entry.ref, action=_NOT_SAID)
    concern = entry.item.removeprefix(CONCERN) if entry.item.startswith(CONCERN) else ""
    return Carried(
        ref=entry.ref,
        action=words.text or old.action,
        who=words.who or old.who,
        due=words.by.date if words.by else old.due,
        measure=words.measure or old.measure,
        concern=old.concern or concern,
        promised=_dates(old, held_on),
        carried_from=held_on,
    )


def _of_promise(promise: Promise, held_on: dt.date) -> Carried:
    """A promise from before; with a new date it was agreed again today."""
    old = promise.carried
    if promise.by is None:
        return replace(old, carried_from=held_on)
    return replace(old, due=promise.by.date or old.due, promised=_dates(old, held_on), carried_from=held_on)


def _dates(old: Carried, held_on: dt.date) -> tuple[dt.date, ...]:
    return tuple(sorted({*old.promised, held_on}))


def _left_behind(entry: Recorded, promise: Carried) -> Iterator[str]:
    """What an action says that a promise has no key for."""
    yield from _undated(entry.ref, entry.words.by)
    if entry.words.helpers:
        yield f"{entry.ref} was to be done with {', '.join(entry.words.helpers)}."
    if not promise.who:
        yield f"{entry.ref} is nobody's yet."


def _undated(ref: str, by: When | None) -> Iterator[str]:
    if by and by.date is None and by.typed:
        yield f"{ref} was to be done by “{by.typed}”, which is no date."


def _concern(meeting: Meeting, state: ConcernState, held_on: dt.date) -> Concern:
    """A concern again, with the questions that were added to it."""
    return replace(
        state.concern,
        title=state.concern.title or f"Concern {state.number}",
        questions=tuple(
            _question(meeting, state, asked.number, asked.question, held_on) for asked in state.questions
        ),
        carried_from=held_on,
    )


def _question(
    meeting: Meeting, state: ConcernState, number: int, question: Question, held_on: dt.date
) -> Question:
    """A question with today's scale answers as last time's; without any, with those it had.

    Whom it is put to, but nobody is called so any more, is left out.
    """
    people, child = meeting.people, meeting.agenda.child
    to = tuple(name for name in question.to if match(name, people, child))
    given = {
        entry.words.who: entry.value
        for entry in meeting.under(state.item)
        if entry.kind == "scale" and entry.number == number and entry.words.who
    }
    if not given:
        return replace(question, to=to)
    earlier = before_today(question.earlier, question.last, question.last_on)[-MOST_EARLIER:]
    return replace(question, to=to, last=given, last_on=held_on, earlier=earlier)


def _parked(meeting: Meeting, held_on: dt.date) -> tuple[Parked, ...]:
    """What waits still: points from before keep the day they were parked on."""
    before = (replace(point, carried_from=point.carried_from or held_on) for point in meeting.agenda.parked)
    today = (
        Parked(what=entry.words.text or _NOT_SAID, who=entry.words.who, carried_from=held_on)
        for entry in meeting.standing
        if entry.kind == "parked"
    )
    return (*before, *today)

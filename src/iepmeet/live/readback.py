"""What is still open before the meeting may close: each gap numbered, each one step from its fix."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from iepmeet.dates import school, written
from iepmeet.live.items import outcome_words
from iepmeet.record.state import ConcernState, Meeting, Promise, Recorded

Part = Literal["actions", "promises", "concerns", "also"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there: the question to ask, and the start of the line that mends it.

    `go` is the item to be at first, where that is not anywhere.
    """

    question: str
    fill: str
    go: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the read-back. A row with something missing is a gap and has a number from 1."""

    part: Part
    text: str
    said: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The whole read-back. `shown` is worth saying, but keeps nothing from closing."""

    rows: tuple[Row, ...]
    shown: tuple[str, ...]

    @property
    def gaps(self) -> tuple[Row, ...]:
        """The rows with something missing, in the order of their numbers."""
        return tuple(row for row in self.rows if row.number)


def read(meeting: Meeting) -> ReadBack:
    """Reads the meeting back."""
    rows = [
        *(_action(entry) for entry in meeting.actions),
        *(_promise(promise, meeting) for promise in meeting.promises.values()),
        *(_concern(state) for state in meeting.concerns.values() if _was_opened(meeting, state)),
        *_differing(meeting),
        _voice(meeting),
        _review(meeting),
        _attendance(meeting),
    ]
    numbered, number = [], 0
    for row in rows:
        if row.missing:
            number += 1
            row = replace(row, number=number)  # noqa: PLW2901
        numbered.append(row)
    return ReadBack(rows=tuple(numbered), shown=tuple(_shown(meeting)))


def _action(entry: Recorded) -> Row:
    words = entry.words
    missing = []
    if not words.who:
        missing.append(Missing("who?", f"/who {entry.ref} "))
    if words.by is None or words.by.date is None:
        missing.append(Missing("when?", f"/when {entry.ref} "))
    if not words.measure:
        missing.append(Missing("how will we know?", f"/know {entry.ref} "))
    by = written.day(words.by.date) if words.by and words.by.date else ""
    said = tuple(part for part in (words.who, by, words.measure) if part)
    return Row("actions", f"{entry.ref} {words.text}".strip(), said, tuple(missing))


def _promise(promise: Promise, meeting: Meeting) -> Row:
    carried = promise.carried
    ref, text = carried.ref, f"{carried.ref} {carried.action}"
    if any(entry.ref == ref for entry in meeting.actions):
        return Row("promises", text, ("agreed again today",))
    if promise.by and promise.by.date:
        missing = () if carried.who else (Missing("who?", f"! {carried.action} @"),)
        return Row("promises", text, ("promised again", written.day(promise.by.date)), missing)
    if promise.verdict is None:
        return Row("promises", text, (), (Missing("was it kept?", f"/kept {ref}"),))
    if promise.verdict in ("kept", "dropped"):
        return Row("promises", text, ("kept" if promise.verdict == "kept" else "no longer needed",))
    command = "/partly" if promise.verdict == "partly" else "/notyet"
    said = "kept in part" if promise.verdict == "partly" else "not yet"
    return Row("promises", text, (said,), (Missing("still open: by when?", f"{command} {ref} by "),))


def _was_opened(meeting: Meeting, state: ConcernState) -> bool:
    return bool(state.item in meeting.visited or state.outcome or meeting.under(state.item))


def _concern(state: ConcernState) -> Row:
    text = f"{state.number} {state.concern.title}"
    if state.outcome:
        return Row("concerns", text, (outcome_words(state),))
    return Row("concerns", text, (), (Missing("no outcome yet", "/outcome ", go=state.item),))


def _differing(meeting: Meeting) -> list[Row]:
    rows = []
    for entry in meeting.standing:
        if entry.kind == "differs":
            missing = () if entry.words.who else (Missing("whose view is it?", f"/who {entry.ref} "),)
            said = (entry.words.who,) if entry.words.who else ()
            rows.append(Row("also", f"{entry.ref} A view that differs: {entry.words.text}", said, missing))
    return rows


def _voice(meeting: Meeting) -> Row:
    child = meeting.agenda.child
    prepared = bool(child and child.voice)
    spoken = any(entry.kind == "voice" for entry in meeting.standing)
    whose = f"{child.called}'s" if child and child.called else "The child's"
    if prepared or spoken:
        return Row("also", f"{whose} own words are in")
    return Row("also", f"{whose} own words", (), (Missing("not in yet", "* "),))


def _review(meeting: Meeting) -> Row:
    agreed = meeting.review
    if agreed is None or agreed.when.date is None:
        return Row("also", "Next review", (), (Missing("no date yet", "/review "),))
    day = written.day(agreed.when.date)
    why_not = school.why_no_school(agreed.when.date, meeting.agenda.calendar)
    if why_not:
        missing = (Missing(f"no school day: {why_not}", "/review "),)
        return Row("also", "Next review", (day,), missing)
    return Row("also", "Next review", (day,))


def _attendance(meeting: Meeting) -> Row:
    here = [name for name, mark in meeting.attendance.items() if mark.here]
    if here:
        return Row("also", "Who is here", (", ".join(here),))
    return Row("also", "Who is here", (), (Missing("nobody is marked yet", "/here "),))


def _shown(meeting: Meeting) -> list[str]:
    """What is no gap, but good to know before the end."""
    shown = [
        f"{state.number} {state.concern.title}: not reached today, carried to next time"
        for state in meeting.concerns.values()
        if not _was_opened(meeting, state)
    ]
    shown += [
        f"{entry.ref} parked: {entry.words.text}" for entry in meeting.standing if entry.kind == "parked"
    ]
    shown += [f"parked last time: {point.what}" for point in meeting.agenda.parked]
    shown += [f"“{name}” is nobody on the list" for name in _unmatched(meeting)]
    here = {name for name, mark in meeting.attendance.items() if mark.here}
    owners = dict.fromkeys(entry.words.who for entry in meeting.actions if entry.words.who)
    if here:
        shown += [f"{owner} has an action and is not here" for owner in owners if owner not in here]
    return shown


def _unmatched(meeting: Meeting) -> list[str]:
    names = [name for entry in meeting.standing if entry.kind != "private" for name in entry.words.unmatched]
    names += [name for review in (meeting.review, meeting.check) if review for name in review.unmatched]
    known = {person.name for person in meeting.people}
    if meeting.agenda.child:
        known.add(meeting.agenda.child.called)
    names += [name for name in meeting.attendance if name not in known]
    return list(dict.fromkeys(names))


def of_concern(meeting: Meeting, state: ConcernState) -> tuple[Recorded, ...]:
    """What a read-back of one concern reads out: everything but private entries."""
    return tuple(entry for entry in meeting.under(state.item) if entry.kind != "private")

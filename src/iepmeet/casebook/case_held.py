"""A meeting as a case tells of it: what was agreed and said, never what is private or was removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from iepmeet.casebook.case import TOLD, Held, Outcome, Source, Told, ToldKind
from iepmeet.record.events import CONCERN
from iepmeet.record.state import Meeting, Recorded


def held_meeting(file: str, on: dt.date, meeting: Meeting) -> Held:
    """The meeting of a record, as far as a case may tell of it."""
    told = (*(_told(file, on, entry) for entry in meeting.standing), *_promised_again(file, on, meeting))
    return Held(
        date=on,
        title=meeting.agenda.meeting.title,
        source=Source(file),
        closed=meeting.ended is not None,
        people=tuple(
            (person.name, person.role)
            for person in meeting.people
            if (mark := meeting.attendance.get(person.name)) and mark.here
        ),
        told=tuple(one for one in told if one is not None),
        outcomes=tuple(
            Outcome(
                concern=state.concern.id,
                outcome=state.outcome,
                text=state.outcome_text,
                source=Source(file, f"outcome of concern {state.number}"),
            )
            for state in meeting.concerns.values()
            if state.outcome
        ),
        review=meeting.review.when.date if meeting.review else None,
        check=meeting.check.when.date if meeting.check else None,
    )


def _told(file: str, on: dt.date, entry: Recorded) -> Told | None:
    kind = _allowed(entry)
    if kind is None:
        return None
    return Told(
        kind=kind,
        date=on,
        text=entry.words.text,
        source=Source(file, entry.ref),
        who=entry.words.who,
        concern=entry.item.removeprefix(CONCERN) if entry.item.startswith(CONCERN) else "",
        by=entry.words.by.date if entry.words.by else None,
        measure=entry.words.measure,
    )


def _promised_again(file: str, on: dt.date, meeting: Meeting) -> Iterator[Told]:
    """The promises from before that got a new day here; one that was typed anew is an action of its own."""
    typed = {entry.ref for entry in meeting.actions}
    for promise in meeting.promises.values():
        carried = promise.carried
        if promise.by and carried.ref not in typed:
            yield Told(
                kind="action",
                date=on,
                text=carried.action,
                source=Source(file, carried.ref),
                who=carried.who,
                concern=carried.concern,
                by=promise.by.date or carried.due,
                measure=carried.measure,
            )


def _allowed(entry: Recorded) -> ToldKind | None:
    return next((kind for kind in TOLD if kind == entry.kind), None) if not entry.removed else None

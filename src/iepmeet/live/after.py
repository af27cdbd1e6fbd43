"""What happens to a record after its meeting: it is opened again, and people confirm the minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from iepmeet import files, text
from iepmeet.agenda.people import match
from iepmeet.errors import IepmeetError, NotReadError, NotSavedError
from iepmeet.record import events as ev
from iepmeet.record import journal
from iepmeet.record.events import AnyEvent, Stamped
from iepmeet.record.meeting import apply, fold
from iepmeet.record.state import Meeting


def reopen(record: Path, why: str, now: dt.datetime) -> Meeting:
    """Opens a closed meeting again to amend it. `why` stays in the record and is in no paper.

    Raises IepmeetError (exit code 1) where it is open, NotReadError, NotSavedError, InUseError.
    """

    def event(meeting: Meeting) -> AnyEvent:
        if not meeting.closed:
            raise IepmeetError(
                "This meeting is open already.", f"iepmeet run {record.name} goes on.", exit_code=1
            )
        return ev.Reopened(why=text.clean(why).strip())

    return _kept(record, event, now)


def confirm(record: Path, name: str, said: str, now: dt.datetime) -> tuple[Meeting, bool]:
    """Keeps that somebody confirmed the minutes, or what they say is not right, and whether they are known.

    Raises IepmeetError (exit code 1) where the meeting is not closed, (2) where there is no name
    or it may be several people's; NotReadError, NotSavedError, InUseError.
    """
    known: list[bool] = []

    def event(meeting: Meeting) -> AnyEvent:
        if not meeting.closed:
            raise IepmeetError("The meeting is not closed, so there is nothing to confirm yet.", exit_code=1)
        typed = text.one_line(text.clean(name))
        if not typed:
            raise IepmeetError("Who confirms the minutes?", "iepmeet confirm RECORD NAME", exit_code=2)
        found = match(typed, meeting.people, meeting.agenda.child)
        if len(found) > 1:
            names = ", ".join(person.name for person in found)
            raise IepmeetError(f"{typed} may be {names}.", "Write the whole name.", exit_code=2)
        known.append(bool(found))
        return ev.Confirmed(name=found[0].name if found else typed, text=text.clean(said).strip())

    return _kept(record, event, now), known[0]


def _kept(record: Path, event: Callable[[Meeting], AnyEvent], now: dt.datetime) -> Meeting:
    """The meeting after one more event, which is on the disk by then."""
    if not record.exists():
        raise NotReadError(f"There is no record {record.name} here.", "Check the name and the folder.")
    held = journal.Journal.open(record)
    try:
        meeting = fold(held.reading.events, held.reading.spent)
        if not meeting.opened:
            raise NotReadError(f"{record.name} holds no meeting that can be read.")
        stamped = Stamped(held.reading.next_n, now, event(meeting))
        held.append([stamped])
        return apply(meeting, stamped)
    except OSError as error:
        raise NotSavedError(f"It could not be kept: {files.reason(error)}.", "Nothing was changed.") from None
    finally:
        held.close()

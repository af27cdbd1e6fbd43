"""The fold: events -> Meeting, a pure function. Any sequence of events folds, damaged records included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from iepmeet.record import events as ev
from iepmeet.record import fold_agenda, fold_entries, fold_people
from iepmeet.record.events import Stamped
from iepmeet.record.state import Amendment, Meeting
from iepmeet.record.undo import undone

_Step = Callable[[Meeting, dt.datetime, Any], Meeting]


def fold(events: Iterable[Stamped], spent: Iterable[str] = ()) -> Meeting:
    """The meeting after these events. `spent` refs stood on damaged lines: they are not given out again."""
    sequence = tuple(events)
    taken_back = undone(sequence)
    meeting = fold_entries.spend(Meeting(), spent)
    for stamped in sequence:
        after = _step(meeting, stamped)
        if stamped.n in taken_back:
            # undone, but the numbers it gave out stay given out
            after = replace(meeting, used=after.used)
        meeting = after
    return replace(meeting, events=sequence)


def apply(meeting: Meeting, stamped: Stamped) -> Meeting:
    """The meeting after one more event; the same as folding all of them again."""
    events = (*meeting.events, stamped)
    event = stamped.event
    if isinstance(event, ev.Withdrawn | ev.Restored) and event.act:
        again = fold(events)
        return replace(again, used=_higher(meeting.used, again.used))
    return replace(_step(meeting, stamped), events=events)


def _higher(left: dict[str, int], right: dict[str, int]) -> dict[str, int]:
    return {letter: max(left.get(letter, 0), right.get(letter, 0)) for letter in (left | right)}


def _step(meeting: Meeting, stamped: Stamped) -> Meeting:
    after = _STEPS[type(stamped.event)](meeting, stamped.at, stamped.event)
    if after.started is None:
        after = replace(after, started=stamped.at)
    if meeting.ended is not None:
        after = _amended(after, stamped)
    return after


_NOT_AMENDING = (ev.Opened, ev.AgendaChanged, ev.MovedTo, ev.Closed, ev.Reopened, ev.Confirmed, ev.Joined)


def _amended(meeting: Meeting, stamped: Stamped) -> Meeting:
    """Lists an event that came after the close."""
    event = stamped.event
    if isinstance(event, _NOT_AMENDING) or (isinstance(event, ev.Withdrawn | ev.Restored) and event.act):
        return meeting
    ref = getattr(event, "new_ref", "") or getattr(event, "ref", "")
    amendment = Amendment(at=stamped.at, act=str(type(event).__struct_config__.tag), ref=ref)
    return replace(meeting, amendments=(*meeting.amendments, amendment))


def _closed(meeting: Meeting, at: dt.datetime, event: ev.Closed) -> Meeting:
    if meeting.ended is not None:
        return replace(meeting, reopened=False)
    return replace(meeting, ended=at, reply_by=event.reply_by)


def _reopened(meeting: Meeting, at: dt.datetime, event: ev.Reopened) -> Meeting:
    return replace(meeting, reopened=True)


def _confirmed(meeting: Meeting, at: dt.datetime, event: ev.Confirmed) -> Meeting:
    return replace(meeting, confirmations=(*meeting.confirmations, (at, event)))


def _joined(meeting: Meeting, at: dt.datetime, event: ev.Joined) -> Meeting:
    return replace(meeting, joined=event)


_STEPS: dict[type[ev.Event], _Step] = {
    ev.Opened: fold_agenda.opened,
    ev.AgendaChanged: fold_agenda.agenda_changed,
    ev.Attendance: fold_people.attendance,
    ev.MovedTo: fold_agenda.moved_to,
    ev.Entry: fold_entries.entry,
    ev.Action: fold_entries.entry,
    ev.QuestionAdded: fold_agenda.question_added,
    ev.QuestionAsked: fold_agenda.question_asked,
    ev.QuestionAnswered: fold_entries.answered,
    ev.ScaleAnswered: fold_entries.scaled,
    ev.OutcomeSet: fold_agenda.outcome,
    ev.ReadBackAccepted: fold_agenda.accepted,
    ev.PromiseReviewed: fold_agenda.promise_reviewed,
    ev.ReviewAgreed: fold_agenda.review_agreed,
    ev.TriggerAgreed: fold_agenda.trigger_agreed,
    ev.ConcernAdded: fold_agenda.concern_added,
    ev.Renamed: fold_people.renamed,
    ev.ChangedKind: fold_entries.changed_kind,
    ev.Moved: fold_entries.moved,
    ev.Corrected: fold_entries.corrected,
    ev.Withdrawn: fold_entries.withdrawn,
    ev.Restored: fold_entries.restored,
    ev.Closed: _closed,
    ev.Reopened: _reopened,
    ev.Confirmed: _confirmed,
    ev.Joined: _joined,
}

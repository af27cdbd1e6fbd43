"""Who may read what: the one allow-list that every paper passes through.

A kind of entry, a field of the agenda and an act after the close are printed only if they are named here.
"""

from __future__ import annotations

from typing import TypeGuard, get_args

from iepmeet.papers.shown import (
    Shown,
    ShownAmendment,
    ShownConcern,
    ShownConfirmation,
    ShownEntry,
    ShownKind,
    ShownPerson,
    ShownPromise,
    ShownQuestion,
    ShownReview,
)
from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, OPENING, PARKED, VOICE, ReviewAgreed
from iepmeet.record.state import Amendment, Asked, ConcernState, Mark, Meeting, Promise, Recorded

_PRINTED: frozenset[str] = frozenset(get_args(ShownKind))
_STOPS = frozenset({OPENING, LAST_TIME, VOICE, PARKED, NEXT_REVIEW})


def for_school(meeting: Meeting) -> Shown:
    """The meeting as everyone who was there may read it."""
    details = meeting.agenda.meeting
    child = meeting.agenda.child
    entries = _entries(meeting)
    return Shown(
        audience="school",
        title=details.title,
        plan=details.plan,
        place=details.place,
        chair=details.chair,
        minute_taker=details.minute_taker,
        prepared_by=details.prepared_by,
        child=child.name if child else "",
        called=child.called if child else "",
        year_group=child.year_group if child else "",
        strengths=child.strengths if child else (),
        prepared_voice=child.voice if child else "",
        started=meeting.started,
        ended=meeting.ended,
        closed=meeting.closed,
        people=_people(meeting),
        left_out=meeting.left_out,
        concerns=tuple(_concern(meeting, state, entries) for state in meeting.concerns.values()),
        promises=tuple(_promise(promise) for promise in meeting.promises.values()),
        entries=entries,
        parked_before=meeting.agenda.parked,
        review=_review(meeting.review, details.chair),
        check=_review(meeting.check, details.chair),
        trigger=meeting.trigger,
        reply_by=meeting.reply_by,
        amendments=_amendments(meeting),
        confirmations=tuple(
            ShownConfirmation(at=at, name=confirmed.name, text=confirmed.text)
            for at, confirmed in meeting.confirmations
        ),
        calendar=meeting.agenda.calendar,
    )


def _printed(kind: str) -> TypeGuard[ShownKind]:
    return kind in _PRINTED


def _entries(meeting: Meeting) -> tuple[ShownEntry, ...]:
    shown = (_entry(meeting, entry) for entry in meeting.standing)
    return tuple(entry for entry in shown if entry is not None)


def _entry(meeting: Meeting, entry: Recorded) -> ShownEntry | None:
    if not _printed(entry.kind):
        return None
    return ShownEntry(
        ref=entry.ref,
        kind=entry.kind,
        item=_item(meeting, entry.item),
        text=entry.words.text,
        who=entry.words.who,
        helpers=entry.words.helpers,
        by=entry.words.by,
        measure=entry.words.measure,
        number=entry.number,
        value=entry.value,
        wrote=_wrote(meeting, entry.ref),
    )


def _wrote(meeting: Meeting, ref: str) -> str:
    """`by Jo Rivers`, or `in sam-laptop` where nobody was named for the record of that name."""
    joined = meeting.joined
    who = joined.wrote.get(ref, "") if joined else ""
    return f"{'in' if joined and who in joined.sources else 'by'} {who}" if who else ""


def _item(meeting: Meeting, item: str) -> str:
    """An entry under an item that the meeting does not have (its line was damaged) is not lost: Opening."""
    return item if item in _STOPS or meeting.concern_of(item) else OPENING


def _concern(meeting: Meeting, state: ConcernState, entries: tuple[ShownEntry, ...]) -> ShownConcern:
    concern = state.concern
    spoken_of = any(entry.item == state.item for entry in entries)
    return ShownConcern(
        id=concern.id,
        item=state.item,
        number=state.number,
        title=concern.title,
        agreed=concern.agreed,
        dose=concern.dose,
        happening=concern.happening,
        impact=concern.impact,
        hoped=concern.hoped,
        expected=concern.expected,
        evidence=concern.evidence,
        questions=tuple(_question(asked) for asked in state.questions),
        outcome=state.outcome,
        outcome_text=state.outcome_text,
        accepted=state.accepted,
        raised=state.raised,
        # a private entry does not count: the paper must read as if it were not there
        reached=state.item in meeting.visited or spoken_of or state.accepted or state.outcome is not None,
    )


def _question(asked: Asked) -> ShownQuestion:
    question = asked.question
    return ShownQuestion(
        number=asked.number,
        ask=question.ask,
        kind=question.kind,
        asked=asked.asked,
        last=question.last,
        last_on=question.last_on,
        earlier=question.earlier,
    )


def _promise(promise: Promise) -> ShownPromise:
    return ShownPromise(carried=promise.carried, verdict=promise.verdict, text=promise.text, by=promise.by)


def _people(meeting: Meeting) -> tuple[ShownPerson, ...]:
    """The agenda's people in its order, then others as they were marked (the child, for one)."""
    roles = {person.name: person.role for person in meeting.people}
    marks = meeting.attendance
    names = dict.fromkeys([*roles, *marks])
    return tuple(_person(name, roles.get(name, ""), marks.get(name, Mark())) for name in names)


def _person(name: str, role: str, mark: Mark) -> ShownPerson:
    return ShownPerson(
        name=name,
        role=role,
        here=mark.here,
        apologies=mark.apologies,
        late=mark.late.time() if mark.late else None,
        left=mark.left.time() if mark.left else None,
    )


def _review(agreed: ReviewAgreed | None, chair: str) -> ShownReview | None:
    if agreed is None:
        return None
    return ShownReview(
        when=agreed.when, time=agreed.time, arranges=agreed.arranges or chair, purpose=agreed.purpose
    )


def _amendments(meeting: Meeting) -> tuple[ShownAmendment, ...]:
    shown = (_amendment(meeting, amendment) for amendment in meeting.amendments)
    return tuple(amendment for amendment in shown if amendment is not None)


def _amendment(meeting: Meeting, amendment: Amendment) -> ShownAmendment | None:
    """A change to something that may be read, removed since or not; never one to a private entry."""
    entry = meeting.entries.get(amendment.ref)
    if entry is not None:
        if not _printed(entry.kind):
            return None
        return ShownAmendment(
            at=amendment.at,
            act=amendment.act,
            ref=amendment.ref,
            kind=entry.kind,
            item=_item(meeting, entry.item),
        )
    if amendment.ref and amendment.ref not in meeting.promises:
        return None
    return ShownAmendment(at=amendment.at, act=amendment.act, ref=amendment.ref)

"""What the agenda and the talk about concerns do to a meeting: one step for each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from iepmeet.agenda.model import Concern, Question
from iepmeet.record import events as ev
from iepmeet.record.state import Asked, ConcernState, Meeting, Promise


def opened(meeting: Meeting, at: dt.datetime, event: ev.Opened) -> Meeting:
    if meeting.opened:
        return meeting
    agenda = event.agenda
    used = dict(meeting.used)
    highest = max(
        (int(c.ref[1:]) for c in agenda.carried if c.ref[1:].isdecimal() and len(c.ref) < 10), default=0
    )
    used["A"] = max(used.get("A", 0), (agenda.meeting.next_action or highest + 1) - 1)
    meeting = replace(
        meeting,
        opened=True,
        agenda=agenda,
        left_out=event.left_out,
        people=(*meeting.people, *agenda.people),
        promises={carried.ref: Promise(carried=carried) for carried in agenda.carried},
        used=used,
    )
    return _take_concerns(_named(meeting, agenda.concerns), agenda.concerns)


def _named(meeting: Meeting, concerns: Iterable[Concern]) -> Meeting:
    """Concerns that stood in for those of a damaged line get their own words back."""
    for concern in concerns:
        state = meeting.concerns.get(concern.id)
        if state is not None:
            known = {asked.number for asked in state.questions}
            own = (Asked(number=n, question=q) for n, q in enumerate(concern.questions, start=1))
            questions = (*(asked for asked in own if asked.number not in known), *state.questions)
            meeting = _with_concern(meeting, replace(state, concern=concern, questions=questions))
    return meeting


def _take_concerns(meeting: Meeting, concerns: Iterable[Concern], raised: bool = False) -> Meeting:
    states = dict(meeting.concerns)
    number = meeting.used.get("concern", 0)
    for concern in concerns:
        if concern.id in states:
            continue
        number += 1
        states[concern.id] = ConcernState(
            concern=concern,
            number=number,
            questions=tuple(Asked(number=n, question=q) for n, q in enumerate(concern.questions, start=1)),
            raised=raised,
        )
    return replace(meeting, concerns=states, used={**meeting.used, "concern": number})


def _ensure_concern(meeting: Meeting, concern_id: str) -> Meeting:
    """A concern whose own line was damaged still holds its entries, under its id."""
    if concern_id in meeting.concerns:
        return meeting
    return _take_concerns(meeting, (Concern(id=concern_id, title=concern_id.replace("-", " ")),))


def ensure_item(meeting: Meeting, item: str) -> Meeting:
    if item.startswith(ev.CONCERN):
        return _ensure_concern(meeting, item.removeprefix(ev.CONCERN))
    return meeting


def _with_concern(meeting: Meeting, state: ConcernState) -> Meeting:
    return replace(meeting, concerns={**meeting.concerns, state.concern.id: state})


def touched(meeting: Meeting, item: str) -> Meeting:
    """What was accepted when it was read back has changed since."""
    state = meeting.concern_of(item)
    return _with_concern(meeting, replace(state, accepted=False)) if state and state.accepted else meeting


def agenda_changed(meeting: Meeting, at: dt.datetime, event: ev.AgendaChanged) -> Meeting:
    known = {person.name for person in meeting.people}
    new_people = tuple(person for person in event.people if person.name not in known)
    meeting = replace(meeting, people=(*meeting.people, *new_people))
    meeting = _take_concerns(meeting, event.concerns)
    for concern_id, questions in event.questions.items():
        for question in questions:
            meeting = _ensure_concern(meeting, concern_id)
            taken = [asked.number for asked in meeting.concerns[concern_id].questions]
            meeting = _with_question(meeting, concern_id, max(taken, default=0) + 1, question)
    return meeting


def moved_to(meeting: Meeting, at: dt.datetime, event: ev.MovedTo) -> Meeting:
    # an item that is not there (its concern was undone, or its line damaged) is no place to stand
    if event.item not in meeting.items:
        return meeting
    return replace(meeting, current=event.item, visited=meeting.visited | {event.item})


def question_added(meeting: Meeting, at: dt.datetime, event: ev.QuestionAdded) -> Meeting:
    meeting = _ensure_concern(meeting, event.concern)
    return _with_question(meeting, event.concern, event.number, event.question)


def _with_question(meeting: Meeting, concern_id: str, number: int, question: Question) -> Meeting:
    state = meeting.concerns[concern_id]
    if any(asked.number == number for asked in state.questions):
        return meeting
    asked = Asked(number=number, question=question)
    return _with_concern(meeting, replace(state, questions=(*state.questions, asked)))


def question_asked(meeting: Meeting, at: dt.datetime, event: ev.QuestionAsked) -> Meeting:
    meeting = _ensure_concern(meeting, event.concern)
    state = meeting.concerns[event.concern]
    questions = tuple(
        replace(asked, asked=True) if asked.number == event.number else asked for asked in state.questions
    )
    return _with_concern(meeting, replace(state, questions=questions))


def outcome(meeting: Meeting, at: dt.datetime, event: ev.OutcomeSet) -> Meeting:
    meeting = _ensure_concern(meeting, event.concern)
    state = meeting.concerns[event.concern]
    state = replace(state, outcome=event.outcome, outcome_text=event.text, accepted=False)
    return _with_concern(meeting, state)


def accepted(meeting: Meeting, at: dt.datetime, event: ev.ReadBackAccepted) -> Meeting:
    meeting = _ensure_concern(meeting, event.concern)
    return _with_concern(meeting, replace(meeting.concerns[event.concern], accepted=True))


def concern_added(meeting: Meeting, at: dt.datetime, event: ev.ConcernAdded) -> Meeting:
    return _take_concerns(meeting, (event.concern,), raised=True)


def promise_reviewed(meeting: Meeting, at: dt.datetime, event: ev.PromiseReviewed) -> Meeting:
    promise = meeting.promises.get(event.ref)
    if promise is None:
        return meeting
    promise = replace(promise, verdict=event.verdict, text=event.text, by=event.by)
    return replace(meeting, promises={**meeting.promises, event.ref: promise})


def review_agreed(meeting: Meeting, at: dt.datetime, event: ev.ReviewAgreed) -> Meeting:
    return replace(meeting, review=event) if event.part == "review" else replace(meeting, check=event)


def trigger_agreed(meeting: Meeting, at: dt.datetime, event: ev.TriggerAgreed) -> Meeting:
    return replace(meeting, trigger=event.text)

"""Who is here and what they are called: one step for each event."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from iepmeet.record import events as ev
from iepmeet.record.state import ConcernState, Mark, Meeting, Promise, Recorded


def attendance(meeting: Meeting, at: dt.datetime, event: ev.Attendance) -> Meeting:
    known = {person.name for person in meeting.people}
    new = tuple(person for person in event.added if person.name not in known)
    meeting = replace(meeting, people=(*meeting.people, *new))
    for name in event.people:
        meeting = _marked(meeting, name, event.presence, at)
    return meeting


def _marked(meeting: Meeting, name: str, presence: ev.Presence, at: dt.datetime) -> Meeting:
    mark = meeting.attendance.get(name, Mark())
    match presence:
        case "here":
            mark = Mark(here=True, late=mark.late)
        case "late":
            mark = Mark(here=True, late=at)
        case "left":
            mark = Mark(here=True, late=mark.late, left=at)
        case "apologies":
            mark = Mark(apologies=True)
    return replace(meeting, attendance={**meeting.attendance, name: mark})


def renamed(meeting: Meeting, at: dt.datetime, event: ev.Renamed) -> Meeting:
    """A name heard wrong, put right wherever a person was matched; `rewritten` holds the words changed."""

    def name(old: str) -> str:
        return event.new if old == event.old else old

    def entry(kept: Recorded) -> Recorded:
        words = event.rewritten.get(kept.ref, kept.words)
        helpers = tuple(name(helper) for helper in words.helpers)
        # whoever put a name right has said whose it is
        unmatched = tuple(typed for typed in words.unmatched if typed != event.old)
        return replace(kept, words=replace(words, who=name(words.who), helpers=helpers, unmatched=unmatched))

    def concern(state: ConcernState) -> ConcernState:
        questions = tuple(
            replace(asked, question=replace(asked.question, to=tuple(name(to) for to in asked.question.to)))
            for asked in state.questions
        )
        text = event.texts.get(f"outcome:{state.concern.id}", state.outcome_text)
        return replace(state, questions=questions, outcome_text=text)

    def promise(kept: Promise) -> Promise:
        text = event.texts.get(f"promise:{kept.carried.ref}", kept.text)
        return replace(kept, carried=replace(kept.carried, who=name(kept.carried.who)), text=text)

    def arranged(review: ev.ReviewAgreed | None) -> ev.ReviewAgreed | None:
        if review is None:
            return None
        purpose = event.texts.get(review.part, review.purpose)
        return replace(review, arranges=name(review.arranges), purpose=purpose)

    details = meeting.agenda.meeting
    details = replace(
        details,
        chair=name(details.chair),
        minute_taker=name(details.minute_taker),
        prepared_by=name(details.prepared_by),
    )
    child = meeting.agenda.child
    if child and child.called == event.old:
        whole = child.name.replace(event.old, event.new, 1)
        child = replace(child, name=whole, known_as=event.new if child.known_as else "")
    parked = tuple(replace(point, who=name(point.who)) for point in meeting.agenda.parked)
    return replace(
        meeting,
        agenda=replace(meeting.agenda, meeting=details, child=child, parked=parked),
        people=tuple(replace(person, name=name(person.name)) for person in meeting.people),
        attendance={name(who): mark for who, mark in meeting.attendance.items()},
        concerns={key: concern(state) for key, state in meeting.concerns.items()},
        promises={ref: promise(kept) for ref, kept in meeting.promises.items()},
        entries={ref: entry(kept) for ref, kept in meeting.entries.items()},
        review=arranged(meeting.review),
        check=arranged(meeting.check),
        trigger=event.texts.get("trigger", meeting.trigger),
    )

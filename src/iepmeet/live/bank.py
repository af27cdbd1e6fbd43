"""The questions that the bank offers for the concern that is talked about."""

from __future__ import annotations

from msgspec.structs import replace

from iepmeet.agenda.questions import Suggested, suggest
from iepmeet.guidance.questions import bank
from iepmeet.record.state import ConcernState, Meeting


def offered(meeting: Meeting, state: ConcernState) -> tuple[Suggested, ...]:
    """The same ones in the same order until a question is added anywhere in the meeting."""
    agenda = meeting.agenda
    asked = tuple(question.question for question in state.questions)
    elsewhere = (
        question.question.ask
        for other in meeting.concerns.values()
        if other.item != state.item
        for question in other.questions
    )
    return suggest(
        replace(state.concern, questions=asked),
        bank(),
        kind=agenda.meeting.kind,
        follow_up=bool(meeting.promises or state.concern.carried_from),
        already=elsewhere,
        meeting=agenda.meeting.title,
        child=agenda.child.called if agenda.child else "",
        plan=agenda.meeting.plan,
    )

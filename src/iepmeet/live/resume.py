"""What is new in an agenda file that was changed between two sittings of one meeting."""

from __future__ import annotations

from collections.abc import Iterable

from iepmeet.agenda.model import Agenda, Concern, Question
from iepmeet.record import events as ev
from iepmeet.record.state import Meeting


def what_is_new(meeting: Meeting, agenda: Agenda) -> ev.AgendaChanged | None:
    """New people, concerns and questions; None where there are none.

    Compared with what the agenda ever held, not with what stands now: a name put right in the meeting
    does not come back as somebody new.
    """
    people, concerns, questions = _ever_held(meeting)
    new_people = tuple(person for person in agenda.people if person.name not in people)
    new_concerns = tuple(concern for concern in agenda.concerns if concern.id not in concerns)
    new_questions = {
        concern.id: fresh
        for concern in agenda.concerns
        if concern.id in concerns
        and (fresh := tuple(q for q in concern.questions if q.ask not in questions.get(concern.id, ())))
    }
    if not (new_people or new_concerns or new_questions):
        return None
    return ev.AgendaChanged(people=new_people, concerns=new_concerns, questions=new_questions)


def said(change: ev.AgendaChanged) -> str:
    """The change in a sentence."""
    parts = [
        f"{name}{'' if len(things) == 1 else 's'} {', '.join(things)}"
        for name, things in (
            ("person", [person.name for person in change.people]),
            ("concern", [concern.title for concern in change.concerns]),
            ("question", [q.ask for asked in change.questions.values() for q in asked]),
        )
        if things
    ]
    return f"The agenda was changed since. New: {'; '.join(parts)}.".replace("persons", "people")


def evidence_since(meeting: Meeting, agenda: Agenda) -> str:
    """A sentence where concerns of this meeting have new evidence, which its record does not hold."""
    number = sum(
        row not in state.concern.evidence
        for concern in agenda.concerns
        if (state := meeting.concerns.get(concern.id)) is not None and not state.raised
        for row in concern.evidence
    )
    if not number:
        return ""
    rows, them = (
        ("1 piece of evidence is", "it") if number == 1 else (f"{number} pieces of evidence are", "them")
    )
    return f"{rows} newer than this meeting: the next meeting takes {them} in, these minutes do not."


def _ever_held(meeting: Meeting) -> tuple[set[str], set[str], dict[str, set[str]]]:
    people: set[str] = set()
    concerns: set[str] = set(meeting.concerns)
    questions: dict[str, set[str]] = {}

    def take(these: Iterable[Concern]) -> None:
        for concern in these:
            concerns.add(concern.id)
            ask(concern.id, concern.questions)

    def ask(concern: str, these: Iterable[Question]) -> None:
        questions.setdefault(concern, set()).update(question.ask for question in these)

    for stamped in meeting.events:
        match stamped.event:
            case ev.Opened(agenda=agenda):
                people |= {person.name for person in agenda.people}
                take(agenda.concerns)
            case ev.AgendaChanged(people=new, concerns=more, questions=asked):
                people |= {person.name for person in new}
                take(more)
                for concern, these in asked.items():
                    ask(concern, these)
            case ev.Attendance(added=added):
                people |= {person.name for person in added}
            case ev.ConcernAdded(concern=concern):
                take((concern,))
            case ev.QuestionAdded(concern=concern_id, question=question):
                ask(concern_id, (question,))
            case _:
                pass
    return people, concerns, questions

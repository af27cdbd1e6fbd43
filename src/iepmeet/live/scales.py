"""How the answers to a scale question went, this meeting's among them: one truth for both faces."""

from __future__ import annotations

from iepmeet.agenda.scales import OverTime, before_today, named, over_time
from iepmeet.record.state import Asked, ConcernState, Meeting


def of_question(meeting: Meeting, state: ConcernState, asked: Asked) -> tuple[OverTime, ...]:
    """Everybody's answers to a question of a concern, the first answer first."""
    question = asked.question
    given = [
        (entry.words.who, entry.value)
        for entry in meeting.under(state.item)
        if entry.kind == "scale" and entry.number == asked.number
    ]
    before = before_today(question.earlier, question.last, question.last_on)
    held_on = meeting.started.date() if meeting.started else None
    whose = named((person.name, person.role) for person in meeting.people)
    return over_time(before, given, held_on, whose)


def in_words(found: OverTime) -> str:
    """`Jo Rivers 3, 4, today 7`."""
    *before, last = (f"{value:g}" for value in found.values)
    said = [*before, f"today {last}" if found.today else last]
    return f"{found.who or 'nobody named'} {', '.join(said)}"

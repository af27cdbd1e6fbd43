"""What is offered to be taken with one key: the words of a field that has few, questions of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iepmeet.agenda.model import Agenda
from iepmeet.agenda.questions import suggest
from iepmeet.guidance.questions import bank
from iepmeet.tui.preparing.acts import asked
from iepmeet.tui.preparing.fields import Choice
from iepmeet.tui.preparing.rows import Row


@dataclass(frozen=True, slots=True)
class Offer:
    """One of what is offered. `now`: it is what stands in the row."""

    said: str
    aside: str = ""
    choice: Choice | None = None
    question: Any = None
    now: bool = False


def of_choices(row: Row, choices: Sequence[Choice]) -> tuple[Offer, ...]:
    """The words that a field can hold."""
    held = row.held
    if row.field.sort == "yes":
        held = "yes" if (row.field.usual if held is None else held) else "no"
    return tuple(Offer(one.said, choice=one, now=one.value == held) for one in choices)


def of_questions(agenda: Agenda, at: int) -> tuple[Offer, ...]:
    """Questions of the bank that suit a concern and are not asked yet, the best first."""
    if not 0 <= at < len(agenda.concerns):
        return ()
    concern = agenda.concerns[at]
    elsewhere = (
        question.ask
        for place, other in enumerate(agenda.concerns)
        if place != at
        for question in other.questions
    )
    found = suggest(
        concern,
        bank(),
        kind=agenda.meeting.kind,
        follow_up=bool(agenda.carried or concern.carried_from),
        already=elsewhere,
        meeting=agenda.meeting.title,
        child=agenda.child.called if agenda.child else "",
        plan=agenda.meeting.plan,
    )
    return tuple(
        Offer(one.ask, one.family, question=asked(one.question(agenda.people, agenda.child))) for one in found
    )

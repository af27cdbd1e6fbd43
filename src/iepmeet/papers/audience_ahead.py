"""What may be read of an agenda before the meeting: an allow-list, as `audience` is for the record.

A paper that is sent ahead takes these values and nothing else. There is no place in them for a hint, for
what somebody brings or needs to leave with, for a must-have, an address or last time's scale answers.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from iepmeet.agenda.model import Agenda, Concern, Dose, Evidence, Expected, Question
from iepmeet.agenda.rehearsing import Rehearsal, rehearse
from iepmeet.dates.school import Calendar


class AheadQuestion(Struct, frozen=True, kw_only=True):
    """A question and whom it is put to."""

    ask: str
    to: tuple[str, ...]


class AheadConcern(Struct, frozen=True, kw_only=True):
    """A concern as it is put forward."""

    number: int
    title: str
    agreed: str
    dose: Dose | None
    happening: str
    impact: str
    hoped: str
    expected: Expected | None
    evidence: tuple[Evidence, ...]
    questions: tuple[AheadQuestion, ...]


class AheadItem(Struct, frozen=True, kw_only=True):
    """One stop of the meeting: when it begins, where a time is given, and how long it takes."""

    title: str
    minutes: int
    estimated: bool
    begins: dt.time | None


class AheadPerson(Struct, frozen=True, kw_only=True):
    """Somebody who is invited, or who sends word that they cannot come."""

    name: str
    role: str
    expected: bool


class AheadPromise(Struct, frozen=True, kw_only=True):
    """A promise from last time that is still open."""

    ref: str
    action: str
    who: str
    due: dt.date | None
    measure: str


class AheadParked(Struct, frozen=True, kw_only=True):
    """A point that waits since last time."""

    what: str
    who: str


class Ahead(Struct, frozen=True, kw_only=True):
    """An agenda as everybody who is invited may read it. `calendar` is not printed; sessions count by it."""

    title: str
    child: str
    plan: str
    date: dt.date | None
    time: dt.time | None
    ends: dt.time | None
    minutes: int | None
    place: str
    purpose: str
    chair: str
    minute_taker: str
    prepared_by: str
    people: tuple[AheadPerson, ...]
    items: tuple[AheadItem, ...]
    concerns: tuple[AheadConcern, ...]
    promises: tuple[AheadPromise, ...]
    parked: tuple[AheadParked, ...]
    calendar: Calendar


def for_everyone(agenda: Agenda) -> Ahead:
    """What everybody who is invited may read."""
    details = agenda.meeting
    rehearsal = rehearse(agenda)
    return Ahead(
        title=details.title,
        child=agenda.child.name if agenda.child else "",
        plan=details.plan,
        date=details.date,
        time=details.time,
        ends=rehearsal.at(details.minutes) if details.minutes else None,
        minutes=details.minutes,
        place=details.place,
        purpose=details.purpose,
        chair=details.chair,
        minute_taker=details.minute_taker,
        prepared_by=details.prepared_by,
        people=tuple(
            AheadPerson(name=person.name, role=person.role, expected=person.expected)
            for person in agenda.people
        ),
        items=_items(rehearsal),
        concerns=tuple(_concern(number, one) for number, one in enumerate(agenda.concerns, start=1)),
        promises=tuple(
            AheadPromise(ref=one.ref, action=one.action, who=one.who, due=one.due, measure=one.measure)
            for one in agenda.carried
        ),
        parked=tuple(AheadParked(what=point.what, who=point.who) for point in agenda.parked),
        calendar=agenda.calendar,
    )


def _items(rehearsal: Rehearsal) -> tuple[AheadItem, ...]:
    return tuple(
        AheadItem(
            title=f"{slot.number}. {slot.title}" if slot.number else slot.title,
            minutes=slot.minutes,
            estimated=slot.estimated,
            begins=rehearsal.at(slot.begins),
        )
        for slot in rehearsal.slots
    )


def _concern(number: int, concern: Concern) -> AheadConcern:
    return AheadConcern(
        number=number,
        title=concern.title,
        agreed=concern.agreed,
        dose=concern.dose,
        happening=concern.happening,
        impact=concern.impact,
        hoped=concern.hoped,
        expected=concern.expected,
        evidence=concern.evidence,
        questions=tuple(_question(question) for question in concern.questions),
    )


def _question(question: Question) -> AheadQuestion:
    return AheadQuestion(ask=question.ask, to=question.to)

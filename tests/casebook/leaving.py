"""Meetings in few words, for tests of what is followed over months."""

from __future__ import annotations

import datetime as dt

from iepmeet.agenda.model import Agenda, Carried, Child, Concern, Details, Person, Question
from iepmeet.casebook.facts import Facts, facts_of
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped, Words
from iepmeet.record.meeting import fold

SALT = ev.concern_item("salt")
ASK = "How confident are we, 0 to 10, that it runs?"
PEOPLE = (Person(name="Mrs Patel", role="SENCO"), Person(name="Jo Rivers", role="Parent"))


def opened(*carried: Carried, last: dict[str, float] | None = None) -> ev.Opened:
    """How the meeting of a small agenda begins."""
    question = Question(ask=ASK, kind="scale", last=last or {})
    return ev.Opened(
        agenda=Agenda(
            meeting=Details(title="IEP review for Sam"),
            child=Child(name="Sam Rivers"),
            people=PEOPLE,
            concerns=(Concern(id="salt", title="Sessions missed", questions=(question,)),),
            carried=carried,
        )
    )


def stamped(day: dt.date, *events: AnyEvent, hour: int = 15, minute: int = 30) -> list[Stamped]:
    """Events of one afternoon, one a minute."""
    at = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=dt.UTC)
    return [Stamped(n, at + dt.timedelta(minutes=n - 1), event) for n, event in enumerate(events, start=1)]


def met(name: str, day: dt.date, *events: AnyEvent) -> Facts:
    """What a meeting leaves that was held on a day."""
    found = facts_of(name, fold(stamped(day, *events)))
    assert found is not None
    return found


def to_do(
    ref: str, text: str, by: dt.date | None = None, *, who: str = "Mrs Patel", again: bool = False
) -> ev.Action:
    """An action under the first concern."""
    when = When(typed="then", date=by) if by else None
    return ev.Action(ref=ref, item=SALT, typed=text, words=Words(text=text, who=who, by=when), again=again)


def note(ref: str, text: str, kind: ev.EntryKind = "note") -> ev.Entry:
    """An entry under the first concern."""
    return ev.Entry(ref=ref, entry=kind, item=SALT, typed=text, words=Words(text=text))


def from_last(ref: str, text: str, due: dt.date, *promised: dt.date) -> Carried:
    """A promise as the next agenda has it."""
    return Carried(
        ref=ref, action=text, who="Mrs Patel", due=due, promised=promised, carried_from=promised[-1]
    )

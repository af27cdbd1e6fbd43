"""Promises over months: an action keeps its identity from meeting to meeting. Pure: facts in, promises out.

A promise is carried forward under its own ref (`[[carried]]`, with the day of the meeting it comes from). So
two meetings speak of the same one if the ref is the same and the day, a day it was agreed or its words are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.agenda.model import Carried
from iepmeet.casebook.diary import Done
from iepmeet.casebook.facts import Action, Facts, Spoken
from iepmeet.record.events import Verdict
from iepmeet.text import one_line

State = Literal["open", "kept", "dropped"]
_CLOSED: dict[Verdict | None, State] = {"kept": "kept", "dropped": "dropped"}


class Step(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a meeting said of a promise. Without `verdict` it was agreed there, with `due` for a date."""

    on: dt.date
    meeting: str
    verdict: Verdict | None = None
    text: str = ""
    due: dt.date | None = None


class Promise(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An action followed across meetings.

    due       the day that was promised last; `typed` what was said instead, where that is no day
    promised  the day of every meeting that agreed it
    meeting, held  the latest meeting that it stood in
    stood     every meeting here that it stood in: name and day
    done      that it was done between meetings; None where a later meeting found otherwise
    """

    ref: str
    action: str
    who: str = ""
    helpers: tuple[str, ...] = ()
    due: dt.date | None = None
    typed: str = ""
    measure: str = ""
    concern: str = ""
    promised: tuple[dt.date, ...] = ()
    meeting: str = ""
    held: dt.date
    stood: tuple[tuple[str, dt.date], ...] = ()
    steps: tuple[Step, ...] = ()
    done: Done | None = None
    state: State = "open"

    @property
    def times(self) -> int:
        """At how many meetings it was agreed."""
        return len(self.promised)

    def lapsed(self, today: dt.date) -> bool:
        """Whether it is past its date and not kept. On its day there is still time."""
        return self.state == "open" and self.due is not None and self.due < today


def followed(meetings: Sequence[Facts], done: Iterable[Done] = ()) -> tuple[Promise, ...]:
    """Every promise of these meetings, given in the order they were held; the oldest first."""
    found: list[Promise] = []
    for facts in meetings:
        agreed = {action.ref: action for action in facts.actions}
        for spoken in facts.spoken:
            at = _place(found, spoken.carried, facts)
            found[at] = _spoken_of(found[at], spoken, agreed.pop(spoken.carried.ref, None), facts)
        found += [_new(action, facts) for action in agreed.values()]
    names = {facts.name for facts in meetings}
    happened = tuple(done)
    return tuple(_with_done(promise, happened, names) for promise in found)


def open_ones(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Those that are still to be kept."""
    return tuple(promise for promise in promises if promise.state == "open")


def _new(action: Action, facts: Facts) -> Promise:
    due = action.by.date if action.by else None
    return Promise(
        ref=action.ref,
        action=action.action,
        who=action.who,
        helpers=action.helpers,
        due=due,
        typed="" if due or action.by is None else action.by.typed,
        measure=action.measure,
        concern=action.concern,
        promised=(facts.held_on,),
        meeting=facts.name,
        held=facts.held_on,
        stood=((facts.name, facts.held_on),),
        steps=(Step(on=facts.held_on, meeting=facts.name, due=due),),
    )


def _place(found: list[Promise], carried: Carried, facts: Facts) -> int:
    """Where the promise stands that this meeting brought along; added where no record of before is here."""
    ranked = [(_sameness(promise, carried), at) for at, promise in enumerate(found)]
    best = max(ranked, default=((False,) * 3, 0))
    if any(best[0]):
        return best[1]
    promised = tuple(sorted(carried.promised))
    found.append(
        Promise(
            ref=carried.ref,
            action=carried.action,
            promised=promised,
            held=carried.carried_from or (promised[-1] if promised else facts.held_on),
            steps=tuple(Step(on=day, meeting="") for day in promised),
        )
    )
    return len(found) - 1


def _sameness(promise: Promise, carried: Carried) -> tuple[bool, bool, bool]:
    if promise.ref != carried.ref:
        return (False, False, False)
    words = one_line(promise.action).casefold() == one_line(carried.action).casefold()
    from_there = any(day == carried.carried_from for _, day in promise.stood)
    return (from_there, bool(set(promise.promised) & set(carried.promised)), words)


def _spoken_of(promise: Promise, spoken: Spoken, action: Action | None, facts: Facts) -> Promise:
    """The promise after a meeting that it was brought to: its agenda's words, and what was said of it."""
    old = spoken.carried
    by = action.by if action and action.by else spoken.by
    again = action is not None or spoken.by is not None
    due = (by.date if by else None) or old.due
    steps = promise.steps
    if spoken.verdict:
        text_due = spoken.by.date if spoken.by else None
        said = Step(
            on=facts.held_on, meeting=facts.name, verdict=spoken.verdict, text=spoken.text, due=text_due
        )
        steps = (*steps, said)
    if action is not None:
        steps = (*steps, Step(on=facts.held_on, meeting=facts.name, due=due))
    return replace(
        promise,
        action=(action.action if action else "") or old.action,
        who=(action.who if action else "") or old.who,
        helpers=action.helpers if action else promise.helpers,
        due=due,
        typed="" if due or by is None else by.typed,
        measure=(action.measure if action else "") or old.measure,
        concern=old.concern or promise.concern or (action.concern if action else ""),
        promised=tuple(sorted({*promise.promised, *old.promised, *((facts.held_on,) if again else ())})),
        meeting=facts.name,
        held=facts.held_on,
        stood=(*promise.stood, (facts.name, facts.held_on)),
        steps=steps,
        state="open" if again else _CLOSED.get(spoken.verdict, "open"),
    )


def _with_done(promise: Promise, happened: Iterable[Done], names: set[str]) -> Promise:
    """A meeting held after it was done has the last word, if it said anything but that it was kept.

    Where no meeting is called so any more, its day tells which it was.
    """
    for event in happened:
        by_name = event.meeting in names
        stood = event.ref == promise.ref and any(
            event.meeting == name if by_name else event.held == day for name, day in promise.stood
        )
        later = any(step.on > event.held and step.verdict != "kept" for step in promise.steps)
        if stood and not later:
            promise = replace(promise, done=event, state="kept")
    return promise

"""What one meeting leaves for the months after it: the part of its record that is followed. Never private."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from iepmeet.agenda.model import Carried, Concern
from iepmeet.dates.school import Calendar
from iepmeet.dates.when import When
from iepmeet.record.events import CONCERN, Verdict
from iepmeet.record.reading import seed
from iepmeet.record.state import Meeting, Recorded


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An action that was agreed at a meeting. `concern` is the id of the one it belongs to."""

    ref: str
    action: str
    who: str = ""
    helpers: tuple[str, ...] = ()
    by: When | None = None
    measure: str = ""
    concern: str = ""


class Spoken(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A promise that came from an earlier meeting, and what was said of it."""

    carried: Carried
    verdict: Verdict | None = None
    text: str = ""
    by: When | None = None


class FollowUp(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A review or an early check with the day that was agreed."""

    on: dt.date
    time: dt.time | None = None
    arranges: str = ""
    purpose: str = ""


class Facts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One meeting as it is followed. `name` is its file's, `held_on` the day it began.

    seed    what it is known by whatever its file is called; `events` is how many lines were kept
    joined  what the records are known by that it was joined from
    """

    name: str
    held_on: dt.date
    title: str = ""
    kind: str = ""
    child: str = ""
    closed: bool = False
    spoken: tuple[Spoken, ...] = ()
    actions: tuple[Action, ...] = ()
    concerns: tuple[Concern, ...] = ()
    review: FollowUp | None = None
    check: FollowUp | None = None
    trigger: str = ""
    calendar: Calendar = Calendar()
    damage: tuple[str, ...] = ()
    seed: str = ""
    events: int = 0
    joined: tuple[str, ...] = ()


def facts_of(name: str, meeting: Meeting, damage: tuple[str, ...] = ()) -> Facts | None:
    """The facts of a meeting; None where it never began."""
    if meeting.started is None:
        return None
    agenda = meeting.agenda
    return Facts(
        name=name,
        held_on=meeting.started.date(),
        title=agenda.meeting.title,
        kind=agenda.meeting.kind,
        child=agenda.child.called if agenda.child else "",
        closed=meeting.closed,
        spoken=tuple(
            Spoken(carried=promise.carried, verdict=promise.verdict, text=promise.text, by=promise.by)
            for promise in meeting.promises.values()
        ),
        actions=tuple(_action(entry) for entry in meeting.actions),
        concerns=tuple(_counted(state.concern) for state in meeting.concerns.values()),
        review=_follow_up(meeting, "review"),
        check=_follow_up(meeting, "check"),
        trigger=meeting.trigger,
        calendar=agenda.calendar,
        damage=damage,
        seed=seed(meeting.events),
        events=len(meeting.events),
        joined=meeting.joined.seeds if meeting.joined else (),
    )


def _counted(concern: Concern) -> Concern:
    """Of a concern, what it is known by and what its support is counted with."""
    return Concern(id=concern.id, title=concern.title, expected=concern.expected, evidence=concern.evidence)


def _action(entry: Recorded) -> Action:
    words = entry.words
    return Action(
        ref=entry.ref,
        action=words.text,
        who=words.who,
        helpers=words.helpers,
        by=words.by,
        measure=words.measure,
        concern=entry.item.removeprefix(CONCERN) if entry.item.startswith(CONCERN) else "",
    )


def _follow_up(meeting: Meeting, part: str) -> FollowUp | None:
    agreed = meeting.review if part == "review" else meeting.check
    if agreed is None or agreed.when.date is None:
        return None
    return FollowUp(on=agreed.when.date, time=agreed.time, arranges=agreed.arranges, purpose=agreed.purpose)

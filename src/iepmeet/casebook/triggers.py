"""What would bring the review forward: what the evidence shows since the last meeting, by the stated rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from iepmeet.agenda.model import Agenda, Concern
from iepmeet.casebook.facts import Facts
from iepmeet.dates.school import Calendar

if TYPE_CHECKING:
    from iepmeet.casebook.evidence import Seen


class Reading(Struct, frozen=True):
    """From a day on: so many sessions missed of those known, and whether the stated rule is met."""

    since: dt.date
    missed: int
    known: int
    systematic: bool
    rule: str


class Trigger(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the evidence of one concern shows since the last meeting, day by day as it came in.

    typed  what was agreed to bring the review forward; shown, never judged
    """

    concern: str
    title: str
    typed: str = ""
    since: dt.date | None = None
    readings: tuple[Reading, ...] = ()

    def on(self, today: dt.date) -> Reading | None:
        """What is known on a day."""
        return next((one for one in reversed(self.readings) if one.since <= today), None)

    def met_since(self, today: dt.date) -> dt.date | None:
        """From which day on the rule has been met without a break; None where it is not met."""
        since = None
        for reading in self.readings:
            if reading.since <= today:
                since = (since or reading.since) if reading.systematic else None
        return since


def triggers(
    rows: Sequence[Seen], meetings: Sequence[Facts], ahead: Sequence[Agenda], calendar: Calendar
) -> Iterator[Trigger]:
    """Counted from the day after the last meeting: what came before it was spoken of there."""
    if not meetings and not ahead:
        return
    from iepmeet.casebook.evidence import with_evidence

    known: dict[str, Concern] = {}
    planned = [agenda.concerns for agenda in reversed(ahead)]
    for concerns in (*planned, *(facts.concerns for facts in reversed(meetings))):
        for concern in concerns:
            known.setdefault(concern.id, concern)
    last = meetings[-1] if meetings else None
    for concern in with_evidence(Agenda(concerns=tuple(known.values())), rows).concerns:
        since = last.held_on + dt.timedelta(days=1) if last else None
        if readings := tuple(_readings(concern, since, calendar)):
            typed = last.trigger if last else ""
            yield Trigger(
                concern=concern.id, title=concern.title, typed=typed, since=since, readings=readings
            )


def _readings(concern: Concern, since: dt.date | None, calendar: Calendar) -> Iterator[Reading]:
    """By the rule of `casebook.patterns`, on each day on which what is known can change."""
    from msgspec.structs import replace

    from iepmeet.casebook.pattern_words import verdict
    from iepmeet.casebook.patterns import pattern

    rows = [row for row in concern.evidence if row.kind != "other" and (not since or row.date >= since)]
    if not rows:
        return
    expected = concern.expected
    if expected and since and (expected.start is None or expected.start < since):
        expected = replace(expected, start=since)
    # a row on a day without school counts once its week has a school day: by the Sunday at the latest
    sundays = {row.date + dt.timedelta(days=6 - row.date.weekday()) for row in rows}
    before: Reading | None = None
    for day in sorted({*(row.date for row in rows), *sundays}):
        found = pattern(expected, [row for row in rows if row.date <= day], calendar, day)
        reading = Reading(day, found.missed, found.known, found.word == "systematic", verdict(found))
        if before is None or replace(before, since=day) != reading:
            yield reading
        before = reading

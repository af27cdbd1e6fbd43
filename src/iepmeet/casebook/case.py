"""A case: what may be told of one child's support, each thing with its day and the place where it is written.

Letters and the chronology take a case and nothing else. It is an allow-list: only what is named here comes
in. Entries that are private or were removed are left at the door, and so are notes, quotes and answers.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.dose import in_full
from iepmeet.agenda.model import Dose, EvidenceKind, Expected
from iepmeet.casebook.parties import Parties
from iepmeet.casebook.promises import Promise
from iepmeet.dates.school import Calendar
from iepmeet.guidance.model import Nation
from iepmeet.record.events import OutcomeWord
from iepmeet.record.journal import ENDING

ToldKind = Literal["agreed", "action", "differs", "voice", "parked"]
TOLD: tuple[ToldKind, ...] = ("agreed", "action", "differs", "voice", "parked")
"""The kinds of entry that a case may hold."""


class Source(Struct, frozen=True):
    """Where something is written: a file of the casebook, and the place in it."""

    file: str
    place: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """A dated fact about the support of one concern. `written`: where it was noted, as the user says."""

    date: dt.date
    kind: EvidenceKind
    source: Source
    concern: str = ""
    what: str = ""
    who: str = ""
    written: str = ""


class Told(Struct, frozen=True, kw_only=True):
    """Something that was agreed or said at a meeting, on its day. `by` and `measure` are an action's."""

    kind: ToldKind
    date: dt.date
    text: str
    source: Source
    who: str = ""
    concern: str = ""
    by: dt.date | None = None
    measure: str = ""


class Outcome(Struct, frozen=True, kw_only=True):
    """How a concern ended at a meeting."""

    concern: str
    outcome: OutcomeWord
    text: str
    source: Source


class Held(Struct, frozen=True, kw_only=True):
    """A meeting that took place. Until it is closed its minutes are a draft, and no letter relies on it."""

    date: dt.date
    title: str
    source: Source
    closed: bool
    people: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    review: dt.date | None = None
    check: dt.date | None = None

    def of(self, kind: ToldKind) -> tuple[Told, ...]:
        """What was told of one kind, in its order."""
        return tuple(one for one in self.told if one.kind == kind)


class Put(Struct, frozen=True, kw_only=True):
    """A concern as somebody put it forward, on the day of the meeting that it was written for.

    first  for each of its texts the first agenda that had it, and its day: carried on, words keep their day
    """

    id: str
    title: str
    source: Source
    date: dt.date | None = None
    by: str = ""
    agreed: str = ""
    dose: Dose | None = None
    happening: str = ""
    impact: str = ""
    hoped: str = ""
    expected: Expected | None = None
    questions: tuple[str, ...] = ()
    first: dict[str, tuple[dt.date | None, Source]] = {}

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is put forward about it, as letters have it."""
        return (self.title, self.agreed, self.agreed_in_full, self.happening, self.impact, self.hoped)

    @property
    def agreed_in_full(self) -> str:
        """What was agreed in its words, and the dose of it."""
        full = in_full(self.dose, self.expected)
        return f"{self.agreed} ({full})" if self.agreed and full else self.agreed or full


class Spoken(Struct, frozen=True, kw_only=True):
    """The child's own words, written down for a meeting beforehand."""

    date: dt.date
    text: str
    source: Source


class Sent(Struct, frozen=True, kw_only=True):
    """A letter that was sent. `reply_by` is the day an answer was asked for, `replied` the day of one."""

    ref: str
    letter: str
    on: dt.date
    source: Source
    to: str = ""
    text: str = ""
    reply_by: dt.date | None = None
    replied: dt.date | None = None


class Came(Struct, frozen=True, kw_only=True):
    """A letter that came. `answers` is the ref of the one it answers; `clocks`: the periods it begins."""

    ref: str
    on: dt.date
    source: Source
    answers: str = ""
    letter: str = ""
    sender: str = ""
    text: str = ""
    clocks: tuple[str, ...] = ()


class Settled(Struct, frozen=True, kw_only=True):
    """A follow-up that was held, or a date of the law that was dealt with, between two meetings.

    `what` is `review`, `check` or the name of the date; `since` the day it was agreed, or counted from.
    """

    what: str
    on: dt.date
    since: dt.date
    source: Source
    confirmed_by: str = ""


class Case(Struct, frozen=True, kw_only=True):
    """Everything a letter may use. `law_plan`: whether there is a plan in law; None where nobody has said."""

    nation: Nation = "england"
    plan: str = ""
    law_plan: bool | None = None
    child: str = ""
    called: str = ""
    co_ordinator: str = ""
    parties: Parties = Parties()
    calendar: Calendar = Calendar()
    concerns: tuple[Put, ...] = ()
    rows: tuple[Row, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    meetings: tuple[Held, ...] = ()
    promises: tuple[Promise, ...] = ()
    sent: tuple[Sent, ...] = ()
    came: tuple[Came, ...] = ()
    settled: tuple[Settled, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def closed_meetings(self) -> tuple[Held, ...]:
        """The meetings whose minutes stand, the earliest first."""
        return tuple(meeting for meeting in self.meetings if meeting.closed)

    def title_of(self, concern: str) -> str:
        """A concern's title by its id; the id where nobody gave one."""
        return next((put.title for put in self.concerns if put.id == concern), concern)


def source_of(promise: Promise, meeting: str = "") -> Source:
    """Where a promise is written: in the record of the meeting it stood in last, or of this meeting."""
    name = meeting or promise.meeting
    return Source(f"{name}{ENDING}" if name else "", promise.ref)

"""What a meeting looks like at one moment: the value that the fold makes and every view reads."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.model import Agenda, Carried, Concern, Person, Question
from iepmeet.dates.when import When
from iepmeet.record.events import (
    CONCERN,
    LAST_TIME,
    NEXT_REVIEW,
    OPENING,
    PARKED,
    VOICE,
    Confirmed,
    EntryKind,
    Joined,
    OutcomeWord,
    ReviewAgreed,
    Stamped,
    Verdict,
    Words,
    concern_item,
)

AnyKind = EntryKind | Literal["answer", "scale"]

LETTER: dict[AnyKind, str] = {
    "note": "N",
    "quote": "Q",
    "voice": "V",
    "agreed": "G",
    "action": "A",
    "differs": "D",
    "parked": "K",
    "private": "P",
    "answer": "R",
    "scale": "S",
}


class Recorded(Struct, frozen=True, kw_only=True):
    """One entry as it stands now. `number` is the question it answers; `removed` entries are in no paper."""

    ref: str
    kind: AnyKind
    item: str
    at: dt.datetime
    typed: str
    words: Words
    number: int = 0
    value: float = 0.0
    again: bool = False
    removed: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """A question of a concern, its number there, and whether it was put."""

    number: int
    question: Question
    asked: bool = False


class ConcernState(Struct, frozen=True, kw_only=True):
    """A concern today. `raised`: it was not in the agenda. `accepted`: its read-back had a yes."""

    concern: Concern
    number: int
    questions: tuple[Asked, ...] = ()
    outcome: OutcomeWord | None = None
    outcome_text: str = ""
    accepted: bool = False
    raised: bool = False

    @property
    def item(self) -> str:
        """The item that stands for this concern."""
        return concern_item(self.concern.id)


class Promise(Struct, frozen=True, kw_only=True):
    """A promise from last time and what was said of it today; `by` when it is promised again."""

    carried: Carried
    verdict: Verdict | None = None
    text: str = ""
    by: When | None = None


class Mark(Struct, frozen=True, kw_only=True):
    """How somebody attended: `here` now or earlier today, apologies sent, came late, left early."""

    here: bool = False
    apologies: bool = False
    late: dt.datetime | None = None
    left: dt.datetime | None = None


class Amendment(Struct, frozen=True, kw_only=True):
    """Something changed after the meeting was closed: what was done to which ref, never its words."""

    at: dt.datetime
    act: str
    ref: str = ""


class Meeting(Struct, frozen=True, kw_only=True):
    """The whole meeting. `used` are the highest numbers ever given out, by letter: none is used twice."""

    agenda: Agenda = Agenda()
    left_out: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    attendance: dict[str, Mark] = {}
    concerns: dict[str, ConcernState] = {}
    promises: dict[str, Promise] = {}
    entries: dict[str, Recorded] = {}
    review: ReviewAgreed | None = None
    check: ReviewAgreed | None = None
    trigger: str = ""
    current: str = OPENING
    visited: frozenset[str] = frozenset({OPENING})
    opened: bool = False
    started: dt.datetime | None = None
    ended: dt.datetime | None = None
    reply_by: When | None = None
    reopened: bool = False
    amendments: tuple[Amendment, ...] = ()
    confirmations: tuple[tuple[dt.datetime, Confirmed], ...] = ()
    joined: Joined | None = None
    used: dict[str, int] = {}
    events: tuple[Stamped, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the meeting has ended and is not open for amending."""
        return self.ended is not None and not self.reopened

    @property
    def items(self) -> tuple[str, ...]:
        """The stops of the meeting, in order."""
        return (
            OPENING,
            *((LAST_TIME,) if self.promises else ()),
            *((VOICE,) if self.agenda.child else ()),
            *(state.item for state in self.concerns.values()),
            PARKED,
            NEXT_REVIEW,
        )

    @property
    def standing(self) -> tuple[Recorded, ...]:
        """The entries that were not removed, in the order they were said."""
        return tuple(entry for entry in self.entries.values() if not entry.removed)

    @property
    def actions(self) -> tuple[Recorded, ...]:
        """The actions agreed today, promises agreed again by an action entry included."""
        return tuple(entry for entry in self.standing if entry.kind == "action")

    def promised_again(self, ref: str) -> bool:
        """Whether a promise from last time was agreed again today, by an action or with a new date."""
        promise = self.promises.get(ref)
        entry = self.entries.get(ref)
        return bool(promise and promise.by) or (entry is not None and not entry.removed)

    def under(self, item: str) -> tuple[Recorded, ...]:
        """The standing entries of one item."""
        return tuple(entry for entry in self.standing if entry.item == item)

    def concern_of(self, item: str) -> ConcernState | None:
        """The concern an item stands for, if it is a concern."""
        return self.concerns.get(item.removeprefix(CONCERN)) if item.startswith(CONCERN) else None

    def numbered(self, number: int) -> ConcernState | None:
        """The concern with this number."""
        return next((state for state in self.concerns.values() if state.number == number), None)

    def question(self, concern: str, number: int) -> Asked | None:
        """A question by its concern and number."""
        state = self.concerns.get(concern)
        return next((asked for asked in state.questions if asked.number == number), None) if state else None

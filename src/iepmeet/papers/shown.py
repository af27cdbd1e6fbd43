"""What a paper may print, as values. There is no place here for anything else, so no paper can print it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.model import Answered, Carried, Dose, Evidence, Expected, Parked, QuestionKind
from iepmeet.dates.school import Calendar
from iepmeet.dates.when import When
from iepmeet.record.events import VOICE, OutcomeWord, Verdict

Audience = Literal["school", "family", "child", "staff"]
ShownKind = Literal["note", "quote", "voice", "agreed", "action", "differs", "parked", "answer", "scale"]

# Kinds that have a part of their own in the minutes, whatever item they were said under.
_GATHERED: frozenset[ShownKind] = frozenset({"action", "parked", "voice"})


class ShownEntry(Struct, frozen=True, kw_only=True):
    """An entry as it stands: never private, never removed. `number` is the question it answers.

    `wrote` tells, where two records were joined, who wrote it down, or in which it stood.
    """

    ref: str
    kind: ShownKind
    item: str
    text: str
    who: str = ""
    helpers: tuple[str, ...] = ()
    by: When | None = None
    measure: str = ""
    number: int = 0
    value: float = 0.0
    wrote: str = ""


class ShownQuestion(Struct, frozen=True, kw_only=True):
    """A question and whether it was put; its hint stays with the asker.

    `last` is last time's scale, with its day; `earlier` are the answers of the meetings before.
    """

    number: int
    ask: str
    kind: QuestionKind
    asked: bool
    last: dict[str, float]
    last_on: dt.date | None = None
    earlier: tuple[Answered, ...] = ()


class ShownConcern(Struct, frozen=True, kw_only=True):
    """A concern: what was put forward about it and how it ended. `reached`: it was spoken of today."""

    id: str
    item: str
    number: int
    title: str
    agreed: str
    dose: Dose | None
    happening: str
    impact: str
    hoped: str
    expected: Expected | None
    evidence: tuple[Evidence, ...]
    questions: tuple[ShownQuestion, ...]
    outcome: OutcomeWord | None
    outcome_text: str
    accepted: bool
    raised: bool
    reached: bool


class ShownPromise(Struct, frozen=True, kw_only=True):
    """A promise from last time and what became of it."""

    carried: Carried
    verdict: Verdict | None
    text: str
    by: When | None


class ShownPerson(Struct, frozen=True, kw_only=True):
    """Somebody of the meeting and how they attended; addresses stay in the agenda."""

    name: str
    role: str = ""
    here: bool = False
    apologies: bool = False
    late: dt.time | None = None
    left: dt.time | None = None


class ShownReview(Struct, frozen=True, kw_only=True):
    """A follow-up date that was agreed."""

    when: When
    time: dt.time | None
    arranges: str
    purpose: str


class ShownAmendment(Struct, frozen=True, kw_only=True):
    """A change made after the close. `kind` and `item` are those of the entry that `ref` names, if any."""

    at: dt.datetime
    act: str
    ref: str = ""
    kind: ShownKind | None = None
    item: str = ""


class ShownConfirmation(Struct, frozen=True, kw_only=True):
    """Somebody confirmed the minutes, or said what is not right."""

    at: dt.datetime
    name: str
    text: str


class Shown(Struct, frozen=True, kw_only=True):
    """A meeting as one audience may read it. Every paper takes this, and nothing else.

    `calendar` is not printed; what was expected is counted by it.
    """

    audience: Audience
    title: str
    plan: str
    place: str
    chair: str
    minute_taker: str
    prepared_by: str
    child: str
    called: str
    year_group: str
    strengths: tuple[str, ...]
    prepared_voice: str
    started: dt.datetime | None
    ended: dt.datetime | None
    closed: bool
    people: tuple[ShownPerson, ...]
    left_out: tuple[str, ...]
    concerns: tuple[ShownConcern, ...]
    promises: tuple[ShownPromise, ...]
    entries: tuple[ShownEntry, ...]
    parked_before: tuple[Parked, ...]
    review: ShownReview | None
    check: ShownReview | None
    trigger: str
    reply_by: When | None
    amendments: tuple[ShownAmendment, ...]
    confirmations: tuple[ShownConfirmation, ...]
    calendar: Calendar

    def said_under(self, item: str) -> tuple[ShownEntry, ...]:
        """What is printed under an item, in the order it was said: all but what has a part of its own."""
        return tuple(entry for entry in self.entries if entry.item == item and entry.kind not in _GATHERED)

    @property
    def voices(self) -> tuple[ShownEntry, ...]:
        """The child's words wherever they were said, and what else was said at that item."""
        own = (entry for entry in self.entries if entry.item == VOICE or entry.kind == "voice")
        return tuple(entry for entry in own if entry.kind == "voice" or entry.kind not in _GATHERED)

    def of_kind(self, kind: ShownKind) -> tuple[ShownEntry, ...]:
        """The entries of one kind, in the order they were said."""
        return tuple(entry for entry in self.entries if entry.kind == kind)

    def concern_of(self, item: str) -> ShownConcern | None:
        """The concern an item stands for, if it is a concern."""
        return next((concern for concern in self.concerns if concern.item == item), None)

"""The vocabulary of what can happen in a meeting: frozen, tagged, typed.

An event holds the words as typed and what was understood by them. Nothing that reads an event ever parses
words or works out a date again, so that an old record never changes its meaning.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.model import Agenda, Concern, Person, Question
from iepmeet.dates.when import When

EntryKind = Literal["note", "quote", "voice", "agreed", "action", "differs", "parked", "private"]
OutcomeWord = Literal["resolved", "agreed", "partly", "not-agreed", "parked"]
Presence = Literal["here", "apologies", "late", "left"]
Verdict = Literal["kept", "partly", "not-yet", "dropped"]
ReviewPart = Literal["review", "check"]

OPENING = "opening"
LAST_TIME = "last-time"
VOICE = "voice"
PARKED = "parked"
NEXT_REVIEW = "next-review"
CONCERN = "concern:"


def concern_item(concern_id: str) -> str:
    """The item that stands for a concern."""
    return CONCERN + concern_id


class Words(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a line was understood to say. `who` is a person's name, or the words typed where none matched.

    who       who spoke, whose view it is, or who will do it
    helpers   further people of an action
    by        when it is to be done
    measure   how we will know
    unmatched names typed that are nobody's, or more than one person's, for the read-back
    """

    text: str
    who: str = ""
    helpers: tuple[str, ...] = ()
    by: When | None = None
    measure: str = ""
    unmatched: tuple[str, ...] = ()


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """One thing that happened. When and in what order is on the line that carries it."""


class Opened(Event, tag="opened", frozen=True, kw_only=True, omit_defaults=True):
    """The first event: the agenda as parsed, and the problems that left parts of it out."""

    agenda: Agenda
    left_out: tuple[str, ...] = ()
    format: int = 1


class AgendaChanged(Event, tag="agenda", frozen=True, kw_only=True, omit_defaults=True):
    """The agenda file changed before a resume: what is new in it."""

    people: tuple[Person, ...] = ()
    concerns: tuple[Concern, ...] = ()
    questions: dict[str, tuple[Question, ...]] = {}


class Attendance(Event, tag="attendance", frozen=True, kw_only=True, omit_defaults=True):
    """Who is here, sent apologies, came late or left early; the line's time is when.

    `added` are people who are not in the agenda: from now on they are people of the meeting.
    """

    presence: Presence
    people: tuple[str, ...]
    added: tuple[Person, ...] = ()
    typed: str = ""


class MovedTo(Event, tag="moved-to", frozen=True, kw_only=True, omit_defaults=True):
    """The meeting went to an item."""

    item: str


class Entry(Event, tag="entry", frozen=True, kw_only=True, omit_defaults=True):
    """One thing recorded under an item."""

    ref: str
    entry: EntryKind
    item: str
    typed: str
    words: Words


class Action(Entry, tag="action", frozen=True, kw_only=True, omit_defaults=True):
    """An action. `again`: it is an open promise from last time, agreed again under its own ref."""

    entry: EntryKind = "action"
    again: bool = False


class QuestionAdded(Event, tag="question-added", frozen=True, kw_only=True, omit_defaults=True):
    """A question thought of at the meeting; `number` is its number under the concern, for good."""

    concern: str
    number: int
    question: Question


class QuestionAsked(Event, tag="question-asked", frozen=True, kw_only=True, omit_defaults=True):
    """A question was put."""

    concern: str
    number: int


class QuestionAnswered(Event, tag="question-answered", frozen=True, kw_only=True, omit_defaults=True):
    """An answer to a question of a concern."""

    ref: str
    concern: str
    number: int
    typed: str
    words: Words


class ScaleAnswered(Event, tag="scale-answered", frozen=True, kw_only=True, omit_defaults=True):
    """Where somebody stands, from 0 to 10."""

    ref: str
    concern: str
    number: int
    value: float
    who: str = ""
    typed: str = ""
    unmatched: tuple[str, ...] = ()


class OutcomeSet(Event, tag="outcome", frozen=True, kw_only=True, omit_defaults=True):
    """How a concern ended today."""

    concern: str
    outcome: OutcomeWord
    text: str = ""


class ReadBackAccepted(Event, tag="read-back-accepted", frozen=True, kw_only=True, omit_defaults=True):
    """The room said yes to what was written under a concern."""

    concern: str


class PromiseReviewed(Event, tag="promise-reviewed", frozen=True, kw_only=True, omit_defaults=True):
    """What became of a promise from last time; with `by` it is promised again under its own ref."""

    ref: str
    verdict: Verdict
    text: str = ""
    by: When | None = None
    typed: str = ""


class ReviewAgreed(Event, tag="review-agreed", frozen=True, kw_only=True, omit_defaults=True):
    """A follow-up date was agreed: the main review or an early check."""

    part: ReviewPart
    when: When
    time: dt.time | None = None
    arranges: str = ""
    purpose: str = ""
    typed: str = ""
    unmatched: tuple[str, ...] = ()


class TriggerAgreed(Event, tag="trigger-agreed", frozen=True, kw_only=True, omit_defaults=True):
    """What would bring the review forward was agreed."""

    text: str


class ConcernAdded(Event, tag="concern-added", frozen=True, kw_only=True, omit_defaults=True):
    """A concern raised at the meeting."""

    concern: Concern


class Renamed(Event, tag="person-renamed", frozen=True, kw_only=True, omit_defaults=True):
    """A name that was heard wrong.

    With `/name OLD = NEW all` also the free text that held it: `rewritten` are the entries' words after it,
    by ref; `texts` the other texts after it, by where they stand ("outcome:ID", "promise:REF", "review",
    "check", "trigger").
    """

    old: str
    new: str
    rewritten: dict[str, Words] = {}
    texts: dict[str, str] = {}


class ChangedKind(Event, tag="changed-kind", frozen=True, kw_only=True, omit_defaults=True):
    """An entry became another kind: it keeps its place and time and takes a new ref."""

    ref: str
    new_ref: str
    entry: EntryKind
    words: Words
    again: bool = False


class Moved(Event, tag="moved", frozen=True, kw_only=True, omit_defaults=True):
    """An entry went to another item."""

    ref: str
    item: str


class Corrected(Event, tag="corrected", frozen=True, kw_only=True, omit_defaults=True):
    """An entry's words were put right; `value` for a scale answer."""

    ref: str
    typed: str
    words: Words
    value: float | None = None


class Withdrawn(Event, tag="withdrawn", frozen=True, kw_only=True, omit_defaults=True):
    """Taken back: an entry by its ref (`/remove`), or the act with this sequence number (`/undo`)."""

    ref: str = ""
    act: int = 0


class Restored(Event, tag="restored", frozen=True, kw_only=True, omit_defaults=True):
    """Returned: an entry by its ref (`/restore`), or the act with this sequence number (`/redo`)."""

    ref: str = ""
    act: int = 0


class Closed(Event, tag="closed", frozen=True, kw_only=True, omit_defaults=True):
    """The meeting ended. `reply_by`: until when to say that the minutes are not right."""

    reply_by: When | None = None


class Reopened(Event, tag="reopened", frozen=True, kw_only=True, omit_defaults=True):
    """A closed meeting was opened to amend it."""

    why: str = ""


class Confirmed(Event, tag="confirmed", frozen=True, kw_only=True, omit_defaults=True):
    """Somebody confirmed the minutes, or said what is not right."""

    name: str
    text: str = ""


class Joined(Event, tag="joined", frozen=True, kw_only=True, omit_defaults=True):
    """This record was joined from several of one meeting, which stay as they are.

    sources  what they were called, and `seeds` what each is known by (`record.reading.seed`)
    wrote    who wrote each entry down, by its ref here
    """

    sources: tuple[str, ...]
    seeds: tuple[str, ...] = ()
    wrote: dict[str, str] = {}


AnyEvent = (
    Opened
    | AgendaChanged
    | Attendance
    | MovedTo
    | Entry
    | Action
    | QuestionAdded
    | QuestionAsked
    | QuestionAnswered
    | ScaleAnswered
    | OutcomeSet
    | ReadBackAccepted
    | PromiseReviewed
    | ReviewAgreed
    | TriggerAgreed
    | ConcernAdded
    | Renamed
    | ChangedKind
    | Moved
    | Corrected
    | Withdrawn
    | Restored
    | Closed
    | Reopened
    | Confirmed
    | Joined
)


class Stamped(Struct, frozen=True):
    """An event with its number in its journal (from 1) and the wall time it was kept at."""

    n: int
    at: dt.datetime
    event: Event

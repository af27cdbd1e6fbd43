"""The agenda as the rest of the house knows it: frozen values, whatever shape the TOML had."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.dates.school import Calendar, Nation

Kind = Literal["iep-review", "early-review", "annual-review", "request", "mediation-prep", "other"]
QuestionKind = Literal["text", "scale"]
EvidenceKind = Literal["delivered", "missed", "partly", "cancelled", "other"]
Per = Literal["day", "week", "fortnight", "month", "half-term", "term"]
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Details(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[meeting]` table. `plan` is a label (IEP, IDP, CSP, ...), never a rule."""

    title: str = ""
    kind: Kind = "iep-review"
    plan: str = ""
    date: dt.date | None = None
    time: dt.time | None = None
    minutes: int | None = None
    place: str = ""
    nation: Nation | None = None
    purpose: str = ""
    chair: str = ""
    minute_taker: str = ""
    prepared_by: str = ""
    read_back: Literal["end", "each"] = "end"
    timer: bool = True
    next_action: int | None = None


class Child(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[child]` table: whose meeting it is, and their own words."""

    name: str = ""
    known_as: str = ""
    year_group: str = ""
    strengths: tuple[str, ...] = ()
    voice: str = ""

    @property
    def called(self) -> str:
        """The name used in headings: known_as, else the first word of the name."""
        return self.known_as or (self.name.split() or [""])[0]


class Person(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of `[[people]]`. `expected` people are marked here by `/here` alone."""

    name: str
    role: str = ""
    email: str = ""
    expected: bool = True


class Answered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody answered to a scale question at an earlier meeting; without `on` its day is not known."""

    who: str
    value: float
    on: dt.date | None = None


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question under a concern. `hint` is for the asker and never printed.

    last     what each answered last time on the scale, and the day of that meeting
    earlier  the answers of the meetings before that one, the first of them first
    """

    ask: str
    kind: QuestionKind = "text"
    to: tuple[str, ...] = ()
    hint: str = ""
    last: dict[str, float] = {}
    last_on: dt.date | None = None
    earlier: tuple[Answered, ...] = ()


class Expected(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often a support should happen: `times` `per` period, counted from `start` (`from` in TOML)."""

    times: int
    per: Per = "week"
    start: dt.date | None = None


class Dose(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a support is made of, so that it can be seen to happen; how often is `expected`'s."""

    what: str = ""
    who: str = ""
    how_much: str = ""
    where: str = ""


class Evidence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dated fact about a support."""

    date: dt.date
    what: str = ""
    kind: EvidenceKind = "other"


class Concern(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A support that is not working: one of `[[concerns]]`. `put_in` and `get_out` are never printed."""

    id: str
    title: str
    agreed: str = ""
    dose: Dose | None = None
    expected: Expected | None = None
    happening: str = ""
    impact: str = ""
    hoped: str = ""
    put_in: tuple[str, ...] = ()
    get_out: tuple[str, ...] = ()
    minutes: int | None = None
    must_have: bool = False
    questions: tuple[Question, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    carried_from: dt.date | None = None


class Carried(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An open promise from last time: one of `[[carried]]`. `promised` are the meetings that agreed it."""

    ref: str
    action: str
    who: str = ""
    due: dt.date | None = None
    measure: str = ""
    concern: str = ""
    promised: tuple[dt.date, ...] = ()
    carried_from: dt.date | None = None


class Parked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point parked last time, for this time: one of `[[parked]]`."""

    what: str
    who: str = ""
    carried_from: dt.date | None = None


class Prefer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When the family and the school can usually meet."""

    weekday: Weekday | None = None
    time: dt.time | None = None


class Review(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[review]` table: what the next review is proposed from. 12 weeks is a default, not a rule."""

    cycle: str = "12 weeks"
    prefer: Prefer = Prefer()
    early_check: str = ""
    trigger: str = ""
    reply_by: str = "5 school days"


class Agenda(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything an agenda holds, with the calendar resolved."""

    meeting: Details = Details()
    child: Child | None = None
    people: tuple[Person, ...] = ()
    concerns: tuple[Concern, ...] = ()
    carried: tuple[Carried, ...] = ()
    parked: tuple[Parked, ...] = ()
    review: Review = Review()
    calendar: Calendar = Calendar()

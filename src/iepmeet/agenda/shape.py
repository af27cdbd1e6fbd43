"""The shape of the agenda file, made from the model: which keys each table knows, and what they hold.

The file differs from the model in a few places only, and they are all named here: `from` for `start`, an
`id` that may be left out, a calendar that may stand in a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from msgspec import Struct
from msgspec.inspect import (
    NoneType,
    StrType,
    StructType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

from iepmeet.agenda.model import (
    Agenda,
    Answered,
    Carried,
    Child,
    Concern,
    Details,
    Dose,
    Evidence,
    Expected,
    Parked,
    Person,
    Prefer,
    Question,
    Review,
)
from iepmeet.dates.school import Calendar, Term

NAMES_IN_FILE: Mapping[tuple[type[Struct], str], str] = {(Expected, "start"): "from"}
NOT_IN_FILE = {(Calendar, "nation"), (Calendar, "nation_given")}
"""A calendar's nation is `[meeting]`'s."""
MAY_BE_LEFT_OUT = {(Concern, "id")}
CALENDAR_FILE = "file"

BOUNDS: Mapping[tuple[type[Struct], str], tuple[int, int]] = {
    (Details, "minutes"): (1, 600),
    (Details, "next_action"): (1, 9999),
    (Concern, "minutes"): (1, 600),
    (Expected, "times"): (1, 100),
}
"""The least and the most that a whole number may be. Minutes are those of a meeting: ten hours at most."""

YEARS = (1990, 2100)
"""The first and the last year that a date of an agenda can have; all others are slips."""

REF = r"[Aa][1-9][0-9]{0,3}"
"""What the ref of a promise looks like: A2."""

_CALLED: Mapping[type[Struct], str] = {
    Details: "the meeting",
    Child: "the child",
    Person: "this person",
    Concern: "this concern",
    Question: "this question",
    Answered: "this earlier answer",
    Dose: "the dose",
    Expected: "what is expected",
    Evidence: "this piece of evidence",
    Carried: "this promise",
    Parked: "this parked point",
    Review: "the review",
    Prefer: "what is preferred",
    Calendar: "the calendar",
    Term: "this term",
}

_EXAMPLES: Mapping[type[Struct], str] = {
    Person: 'like { name = "Mrs Patel", role = "SENCO" }',
    Question: 'text in quote marks or { ask = "..." }',
    Answered: 'like { on = 2026-09-15, who = "SENCO", value = 4 }',
    Dose: 'like { who = "Miss Ali", how_much = "30 minutes" }',
    Expected: 'like { times = 1, per = "week" }',
    Evidence: 'like { date = 2026-11-03, what = "..." }',
    Carried: 'like { ref = "A2", action = "..." }',
    Parked: 'like { what = "..." }',
    Prefer: 'like { weekday = "Tuesday", time = "15:30" }',
    Term: "like { starts = 2026-09-02, ends = 2026-12-18 }",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: its `name` in the file, the model's `field`, what it holds, if it must be there.

    `bounds` are the least and the most of a whole number.
    """

    name: str
    field: str
    holds: Type
    required: bool = False
    bounds: tuple[int, int] | None = None


@cache
def keys(table: type[Struct]) -> Mapping[str, Key]:
    """The keys that a table of the file may have, by their names in the file."""
    info = cast("StructType", type_info(table))
    known = [
        Key(
            NAMES_IN_FILE.get((table, field.name), field.name),
            field.name,
            _plain(field.type),
            field.required and (table, field.name) not in MAY_BE_LEFT_OUT,
            BOUNDS.get((table, field.name)),
        )
        for field in info.fields
        if (table, field.name) not in NOT_IN_FILE
    ]
    if table is Calendar:
        known.append(Key(CALENDAR_FILE, CALENDAR_FILE, StrType()))
    return {key.name: key for key in known}


def example(table: type[Struct]) -> str:
    """A table as it may be written, for a sentence that says what was expected."""
    return _EXAMPLES.get(table, "a heading with its keys below it")


def called(table: type[Struct]) -> str:
    """How a sentence speaks of such a table."""
    return _CALLED.get(table, "this")


def heading(name: str) -> str | None:
    """How the file writes the heading of a table: [meeting], [[concerns]]; None if it has no such table."""
    return next((head for head, _ in tables() if head.strip("[]") == name), None)


@cache
def tables() -> tuple[tuple[str, type[Struct]], ...]:
    """Every table of the file as its place is named in a sentence, with its struct."""
    return tuple(_tables(Agenda, ""))


def where_known(name: str) -> list[str]:
    """The tables that know a key of this name."""
    return [head for head, table in tables() if name in keys(table)]


def _plain(holds: Type) -> Type:
    """A type without its "or nothing": a key that is not given is not in the file."""
    if isinstance(holds, UnionType):
        return next(kind for kind in holds.types if not isinstance(kind, NoneType))
    return holds


def _tables(table: type[Struct], above: str) -> Iterator[tuple[str, type[Struct]]]:
    for key in keys(table).values():
        name = f"{above}{key.name}"
        if isinstance(key.holds, StructType):
            yield f"[{name}]", key.holds.cls
            yield from _tables(key.holds.cls, f"{name}.")
        elif isinstance(key.holds, VarTupleType) and isinstance(key.holds.item_type, StructType):
            yield f"[[{name}]]", key.holds.item_type.cls
            yield from _tables(key.holds.item_type.cls, f"{name}.")

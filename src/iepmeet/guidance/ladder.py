"""The ladder: the fair steps from a first note to a tribunal, as `NATION/ladder.toml` has them.

Steps stand in their order, the gentlest first. They branch where the law does: with a plan in law or without,
by the kind of school. Nothing here is advice; every step names who says so and the day that was read.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from iepmeet.errors import IepmeetError
from iepmeet.guidance.checked_rows import Sourced, rows, shipped, tables
from iepmeet.guidance.help import helpers
from iepmeet.guidance.model import NATIONS, Nation
from iepmeet.guidance.rules import rules

Branch = Literal["", "with", "without"]
SchoolKind = Literal["maintained", "academy", "independent"]
When = Literal["always", "lapse", "promise lapsed", "procedure ended", "refused"]
DoneBy = Literal["", "evidence", "meeting", "meeting again", "letter"]
Has = Literal[
    "", "child", "evidence", "pattern", "agreed", "meeting", "promise", "letter", "voice", "plan", "refused"
]


class Need(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something a step needs. `has` is where a casebook holds it; empty: no casebook can know."""

    what: str
    has: Has = ""


class Step(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step.

    fits     when it fits, in a sentence or two; `do` is what to do
    plan     only with a plan in law, or only without one; schools: only for these kinds of school
    when     what has to have happened: nothing, a lapse of support or of a promise, the end of the school's
             own procedure without the support coming back, an answer that was no
    after    steps that come first, as far as they fit the case
    answered what comes first has to be answered, not only tried
    done     what shows that it was done; a letter of its own, or one that is called as the step is
    once     what was taken of it is taken for good: support that lapses anew does not open it again
    beside   it is open at any time and in no order
    letters  the letters that belong to it; clocks: rules of `clocks.toml` that begin with it
    helps    who helps free of charge, by their ids in `help.toml`
    """

    id: str
    title: str
    fits: str
    do: str
    needs: tuple[Need, ...] = ()
    plan: Branch = ""
    schools: tuple[SchoolKind, ...] = ()
    when: When = "always"
    after: tuple[str, ...] = ()
    answered: bool = False
    done: DoneBy = ""
    once: bool = False
    beside: bool = False
    letters: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()


class Ladder(Struct, frozen=True, kw_only=True):
    """The steps of a nation by their ids, in their order.

    law_plan   what a plan in law is called, with its article; `law_plans` are its labels, in small letters
    notice     what to know about all of it
    """

    nation: Nation
    law_plan: str
    law_plans: tuple[str, ...]
    steps: dict[str, Step]
    notice: str = ""


@cache
def ladder(nation: Nation) -> Ladder:
    """The ladder that ships for a nation."""
    return read(*shipped(nation, "ladder.toml"), nation)


def law_plans() -> dict[Nation, tuple[str, ...]]:
    """For each nation the labels of a plan in law, in small letters."""
    return {nation: ladder(nation).law_plans for nation in NATIONS}


def read(text: str, file: str, nation: Nation) -> Ladder:
    """The ladder that a TOML text holds. `file` is what it is called in errors.

    IepmeetError names the file and the row: one without a source or the day it was checked does not load, nor
    one that names a step, a helper or a clock there is none of.
    """
    data = tables(text, file, {"notice", "law_plan", "law_plans", "steps"})
    helping = {helper.id for helper in helpers(nation)}
    earlier: set[str] = set()

    def fit(step: Step, whose: str) -> None:
        for id in step.after:
            if id not in earlier:
                raise IepmeetError(f'{whose} it comes after "{id}", which does not stand above it.')
        for id in step.helps:
            if id not in helping:
                raise IepmeetError(f'{whose} it names "{id}", and there is no such helper.')
        for id in step.clocks:
            if id not in rules(nation):
                raise IepmeetError(f'{whose} it starts "{id}", and there is no such date.')
        earlier.add(step.id)

    steps = rows(data, "steps", file, Step, fit)
    try:
        top = {key: msgspec.convert(data.get(key, ""), str) for key in ("law_plan", "notice")}
        plans = msgspec.convert(data.get("law_plans", []), tuple[str, ...])
    except msgspec.ValidationError:
        raise IepmeetError(f"{file}: what stands above its rows is not text.") from None
    return Ladder(nation=nation, law_plans=plans, steps=steps, **top)

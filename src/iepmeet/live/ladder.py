"""Where the case of a folder stands on its nation's ladder."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from iepmeet.casebook.case import Case
from iepmeet.casebook.ladder import Standing


@dataclass(frozen=True, slots=True)
class Stands:
    """The standing, the case it is of, and what to know about all of it."""

    standing: Standing
    case: Case
    notice: str


def stands(place: Path, today: dt.date) -> Stands:
    """Reads the folder. What could not be read of it is left out; `iepmeet ladder` says what."""
    from iepmeet.casebook.case_reading import read
    from iepmeet.casebook.ladder import standing
    from iepmeet.casebook.ladder_facts import facts_of
    from iepmeet.guidance.ladder import ladder, law_plans

    case = read(place, today=today, law_plans=law_plans()).case
    steps = ladder(case.nation)
    return Stands(standing(facts_of(case, steps, today), steps, today), case, steps.notice)

"""The next fair step for a casebook, as a family's copy prints it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet.guidance.model import Nation


def next_step_in(place: Path, nation: Nation, today: dt.date) -> tuple[str, ...]:
    """Blocks of Markdown on the next step by the ladder of a nation; none where no step is next."""
    from iepmeet.casebook.case_reading import read
    from iepmeet.casebook.ladder import standing
    from iepmeet.casebook.ladder_facts import facts_of, if_it_lapses
    from iepmeet.guidance.ladder import ladder, law_plans
    from iepmeet.papers.next_step import next_step

    steps = ladder(nation)
    case = read(place, today=today, law_plans=law_plans()).case
    facts = facts_of(case, steps, today)
    lapsed = bool(facts.lapses)
    asked = facts if lapsed else if_it_lapses(facts, today)
    return next_step(standing(asked, steps, today), lapsed=lapsed)

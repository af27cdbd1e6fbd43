"""A school year for tests, and evidence in few words."""

from __future__ import annotations

import datetime as dt

from iepmeet.agenda.model import Evidence, EvidenceKind
from iepmeet.dates.school import Calendar, Term

AUTUMN = Term(
    starts=dt.date(2026, 9, 3),
    ends=dt.date(2026, 12, 18),
    half_term=(dt.date(2026, 10, 26), dt.date(2026, 10, 30)),
)
SPRING = Term(
    starts=dt.date(2027, 1, 5),
    ends=dt.date(2027, 3, 25),
    half_term=(dt.date(2027, 2, 15), dt.date(2027, 2, 19)),
)
OAKFIELD = Calendar(nation_given=True, terms=(AUTUMN, SPRING))
TODAY = dt.date(2026, 11, 25)  # a Wednesday


def on(month: int, day: int, kind: EvidenceKind = "delivered", what: str = "") -> Evidence:
    """A row of 2026."""
    return Evidence(date=dt.date(2026, month, day), kind=kind, what=what)


def eight_weeks() -> list[Evidence]:
    """Tuesdays from 29 September to 24 November; 27 October is in the half term. 3 delivered, 5 missed."""
    days = [(9, 29), (10, 6), (10, 13), (10, 20), (11, 3), (11, 10), (11, 17), (11, 24)]
    kinds: list[EvidenceKind] = [
        "delivered",
        "missed",
        "missed",
        "delivered",
        "missed",
        "missed",
        "delivered",
        "cancelled",
    ]
    return [on(month, day, kind) for (month, day), kind in zip(days, kinds, strict=True)]

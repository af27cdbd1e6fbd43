"""A support in full: what, who, how much, how often and where, as every paper and screen says it."""

from __future__ import annotations

from iepmeet.agenda.model import Dose, Expected, Per
from iepmeet.text import one_line

A_PERIOD: dict[Per, str] = {
    "day": "a school day",
    "week": "a week",
    "fortnight": "a fortnight",
    "month": "a month",
    "half-term": "a half term",
    "term": "a term",
}
_FEW = {1: "once", 2: "twice"}


def how_often(expected: Expected) -> str:
    """`once a week`, `3 times a half term`."""
    return f"{_FEW.get(expected.times, f'{expected.times} times')} {A_PERIOD[expected.per]}"


def in_full(dose: Dose | None, expected: Expected | None) -> str:
    """Every part that is said, on one line: `speech session; who: Miss Ali; how much: 30 minutes; …`.

    Empty without a dose: how often alone is said with the sessions that are counted by it.
    """
    if dose is None or dose == Dose():
        return ""
    parts = (
        one_line(dose.what),
        _part("who", dose.who),
        _part("how much", dose.how_much),
        _part("how often", how_often(expected) if expected else ""),
        _part("where", dose.where),
    )
    return "; ".join(part for part in parts if part)


def _part(label: str, text: str) -> str:
    return f"{label}: {one_line(text)}" if one_line(text) else ""

"""The figures of the letters, counted from evidence.csv and the term dates of casebook.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from typing import Any

from .by_hand import TITLES, Row, evidence
from .living import HERE

BEGAN = dt.date(2026, 9, 8)
"""From this day on a session a week was agreed."""
BANK_HOLIDAYS = (dt.date(2027, 5, 3),)
"""Those that fall on a school day of a term; the others are in the holidays."""
FEWEST = 3
"""With fewer known sessions nothing is said."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_A_DAY = dt.timedelta(days=1)


@cache
def _terms() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((HERE / "casebook.toml").read_text(encoding="utf-8"))["calendar"]["terms"])


def school_day(on: dt.date) -> bool:
    if on.weekday() > 4 or on in BANK_HOLIDAYS:
        return False
    for term in _terms():
        if term["starts"] <= on <= term["ends"]:
            first, last = term.get("half_term", (None, None))
            return first is None or not first <= on <= last
    return False


def school_days_on(since: dt.date, number: int) -> dt.date:
    """The day that is so many school days later."""
    on = since
    while number:
        on += _A_DAY
        number -= school_day(on)
    return on


def figures(until: dt.date) -> list[str]:
    """A sentence for each concern of which at least three sessions are known."""
    found = []
    for concern, title in TITLES.items():
        rows = [row for row in evidence(until) if row.concern == concern]
        if len(rows) >= FEWEST:
            words = _expected(rows, until) if concern == "salt" else _recorded(rows, until)
            found.append(f"{title}: {words}")
    return found


def _recorded(rows: list[Row], until: dt.date) -> str:
    delivered, missed = _both(rows)
    return (
        f"{len(rows)} sessions are recorded from {_long(rows[0].on)} to {_long(until)}: "
        f"{delivered} delivered, {missed} missed."
    )


def _expected(rows: list[Row], until: dt.date) -> str:
    """One for every week that is over, and for one that is not if something is written down of it."""
    weeks = unknown = 0
    monday = BEGAN - BEGAN.weekday() * _A_DAY
    while monday <= until:
        days = [on for number in range(5) if school_day(on := monday + number * _A_DAY) and on >= BEGAN]
        known = [row for row in rows if monday <= row.on < monday + 7 * _A_DAY]
        assert len(known) <= 1
        is_over = bool(days) and days[-1] <= until
        weeks += is_over or bool(known)
        unknown += is_over and not known
        monday += 7 * _A_DAY
    delivered, missed = _both(rows)
    not_known = f", {unknown} unknown" if unknown else ""
    return (
        f"{weeks} sessions were expected from {_long(BEGAN)} to {_long(until)} "
        f"(1 a week in {weeks} taught weeks, holidays not counted): "
        f"{delivered} delivered, {missed} missed{not_known}."
    )


def _both(rows: list[Row]) -> tuple[int, int]:
    kinds = [row.kind for row in rows]
    assert all(school_day(row.on) for row in rows)
    return kinds.count("delivered"), kinds.count("missed")


def _long(on: dt.date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"

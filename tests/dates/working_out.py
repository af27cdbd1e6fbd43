"""Working out dates that the law gives, short enough for a table of cases."""

from __future__ import annotations

from datetime import date

from iepmeet.dates import clocks
from iepmeet.dates.clocks import Worked
from iepmeet.dates.school import Calendar
from iepmeet.guidance import rules
from iepmeet.guidance.model import Nation, Rule, Start

from .calendars import NO_TERMS, iso

TODAY = date(2026, 11, 24)


def work(id: str, start: str, calendar: Calendar = NO_TERMS, today: date = TODAY, **more: str) -> Worked:
    starts = {"from": iso(start), **{option.replace("_", "-"): iso(day) for option, day in more.items()}}
    return clocks.worked(rules.find(id), starts, calendar, today)


def row(nation: Nation = "england", **fields: object) -> Rule:
    start = Start(day="the day it was asked for", period="2 weeks", first_day="next")
    whole = {
        "id": "trying",
        "group": "Trying",
        "due": "Something is due.",
        "source": "A page",
        "checked": TODAY,
        "nation": nation,
        "starts": (start,),
        **fields,
    }
    return Rule(**whole)  # type: ignore[arg-type]

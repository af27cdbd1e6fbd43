"""/month: the school's days, and what is due on them."""

from __future__ import annotations

import datetime as dt

from iepmeet.live import dates
from iepmeet.live import month as months
from iepmeet.live.act import Act, refused
from iepmeet.live.words import months as words
from iepmeet.live.words import refusals
from iepmeet.record.state import Meeting


def month(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/month [WHEN]`: a month as the school has it, with what is due in it."""
    today = now.date()
    calendar = meeting.agenda.calendar
    read = months.named(rest, today) or dates.read(rest, meeting, today).date
    if rest and read is None:
        return refused(refusals.no_month(rest))
    day = read or today
    made = months.read(meeting, months.first_of(day), months.on_days(meeting, today, "review"))
    lines = words.spoken(made, has_terms=bool(calendar.terms))
    return Act(lines=lines, show="month", argument=f"review {day.isoformat()}")

"""/clock: the dates the law gives, to look at while people talk. Nothing of it enters the record."""

from __future__ import annotations

import datetime as dt
import re

from iepmeet.casebook import one_line
from iepmeet.dates import clocks
from iepmeet.errors import IepmeetError
from iepmeet.guidance import rules
from iepmeet.guidance.model import Rule
from iepmeet.live import dates
from iepmeet.live.act import Act, refused, told
from iepmeet.live.words import law, refusals
from iepmeet.record.state import Meeting


def clock(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/clock [RULE WHEN, OPTION WHEN]`: a date that the law gives, step by step; alone, the list of them."""
    nation = meeting.agenda.calendar.nation
    name, _, after = rest.partition(" ")
    if not name:
        return told(*law.listed(nation, rules.rules(nation)), show="clocks")
    try:
        rule = rules.find(name, nation)
        if not rule.starts:
            return told(*law.text(rule), show="clocks")
        if not after.strip():
            return refused(law.which_day(rule, rule.starts[0]))
        days = _days(rule, after, meeting, now.date())
        if isinstance(days, str):
            return refused(days)
        starts, number = days
        done = clocks.worked(rule, starts, meeting.agenda.calendar, now.date(), number=number)
    except IepmeetError as wrong:
        return refused(str(wrong))
    return told(*law.worked(done), show="clocks")


def _days(
    rule: Rule, words: str, meeting: Meeting, today: dt.date
) -> tuple[dict[str, dt.date], int | None] | str:
    """The days typed, the first without a name; or what could not be read."""
    starts: dict[str, dt.date] = {}
    number: int | None = None
    for part in re.split(r"[,;]", words):
        option, typed = _named(rule, part.strip())
        if not typed:
            continue
        if clocks.asks_number(rule) and typed.isdecimal():
            number = int(typed)
            continue
        # a letter came on a day that is past, unless its date says otherwise
        day = one_line.read_day(typed, today, meeting.agenda.calendar).day
        read = dates.read(typed, meeting, today)
        if day is None and read.date is None:
            return refusals.no_date(typed, read.caution)
        starts[option] = day or read.date or today
    return starts, number


def _named(rule: Rule, part: str) -> tuple[str, str]:
    """`certificate 29 november` names the second day that a rule is counted from."""
    word, _, rest = part.partition(" ")
    options = {start.option for start in rule.starts}
    return (word.lower(), rest.strip()) if word.lower() in options else ("from", part)

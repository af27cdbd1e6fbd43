"""The periods of the law that run in a casebook, begun by letters that were sent or that came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from iepmeet.casebook.diary import Diary
from iepmeet.casebook.facts import Facts
from iepmeet.dates.school import Calendar
from iepmeet.errors import IepmeetError

MEETINGS_THAT_BEGIN = frozenset({"annual-review"})
"""As `Rule.begun_by` has them: guidance is not loaded for casebooks without such a meeting."""


class Running(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A period of the law that a letter or a meeting began. `aim_for` is for the family's own deadlines.

    after     the letter's ref, or what the meeting was called
    opens     `ends` is the day something is due from, not by
    about     the last day may be a day out; `at_least`: it may be later
    until     the row itself has to be checked again by this day
    """

    rule: str
    due: str
    began: dt.date
    ends: dt.date
    source: str
    checked: dt.date
    after: str = ""
    aim_for: dt.date | None = None
    own: bool = False
    opens: bool = False
    about: bool = False
    at_least: bool = False
    until: dt.date | None = None
    cautions: tuple[str, ...] = ()


def running(
    diary: Diary, meetings: Sequence[Facts], calendar: Calendar, troubles: list[str]
) -> Iterator[Running]:
    """The clocks of letters: one that we sent runs until it is answered, one that came until it is over.

    And those that a kind of meeting begins, counted from the latest of that kind.
    """
    over = {(event.ref, event.held) for event in diary.done}
    begun = [(rule, one.on, one.ref) for one in diary.awaited for rule in one.clocks]
    begun += [(rule, one.on, one.ref) for one in diary.replies for rule in one.clocks]
    for rule, one in begun_by_meetings(meetings, calendar):
        begun.append((rule, one.held_on, one.title or one.name))
    for rule, on, after in begun:
        if (rule, on) in over:
            continue
        try:
            if found := clock(rule, on, after, calendar):
                yield found
        except IepmeetError as wrong:
            troubles.append(str(wrong))


def begun_by_meetings(meetings: Sequence[Facts], calendar: Calendar) -> Iterator[tuple[str, Facts]]:
    """The rules of the nation that the latest meeting of a kind began, each with that meeting."""
    from iepmeet.guidance import rules

    latest = {one.kind: one for one in meetings}
    if latest.keys() & MEETINGS_THAT_BEGIN:
        for id, rule in rules.rules(calendar.nation).items():
            if rule.begun_by in latest:
                yield id, latest[rule.begun_by]


def clock(rule: str, on: dt.date, after: str, calendar: Calendar) -> Running | None:
    """A guidance row, counted from a day; None for one that has no period. Raises IepmeetError."""
    from iepmeet.dates.clocks import worked
    from iepmeet.guidance import rules

    row = rules.find(rule)
    if not row.starts:
        return None
    # as of the day it begins: what depends on today is said when it is asked
    done = worked(row, {row.starts[0].option: on}, calendar, on)
    if done.ends is None:
        return None
    return Running(
        rule=row.id,
        due=row.due,
        began=on,
        ends=done.ends,
        source=row.source,
        checked=row.checked,
        after=after,
        aim_for=done.aim_for,
        own=row.own,
        opens=row.opens,
        about=done.about,
        at_least=done.at_least,
        until=row.until,
        cautions=done.cautions,
    )

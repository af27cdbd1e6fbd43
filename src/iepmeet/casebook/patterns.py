"""What the evidence about a support shows: figures, one word by a rule, and a sign for each taught week.

Nothing is guessed: a session that nobody wrote down is unknown, neither delivered nor missed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.model import Evidence, EvidenceKind, Expected
from iepmeet.casebook.periods import Period, periods, taught_weeks
from iepmeet.dates.school import Calendar, has_terms_for
from iepmeet.dates.taught import monday_of

Word = Literal["none missed", "occasional", "systematic", "too few to say"]
Session = Literal["delivered", "partly", "missed"]
WeekState = Literal["delivered", "partly", "missed", "unrecorded"]

FEWEST_KNOWN = 3
"""With fewer known sessions nothing is said of how often they are missed."""
FEWEST_MISSED = 3
MISSED_IN = 3  # one in so many
FEWEST_WEEKS = 4
"""Systematic: at least `FEWEST_MISSED`, one in `MISSED_IN` of the known ones, over `FEWEST_WEEKS` weeks."""
RECENT_WEEKS = 4

_SESSIONS: Mapping[EvidenceKind, Session] = {
    "delivered": "delivered",
    "partly": "partly",
    "missed": "missed",
    "cancelled": "missed",
}
_MARKS: Mapping[WeekState, tuple[str, str]] = {
    "delivered": ("■", "X"),
    "missed": ("□", "."),
    "partly": ("▪", "+"),
    "unrecorded": ("▫", "_"),
}


class Week(Struct, frozen=True, kw_only=True):
    """A taught week by its Monday, and what is recorded of it; a mix is partly."""

    monday: dt.date
    state: WeekState


class Recent(Struct, frozen=True, kw_only=True):
    """Delivered of the known sessions: in the last `RECENT_WEEKS` taught weeks, and in those before."""

    delivered: int
    known: int
    delivered_before: int
    known_before: int


class Pattern(Struct, frozen=True, kw_only=True):
    """What is known of a support from `start` to `until`.

    support     how often it should happen, where that is said
    expected    sessions expected; None where it is not said how often, or term dates are missing for it
    missed      missed and cancelled; `cancelled` of them were cancelled
    unknown     expected sessions of which nothing is recorded
    extra       known sessions beyond what their period expected
    other       rows that are about no session
    early, outside, later    sessions counted apart: before `start`, outside school time, after `until`
    weeks       the taught weeks; one that is not over is among them only if something is recorded
    gap         the longest run of them without a session delivered, even in part; `gap_unrecorded` of
                those have nothing recorded
    span        the taught weeks from the first to the last known session
    no_dates    for so many of the weeks no term dates are known
    """

    word: Word
    support: Expected | None
    start: dt.date | None
    until: dt.date
    expected: int | None
    delivered: int
    partly: int
    missed: int
    cancelled: int
    unknown: int
    extra: int
    other: int
    early: int
    outside: int
    later: int
    weeks: tuple[Week, ...]
    gap: int
    gap_unrecorded: int
    span: int
    no_dates: int
    recent: Recent | None

    @property
    def known(self) -> int:
        """The sessions of which it is recorded how they went."""
        return self.delivered + self.partly + self.missed

    @property
    def sessions(self) -> int:
        """The known and the unknown ones together."""
        return self.known + self.unknown


def pattern(
    expected: Expected | None, evidence: Sequence[Evidence], calendar: Calendar, until: dt.date
) -> Pattern:
    """The pattern of one support, up to and including a day.

    Expected are `times` for each period whose last school day is not after `until`; of a period that is not
    over, only as many as are recorded. Without a first day it begins with the first session recorded.
    """
    rows = [row for row in evidence if row.kind in _SESSIONS]
    start = expected.start if expected else None
    start = start or min((row.date for row in rows), default=None)
    weeks = taught_weeks(start, until, calendar) if start else ()
    counted = periods(expected.per, start, until, calendar) if expected and start else None
    inside = _inside(rows, start, until, weeks, counted)
    kinds = Counter(_SESSIONS[row.kind] for row in inside)
    figures = _Figures.of(expected, counted, inside, until)
    shown = _shown(weeks, inside, until)
    gap, gap_unrecorded = _longest_gap(shown)
    span = _span(weeks, inside)
    early = sum(start is not None and row.date < start for row in rows)
    after = sum(row.date > until and not (start and row.date < start) for row in rows)
    return Pattern(
        word=_word(kinds, span),
        support=expected,
        start=start,
        until=until,
        expected=figures.expected,
        delivered=kinds["delivered"],
        partly=kinds["partly"],
        missed=kinds["missed"],
        cancelled=sum(row.kind == "cancelled" for row in inside),
        unknown=figures.unknown,
        extra=figures.extra,
        other=len(evidence) - len(rows),
        early=early,
        outside=len(rows) - len(inside) - early - after,
        later=after,
        weeks=shown,
        gap=gap,
        gap_unrecorded=gap_unrecorded,
        span=span,
        no_dates=_without_dates(weeks, shown, calendar),
        recent=_recent(shown, inside),
    )


def strip(pattern: Pattern, ascii: bool = False) -> str:
    """One sign for each taught week; with `ascii` the twins for terminals without them."""
    return "".join(_MARKS[week.state][ascii] for week in pattern.weeks)


def strip_text(pattern: Pattern, ascii: bool = False) -> str:
    """The strip with its figures, `3 of 8: ■□□■□□■□`; nothing where there are no weeks."""
    if not pattern.weeks:
        return ""
    return f"{pattern.delivered} of {pattern.sessions}: {strip(pattern, ascii)}"


def mark(state: WeekState, ascii: bool = False) -> str:
    """The sign of one state."""
    return _MARKS[state][ascii]


class _Figures(Struct, frozen=True, kw_only=True):
    """What is expected, period by period."""

    expected: int | None = None
    unknown: int = 0
    extra: int = 0

    @classmethod
    def of(
        cls,
        expected: Expected | None,
        counted: Sequence[Period] | None,
        inside: Iterable[Evidence],
        until: dt.date,
    ) -> _Figures:
        if expected is None or counted is None:
            return cls()
        days = Counter(row.date for row in inside)
        due = unknown = extra = 0
        for period in counted:
            known = sum(number for day, number in days.items() if period.first <= day <= period.last)
            is_over = period.ends is not None and period.ends <= until
            due += expected.times if is_over else min(expected.times, known)
            unknown += max(0, expected.times - known) if is_over else 0
            extra += max(0, known - expected.times)
        return cls(expected=due, unknown=unknown, extra=extra)


def _inside(
    rows: Iterable[Evidence],
    start: dt.date | None,
    until: dt.date,
    weeks: Sequence[Period],
    counted: Sequence[Period] | None,
) -> list[Evidence]:
    """The rows within school time, in the order of their days."""
    mondays = {week.first for week in weeks}
    found = [
        row
        for row in rows
        if start is not None
        and start <= row.date <= until
        and monday_of(row.date) in mondays
        and (counted is None or any(period.first <= row.date <= period.last for period in counted))
    ]
    return sorted(found, key=lambda row: row.date)


def _shown(weeks: Sequence[Period], inside: Iterable[Evidence], until: dt.date) -> tuple[Week, ...]:
    recorded: dict[dt.date, set[Session]] = {}
    for row in inside:
        recorded.setdefault(monday_of(row.date), set()).add(_SESSIONS[row.kind])
    return tuple(
        Week(monday=week.first, state=_state(recorded.get(week.first, set())))
        for week in weeks
        if week.first in recorded or (week.ends and week.ends <= until)
    )


def _state(kinds: set[Session]) -> WeekState:
    if not kinds:
        return "unrecorded"
    return next(iter(kinds)) if len(kinds) == 1 else "partly"


def _longest_gap(weeks: Iterable[Week]) -> tuple[int, int]:
    """Of two runs of one length, the one of which more is recorded."""
    runs = [
        [week.state for week in run]
        for is_gap, run in groupby(weeks, lambda week: week.state in ("missed", "unrecorded"))
        if is_gap
    ]
    best = max(runs, key=lambda run: (len(run), -run.count("unrecorded")), default=[])
    return len(best), best.count("unrecorded")


def _span(weeks: Sequence[Period], inside: Sequence[Evidence]) -> int:
    if not inside:
        return 0
    first, last = monday_of(inside[0].date), monday_of(inside[-1].date)
    return sum(first <= week.first <= last for week in weeks)


def _without_dates(weeks: Iterable[Period], shown: Iterable[Week], calendar: Calendar) -> int:
    mondays = {week.monday for week in shown}
    return sum(
        week.first in mondays and not has_terms_for(week.ends or week.first, calendar) for week in weeks
    )


def _recent(weeks: Sequence[Week], inside: Iterable[Evidence]) -> Recent | None:
    """None where one side has no known session, or there are not twice as many weeks."""
    if len(weeks) < 2 * RECENT_WEEKS:
        return None
    now = {week.monday for week in weeks[-RECENT_WEEKS:]}
    before = {week.monday for week in weeks[-2 * RECENT_WEEKS : -RECENT_WEEKS]}
    kinds = [(monday_of(row.date), row.kind) for row in inside]
    found = Recent(
        delivered=sum(monday in now and kind == "delivered" for monday, kind in kinds),
        known=sum(monday in now for monday, _ in kinds),
        delivered_before=sum(monday in before and kind == "delivered" for monday, kind in kinds),
        known_before=sum(monday in before for monday, _ in kinds),
    )
    return found if found.known and found.known_before else None


def _word(kinds: Counter[Session], span: int) -> Word:
    known, missed = kinds.total(), kinds["missed"]
    if known < FEWEST_KNOWN:
        return "too few to say"
    if not missed:
        return "none missed"
    if missed >= FEWEST_MISSED and missed * MISSED_IN >= known and span >= FEWEST_WEEKS:
        return "systematic"
    return "occasional"

"""The evidence of a folder as a table: concerns, their taught weeks, and rows that are added and taken back.

Every change is saved at once, through `casebook.evidence`; only what was added here is ever changed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from iepmeet.agenda.model import Agenda, Concern, Evidence, EvidenceKind
from iepmeet.casebook import evidence
from iepmeet.casebook.agendas import read_agenda
from iepmeet.casebook.evidence import EvidenceFile, Seen
from iepmeet.casebook.known import Known
from iepmeet.casebook.one_line import Typed, read_line
from iepmeet.casebook.patterns import Pattern, Week, pattern
from iepmeet.casebook.periods import taught_weeks
from iepmeet.dates.arithmetic import later
from iepmeet.dates.names import WEEKDAY
from iepmeet.dates.school import Calendar
from iepmeet.dates.taught import monday_of, school_days
from iepmeet.dates.written import day, short_day
from iepmeet.errors import IepmeetError, NotSavedError

SESSIONS: tuple[EvidenceKind, ...] = ("delivered", "missed", "partly", "cancelled")
_WEEKS_BACK = 12
_SCHOOL_DAYS_A_WEEK = 5
_OF_THE_WEEK = "of the week chosen"
_A_WEEKDAY = re.compile(rf"(?:on )?{WEEKDAY}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One concern: its evidence, what that shows, and the weeks that can be marked."""

    concern: Concern
    calendar: Calendar
    pattern: Pattern
    weeks: tuple[Week, ...]

    def rows_of(self, monday: dt.date) -> tuple[Evidence, ...]:
        """What is recorded of a week, by its days."""
        found = (row for row in self.concern.evidence if monday_of(row.date) == monday)
        return tuple(sorted(found, key=lambda row: row.date))

    @property
    def apart(self) -> tuple[Evidence, ...]:
        """What is recorded of no week that is shown: of holidays, or of days before the first."""
        mondays = {week.monday for week in self.weeks}
        found = (row for row in self.concern.evidence if monday_of(row.date) not in mondays)
        return tuple(sorted(found, key=lambda row: row.date))

    @property
    def delivered_of(self) -> str:
        """`3 of 8`: delivered of the expected sessions or, where those are not said, of the known ones.

        "" where there are neither.
        """
        count = self.pattern.known if self.pattern.expected is None else self.pattern.expected
        return f"{self.pattern.delivered} of {count}" if count else ""


class EvidenceTable:
    """The evidence of one folder, or of one agenda in it, while it is being added to."""

    def __init__(self, place: Path, today: dt.date, agenda: Path | None = None) -> None:
        self.place = place
        self.today = today
        self._agenda = agenda
        self.lines: tuple[Line, ...] = ()
        self._read()

    def _read(self) -> None:
        known = Known.of(self.place, today=self.today)
        self.problems = known.problems
        self._concerns = tuple(known.concerns.values())
        found = read_agenda(self._agenda, today=self.today).agenda if self._agenda else None
        self._title = found.meeting.title if found else ""
        if found is not None:
            by_id = known.concerns
            own = [concern.id for concern in found.concerns]
            self._concerns = tuple(by_id[name] for name in own if name in by_id)
        self._base: EvidenceFile = known.file
        self._now: EvidenceFile = known.file
        self._added: tuple[Seen, ...] = ()
        self._history: list[tuple[Seen, ...]] = []
        self._count()

    @property
    def title(self) -> str:
        """Whose evidence it is: the agenda's title, or the folder's name."""
        return self._title or Path(self.place).absolute().name

    def added(self, row: Evidence, line: Line) -> bool:
        """Whether a row was added here, so that it can be taken back."""
        return any(_is(seen, row, line.concern) for seen in self._added)

    def mark(self, line: Line, monday: dt.date, kind: EvidenceKind) -> str:
        """Marks a week's session. Marked here before, it changes; says what was kept.

        Raises IepmeetError where the day has to be said, NotSavedError.
        """
        sessions = [row for row in line.rows_of(monday) if row.kind in SESSIONS]
        own = [row for row in sessions if self.added(row, line)]
        if len(sessions) >= _in_a_week(line.concern):
            if not own:
                last = sessions[-1]
                raise IepmeetError(
                    f"{day(last.date)} is recorded already: {last.kind}.",
                    "To add another, type it with its day.",
                )
            if own[-1].kind == kind:
                return f"{day(own[-1].date)} is marked so already."
            seen = next(each for each in self._added if _is(each, own[-1], line.concern))
            new = msgspec.structs.replace(seen, kind=kind)
            self._save(tuple(new if each is seen else each for each in self._added))
            return f"Kept instead: {kind}, {day(new.date)}."
        return self._keep(line, self.day_of(line, monday), kind, "")

    def day_of(self, line: Line, monday: dt.date) -> dt.date:
        """The day of a week that a mark means: the usual weekday, else the first school day that is free.

        Raises IepmeetError where there is none yet.
        """
        days = school_days(monday, later(monday, 6) or monday, line.calendar)
        usual = _usual_weekday(line.concern)
        taken = {row.date for row in line.concern.evidence if row.kind in SESSIONS}
        free = [each for each in days if each not in taken]
        wanted = next((each for each in free if each.weekday() == usual), free[0] if free else None)
        if wanted is None:
            raise IepmeetError("No school day of this week is free.", "Type the row with its day.")
        if wanted > self.today:
            raise IepmeetError(
                f"{day(wanted)} is still to come.", "If it was another day, type it with its day."
            )
        return wanted

    def read(self, line: Line, monday: dt.date | None, typed: str) -> Typed:
        """How a typed line is understood: a weekday alone is of the chosen week, and so is no day at all."""
        found = read_line(typed, self.today, line.calendar)
        if monday is None:
            return found
        is_this_week = monday == monday_of(self.today)
        if not found.phrase:
            if is_this_week and found.kind == "other":
                return found
            try:
                return found._replace(day=self._session_day(line, monday), said=_OF_THE_WEEK)
            except IepmeetError as none:
                return found if is_this_week else found._replace(day=None, remark=none.what)
        if not is_this_week and _A_WEEKDAY.fullmatch(found.phrase) and (sunday := later(monday, 6)):
            return read_line(typed, min(sunday, self.today), line.calendar)._replace(said=_OF_THE_WEEK)
        return found

    def _session_day(self, line: Line, monday: dt.date) -> dt.date:
        """The day of the week's session: that of the one recorded, where no other is expected."""
        sessions = [row for row in line.rows_of(monday) if row.kind in SESSIONS]
        if len(sessions) >= _in_a_week(line.concern):
            return sessions[-1].date
        return self.day_of(line, monday)

    def keep(self, line: Line, read: Typed) -> str:
        """Keeps a typed row; says what was kept. Raises IepmeetError where there is no day, NotSavedError."""
        if read.day is None:
            raise IepmeetError(f"“{read.phrase}”: {read.remark}." if read.phrase else read.remark)
        return self._keep(line, read.day, read.kind, read.what)

    def undo(self) -> str:
        """Takes back what was done here last. Raises NotSavedError."""
        if not self._history:
            return "Nothing was added here that could be taken back."
        before = self._history[-1]
        gone = [each for each in self._added if each not in before]
        self._save(before, is_undo=True)
        return f"Taken back: {gone[-1].kind}, {day(gone[-1].date)}." if gone else "Taken back."

    def week_said(self, monday: dt.date) -> str:
        """A week by its Monday."""
        return f"Week of {short_day(monday, self.today)}"

    def _keep(self, line: Line, on: dt.date, kind: EvidenceKind, what: str) -> str:
        seen = Seen(date=on, kind=kind, concern=line.concern.id, what=what)
        bare = Seen(date=on, kind=kind, concern=line.concern.id)
        # words for a mark that was made here are no second session
        others = tuple(each for each in self._added if each != bare) if what else self._added
        there = [row for row in line.concern.evidence if len(others) == len(self._added) or row.what]
        if any(row.date == on and row.kind == kind and _same(row.what, what) for row in there):
            return f"This is there already: {kind}, {day(on)}."
        self._save((*others, seen))
        return f"Kept: {kind}, {day(on)}" + (f": {what}" if what else ".")

    def _save(self, rows: tuple[Seen, ...], *, is_undo: bool = False) -> None:
        try:
            self._now = evidence.with_rows(self._base, rows, self._now)
        except NotSavedError:
            fresh = evidence.read(self.place, today=self.today)
            if fresh.raw != self._now.raw:
                # what another program wrote is gone on from; rows of ours that are in it stay there
                self._read()
            raise
        if is_undo:
            self._history.pop()
        else:
            self._history.append(self._added)
        self._added = rows
        self._count()

    def _count(self) -> None:
        self.lines = tuple(self._line(concern, calendar) for concern, calendar in self._concerns)

    def _line(self, concern: Concern, calendar: Calendar) -> Line:
        whole = evidence.with_evidence(Agenda(concerns=(concern,)), self._added).concerns[0]
        found = pattern(whole.expected, whole.evidence, calendar, self.today)
        return Line(whole, calendar, found, _weeks(whole, found, calendar, self.today))


def _weeks(concern: Concern, found: Pattern, calendar: Calendar, today: dt.date) -> tuple[Week, ...]:
    """Every taught week from the first that counts to today's; where no first day is said, some months."""
    start = concern.expected.start if concern.expected else None
    if start is None:
        back = later(today, -7 * _WEEKS_BACK) or today
        start = min(found.start or back, back)
    states = {week.monday: week.state for week in found.weeks}
    mondays = [week.first for week in taught_weeks(start, today, calendar)]
    return tuple(Week(monday=monday, state=states.get(monday, "unrecorded")) for monday in mondays)


def _in_a_week(concern: Concern) -> int:
    """How many sessions of one week can be marked without a word."""
    expected = concern.expected
    if expected is None:
        return 1
    if expected.per == "day":
        return _SCHOOL_DAYS_A_WEEK
    return max(expected.times, 1) if expected.per == "week" else 1


def _usual_weekday(concern: Concern) -> int | None:
    """The weekday most sessions were on, else that of the first day expected."""
    counts = Counter(row.date.weekday() for row in concern.evidence if row.kind in SESSIONS)
    if counts:
        return counts.most_common(1)[0][0]
    start = concern.expected.start if concern.expected else None
    return start.weekday() if start else None


def _is(seen: Seen, row: Evidence, concern: Concern) -> bool:
    same = (seen.date, seen.kind, seen.what) == (row.date, row.kind, row.what)
    return same and seen.concern == concern.id


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def chosen_at_first(lines: Sequence[Line]) -> int:
    """The week chosen when the table opens: the newest with nothing recorded, else the newest."""
    if not lines or not lines[0].weeks:
        return 0
    weeks = lines[0].weeks
    return next((n for n in range(len(weeks) - 1, -1, -1) if weeks[n].state == "unrecorded"), len(weeks) - 1)

"""A date the law gives, as a row of a nation's `clocks.toml`: what is due, counted from what, who says so.

A row without `starts` is a text: an exception, or a rule that other rows name. Those that a row names
(`exceptions`, `moves`, `round_by`, `working_day`) are written as ids and come here as the rows themselves.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")
NAMES: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
PREFIXES: dict[Nation, str] = {"england": "", "wales": "wal-", "scotland": "sco-", "northern-ireland": "ni-"}

ASKED = "N"
"""In a period, the number that whoever asks has to give ("N working days")."""

Words = Annotated[str, Meta(pattern=r"\S")]
Period = Annotated[str, Meta(pattern=r"^(?:[1-9][0-9]{0,2}|N) (?:day|week|month|working day|school day)s?$")]
MonthDay = Annotated[str, Meta(pattern=r"^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")]
OptionName = Annotated[str, Meta(pattern=r"^[a-z]+(?:-[a-z]+)*$")]
FirstDay = Literal["same", "next"]
Round = Literal["none", "next working day", "first working day after"]


class Start(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A day that a period is counted from.

    day        what day it is, in words that follow "from" ("the date on the decision letter")
    period     "2 months", "15 school days"; "N working days" where the number has to be asked for
    first_day  whether the period begins with this day or with the next
    further    a second period that follows on the first
    before     the period lies before the day, not after it
    option     the name it is asked by; the first start of a rule is always "from", the others may be left out
    without    what to say where this day is not given
    """

    day: Words
    period: Period
    first_day: FirstDay
    further: Period | None = None
    before: bool = False
    option: OptionName = "from"
    without: str = ""


class Span(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days of every year, each as month-day, the first and the last included; may run over the new year."""

    first: MonthDay
    last: MonthDay

    def last_day(self, day: date) -> date | None:
        """The last day of the span that this day is in; None if it is in none."""
        mark = f"{day.month:02d}-{day.day:02d}"
        month, number = int(self.last[:2]), int(self.last[3:])
        if self.first <= self.last:
            return date(day.year, month, number) if self.first <= mark <= self.last else None
        if mark >= self.first:
            return date(day.year + 1, month, number) if day.year < date.max.year else None
        return date(day.year, month, number) if mark <= self.last else None


class Alternative(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another period that may count instead, and when ("where the shorter period is impractical")."""

    period: Period
    when: Words


class Rule(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One row.

    group        the heading it is listed under
    due          what is due and from whom; of a row without a period, the whole text
    source       who says so; `checked` the day that source was read
    until        the day by which the row has to be checked again; after it, it may no longer hold
    own          it is the family's own deadline
    at_least     the period may be longer, never shorter
    about        the source does not say whether the first day counts
    opens        it is due from the day after the period, not by its last day
    combine      of several starts: the later day ("later"), or the last start that is given ("instead")
    round        where the period ends on a day that is not a working day; `round_by` is the row that says so
    moves        rows with `falls`: a last day in there moves to the first working day after it
    working_day  the row whose `leaves_out` says which more days are no working days here
    alternative  another period that may count instead
    exceptions   rows that say when the period need not be kept
    readings     what the sources say where they differ
    notes        what else to know
    begun_by     the kind of meeting that begins it on the day it is held
    """

    id: Words
    group: Words
    due: Words
    source: Words
    checked: date
    nation: Nation
    starts: tuple[Start, ...] = ()
    combine: Literal["later", "instead"] = "later"
    own: bool = False
    at_least: bool = False
    about: bool = False
    opens: bool = False
    round: Round = "none"
    round_by: Rule | None = None
    moves: tuple[Rule, ...] = ()
    falls: Span | None = None
    working_day: Rule | None = None
    leaves_out: tuple[Span, ...] = ()
    alternative: Alternative | None = None
    exceptions: tuple[Rule, ...] = ()
    readings: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()
    until: date | None = None
    begun_by: Literal["", "annual-review"] = ""


class Clocks(Struct, frozen=True, kw_only=True):
    """The rows of one nation by their ids, in their order, and what to know about all of them."""

    nation: Nation
    rules: dict[str, Rule]
    notice: str = ""


def parts(period: str) -> tuple[int | None, str]:
    """A period's number and its unit, in the plural; no number where it has to be asked for."""
    number, unit = period.split(" ", 1)
    return (None if number == ASKED else int(number)), unit if unit.endswith("s") else f"{unit}s"

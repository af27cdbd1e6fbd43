"""School days: terms, half terms, INSET days and bank holidays.

Not a school day: a weekend, one of the nation's bank holidays, an INSET day, a half term, a day between two
terms. Before the first and after the last term given, every weekday that is neither a bank holiday nor an
INSET day counts, and `has_terms_for` tells that this is not known to be right.
Every search looks `FURTHEST` days ahead and no further; None means that it found nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from iepmeet.dates.arithmetic import later

if TYPE_CHECKING:
    from holidays import HolidayBase

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

NO_TERM_DATES = "no term dates for this day"
FURTHEST = 40 * 366

_SUBDIVISIONS: dict[Nation, str] = {
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern-ireland": "NIR",
}
_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


class Term(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`starts` and `ends` are days pupils attend; `half_term` is its first and last day off."""

    starts: date
    ends: date
    half_term: tuple[date, date] | None = None
    name: str = ""


class Calendar(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of the school's days. No terms: weekdays less bank holidays, and it is said.

    `bank_holidays`, when given, is the user's own list and replaces the library's.
    """

    nation: Nation = "england"
    nation_given: bool = False
    terms: tuple[Term, ...] = ()
    inset: tuple[date, ...] = ()
    bank_holidays: tuple[date, ...] | None = None


def bank_holiday(day: date, calendar: Calendar) -> str | None:
    """The name of the bank holiday on this day in the calendar's nation, or None.

    A bank holiday that falls on a weekend is named on both days, its own and the substitute day.
    The names and days are those of the `holidays` library, which knows none after the year 2100.
    """
    return SchoolDays(calendar).bank_holiday(day)


def why_no_school(day: date, calendar: Calendar) -> str:
    """Why this is no school day, in words that follow "it is" ("a Saturday"); empty on a school day."""
    return SchoolDays(calendar).why_no_school(day)


def is_school_day(day: date, calendar: Calendar) -> bool:
    """Whether pupils attend on this day, as far as the calendar tells."""
    return not why_no_school(day, calendar)


def has_terms_for(day: date, calendar: Calendar) -> bool:
    """Whether the day lies between the first day of the first term given and the last day of the last."""
    return SchoolDays(calendar).has_terms_for(day)


def next_school_day(day: date, calendar: Calendar) -> date | None:
    """The day itself if it is a school day, else the first one after it."""
    days = SchoolDays(calendar)
    return next((each for each in _from(day) if days.is_school_day(each)), None)


def add_school_days(day: date, n: int, calendar: Calendar) -> date | None:
    """The nth school day after the day; the day itself, whatever it is, when n is 0 or less."""
    if n <= 0:
        return day
    days = SchoolDays(calendar)
    for each in _from(day):
        if each > day and days.is_school_day(each):
            n -= 1
            if n == 0:
                return each
    return None


def add_school_weeks(day: date, n: int, calendar: Calendar) -> date | None:
    """The same weekday of the nth later week (Monday to Sunday) that holds a school day.

    It need not be a school day itself: the week may hold others.
    """
    if n <= 0:
        return day
    days = SchoolDays(calendar)
    weekday = day.weekday()
    last_counted = weekday
    for each in _from(day):
        since_monday = weekday + (each - day).days
        if since_monday // 7 > last_counted // 7 and days.is_school_day(each):
            last_counted = since_monday
            n -= 1
            if n == 0:
                return later(day, since_monday // 7 * 7)
    return None


def end_of_term(today: date, calendar: Calendar) -> date | None:
    """The last day of the term that today is in, else of the next; None without term dates for it."""
    return next((term.ends for term in _in_order(calendar) if term.ends >= today), None)


def after_half_term(today: date, calendar: Calendar) -> date | None:
    """The first school day after the next half term (after this one, when today is in it)."""
    ends = [term.half_term[1] for term in _in_order(calendar) if term.half_term]
    ending = min((end for end in ends if end >= today), default=None)
    following = later(ending, 1) if ending else None
    return next_school_day(following, calendar) if following else None


def before_christmas(today: date, calendar: Calendar) -> date | None:
    """The last school day before the next 25 December after today. It may be before today.

    Only a day of a term that is given counts: without them 24 December would look like a school day.
    So None where no term given holds a school day of that December.
    """
    year = today.year + ((today.month, today.day) >= (12, 25))
    if year > date.max.year:
        return None
    days = SchoolDays(calendar)
    december = (date(year, 12, number) for number in range(24, 0, -1))
    return next((day for day in december if days.in_term(day) and days.is_school_day(day)), None)


class SchoolDays:
    """A calendar made ready for many questions: sets instead of tuples, bank holidays loaded once.

    The functions of this module are each one question; whoever has more asks one of these.
    """

    def __init__(self, calendar: Calendar) -> None:
        self._nation = calendar.nation
        self.terms = _in_order(calendar)
        self._first = min((term.starts for term in self.terms), default=date.max)
        self._last = max((term.ends for term in self.terms), default=date.min)
        self._inset = frozenset(calendar.inset)
        self._own_bank_holidays = (
            None if calendar.bank_holidays is None else frozenset(calendar.bank_holidays)
        )
        self._library: HolidayBase | None = None

    def bank_holiday(self, day: date) -> str | None:
        if self._own_bank_holidays is not None:
            return "a bank holiday" if day in self._own_bank_holidays else None
        if self._library is None:
            import holidays

            self._library = holidays.country_holidays(
                "GB", subdiv=_SUBDIVISIONS[self._nation], language="en_GB"
            )
        name = self._library.get(day)
        return str(name).replace("; ", " and ").replace("(observed)", "(substitute day)") if name else None

    def why_no_school(self, day: date) -> str:
        if weekend := _WEEKEND.get(day.weekday()):
            return weekend
        if holiday := self.bank_holiday(day):
            return holiday
        if day in self._inset:
            return "an INSET day"
        if any(term.half_term and term.half_term[0] <= day <= term.half_term[1] for term in self.terms):
            return "half term"
        if self.has_terms_for(day) and not self.in_term(day):
            return "between terms"
        return ""

    def is_school_day(self, day: date) -> bool:
        return not self.why_no_school(day)

    def in_term(self, day: date) -> bool:
        return any(term.starts <= day <= term.ends for term in self.terms)

    def has_terms_for(self, day: date) -> bool:
        return self._first <= day <= self._last


def _in_order(calendar: Calendar) -> list[Term]:
    """The terms by their first day, without any that ends before it starts."""
    return sorted((t for t in calendar.terms if t.starts <= t.ends), key=lambda term: term.starts)


def _from(day: date) -> Iterator[date]:
    """The day and those after it, as far as any search looks."""
    last = min(day.toordinal() + FURTHEST, date.max.toordinal())
    return (date.fromordinal(ordinal) for ordinal in range(day.toordinal(), last + 1))

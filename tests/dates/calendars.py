"""The school year that the tests of dates share, and strategies that make others."""

from __future__ import annotations

import datetime as dt
from datetime import date, timedelta

import holidays  # noqa: F401 - loaded before any example is timed
import pendulum  # noqa: F401
from hypothesis import strategies as st

from iepmeet.dates.school import Calendar, Nation, Term

TODAY = date(2026, 11, 24)  # a Tuesday

AUTUMN = Term(
    starts=date(2026, 9, 2),
    ends=date(2026, 12, 18),
    half_term=(date(2026, 10, 26), date(2026, 10, 30)),
    name="Autumn",
)
SPRING = Term(
    starts=date(2027, 1, 5),
    ends=date(2027, 3, 25),
    half_term=(date(2027, 2, 15), date(2027, 2, 19)),
    name="Spring",
)
SUMMER = Term(
    starts=date(2027, 4, 12),
    ends=date(2027, 7, 21),
    half_term=(date(2027, 5, 31), date(2027, 6, 4)),
    name="Summer",
)
OAKFIELD = Calendar(
    nation="england",
    nation_given=True,
    terms=(AUTUMN, SPRING, SUMMER),
    inset=(date(2026, 11, 27), date(2027, 2, 22)),
)
NO_TERMS = Calendar()
ALWAYS_INSET = Calendar(inset=tuple(TODAY + timedelta(days=n) for n in range(60 * 366)))

NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")


def days(first: date = date(2026, 1, 1), last: date = date(2030, 12, 31)) -> st.SearchStrategy[date]:
    """Days of the years in which a meeting may be held."""
    return st.dates(first, last)


@st.composite
def terms(draw: st.DrawFn) -> tuple[Term, ...]:
    """Up to seven terms one after the other, some with a half term, in any order."""
    made = []
    starts = draw(st.dates(date(2025, 9, 1), date(2027, 9, 1)))
    for _ in range(draw(st.integers(0, 7))):
        ends = starts + timedelta(days=draw(st.integers(0, 110)))
        half_term = None
        if (ends - starts).days > 20 and draw(st.booleans()):
            off = starts + timedelta(days=draw(st.integers(1, (ends - starts).days - 10)))
            half_term = (off, off + timedelta(days=draw(st.integers(0, 9))))
        made.append(Term(starts=starts, ends=ends, half_term=half_term))
        starts = ends + timedelta(days=draw(st.integers(1, 50)))
    return tuple(draw(st.permutations(made)))


def calendars() -> st.SearchStrategy[Calendar]:
    """Calendars of every nation, with and without terms, INSET days and the user's own bank holidays."""
    some_days = st.lists(days(), max_size=6).map(tuple)
    return st.builds(
        Calendar,
        nation=st.sampled_from(NATIONS),
        nation_given=st.booleans(),
        terms=terms(),
        inset=some_days,
        bank_holidays=st.none() | some_days,
    )


def iso(text: str) -> date:
    """A day from a table of cases."""
    return dt.date.fromisoformat(text)

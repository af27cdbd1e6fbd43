"""Properties of term dates, whatever the events of a calendar are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates.school import Term
from iepmeet.dates.term_events import Event, understood

TITLES = (
    "Autumn term",
    "Spring term 2",
    "Term 5",
    "Term 6",
    "Term starts",
    "Pupils return",
    "Staff return",
    "Term ends",
    "Half term",
    "Half term begins",
    "Half term ends",
    "Christmas holidays",
    "Summer holidays",
    "Local holiday",
    "INSET",
    "Bank holiday",
    "Choir",
    "",
)
events = st.lists(
    st.builds(
        lambda title, first, length: Event(title, first, first + timedelta(days=length)),
        st.sampled_from(TITLES),
        st.dates(date(2026, 8, 1), date(2027, 8, 31)),
        st.sampled_from((0, 0, 0, 1, 4, 9, 15, 50, 90, 300)),
    ),
    max_size=12,
)


@given(events)
def test_whatever_the_events_the_terms_can_be_and_do_not_overlap(listed: list[Event]) -> None:
    found = understood(listed)
    for term in found.terms:
        assert term.starts < term.ends
        assert term.starts.isoweekday() < 6
        assert term.ends.isoweekday() < 6
        assert {term.starts, term.ends}.isdisjoint(found.inset)
        if term.half_term:
            assert term.starts < term.half_term[0] <= term.half_term[1] < term.ends
    for before, after in pairwise(found.terms):
        assert before.ends < after.starts
    assert found.terms or found.doubts
    assert list(found.inset) == sorted(set(found.inset))
    assert all(day.isoweekday() < 6 for day in found.inset)


@given(events.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))))
def test_the_order_of_the_events_and_listing_them_twice_change_nothing(
    orders: tuple[list[Event], list[Event]],
) -> None:
    listed, shuffled = orders
    assert understood(shuffled) == understood(listed) == understood([*listed, *shuffled])


@st.composite
def school_years(draw: st.DrawFn) -> tuple[Term, ...]:
    """A year of three terms with half terms, whose days begin on Mondays and end on Fridays."""

    def week(monday: date, least: int, most: int) -> date:
        return monday + timedelta(weeks=draw(st.integers(least, most)))

    weekend = timedelta(days=3)
    starts = week(date(2026, 8, 31), 0, 1)
    october = week(date(2026, 10, 19), 0, 1)
    two_weeks = timedelta(days=4 + 7 * draw(st.integers(0, 1)))
    spring = date(2027, 1, 4)
    february = week(date(2027, 2, 8), 0, 2)
    easter = date(2027, 3, 29)
    summer = date(2027, 4, 12)
    return (
        Term(
            starts=starts,
            ends=date(2026, 12, 21) - weekend,
            half_term=(october, october + two_weeks),
            name="Autumn",
        ),
        Term(
            starts=spring,
            ends=easter - weekend - timedelta(days=1),
            half_term=(february, february + timedelta(days=4)),
            name="Spring",
        ),
        Term(
            starts=summer,
            ends=week(date(2027, 7, 16), 0, 1),
            half_term=(date(2027, 5, 31), date(2027, 6, 4)),
            name="Summer",
        ),
    )


def in_parts(terms: tuple[Term, ...]) -> list[Event]:
    listed = []
    for term in terms:
        assert term.half_term
        listed += [
            Event(f"{term.name} term 1", term.starts, term.half_term[0] - timedelta(days=3)),
            Event(f"{term.name} term 2", term.half_term[1] + timedelta(days=3), term.ends),
        ]
    return listed


def as_days(terms: tuple[Term, ...]) -> list[Event]:
    listed = []
    for term in terms:
        assert term.half_term
        listed += [
            Event(f"{term.name} term begins", term.starts, term.starts),
            Event("Half term", *term.half_term),
            Event(f"{term.name} term ends", term.ends, term.ends),
        ]
    return listed


def as_holidays(terms: tuple[Term, ...]) -> list[Event]:
    day = timedelta(days=1)
    edges = [date(2026, 7, 20), *(d for term in terms for d in (term.starts, term.ends)), date(2027, 9, 1)]
    names = ("Summer holidays", "Christmas holidays", "Easter holidays", "Summer holidays")
    spans = [(edges[0], edges[1] - day), *((edges[n] + day, edges[n + 1] - day) for n in (2, 4, 6))]
    between = [Event(name, *span) for name, span in zip(names, spans, strict=True)]
    return between + [Event("Half term", *term.half_term) for term in terms if term.half_term]


@pytest.mark.parametrize("written", [in_parts, as_days, as_holidays])
@given(terms=school_years())
def test_a_school_year_is_the_same_however_a_council_writes_it(
    written: Callable[[tuple[Term, ...]], list[Event]], terms: tuple[Term, ...]
) -> None:
    found = understood(written(terms))
    assert found.terms == terms
    assert found.doubts == ()


@given(
    terms=school_years(),
    ways=st.lists(st.sampled_from([in_parts, as_days, as_holidays]), min_size=1, max_size=2),
    lost=st.sets(st.integers(0, 20), max_size=5),
)
def test_events_that_are_missing_never_make_a_term_that_ends_on_another_day(
    terms: tuple[Term, ...],
    ways: list[Callable[[tuple[Term, ...]], list[Event]]],
    lost: set[int],
) -> None:
    listed = [one for way in ways for one in way(terms)]
    found = understood(one for at, one in enumerate(listed) if at not in lost)
    starts = {term.ends: term.starts for term in terms}
    for term in found.terms:
        assert term.ends in starts
        assert term.starts == starts[term.ends] or found.doubts

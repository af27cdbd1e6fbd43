"""The events of a council's calendar, and the terms they tell of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from iepmeet.dates.school import Term
from iepmeet.dates.term_events import Event, TermDates, understood

from .calendars import iso


def event(title: str, first: str, last: str = "") -> Event:
    return Event(title, iso(first), iso(last or first))


def only(dates: TermDates) -> Term:
    (term,) = dates.terms
    return term


def test_a_term_start_without_an_end_is_said_and_makes_no_term() -> None:
    found = understood([event("Autumn term begins", "2026-09-02")])
    assert found.terms == ()
    assert found.doubts[0] == (
        '"Autumn term begins" (Wed 2 Sep 2026) is left out: '
        "the last day of the term after it is not in the file."
    )


def test_a_term_end_without_a_start_is_said_and_makes_no_term() -> None:
    found = understood([event("Autumn term ends", "2026-12-18")])
    assert found.terms == ()
    assert "the first day of the term before it is not in the file" in found.doubts[0]


def test_two_first_days_that_differ_make_no_term() -> None:
    found = understood(
        [
            event("Term starts", "2026-09-02"),
            event("School starts", "2026-09-03"),
            event("Term ends", "2026-12-18"),
        ]
    )
    assert found.terms == ()
    assert any("do not agree on the first day of school" in doubt for doubt in found.doubts)
    assert any(doubt.startswith('"Term ends" (Fri 18 Dec 2026) is left out') for doubt in found.doubts)


def test_the_first_day_of_pupils_counts_before_that_of_the_term() -> None:
    found = understood(
        [
            event("Autumn term starts", "2026-09-01"),
            event("Pupils return", "2026-09-03"),
            event("Autumn term ends", "2026-12-18"),
        ]
    )
    assert only(found).starts == date(2026, 9, 3)
    assert found.doubts == ()


def test_a_term_that_starts_with_inset_days_starts_for_pupils_after_them() -> None:
    found = understood(
        [event("Autumn term", "2026-09-01", "2026-12-18"), event("INSET", "2026-09-01", "2026-09-02")]
    )
    assert only(found).starts == date(2026, 9, 3)
    assert found.inset == (date(2026, 9, 1), date(2026, 9, 2))
    assert "the first day of school is Thu 3 Sep 2026" in found.notes[0]


def test_inset_days_at_the_edge_of_a_half_term_stay_inset_days() -> None:
    found = understood(
        [
            event("Autumn term 1", "2026-09-02", "2026-10-23"),
            event("INSET", "2026-10-23"),
            event("INSET", "2026-11-02"),
            event("Autumn term 2", "2026-11-02", "2026-12-18"),
        ]
    )
    assert only(found).half_term == (date(2026, 10, 26), date(2026, 10, 30))
    assert found.inset == (date(2026, 10, 23), date(2026, 11, 2))


def test_a_holiday_that_contradicts_the_term_leaves_both_out_and_says_so() -> None:
    found = understood(
        [
            event("Autumn term", "2026-09-02", "2026-12-18"),
            event("Christmas holidays", "2026-12-14", "2027-01-04"),
        ]
    )
    assert found.terms == ()
    assert any("lies within days of school" in doubt for doubt in found.doubts)


def test_a_holiday_that_is_listed_from_the_last_day_of_school_is_noted() -> None:
    found = understood(
        [
            event("Autumn term", "2026-09-02", "2026-12-18"),
            event("Christmas holidays", "2026-12-18", "2027-01-04"),
        ]
    )
    assert only(found).ends == date(2026, 12, 18)
    assert any("shares a day with the term" in note for note in found.notes)


def test_half_of_a_term_is_read_and_the_missing_half_is_said() -> None:
    found = understood(
        [
            event("October half term", "2026-10-26", "2026-10-30"),
            event("Schools close for Christmas", "2026-12-18"),
        ]
    )
    assert (only(found).starts, only(found).ends) == (date(2026, 11, 2), date(2026, 12, 18))
    assert any('What comes before "October half term"' in doubt for doubt in found.doubts)


def test_the_days_of_a_half_term_whose_ends_can_be_read_in_two_ways_are_left_out() -> None:
    events = [
        event("Autumn term", "2026-09-02", "2026-12-18"),
        event("Half term begins", "2026-10-23"),
        event("Half term ends", "2026-11-02"),
    ]
    found = understood(events)
    assert only(found).half_term is None
    assert any("not clear whether pupils attend on these days" in doubt for doubt in found.doubts)


def test_a_holiday_that_is_listed_day_by_day_around_bank_holidays_is_one_holiday() -> None:
    days = ("12-21", "12-22", "12-23", "12-24", "12-29", "12-30", "12-31")
    found = understood(
        [
            event("Autumn term begins", "2026-09-02"),
            *(event("Christmas holiday", f"2026-{day}") for day in days),
            event("Christmas Day", "2026-12-25"),
            event("Boxing Day", "2026-12-28"),
            event("Spring term ends", "2027-03-25"),
        ]
    )
    assert [(term.starts.isoformat(), term.ends.isoformat()) for term in found.terms] == [
        ("2026-09-02", "2026-12-18"),
        ("2027-01-04", "2027-03-25"),
    ]
    assert found.doubts == ()


def test_a_holiday_within_another_adds_nothing() -> None:
    year = [
        event("Autumn term begins", "2026-09-02"),
        event("Christmas holidays", "2026-12-21", "2027-01-01"),
        event("Spring term ends", "2027-03-25"),
    ]
    assert understood([*year, event("School closure", "2026-12-24", "2026-12-28")]) == understood(year)


def test_two_holidays_that_end_differently_are_said() -> None:
    found = understood(
        [
            event("Autumn term", "2026-09-02", "2026-12-18"),
            event("Half term", "2026-10-26", "2026-10-30"),
            event("October holiday", "2026-10-26", "2026-11-06"),
        ]
    )
    assert any("do not agree on the first day of school" in doubt for doubt in found.doubts)
    assert found.terms == ()


@pytest.mark.parametrize(
    "events",
    [
        [event("Schools reopen", "2026-11-02")],
        [event("Half term", "2026-10-26", "2026-10-30")],
        [
            event("Schools reopen", "2026-11-02"),
            event("Term ends", "2026-12-17"),
            event("Schools close", "2026-12-18"),
        ],
        [
            event("Autumn term 2", "2026-11-02", "2026-12-18"),
            event("Christmas holidays", "2026-12-14", "2027-01-01"),
        ],
        [event("Schools reopen", "2026-11-02"), event("Schools close for Easter", "2027-03-25")],
    ],
    ids=["no last day", "nothing after half term", "two last days", "contradicted", "over Christmas"],
)
def test_half_a_term_is_no_term_that_ends_at_half_term(events: list[Event]) -> None:
    found = understood(
        [event("Term starts", "2026-09-02"), event("Schools close for half term", "2026-10-23"), *events]
    )
    assert found.terms == ()
    assert any("more of this term is not clear" in doubt for doubt in found.doubts)


def test_a_file_may_begin_with_the_second_part_of_a_term_which_is_said() -> None:
    found = understood([event("Autumn term 2", "2026-11-02", "2026-12-18")])
    assert (only(found).starts, only(found).ends) == (date(2026, 11, 2), date(2026, 12, 18))
    assert "the term is not whole" in found.doubts[0]


def test_the_second_part_of_a_later_term_alone_is_left_out() -> None:
    found = understood(
        [event("Autumn term", "2026-09-02", "2026-12-18"), event("Spring term 2", "2027-02-22", "2027-03-25")]
    )
    assert only(found).ends == date(2026, 12, 18)
    assert any("the first part of this term is not in the file" in doubt for doubt in found.doubts)


def test_a_term_that_is_whole_stays_beside_one_that_is_not() -> None:
    found = understood(
        [event("Spring term", "2027-01-05", "2027-03-25"), event("Schools reopen", "2027-04-12")]
    )
    assert only(found).ends == date(2027, 3, 25)
    assert len(found.doubts) == 1


def test_a_half_term_without_an_end_is_said() -> None:
    (doubt,) = understood(
        [event("Autumn term", "2026-09-02", "2026-12-18"), event("Half term begins", "2026-10-26")]
    ).doubts
    assert "the end of this holiday is not in the file" in doubt


@pytest.mark.parametrize(
    ("ends", "starts", "count"),
    [
        ("2026-10-23", "2026-11-02", 1),  # a week in October
        ("2026-10-16", "2026-11-02", 1),  # two weeks
        ("2026-10-09", "2026-11-02", 2),  # three weeks are no half term
        ("2026-12-18", "2027-01-05", 2),  # Christmas
        ("2027-02-12", "2027-02-22", 1),
        ("2027-03-25", "2027-04-12", 2),  # Easter
        ("2027-05-28", "2027-06-07", 1),
    ],
)
def test_what_lies_between_two_terms_without_a_season_is_told_from_its_dates(
    ends: str, starts: str, count: int
) -> None:
    begin, finish = iso(ends) - timedelta(days=40), iso(starts) + timedelta(days=42)
    found = understood([Event("Term", begin, iso(ends)), Event("Term ", iso(starts), finish)])
    assert len(found.terms) == count


def test_a_bank_holiday_that_no_list_has_is_kept_as_a_day_off() -> None:
    term = event("Summer term", "2026-04-13", "2026-07-22")
    found = understood(
        [term, event("National bank holiday", "2026-07-01"), event("Bank holiday", "2026-05-04")]
    )
    assert found.inset == (date(2026, 7, 1),)
    assert "in no list of bank holidays" in found.notes[0]
    assert found.left_out == ('"Bank holiday" (Mon 4 May 2026): iepmeet knows the bank holidays',)


def test_a_term_found_from_holidays_does_not_start_on_a_bank_holiday() -> None:
    found = understood(
        [
            event("Christmas holidays", "2026-12-21", "2026-12-31"),
            event("Easter holidays", "2027-03-26", "2027-04-11"),
        ]
    )
    assert (only(found).starts, only(found).ends) == (date(2027, 1, 4), date(2027, 3, 25))


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (
            [event("School year", "2026-09-02", "2027-07-21"), event("Term", "2026-09-02", "2027-07-21")],
            "too long",
        ),
        ([event("Autumn term", "2026-09-02", "2027-02-12")], "no term runs on over Christmas"),
        (
            [event("Term starts", "2027-01-05"), event("Term ends", "2027-06-10")],
            "no term runs on over Easter",
        ),
        (
            [event("Term starts", "2027-06-07"), event("Term ends", "2027-10-22")],
            "no term runs on over the summer",
        ),
        ([event("Summer term 1", "2027-04-12", "2027-05-28")], "the second part of this term is not in"),
        ([event("INSET", "2026-09-05")], "it lies on a weekend"),
        ([event("Half term", "2026-10-26")], "more than one meaning"),
        ([event("First day of term", "2026-09-02"), event("End of term", "2026-09-02")], "a single day"),
    ],
)
def test_what_can_be_no_term_is_said(events: list[Event], said: str) -> None:
    found = understood(events)
    assert found.terms == ()
    assert any(said in doubt for doubt in found.doubts)


def test_no_events_are_no_terms_and_that_is_said() -> None:
    assert understood([]).terms == ()
    assert "No whole term was found" in understood([]).doubts[0]

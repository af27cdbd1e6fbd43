"""The same question from 0 to 10, asked again and again: a series for each who answered."""

from __future__ import annotations

import datetime as dt

from iepmeet.casebook.scales import Point, series
from iepmeet.record import events as ev

from .leaving import ASK, met, opened

JUNE, SEPTEMBER, DECEMBER = dt.date(2026, 6, 9), dt.date(2026, 9, 15), dt.date(2026, 12, 8)


def answer(ref: str, value: float, who: str = "Mrs Patel") -> ev.ScaleAnswered:
    return ev.ScaleAnswered(ref=ref, concern="salt", number=1, value=value, who=who)


def test_answers_of_several_meetings_stand_in_a_row() -> None:
    (found,) = series(
        (
            met("june", JUNE, opened(), answer("S1", 4)),
            met("september", SEPTEMBER, opened(last={"Mrs Patel": 4}), answer("S1", 5)),
            met("december", DECEMBER, opened(last={"Mrs Patel": 5}), answer("S1", 7)),
        )
    )
    assert [(point.on, point.value) for point in found.points] == [(JUNE, 4), (SEPTEMBER, 5), (DECEMBER, 7)]
    assert (found.ask, found.who, found.title, found.change) == (ASK, "Mrs Patel", "Sessions missed", 2)


def test_each_person_has_a_row_and_a_meeting_without_an_answer_leaves_a_gap() -> None:
    found = series(
        (
            met("june", JUNE, opened(), answer("S1", 4), answer("S2", 2, "Jo Rivers")),
            met("september", SEPTEMBER, opened(), answer("S1", 6)),
        )
    )
    assert {one.who: [point.value for point in one.points] for one in found} == {
        "Mrs Patel": [4, 6],
        "Jo Rivers": [2],
    }
    assert found[1].change is None


def test_an_answer_brought_along_counts_where_its_meeting_is_not_here_under_the_name_of_its_role() -> None:
    (found,) = series((met("september", SEPTEMBER, opened(last={"SENCO": 3}), answer("S1", 5)),))
    assert found.points == (Point(on=SEPTEMBER, value=3, before=True), Point(on=SEPTEMBER, value=5))
    assert found.who == "Mrs Patel"


def test_of_two_answers_at_one_meeting_the_later_counts_and_a_removed_one_does_not() -> None:
    events = (answer("S1", 4), answer("S2", 6), answer("S3", 9), ev.Withdrawn(ref="S3"))
    (found,) = series((met("june", JUNE, opened(), *events),))
    assert [point.value for point in found.points] == [6]

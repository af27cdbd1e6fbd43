"""The same question from 0 to 10, asked again and again: how each one's answers went."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Answered
from iepmeet.agenda.scales import bar, before_today, named, on_a_line, over_time

JUNE, SEPTEMBER, DECEMBER = dt.date(2026, 6, 9), dt.date(2026, 9, 15), dt.date(2026, 12, 8)
WHOSE = named([("Mrs Patel", "SENCO"), ("Jo Rivers", "Parent"), ("Mo Rivers", "Parent")])
_NAMES = st.sampled_from(["Mrs Patel", "senco", "Jo Rivers", "Parent", ""])


def test_answers_kept_by_name_and_by_role_are_one_persons_in_the_order_of_the_meetings() -> None:
    before = before_today((Answered(who="SENCO", value=3, on=JUNE),), {"mrs patel": 4}, SEPTEMBER)
    (found,) = over_time(before, [("Mrs Patel", 6), ("Mrs Patel", 7)], DECEMBER, WHOSE)
    assert (found.who, found.values, found.today) == ("Mrs Patel", (3, 4, 7), True)
    assert [point.on for point in found.points] == [JUNE, SEPTEMBER, DECEMBER]


def test_a_role_that_two_people_have_is_neither_of_theirs() -> None:
    found = over_time(before_today((), {"Parent": 2}, None), [("Jo Rivers", 5)], DECEMBER, WHOSE)
    assert [(one.who, one.values, one.today) for one in found] == [
        ("Parent", (2,), False),
        ("Jo Rivers", (5,), True),
    ]


def test_a_small_chart_shows_where_the_answers_stand() -> None:
    assert on_a_line([3, 4, 7.2], "-") == "---34--7---"
    assert on_a_line([0, 10], "-") == "0---------10"
    assert bar(0) == "□" * 10 and bar(3.4) == "■■■□□□□□□□" and bar(10) == "■" * 10


@given(
    st.lists(st.builds(Answered, who=_NAMES, value=st.floats(0, 10)), max_size=6),
    st.lists(st.tuples(_NAMES, st.floats(0, 10)), max_size=4),
)
def test_no_answer_of_before_is_lost_and_each_has_one_of_today_at_most(
    before: list[Answered], given_today: list[tuple[str, float]]
) -> None:
    found = over_time(before, given_today, DECEMBER, WHOSE)
    assert len({one.who for one in found}) == len(found)
    earlier = [value for one in found for value in (one.values[:-1] if one.today else one.values)]
    assert sorted(earlier) == sorted(one.value for one in before)
    assert sum(one.today for one in found) == len({WHOSE.get(who.casefold(), who) for who, _ in given_today})
    for one in found:
        drawn = on_a_line(one.values, "-")
        assert len(drawn) == (12 if any(round(value) == 10 for value in one.values) else 11)
        assert all(drawn[round(value)] == str(round(value))[0] for value in one.values)

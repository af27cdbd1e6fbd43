"""The ladder of the year: the next step, and the state of every step, on each of its twelve days."""

from __future__ import annotations

import pytest

from . import expected, expected_ladder
from .looked import Looked, step_states


@pytest.mark.parametrize("day", expected.DUE)
def test_every_step_stands_where_the_facts_of_that_day_put_it(looked: Looked, day: str) -> None:
    found = {id: f"{state} {why}".strip() for id, (state, why) in step_states(looked.ladder[day]).items()}
    climbed = dict(zip(expected_ladder.CLIMBED, expected_ladder.STATES[day], strict=True))
    assert {id: found[id] for id in climbed} == climbed
    assert {id: found[id] for id in found if id not in climbed} == {
        **dict.fromkeys(expected_ladder.BESIDE, "beside"),
        **dict.fromkeys(expected_ladder.NEVER, "later"),
    }


@pytest.mark.parametrize("day", expected.DUE)
def test_the_next_step_is_right_or_it_is_said_why_there_is_none(looked: Looked, day: str) -> None:
    found = looked.ladder[day]
    assert found["next"] == expected_ladder.NEXT[day]
    if expected_ladder.NEXT[day]:
        assert found["remarks"] == expected_ladder.SAID_BESIDE.get(day, [])
    else:
        assert found["remarks"] == [expected_ladder.WAITS.get(day, expected_ladder.NOTHING_LAPSED)]


@pytest.mark.parametrize("day", expected.DUE)
def test_every_step_names_its_source_and_the_day_that_was_read(looked: Looked, day: str) -> None:
    assert looked.ladder[day]["steps"]
    for step in looked.ladder[day]["steps"]:
        assert step["source"]
        assert step["checked"] == "2026-11-24"
        assert step["id"] not in expected_ladder.NOT_HERE


def test_what_an_assessment_request_needs_is_counted_from_the_casebook(looked: Looked) -> None:
    (step,) = (one for one in looked.ladder["2027-03-24"]["steps"] if one["id"] == "assessment")
    assert [need["here"] for need in step["needs"]] == ["28 dated rows", "1 entry in the child's words", ""]
    assert step["clocks"] == ["ehc-assess-decision", "ehc-no-plan", "ehc-final"]

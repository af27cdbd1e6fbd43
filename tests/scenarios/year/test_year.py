"""A year in the life: five meetings, forty pieces of evidence, eighteen promises; seen on twelve days."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

import pytest

from iepmeet.casebook import diary
from iepmeet.casebook.held import held_in
from iepmeet.casebook.promise_words import how_often
from iepmeet.casebook.promises import followed
from iepmeet.dates import written

from . import expected
from .living import HERE, MEETINGS
from .looked import Looked

LAST = dt.date(2027, 7, 9)


@pytest.mark.parametrize("day", expected.DUE)
def test_what_is_due_is_right_in_its_order(looked: Looked, day: str) -> None:
    found = [(row["kind"], row.get("ref", ""), row["on"] or "") for row in looked.due[day]]
    assert found == expected.DUE[day]


@pytest.mark.parametrize("day", expected.DUE)
def test_late_is_what_is_past_its_day(looked: Looked, day: str) -> None:
    for row in looked.due[day]:
        assert row["late"] == bool(row["on"] and row["on"] < day)


@pytest.mark.parametrize("day", expected.DUE)
def test_without_an_index_it_is_the_same(looked: Looked, day: str) -> None:
    assert looked.anew[day] == looked.due[day]


@pytest.mark.parametrize("day", expected.DUE)
def test_the_next_agenda_is_right(looked: Looked, day: str) -> None:
    last = max(name_on(day), key=lambda each: each[0])[1]
    agenda = looked.agendas[day]
    carried = {row["ref"]: (row["due"].isoformat(), len(row["promised"])) for row in agenda["carried"]}
    assert carried == expected.CARRIED[last]
    assert agenda["meeting"]["next_action"] == expected.NEXT_ACTION[last]
    assert agenda["meeting"]["date"].isoformat() == expected.REVIEW[last]
    assert [concern["id"] for concern in agenda["concerns"]] == ["salt", "lunch"]


def name_on(day: str) -> list[tuple[str, str]]:
    return [(held.isoformat(), name) for held, name in MEETINGS.items() if held.isoformat() <= day]


def test_six_promises_lapsed_and_two_were_promised_three_times(looked: Looked) -> None:
    promises = followed(held_in(looked.folder), diary.read(looked.folder).done)
    assert [one.ref for one in promises] == [f"A{number}" for number in range(1, 19)]
    lapsed = {
        promise.ref
        for day, still in looked.open.items()
        for promise in still
        if promise.lapsed(dt.date.fromisoformat(day))
    }
    assert lapsed == expected.LAPSED
    assert {one.ref: how_often(one, LAST) for one in promises if one.times >= 3} == expected.THREE_TIMES


def test_every_row_of_evidence_is_there_once(looked: Looked) -> None:
    rows = tomllib.loads((looked.folder / "evidence.toml").read_text(encoding="utf-8"))["evidence"]
    assert len(rows) == 40
    assert len((HERE / "evidence.csv").read_text(encoding="utf-8").splitlines()) == 41


def test_the_law_names_its_source_and_says_check_this(looked: Looked) -> None:
    (clock,) = (row for row in looked.due["2027-06-22"] if row["kind"] == "clock")
    assert "regulation 5" in clock["source"]
    assert clock["checked"] == "2026-11-24"
    assert clock["check_this"]
    assert "that day has passed" in clock["more"]


def test_the_same_question_went_from_three_to_eight(looked: Looked) -> None:
    minutes = (looked.folder / "jul.minutes.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^ +- (.+): ■+□* (\d+)$", minutes, re.MULTILINE)
    assert [int(value) for _, value in drawn] == expected.CONFIDENCE
    assert [day for day, _ in drawn][1:] == [written.day(on) for on in list(MEETINGS)[1:]]

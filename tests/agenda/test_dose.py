"""A support in full: what, who, how much, how often and where."""

from __future__ import annotations

import datetime as dt

from iepmeet.agenda.dose import how_often, in_full
from iepmeet.agenda.model import Agenda, Dose, Expected
from iepmeet.agenda.read import read_text
from iepmeet.agenda.schema import schema

TODAY = dt.date(2026, 11, 24)

TEXT = """
[meeting]
title = "IEP review for Sam"

[[concerns]]
title = "Sessions"
expected = { times = 1, per = "week" }
dose = { what = "speech session", who = "Miss Ali", how_much = "30 minutes", where = "the quiet room" }
questions = [
  { ask = "How sure?", kind = "scale", last = { SENCO = 4 }, last_on = 2026-09-15, earlier = [
    { on = 2026-06-09, who = "SENCO", value = 3 },
    { who = "Parent", value = 11 },
  ] },
]
"""


def agenda() -> Agenda:
    found = read_text(TEXT, "sam.toml", today=TODAY).agenda
    assert found is not None
    return found


def test_every_part_that_is_said_stands_on_one_line() -> None:
    (concern,) = agenda().concerns
    assert in_full(concern.dose, concern.expected) == (
        "speech session; who: Miss Ali; how much: 30 minutes; how often: once a week; where: the quiet room"
    )
    assert in_full(Dose(where="class\nor hall"), None) == "where: class or hall"


def test_how_often_alone_is_no_dose() -> None:
    assert in_full(None, Expected(times=3)) == ""
    assert in_full(Dose(), Expected(times=3)) == ""
    assert how_often(Expected(times=3, per="half-term")) == "3 times a half term"


def test_answers_of_earlier_meetings_are_read_and_a_value_off_the_scale_is_said() -> None:
    reading = read_text(TEXT, "sam.toml", today=TODAY)
    (said,) = (str(problem) for problem in reading.problems if "scales here run" in problem.what)
    assert "An earlier answer is 11" in said
    assert [one.who for one in agenda().concerns[0].questions[0].earlier] == ["SENCO", "Parent"]


def test_a_slip_in_the_dose_names_the_key_that_was_meant() -> None:
    reading = read_text(TEXT.replace("how_much", "how_mutch"), "sam.toml", today=TODAY)
    assert [problem.what for problem in reading.problems if problem.level == "error"] == [
        '"how_mutch" is not known here.'
    ]
    assert "how_much" in next(problem.fix for problem in reading.problems if problem.level == "error")


def test_editors_know_the_dose() -> None:
    assert set(schema()["$defs"]["Dose"]["properties"]) == {"what", "who", "how_much", "where"}

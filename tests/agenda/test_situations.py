"""The situations to choose an agenda by, and what every shipped agenda keeps to."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from iepmeet.agenda.model import Agenda
from iepmeet.agenda.read import read_text
from iepmeet.agenda.situations import about, situations, title_of
from iepmeet.agenda.templates import shipped, text_of
from iepmeet.agenda.wording import marks
from iepmeet.guidance.wording import wording


def agenda(name: str) -> Agenda:
    found = read_text(text_of(name), name, today=dt.date(2026, 9, 1)).agenda
    assert found is not None
    return found


def test_there_is_an_agenda_for_each_situation_the_most_wanted_first() -> None:
    assert [situation.title for situation in situations().values()] == [
        "IEP not delivered",
        "First meeting with SENCO",
        "Termly review",
        "Early review",
        "Annual review",
        "Attendance",
        "EHC needs assessment request",
        "Exclusion risk",
        "Mediation preparation",
        "Transition",
    ]
    assert set(situations()) == set(shipped())
    assert all(situations()[name].name == name for name in shipped())


def test_a_situation_says_what_it_is_for() -> None:
    assert about("iep-not-delivered") == (
        "An agenda for a meeting about support that was agreed and is not happening."
    )
    assert about("transition") == (
        "An agenda for a move: to a new class, a new building or, as here, to secondary school."
    )
    assert title_of("iep-not-delivered") == "IEP not delivered"
    with pytest.raises(KeyError):
        about("none")


@pytest.mark.parametrize("name", shipped())
def test_every_agenda_begins_with_what_it_is_for_and_says_that_its_people_are_invented(name: str) -> None:
    assert about(name).startswith("An agenda for")
    assert about(name).endswith(".")
    assert "The people in it are invented. Change what is between the quote marks" in text_of(name)
    assert f"iepmeet check {name}.toml" in text_of(name)
    assert max(map(len, text_of(name).split("\n"))) <= 220


@pytest.mark.parametrize("name", shipped())
def test_every_agenda_has_what_a_parent_needs_to_prepare(name: str) -> None:
    found = agenda(name)
    assert found.meeting.purpose and found.meeting.chair and found.meeting.minute_taker
    assert found.meeting.nation
    assert found.child is not None and len(found.child.strengths) >= 2
    assert any(concern.put_in for concern in found.concerns) or name == "termly-review"
    assert any(concern.must_have for concern in found.concerns)
    assert all(concern.hoped or concern.agreed for concern in found.concerns)
    assert found.review.cycle
    assert found.review.early_check or found.review.trigger
    scales = [q for concern in found.concerns for q in concern.questions if q.kind == "scale"]
    assert scales
    assert all(question.to for question in scales)


@pytest.mark.parametrize("name", shipped())
def test_no_agenda_blames_and_none_is_vague(name: str) -> None:
    for concern in agenda(name).concerns:
        said = [concern.title, concern.agreed, concern.happening, concern.impact, concern.hoped]
        said += [*concern.put_in, *concern.get_out, *(question.ask for question in concern.questions)]
        assert [mark for text in said for mark in marks(text, wording(), blame=True)] == []


def test_nobody_is_in_two_agendas() -> None:
    names = Counter(person.name for name in shipped() for person in agenda(name).people)
    assert [name for name, times in names.items() if times > 1] == []

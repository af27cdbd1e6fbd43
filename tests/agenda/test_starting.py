"""A new agenda's text: from a template, blank, or from what was carried."""

from __future__ import annotations

import datetime as dt

import pytest

from iepmeet.agenda.model import (
    Agenda,
    Carried,
    Child,
    Concern,
    Details,
    Evidence,
    Expected,
    Person,
    Question,
)
from iepmeet.agenda.read import read_text
from iepmeet.agenda.starting import Answers, carried_text, new_text
from iepmeet.agenda.templates import shipped
from iepmeet.dates.school import Calendar, Term

TODAY = dt.date(2026, 11, 24)
ANSWERS = Answers(
    title="Alex: what next?",
    child="Alex Doe",
    date=dt.date(2026, 12, 8),
    time=dt.time(15, 30),
    minutes=40,
    place='The "blue" room',
    nation="wales",
    plan="IDP",
    prepared_by="Jo Doe",
)


def errors(text: str) -> list[str]:
    return [str(one) for one in read_text(text, "a.toml", today=TODAY).problems if one.level == "error"]


@pytest.mark.parametrize("template", ["", *shipped()])
def test_a_new_agenda_holds_the_answers_and_has_no_error(template: str) -> None:
    text = new_text(template, ANSWERS)
    agenda = read_text(text, "a.toml", today=TODAY).agenda
    assert errors(text) == []
    assert agenda and agenda.child
    assert (agenda.child.name, agenda.child.called, agenda.child.voice) == ("Alex Doe", "Alex", "")
    details = agenda.meeting
    assert (details.title, details.date, details.time) == (ANSWERS.title, ANSWERS.date, ANSWERS.time)
    assert (details.minutes, details.place, details.plan) == (40, 'The "blue" room', "IDP")
    assert (details.nation, details.prepared_by) == ("wales", "Jo Doe")
    assert errors(new_text(template, Answers())) == []


def test_without_answers_a_template_stays_as_it_is_to_the_letter() -> None:
    assert new_text("termly-review", Answers()) == shipped()["termly-review"].read_text(encoding="utf-8")


def test_the_examples_child_gives_way_in_the_title_too() -> None:
    agenda = read_text(new_text("iep-not-delivered", Answers(child="Alex Doe")), "a", today=TODAY).agenda
    assert agenda and agenda.child
    assert agenda.meeting.title == "IEP review for Alex"
    assert agenda.concerns[0].impact == "Alex has stopped asking for help in class"
    assert agenda.child.strengths == ()


def test_a_key_that_the_template_shows_in_a_comment_is_not_written_twice() -> None:
    text = new_text("", Answers(minutes=30, place="Here", child="Alex Doe"))
    assert '\n[child]\nname = "Alex Doe"\n# voice = ' in text
    assert text.count("[child]") == 1
    assert text.count("minutes = 30") == 1
    assert "# minutes = 45" not in text
    assert "# purpose =" in text


def test_a_template_that_does_not_ship_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        new_text("nothing", Answers())


def test_what_was_carried_reads_back_as_it_was() -> None:
    agenda = Agenda(
        meeting=Details(
            title='IEP review "again"', date=dt.date(2027, 3, 2), time=dt.time(15, 30), next_action=8
        ),
        child=Child(name="Sam Rivers", strengths=("Dinosaurs", "Songs")),
        people=(Person(name="Mrs Patel", role="SENCO"), Person(name="Miss Ali", expected=False)),
        concerns=(
            Concern(
                id="salt",
                title="Sessions missed",
                expected=Expected(times=1, start=dt.date(2026, 9, 8)),
                impact='Line one\nline two \\ "three"',
                questions=(Question(ask="Why?"), Question(ask="How?", kind="scale", last={"Mrs Patel": 3.5})),
                evidence=(Evidence(date=dt.date(2026, 11, 3), kind="missed"), Evidence(date=TODAY, what="#")),
                carried_from=dt.date(2026, 12, 8),
            ),
        ),
        carried=(Carried(ref="A2", action="Book", concern="salt", promised=(TODAY, dt.date(2026, 12, 8))),),
        calendar=Calendar(
            terms=(
                Term(
                    starts=dt.date(2027, 1, 5),
                    ends=dt.date(2027, 3, 25),
                    half_term=(dt.date(2027, 2, 15), dt.date(2027, 2, 19)),
                ),
            ),
            inset=(dt.date(2027, 1, 4),),
        ),
    )
    text = carried_text(agenda, dt.date(2026, 12, 8), ("A5 was\nto be done\x1b.",))
    assert read_text(text, "a.toml", today=TODAY).agenda == agenda
    assert text.startswith("# Carried forward from the meeting on Tue 8 Dec 2026.")
    assert "# A5 was to be done.\n" in text
    assert errors(carried_text(agenda, TODAY, answers=Answers(minutes=30))) == []

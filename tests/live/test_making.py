"""The questions of a new agenda without a screen: how answers are read, and the file they make."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.casebook.agendas import read_agenda
from iepmeet.live.making import STEPS, Form, Step, begun, situations
from iepmeet.live.making_file import make

TODAY = dt.date(2026, 11, 25)


def filled(folder: Path, *typed: str) -> Form:
    """The form after these answers."""
    form = begun(folder, TODAY)
    for step, words in zip(STEPS, typed, strict=False):
        read = form.read(step, words)
        assert not read.refused, (step, read)
        form = form.with_answer(step, read.value)
    return form


@pytest.mark.parametrize("number", range(1, len(situations()) + 1))
def test_every_situation_makes_an_agenda_that_check_has_nothing_to_say_about(
    tmp_path: Path, number: int
) -> None:
    path = make(
        filled(tmp_path, str(number), "Ada Byron", "", "next tue", "3.30pm", "Room 4", "", "Mo Byron")
    )
    reading = read_agenda(path, today=TODAY)
    assert reading.problems == ()
    assert reading.agenda is not None
    assert reading.agenda.child is not None and reading.agenda.child.name == "Ada Byron"
    assert "Ada" in reading.agenda.meeting.title
    assert reading.agenda.meeting.prepared_by == "Mo Byron"


@pytest.mark.parametrize(
    ("child", "day", "name"),
    [
        ("Ada Byron", "8 dec", "ada-2026-12-08"),
        ("Zoë", "8 dec", "zoe-2026-12-08"),
        ("山", "8 dec", "山-2026-12-08"),
        ("../../etc", "8 dec", "etc-2026-12-08"),
        ("!!!", "8 dec", "meeting-2026-12-08"),
        ("Ada", "", "ada-talk-about-ada"),
    ],
)
def test_the_file_is_named_after_the_child_and_the_day(
    tmp_path: Path, child: str, day: str, name: str
) -> None:
    form = filled(tmp_path, "1", child, "Talk about Ada", day)
    assert form.file == tmp_path / f"{name}.toml"


@pytest.mark.parametrize(
    ("step", "typed", "value"),
    [
        ("situation", "mediation", "mediation-preparation"),
        ("situation", "Termly review", "termly-review"),
        ("situation", "11", "blank"),
        ("date", "2026-12-08", dt.date(2026, 12, 8)),
        ("date", "in 2 weeks", dt.date(2026, 12, 9)),
        ("time", "3.30", dt.time(15, 30)),
        ("minutes", "30 min", 30),
        ("minutes", "", 45),
        ("place", "", None),
    ],
)
def test_answers_are_read_as_they_are_said(tmp_path: Path, step: Step, typed: str, value: object) -> None:
    assert begun(tmp_path, TODAY).read(step, typed).value == value


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("situation", "review"),
        ("situation", "12"),
        ("situation", "xyz"),
        ("child", "  "),
        ("date", "31 february"),
        ("date", "soon"),
        ("time", "later"),
        ("time", "15:30 or so"),
        ("minutes", "0"),
        ("minutes", "9999"),
        ("minutes", "an hour"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_reason(tmp_path: Path, step: Step, typed: str) -> None:
    read = begun(tmp_path, TODAY).read(step, typed)
    assert read.refused and read.value is None


def test_a_day_that_is_no_school_day_is_kept_and_said(tmp_path: Path) -> None:
    read = begun(tmp_path, TODAY).read("date", "25 dec")
    assert read.value == dt.date(2026, 12, 25)
    assert read.remark


def test_someone_of_the_example_who_makes_it_stays_who_they_are(tmp_path: Path) -> None:
    path = make(filled(tmp_path, "1", "Ada", "", "", "", "", "", "Mrs Patel"))
    agenda = read_agenda(path, today=TODAY).agenda
    assert agenda is not None
    assert [person.name for person in agenda.people].count("Mrs Patel") == 1


def test_nothing_that_happened_to_the_example_is_told_of_another_child(tmp_path: Path) -> None:
    path = make(filled(tmp_path, "1", "Ada", "", "", "", "", "", "Mo"))
    agenda = read_agenda(path, today=TODAY).agenda
    assert agenda is not None
    assert (agenda.carried, agenda.parked, agenda.meeting.next_action) == ((), (), None)
    for concern in agenda.concerns:
        assert concern.evidence == () and concern.carried_from is None
        assert concern.expected is None or concern.expected.start is None
        assert all(not question.last for question in concern.questions)

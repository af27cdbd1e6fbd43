from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import iepmeet
from iepmeet.agenda.read import read_text
from iepmeet.agenda.templates import shipped, text_of

NAMES = [
    "annual-review",
    "attendance",
    "early-review",
    "ehc-needs-assessment-request",
    "exclusion-risk",
    "first-meeting-with-senco",
    "iep-not-delivered",
    "mediation-preparation",
    "termly-review",
    "transition",
]
DAYS = [dt.date(2026, 9, 1), dt.date(2026, 12, 8), dt.date(2027, 3, 1), dt.date(2040, 1, 1)]


def test_the_agendas_that_ship_are_found_by_name() -> None:
    assert list(shipped()) == NAMES
    assert text_of("iep-not-delivered").startswith("# An agenda")
    with pytest.raises(KeyError):
        text_of("none")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_shipped_agenda_has_no_problem_whatever_the_day(name: str, today: dt.date) -> None:
    result = read_text(text_of(name), name, today=today)
    assert result.agenda is not None
    allowed = ["The date of the meeting is past"] if name == "iep-not-delivered" and today.year > 2026 else []
    assert [problem.what.split(":")[0] for problem in result.problems] == allowed
    assert {problem.level for problem in result.problems} <= {"caution"}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_agenda_fits_its_time_and_asks_something_of_every_concern(name: str) -> None:
    agenda = read_text(text_of(name), name, today=DAYS[0]).agenda
    assert agenda is not None
    assert agenda.meeting.minutes is not None
    assert sum(concern.minutes or 0 for concern in agenda.concerns) < agenda.meeting.minutes
    assert all(concern.questions and concern.minutes for concern in agenda.concerns)


def test_the_first_agenda_uses_everything_that_the_meeting_can_show() -> None:
    agenda = read_text(text_of("iep-not-delivered"), "x", today=DAYS[0]).agenda
    assert agenda is not None
    asked = [question for concern in agenda.concerns for question in concern.questions]
    assert {
        "What barriers are preventing this support from being delivered?",
        "Can we agree to review this IEP sooner?",
        "Is additional training or staffing support needed?",
    } <= {question.ask for question in asked}
    assert len(agenda.concerns) == 3
    assert any(question.kind == "scale" and question.last for question in asked)
    assert [promise.ref for promise in agenda.carried] == ["A1", "A2", "A3"]
    assert agenda.meeting.next_action == 4
    assert agenda.parked
    assert len(agenda.calendar.terms) == 3
    kinds = [evidence.kind for evidence in agenda.concerns[0].evidence]
    assert (kinds.count("delivered"), kinds.count("missed")) == (3, 5)  # as the concern says it


def test_the_agendas_are_found_in_an_installed_wheel_as_well(tmp_path: Path) -> None:
    source = Path(iepmeet.__file__).parent
    shutil.copytree(source, tmp_path / "iepmeet", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "iepmeet" / "agendas").mkdir(exist_ok=True)
    for name in shipped():
        (tmp_path / "iepmeet" / "agendas" / f"{name}.toml").write_text(text_of(name), encoding="utf-8")
    program = (
        "from iepmeet.agenda import templates as t; print(*t.shipped(), len(t.text_of('termly-review')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.stdout.split() == [*NAMES, str(len(text_of("termly-review")))]

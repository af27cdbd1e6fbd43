"""`iepmeet new` and `iepmeet templates`, as a user types them."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from iepmeet.agenda.templates import shipped

from ..test_cli import iepmeet
from .as_typed import typed

MEETING = """\
/here
! Ring the speech service @Mrs Patel by 11 dec so that a date is on the board
~ SECRET: ask about the budget
? Who keeps the key @Mr Lee
/kept A2
/review 2 mar 2027 15:30 Weekly again?
/go 2
/outcome agreed
/end
/end
"""


def errors(folder: Path, name: str) -> list[str]:
    problems = json.loads(typed("check", name, "--json", cwd=folder).stdout)
    return [problem["what"] for problem in problems if problem["level"] == "error"]


@pytest.fixture
def held(tmp_path: Path) -> Path:
    done = iepmeet("run", "iep-not-delivered", "--plain", cwd=tmp_path, given=MEETING)
    assert done.returncode == 0
    return tmp_path


def test_a_blank_agenda_is_made_and_has_no_problem(tmp_path: Path) -> None:
    done = typed("new", "sam", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Made sam.toml.\n")
    assert typed("check", "sam.toml", cwd=tmp_path).stdout == "No problems.\n"
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "sam.toml").stat().st_mode) == 0o600


def test_an_agenda_from_a_template_holds_the_answers(tmp_path: Path) -> None:
    done = typed(
        *("new", "alex.toml", "--template", "termly-review", "--child", "Alex Doe", "--title", "What next?"),
        *("--date", "8 jan 2027", "--time", "3.30pm", "--minutes", "40", "--place", "The office"),
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "alex.toml").read_text(encoding="utf-8")
    for line in ('title = "What next?"', "date = 2027-01-08", "time = 15:30:00", "minutes = 40"):
        assert f"\n{line}" in text
    assert 'name = "Alex Doe"' in text
    assert errors(tmp_path, "alex.toml") == []


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "sam.toml").write_text("mine", encoding="utf-8")
    done = typed("new", "sam", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is a sam.toml already; it stays as it is. Give another name.\n"
    assert (tmp_path / "sam.toml").read_text(encoding="utf-8") == "mine"
    (tmp_path / "jo.record.jsonl").write_text("", encoding="utf-8")
    assert "There is a jo.record.jsonl already" in typed("new", "jo", cwd=tmp_path).stderr
    assert not (tmp_path / "jo.toml").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ["--template", "termly-reveiw"],
            'No template is called "termly-reveiw". Did you mean termly-review?',
        ),
        (["--template", "xyz"], 'No template is called "xyz". iepmeet templates lists them.'),
        (["--date", "31 feb"], '"31 feb" is no day'),
        (["--time", "half past"], '"half past" is no time of day. Write it like 15:30.'),
        (["--template", "termly-review", "--from", "x"], "not with both"),
    ],
)
def test_what_is_not_understood_makes_no_file(tmp_path: Path, asked: list[str], said: str) -> None:
    done = typed("new", "sam", *asked, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_next_agenda_is_made_from_the_record_which_stays_as_it_is(held: Path) -> None:
    record = (held / "iep-not-delivered.record.jsonl").read_bytes()
    done = typed("new", "march", "--from", "iep-not-delivered.record.jsonl", cwd=held)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "Carried forward from Tue 8 Dec 2026: 3 open promises, 2 concerns and 2 parked points." in done.stdout
    )
    text = (held / "march.toml").read_text(encoding="utf-8")
    assert 'ref = "A4"\naction = "Ring the speech service"\nwho = "Mrs Patel"\ndue = 2026-12-11\n' in text
    assert "date = 2027-03-02\ntime = 15:30:00\n" in text
    assert "next_action = 5" in text
    assert 'ref = "A2"' not in text
    assert "SECRET" not in text + done.stdout
    assert errors(held, "march.toml") == []
    assert (held / "iep-not-delivered.record.jsonl").read_bytes() == record


def test_a_meeting_on_the_next_agenda_numbers_on(held: Path) -> None:
    assert typed("new", "march", "--from", "iep-not-delivered.toml", cwd=held).returncode == 0
    lines = "/here\n! Look again @Jo by 9 mar 2027 so that we know\n/quit\n"
    done = iepmeet("run", "march", "--plain", cwd=held, given=lines)
    assert done.returncode == 0
    assert "Kept A5" in done.stdout


def test_answers_win_over_what_is_carried(held: Path) -> None:
    done = typed("new", "march", "--from", "iep-not-delivered", "--date", "2027-03-09", cwd=held)
    assert done.returncode == 0
    assert "date = 2027-03-09\n" in (held / "march.toml").read_text(encoding="utf-8")


def test_a_record_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = typed("new", "march", "--from", "nothing", cwd=tmp_path)
    assert done.returncode == 3
    assert "There is no record nothing.record.jsonl here." in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_open_meeting_is_carried_as_it_stands_and_that_is_said(tmp_path: Path) -> None:
    iepmeet("run", "termly-review", "--plain", cwd=tmp_path, given="/here\n/quit\n")
    done = typed("new", "next", "--from", "termly-review", cwd=tmp_path)
    assert "That meeting is not closed" in done.stdout
    assert "No next review was agreed with a date" in done.stdout


def test_a_name_is_needed(tmp_path: Path) -> None:
    assert typed("new", ".toml", cwd=tmp_path).returncode == 2
    assert typed("new", "", cwd=tmp_path).returncode == 2
    assert typed("new", "nowhere/sam", cwd=tmp_path).returncode == 3


def test_the_templates_are_listed_with_what_they_are_for(tmp_path: Path) -> None:
    done = typed("templates", cwd=tmp_path)
    assert done.returncode == 0
    rows = json.loads(typed("templates", "--json", cwd=tmp_path).stdout)
    assert {row["name"] for row in rows} == set(shipped())
    for row in rows:
        assert f"{row['name']}\n    {row['about']}\n" in done.stdout
        assert row["about"]


def test_what_only_the_example_can_say_is_not_in_somebodys_own_agenda(tmp_path: Path) -> None:
    done = typed("new", "ada", "--template", "iep-not-delivered", "--child", "Ada Byron", cwd=tmp_path)
    assert done.returncode == 0
    made = (tmp_path / "ada.toml").read_text(encoding="utf-8")
    for example in ("[[carried]]", "[[concerns.evidence]]", "promised = ", "next_action = "):
        assert not any(line.startswith(example) for line in made.splitlines()), example
    assert "Ada Byron" in made
    assert typed("check", "ada", cwd=tmp_path).stdout.startswith("No problems.")

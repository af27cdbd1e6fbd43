"""`iepmeet calendar`, as a person types it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from iepmeet.agenda.calendars import shipped_calendars, text_of
from iepmeet.agenda.read import read

CALENDARS = Path(__file__).parents[1] / "agenda" / "calendars"


def iepmeet(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "iepmeet", "calendar", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "IEPMEET_NOW": "2026-11-24T15:30"},
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("first-and-last-days", "contradictory"):
        shutil.copy(CALENDARS / f"{name}.ics", tmp_path)
    return tmp_path


def test_import_prints_what_was_found_and_writes_a_file_that_an_agenda_reads(folder: Path) -> None:
    done = iepmeet("import", "first-and-last-days.ics", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == [
        "Found in first-and-last-days.ics:",
        "  Autumn  Wed 2 Sep 2026 to Fri 18 Dec 2026, half term Mon 19 Oct 2026 to Fri 30 Oct 2026",
    ]
    for said in (
        "  Tue 1 Sep 2026\n",
        '"Parents\' evening" (Wed 14 Oct 2026): not about term dates',
        '"May Day bank holiday" (Mon 3 May 2027): iepmeet knows the bank holidays',
        "Written: term-dates.toml.",
        '  [calendar]\n  file = "term-dates.toml"',
    ):
        assert said in done.stdout
    if os.name == "posix":
        assert stat.S_IMODE((folder / "term-dates.toml").stat().st_mode) == 0o600
    agenda = folder / "sam.toml"
    agenda.write_text(
        '[meeting]\ntitle = "IEP review for Sam"\n[[concerns]]\ntitle = "Sessions missed"\n'
        'questions = ["What would help?"]\n' + done.stdout[done.stdout.index("  [calendar]") :],
        encoding="utf-8",
    )
    reading = read(agenda, today=dt.date(2026, 11, 24))
    assert reading.problems == ()
    assert reading.agenda is not None
    assert [term.ends.month for term in reading.agenda.calendar.terms] == [12, 3, 7]


def test_import_says_what_is_not_clear_on_stderr_and_ends_with_1(folder: Path) -> None:
    done = iepmeet("import", "contradictory.ics", "--out", "dates.toml", cwd=folder)
    assert done.returncode == 1
    assert "do not agree on the first day of school" in done.stderr
    assert "  Spring  Tue 5 Jan 2027 to Thu 25 Mar 2027\n" in done.stdout
    assert "Written: dates.toml." in done.stdout
    assert (folder / "dates.toml").exists()


def test_import_of_a_calendar_without_a_term_writes_nothing(folder: Path) -> None:
    (folder / "empty.ics").write_text("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", encoding="utf-8")
    done = iepmeet("import", "empty.ics", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == "No terms were found in empty.ics.\n"
    assert done.stderr.endswith("This calendar has no events in it.\nNothing was written.\n")
    assert not (folder / "term-dates.toml").exists()


def test_import_never_overwrites(folder: Path) -> None:
    there = folder / "term-dates.toml"
    there.write_text("mine", encoding="utf-8")
    done = iepmeet("import", "first-and-last-days.ics", cwd=folder)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "term-dates.toml is there already, and nothing was written. Take another name: --out NAME.toml\n"
    )
    assert there.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.ics", "There is no file none.ics."),
        ("page.ics", "page.ics is a web page"),
        (".", "could not be read"),
    ],
)
def test_import_of_a_file_that_cannot_be_read_ends_with_3_and_writes_nothing(
    name: str, said: str, folder: Path
) -> None:
    (folder / "page.ics").write_text("<!DOCTYPE html>", encoding="utf-8")
    done = iepmeet("import", name, cwd=folder)
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert not (folder / "term-dates.toml").exists()


def test_import_writes_into_no_folder_that_is_not_there(folder: Path) -> None:
    done = iepmeet("import", "first-and-last-days.ics", "--out", "no/where.toml", cwd=folder)
    assert done.returncode == 3
    assert "could not be written" in done.stderr


def test_list_names_each_calendar_that_ships(tmp_path: Path) -> None:
    done = iepmeet("list", cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(shipped_calendars())
    assert "Term dates of a Welsh school" in done.stdout


def test_copy_puts_a_calendar_here_once_and_leaves_it_alone_then(tmp_path: Path) -> None:
    done = iepmeet("copy", "glanyrafon-wales", cwd=tmp_path)
    assert done.returncode == 0
    assert '  file = "glanyrafon-wales.toml"' in done.stdout
    here = tmp_path / "glanyrafon-wales.toml"
    assert here.read_text(encoding="utf-8") == text_of("glanyrafon-wales")
    here.write_text("changed", encoding="utf-8")
    assert iepmeet("copy", "glanyrafon-wales.toml", cwd=tmp_path).returncode == 3
    assert here.read_text(encoding="utf-8") == "changed"


@pytest.mark.parametrize("name", ["none", "../calendars/glanyrafon-wales", ""])
def test_copy_of_a_calendar_that_does_not_ship_names_those_that_do(name: str, tmp_path: Path) -> None:
    done = iepmeet("copy", name, cwd=tmp_path)
    assert done.returncode == 2
    assert "strathmuir-scotland" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["import", "list", "copy"])
def test_each_command_explains_itself(command: str, tmp_path: Path) -> None:
    done = iepmeet(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: iepmeet calendar {command}")

"""The calendars that ship: read as an agenda reads them, and as long as a real school year."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import iepmeet
from iepmeet.agenda.calendars import shipped_calendars, text_of, title_of
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.read import read
from iepmeet.agenda.templates import shipped
from iepmeet.dates.school import Nation
from iepmeet.dates.taught import school_days

NATIONS: dict[str, Nation] = {
    "glanyrafon-wales": "wales",
    "strathmuir-scotland": "scotland",
    "wetherdale-england": "england",
}
YEARS = [
    ("glanyrafon-wales", 2026),
    ("strathmuir-scotland", 2026),
    ("wetherdale-england", 2026),
    ("wetherdale-england", 2027),
]
TODAY = dt.date(2026, 11, 24)


def agenda_with(name: str, folder: Path) -> Agenda:
    """An agenda that names a shipped calendar, read without a problem."""
    (folder / f"{name}.toml").write_text(text_of(name), encoding="utf-8")
    (folder / "sam.toml").write_text(
        f'[meeting]\ntitle = "IEP review for Sam"\nnation = "{NATIONS[name]}"\n'
        '[[concerns]]\ntitle = "Sessions missed"\nquestions = ["What would help?"]\n'
        f'[calendar]\nfile = "{name}.toml"\n',
        encoding="utf-8",
    )
    reading = read(folder / "sam.toml", today=TODAY)
    assert reading.problems == ()
    assert reading.agenda is not None
    return reading.agenda


def test_the_calendars_that_ship_are_found_by_name_and_are_no_agendas() -> None:
    assert list(shipped_calendars()) == sorted(NATIONS)
    assert not NATIONS.keys() & shipped().keys()
    assert title_of("glanyrafon-wales").startswith("Term dates of a Welsh school")
    with pytest.raises(KeyError):
        text_of("none")


@pytest.mark.parametrize(("name", "year"), YEARS)
def test_a_school_year_has_190_days_for_pupils(name: str, year: int, tmp_path: Path) -> None:
    calendar = agenda_with(name, tmp_path).calendar
    assert calendar.nation == NATIONS[name]
    of_year = [term for term in calendar.terms if dt.date(year, 8, 1) < term.starts < dt.date(year + 1, 8, 1)]
    assert len(of_year) == 3
    # 195 days, less five on which staff are in school and pupils are not
    assert sum(len(school_days(term.starts, term.ends, calendar)) for term in of_year) == 190


@pytest.mark.parametrize("name", NATIONS)
def test_the_first_and_last_days_of_a_term_are_days_of_school(name: str, tmp_path: Path) -> None:
    calendar = agenda_with(name, tmp_path).calendar
    for term in calendar.terms:
        assert school_days(term.starts, term.starts, calendar)
        assert school_days(term.ends, term.ends, calendar)
        assert len(school_days(term.starts, term.ends, calendar)) > 45
        if term.half_term:
            first, last = term.half_term
            assert not school_days(first, last, calendar)
            assert first.isoweekday() == 1


def test_the_calendars_show_two_weeks_in_october_a_short_break_and_own_bank_holidays(tmp_path: Path) -> None:
    autumn = agenda_with("wetherdale-england", tmp_path).calendar.terms[0]
    assert autumn.half_term == (dt.date(2026, 10, 19), dt.date(2026, 10, 30))
    scottish = agenda_with("strathmuir-scotland", tmp_path).calendar
    assert scottish.terms[0].starts.month == 8
    assert scottish.terms[1].half_term == (dt.date(2027, 2, 15), dt.date(2027, 2, 16))
    st_andrews_day = dt.date(2026, 11, 30)
    assert school_days(st_andrews_day, st_andrews_day, scottish) == (st_andrews_day,)


def test_the_calendars_are_found_in_an_installed_wheel_as_well(tmp_path: Path) -> None:
    shutil.copytree(
        Path(iepmeet.__file__).parent, tmp_path / "iepmeet", ignore=shutil.ignore_patterns("__pycache__")
    )
    packed = tmp_path / "iepmeet" / "agendas" / "calendars"
    packed.mkdir(parents=True)
    for name in shipped_calendars():
        (packed / f"{name}.toml").write_text(text_of(name), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from iepmeet.agenda import calendars as c; print(*c.shipped_calendars())"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.stdout.split() == sorted(NATIONS)

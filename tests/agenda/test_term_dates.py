"""Term dates in a file of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.agenda.read import Reading, read, read_text

TODAY = dt.date(2026, 11, 24)
LEAST = """
[meeting]
title = "IEP review for Sam"

[[concerns]]
title = "Speech and language sessions missed"
questions = ["What barriers are preventing this support from being delivered?"]
"""
AGENDA = LEAST + '[calendar]\nfile = "term-dates.toml"\ninset = [2026-11-27]\n'
TERM = "[[terms]]\nstarts = 2026-09-02\nends = 2026-12-18\n"


def reading(folder: Path, dates: str | None, agenda: str = AGENDA) -> Reading:
    (folder / "sam.toml").write_text(agenda, encoding="utf-8")
    if dates is not None:
        (folder / "term-dates.toml").write_text(dates, encoding="utf-8")
    return read(folder / "sam.toml", today=TODAY)


@pytest.mark.parametrize("heading", ["", "calendar."])
def test_term_dates_are_read_beside_the_agenda(tmp_path: Path, heading: str) -> None:
    more = "inset = [2026-09-01]\nbank_holidays = [2026-12-25]\n"
    dates = f"[calendar]\n{more}{TERM}" if heading else more + TERM
    result = reading(tmp_path, dates.replace("[[terms", f"[[{heading}terms"))
    assert result.problems == ()
    assert result.agenda is not None
    calendar = result.agenda.calendar
    assert [term.ends for term in calendar.terms] == [dt.date(2026, 12, 18)]
    assert calendar.inset == (dt.date(2026, 9, 1), dt.date(2026, 11, 27))
    assert calendar.bank_holidays == (dt.date(2026, 12, 25),)


def test_term_dates_have_their_own_name_in_their_problems(tmp_path: Path) -> None:
    result = reading(tmp_path, TERM + 'finish = "x"\nhalf_term = 26/10/2026\n[weather]\nfile = 1\n')
    assert [(Path(one.file).name, one.line, one.column) for one in result.problems] == [
        ("term-dates.toml", 4, 1),
        ("term-dates.toml", 5, 13),
        ("term-dates.toml", 6, 2),
    ]
    assert result.agenda is not None


def test_term_dates_that_cannot_be_read_are_said_where_they_are_named(tmp_path: Path) -> None:
    (problem,) = reading(tmp_path, None).problems
    assert (problem.line, problem.column) == (9, 8)
    assert "no file of this name" in problem.what
    assert "term-dates.toml" in problem.what


def test_term_dates_in_another_encoding_have_their_own_place(tmp_path: Path) -> None:
    (tmp_path / "term-dates.toml").write_bytes(b'name = "P\xe2que"')
    (problem,) = reading(tmp_path, None).problems
    assert (Path(problem.file).name, problem.line, problem.column) == ("term-dates.toml", 1, 10)


def test_term_dates_cannot_name_another_file(tmp_path: Path) -> None:
    (problem,) = reading(tmp_path, 'file = "more.toml"\n' + TERM).problems
    assert "cannot name another" in problem.what


def test_term_dates_beside_terms_of_the_agendas_own_are_one_too_many(tmp_path: Path) -> None:
    own = AGENDA + TERM.replace("terms", "calendar.terms").replace("18", "17")
    result = reading(tmp_path, TERM, own)
    assert [problem.line for problem in result.problems] == [9]
    assert result.agenda is not None
    assert [term.ends.day for term in result.agenda.calendar.terms] == [17]


@pytest.mark.parametrize(
    "name", ["/etc/terms.toml", "C:terms.toml", "\\\\\\\\server\\\\share\\\\x.toml", "//server/x"]
)
def test_term_dates_elsewhere_on_the_computer_or_the_network_are_not_opened(
    tmp_path: Path, name: str
) -> None:
    (problem,) = reading(tmp_path, None, AGENDA.replace("term-dates.toml", name)).problems
    assert "named from the agenda's own folder" in problem.what


def test_term_dates_are_not_looked_for_where_there_is_no_folder() -> None:
    result = read_text(AGENDA, "sam.toml", today=TODAY)
    assert result.problems == ()
    assert result.agenda is not None
    assert result.agenda.calendar.terms == ()

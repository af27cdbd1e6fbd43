"""Every problem of a broken agenda, in order of place, and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.agenda.read import read

TODAY = dt.date(2026, 11, 24)
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))


def expected(agenda: Path) -> list[tuple[str, str, list[str]]]:
    """Place, level and pieces of the sentence: a line of the .expected file for each problem."""
    lines = agenda.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    parts = [line.split(" ", 2) for line in lines]
    return [(place, level, words.split(" … ")) for place, level, words in parts]


def test_there_are_many_kinds_of_broken_agendas() -> None:
    assert len(BROKEN) >= 40
    assert max(len(expected(agenda)) for agenda in BROKEN) >= 8


@pytest.mark.parametrize("agenda", BROKEN, ids=lambda agenda: agenda.stem)
def test_every_problem_is_shown_at_its_place_and_no_other(agenda: Path) -> None:
    problems = read(agenda, today=TODAY).problems
    found = [(f"{problem.line}:{problem.column}", problem.level) for problem in problems]
    assert found == [(place, level) for place, level, _ in expected(agenda)]
    for problem, (_, _, pieces) in zip(problems, expected(agenda), strict=True):
        assert problem.file == str(agenda)
        for piece in pieces:
            assert piece in str(problem)


@pytest.mark.parametrize("agenda", BROKEN, ids=lambda agenda: agenda.stem)
def test_windows_line_ends_move_no_problem(agenda: Path, tmp_path: Path) -> None:
    copy = tmp_path / agenda.name
    copy.write_bytes(agenda.read_bytes().replace(b"\n", b"\r\n"))
    assert [str(problem).removeprefix(str(copy)) for problem in read(copy, today=TODAY).problems] == [
        str(problem).removeprefix(str(agenda)) for problem in read(agenda, today=TODAY).problems
    ]

"""/clock: a date the law gives, worked out before everyone's eyes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from iepmeet.dates.school import Calendar, Nation
from iepmeet.papers.minutes import minutes

from .holding import AGENDA, Held, sitting


def test_alone_it_lists_the_dates_of_the_meetings_nation(held: Held) -> None:
    said = held.say("/clock")
    assert said.startswith("Dates the law gives in England.")
    assert "tribunal-appeal: " in said
    assert "wal-" not in said
    assert said.endswith("This is not legal advice.")


def test_a_date_is_worked_out_step_by_step_with_its_source(held: Held) -> None:
    said = held.say("/clock tribunal-appeal 2026-10-01, certificate 2026-11-29")
    assert "By Mon 4 Jan 2027" in said
    assert "Aim for Tue 29 Dec 2026:" in said
    assert "rule 12(3)(a)" in said
    assert "checked 24 November 2026" in said
    assert "Check this" in said


def test_days_look_back_because_letters_have_come(held: Held) -> None:
    assert "Wed 30 Dec 2026" in held.say("/clock ehc-assess-decision wed")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/clock tribunal", "Did you mean"),
        ("/clock tribunal-appeal", "decision letter"),
        ("/clock tribunal-appeal soonish", "is no date"),
        ("/clock ni-final 2026-10-01", "Northern Ireland"),
    ],
)
def test_what_is_missing_or_not_understood_is_said(held: Held, line: str, why: str) -> None:
    assert why in held.refused(line)


def test_a_row_without_a_period_is_a_text(held: Held) -> None:
    assert "4 weeks or more" in held.say("/clock ehc-exceptions")


def test_nothing_of_it_is_kept_or_printed(held: Held) -> None:
    held.say("A note", "/clock tribunal-appeal 2026-10-01")
    assert held.answer.kept == ()
    assert "ribunal" not in minutes(held.meeting, fingerprint="")


@pytest.mark.parametrize(
    ("nation", "name", "row"),
    [
        ("wales", "Wales", "wal-etw-appeal: "),
        ("scotland", "Scotland", "sco-tribunal: "),
        ("northern-ireland", "Northern Ireland", "ni-sendist: "),
    ],
)
def test_every_nation_has_its_own(nation: Nation, name: str, row: str, tmp_path: Path) -> None:
    agenda = replace(AGENDA, calendar=Calendar(nation=nation, nation_given=True))
    with sitting(tmp_path, agenda) as held:
        said = held.say("/clock")
        assert said.startswith(f"Dates the law gives in {name}.")
        assert row in said

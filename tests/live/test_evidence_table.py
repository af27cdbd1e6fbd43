"""The evidence as a table without a screen: weeks, marks, typed rows, and taking back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.agenda.model import EvidenceKind
from iepmeet.casebook.evidence import read
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.live.evidence_table import EvidenceTable, Line

TODAY = dt.date(2026, 11, 25)
AGENDA = """\
[meeting]
title = "IEP review for Sam"
date = 2026-12-08
[calendar]
terms = [{ starts = 2026-09-03, ends = 2026-12-18, half_term = [2026-10-26, 2026-10-30] }]
[[concerns]]
id = "salt"
title = "Speech and language sessions missed"
expected = { times = 1, per = "week", from = 2026-09-29 }
[[concerns]]
id = "lunch"
title = "Quiet space at lunch"
"""
# Tuesdays from 29 September to 24 November; 27 October is in the half term
DAYS = [
    "2026-09-29",
    "2026-10-06",
    "2026-10-13",
    "2026-10-20",
    "2026-11-03",
    "2026-11-10",
    "2026-11-17",
    "2026-11-24",
]
KINDS: list[EvidenceKind] = [
    "delivered",
    "missed",
    "missed",
    "delivered",
    "missed",
    "missed",
    "delivered",
    "cancelled",
]
COMMENT = "# What I keep of Sam's sessions. Mine.\n"


def folder_with(place: Path, agenda: str = AGENDA, *, rows: int = 0) -> Path:
    """A folder with an agenda, and the first of the eight rows."""
    (place / "sam.toml").write_text(agenda, encoding="utf-8")
    if rows:
        text = "".join(
            f'\n[[evidence]]\ndate = {day} # seen\nkind = "{kind}"\nconcern = "salt"\n'
            for day, kind in list(zip(DAYS, KINDS, strict=True))[:rows]
        )
        (place / "evidence.toml").write_text(COMMENT + text, encoding="utf-8")
    return place


def table(place: Path) -> EvidenceTable:
    """The table of this folder."""
    return EvidenceTable(place, TODAY)


def mondays(line: Line) -> list[str]:
    """The weeks of a line."""
    return [week.monday.isoformat() for week in line.weeks]


def test_three_of_eight_delivered_are_exactly_those_figures_and_the_holiday_is_no_week(
    tmp_path: Path,
) -> None:
    (line, _) = table(folder_with(tmp_path, rows=8)).lines
    assert line.delivered_of == "3 of 8"
    found = line.pattern
    assert (found.expected, found.delivered, found.missed, found.unknown) == (8, 3, 5, 0)
    assert [week.state for week in line.weeks].count("unrecorded") == 0
    assert mondays(line) == [(dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat() for day in DAYS]


def test_marking_week_by_week_gives_the_same_figures(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path))
    for week, kind in enumerate(KINDS):
        line = marked.lines[0]
        marked.mark(line, line.weeks[week].monday, kind)
    assert marked.lines[0].delivered_of == "3 of 8"
    assert [str(row.date) for row in read(tmp_path, today=TODAY).rows] == DAYS
    assert table(tmp_path).lines[0].pattern == marked.lines[0].pattern


def test_a_mark_made_here_changes_but_one_of_the_file_does_not(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path, rows=1))
    (line, _) = marked.lines
    with pytest.raises(IepmeetError, match="Tue 29 Sep 2026 is recorded already: delivered"):
        marked.mark(line, line.weeks[0].monday, "missed")
    marked.mark(line, line.weeks[1].monday, "missed")
    assert marked.mark(marked.lines[0], line.weeks[1].monday, "delivered").startswith(
        "Kept instead: delivered"
    )
    assert [row.kind for row in read(tmp_path, today=TODAY).rows] == ["delivered", "delivered"]


def test_comments_and_all_else_in_the_file_stay(tmp_path: Path) -> None:
    path = folder_with(tmp_path, rows=3) / "evidence.toml"
    before = path.read_text(encoding="utf-8")
    marked = table(tmp_path)
    marked.mark(marked.lines[0], marked.lines[0].weeks[4].monday, "partly")
    assert path.read_text(encoding="utf-8").startswith(before)


def test_taking_back_all_gives_the_file_as_it_was(tmp_path: Path) -> None:
    path = folder_with(tmp_path, rows=3) / "evidence.toml"
    before = path.read_bytes()
    marked = table(tmp_path)
    for kind in KINDS[1::-1]:
        marked.mark(marked.lines[0], marked.lines[0].weeks[4].monday, kind)
    line = marked.lines[0]
    marked.keep(line, marked.read(line, line.weeks[5].monday, "missed: no cover"))
    for _ in range(3):
        assert marked.undo().startswith("Taken back")
    assert path.read_bytes() == before
    assert marked.undo() == "Nothing was added here that could be taken back."


def test_taking_back_the_first_row_takes_the_file_away(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path))
    marked.mark(marked.lines[0], marked.lines[0].weeks[0].monday, "missed")
    assert (tmp_path / "evidence.toml").exists()
    marked.undo()
    assert not (tmp_path / "evidence.toml").exists()


def test_a_weekday_alone_and_no_day_at_all_are_of_the_chosen_week(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path, rows=3))
    line = marked.lines[0]
    monday = dt.date(2026, 11, 2)
    assert marked.read(line, monday, "missed thu: assistant ill").day == dt.date(2026, 11, 5)
    assert marked.read(line, monday, "missed: assistant ill").day == dt.date(2026, 11, 3)
    assert marked.read(line, monday, "missed 10 nov: trip").day == dt.date(2026, 11, 10)
    assert marked.read(line, monday, "missed yesterday").day == dt.date(2026, 11, 24)
    this_week = dt.date(2026, 11, 23)
    assert marked.read(line, this_week, "missed tue").day == dt.date(2026, 11, 24)
    assert marked.read(line, this_week, "missed: no cover").day == dt.date(2026, 11, 24)
    assert marked.read(line, this_week, "other: Mr Lee rang").day == TODAY


def test_words_for_a_mark_made_here_are_no_second_session(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path))
    line = marked.lines[0]
    monday = line.weeks[4].monday
    marked.mark(line, monday, "missed")
    line = marked.lines[0]
    marked.keep(line, marked.read(line, monday, "missed: assistant covering Year 2"))
    (row,) = read(tmp_path, today=TODAY).rows
    assert row.what == "assistant covering Year 2"
    assert marked.lines[0].pattern.missed == 1


def test_a_day_to_come_and_a_week_without_a_free_day_are_refused(tmp_path: Path) -> None:
    agenda = AGENDA.replace("2026-09-29", "2026-10-01")  # Thursdays
    marked = table(folder_with(tmp_path, agenda))
    line = marked.lines[0]
    with pytest.raises(IepmeetError, match="Thu 26 Nov 2026 is still to come"):
        marked.mark(line, dt.date(2026, 11, 23), "missed")


def test_two_sessions_a_week_can_both_be_marked(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path, AGENDA.replace("times = 1", "times = 2")))
    monday = marked.lines[0].weeks[1].monday
    for kind in KINDS[:2]:
        marked.mark(marked.lines[0], monday, kind)
    rows = marked.lines[0].rows_of(monday)
    assert [row.kind for row in rows] != [] and len(rows) == 2
    assert {row.date.weekday() for row in rows} == {0, 1}


def test_a_row_of_a_holiday_is_shown_apart_and_not_counted(tmp_path: Path) -> None:
    marked = table(folder_with(tmp_path, rows=8))
    line = marked.lines[0]
    marked.keep(line, marked.read(line, None, "missed 27 oct: half term"))
    line = marked.lines[0]
    assert [row.what for row in line.apart] == ["half term"]
    assert line.delivered_of == "3 of 8"


def test_a_concern_without_a_first_day_has_weeks_to_mark_too(tmp_path: Path) -> None:
    lunch = table(folder_with(tmp_path)).lines[1]
    assert lunch.delivered_of == ""
    assert len(lunch.weeks) >= 10
    assert "2026-10-26" not in mondays(lunch)


def test_what_another_program_wrote_meanwhile_is_never_lost(tmp_path: Path) -> None:
    path = folder_with(tmp_path, rows=1) / "evidence.toml"
    marked = table(tmp_path)
    marked.mark(marked.lines[0], marked.lines[0].weeks[1].monday, "missed")
    theirs = (
        path.read_text(encoding="utf-8")
        + '\n[[evidence]]\ndate = 2026-11-10\nkind = "partly"\nconcern = "salt"\n'
    )
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(NotSavedError, match="changed by another program"):
        marked.mark(marked.lines[0], marked.lines[0].weeks[2].monday, "missed")
    assert path.read_text(encoding="utf-8") == theirs
    assert marked.lines[0].pattern.partly == 1
    marked.mark(marked.lines[0], marked.lines[0].weeks[2].monday, "missed")
    assert path.read_text(encoding="utf-8").startswith(theirs)


def test_one_agenda_shows_its_own_concerns(tmp_path: Path) -> None:
    folder_with(tmp_path)
    (tmp_path / "other.toml").write_text('[meeting]\ntitle = "Other"\n[[concerns]]\ntitle = "Reading"\n')
    shown = EvidenceTable(tmp_path, TODAY, tmp_path / "other.toml")
    assert [line.concern.title for line in shown.lines] == ["Reading"]
    assert shown.title == "Other"
    assert len(table(tmp_path).lines) == 3

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iepmeet.casebook.agendas import agendas_in, problems_of, read_agenda
from iepmeet.casebook.known import Known
from iepmeet.errors import IepmeetError

from .school import TODAY

AGENDA = """
[meeting]
title = "IEP review for Sam"
date = 2026-12-08
[[concerns]]
id = "salt"
title = "Speech and language sessions missed"
questions = ["What gets in the way?"]
expected = { times = 1, per = "week", from = 2026-09-28 }
[[concerns]]
title = "Quiet space"
questions = ["What helps?"]
"""
EVIDENCE = """
[[evidence]]
date = 2026-11-03
kind = "missed"
concern = "salt"
[[evidence]]
date = 2026-11-10
kind = "delivered"
concern = "lunch"
"""
CASEBOOK = """
nation = "wales"
[[calendar.terms]]
starts = 2026-09-03
ends = 2026-12-18
"""


def folder(place: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return place


def test_an_agenda_is_read_with_what_its_casebook_adds(tmp_path: Path) -> None:
    folder(tmp_path, sam=AGENDA, evidence=EVIDENCE, casebook=CASEBOOK)
    reading = read_agenda(tmp_path / "sam.toml", today=TODAY)
    assert reading.agenda is not None
    assert (reading.agenda.calendar.nation, len(reading.agenda.calendar.terms)) == ("wales", 1)
    assert [len(concern.evidence) for concern in reading.agenda.concerns] == [1, 0]
    assert [problem.what for problem in reading.problems] == [
        '1 row is for "lunch", which is no concern of sam.toml.'
    ]


def test_the_problems_of_all_three_files_are_said_each_with_its_own_name(tmp_path: Path) -> None:
    folder(tmp_path, sam=AGENDA + "x = 1\n", evidence=EVIDENCE + "x = 1\n", casebook=CASEBOOK + "x = 1\n")
    places = {
        (problem.file.rpartition(os.sep)[2], problem.line)
        for problem in problems_of(tmp_path / "sam.toml", today=TODAY)
        if problem.level == "error"
    }
    assert places == {("sam.toml", 13), ("evidence.toml", 10), ("casebook.toml", 6)}


def test_a_casebook_and_its_evidence_may_be_checked_alone(tmp_path: Path) -> None:
    folder(tmp_path, evidence=EVIDENCE, casebook=CASEBOOK)
    assert problems_of(tmp_path / "casebook.toml", today=TODAY) == ()
    assert problems_of(tmp_path / "evidence.toml", today=TODAY) == ()


def test_an_agenda_that_cannot_be_read_does_not_hide_its_casebook(tmp_path: Path) -> None:
    folder(tmp_path, sam="[meeting", casebook="x = 1\n")
    reading = read_agenda(tmp_path / "sam.toml", today=TODAY)
    assert reading.agenda is None or not reading.agenda.concerns
    assert {Path(problem.file).name for problem in reading.problems} == {"sam.toml", "casebook.toml"}


def test_the_latest_meeting_comes_first_and_other_files_are_no_agendas(tmp_path: Path) -> None:
    earlier = AGENDA.replace("2026-12-08", "2026-06-09").replace("IEP review", "First meeting")
    folder(tmp_path, a=AGENDA, b=earlier, evidence=EVIDENCE, casebook=CASEBOOK)
    folder(tmp_path, dates="[[terms]]\nstarts = 2026-09-03\nends = 2026-12-18\n")
    titles = [agenda.meeting.title for agenda in agendas_in(tmp_path, today=TODAY)]
    assert titles == ["IEP review for Sam", "First meeting for Sam"]


def test_a_concern_of_the_evidence_alone_is_known_too(tmp_path: Path) -> None:
    known = Known.of(folder(tmp_path, sam=AGENDA, evidence=EVIDENCE), today=TODAY)
    assert list(known.concerns) == ["salt", "quiet-space", "lunch"]
    assert [len(concern.evidence) for concern, _ in known.concerns.values()] == [1, 0, 1]
    assert [row.concern for row in known.rows("Lunch")] == ["lunch"]
    assert len(known.rows(None)) == 2


def test_new_evidence_goes_to_the_concern_that_is_named_or_the_only_one(tmp_path: Path) -> None:
    known = Known.of(folder(tmp_path, sam=AGENDA), today=TODAY)
    assert known.place("quiet space") == ("quiet-space", "")
    assert known.place("slat") == ("slat", 'There is no concern "slat" here yet. Did you mean "salt"?')
    with pytest.raises(IepmeetError, match="Which concern is it for"):
        known.place(None)
    only = Known.of(folder(tmp_path, sam=AGENDA[: AGENDA.rindex("[[concerns]]")]), today=TODAY)
    assert only.place(None) == ("salt", "")


def test_an_empty_folder_takes_evidence_for_any_concern(tmp_path: Path) -> None:
    known = Known.of(folder(tmp_path, casebook=CASEBOOK), today=TODAY)
    assert known.place("salt") == ("salt", "")
    assert known.place(None) == ("", "It is for no concern yet: --concern NAME says for which.")
    assert known.calendar.nation == "wales"

"""Opening a meeting in a casebook: what its agenda inherits and the evidence go into the record."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from iepmeet.live.hand_out import text_of
from iepmeet.live.opening import AgendaError, Opening, open_meeting
from iepmeet.record import events as ev

from .agendas import MORE, TOML, agenda_of, lines_of
from .holding import NOW, sitting

CASEBOOK = """
nation = "wales"
plan = "IDP"
[child]
name = "Sam Rivers"
[[calendar.terms]]
starts = 2026-09-03
ends = 2026-12-18
half_term = [2026-10-26, 2026-10-30]
"""
ROW = '[[evidence]]\ndate = 2026-11-03\nkind = "missed"\nconcern = "CONCERN"\n'


def written(folder: Path, *, casebook: str = CASEBOOK, evidence: str = ROW) -> None:
    concern = tomllib.loads(TOML)["concerns"][0]["title"]
    agenda_of(folder, TOML)
    (folder / "casebook.toml").write_text(casebook, encoding="utf-8")
    (folder / "evidence.toml").write_text(evidence.replace("CONCERN", concern), encoding="utf-8")


def opened(folder: Path) -> Opening:
    opening = open_meeting(folder / "sam.toml", NOW)
    assert opening.journal is not None
    opening.journal.close()
    return opening


def first(opening: Opening) -> ev.Opened:
    (event,) = opening.held
    assert isinstance(event, ev.Opened)
    return event


def test_the_record_carries_what_the_agenda_inherits_and_the_evidence(tmp_path: Path) -> None:
    written(tmp_path)
    opening = opened(tmp_path)
    agenda = first(opening).agenda
    assert opening.lines == ()
    assert (agenda.meeting.plan, agenda.calendar.nation, len(agenda.calendar.terms)) == ("IDP", "wales", 1)
    assert agenda.child is not None
    assert [row.kind for row in agenda.concerns[0].evidence] == ["missed"]


def test_a_record_is_readable_without_its_casebook(tmp_path: Path) -> None:
    written(tmp_path)
    with sitting(tmp_path, None) as held:
        held.say("a note")
        before = held.meeting
    (tmp_path / "casebook.toml").unlink()
    (tmp_path / "evidence.toml").unlink()
    with sitting(tmp_path, None) as held:
        assert held.meeting == before
        assert held.session.lines == ()


def test_the_record_names_no_folder(tmp_path: Path) -> None:
    written(tmp_path, casebook=CASEBOOK + "x = 1\n", evidence=ROW + "x = 1\n")
    with sitting(tmp_path, None) as held:
        held.say("a note")
    assert tmp_path.name not in "".join(map(str, lines_of(tmp_path)))


def test_problems_of_the_casebook_and_the_evidence_are_said_and_the_meeting_starts(tmp_path: Path) -> None:
    written(tmp_path, casebook=CASEBOOK + "x = 1\n", evidence=ROW + "[[evidence]]\n")
    opening = opened(tmp_path)
    assert [line.replace(str(tmp_path) + os.sep, "").split(": ")[0] for line in opening.lines] == [
        "casebook.toml:10:1",
        "evidence.toml:5:1",
    ]
    assert first(opening).left_out == ("line 10 of casebook.toml", "line 5 of evidence.toml")
    assert first(opening).agenda.concerns[0].evidence


def test_the_minutes_count_eight_expected_sessions_without_the_half_term(tmp_path: Path) -> None:
    tuesdays = ("09-29", "10-06", "10-13", "10-20", "11-03", "11-10", "11-17", "11-24")
    kinds = ("delivered", "missed", "missed", "delivered", "missed", "missed", "delivered", "missed")
    rows = (
        f'[[evidence]]\ndate = 2026-{day}\nkind = "{kind}"\nconcern = "salt"\n'
        for day, kind in zip(tuesdays, kinds, strict=True)
    )
    written(tmp_path, evidence="".join(rows))
    agenda_of(tmp_path, TOML + 'expected = { times = 1, per = "week", from = 2026-09-28 }\n')
    with sitting(tmp_path, None) as held:
        held.say("a note")
    minutes = text_of(tmp_path / "sam.record.jsonl")
    assert "- **Pattern, as recorded:** Systematic: at least 3 sessions missed, " in minutes
    assert (
        "  - 8 sessions were expected from 28 September 2026 to 24 November 2026 "
        "(1 a week in 8 taught weeks, holidays not counted): 3 delivered, 5 missed.\n"
    ) in minutes
    assert "  - Week by week: 3 of 8: ■□□■□□■□ (■ delivered, □ missed)\n" in minutes


def test_evidence_of_another_concern_is_no_trouble_of_this_meeting(tmp_path: Path) -> None:
    written(tmp_path, evidence='[[evidence]]\ndate = 2026-11-03\nconcern = "lunch"\n')
    opening = opened(tmp_path)
    assert (opening.lines, first(opening).left_out) == ((), ())


def test_a_concern_that_is_new_on_going_on_brings_its_evidence(tmp_path: Path) -> None:
    written(tmp_path, evidence="")
    with sitting(tmp_path, None) as held:
        held.say("a note")
    agenda_of(tmp_path, TOML + MORE)
    (tmp_path / "evidence.toml").write_text(
        ROW.replace("CONCERN", "The quiet space is used as a store"), encoding="utf-8"
    )
    (change,) = opened(tmp_path).held
    assert isinstance(change, ev.AgendaChanged)
    assert [len(concern.evidence) for concern in change.concerns] == [1]


def test_evidence_added_since_the_meeting_began_is_said_not_to_be_in_it(tmp_path: Path) -> None:
    written(tmp_path)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    written(tmp_path, evidence=ROW + ROW.replace("11-03", "11-10"))
    opening = opened(tmp_path)
    assert opening.held == ()
    assert opening.lines == (
        "1 piece of evidence is newer than this meeting: the next meeting takes it in, these minutes do not.",
    )


def test_a_folder_that_is_synced_is_named_when_the_meeting_is_first_opened(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Oakfield Primary"
    folder.mkdir()
    written(folder)
    (line,) = opened(folder).lines
    assert line.startswith("This folder is in OneDrive: ")
    with sitting(folder, None) as held:
        held.say("a note")
    with sitting(folder, None) as held:
        assert held.session.lines == ()


def test_an_agenda_that_cannot_be_read_is_refused_with_the_problems_of_all_its_files(tmp_path: Path) -> None:
    written(tmp_path, casebook="x = 1\n", evidence="")
    (tmp_path / "sam.toml").write_bytes(b"PK\x03\x04")
    with pytest.raises(AgendaError) as refused:
        open_meeting(tmp_path / "sam.toml", NOW)
    assert [Path(problem.file).name for problem in refused.value.problems] == ["casebook.toml", "sam.toml"]

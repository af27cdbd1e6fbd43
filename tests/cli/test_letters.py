"""`iepmeet letter`, `iepmeet ladder` and `iepmeet chronology`, as a user types them (on 8 December 2026)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .as_typed import Done, typed

AGENDA = """
[meeting]
title = "IEP review for Sam"
date = 2026-10-06
[child]
name = "Sam Rivers"
[[people]]
name = "Mrs Patel"
role = "SENCO"
[[people]]
name = "Jo Rivers"
role = "Parent"
[[concerns]]
id = "salt"
title = "Speech sessions missed"
agreed = "A session each week"
impact = "Sam has stopped asking"
questions = ["What gets in the way?"]
"""
EVIDENCE = """
[[evidence]]
date = 2026-11-03
kind = "missed"
concern = "salt"
what = "Assistant covering Year 2"
"""
CASEBOOK = """
plan = "IEP"
[letters]
name = "Jo Rivers"
[school]
name = "Oakfield Primary"
kind = "{kind}"
[authority]
plan = {plan}
"""
MEETING = """/here
1: = Sessions move to Tuesdays
1: ! Share the cover list @Mrs Patel by 7 december so that no week is missed
1: ~ SECRET words
/end
/end
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A casebook with one meeting; its private words must come out nowhere."""
    (tmp_path / "sam.toml").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "evidence.toml").write_text(EVIDENCE, encoding="utf-8")
    casebook(tmp_path)
    return tmp_path


def casebook(place: Path, *, kind: str = "maintained", plan: str = "false", nation: str = "england") -> None:
    text = f'nation = "{nation}"\n' + CASEBOOK.format(kind=kind, plan=plan)
    (place / "casebook.toml").write_text(text, encoding="utf-8")


def held(place: Path) -> None:
    """Holds the meeting, with its lines from a pipe."""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "iepmeet", "run", "sam.toml", "--plain"],
        input=MEETING,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=place,
        check=False,
        timeout=120,
        env={**_environment(), "IEPMEET_NOW": "2026-11-24T15:30"},
    )
    assert done.returncode == 0, done.stderr


def _environment() -> dict[str, str]:
    import os

    source = str(Path(__file__).parents[2] / "src")
    return {**os.environ, "PYTHONPATH": source}


def refused(done: Done, code: int = 2) -> str:
    assert done.returncode == code
    assert done.stdout == ""
    return done.stderr


def test_alone_it_lists_the_letters_and_when_each_fits(folder: Path) -> None:
    done = typed("letter", cwd=folder)
    assert done.returncode == 0
    assert "Letters for England" in done.stdout
    assert "chase             A kind reminder" in done.stdout
    assert "When a day that was promised has passed." in done.stdout
    assert "Not for this casebook: This letter is for a child with an EHC plan" in done.stdout
    assert "Not offered here, since no source for their wording has been read: reconsider." in done.stdout
    assert not list(folder.glob("letter-*"))


def test_a_letter_is_written_with_a_page_to_check_beside_it(folder: Path) -> None:
    held(folder)
    done = typed("letter", "chase", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    letter = (folder / "letter-chase-2026-12-08.md").read_text(encoding="utf-8")
    said = "“Share the cover list” (Mrs Patel, by Mon 7 Dec 2026, agreed on Tue 24 Nov 2026)"
    assert said in letter
    page = (folder / "letter-chase-2026-12-08.check.md").read_text(encoding="utf-8")
    assert "sam.record.jsonl: A1" in page
    assert "Letter: letter-chase-2026-12-08.md" in done.stdout
    assert "2 to fill in: [your address]; [your e-mail address or telephone number]" in done.stdout
    assert "Once it is sent: iepmeet sent chase FOLDER" in done.stdout


def test_a_private_entry_is_in_no_letter_no_chronology_and_not_on_the_ladder(folder: Path) -> None:
    held(folder)
    assert "SECRET" in (folder / "sam.record.jsonl").read_text(encoding="utf-8")
    for kind in ("meeting", "thanks", "chase", "complaint", "la-no-plan", "assessment", "draft-reply"):
        assert typed("letter", kind, cwd=folder).returncode == 0
    typed("chronology", "--to", "md,html", cwd=folder)
    assert "SECRET" not in typed("ladder", cwd=folder).stdout
    papers = [*folder.glob("letter-*"), *folder.glob("chronology-*")]
    assert len(papers) == 16
    assert not any("SECRET" in path.read_text(encoding="utf-8") for path in papers)


def test_a_letter_that_was_changed_by_hand_stays(folder: Path) -> None:
    typed("letter", "meeting", cwd=folder)
    page = folder / "letter-meeting-2026-12-08.md"
    typed("letter", "meeting", cwd=folder)
    assert not (folder / "letter-meeting-2026-12-08-2.md").exists()
    page.write_text("mine", encoding="utf-8")
    done = typed("letter", "meeting", cwd=folder)
    assert "Letter: letter-meeting-2026-12-08-2.md" in done.stdout
    assert page.read_text(encoding="utf-8") == "mine"


def test_a_letter_comes_in_the_formats_asked_for_and_in_another_folder(folder: Path) -> None:
    (folder / "out").mkdir()
    done = typed("letter", "meeting", "--to", "docx,html", "--out", "out", cwd=folder)
    assert done.returncode == 0
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == [
        "letter-meeting-2026-12-08.check.md",
        "letter-meeting-2026-12-08.docx",
        "letter-meeting-2026-12-08.html",
    ]
    assert typed("letter", "meeting", "--to", "odt", cwd=folder).returncode == 2
    said = refused(typed("letter", "meeting", "--out", "nowhere", cwd=folder), 3)
    assert "There is no folder nowhere here. Make it first, or name another." in said


def test_what_there_is_not_is_said_with_what_may_have_been_meant(folder: Path) -> None:
    assert "Did you mean “complaint”?" in refused(typed("letter", "complant", cwd=folder))
    said = refused(typed("letter", "meeting", "--concern", "sums", cwd=folder))
    assert "There is no concern “sums” here. Known: salt." in said
    assert "There is no action A9 here." in refused(typed("letter", "chase", "--ref", "a9", cwd=folder))
    assert "There is no folder" in refused(typed("letter", "chase", "elsewhere", cwd=folder), 3)


def test_a_letter_that_does_not_fit_the_plan_the_school_or_the_nation_is_refused(folder: Path) -> None:
    assert "says that there is none" in refused(typed("letter", "la-plan", cwd=folder))
    casebook(folder, plan="true")
    assert "says that there is one" in refused(typed("letter", "assessment", cwd=folder))
    casebook(folder, kind="academy")
    assert "for a maintained school only" in refused(typed("letter", "school-record", cwd=folder))
    casebook(folder, nation="scotland")
    said = refused(typed("letter", "complaint", cwd=folder))
    assert "no source for its wording there has been read" in said
    assert typed("letter", "assessment", cwd=folder).returncode == 0
    text = (folder / "letter-assessment-2026-12-08.md").read_text(encoding="utf-8")
    assert "co-ordinated support plan" in text
    assert "Children and Families" not in text


def test_the_ladder_says_what_is_next_and_what_is_here_for_it(folder: Path) -> None:
    first = typed("ladder", cwd=folder).stdout
    assert "The next step:\n  Meet the class teacher or the SENCO\n" in first
    assert "- a few dated facts: 1 dated row" in first
    held(folder)
    done = typed("ladder", cwd=folder)
    assert "The next step:\n  A kind reminder to whoever took on the action\n" in done.stdout
    assert "Letter: iepmeet letter chase" in done.stdout
    assert "Helps free of charge: Your local SENDIASS." in done.stdout
    assert "checked 24 November 2026: check this." in done.stdout
    assert done.stdout.rstrip().endswith("These are suggestions, not legal advice.")
    sent = typed("sent", "chase", "--on", "2026-12-08", "--reply-by", "2026-12-15", cwd=folder)
    assert sent.returncode == 0
    assert "Its answer comes first." in typed("ladder", cwd=folder).stdout


def test_the_ladder_is_there_for_a_program(folder: Path) -> None:
    data = json.loads(typed("ladder", "--json", cwd=folder).stdout)
    assert data["next"] == "meeting"
    steps = {step["id"]: step for step in data["steps"]}
    assert (steps["evidence"]["state"], steps["sendiass"]["state"]) == ("done", "beside")
    assert steps["assessment"]["clocks"] == ["ehc-assess-decision", "ehc-no-plan", "ehc-final"]
    assert "la-plan" not in steps


@pytest.mark.parametrize(
    ("nation", "said"),
    [("wales", "ALNCo"), ("scotland", "head teacher"), ("northern-ireland", "Learning Support Co-ordinator")],
)
def test_each_nation_has_its_own_ladder(folder: Path, nation: str, said: str) -> None:
    casebook(folder, nation=nation)
    shown = typed("ladder", cwd=folder).stdout
    assert said in shown
    assert "EHC" not in shown


def test_the_chronology_holds_what_is_dated_and_the_papers_of_the_folder(folder: Path) -> None:
    held(folder)
    typed("letter", "meeting", "--to", "pdf", cwd=folder)
    done = typed("chronology", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Chronology: chronology-2026-12-08.md\n"
    text = (folder / "chronology-2026-12-08.md").read_text(encoding="utf-8")
    assert "| Tue 3 Nov 2026 | Did not take place: Assistant covering Year 2 |" in text
    assert "evidence.toml, row 1, line 2 |" in text
    assert "Promised: Share the cover list, by Mon 7 Dec 2026" in text
    assert "| 1 | letter-meeting-2026-12-08.pdf | 1 |" in text
    assert "| 2 | sam.minutes.md |  |" in text
    assert ".check" not in text


def test_the_chronology_is_cut_to_days_and_a_concern(folder: Path) -> None:
    held(folder)
    typed("chronology", "--from", "2026-11-10", "--to", "html", "--until", "2026-12-01", cwd=folder)
    assert "Assistant covering" not in (folder / "chronology-2026-12-08.html").read_text(encoding="utf-8")
    assert typed("chronology", "--concern", "Speech sessions missed", cwd=folder).returncode == 0
    assert "“soon” is no date." in refused(typed("chronology", "--from", "soon", cwd=folder))
    assert "Known: salt." in refused(typed("chronology", "--concern", "sums", cwd=folder))


def test_a_casebook_that_cannot_be_read_in_part_is_named_and_the_rest_is_used(folder: Path) -> None:
    casebook(folder, kind="grammar")
    done = typed("letter", "meeting", cwd=folder)
    assert done.returncode == 1
    assert '"grammar" is not known for "kind"' in done.stderr
    assert (folder / "letter-meeting-2026-12-08.md").exists()


def test_a_next_agenda_without_a_day_takes_nothing_out_of_a_letter(folder: Path) -> None:
    before = typed("letter", "complaint", cwd=folder).stdout
    agenda = (folder / "sam.toml").read_text(encoding="utf-8")
    undated = re.sub(r"(?m)^date = 20.*\n", "", agenda, count=1)
    assert undated != agenda
    (folder / "next.toml").write_text(undated, encoding="utf-8")
    made = typed("letter", "complaint", cwd=folder).stdout
    assert "to fill in" in before and made.split("to fill in")[0][-4:] == before.split("to fill in")[0][-4:]

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.agenda.read import read as read_agenda
from iepmeet.casebook import folder
from iepmeet.casebook.synced import synced

from .school import TODAY

FULL = """
nation = "wales"
plan = "IDP"

[child]
name = "Sam Rivers"
known_as = "Sam"
strengths = ["Knows every dinosaur"]

[[people]]
name = "Mrs Patel"
role = "SENCO"

[[people]]
name = "Jo Rivers"
role = "Parent"
expected = false

[calendar]
inset = [2026-09-01]
[[calendar.terms]]
starts = 2026-09-03
ends = 2026-12-18
half_term = [2026-10-26, 2026-10-30]

[review]
cycle = "6 weeks"
prefer = { weekday = "Tuesday", time = 15:30:00 }
"""
LEAST = """
[meeting]
title = "IDP review for Sam"
[[concerns]]
title = "Reading"
questions = ["What helps?"]
"""


def said(place: Path, text: str) -> list[str]:
    (place / "casebook.toml").write_text(text, encoding="utf-8")
    return [
        str(problem).replace(f"{place / 'casebook.toml'}", "casebook.toml")
        for problem in folder.read(place).problems
    ]


def test_an_agenda_inherits_all_that_the_casebook_holds(tmp_path: Path) -> None:
    assert said(tmp_path, FULL) == []
    agenda_path = tmp_path / "sam.toml"
    agenda_path.write_text(LEAST, encoding="utf-8")
    reading = read_agenda(agenda_path, folder.read(tmp_path).defaults, today=TODAY)
    assert reading.problems == ()
    agenda = reading.agenda
    assert agenda is not None
    assert (agenda.meeting.plan, agenda.calendar.nation) == ("IDP", "wales")
    assert agenda.child is not None
    assert (agenda.child.called, agenda.child.strengths) == ("Sam", ("Knows every dinosaur",))
    assert [(person.name, person.expected) for person in agenda.people] == [
        ("Mrs Patel", True),
        ("Jo Rivers", False),
    ]
    assert agenda.calendar.terms[0].half_term == (dt.date(2026, 10, 26), dt.date(2026, 10, 30))
    assert agenda.calendar.inset == (dt.date(2026, 9, 1),)
    assert (agenda.review.cycle, agenda.review.prefer.time) == ("6 weeks", dt.time(15, 30))


def test_a_file_of_term_dates_named_by_the_casebook_is_read_with_the_agenda(tmp_path: Path) -> None:
    assert said(tmp_path, '[calendar]\nfile = "term-dates.toml"\n') == []
    (tmp_path / "term-dates.toml").write_text(
        "[[terms]]\nstarts = 2026-09-03\nends = 2026-12-18\n", encoding="utf-8"
    )
    (tmp_path / "sam.toml").write_text(LEAST, encoding="utf-8")
    agenda = read_agenda(tmp_path / "sam.toml", folder.read(tmp_path).defaults, today=TODAY).agenda
    assert agenda is not None
    assert len(agenda.calendar.terms) == 1


def test_a_folder_without_a_casebook_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "casebook.toml").write_text(FULL, encoding="utf-8")
    inner = tmp_path / "autumn"
    inner.mkdir()
    assert folder.read(inner) == folder.Casebook({})
    (inner / "casebook.toml").write_text("# nothing yet\n", encoding="utf-8")
    assert folder.read(inner) == folder.Casebook({})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[chlid]\nname = "Sam"\n', 'casebook.toml:1:2: "chlid" is not known here. Did you mean "child"?'),
        (
            '[child]\nnation = "wales"\n',
            'casebook.toml:2:1: "nation" is not known here. '
            "It belongs at the top of this file, above every heading.",
        ),
        (
            '[meeting]\ntitle = "x"\n',
            'casebook.toml:1:2: "meeting" is not known here. '
            "Known here: nation, plan, child, people, calendar, review, letters, school, authority "
            "and complaints.",
        ),
        (
            '\nnation = "frnace"\n',
            'casebook.toml:2:10: "frnace" is not known for "nation". Write "england",',
        ),
        (
            '[review]\ncycle = "soon"\n',
            'casebook.toml:2:9: "soon" is not a length of time. '
            'Write it like "12 weeks", "6 school weeks" or "5 school days".',
        ),
        (
            "[[calendar.terms]]\nstarts = 2026-12-18\nends = 2026-09-03\n",
            "casebook.toml:3:8: This term ends on Thu 3 Sep 2026, but starts on Fri 18 Dec 2026.",
        ),
    ],
)
def test_each_problem_is_said_with_its_line_and_the_agenda_says_nothing_more_of_it(
    tmp_path: Path, text: str, problem: str
) -> None:
    found = said(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(problem)
    (tmp_path / "sam.toml").write_text(LEAST, encoding="utf-8")
    assert read_agenda(tmp_path / "sam.toml", folder.read(tmp_path).defaults, today=TODAY).problems == ()


def test_what_can_be_read_of_a_broken_casebook_is_inherited(tmp_path: Path) -> None:
    assert len(said(tmp_path, 'plan = "IDP"\n[child\nname = "Sam"\n')) == 1
    assert folder.read(tmp_path).defaults["meeting"] == {"plan": "IDP"}


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"PK\x03\x04", b"\x00" * 100, b"\xe9", b"= = =", b"[[[["])
def test_no_bytes_raise_anything(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "casebook.toml").write_bytes(raw)
    assert folder.read(tmp_path).problems


def test_home_is_what_the_environment_says_else_in_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert folder.home({"IEPMEET_HOME": str(tmp_path / "cases")}) == tmp_path / "cases"
    assert folder.home({}) == tmp_path / "Documents" / "iepmeet"


def test_home_knows_where_a_linux_desktop_keeps_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Papiere"\n', encoding="utf-8")
    assert folder.home({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "Papiere" / "iepmeet"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("OneDrive/Sam", "OneDrive"),
        ("OneDrive - Oakfield Primary/Sam", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/Sam", "iCloud"),
        ("iCloudDrive/Sam", "iCloud"),
        ("Dropbox (Personal)/Sam", "Dropbox"),
        ("Library/CloudStorage/GoogleDrive-jo@rivers.example/Sam", "Google Drive"),
        ("Google Drive/Sam", "Google Drive"),
    ],
)
def test_a_synced_folder_is_named_with_what_that_means(path: str, name: str) -> None:
    sentence = synced(Path("/home/jo") / path)
    assert sentence.startswith(f"This folder is in {name}: ")
    assert "everyone the folder is shared with" in sentence


def test_an_ordinary_folder_is_not_called_synced(tmp_path: Path) -> None:
    for name in ("Documents", "Dropboxes", "onedrives", "my google driver"):
        assert synced(tmp_path / name) == ""

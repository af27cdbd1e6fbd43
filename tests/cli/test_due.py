"""`iepmeet due`: across casebooks, for people, programs, calendars and cron."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .as_typed import typed
from .casebooks import held

HEAVY = (
    "textual",
    "pendulum",
    "holidays",
    "tomlkit",
    "markdown_it",
    "tree_sitter",
    "icalendar",
    "docx",
    "typst",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPMEET_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    held(tmp_path / "home" / "sam")
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def test_the_casebooks_of_home_and_the_folder_one_is_in_are_looked_into(here: Path) -> None:
    held(here, "mine", minute=31)
    said = typed("due", cwd=here)
    assert said.returncode == 0
    assert said.stdout.count("A1 Book cover (Mrs Patel)") == 3  # the first thing, and each in the list
    assert "Sam (here)" in said.stdout
    assert "Sam (sam)" not in said.stdout  # called so already
    assert said.stdout.startswith("First: Sam: A1 Book cover (Mrs Patel), Fri 16 Oct 2026.")


def test_named_folders_are_looked_into_and_no_other(here: Path, tmp_path: Path) -> None:
    held(tmp_path / "other", "o", minute=32)
    found = json.loads(typed("due", str(tmp_path / "other"), "--json", cwd=here).stdout)
    assert {row["folder"] for row in found["items"]} == {"other"}
    assert [(row["ref"], row["late"]) for row in found["items"]] == [
        ("A1", True),
        ("A2", False),
        ("review", False),
    ]


def test_check_is_for_what_is_late_or_today_and_with_within_for_what_comes(here: Path) -> None:
    home = str(here.parent / "home")
    assert typed("due", home, "--check", cwd=here).returncode == 1
    assert typed("done", "A1", str(here.parent / "home" / "sam"), cwd=here).returncode == 0
    assert typed("due", home, "--check", cwd=here).returncode == 0
    assert typed("due", home, "--check", "--within", "2d", cwd=here).returncode == 0
    assert typed("due", home, "--check", "--within", "1 week", cwd=here).returncode == 1


def test_within_says_how_far(here: Path) -> None:
    assert "A2" not in typed("due", "--within", "2d", cwd=here).stdout
    assert "A2" in typed("due", "--within", "2 weeks", cwd=here).stdout
    wrong = typed("due", "--within", "soon", cwd=here)
    assert wrong.returncode == 2
    assert 'is no length of time. Write it like "14d"' in wrong.stderr


def test_nothing_anywhere_is_no_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IEPMEET_HOME", str(here / "nowhere"))
    said = typed("due", "--check", cwd=here)
    assert (said.returncode, said.stdout) == (0, "Nothing is due until Tue 22 Dec 2026.\n")


def test_a_folder_that_is_not_there_is_said(here: Path) -> None:
    said = typed("due", "nowhere", cwd=here)
    assert said.returncode == 3
    assert "There is no folder nowhere here" in said.stderr


def test_the_calendar_bears_the_identities_of_the_meetings_own_and_names_no_child(here: Path) -> None:
    from icalendar import Calendar

    from iepmeet.live.hand_out import meeting_of
    from iepmeet.papers.audience import for_school
    from iepmeet.publish.calendar import calendar
    from iepmeet.publish.calendar_source import source_of

    sam = here.parent / "home" / "sam"
    typed("sent", "a letter for Sam", str(sam), "--reply-by", "2026-12-18", cwd=here)
    assert typed("due", "--ics", "due.ics", cwd=here).returncode == 0
    made = (here / "due.ics").read_bytes()
    assert b"Sam" not in made
    meeting, _ = meeting_of(sam / "sept.record.jsonl")
    own = calendar(for_school(meeting), source_of(meeting))
    assert own is not None

    def uids(raw: bytes) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(raw).walk("VEVENT")}

    assert uids(own) < uids(made)
    assert len(uids(made)) == 4


def test_a_damaged_record_is_named_and_the_rest_is_told(here: Path) -> None:
    record = here.parent / "home" / "sam" / "sept.record.jsonl"
    record.write_bytes(record.read_bytes().replace(b"rota", b"data", 1))
    said = typed("due", cwd=here)
    assert "A1 Book cover" in said.stdout
    assert "sept.record.jsonl: Line 4" in said.stderr


def test_it_loads_nothing_that_is_heavy(here: Path) -> None:
    code = (
        "import sys\n"
        "from iepmeet.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    env = {**os.environ, "IEPMEET_NOW": "2026-12-08T15:42"}
    for _ in ("with a cold index", "with a warm one"):
        done = subprocess.run(
            [sys.executable, "-c", code, "due"], cwd=here, env=env, capture_output=True, text=True, check=True
        )
        assert done.stdout.endswith("LOADED []\n")
        assert "A1 Book cover" in done.stdout

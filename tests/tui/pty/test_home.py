"""Home through a real terminal: a new agenda from the first key to a file that check passes, and back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ...faults.program import a_meeting, posix
from ..test_new_form import ANSWERS
from .screen import AtScreen, surroundings_of_screen

pytestmark = posix
NOW = "2026-11-25T15:30"


def checked(agenda: Path) -> str:
    """What `iepmeet check` says of it."""
    done = subprocess.run(
        [sys.executable, "-m", "iepmeet", "check", str(agenda)],
        env=surroundings_of_screen(IEPMEET_NOW=NOW),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_new_agenda_is_made_with_no_toml_seen_and_check_passes(tmp_path: Path) -> None:
    made = tmp_path / "ada-2026-12-01.toml"
    with AtScreen(cwd=tmp_path, env=surroundings_of_screen(IEPMEET_NOW=NOW), size=(80, 24)) as at:
        at.see("Which meeting?")
        at.see("Esc leave")
        at.type("n")
        at.see("What is the meeting for?")
        for answer in ANSWERS:
            at.type(f"{answer}\r")
        at.see(made.name)
        at.press("enter")
        at.see("IEP review for Ada")
        at.see("F1 help")
        assert "[meeting]" not in at.text and "title =" not in at.text
        at.press("ctrl+q")
        at.see("Which meeting?")
        at.see("hold the meeting")
        at.press("escape")
        assert at.gone() == 0
        assert at.settings() == at.settings_before
        assert at.modes_left_on() == {7, 25}
    assert checked(made) == "No problems."
    assert made.stat().st_mode & 0o777 == 0o600


def test_evidence_minutes_and_the_meeting_are_reached_from_home_without_a_command(tmp_path: Path) -> None:
    a_meeting(tmp_path)
    with AtScreen(cwd=tmp_path) as at:
        at.see("IEP review for Sam")
        at.type("e")
        at.see("Speech and language sessions missed")
        at.see("D delivered")
        at.type("d")
        at.see("Kept: delivered")
        at.press("escape")
        at.see("Which meeting?")
        at.type("s")
        at.see("sam.sheet.md")
        at.type("r")
        at.see("/ everything else")
        at.type("Mk0001x\r")
        at.see_saved()
        at.press("ctrl+q")
        assert at.gone() == 0
    assert (tmp_path / "sam.record.jsonl").exists()
    with AtScreen(cwd=tmp_path) as at:
        at.see("begun, goes on")
        at.press("enter")
        at.see("Mk0001x")


@pytest.mark.parametrize("kept", [True, False])
def test_recent_meetings_are_listed_elsewhere_or_not_at_all(tmp_path: Path, kept: bool) -> None:
    here, state = tmp_path / "sam", tmp_path / "state"
    a_meeting(here)
    env = surroundings_of_screen(IEPMEET_STATE=str(state), IEPMEET_RECENT="" if kept else "0")
    with AtScreen("run", "sam.toml", cwd=here, env=env) as at:
        at.see("/ everything else")
        at.press("ctrl+q")
        assert at.gone() == 0
    assert state.exists() == kept
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with AtScreen(cwd=elsewhere, env=env) as at:
        at.see("A blank meeting")
        assert ("IEP review for Sam" in at.text) == kept


def test_the_table_opens_by_its_command_and_says_what_to_do_without_a_terminal(tmp_path: Path) -> None:
    a_meeting(tmp_path)
    with AtScreen("evidence", "table", cwd=tmp_path) as at:
        at.see("Speech and language sessions missed")
        at.press("escape")
        assert at.gone() == 0
    done = subprocess.run(
        [sys.executable, "-m", "iepmeet", "evidence", "table"],
        cwd=tmp_path,
        env=surroundings_of_screen(),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr and "iepmeet evidence add" in done.stderr


def test_an_agenda_that_cannot_be_prepared_leads_back_home_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text('[meeting\ntitle = "Sam"\n[[concerns]]\n', encoding="utf-8")
    with AtScreen(cwd=tmp_path) as at:
        at.see("finish preparing")
        at.press("enter")
        at.see("has slips that have to be put right")
        at.see("Which meeting?")
        at.press("escape")
        assert at.gone() == 0

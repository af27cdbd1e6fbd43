"""An agenda prepared in a real terminal, from the template to a file that passes the check; no TOML is seen.

What was shown as saved survives being killed, and a file that another program changes loses neither version.
"""

from __future__ import annotations

import signal
import tomllib
from pathlib import Path

import pytest

from ...faults.program import posix, quiet, run
from .screen import AtScreen

pytestmark = posix

ROOM = (120, 44)
HAND_WRITTEN = """\
# My notes, not for the room

[meeting]
title = "IEP review for Sam"   # on the door
minutes = 45

# the one that matters
[[concerns]]
title = "Speech and language sessions missed"
agreed = "A session each week"   # from the plan
"""


def made(folder: Path) -> Path:
    """A new agenda from the template, as the program makes it."""
    agenda = folder / "sam.toml"
    done = run("new", agenda, "--template", "iep-not-delivered")
    assert done.returncode == 0, done.stderr
    return agenda


def by_hand(folder: Path) -> Path:
    agenda = folder / "sam.toml"
    agenda.write_text(HAND_WRITTEN, encoding="utf-8")
    return agenda


def row(at: AtScreen, label: str) -> None:
    """Goes down until the row with this label is the chosen one."""
    for _ in range(40):
        at.quiet(0.08)
        if any(f"▌ {label}" in line for line in at.rows()):
            return
        at.press("down")
    raise AssertionError(f"there is no row {label}:\n{at.text}")


def filled_in(at: AtScreen, label: str, words: str, shown: str = "") -> None:
    """Writes words into a row of the part that is shown, and sees them there, saved."""
    row(at, label)
    at.type(f"{words}\r")
    wanted = f"▌ {label.ljust(13)}{shown or words}"
    at.see(lambda now: any(wanted in line for line in now.rows()) and now.says_saved())


def test_a_new_agenda_from_template_to_checked_file_with_no_toml_seen(tmp_path: Path) -> None:
    agenda = made(tmp_path)
    comments = [line for line in agenda.read_text("utf-8").split("\n") if line.startswith("#")]
    seen: list[str] = []
    with AtScreen("prepare", agenda, size=ROOM) as at:
        at.after_each_read = lambda: seen.append(at.text)
        at.see("▌ Title")
        at.type("Review for Ada\r")
        at.see("▌ Title        Review for Ada")
        filled_in(at, "Date", "12 jan", "Tue 12 Jan 2027")
        at.press("pagedown")
        filled_in(at, "Known as", "Ada")
        at.press("pagedown", "ctrl+n")
        at.type("Dr Wren, Educational psychologist, wren@oakfield.example\r")
        at.see("Dr Wren   Educational psychologist · wren@oakfield.example")
        at.press("ctrl+g", "ctrl+n")
        at.type("Homework takes all evening\r")
        at.see("4  Homework takes all evening")
        at.type("Twenty minutes on two days, set by Mr Lee\r")
        at.see("Agreed       Twenty minutes on two days")
        filled_in(at, "Minutes", "4")
        at.press("ctrl+o")
        at.see("Take one")
        at.press("escape", "ctrl+o")
        at.see("Take one")
        at.type("1")
        at.see_no_more("Take one")
        at.see_saved()
        at.press("ctrl+q")
        assert at.gone() == 0
        assert "sam.toml is saved." in at.text
    shown = "\n".join(seen)
    assert "[[" not in shown
    assert '= "' not in shown
    done = run("check", agenda)
    assert done.returncode == 0, done.stdout
    text = agenda.read_text("utf-8")
    held = tomllib.loads(text)
    assert held["meeting"]["title"] == "Review for Ada"
    assert held["people"][-1]["name"] == "Dr Wren"
    assert held["concerns"][-1]["agreed"] == "Twenty minutes on two days, set by Mr Lee"
    assert len(held["concerns"][-1]["questions"]) == 1
    assert [line for line in text.split("\n") if line.startswith("#")] == comments


def test_the_comments_of_a_hand_written_file_stay(tmp_path: Path) -> None:
    agenda = by_hand(tmp_path)
    with AtScreen("prepare", agenda, size=ROOM) as at:
        at.see("IEP review for Sam")
        filled_in(at, "Minutes", "50")
        at.press("ctrl+q")
        assert at.gone() == 0
    assert agenda.read_text("utf-8") == HAND_WRITTEN.replace("minutes = 45", "minutes = 50")


def test_a_file_that_another_program_changes_loses_neither_version(tmp_path: Path) -> None:
    agenda = by_hand(tmp_path)
    theirs = HAND_WRITTEN.replace("A session each week", "Two sessions each week")
    with AtScreen("prepare", agenda, size=ROOM) as at:
        at.see("IEP review for Sam")
        filled_in(at, "Place", "Oakfield Primary")
        beside = tmp_path / "beside"
        beside.write_text(theirs, encoding="utf-8")
        beside.replace(agenda)
        filled_in(at, "Purpose", "Agree what happens next")
        at.see("sam.toml was changed by another program meanwhile and stays as it is.")
        filled_in(at, "Chair", "Mrs Patel")
        at.press("ctrl+q")
        assert at.gone() == 0
        assert "Your version is now sam-2.toml." in at.text
    assert agenda.read_text("utf-8") == theirs
    ours = tomllib.loads((tmp_path / "sam-2.toml").read_text("utf-8"))
    assert ours["meeting"] == {
        "title": "IEP review for Sam",
        "minutes": 45,
        "place": "Oakfield Primary",
        "purpose": "Agree what happens next",
        "chair": "Mrs Patel",
    }
    assert ours["concerns"][0]["agreed"] == "A session each week"


@pytest.mark.parametrize("typed_on", ["", "and more that is not kept y"])
def test_what_was_shown_as_saved_survives_being_killed(typed_on: str, tmp_path: Path) -> None:
    agenda = by_hand(tmp_path)
    with AtScreen("prepare", agenda, size=ROOM) as at:
        at.see("IEP review for Sam")
        for number in range(12):
            at.type(f"Title number {number}\r")
            at.see(lambda now, n=number: f"▌ Title        Title number {n}" in now.text and now.says_saved())  # type: ignore[misc]
            assert tomllib.loads(agenda.read_text("utf-8"))["meeting"]["title"] == f"Title number {number}"
        at.type(typed_on)
        at.kill()
    assert agenda.read_text("utf-8") == HAND_WRITTEN.replace("IEP review for Sam", "Title number 11")
    with AtScreen("prepare", agenda, size=ROOM) as at:
        at.see("Title number 11")


def test_told_to_end_it_keeps_the_line_that_is_being_typed(tmp_path: Path) -> None:
    agenda = by_hand(tmp_path)
    with AtScreen("prepare", agenda, size=ROOM) as at:
        at.see("IEP review for Sam")
        at.type("Half a title")
        at.line_is("Half a title")
        assert at.told(signal.SIGTERM) == -signal.SIGTERM
        assert at.modes_left_on() == {7, 25}
    assert tomllib.loads(agenda.read_text("utf-8"))["meeting"]["title"] == "Half a title"


def test_from_a_pipe_it_says_what_it_needs_and_a_file_with_slips_is_left_alone(tmp_path: Path) -> None:
    agenda = by_hand(tmp_path)
    done = run("prepare", agenda)
    assert (done.returncode, quiet(done.stderr)) == (2, True)
    assert b"terminal" in done.stderr
    missing = run("prepare", tmp_path / "nobody")
    assert missing.returncode == 3
    assert b"iepmeet new nobody makes one." in missing.stderr
    agenda.write_text("[meeting\n", encoding="utf-8")
    with AtScreen("prepare", agenda, size=ROOM) as at:
        assert at.gone() == 1
        assert "has slips" in at.text
        assert quiet(at.text)

"""Attacks the terminal with text from outside: from the agenda, a paste, a name, a file's name, a record.

Design, promise 4: "Text from a file, a paste or a person's name can neither drive the terminal ..."; section
9: Textual "passes OSC 52, OSC 0, C1, CSI and bidi controls in text straight to the terminal, from every
widget", and "user text in a markup string can crash". Every field carries all of them through every screen;
of what then reached the terminal only the sequences that Textual itself sends may be controls.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from iepmeet.agenda.model import Agenda, Concern, Details, Person
from iepmeet.record import events as ev
from iepmeet.record.events import Stamped
from iepmeet.record.journal import Journal

from ...faults.program import posix
from .evil import an_agenda_that_is_evil_everywhere, evil
from .screen import AtScreen

pytestmark = posix

# what Textual itself sends: styles, places, modes, the keyboard's protocol, the pointer's shape
_TEXTUALS_OWN = re.compile(
    r"\x1b\[(?:[0-9;]*[mHtu]|\?[0-9;]+(?:\$p|[hl])|[<>=][0-9;]*u)|\x1b\]22;[a-z-]+\x07|[\r\n]"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_TEXTUALS = ("\x1b[8;5;123m", "\x1b[5;77H")


def assert_safe(at: AtScreen) -> None:
    """Nothing but what Textual sends was a control."""
    sent = at.raw.decode("utf-8")
    assert not [sequence for sequence in _NOT_TEXTUALS if sequence in sent]
    left = _TEXTUALS_OWN.sub("", sent)
    found = _CONTROL.search(left)
    assert not found, f"{found and left[max(found.start() - 60, 0) : found.end() + 60]!r}"


LINES = (
    "/here",
    "/here {} (the {})",
    "{}",
    "! {} @Jo by fri so that {}",
    '"{}" - Jo',
    "# {}: {}",
    "= {}",
    "? {} @{}",
    "* {}",
    "~ {}",
    "/go 1",
    "/concern {}",
    "/question {}",
    "/answer 1 {}",
    "/outcome partly {}",
    "/name Jo Rivers = {}",
    "/trigger {}",
    "/review 12w {}",
    "/edit N1 {} put right",
    "/unknown {}",
)


def walk(at: AtScreen) -> None:
    """Every item, and back to the first."""
    for _ in range(7):
        at.press("ctrl+n")
        at.quiet(0.03)
    at.type("/go opening\r")


def walk_everywhere(at: AtScreen) -> None:
    """Every item, and every page that can be opened."""
    walk(at)
    for key, shows in (
        ("ctrl+r", "Before we finish"),
        ("ctrl+t", "Draft"),
        ("f1", "How it works"),
        ("ctrl+k", "Everything you can do"),
    ):
        at.press(key)
        at.see(shows)
        at.press("pagedown", "pagedown")
        at.quiet(0.1)
        at.press("escape")
        at.see("/ everything else")
    at.resize(60, 20)
    for key in ("ctrl+g", "ctrl+o"):
        at.press(key)
        at.quiet(0.1)
        at.press("pageup")
        at.press("escape")
        at.quiet()


def test_no_text_from_outside_is_a_control_on_any_screen(tmp_path: Path) -> None:
    agenda = tmp_path / "sam.toml"
    agenda.write_text(an_agenda_that_is_evil_everywhere(), encoding="utf-8")
    with AtScreen("run", agenda, size=(200, 60)) as at:
        at.see("/ everything else")
        walk(at)
        for number, line in enumerate(LINES, start=50):
            at.paste(line.replace("{}", evil(number)).replace("\u2028", ""))
            at.press("enter")
        at.see("There is no command /unknown")
        at.press(*["ctrl+u"] * 9)  # once for each row
        at.line_is("")
        at.type("/peek P1\r")
        at.see(lambda now: "Mk0059x" in now.text)
        walk_everywhere(at)
        at.resize(120, 36)
        at.press("ctrl+e", "ctrl+e")
        assert at.gone() == 0
        assert "The meeting is closed." in at.text
        assert_safe(at)
        seen = set(re.findall(r"Mk(\d{4})x", re.sub(r"\x1b\[[0-9;]*[mH]", "", at.raw.decode())))
    assert {1, 2, 3, 4, 8, 9, 11, 12, 13, 15, 16, 19, 22, 23, 27, 29} <= {int(number) for number in seen}
    assert {51, 53, 54, 55, 56, 57, 58, 59, 61, 63, 64, 65, 66, 69} <= {int(number) for number in seen}


def test_a_name_of_a_file_is_no_control_either(tmp_path: Path) -> None:
    agenda = tmp_path / "x\x1b]0;title\x07\x1b[8;5;123m[b\u202e.toml"
    agenda.write_text('[[concerns]]\ntitle = "One"\n', encoding="utf-8")
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.type("something\r")
        at.see_saved()
        at.press("ctrl+q")
        assert at.gone() == 0
        assert "The meeting is left open." in at.text
        assert_safe(at)


@pytest.mark.long
def test_a_record_that_somebody_else_wrote_is_no_control_either(tmp_path: Path) -> None:
    now = dt.datetime(2026, 12, 8, 15, 30, tzinfo=dt.UTC)
    person = Person(name=evil(1), role=evil(2))
    agenda = Agenda(
        meeting=Details(title=evil(3), purpose=evil(4)),
        people=(person,),
        concerns=(Concern(id="one", title=evil(5), happening=evil(6)),),
    )
    happened: list[ev.AnyEvent] = [
        ev.Opened(agenda=agenda),
        ev.Entry(ref="N1", entry="note", item="opening", typed=evil(7), words=ev.Words(text=evil(7))),
        ev.Action(
            ref="A1",
            item="opening",
            typed=evil(8),
            words=ev.Words(text=evil(8), who=evil(9), measure=evil(10)),
        ),
    ]
    record = tmp_path / "sam.record.jsonl"
    journal = Journal.open(record)
    journal.append([Stamped(number, now, event) for number, event in enumerate(happened, start=1)])
    journal.close()
    with AtScreen("run", record, size=(200, 60)) as at:
        at.see(lambda now: "Mk0007x" in now.text and "/ everything else" in now.text)
        walk_everywhere(at)
        at.press("ctrl+q")
        assert at.gone() == 0
        assert_safe(at)


@pytest.mark.parametrize("field", ["title", "unknown\\u001b]0;title\\u0007"])
def test_a_problem_of_the_agenda_is_told_without_its_controls(field: str, tmp_path: Path) -> None:
    agenda = tmp_path / "sam.toml"
    agenda.write_text(f'[[concerns]]\n"{field}" = "\\u001b[8;5;123m\nnever ended', encoding="utf-8")
    with AtScreen("run", agenda) as at:
        assert at.gone() == 1
        assert "sam.toml" in at.text.replace("\n", "")
        assert_safe(at)

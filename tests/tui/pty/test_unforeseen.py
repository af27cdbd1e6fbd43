"""Attacks the screen from within: an error nobody foresaw tells no word of the meeting, spoils no terminal.

Design, section 9: with Textual alone "an unhandled exception prints locals (a child's name) and exits 0".
Here a part of the screen is made to fail, with the child's name in the error and in the values around it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ...faults.program import a_meeting, posix
from ...faults.standing import read_whole, words_of
from .screen import AtScreen

pytestmark = posix

# each fails once the words "Samantha fails" are typed, in another place and thread
BREAKS = {
    "a widget that draws": """
from iepmeet.tui.widgets.lines import Lines
old = Lines.render_line
def render_line(self, y):
    strip = old(self, y)
    if "Samantha fails" in strip.text:
        raise RuntimeError(strip.text)
    return strip
Lines.render_line = render_line
""",
    "the answer to a line": """
from iepmeet.live.session import Session
old = Session.say
def say(self, line, now):
    answer = old(self, line, now)
    if "Samantha fails" in line:
        raise KeyError(line, answer.lines)
    return answer
Session.say = say
""",
    "the echo before Enter": """
from iepmeet.live.session import Session
old = Session.preview
def preview(self, line, now):
    if "Samantha fails" in line:
        raise LookupError(line)
    return old(self, line, now)
Session.preview = preview
""",
    "what reads the keys": """
from iepmeet.tui import terminal
from textual import events
old = terminal.CarefulDriver.process_message
typed = []
def process_message(self, message):
    if isinstance(message, events.Key):
        typed.append(message.character)
        if "".join(map(str, typed)).endswith("Samantha fails"):
            raise ValueError("".join(map(str, typed)))
    old(self, message)
terminal.CarefulDriver.process_message = process_message
""",
    "what is left for later": """
from iepmeet.live.session import Session
from iepmeet.tui.screens.meeting import MeetingScreen
old = Session.say
def say(self, line, now):
    if "Samantha fails" in line:
        screen = MeetingScreen.there
        screen.call_later(lambda: [].index(line))
    return old(self, line, now)
Session.say = say
mount = MeetingScreen.on_mount
def on_mount(self):
    MeetingScreen.there = self
    mount(self)
MeetingScreen.on_mount = on_mount
""",
}
RUN = """
import sys
from iepmeet.__main__ import main
main()
"""


def broken(place: str, agenda: Path) -> list[str]:
    """The command of a program in which this place fails."""
    return [sys.executable, "-c", BREAKS[place] + RUN, "run", str(agenda)]


@pytest.mark.parametrize("place", BREAKS)
def test_an_error_tells_nothing_of_the_meeting_and_exits_3(place: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen(program=broken(place, agenda)) as at:
        at.see("/ everything else")
        at.type("Mk0001x is kept before\r")
        at.see("N1")
        at.see_saved()
        at.type("Samantha fails")
        at.pause(0.1)
        at.type("\r") if at.process.poll() is None else None
        assert at.gone() == 3
        assert at.settings() == at.settings_before
        assert at.modes_left_on() == {7, 25}
        told = at.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Something went wrong inside iepmeet" in told
    for word in ("Samantha", "Mk0001x", "Sam", "Traceback", "Speech", str(tmp_path.parent.parent)):
        assert word not in told.replace("sam.record.jsonl", "").replace(str(tmp_path), ""), (word, told)
    assert "Mk0001x" in words_of(read_whole(agenda))


def test_an_error_while_a_meeting_is_chosen_tells_nothing_and_exits_3(tmp_path: Path) -> None:
    breaking = """
from iepmeet.tui.screens.home import HomeScreen
def on_leaving(self, message):
    raise RuntimeError("Samantha fails", self._offers)
HomeScreen.on_leaving = on_leaving
"""
    a_meeting(tmp_path)
    with AtScreen(program=[sys.executable, "-c", breaking + RUN], cwd=tmp_path) as at:
        at.see("Which meeting?")
        at.press("escape")
        assert at.gone() == 3
        assert at.modes_left_on() == {7, 25}
        told = at.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Something went wrong inside iepmeet" in told
    assert "Samantha" not in told


def test_the_meeting_can_be_gone_on_with_after_an_error(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen(program=broken("the echo before Enter", agenda)) as at:
        at.see("/ everything else")
        at.type("Mk0001x\r")
        at.see_saved()
        at.type("what Samantha fails")
        assert at.gone() == 3
    with AtScreen("run", agenda) as at:
        at.see("Mk0001x")
        at.see(lambda now: now.line().startswith("what Samantha fail"))

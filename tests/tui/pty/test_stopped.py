"""Attacks how the live screen ends: told to stop, hung up on, put to sleep, wherever it is just then.

Design, section 4: "Closing the terminal, kill -9 and a flat battery cost at most one second of an unfinished
line"; section 9: "SIGTERM and SIGHUP end it without unmount or restoring the terminal". However it ends, the
record is whole, the unfinished line is noted, the terminal is as it was found, and the exit status is the
signal, so that whoever started it sees the truth.
"""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

import pytest

from ...faults.program import a_meeting, posix
from ...faults.standing import read_whole, words_of
from .screen import AtScreen

pytestmark = posix

ENDING = ["SIGTERM", "SIGHUP", "SIGINT"]
PLACES = {
    "the meeting": ("", "/ everything else"),
    "the read-back": ("ctrl+r", "Before we finish"),
    "the help": ("f1", "How it works"),
    "the minutes so far": ("ctrl+t", "Draft: the meeting is not closed"),
    "the commands": ("ctrl+k", "Everything you can do"),
}


def of_name(name: str) -> signal.Signals:
    return signal.Signals[name]


def begin(at: AtScreen) -> None:
    """One entry that is saved, and half a line."""
    at.see("/ everything else")
    at.type("Mk0001x said\r")
    at.see("N1")
    at.see_saved()
    at.type("half a li")
    at.line_is("half a li")


def is_whole(agenda: Path) -> bool:
    """Whether nothing that was typed is lost."""
    draft = agenda.with_name("sam.draft").read_text(encoding="utf-8")
    return "Mk0001x" in words_of(read_whole(agenda)) and "half a li" in draft


def terminal_as_found(at: AtScreen) -> bool:
    """Whether the terminal is left as it was: its flags, its screen, its cursor, its mouse, its keyboard."""
    keyboards = at.raw.count(b"\x1b[>") == at.raw.count(b"\x1b[<u")
    return at.settings() == at.settings_before and at.modes_left_on() == {7, 25} and keyboards


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_leaves_the_record_whole_and_the_terminal_as_it_was(name: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        begin(at)
        assert at.told(of_name(name)) == -of_name(name)
        assert terminal_as_found(at), at.modes_left_on()
    assert is_whole(agenda)
    assert not agenda.with_name("sam.lock").exists()
    with AtScreen("run", agenda) as at:
        at.see("Mk0001x said")
        at.line_is("half a li")


@pytest.mark.parametrize("place", [*PLACES][1:])
def test_a_signal_is_heard_wherever_the_screen_is(place: str, tmp_path: Path) -> None:
    key, shows = PLACES[place]
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        begin(at)
        at.press(key)
        at.see(shows)
        assert at.told(signal.SIGTERM) == -signal.SIGTERM
        assert terminal_as_found(at), at.modes_left_on()
    assert is_whole(agenda)


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_while_a_meeting_is_chosen_ends_it_as_well(name: str, tmp_path: Path) -> None:
    a_meeting(tmp_path)
    with AtScreen(cwd=tmp_path) as at:
        at.see("Which meeting?")
        at.see("Esc leave")
        assert at.told(of_name(name)) == -of_name(name)
        assert terminal_as_found(at), at.modes_left_on()


def test_closing_the_window_leaves_the_meeting_whole(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        begin(at)
        at.close_window()
        assert at.gone() == -signal.SIGHUP
    assert is_whole(agenda)
    assert not agenda.with_name("sam.lock").exists()


def told_while_starting(folder: Path, seed: int) -> None:
    """The signal comes at any moment from the first byte of the screen on."""
    chance = random.Random(seed)
    name = chance.choice(ENDING)
    with AtScreen("run", a_meeting(folder)) as at:
        at.see(lambda now: b"\x1b[?1049h" in now.raw)
        at.pause(chance.choice((0, chance.uniform(0, 0.02), chance.uniform(0, 0.3))))
        status = at.told(of_name(name))
        assert status == -of_name(name), f"seed {seed}: {name} gave {status}:\n{at.text}"
        assert terminal_as_found(at), f"seed {seed}: {name} leaves {at.modes_left_on()} on"
        assert b"Traceback" not in at.raw, f"seed {seed}: {name}"


@pytest.mark.parametrize("seed", range(8301, 8305))
def test_a_signal_during_the_start_leaves_the_terminal_as_it_was(seed: int, tmp_path: Path) -> None:
    told_while_starting(tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8311, 8371))
def test_a_signal_during_the_start_many_times(seed: int, tmp_path: Path) -> None:
    told_while_starting(tmp_path, seed)


def test_asleep_the_terminal_is_free_and_awake_all_is_drawn_again(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        begin(at)
        at.process.send_signal(signal.SIGTSTP)
        at.see(lambda now: os.WIFSTOPPED(os.waitpid(now.process.pid, os.WNOHANG | os.WUNTRACED)[1]))
        at.quiet()
        assert terminal_as_found(at), at.modes_left_on()
        at.shown.reset()
        at.resize(90, 30)
        at.process.send_signal(signal.SIGCONT)
        at.see("Mk0001x said")
        at.see(lambda now: "keep" in now.rows()[29])
        at.line_is("half a li")
        at.type("ne\r")
        at.see("half a line")
        at.see_saved()
        at.press("ctrl+q")
        assert at.gone() == 0
        assert terminal_as_found(at), at.modes_left_on()
    assert "half a line" in words_of(read_whole(agenda))


def test_a_second_signal_does_not_cut_the_leaving_short(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        begin(at)
        at.process.send_signal(signal.SIGTERM)
        at.process.send_signal(signal.SIGHUP)
        assert at.gone() in (-signal.SIGTERM, -signal.SIGHUP)
        assert terminal_as_found(at), at.modes_left_on()
    assert is_whole(agenda)


def test_control_c_held_down_ends_nothing(tmp_path: Path) -> None:
    with AtScreen("run", a_meeting(tmp_path)) as at:
        begin(at)
        at.press(*["ctrl+c"] * 50)
        at.see("The meeting goes on.")
        at.line_is("half a li")
        assert at.process.poll() is None

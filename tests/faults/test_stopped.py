"""Attacks being told to stop: a hang-up, a shutdown or Ctrl+C leaves a whole record and an honest end.

Design, section 4: "Closing the terminal, kill -9 and a flat battery cost at most one second of an
unfinished line", "Ctrl+C ... never ends the meeting", and promise 1 of section 7. From a pipe every ending
signal leaves the meeting open, with every answered entry in a record that is whole, and the process ends by
that signal, so that whoever started it sees the truth. At a terminal Ctrl+C ends nothing, however long the
key is held.
"""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from .program import Piped, a_meeting, posix, quiet, run
from .standing import every_answer_is_recorded, read_whole, which, words_of
from .talk import Talk, answered
from .terminal import AtTerminal

pytestmark = posix

ENDING = ["SIGTERM", "SIGHUP", "SIGINT"]
SECONDS_TO_LEAVE = 8.0
"""Far more than leaving takes, and less than waiting for a disk that does not answer."""


def of_name(name: str) -> signal.Signals:
    return signal.Signals[name]


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_to_an_idle_pipe_leaves_the_meeting_open_and_whole(name: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed("Mk0001x said", "~ Mk0002x kept back")
        meeting.hear_line("Kept P1")
        assert meeting.told(of_name(name)) == -of_name(name)
    assert "The meeting is left open." in meeting.said
    assert meeting.warned == []
    assert {"N1", "P1"} == {entry.ref for entry in read_whole(agenda).standing}
    assert not agenda.with_name("sam.lock").exists()
    assert b"Now: Opening" in run("run", agenda, "--plain").stdout


def stopped_while_busy(folder: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    agenda = a_meeting(folder)
    steps = Talk(chance).lines(300)
    after = chance.randrange(1, 250)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed(*(step.line for step in steps))
        meeting.hear(lambda said: answered(steps, said) >= after)
        time.sleep(chance.uniform(0, 0.004))
        began = time.monotonic()
        code = meeting.told(of_name(name))
        took = time.monotonic() - began
    assert code == -of_name(name), (seed, meeting.warned)
    assert meeting.warned == [], seed
    assert quiet("\n".join(meeting.said))
    done = answered(steps, meeting.said)
    read_whole(agenda)
    every_answer_is_recorded(agenda, steps[:done])
    which(agenda, [steps[done - 1].after, *(step.after for step in steps[done : done + 1])])
    assert took < SECONDS_TO_LEAVE, f"seed {seed}: it took {took:.1f} s to leave"


@pytest.mark.parametrize("name", ENDING)
@pytest.mark.parametrize("seed", range(31, 33))
def test_a_signal_amid_a_stream_of_lines_loses_nothing_answered(name: str, seed: int, tmp_path: Path) -> None:
    stopped_while_busy(tmp_path, name, seed)


@pytest.mark.long
@pytest.mark.parametrize("name", ENDING)
@pytest.mark.parametrize("seed", range(41, 101))
def test_a_signal_amid_a_stream_of_lines_many_times(name: str, seed: int, tmp_path: Path) -> None:
    stopped_while_busy(tmp_path, name, seed)


def test_a_second_signal_does_not_cut_the_leaving_short(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed("Mk0001x said")
        meeting.hear_line("Kept N1")
        meeting.process.send_signal(signal.SIGTERM)
        meeting.process.send_signal(signal.SIGHUP)
        assert meeting.end() in (-signal.SIGTERM, -signal.SIGHUP)
    assert "The meeting is left open." in meeting.said
    assert not agenda.with_name("sam.lock").exists()
    assert words_of(read_whole(agenda)).count("Mk0001x") == 1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_at_a_terminal_leaves_the_meeting_and_the_terminal_whole(name: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        before = meeting.settings()
        meeting.see("> ")
        meeting.type("Mk0001x said\n")
        meeting.see("Kept N1")
        meeting.type("half a li")
        meeting.see("half a li")
        assert meeting.told(of_name(name)) == -of_name(name)
        assert meeting.settings() == before
        assert quiet(meeting.seen)
        assert "The meeting is left open." in meeting.seen
    assert "Mk0001x" in words_of(read_whole(agenda))
    assert not agenda.with_name("sam.lock").exists()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_in_the_same_instant_as_the_note_of_the_growing_line_is_heard(
    name: str, tmp_path: Path
) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("Mk0001x said\n")
        meeting.see("Kept N1")
        meeting.type("half a li")
        meeting.see("half a li")
        # what comes while a process is held still, its own timer too, arrives at once when it goes on
        meeting.process.send_signal(signal.SIGSTOP)
        time.sleep(0.6)
        meeting.process.send_signal(of_name(name))
        meeting.process.send_signal(signal.SIGCONT)
        assert meeting.gone() == -of_name(name)
        assert quiet(meeting.seen)
    assert "Mk0001x" in words_of(read_whole(agenda))
    assert not agenda.with_name("sam.lock").exists()


def test_closing_the_terminal_window_leaves_the_meeting_whole(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("Mk0001x said\n")
        meeting.see("Kept N1")
        meeting.close_window()
        assert meeting.gone() == -signal.SIGHUP
    assert "Mk0001x" in words_of(read_whole(agenda))
    assert not agenda.with_name("sam.lock").exists()


def test_control_c_at_a_terminal_ends_nothing_and_keeps_the_line(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("Mk0001x half")
        meeting.see("Mk0001x half")
        meeting.type("\x03")
        meeting.see("The meeting goes on.")
        meeting.type(" and whole\n")
        meeting.see("Kept N1")
        meeting.type("/quit\n")
        assert meeting.gone() == 0
    assert "Mk0001x half and whole" in words_of(read_whole(agenda))


def held_down(folder: Path, seed: int, presses: int) -> None:
    """Ctrl+C again and again, quicker than a key repeats, while lines are typed."""
    chance = random.Random(seed)
    agenda = a_meeting(folder)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        for press in range(presses):
            if press % 10 == 0:
                meeting.type(f"\nMk{press:04}x said\n")
            meeting.process.send_signal(signal.SIGINT)
            meeting.pause(chance.uniform(0, 0.01))
        meeting.type("\nMk9999x at last\n")
        meeting.see("Mk9999x at last\nKept N")
        meeting.type("\n/quit\n")
        assert meeting.gone() == 0, (seed, meeting.seen[-500:])
        assert quiet(meeting.seen)
        kept = meeting.seen.count("Kept N")
    standing = read_whole(agenda).standing
    assert len(standing) >= kept
    assert "Mk9999x at last" in standing[-1].words.text


def test_control_c_held_down_ends_nothing(tmp_path: Path) -> None:
    held_down(tmp_path, seed=51, presses=100)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(61, 71))
def test_control_c_held_down_for_long_ends_nothing(seed: int, tmp_path: Path) -> None:
    held_down(tmp_path, seed=seed, presses=10_000)

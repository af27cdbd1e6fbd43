"""Attacks the saved mark: what was on the screen while the mark read "saved" survives kill -9 at any moment.

Design, section 4: "Closing the terminal, kill -9 and a flat battery cost at most one second of an unfinished
line; opening again continues at the same item with that line in place", and promise 1 of section 7. A typist
whose moments a seed decides types entries key by key; the program is ended somewhere in between and opened
again, over and over, in one meeting.
"""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from ...faults.program import a_meeting, posix
from .screen import AtScreen
from .typist import Typist

pytestmark = posix

AT_MOST_LOST = 1.0
A_SLOW_DISK = 0.6
"""Seconds that noting the line may take once its second is over, with all else this machine has to do."""


def killed_again_and_again(folder: Path, seed: int, kills: int) -> None:
    typist = Typist(seed, a_meeting(folder))
    for _ in range(kills):
        typist.sit(AtScreen.kill, may_lose=AT_MOST_LOST + A_SLOW_DISK)
    typist.sit_to_the_end()


@pytest.mark.parametrize("seed", range(8101, 8102))
def test_what_the_screen_called_saved_survives_being_killed(seed: int, tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, seed, kills=3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8201, 8252))
def test_what_the_screen_called_saved_survives_two_hundred_kills(seed: int, tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, seed, kills=4)


def told_to_end(at: AtScreen, how: str) -> None:
    if how == "window":
        at.close_window()
        assert at.gone() == -signal.SIGHUP
    else:
        assert at.told(signal.Signals[how]) == -signal.Signals[how]


def ended_amid_typing(folder: Path, seed: int) -> None:
    """Where it is told to end there is time to note the line: nothing at all of it is lost."""
    chance = random.Random(seed)
    typist = Typist(seed, a_meeting(folder))
    for _ in range(2):
        how = chance.choice(("window", "SIGTERM", "SIGHUP", "SIGINT"))
        typist.sit(lambda at, how=how: told_to_end(at, how))  # type: ignore[misc]
    typist.sit_to_the_end()


@pytest.mark.parametrize("seed", range(8401, 8402))
def test_being_told_to_end_amid_typing_loses_nothing(seed: int, tmp_path: Path) -> None:
    ended_amid_typing(tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8411, 8441))
def test_being_told_to_end_amid_typing_many_times_loses_nothing(seed: int, tmp_path: Path) -> None:
    ended_amid_typing(tmp_path, seed)

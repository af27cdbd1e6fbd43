"""Attacks "saved means saved" at a terminal: kill -9 while somebody types there.

Design, section 4: "Closing the terminal, kill -9 and a flat battery cost at most one second of an
unfinished line; opening again continues at the same item with that line in place", and "The unfinished line
is not in the record" of section 3.2.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

from .program import PATIENCE, a_meeting, posix, quiet, record_of
from .standing import every_answer_is_recorded, read_whole, which
from .talk import Step, Talk, answered
from .terminal import AtTerminal

pytestmark = posix


def killed_somewhere(agenda: Path, steps: list[Step], chance: random.Random) -> int:
    """Types line after line, kills at a moment that the seed decides, says how many lines were answered."""
    last = chance.randrange(len(steps))
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        for number, step in enumerate(steps[:last], start=1):
            meeting.type(f"{step.line}\n")
            meeting.see_that(lambda seen, number=number: answered(steps, seen.splitlines()) >= number)  # type: ignore[misc]
        under_way = steps[last].line + "\n"
        meeting.type(under_way[: chance.randrange(len(under_way) + 1)])
        meeting.pause(chance.uniform(0, 0.02))
        meeting.kill()
        assert quiet(meeting.seen)
        return answered(steps, meeting.seen.splitlines())


def one_meeting(folder: Path, seed: int, kills: int) -> None:
    chance = random.Random(seed)
    agenda = a_meeting(folder)
    talk = Talk(chance)
    told: list[Step] = []
    for _ in range(kills):
        before = talk.held
        steps = talk.lines(12)
        done = killed_somewhere(agenda, steps, chance)
        told += steps[:done]
        agenda.with_name("sam.draft").unlink(missing_ok=True)
        if not record_of(agenda).exists():
            assert not told
            talk.go_on_from(before)
            continue
        every_answer_is_recorded(agenda, told)
        standing = steps[done - 1].after if done else before
        talk.go_on_from(which(agenda, [standing, *(step.after for step in steps[done : done + 1])]))


@pytest.mark.parametrize("seed", range(2801, 2803))
def test_what_was_answered_at_a_terminal_survives_being_killed(seed: int, tmp_path: Path) -> None:
    one_meeting(tmp_path, seed, kills=3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2901, 2921))
def test_what_was_answered_at_a_terminal_survives_many_kills(seed: int, tmp_path: Path) -> None:
    one_meeting(tmp_path, seed, kills=5)


def until_noted(agenda: Path, line: str) -> None:
    """Waits until the unfinished line is on the disk: a second after it was typed, on an idle machine."""
    draft = agenda.with_name("sam.draft")
    until = time.monotonic() + PATIENCE
    while not draft.exists() or json.loads(draft.read_bytes())["text"] != line:
        assert time.monotonic() < until, f"never noted: {line}"
        time.sleep(0.05)


def test_an_unfinished_line_is_there_again_after_a_kill_at_the_same_item(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("Mk0001x said\n")
        meeting.see("Kept N1")
        meeting.type("/go 1\n")
        meeting.see("Now: 1. Speech")
        meeting.type("Mk0002x half a tho")
        until_noted(agenda, "Mk0002x half a tho")
        meeting.kill()
    assert b"Mk0002x" not in record_of(agenda).read_bytes()
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> Mk0002x half a tho")
        assert "Now: 1. Speech" in meeting.seen
        meeting.type("ught\n")
        meeting.see("Kept N2")
        meeting.type("/quit\n")
        assert meeting.gone() == 0
    entry = read_whole(agenda).entries["N2"]
    assert (entry.words.text, entry.item) == ("Mk0002x half a thought", "concern:salt")
    assert not agenda.with_name("sam.draft").exists()


def test_an_unfinished_line_that_was_thought_better_of_leaves_no_trace(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        meeting.type("Mk0001x he is always late")
        until_noted(agenda, "Mk0001x he is always late")
        meeting.type("\x15Mk0002x said instead\n")
        meeting.see("Kept N1")
        meeting.type("/quit\n")
        assert meeting.gone() == 0
    left = [path for path in tmp_path.iterdir() if b"Mk0001x" in path.read_bytes()]
    assert left == []
    assert [entry.words.text for entry in read_whole(agenda).standing] == ["Mk0002x said instead"]

"""Attacks "saved means saved": what was answered with "Kept" survives kill -9 at any moment.

Design, section 4: "Closing the terminal, kill -9 and a flat battery cost at most one second of an
unfinished line; opening again continues at the same item", and promise 1 of section 7. One meeting is
killed again and again at random moments while lines of every kind come in; after each kill the record and
the minutes must show what was answered (and at most the one line that was under way), and the same command
must go on with it.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from .program import Piped, a_meeting, quiet, record_of
from .standing import every_answer_is_recorded, minutes_of, read_whole, which
from .talk import Step, Talk, answered

KILLS_OF_ONE_MEETING = 4
LINES = 40


def kill_somewhere(agenda: Path, steps: list[Step], chance: random.Random) -> int:
    """Feeds all lines, kills at a moment that the seed decides, and says how many lines were answered."""
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed(*(step.line for step in steps))
        if chance.random() < 0.8:
            after = chance.randrange(len(steps) + 1)
            meeting.hear(lambda said: answered(steps, said) >= after)
            time.sleep(chance.uniform(0, 0.004))
        else:
            time.sleep(chance.uniform(0, 0.4))
        meeting.kill()
        assert quiet("\n".join(meeting.warned)), meeting.warned
        return answered(steps, meeting.said)


def one_meeting(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    agenda = a_meeting(folder)
    talk = Talk(chance)
    told: list[Step] = []
    for _ in range(KILLS_OF_ONE_MEETING):
        before = talk.held
        steps = talk.lines(LINES)
        done = kill_somewhere(agenda, steps, chance)
        told += steps[:done]
        standing = steps[done - 1].after if done else before
        under_way = [steps[done].after] if done < len(steps) else []
        if not record_of(agenda).exists():
            assert not told
            talk.go_on_from(before)
            continue
        every_answer_is_recorded(agenda, told)
        talk.go_on_from(which(agenda, [standing, *under_way]))
    end_it(agenda, talk)


def end_it(agenda: Path, talk: Talk) -> None:
    """The last sitting is left in peace: it goes on where the kills left it, and closes."""
    (step,) = talk.lines(1)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed(step.line, "/end", "/end")
        code = meeting.end()
    assert code == 0, meeting.warned
    assert answered([step], meeting.said) == 1, meeting.said
    assert any(line.startswith("The meeting is closed.") for line in meeting.said)
    which(agenda, [step.after])


@pytest.mark.parametrize("seed", range(2601, 2604))
def test_what_was_answered_survives_being_killed_at_any_moment(seed: int, tmp_path: Path) -> None:
    one_meeting(tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2701, 2753))
def test_what_was_answered_survives_two_hundred_kills(seed: int, tmp_path: Path) -> None:
    one_meeting(tmp_path, seed)


def test_private_words_answered_before_a_kill_are_in_the_record_and_in_no_minutes(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed("Mk0001x for everyone", "~ Mk0002x for me alone")
        meeting.hear_line("Kept P1")
        meeting.kill()
    assert "Mk0002x" in read_whole(agenda).entries["P1"].words.text
    minutes = minutes_of(agenda)
    assert "Mk0001x" in minutes
    assert "Mk0002x" not in minutes


def test_a_meeting_killed_before_anything_was_kept_leaves_no_record(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.hear_line("Now: Opening")
        meeting.feed("/go 1")
        meeting.hear_line("Now: 1. Speech")
        meeting.kill()
    assert not record_of(agenda).exists()
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")) == ["sam.toml"]


def test_the_lock_of_a_killed_meeting_does_not_keep_anyone_out(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    for number in range(3):
        with Piped("run", agenda, "--plain") as meeting:
            meeting.feed(f"Mk000{number}x")
            meeting.hear_line(f"Kept N{number + 1}")
            meeting.kill()
    with Piped("run", agenda, "--plain") as meeting:
        assert meeting.end() == 0
    assert len(read_whole(agenda).standing) == 3


def test_a_line_torn_by_a_kill_is_named_and_its_ref_is_not_given_out_again(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed("Mk0001x said", "Mk0002x said")
        meeting.hear_line("Kept N2")
        meeting.kill()
    record = record_of(agenda)
    record.write_bytes(record.read_bytes()[:-60])
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed("Mk0003x said")
        meeting.hear_line("Kept N3,")
        assert meeting.end() == 0
    assert any("was cut off before it was complete" in line for line in meeting.said)
    assert "Mk0003x" in minutes_of(agenda)

"""Attacks the way out: when nobody reads the answers any more, the lines are kept all the same.

Design, section 4: a meeting from a pipe is held to its end, "exit 0 when it was ended or left open";
promise 1 of section 7. `| head -1`, a closed standard output and a full one must not cost a word.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .program import PATIENCE, a_meeting, command, posix, quiet, run, surroundings
from .standing import minutes_of, read_whole

LINES = [f"Mk{number:04}x said" for number in range(1, 31)]
SCRIPT = "\n".join(LINES).encode()

pytestmark = posix


def kept(agenda: Path) -> list[str]:
    return [entry.words.text for entry in read_whole(agenda).standing]


def shell(line: str, agenda: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of the shell in which $IEPMEET is the program and $AGENDA the agenda."""
    iepmeet = " ".join(command())
    return subprocess.run(
        ["/bin/sh", "-c", line],
        input=SCRIPT,
        capture_output=True,
        env=surroundings() | {"IEPMEET": iepmeet, "AGENDA": str(agenda)},
        timeout=PATIENCE,
        check=False,
    )


def test_a_reader_that_wants_one_line_only_costs_no_entry(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = shell('{ $IEPMEET run "$AGENDA" --plain; echo "status $?" >&2; } | head -n 1', agenda)
    assert done.stdout == b"IEP review for Sam\n"
    assert done.stderr == b"status 0\n"
    assert kept(agenda) == LINES


def test_a_reader_that_goes_away_in_the_middle_costs_no_entry(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    reading, writing = os.pipe()
    with subprocess.Popen(
        command("run", agenda, "--plain"),
        stdin=subprocess.PIPE,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=surroundings(),
    ) as meeting:
        os.close(writing)
        assert meeting.stdin is not None
        meeting.stdin.write(b"Mk0000x first\n")
        meeting.stdin.flush()
        heard = b""
        while b"Kept N1" not in heard:
            block = os.read(reading, 4096)
            assert block, heard
            heard += block
        os.close(reading)
        _, warned = meeting.communicate(SCRIPT + b"\n/end\n/end\n", PATIENCE)
    assert meeting.returncode == 0, warned
    assert warned == b""
    assert kept(agenda) == ["Mk0000x first", *LINES]
    assert "Mk0030x" in agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "closed",
    ['$IEPMEET run "$AGENDA" --plain >&-', '$IEPMEET run "$AGENDA" --plain >&- 2>&-'],
    ids=["standard output", "both outputs"],
)
def test_an_output_that_was_closed_beforehand_costs_no_entry(closed: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = shell(closed, agenda)
    assert (done.returncode, done.stderr) == (0, b"")
    assert kept(agenda) == LINES


def test_an_input_that_was_closed_beforehand_is_an_empty_one(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = shell('$IEPMEET run "$AGENDA" --plain <&-', agenda)
    assert done.returncode == 0, done.stderr
    assert quiet(done.stdout + done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where a full device is at hand (Linux)")
def test_an_output_that_takes_no_more_costs_no_entry(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = shell('$IEPMEET run "$AGENDA" --plain > /dev/full', agenda)
    assert (done.returncode, done.stderr) == (0, b"")
    assert kept(agenda) == LINES


def test_warnings_that_nobody_reads_cost_no_entry(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = shell(
        '{ echo "/nosuch Mk0031x"; cat; } | $IEPMEET run "$AGENDA" --plain 2>&1 >/dev/null | true', agenda
    )
    assert done.returncode == 0
    assert kept(agenda) == ["/nosuch Mk0031x", *LINES]
    assert "Mk0030x" in minutes_of(agenda)


def test_help_that_is_cut_off_says_nothing_of_it() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{' '.join(command())} --help | head -n 1"],
        capture_output=True,
        env=surroundings(),
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout.startswith(b"Usage:")
    assert quiet(done.stderr)


def test_a_check_that_nobody_reads_is_no_fault(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    run("run", agenda, "--plain", stdin=SCRIPT)
    done = shell('{ $IEPMEET verify "$AGENDA"; echo "status $?" >&2; } >&-', agenda)
    assert quiet(done.stderr)
    assert done.stderr == b"status 0\n"

"""Attacks the door for text with bytes that are no text: none may end the meeting or lose an entry.

Design, section 7: invalid UTF-8 bytes become U+FFFD, "no input gives a traceback"; and section 9: "One
invalid UTF-8 byte on stdin ends the app with exit code 0", which must not be true here, from a pipe or at a
terminal.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.text import clean

from .program import a_meeting, posix, quiet, run
from .standing import minutes_of, read_whole
from .terminal import AtTerminal

BAD = {
    "a byte that begins nothing": b"\xff",
    "half a letter": b"caf\xc3 noir",
    "a letter cut off at the end": b"caf\xe2\x82",
    "a surrogate in bytes": b"\xed\xa0\x80",
    "a letter written too long": b"\xc0\xaf",
    "Latin letters of an old program": "Café Müller".encode("latin-1"),
    "beyond all letters": b"\xf4\x90\x80\x80",
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD.keys())
def test_bytes_from_a_pipe_that_are_no_text_are_kept_as_marks(raw: bytes, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = run("run", agenda, "--plain", stdin=b"Mk0001x " + raw + b" said\nMk0002x after it\n")
    assert done.returncode == 0
    assert done.stderr == b""
    assert quiet(done.stdout)
    entries = read_whole(agenda).entries
    assert [*entries] == ["N1", "N2"]
    assert "\ufffd" in entries["N1"].words.text
    assert entries["N1"].words.text.startswith("Mk0001x ")
    assert entries["N1"].words.text.endswith(" said")
    assert entries["N1"].words.text in minutes_of(agenda)


def test_all_bytes_at_once_leave_every_line_its_entry(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    others = [byte for byte in range(256) if byte not in (0x0A, 0x0D)]
    lines = [b"Mk%04dx %c said" % (byte, byte) for byte in others]
    done = run("run", agenda, "--plain", stdin=b"\n".join(lines))
    assert done.returncode == 0
    assert done.stderr == b""
    kept = [entry.words.text for entry in read_whole(agenda).standing]
    assert [text[:7] for text in kept] == [f"Mk{byte:04}x" for byte in others]
    assert all(text.endswith(" said") for text in kept)


def test_a_command_in_bytes_that_are_no_text_is_kept_whole(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    done = run("run", agenda, "--plain", stdin=b"/\xff\xfe Mk0001x\n/answer \xff Mk0002x\n")
    assert done.returncode == 0
    assert quiet(done.stderr)
    assert [entry.kind for entry in read_whole(agenda).standing] == ["parked", "parked"]


@posix
def test_bytes_typed_at_a_terminal_that_are_no_text_do_not_end_the_meeting(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtTerminal("run", agenda, "--plain") as meeting:
        meeting.see("> ")
        for number, raw in enumerate(BAD.values(), start=1):
            meeting.type(b"Mk%04dx " % number + raw + b" said\n")
            meeting.see(f"Kept N{number}")
        meeting.type("/quit\n")
        assert meeting.gone() == 0
        assert quiet(meeting.seen)
    kept = [entry.words.text for entry in read_whole(agenda).standing]
    assert [text[:7] for text in kept] == [f"Mk{number:04}x" for number in range(1, len(BAD) + 1)]
    # the line editor of the terminal may drop half a letter itself; what it hands on is marked
    assert "\ufffd" in kept[0]
    assert all(text == clean(text) and text.endswith("said") for text in kept)

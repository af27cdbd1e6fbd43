"""Attacks "saved means saved" with a disk that refuses: nothing is called kept that is not on it.

Design, section 4: "`× NOT SAVED` with a bar in plain words if the disk refuses; entries held in memory and
retried, another place offered"; promise 1 of section 7; exit code 3 of section 6. The disk refuses for
real: by a limit on the size of files (any user, any Unix), by a record that was taken away, and on a small
disk of its own that is full (marked `system`: mounting one needs root on Linux).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iepmeet.record import journal

from .program import Piped, a_meeting, leave_out, posix, quiet, record_of, run
from .standing import folded, minutes_of, read_whole, words_of

pytestmark = posix

_LIMIT = 6000
_PAGE = 4096
_LIMITED = (
    sys.executable,
    "-c",
    "import os, resource, sys\n"
    "hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))\n"
    "os.execv(sys.argv[2], sys.argv[2:])",
    str(_LIMIT),
)


def note(number: int) -> str:
    return f"Mk{number:04}x what was said, in a few more words"


def fill(meeting: Piped) -> tuple[int, int]:
    """Says notes until one is not saved: how many were answered as kept, and how many were said."""
    for number in range(1, 1000):
        meeting.feed(note(number))
        kept, held = f"Kept N{number},", f"NOT SAVED, held in memory: N{number},"
        meeting.hear(lambda said, kept=kept, held=held: any(line.startswith((kept, held)) for line in said))  # type: ignore[misc]
        if any(line.startswith(held) for line in meeting.said):
            return number - 1, number
    raise AssertionError("the disk took everything")


def missing(agenda: Path, count: int) -> list[int]:
    """Which of the first so many notes are not in the record."""
    words = words_of(folded(journal.read(record_of(agenda))))
    return [number for number in range(1, count + 1) if note(number) not in words]


@pytest.mark.long
def test_a_disk_that_refuses_is_said_in_plain_words_and_nothing_kept_is_missing(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain", before=_LIMITED) as meeting:
        kept, said = fill(meeting)
        meeting.hear_line("NOT SAVED: the file is too large. What you write is held here", warned=True)
        assert meeting.end() == 3
    assert kept > 5
    assert f"NOT SAVED: {said - kept} thing you typed could not be written." in meeting.warned[-1]
    assert quiet("\n".join(meeting.warned))
    assert "left open" not in "\n".join(meeting.said)
    assert missing(agenda, kept) == []
    reading = journal.read(record_of(agenda))
    assert len(reading.damage) <= 1, "one line may be torn: the one that did not fit"
    again = run("run", agenda, "--plain", stdin=b"Mk9999x the disk has room again\n")
    assert again.returncode == 0
    assert again.stderr == b""
    assert "Mk9999x" in minutes_of(agenda)
    assert missing(agenda, kept) == []


def test_save_writes_the_whole_record_to_another_folder_and_goes_on_there(tmp_path: Path) -> None:
    if sys.platform != "linux":
        leave_out("only Linux can lift the limit of a running program")
    import resource

    agenda = a_meeting(tmp_path / "full")
    other = tmp_path / "stick with room"
    other.mkdir()
    with Piped("run", agenda, "--plain", before=_LIMITED) as meeting:
        kept, said = fill(meeting)
        meeting.feed(f"/save {other}")
        meeting.hear(lambda warned: any("cannot be saved there" in line for line in warned), warned=True)
        # a pipe keeps what it could not follow, whole: here in memory, as the rest
        meeting.hear_line("NOT SAVED, held in memory: K1,")
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(meeting.process.pid, resource.RLIMIT_FSIZE, unlimited)
        meeting.feed(f"/save {other}")
        meeting.hear_line("Saved. The record goes on in ")
        meeting.feed("Mk9999x goes on")
        meeting.hear_line(f"Kept N{said + 1},")
        assert meeting.end() == 0
    there = other / "sam.toml"
    standing = read_whole(there).standing
    assert [entry.words.text for entry in standing if entry.kind == "note"] == [
        *(note(number) for number in range(1, said + 1)),
        "Mk9999x goes on",
    ]
    assert (record_of(there).stat().st_mode & 0o777) == 0o600
    assert missing(agenda, kept) == []
    assert "Mk9999x" in minutes_of(there)
    assert "Mk9999x" not in words_of(folded(journal.read(record_of(agenda))))


def test_a_record_that_was_taken_away_is_missed_and_saved_whole_in_another_folder(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path / "here")
    other = tmp_path / "there"
    other.mkdir()
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed(note(1), f"~ {note(2)}")
        meeting.hear_line("Kept P1")
        record_of(agenda).unlink()
        meeting.feed(note(3))
        meeting.hear_line("NOT SAVED, held in memory: N2,")
        meeting.hear_line("NOT SAVED: The record was moved, deleted or replaced", warned=True)
        meeting.feed(f"/save {other}", note(4))
        meeting.hear_line("Kept N3,")
        assert meeting.end() == 0
    words = words_of(read_whole(other / "sam.toml"))
    assert [words.count(note(number)) for number in (1, 2, 3, 4)] == [1, 1, 1, 1]
    assert not record_of(agenda).exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        leave_out("a small disk of its own needs mount, and root on Linux")
    disk = tmp_path / "small disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        leave_out(f"a small disk cannot be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def filler(disk: Path) -> Path:
    """Fills a disk but for a few kilobytes, and returns what fills it."""
    free = shutil.disk_usage(disk).free
    path = disk / "photos of a school trip"
    path.write_bytes(b"\0" * (free - 12 * 1024))
    return path


@pytest.mark.system
def test_on_a_full_disk_nothing_kept_is_missing_and_the_exit_says_so(small_disk: Path) -> None:
    agenda = a_meeting(small_disk)
    filler(small_disk)
    with Piped("run", agenda, "--plain") as meeting:
        kept, _ = fill(meeting)
        meeting.hear_line("NOT SAVED: the disk is full.", warned=True)
        assert meeting.end() == 3
    assert kept > 5
    assert missing(agenda, kept) == []


@pytest.mark.system
def test_what_a_full_disk_refused_is_saved_once_there_is_room(small_disk: Path) -> None:
    agenda = a_meeting(small_disk)
    in_the_way = filler(small_disk)
    with Piped("run", agenda, "--plain") as meeting:
        _, said = fill(meeting)
        in_the_way.unlink()
        meeting.feed(note(said + 1))
        meeting.hear_line("All is saved again.")
        meeting.hear_line(f"Kept N{said + 1},")
        assert meeting.end() == 0
    assert missing(agenda, said + 1) == []
    assert [entry.ref for entry in read_whole(agenda).standing] == [f"N{n}" for n in range(1, said + 2)]


@pytest.mark.system
def test_a_meeting_on_a_full_disk_goes_on_in_another_folder(small_disk: Path, tmp_path: Path) -> None:
    agenda = a_meeting(small_disk)
    filler(small_disk)
    other = tmp_path / "stick"
    other.mkdir()
    with Piped("run", agenda, "--plain") as meeting:
        kept, said = fill(meeting)
        meeting.feed(f"/save {other}", note(said + 1), "/end", "/end")
        meeting.hear_line("Saved. The record goes on in ")
        assert meeting.end() == 0
    assert missing(other / "sam.toml", said + 1) == []
    assert missing(agenda, kept) == []
    assert note(said + 1) in (other / "sam.minutes.md").read_text(encoding="utf-8")


@pytest.mark.system
def test_minutes_that_do_not_fit_the_disk_leave_the_record_closed_and_whole(small_disk: Path) -> None:
    agenda = a_meeting(small_disk)
    with Piped("run", agenda, "--plain") as meeting:
        said = 0
        # the disk is given out in pages: in the last one of the record there is room for the close
        while said < 5 or record_of(agenda).stat().st_size % _PAGE > _PAGE - 1000:
            said += 1
            meeting.feed(note(said))
            meeting.hear_line(f"Kept N{said},")
        (small_disk / "photos").write_bytes(b"\0" * shutil.disk_usage(small_disk).free)
        meeting.feed("/end", "/end")
        assert meeting.end() == 3
    assert any("The minutes could not be written: the disk is full." in line for line in meeting.said)
    assert read_whole(agenda).closed
    assert not agenda.with_name("sam.minutes.md").exists()
    assert missing(agenda, said) == []

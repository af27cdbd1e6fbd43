"""The disk refuses in every way it can: nothing is called saved that is not, nothing is garbled."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from iepmeet import files
from iepmeet.errors import NotSavedError
from iepmeet.record import line
from iepmeet.record.journal import Journal, read

from .lines import note, notes, record


class Disk:
    """A disk with so many bytes left, that takes at most so many in one go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int, gulp: int = 1 << 30) -> None:
        self.room = room
        self.gulp = gulp
        self.number = errno.ENOSPC
        self.real: Callable[[int, bytes], int] = os.write
        monkeypatch.setattr(os, "write", self.write)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        count = min(len(data), self.room, self.gulp)
        if count == 0:
            raise OSError(self.number, "refused")
        self.room -= count
        return self.real(fd, bytes(data[:count]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sam-review.record.jsonl"


def _faulty_syncs(monkeypatch: pytest.MonkeyPatch, times: int, name: str = "sync") -> None:
    real = getattr(files, name)
    left = [times]

    def sync(what: object) -> None:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.EIO, "refused")
        real(what)

    monkeypatch.setattr(files, name, sync)


def _all_lines_are_there(path: Path, count: int) -> None:
    reading = read(path)
    assert reading.events == tuple(notes(count))
    assert reading.damage == ()


def test_a_disk_that_is_full_at_any_byte_loses_and_garbles_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = record(notes(4))
    first = len(record(notes(1)))
    for room in range(len(whole) - first):
        path.unlink(missing_ok=True)
        disk = Disk(monkeypatch, room=first + room)
        monkeypatch.setattr(files, "sync", lambda fd: None)
        journal = Journal.open(path)
        journal.append(notes(1))
        with pytest.raises(OSError, match="refused"):
            journal.append(notes(4)[1:3])
            journal.append(notes(4)[3:])
        assert journal.saved_n in {1, 3}
        # what was called saved can be read whatever happens now
        assert read(path).events[: journal.saved_n] == tuple(notes(journal.saved_n))
        disk.room = len(whole)
        journal.append([each for each in notes(4) if each.n > journal.saved_n])
        journal.close()
        monkeypatch.undo()
        assert path.read_bytes() == whole


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_every_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Disk(monkeypatch, room=1 << 30, gulp=7)
    journal = Journal.open(path)
    journal.append(notes(3))
    journal.close()
    assert path.read_bytes() == record(notes(3))


def test_a_disk_that_stays_full_for_many_tries_gets_every_line_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, room=0)
    journal = Journal.open(path)
    for count in range(1, 6):
        disk.room = 11
        with pytest.raises(OSError, match="refused"):
            journal.append(notes(5)[:count])
    disk.room = 1 << 30
    journal.append([])
    journal.close()
    assert path.read_bytes() == record(notes(5))


@pytest.mark.parametrize("room", [0, 1, 60, 200, 300])
def test_a_disk_with_a_fault_loses_no_line(path: Path, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch, room=room)
    disk.number = errno.EIO
    journal = Journal.open(path)
    with pytest.raises(OSError, match="refused"):
        journal.append(notes(3))
    disk.room = 1 << 30
    journal.append(notes(4))
    journal.close()
    reading = read(path)
    assert reading.events == tuple(notes(4))
    assert len(reading.damage) <= 1


def test_a_write_that_takes_nothing_is_not_tried_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda fd, data: 0)
    journal = Journal.open(path)
    with pytest.raises(OSError, match="nothing was written"):
        journal.append([note(1)])
    journal.close()


@pytest.mark.parametrize("times", [1, 2, 5])
def test_after_a_failed_sync_the_lines_are_written_again(
    path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(path)
    journal.append(notes(1))
    _faulty_syncs(monkeypatch, times)
    for _ in range(times):
        with pytest.raises(OSError, match="refused"):
            journal.append(notes(3)[1:])
        assert journal.saved_n == 1
    journal.append(notes(4)[1:])
    assert journal.saved_n == 4
    journal.append([notes(5)[4]])
    journal.close()
    again = record(notes(3)).removeprefix(record(notes(1)))
    assert path.read_bytes().count(again) == times + 1
    _all_lines_are_there(path, 5)


def test_lines_that_a_failed_sync_lost_are_there_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(path)
    journal.append(notes(1))
    _faulty_syncs(monkeypatch, 1)
    with pytest.raises(OSError, match="refused"):
        journal.append(notes(3)[1:])
    # the system forgot the bytes and kept the length: the file now ends in a hole
    first = len(record(notes(1)))
    with path.open("r+b") as file:
        file.seek(first)
        file.write(b"\0" * (path.stat().st_size - first))
    journal.append([])
    journal.close()
    reading = read(path)
    assert reading.events == tuple(notes(3))
    assert [damage.line for damage in reading.damage] == [2]


def test_a_folder_that_cannot_be_synced_is_not_called_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _faulty_syncs(monkeypatch, 1, "sync_folder")
    journal = Journal.open(path)
    with pytest.raises(OSError, match="refused"):
        journal.append(notes(2))
    assert journal.saved_n == 0
    journal.append([])
    assert journal.saved_n == 2
    journal.close()
    _all_lines_are_there(path, 2)


def test_the_bytes_and_then_the_name_are_on_the_disk_before_a_line_is_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, bytes]] = []
    monkeypatch.setattr(files, "sync", lambda fd: done.append(("file", path.read_bytes())))
    monkeypatch.setattr(files, "sync_folder", lambda folder: done.append(("folder", path.read_bytes())))
    journal = Journal.open(path)
    for each in notes(2):
        journal.append([each])
    journal.close()
    one, two = record(notes(1)), record(notes(2))
    assert done == [("file", one), ("folder", one), ("file", two)]


def test_a_line_that_cannot_be_written_is_refused_and_the_others_are_kept(path: Path) -> None:
    journal = Journal.open(path)
    with pytest.raises(ValueError, match="out of range"):
        journal.append([note(1), note(line.HIGHEST + 1)])
    journal.append([note(2)])
    journal.close()
    assert read(path).events == (note(1), note(2))


def test_a_disk_where_no_file_can_be_made_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open(path)
    with monkeypatch.context() as patch:

        def refuse(*args: object, **options: object) -> int:
            raise OSError(errno.EROFS, "refused")

        patch.setattr(files, "open_append", refuse)
        with pytest.raises(OSError, match="refused"):
            journal.append([note(1)])
    journal.append([note(1), note(2)])
    journal.close()
    assert read(path).events == (note(1), note(2))


def test_a_file_put_in_its_place_while_the_disk_refused_is_not_written_to(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(path)
    journal.append(notes(1))
    _faulty_syncs(monkeypatch, 1)
    with pytest.raises(OSError, match="refused"):
        journal.append([note(2)])
    path.rename(path.with_name("away"))
    path.write_bytes(b"somebody else's record, and a good deal longer\n" * 20)
    for _ in range(2):
        with pytest.raises(NotSavedError, match="moved, deleted or replaced"):
            journal.append([])
    journal.close()
    assert path.read_bytes().startswith(b"somebody")
    assert b"Note" not in path.read_bytes()

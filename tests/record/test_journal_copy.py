from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from iepmeet import files
from iepmeet.errors import NotSavedError
from iepmeet.record.journal import Journal, read

from .lines import note, notes, record

posix = pytest.mark.skipif(sys.platform == "win32", reason="an open file can be deleted on POSIX only")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    return tmp_path / "here" / "sam-review.record.jsonl"


@pytest.fixture
def there(path: Path) -> Path:
    return path.parent.parent / "there"


def test_a_copy_holds_everything_and_goes_on(path: Path, there: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    other = journal.copy_to(there, notes(3))
    journal.close()
    assert other.saved_n == 3
    other.append([note(4)])
    other.close()
    assert other.path == there / path.name
    assert read(other.path).events == (*notes(3), note(4))
    assert read(other.path).damage == ()
    assert read(path).events == tuple(notes(2))
    assert [entry.name for entry in there.iterdir()] == [path.name]


def test_a_copy_keeps_the_damaged_lines_as_they_are(path: Path, there: Path) -> None:
    damaged = record(notes(3)).replace(b"Note number 2", b"Note number 8")[:-1]
    path.write_bytes(damaged)
    journal = Journal.open(path)
    other = journal.copy_to(there, [notes(3)[0], notes(3)[2], note(4)])
    other.close()
    journal.close()
    copied = other.path.read_bytes()
    assert copied.startswith(damaged + b"\n")
    assert read(other.path).events == (notes(3)[0], notes(3)[2], note(4))
    assert [damage.line for damage in read(other.path).damage] == [2]


@posix
def test_a_record_that_was_deleted_is_copied_whole(path: Path, there: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    path.unlink()
    other = journal.copy_to(there, notes(3))
    other.close()
    journal.close()
    assert other.path.read_bytes() == record(notes(3))


@posix
def test_a_record_that_was_deleted_can_be_made_again_in_its_place(path: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    path.unlink()
    other = journal.copy_to(path.parent, notes(3))
    journal.close()
    other.append([note(4)])
    with pytest.raises(NotSavedError, match="record of this name"):
        other.copy_to(path.parent, notes(3))
    other.append([note(5)])
    other.close()
    assert read(path).events == (*notes(3), note(4), note(5))
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_record_spoiled_on_the_disk_is_copied_from_memory(path: Path, there: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(3))
    path.write_bytes(b"\0" * path.stat().st_size)
    other = journal.copy_to(there, notes(4))
    other.close()
    journal.close()
    assert other.path.read_bytes() == record(notes(4))


def test_a_disk_that_does_not_answer_is_not_asked(
    path: Path, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    monkeypatch.setattr(Journal, "_saved_bytes", lambda *_: pytest.fail("asked the old disk"))
    other = journal.copy_to(there, notes(3), from_memory=True)
    other.close()
    journal.close()
    assert other.path.read_bytes() == record(notes(3))


def test_two_lines_of_one_number_both_come_over(path: Path, there: Path) -> None:
    twice = [note(1), note(2), note(2, "somebody else's two")]
    path.write_bytes(record(twice))
    journal = Journal.open(path)
    other = journal.copy_to(there, twice, from_memory=True)
    other.close()
    journal.close()
    assert read(other.path).events == tuple(twice)


def test_a_record_in_the_other_place_is_not_touched(path: Path, there: Path) -> None:
    (there / path.name).write_bytes(b"theirs")
    journal = Journal.open(path)
    with pytest.raises(NotSavedError, match="record of this name"):
        journal.copy_to(there, notes(2))
    journal.append(notes(2))
    journal.close()
    assert (there / path.name).read_bytes() == b"theirs"
    assert [entry.name for entry in there.iterdir()] == [path.name]
    assert read(path).events == tuple(notes(2))


def test_a_copy_that_fails_leaves_nothing_and_the_record_goes_on(
    path: Path, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    with monkeypatch.context() as patch:

        def refuse(fd: int) -> None:
            raise OSError(errno.ENOSPC, "refused")

        patch.setattr(files, "sync", refuse)
        with pytest.raises(OSError, match="refused"):
            journal.copy_to(there, notes(3))
    assert list(there.iterdir()) == []
    journal.append([notes(3)[2]])
    journal.close()
    assert path.read_bytes() == record(notes(3))


def test_an_empty_meeting_makes_no_file_in_the_other_place(path: Path, there: Path) -> None:
    journal = Journal.open(path)
    other = journal.copy_to(there, [])
    assert list(there.glob("*.jsonl")) == []
    other.append([note(1)])
    other.close()
    journal.close()
    assert read(other.path).events == (note(1),)

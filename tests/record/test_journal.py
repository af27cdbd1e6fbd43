from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from iepmeet.errors import NotReadError, NotSavedError
from iepmeet.record import reading
from iepmeet.record.journal import Journal, beside, read

from .lines import note, notes, record

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and deleting open files are POSIX's")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sam-review.record.jsonl"


def test_what_was_appended_is_read_back(path: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(3)[:1])
    journal.append(notes(3)[1:])
    assert journal.saved_n == 3
    journal.close()
    assert path.read_bytes() == record(notes(3))
    assert read(path).events == tuple(notes(3))


def test_opening_makes_no_record_and_closing_leaves_nothing(path: Path) -> None:
    journal = Journal.open(path)
    assert not journal.exists
    journal.append([])
    assert not path.exists()
    journal.close()
    journal.close()
    assert list(path.parent.iterdir()) == []


def test_a_record_goes_on_where_it_stopped(path: Path) -> None:
    for count in range(1, 5):
        journal = Journal.open(path)
        assert journal.reading.events == tuple(notes(4)[: count - 1])
        assert journal.reading.next_n == count
        journal.append([notes(4)[count - 1]])
        journal.close()
    assert path.read_bytes() == record(notes(4))


def test_the_files_that_belong_to_a_record_bear_its_name() -> None:
    assert beside(Path("a/sam.review.record.jsonl"), ".lock") == Path("a/sam.review.lock")
    assert beside(Path("a/casebook.jsonl"), ".draft") == Path("a/casebook.draft")


def test_a_number_that_was_given_before_is_refused(path: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    with pytest.raises(ValueError, match="only go up"):
        journal.append([note(2, "something else")])
    journal.append([note(3)])
    journal.close()
    assert [stamped.n for stamped in read(path).events] == [1, 2, 3]


def test_a_torn_end_is_left_alone_and_the_next_line_begins_afresh(path: Path) -> None:
    torn = record(notes(3))[:-30]
    path.write_bytes(torn)
    journal = Journal.open(path)
    journal.append([note(journal.reading.next_n)])
    journal.close()
    assert path.read_bytes().startswith(torn + b"\n{")
    assert read(path).events == (*notes(2), note(4))
    assert [damage.line for damage in read(path).damage] == [3]


def test_a_last_line_without_its_newline_is_made_whole_by_the_next(path: Path) -> None:
    path.write_bytes(record(notes(3))[:-1])
    journal = Journal.open(path)
    assert [damage.what for damage in journal.reading.damage] == [reading.NOT_ENDED]
    journal.append([note(4)])
    journal.close()
    assert read(path).events == (*notes(3), note(4))
    assert read(path).damage == ()


def test_reading_and_opening_change_no_byte_of_a_damaged_record(path: Path) -> None:
    damaged = b"\xff\n\n" + record(notes(3)).replace(b"twice", b"never")[:-7]
    path.write_bytes(damaged)
    read(path)
    Journal.open(path).close()
    assert path.read_bytes() == damaged


@posix
def test_a_record_is_its_owners_alone_and_the_folder_stays_as_it_is(path: Path) -> None:
    path.parent.chmod(0o755)
    with umask(0):
        journal = Journal.open(path)
        journal.append([note(1)])
    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
    journal.close()
    assert modes == {"sam-review.record.jsonl": 0o600, "sam-review.lock": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755


@posix
def test_a_record_that_is_a_link_is_not_followed(path: Path) -> None:
    target = path.with_name("precious.txt")
    target.write_bytes(b"precious")
    path.symlink_to(target)
    with pytest.raises(NotSavedError, match="a link to another file"):
        Journal.open(path)
    assert target.read_bytes() == b"precious"
    assert not beside(path, ".lock").exists()


@posix
def test_a_link_put_in_place_before_the_first_line_is_not_followed(path: Path) -> None:
    journal = Journal.open(path)
    target = path.with_name("precious.txt")
    path.symlink_to(target)
    with pytest.raises(NotSavedError, match="made a file of the record's name"):
        journal.append([note(1)])
    assert not target.exists()
    path.unlink()
    journal.append([])
    journal.close()
    assert read(path).events == (note(1),)


@posix
def test_a_pipe_that_bears_the_name_of_a_record_does_not_hold_us_up(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotSavedError, match="not an ordinary file"):
        Journal.open(path)
    with pytest.raises(NotReadError, match="not an ordinary file"):
        read(path)
    assert not beside(path, ".lock").exists()


def test_a_record_that_is_not_there_cannot_be_looked_at(path: Path) -> None:
    with pytest.raises(NotReadError, match="no such record"):
        read(path)


def test_a_folder_is_no_record(path: Path) -> None:
    path.mkdir()
    with pytest.raises(NotReadError):
        read(path)
    with pytest.raises(NotSavedError):
        Journal.open(path)


@posix
def test_a_record_deleted_while_open_is_missed_and_its_words_are_not_forgotten(path: Path) -> None:
    journal = Journal.open(path)
    journal.append([note(1)])
    path.unlink()
    with pytest.raises(NotSavedError, match="moved, deleted or replaced"):
        journal.append([note(2)])
    assert journal.saved_n == 1
    assert not path.exists()
    journal.close()


@posix
def test_a_record_moved_away_and_back_goes_on(path: Path) -> None:
    journal = Journal.open(path)
    journal.append([note(1)])
    path.rename(path.with_name("away"))
    with pytest.raises(NotSavedError, match="moved, deleted or replaced"):
        journal.append([note(2)])
    path.with_name("away").rename(path)
    journal.append([note(2), note(3)])
    journal.close()
    assert read(path).events == (note(1), note(2), note(3))
    assert read(path).damage == ()


@posix
def test_a_record_replaced_by_another_file_is_not_written_to(path: Path) -> None:
    journal = Journal.open(path)
    journal.append([note(1)])
    other = path.with_name("other")
    other.write_bytes(b"somebody else's\n")
    other.replace(path)
    with pytest.raises(NotSavedError, match="moved, deleted or replaced"):
        journal.append([note(2)])
    assert path.read_bytes() == b"somebody else's\n"
    journal.close()


def test_a_record_cut_short_while_open_is_missed(path: Path) -> None:
    journal = Journal.open(path)
    journal.append(notes(2))
    with path.open("r+b") as file:
        file.truncate(40)
    with pytest.raises(NotSavedError, match="cut the record short"):
        journal.append([note(3)])
    journal.close()


def test_what_another_program_adds_does_not_spoil_our_lines(path: Path) -> None:
    journal = Journal.open(path)
    journal.append([note(1)])
    with path.open("ab") as file:
        file.write(b"not a line")
    journal.append([note(2)])
    journal.append([note(3)])
    journal.close()
    assert read(path).events == (note(1), note(2), note(3))
    assert [(damage.line, damage.what) for damage in read(path).damage] == [(2, reading.BROKEN)]


def test_a_forged_number_too_high_to_go_on_from_is_said(path: Path) -> None:
    path.write_bytes(record([note(999_999_999)]))
    with pytest.raises(NotSavedError, match="too high"):
        Journal.open(path)
    assert not beside(path, ".lock").exists()
    assert len(read(path).events) == 1

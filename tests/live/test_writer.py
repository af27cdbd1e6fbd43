from __future__ import annotations

import errno
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iepmeet.errors import NotSavedError
from iepmeet.live.writer import Writer
from iepmeet.record import events as ev
from iepmeet.record.events import Stamped
from iepmeet.record.journal import Journal, read

from .kept import LONG, START, Gate, Said, note, notes

posix = pytest.mark.skipif(sys.platform == "win32", reason="an open file can be deleted on POSIX only")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    return tmp_path / "here" / "sam-review.record.jsonl"


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


@pytest.fixture
def start(path: Path, said: Said, gate: Gate) -> Iterator[Callable[[], Writer]]:
    writers = []

    def begin() -> Writer:
        writers.append(Writer(Journal.open(path), said.saved.put, said.trouble.put))
        return writers[-1]

    yield begin
    gate.open.set()
    for writer in writers:
        writer.give_up(LONG)


def test_what_is_put_is_saved_and_said(path: Path, said: Said, start: Callable[[], Writer]) -> None:
    writer = start()
    assert writer.saved == 0
    writer.put(note(1))
    assert said.saved.get(timeout=LONG) == 1
    assert writer.saved == 1
    assert writer.pending == ()
    assert read(path).events == notes(1)
    assert writer.close(LONG)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_an_entry_is_not_called_saved_before_the_disk_has_it(start: Callable[[], Writer], gate: Gate) -> None:
    writer = start()
    gate.open.clear()
    writer.put(note(1))
    assert gate.reached.wait(LONG)
    assert writer.saved == 0
    assert writer.pending == notes(1)
    assert not writer.wait(1, 0)
    gate.open.set()
    assert writer.wait(1, LONG)


def test_a_burst_is_saved_in_one_go(start: Callable[[], Writer], gate: Gate, said: Said) -> None:
    writer = start()
    gate.open.clear()
    writer.put(note(1))
    assert gate.reached.wait(LONG)
    for each in notes(50)[1:]:
        writer.put(each)
    gate.open.set()
    assert writer.wait(50, LONG)
    assert writer.close(LONG)
    assert [said.saved.get(timeout=LONG) for _ in range(2)] == [1, 50]


def test_a_resumed_record_is_saved_as_far_as_it_goes(path: Path, start: Callable[[], Writer]) -> None:
    first = start()
    for each in notes(3):
        first.put(each)
    assert first.close(LONG)
    second = start()
    assert second.saved == 3
    assert second.wait(3, 0)
    second.put(note(4))
    assert second.close(LONG)
    assert read(path).events == notes(4)


def test_entries_put_from_many_threads_are_all_saved_once(path: Path, start: Callable[[], Writer]) -> None:
    writer = start()
    turn = threading.Lock()
    numbers = iter(range(1, 201))

    def put_some() -> None:
        for _ in range(50):
            with turn:
                writer.put(note(next(numbers)))

    threads = [threading.Thread(target=put_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert writer.close(LONG)
    assert read(path).events == notes(200)
    assert read(path).damage == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can be read but not written to"),
        (errno.EACCES, "permission was refused"),
        (errno.EIO, "the disk reports a fault"),
        (errno.EXDEV, "the disk refuses"),
    ],
)
def test_trouble_is_said_in_plain_words(
    start: Callable[[], Writer], gate: Gate, said: Said, number: int, words: str
) -> None:
    writer = start()
    gate.fault = OSError(number, "No such luck", "/secret/path")
    writer.put(note(1))
    trouble = said.trouble.get(timeout=LONG)
    assert trouble.startswith(f"NOT SAVED: {words}. ")
    assert "secret" not in trouble
    assert writer.trouble == trouble
    assert writer.saved == 0
    assert writer.pending == notes(1)


def test_trouble_is_said_once_and_taken_back_when_it_is_over(
    path: Path, start: Callable[[], Writer], gate: Gate, said: Said
) -> None:
    writer = start()
    gate.fault = OSError(errno.ENOSPC, "full")
    writer.put(note(1))
    full = said.trouble.get(timeout=LONG)
    gate.reached.clear()
    writer.put(note(2))
    assert gate.reached.wait(LONG)
    gate.fault = OSError(errno.EIO, "fault")
    writer.put(note(3))
    fault = said.trouble.get(timeout=LONG)
    gate.fault = None
    writer.put(note(4))
    assert writer.wait(4, LONG)
    assert said.trouble.get(timeout=LONG) == ""
    assert "full" in full
    assert "fault" in fault
    assert said.trouble.empty()
    assert writer.trouble == ""
    assert read(path).events == notes(4)


def test_it_is_tried_again_without_a_new_entry(start: Callable[[], Writer], gate: Gate) -> None:
    writer = start()
    gate.fault = OSError(errno.ENOSPC, "full")
    writer.put(note(1))
    assert not writer.wait(1, 0.05)
    gate.fault = None
    assert writer.wait(1, LONG)


def test_a_screen_that_fails_does_not_stop_the_writer(path: Path, gate: Gate) -> None:
    called = []

    def fail(what: object) -> None:
        called.append(what)
        raise RuntimeError("the screen is gone")

    writer = Writer(Journal.open(path), fail, fail)
    gate.fault = OSError(errno.ENOSPC, "full")
    writer.put(note(1))
    assert not writer.wait(1, 0.05)
    gate.fault = None
    writer.put(note(2))
    assert writer.wait(2, LONG)
    assert writer.close(LONG)
    assert called[-1] == 2
    assert read(path).events == notes(2)


def test_a_mistake_of_ours_is_said_and_loses_nothing(
    path: Path, start: Callable[[], Writer], said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = start()

    def mistaken(*_: object) -> None:
        raise KeyError("secret words")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", mistaken)
        writer.put(note(1))
        trouble = said.trouble.get(timeout=LONG)
    assert trouble.startswith("NOT SAVED: something went wrong inside iepmeet. ")
    assert "secret" not in trouble
    assert writer.wait(1, LONG)
    assert read(path).events == notes(1)


def test_what_could_not_be_read_back_is_refused_at_once(path: Path, start: Callable[[], Writer]) -> None:
    writer = start()
    writer.put(note(2))
    with pytest.raises(ValueError, match="only go up"):
        writer.put(note(2))
    with pytest.raises(ValueError, match="no offset"):
        writer.put(Stamped(3, START.replace(tzinfo=None), ev.MovedTo(item="parked")))
    with pytest.raises(ValueError, match="cannot be read back"):
        scale = ev.ScaleAnswered(ref="S1", concern="salt", number=1, value=float("inf"))
        writer.put(Stamped(3, START, scale))
    writer.put(note(3))
    assert writer.close(LONG)
    assert read(path).events == (note(2), note(3))


def test_closing_waits_for_what_is_on_its_way(path: Path, start: Callable[[], Writer]) -> None:
    writer = start()
    for each in notes(20):
        writer.put(each)
    assert writer.close(LONG)
    assert read(path).events == notes(20)
    with pytest.raises(ValueError, match="closed"):
        writer.put(note(21))
    assert writer.close(0)


def test_closing_with_a_full_disk_gives_back_the_choice(
    path: Path, start: Callable[[], Writer], gate: Gate
) -> None:
    writer = start()
    gate.fault = OSError(errno.ENOSPC, "full")
    writer.put(note(1))
    assert not writer.close(0.05)
    assert writer.pending == notes(1)
    gate.fault = None
    assert writer.close(LONG)
    assert read(path).events == notes(1)


def test_giving_up_says_what_is_not_saved_and_lets_the_record_go(
    path: Path, start: Callable[[], Writer], gate: Gate
) -> None:
    writer = start()
    writer.put(note(1))
    assert writer.wait(1, LONG)
    gate.fault = OSError(errno.ENOSPC, "full")
    writer.put(note(2))
    assert writer.give_up(LONG) == (note(2),)
    Journal.open(path).close()


@posix
def test_a_record_deleted_under_our_feet_is_said_and_saved_in_another_place(
    path: Path, start: Callable[[], Writer], said: Said
) -> None:
    writer = start()
    writer.put(note(1))
    assert writer.wait(1, LONG)
    path.unlink()
    writer.put(note(2))
    trouble = said.trouble.get(timeout=LONG)
    assert trouble.startswith("NOT SAVED: The record was moved, deleted or replaced")
    there = writer.save_elsewhere(path.parent.parent / "there")
    assert there == path.parent.parent / "there" / path.name == writer.path
    assert said.trouble.get(timeout=LONG) == ""
    assert writer.saved == 2
    writer.put(note(3))
    assert writer.close(LONG)
    assert read(there).events == notes(3)
    assert read(there).damage == ()


@posix
def test_a_deleted_record_can_be_saved_in_its_old_place(path: Path, start: Callable[[], Writer]) -> None:
    writer = start()
    writer.put(note(1))
    assert writer.wait(1, LONG)
    path.unlink()
    writer.put(note(2))
    writer.save_elsewhere(path.parent)
    writer.put(note(3))
    assert writer.close(LONG)
    assert read(path).events == notes(3)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_another_place_that_will_not_do_either_changes_nothing(
    path: Path, start: Callable[[], Writer], gate: Gate
) -> None:
    writer = start()
    gate.fault = OSError(errno.ENOSPC, "full")
    writer.put(note(1))
    there = path.parent.parent / "there"
    with pytest.raises(NotSavedError, match="cannot be saved there: the disk is full"):
        writer.save_elsewhere(there)
    with pytest.raises(NotSavedError, match="folder for the record is not there"):
        writer.save_elsewhere(there / "nowhere")
    assert list(there.iterdir()) == []
    assert writer.path == path
    gate.fault = None
    assert writer.close(LONG)
    assert read(path).events == notes(1)


def test_a_drive_that_hangs_does_not_keep_the_meeting_from_another_place(
    path: Path, start: Callable[[], Writer], gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iepmeet.live.writer._PATIENCE", 0.01)
    writer = start()
    writer.put(note(1))
    assert writer.wait(1, LONG)
    gate.reached.clear()
    gate.open.clear()
    writer.put(note(2))
    assert gate.reached.wait(LONG)
    # only the old drive hangs
    old, gate.open = gate.open, threading.Event()
    gate.open.set()
    there = writer.save_elsewhere(path.parent.parent / "there")
    writer.put(note(3))
    assert writer.wait(3, LONG)
    old.set()
    assert writer.close(LONG)
    assert read(there).events == notes(3)

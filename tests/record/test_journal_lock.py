from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from iepmeet.errors import InUseError, NotSavedError
from iepmeet.record.journal import Journal, beside, read
from iepmeet.record.lock import Lock

from .lines import note

HOLDER = """
import sys
from pathlib import Path
from iepmeet.record.journal import Journal
journal = Journal.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sam-review.record.jsonl"


def _holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_record_open_in_another_process_can_be_looked_at_but_not_written(path: Path) -> None:
    first = Journal.open(path)
    first.append([note(1)])
    first.close()
    process = _holder(path)
    try:
        with pytest.raises(InUseError) as caught:
            Journal.open(path)
        assert str(caught.value) == ("This record is open in another iepmeet. You can look, but not write.")
        assert read(path).events == (note(1),)
    finally:
        _end(process)


def test_a_process_that_was_killed_holds_nothing(path: Path) -> None:
    _end(_holder(path))
    assert beside(path, ".lock").exists()
    journal = Journal.open(path)
    journal.append([note(1)])
    journal.close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_record_open_here_cannot_be_opened_here_again(path: Path) -> None:
    journal = Journal.open(path)
    with pytest.raises(InUseError):
        Journal.open(path)
    journal.close()
    Journal.open(path).close()


def test_a_lock_that_somebody_else_put_in_its_place_is_left_alone(tmp_path: Path) -> None:
    first = Lock(tmp_path / "sam.lock")
    first.path.unlink()
    second = Lock(tmp_path / "sam.lock")
    first.release()
    with pytest.raises(InUseError):
        Lock(tmp_path / "sam.lock")
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_where_no_lock_can_be_made_it_is_said_plainly(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(NotSavedError, match="Nothing can be saved in this folder: permission was refused"):
        Journal.open(path)


def test_no_folder_is_made_for_a_record(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="folder for the record is not there"):
        Journal.open(tmp_path / "no" / "sam.record.jsonl")
    assert list(tmp_path.iterdir()) == []

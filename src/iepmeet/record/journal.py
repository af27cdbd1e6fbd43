"""The file that loses nothing: a record is only ever added to, and a line counts once the disk has it."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from iepmeet import files
from iepmeet.errors import NotReadError, NotSavedError
from iepmeet.record import line
from iepmeet.record.events import Stamped
from iepmeet.record.lock import Lock
from iepmeet.record.reading import Reading, parse
from iepmeet.record.vocabulary import RECORD, Vocabulary

ENDING = ".record.jsonl"

_GONE = "The {} was moved, deleted or replaced while it was open."
_CUT_SHORT = "Another program cut the {} short while it was open."
_ELSEWHERE = "Save it in another place."


def beside(record: Path, ending: str) -> Path:
    """The file that belongs to a record and bears its name: `sam.record.jsonl`, `.lock` -> `sam.lock`."""
    name = record.name
    return record.with_name((name.removesuffix(ENDING) if name.endswith(ENDING) else record.stem) + ending)


def read(path: Path, vocabulary: Vocabulary = RECORD) -> Reading:
    """What a record holds, for looking only. Raises NotReadError if it is not there or cannot be opened."""
    try:
        return parse(files.read(path), vocabulary)
    except FileNotFoundError:
        raise NotReadError(f"There is no such {vocabulary.called}.") from None
    except OSError as error:
        raise NotReadError(f"The {vocabulary.called} cannot be read: {files.reason(error)}.") from None


class Journal:
    """A record open for writing, and locked against every other iepmeet.

    reading  what it held when it was opened
    saved_n  the highest number known to be on the disk
    """

    def __init__(self, path: Path, lock: Lock | None, vocabulary: Vocabulary = RECORD) -> None:
        """For `open`. What is there is read; a record that is not there is made by the first append."""
        self.path = path
        self._vocabulary = vocabulary
        self._lock = lock
        self._fd: int | None = None
        self._known: os.stat_result | None = None
        data = self._open_existing()
        self.reading = parse(data, vocabulary)
        if self.reading.next_n > line.HIGHEST:
            raise NotSavedError(
                f"The line numbers of this {vocabulary.called} are too high to go on.", _ELSEWHERE
            )
        self.saved_n = self.reading.next_n - 1
        self._last_n = self.saved_n
        self._sum = self.reading.last_sum
        self._waiting = b""
        self._waiting_n: set[int] = set()
        self._written = 0
        self._end = len(data)
        self._saved_end = len(data)
        self._doubt = False
        self._folder_synced = False

    @classmethod
    def open(cls, path: Path, vocabulary: Vocabulary = RECORD) -> Journal:
        """Locks a record, reads it and makes ready to add to it; the file itself is not touched.

        Raises InUseError if it is open in another iepmeet, NotSavedError if it is a link or nothing could be
        added to it.
        """
        if files.is_link(path):
            raise NotSavedError(
                f"This {vocabulary.called} is a link to another file.", "Open that file itself."
            )
        lock = Lock(beside(path, ".lock"), vocabulary.called)
        try:
            return cls(path, lock, vocabulary)
        except BaseException:
            lock.release()
            raise

    @property
    def exists(self) -> bool:
        """Whether there is a file yet."""
        return self._known is not None

    def append(self, stamped: Sequence[Stamped]) -> None:
        """Adds lines and returns once the disk has them.

        Raises OSError if the disk refuses, NotSavedError if the file is no longer the one that was opened;
        then nothing is forgotten: call again with the same lines, more lines or none. Raises ValueError for
        a number that was given before.
        """
        self._take(stamped)
        if not self._waiting:
            return
        fd = self._ready()
        try:
            self._write(fd)
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
                self._start_over()
            raise
        self._make_sure(fd)
        self._settle()

    def copy_to(self, folder: Path, events: Sequence[Stamped], *, from_memory: bool = False) -> Journal:
        """A new record of the same name in another folder that holds everything, on its disk on return.

        It takes the bytes saved here, and `events` (all of this record, in order) for the rest; from the
        events alone if those bytes cannot be read, no longer hold the saved ones, or `from_memory` is set.
        This journal stays as it is. Raises OSError, NotSavedError, InUseError.
        """
        other = self._open_beside(folder)
        if other.exists:
            other.close()
            raise NotSavedError(
                f"There is a {self._vocabulary.called} of this name in that place.", "Choose another folder."
            )
        try:
            kept = b"" if from_memory else self._saved_bytes(events)
            other._begin(kept, events)
        except BaseException:
            other._take_back()
            raise
        if other._lock is None:
            other._lock, self._lock = self._lock, None
        return other

    def close(self) -> None:
        """Lets the file and the lock go. Lines that the disk does not have yet are not waited for."""
        self._close_file()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _open_existing(self) -> bytes:
        try:
            self._fd = files.open_append(self.path)
            self._known = os.fstat(self._fd)
            return files.read_open(self._fd)
        except FileNotFoundError:
            return b""
        except OSError as error:
            self._close_file()
            raise NotSavedError(
                f"The {self._vocabulary.called} cannot be written to: {files.reason(error)}.",
                "You can look, but not write.",
            ) from None

    def _take(self, stamped: Sequence[Stamped]) -> None:
        for each in stamped:
            if each.n in self._waiting_n:
                continue
            if each.n <= self._last_n:
                raise ValueError("the numbers of a record only go up")
            data, self._sum = line.encode(each, self._sum)
            self._waiting += data
            self._waiting_n.add(each.n)
            self._last_n = each.n

    def _ready(self) -> int:
        """The file, open and still the one that everything before was written to."""
        if self._fd is None:
            try:
                self._fd = files.open_append(self.path, new=not self.exists)
            except FileExistsError:
                raise NotSavedError(
                    f"Another program made a file of the {self._vocabulary.called}'s name.", _ELSEWHERE
                ) from None
            except FileNotFoundError:
                raise NotSavedError(_GONE.format(self._vocabulary.called), _ELSEWHERE) from None
            status = os.fstat(self._fd)
            self._known = self._known or status
            if not os.path.samestat(self._known, status):
                self._close_file()
                raise NotSavedError(_GONE.format(self._vocabulary.called), _ELSEWHERE)
        if not files.still_at(self._fd, self.path):
            raise NotSavedError(_GONE.format(self._vocabulary.called), _ELSEWHERE)
        if os.fstat(self._fd).st_size < self._saved_end:
            raise NotSavedError(_CUT_SHORT.format(self._vocabulary.called), _ELSEWHERE)
        return self._fd

    def _write(self, fd: int) -> None:
        if self._doubt or os.fstat(fd).st_size != self._end:
            # What stands at the end is not certain: all again, whole; a reader skips the second copy.
            self._written = 0
            self._end = os.fstat(fd).st_size
            self._doubt = False
        if self._written == 0 and not files.ends_line(fd):
            self._end += files.write(fd, b"\n")
        rest = memoryview(self._waiting)
        while self._written < len(rest):
            count = files.write(fd, rest[self._written :])
            self._written += count
            self._end += count

    def _make_sure(self, fd: int) -> None:
        try:
            files.sync(fd)
            if not self._folder_synced:
                files.sync_folder(self.path.parent)
        except OSError:
            # After a sync that failed the system may have forgotten the bytes and would not say so again.
            self._start_over()
            raise
        self._folder_synced = True

    def _settle(self) -> None:
        self.saved_n = self._last_n
        self._waiting = b""
        self._waiting_n.clear()
        self._written = 0
        self._saved_end = self._end

    def _start_over(self) -> None:
        self._doubt = True
        self._close_file()

    def _close_file(self) -> None:
        if self._fd is not None:
            with suppress(OSError):
                os.close(self._fd)
            self._fd = None

    def _open_beside(self, folder: Path) -> Journal:
        target = folder / self.path.name
        with suppress(OSError):
            if self._lock is not None and folder.samefile(self.path.parent):
                # the record was deleted and is made again in the same place, under the lock that is held
                return Journal(self.path, None, self._vocabulary)
        return Journal.open(target, self._vocabulary)

    def _saved_bytes(self, events: Sequence[Stamped]) -> bytes:
        """What is saved here, if it can be read and holds every event that was saved; else nothing."""
        try:
            data = files.read_open(self._fd) if self._fd is not None else files.read(self.path, follow=False)
        except OSError:
            return b""
        data = data[: self._saved_end]
        found: dict[int, list[Stamped]] = {}
        for each in parse(data, self._vocabulary).events:
            found.setdefault(each.n, []).append(each)
        whole = all(each in found.get(each.n, ()) for each in events if each.n <= self.saved_n)
        return data if whole else b""

    def _begin(self, kept: bytes, events: Sequence[Stamped]) -> None:
        reading = parse(kept, self._vocabulary)
        self._sum = reading.last_sum
        self._waiting = kept if reading.ends_clean else kept + b"\n"
        held = {each.n for each in reading.events}
        for each in events:
            if each.n not in held:
                data, self._sum = line.encode(each, self._sum)
                self._waiting += data
        self._last_n = max((reading.next_n - 1, *(each.n for each in events)))
        self.append(())

    def _take_back(self) -> None:
        if self.exists:
            with suppress(OSError):
                self.path.unlink()
        self.close()

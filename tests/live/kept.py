"""Notes to be kept, and a disk that can be held up, for the tests of the writer."""

from __future__ import annotations

import datetime as dt
import queue
import threading

import pytest

from iepmeet import files
from iepmeet.record import events as ev
from iepmeet.record.events import Stamped

LONG = 30.0
START = dt.datetime(2026, 12, 8, 15, 30, tzinfo=dt.UTC)


def note(n: int) -> Stamped:
    """A note that bears the number N of its line."""
    text = f"Note number {n} from Mrs Patel"
    event = ev.Entry(ref=f"N{n}", entry="note", item=ev.OPENING, typed=text, words=ev.Words(text=text))
    return Stamped(n, START + dt.timedelta(seconds=n), event)


def notes(count: int) -> tuple[Stamped, ...]:
    """So many notes, from line 1."""
    return tuple(note(n) for n in range(1, count + 1))


class Said:
    """What a writer said, in order; `next` waits for it."""

    def __init__(self) -> None:
        self.saved: queue.Queue[int] = queue.Queue()
        self.trouble: queue.Queue[str] = queue.Queue()


class Gate:
    """Stands where the disk is: shut, whoever syncs waits; with a fault, they get it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.open.set()
        self.reached = threading.Event()
        self.fault: OSError | None = None
        self._real = files.sync
        monkeypatch.setattr(files, "sync", self.sync)

    def sync(self, fd: int) -> None:
        self.reached.set()
        assert self.open.wait(LONG)
        if self.fault is not None:
            raise self.fault
        self._real(fd)

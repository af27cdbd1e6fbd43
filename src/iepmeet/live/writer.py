"""The thread that writes: what is called saved is on the disk, and typing never waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from iepmeet import files
from iepmeet.clock import ticks
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.record import line
from iepmeet.record.events import Stamped
from iepmeet.record.journal import Journal

SHORTEST = 0.2
LONGEST = 5.0
"""Seconds between two tries while the disk refuses: twice as long each time, and at once for a new line."""

_PATIENCE = 2.0
_MEANWHILE = (
    "What you write is held here and tried again; do not close this window, or save in another place."
)


class Writer:
    """Keeps a journal in step with a meeting, on a thread of its own.

    Both callbacks are called on that thread, and must not wait for the writer: `on_saved` with the highest
    number that the disk has, `on_trouble` with the words of `trouble` whenever they change.
    """

    def __init__(
        self, journal: Journal, on_saved: Callable[[int], None], on_trouble: Callable[[str], None]
    ) -> None:
        self._on_saved = on_saved
        self._on_trouble = on_trouble
        self._held = list(journal.reading.events)
        self._safe = len(self._held)
        self._last_n = journal.reading.next_n - 1
        self._trouble = ""
        self._nudges = 0
        self._stopping = False
        self._state = threading.Condition()
        self._moving = threading.Lock()
        self._go_on_with(journal)

    @property
    def path(self) -> Path:
        """The record that is written now; another one after `save_elsewhere`."""
        return self._journal.path

    @property
    def saved(self) -> int:
        """The highest number that the disk has; 0 if there is none."""
        with self._state:
            return self._held[self._safe - 1].n if self._safe else 0

    @property
    def pending(self) -> tuple[Stamped, ...]:
        """What the disk does not have yet, in order."""
        with self._state:
            return tuple(self._held[self._safe :])

    @property
    def trouble(self) -> str:
        """Why something is not saved, in plain words; empty while all is well."""
        return self._trouble

    def put(self, stamped: Stamped) -> None:
        """Hands over one event to be saved; returns at once.

        Raises ValueError, and takes nothing, if its number does not go up or it could not be read back.
        """
        line.prove(stamped)
        with self._state:
            if self._stopping:
                raise ValueError("this writer is closed")
            if stamped.n <= self._last_n:
                raise ValueError("the numbers of a record only go up")
            self._last_n = stamped.n
            self._held.append(stamped)
            self._nudge()

    def wait(self, n: int, timeout: float) -> bool:
        """Waits until this number is saved, for so many seconds at most, and says whether it is."""
        with self._state:
            return self._state.wait_for(lambda: self._safe > 0 and self._held[self._safe - 1].n >= n, timeout)

    def save_elsewhere(self, folder: Path) -> Path:
        """Saves everything so far under the same name in another folder, goes on there, and returns the file.

        Raises NotSavedError or InUseError, with everything as it was, if that folder will not do either.
        """
        with self._moving:
            journal, disk = self._journal, self._disk
            # a drive that hangs would never give its turn back: then what is in memory has to do
            free = disk.acquire(timeout=_PATIENCE)
            try:
                with self._state:
                    everything = tuple(self._held)
                other = journal.copy_to(folder, everything, from_memory=not free)
            except OSError as error:
                raise NotSavedError(
                    f"It cannot be saved there: {files.reason(error)}.", "Choose another folder."
                ) from None
            finally:
                if free:
                    disk.release()
            with self._state:
                self._safe = len(everything)
                self._go_on_with(other)
                self._state.notify_all()
        self._say("", other)
        self._tell_saved()
        return other.path

    def close(self, timeout: float) -> bool:
        """Waits until everything is saved, ends the thread and lets the record go: True.

        False after so many seconds: then all is as before, still held and still tried, and `save_elsewhere`,
        `close` again or `give_up` are open.
        """
        until = ticks() + timeout
        with self._state:
            self._nudge()
            if not self._state.wait_for(lambda: self._safe == len(self._held), timeout):
                return False
        self._stop(max(until - ticks(), SHORTEST))
        return True

    def give_up(self, timeout: float = SHORTEST) -> tuple[Stamped, ...]:
        """Ends the thread and lets the record go, whatever is saved; returns what is not."""
        self._stop(timeout)
        return self.pending

    def _stop(self, timeout: float) -> None:
        with self._state:
            self._stopping = True
            self._state.notify_all()
        self._thread.join(timeout)

    def _go_on_with(self, journal: Journal) -> None:
        self._journal = journal
        self._disk = threading.Lock()
        self._thread = threading.Thread(
            target=self._work, args=(journal, self._disk), name="iepmeet-writer", daemon=True
        )
        self._thread.start()

    def _nudge(self) -> None:
        self._nudges += 1
        self._state.notify_all()

    def _over(self, journal: Journal) -> bool:
        return self._stopping or journal is not self._journal

    def _work(self, journal: Journal, disk: threading.Lock) -> None:
        pause = SHORTEST
        while True:
            with self._state:
                self._state.wait_for(lambda: self._over(journal) or self._safe < len(self._held))
                if self._over(journal):
                    break
                batch = tuple(self._held[self._safe :])
                nudges = self._nudges
            if self._save(journal, disk, batch):
                pause = SHORTEST
            else:
                self._rest(journal, nudges, pause)
                pause = min(pause * 2, LONGEST)
        with disk:
            journal.close()

    def _rest(self, journal: Journal, nudges: int, pause: float) -> None:
        with self._state:
            self._state.wait_for(lambda: self._over(journal) or self._nudges != nudges, pause)

    def _save(self, journal: Journal, disk: threading.Lock, batch: tuple[Stamped, ...]) -> bool:
        try:
            with disk:
                journal.append(batch)
        except Exception as error:
            self._say(_sentence(error), journal)
            return False
        with self._state:
            if journal is not self._journal:
                # it hung, and was saved in another place meanwhile
                return True
            self._safe += len(batch)
            self._state.notify_all()
        self._say("", journal)
        self._tell_saved()
        return True

    def _tell_saved(self) -> None:
        if n := self.saved:
            with suppress(Exception):
                self._on_saved(n)

    def _say(self, trouble: str, journal: Journal) -> None:
        with self._state:
            if trouble == self._trouble or journal is not self._journal:
                return
            self._trouble = trouble
        with suppress(Exception):
            self._on_trouble(trouble)


def _sentence(error: Exception) -> str:
    if isinstance(error, IepmeetError):
        return f"NOT SAVED: {error.what} {_MEANWHILE}"
    why = files.reason(error) if isinstance(error, OSError) else "something went wrong inside iepmeet"
    return f"NOT SAVED: {why}. {_MEANWHILE}"

"""Saves the agenda whole after every change, in a thread, so that typing never waits for the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable

from iepmeet import unforeseen
from iepmeet.agenda.saving import AgendaFile, save
from iepmeet.errors import IepmeetError

_SECONDS_TO_TRY_AGAIN = 2.0
_SECONDS_AT_THE_END = 5.0


class Keeper:
    """Holds the newest text until it is on the disk. `listen` is called from the thread when that changes."""

    def __init__(self, file: AgendaFile) -> None:
        self._file = file
        self._wanted: str | None = None
        self._trouble = ""
        self._moved = ""
        self._closing = False
        self._news = threading.Condition()
        self._listen: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    @property
    def file(self) -> AgendaFile:
        """The file as it is on the disk now."""
        return self._file

    @property
    def pending(self) -> bool:
        """Whether something was changed that is not on the disk yet."""
        return self._wanted is not None

    @property
    def trouble(self) -> str:
        """Why the disk does not take it; "" while it does."""
        return self._trouble

    @property
    def moved(self) -> str:
        """What became of the file when another program had changed it; "" while none has."""
        return self._moved

    def listen(self, listen: Callable[[], None]) -> None:
        """Who is told, in the thread, that something was saved or could not be."""
        self._listen = listen

    def keep(self, text: str) -> None:
        """Has this text saved in the place of the last one."""
        with self._news:
            self._wanted = text
            self._news.notify_all()

    def wait(self, seconds: float) -> bool:
        """Waits until all is saved, so long at most; whether it is."""
        with self._news:
            self._news.wait_for(lambda: self._wanted is None, seconds)
            return self._wanted is None

    def close(self) -> bool:
        """Saves what is left, trying once more if the disk refused; whether all is saved."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        self._thread.join(_SECONDS_AT_THE_END)
        return self._wanted is None

    def _work(self) -> None:
        while True:
            with self._news:
                if self._trouble and not self._closing:
                    self._news.wait(_SECONDS_TO_TRY_AGAIN)
                else:
                    self._news.wait_for(lambda: self._wanted is not None or self._closing)
                text, last = self._wanted, self._closing
            if text is not None:
                self._save(text)
                self._listen()
            if last and (self._wanted is None or self._trouble):
                return

    def _save(self, text: str) -> None:
        try:
            saved = save(self._file, text)
        except IepmeetError as error:
            self._trouble = error.what
            return
        except Exception as error:  # a thread that ends would save nothing more, and nobody would know
            self._trouble = unforeseen.sentence(error)
            return
        with self._news:
            self._file, self._trouble = saved.file, ""
            self._moved = saved.said if saved.other else self._moved
            if self._wanted == text:
                self._wanted = None
            self._news.notify_all()

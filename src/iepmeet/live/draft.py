"""The unfinished line: kept beside the record, a second behind the typing, and gone without a trace."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from iepmeet import files
from iepmeet.clock import ticks
from iepmeet.text import clean, one_line

LIMIT = 1_000_000
"""Bytes a draft may have."""

# characters, of four bytes at most: the two together stay under the limit
_LONGEST_TEXT = 200_000
_LONGEST_ITEM = 10_000


class _Kept(Struct, frozen=True, forbid_unknown_fields=True):
    item: str
    text: str


class Draft:
    """The draft of one record, at `path` (`NAME.draft`), written on a thread of its own.

    For whoever holds the record's lock. Trouble with a draft is never the user's: it is only not there then.
    """

    def __init__(self, path: Path, pause: float = 1.0) -> None:
        """`pause`: seconds that lie between two writings at least."""
        self._path = path
        self._pause = pause
        self._wanted: _Kept | None = None
        self._removing = False
        self._closing = False
        self._asked = 0
        self._done = 0
        self._turn = threading.Condition()
        self._thread: threading.Thread | None = None
        files.remove_leftovers(path)

    def load(self) -> tuple[str, str] | None:
        """The item and the line that were left unfinished; None if there are none that can be read."""
        try:
            kept = msgspec.json.decode(files.read(self._path, limit=LIMIT, follow=False), type=_Kept)
        except (OSError, ValueError, RecursionError):
            return None
        text = clean(kept.text)
        return (one_line(clean(kept.item)), text) if text.strip() else None

    def update(self, item: str, text: str) -> None:
        """This line is being typed under this item; returns at once. A blank line is none."""
        if not text.strip():
            self.clear()
            return
        wanted = _Kept(item=item, text=text)
        with self._turn:
            if wanted != self._wanted:
                self._wanted = wanted
                self._ask()

    def clear(self) -> None:
        """The line was kept or thought better of: what is on the disk goes at once; returns before it has."""
        with self._turn:
            self._wanted = None
            self._removing = True
            self._ask()

    def close(self, timeout: float) -> bool:
        """Does what is still to be done, for so many seconds at most; says whether it was. The end."""
        with self._turn:
            self._closing = True
            self._turn.notify_all()
            return self._turn.wait_for(lambda: self._done == self._asked, timeout)

    def _ask(self) -> None:
        self._asked += 1
        self._turn.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="iepmeet-draft", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        written = ticks() - self._pause
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._asked != self._done or self._closing)
                if self._asked == self._done:
                    return
                self._turn.wait_for(
                    lambda: self._removing or self._closing, max(0.0, written + self._pause - ticks())
                )
                asked, removing, wanted = self._asked, self._removing, self._wanted
                self._removing = False
            # first the old line goes, whatever has been typed since
            if removing:
                with suppress(Exception):
                    files.remove(self._path)
            if wanted is not None and not removing:
                with suppress(Exception):
                    files.replace(self._path, _bytes(wanted))
                written = ticks()
            with self._turn:
                if not (removing and wanted is not None):
                    self._done = asked
                self._turn.notify_all()


def _bytes(kept: _Kept) -> bytes:
    item = clean(kept.item)[:_LONGEST_ITEM]
    return msgspec.json.encode(_Kept(item=item, text=clean(kept.text)[:_LONGEST_TEXT]))

"""The terminal's input, made safe: what Textual's own reader trips over is taken care of before it.

One invalid byte ends Textual's reader and with it the app; an ESC inside a bracketed paste reorders its text;
Esc and a letter soon after it become one key, and the letter is lost.
Here bytes are decoded with U+FFFD for what is no UTF-8, a paste is cut out whole before keys are read, and
the Esc key is told from the beginning of another key by what follows it.
"""

from __future__ import annotations

import codecs
import os
import re
import selectors
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from iepmeet import text

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_ESC = "\x1b"
# else it begins another key or an answer of the terminal; f and b are how some send ^Right and ^Left
_ESC_ALONE = re.compile("\x1b(?![][OP_^Xfb])")
_AT_ONCE = 4096
_SECONDS_BETWEEN_LOOKS = 0.1


class Pastes:
    """Parts what was pasted from what was typed, however the terminal cuts it up."""

    def __init__(self) -> None:
        self._pasting = False
        self._pasted = ""
        self._held = ""

    def take(self, arrived: str) -> Iterator[tuple[bool, str]]:
        """Pieces in order: (True, a whole paste) or (False, keys)."""
        rest = self._held + arrived
        self._held = ""
        while rest:
            mark = _PASTE_ENDS if self._pasting else _PASTE_BEGINS
            before, found, after = rest.partition(mark)
            if not found:
                before, self._held = _without_begun(rest, mark)
            if self._pasting:
                self._pasted += before
            elif before:
                yield False, before
            if not found:
                return
            if self._pasting:
                yield True, self._pasted
                self._pasted = ""
            self._pasting = not self._pasting
            rest = after

    def waiting(self) -> str:
        """What was held back in the hope of a paste and is none: keys after all."""
        held, self._held = ("", self._held) if self._pasting else (self._held, "")
        return held


def _without_begun(arrived: str, mark: str) -> tuple[str, str]:
    """Parts off the end that may be the beginning of a mark."""
    for length in range(min(len(mark) - 1, len(arrived)), 0, -1):
        if arrived.endswith(mark[:length]):
            return arrived[:-length], arrived[-length:]
    return arrived, ""


class Escapes:
    """Parts the Esc key from all other keys, however soon the next one came."""

    def __init__(self) -> None:
        self._held = ""

    def take(self, arrived: str) -> Iterator[str]:
        """Pieces in order: `ESC` alone is the Esc key. One at the end is held back: it may begin a key."""
        rest = self._held + arrived
        self._held = _ESC if rest.endswith(_ESC) else ""
        rest = rest.removesuffix(_ESC)
        start = 0
        for alone in _ESC_ALONE.finditer(rest):
            if alone.start() > start:
                yield rest[start : alone.start()]
            yield _ESC
            start = alone.end()
        if start < len(rest):
            yield rest[start:]

    def waiting(self) -> str:
        """What was held back in the hope of a key and is the Esc key after all."""
        held, self._held = self._held, ""
        return held


class Unfailing:
    """A terminal to write to that may go away: nothing is written then, and nobody waits for it.

    Textual's writing thread would end by the error, and whoever writes or waits for the thread's end would
    then wait for ever.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, drawn: str) -> None:
        """Writes it if there is still a terminal."""
        with suppress(OSError, ValueError):
            self._file.write(drawn)

    def flush(self) -> None:
        """The same."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The terminal's number."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file.isatty()


class CarefulDriver(LinuxDriver):
    """Textual's driver with an input thread that no byte can end."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = Unfailing(self._file)  # type: ignore[assignment, arg-type]

    def start_application_mode(self) -> None:
        """A signal that comes while the screen starts must not leave the terminal as the screen needs it."""
        hear = getattr(self._app, "hear_signals", None)
        if hear is not None:
            hear()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def run_input_thread(self) -> None:
        """Reads keys and pastes until the app ends, or the terminal goes away."""
        self._parser = XTermParser(self._debug)
        self._escapes = Escapes()
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        pastes = Pastes()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_SECONDS_BETWEEN_LOOKS):
                    try:
                        arrived = os.read(self.fileno, _AT_ONCE)
                    except OSError:
                        arrived = b""
                    if not arrived:
                        self._gone()
                        return
                    for pasted, piece in pastes.take(decode(arrived)):
                        if pasted:
                            self.process_message(events.Paste(text.clean(piece)))
                        else:
                            self._keys(self._escapes.take(piece))
                else:
                    # nothing more came for a while: what was held back is keys
                    self._keys(self._escapes.take(pastes.waiting()))
                    self._keys([self._escapes.waiting()])
                self._all(self._parser.tick())

    def _keys(self, pieces: Iterable[str]) -> None:
        for piece in pieces:
            if piece == _ESC:
                self.process_message(events.Key("escape", _ESC))
            elif piece:
                self._all(self._parser.feed(piece))

    def _all(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _gone(self) -> None:
        hang_up = getattr(self._app, "terminal_gone", None)
        if hang_up is not None:
            self._app.call_later(hang_up)

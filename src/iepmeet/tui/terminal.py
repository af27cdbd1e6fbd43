"""The terminal's input, made safe: what Textual's own reader trips over is taken care of before it.

One invalid byte ends Textual's reader and with it the app; an ESC inside a bracketed paste reorders its text.
Here bytes are decoded with U+FFFD for what is no UTF-8, and a paste is cut out whole before keys are read.
"""

from __future__ import annotations

import codecs
import os
import selectors
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from iepmeet import text

if TYPE_CHECKING:
    from textual.message import Message

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
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
                # a lone Esc is a key, not the beginning of a paste
                if not self._pasting and self._held == "\x1b":
                    before, self._held = before + self._held, ""
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


class CarefulDriver(LinuxDriver):
    """Textual's driver with an input thread that no byte can end."""

    def run_input_thread(self) -> None:
        """Reads keys and pastes until the app ends, or the terminal goes away."""
        parser = XTermParser(self._debug)
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
                            self._all(parser.feed(piece))
                elif waiting := pastes.waiting():
                    self._all(parser.feed(waiting))
                self._all(parser.tick())

    def _all(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _gone(self) -> None:
        hang_up = getattr(self._app, "terminal_gone", None)
        if hang_up is not None:
            self._app.call_later(hang_up)

"""Lines in from a terminal: edited by readline where there is one, the unfinished line noted as it grows.

Readline turns on bracketed paste itself, so a paste of several lines comes back as one.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType

from iepmeet import text
from iepmeet.stopping import Heard

try:
    import readline as _readline

    readline: ModuleType | None = _readline
except ImportError:  # Windows has none: the console edits the line itself
    readline = None

_SECONDS_BETWEEN_NOTES = 0.5


class Terminal:
    """Asks for lines at a terminal. `typing` is called with the unfinished line while it is typed."""

    def __init__(self, typing: Callable[[str], None], heard: Heard | None = None) -> None:
        self._typing = typing
        self._heard = heard or Heard()
        self._noted = ""
        with contextlib.suppress(AttributeError, ValueError):
            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        if readline is not None:
            readline.set_auto_history(False)
            with contextlib.suppress(Exception):
                readline.parse_and_bind("set enable-bracketed-paste on")

    def ask(self, prompt: str, begun: str = "") -> str | None:
        """One line, or a paste; None at the end of input. `begun` is put into the line to go on with.

        Raises KeyboardInterrupt on Ctrl+C; `unfinished` then gives the line as it stood.
        """
        self._noted = begun
        try:
            with self._begun(begun), self._watched():
                return text.clean(self._heard.wait(partial(input, prompt)))
        except EOFError:
            return None
        except SystemError:
            # the timer in the same instant as a signal: Python runs the one while the other is being raised
            self._heard.check()
            raise KeyboardInterrupt from None

    @property
    def unfinished(self) -> str:
        """The line as it stands in the editor."""
        return self._typed() or self._noted

    def _typed(self) -> str:
        return text.clean(readline.get_line_buffer()) if readline is not None else ""

    @contextlib.contextmanager
    def _begun(self, begun: str) -> Iterator[None]:
        if readline is None or not begun:
            yield
            return
        readline.set_startup_hook(lambda: readline.insert_text(begun))
        try:
            yield
        finally:
            readline.set_startup_hook(None)

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        """Looks at the growing line about twice a second, on this thread, when a timer wakes readline.

        Another thread may not look: readline moves its buffer while it edits. Nor may readline's idle hook:
        it runs before a Ctrl+C is handled, and would swallow it.
        """
        if readline is None or not hasattr(signal, "setitimer"):
            yield
            return
        before = signal.signal(signal.SIGALRM, self._note)
        signal.setitimer(signal.ITIMER_REAL, _SECONDS_BETWEEN_NOTES, _SECONDS_BETWEEN_NOTES)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            # one that is under way still is forgotten: it would end the process
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            signal.signal(signal.SIGALRM, before)

    def _note(self, *_: object) -> None:
        line = self._typed()
        if line != self._noted:
            self._noted = line
            self._typing(line)
        # a signal that came amid this was only remembered
        self._heard.check()

"""What every app of ours is careful about: colours at once, signals, a terminal that goes away, errors."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from textual.app import App
from textual.filter import LineFilter

from iepmeet import stopping
from iepmeet.tui import glyphs, themes
from iepmeet.tui.safe_lines import SafeLines

_SECONDS_TO_RESTORE = 3.0
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class CarefulApp(App[str], inherit_bindings=False):
    """The base of our apps. None of Textual's own keys: each screen says how it is left.

    stopped     the signal that ended it, 0 if none did
    unforeseen  an error nobody foresaw; never drawn, because it would show what the user wrote
    """

    CSS_PATH = "iepmeet.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "iepmeet"

    def __init__(self, theme: str = "") -> None:
        super().__init__(driver_class=_driver())  # type: ignore[arg-type]
        self.stopped = 0
        self.unforeseen: Exception | None = None
        for made in themes.all_themes():
            self.register_theme(made)
        self.theme = theme or themes.for_terminal()
        # the first reading of the styles takes the right colours at once, so that it is the only one
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled = False
        self._safe_lines = SafeLines(ascii_only=glyphs.for_terminal() is glyphs.ASCII)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and the last net before the terminal."""
        return [*super().get_line_filters(), self._safe_lines]

    def before_stopping(self) -> None:
        """What must be safe before a signal ends us."""

    def note_what_stands(self) -> None:
        """What would be lost by an error of ours."""

    def refresh_css(self, animate: bool = True) -> None:
        """Styles everything anew; not at the start, when all of it was styled just now."""
        if self._styled:
            super().refresh_css(animate)
        self._styled = True

    def hear_signals(self) -> None:
        """From now on a signal ends us in good order; called before anything of the terminal is changed."""
        loop = asyncio.get_running_loop()
        for name in _SIGNALS if sys.platform != "win32" and _in_main_thread() else ():
            loop.add_signal_handler(getattr(signal, name), self.stop_by, int(getattr(signal, name)))

    def stop_by(self, signum: int) -> None:
        """A signal asked us to end: first the record, then the terminal, then the process."""
        if self.stopped:
            return
        self.stopped = signum
        self.before_stopping()
        # a terminal that is gone cannot be restored, and must not keep the process
        last = threading.Timer(_SECONDS_TO_RESTORE, stopping.end_by, (signum,))
        last.daemon = True
        last.start()
        self.exit()

    def terminal_gone(self) -> None:
        """The terminal was closed."""
        self.stop_by(int(getattr(signal, "SIGHUP", signal.SIGTERM)))

    def _handle_exception(self, error: Exception) -> None:
        """In place of Textual's traceback, which shows the values of variables: what people wrote."""
        self._return_code = 3
        with suppress(Exception):
            self.note_what_stands()
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.unforeseen = self.unforeseen or error
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """In place of drawing an error of Textual's own threads."""
        self._handle_exception(RuntimeError())


def _driver() -> Callable[..., object] | None:
    if sys.platform == "win32":
        return None
    from iepmeet.tui.terminal import CarefulDriver

    return CarefulDriver


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()

"""Being told to stop: the meeting is left open, whole, and the process ends by the signal it was sent.

A signal is raised only while a line is waited for. Amid anything else (an entry being kept, the disk being
waited for, the closing) it could leave a lock held or half an act done: there it is remembered.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import AnyStr

_HEARD = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK", "SIGINT") if hasattr(signal, name)]


class Stopped(BaseException):
    """A signal asked us to end. Not an Exception: nothing on the way may swallow it."""


class Heard:
    """The signal that asked us to end, 0 if none did: an exception can get lost on its way, this cannot."""

    signum = 0

    def check(self) -> None:
        """Raises Stopped if we were asked to end."""
        if self.signum:
            raise Stopped

    def wait(self, read: Callable[[], AnyStr]) -> AnyStr:
        """The line that `read`, a function of C, waits for. Only here Stopped and KeyboardInterrupt rise."""
        if self.signum:
            raise Stopped
        return read()


@contextmanager
def listening(*, interrupt: bool) -> Iterator[Heard]:
    """Hears what asks us to end; with `interrupt` Ctrl+C does too (a pipe has nobody to ask)."""
    heard = Heard()

    def hear(signum: int, frame: FrameType | None) -> None:
        ends = interrupt or signum != signal.SIGINT
        if ends:
            heard.signum = heard.signum or signum
        if frame is not None and frame.f_code is Heard.wait.__code__:
            raise Stopped if ends else KeyboardInterrupt

    before = {name: signal.signal(getattr(signal, name), hear) for name in _HEARD}
    try:
        yield heard
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def end_by(signum: int) -> None:
    """Ends the process by that signal, so that whoever started it sees the truth."""
    try:
        signal.signal(signum, signal.SIG_DFL)
    except ValueError:
        _default_off_the_main_thread(signum)
    os.kill(os.getpid(), signum)


def _default_off_the_main_thread(signum: int) -> None:
    """The main thread hangs, and Python sets signals only there: C's own function sets them anywhere."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).signal(signum, None)
        return
    os._exit(128 + signum)

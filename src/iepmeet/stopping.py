"""Being told to stop: the meeting is left open, whole, and the process ends by the signal it was sent."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

_ENDING = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None


class Stopped(BaseException):
    """A signal asked us to end. Not an Exception: nothing on the way may swallow it."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum


class Heard:
    """The signal that asked us to end, 0 if none did: an exception can get lost on its way, this cannot."""

    signum = 0

    def check(self) -> None:
        """Raises Stopped if we were asked to end."""
        if self.signum:
            raise Stopped(self.signum)


@contextmanager
def listening(*, interrupt: bool) -> Iterator[Heard]:
    """Raises Stopped when told to end; with `interrupt` Ctrl+C ends too (a pipe has nobody to ask)."""
    names = [*_ENDING, *(["SIGINT"] if interrupt else [])]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}

    heard = Heard()

    def stop(signum: int, frame: FrameType | None) -> None:
        # once is enough: a second signal must not cut the closing short
        for name in names:
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        heard.signum = signum
        raise Stopped(signum)

    for name in names:
        signal.signal(getattr(signal, name), stop)
    try:
        yield heard
    except Stopped:
        # the leaving comes now: what would cut it short stays ignored until the end
        raise
    except BaseException:
        _listen_again(before)
        raise
    _listen_again(before)


def _listen_again(before: Mapping[str, Handler]) -> None:
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


def end_by(signum: int) -> None:
    """Ends the process by that signal, so that whoever started it sees the truth."""
    signal.signal(signum, signal.SIG_DFL)
    os.kill(os.getpid(), signum)

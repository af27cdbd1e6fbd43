"""The program at a terminal: a real pty, typed into and read as a person would; closed as a window is."""

from __future__ import annotations

import errno
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from .program import PATIENCE, command, surroundings

# Makes the pty the controlling terminal, as a terminal program does, so that closing it hangs up.
_TAKE_THE_TERMINAL = "\n".join(
    [
        "import fcntl, os, sys, termios",
        "fcntl.ioctl(0, termios.TIOCSCTTY, 0)",
        "os.execv(sys.argv[1], sys.argv[1:])",
    ]
)
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[@-Z\\-_]|\r")


class AtTerminal:
    """A meeting held at a terminal of its own."""

    def __init__(self, *arguments: str | Path) -> None:
        import fcntl
        import termios

        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 400, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _TAKE_THE_TERMINAL, *command(*arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=surroundings(),
            start_new_session=True,
        )
        self._slave = slave
        self._raw = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self.close_window()

    @property
    def seen(self) -> str:
        """All that was shown so far, without what moves the cursor."""
        return _ESCAPES.sub("", self._raw.decode("utf-8", "replace"))

    def type(self, text: str | bytes) -> None:
        """Presses keys; `\\n` is Enter."""
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        while raw:
            raw = raw[os.write(self._master, raw) :]
            self._look(0.0)

    def see(self, words: str) -> None:
        """Waits until these words are shown."""
        self.see_that(lambda seen: words in seen)

    def see_that(self, shown: Callable[[str], bool]) -> None:
        """Waits until what is shown fulfils this."""
        until = time.monotonic() + PATIENCE
        while not shown(self.seen):
            ended = self.process.poll() is not None
            assert not ended or self._look(0.0), f"it ended, and showed {self.seen[-2000:]!r}"
            assert time.monotonic() < until, f"it only showed {self.seen[-2000:]!r}"
            self._look(0.2)

    def pause(self, seconds: float) -> None:
        """Lets a moment go by, seeing what is shown meanwhile."""
        self._look(seconds)

    def told(self, signum: signal.Signals) -> int:
        """Sends a signal and returns the exit status."""
        self.process.send_signal(signum)
        return self.gone()

    def kill(self) -> None:
        """Ends it as a flat battery does."""
        self.process.kill()
        self.gone()

    def gone(self) -> int:
        """Waits for its end, seeing what it still shows, and returns the exit status."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < until, f"it does not end: {self.seen[-2000:]!r}"
            self._look(0.05)
        while self._look(0.0):
            pass
        return self.process.returncode

    def settings(self) -> list[object]:
        """How the terminal is set: it must be left as it was found."""
        import termios

        return [*termios.tcgetattr(self._slave)]

    def close_window(self) -> None:
        """Closes the terminal, as its window's button does."""
        for fd in (self._slave, self._master):
            if fd >= 0:
                os.close(fd)
        self._slave = self._master = -1

    def _look(self, seconds: float) -> bool:
        if self._master < 0 or not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            block = os.read(self._master, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self._raw += block
        return bool(block)

"""A program in a real pty: what is typed, what comes back, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

IN_ALTERNATE_SCREEN = b"\x1b[?1049h"
MARK = "Ж"  # one cell, two bytes, and never part of an escape sequence


class Program:
    """A program on a terminal of this size."""

    def __init__(
        self, command: Sequence[str], cwd: Path, env: Mapping[str, str], size: tuple[int, int] = (120, 36)
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            columns, rows = size
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), dict(env))
        self.seen = bytearray()

    def write(self, data: bytes) -> None:
        """Types."""
        os.write(self.fd, data)

    def read_until(self, wanted: bytes, seconds: float = 20.0, since: int | None = None) -> float:
        """Reads until `wanted` came; the moment it came. Raises TimeoutError."""
        start = len(self.seen) if since is None else since
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], 0.05)
            if ready:
                self.seen += os.read(self.fd, 65536)
                if wanted in self.seen[start:]:
                    return time.perf_counter()
        raise TimeoutError(f"{wanted!r} did not come; the end was {bytes(self.seen[-400:])!r}")

    def quiet(self, seconds: float = 0.15) -> int:
        """Reads until nothing more comes for so long; how many bytes came."""
        before = len(self.seen)
        while select.select([self.fd], [], [], seconds)[0]:
            self.seen += os.read(self.fd, 65536)
        return len(self.seen) - before

    def usable(self) -> float:
        """Seconds from the start until a key that was typed is on the screen."""
        self.read_until(IN_ALTERNATE_SCREEN, since=0)
        since = len(self.seen)
        while True:
            self.write(MARK.encode())
            try:
                return self.read_until(MARK.encode(), 0.02, since) - self.started
            except TimeoutError:
                if time.perf_counter() - self.started > 30:
                    raise

    def kill(self) -> None:
        """Ends it at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

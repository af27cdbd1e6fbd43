"""How far something is that takes long: on standard error, and only after half a second."""

from __future__ import annotations

import sys

from iepmeet import clock

_AFTER = 0.5
_EVERY = 0.1


class Progress:
    """Told how many are done of how many; says so on one line that it takes away again at the end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = clock.ticks()
        self._said = 0.0
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        now = clock.ticks()
        if now - self._began < _AFTER or now - self._said < _EVERY:
            return
        self._said = now
        line = f"{self._what}: {done} of {of}. Ctrl+C stops; what is done is kept."
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{line}\x1b[K")
        elif not self._shown:
            sys.stderr.write(line + "\n")
        self._shown = True
        sys.stderr.flush()

    def end(self) -> None:
        """Takes the line away."""
        if self._shown and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

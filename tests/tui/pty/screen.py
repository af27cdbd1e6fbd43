"""The live screen as a person has it: a terminal of its own, read by an emulator, typed into and clicked.

`AtScreen` starts a program on a pty, feeds what comes back to pyte and waits for what a person would see.
"""

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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from ...faults.program import PATIENCE, command, surroundings

# Makes the pty the controlling terminal, as a terminal program does, so that closing it hangs up.
_TAKE_THE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f9": "\x1b[20~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
# pyte 0.8 takes the end of this one (keyboard protocol off) for text
_NOT_FOR_PYTE = re.compile(rb"\x1b\[<[0-9]*u")
_PRIVATE_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_BADGE, _LINE = 3, 15  # the columns where they begin

Seen = Callable[["AtScreen"], bool]


def surroundings_of_screen(**more: str) -> dict[str, str]:
    """The environment of the program: a terminal with all colours, and a clock that stands still."""
    kept = surroundings() | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    for name in ("IEPMEET_THEME", "IEPMEET_ASCII", "COLUMNS", "LINES"):
        kept.pop(name, None)
    return kept | more


class AtScreen:
    """A program on a terminal of this size (columns, rows), by default `iepmeet` with these arguments."""

    def __init__(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (120, 36),
        env: Mapping[str, str] | None = None,
        program: Sequence[str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self._master, self._slave = os.openpty()
        self._set_size(size)
        self.settings_before = self.settings()
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _TAKE_THE_TERMINAL, *(program or command(*arguments))],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={**(surroundings_of_screen() if env is None else env)},
            cwd=cwd,
            start_new_session=True,
        )
        columns, rows = size
        self.shown = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.shown)
        self.raw = b""
        self.after_each_read: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        self.close_window()

    # what is shown

    def rows(self) -> list[str]:
        """The rows as a person reads them."""
        return ["".join(letter for letter, _ in row).rstrip() for row in self._cells()]

    @property
    def text(self) -> str:
        """All rows, one a line."""
        return "\n".join(self.rows())

    def place_of(self, words: str, nth: int = 0) -> tuple[int, int]:
        """The column and row, from 0, where these words stand for the nth time on the screen."""
        for y, row in enumerate(self._cells()):
            line = "".join(letter for letter, _ in row)
            for found in re.finditer(re.escape(words), line):
                if nth == 0:
                    return row[found.start()][1], y
                nth -= 1
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    def _cells(self) -> list[list[tuple[str, int]]]:
        """For each row its characters, each with the column where it stands."""
        rows = []
        for y in range(self.shown.lines):
            cells = self.shown.buffer[y]
            row = [(letter, x) for x in range(self.shown.columns) for letter in cells[x].data]
            rows.append(row)
        return rows

    # waiting

    def see(self, wanted: str | Seen, seconds: float = PATIENCE) -> None:
        """Waits until these words are shown, or until this is so."""
        seen: Seen = (lambda at: wanted in at.text) if isinstance(wanted, str) else wanted
        until = time.monotonic() + seconds
        while not seen(self):
            ended = self.process.poll() is not None
            read = self.look(0.0 if ended else 0.1)
            while read and self.look(0.004):
                pass
            assert read or not ended, f"it ended ({self.process.returncode}) before {wanted!r}:\n{self.text}"
            assert time.monotonic() < until, f"never seen: {wanted!r} in\n{self.text}"

    def see_no_more(self, words: str) -> None:
        """Waits until these words are gone."""
        self.see(lambda at: words not in at.text)

    def see_saved(self) -> None:
        """Waits until the mark at the top right says that all is saved."""
        self.see(lambda at: at.says_saved())

    def says_saved(self) -> bool:
        """Whether the mark at the top right says that all is saved."""
        return self.rows()[0].endswith(" saved")

    def line_is(self, text: str) -> None:
        """Waits until this is what stands in the capture line."""
        self.see(lambda at: at.line() == text)

    def line(self) -> str:
        """What stands on the first row of the capture line, right of the badge; runs of blanks as one."""
        y = self.line_row()
        return self._right_of_badge(y) if y >= 0 else "\0 there is no capture line"

    def line_and_next_row(self) -> str:
        """The same with the row below it, where the line goes on when it is a long one."""
        y = self.line_row()
        return f"{self.line()} {self._right_of_badge(y + 1)}" if y >= 0 else self.line()

    def _right_of_badge(self, y: int) -> str:
        row = "".join(self.shown.buffer[y][x].data for x in range(_LINE, self.shown.columns))
        return " ".join(row.split())

    def line_row(self) -> int:
        """The row of the badge and the capture line; -1 where there is none."""
        buffer, last = self.shown.buffer, self.shown.lines - 2
        raised = buffer[last][0].bg
        for y in range(last, 0, -1):
            if buffer[y][0].bg != raised:
                break
            if buffer[y][_BADGE].bg != raised:
                return y
        return -1

    def look(self, seconds: float) -> bool:
        """Takes in what comes within so many seconds; says whether anything did."""
        if self._master < 0 or not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            block = os.read(self._master, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.raw += block
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", block))
        self.after_each_read()
        return bool(block)

    def pause(self, seconds: float) -> None:
        """Lets time go by, taking in what is shown meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.look(left)

    def quiet(self, seconds: float = 0.15) -> None:
        """Waits until nothing more comes for so long."""
        while self.look(seconds):
            pass

    # acting

    def type(self, text: str | bytes) -> None:
        """Types these letters."""
        rest = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        while rest:
            rest = rest[os.write(self._master, rest) :]
            self.look(0.0)

    def press(self, *names: str) -> None:
        """Presses keys, by their names."""
        for name in names:
            self.type(KEYS[name])

    def paste(self, text: str | bytes) -> None:
        """Pastes, as a terminal hands a paste on."""
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        self.type(b"\x1b[200~" + raw + b"\x1b[201~")

    def click(self, words: str, nth: int = 0, *, into: int = 0) -> None:
        """Clicks these words where they stand, waiting until they do; `into` is how many cells in."""
        self.see(lambda at: at.text.count(words) > nth)
        self.quiet()
        x, y = self.place_of(words, nth)
        self.click_at(x + into, y)

    def click_at(self, x: int, y: int) -> None:
        """Presses and lets go the left button on a cell."""
        self.type(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")

    def wheel(self, words: str, clicks: int) -> None:
        """Turns the wheel over these words: down, or up if `clicks` is negative."""
        x, y = self.place_of(words)
        button = 65 if clicks > 0 else 64
        self.type(f"\x1b[<{button};{x + 1};{y + 1}M" * abs(clicks))

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size."""
        self.shown.resize(rows, columns)
        self._set_size((columns, rows))
        os.kill(self.process.pid, signal.SIGWINCH)

    # ending

    def told(self, signum: signal.Signals) -> int:
        """Sends a signal and returns the exit status, minus the signal's number if it ended by one."""
        self.process.send_signal(signum)
        return self.gone()

    def kill(self) -> None:
        """Ends it as a flat battery does, and sees what had been shown before."""
        self.process.kill()
        self.gone()

    def gone(self) -> int:
        """Waits for its end, seeing what it still shows, and returns the exit status."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < until, f"it does not end:\n{self.text}"
            self.look(0.05)
        while self.look(0.0):
            pass
        return self.process.returncode

    def close_window(self) -> None:
        """Closes the terminal, as its window's button does."""
        for end in (self._slave, self._master):
            if end >= 0:
                os.close(end)
        self._slave = self._master = -1

    def settings(self) -> list[object]:
        """How the terminal is set: it must be left as it was found."""
        import termios

        return [*termios.tcgetattr(self._slave)]

    def modes_left_on(self) -> set[int]:
        """The private modes that are on now: 1049 other screen, 25 cursor, 7 wrapping, 1000 ff. mouse, ..."""
        on = {7, 25}
        for numbers, switch in _PRIVATE_MODES.findall(self.raw):
            for number in map(int, numbers.split(b";")):
                (on.add if switch == b"h" else on.discard)(number)
        return on

    def _set_size(self, size: tuple[int, int]) -> None:
        import fcntl
        import termios

        columns, rows = size
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

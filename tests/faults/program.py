"""The program as a user has it: a process of its own, fed through a pipe, listened to line by line."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, NoReturn, Self

import pytest

PATIENCE = 90.0
"""Seconds that anything may take on a machine that is busy with other things."""

AGENDA = """\
[meeting]
title = "IEP review for Sam"
date = 2026-12-08
chair = "Mrs Patel"

[child]
name = "Sam Rivers"

[[people]]
name = "Mrs Patel"
role = "SENCO"

[[people]]
name = "Jo Rivers"
role = "Parent"

[[concerns]]
id = "salt"
title = "Speech and language sessions missed"
questions = ["What barriers are preventing this support from being delivered?"]
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and terminals")


def leave_out(why: str) -> NoReturn:
    """Leaves a test out because the machine lacks something; where nothing may be left out, it fails."""
    if os.environ.get("IEPMEET_LEAVE_NOTHING_OUT"):
        pytest.fail(f"left out, where nothing may be: {why}")
    pytest.skip(why)


def a_meeting(folder: Path) -> Path:
    """An agenda in a folder of its own; the record will be beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    agenda = folder / "sam.toml"
    agenda.write_text(AGENDA, encoding="utf-8")
    return agenda


def record_of(agenda: Path) -> Path:
    """The record of that meeting."""
    return agenda.with_name("sam.record.jsonl")


def command(*arguments: str | Path) -> list[str]:
    """The command line of iepmeet with these arguments."""
    return [sys.executable, "-m", "iepmeet", *map(str, arguments)]


def surroundings() -> dict[str, str]:
    """The environment of the program: the wall clock stands still, letters are UTF-8."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return kept | {"IEPMEET_NOW": "2026-12-08T15:30", "LC_ALL": "C.UTF-8", "TERM": "xterm"}


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs the program to its end."""
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        env=surroundings(),
        timeout=PATIENCE,
        check=False,
    )


def quiet(output: bytes | str) -> bool:
    """Whether nothing in it looks like a program that fell over."""
    said = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
    return not any(word in said for word in ("Traceback", "Error:", "Exception", 'File "', "went wrong"))


class Piped:
    """A meeting held from a pipe that stays open until `end`. Everything it says is in `said`."""

    def __init__(self, *arguments: str | Path, before: Sequence[str] = ()) -> None:
        """`before` is a command that starts the program in its turn (with a limit, under a watch)."""
        self.process = subprocess.Popen(
            [*before, *command(*arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=surroundings(),
        )
        self.said: list[str] = []
        self.warned: list[str] = []
        self._news = threading.Condition()
        self._listeners = [
            threading.Thread(target=self._listen, args=(self.process.stdout, self.said), daemon=True),
            threading.Thread(target=self._listen, args=(self.process.stderr, self.warned), daemon=True),
        ]
        for listener in self._listeners:
            listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self._gone()

    def feed(self, *lines: str | bytes) -> None:
        """Writes lines into the pipe; a program that is gone takes none."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            for line in lines:
                raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
                self.process.stdin.write(raw + b"\n")
            self.process.stdin.flush()

    def hear(self, heard: Callable[[list[str]], bool], *, warned: bool = False) -> None:
        """Waits until what was said (or warned) so far fulfils this."""
        lines = self.warned if warned else self.said
        with self._news:
            met = self._news.wait_for(lambda: heard(lines), PATIENCE)
        assert met, f"never said; it said {self.said} and warned {self.warned}"

    def hear_line(self, start: str, *, warned: bool = False) -> None:
        """Waits for a line that starts like this."""
        self.hear(lambda lines: any(line.startswith(start) for line in lines), warned=warned)

    def kill(self) -> None:
        """Ends it as a flat battery does, and hears what had left it before."""
        self.process.kill()
        self._gone()

    def told(self, signum: signal.Signals) -> int:
        """Sends a signal and returns the exit status, minus the signal's number if it ended by one."""
        self.process.send_signal(signum)
        return self._gone()

    def end(self) -> int:
        """Closes the pipe and returns the exit status."""
        assert self.process.stdin is not None
        _close(self.process.stdin)
        return self._gone()

    def _gone(self) -> int:
        code = self.process.wait(PATIENCE)
        for listener in self._listeners:
            listener.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            _close(stream)
        return code

    def _listen(self, stream: IO[bytes], lines: list[str]) -> None:
        for raw in stream:
            with self._news:
                lines.append(raw.decode("utf-8", "replace").rstrip("\n"))
                self._news.notify_all()


def _close(stream: IO[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError):
        stream.close()

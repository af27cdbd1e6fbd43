"""What the program asked the system for, in order, as strace heard it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .program import PATIENCE, command, leave_out, surroundings

_BEGUN = re.compile(r"(?P<thread>\d+) +(?P<call>\w+)\((?P<said>.*)")
_RESUMED = re.compile(r"(?P<thread>\d+) +<\.\.\. (?P<call>\w+) resumed>(?P<said>.*)")
_UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True)
class Call:
    """One call: its arguments and result as text, the lines of the trace it began and ended on."""

    name: str
    said: str
    began: int
    ended: int


def calls(trace: str) -> Iterator[Call]:
    """The calls of a trace in the order they ended; what threads said in between is taken apart."""
    open_calls: dict[tuple[str, str], tuple[int, str]] = {}
    for place, line in enumerate(trace.splitlines()):
        if resumed := _RESUMED.match(line):
            began, said = open_calls.pop((resumed["thread"], resumed["call"]), (place, ""))
            yield Call(resumed["call"], said + resumed["said"], began, place)
        elif begun := _BEGUN.match(line):
            if line.endswith(_UNFINISHED):
                said = begun["said"].removesuffix(_UNFINISHED)
                open_calls[begun["thread"], begun["call"]] = (place, said)
            else:
                yield Call(begun["call"], begun["said"], place, place)


def traced(folder: Path, *arguments: str | Path, stdin: bytes = b"") -> list[Call]:
    """Runs the program under strace; every call that touches the network, or writes, or makes sure."""
    strace = shutil.which("strace")
    if sys.platform != "linux" or strace is None:
        leave_out("what the program asks the system for is heard with strace, on Linux")
    trace = folder / "trace"
    watched = "trace=%network,write,pwrite64,writev,fsync,fdatasync"
    done = subprocess.run(
        [strace, "-f", "-y", "-s", "16384", "-e", watched, "-o", str(trace), *command(*arguments)],
        input=stdin,
        capture_output=True,
        env=surroundings(),
        timeout=PATIENCE,
        check=False,
    )
    heard = trace.read_text(encoding="utf-8", errors="replace") if trace.exists() else ""
    if "+++ exited" not in heard:
        leave_out(f"strace may not watch a program here: {done.stderr.decode().strip()}")
    assert done.returncode == 0, done.stderr
    return list(calls(heard))

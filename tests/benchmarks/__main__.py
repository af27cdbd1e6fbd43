"""Prints a table of ratios; exit code 1 if one is over its bound.

Each figure is measured in alternation with its floor, in the same run, several rounds, medians.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.meetings import MEETING, a_long_meeting, an_agenda
from tests.benchmarks.terminal import Program

FRAME = 1 / 60
BOUND = 1.5
_BARE = [sys.executable, "-m", "tests.benchmarks.bare"]
_OURS = [sys.executable, "-m", "iepmeet", "run", MEETING]
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """One line of the table: what, ours, the floor, in `unit`."""

    what: str
    ours: float
    floor: float
    unit: str

    @property
    def ratio(self) -> float:
        """Ours over the floor."""
        return self.ours / self.floor


def _env() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "",
    }


def _program(command: list[str], folder: Path) -> Program:
    return Program(command, folder, _env())


def start(folder: Path, rounds: int) -> Row:
    """From nothing to a key on the screen."""
    an_agenda(folder)
    ours: list[float] = []
    floor: list[float] = []
    for turn in range(rounds + 1):
        for command, times in ((_BARE, floor), (_OURS, ours)):
            program = _program(command, folder)
            seconds = program.usable()
            program.kill()
            if turn:  # the first round fills the caches
                times.append(seconds)
    return Row("start to a key on the screen", statistics.median(ours), statistics.median(floor), "s")


def keys(folder: Path, rounds: int) -> tuple[Row, Row]:
    """From a key to the screen, with 2,000 entries; and the bytes that each key costs."""
    a_long_meeting(folder)
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    sizes: dict[str, list[float]] = {"ours": [], "floor": []}
    for _ in range(rounds):
        programs = {"floor": _program(_BARE, folder), "ours": _program(_OURS, folder)}
        for program in programs.values():
            program.usable()
            program.quiet(0.6)
        p95: dict[str, list[float]] = {"ours": [], "floor": []}
        for number in range(60):
            for who, program in programs.items():
                letter = chr(0x410 + number % 32).encode()
                size = len(program.seen)
                before = time.perf_counter()
                program.write(letter)
                p95[who].append(program.read_until(letter) - before)
                program.quiet(0.03)
                sizes[who].append(len(program.seen) - size)
        for who, program in programs.items():
            times[who].append(statistics.quantiles(p95[who], n=20)[-1])
            program.kill()
    return (
        Row(
            "key to screen, 2,000 entries, p95",
            statistics.median(times["ours"]),
            statistics.median(times["floor"]),
            "s",
        ),
        Row(
            "bytes to the terminal for a key",
            statistics.median(sizes["ours"]),
            statistics.median(sizes["floor"]),
            "B",
        ),
    )


def saving(folder: Path, rounds: int) -> Row:
    """From Enter to the entry with the saved mark, against write, fsync and one frame."""
    an_agenda(folder)
    ours: list[float] = []
    floor: list[float] = []
    program = _program(_OURS, folder)
    program.usable()
    program.quiet(0.6)
    program.write(b"\r")
    program.quiet(0.6)
    fd = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in range(12 * rounds):
        word = f"nota{number:04d}"
        program.write(f"{word} и".encode())
        program.read_until("и".encode())
        program.quiet(0.1)
        before = time.perf_counter()
        program.write(b"\r")
        program.read_until(word.encode())
        ours.append(time.perf_counter() - before)
        program.quiet(0.1)
        before = time.perf_counter()
        os.write(fd, b"x" * 330)
        os.fsync(fd)
        floor.append(time.perf_counter() - before + FRAME)
    os.close(fd)
    program.kill()
    return Row("Enter to the saved mark", statistics.median(ours), statistics.median(floor), "s")


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    rows: list[Row] = []
    measures: tuple[Callable[[Path, int], Row | tuple[Row, ...]], ...] = (start, keys, saving)
    for measure in measures:
        with tempfile.TemporaryDirectory() as folder:
            made = measure(Path(folder), rounds)
            rows += made if isinstance(made, tuple) else (made,)
    print(f"{'':36}{'ours':>10}{'floor':>10}{'ratio':>8}{'bound':>8}")
    for row in rows:
        scale, unit = (1000, "ms") if row.unit == "s" else (1, "B")
        over = "" if row.ratio <= BOUND else "  over"
        print(
            f"{row.what:36}{row.ours * scale:8.1f}{unit:>2}{row.floor * scale:8.1f}{unit:>2}"
            f"{row.ratio:8.2f}{BOUND:8.1f}{over}"
        )
    return 0 if all(row.ratio <= BOUND for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

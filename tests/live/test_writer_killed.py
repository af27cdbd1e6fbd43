from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from iepmeet.record.journal import read

from .kept import note

TYPIST = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from kept import note
from iepmeet.live.writer import Writer
from iepmeet.record.journal import Journal

def say(n):
    os.write(1, b"%d\\n" % n)

journal = Journal.open(Path(sys.argv[1]))
n = journal.reading.next_n
say(n)
writer = Writer(journal, say, lambda words: None)
while True:
    writer.put(note(n))
    if n % 5 == 0:
        writer.wait(n, 60)
    n += 1
"""


def _session(path: Path, seconds: float) -> set[int]:
    """Types until it is killed, so long after the first entry was saved; the numbers acknowledged by then."""
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path), str(Path(__file__).parent)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    said = process.stdout.readline() + process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    first, *acknowledged = [int(n) for n in (said + rest).split(b"\n")[:-1]]
    return set(range(first, acknowledged[-1] + 1))


def _killed_at_random(path: Path, rounds: int) -> None:
    dice = random.Random(20261208)
    acknowledged: set[int] = set()
    for _ in range(rounds):
        fresh = _session(path, dice.uniform(0, 0.03))
        assert fresh
        assert not fresh & acknowledged
        acknowledged |= fresh
        reading = read(path)
        assert acknowledged <= {stamped.n for stamped in reading.events}
        assert all(stamped == note(stamped.n) for stamped in reading.events)
        assert not acknowledged & {damage.n for damage in reading.damage}


def test_every_acknowledged_entry_outlives_a_kill(tmp_path: Path) -> None:
    _killed_at_random(tmp_path / "sam-review.record.jsonl", 10)


@pytest.mark.long
def test_every_acknowledged_entry_outlives_many_kills(tmp_path: Path) -> None:
    _killed_at_random(tmp_path / "sam-review.record.jsonl", 50)

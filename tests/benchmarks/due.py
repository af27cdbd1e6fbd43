"""`due` over 3,000 meetings against `due` over 3, with a warm index; and how a rebuild grows.

Run by `python -m tests.benchmarks.due`; exit code 1 if a figure is over its bound.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from iepmeet.agenda.model import Agenda, Carried, Child, Concern, Details, Person
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped, Words
from iepmeet.record.line import ZERO, encode

BOUND = 1.5
_GROWTH = 1.5  # a rebuild of ten times as much takes at most this times ten as long
_LONDON = dt.UTC
_NOW = "2027-11-25T10:00"
_LAST = dt.datetime(2027, 11, 9, 15, 30, tzinfo=_LONDON)
_EVERY = dt.timedelta(weeks=6)
_NOTES = 40
_OLD = 86_400  # seconds: files were not changed just now


def events(at: dt.datetime, number: int) -> Iterator[AnyEvent]:
    """The meeting with this number of a casebook: what was promised at the last one was kept."""
    before = at.date() - _EVERY
    carried = Carried(
        ref=f"A{number - 1}",
        action="Book the cover",
        who="Mrs Patel",
        promised=(before,),
        carried_from=before,
    )
    agenda = Agenda(
        meeting=Details(title="IEP review for Sam", date=at.date()),
        child=Child(name="Sam Rivers"),
        people=(Person(name="Mrs Patel", role="SENCO"), Person(name="Jo Rivers", role="Parent")),
        concerns=(Concern(id="salt", title="Speech and language sessions missed"),),
        carried=(carried,) if number > 1 else (),
    )
    yield ev.Opened(agenda=agenda)
    if number > 1:
        yield ev.PromiseReviewed(ref=carried.ref, verdict="kept")
    item = ev.concern_item("salt")
    for note in range(1, _NOTES + 1):
        text = f"Note {note} of what was said about the sessions and the cover that was promised"
        yield ev.Entry(ref=f"N{note}", entry="note", item=item, typed=text, words=Words(text=text))
    due = When(typed="in two weeks", date=at.date() + dt.timedelta(weeks=2))
    words = Words(text="Book the cover", who="Mrs Patel", by=due, measure="It is booked")
    yield ev.Action(ref=f"A{number}", item=item, typed=words.text, words=words)
    yield ev.ReviewAgreed(part="review", when=When(typed="in 6 weeks", date=at.date() + _EVERY))
    yield ev.Closed()


def write_casebooks(home: Path, casebooks: int, meetings: int) -> None:
    """So many casebooks with so many meetings each, every file as old as a day."""
    before = time.time() - _OLD
    for number in range(casebooks):
        folder = home / f"child-{number:03d}"
        folder.mkdir(parents=True)
        for back in range(meetings):
            at = _LAST - back * _EVERY - number * dt.timedelta(minutes=1)
            name = f"review-{at:%Y-%m-%d}"
            data, prev = b"", ZERO
            for n, event in enumerate(events(at, meetings - back), start=1):
                line, prev = encode(Stamped(n, at, event), prev)
                data += line
            (folder / f"{name}.record.jsonl").write_bytes(data)
            (folder / f"{name}.toml").write_text(
                '[meeting]\ntitle = "IEP review for Sam"\n', encoding="utf-8"
            )
            (folder / f"{name}.minutes.md").write_text("# IEP review for Sam\n", encoding="utf-8")
        (folder / "casebook.toml").write_text('[child]\nname = "Sam Rivers"\n', encoding="utf-8")
        for path in (*folder.iterdir(), folder):
            os.utime(path, (before, before))


class Casebooks:
    """A home of casebooks with an index of its own."""

    def __init__(self, folder: Path, casebooks: int, meetings: int) -> None:
        self.home = folder / "home"
        self.cache = folder / "cache"
        self.elsewhere = folder / "here"
        self.elsewhere.mkdir(parents=True)
        write_casebooks(self.home, casebooks, meetings)

    def due(self) -> float:
        """The seconds that `iepmeet due` takes, as a program of its own."""
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "iepmeet", "due"],
            cwd=self.elsewhere,
            env={
                **os.environ,
                "IEPMEET_HOME": str(self.home),
                "IEPMEET_CACHE": str(self.cache),
                "IEPMEET_NOW": _NOW,
                "PYTHONDONTWRITEBYTECODE": "",
            },
            capture_output=True,
            check=True,
        )
        taken = time.perf_counter() - began
        assert b"Book the cover" in done.stdout
        return taken


def main() -> int:
    """Prints the figures."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=9)
    rounds = asked.parse_args().rounds
    with tempfile.TemporaryDirectory() as place:
        few = Casebooks(Path(place) / "few", 1, 3)
        some = Casebooks(Path(place) / "some", 20, 15)
        many = Casebooks(Path(place) / "many", 200, 15)
        time.sleep(3.5)  # what was just written would be read twice
        few.due()
        built_some, built_many = some.due(), many.due()
        pairs = [(many.due(), few.due()) for _ in range(rounds)]
    ours = statistics.median(pair[0] for pair in pairs)
    floor = statistics.median(pair[1] for pair in pairs)
    growth = (built_many - floor) / (10 * (built_some - floor))
    print(f"due, warm index: 3,000 meetings {ours * 1000:.0f} ms, 3 meetings {floor * 1000:.0f} ms")
    print(f"  ratio {ours / floor:.2f}, bound {BOUND}")
    print(f"rebuild: 300 meetings {built_some:.2f} s, 3,000 meetings {built_many:.2f} s")
    print(f"  per meeting {growth:.2f} times as long, bound {_GROWTH}")
    return 0 if ours / floor <= BOUND and growth <= _GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())

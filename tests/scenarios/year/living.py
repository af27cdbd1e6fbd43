"""A year in the life: what happened on which day, and a way to stand on a day and look."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

from iepmeet.__main__ import main

HERE = Path(__file__).parent

MEETINGS = {
    dt.date(2026, 9, 15): "sep",
    dt.date(2026, 11, 24): "nov",
    dt.date(2027, 2, 2): "feb",
    dt.date(2027, 4, 27): "apr",
    dt.date(2027, 7, 6): "jul",
}
HAPPENED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2026-09-24", ("done", "A2", "--confirmed-by", "Mrs Patel")),
    ("2026-10-01", ("done", "A4")),
    ("2026-10-14", ("letter", "chase")),
    ("2026-10-14", ("sent", "chase", "--to", "Mrs Patel", "--reply-by", "2026-10-23")),
    ("2026-10-22", ("done", "check")),
    ("2026-10-22", ("replied", "chase", "--from", "Mrs Patel")),
    ("2026-11-23", ("new", "nov", "--from", "sep")),
    ("2026-11-27", ("done", "A8")),
    ("2026-11-30", ("done", "A5")),
    ("2026-12-03", ("done", "A3", "--confirmed-by", "Mrs Patel")),
    ("2027-02-01", ("new", "feb", "--from", "nov")),
    ("2027-02-05", ("done", "A10")),
    ("2027-02-09", ("done", "A9")),
    ("2027-02-11", ("done", "A6", "--confirmed-by", "Mrs Patel")),
    ("2027-02-12", ("done", "A12")),
    ("2027-03-02", ("letter", "complaint")),
    ("2027-03-02", ("sent", "complaint", "--to", "Oakfield Primary", "--reply-by", "2027-03-23")),
    ("2027-03-26", ("replied", "complaint", "--from", "Oakfield Primary")),
    ("2027-04-26", ("new", "apr", "--from", "feb")),
    ("2027-05-10", ("letter", "assessment")),
    ("2027-05-10", ("sent", "assessment", "--to", "Oakshire Council")),
    ("2027-05-14", ("done", "A14")),
    ("2027-06-23", ("replied", "assessment", "--from", "Oakshire Council")),
    ("2027-06-24", ("done", "A15")),
    ("2027-07-05", ("new", "jul", "--from", "apr")),
)


class Year:
    """The casebook, lived through up to a day."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "sam"
        self.folder.mkdir(parents=True)
        for name in ("casebook.toml", "sep.toml"):
            shutil.copy(HERE / name, self.folder)
        self._place = place
        self._until = dt.date(2026, 9, 1)

    def live(self, until: dt.date) -> None:
        """Everything that happens up to a day, that day included, each thing on its own day."""
        happened = [(dt.date.fromisoformat(day), command) for day, command in HAPPENED]
        days = {day for day, _ in happened} | set(MEETINGS)
        for day in sorted(day for day in days if self._until < day <= until):
            self._see(day)
            for _, command in (each for each in happened if each[0] == day):
                self.typed(day, command[0], *command[1:])
            if day in MEETINGS:
                self._meet(day, MEETINGS[day])
        self._see(until)
        self._until = until

    def due(self, day: dt.date) -> list[dict[str, Any]]:
        """What `iepmeet due --json` says on a day."""
        found = json.loads(self.typed(day, "due", str(self.folder), "--json"))
        rows = found["items"]
        assert isinstance(rows, list)
        return rows

    def last(self, day: dt.date) -> str:
        """The latest meeting held before a day, or on it."""
        return MEETINGS[max(held for held in MEETINGS if held <= day)]

    def typed(self, day: dt.date, *arguments: str) -> str:
        """What a command says, typed in the casebook's folder at noon; it has to go well."""
        code, said = self.ended(day, *arguments)
        assert code == 0, (arguments, code)
        return said

    def ended(self, day: dt.date, *arguments: str) -> tuple[int, str]:
        """How a command ends, and what it says."""
        out = io.StringIO()
        code: object = 0
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            mock.patch.object(sys, "argv", ["iepmeet", *arguments]),
            mock.patch.dict(os.environ, self._environment(day, "12:00")),
        ):
            try:
                main()
            except SystemExit as exited:
                code = exited.code or 0
        assert isinstance(code, int)
        return code, out.getvalue()

    def _meet(self, day: dt.date, name: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "iepmeet", "run", f"{name}.toml", "--plain"],
            input=(HERE / f"{name}.txt").read_text(encoding="utf-8"),
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env={**os.environ, **self._environment(day, "15:30")},
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")

    def _see(self, day: dt.date) -> None:
        """Writes the evidence down that there is by now."""
        with (HERE / "evidence.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file) if row[0] == "date" or row[0] <= day.isoformat()]
        if len(rows) == 1:
            return
        table = self._place / "seen.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        self.typed(day, "evidence", "import", str(table))

    def _environment(self, day: dt.date, time: str) -> dict[str, str]:
        return {
            "IEPMEET_NOW": f"{day}T{time}",
            "IEPMEET_HOME": str(self._place / "home"),
            "IEPMEET_CACHE": str(self._place / "cache"),
        }

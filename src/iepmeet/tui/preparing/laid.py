"""An agenda as it stands on the desk: its parts and rows, which is chosen, what is wrong with each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path as File
from typing import Any, Literal

from iepmeet.agenda import rehearsing
from iepmeet.agenda.decode import file_name
from iepmeet.agenda.edit import Editing
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.read import read_text
from iepmeet.agenda.saving import AgendaFile
from iepmeet.casebook import folder
from iepmeet.errors import Problem
from iepmeet.tui.preparing import faults, values
from iepmeet.tui.preparing.keeper import Keeper
from iepmeet.tui.preparing.offering import Offer
from iepmeet.tui.preparing.rows import Part, Row, parts_of, rows_of, value_at
from iepmeet.tui.preparing.values import About

Mode = Literal["rows", "parts", "changing", "picking"]


class Laid:
    """One agenda, laid open. Raises NotEditableError if it cannot be changed here.

    mode      what the arrows choose among, or that a row is being changed
    over      whether what is typed takes the place of what stands in the row
    offers    what is offered to be taken with one key
    """

    def __init__(self, file: AgendaFile, today: dt.date) -> None:
        self._folder = file.path.parent
        self._today = today
        self._defaults = folder.read(self._folder).defaults
        self.editing = Editing.opened(file.text)
        self.keeper = Keeper(file)
        self.mode: Mode = "rows"
        self.agenda = Agenda()
        self._data: dict[str, Any] = {}
        self.parts: tuple[Part, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.part_at = self.row_at = 0
        self.over = False
        self.offers: tuple[Offer, ...] = ()
        self.offer_at = 0
        self._read()

    # what there is

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self.parts[self.part_at]

    @property
    def row(self) -> Row:
        """The row that is chosen."""
        return self.rows[self.row_at]

    @property
    def about(self) -> About:
        """What a typed line is understood by."""
        return About(self._today, self.agenda)

    @property
    def path(self) -> File:
        """Where the agenda is saved now."""
        return self.keeper.file.path

    @property
    def rehearsal(self) -> rehearsing.Rehearsal:
        """The meeting against the clock."""
        return rehearsing.rehearse(self.agenda)

    def problems_of(self, part: Part) -> list[Problem]:
        """What is wrong in a part."""
        return [problem for path, problem in self._placed if faults.belongs(part, path)]

    def problems_by_row(self) -> dict[int, tuple[Problem, ...]]:
        """What is wrong in the part that is shown, by the number of the row."""
        return faults.of_rows(self.part, self.rows, self._placed)

    def begun(self, part: Part) -> bool:
        """Whether a part holds anything."""
        rows = rows_of(part, self._data)
        return any(row.held is not None or self.inherited(row) for row in rows)

    def inherited(self, row: Row) -> str:
        """What the casebook gives where the agenda has nothing of its own."""
        if row.held is not None or row.at:
            return ""
        table = self._defaults.get(str(row.path[0]))
        held = value_at(table, row.path[1:])
        if isinstance(held, list):
            return ", ".join(values.as_shown(row.field, one) for one in held)
        return values.as_shown(row.field, held)

    # going about

    def go(self, part_at: int, row_at: int = 0) -> None:
        """Shows a part, with one of its rows chosen."""
        self.part_at = min(max(part_at, 0), len(self.parts) - 1)
        self.rows = rows_of(self.part, self._data)
        self.row_at = min(max(row_at, 0), len(self.rows) - 1)
        self.offers, self.over = (), False
        if self.mode != "parts":
            self.mode = "rows"

    def step(self, by: int) -> None:
        """Chooses the next row, part or offer; at the last one it stays."""
        if self.mode == "parts":
            self.go(self.part_at + by)
        elif self.mode == "picking":
            self.offer_at = min(max(self.offer_at + by, 0), len(self.offers) - 1)
        else:
            self.row_at = min(max(self.row_at + by, 0), len(self.rows) - 1)

    def turn(self, by: int) -> None:
        """Shows the next part; behind the last comes the first."""
        self.go((self.part_at + by) % len(self.parts))

    def to_parts(self) -> None:
        """The arrows choose among the parts now."""
        self.mode = "parts"
        self.offers = ()

    def back(self) -> bool:
        """One level back; whether there was one."""
        if self.mode in ("changing", "picking"):
            self.mode, self.offers, self.over = "rows", (), False
            return True
        if self.mode == "parts":
            self.mode = "rows"
            return True
        self.to_parts()
        return False

    def _read(self) -> None:
        """Reads the agenda anew: what it means, and what is wrong."""
        name = file_name(File(self.path.name))
        text = self.editing.text
        reading = read_text(text, name, self._defaults, today=self._today, folder=self._folder)
        self.agenda = reading.agenda or Agenda()
        self._placed = faults.placed(text, name, reading.problems)
        self._data = self.editing.data
        self.parts = parts_of(self._data)
        self.part_at = min(self.part_at, len(self.parts) - 1)
        self.rows = rows_of(self.part, self._data)
        self.row_at = min(self.row_at, len(self.rows) - 1)

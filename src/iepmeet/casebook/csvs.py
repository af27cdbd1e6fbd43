"""Evidence as a table for Excel and its kin (CSV), out and in again.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, and loses it on the way back.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from iepmeet.agenda.decode import LIMIT, file_name, to_text
from iepmeet.agenda.found import listed, nearest, same, shown
from iepmeet.agenda.model import EvidenceKind
from iepmeet.agenda.moments import as_date
from iepmeet.agenda.shape import YEARS
from iepmeet.casebook.evidence import Seen
from iepmeet.errors import Problem
from iepmeet.text import clean

COLUMNS = ("date", "kind", "concern", "what", "source", "who")
_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
_BOM = "\ufeff"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HIDDEN = re.compile(r"'+[=+\-@\t\r]")
_DELIMITERS = (",", ";", "\t")
_OF_EXCEL = re.compile(r"([0-9]{1,2})-([A-Za-z]{3,9})-([0-9]{4}|[0-9]{2})")
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00)?$")
_SAVE_AS = "In Excel, choose Save As and the type CSV UTF-8."


@dataclass(frozen=True, slots=True)
class Imported:
    """The rows of a table, and each line that could not be read."""

    rows: tuple[Seen, ...]
    problems: tuple[Problem, ...] = ()


def exported(rows: Iterable[Seen]) -> bytes:
    """The rows as CSV that Excel opens with all its letters: UTF-8 with a byte-order mark, dates as ISO."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows:
        table.writerow([row.date.isoformat(), *(_safe(getattr(row, name)) for name in COLUMNS[1:])])
    return (_BOM + out.getvalue()).encode("utf-8")


def read_file(path: Path) -> Imported:
    """The rows of a CSV file. Raises nothing: why a file or a line could not be read is a problem."""
    name = file_name(path)
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except (OSError, ValueError):
        return _refused(name, "This file could not be read.", "Check its name, and that it is a file.")
    return imported(raw, name)


def imported(raw: bytes, file: str) -> Imported:
    """The rows of a CSV: comma, semicolon or tab, UTF-8 or UTF-16, dates as ISO or in British order.

    The first line names the columns, in any order; without names they are those of an export.
    """
    if len(raw) > LIMIT:
        return _refused(file, "This file is larger than 5 MB.", "Is it the right file?")
    text = to_text(raw, file)
    if isinstance(text, Problem):
        what = text.what.replace("not an agenda", "not a CSV file")
        return Imported((), (Problem(file, text.line, text.column, what, _SAVE_AS),))
    problems: list[Problem] = []
    lines = list(_lines(text, file, problems))
    if not lines:
        problems = problems or [Problem(file, 0, 0, "This file is empty.", "Is it the right file?")]
        return Imported((), tuple(problems))
    columns = _columns(lines[0][1], file, problems)
    if columns is None:
        return Imported((), tuple(problems))
    named = any(same(cell, COLUMNS) for cell in lines[0][1])
    rows = []
    for number, cells in lines[1:] if named else lines:
        read = _row(cells, columns)
        if isinstance(read, Seen):
            rows.append(read)
        else:
            problems.append(Problem(file, number, 1, *read))
    return Imported(tuple(rows), tuple(sorted(problems, key=lambda problem: problem.line)))


def _refused(file: str, what: str, fix: str) -> Imported:
    return Imported((), (Problem(file, 0, 0, what, fix),))


def _lines(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line it starts on. Where no row can be made out, it is said."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.lstrip("\n").split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        delimiter = first[-1]
        text = text.replace(first, "", 1)
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    started = 1
    while True:
        try:
            cells = [_plain(cell) for cell in next(table)]
        except StopIteration:
            return
        except csv.Error:
            to = f" to line {table.line_num}" if table.line_num > started else ""
            what = f"A quote mark is opened and not closed properly; this was left out{to}."
            problems.append(Problem(file, started, 1, what, 'Inside quote marks, write "" for one.'))
            cells = []
        if any(cells):
            yield started, cells
        started = table.line_num + 1


def _columns(first: list[str], file: str, problems: list[Problem]) -> dict[str, int] | None:
    """Where each column stands; None where there can be no rows."""
    if not any(same(cell, COLUMNS) for cell in first):
        if _date(first[0]):
            return {name: at for at, name in enumerate(COLUMNS)}
        what = "The first line names no column that is known here."
        problems.append(Problem(file, 1, 1, what, f"Name them: {listed(COLUMNS, 'and')}."))
        return None
    columns: dict[str, int] = {}
    for at, cell in enumerate(first):
        name = same(cell, COLUMNS)
        if name is None:
            if cell:
                near = nearest(cell, COLUMNS)
                fix = f"Did you mean {shown(near)}?" if near else f"Known: {listed(COLUMNS, 'and')}."
                what = f"The column {shown(cell)} is not known, and left out."
                problems.append(Problem(file, 1, 1, what, fix, "caution"))
        else:
            columns.setdefault(name, at)
    if "date" not in columns:
        problems.append(Problem(file, 1, 1, "There is no column of dates.", 'Call it "date".'))
        return None
    return columns


def _row(cells: list[str], columns: Mapping[str, int]) -> Seen | tuple[str, str]:
    """A row, or what is wrong with it and what to do."""
    held = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
    day = _date(held["date"])
    if day is None:
        said = f"{shown(held['date'])} is not a date" if held["date"] else "There is no date here"
        return f"{said}; this line was left out.", "Write it as day/month/year, like 3/11/2026."
    if not YEARS[0] <= day.year <= YEARS[1]:
        return f"The year {day.year:04} cannot be meant; this line was left out.", "Check how it is typed."
    typed = held.get("kind", "") or "other"
    word = same(typed, _KINDS)
    kind = next((kind for kind in _KINDS if kind == word), None)
    if kind is None:
        near = nearest(typed, _KINDS)
        fix = f"Did you mean {shown(near)}?" if near else f"Write {listed(_KINDS)}."
        return f"{shown(typed)} is no kind of evidence; this line was left out.", fix
    words = {name: held.get(name, "") for name in COLUMNS[2:]}
    return Seen(date=day, kind=kind, **words)


def _date(cell: str) -> dt.date | None:
    text = _MIDNIGHT.sub("", cell)
    if found := _OF_EXCEL.fullmatch(text):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        text = f"{found[1]} {found[2]} {year}"
    return as_date(text)


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    """A cell as it was before `_safe`, cleaned."""
    cell = cell.strip(" \n")
    return clean(cell[1:] if _HIDDEN.match(cell) else cell).strip()

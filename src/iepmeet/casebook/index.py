"""How every casebook stands, without reading what was read before: derived from the files, and disposable.

For each folder the index holds its standing and what its files were told by; for each record what is followed
of it. A record is read again only if its bytes changed, a folder is worked out again only if one of its files
did. Whatever becomes of the index itself, the answers are those of the files.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from iepmeet import files
from iepmeet.casebook.facts import Facts
from iepmeet.casebook.held import facts_in, records_in
from iepmeet.casebook.marks import Marks, checksum, look
from iepmeet.casebook.names import CASEBOOK, DIARY, EVIDENCE
from iepmeet.casebook.standing import Standing, agendas_ahead, standing
from iepmeet.casebook.store import Store, cache_folder, remove, seal
from iepmeet.record.journal import ENDING
from iepmeet.record.reading import parse

NAME = "due.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS standings (folder TEXT PRIMARY KEY, marks BLOB, held BLOB, seal BLOB);
CREATE TABLE IF NOT EXISTS facts (folder TEXT, name TEXT, sum TEXT, held BLOB, seal BLOB,
                                  PRIMARY KEY (folder, name));
"""
_AT_ONCE = 300  # changes that are written together: an interruption costs no more than these
_MARKS = msgspec.json.Decoder(Marks)
_STANDING = msgspec.json.Decoder(Standing)
_FACTS = msgspec.json.Decoder(Facts | None)

Progress = Callable[[int, int], None]
_Row = tuple[Any, ...]


class Stands:
    """The index, open. Close it at the end: what was worked out anew is written then."""

    def __init__(self, store: Store) -> None:
        """For `opened`."""
        self._store = store
        self._rows = {row[0]: row for row in store.rows("SELECT folder, marks, held, seal FROM standings")}
        self._waiting: list[tuple[str, tuple[object, ...]]] = []
        self.read: list[str] = []
        """The records that were read, for whoever wants to know what was not."""

    @classmethod
    def opened(cls, folder: Path | None = None) -> Stands:
        """The index in this folder, else in the user's cache. Never raises."""
        return cls(Store.opened((folder or cache_folder()) / NAME, _TABLES))

    def of(
        self, places: Iterable[Path], today: dt.date, progress: Progress = lambda done, of: None
    ) -> tuple[Standing, ...]:
        """How these folders stand, in their order. One that is gone is left out.

        `progress` is told how many of those that changed are done; it may raise, to end it there.
        """
        wanted = list(dict.fromkeys(_called(place) for place in places))
        rows = self._rows
        self._forget(self.known - set(wanted))
        found: dict[str, Standing] = {}
        anew = []
        for called in wanted:
            known = self._known(called, rows.get(called))
            if known:
                found[called] = known
            else:
                anew.append(called)
        try:
            for done, called in enumerate(anew):
                progress(done, len(anew))
                made = self._made(called, rows.get(called), today)
                if made:
                    found[called] = made
        finally:
            self._flush()
        return tuple(found[called] for called in wanted if called in found)

    @property
    def known(self) -> frozenset[str]:
        """The folders that something was followed in before."""
        return frozenset(called for called in self._rows if isinstance(called, str))

    def close(self) -> None:
        """Writes what is still to be written and lets the file go."""
        self._flush()
        self._store.close()

    def _known(self, called: str, row: _Row | None) -> Standing | None:
        """The standing that is kept, if nothing changed since."""
        if row is None or not _is_sealed(row):
            return None
        marks = _MARKS.decode(row[1])
        try:
            looked = look(Path(called), marks, self._store.now, _to_read)
        except OSError:
            return None
        if not looked.same:
            return None
        if not looked.kept:
            self._keep(called, looked.marks, row[2])
        return _STANDING.decode(row[2])

    def _made(self, called: str, row: _Row | None, today: dt.date) -> Standing | None:
        """The standing worked out from the files; None for a folder that is not there any more."""
        folder = Path(called)
        before = _MARKS.decode(row[1]) if row and _is_sealed(row) else None
        try:
            marks = look(folder, before, self._store.now, _to_read).marks
        except OSError:
            return None
        facts = self._facts(folder, called, marks)
        made = standing(folder, marks.names, facts, today)
        self._keep(called, marks, msgspec.json.encode(made))
        return made

    def _facts(self, folder: Path, called: str, marks: Marks) -> list[Facts]:
        rows = {
            row[0]: row
            for row in self._store.rows("SELECT name, sum, held, seal FROM facts WHERE folder = ?", (called,))
        }
        wanted = set(records_in(marks.names))
        records = {mark.name: mark for mark in marks.files if mark.name in wanted}
        found = []
        for name, mark in records.items():
            row = rows.pop(name, None)
            if row and row[1] == mark.sum and row[3] == _seal_of(called, *row[:3]):
                facts = _FACTS.decode(row[2])
            else:
                try:
                    raw = files.read(folder / name)
                except OSError:
                    continue
                self.read.append(name)
                facts = facts_in(folder / name, parse(raw))
                self._put_facts(called, name, checksum(raw), msgspec.json.encode(facts))
            if facts:
                found.append(facts)
        for name in rows:
            self._put("DELETE FROM facts WHERE folder = ? AND name = ?", called, name)
        return found

    def _put_facts(self, called: str, name: str, sum: str, held: bytes) -> None:
        sealed = _seal_of(called, name, sum, held)
        self._put("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)", called, name, sum, held, sealed)

    def _keep(self, called: str, marks: Marks, held: bytes) -> None:
        told = msgspec.json.encode(marks)
        sealed = seal(called, told, held)
        self._put("INSERT OR REPLACE INTO standings VALUES (?, ?, ?, ?)", called, told, held, sealed)
        if len(self._waiting) >= _AT_ONCE:
            self._flush()

    def _put(self, statement: str, *values: object) -> None:
        self._waiting.append((statement, values))

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []

        def written(connection: sqlite3.Connection) -> None:
            for statement, values in waiting:
                connection.execute(statement, values)

        if waiting:
            self._store.write(written)

    def _forget(self, others: frozenset[str]) -> None:
        """A casebook that was deleted leaves nothing behind here."""
        for called in others:
            if not os.path.isdir(called):  # noqa: PTH112
                self._put("DELETE FROM standings WHERE folder = ?", called)
                self._put("DELETE FROM facts WHERE folder = ?", called)


def delete(folder: Path | None = None) -> None:
    """Takes the index away; the next question makes it anew."""
    remove((folder or cache_folder()) / NAME)


def casebooks(place: Path, known: frozenset[str] = frozenset()) -> tuple[Path, ...]:
    """The folder itself, if anything is followed in it, and those of its folders in which something is.

    Folders that are `known` need not be looked into for that.
    """
    try:
        # links are followed here, once: a casebook that two ways lead to is one
        place = place.resolve()
        with os.scandir(place) as inside:
            entries = sorted(inside, key=lambda entry: entry.name)
    except (OSError, RuntimeError):
        return ()
    own = (place,) if any(_tells(entry.name) for entry in entries) else ()
    return (
        *own,
        *(
            Path(entry.path).resolve() if entry.is_symlink() else Path(entry.path)
            for entry in entries
            if not entry.name.startswith(".")
            and _is_folder(entry)
            and (entry.path in known or _is_casebook(entry.path))
        ),
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link may lead to itself."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_casebook(path: str) -> bool:
    try:
        return any(_tells(name) for name in os.listdir(path))  # noqa: PTH208
    except OSError:
        return False


def _tells(name: str) -> bool:
    return name in (CASEBOOK, EVIDENCE, DIARY) or (name.endswith(ENDING) and name != ENDING)


def _to_read(names: Iterable[str]) -> tuple[str, ...]:
    every: Sequence[str] = tuple(names)
    own = tuple(name for name in (CASEBOOK, EVIDENCE, DIARY) if name in every)
    return (*records_in(every), *agendas_ahead(every), *own)


def _called(place: Path) -> str:
    return os.path.abspath(place)  # noqa: PTH100


def _is_sealed(row: _Row) -> bool:
    called, marks, held, sealed = row
    return isinstance(marks, bytes) and isinstance(held, bytes) and bool(sealed == seal(called, marks, held))


def _seal_of(called: str, name: object, sum: object, held: object) -> bytes:
    if not (isinstance(name, str) and isinstance(sum, str) and isinstance(held, bytes)):
        return b"no seal"
    return seal(called, name, sum, held)

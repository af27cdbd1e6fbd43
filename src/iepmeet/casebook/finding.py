"""Words found in one casebook: in records, agendas, evidence and papers. Never in a private entry.

What is looked through is derived from the files and disposable. Each time, it is checked whole before it is
believed, so that damage changes no answer. A private entry, and one that was removed, never gets into it.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from iepmeet import files
from iepmeet.casebook.marks import Marks, look
from iepmeet.casebook.store import Store, cache_folder, remove, seal
from iepmeet.dates.written import day
from iepmeet.errors import NotReadError
from iepmeet.record.journal import ENDING
from iepmeet.record.meeting import fold
from iepmeet.record.reading import parse
from iepmeet.text import clean, one_line

_TABLES = """
CREATE TABLE IF NOT EXISTS about (folder TEXT, marks BLOB, seal BLOB);
CREATE TABLE IF NOT EXISTS texts (id INTEGER PRIMARY KEY, file TEXT, place TEXT, said TEXT, seal BLOB);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    said, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
"""
_PAPERS = (".md", ".toml")
_MOST = 5_000_000  # bytes of a file that is looked through
_AROUND = 12  # words of a line that are shown
_MARK = (chr(2), chr(3))  # no text holds these: they are taken out of what is kept


class Found(NamedTuple):
    """A line that has the words. `place` is a ref or a line; `marked` the words in it, from and to."""

    file: str
    place: str
    snippet: str
    marked: tuple[tuple[int, int], ...]


class _Text(NamedTuple):
    file: str
    place: str
    said: str


def search(folder: Path, words: str, *, cache: Path | None = None, most: int = 50) -> tuple[Found, ...]:
    """Where all these words stand, the last one perhaps unfinished; the best first, at most so many.

    Raises NotReadError where the folder cannot be read.
    """
    asked = _asked(words)
    if not asked:
        return ()
    place = (cache or cache_folder()) / name_of(folder)
    _sweep(place.parent)
    try:
        store = Store.opened(place, _TABLES)
    except sqlite3.Error:
        raise NotReadError("This Python was built without what finds words (SQLite's FTS5).") from None
    try:
        rows = _rows(store, folder, asked, most)
    finally:
        store.close()
    return tuple(_found(*row) for row in rows)


def _rows(store: Store, folder: Path, asked: str, most: int) -> list[tuple[Any, ...]]:
    """The hits, out of a file that is whole before and after; where that cannot be had, out of memory."""
    for attempt in range(3):
        if attempt == 2:
            store.path = None
            store.start_over()
        _renew(store, folder)
        if _is_whole(store):
            rows = store.rows(
                "SELECT t.file, t.place, snippet(words, 0, ?, ?, '…', ?) FROM words "
                "JOIN texts t ON t.id = words.rowid WHERE words MATCH ? ORDER BY rank, t.id LIMIT ?",
                (*_MARK, _AROUND, asked, most),
            )
            if _marks(store):
                return rows
        store.start_over()
    return []


def name_of(folder: Path) -> str:
    """What the derived file of a folder is called."""
    called = str(folder.resolve()).encode("utf-8", "surrogatepass")
    return f"search-{hashlib.blake2b(called, digest_size=12).hexdigest()}.sqlite"


def _asked(words: str) -> str:
    """Words as FTS5 asks for all of them, each quoted, so that no sign in them means anything."""
    found = re.findall(r"\w+", clean(words))
    return " AND ".join(f'"{word}"*' for word in found)


def _renew(store: Store, folder: Path) -> None:
    """Brings the texts up to the files, if any changed."""
    before = _marks(store)
    try:
        looked = look(folder, before, store.now, tuple, matters=_matters)
    except OSError as error:
        raise NotReadError(f"This folder cannot be read: {files.reason(error)}.") from None
    if looked.kept:
        return
    told = msgspec.json.encode(looked.marks)
    called = str(folder.resolve())
    texts = (
        None if looked.same else [text for mark in looked.marks.files for text in _texts(folder, mark.name)]
    )

    def written(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM about")
        connection.execute("INSERT INTO about VALUES (?, ?, ?)", (called, told, seal(called, told)))
        if texts is None:
            return
        connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
        connection.execute("DELETE FROM texts")
        for n, text in enumerate(texts, start=1):
            connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", (n, *text, _seal_of(n, *text)))
            connection.execute("INSERT INTO words (rowid, said) VALUES (?, ?)", (n, text.said))

    if not store.write(written):
        # another program is writing: this one makes its own, in memory
        store.path = None
        store.start_over()
        store.write(written)


def _marks(store: Store) -> Marks | None:
    """What the files were told by; None where nothing is kept, or it is not as it was written."""
    row = next(iter(store.rows("SELECT folder, marks, seal FROM about")), None)
    if row is None or not isinstance(row[0], str) or not isinstance(row[1], bytes):
        return None
    return msgspec.json.decode(row[1], type=Marks) if row[2] == seal(row[0], row[1]) else None


def _is_whole(store: Store) -> bool:
    """Whether every text is as it was written, none is missing, and the index is that of these texts."""
    if _marks(store) is None:
        return False
    rows = store.rows("SELECT id, file, place, said, seal FROM texts ORDER BY id")
    if any(row[0] != n or row[4] != _seal_of(*row[:4]) for n, row in enumerate(rows, start=1)):
        return False
    total = store.rows("SELECT count(*) FROM words")
    if total != [(len(rows),)]:
        return False

    def checked(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")

    return store.check(checked)


def _matters(name: str) -> bool:
    return not name.startswith(".") and (name.endswith((*_PAPERS, ENDING)))


def _texts(folder: Path, name: str) -> Iterator[_Text]:
    try:
        raw = files.read(folder / name, limit=_MOST)
    except OSError:
        return
    if name.endswith(ENDING):
        yield from _of_record(name, raw)
        return
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), start=1):
        said = one_line(clean(line))
        if re.search(r"\w", said):
            yield _Text(name, f"line {number}", said)


def _of_record(name: str, raw: bytes) -> Iterator[_Text]:
    """What stands in a record now. Private entries are left out here, and nowhere else is there a way in."""
    reading = parse(raw)
    meeting = fold(reading.events, reading.spent)
    held = f" of {day(meeting.started.date())}" if meeting.started else ""
    for entry in meeting.standing:
        if entry.kind == "private":
            continue
        words = entry.words
        said = [f"{words.who}:" if words.who else "", words.text, *words.helpers, words.measure]
        text = one_line(clean(" ".join(part for part in said if part)))
        if text:
            yield _Text(name, f"{entry.ref}{held}", text)
    for state in meeting.concerns.values():
        if state.outcome_text.strip():
            yield _Text(name, f"outcome of concern {state.number}{held}", one_line(clean(state.outcome_text)))
    for promise in meeting.promises.values():
        if promise.text.strip():
            yield _Text(name, f"{promise.carried.ref}{held}", one_line(clean(promise.text)))


def _found(file: str, place: str, snippet: str) -> Found:
    text, marked, began = "", [], 0
    for part in re.split(f"([{_MARK[0]}{_MARK[1]}])", snippet):
        if part == _MARK[0]:
            began = len(text)
        elif part == _MARK[1]:
            marked.append((began, len(text)))
        else:
            text += part
    return Found(file, place, text, tuple(marked))


def _sweep(cache: Path) -> None:
    """A casebook that was deleted leaves none of its words behind."""
    for path in cache.glob("search-*.sqlite"):
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                row = connection.execute("SELECT folder FROM about").fetchone()
            finally:
                connection.close()
        except (sqlite3.Error, ValueError):
            continue
        if row and isinstance(row[0], str) and not Path(row[0]).is_dir():
            remove(path)


def _seal_of(n: Any, file: Any, place: Any, said: Any) -> bytes:
    if not all(isinstance(text, str) for text in (file, place, said)):
        return b"no seal"
    return seal(str(n), file, place, said)

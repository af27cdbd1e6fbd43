"""Files that are derived from others: SQLite, for their owner alone, safe to delete at any time.

Whatever happened to such a file changes no answer: what it holds carries a checksum, a file that is damaged
is made anew, one that another program holds is not waited for, and where none can be kept it is in memory.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from iepmeet import __version__, files

VARIABLE = "IEPMEET_CACHE"
_FORM = 3  # of the tables
_PATIENCE = 2.0  # seconds for another program that is writing
_ENDINGS = ("", "-journal", "-wal", "-shm")


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where derived files are: `IEPMEET_CACHE`, else the user's folder for such. Not made."""
    if asked := environment.get(VARIABLE, "").strip():
        return Path(asked).expanduser()
    user = Path.home()
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or user / "AppData" / "Local") / "iepmeet" / "Cache"
    if sys.platform == "darwin":
        return user / "Library" / "Caches" / "iepmeet"
    return Path(environment.get("XDG_CACHE_HOME") or user / ".cache") / "iepmeet"


def seal(*parts: bytes | str) -> bytes:
    """A checksum over what is kept, and over the version that made it: no other version reads it."""
    made = hashlib.blake2b(f"{__version__}/{_FORM}".encode(), digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big"))
        made.update(raw)
    return made.digest()


class Store:
    """A derived file. `path` is None where it stands in memory."""

    def __init__(self, path: Path | None, tables: str) -> None:
        """For `opened`."""
        self.path = path
        self._tables = tables
        self.fresh = False
        self._connection = self._connect()

    @classmethod
    def opened(cls, path: Path, tables: str) -> Store:
        """Opens a derived file, or makes it, with these tables. Never raises."""
        for _ in range(2):
            try:
                return cls(_private(path), tables)
            except (sqlite3.Error, OSError):
                remove(path)
        return cls(None, tables)

    def rows(self, asked: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """What the file answers; nothing where it cannot be read. A damaged file is made anew."""
        for _ in range(2):
            try:
                return self._connection.execute(asked, tuple(values)).fetchall()
            except sqlite3.OperationalError as error:
                if _is_held(error):
                    return []
                self.start_over()
            except (sqlite3.Error, ValueError):
                self.start_over()
        return []

    def write(self, act: Callable[[sqlite3.Connection], None]) -> bool:
        """Changes the file whole or not at all. False where it could not be: nothing depends on it."""
        for _ in range(2):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    act(self._connection)
                    self._connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                    raise
                return True
            except sqlite3.OperationalError as error:
                if _is_held(error):
                    return False
                self.start_over()
            except sqlite3.Error:
                self.start_over()
        return False

    def check(self, act: Callable[[sqlite3.Connection], None]) -> bool:
        """Whether this goes through; nothing is changed by it."""
        try:
            self._connection.execute("BEGIN")
            try:
                act(self._connection)
            finally:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            return isinstance(error, sqlite3.OperationalError) and _is_held(error)
        return True

    def start_over(self) -> None:
        """Throws the file away and makes it anew, or goes on in memory."""
        self.close()
        if self.path is not None:
            remove(self.path)
            try:
                _private(self.path)
                self._connection = self._connect()
            except (sqlite3.Error, OSError):
                self.path = None
            else:
                return
        self._connection = self._connect()

    def close(self) -> None:
        """Lets the file go."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def now(self) -> int:
        """The time by the clock of the disk that the file is on, in nanoseconds; 0 in memory."""
        if self.path is None:
            return 0
        stamp = self.path.with_suffix(".stamp")
        try:
            with closing_fd(os.open(stamp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, files.PRIVATE)) as fd:
                os.write(fd, b".")
                return os.fstat(fd).st_mtime_ns
        except OSError:
            return 0

    def _connect(self) -> sqlite3.Connection:
        where = ":memory:" if self.path is None else str(self.path)
        connection = sqlite3.connect(where, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            # a lost power supply may cost the file, which is then made anew
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone() != (_FORM,):
                self.fresh = True
                with closing(connection.cursor()) as cursor:
                    cursor.executescript(
                        f"BEGIN IMMEDIATE; {self._tables}; PRAGMA user_version = {_FORM}; COMMIT"
                    )
        except BaseException:
            connection.close()
            raise
        return connection


class closing_fd:  # noqa: N801
    """Closes a descriptor at the end of a `with`."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def __enter__(self) -> int:
        return self._fd

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)


def remove(path: Path) -> None:
    """Takes a derived file away, with what SQLite keeps beside it. Never raises."""
    for ending in _ENDINGS:
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _private(path: Path) -> Path:
    """The file, there and readable for its owner alone. Raises OSError."""
    if files.is_link(path):
        raise OSError("a link")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), files.PRIVATE)
    os.close(fd)
    if path.stat().st_mode & 0o077 and os.name == "posix":
        path.chmod(files.PRIVATE)
    return path


def _is_held(error: sqlite3.OperationalError) -> bool:
    return any(word in str(error) for word in ("locked", "busy"))

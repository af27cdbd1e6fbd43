"""Whether the files of a folder are as they were: by what the disk says of them, and by their checksums.

A file is read only if its size, its times or its number on the disk changed; or if it had been changed so
shortly before it was read that a second change could not be told from the first.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from iepmeet import files

_SETTLED = 3_000_000_000  # nanoseconds: longer than the coarsest clock of a disk ticks
_ENDINGS = (".toml", ".jsonl")
_ELSEWHERE = re.compile(rb'^\s*file\s*=\s*["\']([^"\'\n]*[/\\][^"\'\n]*)["\']', re.MULTILINE)
_MOST = 5_000_000  # bytes of a file that is looked into for another one


class Mark(Struct, frozen=True, array_like=True):
    """One file as it was read. `settled`: what the disk says of it is enough to tell a change."""

    name: str
    size: int
    changed: int
    turned: int
    number: int
    sum: str
    settled: bool


class Marks(Struct, frozen=True, array_like=True):
    """A folder as it was read: the names in it that matter, and their files."""

    changed: int
    number: int
    settled: bool
    names: tuple[str, ...]
    files: tuple[Mark, ...]


class Looked(Struct, frozen=True):
    """A folder as it is now. `same`: no file's words changed, only perhaps what the disk says of it.

    kept  whether the marks are those of before, so that nothing need be written
    """

    marks: Marks
    same: bool
    kept: bool


def matters(name: str) -> bool:
    """Whether a file can change what is due."""
    return name.endswith(_ENDINGS) and not name.startswith(".")


def look(
    folder: Path,
    before: Marks | None,
    now: Callable[[], int],
    which: Callable[[Iterable[str]], Iterable[str]],
    *,
    matters: Callable[[str], bool] = matters,
) -> Looked:
    """A folder as it is now, compared with before. `which` of its files to read. Raises OSError.

    `now` is the time by the disk's clock; it is asked only where something changed.
    """
    at = os.stat(folder)  # noqa: PTH116
    if before and before.settled and (at.st_mtime_ns, at.st_ino) == (before.changed, before.number):
        names = before.names
    else:
        names = tuple(sorted(filter(matters, os.listdir(folder))))  # noqa: PTH208
    if before and names == before.names and _unchanged(folder, before):
        if before.settled or now() - at.st_mtime_ns < _SETTLED:
            return Looked(before, same=True, kept=True)
        settled = Marks(at.st_mtime_ns, at.st_ino, True, names, before.files)
        return Looked(settled, same=True, kept=False)
    return _looked_again(folder, before, names, at, now=now(), wanted=tuple(which(names)))


def _unchanged(folder: Path, before: Marks) -> bool:
    place = str(folder) + os.sep
    for mark in before.files:
        if not mark.settled:
            return False
        try:
            at = os.stat(place + mark.name)  # noqa: PTH116
        except OSError:
            return False
        if not _as_marked(at, mark):
            return False
    return True


def _as_marked(at: os.stat_result, mark: Mark) -> bool:
    now = (at.st_size, at.st_mtime_ns, at.st_ctime_ns, at.st_ino)
    return now == (mark.size, mark.changed, mark.turned, mark.number)


def _elsewhere(name: str) -> bool:
    return "/" in name or os.sep in name


def _looked_again(
    folder: Path,
    before: Marks | None,
    names: tuple[str, ...],
    at: os.stat_result,
    *,
    now: int,
    wanted: tuple[str, ...],
) -> Looked:
    known = {mark.name: mark for mark in before.files} if before else {}
    found: dict[str, Mark] = {}
    waiting = [*wanted, *(name for name in known if _elsewhere(name))]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        mark, further = _mark(folder, name, known.get(name), now)
        if mark:
            found[name] = mark
        waiting += further
    marks = Marks(
        at.st_mtime_ns,
        at.st_ino,
        now - at.st_mtime_ns > _SETTLED,
        names,
        tuple(found[name] for name in sorted(found)),
    )
    sums = {name: mark.sum for name, mark in found.items()}
    same = before is not None and sums == {name: mark.sum for name, mark in known.items()}
    return Looked(marks, same=same, kept=marks == before)


def _mark(folder: Path, name: str, before: Mark | None, now: int) -> tuple[Mark | None, list[str]]:
    """A file as it is, and the files elsewhere that it names. One that cannot be read is as if not there."""
    path = folder / name
    try:
        at = path.stat()
        if before and before.settled and _as_marked(at, before):
            return before, []
        raw = files.read(path)
    except (OSError, ValueError):
        return None, []
    further = [os.fsdecode(other) for other in _ELSEWHERE.findall(raw)] if len(raw) < _MOST else []
    mark = Mark(
        name,
        at.st_size,
        at.st_mtime_ns,
        at.st_ctime_ns,
        at.st_ino,
        checksum(raw),
        now - max(at.st_mtime_ns, at.st_ctime_ns if os.name == "posix" else 0) > _SETTLED,
    )
    return mark, further if name.endswith(".toml") and not _elsewhere(name) else []


def checksum(raw: bytes) -> str:
    """What the words of a file are told by."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()

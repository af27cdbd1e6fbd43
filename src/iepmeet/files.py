"""Files that lose nothing and leak nothing: the one place that knows what each platform can do.

Everything here is made for its owner alone (0600), is never written through a link, and raises OSError with
nothing changed but what its sentence says. `reason` puts such an error into plain words.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
_BLOCK = 1 << 20


def _flags(*names: str) -> int:
    """Those of these flags of `open` that the platform has."""
    return sum(int(getattr(os, name, 0)) for name in names)


# O_NONBLOCK: a pipe that bears the name of a file must not hold us up
_SAFE = _flags("O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")
_NO_LINK = _flags("O_NOFOLLOW")


def is_link(path: Path) -> bool:
    """Whether a path is a link to another file, wherever that leads."""
    return path.is_symlink()


def open_append(path: Path, *, new: bool = False) -> int:
    """A descriptor that reads anywhere and writes at the end only. `new`: the file must not exist yet."""
    if new:
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _SAFE | _NO_LINK, PRIVATE)
    _refuse_link(path)
    return _ordinary(os.open(path, os.O_RDWR | os.O_APPEND | _SAFE | _NO_LINK))


def create(path: Path, data: bytes) -> None:
    """A new file for its owner alone, on the disk when this returns; nothing stays of one that fails.

    Raises OSError; FileExistsError where there is one already, which stays as it is.
    """
    fd = open_append(path, new=True)
    try:
        try:
            write_all(fd, data)
            sync(fd)
        finally:
            os.close(fd)
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def write(fd: int, data: bytes | memoryview) -> int:
    """Writes as much as the disk takes in one go and says how much that was: at least one byte."""
    count = os.write(fd, data)
    if count == 0:
        raise OSError(errno.EIO, "nothing was written")
    return count


def write_all(fd: int, data: bytes) -> None:
    """Writes everything, however many goes it takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[write(fd, rest) :]


def sync(fd: int) -> None:
    """Returns when the bytes are on the disk itself, not only on their way."""
    if sys.platform == "darwin":
        import fcntl

        # fsync alone leaves them in the drive's own memory there; drives that cannot do better refuse
        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Returns when the names in a folder are on the disk, where the platform has a way to ask for it."""
    if sys.platform == "win32":
        return
    try:
        fd = os.open(folder, os.O_RDONLY | _flags("O_CLOEXEC", "O_DIRECTORY"))
    except PermissionError:
        return
    try:
        sync(fd)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}:
            raise
    finally:
        os.close(fd)


def read(path: Path, *, limit: int | None = None, follow: bool = True) -> bytes:
    """The bytes of an ordinary file. An error: more than `limit` of them, or a link if not `follow`."""
    if not follow:
        _refuse_link(path)
    fd = _ordinary(os.open(path, os.O_RDONLY | _SAFE | (0 if follow else _NO_LINK)))
    try:
        if limit is not None and os.fstat(fd).st_size > limit:
            raise OSError(errno.EFBIG, "larger than it can be")
        return read_open(fd)
    finally:
        os.close(fd)


def read_open(fd: int) -> bytes:
    """All bytes of an open file, from its start."""
    os.lseek(fd, 0, os.SEEK_SET)
    blocks = []
    while block := os.read(fd, _BLOCK):
        blocks.append(block)
    return b"".join(blocks)


def ends_line(fd: int) -> bool:
    """Whether an open file is empty or ends in a newline."""
    size = os.fstat(fd).st_size
    if size == 0:
        return True
    os.lseek(fd, size - 1, os.SEEK_SET)
    return os.read(fd, 1) == b"\n"


def still_at(fd: int, path: Path) -> bool:
    """Whether an open file is still the one that bears this name."""
    try:
        named = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return os.path.samestat(os.fstat(fd), named)


def replace(path: Path, data: bytes) -> None:
    """Puts a whole new file in the place of the old one: whatever happens, one of the two is there."""
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE | _NO_LINK, PRIVATE)
    try:
        try:
            write_all(fd, data)
            sync(fd)
        finally:
            os.close(fd)
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Takes a file away for good; one that is not there is no error."""
    try:
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Takes away what a `replace` of this file left behind when it was killed."""
    ours = re.compile(re.escape(f".{path.name}.") + r"[0-9a-f]{8}")
    with suppress(OSError):
        for beside in list(path.parent.iterdir()):
            if ours.fullmatch(beside.name):
                with suppress(OSError):
                    beside.unlink()


_REASONS = {
    "ENOSPC": "the disk is full",
    "EDQUOT": "your share of the disk is used up",
    "EROFS": "the disk can be read but not written to",
    "EACCES": "permission was refused",
    "EPERM": "permission was refused",
    "EIO": "the disk reports a fault",
    "ENOENT": "the folder or disk is no longer there",
    "ENOTDIR": "the folder or disk is no longer there",
    "ENODEV": "the folder or disk is no longer there",
    "ENXIO": "the folder or disk is no longer there",
    "ESTALE": "the folder or disk is no longer there",
    "ETIMEDOUT": "the disk does not answer",
    "EBUSY": "another program holds the file",
    "ELOOP": "it is a link to another file",
    "EMLINK": "it is a link to another file",
    "EISDIR": "it is not an ordinary file",
    "EFBIG": "the file is too large",
    "ENAMETOOLONG": "the name is too long for this disk",
}
_BY_NUMBER = {getattr(errno, name): words for name, words in _REASONS.items() if hasattr(errno, name)}


def reason(error: OSError) -> str:
    """Why the disk refused, as the words after "because": no path, no name, no number."""
    return _BY_NUMBER.get(error.errno or 0, "the disk refuses")


def _refuse_link(path: Path) -> None:
    # said before opening as well: not every platform has a flag for it
    if is_link(path):
        raise OSError(errno.ELOOP, "a link")


def _ordinary(fd: int) -> int:
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(errno.EISDIR, "not an ordinary file")
    return fd

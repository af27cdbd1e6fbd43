"""One iepmeet at a time writes a record: the lock beside it, held for the life of a session."""

from __future__ import annotations

import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iepmeet import files
from iepmeet.errors import InUseError, NotSavedError

if TYPE_CHECKING:
    from filelock import BaseFileLock

# long enough for another iepmeet that is just closing, short enough not to be noticed
_PATIENCE = 0.3


class Lock:
    """The lock file at `path`: there while it is held, and gone afterwards unless the power went."""

    def __init__(self, path: Path, called: str = "record") -> None:
        """Takes the lock. Raises InUseError if another holds it, NotSavedError if there can be none.

        `called` says in sentences what it is the lock of.
        """
        from filelock import FileLock, Timeout

        if not path.parent.is_dir():
            # filelock would make the folder
            raise NotSavedError(f"The folder for the {called} is not there.", "Make it, or choose another.")
        self.path = path
        self._lock: BaseFileLock | None = FileLock(path, mode=files.PRIVATE, thread_local=False)
        try:
            with warnings.catch_warnings():
                # on a drive without locks filelock warns and makes do; a warning would break the screen
                warnings.simplefilter("ignore")
                self._lock.acquire(timeout=_PATIENCE, poll_interval=0.02)
            self._own = path.lstat()
        except Timeout:
            raise InUseError(
                f"This {called} is open in another iepmeet.", "You can look, but not write."
            ) from None
        except OSError as error:
            with suppress(OSError):
                self._lock.release()
            raise NotSavedError(
                f"Nothing can be saved in this folder: {files.reason(error)}.",
                "Copy the agenda to a folder of your own and open it there.",
            ) from None

    def release(self) -> None:
        """Lets go and takes the lock file away. Releasing twice does nothing more."""
        if self._lock is None:
            return
        # Taken away while still held: whoever waits for the nameless file finds out, and makes a new one.
        # On Windows an open file stays; there filelock takes it away itself.
        with suppress(OSError):
            if os.path.samestat(self._own, self.path.lstat()):
                self.path.unlink()
        with suppress(OSError):
            self._lock.release()
        self._lock = None

"""Problems as values: where, what is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file of the user's.

    `line` and `column` count from 1, in characters; 0 means that the problem has no place in the file
    (it is empty, a folder, not readable). `what` says what was found, `fix` what to do.
    """

    file: str
    line: int
    column: int
    what: str
    fix: str = ""
    level: Literal["error", "caution"] = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        mark = "" if self.level == "error" else "caution: "
        return f"{place}: {mark}{self.what}" + (f" {self.fix}" if self.fix else "")


@dataclass
class IepmeetError(Exception):
    """Something a user can meet: a sentence, and what to do. Never shown as a traceback."""

    what: str
    fix: str = ""
    exit_code: int = field(default=3, kw_only=True)

    def __str__(self) -> str:
        return f"{self.what} {self.fix}".strip()


class NotSavedError(IepmeetError):
    """The record could not be written where it should be."""


class NotReadError(IepmeetError):
    """A file could not be read."""


class InUseError(IepmeetError):
    """Another iepmeet holds this record open: look, do not write."""

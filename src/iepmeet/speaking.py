"""Lines out: what is said goes to standard output, what went wrong to standard error. Never raises."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO

from iepmeet import text


def prepare() -> None:
    """Makes the standard streams safe to use.

    One that was closed before we began is an empty one; letters that the terminal cannot show become a
    question mark instead of an error.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def say(*lines: str) -> None:
    """Says lines to the person."""
    _write(sys.stdout, lines)


def warn(*lines: str) -> None:
    """Says what went wrong, and the fix."""
    _write(sys.stderr, lines)


def _write(stream: TextIO, lines: tuple[str, ...]) -> None:
    """A reader that went away, or a closed terminal, must not keep the next line from being kept."""
    try:
        for line in lines:
            stream.write(text.clean(line) + "\n")
        stream.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

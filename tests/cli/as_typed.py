"""A command as a user types it, without the start of a program for each: what it says, and its exit code."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from iepmeet.__main__ import main


@dataclass(frozen=True, slots=True)
class Done:
    """What a command said and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def typed(*arguments: str, cwd: Path) -> Done:
    """Runs `iepmeet ARGUMENTS` in a folder, on the afternoon of 8 December 2026."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["iepmeet", *arguments]),
        mock.patch.dict(os.environ, {"IEPMEET_NOW": "2026-12-08T15:42"}),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    return Done(code, out.getvalue(), err.getvalue())

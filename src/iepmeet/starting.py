"""How a meeting starts: which one, and with which face."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from iepmeet import clock
from iepmeet.errors import IepmeetError
from iepmeet.live import choosing, recent
from iepmeet.live.paths import Paths
from iepmeet.speaking import say


def can_draw() -> bool:
    """Whether there is a terminal to draw on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def run(file: Path | None, *, on_screen: bool) -> int:
    """Holds the meeting of a file, or of one that is chosen; returns the exit code.

    Raises IepmeetError: 2 where there is no file and nobody to ask.
    """
    choice = choosing.named(file) if file is not None else _asked(on_screen=on_screen)
    if choice is None:
        return 0
    if choice.copied:
        say(f"{choice.file.name} is copied here: yours to change.")
    if on_screen:
        from iepmeet.tui.holding import hold
    else:
        from iepmeet.plain.meeting import hold
    code = hold(choice.file, choice.blank)
    if sys.stdin.isatty():
        # afterwards: nobody waits for it before the first frame
        recent.remember(Paths.of(choice.file).agenda)
    return code


def _asked(*, on_screen: bool) -> choosing.Choice | None:
    if on_screen:
        from iepmeet.tui.choosing import choose
    elif sys.stdin.isatty():
        from iepmeet.plain.choosing import choose
    else:
        raise IepmeetError(
            "Which meeting? From a pipe the agenda must be named.", "Try: iepmeet run AGENDA", exit_code=2
        )
    return choose(clock.today())


def evidence_table(place: Path, agenda: Path | None = None) -> int:
    """The evidence of a folder, or of one agenda in it, as a table on the screen; returns the exit code."""
    from iepmeet.tui.choosing import evidence

    evidence(place, agenda, clock.today())
    return 0

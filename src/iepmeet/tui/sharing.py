"""Shares a meeting on the screen, and says on the plain terminal afterwards where its files are."""

from __future__ import annotations

from iepmeet import clock, stopping, unforeseen
from iepmeet.live.paths import Paths
from iepmeet.live.sharing import Sharing
from iepmeet.speaking import say, warn
from iepmeet.tui.app import ShareApp

DONE, FAILED = 0, 3


def share(paths: Paths) -> int:
    """Shares the meeting of a record; returns the exit code. Raises NotReadError where there is no record."""
    app = ShareApp(Sharing(paths, clock.today()))
    app.run()
    if app.stopped:
        stopping.end_by(app.stopped)
    if app.unforeseen:
        warn(unforeseen.sentence(app.unforeseen))
        return FAILED
    say(f"The papers are in {paths.folder.absolute()}.")
    return DONE

"""Holds a meeting on the screen, and says on the plain terminal afterwards how things stand."""

from __future__ import annotations

from pathlib import Path

from iepmeet import clock, stopping, unforeseen
from iepmeet.agenda.model import Agenda
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.live.words import troubles
from iepmeet.speaking import say, warn

DONE, NOT_SAVED = 0, 3


def hold(file: Path, blank: Agenda | None = None) -> int:
    """Holds the meeting of an agenda or a record on the screen; returns the exit code."""
    session = Session(open_meeting(file, clock.now(), blank))
    if session.meeting.closed:
        return _closed(session)
    from iepmeet.tui.app import MeetingApp

    app = MeetingApp(session)
    over = None
    try:
        over = app.run()
    finally:
        all_saved = session.close()
    if app.stopped:
        stopping.end_by(app.stopped)
    if app.unforeseen:
        warn(unforeseen.sentence(app.unforeseen))
    if not all_saved:
        warn(troubles.lost_on_leaving(session.trouble, session.unsaved))
        return NOT_SAVED
    if over == "ended":
        say(*session.closing_lines)
    else:
        say(*troubles.left_open(session.paths.record if session.started else None))
    return NOT_SAVED if app.unforeseen or session.without_minutes else DONE


def _closed(session: Session) -> int:
    from iepmeet.tui.sharing import share

    paths = session.paths
    session.close()
    return share(paths)

"""A whole meeting over lines: an item is said, a line is read, the answer says what was kept."""

from __future__ import annotations

import codecs
import gc
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from iepmeet import clock, stopping, text
from iepmeet.agenda.model import Agenda
from iepmeet.live.answer import Answer
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.live.words import help, troubles, views
from iepmeet.plain.terminal import Terminal
from iepmeet.speaking import say, warn

DONE, CLOSED_ALREADY, NOT_SAVED = 0, 1, 3
_SECONDS_FOR_THE_DISK = 2.0
_SECONDS_IN_TROUBLE = 0.2
_MAY_BE_PRIVATE = re.compile(r"(?<!\S)(?:[Pp][0-9]+\b|~)")


def hold(file: Path, blank: Agenda | None = None) -> int:
    """Holds the meeting of an agenda or a record, at a terminal or from a pipe; returns the exit code."""
    gc.enable()
    at_terminal = sys.stdin.isatty()
    session = Session(open_meeting(file, clock.now(), blank), drafts=at_terminal)
    if session.meeting.closed or (session.looking and not at_terminal):
        return _nothing_to_hold(session, at_terminal)
    face = _Face(session)
    with stopping.listening(interrupt=not at_terminal) as heard:
        with suppress(stopping.Stopped):
            face.begin(at_terminal)
            if at_terminal:
                face.talk(Terminal(session.typing, heard))
            else:
                face.follow(enumerate(_piped(heard), start=1))
        code = face.finish()
    if heard.signum:
        stopping.end_by(heard.signum)
    return code


def _nothing_to_hold(session: Session, at_terminal: bool) -> int:
    say(*session.lines)
    closed = session.meeting.closed
    record = session.paths.record
    session.close()
    if not closed:
        warn(troubles.NOT_KEPT_IN_USE)
        return NOT_SAVED
    if at_terminal:
        from iepmeet.live.hand_out import text_of

        say(text_of(record))
    (say if at_terminal else warn)(troubles.closed_already(record.name))
    return DONE if at_terminal else CLOSED_ALREADY


def _piped(heard: stopping.Heard) -> Iterator[str]:
    """The lines of a pipe, as bytes first: one that is not UTF-8 must not end the meeting."""
    for number, raw in enumerate(iter(partial(heard.wait, sys.stdin.buffer.readline), b"")):
        # Windows editors put a mark at the start of a file; the first sign stands behind it
        yield text.decode(raw if number else raw.removeprefix(codecs.BOM_UTF8))


class _Face:
    """The plain face of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._over = ""
        self._in_trouble = False

    def begin(self, at_terminal: bool) -> None:
        """What is said first."""
        session = self._session
        title = session.meeting.agenda.meeting.title or session.paths.name
        say(title, *session.lines)
        if at_terminal:
            say(*(f"{row.typed} {row.means}." for row in help.FIRST))
        say(*views.item(session.meeting, session.meeting.current))

    def talk(self, terminal: Terminal) -> None:
        """Line after line at a terminal, until it is ended, left, or the terminal closes."""
        session = self._session
        begun = session.unfinished
        while not self._over:
            try:
                line = terminal.ask("> ", begun)
            except KeyboardInterrupt:
                begun = terminal.unfinished
                say("", troubles.HOW_TO_LEAVE)
                continue
            if line is None:
                return
            answer = session.say(line, clock.now())
            self._tell(answer)
            begun = line if answer.refused else ""

    def follow(self, lines: Iterator[tuple[int, str]]) -> None:
        """The lines of a pipe; one that cannot be followed is named and kept whole."""
        for number, line in lines:
            if self._over:
                if line.strip().lower() not in ("", "/end"):
                    warn(troubles.after_the_end(number))
                continue
            answer = self._session.say(line, clock.now())
            if answer.refused:
                warn(troubles.line_not_followed(number, answer.lines))
                answer = self._session.park(line, clock.now(), private=bool(_MAY_BE_PRIVATE.search(line)))
            self._tell(answer)

    def finish(self) -> int:
        """Lets the record go and says how things stand."""
        session = self._session
        all_saved = session.close()
        if not all_saved:
            warn(troubles.lost_on_leaving(session.trouble, session.unsaved))
            return NOT_SAVED
        if self._over != "ended":
            say(*troubles.left_open(session.paths.record if session.started else None))
        return NOT_SAVED if session.without_minutes else DONE

    def _tell(self, answer: Answer) -> None:
        """Says "kept" only when it is on the disk; else says that it is not."""
        # a disk that is known to refuse is not waited for at each line
        patience = _SECONDS_FOR_THE_DISK if not self._session.trouble else _SECONDS_IN_TROUBLE
        if answer.kept and not self._session.wait_saved(answer.kept[-1], patience):
            self._in_trouble = True
            warn(self._session.trouble or troubles.SLOW_DISK)
            say(*(troubles.held(line) for line in answer.lines))
        else:
            if self._in_trouble and not self._session.unsaved:
                self._in_trouble = False
                say(troubles.SAVED_AGAIN)
            say(*answer.lines)
        self._over = answer.over

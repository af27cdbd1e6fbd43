"""A meeting held for a test: its agenda, a fixed clock, and lines said one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from iepmeet.agenda.model import (
    Agenda,
    Carried,
    Child,
    Concern,
    Details,
    Parked,
    Person,
    Prefer,
    Question,
    Review,
)
from iepmeet.dates.school import Calendar
from iepmeet.live.answer import Answer
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.record import events as ev
from iepmeet.record.events import Stamped
from iepmeet.record.meeting import fold
from iepmeet.record.state import Meeting, Recorded

TODAY = dt.date(2026, 11, 24)  # a Tuesday
NOW = dt.datetime(2026, 11, 24, 15, 30, tzinfo=dt.UTC)
SALT, QUIET = ev.concern_item("salt"), ev.concern_item("quiet")

AGENDA = Agenda(
    meeting=Details(title="IEP review for Sam", chair="Mrs Patel", minute_taker="Jo Rivers"),
    child=Child(name="Sam Rivers", known_as="Sam"),
    people=(
        Person(name="Mrs Patel", role="SENCO"),
        Person(name="Jo Rivers", role="Parent"),
        Person(name="Mr Lee", role="Class teacher"),
        Person(name="Miss Ali", role="Teaching assistant", expected=False),
    ),
    concerns=(
        Concern(
            id="salt",
            title="Speech and language sessions missed",
            questions=(Question(ask="What gets in the way?"), Question(ask="How sure are we?", kind="scale")),
        ),
        Concern(id="quiet", title="The quiet space is used as a store"),
    ),
    carried=(
        Carried(ref="A2", action="Book the speech assistant's cover", who="Mrs Patel"),
        Carried(ref="A3", action="Ask about a reading pen"),
    ),
    parked=(Parked(what="Who writes to the secondary SENCO?"),),
    review=Review(
        prefer=Prefer(weekday="Tuesday", time=dt.time(15, 30)),
        early_check="6 weeks",
        trigger="two missed sessions in a fortnight",
    ),
    calendar=Calendar(nation="england", nation_given=True),
)
SMALL = Agenda(meeting=Details(title="IEP review for Sam"), calendar=Calendar(nation_given=True))
"""Nobody, no child, no concern."""


def meeting_of(agenda: Agenda = AGENDA, *events: ev.AnyEvent) -> Meeting:
    """The meeting of an agenda that is open, without any file."""
    happened = (ev.Opened(agenda=agenda), *events)
    return fold(Stamped(n, NOW, event) for n, event in enumerate(happened, start=1))


class Held:
    """A session and what came of the last line. Lines are said at `now`, which a test may move."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = NOW
        self.answer = Answer()

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.session.meeting

    @property
    def entries(self) -> dict[str, Recorded]:
        """What stands, by ref."""
        return {entry.ref: entry for entry in self.meeting.standing}

    @property
    def refs(self) -> list[str]:
        """The refs of what stands, in the order it was said."""
        return [entry.ref for entry in self.meeting.standing]

    @property
    def texts(self) -> list[str]:
        """The words of what stands, in the order it was said."""
        return [entry.words.text for entry in self.meeting.standing]

    @property
    def said(self) -> str:
        """The last answer as one text."""
        return "\n".join(self.answer.lines)

    def say(self, *lines: str) -> str:
        """Says lines that must each be followed; the last answer."""
        for line in lines:
            self.answer = self.session.say(line, self.now)
            assert not self.answer.refused, (line, self.answer.lines)
        return self.said

    def refused(self, line: str) -> str:
        """Says a line that must be refused and must change nothing; why it was."""
        before = self.meeting
        self.answer = self.session.say(line, self.now)
        assert self.answer.refused, (line, self.answer.lines)
        assert self.meeting == before
        assert not self.answer.kept
        assert self.answer.lines
        return self.said

    def record(self) -> str:
        """The record on the disk, once everything is saved; empty if there is none."""
        if self.meeting.events and self.session.started:
            assert self.session.wait_saved(self.meeting.events[-1].n, 10)
        record = self.session.paths.record
        return record.read_text(encoding="utf-8") if record.exists() else ""


@contextmanager
def sitting(
    folder: Path, agenda: Agenda | None = AGENDA, *, name: str = "sam", drafts: bool = False
) -> Iterator[Held]:
    """One sitting of the meeting `name` in a folder; without an agenda, of the file that is there."""
    opening = open_meeting(folder / f"{name}.toml", NOW, agenda)
    session = Session(opening, drafts=drafts)
    try:
        yield Held(session)
    finally:
        session.close()

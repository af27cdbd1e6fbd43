"""Records for the tests of the journal: made of real events, with the words of an invented meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Child, Concern, Details, Person
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record import line
from iepmeet.record.events import AnyEvent, Stamped
from iepmeet.text import clean

START = dt.datetime(2026, 12, 8, 15, 30, tzinfo=dt.UTC)


def note(n: int, text: str = "The assistant was covering Year 2") -> Stamped:
    """A note that bears the number N of its line."""
    event = ev.Entry(ref=f"N{n}", entry="note", item=ev.OPENING, typed=text, words=ev.Words(text=text))
    return Stamped(n, START + dt.timedelta(seconds=n), event)


def notes(count: int) -> list[Stamped]:
    """So many notes, from line 1."""
    return [note(n, f"Note number {n}: the café — “said twice”") for n in range(1, count + 1)]


def record(lines: Sequence[Stamped]) -> bytes:
    """The bytes of a whole record."""
    data, prev = b"", line.ZERO
    for each in lines:
        more, prev = line.encode(each, prev)
        data += more
    return data


def with_words(raw: bytes, old: bytes, new: bytes, prev: str | None = None) -> bytes:
    """A line with other words and a checksum that fits them, as a careful forger would make it."""
    body = raw.rstrip(b"\n")[:-42].replace(old, new)
    if prev is not None:
        body = body[:-33] + prev.encode() + b'"'
    return sealed(body)


def sealed(body: bytes) -> bytes:
    """The line that begins with these bytes, with a checksum that fits."""
    return body + b',"sum":"' + checksum(body).encode() + b'"}\n'


def checksum(body: bytes) -> str:
    """The rule as the design has it, worked out here again."""
    from hashlib import blake2b

    return blake2b(body + b"\n", digest_size=16).hexdigest()


def a_meeting() -> list[Stamped]:
    """A short meeting with events of many kinds."""
    concern = Concern(id="salt", title="Speech and language sessions missed")
    when = When(typed="fri", date=dt.date(2026, 12, 11), said="in 3 days")
    agenda = Agenda(
        meeting=Details(title="IEP review for Sam", time=dt.time(15, 30)),
        child=Child(name="Sam Rivers"),
        people=(Person(name="Mrs Patel", role="SENCO"), Person(name="Jo Rivers", role="Parent")),
        concerns=(concern,),
    )
    words = ev.Words(text="Book the cover", who="Mrs Patel", by=when, measure="sessions run")
    happened: list[AnyEvent] = [
        ev.Opened(agenda=agenda),
        ev.Attendance(presence="here", people=("Mrs Patel", "Jo Rivers"), typed="/here"),
        ev.MovedTo(item="concern:salt"),
        ev.Entry(
            ref="N1",
            entry="note",
            item="concern:salt",
            typed="Three of eight ran",
            words=ev.Words(text="Three of eight ran"),
        ),
        ev.Action(ref="A1", item="concern:salt", typed="! Book the cover @Patel by fri", words=words),
        ev.ScaleAnswered(
            ref="S1", concern="salt", number=1, value=4, who="Mrs Patel", typed="/scale 1 4 Patel"
        ),
        ev.ReviewAgreed(part="review", when=when, time=dt.time(15, 30), typed="/review fri"),
        ev.Renamed(old="Mr Leigh", new="Mr Lee", rewritten={"A1": words}),
        ev.Withdrawn(act=4),
        ev.Closed(reply_by=when),
    ]
    return [Stamped(n, START + dt.timedelta(minutes=n), event) for n, event in enumerate(happened, start=1)]


texts = st.text(st.characters(codec="utf-8"), max_size=60).map(clean)
meetings = st.lists(texts, max_size=12).map(
    lambda words: [note(n, text) for n, text in enumerate(words, start=1)]
)

"""The request to meet, as an e-mail draft with the agenda in it. Nothing is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from iepmeet.agenda.model import Person
from iepmeet.dates.written import clock_time, day
from iepmeet.papers.audience_ahead import Ahead
from iepmeet.publish.email import Draft, letter

ACCESS = (
    "Please say if anybody needs something to take part: an interpreter, a room without stairs, a break, "
    "papers in large print. What we need: [write it here, or take this line out]."
)


def invitation(ahead: Ahead, people: Iterable[Person], markdown: str, html: str, made: dt.datetime) -> Draft:
    """The request to everybody who has an address. `markdown` and `html` are the same sheet."""
    return letter(subject(ahead), tuple(asked(ahead)), people, markdown, html, made=made)


def subject(ahead: Ahead) -> str:
    """That a meeting is asked for, and when; never the child's name."""
    return f"Request to meet{f', {day(ahead.date)}' if ahead.date else ''}"


def asked(ahead: Ahead) -> Iterator[str]:
    """When and where, who will come, what anybody needs to take part, and that the agenda is open to more."""
    if ahead.date:
        at = f" at {clock_time(ahead.time)}" if ahead.time else ""
        place = f", {ahead.place}" if ahead.place else ""
        yield f"I would like us to meet on {day(ahead.date)}{at}{place}. Please say if that suits you."
    else:
        yield "I would like us to meet. Please suggest a day and a time."
    coming = [f"{one.name} ({one.role})" if one.role else one.name for one in ahead.people if one.expected]
    if coming:
        yield f"Coming, as far as I know: {', '.join(coming)}. Please say who else will be there."
    else:
        yield "Please say who will be there."
    yield ACCESS
    yield "The agenda follows. Please say if anything should be added."
